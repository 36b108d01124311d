// The answers, as the library words them: for the caseworker, and beside it for the citizen.

import { answerWord, h, marked, MARKS, nameOf, word } from "./dom.js";

const verdict = (granted) => marked(granted ? "met" : "unmet", answerWord(granted));

const ground = (one, before) =>
  h(
    "li",
    { class: before ? "changed" : null, "data-code": one.code },
    marked(one.finding, word(`finding.${one.finding}`)),
    h("span", { class: "text" }, one.text),
    before ? h("span", { class: "was" }, `${word("was")} ${word(`finding.${before}`)}`) : null,
    h("span", { class: "source" }, `${word("decision.source")}: ${one.source}`),
  );

const grounds = (decision, before) =>
  h("ol", { class: "grounds" }, decision.grounds.map((one) => ground(one, before?.[one.code] !== one.finding && before?.[one.code])));

const sentences = (text) => text.split("\n").map((line, place) => h("p", { class: place ? null : "outcome" }, line));

export const findings = (decision) => Object.fromEntries(decision.grounds.map((one) => [one.code, one.finding]));

// Each parent: yes or no, every condition, and what the parent is told.
const decided = ({ caseworker, citizen }, name, before) =>
  h(
    "article",
    { class: "card", "data-granted": String(caseworker.granted) },
    h("h2", {}, `${name}: `, verdict(caseworker.granted)),
    h(
      "div",
      { class: "two" },
      h("section", { class: "caseworker" }, h("h3", {}, word("caseworker")), grounds(caseworker, before)),
      h("section", { class: "citizen" }, h("h3", {}, word("citizen")), h("div", { class: "letter" }, sentences(citizen.text))),
    ),
  );

export const showDecisions = (place, family, answer, before) =>
  place.replaceChildren(
    ...answer.parents.map((parent, index) => decided(parent, nameOf(family.parents, index), before[family.parents[index].person.id])),
    answer.parents.length ? "" : h("p", { class: "card" }, word("no-parents")),
  );

// In one line a parent: the answer, what it was before the change, and what stands in the way.
export const showNow = (place, family, answer, before) => {
  const lines = answer.parents.map(({ caseworker }, index) => {
    const was = before[family.parents[index].person.id];
    const granted = was && Object.values(was).every((finding) => finding === "met");
    const turned = was && granted !== caseworker.granted;
    const reasons = caseworker.grounds.filter((one) => one.finding !== "met").map((one) => one.text);
    return h(
      "p",
      { class: turned ? "turned" : null },
      h("strong", {}, nameOf(family.parents, index)),
      " ",
      verdict(caseworker.granted),
      turned ? h("span", { class: "was" }, ` ${word("was")} ${answerWord(granted)}`) : null,
      reasons.length ? h("span", { class: "why" }, ` ${reasons.join(" ")}`) : null,
    );
  });
  place.replaceChildren(...(lines.length ? lines : [h("p", {}, word("no-parents"))]));
};

// --- what the GP offers

export const showMenu = (place, answer) => {
  const rows = answer.lines.map((line) => {
    const finding = Object.keys(MARKS).find((one) => line.startsWith(MARKS[one]));
    return h("p", { class: finding ? "service" : null }, finding ? marked(finding, line.slice(2)) : line);
  });
  const services = answer.caseworker.decisions.map(({ service, decision }) =>
    h(
      "details",
      { "data-service": service },
      h("summary", {}, verdict(decision.granted), ` ${word(`service.${service}`)}`),
      grounds(decision),
    ),
  );
  place.replaceChildren(
    h(
      "article",
      { class: "card two" },
      h("section", { class: "citizen" }, h("h2", {}, word("citizen")), h("div", { class: "letter" }, rows)),
      h("section", { class: "caseworker" }, h("h2", {}, word("caseworker")), services),
    ),
  );
};

// --- when the answer is due

const day = (one) =>
  h(
    "td",
    { class: one.kind },
    h("span", { class: "number", "aria-hidden": "true" }, one.number),
    h("span", { class: "sr" }, one.date),
    one.counted && h("span", { class: "counted" }, h("span", { class: "sr" }, `, ${word("days.counted")}: `), one.counted),
    one.name && h("span", { class: "name" }, one.name),
    one.kind === "skipped" ? h("span", { class: "sr" }, `, ${word("days.not-counted")}`) : null,
  );

export const showDeadline = (place, answer) =>
  place.replaceChildren(
    h(
      "article",
      { class: "card" },
      h("h2", {}, `${word("days.due")}: `, h("span", { class: "due-date" }, answer.due)),
      h(
        "table",
        { class: "weeks" },
        h("caption", {}, word("calendar")),
        h("thead", {}, h("tr", {}, answer.weekdays.map((name) => h("th", { scope: "col" }, h("abbr", { title: name }, name.slice(0, 3)))))),
        h("tbody", {}, answer.weeks.map((week) => h("tr", {}, week.map(day)))),
      ),
      h("h3", {}, word("in-words")),
      h("pre", {}, answer.lines.join("\n")),
    ),
  );
