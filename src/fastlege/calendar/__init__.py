"""Norwegian working days, public holidays and the day an answer is due (*arbeidsdager og svarfrist*)."""

from fastlege.calendar.counting import SkippedDay
from fastlege.calendar.deadlines import Deadline, response_deadline
from fastlege.calendar.holidays import Feast, Holiday, public_holidays
from fastlege.calendar.working_days import add_working_days, is_working_day, working_days_between
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
