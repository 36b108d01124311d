"""Groups of families that must look alike to a citizen: one adult is refused, for one cause or another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fastlege.rules import may_represent
from fastlege.rules.disclosure import CHILD_SERVICES
from fastlege.testing.conformance import given
from tools.conformance.changes import (
    NOT_ALL,
    at_home,
    child,
    child_aged,
    childs_home,
    dated,
    everyone_known,
    graded,
    in_turn,
    put,
    steps,
    stranger,
)
from tools.conformance.form import LEAST, Row
from tools.conformance.scenes import Scene, apart, born

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tools.conformance.changes import Change
    from tools.conformance.form import Data

EACH: Final = 6
"""Families in a group; the first is of a parent who is refused, and the last of a stranger."""

CAUSES: Final[dict[str, tuple[str, Change]]] = {
    "age": (
        "the child is 16, or of unknown age",
        in_turn(child_aged((16, 0), (17, 9)), put(child=lambda scene: dated(scene.child, {}))),
    ),
    "child-protected": (
        "the child is protected, or may be",
        in_turn(child(protected=True), child(protected=None), child(home=graded)),
    ),
    "child-dead": (
        "the child has died, has disappeared, or is of a false identity",
        child(standing=("deceased", "invalid-identity", "disappeared")),
    ),
    "responsibility": (
        "the parent has no responsibility, or nobody knows",
        put(responsibility=(None, False)),
    ),
    "nobody-at-home": ("no parent lives with the child", Scene.nobody_home),
    "home-unknown": ("the child's home is not known", child(home=None)),
    "parent-protected": ("the parent at home is protected", at_home(protected=True)),
    "stranger": ("the one who asks is no parent", steps(everyone_known, stranger())),
    "stranger-at-home": (
        "the one who asks lives with the child and is no parent",
        steps(everyone_known, stranger(home=childs_home)),
    ),
    "perhaps-a-parent": (
        "the one who asks may be a parent whom the register does not name",
        steps(NOT_ALL, stranger()),
    ),
    "no-parents": ("the register knows of no parent", steps(put(rows=[]), stranger())),
    "several": (
        "the child is 16 and protected, and the one who asks is no parent",
        steps(child_aged((16, 0)), child(protected=True), stranger(home=apart)),
    ),
}


def rows() -> Iterator[Row]:
    """Make the groups: for each cause, it beside five others, asked by the same adult."""
    names = [*CAUSES]
    for place, name in enumerate(names):
        sentence = f"One is refused because {CAUSES[name][0]}, and others for other causes: they look alike."
        for nth in range(LEAST):
            others = [
                names[(place + 1 + (nth + step) % (len(names) - 1)) % len(names)] for step in range(EACH - 2)
            ]
            chosen = dict.fromkeys([name, *others, "stranger", "responsibility"])
            alike = [_refused(cause, nth) for cause in chosen]
            yield Row(
                name,
                sentence,
                CHILD_SERVICES.code,
                str(CHILD_SERVICES.source),
                {"alike": alike},
                {"alike": True},
            )


def _refused(cause: str, nth: int) -> Data:
    """Make a family in which the nth adult is refused for a cause; the adult's own age is the same in all."""
    scene = Scene(nth, others=nth % 2 == 0)
    scene.asker = dated(scene.asker, born(scene.on, 20 + nth, 11)) | {"standing": "resident"}
    CAUSES[cause][1](scene)
    data = scene.input()
    if may_represent(*given("facts", data)).granted:
        msg = f"{cause} {nth} is granted"
        raise ValueError(msg)
    return data
