"""The range of the calendar, and checks of arguments (*gyldige argumenter*).

Each check returns a row. Its message says what is wrong and what to give instead, but never shows the value.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from fastlege.oslo import is_aware, is_day
from fastlege.problems import indexed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastlege.problems import Row

__all__ = [
    "FIRST_DAY",
    "FIRST_YEAR",
    "LAST_DAY",
    "LAST_YEAR",
    "closed_rows",
    "count_row",
    "day_row",
    "instant_row",
    "number_row",
    "range_row",
    "year_row",
]

FIRST_YEAR: Final = 1901
LAST_YEAR: Final = 2100
"""The years for which ``holidays`` knows every holiday; outside them every weekday would be a working day."""

FIRST_DAY: Final = date(FIRST_YEAR, 1, 1)
LAST_DAY: Final = date(LAST_YEAR, 12, 31)

_TOO_EARLY: Final = f"the calendar begins on {FIRST_DAY}: give that day or a later one"
_TOO_LATE: Final = f"the calendar ends on {LAST_DAY}: give that day or an earlier one"
_NUMBER: Final = "a number of working days"


def year_row(name: str, year: object) -> Row:
    """Check that a value is a year within the calendar."""
    if isinstance(year, date):
        return _wrong(name, year, "a year", "the year alone, `day.year`")
    if isinstance(year, str):
        return _wrong(name, year, "a year", "a whole number, `int(text)`")
    if isinstance(year, bool) or not isinstance(year, int):
        return _wrong(name, year, "a year", "a whole number such as 2026")
    if year < FIRST_YEAR:
        return name, False, f"the calendar begins with {FIRST_YEAR}: give that year or a later one"
    return name, year <= LAST_YEAR, f"the calendar ends with {LAST_YEAR}: give that year or an earlier one"


def day_row(name: str, day: object) -> Row:
    """Check that a value is a day within the calendar."""
    if isinstance(day, datetime):
        alone = "`at.astimezone(OSLO).date()`" if is_aware(day) else "`at.date()`"
        return _wrong(name, day, "a day", f"the date alone, in Norway, {alone}")
    if isinstance(day, str):
        return _wrong(name, day, "a day", "a date, `date.fromisoformat(text)`")
    if not isinstance(day, date):
        return _wrong(name, day, "a day", "a date such as `date(2026, 11, 23)`")
    return range_row(name, day)


def range_row(name: str, day: date) -> Row:
    """Check that a day is within the calendar."""
    if day < FIRST_DAY:
        return name, False, _TOO_EARLY
    return name, day <= LAST_DAY, _TOO_LATE


def instant_row(name: str, at: object) -> Row:
    """Check that a value is an instant, of any year."""
    if isinstance(at, datetime):
        return name, is_aware(at), "it has no time zone: give it one, such as `at.replace(tzinfo=OSLO)`"
    if isinstance(at, date):
        return _wrong(name, at, "an instant", "a datetime with a time zone, since the time of day counts")
    if isinstance(at, str):
        return _wrong(name, at, "an instant", "a datetime with a time zone, `datetime.fromisoformat(text)`")
    return _wrong(name, at, "an instant", "a datetime with a time zone, such as `datetime.now(OSLO)`")


def count_row(name: str, n: object) -> Row:
    """Check that a value is a number of working days to count, forward or back."""
    if isinstance(n, bool) or not isinstance(n, int):
        return _wrong(name, n, _NUMBER, "a whole number such as 5; a negative one counts back")
    return name, True, ""


def number_row(name: str, working_days: object) -> Row:
    """Check that a value is a number of working days to answer in."""
    if isinstance(working_days, bool) or not isinstance(working_days, int):
        return _wrong(name, working_days, _NUMBER, "a whole number such as 5")
    return name, working_days > 0, "an answer takes one working day or more: give 1 or a greater number"


def closed_rows(name: str, closed: Collection[object]) -> Iterator[Row]:
    """Check that an office's closing days are days, of any year."""
    if isinstance(closed, str | bytes) or not isinstance(closed, Collection):
        yield _wrong(name, closed, "a collection of days", "a set of dates, `{date(2026, 12, 24)}`")
    else:
        yield from (day_row(indexed(name, place), day) for place, day in enumerate(closed) if not is_day(day))


def _wrong(name: str, value: object, noun: str, instead: str) -> Row:
    """Say that a value has the wrong type, and what to give instead."""
    return name, False, f"{type(value).__name__} is not {noun}: give {instead}"
