"""Families in which nobody may act for the child, by one fact alone (*nesten innvilget*).

One row for each condition of the rule that a family can fail. Each row changes one thing in a scene in which
all was met, and in which only one parent had responsibility and only one lived with the child.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

import attrs
from hypothesis import strategies as st

from fastlege.terms import Grading, Standing
from fastlege.testing.changes import BLANK, DOUBTFUL, ELSEWHERE, INCOMPLETE, changed, other_flats
from fastlege.testing.drawing import pick
from fastlege.testing.scenes import Facts, Scene, draw_scene

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hypothesis.strategies import DrawFn

    from fastlege.facts import Address, Person

__all__ = [
    "NEAR_MISSES",
    "NOT_ALIVE",
    "NOT_RESIDENT",
    "NearMiss",
    "draw_near_miss",
    "just_turned",
    "near_misses",
]

_LIMIT: Final = 16


class NearMiss(NamedTuple):
    """One way to fail (*nesten innvilget*).

    Attributes:
        condition: The code of the condition that is not met.
        change: Makes the changed scene, of one in which all was met.
        alone: Whether the parent who asks is the one who lives with the child; None: either.
    """

    condition: str
    change: Callable[[DrawFn, Scene], Scene]
    alone: bool | None = None


def draw_near_miss(draw: DrawFn, on: date | None = None, *names: str, plain: bool = False) -> Scene:
    """Draw a scene that fails by one fact: in any of the named ways, or in any at all."""
    miss = NEAR_MISSES[pick(draw, names or tuple(NEAR_MISSES))]
    return miss.change(draw, draw_scene(draw, on, sole=True, alone=miss.alone, plain=plain))


near_misses = st.composite(draw_near_miss)
"""Makes such scenes."""


def just_turned(age: int, on: date) -> date:
    """Give the birth date of one who turns an age on a day."""
    try:
        return on.replace(year=on.year - age)
    except ValueError:  # 29 February: the last who turned it were born the day before
        return date(on.year - age, 2, 28)


def _turned(draw: DrawFn, scene: Scene) -> Scene:
    born = just_turned(_LIMIT, scene.day) - timedelta(days=pick(draw, _DAYS_OVER))
    return scene.with_child(birth_date=born, birth_year=None)


def _perhaps_turned(draw: DrawFn, scene: Scene) -> Scene:
    """Leave of the child's birth no more than a year in which it may be sixteen, or nothing."""
    years = pick(draw, (_LIMIT, None))
    return scene.with_child(birth_date=None, birth_year=years and scene.day.year - years)


def _too_young(draw: DrawFn, scene: Scene) -> Scene:
    born = just_turned(_LIMIT, scene.day) + timedelta(days=1 + pick(draw, _DAYS_OVER))
    return scene.with_asker(birth_date=born, birth_year=None)


def _perhaps_too_young(draw: DrawFn, scene: Scene) -> Scene:
    last_day = (scene.day.month, scene.day.day) == (12, 31)  # on which the year alone is enough
    years = pick(draw, (None, _LIMIT - last_day))
    return scene.with_asker(birth_date=None, birth_year=years and scene.day.year - years)


def _child_gone(draw: DrawFn, scene: Scene) -> Scene:
    return scene.with_child(standing=pick(draw, NOT_ALIVE))


def _asker_gone(draw: DrawFn, scene: Scene) -> Scene:
    return scene.with_asker(standing=pick(draw, NOT_ALIVE))


def _child_not_resident(draw: DrawFn, scene: Scene) -> Scene:
    """Let the child live abroad; a draw as in the other rows, since what is drawn least is shrunk to."""
    return scene.with_child(standing=pick(draw, (Standing.NOT_RESIDENT,)))


def _gone_from_home(draw: DrawFn, scene: Scene) -> Scene:
    return scene.with_parent_at_home(standing=pick(draw, NOT_RESIDENT))


def _child_protected(draw: DrawFn, scene: Scene) -> Scene:
    return scene.with_child(**_protection(draw, scene.child))


def _asker_protected(draw: DrawFn, scene: Scene) -> Scene:
    return scene.with_asker(**_protection(draw, scene.asker.person))


def _protected_at_home(draw: DrawFn, scene: Scene) -> Scene:
    return scene.with_parent_at_home(**_protection(draw, (scene.housemate or scene.asker).person))


def _protection(draw: DrawFn, person: Person) -> Facts:
    """Protect a person: by the person's own mark, by a grading of the home, or perhaps."""
    kind = pick(draw, ("mark", "home", "perhaps"))
    home = person.home
    if kind == "perhaps":  # a home without a grading, for a grading would tell
        return {"protected": None, "home": home and attrs.evolve(home, grading=None)}
    if kind == "home" and home is not None:
        grading = pick(draw, (Grading.CONFIDENTIAL, Grading.STRICTLY_CONFIDENTIAL))
        return {"home": attrs.evolve(home, grading=grading)}
    return {"protected": True}


def _without_responsibility(draw: DrawFn, scene: Scene) -> Scene:
    return scene.with_responsibility(pick(draw, (False, None)))


def _moved_out(draw: DrawFn, scene: Scene) -> Scene:
    return scene.with_parent_at_home(home=changed(draw, scene.home, ELSEWHERE))


def _other_flat(draw: DrawFn, scene: Scene) -> Scene:
    return scene.with_parent_at_home(home=pick(draw, other_flats(scene.home)))


def _one_unit(draw: DrawFn, scene: Scene) -> Scene:
    unit = pick(draw, ("H0101", "H0201"))
    return scene.with_parent_at_home(home=attrs.evolve(scene.home, unit=None if scene.home.unit else unit))


def _perhaps_other_house(draw: DrawFn, scene: Scene) -> Scene:
    return scene.with_parent_at_home(home=changed(draw, scene.home, DOUBTFUL))


def _incomplete_home(draw: DrawFn, scene: Scene) -> Scene:
    return _on_both_sides(scene, changed(draw, scene.home, INCOMPLETE))


def _blank_home(draw: DrawFn, scene: Scene) -> Scene:
    return _on_both_sides(scene, changed(draw, scene.home, BLANK))


def _on_both_sides(scene: Scene, home: Address) -> Scene:
    """Give parent and child the same home of which too little is known: null does not equal null."""
    return scene.with_parent_at_home(home=home).with_child(home=home)


def _no_home(draw: DrawFn, scene: Scene) -> Scene:
    whose = pick(draw, ("both", "parent", "child"))
    without = scene if whose == "child" else scene.with_parent_at_home(home=None)
    return without if whose == "parent" else without.with_child(home=None)


def _shared_residence(draw: DrawFn, scene: Scene) -> Scene:
    """Let the child live elsewhere by the register, and with the parent by agreement alone."""
    return scene.with_child(home=changed(draw, scene.home, ELSEWHERE), shared_residences=(scene.home,))


_DAYS_OVER: Final = (0, 0, 1, 300)
NOT_ALIVE: Final = (Standing.DECEASED, Standing.INVALID_IDENTITY, Standing.DISAPPEARED, None)
NOT_RESIDENT: Final = (Standing.NOT_RESIDENT, *NOT_ALIVE)
_AT_HOME: Final = "a-parent-registered-at-childs-address"

NEAR_MISSES: Final[Mapping[str, NearMiss]] = {
    "the parent lives in another house": NearMiss(_AT_HOME, _moved_out),
    "the parent lives in another flat": NearMiss(_AT_HOME, _other_flat),
    "only one home has a unit": NearMiss(_AT_HOME, _one_unit),
    "the parent may live in another house": NearMiss(_AT_HOME, _perhaps_other_house),
    "both homes lack the same part": NearMiss(_AT_HOME, _incomplete_home),
    "both homes have a blank or a zero": NearMiss(_AT_HOME, _blank_home),
    "a home is missing": NearMiss(_AT_HOME, _no_home),
    "the parent at home does not count": NearMiss(_AT_HOME, _gone_from_home, alone=False),
    "the parent at home is protected": NearMiss(_AT_HOME, _protected_at_home, alone=False),
    "the home is shared by agreement": NearMiss(_AT_HOME, _shared_residence, alone=True),
    "the child is not resident": NearMiss(_AT_HOME, _child_not_resident),
    "the child has turned sixteen": NearMiss("child-under-age-limit", _turned),
    "the child may be sixteen": NearMiss("child-under-age-limit", _perhaps_turned),
    "the child is gone": NearMiss("child-alive-and-identified", _child_gone),
    "the child is protected": NearMiss("child-not-protected", _child_protected),
    "the parent has no responsibility": NearMiss("has-parental-responsibility", _without_responsibility),
    "the parent is too young": NearMiss("adult-old-enough", _too_young),
    "the parent may be too young": NearMiss("adult-old-enough", _perhaps_too_young),
    "the parent is gone": NearMiss("adult-alive-and-identified", _asker_gone, alone=False),
    "the parent is protected": NearMiss("adult-not-protected", _asker_protected, alone=False),
}
"""Every way to fail by one fact, the plainest first."""
