"""Groups of families that must look alike to a citizen: one adult is refused, for one cause or another."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from fastlege.rules import may_represent
from fastlege.rules.disclosure import CHILD_SERVICES
from fastlege.testing.conformance.inputs import given
from tools.conformance.changes import (
    NOT_ALL,
    asker,
    at_grade,
    at_home,
    child,
    child_aged,
    childs_home,
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
from tools.conformance.form import LEAST, Row
from tools.conformance.scenes import Scene, apart, born, person

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


def _with_nobody_home(change: Change) -> Change:
    return steps(Scene.nobody_home, change)


def _beside(**facts: Any) -> Change:  # noqa: ANN401  # whatever a fact may be
    """Let nobody be at home for certain, and another parent be of these facts."""

    def change(scene: Scene) -> None:
        scene.nobody_home()
        where = facts.get("home", apart)(scene)
        other = person("parent-6", {"birth_year": 1980}, where) | facts | {"home": where}
        scene.others = [*scene.others, {"person": other, "responsibility": bool(scene.nth % 2)}]

    return change


SUBTLE: Final[dict[str, tuple[str, Change]]] = {
    "child-by-year": (
        "of the child's birth the year alone is known, 16 or 17 years ago",
        put(child=lambda scene: dated(scene.child, {"birth_year": scene.on.year - 16 - scene.nth % 2})),
    ),
    "client-address": (
        "no parent lives with the child, whose home is a klientadresse",
        steps(Scene.nobody_home, child(home=at_grade("klientadresse"))),
    ),
    "child-not-resident": ("the child is not resident", child(standing="not-resident")),
    "child-of-unknown-standing": ("nobody knows the child's standing", child(standing=None)),
    "shared-residence": (
        "no parent lives with the child, which has delt bosted with one",
        steps(Scene.nobody_home, child(shared_residences=lambda scene: [scene.asker["home"]])),
    ),
    "parent-without-facts": ("of another parent nothing is known", steps(Scene.nobody_home, without_facts)),
    "parent-graded": ("the home of another parent is graded", _beside(home=graded)),
    "parent-perhaps-protected": ("nobody knows whether another parent is protected", _beside(protected=None)),
    "parent-dead": ("another parent has died", _beside(standing="deceased")),
    "parent-disappeared": ("another parent has disappeared", _beside(standing="disappeared")),
    "parent-of-unknown-standing": ("nobody knows another parent's standing", _beside(standing=None)),
    "adult-perhaps-protected": ("nobody knows whether the one who asks is protected", asker(protected=None)),
    "told-graded": ("the home that the one who asks tells is graded", told(home=graded)),
    "held-graded": ("the home that is held of the one who asks is graded", held(home=graded_apart)),
    "held-dead": ("the one who asks has died, by what is held", held(standing="deceased")),
    "told-other-home": (
        "no parent lives with the child, and the one who asks tells that they do",
        steps(Scene.nobody_home, told(home=childs_home)),
    ),
    "child-asks": (
        "the one who asks has the child's own id",
        steps(everyone_known, put(told=lambda scene: scene.asker | {"id": "child"})),
    ),
}
"""Causes that are seldom thought of; their groups hold more of them."""


def _on_the_next_day(scene: Scene) -> None:
    scene.nobody_home()
    scene.on += timedelta(days=1)


def _beside_a_failure(scene: Scene) -> None:
    """Let the register have failed to answer about another parent."""
    scene.nobody_home()
    nobody = {"id": "parent-5", "protected": None, "standing": None}
    scene.others = [*scene.others, {"person": nobody, "responsibility": None, "missing_because": "failed"}]


FEATURES: Final[dict[str, tuple[str, Change]]] = {
    "next-day": ("no parent lives with the child, on the next day", _on_the_next_day),
    "child-of-18": ("the child is 18 or more", child_aged((18, 0), (30, 100))),
    "newborn": ("no parent lives with the child, which is born today", _with_nobody_home(child_aged((0, 0)))),
    "child-id": (
        "no parent lives with the child, whose id is another",
        _with_nobody_home(child(id="child-2", notify_by="sms")),
    ),
    "graded-shared-residence": (
        "no parent lives with the child, whose delt bosted is graded",
        _with_nobody_home(child(shared_residences=lambda scene: [graded_apart(scene)])),
    ),
    "own-standing": (
        "nobody knows the standing of the one who asks",
        asker(standing=(None, "disappeared", "invalid-identity")),
    ),
    "young-parent": ("another parent is under 16", _beside(birth_year=None, birth_date="2019-01-01")),
    "failed": ("the register failed to answer about another parent", _beside_a_failure),
}
"""What a text may be tempted to tell; every one of them stands in each group."""
MANY: Final = 11
"""Other such causes in a group: most features then differ in forty groups."""
OF_EACH: Final = 4
"""Groups of each such cause."""
OF_FEATURES: Final = 16
"""Groups with every feature, two for each."""


def rows() -> Iterator[Row]:
    """Make the groups; those of the same scene stand beside each other, which makes the file small."""
    groups = sorted([*_common(), *_subtle(), *_with_features()], key=lambda group: group.scene)
    return (group.row() for group in groups)


class _Group(NamedTuple):
    """A group of families in one scene, each refused for a cause of its own; one of the causes names it."""

    scene: int
    name: str
    causes: list[str]
    others: bool = False

    def row(self) -> Row:
        why, _ = (CAUSES | SUBTLE | FEATURES)[self.name]
        sentence = f"One is refused because {why}, and others for other causes: they look alike."
        alike = [_refused(cause, self.scene, others=self.others) for cause in dict.fromkeys(self.causes)]
        condition, source = CHILD_SERVICES.code, str(CHILD_SERVICES.source)
        return Row(self.name, sentence, condition, source, {"alike": alike}, {"alike": True})


def _common() -> Iterator[_Group]:
    """Make the groups: for each cause, it beside five others, asked by the same adult."""
    names = [*CAUSES]
    for place, name in enumerate(names):
        for nth in range(LEAST):
            others = [
                names[(place + 1 + (nth + step) % (len(names) - 1)) % len(names)] for step in range(EACH - 2)
            ]
            yield _Group(nth, name, [name, *others, "stranger", "responsibility"], others=nth % 2 == 0)


def _subtle() -> Iterator[_Group]:
    """Make a few groups for each cause that is seldom thought of, it beside many others."""
    names = [*SUBTLE]
    for place, name in enumerate(names):
        for nth in range(OF_EACH):
            others = [names[(place + 1 + 4 * nth + step) % len(names)] for step in range(MANY)]
            yield _Group(place * OF_EACH + nth, name, ["nobody-at-home", name, *others, "stranger"])


def _with_features() -> Iterator[_Group]:
    """Make groups in which each family differs in what a text may be tempted to tell."""
    for nth in range(OF_FEATURES):
        yield _Group(nth, [*FEATURES][nth % len(FEATURES)], ["nobody-at-home", *FEATURES, "stranger"])


def _refused(cause: str, nth: int, *, others: bool) -> Data:
    """Make a family in which the nth adult is refused for a cause; the adult's own age is the same in all."""
    scene = Scene(nth, others=others)
    scene.asker = dated(scene.asker, born(scene.on, 20 + nth, 11)) | {"standing": "resident"}
    (CAUSES | SUBTLE | FEATURES)[cause][1](scene)
    data = scene.input()
    if may_represent(*given("facts", data)).granted:
        msg = f"{cause} {nth} is granted"
        raise ValueError(msg)
    return data
