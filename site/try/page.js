// The page: what is asked about, who is asked, and what is shown where. It decides nothing.

import { findings, showDeadline, showDecisions, showMenu, showNow } from "./answers.js";
import { capital, current, h, languages, problems, word, wordIn } from "./dom.js";
import { deadlineForm, factsForm, menuForm, move, session } from "./facts.js";
import { draw } from "./picture.js";

const $ = (selector) => document.querySelector(selector);
const EXAMPLES = ["both-at-home", "one-parent-moved-out", "none-at-home", "other-flat-in-the-same-house", "protected-address"];
const TABS = ["represent", "deadline", "menu"];

// The clock is the page's to read: the library never does. Oslo's, wherever the reader is.
const now = new Date().toLocaleString("sv-SE", { timeZone: "Europe/Oslo" });

const home = (number, unit) => ({ matrikkel_id: `91000000${number}`, unit, place: { municipality: "4601", street_name: "Prøvevegen", house_number: number } });
const person = (id, birth_date, at) => ({ id, birth_date, home: at, protected: false, standing: "resident" });

const state = {
  family: {
    child: person("child", "2017-05-12", home(1, "H0101")),
    parents: [
      { person: person("mother", "1985-07-21", home(1, "H0101")), responsibility: true, role: "mor" },
      { person: person("father", "1990-11-02", home(2, "H0101")), responsibility: true, role: "far" },
    ],
    as_of: now.slice(0, 10),
  },
  houses: [],
  name: null, // of the file that was opened
  register: null, // the text of a register's file, as long as nothing of it was changed
  at: now.slice(0, 16).replace(" ", "T"),
  menu: {
    user: "0 child",
    other: null,
    level: "full",
    gp: {
      id: "kari",
      name: "Kari Lege",
      office: { name: "Sentrum legesenter", participates: true, phone: "55 00 00 00" },
      services: ["book-appointment", "renew-prescription", "contact-office"],
      modes: null,
      serves_children: true,
    },
  },
};
state.menu.own = state.menu.gp;

// --- the library, in its worker: one question at a time, each with its answer

// A worker made of a blob has the page's own policy; one from a server would have the server's.
const program = `import ${JSON.stringify(new URL("worker.js", import.meta.url).href)};`;
const blob = URL.createObjectURL(new Blob([program], { type: "text/javascript" }));
const worker = new Worker(blob, { type: "module" });
const waiting = new Map();
let asked = 0;

const ask = (question) =>
  new Promise((resolve, reject) => {
    waiting.set((asked += 1), { resolve, reject });
    worker.postMessage({ id: asked, question: JSON.stringify(question) });
  });

const failed = () => {
  $("#loading").hidden = true;
  $("#files .problems").replaceChildren(h("div", { class: "problem" }, h("p", {}, word("failed"))));
};

const megabytes = (bytes) => (bytes / 1e6).toLocaleString(current.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

worker.onerror = failed;
worker.onmessage = ({ data }) => {
  if (data.total) {
    const bar = $("#loading progress");
    [bar.max, bar.value] = [data.total, data.done];
    const text = `${megabytes(data.done)} ${word("of")} ${megabytes(data.total)} MB`;
    $("#progress-text").textContent = data.done < data.total ? `${word("loading")}: ${text}` : `${word("starting")} …`;
  } else if (data.ready) {
    $("#loading").hidden = true;
    document.documentElement.dataset.ready = "";
  } else if (data.failed) {
    failed();
  } else {
    const { resolve, reject } = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.error) reject(new Error(data.error));
    else resolve(JSON.parse(data.answer));
  }
};

// --- what is asked, and where its answer goes; only the last question's is shown

const latest = {};
const answered = async (panel, question, show) => {
  latest[panel] = question;
  const answer = await ask(question).catch((error) => ({ problems: [["", `${word("wrong")} ${error.message}`]] }));
  if (latest[panel] !== question) return;
  mark(panel, answer.problems ?? []);
  if (answer.problems) refuse(panel, answer);
  else show(answer);
  $(`#${panel}`).dataset.answered = String(asked);
};

// What was shown before is no answer to what is asked now.
const refuse = (panel, answer) => {
  for (const place of document.querySelectorAll(`#${panel} :is(.now, .street)`)) place.replaceChildren();
  $(`#${panel} .answers`).replaceChildren(h("div", { role: "alert" }, problems(answer)));
};

const mark = (panel, found) => {
  for (const control of document.querySelectorAll(`#${panel} [data-path]`)) {
    const wrong = found.some(([path]) => path && (path === control.dataset.path || path.endsWith(`.${control.dataset.path}`)));
    control.setAttribute("aria-invalid", String(wrong));
  }
};

let refresh = () => {};
let before = {};

const represent = () =>
  answered("represent", { ask: "represent", family: state.family, houses: state.houses, language: current.language }, (answer) => {
    state.houses = answer.houses;
    refresh(answer);
    draw($(".street"), state.family, answer, (index, place, unit) => edit(() => move(state, index, place, unit)));
    showDecisions($("#represent .answers"), state.family, answer, before);
    showNow($(".now"), state.family, answer, before);
    shown = Object.fromEntries(answer.parents.map((parent, place) => [state.family.parents[place].person.id, findings(parent.caseworker)]));
  });

const menu = () => answered("menu", { ask: "menu", session: session(state), language: current.language }, (answer) => showMenu($("#menu .answers"), answer));
const deadline = () => answered("deadline", { ask: "deadline", at: state.at, language: current.language }, (answer) => showDeadline($("#deadline .answers"), answer));

// --- what the reader changes

let shown = {};
const edit = (change, anew = false) => {
  change();
  state.register = null;
  before = shown;
  if (anew) writeForms();
  represent();
  menu();
};

const editMenu = (change, anew = true) => {
  change();
  if (anew) menuForm($("#menu form"), page);
  menu();
};

// Of a register's file, another day is another reading: what was in force then is in the documents.
const setDay = async (day) => {
  if (state.register) await open(state.register, state.name, day);
  else edit(() => { state.family.as_of = day; }, true);
};

const setAt = (at) => {
  state.at = at;
  deadline();
};

const page = { state, edit, editMenu, setDay, setAt, ask };

const writeForms = () => {
  const focused = document.activeElement?.id && document.activeElement.closest(".facts") ? place(document.activeElement) : null;
  refresh = factsForm($("#represent form"), page);
  menuForm($("#menu form"), page);
  if (focused) document.querySelectorAll(focused.selector)[focused.index]?.focus();
};
const place = (element) => {
  const selector = `#${element.closest(".panel").id} form :is(input, select, button)`;
  return { selector, index: [...document.querySelectorAll(selector)].indexOf(element) };
};

// --- files: opened, dropped, saved

const tellOpened = () => {
  $("#opened").textContent = state.name ? `${word("opened")} ${state.name}` : "";
};

const open = async (text, name, day = null) => {
  const answer = await ask({ ask: "open", text, on: day ?? state.family.as_of, asked: day !== null });
  const title = `${word("problems")}: ${name}`;
  $("#files .problems").replaceChildren(answer.problems ? problems(answer, title) : "");
  if (answer.problems) return;
  Object.assign(state, { family: answer.family, houses: [], register: answer.register ? text : null, name });
  tellOpened();
  if (answer.session) openSession(answer.session);
  before = {};
  writeForms();
  represent();
  menu();
};

const openSession = ({ user, family, gp, access_level: level }) => {
  const index = family ? family.parents.findIndex((parent) => parent.person.id === user.id) : -1;
  const who = family ? (index < 0 ? "other child" : `${index} child`) : "child self";
  Object.assign(state.menu, { user: who, other: who === "other child" ? user : null, gp, level });
  location.hash = "menu";
};

const save = async () => {
  const facts = tab() === "menu" ? { session: session(state) } : { family: state.family };
  const answer = await ask({ ask: "save", ...facts });
  $("#files .problems").replaceChildren(answer.problems ? problems(answer) : "");
  if (answer.problems) return;
  const href = URL.createObjectURL(new Blob([answer.text], { type: "application/json" }));
  h("a", { href, download: "fastlege.json" }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
};

const openFile = async (file) => file && open(await file.text(), file.name);

$("#files input").onchange = async ({ target }) => {
  await openFile(target.files[0]);
  target.value = "";
};
$("#save").onclick = save;
$("#examples").onchange = async ({ target }) => {
  if (!target.value) return;
  await open(await (await fetch(`examples/${target.value}.json`)).text(), word(target.value));
  target.value = "";
};
for (const type of ["dragenter", "dragover"]) {
  addEventListener(type, (event) => {
    event.preventDefault();
    document.body.classList.add("dropping");
  });
}
addEventListener("dragleave", (event) => event.relatedTarget || document.body.classList.remove("dropping"));
addEventListener("drop", (event) => {
  event.preventDefault();
  document.body.classList.remove("dropping");
  openFile(event.dataTransfer.files[0]);
});

// --- tabs, language, and the first question

const tab = () => (TABS.includes(location.hash.slice(1)) ? location.hash.slice(1) : TABS[0]);

const showTab = () => {
  for (const link of document.querySelectorAll("nav a")) {
    link.ariaCurrent = link.hash === `#${tab()}` ? "page" : null;
  }
  for (const panel of document.querySelectorAll(".panel")) panel.hidden = panel.id !== tab();
  $("#files").hidden = tab() === "deadline";
};

const speak = (language) => {
  current.language = language;
  document.documentElement.lang = language;
  document.title = `${word("title")} – fastlege`;
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
  for (const element of document.querySelectorAll("[data-label]")) element.ariaLabel = word(element.dataset.label);
  const chosen = $(".languages").contains(document.activeElement);
  $(".languages").replaceChildren(
    ...languages.map((one) =>
      h("button", { type: "button", lang: one, "aria-pressed": String(one === language), onclick: () => speak(one) }, capital(wordIn(one, "name"))),
    ),
  );
  if (chosen) $(`.languages [lang=${language}]`).focus();
  tellOpened();
  $("#examples").replaceChildren(
    h("option", { value: "" }, word("choose")),
    ...EXAMPLES.map((name) => h("option", { value: name }, word(name))),
  );
  writeForms();
  deadlineForm($("#deadline form"), page);
  represent();
  menu();
  deadline();
};

addEventListener("hashchange", showTab);
for (const form of document.forms) form.onsubmit = (event) => event.preventDefault();
$("#loading").hidden = false;
speak(languages[0]);
showTab();
