"""What the page asks of the library (*prøvesiden*): JSON in, JSON out; nothing is decided or worded here.

It runs in the reader's browser. A question names what it asks for, and brings every fact of the page
in the form of `fastlege.exchange`; what cannot be used is answered with the library's own problems.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from itertools import count
from typing import TYPE_CHECKING, Any, Final

import attrs

from fastlege import OSLO, Family, Language, Session, exchange, may_represent, menu
from fastlege.calendar import response_deadline
from fastlege.errors import FastlegeError, Problem
from fastlege.facts import Address, StreetAddress, same_home
from fastlege.json_text import read_object
from fastlege.register import read_family_file
from fastlege.terms import MET, Audience, Grading
from fastlege.words import show

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fastlege import Person
    from fastlege.rules import Decision
    from fastlege.services import Menu

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


def _represent(*, family: Data, houses: Sequence[Data], language: str, **_: object) -> Data:
    """Decide for every parent; and tell everybody's age, and who lives in which house."""
    known = _loaded(Family, family=family)
    people = [known.child, *(parent.person for parent in known.parents)]
    street = [_loaded(Address, address=house) for house in houses]
    told: list[Data] = [
        {
            "age": _age(person, known.as_of),
            "house": house,
            "unit": (person.home and person.home.compared_unit) or None,
        }
        for person, house in zip(people, _housed([person.home for person in people], street), strict=True)
    ]
    for parent, one in zip(known.parents, told[1:], strict=True):
        one.update(_views(may_represent(parent.person, known), language))
    return {"people": told, "houses": [_dumped("address", house) for house in street]}


def _age(person: Person, on: date) -> int | None:
    """Count the birthdays that have come; None when the birth date is not known."""
    if person.birth_date is None:
        return None
    return next(years for years in count() if person.has_reached(years + 1, on=on) is not MET)


def _housed(homes: Sequence[Address | None], street: list[Address]) -> list[int | None]:
    """Find the house of each home; those that are new are built, and some that stay empty."""
    houses = [home and attrs.evolve(home, unit=None, grading=Grading.UNGRADED) for home in homes]
    places = [None if house is None else _place(house, street) for house in houses]
    for spare in _SPARE:
        if len(street) < _AT_LEAST or len(street) == len({*places} - {None}):
            _place(spare, street)
    return places


def _place(house: Address, street: list[Address]) -> int:
    """Find a house in a street, or build it; one that cannot be compared is like one written the same."""
    found = (place for place, one in enumerate(street) if one == house or same_home(one, house) is MET)
    place = next(found, len(street))
    if place == len(street):
        street.append(house)
    return place


def _born(*, birth_date: str | None, age: str | None, on: str) -> Data:
    """Move a birth date by whole years, so that the person has that age on the day."""
    if age is None:
        return {"birth_date": None, "birth_year": None}
    day, born = date.fromisoformat(on), date.fromisoformat(birth_date or on)
    if (born.month, born.day) == (2, 29):
        born = born.replace(day=28)  # which every year has
    years = int(age) + ((born.month, born.day) > (day.month, day.day))
    return {"birth_date": born.replace(year=day.year - years).isoformat(), "birth_year": None}


def _menu(*, session: Data, language: str, **_: object) -> Data:
    return _views(menu(_loaded(Session, session=session)), language)


def _views(value: Decision | Menu, language: str) -> Data:
    """Show something to both readers."""
    spoken = Language(language)
    return {reader: exchange.view(value, audience=reader, language=spoken) for reader in Audience}


def _deadline(*, at: str, language: str, **_: object) -> Data:
    """Show a deadline, computed from a time by the clocks of Oslo."""
    deadline = response_deadline(datetime.fromisoformat(at).replace(tzinfo=OSLO))
    return {"days": show(deadline, Language(language))._repr_html_()}


def _open(*, text: str, on: str, asked: bool) -> Data:
    """Read what was saved here, or a family file of a register.

    The day is the file's own; the page's, when the file has none or the reader asks about another.
    """
    document = read_object(text)
    if "fastlege" not in document:
        day = date.fromisoformat(on) if asked or "as_of" not in document else None
        return {"family": _dumped("family", read_family_file(text, on=day)), "register": True}
    case = exchange.load(document, (Family, Session))
    if not isinstance(case, Session):
        return {"family": _dumped("family", case)}
    # Of one who acts alone there is no family but themselves.
    family = case.family or Family(child=case.user, parents=(), as_of=case.on)
    return {"family": _dumped("family", family), "session": _dumped("session", case)}


def _save(**case: Data) -> Data:
    """Write a family or a session in the exchange form, as a file."""
    value = _loaded((Family, Session), **case)
    return {"text": json.dumps(exchange.dump(value), ensure_ascii=False, indent=2) + "\n"}


def _loaded(kind: Any, **data: Data) -> Any:  # noqa: ANN401  # what the kind says
    return exchange.load({"fastlege": exchange.VERSION, "audience": "system", **data}, kind)


def _dumped(name: str, value: object) -> Data:
    dumped: Data = exchange.dump(value)[name]
    return dumped


_QUESTIONS: Final[tuple[Callable[..., Data], ...]] = (_represent, _born, _menu, _deadline, _open, _save)
_ASKED: Final = {question.__name__.removeprefix("_"): question for question in _QUESTIONS}
