"""Registered homes (*bostedsadresser*): any, and those that are whole, so that they can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs
from hypothesis import strategies as st

from fastlege.facts import Address, CadastralAddress, StreetAddress
from fastlege.terms import Grading
from fastlege.testing.drawing import mostly, pick

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

__all__ = [
    "PLAIN_ELSEWHERE",
    "PLAIN_HOME",
    "addresses",
    "cadastral_addresses",
    "street_addresses",
    "whole_home",
    "whole_homes",
]

PLAIN_HOME: Final = Address(matrikkel_id="604503040", unit="H0101")
PLAIN_ELSEWHERE: Final = Address(matrikkel_id="250172017", unit="H0101")
"""Of another house; a failing example shrinks to these two."""


def addresses() -> SearchStrategy[Address]:
    """Make registered homes (*bostedsadresser*): often the same, sometimes incomplete or shielded."""
    return _ADDRESSES


def street_addresses() -> SearchStrategy[StreetAddress]:
    """Make places on streets (*vegadresser*): often the same, spelt in several ways, or incomplete."""
    return _STREETS


def cadastral_addresses() -> SearchStrategy[CadastralAddress]:
    """Make properties without a street (*matrikkeladresser*): often the same, sometimes incomplete."""
    return _PROPERTIES


def whole_home(draw: DrawFn) -> Address:
    """Draw a home that is whole: it can be compared with another of its kind."""
    return pick(draw, _WHOLE)


def whole_homes(draw: DrawFn) -> tuple[Address, ...]:
    """Draw a whole home of each kind: known by an identifier, by a street and by a property."""
    return tuple(pick(draw, kind) for kind in _KINDS)


_MUNICIPALITIES: Final = mostly("4601", "0301", "1201", "9999", None)
_STREETS: Final = st.builds(
    StreetAddress,
    municipality=_MUNICIPALITIES,
    street_name=mostly(
        "Nygårdsgaten", "NYGÅRDSGATEN ", "Nyga\u030ardsgaten", "Strandgaten", "Ukjent", "", None
    ),
    street_code=st.sampled_from([None, "11020", "011020", "11021", "0", " "]),
    house_number=mostly(12, 13, 0, None),
    house_letter=mostly(None, "", "B", "b ", "C"),
)
_PROPERTIES: Final = st.builds(
    CadastralAddress,
    municipality=_MUNICIPALITIES,
    land_number=mostly(14, 15, 0, None),
    title_number=mostly(3, 4, 0, None),
    lease_number=mostly(None, 0, 7),
    sub_number=mostly(None, 0, 1, 2),
)
_GRADINGS: Final = mostly(
    Grading.UNGRADED, Grading.CLIENT_ADDRESS, Grading.CONFIDENTIAL, Grading.STRICTLY_CONFIDENTIAL, None
)
_ADDRESSES: Final = st.one_of(
    st.just(PLAIN_HOME),
    st.builds(
        Address,
        matrikkel_id=st.sampled_from([None, None, "", "0", "604503040", " 604503040", "604503041"]),
        unit=st.sampled_from([None, None, " ", "H0101", "h0101 ", "H0201", "H0000"]),
        place=st.one_of(st.none(), _STREETS, _PROPERTIES),
        grading=_GRADINGS,
    ),
)
_WHOLE_STREETS: Final = [
    StreetAddress(
        municipality="4601", street_name=name, street_code=code, house_number=number, house_letter=letter
    )
    for name, number in (("Nygårdsgaten", 12), ("Øvre gate", 200))
    for code in ("11020", "4020", "11020", "111", None)
    for letter in (None, "B")
]
_WHOLE_PROPERTIES: Final = [
    CadastralAddress(
        municipality="4601", land_number=land, title_number=title, lease_number=lease, sub_number=sub
    )
    for land, title in ((14, 3), (1, 90))
    for lease, sub in ((None, None), (4, None), (None, 2), (0, 0), (None, None))
]
_PLACES: Final[list[StreetAddress | CadastralAddress]] = [*_WHOLE_STREETS[::3], *_WHOLE_PROPERTIES]
_KINDS: Final = (
    [
        PLAIN_HOME,
        attrs.evolve(PLAIN_HOME, unit=None),
        *(attrs.evolve(PLAIN_HOME, place=at) for at in _PLACES),
    ],
    [Address(unit=unit, place=place) for place in _WHOLE_STREETS for unit in ("H0101", None)],
    [Address(unit=unit, place=place) for place in _WHOLE_PROPERTIES for unit in ("H0101", None)],
)
"""Known by an identifier, by a street and by a property; the first of each has nothing that is rare."""
_WHOLE: Final = [kind[place % len(kind)] for place in range(40) for kind in _KINDS]
"""As many of each kind, the plainest first."""
