"""Children and their parents (*barn og foreldre*), of any kind or with a wanted outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from fastlege.facts import Family
from fastlege.oslo import is_day
from fastlege.problems import is_flag, validate
from fastlege.testing.drawing import nearly_always, noted
from fastlege.testing.near_misses import near_misses
from fastlege.testing.people import children, parents
from fastlege.testing.scenes import Scene, scenes
from fastlege.testing.times import days

if TYPE_CHECKING:
    from datetime import date

    from hypothesis.strategies import DrawFn, SearchStrategy

__all__ = ["families"]


def families(on: date | None = None, *, granted: bool | None = None) -> SearchStrategy[Family]:
    """Make a child with its registered parents (*barnet og foreldrene*).

    Args:
        on: The day on which the facts hold; by default any.
        granted: True: at least one parent may act for the child. False: none may, and it fails by a
            hair: one change of one fact, and somebody might. None: no, one, two or three parents of any
            kind. Nothing is drawn in vain: no family is made and thrown away.

    A family shows nothing of itself, so Hypothesis notes beside a failing example the call that makes it.

    Raises:
        InvalidFactError: When an argument is of another type.

    Examples:
        >>> from hypothesis import find
        >>> from fastlege import representatives
        >>> find(families(granted=True), lambda family: True)
        Family(parents=1, as_of=2026-11-23)
        >>> representatives(find(families(granted=False), lambda family: True))
        ()
    """
    validate(
        ("on", on is None or is_day(on), "give a date without a time, or None"),
        ("granted", is_flag(granted), "give True, False, or None for either"),
    )
    if granted is None:
        return _any_family(on).map(noted)
    if granted:
        return scenes(on).map(_family).map(noted)
    return near_misses(on).map(_family).map(noted)


def _family(scene: Scene) -> Family:
    return scene.family


@st.composite
def _any_family(draw: DrawFn, on: date | None) -> Family:
    day = draw(days()) if on is None else on
    return Family(
        child=draw(children(day)),
        parents=tuple(draw(parents(f"parent-{number}", day)) for number in range(1, draw(_HOW_MANY) + 1)),
        as_of=day,
        all_parents_known=draw(_ALL_KNOWN),
    )


_HOW_MANY: Final = st.sampled_from([2, 2, 2, 1, 3, 0])
_ALL_KNOWN: Final = nearly_always(True, False)  # noqa: FBT003  # a pool of values
