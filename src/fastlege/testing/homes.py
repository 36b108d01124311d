"""Registered homes (*bostedsadresser*): any, and pairs of which it is known whether they are the same.

A pair is a home and a change of it. The changes are tables: spelt otherwise, another house, another flat, or
too little to tell.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeVar, cast

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
    "blank",
    "cadastral_addresses",
    "elsewhere",
    "incomplete",
    "other_flat",
    "respelt",
    "street_addresses",
    "whole_home",
]

PLAIN_HOME: Final = Address(matrikkel_id="604503040", unit="H0101")
PLAIN_ELSEWHERE: Final = Address(matrikkel_id="250172017", unit="H0101")
"""Of another house; a failing example shrinks to these two."""

_T = TypeVar("_T")
_Changed = Callable[[_T], _T]


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


def respelt(draw: DrawFn, home: Address) -> Address:
    """Draw the same home, as another entry of the register may write it."""
    return _changed(draw, home, _RESPELT, _RESPELT_PLACES)


def elsewhere(draw: DrawFn, home: Address) -> Address:
    """Draw a home in another house, often one that differs in a single field."""
    return _changed(draw, home, _ELSEWHERE, _ELSEWHERE_PLACES)


def other_flat(draw: DrawFn, home: Address) -> Address:
    """Draw another flat in the house of a home that has a unit; of one without, a home elsewhere."""
    if not home.unit:
        return elsewhere(draw, home)
    return attrs.evolve(home, unit=pick(draw, ("H0201", "H0102", "U0101")))


def incomplete(draw: DrawFn, home: Address) -> Address:
    """Draw a home of which a required part is missing, so that nobody can tell whether it is the same."""
    return _changed(draw, home, _INCOMPLETE, _INCOMPLETE_PLACES)


def blank(draw: DrawFn, home: Address) -> Address:
    """Draw a home with a blank or a zero for a required part, which is as good as missing."""
    return _changed(draw, home, _BLANK, _BLANK_PLACES)


def _changed(
    draw: DrawFn,
    home: Address,
    with_id: _Table[Address],
    places: tuple[_Table[StreetAddress], _Table[CadastralAddress]],
) -> Address:
    if home.matrikkel_id is not None:
        return pick(draw, with_id)(home)
    if isinstance(home.place, StreetAddress):
        return attrs.evolve(home, place=pick(draw, places[0])(home.place))
    return attrs.evolve(home, place=pick(draw, places[1])(cast("CadastralAddress", home.place)))


def _with(**fields: object) -> Callable[[_T], _T]:
    return lambda given: attrs.evolve(given, **fields)  # type: ignore[misc]  # an attrs class


def _named(spell: Callable[[str], str]) -> _Changed[StreetAddress]:
    return lambda street: attrs.evolve(street, street_name=spell(street.street_name or ""))


def _decomposed(name: str) -> str:
    return unicodedata.normalize("NFD", name)


def _lower_unit(home: Address) -> Address:
    return attrs.evolve(home, unit=f" {home.unit.lower()} " if home.unit else " ")


def _other_street(street: StreetAddress) -> StreetAddress:
    """Change the code where there is one: it goes before the name."""
    if street.street_code:
        return attrs.evolve(street, street_code="11021")
    return attrs.evolve(street, street_name="Strandgaten")


def _numbered(street: StreetAddress) -> StreetAddress:
    return attrs.evolve(street, house_number=(street.house_number or 0) % 200 + 1)


_Table = tuple[_Changed[_T], ...]
_OTHER_TEXT: Final = StreetAddress(municipality="1201", street_name="Gamle Nygårdsgaten", house_number=5)

_RESPELT: Final[_Table[Address]] = (
    _with(),
    _lower_unit,
    _with(place=_OTHER_TEXT),
    _with(place=None),
    _with(matrikkel_id=" 0604503040"),
    _with(grading=Grading.CLIENT_ADDRESS),
    _with(grading=None),
)
_RESPELT_PLACES: Final[tuple[_Table[StreetAddress], _Table[CadastralAddress]]] = (
    (
        _with(),
        _named(str.upper),
        _named(_decomposed),
        _named(lambda name: f" {name}  "),
        _with(street_code="011020"),
        lambda street: attrs.evolve(street, house_letter=(street.house_letter or " ").lower()),
    ),
    (_with(), _with(lease_number=0), _with(sub_number=0)),
)
_ELSEWHERE: Final[_Table[Address]] = (
    _with(matrikkel_id=PLAIN_ELSEWHERE.matrikkel_id),
    _with(matrikkel_id="604503041"),
)
_ELSEWHERE_PLACES: Final[tuple[_Table[StreetAddress], _Table[CadastralAddress]]] = (
    (
        _with(street_name="Strandgaten", street_code="11021"),
        _other_street,
        _with(municipality="0301"),
        _numbered,
        _with(house_letter="C"),
    ),
    (
        _with(land_number=99),
        _with(title_number=99),
        _with(lease_number=7),
        _with(sub_number=1),
        _with(municipality="0301"),
    ),
)
_INCOMPLETE: Final[_Table[Address]] = (_with(matrikkel_id=None, place=None),)
_INCOMPLETE_PLACES: Final[tuple[_Table[StreetAddress], _Table[CadastralAddress]]] = (
    (_with(house_number=None), _with(municipality=None), _with(street_name=None, street_code=None)),
    (_with(land_number=None), _with(title_number=None), _with(municipality=None)),
)
_BLANK: Final[_Table[Address]] = (
    _with(matrikkel_id="0", place=None),
    _with(matrikkel_id=" ", place=None),
)
_BLANK_PLACES: Final[tuple[_Table[StreetAddress], _Table[CadastralAddress]]] = (
    (_with(house_number=0), _with(street_name=" ", street_code="0")),
    (_with(land_number=0), _with(title_number=0)),
)

_MUNICIPALITIES: Final = mostly("4601", "0301", "1201", None)
_STREETS: Final = st.builds(
    StreetAddress,
    municipality=_MUNICIPALITIES,
    street_name=mostly("Nygårdsgaten", "NYGÅRDSGATEN ", "Nyga\u030ardsgaten", "Strandgaten", "", None),
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
    sub_number=mostly(None, 0, 1),
)
_GRADINGS: Final = mostly(
    Grading.UNGRADED, Grading.CLIENT_ADDRESS, Grading.CONFIDENTIAL, Grading.STRICTLY_CONFIDENTIAL, None
)
_ADDRESSES: Final = st.one_of(
    st.just(PLAIN_HOME),
    st.builds(
        Address,
        matrikkel_id=st.sampled_from([None, None, "", "0", "604503040", " 604503040", "604503041"]),
        unit=st.sampled_from([None, None, " ", "H0101", "h0101 ", "H0201"]),
        place=st.one_of(st.none(), _STREETS, _PROPERTIES),
        grading=_GRADINGS,
    ),
)
_WHOLE_STREETS: Final = [
    StreetAddress(
        municipality="4601", street_name=name, street_code=code, house_number=number, house_letter=letter
    )
    for name in ("Nygårdsgaten", "Øvre gate")
    for code in (None, "11020")
    for number in (12, 1, 200)
    for letter in (None, "B")
]
_WHOLE_PROPERTIES: Final = [
    CadastralAddress(municipality="4601", land_number=land, title_number=title)
    for land in (14, 1)
    for title in (3, 90)
]
_PLACES: Final[list[StreetAddress | CadastralAddress]] = [
    *_WHOLE_STREETS,
    *_WHOLE_PROPERTIES,
    *_WHOLE_PROPERTIES,
]
_WHOLE: Final = [
    PLAIN_HOME,
    attrs.evolve(PLAIN_HOME, unit=None),
    *(attrs.evolve(PLAIN_HOME, place=place) for place in _PLACES[::2]),
    *(Address(unit=unit, place=place) for place in _PLACES for unit in ("H0101", None)),
]
