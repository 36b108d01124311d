"""Ways to be wrong where what is told and what is held differ, and about a stranger who may be a parent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tools.conformance.changes import (
    ALIVE,
    NOT_ALL,
    OLD,
    OPEN,
    PARENT,
    Way,
    asker,
    dated,
    everyone_known,
    graded,
    graded_apart,
    held,
    in_turn,
    put,
    steps,
    stranger,
    told,
    without_facts,
)
from tools.conformance.form import turn
from tools.conformance.homes_made import without
from tools.conformance.scenes import apart, born

if TYPE_CHECKING:
    from tools.conformance.changes import Change
    from tools.conformance.form import Data
    from tools.conformance.scenes import Scene


def _one_birth_not_known(years: int) -> Change:
    """Let one of what is told and what is held have no birth, and the other say an age."""

    def change(scene: Scene) -> None:
        known = dated(scene.asker, born(scene.on, years, 1 + scene.nth % 200))
        unknown = dated(scene.asker, {})
        scene.asker, scene.told = (known, unknown) if scene.nth % 2 else (unknown, known)

    return change


def _held_alone_at_home(**facts: object) -> Change:
    """Let the one who asks live with the child by what is held, and tell other facts, and no home."""

    def change(scene: Scene) -> None:
        scene.nobody_home()
        scene.asker = scene.asker | {"home": scene.home}
        told(**facts)(scene)

    return change


TOLD_AND_HELD: Final = (
    Way(
        "one-birth-not-known-the-other-too-young",
        "The one who asks is under 16 by what is told, and no birth is held; or the other way round.",
        OLD,
        "unmet",
        _one_birth_not_known(14),
    ),
    Way(
        "one-mark-not-known-the-other-protected",
        "The one who asks is protected by what is told, and the mark is not held; or the other way round.",
        OPEN,
        "unmet",
        in_turn(
            steps(told(protected=None), asker(protected=True)),
            steps(told(protected=True), asker(protected=None)),
            steps(told(protected=None), asker(protected=False, home=graded_apart)),
            steps(told(home=graded), asker(protected=None)),
            speed=1,
        ),
        "both",
    ),
    Way(
        "told-deceased-held-alone-at-home",
        "The one who asks tells that they have died; for the address only what is held counts.",
        ALIVE,
        "unmet",
        _held_alone_at_home(standing=("deceased", "invalid-identity")),
        "alone",
    ),
    Way(
        "told-protected-held-alone-at-home",
        "The one who asks is protected by what is told; for the address only what is held counts.",
        OPEN,
        "unmet",
        in_turn(
            _held_alone_at_home(protected=True),
            _held_alone_at_home(protected=True, home=apart),
            _held_alone_at_home(home=graded),
            speed=1,
        ),
        "alone",
    ),
    Way(
        "told-or-held-of-invalid-identity",
        "The identity of the one who asks is not valid, by what is told, or by what is held.",
        ALIVE,
        "unmet",
        in_turn(told(standing="invalid-identity"), held(standing="invalid-identity"), speed=1),
        "both",
    ),
    Way(
        "child-asks-with-other-facts",
        "Somebody asks with the child's id, and tells other facts: those are looked at for the adult.",
        PARENT,
        "unmet",
        steps(
            everyone_known,
            put(
                told=lambda scene: (
                    scene.asker
                    | {
                        "id": "child",
                        "standing": turn(("resident", "not-resident", "deceased"), scene.nth, 1),
                    }
                    | {"protected": turn((False, True), scene.nth)}
                )
            ),
        ),
    ),
)


_PERHAPS: Final = in_turn(NOT_ALL, steps(everyone_known, without_facts), speed=1)
"""Let there be another parent, perhaps: the register says so, or a parent is without facts."""


def _of_little(scene: Scene) -> None:
    """Let somebody ask whose facts are all unknown, or the standing alone, or both home and mark."""
    stranger()(scene)
    scene.told = without(
        scene.told or {}, "standing", *turn((("birth_date", "home"), (), ("home",)), scene.nth)
    )


def _too_young(scene: Scene) -> None:
    births = (
        born(scene.on, 11, scene.nth),
        born(scene.on, 0, scene.nth),
        born(scene.on, 6),
        born(scene.on, 15),
    )
    stranger()(scene)
    scene.told = dated(scene.told or {}, turn(births, scene.nth))


def _nobody(scene: Scene) -> None:
    nobody: tuple[Data, ...] = (
        {"id": "stranger", "protected": None, "standing": None},
        {"id": "99"},
        {"id": "stranger-2", "birth_date": None, "home": None},
    )
    scene.told = turn(nobody, scene.nth)


def _unfit(scene: Scene) -> None:
    facts: tuple[Data, ...] = (
        {"standing": "deceased"},
        {"protected": True},
        {"standing": "not-resident"},
        {"standing": "invalid-identity"},
        {"home": None},
    )
    stranger(**turn(facts, scene.nth, 1))(scene)


def _the_child(scene: Scene) -> None:
    scene.told = scene.child


PERHAPS_A_PARENT: Final = (
    Way(
        "stranger-of-any-kind-perhaps-a-parent",
        "Somebody without any facts asks, or somebody dead, or the child: each may be the other parent.",
        PARENT,
        "unknown",
        steps(_PERHAPS, in_turn(_nobody, _of_little, _unfit, _the_child, _of_little)),
    ),
    Way(
        "stranger-too-young-perhaps-a-parent",
        "Somebody asks who is too young to be a parent of the child; that is not looked at here.",
        PARENT,
        "unknown",
        steps(_PERHAPS, _too_young),
    ),
)
