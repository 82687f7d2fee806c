// Numbers all that Tab should reach; of a group of choices one is enough: gives [[number, name], ...].
() => {
  const KEYS = "button, a[href], input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
  const groups = new Set();
  const named = [];
  for (const key of document.querySelectorAll(KEYS)) {
    if (!key.checkVisibility({ visibilityProperty: true }) || key.disabled || key.tabIndex < 0) continue;
    if (key.closest("details:not([open])") && !key.matches("summary")) continue;
    const group = key.type === "radio" ? key.name : "";
    if (group && (groups.has(group) || (document.querySelector(`[name="${CSS.escape(group)}"]:checked`) ?? key) !== key)) continue;
    groups.add(group);
    key.dataset.tab = String(named.length);
    named.push([named.length, `${key.tagName} “${(key.getAttribute("aria-label") ?? key.textContent ?? "").trim().slice(0, 40)}”`]);
  }
  return named;
}
