"""Cases of when an answer is due: every day of two years, the feasts of many, the seconds at midnight."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Final

from dateutil.easter import easter

from fastlege.calendar import response_deadline
from fastlege.calendar.deadlines import SOURCE
from fastlege.oslo import OSLO
from tools.conformance.form import Row, turn

if TYPE_CHECKING:
    from collections.abc import Iterator

YEARS: Final = range(2019, 2041)
_SUNDAY: Final = 7
CONDITION: Final = "answer-within-five-working-days"
_OFFSETS: Final = (
    UTC,
    *(timezone(timedelta(minutes=minutes)) for minutes in (330, -480, 60, 120, -150, 840, -720)),
)


def rows() -> Iterator[Row]:
    """Make the cases of deadlines."""
    for kind, sentence, instants in _kinds():
        for at in dict.fromkeys(each.isoformat() for each in instants):
            yield _row(kind, sentence, datetime.fromisoformat(at))


def _kinds() -> Iterator[tuple[str, str, Iterator[datetime]]]:
    yield "every-day", "A day of 2026 or 2027, in the daytime.", _every_day()
    yield (
        "around-midnight",
        "A second before midnight in Oslo, or midnight: another day of receipt.",
        _midnights(),
    )
    yield (
        "other-offset",
        "The same instants, written with another offset: the day is the one in Oslo.",
        _elsewhere(),
    )
    yield (
        "easter",
        "A day around Easter: Maundy Thursday, Good Friday and Easter Monday do not count.",
        _around(-9, 4),
    )
    yield (
        "ascension-and-whitsun",
        "A day around Ascension Day or Whit Monday: neither counts.",
        _around(31, 52, 2),
    )
    yield (
        "may",
        "A day around 1 or 17 May: neither counts, on whichever weekday, and none is given in lieu.",
        _near((4, 23), 25),
    )
    yield (
        "christmas",
        "A day around Christmas or New Year: 25 and 26 December and 1 January do not count, the eves do.",
        _near((12, 16), 18),
    )
    yield (
        "summer-time",
        "The hour that summer time leaves out or repeats, and the days whose deadline lies beyond it.",
        _summer_time(),
    )
    yield "july", "The July holiday counts.", _near((7, 6), 8, 3)
    yield (
        "fraction-of-a-second",
        "A fraction of a second before midnight in Oslo is still that day.",
        _fractions(),
    )
    yield (
        "offset-of-half-an-hour",
        "An instant near midnight in Oslo, written with an offset that is no whole number of hours.",
        _half_hours(),
    )
    yield (
        "weeks-around-a-change-of-the-clock",
        "Late in an evening of the weeks around a change of the clock: an hour tells which day it is.",
        _weeks_around(),
    )
    yield (
        "end-of-february",
        "The end of February: the 29th counts in the years that have it.",
        _near((2, 20), 10),
    )


def _every_day() -> Iterator[datetime]:
    for nth in range(730):
        yield datetime(
            2026, 1, 1, turn((9, 12, 16, 7), nth), turn((0, 30, 59), nth), tzinfo=OSLO
        ) + timedelta(days=nth)


def _midnights() -> Iterator[datetime]:
    for nth in range(0, 365 * 3, 9):
        midnight = datetime.combine(date(2024, 1, 3) + timedelta(days=nth), datetime.min.time(), tzinfo=OSLO)
        yield midnight
        yield (midnight.astimezone(UTC) - timedelta(seconds=1)).astimezone(OSLO)


def _elsewhere() -> Iterator[datetime]:
    for nth, at in enumerate(_midnights()):
        yield at.astimezone(turn(_OFFSETS, nth))


def _fractions() -> Iterator[datetime]:
    for nth, midnight in enumerate([*_midnights()][::6]):
        before = turn((400_000, 1, 499_000, 100_000, 999_000), nth)
        yield (midnight.astimezone(UTC) - timedelta(microseconds=before)).astimezone(OSLO)


def _half_hours() -> Iterator[datetime]:
    for nth, at in enumerate([*_midnights()][::3]):
        minutes = turn((-210, -570, 345, 570, -150, 765), nth)
        near = at + timedelta(minutes=turn((-20, 0, 20), nth, 1))
        yield near.astimezone(timezone(timedelta(minutes=minutes)))


def _around(first: int, last: int, step: int = 1) -> Iterator[datetime]:
    """Take the days so many days from Easter Sunday."""
    for nth, year in enumerate(YEARS):
        for days in range(first, last, step):
            day = easter(year) + timedelta(days=days)
            yield datetime(day.year, day.month, day.day, turn((8, 15, 23), nth), 40, tzinfo=OSLO)


def _near(first: tuple[int, int], count: int, step: int = 1) -> Iterator[datetime]:
    """Take so many days of each year."""
    for nth, year in enumerate(YEARS):
        for days in range(nth % step, count, step):
            day = date(year, *first) + timedelta(days=days)
            yield datetime(day.year, day.month, day.day, turn((8, 15, 23), nth), 20, tzinfo=OSLO)


def _summer_time() -> Iterator[datetime]:
    for year in YEARS:
        for month in (3, 10):
            change = max(day for day in _days(year, month) if day.isoweekday() == _SUNDAY)
            begun = datetime(year, month, change.day, 0, 59, 59, tzinfo=UTC)
            for seconds in (-3600, 0, 1, 3600, 3601, -86_400 * 3, -86_400 * 5, -86_400 * 7, 86_400):
                yield (begun + timedelta(seconds=seconds)).astimezone(OSLO)
        yield datetime(year, 10, 1, 22, 30, tzinfo=UTC)
        yield datetime(year, 3, 1, 22, 30, tzinfo=UTC)


def _weeks_around() -> Iterator[datetime]:
    """Take the Sunday of a change, and days of the weeks before and after it, at 22:30 in UTC."""
    for year in YEARS:
        for month in (3, 10):
            change = max(day for day in _days(year, month) if day.isoweekday() == _SUNDAY)
            for days in (-14, -12, -8, -7, -6, -5, -1, 0, 1, 7):
                day = change + timedelta(days=days)
                yield datetime(day.year, day.month, day.day, 22, 30, tzinfo=UTC)


def _days(year: int, month: int) -> list[date]:
    return [date(year, month, day) for day in range(1, 32)]


def _row(kind: str, sentence: str, at: datetime) -> Row:
    deadline = response_deadline(at)
    expected = {
        "due_date": deadline.due_date.isoformat(),
        "overdue_from": deadline.overdue_from.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "counted": [day.isoformat() for day in deadline.counted],
    }
    return Row(kind, sentence, CONDITION, str(SOURCE), {"at": at.isoformat()}, expected)
