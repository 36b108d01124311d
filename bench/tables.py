"""The floor under everything that counts days: tables worked out beforehand, and nothing checked.

The days come from a list written here by the law and an Easter of one's own, so that it is also a second
opinion on every answer that is timed.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate
from typing import Final
from zoneinfo import ZoneInfo

from bench.measure import seeded

__all__ = [
    "BASE",
    "DUE",
    "FIRST",
    "LAST",
    "ONE_DAY",
    "OSLO",
    "RED",
    "THROUGH",
    "WORKING",
    "days",
    "instants",
    "midnight_after",
]

OSLO: Final = ZoneInfo("Europe/Oslo")
ONE_DAY: Final = timedelta(days=1)
FIRST: Final = date(2015, 1, 1)
LAST: Final = date(2035, 12, 31)


def _easter(year: int) -> date:
    """Gauss's rule, as corrected for the Gregorian calendar; enough for 1900 to 2099."""
    a, b, c = year % 19, year % 4, year % 7
    d = (19 * a + 24) % 30
    e = (2 * b + 4 * c + 6 * d + 5) % 7
    late = (d == 29 and e == 6) or (d == 28 and e == 6 and a > 10)  # noqa: PLR2004  # Gauss's two exceptions
    return date(year, 3, 22) + timedelta(days=d + e - (7 if late else 0))


def _red_days(year: int) -> set[date]:
    fixed = {date(year, month, day) for month, day in ((1, 1), (5, 1), (5, 17), (12, 25), (12, 26))}
    return fixed | {_easter(year) + timedelta(days=after) for after in (-3, -2, 0, 1, 39, 49, 50)}


_YEARS: Final = range(FIRST.year - 1, LAST.year + 2)
RED: Final = frozenset[date]().union(*map(_red_days, _YEARS))

BASE: Final = date(_YEARS[0], 1, 1).toordinal()
_ALL: Final = [date.fromordinal(number) for number in range(BASE, date(_YEARS[-1], 12, 31).toordinal() + 1)]
WORKING: Final = [day for day in _ALL if day.isoweekday() < 6 and day not in RED]  # noqa: PLR2004  # Saturday
"""Every working day."""
_IS_WORKING: Final = frozenset(WORKING)
THROUGH: Final = list(accumulate(day in _IS_WORKING for day in _ALL))
"""For every day from BASE, how many working days there are up to and including it."""


def midnight_after(day: date) -> datetime:
    """Give the first instant in Oslo after a day."""
    return datetime.combine(day + ONE_DAY, time(), OSLO)


DUE: Final = [(day, midnight_after(day)) for day in (WORKING[n + 4] for n in THROUGH[:-14])]
"""For every day from BASE, the fifth working day after it, and the midnight that ends it."""


def days(number: int) -> list[tuple[date, int]]:
    """Draw so many different days, each with the number of working days to add."""
    span = range(FIRST.toordinal(), LAST.toordinal() + 1)
    return [(date.fromordinal(ordinal), 5) for ordinal in seeded(5).sample(span, number)]


def instants(number: int) -> list[datetime]:
    """Draw so many different instants, to the second, in UTC."""
    start = datetime(FIRST.year, 1, 1, tzinfo=UTC)
    seconds = round((datetime(LAST.year, 12, 31, tzinfo=UTC) - start).total_seconds())
    return [start + timedelta(seconds=second) for second in seeded(7).sample(range(seconds), number)]
