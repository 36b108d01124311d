"""Registered homes (*bostedsadresser*): any, and pairs of which it is known whether they are the same.

The pairs stand in three tables, by what comparing their homes must give. Each row changes one part of a home
that can be compared; every part that an address has stands in a row where it decides.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any, Final

import attrs

from fastlege.facts import Address, CadastralAddress, StreetAddress
from fastlege.terms import Grading

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["ELSEWHERE", "HOME", "OTHER", "SAME", "UNSURE", "Facts", "changed"]

Pair = tuple[Address | None, Address | None]
Facts = dict[str, Any]
"""Facts about a person or a home, by name; of a parent also the responsibility and the role."""

HOME: Final = Address(matrikkel_id="604503040", unit="H0101")
ELSEWHERE: Final = Address(matrikkel_id="250172017", unit="H0101")
"""The home that a failing example shrinks to, and one in another house."""

_ROAD: Final = StreetAddress(
    municipality="4601", street_name="Ænes-Rosévegen", street_code="11020", house_number=12, house_letter="B"
)
_FARM: Final = CadastralAddress(
    municipality="4601", land_number=14, title_number=3, lease_number=4, sub_number=2
)
_FLAT: Final = Address(unit="H0101", place=_ROAD)
_HOUSE: Final = Address(place=attrs.evolve(_ROAD, street_code=None, house_letter=None))
_CABIN: Final = Address(unit="H0101", place=_FARM)
_CROFT: Final = Address(place=attrs.evolve(_FARM, lease_number=None, sub_number=None))
_FLAT_WITH_ID: Final = attrs.evolve(_FLAT, matrikkel_id="604503040")
_CABIN_WITH_ID: Final = attrs.evolve(_CABIN, matrikkel_id="604503040")


def changed(whole: Any, part: str, changes: Facts) -> Any:  # noqa: ANN401  # a home or a parent
    """Change fields of a home or of its place; or of a parent and of the person."""
    own = {name: value for name, value in changes.items() if hasattr(whole, name)}
    others = {name: value for name, value in changes.items() if name not in own}
    inner = {part: attrs.evolve(getattr(whole, part), **others)} if others else {}
    return attrs.evolve(whole, **inner | own)


def _beside(home: Address, *changes: Facts) -> Iterator[Pair]:
    """Pair a home with each change of it, in either order."""
    for other in (changed(home, "place", change) for change in changes):
        yield from ((home, other), (other, home))


def _twice(home: Address, *changes: Facts) -> Iterator[Pair]:
    """Pair each change of a home with itself."""
    for change in changes:
        yield (other := changed(home, "place", change)), other


_NAME: Final = "Ænes-Rosévegen"
_OTHER_NAMES: Final = (
    *(
        "Ænes-Rosévegen.",
        "Ænes-Rosé'vegen",
    ),
    *(
        "Rosévegen-Ænes",
        "Ænes-Rosévegen 2",
        "Ænes-Rosèvegen",
        "Ånes-Rosévegen",
        "Ænes-Rosévei",
    ),
)
_NO_NAMES: Final = (
    *(None, " ", "-", "Ukjent", "null", "12", "x", "XX", "u.k.j.e.n.t", "«ukjent»", "ukjent adresse"),
    *("Uten fast bopel", "Ikke oppgitt", "uoppgitt", "ingen", "Mangler", "None", "NaN", "N/A", "undefined"),
)
_RENAMED: Final = {"municipality": "1201", "street_name": "Gamlevegen", "street_code": "111"}

SAME: Final[tuple[Pair, ...]] = (
    (HOME, HOME),
    *_beside(HOME, {"unit": " h0101 "}, {"matrikkel_id": " 0604503040"}, {"grading": Grading.CLIENT_ADDRESS}),
    *_beside(HOME, {"grading": None}, {"place": _ROAD}),
    *_twice(HOME, {"unit": None}, {"grading": Grading.CLIENT_ADDRESS}),
    *_beside(_FLAT_WITH_ID, {}, {"matrikkel_id": None}, _RENAMED, {"house_letter": None}),
    *_beside(_CABIN_WITH_ID, {}, {"matrikkel_id": None}, {"municipality": "1201", "lease_number": 7}),
    *_beside(_FLAT, {}, {"street_name": None}, {"street_code": None}, {"street_code": "0011020"}),
    *_beside(_FLAT, {"house_letter": " b"}, {"unit": "h0101"}),
    *_beside(_HOUSE, {"street_name": _NAME.upper()}, {"street_name": "  Ænes-Rosévegen "}, {"unit": " "}),
    *_beside(_HOUSE, {"street_name": unicodedata.normalize("NFD", _NAME)}, {"unit": "H0000"}),
    *_twice(_HOUSE, {}, {"house_letter": "C"}, {"unit": "H0201"}, {"street_name": "Møllegata"}),
    *_beside(_CABIN, {}),
    *_beside(_CROFT, {}, {"lease_number": 0}, {"sub_number": 0}),
    *_twice(_CROFT, {"lease_number": 7}, {"sub_number": 1}, {"lease_number": 0, "sub_number": 0}),
)
"""Two ways to write the same home."""

OTHER: Final[tuple[Pair, ...]] = (
    *_beside(HOME, {"matrikkel_id": "250172017"}, {"matrikkel_id": "604503041"}, {"unit": "H0201"}),
    *_beside(HOME, {"unit": "H0102"}, {"unit": "U0101"}, {"unit": "H0100"}, {"unit": "H0001"}),
    *_beside(attrs.evolve(HOME, unit="U0101"), {"unit": "K0101"}),
    *_beside(
        HOME, {"matrikkel_id": "6045030400"}, {"matrikkel_id": "604530040"}, {"matrikkel_id": "4503040"}
    ),
    *_beside(_FLAT_WITH_ID, {"matrikkel_id": "604503041"}, {"unit": "H0102"}),
    *_beside(_CABIN_WITH_ID, {"matrikkel_id": "604503041"}),
    *_beside(_FLAT, {"municipality": "0301"}, {"street_code": "11021"}, {"unit": "H0201"}),
    *_beside(_FLAT, {"municipality": "4602"}, {"street_code": "1020"}, {"street_code": "110200"}),
    *_beside(_FLAT, {"house_number": 13}, {"house_letter": "C"}, {"house_letter": None}),
    *_beside(_FLAT, {"street_code": None, "street_name": "Møllegata"}),
    *_beside(_HOUSE, {"street_name": "Møllegata"}, {"street_name": "Ænes-Rosevegen"}, {"house_letter": "A"}),
    *_beside(_HOUSE, {"street_name": "Ænes-Roséveien"}, {"street_name": "Aenes-Rosévegen"}),
    *_beside(_HOUSE, *({"street_name": name} for name in _OTHER_NAMES)),
    *_beside(_HOUSE, {"street_name": "Ænes Rosévegen"}, {"house_number": 1}, {"house_number": 120}),
    *_beside(_CABIN, {"land_number": 99}, {"title_number": 99}, {"municipality": "0301"}),
    *_beside(_CABIN, {"lease_number": 7}, {"sub_number": 1}, {"lease_number": 0}, {"unit": "H0201"}),
    *_beside(_CROFT, {"land_number": 3, "title_number": 14}),
)
"""Two homes that differ in one part that decides."""

UNSURE: Final[tuple[Pair, ...]] = (
    *((None, None), (HOME, None), (None, HOME), (Address(), Address())),
    *_beside(HOME, {"unit": None}, {"matrikkel_id": None}, {"place": _FARM}),
    *_beside(_FLAT_WITH_ID, {"house_number": 13}, {"house_letter": "C"}, {"unit": None}),
    *_beside(_FLAT_WITH_ID, {"matrikkel_id": None, "place": None}, {"matrikkel_id": None, "place": _FARM}),
    *_beside(_CABIN_WITH_ID, {"sub_number": 9}, {"sub_number": None}, {"place": None}, {"place": _ROAD}),
    *_beside(_FLAT, {"place": _FARM}, {"unit": None}, {"unit": "H0000"}, {"house_number": None}),
    *_beside(_HOUSE, {"street_name": None, "street_code": "11020"}),
    *_beside(_CABIN, {"lease_number": None}, {"sub_number": None}, {"sub_number": 0}),
    *_beside(_CROFT, {"lease_number": 7}, {"sub_number": 1}),
    *_twice(HOME, *({"matrikkel_id": blank} for blank in (None, "", " ", "0", "000"))),
    *_twice(_FLAT, {"municipality": None}, {"municipality": "0000"}, {"municipality": "9999"}),
    *_twice(_FLAT, {"house_number": None}, {"house_number": 0}),
    *_twice(_HOUSE, *({"street_name": name} for name in _NO_NAMES)),
    *_twice(_HOUSE, {"street_name": None, "street_code": "000"}, {"street_name": "", "street_code": " "}),
    *_twice(_CABIN, {"land_number": None}, {"title_number": None}, {"municipality": None}),
    *_twice(_CABIN, {"land_number": 0}, {"title_number": 0}, {"municipality": "0000"}),
)
"""Two homes of which too little is known; null is not equal to null."""
