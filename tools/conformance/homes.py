"""Cases of when two homes are the same: a row for each way to be wrong, in the four steps of `same_home`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fastlege.facts import same_home
from fastlege.testing.conformance.inputs import given
from tools.conformance.form import Row, distinct, turn
from tools.conformance.homes_alike import ALIKE
from tools.conformance.homes_blanks import BLANKS
from tools.conformance.homes_identified import IDENTIFIED
from tools.conformance.homes_in_doubt import IN_DOUBT
from tools.conformance.homes_made import (
    FLATS,
    NO_UNITS,
    Way,
    at,
    by_place,
    changed,
    in_flat,
    on_property,
    on_street,
    without,
    without_unit,
)
from tools.conformance.homes_names_alike import NAMES_ALIKE
from tools.conformance.homes_no_names import NO_STREET_NAMES
from tools.conformance.homes_on_properties import ON_PROPERTIES
from tools.conformance.homes_on_streets import ON_STREETS
from tools.conformance.homes_seldom import HOMES_SELDOM
from tools.conformance.homes_street_names import STREET_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tools.conformance.form import Data

CONDITION: Final = "a-parent-registered-at-childs-address"
SOURCE: Final = "fastlege's own reading of «samme adresse» [ours], step {}"

UNIT: Final = (
    Way("unit-equal", "The same house and the same unit.", 4, "met", lambda i: (in_flat(i), in_flat(i))),
    Way(
        "unit-differs",
        "The same house, and another unit.",
        4,
        "unmet",
        changed(
            in_flat, lambda home, i: home | {"unit": turn(("H0402", "K0402", "H0103", "U0202", "L0101"), i)}
        ),
    ),
    Way(
        "unit-differs-in-its-letter",
        "The same house, floor and door, and another letter: cellar, attic or storey.",
        4,
        "unmet",
        lambda i: (
            in_flat(i) | {"unit": f"H02{i % 8 + 1:02}"},
            in_flat(i) | {"unit": f"{turn('KUL', i)}02{i % 8 + 1:02}"},
        ),
    ),
    Way(
        "unit-of-one",
        "The same house, and one home alone has a unit.",
        4,
        "unknown",
        changed(
            in_flat,
            lambda home, i: without(home, "unit") if i % 2 else home | {"unit": turn(NO_UNITS[1:], i)},
        ),
    ),
    Way(
        "unit-missing-and-zeros",
        "The same house; units that are blank or zeros are none.",
        4,
        "met",
        lambda i: (
            without_unit(i) | {"unit": turn(NO_UNITS[1:], i)},
            without_unit(i) | {"unit": turn(NO_UNITS, i, 1)},
        ),
    ),
    Way(
        "unit-missing",
        "The same house, and neither home has a unit.",
        4,
        "met",
        lambda i: (without_unit(i), without_unit(i)),
    ),
    Way(
        "unit-spelt-otherwise",
        "The same unit, in small letters or with blanks.",
        4,
        "met",
        changed(
            in_flat,
            lambda home, i: (
                home | {"unit": turn(("{} ", " {}", "\t{}", "{}"), i).format(home["unit"].lower())}
            ),
        ),
    ),
    Way(
        "unit-with-zeros-is-one",
        "A floor without a door, or a door without a floor, is a unit.",
        4,
        "unknown",
        lambda i: (
            without_unit(i) | {"unit": turn(("H0100", "H1000", "K0001", "U0010"), i)},
            without_unit(i) | {"unit": turn(NO_UNITS, i, 1)},
        ),
    ),
    Way(
        "unit-equal-house-unknown",
        "The units are equal, and whether the house is the same is not known.",
        4,
        "unknown",
        lambda i: (
            (
                at(on_street(i), house_number=None) | {"unit": "H0101"},
                at(on_street(i), house_number=turn((None, 0, 12), i)) | {"unit": "H0101"},
            )
            if i % 2
            else (at(on_property(i), land_number=0) | {"unit": "H0101"}, on_property(i) | {"unit": "H0101"})
        ),
    ),
    Way(
        "unit-differs-house-unknown",
        "The units differ, and whether the house is the same is not known.",
        4,
        "unknown",
        lambda i: (
            on_street(i) | {"unit": turn(FLATS, i, 1)},
            on_property(i) | {"unit": turn(FLATS[1:], i, 1)},
        ),
    ),
    Way(
        "unit-equal-other-house",
        "The units are equal, and the houses are not the same.",
        4,
        "unmet",
        lambda i: (
            by_place(i) | {"unit": turn(FLATS, i, 1)},
            at(by_place(i), municipality="1806") | {"unit": turn(FLATS, i, 1)},
        ),
    ),
    Way(
        "unit-of-one-other-house",
        "One home alone has a unit, and the houses are not the same.",
        4,
        "unmet",
        lambda i: (
            by_place(i) | {"unit": turn(FLATS, i, 1)},
            without(at(by_place(i), municipality="1806"), "unit"),
        ),
    ),
)

WAYS: Final = (
    *(*IDENTIFIED, *ON_STREETS, *ON_PROPERTIES, *UNIT, *STREET_NAMES),
    *(*IN_DOUBT, *ALIKE, *NAMES_ALIKE, *NO_STREET_NAMES, *BLANKS, *HOMES_SELDOM),
)


def pairs(way: Way, count: int, seen: set[str]) -> Iterator[Data]:
    """Make different pairs of a way, every second one in the other order."""

    def made(nth: int) -> Data:
        one, other = way.pair(nth)
        return {"one": other, "other": one} if nth % 2 else {"one": one, "other": other}

    return distinct(made, count, seen)


def rows() -> Iterator[Row]:
    """Make the cases of when two homes are the same."""
    seen: set[str] = set()
    for way in WAYS:
        for homes in pairs(way, way.cases, seen):
            found = same_home(*given("homes", homes))
            if found != way.finding:
                msg = f"{way.name}: {homes} is {found}"
                raise ValueError(msg)
            yield Row(
                way.name, way.sentence, CONDITION, SOURCE.format(way.step), homes, {"finding": way.finding}
            )
