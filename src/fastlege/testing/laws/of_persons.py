"""Trials about persons (*prøver om personer*): age, life, protection, parenthood and responsibility."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, Literal

import attrs
from hypothesis import strategies as st

from fastlege.terms import PersonId, Standing
from fastlege.testing.drawing import pick
from fastlege.testing.laws.law import Expected, Trial
from fastlege.testing.laws.question import Question
from fastlege.testing.near_misses import NOT_ALIVE, NOT_RESIDENT, just_turned, near_misses
from fastlege.testing.scenes import Facts, Scene, scenes

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

    from fastlege.facts import Person

__all__ = [
    "age_of_the_adult",
    "age_of_the_child",
    "asked",
    "each_parent_alone",
    "everything_met",
    "gone",
    "missed",
    "no",
    "one_at_home",
    "somebody_else",
    "stricter_facts",
    "without_responsibility",
    "yes",
]

_LIMIT: Final = 16


def asked(scene: Scene, adult: Person | None = None) -> Question:
    """Let a scene's parent ask, or somebody else."""
    return Question(adult=adult or scene.asker.person, family=scene.family)


def yes(*scenes_: Scene) -> Trial:
    """Expect a yes in each scene."""
    return Trial(asked=tuple(map(asked, scenes_)), expected=Expected.YES)


def no(*scenes_: Scene) -> Trial:
    """Expect a no in each scene."""
    return Trial(asked=tuple(map(asked, scenes_)), expected=Expected.NO)


@st.composite
def everything_met(draw: DrawFn) -> Trial:
    """Meet every condition."""
    return yes(draw(scenes()))


@st.composite
def one_at_home(draw: DrawFn) -> Trial:
    """Let another parent live with the child, wherever in the row that parent stands."""
    scene = draw(scenes(alone=False))
    return yes(*(attrs.evolve(scene, turn=turn) for turn in range(len(scene.family.parents))))


@st.composite
def missed(draw: DrawFn, *names: str) -> Trial:
    """Miss one condition, in one of the named ways."""
    return no(draw(near_misses(None, *names, plain=True)))


@st.composite
def gone(draw: DrawFn, *, who: Literal["child", "asker", "at home"]) -> Trial:
    """Let the child, the parent who asks or the parent at home be gone, in every way that there is."""
    scene = draw(scenes(alone=False, plain=True))
    if who == "child":
        return no(*(scene.with_child(standing=standing) for standing in NOT_ALIVE))
    if who == "asker":
        return no(*(scene.with_asker(standing=standing) for standing in NOT_ALIVE))
    return no(*(scene.with_parent_at_home(standing=standing) for standing in NOT_RESIDENT))


@st.composite
def age_of_the_child(draw: DrawFn) -> Trial:
    """Let the child turn sixteen today, or soon, or some time ago."""
    if pick(draw, (True, False)):
        return no(draw(near_misses(None, "the child has turned sixteen", plain=True)))
    scene = draw(scenes(plain=True))
    tomorrow = just_turned(_LIMIT, scene.day) + timedelta(days=pick(draw, (1, 1, 2, 3)))
    return yes(scene.with_child(birth_date=tomorrow, birth_year=None))


@st.composite
def age_of_the_adult(draw: DrawFn) -> Trial:
    """Let the adult turn sixteen today, or not yet."""
    if pick(draw, (True, False)):
        return no(draw(near_misses(None, "the parent is too young", plain=True)))
    scene = draw(scenes(plain=True))
    return yes(scene.with_asker(birth_date=just_turned(_LIMIT, scene.day), birth_year=None))


@st.composite
def somebody_else(draw: DrawFn) -> Trial:
    """Let one ask who is not a registered parent: of the same facts as a parent, or the child itself."""
    scene = draw(scenes(plain=True))
    double = attrs.evolve(scene.asker.person, id=PersonId("stranger"))
    neighbour = attrs.evolve(double, home=scene.home)
    who = pick(draw, (neighbour, double, scene.child))
    return Trial(asked=(asked(scene, who),), expected=Expected.NO)


@st.composite
def without_responsibility(draw: DrawFn) -> Trial:
    """Take the responsibility from the one who asks."""
    scene = draw(scenes(alone=pick(draw, (True, False)), plain=True))
    return no(scene.with_responsibility(pick(draw, (False, None))))


@st.composite
def each_parent_alone(draw: DrawFn) -> Trial:
    """Let two parents live with the child, of whom one alone has responsibility; ask for either."""
    scene = draw(scenes(alone=False, plain=True))
    both = attrs.evolve(scene.with_asker(home=scene.home), turn=pick(draw, (0, 1)))
    if pick(draw, (False, True)):
        return yes(both)
    other = (both.housemate or both.asker).person
    return Trial(asked=(asked(both, other),), expected=Expected.NO)


@st.composite
def stricter_facts(draw: DrawFn) -> Trial:
    """Let the family hold other facts about the one who asks: either may be the stricter."""
    scene = draw(scenes(alone=False, plain=True))
    changed = scene.with_asker(**pick(draw, _STRICTER))
    told, held = pick(draw, ((scene, changed), (changed, scene)))
    question = Question(adult=told.asker.person, family=held.family)
    return Trial(asked=(question,), expected=Expected.NO)


_STRICTER: Final[tuple[Facts, ...]] = (
    {"standing": Standing.DECEASED},
    {"standing": Standing.INVALID_IDENTITY},
    {"protected": True},
    {"protected": None},
    {"birth_date": None, "birth_year": None},
)
