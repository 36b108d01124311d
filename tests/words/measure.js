// Measures what is shown, as one sees it, and leaves a report on the page: what is wrong, and how much was seen.
"use strict";

const problems = [];
const seen = { texts: 0, rows: 0, marks: 0, stars: 0, weekends: 0 };
const width = document.documentElement.clientWidth;

const numbers = (colour) => {
  const [red, green, blue, alpha = 1] = colour.match(/[\d.]+/g).map(Number);
  return { parts: [red, green, blue], alpha };
};
const over = (top, bottom, alpha) => top.map((part, place) => part * alpha + bottom[place] * (1 - alpha));
const upwards = (element) => (element ? [element, ...upwards(element.parentElement)] : []);

const background = (element) =>
  upwards(element).reverse().reduce((below, one) => {
    const { parts, alpha } = numbers(getComputedStyle(one).backgroundColor);
    return over(parts, below, alpha);
  }, [255, 255, 255]);

const luminance = (parts) => {
  const [red, green, blue] = parts.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (element) => {
  const below = background(element);
  const { parts, alpha } = numbers(getComputedStyle(element).color);
  const opacity = upwards(element).reduce((share, one) => share * Number(getComputedStyle(one).opacity), 1);
  const [light, dark] = [luminance(over(parts, below, alpha * opacity)), luminance(below)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

const say = (what, element) => problems.push(`${what}: ${element.outerHTML.slice(0, 120)}`);
const lies = (box) => box.width > 0 && box.height > 0 && box.left >= 0 && box.right <= width;

const texts = (root) => {
  const found = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const inside = walker.currentNode.parentElement;
    if (walker.currentNode.data.trim() && inside.localName !== "style") found.push(walker.currentNode);
  }
  return found;
};

for (const shown of document.querySelectorAll(".shown")) {
  const plain = getComputedStyle(shown).color;
  for (const text of texts(shown)) {
    const element = text.parentElement;
    const range = document.createRange();
    range.selectNodeContents(text);
    seen.texts += 1;
    if (![...range.getClientRects()].every(lies) || !range.getClientRects().length) say("out of sight", element);
    if (getComputedStyle(element).visibility !== "visible") say("hidden", element);
    if (contrast(element) < 4.5) say("contrast below 4.5", element);
    if (getComputedStyle(element).color !== plain) say("a colour of its own", element);
  }
  for (const row of shown.querySelectorAll("tr")) {
    seen.rows += 1;
    if (!lies(row.getBoundingClientRect())) say("row out of sight", row);
  }
  for (const place of shown.querySelectorAll("div, td, th")) {
    if (place.scrollWidth > place.clientWidth + 1) say("wider than its place", place);
  }
  for (const mark of shown.querySelectorAll("[aria-hidden]")) {
    seen.marks += 1;
    if (!mark.parentElement.textContent.replace(mark.textContent, "").trim()) say("a mark without words", mark);
  }
  for (const day of shown.querySelectorAll(".months td strong")) {
    seen.stars += 1;
    const style = getComputedStyle(day);
    if (!day.textContent.startsWith("*") || Number(style.fontWeight) < 600) say("a holiday like any day", day);
  }
  for (const day of shown.querySelectorAll(".months td em")) {
    seen.weekends += 1;
    if (getComputedStyle(day).fontStyle !== "italic") say("a weekend like any day", day);
  }
}
if (document.documentElement.scrollWidth > width) problems.push("the page is wider than the window");

const report = document.createElement("pre");
report.id = "report";
report.textContent = JSON.stringify({ problems, seen, width });
document.body.append(report);
