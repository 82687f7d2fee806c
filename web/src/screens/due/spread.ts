// Spreads what is due over days and engineers: one visit a hospital where the windows allow, no day too full.

export interface Task {
  id: string;
  hospital: string;
  minutes: number;
  due: string;
  opens: string;
  /** The first day on which it can no longer serve its period. */
  ends: string;
}

export interface Visit {
  hospital: string;
  engineer: string;
  day: string;
  tasks: Task[];
}

export interface Means {
  engineers: readonly string[];
  /** Working days, rising. */
  days: readonly string[];
  /** Minutes of work a day may hold. */
  capacity: number;
  /** Minutes that an engineer has on a day already; infinite when away. */
  taken: (engineer: string, day: string) => number;
  /** Whether an engineer is in that hospital on that day anyway. */
  there: (engineer: string, day: string, hospital: string) => boolean;
}

export interface Plan {
  visits: Visit[];
  unplaced: Task[];
}

export function spread(tasks: readonly Task[], means: Means): Plan {
  const used = new Map<string, number>();
  const free = (engineer: string, day: string) =>
    means.capacity - means.taken(engineer, day) - (used.get(`${engineer} ${day}`) ?? 0);
  const plan: Plan = { visits: [], unplaced: [] };
  for (const together of visitsOf(tasks)) {
    const left = place([...together], means, free, (visit) => {
      const key = `${visit.engineer} ${visit.day}`;
      used.set(key, (used.get(key) ?? 0) + minutes(visit.tasks));
      plan.visits.push(visit);
    });
    plan.unplaced.push(...left);
  }
  plan.visits.sort((a, b) => compare(a.day + a.engineer, b.day + b.engineer));
  return plan;
}

export function minutes(tasks: readonly Task[]): number {
  return tasks.reduce((sum, task) => sum + task.minutes, 0);
}

/** Of one hospital, what one visit can serve: the windows of all overlap. The most pressing first. */
function visitsOf(tasks: readonly Task[]): Task[][] {
  const inOrder = [...tasks].sort((a, b) => compare(a.hospital + a.due, b.hospital + b.due));
  const visits: Task[][] = [];
  for (const task of inOrder) {
    const last = visits.at(-1);
    const together = last?.[0]?.hospital === task.hospital && overlap([...last, task]);
    if (last && together) last.push(task);
    else visits.push([task]);
  }
  return visits.sort((a, b) => compare(a[0]?.due ?? "", b[0]?.due ?? ""));
}

function overlap(tasks: readonly Task[]): boolean {
  return latest(tasks.map(({ opens }) => opens)) < earliest(tasks.map(({ ends }) => ends));
}

type Free = (engineer: string, day: string) => number;

/** Fills days until nothing is left; what fits nowhere is given back, and keeps none of the others. */
function place(tasks: Task[], means: Means, free: Free, put: (visit: Visit) => void): Task[] {
  const nowhere: Task[] = [];
  let left = tasks;
  while (left.length) {
    const found = best(left, means, free);
    if (!found) {
      nowhere.push(...left.splice(0, 1));
      continue;
    }
    const room = free(found.engineer, found.day);
    const fits = fill(left, room, found.day, means.capacity);
    put({ ...found, hospital: left[0]?.hospital ?? "", tasks: fits });
    left = left.filter((task) => !fits.includes(task));
  }
  return nowhere;
}

interface Spot {
  engineer: string;
  day: string;
}

/**
 * In time for all if that can be; else in time for the first; else as long as it still counts. Among the days the one
 * that takes most in one visit, then the earliest; among people who is there anyway, then who has most room.
 */
function best(tasks: readonly Task[], means: Means, free: Free): Spot | null {
  const opens = latest(tasks.map((task) => task.opens));
  const first = tasks[0];
  if (!first) return null;
  const due = earliest(tasks.map((task) => task.due));
  const stretches: [string, string][] = [
    [opens, due],
    [first.opens, first.due],
    [opens, before(earliest(tasks.map(({ ends }) => ends)))],
    [first.opens, before(first.ends)],
  ];
  for (const [from, to] of stretches) {
    const spot = spotWithin(tasks, means, free, from, to);
    if (spot) return spot;
  }
  return null;
}

function spotWithin(
  tasks: readonly Task[],
  means: Means,
  free: Free,
  from: string,
  to: string,
): Spot | null {
  const spots: (Spot & { worth: number[] })[] = [];
  const hospital = tasks[0]?.hospital ?? "";
  for (const day of means.days) {
    if (day < from || day > to) continue;
    for (const engineer of means.engineers) {
      const room = free(engineer, day);
      const fits = fill(tasks, room, day, means.capacity).length;
      if (!fits) continue;
      const there = Number(means.there(engineer, day, hospital));
      spots.push({ engineer, day, worth: [there, fits, -means.days.indexOf(day), room] });
    }
  }
  return spots.sort((a, b) => more(a.worth, b.worth))[0] ?? null;
}

/** What fits into the room of a day, in its order; one that is longer than any day has a day of its own. */
function fill(tasks: readonly Task[], room: number, day: string, capacity: number): Task[] {
  const fits: Task[] = [];
  for (const task of tasks) {
    if (day < task.opens || day >= task.ends) continue;
    const alone = fits.length === 0 && task.minutes > capacity && room >= capacity;
    if (alone || minutes(fits) + task.minutes <= room) fits.push(task);
    if (alone) break;
  }
  return fits;
}

function more(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 ? 0 : (b[at] ?? 0) - (a[at] ?? 0);
}

function latest(days: readonly string[]): string {
  return days.reduce((last, day) => (day > last ? day : last), "");
}

function earliest(days: readonly string[]): string {
  return days.reduce((first, day) => (day < first ? day : first), "9999-12-31");
}

function before(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
