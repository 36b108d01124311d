"""Ways to be wrong about homes that are seldom thought of: parts that look alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tools.conformance.form import turn
from tools.conformance.homes_made import (
    FLATS,
    Way,
    at,
    coded,
    identified,
    in_flat,
    on_property,
    on_street,
)

if TYPE_CHECKING:
    from tools.conformance.form import Data
    from tools.conformance.homes_made import Pair

_MERGED: Final = (("1201", "4601"), ("1601", "5001"), ("0602", "3301"), ("1103", "1130"), ("0301", "0310"))
"""Municipalities and what became of them; the last two pairs merely look alike."""


def _other_digits(i: int) -> Pair:
    """Change the last digit of an identifier, or the order of two."""
    number, home = str(604503041 + 10 * i), identified(i) | {"unit": "H0101"}
    others = (number[:-1] + "9", number[1::-1] + number[2:], number[:3] + number[4] + number[3] + number[5:])
    return home | {"matrikkel_id": number}, home | {"matrikkel_id": turn(others, i)}


def _cellars(i: int) -> Pair:
    one, other = turn((("U", "K"), ("K", "L"), ("U", "L")), i)
    door = f"01{i % 8 + 1:02}"
    return in_flat(i) | {"unit": one + door}, in_flat(i) | {"unit": other + door}


def _without_names(i: int) -> Pair:
    """Compare a street by its code alone, and let the house be another."""
    home = coded(i, street_name=None)
    others: tuple[Data, ...] = ({"house_number": 8000 + i}, {"house_letter": "Q"}, {"municipality": "1806"})
    return home, at(home, **turn(others, i))


def _leases_and_subs(i: int) -> Pair:
    """Swap a lease and a sub-number: their sum is the same, and the property another."""
    less, more = 1 + i % 4, 5 + i % 5
    if i % 3 == 0:
        less = 0
    home = on_property(i) | {"unit": turn(FLATS, i)}
    return at(home, lease_number=less, sub_number=more), at(home, lease_number=more, sub_number=less)


def _merged(i: int) -> Pair:
    before, after = turn(_MERGED, i)
    make = turn((on_street, on_property), i, 1)
    return at(make(i), municipality=before), at(make(i), municipality=after)


HOMES_SELDOM: Final = (
    Way(
        "identifiers-of-other-digits",
        "The identifiers differ in one digit, or in the order of two.",
        2,
        "unmet",
        _other_digits,
    ),
    Way(
        "unit-in-cellar-and-under-ground",
        "The same house, floor and door: in the cellar, under ground or in the attic.",
        4,
        "unmet",
        _cellars,
    ),
    Way(
        "street-without-names-other-house",
        "The streets have the same code and no names, and the house is another.",
        3,
        "unmet",
        _without_names,
    ),
    Way(
        "lease-and-sub-number-swapped",
        "The lease number of one property is the sub-number of the other.",
        3,
        "unmet",
        _leases_and_subs,
    ),
    Way(
        "municipality-before-and-after-a-merger",
        "The municipalities differ; one may have become the other, which is not looked at.",
        3,
        "unmet",
        _merged,
    ),
    Way(
        "land-numbers-long-and-alike",
        "The land numbers have four digits, and differ in the last.",
        3,
        "unmet",
        lambda i: (
            at(on_property(i), land_number=1201 + 10 * i),
            at(on_property(i), land_number=turn((1202, 1204, 1207), i) + 10 * i),
        ),
    ),
)
