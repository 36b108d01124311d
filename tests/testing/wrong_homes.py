"""Readings of when two homes are the same, each wrong about one part of an address, and the law it breaks."""

from __future__ import annotations

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


WRONG_HOMES: Final = [
    *(
        Wrong(f"{name} is not looked at", "another_home", ignoring(name))
        for name in (
            *("municipality", "street_name", "street_code", "house_number", "house_letter"),
            *("land_number", "title_number", "lease_number", "sub_number"),
        )
    ),
    *(
        Wrong(f"a missing {name} is a value", "perhaps_another_home", filling(name, None))
        for name in ("municipality", "house_number", "land_number", "title_number", "street_name")
    ),
    *(
        Wrong(f"0 for {name} is a value", "perhaps_another_home", filling(name, 0))
        for name in ("house_number", "land_number", "title_number")
    ),
    *(
        Wrong(f"{name} is compared as it is written", "same_home", as_written(part(name, kind)))
        for name, kind in (
            *((name, StreetAddress) for name in ("street_name", "street_code", "house_letter")),
            *((name, CadastralAddress) for name in ("lease_number", "sub_number")),
        )
    ),
    Wrong("the unit is compared as it is written", "same_home", as_written(lambda home: home.unit)),
    Wrong(
        "the identifier is compared as it is written",
        "same_home",
        as_written(lambda home: home.matrikkel_id),
    ),
    Wrong("the place is compared beside the identifier", "same_home", as_written(lambda home: home.place)),
    Wrong("the grading is compared", "same_home", as_written(lambda home: home.grading)),
]
