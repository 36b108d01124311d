// Opens every page of the site in a frame of the asked width, measures it in both themes, and leaves a report.
"use strict";

const { pages, width } = JSON.parse(document.getElementById("asked").textContent);
const problems = [];
const seen = { pages: 0, outputs: 0, snippets: 0, drawn: 0, dates: 0, scrolling: 0, touched: 0, texts: 0 };
const SMALLEST = 10;
const DATE = /\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}\.? \p{L}+ (19|20)\d{2}\b/gu;

const channels = (colour) => {
  const parts = colour.match(/[\d.]+/g).map(Number);
  const scale = colour.startsWith("color(srgb") ? 255 : 1;
  return { parts: parts.slice(0, 3).map((part) => part * scale), alpha: parts[3] ?? 1 };
};
const over = (top, bottom, alpha) => top.map((part, place) => part * alpha + bottom[place] * (1 - alpha));
const upwards = (element) => (element ? [element, ...upwards(element.parentElement)] : []);
const luminance = (parts) => {
  const [red, green, blue] = parts.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const behind = (style, element) =>
  upwards(element).reverse().reduce((below, one) => {
    const { parts, alpha } = channels(style(one).backgroundColor);
    return over(parts, below, alpha);
  }, [255, 255, 255]);
const contrast = (style, element) => {
  const below = behind(style, element);
  const { parts, alpha } = channels(style(element).color);
  const [dark, light] = [luminance(over(parts, below, alpha)), luminance(below)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

const texts = (root) => {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) if (walker.currentNode.data.trim()) found.push(walker.currentNode);
  return found;
};

const measure = (view, say) => {
  const { document: page } = view;
  const style = (element) => view.getComputedStyle(element);
  const article = page.querySelector("article");
  const scrolls = (element) => ["auto", "scroll"].includes(style(element).overflowX);
  const reaches = (element) => element.getBoundingClientRect().right > view.innerWidth + 1;
  const within = (element) => (element === article ? [] : [element.parentElement, ...within(element.parentElement)]);
  const wide = (element) => reaches(element) && !within(element).some(scrolls);
  if (wide(article)) say("the page is wider than the window", article);

  for (const output of article.querySelectorAll(".output pre")) {
    seen.outputs += 1;
    if (output.scrollWidth > output.clientWidth + 1) say("an output does not wrap", output);
  }
  const snippet = article.querySelector(".highlight-pycon + .output");
  if (snippet) {
    seen.snippets += 1;
    const [code, output] = [snippet.previousElementSibling, snippet].map((part) => part.querySelector(".highlight"));
    if (String(behind(style, code)) === String(behind(style, output))) say("output looks like code", snippet);
  }
  for (const element of article.querySelectorAll("*")) {
    if (wide(element) && !element.closest("svg")) say("it is wider than the window", element);
    if (element.scrollWidth <= element.clientWidth + 1 || !scrolls(element)) continue;
    seen.scrolling += 1;
    if (!style(element).backgroundAttachment.includes("local")) say("it scrolls and does not show it", element);
  }
  for (const text of article.querySelectorAll("svg text")) {
    const { a, b } = text.getScreenCTM();
    seen.drawn += 1;
    if (Math.hypot(a, b) * parseFloat(style(text).fontSize) < SMALLEST) say("too small to read", text);
  }
  for (const text of texts(article)) {
    const element = text.parentElement;
    if (element.closest("svg, style, script, details:not([open]) > :not(summary)")) continue;
    seen.texts += 1;
    if (style(element).visibility === "visible" && contrast(style, element) < 4.5) say("contrast below 4.5", element);
    if (!element.closest("td, th")) continue;
    for (const { 0: date, index } of text.data.matchAll(DATE)) {
      const range = page.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + date.length);
      seen.dates += 1;
      if (new Set([...range.getClientRects()].map((box) => Math.round(box.bottom / 4))).size > 1) say("a broken date", element);
    }
  }
  const pointed = article.querySelector("svg g:has(> title)");
  if (pointed) {
    pointed.dispatchEvent(new view.MouseEvent("click", { bubbles: true }));
    const told = article.querySelector("p.told")?.textContent;
    if (told === pointed.querySelector(":scope > title").textContent) seen.touched += 1;
    else say("it answers to pointing and not to touching", pointed);
  }
};

const load = (frame, url) =>
  new Promise((loaded) => {
    frame.onload = () => loaded(frame.contentWindow);
    frame.src = url;
  });

(async () => {
  const frame = document.createElement("iframe");
  frame.style = `width: ${width}px; height: 800px; border: 0`;
  document.body.append(frame);
  for (const url of pages) {
    const view = await load(frame, url);
    seen.pages += 1;
    for (const theme of ["light", "dark"]) {
      view.document.body.dataset.theme = theme;
      const name = url.split("/").slice(-2).join("/");
      measure(view, (what, element) => problems.push(`${name}, ${theme}: ${what}: ${element.outerHTML.slice(0, 120)}`));
    }
  }
  const report = document.createElement("pre");
  report.id = "report";
  report.textContent = JSON.stringify({ problems, seen, width: frame.clientWidth });
  document.body.append(report);
})();
