"""Who counts days, and how each is asked: the makers import what they need, so that it can be timed."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from bench.tables import BASE, DUE, FIRST, LAST, ONE_DAY, OSLO, RED, THROUGH, WORKING, midnight_after

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fastlege.calendar import Deadline

__all__ = ["DAYS", "FASTLEGE", "HOLIDAYS", "INSTANTS", "Answer", "Maker", "as_answer"]

Answer: TypeAlias = tuple[date, datetime]
"""The day on which an answer is due, and the instant from which it is late."""

FASTLEGE: Final = "fastlege"
HOLIDAYS: Final = "holidays"
_YEARS: Final = range(FIRST.year, LAST.year + 2)
_SATURDAY: Final = 6


class Maker(NamedTuple):
    """How a contender is made ready, and whether its first pass is worth timing: it is a package."""

    make: Callable[[], Callable[..., object]]
    is_package: bool


def as_answer(found: Deadline | Answer | date) -> Answer | date:
    """Read of a deadline the two things that everybody answers."""
    return found if isinstance(found, (date, tuple)) else (found.due_date, found.overdue_from)


# --- a date and a number of working days

Add: TypeAlias = "Callable[[date, int], date]"


def _fastlege_day() -> Add:
    from fastlege.calendar import add_working_days  # noqa: PLC0415

    return add_working_days


def _holidays_day() -> Add:
    from holidays import country_holidays  # noqa: PLC0415

    return country_holidays("NO", years=_YEARS).get_nth_working_day


def _workalendar_day() -> Add:
    from workalendar.europe import Norway  # noqa: PLC0415

    add: Add = Norway().add_working_days
    return add


def _loop_day() -> Add:
    red, one_day = RED, ONE_DAY

    def add(day: date, n: int) -> date:
        while n:
            day += one_day
            if day.isoweekday() < _SATURDAY and day not in red:
                n -= 1
        return day

    return add


def _table_day() -> Add:
    working, through, base = WORKING, THROUGH, BASE
    return lambda day, n: working[through[day.toordinal() - base] + n - 1]


# --- an instant, and the day on which the answer is due


def _fastlege_instant() -> Callable[[datetime], Deadline]:
    from fastlege.calendar import response_deadline  # noqa: PLC0415

    return response_deadline


def _after(add: Add) -> Callable[[datetime], Answer]:
    oslo = OSLO

    def due(at: datetime) -> Answer:
        day = add(at.astimezone(oslo).date(), 5)
        return day, midnight_after(day)

    return due


def _prebuilt_instant() -> Callable[[datetime], Answer]:
    due, base, oslo = DUE, BASE, OSLO
    return lambda at: due[at.astimezone(oslo).toordinal() - base]


DAYS: Final[Mapping[str, Maker]] = {
    FASTLEGE: Maker(_fastlege_day, is_package=True),
    HOLIDAYS: Maker(_holidays_day, is_package=True),
    "workalendar": Maker(_workalendar_day, is_package=True),
    "standard library: day by day, a frozenset": Maker(_loop_day, is_package=False),
    "floor: two tables, nothing checked": Maker(_table_day, is_package=False),
}

INSTANTS: Final[Mapping[str, Maker]] = {
    FASTLEGE: Maker(_fastlege_instant, is_package=True),
    HOLIDAYS: Maker(lambda: _after(_holidays_day()), is_package=True),
    "workalendar": Maker(lambda: _after(_workalendar_day()), is_package=True),
    "standard library: day by day, a frozenset": Maker(lambda: _after(_loop_day()), is_package=False),
    "floor: astimezone and answers prebuilt": Maker(_prebuilt_instant, is_package=False),
}
