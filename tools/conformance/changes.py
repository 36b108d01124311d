"""What can be changed about a scene: each way to be wrong changes as little as it can."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from fastlege.rules import REPRESENTATION
from tools.conformance.form import turn
from tools.conformance.homes_made import without
from tools.conformance.scenes import Scene, apart, born

if TYPE_CHECKING:
    from collections.abc import Callable

    from tools.conformance.form import Data

    Change = Callable[[Scene], object]

(YOUNG, CHILD_ALIVE, CHILD_OPEN, PARENT, RESPONSIBLE, OLD, ALIVE, OPEN, ADDRESS) = REPRESENTATION.codes
_GRADED: Final = ("fortrolig", "strengtFortrolig")


class Way(NamedTuple):
    """A way to be wrong: its name, a sentence, the condition, the right finding, and what is changed.

    Where the finding is met the parent may act, and elsewhere not.
    """

    name: str
    sentence: str
    condition: str
    finding: str
    change: Change
    living: str | None = None
    """Who lives with the child, as `Scene` has it; None: it changes."""


def put(**fields: Any) -> Change:  # whatever a field may hold  # noqa: ANN401  # whatever a fact may be
    """Set fields of a scene; here and below a row is taken in turn, and a function is given the scene."""

    def change(scene: Scene) -> None:
        for name, value in fields.items():
            setattr(scene, name, _meant(value, scene))

    return change


def _meant(value: Any, scene: Scene) -> Any:  # noqa: ANN401  # whatever a fact may be
    chosen = turn(value, scene.nth) if isinstance(value, tuple) else value
    return chosen(scene) if callable(chosen) else chosen


def _changed(whose: str, facts: Data, scene: Scene) -> Data:
    known: Data = getattr(scene, whose)
    return known | {name: _meant(value, scene) for name, value in facts.items()}


def child(**facts: Any) -> Change:  # noqa: ANN401  # whatever a fact may be
    """Change the child."""
    return put(child=lambda scene: _changed("child", facts, scene))


def asker(**facts: Any) -> Change:  # noqa: ANN401  # whatever a fact may be
    """Change the one who asks."""
    return put(asker=lambda scene: _changed("asker", facts, scene))


def mate(**facts: Any) -> Change:  # noqa: ANN401  # whatever a fact may be
    """Change the other parent."""
    return put(mate=lambda scene: _changed("mate", facts, scene))


def told(**facts: Any) -> Change:  # noqa: ANN401  # whatever a fact may be
    """Tell other facts of the one who asks than the family holds."""
    return put(told=lambda scene: _changed("asker", facts, scene))


def held(**facts: Any) -> Change:  # noqa: ANN401  # whatever a fact may be
    """Let the family hold other facts than the one who asks tells."""
    return steps(put(told=lambda scene: dict(scene.asker)), asker(**facts))


def responsible(held: bool | None) -> Change:  # the fact itself  # noqa: FBT001  # the fact itself
    """Set the responsibility of the parent who asks."""
    return put(responsibility=held)


def at_home(**facts: Any) -> Change:  # noqa: ANN401  # whatever a fact may be
    """Change the parent who lives with the child; others do not."""
    return lambda scene: scene.nobody_home().at_home(home=scene.home, **facts)


def somewhere(**facts: Any) -> Change:  # noqa: ANN401  # whatever a fact may be
    """Change one parent, wherever that parent lives; nobody is at home for certain."""
    return lambda scene: scene.nobody_home().at_home(**facts)


def steps(*changes: Change) -> Change:
    """Change several things."""

    def change(scene: Scene) -> None:
        for each in changes:
            each(scene)

    return change


def in_turn(*changes: Change, speed: int = 0) -> Change:
    """Change one of several things; with another speed every one of them meets every home and day."""
    return lambda scene: turn(changes, scene.nth, speed)(scene)


def left_out(whose: str, *keys: str) -> Change:
    """Leave keys of somebody out, which is to say nothing about them."""
    return put(**{whose: lambda scene: without(getattr(scene, whose), *keys)})


# --- births


def dated(who: Data, birth: Data) -> Data:
    """Tell another birth of a person."""
    return {name: value for name, value in who.items() if name not in {"birth_date", "birth_year"}} | birth


def child_aged(*ages: tuple[int, int]) -> Change:
    """Let the child be of one of these ages: whole years, and days more."""
    return put(child=lambda scene: dated(scene.child, born(scene.on, *turn(ages, scene.nth))))


def asker_aged(*ages: tuple[int, int]) -> Change:
    """Let the one who asks be of one of these ages."""
    return put(asker=lambda scene: dated(scene.asker, born(scene.on, *turn(ages, scene.nth))))


def on_day(whose: str, birth: str, day: str) -> Change:
    """Set a birth and the day on which it is asked; the others are of ages that fit."""

    def change(scene: Scene) -> None:
        scene.on = date.fromisoformat(day)
        setattr(scene, whose, dated(getattr(scene, whose), {"birth_date": birth}))
        _others_fit(whose, scene)
        if scene.mate is not None:
            scene.mate = dated(scene.mate, born(scene.on, 40))

    return change


def by_year(whose: str, years: tuple[int, ...], days: tuple[str, ...] = ()) -> Change:
    """Tell the year of birth alone, so many years before the day, which is one of `days` (month and day)."""

    def change(scene: Scene) -> None:
        if days:
            scene.on = date.fromisoformat(f"{scene.on.year}-{turn(days, scene.nth)}")
        year = scene.on.year - turn(years, scene.nth, 1)
        setattr(scene, whose, dated(getattr(scene, whose), {"birth_year": year}))
        _others_fit(whose, scene)

    return change


def _others_fit(whose: str, scene: Scene) -> None:
    if whose == "child":
        scene.asker = dated(scene.asker, born(scene.on, 45))
    else:
        scene.child = dated(scene.child, born(scene.on, 5))


# --- homes


def childs_home(scene: Scene) -> Data:
    """Take the child's home."""
    return scene.home


def at_grade(code: str | None) -> Callable[[Scene], Data]:
    """Take the child's home with a grading."""
    return lambda scene: scene.home | {"grading": code}


def graded(scene: Scene) -> Data:
    """Take the child's home, graded as confidential."""
    return scene.home | {"grading": turn(_GRADED, scene.nth)}


def graded_apart(scene: Scene) -> Data:
    """Take another home, graded as confidential."""
    return apart(scene) | {"grading": turn(_GRADED, scene.nth)}


# --- who asks, and who is known


def stranger(**facts: Any) -> Change:  # noqa: ANN401  # whatever a fact may be
    """Let somebody ask who is no registered parent, and is like one in all else."""

    def change(scene: Scene) -> None:
        mark, taken = scene.asker["id"], {row["person"]["id"] for row in scene.parents()}
        marks = ("stranger", f"{mark}1", mark.swapcase(), f"{mark}.0", f"0{mark}", f" {mark}")
        others = [each for each in marks if each not in taken]
        scene.told = _changed("asker", {"id": turn(others, scene.nth, 1)} | facts, scene)

    return change


NOT_ALL: Final = put(all_known=False)
"""Let the register know of another parent, perhaps."""


def everyone_known(scene: Scene) -> None:
    """Let the register know of no other parent, and of each something."""
    scene.all_known = True
    scene.others = [row for row in scene.others if row["person"]["standing"] is not None]


def without_facts(scene: Scene) -> None:
    """Add a parent about whom nothing is known."""
    mark = {"id": "parent-5", "protected": None, "standing": None}
    reasons: tuple[Data, ...] = (
        {},
        {"role": "far"},
        {"missing_because": "denied"},
        {"missing_because": "not-found"},
    )
    row = {"person": mark, "responsibility": turn((None, True, False), scene.nth)}
    scene.others = [*scene.others, row | turn(reasons, scene.nth)]
