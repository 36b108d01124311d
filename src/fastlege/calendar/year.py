"""The calendar of a year (*årskalender*): months, weeks, working days and public holidays."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import chain
from typing import TYPE_CHECKING, Final

import attrs

from fastlege.calendar.arguments import year_row
from fastlege.calendar.holidays import Holiday, public_holidays
from fastlege.calendar.working_days import is_working_day
from fastlege.errors import InvalidDayError
from fastlege.oslo import is_day
from fastlege.problems import GIVE_DAY, is_count, is_tuple_of, validate
from fastlege.told import Told, told

if TYPE_CHECKING:
    from fastlege.terms import LanguageCode

__all__ = ["Month", "Week", "YearCalendar", "year_calendar"]

_MONTHS: Final = range(1, 13)
_WEEK: Final = range(7)
# A long month that begins at a weekend touches six weeks.
_ROWS: Final = range(6)
_LONGEST_MONTH: Final = 31


@attrs.frozen
class Week:
    """One week of a month (*uke*).

    Attributes:
        number: The week number of ISO 8601, as in Norwegian calendars.
        days: Monday to Sunday; None for days of another month.
    """

    number: int
    days: tuple[date | None, ...]

    def __attrs_post_init__(self) -> None:
        """Check the fields."""
        seven = is_tuple_of(object, self.days) and len(self.days) == len(_WEEK)
        validate(
            ("number", is_count(self.number), "give the number of a week"),
            (
                "days",
                seven and all(day is None or is_day(day) for day in self.days),
                "give a tuple of seven, each a date without a time, or None",
            ),
            error=InvalidDayError,
        )


@attrs.frozen(kw_only=True)
class Month:
    """One month (*måned*); made by `year_calendar`.

    Attributes:
        first_day: Its first day.
        working_days: Its working days, in date order.
        holidays: Its public holidays, in date order.
    """

    first_day: date
    working_days: tuple[date, ...]
    holidays: tuple[Holiday, ...]

    def __attrs_post_init__(self) -> None:
        """Check the fields."""
        days = is_tuple_of(date, self.working_days) and all(map(is_day, self.working_days))
        validate(
            ("first_day", is_day(self.first_day), GIVE_DAY),
            ("working_days", days, "give a tuple of dates without a time"),
            ("holidays", is_tuple_of(Holiday, self.holidays), "give a tuple of Holiday"),
            error=InvalidDayError,
        )

    @property
    def weeks(self) -> tuple[Week, ...]:
        """The weeks with a day in the month (*uker*)."""
        monday = self.first_day - timedelta(days=self.first_day.weekday())
        mondays = [monday + timedelta(weeks=row) for row in _ROWS]
        weeks = [Week(monday.isocalendar().week, self._from(monday)) for monday in mondays]
        return tuple(week for week in weeks if any(week.days))

    def _from(self, monday: date) -> tuple[date | None, ...]:
        days = (monday + timedelta(days=place) for place in _WEEK)
        return tuple(day if day.month == self.first_day.month else None for day in days)


@attrs.frozen(kw_only=True, repr=False)
class YearCalendar(Told):
    """The calendar of a year (*årskalender*); made by `year_calendar`.

    Attributes:
        year: The year.
        months: January to December.
    """

    year: int
    months: tuple[Month, ...]

    def __attrs_post_init__(self) -> None:
        """Check the fields."""
        validate(
            year_row("year", self.year),
            ("months", is_tuple_of(Month, self.months), "give a tuple of Month"),
            error=InvalidDayError,
        )

    @property
    def working_days(self) -> tuple[date, ...]:
        """The year's working days (*arbeidsdager*), in date order."""
        return tuple(chain.from_iterable(month.working_days for month in self.months))

    @property
    def holidays(self) -> tuple[Holiday, ...]:
        """The year's public holidays (*helligdager*), in date order."""
        return tuple(chain.from_iterable(month.holidays for month in self.months))

    def explain(self, language: LanguageCode = "nb") -> str:
        """Write the months, and then the names of the public holidays (*kalender i ord*).

        Raises:
            InvalidInputError: When the language is not known.
        """
        return told(self, language)

    def __repr__(self) -> str:
        """Show the year and its number of working days."""
        return f"<YearCalendar {self.year}: {len(self.working_days)} working days>"


def year_calendar(year: int) -> YearCalendar:
    """Make the calendar of a year (*årskalender*).

    Raises:
        InvalidDayError: When the year is not a whole number from 1901 to 2100.
        HolidayListError: When the ``holidays`` package lacks a known holiday.

    Examples:
        >>> year_calendar(2026)
        <YearCalendar 2026: 253 working days>
        >>> april = year_calendar(2026).months[3]
        >>> [holiday.name("en") for holiday in april.holidays]
        ['Maundy Thursday', 'Good Friday', 'Easter Sunday', 'Easter Monday']
        >>> april.weeks[0].number, len(april.working_days)
        (14, 19)
    """
    validate(year_row("year", year), error=InvalidDayError)
    return YearCalendar(year=int(year), months=tuple(_month(date(year, month, 1)) for month in _MONTHS))


def _month(first: date) -> Month:
    ahead = (first + timedelta(days=number) for number in range(_LONGEST_MONTH))
    days = [day for day in ahead if day.month == first.month]
    holidays = (holiday for holiday in public_holidays(first.year) if holiday.day.month == first.month)
    return Month(
        first_day=first,
        working_days=tuple(day for day in days if is_working_day(day)),
        holidays=tuple(holidays),
    )
