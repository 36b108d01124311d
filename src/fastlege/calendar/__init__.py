"""Norwegian working days, public holidays and the day an answer is due (*arbeidsdager og svarfrist*)."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from fastlege.calendar.counting import SkippedDay
from fastlege.calendar.deadlines import Deadline, response_deadline
from fastlege.calendar.holidays import Feast, Holiday, public_holidays
from fastlege.calendar.working_days import add_working_days, is_working_day, working_days_between

if TYPE_CHECKING:
    from fastlege.calendar.year import Month, Week, YearCalendar, year_calendar

__all__ = [
    "Deadline",
    "Feast",
    "Holiday",
    "Month",
    "SkippedDay",
    "Week",
    "YearCalendar",
    "add_working_days",
    "is_working_day",
    "public_holidays",
    "response_deadline",
    "working_days_between",
    "year_calendar",
]


def __getattr__(name: str) -> object:
    """Load the calendar of a year with its first name: nobody else should wait for it at every start."""
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.year"), name)


def __dir__() -> list[str]:
    """List the public names, whether they are loaded or not."""
    return sorted({*globals(), *__all__})
