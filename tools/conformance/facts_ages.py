"""Ways to be wrong about an age, the child's or the one's who asks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from tools.conformance.changes import (
    OLD,
    YOUNG,
    Way,
    asker_aged,
    by_year,
    child,
    child_aged,
    dated,
    on_day,
    put,
    steps,
)
from tools.conformance.form import turn
from tools.conformance.scenes import born

if TYPE_CHECKING:
    from tools.conformance.scenes import Scene

_END: Final = ("12-31",)
_NOT_END: Final = ("01-01", "02-28", "05-17", "06-30", "09-01", "12-30", "12-01")


def _born_in_2084(whose: str, scene: Scene) -> None:
    month, day = turn(((3, 1), (5, 12), (12, 31), (8, 30), (11, 3)), scene.nth)
    on_day(whose, f"2084-{month:02}-{day:02}", f"2100-{month:02}-{day:02}")(scene)


def _days_before(scene: Scene, days: int) -> None:
    """Let the child turn 16 in so many days."""
    scene.child = dated(scene.child, born(scene.on + timedelta(days=days), 16))


def _adult_days_before(scene: Scene, days: int) -> None:
    scene.asker = dated(scene.asker, born(scene.on + timedelta(days=days), 16))


def _later_this_year(scene: Scene) -> None:
    scene.on = scene.on.replace(month=6, day=turn((15, 20, 28), scene.nth))
    scene.asker = dated(scene.asker, born(scene.on, 30))
    month, day = turn(((6, 29), (7, 1), (12, 31), (10, 3), (8, 14)), scene.nth, 1)
    scene.child = dated(scene.child, {"birth_date": date(scene.on.year - 16, month, day).isoformat()})


def _earlier_this_year(scene: Scene) -> None:
    scene.on = scene.on.replace(month=6, day=turn((5, 10, 14), scene.nth))
    scene.asker = dated(scene.asker, born(scene.on, 30))
    month, day = turn(((5, 31), (1, 20), (3, 15), (4, 30), (2, 28)), scene.nth, 1)
    scene.child = dated(scene.child, {"birth_date": date(scene.on.year - 16, month, day).isoformat()})


AGES: Final = (
    Way("child-turns-16-today", "The child turns 16 today.", YOUNG, "unmet", child_aged((16, 0))),
    Way(
        "child-turned-16-yesterday",
        "The child turned 16 yesterday, or some days ago.",
        YOUNG,
        "unmet",
        child_aged((16, 1), (16, 2), (16, 6), (16, 30)),
    ),
    Way(
        "child-is-16-or-17",
        "The child is 16 or 17.",
        YOUNG,
        "unmet",
        child_aged((16, 200), (17, 0), (17, 364), (16, 364)),
    ),
    Way(
        "child-is-grown",
        "The child is long grown up.",
        YOUNG,
        "unmet",
        child_aged((18, 0), (19, 4), (30, 9), (66, 200)),
    ),
    Way(
        "child-turns-16-tomorrow",
        "The child turns 16 tomorrow.",
        YOUNG,
        "met",
        lambda scene: _days_before(scene, 1),
    ),
    Way(
        "child-turns-16-in-days",
        "The child turns 16 in some days: fewer than the leap days of its life, or of this month.",
        YOUNG,
        "met",
        lambda scene: _days_before(scene, turn((2, 3, 4, 5, 9, 20), scene.nth)),
    ),
    Way(
        "child-is-15",
        "The child is 15.",
        YOUNG,
        "met",
        child_aged((15, 0), (15, 1), (15, 100), (15, 200), (15, 300)),
    ),
    Way(
        "child-is-small",
        "The child is of any age below 15.",
        YOUNG,
        "met",
        child_aged((1, 0), (2, 9), (5, 100), (8, 0), (11, 364), (12, 0), (13, 5), (14, 0)),
    ),
    Way("child-is-born-today", "The child was born today.", YOUNG, "met", child_aged((0, 0))),
    Way(
        "child-is-newborn",
        "The child was born in these days, or this month.",
        YOUNG,
        "met",
        child_aged((0, 1), (0, 2), (0, 14), (0, 28)),
    ),
    Way(
        "child-born-29-february-day-before",
        "Born on 29 February, the child turns 16 tomorrow, on 1 March: this year has no such day.",
        YOUNG,
        "met",
        on_day("child", "2084-02-29", "2100-02-28"),
    ),
    Way(
        "child-born-29-february-on-1-march",
        "Born on 29 February, the child turns 16 today, on 1 March: this year has no such day.",
        YOUNG,
        "unmet",
        on_day("child", "2084-02-29", "2100-03-01"),
    ),
    Way(
        "child-born-29-february-in-leap-year",
        "The child was born on 29 February, and turns 16 today, on 29 February.",
        YOUNG,
        "unmet",
        on_day("child", "2008-02-29", "2024-02-29"),
    ),
    Way(
        "child-born-29-february-eve-in-leap-year",
        "The child was born on 29 February, and turns 16 tomorrow, on 29 February.",
        YOUNG,
        "met",
        on_day("child", "2008-02-29", "2024-02-28"),
    ),
    Way(
        "child-born-1-march-on-29-february",
        "The child was born on 1 March, and turns 16 tomorrow, after 29 February.",
        YOUNG,
        "met",
        on_day("child", "2008-03-01", "2024-02-29"),
    ),
    Way(
        "child-turns-16-in-2100",
        "The child turns 16 today, in the year 2100: there were three leap days in its life, and not four.",
        YOUNG,
        "unmet",
        lambda scene: _born_in_2084("child", scene),
    ),
    Way(
        "adult-turns-16-in-2100",
        "The one who asks turns 16 today, in the year 2100: there were three leap days in their life.",
        OLD,
        "met",
        lambda scene: _born_in_2084("asker", scene),
    ),
    Way(
        "child-born-later-in-the-year",
        "The child turns 16 later this year: the month, or the day of the month, has not come.",
        YOUNG,
        "met",
        _later_this_year,
    ),
    Way(
        "child-born-earlier-in-the-year",
        "The child turned 16 earlier this year, in an earlier month with a later day.",
        YOUNG,
        "unmet",
        _earlier_this_year,
    ),
    Way(
        "child-by-year-turns-15",
        "Of the child's birth the year is known: it turns 15 this year, or less.",
        YOUNG,
        "met",
        by_year("child", (15, 14, 9, 1, 0, 15)),
    ),
    Way(
        "child-by-year-turns-16",
        "Of the child's birth the year is known: it turns 16 some day this year.",
        YOUNG,
        "unknown",
        by_year("child", (16,), _NOT_END),
    ),
    Way(
        "child-by-year-turns-16-on-1-january",
        "Of the child's birth the year is known: it turns 16 this year, and it is 1 January.",
        YOUNG,
        "unknown",
        by_year("child", (16,), ("01-01",)),
    ),
    Way(
        "child-by-year-turns-16-on-31-december",
        "Of the child's birth the year is known: it turns 16 this year, and it is 31 December, so it has.",
        YOUNG,
        "unmet",
        by_year("child", (16,), _END),
    ),
    Way(
        "child-by-year-turns-15-on-31-december",
        "Of the child's birth the year is known: it turns 15 this year, and it is 31 December.",
        YOUNG,
        "met",
        by_year("child", (15,), _END),
    ),
    Way(
        "child-by-year-turned-16",
        "Of the child's birth the year is known: it turned 16 last year, or before.",
        YOUNG,
        "unmet",
        by_year("child", (17, 18, 25, 17), ("01-01", "11-23", "12-31")),
    ),
    Way(
        "child-birth-not-known",
        "Nobody knows when the child was born.",
        YOUNG,
        "unknown",
        put(child=lambda scene: dated(scene.child, {})),
    ),
    Way(
        "child-birth-and-year-told",
        "The date and the year of the child's birth are told: the date decides.",
        YOUNG,
        "met",
        steps(
            lambda scene: _days_before(scene, turn((1, 30, 300), scene.nth)),
            child(birth_year=lambda scene: int(scene.child["birth_date"][:4])),
        ),
    ),
    Way("adult-turns-16-today", "The one who asks turns 16 today.", OLD, "met", asker_aged((16, 0))),
    Way(
        "adult-is-16-or-17",
        "The one who asks is 16 or 17.",
        OLD,
        "met",
        asker_aged((16, 1), (16, 200), (17, 0), (17, 364)),
    ),
    Way(
        "adult-turns-16-tomorrow",
        "The one who asks turns 16 tomorrow.",
        OLD,
        "unmet",
        lambda scene: _adult_days_before(scene, 1),
    ),
    Way(
        "adult-is-younger",
        "The one who asks is 13 to 15.",
        OLD,
        "unmet",
        asker_aged((15, 0), (15, 200), (14, 364), (13, 0)),
    ),
    Way(
        "adult-is-very-old",
        "The one who asks is of a great age.",
        OLD,
        "met",
        asker_aged((99, 0), (101, 3), (70, 364)),
    ),
    Way(
        "adult-born-29-february-day-before",
        "The one who asks was born on 29 February, and it is 28 February of a year without that day.",
        OLD,
        "unmet",
        on_day("asker", "2084-02-29", "2100-02-28"),
    ),
    Way(
        "adult-born-29-february-on-1-march",
        "The one who asks was born on 29 February, and turns 16 today, on 1 March.",
        OLD,
        "met",
        on_day("asker", "2084-02-29", "2100-03-01"),
    ),
    Way(
        "adult-by-year-turned-16",
        "Of the birth of the one who asks the year is known: 17 years ago, or more.",
        OLD,
        "met",
        by_year("asker", (17, 18, 40, 60)),
    ),
    Way(
        "adult-by-year-turns-16",
        "Of the birth of the one who asks the year is known: 16 some day this year.",
        OLD,
        "unknown",
        by_year("asker", (16,), _NOT_END),
    ),
    Way(
        "adult-by-year-turns-16-on-31-december",
        "Of the birth of the one who asks the year is known: 16 this year, and it is 31 December.",
        OLD,
        "met",
        by_year("asker", (16,), _END),
    ),
    Way(
        "adult-by-year-turns-15",
        "Of the birth of the one who asks the year is known: 15 this year.",
        OLD,
        "unmet",
        by_year("asker", (15, 14), ("01-01", "11-23", "12-31")),
    ),
    Way(
        "adult-birth-not-known",
        "Nobody knows when the one who asks was born.",
        OLD,
        "unknown",
        put(asker=lambda scene: dated(scene.asker, {})),
    ),
)
