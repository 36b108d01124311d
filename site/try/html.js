// Markup and words: what the other modules write the page with.

import words from "./words.json" with { type: "json" };

const keys = (path) => path.match(/[^.[\]]+/g);
export const get = (value, path) => keys(path).reduce((inside, key) => inside?.[key], value);
export const set = (value, path, fact) => {
  const [last, ...others] = keys(path).reverse();
  others.reduceRight((inside, key) => inside[key], value)[last] = fact;
};

// A text, or a table of texts, in the language of the page.
export const word = (path) => get(words[document.documentElement.lang], path);

export class Markup extends String {}

const written = (part) => {
  if (part instanceof Markup) return part;
  if (Array.isArray(part)) return part.map(written).join("");
  return part === 0 || part ? String(part).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt()};`) : "";
};

// A template: what is inserted is text, unless it is markup; false, null and undefined are left out.
export const html = (strings, ...parts) => new Markup(String.raw({ raw: strings }, ...parts.map(written)));

// Write a part of the page, unless it stands there already; what is unfolded and focused stays so.
export const show = (place, part) => {
  const controls = () => [...place.querySelectorAll("a, button, input, select, summary")];
  const markup = String(written(part));
  if (place.written === markup) return;
  const unfolded = [...place.querySelectorAll("details")].map(({ open }) => open);
  const focused = controls().indexOf(document.activeElement);
  place.innerHTML = place.written = markup;
  place.querySelectorAll("details").forEach((one, index) => { one.open = unfolded[index]; });
  if (focused >= 0) controls().slice(0, focused + 1).at(-1)?.focus();
};
