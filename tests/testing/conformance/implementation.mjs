// The rules as docs/reference/conformance.md tells them, and a runner: no Python is needed.
//
//     node implementation.mjs FOLDER        the answer to each case that fails, as JSON, one a line

import { readFileSync } from "node:fs";
import { join } from "node:path";

const strictest = (...findings) =>
  ["unmet", "unknown", "met"].find((finding) => findings.includes(finding));
const opposite = { met: "unmet", unmet: "met", unknown: "unknown" };

// --- facts

const STANDINGS = {
  resident: "met",
  "not-resident": "met",
  deceased: "unmet",
  "invalid-identity": "unmet",
};

const alive = (person) => STANDINGS[person.standing] ?? "unknown";

const shielded = (home) => ["fortrolig", "strengtFortrolig"].includes(home.grading);

function unprotected(person) {
  if (person.protected === true || (person.home && shielded(person.home))) return "unmet";
  return person.protected === false ? "met" : "unknown";
}

const two = (number) => String(number).padStart(2, "0");

const isLeap = (year) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

// Days are compared as texts: 2026-11-23.
function birthday(birth, age) {
  const [year, month, day] = birth.split("-").map(Number);
  const comes = year + age;
  return month === 2 && day === 29 && !isLeap(comes)
    ? `${comes}-03-01`
    : `${comes}-${two(month)}-${two(day)}`;
}

function reached(person, age, day) {
  if (person.birth_date) return birthday(person.birth_date, age) <= day ? "met" : "unmet";
  if (typeof person.birth_year !== "number") return "unknown";
  const comes = person.birth_year + age;
  if (`${comes}-12-31` <= day) return "met";
  return day < `${comes}-01-01` ? "unmet" : "unknown";
}

const withoutFacts = (person) =>
  ["birth_date", "birth_year", "home", "protected", "standing"].every((name) => person[name] == null);

function parentAtHome(parent, child) {
  if (parent.standing === "deceased") return "unmet";
  if (unprotected(parent) !== "met" || parent.standing == null) return "unknown";
  if (parent.standing !== "resident") return "unmet";
  return sameHome(parent.home, child.home);
}

function addressCondition({ child, parents, all_parents_known: allKnown = true }) {
  if (unprotected(child) !== "met" || child.standing !== "resident") return "unknown";
  const found = parents.map((parent) => parentAtHome(parent.person, child));
  if (found.includes("met")) return "met";
  return found.includes("unknown") || allKnown === false ? "unknown" : "unmet";
}

function mayRepresent({ adult: who, family }) {
  const { child, parents, as_of: day, all_parents_known: allKnown = true } = family;
  const own = parents.find((parent) => parent.person.id === (who.id ?? who));
  const adult = typeof who === "string" ? own.person : who;
  const others = allKnown === false || parents.some((parent) => withoutFacts(parent.person));
  const nobody = others ? "unknown" : "unmet";
  const known = own ? [adult, own.person] : [adult];
  const responsible = own && (own.responsibility == null ? "unknown" : own.responsibility ? "met" : "unmet");
  const findings = {
    "child-under-age-limit": opposite[reached(child, 16, day)],
    "child-alive-and-identified": alive(child),
    "child-not-protected": unprotected(child),
    "is-registered-parent": own ? "met" : nobody,
    "has-parental-responsibility": responsible ?? nobody,
    "adult-old-enough": strictest(...known.map((person) => reached(person, 16, day))),
    "adult-alive-and-identified": strictest(...known.map(alive)),
    "adult-not-protected": strictest(...known.map(unprotected)),
    "a-parent-registered-at-childs-address": addressCondition(family),
  };
  return { granted: Object.values(findings).every((finding) => finding === "met"), findings };
}

// --- homes

const NOTHING = new Set(
  ("ukjent ukjentadresse ukjentbosted utenfastbopel utenfastbosted ukjend ukjendadresse uoppgitt " +
    "ikkeoppgitt ingen mangler unknown none null nan na undefined").split(" "),
);

const digits = (text) => (text ?? "").trim().replace(/^0+/, "");
const letter = (text) => (text ?? "").trim().toUpperCase().normalize("NFC");
const municipality = (code) => (code == null || ["0000", "9999"].includes(code) ? "" : code);

function unit(text) {
  const written = (text ?? "").trim().toUpperCase();
  return /^0*$/.test(written.slice(1)) ? "" : written;
}

function streetName(text) {
  const name = (text ?? "").normalize("NFC").toLowerCase().trim().replace(/\s+/gu, " ");
  const letters = name.replace(/[^\p{L}]/gu, "");
  return /^x*$/.test(letters) || NOTHING.has(letters) ? "" : name;
}

const isStreet = (place) => place != null && "street_name" in place;
const isProperty = (place) => place != null && !("street_name" in place);
const differ = (one, other) => Boolean(one && other && one !== other);

function belowIdentifier(one, other) {
  if (isStreet(one) && isStreet(other)) {
    const letters = [letter(one.house_letter), letter(other.house_letter)];
    return differ(one.house_number, other.house_number) || differ(...letters) ? "unknown" : "met";
  }
  const [sub, otherSub] = [one, other].map((place) => (isProperty(place) ? place.sub_number ?? 0 : 0));
  return sub === otherSub ? "met" : "unknown";
}

function sameStreet(one, other) {
  const places = [one, other];
  if (places.some((place) => !municipality(place.municipality) || !place.house_number)) return "unknown";
  let streets = places.map((place) => digits(place.street_code));
  if (!streets.every(Boolean)) streets = places.map((place) => streetName(place.street_name));
  if (!streets.every(Boolean)) return "unknown";
  const same =
    streets[0] === streets[1] &&
    one.municipality === other.municipality &&
    one.house_number === other.house_number &&
    letter(one.house_letter) === letter(other.house_letter);
  return same ? "met" : "unmet";
}

function sameProperty(one, other) {
  const complete = ({ municipality: code, land_number: land, title_number: title }) =>
    municipality(code) && land && title;
  if (!complete(one) || !complete(other)) return "unknown";
  if (["municipality", "land_number", "title_number"].some((name) => one[name] !== other[name])) return "unmet";
  const [lease, otherLease] = [one.lease_number, other.lease_number];
  if (differ(one.sub_number, other.sub_number)) return "unmet";
  if (lease != null && otherLease != null && lease !== otherLease) return "unmet";
  const alike = (lease ?? 0) === (otherLease ?? 0) && (one.sub_number ?? 0) === (other.sub_number ?? 0);
  return alike ? "met" : "unknown";
}

function samePlace(one, other) {
  if (isStreet(one) && isStreet(other)) return sameStreet(one, other);
  return isProperty(one) && isProperty(other) ? sameProperty(one, other) : "unknown";
}

function sameHome(one, other) {
  if (one == null || other == null || shielded(one) || shielded(other)) return "unknown";
  const [id, otherId] = [digits(one.matrikkel_id), digits(other.matrikkel_id)];
  if (id && otherId && id !== otherId) return "unmet";
  const house = id && otherId ? belowIdentifier(one.place, other.place) : samePlace(one.place, other.place);
  const [flat, otherFlat] = [unit(one.unit), unit(other.unit)];
  if (house !== "met" || flat === otherFlat) return house;
  return flat && otherFlat ? "unmet" : "unknown";
}

// --- deadlines; a day is the number of days since 1970

const DAY = 86_400_000;
const HOUR = 3_600_000;
const dayOf = (year, month, day) => Date.UTC(year, month - 1, day) / DAY;
const written = (day) => new Date(day * DAY).toISOString().slice(0, 10);
const weekday = (day) => new Date(day * DAY).getUTCDay();

function easter(year) {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return dayOf(year, Math.floor(sum / 31), (sum % 31) + 1);
}

function holidays(year) {
  const fixed = [[1, 1], [5, 1], [5, 17], [12, 25], [12, 26]].map(([month, day]) => dayOf(year, month, day));
  return new Set([...fixed, ...[-3, -2, 0, 1, 39, 49, 50].map((days) => easter(year) + days)]);
}

function isWorkingDay(day) {
  const year = new Date(day * DAY).getUTCFullYear();
  return ![0, 6].includes(weekday(day)) && !holidays(year).has(day);
}

function lastSunday(year, month) {
  const last = dayOf(year, month, 31);
  return last - weekday(last);
}

function hoursAhead(instant) {
  const year = new Date(instant).getUTCFullYear();
  const [begins, ends] = [3, 10].map((month) => lastSunday(year, month) * DAY + HOUR);
  return begins <= instant && instant < ends ? 2 : 1;
}

function midnight(day) {
  const guess = day * DAY - 2 * HOUR;
  return hoursAhead(guess) === 2 ? guess : guess + HOUR;
}

function deadline({ at }) {
  const instant = Date.parse(at);
  let day = Math.floor((instant + hoursAhead(instant) * HOUR) / DAY);
  const counted = [];
  while (counted.length < 5) {
    day += 1;
    if (isWorkingDay(day)) counted.push(day);
  }
  const overdue = new Date(midnight(day + 1)).toISOString().replace(".000Z", "Z");
  return { due_date: written(day), overdue_from: overdue, counted: counted.map(written) };
}

// --- identity numbers

const FIRST = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
const SECOND = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const left = (text, weights) => weights.reduce((sum, weight, place) => sum + weight * Number(text[place]), 0) % 11;

function kindOf(text, rule) {
  if ("89".includes(text[0])) return "shared-help-number";
  let [day, month] = [Number(text.slice(0, 2)), Number(text.slice(2, 4))];
  const year = Number(text.slice(4, 6));
  const isD = day >= 40;
  if (isD) day -= 40;
  const added = [0, 40, 65, 80].find((number) => month - number >= 1 && month - number <= 12);
  if (added === undefined) return null;
  month -= added;
  const kind = isD ? "d-number" : added === 40 ? "h-or-nav-number" : "birth-number";
  if (day < 1 || day > LENGTHS[month - 1]) return null;
  if (day === 29 && month === 2) {
    if (year % 4 !== 0) return null;
    const least = { "birth-number": 500, "d-number": 200 }[kind] ?? 0;
    if (year === 0 && rule === "1964" && Number(text.slice(6, 9)) < least) return null;
  }
  return kind;
}

function identityNumber({ text, rule }) {
  const isForm = /^[0-9]{11}$/.test(text) && text.length === 11;
  const kind = isForm ? kindOf(text, rule) : null;
  const most = rule === "1964" ? 0 : 3;
  const valid = kind !== null && left(text, FIRST) <= most && left(text, SECOND) === 0;
  return { valid, kind: valid ? kind : null };
}

// --- the runner

const PARTS = {
  facts: mayRepresent,
  homes: ({ one, other }) => ({ finding: sameHome(one, other) }),
  deadlines: deadline,
  "identity-numbers": identityNumber,
};

const ordered = (value) =>
  value !== null && typeof value === "object" && !Array.isArray(value)
    ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, ordered(value[key])]))
    : value;
const text = (value) => JSON.stringify(ordered(value));

const [folder] = process.argv.slice(2);
for (const [part, decide] of Object.entries(PARTS)) {
  const { cases } = JSON.parse(readFileSync(join(folder, `${part}.json`), "utf8"));
  for (const { name, input, expected } of cases) {
    const answer = decide(input);
    if (text(answer) !== text(expected)) console.log(text({ case: `${part}/${name}`, answer, expected }));
  }
  console.error(`${part}: ${cases.length} cases`);
}
