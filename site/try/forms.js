// The forms: the name of each control is the path to the fact that it shows and sets. Empty is unknown.

import { html, word } from "./html.js";
import start from "./start.json" with { type: "json" };

const option = ([value, text]) => html`<option value="${JSON.stringify(value)}">${text}</option>`;
const select = (text, name, choices) =>
  html`<label class="field">${text} <select name="${name}">${choices.map(option)}</select></label>`;
const input = (text, name, rest) => html`<label class="field">${text} <input name="${name}" ${rest}></label>`;
const button = (text, name, rest) => html`<button type="button" name="${name}" ${rest}>${text}</button>`;

const unknown = (value = null) => [value, word("finding.unknown")];
const yesNo = (yes = true, no = false) => [[yes, word("decision.granted")], [no, word("decision.refused")]];
const flags = () => [...yesNo(), unknown()];
const codes = (table) => [...Object.entries(word(table)), unknown()];

export const houseName = (at) => at === null ? word("unknown-home") : `${word("house")} ${"ABCDEFGHIJ"[at]}`;

// The child, and then the parents: what they are called, their facts, and what the library last answered.
export const people = ({ family, represent, before }) => {
  const roles = [word("child"), ...family.parents.map(roleName)];
  const isShared = (role) => roles.indexOf(role) !== roles.lastIndexOf(role);
  return [family.child, ...family.parents.map((parent) => parent.person)].map((person, place) => ({
    name: isShared(roles[place]) ? `${roles[place]} ${place}` : roles[place],
    path: place ? `family.parents[${place - 1}].person` : "family.child",
    person,
    before: before.get(person)?.caseworker?.decision,
    ...represent.people[place],
  }));
};
const roleName = ({ role }) => word(`role.${role ?? "parent"}`).replace(/^./, (first) => first.toUpperCase());

export const file = ({ opened, refused }) => html`
  ${input(word("day"), "family.as_of", html`type="date" required`)}
  <label class="button">${word("open")} <input class="sr" type="file" name="file" accept=".json"></label>
  ${button(word("save"), "save")}
  ${select(word("examples"), "example", [[null, word("choose")], ...Object.entries(word("example"))])}
  <output class="help">${opened ? `${word("opened")} ${opened}` : word("file-help")}</output>
  ${refused}`;

export const represent = (state) => {
  const everybody = people(state);
  const units = ["H0101", "H0201", null, ...everybody.map(({ person }) => person.home?.unit ?? null)];
  const flats = [...new Set(units)].sort().map((unit) => [unit, unit ?? word("no-flat")]);
  const facts = ({ name, person, path, house }, place) => {
    const parent = place > 0 && path.replace(".person", "");
    const year = person.birth_year && !person.birth_date && `(${word("birth-year")} ${person.birth_year})`;
    const moved = (to) => ({ ...to, unit: person.home?.unit, grading: person.home?.grading });
    const home = (to, index) => [index === house ? person.home : moved(to), houseName(index)];
    return html`
      <fieldset>
        <legend>${name}</legend>
        ${select(word("house"), `${path}.home`, [...state.represent.houses.map(home), unknown()])}
        ${person.home && select(word("flat"), `${path}.home.unit`, flats)}
        ${parent && select(word("responsibility"), `${parent}.responsibility`, flags())}
        ${input(word("age"), `represent.people[${place}].age`, html`type="number" min="0" max="120"`)}
        ${input(html`${word("birth-date")} ${year}`, `${path}.birth_date`, html`type="date"`)}
        ${select(word("protected"), `${path}.protected`, flags())}
        ${select(word("status"), `${path}.standing`, codes("standing"))}
        ${parent && button(word("remove"), `remove[${place}]`, html`aria-label="${word("remove")}: ${name}"`)}
      </fieldset>`;
  };
  return html`${everybody.map(facts)} ${everybody.length < 4 && button(word("add"), "add")}`;
};

export const menu = (state) => {
  const { gp, user } = state.session;
  const users = people(state).map(({ person, name }) => [person, name]);
  if (!users.some(([person]) => person === user)) users.push([user, word("somebody")]);
  const gps = [...yesNo(gp?.id ? gp : start.session.gp, null), unknown("unknown")];
  const service = ([code, name]) =>
    html`<label><input type="checkbox" name="session.gp.services" value="${code}"> ${name}</label>`;
  return html`
    ${select(word("user"), "session.user", users)}
    ${user !== state.family.child && select(word("for-child"), "for_child", yesNo())}
    ${select(word("access"), "session.access_level", codes("access_level"))}
    ${select(word("condition.has-gp.question"), "session.gp", gps)}
    ${gp?.id && html`
      ${select(word("condition.office-participates.question"), "session.gp.office.participates", flags())}
      ${select(word("condition.gp-system-serves-children.question"), "session.gp.serves_children", flags())}
      <fieldset class="choices">
        <legend>${word("condition.service-offered.question")}</legend>
        ${Object.entries(word("service")).map(service)}
        ${!gp.services && html`<p class="help">${word("condition.service-offered.unknown")}</p>`}
      </fieldset>`}`;
};

export const deadline = () => input(word("at"), "at", html`type="datetime-local" required`);
