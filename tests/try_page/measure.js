// What is wrong with the page as it is laid out: too faint, out of sight, without a name, or told by a mark alone.
const measured = (width) => {
  const wrong = [];
  let seen = 0;
  const say = (what, element) => wrong.push(`${what}: ${element.outerHTML.slice(0, 80)}`);
  for (const text of texts(document.body)) {
    const element = text.parentElement;
    if (!element.checkVisibility() || element.closest(".sr, option")) continue;
    if (getComputedStyle(element).clipPath !== "none") continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    seen += 1;
    const read = contrast(element);
    if (read < 4.5) say(`contrast ${read.toFixed(1)}`, element);
    for (const box of range.getClientRects()) {
      if (box.left < 0 || box.right > width + 0.5) say("out of sight", element);
    }
  }
  for (const one of document.querySelectorAll("a, button, input, select, summary, [role=img], [role=group]")) {
    if (!one.checkVisibility()) continue;
    const name = one.ariaLabel || [...(one.labels ?? [])].map((label) => label.textContent).join("") || one.textContent;
    if (!name.trim()) say("no name", one);
  }
  for (const one of document.querySelectorAll(":is(.card) *")) {
    const [inner, outer] = [one, one.closest(".card")].map((place) => place.getBoundingClientRect());
    const shown = one.checkVisibility() && !one.closest(".sr");
    if (shown && (inner.left < outer.left || inner.right > outer.right)) say("out of its place", one);
  }
  for (const one of document.querySelectorAll(".finding")) {
    if (one.checkVisibility() && !one.textContent.trim()) say("a mark without words", one);
  }
  if (document.documentElement.scrollWidth > width) wrong.push("the page is wider than the window");
  return { wrong, seen };
};
