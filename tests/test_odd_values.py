"""Whatever is handed over, at any argument: an error of ours comes out, or an answer, and nothing else."""

from __future__ import annotations

import inspect
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pytest

from fastlege import (
    HELSENORGE_2021_01_11,
    AccessLevel,
    FastlegeError,
    Finding,
    Rule,
    Service,
    may_represent,
    menu,
)
from fastlege.calendar import public_holidays, response_deadline, year_calendar
from fastlege.rules import REPRESENTATION
from fastlege.sources import PAGE
from fastlege.terms import ConsultationMode, Topic
from fastlege.words import catalogue
from tests.facts.test_bad_facts import ADULT, ENTRIES, FAMILY, SESSION
from tests.odd import ODD, FakeDate, FakeDatetime
from tests.support import DAY, HOME, gp, noon
from tests.test_signatures import functions

if TYPE_CHECKING:
    from collections.abc import Callable

GRANTED: Final = may_represent(ADULT, FAMILY)
GOOD: Final[dict[str, Any]] = (
    {"session": SESSION, "family": FAMILY, "adult": ADULT, "user": ADULT, "patient": ADULT, "gp": gp()}
    | {"held": AccessLevel.FULL, "service": Service.E_CONSULTATION, "policy": HELSENORGE_2021_01_11}
    | {"on": DAY, "day": DAY, "a": DAY, "b": date(2026, 12, 1), "at": noon(DAY), "n": 3, "year": 2026}
    | {"working_days": 5, "closed": [DAY], "one": HOME, "other": HOME, "age": 16, "until": None}
    | {"language": "nb", "audience": "citizen", "code": "has-gp", "name": "access", "finding": Finding.MET}
    | {"mode": ConsultationMode.VIDEO, "topic": Topic.OTHER_ADMINISTRATIVE, "urgent": False, "strict": False}
    | {"needs_attendance": False, "messages": [], "families": [], "recipients": (), "parents": []}
    | {"concern": "Hoste", "question": "Når er det åpent?", "reason": "Hoste", "prescriptions": []}
    | {"document": {}, "child": {}, "person": ADULT.id, "place": "ledd 1", "bits": 0, "value": GRANTED}
    | {"kind": type(FAMILY), "data": {}, "hidden_from_parents": None, "preferred": None}
)
"""What is good for an argument, by its name; an argument that is not here is given the odd value too."""

SELF: Final[dict[str, object]] = {
    type(one).__name__: one
    for one in (
        *(
            FAMILY,
            ADULT,
            SESSION,
            HELSENORGE_2021_01_11,
            PAGE,
            GRANTED,
            REPRESENTATION,
            REPRESENTATION.conditions[0],
        ),
        *(menu(SESSION), response_deadline(noon(DAY)), public_holidays(2026)[0], year_calendar(2026)),
        *(catalogue("nb"), catalogue("nb").condition("has-gp")),
    )
}
FUNCTIONS: Final = {
    name: function for name, function in functions() if ("." not in name or name.partition(".")[0] in SELF)
}


def hold(call: Callable[..., object], arguments: dict[str, Any]) -> None:
    with suppress(FastlegeError):
        call(**arguments)


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
@pytest.mark.parametrize("name", FUNCTIONS)
def test_an_odd_value_at_any_argument_of_any_function(name: str, odd: object) -> None:
    function = FUNCTIONS[name]
    owner = {"self": SELF.get(name.partition(".")[0])}
    names = [parameter for parameter in inspect.signature(function).parameters if parameter != "self"]
    for odd_one in names:
        for value in (odd, [odd], (odd,), {"child": odd, "identifikasjonsnummer": odd, "data": [odd]}):
            given = {each: value if each == odd_one else GOOD.get(each, odd) for each in names}
            hold(function, given | (owner if "." in name else {}))


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
@pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES)
def test_an_odd_value_at_any_argument_of_a_constructor(entry: Any, odd: object) -> None:  # noqa: ANN401
    for field in entry.good:
        for value in (odd, [odd], (odd,), frozenset({"odd"}), iter([odd])):
            hold(entry.call, entry.good | {field: value})


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_an_odd_value_where_a_rule_is_made(odd: object) -> None:
    for arguments in ({"name": odd}, {"conditions": odd}, {"conditions": (odd,)}, {"disclose": odd}):
        hold(Rule, {"name": "own", "conditions": REPRESENTATION.conditions} | arguments)


def test_the_day_of_a_frozen_clock_is_a_day_and_its_instant_is_none() -> None:
    """It is the same day; that its type is another makes no difference."""
    frozen = FakeDate(DAY.year, DAY.month, DAY.day)
    assert ADULT.has_reached(16, on=frozen) is ADULT.has_reached(16, on=DAY)
    zoned = FakeDatetime(2026, 11, 23, 12, tzinfo=noon(DAY).tzinfo)
    assert response_deadline(zoned) == response_deadline(noon(DAY))
