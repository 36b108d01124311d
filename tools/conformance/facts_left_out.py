"""Ways to be wrong about what is not said: a key that is left out or null, a parent without facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tools.conformance.changes import (
    ADDRESS,
    ALIVE,
    CHILD_ALIVE,
    CHILD_OPEN,
    OLD,
    OPEN,
    PARENT,
    RESPONSIBLE,
    YOUNG,
    Way,
    dated,
    everyone_known,
    in_turn,
    left_out,
    put,
    steps,
    stranger,
)
from tools.conformance.form import turn
from tools.conformance.homes_made import without
from tools.conformance.scenes import Scene, apart, born, person

if TYPE_CHECKING:
    from tools.conformance.changes import Change
    from tools.conformance.form import Data

_NO_FACTS: Final = ("birth_date", "birth_year", "home", "protected", "standing")


def _told_without(*keys: str) -> Change:
    """Leave keys out of what is told, or of what is held, or of both."""
    as_told: Change = put(told=lambda scene: without(scene.asker, *keys))
    as_held = steps(put(told=lambda scene: dict(scene.asker)), left_out("asker", *keys))
    return in_turn(left_out("asker", *keys), as_told, as_held, speed=1)


def _responsibility_left_out(scene: Scene) -> None:
    mine = scene.asker["id"]
    scene.rows = [
        without(row, "responsibility") if row["person"]["id"] == mine else row for row in scene.parents()
    ]


def _at_home_without(scene: Scene) -> None:
    scene.nobody_home().at_home(home=scene.home)
    key = turn(("protected", "standing"), scene.nth, 1)
    whose = "asker" if scene.mate is None else "mate"
    left_out(whose, key)(scene)


def _all_known_written(scene: Scene) -> None:
    """Write out that all parents are known: true, or null, which is what it is when left out."""
    scene.written["all_parents_known"] = turn((None, True), scene.nth, 1)


def _birth_key_null(scene: Scene) -> None:
    years = turn((17, 18, 30), scene.nth, 1)
    births: tuple[Data, ...] = (
        {"birth_date": None, "birth_year": scene.on.year - years},
        born(scene.on, 16, scene.nth % 5) | {"birth_year": None},
    )
    scene.asker = dated(scene.asker, born(scene.on, 50))
    scene.child = dated(scene.child, turn(births, scene.nth))


def _nothing_known(scene: Scene, nth: int = 0) -> Data:
    """Make a person without facts: some keys are null, and the others left out."""
    left = (scene.nth + nth) % 31
    return {"id": f"nobody-{nth}"} | {key: None for bit, key in enumerate(_NO_FACTS) if left >> bit & 1}


def _beside_nothing_known(scene: Scene) -> None:
    everyone_known(scene)
    scene.others = [{"person": _nothing_known(scene), "responsibility": turn((None, True, False), scene.nth)}]
    stranger()(scene)


def _beside_what_is_no_fact(scene: Scene) -> None:
    everyone_known(scene)
    told: tuple[Data, ...] = (
        {"shared_residences": [scene.home]},
        {"notify_by": "sms"},
        {"shared_residences": [apart(scene)], "notify_by": "email"},
    )
    scene.others = [{"person": _nothing_known(scene) | turn(told, scene.nth, 1)}]
    stranger()(scene)


def _among_many(place: int, **row: object) -> Change:
    """Put a parent without facts at a place among three whom the register knows."""

    def change(scene: Scene) -> None:
        everyone_known(scene)
        known = [
            {
                "person": person(f"k{nth}", {"birth_year": 1970 + nth}, apart(scene, nth)),
                "responsibility": True,
            }
            for nth in range(3)
        ]
        known.insert(place % 4, {"person": _nothing_known(scene)} | row)
        stranger()(scene)
        scene.rows = known

    return change


def _nameless_asks(scene: Scene) -> None:
    nobody = _nothing_known(scene, 1)
    scene.asker = nobody
    scene.others = []
    scene.rows = [
        row | turn(({}, {"missing_because": "denied"}, {"missing_because": "not-found"}), scene.nth, 1)
        if row["person"] is nobody
        else row
        for row in scene.parents()
    ]


LEFT_OUT: Final = (
    Way(
        "child-protection-left-out",
        "Whether the child is protected is left out: it is not known.",
        CHILD_OPEN,
        "unknown",
        left_out("child", "protected"),
    ),
    Way(
        "child-standing-left-out",
        "What the register holds the child to be is left out: it is not known.",
        CHILD_ALIVE,
        "unknown",
        left_out("child", "standing"),
    ),
    Way(
        "adult-protection-left-out",
        "Whether the one who asks is protected is left out, where it is told, held, or both.",
        OPEN,
        "unknown",
        _told_without("protected"),
        "both",
    ),
    Way(
        "adult-standing-left-out",
        "The standing of the one who asks is left out, where it is told, held, or both.",
        ALIVE,
        "unknown",
        _told_without("standing"),
        "both",
    ),
    Way(
        "responsibility-left-out",
        "Whether the parent who asks has responsibility is left out: it is not known.",
        RESPONSIBLE,
        "unknown",
        _responsibility_left_out,
    ),
    Way(
        "at-home-protection-or-standing-left-out",
        "Of the only parent at the child's home the protection, or the standing, is left out.",
        ADDRESS,
        "unknown",
        _at_home_without,
    ),
    Way(
        "stranger-where-all-known-is-null-or-true",
        "That all parents are known is written out as true, or as null, which is the same: a stranger asks.",
        PARENT,
        "unmet",
        steps(everyone_known, stranger(), _all_known_written),
    ),
    Way(
        "nobody-at-home-where-all-known-is-null-or-true",
        "That all parents are known is true, or null, which is the same: no parent lives with the child.",
        ADDRESS,
        "unmet",
        steps(Scene.nobody_home, _all_known_written),
    ),
    Way(
        "child-birth-date-or-year-null",
        "The child is 16 or more by the year while the date is null, or by the date while the year is null.",
        YOUNG,
        "unmet",
        _birth_key_null,
    ),
    Way(
        "stranger-while-a-parent-is-of-nulls",
        "Somebody asks who is not named; of a parent all is null or left out: without facts either way.",
        PARENT,
        "unknown",
        _beside_nothing_known,
    ),
    Way(
        "stranger-while-a-parent-has-what-is-no-fact",
        "Somebody asks who is not named; of a parent delt bosted or where to send notices is told: no facts.",
        PARENT,
        "unknown",
        _beside_what_is_no_fact,
    ),
    Way(
        "stranger-while-the-first-of-many-is-without-facts",
        "Somebody asks who is not named; the first of four parents has a role and a reason, and no facts.",
        PARENT,
        "unknown",
        _among_many(0, responsibility=True, role="far", missing_because="denied"),
    ),
    Way(
        "stranger-while-the-last-of-many-is-without-facts",
        "Somebody asks who is not named; of the last of four parents nothing at all is told but the id.",
        PARENT,
        "unknown",
        _among_many(3),
    ),
    Way(
        "parent-without-facts-asks",
        "A named parent without any facts asks: registered, while the rest is not known.",
        OLD,
        "unknown",
        _nameless_asks,
    ),
)
