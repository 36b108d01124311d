// Measures what is shown, as one sees it, and leaves a report on the page: what is wrong, and how much was seen.
"use strict";

const problems = [];
const seen = { texts: 0, rows: 0, marks: 0, stars: 0, weekends: 0 };
const width = document.documentElement.clientWidth;

const say = (what, element) => problems.push(`${what}: ${element.outerHTML.slice(0, 120)}`);
const lies = (box) => box.width > 0 && box.height > 0 && box.left >= 0 && box.right <= width;

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
