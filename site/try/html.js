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

export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

class Markup extends String {}

export const trusted = (markup) => new Markup(markup);

const written = (part) => {
  if (part instanceof Markup) return part;
  if (Array.isArray(part)) return part.map(written).join("");
  return part === 0 || part ? String(part).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt()};`) : "";
};

// A template: what is inserted is text, unless a template wrote it; false, null and undefined are left out.
export const html = (strings, ...parts) => trusted(String.raw({ raw: strings }, ...parts.map(written)));

// Write a part of the page, unless it stands there already; what is unfolded and focused stays so.
export const show = (place, markup) => {
  if (place.written === String(markup)) return;
  const isOpen = [...place.querySelectorAll("details")].map((one) => one.open);
  const focused = place.contains(document.activeElement) && document.activeElement.name;
  place.innerHTML = place.written = String(markup);
  place.querySelectorAll("details").forEach((one, index) => { one.open = isOpen[index]; });
  if (focused) place.querySelector(`[name="${focused}"]`)?.focus();
};
