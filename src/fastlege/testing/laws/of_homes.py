"""Trials about where a parent lives (*prøver om adresser*)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from hypothesis import strategies as st

from fastlege.terms import Grading
from fastlege.testing.drawing import pick
from fastlege.testing.homes import elsewhere, other_flat, respelt
from fastlege.testing.laws.of_persons import no, yes
from fastlege.testing.near_misses import near_misses
from fastlege.testing.scenes import scenes

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

    from fastlege.testing.laws.law import Trial

__all__ = ["shared_residence", "spelt_otherwise", "units"]


@st.composite
def spelt_otherwise(draw: DrawFn) -> Trial:
    """Write the one home in two ways."""
    scene = draw(scenes(plain=True))
    return yes(scene.with_asker(home=respelt(draw, scene.home)))


@st.composite
def units(draw: DrawFn) -> Trial:
    """Let the parent live in another flat of the house, or let only one home have a unit."""
    return no(
        draw(near_misses(None, "the parent lives in another flat", "only one home has a unit", plain=True))
    )


@st.composite
def shared_residence(draw: DrawFn) -> Trial:
    """Let a shared residence count like the registered home, where the edition says so."""
    scene = draw(scenes(plain=True))
    home = scene.home
    kind = pick(draw, ("same", "other house", "other flat", "shielded"))
    away = scene.with_child(home=elsewhere(draw, home))
    if kind == "same":
        return yes(away.with_child(shared_residences=(respelt(draw, home),)))
    if kind == "shielded":
        shielded = attrs.evolve(home, grading=Grading.CONFIDENTIAL)
        return no(away.with_child(shared_residences=(shielded,)))
    other = elsewhere(draw, home) if kind == "other house" else other_flat(draw, home)
    return no(away.with_child(shared_residences=(other,)))
