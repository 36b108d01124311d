// The page: what is asked about, who is asked, and what is shown where. It decides nothing.

import * as answers from "./answers.js";
import * as forms from "./forms.js";
import { get, html, set, show, word } from "./html.js";
import start from "./start.json" with { type: "json" };

const $ = (selector) => document.querySelector(selector);
const $$ = (selector) => document.querySelectorAll(selector);

// The clock is the page's to read: the library never does. Oslo's, wherever the reader is.
const now = new Date().toLocaleString("sv-SE", { timeZone: "Europe/Oslo" });

const state = {
  language: "nb",
  at: now.slice(0, 16).replace(" ", "T"),
  family: { ...start.session.family, as_of: now.slice(0, 10) },
  represent: { age: [], house: [], houses: [], unit: [], parents: {} }, // the last answer
  before: {}, // what was answered about each parent before the last change
  problems: [],
};

const people = () => forms.people(state);

// Who is logged in, until the reader says: the first parent, for the child; the child alone when there is none.
const firstToAct = ({ parents }) => (parents.length ? [1, true] : [0, false]);

// --- the library, in its worker

// A worker made of a blob has the page's own policy; one from a server would have the server's.
const program = `import ${JSON.stringify(new URL("worker.js", import.meta.url).href)};`;
const blob = URL.createObjectURL(new Blob([program], { type: "text/javascript" }));
const worker = new Worker(blob, { type: "module" });

const ask = (name, facts) =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage({ ask: name, ...facts }, [port2]);
  });

const megabytes = (bytes) =>
  (bytes / 1e6).toLocaleString(state.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

const loaded = ({ done, total, isReady, error }) => {
  const text = `${word("loading")}: ${megabytes(done)} ${word("of")} ${megabytes(total)} MB`;
  $("#loading").hidden = isReady;
  $("#loading span").textContent = error ? word("failed") : done < total ? text : `${word("starting")} …`;
  if (total) Object.assign($("progress"), { max: total, value: done });
};

worker.onmessage = ({ data }) => loaded(data);
worker.onerror = () => loaded({ error: true });

// --- what is asked, and where its answer goes; only the last question's is shown

const session = () => {
  const [place, forChild] = state.acting;
  return {
    user: people().at(place).person,
    family: forChild ? state.family : null,
    gp: state.has_gp ? state.gp : state.has_gp === null ? "unknown" : null,
    access_level: state.access_level,
    at: `${state.family.as_of}T11:00:00Z`, // about noon, of the same day in Oslo
    policy: start.session.policy,
  };
};

const FACTS = {
  represent: () => ({ family: state.family, houses: state.represent.houses }),
  deadline: () => ({ at: state.at }),
  menu: () => ({ session: session() }),
};

const panel = () => (location.hash.slice(1) in FACTS ? location.hash.slice(1) : "represent");

let asked;

const update = async () => {
  const name = panel();
  write();
  const facts = (asked = { ...FACTS[name](), language: state.language });
  const answer = await ask(name, facts);
  if (facts !== asked) return;
  state.problems = answer.problems ?? [];
  if (name === "represent" && !answer.problems) state.represent = answer;
  write();
  const parts = answer.problems ? { answers: answers.problems(answer) } : answers[name](answer, state);
  for (const place of $$(`#${name} > :not(.facts)`)) show(place, parts[place.className] ?? "");
  document.body.dataset.answered = Number(document.body.dataset.answered ?? 0) + 1;
};

const write = () => {
  document.documentElement.lang = state.language;
  document.title = `${word("title")} – fastlege`;
  for (const element of $$("[data-word]")) element.textContent = word(element.dataset.word);
  for (const link of $$("nav a")) {
    const name = link.hash.slice(1);
    link.ariaCurrent = name === panel() ? "page" : null;
    $(link.hash).hidden = name !== panel();
    show($(`${link.hash} .facts`), forms[name](state));
  }
  show($("#file .row"), forms.file());
  show($("#file output"), html`${state.opened && `${word("opened")} ${state.opened}`}`);
  $$("form :is(input, select)").forEach(fill);
};

// Show a fact in its control; what is being typed is left alone.
const fill = (control) => {
  const value = get(state, control.name) ?? null;
  control.ariaInvalid = state.problems.some(([path]) => `.${path}`.endsWith(`.${control.name}`)) ? "true" : null;
  if (["checkbox", "radio"].includes(control.type)) control.checked = [value].flat().includes(control.value);
  else if (control.localName === "select") control.value = JSON.stringify(value);
  else if (control !== document.activeElement) control.value = value ?? "";
};

// --- what the reader changes

// What is more than to set the fact that a control is named after.
const ACTIONS = {
  "represent.house": (house, place, unit = state.represent.unit[place]) => {
    const { person } = people()[place];
    const grading = person.home?.grading ?? "ugradert";
    person.home = house === null ? null : { ...state.represent.houses[house], unit, grading };
  },
  "represent.unit": (unit, place) => ACTIONS["represent.house"](state.represent.house[place], place, unit),
  "represent.age": async (age, place) => {
    const { person } = people()[place];
    Object.assign(person, await ask("born", { birth_date: person.birth_date, age, on: state.family.as_of }));
  },
  "family.as_of": async (day) => {
    // Of a register's file, another day is another reading: what was in force then is in the documents.
    const isRead = state.register?.family === JSON.stringify(state.family);
    if (isRead) await open(state.register.text, state.register.name, day);
    else state.family.as_of = day;
  },
  add: () => {
    // Known to be a parent, and alive; the rest is for the reader to say.
    const person = { id: `added-${Date.now()}`, birth_date: "1988-03-01", protected: false, standing: "resident" };
    state.family.parents.push({ person, responsibility: true });
  },
  remove: (_, place) => {
    state.family.parents.splice(place - 1, 1);
    if (state.acting[0] >= place) state.acting = firstToAct(state.family);
  },
  example: async (name) => open(await (await fetch(`examples/${name}.json`)).text(), word(`example.${name}`)),
  file: async (file) => open(await file.text(), file.name),
  save: async () => {
    const answer = await ask("save", panel() === "menu" ? { session: session() } : { family: state.family });
    if (answer.problems) return show($("#file .problems"), answers.problems(answer));
    const href = `data:application/json,${encodeURIComponent(answer.text)}`;
    Object.assign(document.createElement("a"), { href, download: "fastlege.json" }).click();
  },
};

const read = ({ type, name, value, files, form }) => {
  if (type === "select-one") return JSON.parse(value);
  if (type === "checkbox") return new FormData(form).getAll(name);
  return type === "file" ? files[0] : value || null;
};

const change = async (path, value, unit) => {
  const [name, place] = path.split(/\[(\d)\]$/);
  show($("#file .problems"), "");
  if (!["language", "save"].includes(name)) state.before = state.represent.parents;
  if (name in ACTIONS) await ACTIONS[name](value, Number(place), unit);
  else set(state, name, value);
  if (name.endsWith(".birth_date")) set(state, name.replace(/date$/, "year"), null);
  update();
  if (["add", "remove"].includes(name)) [...$$("#represent fieldset")].at(-1).querySelector("select").focus();
};

// --- files that are opened or dropped

const open = async (text, name, day = null) => {
  const answer = await ask("open", { text, on: day ?? state.family.as_of, asked: day !== null });
  state.opened = !answer.problems && name;
  if (answer.problems) return show($("#file .problems"), answers.problems(answer, `${word("problems")}: ${name}`));
  const { family } = answer;
  Object.assign(state, { family, before: {}, acting: firstToAct(family), other: null });
  state.represent.houses = [];
  state.register = answer.register && { text, name, family: JSON.stringify(family) };
  if (!answer.session) return;
  enter(answer.session);
  location.hash = "menu";
};

// Take over who is logged in, and what the GP offers.
const enter = ({ user, family, gp, access_level }) => {
  const place = people().findIndex(({ person }) => person.id === user.id);
  Object.assign(state, { acting: [place, family !== null], other: place < 0 ? user : null, access_level });
  state.has_gp = gp === "unknown" ? null : gp !== null;
  if (state.has_gp) state.gp = gp;
};

addEventListener("change", ({ target }) => target.checkValidity() && change(target.name, read(target)));
addEventListener("click", ({ target }) => target.localName === "button" && change(target.name, target.value));
addEventListener("hashchange", update);
addEventListener("dragstart", ({ target, dataTransfer }) => dataTransfer.setData("person", target.dataset?.person ?? ""));
addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", (event) => {
  event.preventDefault();
  const { target, dataTransfer } = event;
  const person = dataTransfer.getData("person");
  const house = target.closest("[data-house]")?.dataset.house;
  const unit = target.closest("[data-unit]")?.dataset.unit;
  if (dataTransfer.files.length) change("file", dataTransfer.files[0]);
  else if (person && house) change(`represent.house[${person}]`, JSON.parse(house), unit === "" ? null : unit);
});

enter(start.session);
update();
