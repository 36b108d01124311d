// Elements and words: what every other module writes the page with.

const SVG = "http://www.w3.org/2000/svg";
const all = await (await fetch(new URL("words.json", import.meta.url))).json();

export const languages = Object.keys(all);
export const current = { language: "nb" };
export const word = (key) => all[current.language][key];
export const wordIn = (language, key) => all[language][key];
export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

// Make an element; what is null or false is left out. An SVG element's name begins with "svg:".
export const h = (tag, attributes = {}, ...inside) => {
  const [, svg, name] = tag.match(/^(svg:)?(.*)$/);
  const element = svg ? document.createElementNS(SVG, name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value);
  }
  element.append(...inside.flat(Infinity).filter((part) => part !== null && part !== undefined && part !== false));
  return element;
};

export const MARKS = { met: "✓", unmet: "✗", unknown: "?" };

// A mark that is seen, beside words that are both seen and read.
export const marked = (finding, text) =>
  h("span", { class: `finding ${finding}` }, h("span", { "aria-hidden": "true", class: "mark" }, MARKS[finding]), " ", text);

export const answerWord = (granted) => word(granted ? "decision.granted" : "decision.refused");

// What a parent is called: the role, with a number where two have the same one.
export const nameOf = (parents, place) => {
  const roles = parents.map((parent) => parent.role ?? "parent");
  const name = capital(word(`role.${roles[place]}`));
  return roles.filter((role) => role === roles[place]).length > 1 ? `${name} ${place + 1}` : name;
};

// What cannot be used, in the library's sentences, and the fields that they are about.
export const problems = ({ problems: found, more }, title = word("problems")) =>
  h(
    "div",
    { class: "problem" },
    h("h3", {}, title),
    h("ul", {}, found.map(([path, message]) => h("li", {}, path && h("code", {}, path), path && ": ", message))),
    more ? h("p", {}, `${word("problems-more")} ${more}`) : null,
  );
