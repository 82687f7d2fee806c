// Where the keyboard stands now: [its number or null, what keeps a person from seeing it].
() => {
  const here = document.activeElement;
  if (!here || here === document.body) return [null, []];
  const name = `${here.tagName} “${(here.getAttribute("aria-label") ?? here.textContent ?? "").trim().slice(0, 40)}”`;
  const around = [here, here.closest(".number, .segment, .search, label"), here.parentElement].filter(Boolean);
  const ring = around.some((one) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
  });
  const wrong = ring ? [] : [`no ring on ${name}`];
  const rect = here.getBoundingClientRect();
  const [x, y] = [rect.left + Math.min(rect.width / 2, 60), rect.top + Math.min(rect.height / 2, 20)];
  const top = document.elementFromPoint(x, y);
  const label = here.closest("label");
  if (!top) wrong.push(`out of sight: ${name}`);
  else if (!(here.contains(top) || top.contains(here) || label?.contains(top))) wrong.push(`covered by .${top.className}: ${name}`);
  return [here.dataset.tab === undefined ? `?${name}` : Number(here.dataset.tab), wrong];
}
