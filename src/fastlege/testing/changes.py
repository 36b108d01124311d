"""What can be changed about a home (*endringer av bosted*), in tables: each row is one way to do it.

Spelt otherwise, a home is still the same. In another house, perhaps in another, or with too little told, it
differs by as little as it can: one part of its address, and every part has its row.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar, cast

import attrs

from fastlege.facts import Address, CadastralAddress, StreetAddress
from fastlege.terms import Grading
from fastlege.testing.drawing import pick
from fastlege.testing.homes import PLAIN_ELSEWHERE

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

__all__ = [
    "BLANK",
    "DOUBTFUL",
    "ELSEWHERE",
    "INCOMPLETE",
    "OTHER_NUMBERS",
    "RESPELT",
    "Ways",
    "changed",
    "every",
    "other_flats",
]

_T = TypeVar("_T")
_Changed = Callable[[_T], _T]
_UNITS: Final = ("H0201", "H0102", "U0101")


class Ways(NamedTuple):
    """Ways to change a home (*endringsmåter*).

    Attributes:
        with_id: Of a home that has an identifier.
        on_street: Of one that is known by a street alone.
        on_property: Of one that is known by a property alone.
    """

    with_id: tuple[_Changed[Address], ...]
    on_street: tuple[_Changed[Address], ...]
    on_property: tuple[_Changed[Address], ...]

    def of(self, home: Address) -> tuple[_Changed[Address], ...]:
        """Give the ways to change a home of its kind."""
        if home.matrikkel_id is not None:
            return self.with_id
        return self.on_street if isinstance(home.place, StreetAddress) else self.on_property


def changed(draw: DrawFn, home: Address, ways: Ways) -> Address:
    """Draw a home that is changed in one of the ways."""
    return pick(draw, ways.of(home))(home)


def every(home: Address, ways: Ways) -> tuple[Address, ...]:
    """Give the home changed in each of the ways that there are."""
    return tuple(change(home) for change in ways.of(home))


def other_flats(home: Address) -> tuple[Address, ...]:
    """Give other flats in the house of a home that has a unit; of one without, homes elsewhere."""
    return tuple(attrs.evolve(home, unit=unit) for unit in _UNITS) if home.unit else every(home, ELSEWHERE)


def _with(**fields: object) -> Callable[[_T], _T]:
    return lambda given: attrs.evolve(given, **fields)  # type: ignore[misc]  # an attrs class


def _on(change: _Changed[StreetAddress]) -> _Changed[Address]:
    """Change the street of a home."""
    return lambda home: attrs.evolve(home, place=change(cast("StreetAddress", home.place)))


def _of(change: _Changed[CadastralAddress]) -> _Changed[Address]:
    """Change the property of a home."""
    return lambda home: attrs.evolve(home, place=change(cast("CadastralAddress", home.place)))


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


def _zeros_before_the_code(street: StreetAddress) -> StreetAddress:
    return attrs.evolve(street, street_code=f"0{street.street_code or '11020'}")


def _numbered(street: StreetAddress) -> StreetAddress:
    return attrs.evolve(street, house_number=(street.house_number or 0) % 200 + 1)


def _renamed(home: Address) -> Address:
    """Write the place as before a merger of municipalities, when the street had another name."""
    place = home.place or _OTHER_TEXT
    if isinstance(place, CadastralAddress):
        return attrs.evolve(home, place=attrs.evolve(place, municipality="1201"))
    other = attrs.evolve(place, municipality="1201", street_name="Gamle Nygårdsgaten", street_code="111")
    return attrs.evolve(home, place=other)


def _by_number_alone(home: Address) -> Address:
    """Leave of the place what no identifier tells: the number of a house on the property."""
    number = home.place.sub_number if isinstance(home.place, CadastralAddress) else None
    return attrs.evolve(
        home, place=CadastralAddress(municipality=None, sub_number=number) if number else None
    )


def _other_house(home: Address) -> Address:
    """Give another house number where there is one; elsewhere number a house on the property."""
    if isinstance(home.place, StreetAddress):
        return _on(_numbered)(home)
    return attrs.evolve(home, place=_NINTH_HOUSE)


def _other_letter(home: Address) -> Address:
    """Give another letter where there is one; elsewhere number a house on the property."""
    if isinstance(home.place, StreetAddress) and home.place.house_letter:
        return _on(_with(house_letter="C"))(home)
    return attrs.evolve(home, place=_NINTH_HOUSE)


def _perhaps_leased(place: CadastralAddress) -> CadastralAddress:
    """Tell of a lease on one side alone; where there is none for certain, of a house."""
    if place.lease_number == 0:
        return _perhaps_numbered(place)
    return attrs.evolve(place, lease_number=None if place.lease_number else 7)


def _perhaps_numbered(place: CadastralAddress) -> CadastralAddress:
    return attrs.evolve(place, sub_number=None if place.sub_number else 1)


_OTHER_TEXT: Final = StreetAddress(municipality="1201", street_name="Gamle Nygårdsgaten", house_number=5)
_PROPERTY: Final = CadastralAddress(municipality="4601", land_number=14, title_number=3)
_NINTH_HOUSE: Final = attrs.evolve(_PROPERTY, sub_number=9)

RESPELT: Final = Ways(
    with_id=(
        _with(),
        _lower_unit,
        _renamed,
        _by_number_alone,
        _with(matrikkel_id=" 0604503040"),
        _with(grading=Grading.CLIENT_ADDRESS),
        _with(grading=None),
    ),
    on_street=(
        _with(),
        _on(_named(str.upper)),
        _on(_named(_decomposed)),
        _on(_named(lambda name: f" {name}  ")),
        _on(_zeros_before_the_code),
        _on(lambda street: attrs.evolve(street, house_letter=(street.house_letter or " ").lower())),
        _lower_unit,
    ),
    on_property=(
        _with(),
        _of(lambda place: attrs.evolve(place, lease_number=place.lease_number or 0)),
        _of(lambda place: attrs.evolve(place, sub_number=place.sub_number or 0)),
        _lower_unit,
    ),
)
"""The same home, as another entry of the register may write it."""

ELSEWHERE: Final = Ways(
    with_id=(_with(matrikkel_id=PLAIN_ELSEWHERE.matrikkel_id), _with(matrikkel_id="604503041")),
    on_street=(
        _on(_with(street_name="Strandgaten", street_code="11021")),
        _on(_other_street),
        _on(_with(street_name="Strandgaten", street_code=None)),
        _on(_with(municipality="0301")),
        _on(_numbered),
        _on(_with(house_letter="C")),
    ),
    on_property=(
        _of(_with(land_number=99)),
        _of(_with(title_number=99)),
        _of(_with(municipality="0301")),
    ),
)
"""A home in another house: it differs in a single part, or in how its street is known."""

OTHER_NUMBERS: Final = Ways(
    with_id=(), on_street=(), on_property=(_of(_with(lease_number=7)), _of(_with(sub_number=1)))
)
"""A home on the same land with other numbers below it: in another house, or perhaps in another."""

DOUBTFUL: Final = Ways(
    with_id=(_other_house, _other_letter, _with(place=_NINTH_HOUSE)),
    on_street=(_with(place=_PROPERTY),),
    on_property=(_of(_perhaps_numbered), _of(_perhaps_leased), _with(place=_OTHER_TEXT)),
)
"""A home that may be in another house: the identifier stops at the property, and only one side tells more."""

INCOMPLETE: Final = Ways(
    with_id=(_with(matrikkel_id=None, place=None),),
    on_street=(
        _on(_with(house_number=None)),
        _on(_with(municipality=None)),
        _on(_with(street_name=None, street_code=None)),
    ),
    on_property=(
        _of(_with(land_number=None)),
        _of(_with(title_number=None)),
        _of(_with(municipality=None)),
    ),
)
"""A home of which a required part is missing, so that nobody can tell whether it is the same."""

BLANK: Final = Ways(
    with_id=(_with(matrikkel_id="0", place=None), _with(matrikkel_id=" ", place=None)),
    on_street=(
        _on(_with(house_number=0)),
        _on(_with(street_name=" ", street_code="0")),
        _on(_with(street_name="Ukjent", street_code=None)),
        _on(_with(street_name="-", street_code=None)),
        _on(_with(municipality="0000")),
        _on(_with(municipality="9999")),
    ),
    on_property=(
        _of(_with(land_number=0)),
        _of(_with(title_number=0)),
        _of(_with(municipality="0000")),
    ),
)
"""A home with a blank, a zero or a word for nothing in a required part, which is as good as missing."""
