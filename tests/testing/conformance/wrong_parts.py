"""Mistakes in homes, deadlines, identity numbers and documents."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from unicodedata import normalize

import attrs

from fastlege import OSLO, CadastralAddress, Finding, StreetAddress, same_home
from fastlege.calendar import is_working_day, public_holidays
from fastlege.errors import InvalidIdentityNumberError
from fastlege.identity import IdentityNumber, NumberRule
from fastlege.identity.number import check_remainders
from tools.conformance.documents import decided

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastlege import Address, Decision

    Home = Address | None
    Answer = dict[str, object]

MET, UNMET, UNKNOWN = Finding


# --- homes


def _home(
    change: Callable[[Any], Any], kind: type[StreetAddress | CadastralAddress]
) -> Callable[[Home, Home], Finding]:
    """Write the place of both homes otherwise before they are compared."""

    def changed(home: Home) -> Home:
        return attrs.evolve(home, place=change(home.place)) if home and isinstance(home.place, kind) else home

    return lambda one, other: same_home(changed(one), changed(other))


def _when(holds: Callable[[Address, Address], object], finding: Finding) -> Callable[[Home, Home], Finding]:
    """Answer otherwise of some homes."""
    return lambda one, other: finding if one and other and holds(one, other) else same_home(one, other)


def _one_alone(name: str) -> Callable[[Address, Address], bool]:
    def holds(one: Address, other: Address) -> bool:
        given = [bool(getattr(home.place, name, None)) for home in (one, other)]
        found = same_home(*(_put(home, name) for home in (one, other)))
        return given[0] is not given[1] and found is MET

    return holds


def _spelt(write: Callable[[str], str]) -> Callable[[Address, Address], bool]:
    """Take homes whose names alone decide, and are the same, but not when they are written so."""

    def holds(one: Address, other: Address) -> bool:
        named = [attrs.evolve(home, matrikkel_id=None, place=_uncoded(home.place)) for home in (one, other)]
        names = {write(getattr(home.place, "street_name", None) or "") for home in named}
        by_name = named[0] == one or named[1] == other
        return by_name and len(names) > 1 and same_home(*named) is MET

    return holds


def _uncoded(place: Any) -> Any:  # noqa: ANN401  # a place of either kind, or none
    return attrs.evolve(place, street_code=None) if isinstance(place, StreetAddress) else place


def _put(home: Address, name: str) -> Address:
    place: Any = home.place
    return attrs.evolve(home, place=attrs.evolve(place, **{name: None})) if hasattr(place, name) else home


def _beside_shielded(one: Address, other: Address) -> bool:
    return one.counts_as_shielded or other.counts_as_shielded


BORDERS: Final[dict[str, Callable[[Home, Home], Finding]]] = {
    "no home is elsewhere": lambda one, other: same_home(one, other) if one and other else UNMET,
    "a shielded home is elsewhere": _when(_beside_shielded, UNMET),
    "a letter on one side alone is not looked at": _when(_one_alone("house_letter"), MET),
    "a lease on one side alone is not looked at": _when(_one_alone("lease_number"), MET),
    "a sub-number on one side alone is another house": _when(_one_alone("sub_number"), UNMET),
    "one unit alone is another flat": _when(
        lambda one, other: (
            same_home(one, other) is UNKNOWN and bool(one.compared_unit) is not bool(other.compared_unit)
        ),
        UNMET,
    ),
    "zeros are a unit": _when(
        lambda one, other: (
            (one.unit or "").strip() != (other.unit or "").strip()
            and not one.compared_unit
            and not other.compared_unit
            and same_home(one, other) is MET
        ),
        UNKNOWN,
    ),
    "a client address is shielded": _when(
        lambda one, other: "klientadresse" in {one.grading, other.grading}, UNKNOWN
    ),
    "only the first home's grading counts": lambda one, other: same_home(
        one, other and attrs.evolve(other, grading=None)
    ),
    "two identifiers decide alone": _when(
        lambda one, other: (
            one.compared_id
            and one.compared_id == other.compared_id
            and one.compared_unit == other.compared_unit
        ),
        MET,
    ),
    "letters differ in case": _when(
        lambda one, other: (
            getattr(one.place, "house_letter", None) != getattr(other.place, "house_letter", None)
            and same_home(one, other) is MET
        ),
        UNMET,
    ),
    "the lease is not looked at": _home(
        lambda place: attrs.evolve(place, lease_number=None), CadastralAddress
    ),
    "the code is not looked at": _home(lambda place: attrs.evolve(place, street_code=None), StreetAddress),
    "the first letters of a name are enough": _home(
        lambda place: attrs.evolve(place, street_name=place.street_name and place.street_name[:6]),
        StreetAddress,
    ),
    "signs in a name are not looked at": _home(
        lambda place: attrs.evolve(
            place, street_name=place.street_name and place.street_name.replace(".", "").replace("-", " ")
        ),
        StreetAddress,
    ),
    "letters and their marks apart are other letters": _when(
        _spelt(lambda name: " ".join(name.casefold().split())), UNMET
    ),
    "ß is another letter than ss": _when(
        _spelt(lambda name: " ".join(normalize("NFC", name).lower().split())), UNMET
    ),
    "two blanks within a name are not one": _when(
        _spelt(lambda name: normalize("NFC", name).casefold().strip()), UNMET
    ),
    "a letter beside a to z is none": _home(
        lambda place: attrs.evolve(
            place,
            street_name=place.street_name
            if place.street_code or re.search("[a-wyz]", (place.street_name or "").casefold())
            else None,
        ),
        StreetAddress,
    ),
    "blanks in a name are not looked at": _home(
        lambda place: attrs.evolve(
            place, street_name=place.street_name and "".join(place.street_name.split())
        ),
        StreetAddress,
    ),
    "unknown is unmet": lambda one, other: MET if same_home(one, other) is MET else UNMET,
    "unmet is unknown": lambda one, other: MET if same_home(one, other) is MET else UNKNOWN,
}


# --- deadlines


def _due(
    at: datetime,
    *,
    day: Callable[[datetime], date] = lambda at: at.astimezone(OSLO).date(),
    works: Callable[[date], bool] = is_working_day,
    days: int = 5,
    overdue: Callable[[date], datetime] = lambda due: (
        datetime(due.year, due.month, due.day, tzinfo=OSLO) + timedelta(days=1)
    ),
) -> Answer:
    """Count working days by hand, with one part taken out."""
    counted: list[date] = []
    now = day(at)
    while len(counted) < days:
        now += timedelta(days=1)
        if works(now):
            counted.append(now)
    return {"due_date": counted[-1], "overdue_from": overdue(counted[-1]), "counted": counted}


def _but(*days: tuple[int, int]) -> Callable[[date], bool]:
    return lambda day: is_working_day(day) and (day.month, day.day) not in days


def _without(name: str) -> Callable[[date], bool]:
    return lambda day: (
        is_working_day(day)
        or (
            day.weekday() < 5
            and name in {row.name("en") for row in public_holidays(day.year) if row.day == day}
        )
    )


def _in_lieu(day: date) -> bool:
    sunday = day - timedelta(days=1)
    return is_working_day(day) and not (
        day.weekday() == 0 and (sunday.month, sunday.day) in {(5, 1), (5, 17), (12, 25), (12, 26), (1, 1)}
    )


DATES: Final[dict[str, Callable[[datetime], Answer]]] = {
    "the day in UTC": lambda at: _due(at, day=lambda at: at.astimezone(UTC).date()),
    "the day as it is written": lambda at: _due(at, day=lambda at: at.date()),
    "an hour ahead all year": lambda at: _due(
        at, day=lambda at: (at.astimezone(UTC) + timedelta(hours=1)).date()
    ),
    "two hours ahead all year": lambda at: _due(
        at, day=lambda at: (at.astimezone(UTC) + timedelta(hours=2)).date()
    ),
    "the day of receipt counts": lambda at: _due(
        at, day=lambda at: at.astimezone(OSLO).date() - timedelta(days=1)
    ),
    "four days": lambda at: _due(at, days=4),
    "six days": lambda at: _due(at, days=6),
    "Saturdays count": lambda at: _due(at, works=lambda day: is_working_day(day) or day.weekday() == 5),
    "Christmas Eve does not count": lambda at: _due(at, works=_but((12, 24))),
    "New Year's Eve does not count": lambda at: _due(at, works=_but((12, 31))),
    "2 January does not count": lambda at: _due(at, works=_but((1, 2))),
    "a day in lieu": lambda at: _due(at, works=_in_lieu),
    "no holidays": lambda at: _due(at, works=lambda day: day.weekday() < 5),
    "17 May counts": lambda at: _due(
        at, works=lambda day: is_working_day(day) or (day.weekday() < 5 and (day.month, day.day) == (5, 17))
    ),
    "1 May counts": lambda at: _due(
        at, works=lambda day: is_working_day(day) or (day.weekday() < 5 and (day.month, day.day) == (5, 1))
    ),
    "Boxing Day counts": lambda at: _due(
        at, works=lambda day: is_working_day(day) or (day.weekday() < 5 and (day.month, day.day) == (12, 26))
    ),
    "the July holiday does not count": lambda at: _due(
        at, works=lambda day: is_working_day(day) and not (day.month == 7 and 6 <= day.day <= 24)
    ),
    "overdue from the end of the due date, an hour ahead": lambda at: _due(
        at, overdue=lambda due: datetime(due.year, due.month, due.day, 23, tzinfo=UTC)
    ),
    "overdue from the due date": lambda at: _due(
        at, overdue=lambda due: datetime(due.year, due.month, due.day, tzinfo=OSLO)
    ),
}


# --- identity numbers


def _number(text: str, rule: str) -> Answer:
    try:
        return {"valid": True, "kind": IdentityNumber.parse(text, rule=NumberRule(rule)).kind.value}
    except InvalidIdentityNumberError:
        return {"valid": False, "kind": None}


def _but_of(
    holds: Callable[[str], object], *, valid: bool = False, kind: str | None = None
) -> Callable[[str, str], Answer]:
    """Answer otherwise of some texts."""
    return lambda text, rule: {"valid": valid, "kind": kind} if holds(text) else _number(text, rule)


def _month(text: str) -> int:
    return int(text[2:4]) if text[2:4].isascii() and text[2:4].isdecimal() else 0


def _of_kind(wrong: str, right: str) -> Callable[[str, str], Answer]:
    def answer(text: str, rule: str) -> Answer:
        found = _number(text, rule)
        return found | {"kind": wrong} if found["kind"] == right else found

    return answer


NUMBERS: Final[dict[str, Callable[[str, str], Answer]]] = {
    "the rule of 1964 alone": lambda text, _: _number(text, "1964"),
    "the rule of 2032 alone": lambda text, _: _number(text, "2032"),
    "Tenor's numbers are refused": _but_of(lambda text: 81 <= _month(text) <= 92),
    "the health sector's numbers are refused": _but_of(lambda text: 66 <= _month(text) <= 77),
    "D-numbers are refused": _but_of(lambda text: text[:1] in {"4", "5", "6", "7"}),
    "a D-number is a birth number": _of_kind("birth-number", "d-number"),
    "a shared help number is a birth number": _of_kind("birth-number", "shared-help-number"),
    "a shared help number has a date": _but_of(lambda text: text[:1] in {"8", "9"}),
    "blanks are taken away": lambda text, rule: _number("".join(text.split()), rule),
    "other digits are digits": lambda text, rule: _number(
        "".join(str(int(c)) if c.isdecimal() else c for c in text), rule
    ),
    "a line end is passed over": lambda text, rule: _number(text.rstrip("\n"), rule),
    "a hyphen is passed over": lambda text, rule: _number(text.replace("-", ""), rule),
    "the date is not looked at": lambda text, rule: (
        _number(text, rule) if len(text) != 11 else _unchecked(text, rule)
    ),
    "29 February is of every year": lambda text, rule: (
        _number(text, rule) if not _is_leap_day(text) else _unchecked(text, rule)
    ),
    "no birth number below 500 is of a year 00": _but_of(
        lambda text: text[4:6] == "00" and text[:1] < "4" and text[6:9] < "500" and not _is_leap_day(text)
    ),
    "29 February is of no year 00": _but_of(lambda text: _is_leap_day(text) and text[4:6] == "00"),
    "the second check digit is not looked at": lambda text, rule: (
        next(
            (found for end in "0123456789" if (found := _number(text[:10] + end, rule))["valid"]),
            _number(text, rule),
        )
        if len(text) == 11
        else _number(text, rule)
    ),
}


def _is_leap_day(text: str) -> bool:
    return text[:2] in {"29", "69"} and _month(text) in {2, 42, 67, 82}


def _unchecked(text: str, rule: str) -> Answer:
    """Look at the check digits alone."""
    if not (text.isascii() and text.isdecimal()):
        return _number(text, rule)
    first, second = check_remainders(text)
    valid = not second and first in NumberRule(rule).first_remainders
    return {"valid": valid, "kind": ("d-number" if text[0] in "4567" else "birth-number") if valid else None}


# --- documents


def by_documents(text: str) -> Decision:
    """Decide a case by the library."""
    return decided(json.loads(text))


def edited(edit: Callable[[Any], Any]) -> Callable[[str], Decision]:
    """Read documents that were written otherwise before they are read: each object is edited, inside out."""

    def within(value: Any) -> Any:  # whatever a document holds  # noqa: ANN401  # whatever a fact may be
        if isinstance(value, dict):
            return edit({name: within(part) for name, part in value.items()})
        return [*map(within, value)] if isinstance(value, list) else value

    def decide(text: str) -> Decision:
        case = json.loads(text)
        return decided(case | {"family": within(case["family"])})

    return decide


def _without_nulls(fields: dict[str, Any]) -> dict[str, Any]:
    return {
        name: [each for each in value if each is not None] if isinstance(value, list) else value
        for name, value in fields.items()
    }


def _less(*names: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda fields: {name: value for name, value in fields.items() if name not in names}


def _only(name: str, change: Callable[[Any], Any]) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """Change an array of the objects that have it."""
    return lambda fields: (
        fields | {name: change(fields[name])} if isinstance(fields.get(name), list) else fields
    )


def _coded(name: str, *codes: str, by: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """Take codes for another."""
    return lambda fields: fields | {name: by} if fields.get(name) in codes else fields


def _first_alone(fields: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value[:1] if isinstance(value, list) and name != "parents" else value
        for name, value in fields.items()
    }


def _strict_end(fields: dict[str, Any]) -> dict[str, Any]:
    """Let a protection that ends during the day be over."""
    if "graderingsnivaa" in fields and str(fields.get("opphoerstidspunkt", "")).startswith("2026-11-23"):
        return fields | {"opphoerstidspunkt": "2026-11-22T00:00:00+01:00"}
    return fields


def the_day_in_utc(text: str) -> Decision:
    case = json.loads(text)
    day = datetime.fromisoformat(case["at"]).astimezone(UTC).date()
    return decided(case | {"at": f"{day}T12:00:00Z"})


def any_home_ever(text: str) -> bool:
    """Take every home that a parent ever had: then any of them may be the child's."""
    case = json.loads(text)
    child, parents = case["family"]["child"], case["family"]["parents"]
    bare = _less("opphoerstidspunkt", "gyldighetstidspunkt", "erGjeldende")
    worlds = (
        [*parents[:at], parent | {"bostedsadresse": [bare(home)]}, *parents[at + 1 :]]
        for at, parent in enumerate(parents)
        for home in parent.get("bostedsadresse", [])
    )
    return any(decided(case | {"family": {"child": child, "parents": world}}) for world in worlds)


def by_the_parents_word(text: str) -> Decision:
    """Believe an adult's own document that the child is theirs."""
    case = json.loads(text)
    family = case["family"]
    relations = [
        {
            "relatertPerson": parent["identifikasjonsnummer"][-1]["foedselsEllerDNummer"],
            "relatertPersonsRolle": relation["minRolleForPerson"],
            "minRolleForPerson": "barn",
        }
        for parent in family["parents"]
        for relation in parent.get("familierelasjon", [])
    ]
    return decided(case | {"family": family | {"child": family["child"] | {"familierelasjon": relations}}})


def _born_by_digits(fields: dict[str, Any]) -> dict[str, Any]:
    if "foedsel" not in fields:
        return fields
    number = fields["identifikasjonsnummer"][-1]["foedselsEllerDNummer"]
    year = int(number[4:6]) + (2000 if int(number[6:9]) >= 500 else 1900)
    day = date(year, int(number[2:4]) % 40, int(number[:2]))
    return fields | {"foedsel": [{"foedselsdato": day.isoformat()}]}


def _cut(fields: dict[str, Any]) -> dict[str, Any]:
    """Cut the time off every timestamp in UTC."""
    return {
        name: value[:10] if isinstance(value, str) and value.endswith("Z") else value
        for name, value in fields.items()
    }


DOCUMENTS: Final[dict[str, Callable[[str], object]]] = {
    "the day in UTC": the_day_in_utc,
    "timestamps are cut to their date": edited(_cut),
    "any home that ever was": any_home_ever,
    "the first home alone": edited(_only("bostedsadresse", lambda homes: homes[:1])),
    "a birth by the digits of the number": edited(_born_by_digits),
    "a protection waits for its first day": edited(
        _only(
            "adressebeskyttelse",
            lambda entries: [
                each for each in entries if not each or each.get("gyldighetstidspunkt", "") < "2026-11-24"
            ],
        )
    ),
    "the parent's own word": by_the_parents_word,
    "responsibility that is over": edited(
        lambda fields: _less("erGjeldende", "opphoerstidspunkt")(fields) if "ansvar" in fields else fields
    ),
    "death by the status alone": edited(_less("doedsfall", "falskIdentitet")),
    "no capitals": edited(
        _only("status", lambda entries: [each for each in entries if each["status"].islower()])
    ),
    "null in an array is nothing": edited(_without_nulls),
    "the end of an entry is not looked at": edited(_less("opphoerstidspunkt", "gyldigTilOgMed")),
    "the beginning of an entry is not looked at": edited(_less("gyldighetstidspunkt", "gyldigFraOgMed")),
    "the mark of history is not looked at": edited(_less("erGjeldende", "historisk")),
    "deaths are not looked at": edited(_less("doedsfall")),
    "false identities are not looked at": edited(_less("falskIdentitet")),
    "protection is not looked at": edited(
        lambda fields: fields | {"adressebeskyttelse": []} if fields.get("adressebeskyttelse") else fields
    ),
    "gradings of addresses are not looked at": edited(
        lambda fields: fields | {"adressegradering": "ugradert"} if "vegadresse" in fields else fields
    ),
    "errors beside an answer are not looked at": edited(_less("errors")),
    "warnings beside an answer are not looked at": edited(_less("extensions")),
    "the first of each array": edited(_first_alone),
    "an unknown grading is none": edited(
        _coded("graderingsnivaa", "kode8", "hemmelig", "skjermet", by="ugradert")
    ),
    "an unknown status is bosatt": edited(_coded("status", "nyKode", "aktiv", by="bosatt")),
    "the disappeared are resident": edited(_coded("status", "forsvunnet", by="bosatt")),
    "the emigrated are resident": edited(
        _coded("status", "utflyttet", "midlertidig", "ikkeBosatt", by="bosatt")
    ),
    "a protection that ends today is over": edited(_strict_end),
    "organisations are not looked at": edited(_less("ansvarligOrganisasjon")),
    "whose responsibility it is is not looked at": edited(_less("ansvarssubjekt")),
    "holders are not looked at": edited(_less("ansvarlig")),
    "others' responsibility is not looked at": edited(_coded("ansvar", "andre", by="felles")),
    "units are not looked at": edited(_less("bruksenhetsnummer")),
    "identifiers are not looked at": edited(_less("adresseIdentifikatorFraMatrikkelen", "matrikkelId")),
    "the other end of a relation is not looked at": edited(_less("minRolleForPerson")),
    "unknown homes are not looked at": edited(
        lambda fields: (
            fields
            if "ukjentBosted" not in fields or fields["ukjentBosted"] is None
            else fields | {"erGjeldende": False}
        )
    ),
    "the simpler form of a status is not looked at": edited(_less("forenkletStatus")),
    "the masters of a birth are not told apart": edited(_less("master")),
}
