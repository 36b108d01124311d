"""Trials about where a parent lives (*prøver om adresser*).

A home of each kind is changed in every way that there is, part by part, in every trial: to try one way at a
time would seldom come upon the part that an implementation overlooks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs
from hypothesis import strategies as st

from fastlege.terms import Grading
from fastlege.testing.changes import (
    DOUBTFUL,
    ELSEWHERE,
    OTHER_NUMBERS,
    RESPELT,
    Ways,
    changed,
    every,
    other_flats,
)
from fastlege.testing.drawing import pick
from fastlege.testing.homes import whole_homes
from fastlege.testing.laws.of_persons import no, yes
from fastlege.testing.scenes import draw_scene

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hypothesis.strategies import DrawFn

    from fastlege.facts import Address
    from fastlege.testing.laws.law import Trial
    from fastlege.testing.scenes import Scene

__all__ = [
    "nobody_at_home",
    "perhaps_in_another_house",
    "shared_residence",
    "spelt_otherwise",
    "too_little_told",
    "units",
]


@st.composite
def nobody_at_home(draw: DrawFn) -> Trial:
    """Let the parent live in other houses, each of which differs as little as it can."""
    scene = draw_scene(draw, plain=True)
    homes = whole_homes(draw)
    return no(*_between(scene, homes, ELSEWHERE), *_between(scene, homes, OTHER_NUMBERS))


@st.composite
def perhaps_in_another_house(draw: DrawFn) -> Trial:
    """Let the parent live in what may be the child's house, or the one beside it."""
    scene = draw_scene(draw, plain=True)
    return no(*_between(scene, whole_homes(draw), DOUBTFUL))


@st.composite
def spelt_otherwise(draw: DrawFn) -> Trial:
    """Write the one home in other ways."""
    scene = draw_scene(draw, plain=True)
    return yes(*_between(scene, whole_homes(draw), RESPELT))


@st.composite
def too_little_told(draw: DrawFn, ways: Ways) -> Trial:
    """Give parent and child the same home of which too little is known: null does not equal null."""
    scene = draw_scene(draw, plain=True)
    homes = [other for home in whole_homes(draw) for other in every(home, ways)]
    return no(*(scene.with_asker(home=home).with_child(home=home) for home in homes))


@st.composite
def units(draw: DrawFn) -> Trial:
    """Let the parent live in other flats of the house, and let only one home have a unit."""
    scene = draw_scene(draw, plain=True)
    one_alone = [None] if scene.home.unit else _UNITS
    flats = other_flats(scene.home) if scene.home.unit else ()
    homes = (*flats, *(attrs.evolve(scene.home, unit=unit) for unit in one_alone))
    return no(*(scene.with_asker(home=home) for home in homes))


@st.composite
def shared_residence(draw: DrawFn) -> Trial:
    """Let a shared residence count like the registered home, where the edition says so."""
    scene = draw_scene(draw, plain=True)
    home = scene.home
    kind = pick(draw, ("same", "other house", "other flat", "shielded"))
    away = scene.with_child(home=changed(draw, home, ELSEWHERE))
    if kind == "same":
        return yes(away.with_child(shared_residences=(changed(draw, home, RESPELT),)))
    if kind == "shielded":
        shielded = attrs.evolve(home, grading=Grading.CONFIDENTIAL)
        return no(away.with_child(shared_residences=(shielded,)))
    other = changed(draw, home, ELSEWHERE) if kind == "other house" else pick(draw, other_flats(home))
    return no(away.with_child(shared_residences=(other,)))


_UNITS: Final = ("H0101", "H0201")


def _between(scene: Scene, homes: tuple[Address, ...], ways: Ways) -> Iterator[Scene]:
    """Let the child live in each home, and the parent in each change of it."""
    for home in homes:
        for other in every(home, ways):
            yield scene.with_child(home=home).with_asker(home=other)
