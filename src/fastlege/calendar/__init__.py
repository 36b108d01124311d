"""Norwegian working days, public holidays and the day an answer is due (*arbeidsdager og svarfrist*)."""

from typing import TYPE_CHECKING

from fastlege.calendar.counting import SkippedDay
from fastlege.calendar.deadlines import Deadline, response_deadline
from fastlege.calendar.holidays import Feast, Holiday, public_holidays
from fastlege.calendar.working_days import add_working_days, is_working_day, working_days_between

if TYPE_CHECKING:
    from fastlege.calendar.year import Month, Week, YearCalendar, year_calendar
else:  # not for a type checker, which would then take any name at all

    def __getattr__(name: str) -> object:
        """Load the calendar of a year when it is first asked for: `import fastlege` needs none."""
        if name in {"Month", "Week", "YearCalendar", "year_calendar"}:
            from fastlege.calendar import year  # noqa: PLC0415  # what this is about

            return getattr(year, name)
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)


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
