"""Ways to be wrong about who is a parent, and about which parents' homes are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tools.conformance.changes import (
    ADDRESS,
    NOT_ALL,
    PARENT,
    RESPONSIBLE,
    Way,
    asker,
    at_home,
    child,
    childs_home,
    everyone_known,
    graded,
    in_turn,
    mate,
    put,
    somewhere,
    steps,
    stranger,
    without_facts,
)
from tools.conformance.form import turn
from tools.conformance.scenes import Scene, apart, person

if TYPE_CHECKING:
    from tools.conformance.form import Data


def _nobody_told(scene: Scene) -> None:
    scene.told = {"id": turn(("stranger", "99", "x"), scene.nth), "protected": None, "standing": None}


def _without_role(row: Data) -> Data:
    return {name: value for name, value in row.items() if name != "role"}


def _of_one_role(scene: Scene) -> list[Data]:
    return [row | {"role": turn(("mor", "far", "medmor"), scene.nth)} for row in scene.parents()]


def _many(scene: Scene) -> None:
    more = [
        {
            "person": person(f"q{place}", {"birth_year": 1970 + place}, apart(scene, place)),
            "responsibility": False,
        }
        for place in range(3)
    ]
    rows = [*more, *scene.parents()]
    rows.sort(key=lambda row: row["person"]["id"] == scene.asker["id"])
    scene.rows = rows


def _third_at_home(scene: Scene) -> None:
    scene.nobody_home()
    others = [person(f"z{place}", {"birth_year": 1975}, apart(scene, place)) for place in range(2)]
    at_home_too = person("z-third", {"birth_year": 1981}, scene.home)
    rows = [
        {"person": scene.asker, "responsibility": True},
        *({"person": who, "responsibility": False} for who in (others[0], at_home_too, others[1])),
    ]
    start = scene.nth % 2
    scene.rows = [*rows[start:], *rows[:start]] if start else rows


STRANGERS: Final = (
    Way(
        "stranger",
        "Somebody asks who is not registered as a parent, and is like one in all else, but for the id.",
        PARENT,
        "unmet",
        steps(everyone_known, stranger()),
    ),
    Way(
        "stranger-at-the-childs-home",
        "Somebody asks who lives with the child, and is not registered as a parent.",
        PARENT,
        "unmet",
        steps(everyone_known, stranger(home=childs_home, standing="resident")),
    ),
    Way(
        "stranger-alone-at-home",
        "Somebody who is no parent lives with the child, and no parent does.",
        ADDRESS,
        "unmet",
        steps(Scene.nobody_home, stranger(home=childs_home)),
    ),
    Way(
        "stranger-of-whom-nothing-is-known",
        "The person who asks is not registered as a parent, and nothing is known about them.",
        PARENT,
        "unmet",
        steps(everyone_known, _nobody_told),
    ),
    Way(
        "stranger-while-not-all-parents-known",
        "Somebody asks who is not named as a parent, while the register may know of another.",
        PARENT,
        "unknown",
        steps(NOT_ALL, stranger()),
    ),
    Way(
        "stranger-while-a-parent-is-without-facts",
        "Somebody asks who is not named as a parent; of one who is, nothing is known: it may be the same.",
        PARENT,
        "unknown",
        steps(everyone_known, without_facts, stranger()),
    ),
    Way(
        "stranger-responsibility-unmet",
        "A stranger has no responsibility, where all parents are known.",
        RESPONSIBLE,
        "unmet",
        steps(everyone_known, stranger(standing="resident")),
    ),
    Way(
        "stranger-responsibility-unknown",
        "Of a stranger it is not known who has responsibility, where not all parents are known.",
        RESPONSIBLE,
        "unknown",
        steps(NOT_ALL, stranger(birth_date="1980-01-01")),
    ),
    Way(
        "child-asks",
        "The child itself asks.",
        PARENT,
        "unmet",
        steps(everyone_known, put(told=lambda scene: scene.child)),
    ),
    Way(
        "no-parents",
        "The register has no parents, and says that there are no others.",
        PARENT,
        "unmet",
        steps(put(rows=[], all_known=True), stranger()),
    ),
    Way(
        "no-parents-address",
        "There is no parent who could live with the child.",
        ADDRESS,
        "unmet",
        steps(put(rows=[], all_known=True), stranger(home=childs_home), child(home=(childs_home, None))),
    ),
    Way(
        "no-parents-named",
        "The register names no parent, and does not say that there is none.",
        PARENT,
        "unknown",
        steps(put(rows=[], all_known=False), stranger()),
    ),
    Way(
        "no-parents-named-address",
        "The register names no parent, and one may live with the child.",
        ADDRESS,
        "unknown",
        steps(put(rows=[], all_known=False), stranger(standing="resident")),
    ),
    Way(
        "parent-while-not-all-parents-known",
        "A registered parent asks, while the register may know of another.",
        PARENT,
        "met",
        NOT_ALL,
    ),
    Way(
        "parent-while-another-is-without-facts",
        "A registered parent asks, while nothing is known of another.",
        PARENT,
        "met",
        without_facts,
    ),
    Way(
        "parent-without-role",
        "The parent who asks has no role told.",
        PARENT,
        "met",
        put(rows=lambda scene: [_without_role(row) for row in scene.parents()]),
    ),
    Way(
        "parents-of-one-role",
        "All parents have the same role.",
        PARENT,
        "met",
        put(rows=_of_one_role),
    ),
    Way(
        "parents-in-other-order",
        "The order of the parents does not matter.",
        PARENT,
        "met",
        put(rows=lambda scene: scene.parents()[::-1]),
        "both",
    ),
    Way(
        "parents-are-many",
        "There are four parents or more: the last in the row asks.",
        PARENT,
        "met",
        _many,
    ),
)


def _known(fact: str, values: tuple[object, ...]) -> Way:
    """Let one fact of a parent be known: that parent is not without facts, and so not the one who asks."""

    def change(scene: Scene) -> None:
        everyone_known(scene)
        nothing = {"id": "parent-5", "protected": None, "standing": None}
        one = nothing | {fact.replace("-", "_"): turn(values, scene.nth)}
        scene.others = [{"person": one, "responsibility": turn((None, True, False), scene.nth)}]
        stranger()(scene)

    words = fact.replace("-", " ")
    sentence = f"Somebody asks who is not named as a parent; of one who is, the {words} alone is known."
    return Way(f"stranger-while-{fact}-alone-is-known", sentence, PARENT, "unmet", change)


HALF_KNOWN: Final = (
    _known("birth-date", ("1980-01-31", "2001-06-01")),
    _known("birth-year", (1980, 2001)),
    _known("home", ({"matrikkel_id": "77"}, {"unit": "H0101"}, {"grading": "fortrolig"})),
    _known("protected", (False, True)),
    _known("standing", ("resident", "disappeared", "deceased", "invalid-identity", "not-resident")),
)


_AT_HOME: Final[tuple[tuple[str, str, str, Data], ...]] = (
    ("resident", "is resident and not protected", "met", {}),
    ("deceased", "has died, and is passed over", "unmet", {"standing": "deceased"}),
    (
        "deceased-and-protected",
        "has died, and was protected: passed over all the same",
        "unmet",
        {"standing": "deceased", "protected": True},
    ),
    (
        "deceased-and-perhaps-protected",
        "has died, and perhaps was protected: passed over all the same",
        "unmet",
        {"standing": "deceased", "protected": None},
    ),
    ("not-resident", "is not resident, and is passed over", "unmet", {"standing": "not-resident"}),
    (
        "not-resident-and-protected",
        "is not resident and protected: not compared",
        "unknown",
        {"standing": "not-resident", "protected": True},
    ),
    (
        "not-resident-and-perhaps-protected",
        "is not resident and perhaps protected: not compared",
        "unknown",
        {"standing": "not-resident", "protected": None},
    ),
    ("disappeared", "has disappeared, and is passed over", "unmet", {"standing": "disappeared"}),
    (
        "disappeared-and-protected",
        "has disappeared and is protected: not compared",
        "unknown",
        {"standing": "disappeared", "protected": True},
    ),
    (
        "of-invalid-identity",
        "is of an identity that is not valid, and is passed over",
        "unmet",
        {"standing": "invalid-identity"},
    ),
    ("of-unknown-standing", "is of unknown standing: not compared", "unknown", {"standing": None}),
    (
        "of-unknown-standing-and-protected",
        "is of unknown standing and protected: not compared",
        "unknown",
        {"standing": None, "protected": True},
    ),
    ("protected", "is protected: not compared", "unknown", {"protected": True}),
    ("perhaps-protected", "is perhaps protected: not compared", "unknown", {"protected": None}),
)


WHO_COUNTS: Final = (
    *(
        Way(
            f"at-home-{name}",
            f"The only parent at the child's home {says}.",
            ADDRESS,
            finding,
            at_home(**facts),
            "elsewhere",
        )
        for name, says, finding, facts in _AT_HOME
    ),
    Way(
        "at-home-graded",
        "The home of the only parent at the child's home is graded: not compared.",
        ADDRESS,
        "unknown",
        lambda scene: scene.nobody_home().at_home(home=graded(scene)),
    ),
    Way("nobody-at-home", "No parent lives with the child.", ADDRESS, "unmet", Scene.nobody_home),
    Way(
        "nobody-at-home-perhaps-another",
        "No named parent lives with the child, and the register may know of another.",
        ADDRESS,
        "unknown",
        steps(Scene.nobody_home, NOT_ALL),
    ),
    Way(
        "parents-home-not-known",
        "Of one parent no home is known, and the other lives elsewhere.",
        ADDRESS,
        "unknown",
        somewhere(home=None),
    ),
    Way(
        "protected-elsewhere",
        "One parent is protected, and the other lives elsewhere.",
        ADDRESS,
        "unknown",
        somewhere(protected=True),
        "elsewhere",
    ),
    Way(
        "parent-without-facts-and-nobody-at-home",
        "Of one parent nothing is known, and the others live elsewhere.",
        ADDRESS,
        "unknown",
        steps(Scene.nobody_home, without_facts),
    ),
    Way(
        "deceased-elsewhere",
        "One parent has died, and no other lives with the child.",
        ADDRESS,
        "unmet",
        somewhere(standing="deceased", home=None),
        "elsewhere",
    ),
    Way("child-home-not-known", "The child's home is not known.", ADDRESS, "unknown", child(home=None)),
    Way(
        "no-home-known-of-anybody",
        "Neither the child's nor a parent's home is known.",
        ADDRESS,
        "unknown",
        steps(child(home=None), Scene.nobody_home, asker(home=None)),
    ),
    Way("both-at-home", "Both parents live with the child.", ADDRESS, "met", lambda _: None, "both"),
    Way(
        "asker-elsewhere-other-at-home",
        "The one who asks lives elsewhere, and another parent lives with the child: that is enough.",
        ADDRESS,
        "met",
        asker(home=(apart, None)),
        "elsewhere",
    ),
    Way(
        "asker-at-home-other-elsewhere",
        "The one who asks lives with the child, and another parent elsewhere.",
        ADDRESS,
        "met",
        mate(home=apart, standing="resident"),
        "both",
    ),
    Way(
        "asker-at-home-other-protected",
        "One parent lives with the child; another is protected, or unknown: that does not stand in the way.",
        ADDRESS,
        "met",
        in_turn(mate(protected=True), mate(standing=None), mate(home=None), mate(protected=None)),
        "both",
    ),
    Way(
        "third-parent-at-home",
        "Only the third parent in the row lives with the child.",
        ADDRESS,
        "met",
        _third_at_home,
    ),
    Way(
        "shared-residence-is-no-home",
        "The child has another home (delt bosted) with a parent, and its registered home with none.",
        ADDRESS,
        "unmet",
        steps(Scene.nobody_home, child(shared_residences=lambda scene: [scene.asker["home"]])),
    ),
    Way(
        "shared-residence-alone",
        "The child has no registered home, and another home (delt bosted) with a parent.",
        ADDRESS,
        "unknown",
        child(home=None, shared_residences=lambda scene: [scene.home]),
    ),
    Way(
        "shared-residence-of-parent",
        "A parent has another home (delt bosted) at the child's, and the registered one elsewhere.",
        ADDRESS,
        "unmet",
        steps(Scene.nobody_home, asker(shared_residences=lambda scene: [scene.home])),
    ),
    Way(
        "shared-residence-beside-home",
        "The child has another home (delt bosted) elsewhere, and its registered home with a parent.",
        ADDRESS,
        "met",
        child(shared_residences=lambda scene: [apart(scene)]),
    ),
    Way(
        "parents-share-a-home",
        "The parents live together, and the child elsewhere.",
        ADDRESS,
        "unmet",
        steps(Scene.nobody_home, mate(home=lambda scene: scene.asker["home"])),
        "both",
    ),
)
