// The id of a run: two engineers who begin the same checklist of a job meet in one record.

export function runId(job: string, code: string): string {
  return `${job}~${code}`;
}
