"""Readings of when two homes are the same, each wrong about one part of an address, and the law it breaks."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

import attrs

from fastlege import Address, CadastralAddress, StreetAddress
from tests.testing.right import Reading, same
from tests.testing.wrong import Wrong

if TYPE_CHECKING:
    from collections.abc import Callable

    Same = Callable[[Address | None, Address | None], bool]
    Written = Callable[[Address], object]

STREET: Final = {"municipality": "4601", "street_name": "Gata", "house_number": 1}
PROPERTY: Final = {"municipality": "4601", "land_number": 1, "title_number": 1}
"""What stands for a part that is not looked at, or is missing; for every other part it is None."""


def _in_place(home: Address | None, name: str, *, when: Callable[[object], bool]) -> Address | None:
    """Write what stands for a part in a home."""
    place = home and home.place
    if home is None or place is None or not hasattr(place, name) or not when(getattr(place, name)):
        return home
    stands_for = STREET if isinstance(place, StreetAddress) else PROPERTY
    return attrs.evolve(home, place=attrs.evolve(place, **{name: stands_for.get(name)}))  # type: ignore[arg-type]


def ignoring(name: str) -> Reading:
    """Do not look at a part."""

    def alike(one: Address | None, other: Address | None) -> bool:
        return same(*(_in_place(home, name, when=lambda _: True) for home in (one, other)))

    return Reading(same=alike)


def filling(name: str, *missing: object) -> Reading:
    """Take something that is missing for a value."""

    def alike(one: Address | None, other: Address | None) -> bool:
        return same(*(_in_place(home, name, when=lambda value: value in missing) for home in (one, other)))

    return Reading(same=alike)


def as_written(written: Written) -> Reading:
    """Ask also that a part is written alike in both, where nothing but the place can tell."""

    def alike(one: Address | None, other: Address | None) -> bool:
        return same(one, other) and one is not None and other is not None and written(one) == written(other)

    return Reading(same=alike)


def part(name: str, kind: type[StreetAddress | CadastralAddress]) -> Written:
    """Give a part as it is written, where the homes are compared by their places."""

    def written(home: Address) -> object:
        return getattr(home.place, name) if isinstance(home.place, kind) and not home.compared_id else None

    return written


def homes(alike: Callable[[Address, Address], bool | None]) -> Reading:
    """Decide by homes that are alike; None: as they are."""

    def compared(one: Address | None, other: Address | None) -> bool:
        comparable = one and other and not one.counts_as_shielded and not other.counts_as_shielded
        found = alike(one, other) if one and other and comparable else None
        return same(one, other) if found is None else found

    return Reading(same=compared)


def spelt(spell: Callable[[str], str]) -> Reading:
    """Decide by streets whose names were written otherwise before they are compared."""

    def written(home: Address | None) -> Address | None:
        if home is None or not isinstance(home.place, StreetAddress) or home.place.street_name is None:
            return home
        return attrs.evolve(home, place=attrs.evolve(home.place, street_name=spell(home.place.street_name)))

    return Reading(same=lambda one, other: same(written(one), written(other)))


def one_alone_has_an_identifier(one: Address, other: Address) -> bool:
    return bool(one.compared_id) is not bool(other.compared_id)


def street_and_property(one: Address, other: Address) -> bool:
    return {type(one.place), type(other.place)} == {StreetAddress, CadastralAddress}


def code_and_name(one: Address, other: Address) -> bool | None:
    streets = [home.place for home in (one, other) if isinstance(home.place, StreetAddress)]
    complete = all(street.street_code and street.street_name for street in streets)
    return None if complete or (one.compared_id and other.compared_id) else False


def without_accents(name: str) -> str:
    letters = (letter for letter in unicodedata.normalize("NFD", name) if not unicodedata.combining(letter))
    return "".join(letters).translate(str.maketrans("øæØÆ", "oaOA"))


WRONG_HOMES: Final = [
    *(
        Wrong(f"{name} is not looked at", "homes", ignoring(name))
        for name in (
            *("municipality", "street_name", "street_code", "house_number", "house_letter"),
            *("land_number", "title_number", "lease_number", "sub_number"),
        )
    ),
    *(
        Wrong(f"a missing {name} is a value", "homes", filling(name, None))
        for name in ("municipality", "house_number", "land_number", "title_number", "street_name")
    ),
    *(
        Wrong(f"0 for {name} is a value", "homes", filling(name, 0))
        for name in ("house_number", "land_number", "title_number")
    ),
    *(
        Wrong(f"{name} is compared as it is written", "homes", as_written(part(name, kind)))
        for name, kind in (
            *((name, StreetAddress) for name in ("street_name", "street_code", "house_letter")),
            *((name, CadastralAddress) for name in ("lease_number", "sub_number")),
        )
    ),
    Wrong("the unit is compared as it is written", "homes", as_written(lambda home: home.unit)),
    Wrong(
        "the identifier is compared as it is written",
        "homes",
        as_written(lambda home: home.matrikkel_id),
    ),
    Wrong("the place is compared beside the identifier", "homes", as_written(lambda home: home.place)),
    Wrong("the grading is compared", "homes", as_written(lambda home: home.grading)),
]
"""Each part of an address, overlooked or made up."""

SUBTLE_HOMES: Final = [
    Wrong(
        "one home alone has an identifier",
        "homes",
        homes(lambda one, other: one_alone_has_an_identifier(one, other) or None),
        named=True,
    ),
    Wrong(
        "never compared with one identifier",
        "homes",
        homes(lambda one, other: False if one_alone_has_an_identifier(one, other) else None),
        named=True,
    ),
    Wrong(
        "a street is a property",
        "homes",
        homes(lambda one, other: street_and_property(one, other) or None),
        named=True,
    ),
    Wrong("street code and name both required", "homes", homes(code_and_name), named=True),
    Wrong("accents stripped", "homes", spelt(without_accents), named=True),
    Wrong(
        "«vegen» is «veien»",
        "homes",
        spelt(lambda name: name.casefold().replace("vegen", "veien")),
        named=True,
    ),
    Wrong("æ is a and e", "homes", spelt(lambda name: name.casefold().replace("æ", "ae"))),
    Wrong("signs are blanks", "homes", spelt(lambda name: name.replace("-", " ").replace(".", ""))),
    Wrong(
        "the unit is not looked at in one house of two",
        "homes",
        homes(lambda one, other: True if one.compared_id and one.compared_id == other.compared_id else None),
    ),
]
"""What nobody would see at a glance."""
