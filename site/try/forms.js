// The forms: the name of each control is the path to the fact that it shows and sets. Empty is unknown.

import { capital, html, word } from "./html.js";

const UNITS = ["H0101", "H0201"];

const select = (label, name, choices) => {
  const options = choices.map(([value, text]) => html`<option value="${JSON.stringify(value)}">${text}</option>`);
  return html`<label class="field">${label} <select name="${name}">${options}</select></label>`;
};
const input = (label, name, attributes) =>
  html`<label class="field">${label} <input name="${name}" ${attributes}></label>`;
const button = (label, name, attributes = "") =>
  html`<button type="button" name="${name}" ${attributes}>${label}</button>`;

const unknown = () => [null, word("finding.unknown")];
const flags = () => [[true, word("decision.granted")], [false, word("decision.refused")], unknown()];
const codes = (table) => [...Object.entries(word(table)), unknown()];

export const houseName = (place) => `${word("house")} ${String.fromCharCode(65 + place)}`;

// Everybody: what they are called, their facts and the path to these; last somebody who is not of the family.
export const people = ({ family, other }) => {
  const roles = family.parents.map(({ role }) => capital(word(`role.${role ?? "parent"}`)));
  const isShared = (role) => roles.indexOf(role) !== roles.lastIndexOf(role);
  const parents = family.parents.map(({ person }, place) => {
    const name = isShared(roles[place]) ? `${roles[place]} ${place + 1}` : roles[place];
    return { name, person, path: `family.parents[${place}].person` };
  });
  const somebody = { name: capital(word("somebody")), person: other };
  return [{ name: word("child"), person: family.child, path: "family.child" }, ...parents, ...(other ? [somebody] : [])];
};

export const file = () => html`
  ${input(word("day"), "family.as_of", html`type="date" required`)}
  <label class="button">${word("open")} <input class="sr" type="file" name="file" accept=".json,application/json"></label>
  ${button(word("save"), "save")}
  ${select(word("examples"), "example", [[null, word("choose")], ...Object.entries(word("example"))])}`;

export const represent = (state) => {
  const { house, houses, unit } = state.represent;
  const streets = [...houses.map((_, place) => [place, houseName(place)]), unknown()];
  const units = [...new Set([...UNITS, ...unit])].filter(Boolean).sort().map((one) => [one, one]);
  const roles = codes("role").filter(([code]) => code !== "parent");
  const about = ({ name, person, path }, place) => {
    const parent = place > 0 && path.replace(".person", "");
    const year = person.birth_year && !person.birth_date && ` (${word("birth-year")} ${person.birth_year})`;
    return html`
      <fieldset>
        <legend>${name}</legend>
        ${select(word("house"), `represent.house[${place}]`, streets)}
        ${house[place] !== null && select(word("flat"), `represent.unit[${place}]`, [...units, [null, word("no-flat")]])}
        ${parent && select(word("responsibility"), `${parent}.responsibility`, flags())}
        ${input(word("age"), `represent.age[${place}]`, html`type="number" min="0" max="120"`)}
        <details>
          <summary>${word("more")}</summary>
          ${input(html`${word("birth-date")}${year}`, `${path}.birth_date`, html`type="date"`)}
          ${select(word("protected"), `${path}.protected`, flags())}
          ${select(word("status"), `${path}.standing`, codes("standing"))}
          ${parent && select(word("parent-role"), `${parent}.role`, roles)}
        </details>
        ${parent && button(word("remove"), `remove[${place}]`, html`aria-label="${word("remove")}: ${name}"`)}
      </fieldset>`;
  };
  return html`${people({ family: state.family }).map(about)} ${state.family.parents.length < 3 && button(word("add"), "add")}`;
};

export const menu = (state) => {
  const acting = people(state).flatMap(({ name, person }, index) => {
    const place = person === state.other ? -1 : index;
    const forWhom = place ? [true, false] : [false];
    return forWhom.map((forChild) => [[place, forChild], `${name}, ${word(forChild ? "for-child" : "for-self")}`]);
  });
  const service = ([code, name]) =>
    html`<label><input type="checkbox" name="gp.services" value="${code}"> ${name}</label>`;
  const office = () => html`
    ${select(word("condition.office-participates.question"), "gp.office.participates", flags())}
    ${select(word("condition.gp-system-serves-children.question"), "gp.serves_children", flags())}
    <fieldset class="choices">
      <legend>${word("condition.service-offered.question")}</legend>
      ${Object.entries(word("service")).map(service)}
      ${!state.gp.services && html`<p class="help">${word("condition.service-offered.unknown")}</p>`}
    </fieldset>`;
  return html`
    ${select(word("user"), "acting", acting)} <a href="#represent">${word("family")}</a>
    ${select(word("access"), "access_level", codes("access_level"))}
    ${select(word("condition.has-gp.question"), "has_gp", flags())}
    ${state.has_gp && office()}`;
};

export const deadline = () => {
  const moments = Object.entries(word("moment"));
  return html`
    ${input(word("at"), "at", html`type="datetime-local" required`)}
    <p class="row" role="group" aria-label="${word("examples")}">${moments.map(([at, name]) => button(name, "at", html`value="${at}"`))}</p>`;
};
