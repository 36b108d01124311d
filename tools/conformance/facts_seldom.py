"""Ways to be wrong that are seldom thought of: by a kind of date, a blank of an id, a second of several."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from tools.conformance.changes import (
    ADDRESS,
    ALIVE,
    CHILD_OPEN,
    OLD,
    OPEN,
    PARENT,
    YOUNG,
    Way,
    asker,
    asker_aged,
    by_year,
    child,
    childs_home,
    dated,
    everyone_known,
    graded,
    graded_apart,
    held,
    in_turn,
    responsible,
    steps,
    told,
)
from tools.conformance.form import turn
from tools.conformance.scenes import Scene, apart, born, person

if TYPE_CHECKING:
    from tools.conformance.changes import Change
    from tools.conformance.form import Data


def _born_at_the_epoch(scene: Scene) -> None:
    births: tuple[Data, ...] = (
        {"birth_date": "1970-01-01"},
        {"birth_year": 1970},
        {"birth_date": "1969-12-31"},
    )
    scene.asker = dated(scene.asker, turn(births, scene.nth))


def _two_births(one: Data, other: Data) -> Change:
    """Tell one birth, and hold the other; or the other way round."""

    def change(scene: Scene) -> None:
        here, there = (dated(scene.asker, birth) for birth in (one, other))
        scene.asker, scene.told = (here, there) if scene.nth % 2 else (there, here)

    return change


def _year_and_date(years: int, day: str) -> Change:
    """Tell the year alone, of a birth so many years ago, and hold an adult's date; or the other way round."""

    def change(scene: Scene) -> None:
        scene.on = date.fromisoformat(f"{scene.on.year}-{day}")
        scene.child = dated(scene.child, born(scene.on, 5, scene.nth % 300))
        if scene.mate is not None:
            scene.mate = dated(scene.mate, born(scene.on, 40))
        _two_births({"birth_year": scene.on.year - years}, born(scene.on, 40, scene.nth))(scene)

    return change


def _nothing_of_one(scene: Scene) -> None:
    """Tell nothing about the one who asks but the id, or hold nothing."""
    bare, whole = {"id": scene.asker["id"], "protected": None, "standing": None}, scene.asker
    scene.asker, scene.told = (bare, whole) if scene.nth % 2 else (whole, bare)


def _shared_second(scene: Scene) -> None:
    """Let the parents' home be the second of the child's shared residences."""
    scene.nobody_home()
    theirs = scene.asker["home"] | turn(
        ({}, {"grading": "klientadresse"}, {"grading": "ugradert"}), scene.nth
    )
    scene.child = scene.child | {"shared_residences": [apart(scene, 2), theirs]}


def _with_a_blank(scene: Scene) -> None:
    """Let a stranger ask whose id is a parent's with something behind it, or without its end."""
    everyone_known(scene)
    mark, taken = scene.asker["id"], {row["person"]["id"] for row in scene.parents()}
    marks = (f"{mark} ", f"{mark}-", f"{mark}  ", f"{mark}a", f"{mark}\u00a0", mark[:-1])
    scene.told = scene.asker | {
        "id": turn([each for each in marks if each.strip() and each not in taken], scene.nth)
    }


def _twins(scene: Scene) -> None:
    """Let two parents be alike in every fact but the id, and either of them ask."""
    scene.asker = scene.asker | {"home": scene.home, "standing": "resident"}
    twin = scene.asker | {"id": f"{scene.asker['id']}-2"}
    rows = [{"person": who, "responsibility": True, "role": "mor"} for who in (scene.asker, twin)]
    scene.rows = [*rows, *scene.others]
    scene.asker = (scene.asker, twin)[scene.nth % 2]


def _third(*facts: Data) -> Change:
    """Let the third of three parents alone live with the child, and be of facts in turn."""

    def change(scene: Scene) -> None:
        scene.nobody_home()
        second = person("q2", {"birth_year": 1979}, apart(scene, 1))
        third = person("q3", {"birth_year": 1981}, scene.home) | turn(facts, scene.nth)
        rows = [{"person": who, "responsibility": bool(scene.nth % 3)} for who in (second, third)]
        scene.rows = [{"person": scene.asker, "responsibility": True}, *rows]

    return change


def _on_30_december(whose: str) -> Change:
    """Let somebody turn 16 in a leap year, of which two days are left."""

    def change(scene: Scene) -> None:
        scene.on = date(2024 + 4 * (scene.nth % 3), 12, 30)
        by_year(whose, (16,))(scene)
        if scene.mate is not None:
            scene.mate = dated(scene.mate, born(scene.on, 40))

    return change


def _within_a_month(*, eve: bool) -> Change:
    """Let the child turn 16 within a month, today or tomorrow: all else is the same on both days."""

    def change(scene: Scene) -> None:
        turns = date(2024 + scene.nth % 9, 1 + scene.nth % 12, 9 + scene.nth % 13)
        scene.on = date.fromordinal(turns.toordinal() - eve)
        scene.child = dated(scene.child, {"birth_date": turns.replace(year=turns.year - 16).isoformat()})
        scene.asker = dated(scene.asker, {"birth_date": "1980-05-12"})
        if scene.mate is not None:
            scene.mate = dated(scene.mate, {"birth_date": "1982-07-03"})

    return change


def _nothing_but_the_id(scene: Scene) -> None:
    """Let a parent ask as an object that has an id and nothing else."""
    scene.told = {"id": scene.asker["id"]}


def _shared(scene: Scene) -> list[Data]:
    return turn(([apart(scene)], [scene.home], [apart(scene, 1), scene.home]), scene.nth, 1)


SELDOM: Final = (
    Way(
        "adult-born-on-1-january-1970",
        "The one who asks was born when computers begin to count: it is a birth like any other.",
        OLD,
        "met",
        _born_at_the_epoch,
    ),
    Way(
        "one-birth-not-known-the-other-grown",
        "The one who asks tells no birth, and an adult's is held; or the other way round.",
        OLD,
        "unknown",
        lambda scene: _two_births({}, born(scene.on, 30, scene.nth))(scene),
        "both",
    ),
    Way(
        "year-told-date-held-year-open",
        "A year is told that leaves the age open, and an adult's date is held; or the other way round.",
        OLD,
        "unknown",
        _year_and_date(16, "06-15"),
        "both",
    ),
    Way(
        "year-told-date-held-year-too-young",
        "A year is told of somebody under 16, and an adult's date is held; or the other way round.",
        OLD,
        "unmet",
        _year_and_date(15, "12-31"),
        "both",
    ),
    Way(
        "nothing-told-or-nothing-held",
        "The one who asks tells nothing but an id, and everything is held; or the other way round.",
        ALIVE,
        "unknown",
        _nothing_of_one,
        "elsewhere",
    ),
    Way(
        "told-home-where-none-is-held",
        "The one who asks tells the child's home, and no home is held: for the address only that counts.",
        ADDRESS,
        "unknown",
        steps(Scene.nobody_home, asker(home=None), told(home=childs_home)),
        "alone",
    ),
    Way(
        "child-graded-beside-shared-residences",
        "The child's home is graded, and it has delt bosted where nothing is.",
        CHILD_OPEN,
        "unmet",
        child(home=graded, shared_residences=_shared),
    ),
    Way(
        "adult-graded-beside-shared-residences",
        "The home of the one who asks is graded, and there is delt bosted beside it where nothing is.",
        OPEN,
        "unmet",
        in_turn(
            asker(home=graded, shared_residences=_shared),
            told(home=graded_apart, shared_residences=_shared),
            held(home=graded_apart, shared_residences=_shared),
            speed=1,
        ),
        "both",
    ),
    Way(
        "at-home-graded-beside-shared-residences",
        "The home of the only parent who lives with the child is graded; that parent has delt bosted too.",
        ADDRESS,
        "unknown",
        lambda scene: scene.nobody_home().at_home(home=graded(scene), shared_residences=_shared(scene)),
    ),
    Way(
        "shared-residence-second-of-two",
        "A parent lives in the second of the child's shared residences (delt bosted), and not in its home.",
        ADDRESS,
        "unmet",
        _shared_second,
    ),
    Way(
        "stranger-with-a-parents-id-and-a-sign",
        "Somebody asks whose id is a parent's and a blank or a sign behind it, or lacks its last sign.",
        PARENT,
        "unmet",
        _with_a_blank,
    ),
    Way(
        "two-parents-alike-but-for-the-id",
        "Two parents are alike in every fact but the id, and one of them asks.",
        PARENT,
        "met",
        _twins,
    ),
    Way(
        "third-of-three-at-home-protected",
        "The third of three parents alone lives with the child, and is protected, or may be.",
        ADDRESS,
        "unknown",
        _third({"protected": True}, {"protected": None}, {"standing": None}),
    ),
    Way(
        "asker-alone-at-home-not-resident",
        "The one who asks alone is where the child lives, and is not resident: others live elsewhere.",
        ADDRESS,
        "unmet",
        steps(Scene.nobody_home, asker(home=childs_home, standing="not-resident")),
    ),
    Way(
        "third-of-three-passed-over",
        "The third of three parents alone is where the child lives, and has died, or is not resident.",
        ADDRESS,
        "unmet",
        _third({"standing": "deceased"}, {"standing": "not-resident"}, {"standing": "disappeared"}),
    ),
    Way(
        "adult-by-year-turns-16-on-30-december",
        "The one who asks tells a year of birth alone: they turn 16 this leap year, which has two days left.",
        OLD,
        "unknown",
        _on_30_december("asker"),
        "both",
    ),
    Way(
        "child-by-year-turns-16-on-30-december-in-leap-year",
        "Only the year of the child's birth is known: it turns 16 this leap year, which has two days left.",
        YOUNG,
        "unknown",
        _on_30_december("child"),
    ),
    Way(
        "child-turns-16-within-a-month-tomorrow",
        "The child turns 16 tomorrow; all else is as in the case of the same number on the day itself.",
        YOUNG,
        "met",
        _within_a_month(eve=True),
    ),
    Way(
        "child-turns-16-within-a-month-today",
        "The child turns 16 today; all else is as in the case of the same number on the day before.",
        YOUNG,
        "unmet",
        _within_a_month(eve=False),
    ),
    Way(
        "adult-born-after-the-day",
        "The one who asks is not born yet on the day.",
        OLD,
        "unmet",
        asker_aged((-1, 0), (-20, 0), (-60, 0)),
        "both",
    ),
    Way(
        "held-facts-of-one-without-responsibility",
        "The one who asks has no responsibility, and has died, by what is held alone.",
        ALIVE,
        "unmet",
        steps(held(standing=("deceased", "invalid-identity")), responsible(held=False)),
        "both",
    ),
    Way(
        "adult-deceased-and-perhaps-protected",
        "The one who asks has died, and nobody knows whether they are protected: that stays so.",
        OPEN,
        "unknown",
        asker(standing=("deceased", "invalid-identity", "disappeared"), protected=None),
        "both",
    ),
    Way(
        "child-deceased-and-perhaps-protected",
        "The child has died, and nobody knows whether it is protected: that stays so.",
        CHILD_OPEN,
        "unknown",
        child(standing=("deceased", "invalid-identity", "disappeared"), protected=None),
    ),
    Way(
        "parent-asks-with-an-id-alone",
        "A parent asks, and tells nothing but an id.",
        OLD,
        "unknown",
        _nothing_but_the_id,
    ),
)
