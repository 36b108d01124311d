"""Ways to be wrong where a mark, a grading and a standing meet, in one person or in child and parents."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final

from tools.conformance.changes import (
    ADDRESS,
    CHILD_OPEN,
    OPEN,
    Way,
    asker,
    at_grade,
    at_home,
    child,
    graded,
    graded_apart,
    held,
    in_turn,
    put,
    somewhere,
    steps,
    stranger,
    told,
)
from tools.conformance.form import turn
from tools.conformance.scenes import Scene, apart

if TYPE_CHECKING:
    from tools.conformance.changes import Change
    from tools.conformance.form import Data

_UNGRADED: Final = (at_grade("ugradert"), at_grade("klientadresse"))
_PASSED_OVER: Final = ("not-resident", "disappeared", "invalid-identity")


def _ungraded_apart(scene: Scene) -> Data:
    return apart(scene) | {"grading": turn(("klientadresse", "ugradert"), scene.nth)}


def _only_at_home(facts: tuple[Data, ...], living: str = "elsewhere") -> Change:
    """Let one parent alone be where the child lives, and of the facts in turn; nobody else has a say."""

    def change(scene: Scene) -> None:
        at_home(**turn(facts, scene.nth, 1))(scene)
        if living == "graded":
            scene.at_home(home=graded(scene))

    return change


def _all_passed_over(scene: Scene, standing: str) -> None:
    scene.nobody_home()
    scene.asker = scene.asker | {"standing": standing}
    if scene.mate is not None:
        scene.mate = scene.mate | {"standing": standing}


def _none_can_live_there(scene: Scene, nth: int) -> None:
    """Let there be no parent, or none that is alive, or none that is resident."""
    if nth % 3:
        _all_passed_over(scene, ("deceased", "not-resident")[nth % 3 - 1])
    else:
        steps(put(rows=[], all_known=True), stranger())(scene)


def _beside_no_parent(*facts: Data, home_too: bool = False) -> Change:
    """Change the child by facts in turn, beside each way in which no parent can live with it."""
    combinations = [*product(range(3), facts)]

    def change(scene: Scene) -> None:
        nth, told_of_child = combinations[scene.nth % len(combinations)]
        _none_can_live_there(scene, nth)
        scene.child = scene.child | told_of_child
        if home_too and not told_of_child:
            scene.child = scene.child | {"home": graded(scene)}

    return change


_PROTECTED_PASSED_OVER: Final[tuple[Data, ...]] = (
    {"standing": "invalid-identity", "protected": True},
    {"standing": "invalid-identity", "protected": None},
    {"standing": "disappeared", "protected": None},
)

MARKS: Final = (
    Way(
        "child-perhaps-protected-at-ungraded-home",
        "Nobody knows whether the child is protected; that its home is not graded says nothing of the child.",
        CHILD_OPEN,
        "unknown",
        child(home=_UNGRADED, protected=None),
    ),
    Way(
        "adult-perhaps-protected-at-ungraded-home",
        "Nobody knows whether the one who asks is protected; their home is not graded, which does not say.",
        OPEN,
        "unknown",
        asker(home=(*_UNGRADED, _ungraded_apart), protected=None),
        "both",
    ),
    Way(
        "told-or-held-perhaps-protected-at-ungraded-home",
        "What is told, or what is held, has no mark of protection, and a home that is not graded.",
        OPEN,
        "unknown",
        in_turn(
            told(home=_UNGRADED, protected=None),
            held(home=_ungraded_apart, protected=None),
            told(home=_ungraded_apart, protected=None),
            speed=1,
        ),
        "both",
    ),
    Way(
        "at-home-perhaps-protected-and-ungraded",
        "Nobody knows whether the only parent at the child's home is protected; the home is not graded.",
        ADDRESS,
        "unknown",
        lambda scene: scene.nobody_home().at_home(home=turn(_UNGRADED, scene.nth)(scene), protected=None),
    ),
    Way(
        "child-marked-and-graded",
        "The child is protected by a mark, and its home is graded too.",
        CHILD_OPEN,
        "unmet",
        child(home=graded, protected=True),
    ),
    Way(
        "adult-marked-and-graded",
        "The one who asks is protected by a mark, and their home is graded too: as told, as held, or both.",
        OPEN,
        "unmet",
        in_turn(
            asker(home=graded, protected=True),
            told(home=graded_apart, protected=True),
            held(home=graded, protected=True),
            speed=1,
        ),
        "both",
    ),
    Way(
        "at-home-marked-and-graded",
        "The only parent at the child's home is protected by a mark, and the home is graded too.",
        ADDRESS,
        "unknown",
        lambda scene: scene.nobody_home().at_home(home=graded(scene), protected=True),
    ),
    Way(
        "at-home-deceased-and-graded",
        "The only parent at the child's home has died, and the home is graded: passed over all the same.",
        ADDRESS,
        "unmet",
        _only_at_home(
            tuple({"standing": "deceased", "protected": mark} for mark in (False, True, None)), "graded"
        ),
        "elsewhere",
    ),
    Way(
        "at-home-of-invalid-identity-and-protected",
        "The only parent at home is of a false identity, or has disappeared, and may be protected.",
        ADDRESS,
        "unknown",
        _only_at_home(_PROTECTED_PASSED_OVER),
        "elsewhere",
    ),
    Way(
        "at-home-passed-over-but-graded",
        "The only parent at the child's home is not resident in it, and its grading protects them.",
        ADDRESS,
        "unknown",
        _only_at_home(tuple({"standing": code} for code in _PASSED_OVER), "graded"),
        "elsewhere",
    ),
    Way(
        "passed-over-without-a-home",
        "One parent is not resident, has disappeared or is of a false identity, and no home is told.",
        ADDRESS,
        "unmet",
        in_turn(*(somewhere(standing=code, home=None) for code in _PASSED_OVER), speed=1),
        "elsewhere",
    ),
    Way(
        "child-home-not-known-and-nobody-can-live-there",
        "The child's home is not known, and every parent has died, or is not resident: none lives there.",
        ADDRESS,
        "unmet",
        steps(
            lambda scene: _all_passed_over(scene, turn(("deceased", *_PASSED_OVER), scene.nth, 1)),
            child(home=None),
        ),
    ),
    Way(
        "at-home-of-unknown-standing-without-a-home",
        "Of the only other parent neither the standing nor a home is known, and there is no protection.",
        ADDRESS,
        "unknown",
        in_turn(
            somewhere(standing=None, home=None),
            steps(somewhere(standing=None, home=None), child(home=None)),
            speed=1,
        ),
        "elsewhere",
    ),
    Way(
        "child-protected-and-no-parent-can-live-there",
        "The child is protected, or may be, and no parent can live with it: nothing is compared.",
        ADDRESS,
        "unknown",
        _beside_no_parent({"protected": True}, {"protected": None}, {}, home_too=True),
    ),
    Way(
        "child-not-resident-and-no-parent-can-live-there",
        "The child is not resident for certain, and no parent can live with it: nothing is compared.",
        ADDRESS,
        "unknown",
        _beside_no_parent(
            *(
                {"standing": code}
                for code in ("deceased", "not-resident", "disappeared", "invalid-identity", None)
            )
        ),
    ),
    Way(
        "no-parents-and-no-home",
        "There is no parent, and the child's home is not known, or nothing of it is told.",
        ADDRESS,
        "unmet",
        steps(put(rows=[], all_known=True), child(home=(None, {}, {"unit": "H0101"})), stranger()),
    ),
)
