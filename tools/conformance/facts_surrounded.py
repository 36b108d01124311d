"""Ways to be wrong in families that are seldom seen: each condition stands in the way beside each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tools.conformance.changes import (
    ADDRESS,
    ALIVE,
    CHILD_ALIVE,
    CHILD_OPEN,
    NOT_ALL,
    OLD,
    OPEN,
    PARENT,
    RESPONSIBLE,
    YOUNG,
    Way,
    asker,
    asker_aged,
    at_grade,
    child,
    child_aged,
    dated,
    everyone_known,
    responsible,
    steps,
    stranger,
    told,
    without_facts,
)
from tools.conformance.form import turn
from tools.conformance.scenes import Scene, apart, born, person

if TYPE_CHECKING:
    from tools.conformance.changes import Change


def _child_by_year(scene: Scene) -> None:
    scene.child = dated(scene.child, {"birth_year": scene.on.year - 5})


def _adult_by_year(scene: Scene) -> None:
    scene.asker = dated(scene.asker, {"birth_year": scene.on.year - 40})


def _of_great_age(scene: Scene) -> None:
    scene.asker = dated(scene.asker, born(scene.on, 104))


def _shared(scene: Scene) -> None:
    """Let everybody have shared residences."""
    homes = [apart(scene, 2), scene.home]
    scene.child, scene.asker = (who | {"shared_residences": homes} for who in (scene.child, scene.asker))


def _without_gradings(scene: Scene) -> None:
    """Let homes be a klientadresse, or of no grading."""
    child(home=at_grade(turn(("klientadresse", "ugradert"), scene.nth)))(scene)


def _notified(scene: Scene) -> None:
    scene.child, scene.asker = (who | {"notify_by": "email"} for who in (scene.child, scene.asker))


def _with_the_dead(scene: Scene) -> None:
    dead = person("parent-7", {"birth_year": 1980}, apart(scene), standing="deceased")
    scene.others = [*scene.others, {"person": dead, "responsibility": True}]


def _with_three(scene: Scene) -> None:
    """Let two more parents live elsewhere."""
    for nth in range(2):
        more = person(f"q{nth}", {"birth_year": 1970 + nth}, apart(scene, nth))
        scene.others = [*scene.others, {"person": more, "responsibility": bool(nth)}]


def _alone(scene: Scene) -> None:
    """Let the one who asks be the only parent, at the child's home."""
    scene.mate = None
    scene.asker = scene.asker | {"home": scene.home, "standing": "resident"}


def _told_otherwise(scene: Scene) -> None:
    """Let the one who asks tell another home and no notices, and all else as it is held."""
    if scene.told is None:
        told(home=apart, notify_by="sms")(scene)


_SURROUNDINGS: Final = (
    *(_child_by_year, _adult_by_year, _of_great_age, _shared, _without_gradings, _notified, _with_the_dead),
    *(_with_three, _alone, without_facts, NOT_ALL),
)
_SURE: Final = _SURROUNDINGS[:-2]
"""Those in which nothing is left open about who the parents are."""


def _within(change: Change, surroundings: tuple[Change, ...] = _SURROUNDINGS) -> Change:
    """Make a family of one of these kinds, and then the change; every second time what is told differs."""

    def made(scene: Scene) -> None:
        turn(surroundings, scene.nth)(scene)
        change(scene)
        if scene.nth % 2:
            _told_otherwise(scene)

    return made


_FINDINGS: Final[tuple[tuple[str, str, str, Change, tuple[Change, ...]], ...]] = (
    ("child-16", YOUNG, "unmet", child_aged((16, 0), (17, 100)), _SURROUNDINGS),
    ("child-dead", CHILD_ALIVE, "unmet", child(standing=("deceased", "invalid-identity")), _SURROUNDINGS),
    ("child-protected", CHILD_OPEN, "unmet", child(protected=True), _SURROUNDINGS),
    ("stranger", PARENT, "unmet", steps(everyone_known, stranger()), _SURE),
    ("without-responsibility", RESPONSIBLE, "unmet", responsible(held=False), _SURROUNDINGS),
    ("adult-young", OLD, "unmet", asker_aged((15, 364), (15, 0)), _SURROUNDINGS),
    ("adult-standing-unknown", ALIVE, "unknown", asker(standing=(None, "disappeared")), _SURROUNDINGS),
    ("adult-protected", OPEN, "unmet", asker(protected=True), _SURROUNDINGS),
    ("nobody-at-home", ADDRESS, "unmet", Scene.nobody_home, _SURE),
)

SURROUNDED: Final = tuple(
    Way(
        f"{name}-in-a-family-seldom-seen",
        "One condition stands in the way, in a family of few facts, of many parents or of other odd facts.",
        condition,
        finding,
        _within(change, surroundings),
        "elsewhere" if condition == ADDRESS else "both",
    )
    for name, condition, finding, change, surroundings in _FINDINGS
)
