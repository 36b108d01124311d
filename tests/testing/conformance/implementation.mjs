// The rules as docs/reference/conformance.md tells them, and a runner: no Python is needed.
// Usage: node implementation.mjs FOLDER

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";

// How facts are written: three findings, from truths that are null if they are not known

const [MET, UNMET, UNKNOWN] = ["met", "unmet", "unknown"];

const strictest = (findings) => [UNMET, UNKNOWN].find((finding) => findings.includes(finding)) ?? MET;
const findingOf = (truth) => (truth === null ? UNKNOWN : truth ? MET : UNMET);
const not = (truth) => (truth === null ? null : !truth);

const isShielded = (home) => ["fortrolig", "strengtFortrolig"].includes(home?.grading);
const isProtected = (person) => isShielded(person.home) || (person.protected ?? null);

// Facts: may this adult act for this child?

const AGE_LIMIT = 16;

function mayAct(adult, { child, parents, as_of: day, all_parents_known: allKnown }) {
  const id = typeof adult === "string" ? adult : adult.id;
  const parent = parents.find(({ person }) => person.id === id);
  const persons = [adult, parent?.person].filter((person) => typeof person === "object");
  const ofAdult = (decide) => strictest(persons.map(decide));
  const mayBeOthers = allKnown === false || parents.some(({ person }) => isWithoutFacts(person));
  const noParent = mayBeOthers ? UNKNOWN : UNMET;

  const findings = {
    "child-under-age-limit": findingOf(not(hasReached(AGE_LIMIT, child, day))),
    "child-alive-and-identified": byStanding(child),
    "child-not-protected": findingOf(not(isProtected(child))),
    "is-registered-parent": parent ? MET : noParent,
    "has-parental-responsibility": parent ? findingOf(parent.responsibility ?? null) : noParent,
    "adult-old-enough": ofAdult((person) => findingOf(hasReached(AGE_LIMIT, person, day))),
    "adult-alive-and-identified": ofAdult(byStanding),
    "adult-not-protected": ofAdult((person) => findingOf(not(isProtected(person)))),
    "a-parent-registered-at-childs-address": aParentAtAddress(child, parents, allKnown),
  };
  return { granted: Object.values(findings).every((finding) => finding === MET), findings };
}

function isWithoutFacts(person) {
  return ["birth_date", "birth_year", "home", "protected", "standing"].every((key) => person[key] == null);
}

function byStanding({ standing }) {
  if (["resident", "not-resident"].includes(standing)) return MET;
  return ["deceased", "invalid-identity"].includes(standing) ? UNMET : UNKNOWN;
}

// Days compare as texts: a 29 February that does not exist is after 28 February and before 1 March.
function hasReached(age, { birth_date: date, birth_year: year }, day) {
  const later = (birthYear) => String(Number(birthYear) + age).padStart(4, "0");
  if (date != null) return day >= later(date.slice(0, 4)) + date.slice(4);
  if (year == null) return null;
  if (day >= `${later(year)}-12-31`) return true;
  return day < `${later(year)}-01-01` ? false : null;
}

function aParentAtAddress(child, parents, allKnown) {
  if (isProtected(child) !== false || child.standing !== "resident") return UNKNOWN;
  const findings = parents.map(({ person }) => isAtAddress(person, child));
  if (findings.includes(MET)) return MET;
  return findings.includes(UNKNOWN) || allKnown === false ? UNKNOWN : UNMET;
}

function isAtAddress(person, child) {
  if (person.standing === "deceased") return UNMET;
  if (isProtected(person) !== false || person.standing == null) return UNKNOWN;
  return person.standing === "resident" ? sameHome(person.home, child.home) : UNMET;
}

// Homes: first, normalise each part; one that is missing becomes empty, 0 or null

const PLACEHOLDERS = [
  "ukjent", "ukjentadresse", "ukjentbosted", "utenfastbopel", "utenfastbosted", "ukjend", "ukjendadresse",
  "uoppgitt", "ikkeoppgitt", "ingen", "mangler", "unknown", "none", "null", "nan", "na", "undefined",
];

// JavaScript's own \s has U+FEFF, which is no white space, and lacks U+0085 and the separators
const BLANK = "[\\p{White_Space}\\x1c-\\x1f]";
const BLANKS = new RegExp(`${BLANK}+`, "gu");
const BLANKS_AROUND = new RegExp(`^${BLANK}+|${BLANK}+$`, "gu");

const trimmed = (text) => (text ?? "").replace(BLANKS_AROUND, "");
const withoutZeros = (text) => trimmed(text).replace(/^0+/, "");
const inCapitals = (text) => trimmed(text).toUpperCase();
const numberOf = (value) => Number(value ?? 0);

// Case folding, which JavaScript lacks: by way of the capitals, but for the dotless i and the last sigma
function caseFolded(text) {
  const folded = text.replace(/[^ı]+/gu, (part) => part.toLowerCase().toUpperCase().toLowerCase());
  return folded.replaceAll("ς", "σ");
}

function streetNameOf(text) {
  const name = caseFolded(trimmed(text).normalize("NFC")).replace(BLANKS, " ");
  const letters = name.replace(/\P{L}/gu, "");
  return /^x*$/.test(letters) || PLACEHOLDERS.includes(letters) ? "" : name;
}

function normalised({ matrikkel_id: id, unit, place }) {
  const { municipality, ...parts } = place ?? {};
  return {
    id: withoutZeros(id),
    unit: inCapitals(unit).replace(/^.?0*$/su, ""),
    isStreet: "street_name" in parts,
    isProperty: "land_number" in parts,
    municipality: ["0000", "9999"].includes(municipality) ? null : municipality,
    code: withoutZeros(parts.street_code),
    name: streetNameOf(parts.street_name),
    number: numberOf(parts.house_number),
    letter: inCapitals(parts.house_letter).normalize("NFC"),
    land: numberOf(parts.land_number),
    title: numberOf(parts.title_number),
    lease: numberOf(parts.lease_number),
    isLeaseKnown: parts.lease_number != null,
    sub: numberOf(parts.sub_number),
  };
}

// Homes: are two registered homes the same?

const bothHave = (key, one, other) => Boolean(one[key] && other[key]);
const equal = (key, one, other) => one[key] === other[key];
const contradict = (key, one, other) => bothHave(key, one, other) && !equal(key, one, other);

function sameHome(one, other) {
  if (!one || !other || isShielded(one) || isShielded(other)) return UNKNOWN;
  const homes = [normalised(one), normalised(other)];
  const house = bothHave("id", ...homes) ? sameById(...homes) : sameByPlace(...homes);
  if (house !== MET) return house;
  if (equal("unit", ...homes)) return MET;
  return bothHave("unit", ...homes) ? UNMET : UNKNOWN;
}

function sameById(...homes) {
  if (!equal("id", ...homes)) return UNMET;
  const isDoubtful = bothHave("isStreet", ...homes)
    ? contradict("number", ...homes) || contradict("letter", ...homes)
    : !equal("sub", ...homes);
  return isDoubtful ? UNKNOWN : MET;
}

function sameByPlace(...homes) {
  if (bothHave("isStreet", ...homes)) return sameOnStreet(...homes);
  return bothHave("isProperty", ...homes) ? sameProperty(...homes) : UNKNOWN;
}

function sameOnStreet(...homes) {
  const street = bothHave("code", ...homes) ? "code" : "name";
  const needed = ["municipality", "number", street];
  if (!needed.every((key) => bothHave(key, ...homes))) return UNKNOWN;
  return findingOf([...needed, "letter"].every((key) => equal(key, ...homes)));
}

function sameProperty(...homes) {
  const needed = ["municipality", "land", "title"];
  if (!needed.every((key) => bothHave(key, ...homes))) return UNKNOWN;
  if (!needed.every((key) => equal(key, ...homes)) || contradict("sub", ...homes)) return UNMET;
  if (bothHave("isLeaseKnown", ...homes) && !equal("lease", ...homes)) return UNMET;
  return equal("lease", ...homes) && equal("sub", ...homes) ? MET : UNKNOWN;
}

// Deadlines: when is an answer due? Instants are milliseconds in UTC, and a day is its midnight

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const isoDay = (day) => new Date(day).toISOString().slice(0, 10);
const isoInstant = (instant) => new Date(instant).toISOString().replace(".000Z", "Z");
const yearOf = (instant) => new Date(instant).getUTCFullYear();
const weekdayOf = (day) => new Date(day).getUTCDay();
const isWorkingDay = (day) => ![0, 6].includes(weekdayOf(day)) && !isPublicHoliday(day);

function whenDue(at) {
  const instant = Date.parse(at);
  const inOslo = instant + osloOffset(instant);
  const counted = [];
  let day = inOslo - (inOslo % DAY);
  while (counted.length < 5) {
    day += DAY;
    if (isWorkingDay(day)) counted.push(isoDay(day));
  }
  const midnight = day + DAY - osloOffset(day); // the clocks do not change on a working day
  return { due_date: isoDay(day), overdue_from: isoInstant(midnight), counted };
}

function osloOffset(instant) {
  const [spring, autumn] = [3, 10].map((month) => lastSunday(yearOf(instant), month) + HOUR);
  return instant >= spring && instant < autumn ? 2 * HOUR : HOUR;
}

function lastSunday(year, month) {
  const last = Date.UTC(year, month, 0);
  return last - weekdayOf(last) * DAY;
}

function isPublicHoliday(day) {
  const fromEaster = (day - easterSunday(yearOf(day))) / DAY;
  return ["01-01", "05-01", "05-17", "12-25", "12-26"].includes(isoDay(day).slice(5))
    || [-3, -2, 0, 1, 39, 49, 50].includes(fromEaster);
}

// The Sunday after the full moon of the computus, which is so many days after 21 March
function easterSunday(year) {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const shift = century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25);
  const days = (shift + 19 * golden + 15) % 30;
  const isTooLate = days === 29 || (days === 28 && golden > 10);
  const moon = Date.UTC(year, 2, 21 + days - (isTooLate ? 1 : 0));
  return moon + (7 - weekdayOf(moon)) * DAY;
}

// Identity numbers: is this well formed?

const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isWellFormed(text, rule) {
  const kind = /^[0-9]{11}$/.test(text) && hasControlDigits(text, rule) ? kindOf(text, rule) : null;
  return { valid: kind !== null, kind };
}

function hasControlDigits(text, rule) {
  const [first, second] = [[3, 7, 6, 1, 8, 9, 4, 5, 2, 1], [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]]
    .map((weights) => weights.reduce((sum, weight, index) => sum + weight * Number(text[index]), 0) % 11);
  return first <= (rule === "1964" ? 0 : 3) && second === 0;
}

// The kind, or null if the date is wrong
function kindOf(text, rule) {
  if (/^[89]/.test(text)) return "shared-help-number";
  const [days, months, year] = text.match(/../g).map(Number);
  const toDay = days >= 40 ? 40 : 0;
  const toMonth = [80, 65, 40, 0].find((added) => months > added);
  const [day, month] = [days - toDay, months - toMonth];
  const kind = toDay ? "d-number" : toMonth === 40 ? "h-or-nav-number" : "birth-number";
  if (!(day >= 1 && day <= DAYS_IN_MONTH[month - 1])) return null;
  if (day !== 29 || month !== 2) return kind;
  const least = year === 0 && rule === "1964" ? { "birth-number": 500, "d-number": 200 }[kind] ?? 0 : 0;
  return year % 4 === 0 && Number(text.slice(6, 9)) >= least ? kind : null;
}

// What a runner does

const PARTS = {
  "facts": ({ adult, family }) => mayAct(adult, family),
  "homes": ({ one, other }) => ({ finding: sameHome(one, other) }),
  "deadlines": ({ at }) => whenDue(at),
  "identity-numbers": ({ text, rule }) => isWellFormed(text, rule),
};

function attempt(implementation, input) {
  try {
    return implementation(input);
  } catch (error) {
    return { error: String(error) };
  }
}

for (const [part, implementation] of Object.entries(PARTS)) {
  const { cases } = JSON.parse(readFileSync(join(process.argv[2], `${part}.json`), "utf8"));
  for (const { name, input, expected } of cases) {
    const failure = { case: `${part}/${name}`, expected, answer: attempt(implementation, input) };
    if (!isDeepStrictEqual(failure.answer, expected)) console.log(JSON.stringify(failure));
  }
  console.error(`${part}: ${cases.length} cases`);
}
