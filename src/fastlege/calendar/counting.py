"""Which days an answer may take, and which it passes over (*telte og hoppet over*), by the day of receipt.

References:
    Helsenorge, "Kom i kontakt med fastlegen via helsenorge.no", 11 January 2021,
    section "Trygt, og du sparer tid", list item 2.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

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
"""More than the ordinal of any day."""

_DAYS_KEPT: Final = 8192
_LONGEST_KEPT: Final = 60
"""Working days of an answer that is remembered: of one of years, eight thousand would fill the memory."""


@attrs.frozen(kw_only=True)
class SkippedDay:
    """A day that a deadline passes over (*dag som ikke telles*); made by `response_deadline`.

    Attributes:
        day: The date.
        feasts: What makes it a public holiday; empty on an ordinary Saturday or Sunday.
    """

    day: date
    feasts: tuple[Feast, ...]

    def __attrs_post_init__(self) -> None:
        """Check the two."""
        validate_feasts(self.day, self.feasts)

    def name(self, language: LanguageCode) -> str:
        """Name the public holiday, or else the day of the week (*dagens navn*).

        Examples:
            >>> from fastlege.calendar import response_deadline
            >>> deadline = response_deadline(datetime(2026, 4, 1, 9, 0, tzinfo=OSLO), working_days=1)
            >>> [skipped.name("en") for skipped in deadline.skipped]
            ['Maundy Thursday', 'Good Friday', 'Saturday', 'Easter Sunday', 'Easter Monday']
        """
        return told(self, language)


@attrs.frozen(kw_only=True)
class OsloDay:
    """What follows from the day of receipt alone; one object for all that came in on that day."""

    counted: tuple[date, ...]
    skipped: tuple[SkippedDay, ...]
    overdue_from: datetime


KEPT: Final[dict[int, OsloDay]] = {}
"""The days of receipt asked about so far; emptied when it is full. The key is the day's ordinal and, above
it, the number of working days times `ORDINALS`."""


def counted_from(received: date, working_days: int) -> OsloDay:
    """Give the days of an answer by the day of receipt, and remember them (*dagene i fristen*).

    Raises:
        InvalidDayError: The answer would be due after the last day of the calendar.
    """
    reckoned = _reckoned(received, working_days)
    if working_days > _LONGEST_KEPT:
        return reckoned
    if len(KEPT) >= _DAYS_KEPT:
        KEPT.clear()
    return KEPT.setdefault(received.toordinal() + working_days * ORDINALS, reckoned)


def _reckoned(received: date, working_days: int) -> OsloDay:
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
        overdue_from=datetime.combine(date.fromordinal(due + 1), time(), OSLO),
    )
