"""Ways to be wrong about several parents, ids that are alike in part, and births that look made up."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import TYPE_CHECKING, Final

from tools.conformance.changes import (
    ADDRESS,
    OLD,
    PARENT,
    RESPONSIBLE,
    YOUNG,
    Way,
    by_year,
    dated,
    everyone_known,
    mate,
    put,
    responsible,
    steps,
)
from tools.conformance.form import turn
from tools.conformance.scenes import Scene, apart, born, person

if TYPE_CHECKING:
    from tools.conformance.changes import Change
    from tools.conformance.form import Data

_IDS: Final = (
    "Å-1234-5678-90",
    "parent-1001-A-17",
    "550e8400-e29b-41d4-a716-446655440000",
    "far№2Å-0001-2345",
)


def _elsewhere(scene: Scene, count: int) -> list[Data]:
    """Make the rows of parents who all live elsewhere."""
    return [
        {"person": person(f"q{nth}", {"birth_year": 1970 + nth}, apart(scene, nth)), "responsibility": False}
        for nth in range(count)
    ]


def _last_of_many(scene: Scene) -> None:
    """Let the one who asks, and the only one at the child's home, come after five or six others."""
    scene.nobody_home().at_home(home=scene.home)
    mine = scene.asker["id"]
    rows = [row for row in scene.parents() if row["person"]["standing"] != "deceased"]
    rows.sort(key=lambda row: (row["person"]["id"] == mine) is (scene.nth % 2 == 0))
    scene.rows = [*_elsewhere(scene, 5 + scene.nth % 2), *rows]


def _three_at_home(scene: Scene) -> None:
    third = person("third", {"birth_year": 1981}, scene.home)
    rows = [*scene.parents(), {"person": third, "responsibility": turn((True, False, None), scene.nth)}]
    start = scene.nth % len(rows)
    scene.rows = [*rows[start:], *rows[:start]]


def _several_elsewhere(scene: Scene) -> None:
    scene.nobody_home()
    scene.rows = [*scene.parents(), *_elsewhere(scene, 2 + scene.nth % 3)]
    scene.all_known = False


def _both_share(scene: Scene) -> None:
    scene.nobody_home()
    shared = [apart(scene, 2)]
    scene.child = scene.child | {"shared_residences": shared}
    scene.asker = scene.asker | {"shared_residences": shared}
    if scene.mate is not None and scene.nth % 2:
        scene.mate = scene.mate | {"shared_residences": shared}


def _like_one(scene: Scene) -> None:
    """Let a stranger ask whose id is a parent's but for one thing that somebody might pass over."""
    everyone_known(scene)
    mark = turn(_IDS, scene.nth, 1)
    alike = (
        (f"Å{mark}", unicodedata.normalize("NFD", f"Å{mark}")),
        (mark, f"{mark[:9]}x{mark[10:]}"),
        (mark, f"{mark[:10]}x{mark[11:]}"),
        (mark, f"{mark[:11]}x{mark[12:]}"),
        (mark, f"x{mark[1:]}"),
        (mark, mark.replace("-", "")),
        (mark, mark.replace("-", " ")),
        (f"{mark}²", unicodedata.normalize("NFKC", f"{mark}²")),
        (mark, f"{mark}-0"),
    )
    held, told = turn(alike, scene.nth)
    scene.asker = scene.asker | {"id": held}
    scene.told = scene.asker | {"id": told}


def _turns_16_on(*days: str, eve: bool = False) -> Change:
    """Let the child turn 16 on one of these days of the year, today or tomorrow."""

    def change(scene: Scene) -> None:
        born_on = date.fromisoformat(f"{2004 + scene.nth % 15}-{turn(days, scene.nth)}")
        turns = born_on.replace(year=born_on.year + 16)
        scene.on = date.fromordinal(turns.toordinal() - eve)
        scene.child = dated(scene.child, {"birth_date": born_on.isoformat()})
        scene.asker = dated(scene.asker, born(scene.on, 45))

    return change


def _born_long_ago(scene: Scene) -> None:
    births: tuple[Data, ...] = (
        {"birth_date": "1900-01-01"},
        {"birth_year": 1899},
        {"birth_date": "1899-12-31"},
        {"birth_year": 1900},
        {"birth_year": 1888},
    )
    scene.asker = dated(scene.asker, turn(births, scene.nth))


_DAYS: Final = ("01-01", "07-01", "12-31", "01-31", "06-30")

MANY: Final = (
    *(
        Way(
            f"responsibility-{name}-and-the-other-has-died",
            f"The other parent had responsibility and has died; the one who asks {says}: that stays so.",
            RESPONSIBLE,
            finding,
            steps(mate(standing="deceased"), put(mate_responsibility=True), responsible(held)),
            "both",
        )
        for name, says, held, finding in (
            ("none", "has none", False, "unmet"),
            ("not-known", "perhaps has it", None, "unknown"),
        )
    ),
    Way(
        "three-parents-at-home",
        "Three parents or more live with the child, by the register.",
        ADDRESS,
        "met",
        _three_at_home,
        "both",
    ),
    Way(
        "three-elsewhere-and-perhaps-another",
        "Three parents or more live elsewhere, and the register may know of another.",
        ADDRESS,
        "unknown",
        _several_elsewhere,
    ),
    Way(
        "shared-residence-of-both",
        "The child and a parent have the same other home (delt bosted), and are registered apart.",
        ADDRESS,
        "unmet",
        _both_share,
    ),
    Way(
        "asker-and-the-one-at-home-come-last-of-many",
        "The parent who asks and the one who lives with the child come after five or six others.",
        PARENT,
        "met",
        _last_of_many,
    ),
    Way(
        "stranger-with-an-id-like-a-parents",
        "Somebody asks whose id is a parent's but for hyphens, a form of Unicode, or a sign of it.",
        PARENT,
        "unmet",
        _like_one,
    ),
    Way(
        "adult-born-in-1900-or-before",
        "The one who asks was born on 1 January 1900, or about then: it is a birth like any other.",
        OLD,
        "met",
        _born_long_ago,
    ),
    Way(
        "child-turns-16-on-first-or-last-day",
        "The child turns 16 today: 1 January, 1 July or another first or last day of a month is a real date.",
        YOUNG,
        "unmet",
        _turns_16_on(*_DAYS),
    ),
    Way(
        "child-turns-16-on-first-or-last-day-tomorrow",
        "The child turns 16 tomorrow: 1 January, 1 July or another first or last day of a month.",
        YOUNG,
        "met",
        _turns_16_on(*_DAYS, eve=True),
    ),
    Way(
        "child-by-year-turns-16-on-30-december",
        "Of the child's birth the year is known: it turns 16 this year, and two days of it are left.",
        YOUNG,
        "unknown",
        by_year("child", (16,), ("12-30",)),
    ),
)
