"""Groups of families that must look alike to a citizen: one adult asks, and is refused for one cause or another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fastlege.rules import may_represent
from fastlege.rules.disclosure import CHILD_SERVICES
from fastlege.testing.conformance.given import GIVEN
from tools.conformance import facts
from tools.conformance.form import LEAST, Row
from tools.conformance.scenes import Scene, apart, born

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tools.conformance.facts import Change
    from tools.conformance.form import Data

EACH: Final = 6
"""Families in a group; the first is of a parent who is refused, and the last of a stranger."""

CAUSES: Final[dict[str, tuple[str, Change]]] = {
    "age": (
        "the child is 16, or of unknown age",
        facts.in_turn(
            facts.child_aged((16, 0), (17, 9)),
            lambda scene: setattr(scene, "child", facts.dated(scene.child, {})),
        ),
    ),
    "child-protected": (
        "the child is protected, or may be",
        facts.in_turn(
            facts.child(protected=True),
            facts.child(protected=None),
            lambda scene: facts.child(home=facts.graded(scene))(scene),
        ),
    ),
    "child-dead": (
        "the child has died, or its identity is false",
        facts.in_turn(
            facts.child(standing="deceased"),
            facts.child(standing="invalid-identity"),
            facts.child(standing="disappeared"),
        ),
    ),
    "responsibility": (
        "the parent has no responsibility, or nobody knows",
        facts.in_turn(facts.responsible(None), facts.responsible(held=False)),
    ),
    "nobody-at-home": ("no parent lives with the child", Scene.nobody_home),
    "home-unknown": ("the child's home is not known", facts.child(home=None)),
    "parent-protected": (
        "the parent at home is protected",
        lambda scene: scene.nobody_home().at_home(home=scene.home, protected=True),
    ),
    "stranger": (
        "the one who asks is no parent",
        lambda scene: (facts.everyone_known(scene), facts.stranger(scene)),
    ),
    "stranger-at-home": (
        "the one who asks lives with the child and is no parent",
        lambda scene: (facts.everyone_known(scene), facts.stranger(scene, home=scene.home)),
    ),
    "perhaps-a-parent": (
        "the one who asks may be a parent whom the register does not name",
        lambda scene: (setattr(scene, "all_known", False), facts.stranger(scene)),
    ),
    "no-parents": (
        "the register knows of no parent",
        lambda scene: (setattr(scene, "rows", []), facts.stranger(scene)),
    ),
    "several": (
        "the child is 16, protected, and no parent's",
        lambda scene: (
            facts.child_aged((16, 0))(scene),
            facts.child(protected=True)(scene),
            facts.stranger(scene, home=apart(scene)),
        ),
    ),
}


def rows() -> Iterator[Row]:
    """Make the groups: for each cause, it beside five others, asked by the same adult."""
    names = [*CAUSES]
    for place, name in enumerate(names):
        sentence = f"An adult is refused because {CAUSES[name][0]}; in other families for other causes. A citizen cannot tell which."
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
    scene.asker = facts.dated(scene.asker, born(scene.on, 20 + nth, 11)) | {"standing": "resident"}
    CAUSES[cause][1](scene)
    data = scene.input()
    if may_represent(*GIVEN["facts"](data)).granted:  # type: ignore[arg-type]  # an adult and a family
        msg = f"{cause} {nth} is granted"
        raise ValueError(msg)
    return data
