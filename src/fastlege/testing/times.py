"""Days and instants (*dager og tidspunkter*), more often those at which an answer can change.

References:
    The edges: midnight in Oslo, a birthday, 29 February, the two changes of the clock, the days of Easter.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from dateutil.easter import easter
from dateutil.relativedelta import SU, relativedelta
from hypothesis import strategies as st

from fastlege.oslo import OSLO, is_day
from fastlege.problems import validate

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

__all__ = ["LAST_DAY", "PLAIN_DAY", "birthday", "days", "edge_instants", "instants", "midnight"]

PLAIN_DAY: Final = date(2026, 11, 23)
"""The day that a failing example shrinks to: an ordinary Monday in winter."""
LAST_DAY: Final = date(2032, 12, 31)
_YEARS: Final = range(2020, LAST_DAY.year + 1)
_HOUR: Final = 3600


def days() -> SearchStrategy[date]:
    """Make days on which the facts hold; more often 29 February and the turn of a year."""
    return _DAYS


def instants() -> SearchStrategy[datetime]:
    """Make instants, aware and in Oslo time; more often at a second beside midnight."""
    return _INSTANTS


def edge_instants(*births: date) -> SearchStrategy[datetime]:
    """Make instants around the edges that matter (*skillelinjer i tid*), aware, in Oslo time or in UTC.

    Each is on an edge, or a second or an hour from it. The edges are midnight in Oslo, both changes of the
    clock, the days of Easter, 29 February, and the birthdays of those whose birth dates are given.

    Args:
        births: Birth dates; the sixteenth birthday comes more often than the others.

    Raises:
        InvalidFactError: When a birth is not a date.

    Examples:
        >>> from hypothesis import find
        >>> find(edge_instants(date(2010, 6, 1)), lambda at: at.tzinfo is OSLO).isoformat()
        '2026-06-01T00:00:00+02:00'
    """
    validate(*(("births", is_day(born), "give dates without a time") for born in births))
    ages = (16, 16, 16, 12, 15, 17, 18)
    birthdays = [midnight(birthday(born, age)) for born in births for age in ages]
    edges = st.one_of(*(st.sampled_from(kind) for kind in (birthdays, *_EDGES) if kind))
    return st.builds(_beside, edges, _BESIDE, _ZONES)


def birthday(born: date, age: int) -> date:
    """Return the day on which an age is reached; of 29 February, 1 March where there is no such day."""
    missing = (born.month, born.day) == (2, 29) and monthrange(born.year + age, 2)[1] < born.day
    return date(born.year + age, 3, 1) if missing else born.replace(year=born.year + age)


def midnight(day: date) -> datetime:
    """Return the instant at which a day begins in Oslo, in UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=OSLO).astimezone(UTC)


def _beside(edge: datetime, seconds: int, zone: str) -> datetime:
    return (edge + timedelta(seconds=seconds)).astimezone(OSLO if zone == "Oslo" else UTC)


def _instant(day: date, seconds: int) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=OSLO) + timedelta(seconds=seconds)


# Made once: a strategy that is made anew for each example costs more than the example.
_BESIDE: Final = st.sampled_from([0, -1, 1, -_HOUR, _HOUR])
"""Seconds from an edge: on it, just before and after, and an hour away, where UTC has another day."""
_ZONES: Final = st.sampled_from(["Oslo", "UTC"])
_LEAP_DAYS: Final = (date(2024, 2, 29), date(2028, 2, 29))
_TURNS: Final = (date(2023, 3, 1), date(2025, 12, 31), date(2026, 1, 1))
_CLOCK_CHANGES: Final = [
    datetime(year, month, 31, 1, tzinfo=UTC) + relativedelta(weekday=SU(-1))
    for year in _YEARS
    for month in (3, 10)
]
_EASTER: Final = [easter(year) + timedelta(days=days) for year in _YEARS for days in (-3, -2, 0, 1, 2)]
_EDGES: Final = [
    *(list(map(midnight, kind)) for kind in ((PLAIN_DAY, *_TURNS), _EASTER, _LEAP_DAYS)),
    _CLOCK_CHANGES,
]
_DAYS: Final = (
    st.just(PLAIN_DAY) | st.dates(date(2020, 1, 1), LAST_DAY) | st.sampled_from([*_LEAP_DAYS, *_TURNS])
)
_INSTANTS: Final = st.builds(
    _instant, _DAYS, st.integers(0, 86_399) | st.sampled_from([0, 86_399])
) | edge_instants().map(lambda at: at.astimezone(OSLO))
