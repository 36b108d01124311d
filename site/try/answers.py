"""What the page asks of the library (*prøvesiden*): JSON in, JSON out; nothing is decided or worded here.

It runs in the reader's browser. A question names what it asks for, and brings facts in the form of
`fastlege.exchange`; what cannot be used is answered with the library's own problems.
"""

from __future__ import annotations

import json
from calendar import isleap
from datetime import date, datetime, time, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any, Final, cast

import attrs

from fastlege import (
    HELSENORGE_2021_01_11,
    OSLO,
    Family,
    Language,
    Person,
    Session,
    exchange,
    may_represent,
    menu,
)
from fastlege.calendar import response_deadline
from fastlege.errors import FastlegeError, Problem
from fastlege.facts import Address, StreetAddress, same_home
from fastlege.json_text import read_object
from fastlege.oslo import oslo_day
from fastlege.register import read_family_file
from fastlege.terms import MET, Audience, Grading
from fastlege.words import catalogue
from fastlege.words.day import WEEKDAYS, weekday_name, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from fastlege.calendar import Deadline
    from fastlege.words import Catalogue

__all__ = ["answer"]

Data = dict[str, Any]
"""What comes from the page, or goes to it."""

_SPARE: Final = [
    Address(
        matrikkel_id=f"{910_000_000 + number}",
        place=StreetAddress(municipality="4601", street_name="Prøvevegen", house_number=number),
    )
    for number in range(1, 10)
]
"""Houses that one can move to: a family of four fills four, so some are always empty."""
_AT_LEAST: Final = 3


def answer(question: str) -> str:
    """Answer one question of the page."""
    asked = json.loads(question)
    try:
        told = _ASKED[asked.pop("ask")](**asked)
    except FastlegeError as error:
        problems = getattr(error, "problems", ()) or [Problem("", str(error))]
        told = {"problems": problems, "more": getattr(error, "more", 0)}
    return json.dumps(told, ensure_ascii=False)


# --- who may act


def _represent(*, family: Data, houses: Sequence[Data], language: str) -> Data:
    """Decide for every parent, for both readers; and tell who lives in which house."""
    known = _loaded("family", family, Family)
    people = [known.child, *(parent.person for parent in known.parents)]
    return {
        "day": written(known.as_of, catalogue(Language(language))),
        "ages": [_age(person, known.as_of) for person in people],
        **_places(people, [_loaded("address", house, Address) for house in houses]),
        "parents": [_decided(parent.person, known, language) for parent in known.parents],
    }


def _decided(person: Person, family: Family, language: str) -> Data:
    decision = may_represent(person, family)
    return {
        audience: exchange.view(decision, audience=audience, language=Language(language))["decision"]
        for audience in Audience
    }


def _age(person: Person, on: date) -> int | None:
    """Count the birthdays that have come; None when the birth date is not known."""
    if person.birth_date is None:
        return None
    return next(years for years in count() if person.has_reached(years + 1, on=on) is not MET)


def _places(people: Sequence[Person], houses: list[Address]) -> Data:
    """Find who lives in which house: one of those known so far, or one more."""
    where: list[Data | None] = []
    for person in people:
        house = person.home and attrs.evolve(person.home, unit=None, grading=Grading.UNGRADED)
        if house and not any(_is_same(house, other) for other in houses):
            houses.append(house)
        found = [place for place, other in enumerate(houses) if house and _is_same(house, other)]
        where.append({"house": found[0], "unit": person.home.compared_unit} if person.home else None)
    taken = {place["house"] for place in where if place}
    for spare in _SPARE:
        if (len(houses) < _AT_LEAST or len(taken) == len(houses)) and all(
            same_home(spare, house) is not MET for house in houses
        ):
            houses.append(spare)
    return {"where": where, "houses": [exchange.dump(house)["address"] for house in houses]}


def _is_same(one: Address, other: Address) -> bool:
    """Tell whether it is one house; a home that cannot be compared is like one that is written the same."""
    return one == other or same_home(one, other) is MET


def _born(*, birth_date: str | None, age: int, on: str) -> Data:
    """Move a birth date by whole years, so that the person has that age on the day."""
    day = date.fromisoformat(on)
    born = date.fromisoformat(birth_date) if birth_date else day
    has_come = (born.month, born.day) <= (day.month, day.day)
    year = day.year - age - (not has_come)
    if (born.month, born.day) == (2, 29) and not isleap(year):
        moved = date(year, 2, 28) if has_come else date(year, 3, 1)
    else:
        moved = born.replace(year=year)
    return {"birth_date": moved.isoformat()}


# --- what the GP offers


def _menu(*, session: Data, language: str) -> Data:
    """Show a menu to both readers, and in the citizen's words."""
    seen = menu(_session(session))
    views: Data = {
        audience: exchange.view(seen, audience=audience, language=Language(language))["menu"]
        for audience in Audience
    }
    return {**views, "lines": seen.explain(Language(language)).splitlines()}


def _session(session: Data) -> Session:
    """Load a session under the page's edition; its instant is noon in Oslo of the family's day."""
    noon = datetime.combine(date.fromisoformat(session["at"]), time(12), OSLO)
    told = {**session, "at": noon.isoformat(), "policy": HELSENORGE_2021_01_11.name}
    loaded: Session = _loaded("session", told, Session)
    return loaded


# --- when an answer is due


def _deadline(*, at: str, language: str) -> Data:
    """Compute a deadline from a time by the clocks of Oslo, and lay out its weeks."""
    texts = catalogue(Language(language))
    deadline = response_deadline(datetime.fromisoformat(at).replace(tzinfo=OSLO))
    return {
        "due": f"{weekday_name(deadline.due_date, texts)} {written(deadline.due_date, texts)}",
        "lines": deadline.explain(Language(language)).splitlines(),
        "weekdays": [texts.calendar[name] for name in WEEKDAYS],
        "weeks": list(_weeks(deadline, texts)),
    }


def _weeks(deadline: Deadline, texts: Catalogue) -> Iterator[list[Data]]:
    received = oslo_day(deadline.received_at)
    numbers = {day: number for number, day in enumerate(deadline.counted, start=1)}
    reasons = {
        skipped.day: skipped.name(texts.language) if skipped.feasts else texts.days["weekend"]
        for skipped in deadline.skipped
    }
    names = {**reasons, received: texts.days["received"], deadline.due_date: texts.days["due"]}
    monday = received - timedelta(days=received.weekday())
    while monday <= deadline.due_date:
        days = [monday + timedelta(days=place) for place in range(7)]
        yield [
            {
                "date": written(day, texts),
                "number": day.day,
                "counted": numbers.get(day),
                "kind": _kind(day, received, deadline),
                "name": names.get(day, ""),
            }
            for day in days
        ]
        monday += timedelta(days=7)


def _kind(day: date, received: date, deadline: Deadline) -> str:
    if day in (received, deadline.due_date):
        return "received" if day == received else "due"
    if day in deadline.counted:
        return "counted"
    return "skipped" if received < day < deadline.due_date else "outside"


# --- files


def _open(*, text: str, on: str, asked: bool) -> Data:
    """Read what was saved here, or a family file of a register.

    The day is the file's own; the page's, when the file has none or the reader asks about another.
    """
    document = read_object(text)
    if "fastlege" in document:
        return _opened(exchange.load(document, (Family, Session)))
    day = date.fromisoformat(on) if asked or "as_of" not in document else None
    return {"family": _dumped("family", read_family_file(text, on=day)), "register": True}


def _opened(value: object) -> Data:
    """Return what stands in a file; of one who acts alone there is no family but themselves."""
    if isinstance(value, Family):
        return {"family": _dumped("family", value)}
    session = cast("Session", value)
    family = session.family or Family(child=session.user, parents=(), as_of=session.on)
    return {"family": _dumped("family", family), "session": _dumped("session", session)}


def _save(*, family: Data | None = None, session: Data | None = None) -> Data:
    """Write a case in the exchange form, as a file."""
    value = _session(session) if session else _loaded("family", family, Family)
    return {"text": json.dumps(exchange.dump(value), ensure_ascii=False, indent=2) + "\n"}


def _loaded(name: str, data: object, kind: type[Any]) -> Any:  # noqa: ANN401  # what the kind says
    return exchange.load({"fastlege": exchange.VERSION, "audience": "system", name: data}, kind)


def _dumped(name: str, value: object) -> Data:
    dumped: Data = exchange.dump(value)[name]
    return dumped


_ASKED: Final[Mapping[str, Callable[..., Data]]] = {
    "represent": _represent,
    "born": _born,
    "menu": _menu,
    "deadline": _deadline,
    "open": _open,
    "save": _save,
}
