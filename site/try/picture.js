// The houses, and who lives where: a figure can be dragged into another house; the form does the same by keyboard.

import { capital, h, MARKS, nameOf, word } from "./dom.js";

const WIDTH = 168;
const FLOOR = 88;
const ROOF = 40;

const houseName = (place) => `${word("house")} ${String.fromCharCode(65 + place)}`;

const figure = ({ index, name, isChild, granted, isProtected }, x, y) => {
  const scale = isChild ? 0.8 : 1;
  const verdict = granted === undefined ? null : granted ? "met" : "unmet";
  return h(
    "svg:g",
    { class: `person ${isChild ? "child" : "parent"}`, "data-person": index, transform: `translate(${x} ${y})` },
    h("svg:rect", { x: -24, y: -52, width: 48, height: 66, class: "grip" }),
    h(
      "svg:g",
      { transform: `scale(${scale})` },
      h("svg:circle", { cx: 0, cy: -38, r: 8 }),
      h("svg:path", { d: "M-13 -4 v-10 a13 13 0 0 1 26 0 v10 z" }),
      isProtected && h("svg:path", { class: "shield", d: "M-7 -19 h14 v7 q0 6 -7 9 q-7 -3 -7 -9 z" }, h("svg:title", {}, word("protected"))),
    ),
    verdict && h("svg:circle", { class: `badge ${verdict}`, cx: 15, cy: -42, r: 9 }),
    verdict && h("svg:text", { class: "badge", x: 15, y: -37.5 }, MARKS[verdict]),
    h("svg:text", { y: 11 }, name),
  );
};

const onFloor = (people, y) =>
  people.map((person, place) => figure(person, (WIDTH * (place + 1)) / (people.length + 1), y + FLOOR - 16));

const house = (name, place, people, decor) => {
  const units = [...new Set(people.map((person) => person.unit))].sort().reverse();
  const floors = units.length ? units : [""];
  const height = ROOF + floors.length * FLOOR + 2;
  return h(
    "figure",
    { class: decor, "data-house": place },
    h(
      "svg:svg",
      { viewBox: `0 0 ${WIDTH} ${height}`, "aria-hidden": "true" },
      place === null
        ? h("svg:rect", { class: "walls", x: 6, y: ROOF, width: WIDTH - 12, height: FLOOR, rx: 12 })
        : [
            h("svg:path", { class: "roof", d: `M2 ${ROOF} L${WIDTH / 2} 4 L${WIDTH - 2} ${ROOF} z` }),
            h("svg:rect", { class: "walls", x: 10, y: ROOF, width: WIDTH - 20, height: height - ROOF - 2 }),
          ],
      floors.map((unit, floor) => {
        const y = ROOF + floor * FLOOR;
        return h(
          "svg:g",
          { class: "floor", "data-unit": unit },
          h("svg:rect", { class: "room", x: 10, y, width: WIDTH - 20, height: FLOOR }),
          floor ? h("svg:path", { class: "ceiling", d: `M10 ${y} h${WIDTH - 20}` }) : null,
          unit && h("svg:text", { class: "unit", x: 16, y: y + 16 }, unit),
          onFloor(people.filter((person) => person.unit === unit), y),
          people.length ? null : h("svg:text", { class: "unit empty", x: WIDTH / 2, y: y + FLOOR / 2 + 5 }, word("empty")),
        );
      }),
    ),
    h("figcaption", {}, name),
  );
};

// Tell the same to those who do not see it.
const told = (groups) =>
  groups
    .filter(({ people }) => people.length)
    .map(({ name, people }) => {
      const names = people.map((person) => [person.name, person.unit, person.isProtected && word("protected")].filter(Boolean).join(" "));
      return `${name}: ${names.join(", ")}.`;
    })
    .join(" ");

export const draw = (street, family, answer, move) => {
  const persons = [family.child, ...family.parents.map((parent) => parent.person)];
  const people = persons.map((person, index) => ({
    index,
    isChild: !index,
    isProtected: person.protected === true,
    name: index ? nameOf(family.parents, index - 1) : word("child"),
    granted: index ? answer.parents[index - 1].caseworker.granted : undefined,
    house: answer.where[index]?.house ?? null,
    unit: answer.where[index]?.unit ?? "",
  }));
  const groups = answer.houses.map((_, place) => ({ name: houseName(place), place }));
  groups.push({ name: capital(word("unknown-home")), place: null });
  for (const group of groups) group.people = people.filter((person) => person.house === group.place);
  const shown = groups.filter((group) => group.place !== null || group.people.length);
  street.replaceChildren(
    ...shown.map(({ name, place, people: inside }) => house(name, place, inside, place === null ? "nowhere" : "house")),
  );
  street.setAttribute("aria-label", told(shown));
  street.onpointerdown = (event) => drag(event, street, move);
};

const drag = (event, street, move) => {
  const person = event.target.closest(".person");
  if (!person || event.button) return;
  event.preventDefault();
  const [x, y] = person.getAttribute("transform").match(/[\d.-]+/g).map(Number);
  const follow = (to) => {
    person.setAttribute("transform", `translate(${x + to.clientX - event.clientX} ${y + to.clientY - event.clientY})`);
    person.classList.add("dragged");
  };
  const drop = (to) => {
    removeEventListener("pointermove", follow);
    person.classList.remove("dragged");
    person.setAttribute("transform", `translate(${x} ${y})`);
    const under = to.type === "pointerup" && document.elementFromPoint(to.clientX, to.clientY);
    const target = under && under.closest("[data-house]");
    if (!target || target === person.closest("[data-house]")) {
      const floor = under && under.closest(".floor");
      if (!floor || floor === person.closest(".floor")) return;
    }
    move(Number(person.dataset.person), Number(target.dataset.house), under.closest(".floor")?.dataset.unit || null);
  };
  addEventListener("pointermove", follow);
  addEventListener("pointerup", drop, { once: true });
};

export { houseName };
