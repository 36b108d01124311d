"""Ways to be wrong about numbers, codes and letters that are alike in part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tools.conformance.form import turn
from tools.conformance.homes_made import (
    Way,
    at,
    by_place,
    changed,
    coded,
    identified,
    in_flat,
    lettered,
    on_property,
    places_of,
)

if TYPE_CHECKING:
    from tools.conformance.form import Data
    from tools.conformance.homes_made import Pair

_IDENTIFIERS: Final = (604503040, 81234, 250172017, 45)


def _identifiers_alike(i: int) -> Pair:
    """Make identifiers that are equal when they are cut, or kept in too small a number."""
    one = turn(_IDENTIFIERS, i, 1)
    others = (
        one + 2**31,
        one + 2**32,
        one + 10**9,
        one + 10**6,
        one * 10 + 4,
        one + 2**53,
        one + 2**64,
    )
    pair = (one, turn(others, i)) if i % 8 else (2**53 + i, 2**53 + i + 1)
    first, second = (identified(i) | {"matrikkel_id": str(number)} for number in pair)
    return first, second


def _numbers_alike(i: int) -> Pair:
    """Make places with two numbers that are equal once they are cut."""
    street, land = coded(i, street_code=f"1{30 + i}20"), on_property(i)
    here, there = street["place"], land["place"]
    county, rest = here["municipality"][:2], here["municipality"][2:]
    ways: tuple[tuple[Data, Data], ...] = (
        (street, {"street_code": f"2{30 + i}20"}),
        (street, {"street_code": f"1{30 + i}21"}),
        (street, {"house_number": here["house_number"] + 100}),
        (street, {"house_number": here["house_number"] + 1000}),
        (street, {"house_number": here["house_number"] + 256}),
        (street, {"municipality": f"{county}{(int(rest) + 1) % 100:02}"}),
        (street, {"municipality": f"{(int(county) + 1) % 100:02}{rest}"}),
        (land, {"land_number": there["land_number"] + 1000}),
        (land, {"land_number": there["land_number"] + 65536}),
        (land, {"title_number": there["title_number"] + 1000}),
        (land, {"title_number": there["title_number"] + 65536}),
        (land, {"title_number": there["title_number"] + 2**32}),
    )
    home, other = turn(ways, i)
    return home, at(home, **other)


_LETTERS: Final = (
    *(("Å", "A"), ("Ø", "O"), ("A", None), ("Æ", "A"), ("å", "a"), ("Ø", "Æ"), ("A", ""), ("A", "Æ")),
    *(("a", " "), ("Ø", "o"), ("A", "B")),
)
_UNITS: Final = (
    *(("H0101", "H0102"), ("H0101", "H0201"), ("H0203", "H0303"), ("U0101", "U0102"), ("H0110", "H0101")),
    *(("H1001", "H0101"), ("H0112", "H0121"), ("K0101", "K0201"), ("L0302", "L0304")),
)


ALIKE: Final = (
    Way(
        "identifiers-alike-in-part",
        "The identifiers differ only in their first or last digits, or beyond what some numbers can hold.",
        2,
        "unmet",
        _identifiers_alike,
        56,
    ),
    Way(
        "numbers-alike-in-part",
        "A number, a code or the municipality differs in one digit, or beyond what some numbers can hold.",
        3,
        "unmet",
        _numbers_alike,
        60,
    ),
    Way(
        "house-letter-almost-another",
        "The letters are A and Å, O and Ø, or one is A and the other none: other houses.",
        3,
        "unmet",
        lambda i: (
            at(lettered(i), house_letter=turn(_LETTERS, i)[0]),
            at(lettered(i), house_letter=turn(_LETTERS, i)[1]),
        ),
        44,
    ),
    Way(
        "municipality-of-svalbard",
        "Both homes are on Svalbard: its number, 2111, counts as that of any municipality.",
        3,
        "met",
        lambda i: (at(by_place(i), municipality="2111"), at(by_place(i), municipality="2111")),
    ),
    Way(
        "unit-differs-in-floor-or-door",
        "The same house; the units differ in the floor alone, or in the door alone.",
        4,
        "unmet",
        changed(
            lambda i: in_flat(i) | {"unit": turn(_UNITS, i)[0]},
            lambda home, i: home | {"unit": turn(_UNITS, i)[1]},
        ),
        45,
    ),
    Way(
        "street-code-equal-two-names",
        "The codes are equal, and the streets have different names; both are real names.",
        3,
        "met",
        places_of(coded, street_name=("Gamlevegen", "Nye Storgata", "Kirkevegen")),
    ),
)
