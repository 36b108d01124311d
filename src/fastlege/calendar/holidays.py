"""Which days are public holidays in Norway, and their names (*helligdager*).

The ``holidays`` package says which days; the names are ours. Its calendars grow when they are read, so each
year is read once, from a new object, and then cached.

References:
    Lov 24. februar 1995 nr. 12 om helligdager og helligdagsfred, paragraf 2.
    Lov 26. april 1947 nr. 1 om 1 og 17 mai som høgtidsdager.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final

import attrs

from fastlege.calendar.arguments import year_row
from fastlege.errors import HolidayListError, InvalidDayError
from fastlege.oslo import is_day
from fastlege.problems import GIVE_DAY, is_tuple_of, validate
from fastlege.told import told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fastlege.terms import LanguageCode

__all__ = ["Feast", "Holiday", "feasts_on", "public_holidays", "validate_feasts"]

_MAY_DAYS_FROM: Final = 1947
"""The first year in which 1 and 17 May were public holidays by law."""


class Feast(StrEnum):
    """What a public holiday celebrates (*høytidsdag*), in the order of the year."""

    NEW_YEARS_DAY = "new-years-day"
    MAUNDY_THURSDAY = "maundy-thursday"
    GOOD_FRIDAY = "good-friday"
    EASTER_SUNDAY = "easter-sunday"
    EASTER_MONDAY = "easter-monday"
    LABOUR_DAY = "labour-day"
    CONSTITUTION_DAY = "constitution-day"
    ASCENSION_DAY = "ascension-day"
    WHIT_SUNDAY = "whit-sunday"
    WHIT_MONDAY = "whit-monday"
    CHRISTMAS_DAY = "christmas-day"
    BOXING_DAY = "boxing-day"
    OTHER_PUBLIC_HOLIDAY = "other-public-holiday"


_AFTER_EASTER: Final = {
    Feast.MAUNDY_THURSDAY: -3,
    Feast.GOOD_FRIDAY: -2,
    Feast.EASTER_SUNDAY: 0,
    Feast.EASTER_MONDAY: 1,
    Feast.ASCENSION_DAY: 39,
    Feast.WHIT_SUNDAY: 49,
    Feast.WHIT_MONDAY: 50,
}
"""The moveable feasts, in days from Easter Sunday."""


@attrs.frozen(kw_only=True)
class Holiday:
    """One public holiday (*helligdag*); made by `public_holidays`.

    Attributes:
        day: The date.
        feasts: What it celebrates. Two feasts may fall on the same day, which is then one holiday.
    """

    day: date
    feasts: tuple[Feast, ...]

    def __attrs_post_init__(self) -> None:
        """Check the fields."""
        validate_feasts(self.day, self.feasts)

    def name(self, language: LanguageCode = "nb") -> str:
        """Return the name of the day (*dagens navn*); two feasts are joined by "and".

        Raises:
            InvalidInputError: When the language is not known.

        Examples:
            >>> public_holidays(2026)[2].name("en")
            'Good Friday'
        """
        return told(self, language)


def validate_feasts(day: object, feasts: object) -> None:
    """Check a day and its feasts.

    Raises:
        InvalidDayError: With every problem.
    """
    validate(
        ("day", is_day(day), GIVE_DAY),
        ("feasts", is_tuple_of(Feast, feasts), "give a tuple of Feast"),
        error=InvalidDayError,
    )


def public_holidays(year: int) -> tuple[Holiday, ...]:
    """List the public holidays of a year (*helligdager*), in date order.

    A holiday on a Sunday is not moved to another day. Ordinary Sundays, Christmas Eve and New Year's Eve are
    not public holidays.

    Raises:
        InvalidDayError: When the year is not a whole number from 1901 to 2100.
        HolidayListError: When the ``holidays`` package lacks a known holiday.

    Examples:
        Two feasts fall on 17 May 2027.

        >>> [holiday.feasts for holiday in public_holidays(2027) if holiday.day == date(2027, 5, 17)]
        [(<Feast.CONSTITUTION_DAY: 'constitution-day'>, <Feast.WHIT_MONDAY: 'whit-monday'>)]
    """
    validate(year_row("year", year), error=InvalidDayError)
    return tuple(Holiday(day=day, feasts=feasts) for day, feasts in _feasts_of(int(year)).items())


def feasts_on(day: date) -> tuple[Feast, ...]:
    """Return the feasts of a day; empty unless it is a public holiday. The year is not checked."""
    return _feasts_of(day.year).get(day, ())


@cache
def _feasts_of(year: int) -> Mapping[date, tuple[Feast, ...]]:
    from holidays import country_holidays  # noqa: PLC0415  # slow to import, and only needed when a day is counted

    # Without expand=False, the object adds a year whenever it is asked about a new one.
    listed = sorted(country_holidays("NO", years=year, expand=False))
    known = _known_feasts(year)
    # A holiday that is missing would count as a working day.
    lacking = [feast for feast, day in known.items() if day not in listed]
    if lacking:
        message = f"this version of holidays lacks {', '.join(lacking)} of {year}; install another"
        raise HolidayListError(message)
    return {
        # A holiday that is new to us still counts, under a general name.
        day: tuple(feast for feast in Feast if known.get(feast) == day) or (Feast.OTHER_PUBLIC_HOLIDAY,)
        for day in listed
    }


def _known_feasts(year: int) -> Mapping[Feast, date]:
    from dateutil.easter import easter  # noqa: PLC0415  # only needed when a day is counted

    sunday = easter(year)
    moveable = {feast: sunday + timedelta(days=days) for feast, days in _AFTER_EASTER.items()}
    may_days = {Feast.LABOUR_DAY: date(year, 5, 1), Feast.CONSTITUTION_DAY: date(year, 5, 17)}
    return {
        Feast.NEW_YEARS_DAY: date(year, 1, 1),
        **moveable,
        **(may_days if year >= _MAY_DAYS_FROM else {}),
        Feast.CHRISTMAS_DAY: date(year, 12, 25),
        Feast.BOXING_DAY: date(year, 12, 26),
    }
