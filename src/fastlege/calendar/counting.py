"""The days that a deadline counts and skips (*telte og hoppet over*), by the day of receipt.

References:
    Helsenorge, "Kom i kontakt med fastlegen via helsenorge.no", 11 January 2021,
    section "Trygt, og du sparer tid", list item 2.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final, NamedTuple

import attrs

from fastlege.calendar.arguments import LAST_DAY
from fastlege.calendar.holidays import Feast, feasts_on, validate_feasts
from fastlege.calendar.working_days import working_days_after
from fastlege.errors import InvalidDayError, Problem
from fastlege.oslo import OSLO
from fastlege.told import told

if TYPE_CHECKING:
    from fastlege.terms import LanguageCode

__all__ = ["KEPT", "ORDINALS", "OsloDay", "SkippedDay", "counted_from"]

ORDINALS: Final = 1 << 22
"""A number greater than the ordinal of any day."""

# Twenty-two years of days, for deadlines of one length.
_DAYS_KEPT: Final = 8192
_LONGEST_KEPT: Final = 60
"""The longest deadline that is cached, in working days: longer ones would fill the memory."""


@attrs.frozen(kw_only=True)
class SkippedDay:
    """A day that a deadline skips (*dag som ikke telles*); made by `response_deadline`.

    Attributes:
        day: The date.
        feasts: The feasts that make it a public holiday; empty on an ordinary Saturday or Sunday.
    """

    day: date
    feasts: tuple[Feast, ...]

    def __attrs_post_init__(self) -> None:
        """Check the fields."""
        validate_feasts(self.day, self.feasts)

    def name(self, language: LanguageCode) -> str:
        """Return the name of the public holiday, or of the day of the week (*dagens navn*).

        Raises:
            InvalidInputError: When the language is not known.

        Examples:
            >>> from fastlege.calendar import response_deadline
            >>> deadline = response_deadline(datetime(2026, 4, 1, 9, 0, tzinfo=OSLO), working_days=1)
            >>> [skipped.name("en") for skipped in deadline.skipped]
            ['Maundy Thursday', 'Good Friday', 'Saturday', 'Easter Sunday', 'Easter Monday']
        """
        return told(self, language)


class OsloDay(NamedTuple):
    """The part of a deadline that only depends on the day of receipt, shared by all deadlines of that day."""

    counted: tuple[date, ...]
    skipped: tuple[SkippedDay, ...]
    overdue_from: datetime


KEPT: Final[dict[int, OsloDay]] = {}
"""A cache, emptied when full. The key is the ordinal of the day of receipt plus `ORDINALS` times the number
of working days."""


def counted_from(received: date, working_days: int) -> OsloDay:
    """Compute the days of a deadline from the day of receipt, and cache them (*dagene i fristen*).

    Raises:
        InvalidDayError: When the answer would be due after the last day of the calendar.
    """
    days = _computed(received, working_days)
    if working_days > _LONGEST_KEPT:
        return days
    if len(KEPT) >= _DAYS_KEPT:
        KEPT.clear()
    # If two threads compute a day at once, both use the first.
    return KEPT.setdefault(received.toordinal() + working_days * ORDINALS, days)


def _computed(received: date, working_days: int) -> OsloDay:
    counted = working_days_after(received, working_days)
    if len(counted) < working_days:
        message = f"the answer would be due after {LAST_DAY}: give a smaller number, or an earlier `at`"
        raise InvalidDayError([Problem("working_days", message)])
    due = counted[-1].toordinal()
    after = map(date.fromordinal, range(received.toordinal() + 1, due))
    passed = sorted(set(after).difference(counted))
    return OsloDay(
        counted=counted,
        skipped=tuple(SkippedDay(day=day, feasts=feasts_on(day)) for day in passed),
        # From the date, not 24 hours later: summer time may begin or end on that night.
        overdue_from=datetime.combine(date.fromordinal(due + 1), time(), OSLO),
    )
