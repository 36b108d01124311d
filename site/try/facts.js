// The forms: each field shows one fact, and sets it. Empty is unknown, as everywhere.

import { capital, current, h, nameOf, word } from "./dom.js";
import { houseName } from "./picture.js";

const STANDINGS = ["resident", "not-resident", "disappeared", "deceased", "invalid-identity"];
const UNITS = ["H0101", "H0201"];
let fields = 0;

const field = (label, control, hint) => {
  control.id = `field-${(fields += 1)}`;
  return h("p", { class: "field" }, h("label", { for: control.id }, label), control, hint);
};

const options = (select, choices, value) => {
  select.replaceChildren(
    ...choices.map(([code, text]) => h("option", { value: JSON.stringify(code), selected: code === value }, text)),
  );
  select.value = JSON.stringify(value);
};

export const choice = (choices, value, set, path) => {
  const select = h("select", { "data-path": path, onchange: () => set(JSON.parse(select.value)) });
  options(select, choices, value);
  return select;
};

const unknown = () => [null, word("finding.unknown")];
export const flags = () => [[true, word("decision.granted")], [false, word("decision.refused")], unknown()];
const input = (type, value, set, more = {}) => {
  const control = h("input", { type, value: value ?? "", ...more, onchange: () => set(control.value || null) });
  return control;
};

export const dayField = (family, set) =>
  field(word("day"), input("date", family.as_of, (day) => day && set(day), { required: true, "data-path": "as_of" }));

// One person: where they live first, and what else the rule asks about them.
const personFields = (person, path, index, { state, edit, ask }) => {
  const refreshed = [];
  const house = choice([], null, (place) => edit(() => move(state, index, place, person.home?.unit ?? null)), `${path}.home`);
  const flat = choice([], null, (unit) => edit(() => { person.home.unit = unit; }), `${path}.home.unit`);
  const age = input("number", null, async (years) => {
    if (years === null || !age.checkValidity()) return;
    const born = await ask({ ask: "born", birth_date: person.birth_date ?? null, age: Number(years), on: state.family.as_of });
    edit(() => { Object.assign(person, born, { birth_year: null }); });
  }, { min: 0, max: 120, "data-path": `${path}.age` });
  const born = input("date", person.birth_date, (day) => edit(() => Object.assign(person, { birth_date: day, birth_year: null })), { "data-path": `${path}.birth_date` });
  refreshed.push((answer) => {
    const where = answer.where[index];
    options(house, [...answer.houses.map((_, place) => [place, houseName(place)]), unknown()], where ? where.house : null);
    const units = [...new Set([...UNITS, ...answer.where.map((one) => one?.unit).filter(Boolean)])].sort();
    options(flat, [...units.map((unit) => [unit, unit]), [null, word("no-flat")]], where?.unit || null);
    flat.disabled = !where;
    if (document.activeElement !== age) age.value = answer.ages[index] ?? "";
    if (document.activeElement !== born) born.value = person.birth_date ?? "";
  });
  const year = person.birth_year && !person.birth_date ? h("span", { class: "help" }, `${word("birth-year")} ${person.birth_year}`) : null;
  const first = [field(word("house"), house), field(word("flat"), flat)];
  const more = [
    field(word("birth-date"), born, year),
    field(word("protected"), choice(flags(), person.protected, (value) => edit(() => { person.protected = value; }), `${path}.protected`)),
    field(word("standing"), choice([...STANDINGS.map((code) => [code, word(code)]), unknown()], person.standing, (value) => edit(() => { person.standing = value; }), `${path}.standing`)),
  ];
  return { first, more, age: field(word("age"), age), refreshed };
};

export const move = (state, index, place, unit) => {
  const person = index ? state.family.parents[index - 1].person : state.family.child;
  const grading = person.home?.grading ?? "ugradert";
  person.home = place === null ? null : { ...state.houses[place], unit, grading };
};

const more = (index, opened, inside) =>
  h("details", { open: opened.has(index), ontoggle: (event) => opened[event.target.open ? "add" : "delete"](index) }, h("summary", {}, word("more")), h("div", { class: "fields" }, inside));

// Which "more facts" stand open, so that they do when the form is written anew.
const opened = new Set();

export const factsForm = (form, page) => {
  const { state, edit } = page;
  const { family } = state;
  const child = personFields(family.child, "family.child", 0, page);
  const refreshed = [...child.refreshed];
  const parents = family.parents.map((parent, place) => {
    const path = `family.parents[${place}]`;
    const person = personFields(parent.person, `${path}.person`, place + 1, page);
    refreshed.push(...person.refreshed);
    const roles = [...["mor", "far", "medmor"].map((role) => [role, word(`role.${role}`)]), unknown()];
    const name = nameOf(family.parents, place);
    return h(
      "fieldset",
      {},
      h("legend", {}, name),
      h(
        "div",
        { class: "fields" },
        person.first,
        field(word("responsibility"), choice(flags(), parent.responsibility, (value) => edit(() => { parent.responsibility = value; }), `${path}.responsibility`)),
      ),
      more(place + 1, opened, [person.age, person.more, field(word("role"), choice(roles, parent.role ?? null, (role) => edit(() => { parent.role = role; }, true), `${path}.role`))]),
      h("button", { type: "button", class: "quiet", "aria-label": `${word("remove")}: ${name}`, onclick: () => edit(() => family.parents.splice(place, 1), true) }, word("remove")),
    );
  });
  const add = h("button", { type: "button", onclick: () => edit(() => family.parents.push(stranger(family)), true) }, word("add"));
  form.replaceChildren(
    dayField(family, page.setDay),
    h("fieldset", {}, h("legend", {}, word("child")), h("div", { class: "fields" }, child.first, child.age), more(0, opened, child.more)),
    ...parents,
    family.parents.length < 3 ? add : "",
  );
  return (answer) => refreshed.forEach((refresh) => refresh(answer));
};

// A parent who is added: known to be one, and alive; the rest is for the reader to say.
const stranger = (family) => {
  const ids = new Set([family.child.id, ...family.parents.map((parent) => parent.person.id)]);
  const id = ["parent-1", "parent-2", "parent-3", "parent-4"].find((one) => !ids.has(one));
  const person = { id, birth_date: "1988-03-01", home: null, protected: false, standing: "resident" };
  return { person, responsibility: true, role: null };
};

// --- what the GP offers

const LEVELS = ["none", "basic", "basic-plus", "full"];
const SERVICES = ["book-appointment", "renew-prescription", "e-consultation", "contact-office", "flu-vaccination"];

const users = ({ family, menu }) => {
  const forWhom = family.parents.flatMap((parent, place) => [
    [`${place} child`, `${nameOf(family.parents, place)}, ${word("for-child")}`],
    [`${place} self`, `${nameOf(family.parents, place)}, ${word("for-self")}`],
  ]);
  const other = menu.other ? [["other child", `${capital(word("somebody"))}, ${word("for-child")}`]] : [];
  return [...forWhom, ...other, ["child self", `${word("child")}, ${word("for-self")}`]];
};

export const session = ({ family, menu }) => {
  const [who, whom] = menu.user.split(" ");
  const user = who === "child" ? family.child : who === "other" ? menu.other : family.parents[Number(who)].person;
  return { user, family: whom === "child" ? family : null, gp: menu.gp, access_level: menu.level, at: family.as_of };
};

export const menuForm = (form, { state, editMenu, setDay }) => {
  const { menu, family } = state;
  if (!users(state).some(([code]) => code === menu.user)) [[menu.user]] = users(state);
  const gps = [["gp", word("gp-has")], [null, word("gp-none")], ["unknown", word("finding.unknown")]];
  const has = typeof menu.gp === "object" && menu.gp !== null ? "gp" : menu.gp;
  const set = (change) => editMenu(change);
  const gp = menu.gp;
  const services = h(
    "fieldset",
    { class: "choices" },
    h("legend", {}, word("offered")),
    SERVICES.map((code) => {
      const box = h("input", { type: "checkbox", checked: gp?.services?.includes(code), onchange: () => set(() => { gp.services = SERVICES.filter((one) => (one === code ? box.checked : gp.services?.includes(one))); }) });
      return h("label", {}, box, " ", word(`service.${code}`));
    }),
    gp?.services === null ? h("p", { class: "help" }, word("offered-unknown")) : null,
  );
  form.replaceChildren(
    dayField(family, setDay),
    field(word("user"), choice(users(state), menu.user, (user) => set(() => { menu.user = user; }))),
    field(word("access-level"), choice([...LEVELS.map((level) => [level, word(`access_level.${level}`)]), unknown()], menu.level, (level) => set(() => { menu.level = level; }))),
    field(word("patient-gp"), choice(gps, has, (value) => set(() => { if (value === "gp") menu.gp = menu.own; else { if (has === "gp") menu.own = gp; menu.gp = value; } }, true))),
    ...(has === "gp"
      ? [
          field(word("participates"), choice(flags(), gp.office.participates, (value) => set(() => { gp.office.participates = value; }))),
          field(word("serves-children"), choice(flags(), gp.serves_children, (value) => set(() => { gp.serves_children = value; }))),
          services,
        ]
      : []),
  );
};

// --- when the answer is due

const MOMENTS = [["autumn", "2026-11-23T21:05"], ["before-christmas", "2026-12-22T10:00"], ["before-easter", "2027-03-23T09:00"], ["may", "2027-05-12T16:00"]];

export const deadlineForm = (form, { state, setAt }) => {
  const at = input("datetime-local", state.at, (instant) => instant && setAt(instant), { required: true, "data-path": "at", lang: current.language });
  form.replaceChildren(
    field(word("at"), at),
    h(
      "div",
      { class: "row", role: "group", "aria-label": word("examples") },
      MOMENTS.map(([key, instant]) => h("button", { type: "button", onclick: () => { at.value = instant; setAt(instant); } }, word(key))),
    ),
  );
};
