// What is wrong with the page as it is laid out: too faint, out of sight, without a name, or told by a mark alone.
const measured = (width) => {
  const wrong = [];
  let seen = 0;
  // What is drawn stands on a room, and a verdict on its badge.
  const least = (fill, below) => {
    const [light, dark] = [luminance(numbers(fill).parts), luminance(numbers(below).parts)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  for (const text of texts(document.body)) {
    const element = text.parentElement;
    if (!element.checkVisibility() || element.closest(".sr, option")) continue;
    if (getComputedStyle(element).clipPath !== "none") continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    seen += 1;
    const drawn = element.closest("svg");
    const room = element.matches(".badge") ? element.previousSibling : element.closest("svg")?.querySelector(".room");
    const read = drawn ? least(getComputedStyle(element).fill, getComputedStyle(room).fill) : contrast(element);
    if (read < 4.5) wrong.push(`contrast ${read.toFixed(1)}: ${element.outerHTML.slice(0, 80)}`);
    for (const box of range.getClientRects()) {
      if (box.left < 0 || box.right > width + 0.5) wrong.push(`out of sight: ${element.outerHTML.slice(0, 80)}`);
    }
  }
  for (const one of document.querySelectorAll("a, button, input, select, summary, [role=img], [role=group]")) {
    if (!one.checkVisibility()) continue;
    const name = one.ariaLabel || [...(one.labels ?? [])].map((label) => label.textContent).join("") || one.textContent;
    if (!name.trim()) wrong.push(`no name: ${one.outerHTML.slice(0, 80)}`);
  }
  for (const one of document.querySelectorAll(".finding")) {
    if (one.checkVisibility() && !one.textContent.replace(one.firstChild.textContent, "").trim()) wrong.push("a mark without words");
  }
  if (document.documentElement.scrollWidth > width) wrong.push("the page is wider than the window");
  return { wrong, seen };
};
