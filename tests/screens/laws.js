// The laws every picture is held against, asked of the painted page: gives a sentence for each breach.
() => {
  const found = new Set();
  const KEY = /\b[a-z]+_[a-z_]+\b|\bundefined\b|\bNaN\b|\[object|\{\w+\}|Invalid Date/;
  /** Addresses and numbers of devices may break anywhere. */
  const CODE = /[A-Za-z_]\d|\d[A-Za-z_]|:\/\/|_|@/;
  const dialog = [...document.querySelectorAll("dialog[open]")].at(-1);
  const root = dialog ?? document.body;
  const phone = innerWidth < 600;

  const say = (law, element, more = "") => {
    const kind = typeof element.className === "string" ? element.className.trim().split(/\s+/).slice(0, 2).join(".") : "";
    const words = (element.getAttribute("aria-label") ?? element.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 40);
    found.add(`${law}: ${element.tagName.toLowerCase()}${kind ? `.${kind}` : ""} “${words}” ${more}`.trim());
  };
  const shown = (element) => element.checkVisibility({ opacityProperty: false, visibilityProperty: true });
  const large = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) > 20;
  const unseen = (element) => getComputedStyle(element).clipPath !== "none" || element.closest(".unseen, .skip, [aria-hidden=true], .paper-picture, .paper, .label-page, svg");
  /** The browser divides its long words by its own dictionary, where it has one. */
  const hyphenated = (element) => getComputedStyle(element).hyphens === "auto";
  const scrolls = (style) => /auto|scroll/.test(style.overflowX);

  /** Horizontal only: what a box cuts off, and what stands outside the window, unless something there scrolls. */
  const cut = (element, rect) => {
    if (rect.right > innerWidth + 1 || rect.left < -1) {
      for (let box = element; box; box = box.parentElement) if (scrolls(getComputedStyle(box))) return;
      say("outside the window", element, `${Math.round(rect.left)}..${Math.round(rect.right)}`);
      return;
    }
    for (let box = element; box && box !== document.documentElement; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (scrolls(style)) return;
      if (style.overflowX === "visible" || style.textOverflow === "ellipsis") continue;
      const edge = box.getBoundingClientRect();
      if (rect.right > edge.right + 1.5 || rect.left < edge.left - 1.5) say("cut off", element, `by .${box.className}`);
    }
  };

  const words = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = words.nextNode(); node; node = words.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element || !shown(element) || unseen(element) || element.closest("script,style,pre,option")) continue;
    if (KEY.test(node.data) && !element.closest("[data-raw], code, .link-text")) say("a key instead of words", element);
    if (node.data.includes("\uFFFD")) say("a broken character", element);
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) if (rect.width > 0) cut(element, rect);
    for (const { index, 0: word } of node.data.matchAll(/[A-Za-z’']{3,}/g)) {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1 && !large && !CODE.test(node.data) && !hyphenated(element))
        say("a word is broken", element, word);
    }
    const lines = getComputedStyle(element).webkitLineClamp;
    if (lines !== "none" && element.scrollHeight > element.clientHeight * 1.2 && !element.title) say("clamped", element);
  }

  /** What a finger hits: the element, its label, or what it paints around itself. */
  const target = (element) => {
    const label = element.closest("label") ?? (element.labels && element.labels[0]);
    const boxes = [element, label].filter(Boolean).map((one) => one.getBoundingClientRect());
    for (const part of ["::before", "::after"]) {
      const style = getComputedStyle(element, part);
      if (style.content !== "none" && style.position === "absolute")
        boxes.push({ width: Number.parseFloat(style.width), height: Number.parseFloat(style.height) });
    }
    return { width: Math.max(...boxes.map((one) => one.width)), height: Math.max(...boxes.map((one) => one.height)) };
  };
  const inProse = (element) =>
    element.tagName === "A" && getComputedStyle(element).display === "inline" && element.closest("p, li, dd, figcaption");
  const KEYS = "button, a[href], input:not([type=hidden]), select, textarea, summary, [role=button], [tabindex='0']";
  const keys = [...root.querySelectorAll(KEYS)].filter((one) => shown(one) && !unseen(one) && one.getClientRects().length);
  for (const key of keys) {
    const { width, height } = target(key);
    const scroller = key.tabIndex === 0 && !key.matches("button, a, input, select, textarea, summary, [role]");
    if (phone && !inProse(key) && !scroller && (width < 40 || height < 40))
      say("too small for a thumb", key, `${Math.round(width)}x${Math.round(height)}`);
    if (key.matches("button, a, summary") && !(key.textContent.trim() || key.getAttribute("aria-label") || key.title || key.querySelector("img[alt]:not([alt=''])")))
      say("a key without a name", key);
  }

  /** Two keys in one place: one of them is hit by mistake. What is not drawn yet (content-visibility) has no place yet. */
  const placed = keys.filter((one) => one.checkVisibility({ contentVisibilityAuto: true }));
  const rects = placed.filter((one) => !one.matches("input[type=radio], input[type=checkbox]")).map((one) => [one, one.getBoundingClientRect()]);
  for (let i = 0; i < rects.length && i < 200; i++)
    for (let j = i + 1; j < rects.length && j < 200; j++) {
      const [a, one] = rects[i];
      const [b, two] = rects[j];
      if (a.contains(b) || b.contains(a)) continue;
      const fixed = (key) => key.closest(".page-head, .page-foot, .frame-bar, .sheet-head, .sheet-actions, .toasts");
      if (fixed(a) !== fixed(b)) continue;
      const wide = Math.min(one.right, two.right) - Math.max(one.left, two.left);
      const high = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top);
      if (wide > 3 && high > 3) say("over another key", a, `over “${(b.textContent ?? "").trim().slice(0, 20)}”`);
    }

  if (document.querySelectorAll("h1").length !== 1) found.add(`${document.querySelectorAll("h1").length} h1 on the page`);
  if (document.querySelectorAll("main").length !== 1) found.add(`${document.querySelectorAll("main").length} main on the page`);
  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide > 0) found.add(`${wide} px wider than the window`);
  if (dialog && dialog.scrollWidth > dialog.clientWidth + 1) say("sheet scrolls sideways", dialog);

  /** A sign that no face here has is painted as the box that an unassigned code point gets. */
  const canvas = Object.assign(document.createElement("canvas"), { width: 24, height: 24 });
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  pen.font = `16px ${getComputedStyle(document.body).fontFamily}`;
  const drawn = (sign) => {
    pen.clearRect(0, 0, 24, 24);
    pen.fillText(sign, 2, 18);
    return pen.getImageData(0, 0, 24, 24).data.join();
  };
  const box = drawn("\u0378");
  for (const sign of new Set(root.innerText))
    if (/[^\s\p{C}]/u.test(sign) && sign > "~" && drawn(sign) === box) found.add(`no glyph for ${sign} U+${sign.codePointAt(0).toString(16)}`);
  return [...found];
}
