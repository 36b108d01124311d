"""What the calendar can reckon with, and what it says to the rest (*gyldige argumenter*).

Each check gives a text that says what is wrong with a value and what to give instead, and nothing when it
is right; the value itself is never in the text.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Final

from fastlege.errors import InvalidDayError, Problem
from fastlege.oslo import is_aware, is_day

__all__ = [
    "FIRST_DAY",
    "FIRST_YEAR",
    "LAST_DAY",
    "LAST_YEAR",
    "closed_misfits",
    "count_misfit",
    "day_misfit",
    "instant_misfit",
    "number_misfit",
    "range_misfit",
    "refuse",
    "year_misfit",
]

FIRST_YEAR: Final = 1901
LAST_YEAR: Final = 2100
"""The years that ``holidays`` knows; outside them it would call every weekday a working day."""

FIRST_DAY: Final = date(FIRST_YEAR, 1, 1)
LAST_DAY: Final = date(LAST_YEAR, 12, 31)


def refuse(**misfits: str) -> None:
    """Raise one error for all arguments that are said to be wrong; an empty text says nothing.

    Raises:
        InvalidDayError: With a problem for each argument that has a text.
    """
    problems = [Problem(argument, message) for argument, message in misfits.items() if message]
    if problems:
        raise InvalidDayError(problems)


def year_misfit(year: object) -> str:
    """Say why a year is not one of the calendar's; empty when it is."""
    if isinstance(year, date):
        return _misfit(year, "a year", "the year alone, `day.year`")
    if isinstance(year, str):
        return _misfit(year, "a year", "a whole number, `int(text)`")
    if isinstance(year, bool) or not isinstance(year, int):
        return _misfit(year, "a year", "a whole number such as 2026")
    if year < FIRST_YEAR:
        return f"the calendar begins with {FIRST_YEAR}: give that year or a later one"
    if year > LAST_YEAR:
        return f"the calendar ends with {LAST_YEAR}: give that year or an earlier one"
    return ""


def day_misfit(value: object) -> str:
    """Say why a value is not a day that can be counted from; empty when it is one."""
    if isinstance(value, datetime):
        alone = "`at.astimezone(OSLO).date()`" if is_aware(value) else "`at.date()`"
        return _misfit(value, "a day", f"the date alone, in Norway, {alone}")
    if isinstance(value, str):
        return _misfit(value, "a day", "a date, `date.fromisoformat(text)`")
    if not isinstance(value, date):
        return _misfit(value, "a day", "a date such as `date(2026, 11, 23)`")
    return range_misfit(value)


def range_misfit(day: date) -> str:
    """Say why a day is outside the calendar; empty when it is inside."""
    if day < FIRST_DAY:
        return f"the calendar begins on {FIRST_DAY}: give that day or a later one"
    if day > LAST_DAY:
        return f"the calendar ends on {LAST_DAY}: give that day or an earlier one"
    return ""


def instant_misfit(at: object) -> str:
    """Say why a value is not an instant; empty when it is one."""
    if isinstance(at, datetime):
        return "" if is_aware(at) else "it has no time zone: give it one, such as `at.replace(tzinfo=OSLO)`"
    if isinstance(at, date):
        return _misfit(at, "an instant", "a datetime with a time zone: the time of day counts")
    if isinstance(at, str):
        return _misfit(
            at, "an instant", "a datetime with a time zone, of a text such as 2026-11-23T21:05+01:00"
        )
    return _misfit(at, "an instant", "a datetime with a time zone, such as `datetime.now(OSLO)`")


def count_misfit(n: object) -> str:
    """Say why one cannot count so many working days; empty when one can."""
    if isinstance(n, bool) or not isinstance(n, int):
        return _misfit(n, "a number of working days", "a whole number such as 5; a negative one counts back")
    return ""


def number_misfit(working_days: object) -> str:
    """Say why an answer cannot take so many working days; empty when it can."""
    if isinstance(working_days, bool) or not isinstance(working_days, int):
        return _misfit(working_days, "a number of working days", "a whole number such as 5")
    return "" if working_days > 0 else "an answer takes one working day or more: give 1 or a greater number"


def closed_misfits(closed: Collection[object]) -> dict[str, str]:
    """Say of each of an office's closing days why it is not a day; empty texts when all are."""
    if isinstance(closed, str | bytes) or not isinstance(closed, Collection):
        return {"closed": _misfit(closed, "a collection of days", "a set of dates, `{date(2026, 12, 24)}`")}
    return {f"closed[{place}]": "" if is_day(day) else day_misfit(day) for place, day in enumerate(closed)}


def _misfit(value: object, noun: str, instead: str) -> str:
    """Write that a value is of the wrong type, and what to give instead; never the value itself."""
    return f"{type(value).__name__} is not {noun}: give {instead}"
