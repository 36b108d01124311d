// The answers, as the library words them: for the caseworker, and beside it for the citizen.

import { houseName, people } from "./forms.js";
import { html, Markup, word } from "./html.js";

// What cannot be used, in the library's sentences.
export const problems = ({ problems: found, more, file }) => html`
  <div class="problem card" role="alert">
    <h3>${word("problems")}${file && `: ${file}`}</h3>
    <ul lang="en">${found.map((problem) => html`<li>${problem.filter(Boolean).join(": ")}</li>`)}</ul>
    ${more > 0 && html`<p>${word("problems-more")} ${more}</p>`}
  </div>`;

// A finding, and what it was before the last change. The style sheet sets a mark before it.
const finding = (code, before = code, name = (one) => word(`finding.${one}`)) => html`
  <b class="finding ${code}">${name(code)}</b>
  ${before !== code && html`<em class="was">${word("was")} ${name(before)}</em>`}`;
const outcome = ({ granted }) => (granted ? "met" : "unmet");
const yesOrNo = (code) => word(code === "met" ? "decision.granted" : "decision.refused");
const verdict = (now, before = now) => finding(outcome(now), outcome(before), yesOrNo);

const grounds = (decision, before = decision) => {
  const ground = ({ code, finding: found, text, source }, place) => html`
    <li data-code="${code}">
      ${finding(found, before.grounds[place].finding)}
      <span class="text">${text}</span>
      <small class="source">${word("decision.source")}: ${source}</small>
    </li>`;
  return html`<ol class="grounds">${decision.grounds.map(ground)}</ol>`;
};

const paragraph = (line) => html`<p>${line}</p>`;
const readers = (caseworker, text) => html`
  <div><h3>${word("caseworker")}</h3>${caseworker}</div>
  <div class="letter"><h3>${word("citizen")}</h3>${text.split("\n").map(paragraph)}</div>`;

export const represent = ({ houses }, state) => {
  const everybody = people(state);
  const parents = everybody.slice(1);
  const cards = parents.length ? parents.map(card) : html`<p class="card">${word("no-parents")}</p>`;
  return { scene: street(everybody, houses), now: parents.map(line), answers: cards };
};

const line = ({ name, caseworker: { decision }, before }) => {
  const reasons = decision.grounds.filter((one) => one.finding !== "met").map((one) => one.text);
  return html`<p><strong>${name}</strong> ${verdict(decision, before)} ${reasons.join(" ")}</p>`;
};

const card = ({ name, caseworker: { decision }, citizen, before }) => html`
  <article class="card two" data-granted="${String(decision.granted)}">
    <h2>${name}: ${verdict(decision)}</h2>
    ${readers(grounds(decision, before), citizen.decision.text)}
  </article>`;

const figure = ({ name, person, caseworker }) => html`
  <li class="person ${!caseworker && "child"}">
    <b class="${caseworker && outcome(caseworker.decision)}">${name}</b>
    ${person.protected && html`<small>${word("protected")}</small>`}
  </li>`;

const street = (everybody, houses) => {
  const homes = Map.groupBy(everybody, ({ house }) => house);
  const flat = ([unit, inside]) => html`<ul><li class="unit">${unit}</li>${inside.map(figure)}</ul>`;
  const building = (house) => {
    const flats = [...Map.groupBy(homes.get(house) ?? [], ({ unit }) => unit)].sort().reverse();
    const shown = flats.length ? flats.map(flat) : flat([word("empty"), []]);
    return html`<figure>${shown}<figcaption>${houseName(house)}</figcaption></figure>`;
  };
  const buildings = [...houses.map((_, place) => building(place)), homes.has(null) && building(null)];
  return html`<h2>${word("picture")}</h2><div class="street">${buildings}</div>`;
};

export const menu = ({ caseworker, citizen }) => {
  const services = caseworker.menu.decisions.map(({ service, decision }) => html`
    <details>
      <summary>${verdict(decision)} ${word(`service.${service}`)}</summary>
      ${grounds(decision)}
    </details>`);
  return { answers: html`<article class="card two">${readers(services, citizen.menu.text)}</article>` };
};

// The library's table, without a notebook's style; laid out as weeks, its first day stands under its weekday.
export const deadline = ({ days }, { at }) => {
  const blanks = "<tr></tr>".repeat(new Date(at.slice(0, 10)).getUTCDay());
  const table = days.replace(/<style>.*?<\/style>/s, "").replace("<tbody>", `<tbody>${blanks}`);
  return { file: "", answers: html`<article class="card due">${new Markup(table)}</article>` };
};
