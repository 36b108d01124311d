// The page: what is asked about, who is asked, and what is shown where. It decides nothing.

import * as answers from "./answers.js";
import * as forms from "./forms.js";
import { get, set, show, word } from "./html.js";
import start from "./start.json" with { type: "json" };

const $ = (selector) => document.querySelector(selector);
const $$ = (selector) => [...document.querySelectorAll(selector)];
const panel = () => $(`nav a[href="${location.hash}"]`)?.hash.slice(1) ?? "represent";

// The clock is the page's to read: the library never does. Oslo's, wherever the reader is.
const now = new Date().toLocaleString("sv-SE", { timeZone: "Europe/Oslo" });

const state = {
  language: "nb",
  at: now.slice(0, 16).replace(" ", "T"),
  family: { ...start.session.family, as_of: now.slice(0, 10) },
  session: { ...start.session }, // who is logged in, and what the GP offers
  for_child: true,
  represent: { houses: [], people: [] }, // the library's last answer about the family
  before: new Map(), // the people as they were before the last change
};

// A worker made of a blob has the page's own policy; one from a server would have the server's.
const program = new Blob([`import "${new URL("worker.js", import.meta.url)}";`], { type: "text/javascript" });
const worker = new Worker(URL.createObjectURL(program), { type: "module" });

const ask = (name, facts) => new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => resolve(data);
  worker.postMessage({ ask: name, ...facts }, [port2]);
});

const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
worker.onmessage = ({ data: { done, total } }) => {
  const [part, whole] = [done, total].map((bytes) => (bytes / 1e6).toLocaleString(state.language, digits));
  const loaded = `${word("loading")}: ${part} ${word("of")} ${whole} MB`;
  $("#loading span").textContent = done < total ? loaded : `${word("starting")} …`;
  Object.assign($("progress"), { max: total, value: done });
};
worker.onerror = () => {
  $("#loading span").textContent = word("failed");
  delete document.body.dataset.answered;
};

const session = () => {
  const found = forms.people(state).find(({ person }) => person.id === state.session.user.id);
  const user = found?.person ?? state.session.user;
  const family = state.for_child && user !== state.family.child ? state.family : null;
  return Object.assign(state.session, { user, family, at: `${state.family.as_of}T11:00:00Z` }); // about noon
};

const update = async () => {
  const name = panel();
  const { language, at, family, represent: { houses } } = state;
  document.documentElement.lang = language;
  for (const element of $$("[data-word]")) element.textContent = word(element.dataset.word);
  for (const link of $$("nav a")) link.ariaCurrent = link.hash === `#${name}` ? "page" : null;
  const facts = (state.asked = { language, at, family, houses, session: session() });
  const answer = await ask(name, facts);
  if (facts !== state.asked) return; // only the last question's answer is shown
  if (name === "represent" && !answer.problems) state.represent = answer;
  const answered = answer.problems ? { answers: answers.problems(answer) } : answers[name](answer, state);
  const parts = { file: forms.file(state), scene: "", now: "", facts: forms[name](state), ...answered };
  for (const [place, part] of Object.entries(parts)) show($(`.${place}`), part);
  for (const control of $$("input, select")) fill(control, answer.problems ?? []);
  $("main").id = name;
  document.body.dataset.answered = performance.now();
};

// Show a fact in its control; what is being typed is left alone.
const fill = (control, problems) => {
  const { name, type } = control;
  const value = get(state, name) ?? null;
  control.ariaInvalid = problems.some(([path]) => `.${path}`.endsWith(`.${name}`)) ? "true" : null;
  if (type === "checkbox" || type === "radio") control.checked = [value].flat().includes(control.value);
  else if (type === "select-one") control.value = JSON.stringify(value);
  else if (control !== document.activeElement || !control.value) control.value = value ?? "";
};

const read = ({ name, type, value, files }) => {
  if (type === "select-one") return JSON.parse(value);
  if (type === "checkbox") return $$(`[name="${name}"]:checked`).map((one) => one.value);
  return type === "file" ? files[0] : value || null;
};

const open = async (file, day) => {
  const answer = await ask("open", { text: await file.text(), on: day ?? state.family.as_of, asked: !!day });
  state.opened = answer.problems ? null : file.name;
  if (answer.problems) return { ...answer, file: file.name };
  const { family, register, session: acting } = answer;
  const user = family.parents[0]?.person ?? family.child;
  Object.assign(state, { family, session: acting ?? { ...state.session, user } });
  state.for_child = acting?.family !== null;
  state.represent.houses = [];
  state.register = register && { file, family: JSON.stringify(family) };
  if (acting) location.hash = "menu";
};

// What is more than to set the fact that a control is named after; what cannot be used is returned.
const ACTIONS = {
  "represent.people.age": async (age, place) => {
    const { person } = forms.people(state)[place];
    Object.assign(person, await ask("born", { birth_date: person.birth_date, age, on: state.family.as_of }));
  },
  // Of a register's file, another day is another reading: what was in force then is in the documents.
  "family.as_of": (day) => {
    if (state.register?.family === JSON.stringify(state.family)) return open(state.register.file, day);
    state.family.as_of = day;
  },
  // Known to be a parent, and alive; the rest is for the reader to say.
  add: () => {
    const facts = { birth_date: "1988-03-01", protected: false, standing: "resident" };
    state.family.parents.push({ person: { id: `added-${Date.now()}`, ...facts }, responsibility: true });
  },
  remove: (_, place) => state.family.parents.splice(place - 1, 1),
  example: async (name) => open(new File([await (await fetch(`examples/${name}.json`)).blob()], name)),
  file: (file) => open(file),
  save: async () => {
    const answer = await ask("save", panel() === "menu" ? { session: session() } : { family: state.family });
    if (answer.problems) return answer;
    const href = `data:application/json,${encodeURIComponent(answer.text)}`;
    Object.assign(document.createElement("a"), { href, download: "fastlege.json" }).click();
  },
};

const change = async (path, value) => {
  const name = path.replace(/\[\d\]/, "");
  const before = new Map(forms.people(state).map((one) => [one.person, one]));
  if (name !== "language" && name !== "save") state.before = before;
  const act = ACTIONS[name] ?? (() => set(state, path, value));
  const done = await act(value, Number(path.match(/\d/)));
  state.refused = done?.problems && answers.problems(done);
  if (name.endsWith(".birth_date")) set(state, path.replace(/date$/, "year"), null);
  update();
};

addEventListener("change", ({ target }) => target.checkValidity() && change(target.name, read(target)));
addEventListener("click", ({ target }) => target.localName === "button" && change(target.name, target.value));
addEventListener("hashchange", update);
addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", (event) => {
  event.preventDefault();
  for (const file of event.dataTransfer.files) change("file", file);
});

update();
