"""Working days, and counting them (*arbeidsdager*).

A working day is a Monday to Friday that is not a public holiday. Christmas Eve, New Year's Eve, Fridays
after a holiday, and July all count. This reading is ours, as the page only says *arbeidsdager*. The term
*virkedag* is avoided: it may include Saturdays.

References:
    Helsenorge, "Kom i kontakt med fastlegen via helsenorge.no", 11 January 2021,
    section "Trygt, og du sparer tid", list item 2.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import accumulate
from typing import Final, TypeAlias

from fastlege.calendar.arguments import FIRST_DAY, FIRST_YEAR, LAST_DAY, LAST_YEAR, count_row, day_row
from fastlege.calendar.holidays import feasts_on
from fastlege.errors import InvalidDayError, Problem
from fastlege.problems import validate

__all__ = ["add_working_days", "is_working_day", "working_days_after", "working_days_between"]

_SATURDAY: Final = 5

_Table: TypeAlias = tuple[int, tuple[int, ...], tuple[date, ...]]
"""The table of a year, which never changes, so that threads can share it. It has three parts:

1. the ordinal of the last day of the year before;
2. for the first 0, 1, 2 ... days of the year, the index in part 3 of the last working day among them, or -1;
3. the working days of this year and the next.
"""

_TABLES: Final[dict[int, _Table]] = {}
"""The tables that were needed so far; each is added by one assignment."""


def is_working_day(day: date) -> bool:
    """Return whether a day is a working day (*arbeidsdag*).

    Raises:
        InvalidDayError: When `day` is not a date without a time, or not in the years 1901 to 2100.
        HolidayListError: When the ``holidays`` package lacks a known holiday.

    Examples:
        Christmas Eve 2026 is a Thursday and counts; Christmas Day does not.

        >>> is_working_day(date(2026, 12, 24)), is_working_day(date(2026, 12, 25))
        (True, False)
    """
    validate(day_row("day", day), error=InvalidDayError)
    before, through = _places(day)
    return through > before


def add_working_days(day: date, n: int) -> date:
    """Find the working day that is n working days from a day (*arbeidsdager regnet fra en dag*).

    The day itself is never counted: 1 is the first working day after it, and -1 the last one before it. With
    n = 0 the answer is the first working day on or after the day.

    Raises:
        InvalidDayError: When an argument is of the wrong type, or a day is not in the years 1901 to 2100.
        HolidayListError: When the ``holidays`` package lacks a known holiday.

    Examples:
        Counted from the Monday before Easter, day 3 is after Easter Monday.

        >>> add_working_days(date(2026, 3, 30), 3)
        datetime.date(2026, 4, 7)
        >>> add_working_days(date(2026, 4, 7), -1)
        datetime.date(2026, 4, 1)
        >>> add_working_days(date(2026, 4, 2), 0)
        datetime.date(2026, 4, 7)
    """
    # The usual case, in two look-ups and without checks.
    if type(day) is date and type(n) is int and n > 0:
        try:
            eve, last, days = _TABLES[day.year]
            return days[last[day.toordinal() - eve] + n]
        except (IndexError, KeyError):
            pass  # The table is missing, or the answer is beyond it: check and count below.
    validate(day_row("day", day), count_row("n", n), error=InvalidDayError)
    found = _nth(day, n)
    if found is None:
        message = (
            f"the answer would be before {FIRST_YEAR} or after {LAST_YEAR}: give a number nearer to zero"
        )
        raise InvalidDayError([Problem("n", message)])
    return found


def working_days_between(a: date, b: date) -> int:
    """Count the working days after one day, up to and including another (*arbeidsdager mellom*): (a, b].

    When b is before a, the answer is the negative of the count in (b, a].

    Raises:
        InvalidDayError: When an argument is not a date without a time, or not in the years 1901 to 2100.
        HolidayListError: When the ``holidays`` package lacks a known holiday.

    Examples:
        >>> working_days_between(date(2026, 12, 23), date(2026, 12, 28))
        2
        >>> working_days_between(date(2026, 12, 28), date(2026, 12, 23))
        -2
    """
    validate(day_row("a", a), day_row("b", b), error=InvalidDayError)
    if b < a:
        return -working_days_between(b, a)
    whole_years = sum(len(_days_of(year)) for year in range(a.year, b.year))
    return whole_years + _places(b)[1] - _places(a)[1]


def working_days_after(day: date, n: int) -> tuple[date, ...]:
    """List the first n working days after a valid day; fewer when the calendar ends first."""
    year = day.year
    _, through = _places(day)
    found = _table(year)[-1][through + 1 : through + 1 + n]
    # The table ends with the next year.
    for later in range(year + 2, LAST_YEAR + 1):
        if len(found) == n:
            break
        found += _days_of(later)[: n - len(found)]
    return found


def _nth(day: date, n: int) -> date | None:
    # Otherwise a huge n would be counted down year by year.
    if abs(n) > LAST_DAY.toordinal() - FIRST_DAY.toordinal():
        return None
    before, through = _places(day)
    # With n = 0, `before + 1` is the first working day on or after the day.
    place = through + n if n > 0 else before + n + 1
    year = day.year
    while place < 0 and year > FIRST_YEAR:
        year -= 1
        place += len(_days_of(year))
    while place >= len(_days_of(year)) and year < LAST_YEAR:
        place -= len(_days_of(year))
        year += 1
    days = _days_of(year)
    return days[place] if 0 <= place < len(days) else None


def _places(day: date) -> tuple[int, int]:
    """Return the indexes of the last working day before a day, and on or before it."""
    eve, last, _ = _table(day.year)
    nth = day.toordinal() - eve
    return last[nth - 1], last[nth]


def _table(year: int) -> _Table:
    # If two threads compute a table at once, both use the first.
    return _TABLES.get(year) or _TABLES.setdefault(year, _tabulated(year))


def _tabulated(year: int) -> _Table:
    eve = date(year, 1, 1).toordinal() - 1
    days = _days_of(year)
    working = set(days)
    every_day = map(date.fromordinal, range(eve + 1, date(year, 12, 31).toordinal() + 1))
    # A running count from -1, which is the index of the last working day so far.
    last = accumulate((day in working for day in every_day), initial=-1)
    # With the next year, so that a count across New Year needs one table only.
    return eve, tuple(last), days + (_days_of(year + 1) if year < LAST_YEAR else ())


@cache
def _days_of(year: int) -> tuple[date, ...]:
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    days = map(date.fromordinal, range(first, last + 1))
    return tuple(day for day in days if day.weekday() < _SATURDAY and not feasts_on(day))
