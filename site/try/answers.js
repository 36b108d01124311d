// The answers, as the library words them: for the caseworker, and beside it for the citizen.

import { houseName, people } from "./forms.js";
import { capital, html, trusted, word } from "./html.js";

const MARKS = { met: "✓", unmet: "✗", unknown: "?" };

// What cannot be used, in the library's sentences, and the fields that they are about.
export const problems = ({ problems: found, more }, title = word("problems")) => html`
  <div class="problem" role="alert">
    <h3>${title}</h3>
    <ul lang="en">${found.map(([path, message]) => html`<li>${path && html`<code>${path}</code>: `}${message}</li>`)}</ul>
    ${more > 0 && html`<p>${word("problems-more")} ${more}</p>`}
  </div>`;

// A mark that is seen, beside words that are both seen and read.
const finding = (code, text = word(`finding.${code}`)) =>
  html`<span class="finding ${code}"><span aria-hidden="true">${MARKS[code]}</span> ${text}</span>`;

const outcome = (granted) => (granted ? "met" : "unmet");
const yesOrNo = (granted) => word(granted ? "decision.granted" : "decision.refused");
const verdict = (granted) => finding(outcome(granted), yesOrNo(granted));
const was = (text) => html`<em class="was">${word("was")} ${text}</em>`;

const grounds = (decision, before = decision) => {
  const ground = ({ code, finding: found, text, source }, place) => {
    const earlier = before.grounds[place].finding;
    return html`
      <li data-code="${code}" class="${earlier !== found && "changed"}">
        ${finding(found)}
        <span class="text">${text}</span>
        ${earlier !== found && was(word(`finding.${earlier}`))}
        <span class="source">${word("decision.source")}: ${source}</span>
      </li>`;
  };
  return html`<ol class="grounds">${decision.grounds.map(ground)}</ol>`;
};

const readers = (caseworker, text) => {
  const letter = text.split("\n").map((line) => html`<p>${line}</p>`);
  return html`
    <section><h3>${word("caseworker")}</h3>${caseworker}</section>
    <section><h3>${word("citizen")}</h3><div class="letter">${letter}</div></section>`;
};

// --- who may act: the houses, a line for each parent, and then every condition

export const represent = (answer, state) => {
  const everybody = people(state);
  const parents = state.family.parents.map(({ person: { id } }, index) => ({
    name: everybody[index + 1].name,
    decision: answer.parents[id].caseworker.decision,
    before: state.before[id]?.caseworker.decision,
    letter: answer.parents[id].citizen.decision.text,
  }));
  const none = html`<p class="card">${word("no-parents")}</p>`;
  return {
    scene: street(answer, everybody.map((one, place) => figure(one, place, parents[place - 1]))),
    now: html`${parents.map(line)}`,
    answers: html`${parents.length ? parents.map(card) : none}`,
  };
};

const line = ({ name, decision, before }) => {
  const isTurned = before && before.granted !== decision.granted;
  const reasons = decision.grounds.filter((one) => one.finding !== "met").map((one) => one.text);
  return html`
    <p class="${isTurned && "turned"}">
      <strong>${name}</strong> ${verdict(decision.granted)} ${isTurned && was(yesOrNo(before.granted))}
      <span class="why">${reasons.join(" ")}</span>
    </p>`;
};

const card = ({ name, decision, before, letter }) => html`
  <article class="card two" data-granted="${String(decision.granted)}">
    <h2>${name}: ${verdict(decision.granted)}</h2>
    ${readers(grounds(decision, before), letter)}
  </article>`;

const figure = ({ name, person }, place, parent) => {
  const found = parent && outcome(parent.decision.granted);
  return html`
    <li class="person" draggable="true" data-person="${place}">
      <svg viewBox="0 0 28 40" aria-hidden="true">
        <path d="M14 0a8 8 0 0 1 0 16a8 8 0 0 1 0-16zM1 40v-9a13 12 0 0 1 26 0v9z"/>
        ${person.protected && html`<path class="shield" d="M8 24h12v6q0 5-6 8q-6-3-6-8z"/>`}
      </svg>
      ${found && html`<b class="badge ${found}" aria-hidden="true">${MARKS[found]}</b>`}
      ${name} ${person.protected && html`<span class="sr">(${word("protected")})</span>`}
    </li>`;
};

const street = ({ house, houses, unit }, figures) => {
  const flat = (home, one) => {
    const inside = figures.filter((_, place) => house[place] === home && unit[place] === one);
    if (!inside.length) return html`<ul><li class="unit">${word("empty")}</li></ul>`; // who moves in keeps a number
    return html`<ul data-unit="${one}"><li class="unit">${one}</li>${inside}</ul>`;
  };
  const building = (home) => {
    const units = new Set(unit.filter((_, place) => house[place] === home).sort().reverse());
    const name = home === null ? capital(word("unknown-home")) : houseName(home);
    return html`
      <figure data-house="${String(home)}">
        ${[...(units.size ? units : [null])].map((one) => flat(home, one))}
        <figcaption>${name}</figcaption>
      </figure>`;
  };
  return html`
    <h2>${word("picture")}</h2>
    <p class="help">${word("drag")}</p>
    <div class="street">${[...houses.keys()].map(building)} ${house.includes(null) && building(null)}</div>`;
};

// --- what the GP offers, and when the answer is due

export const menu = ({ caseworker, citizen }) => {
  const services = caseworker.menu.decisions.map(({ service, decision }) => html`
    <details><summary>${verdict(decision.granted)} ${word(`service.${service}`)}</summary>${grounds(decision)}</details>`);
  return { answers: html`<article class="card two">${readers(services, citizen.menu.text)}</article>` };
};

// The library's table, without a notebook's style; laid out as weeks, its first day stands under its weekday.
export const deadline = ({ days }, { at }) => {
  const blanks = "<tr></tr>".repeat(new Date(at.slice(0, 10)).getUTCDay());
  const table = days.replace(/<style>.*?<\/style>/s, "").replace("<tbody>", `<tbody>${blanks}`);
  return { answers: html`<article class="card due">${trusted(table)}</article>` };
};
