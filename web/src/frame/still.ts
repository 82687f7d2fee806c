// Keeps the lines of a screen where they are under the finger while something above them grows or goes.

interface Told {
  /** Whether this change came by itself; what a person opened moves things. */
  counts?: () => boolean;
  /** Something came, and stands above what is to be seen. */
  hidden?: () => void;
}

/** By how much such boxes grew since they are there: so much can always be scrolled away. */
let all = 0;

/** The page is scrolled by as much as the box grew, before that is drawn; some browsers have done so by themselves. */
export function keepStill(
  box: HTMLElement,
  { counts = () => true, hidden }: Told = {},
): () => void {
  let [height, inside, seen, grown] = [box.offsetHeight, box.childElementCount, scrollY, 0];
  const remember = () => {
    seen = scrollY;
  };
  const lengthen = (to: number) => {
    all += to - grown;
    grown = to;
    document.documentElement.style.setProperty("--steady", `${all}px`);
  };
  const watch = new ResizeObserver(() => {
    const [more, another] = [box.offsetHeight - height, box.childElementCount > inside];
    [height, inside] = [box.offsetHeight, box.childElementCount];
    if (more === 0 || !counts()) return;
    lengthen(Math.max(0, grown + more));
    const isDone = Math.abs(scrollY - seen - more) < 1;
    if (!isDone) scrollTo({ top: scrollY + more, behavior: "instant" });
    remember();
    if (another) hidden?.();
  });
  watch.observe(box);
  addEventListener("scroll", remember, { passive: true });
  return () => {
    watch.disconnect();
    removeEventListener("scroll", remember);
    lengthen(0);
  };
}
