"""When an answer is due, and from when it is overdue (*svarfrist*).

Day 1 is the first working day after the date of receipt in Oslo. The answer is due on day 5, and is overdue
from midnight in Oslo after that day. The deadline is for the reply, not for an appointment, and an office's
own closing days never move it.

References:
    Helsenorge, "Kom i kontakt med fastlegen via helsenorge.no", 11 January 2021,
    section "Trygt, og du sparer tid", list item 2. That the day of receipt is not counted is our reading.
"""

from __future__ import annotations

from datetime import date, datetime, timezone
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

import attrs

from fastlege.calendar.arguments import closed_rows, day_row, instant_row, number_row, range_row
from fastlege.calendar.counting import KEPT, ORDINALS, OsloDay, counted_from
from fastlege.errors import InvalidDayError
from fastlege.oslo import OSLO, in_utc, is_day, oslo_day
from fastlege.policy import HELSENORGE_2021_01_11
from fastlege.problems import validate
from fastlege.sources import PAGE, Source
from fastlege.told import Told, told

if TYPE_CHECKING:
    from collections.abc import Collection

    from fastlege.calendar.counting import SkippedDay
    from fastlege.problems import Row
    from fastlege.terms import LanguageCode

__all__ = ["SOURCE", "Deadline", "response_deadline"]

SOURCE: Final[Source] = PAGE.at("Trygt, og du sparer tid, list item 2")

_RESPONSE_WORKING_DAYS: Final = HELSENORGE_2021_01_11.response_working_days

_ALWAYS_AWARE: Final = frozenset({timezone, ZoneInfo})
"""Time zone classes that have an offset for every datetime; other classes may have none."""


@attrs.frozen(init=False, repr=False)
class Deadline(Told):
    """When an answer is due (*svarfrist*); made by `response_deadline`.

    Two deadlines are equal when their days and the instants of receipt are, in any time zones.

    Attributes:
        received_at: The instant of receipt, in the time zone that was given.

    Examples:
        >>> response_deadline(datetime(2026, 11, 23, 21, 5, tzinfo=OSLO))
        <Deadline 2026-11-30, received 2026-11-23T21:05:00+01:00>
    """

    received_at: datetime = attrs.field(eq=in_utc)
    _days: OsloDay

    def __init__(self, *_: object, **__: object) -> None:
        """Refuse: the days must follow from the instant of receipt."""
        msg = "a deadline is made by response_deadline(at)"
        raise TypeError(msg)

    @property
    def due_date(self) -> date:
        """The last day on which the answer is in time (*siste svardag*), a day in Oslo."""
        return self._days.counted[-1]

    @property
    def overdue_from(self) -> datetime:
        """The first instant at which the answer is late: 00:00 in Oslo on the day after the due date."""
        return self._days.overdue_from

    @property
    def counted(self) -> tuple[date, ...]:
        """The counted working days (*telte arbeidsdager*), in order; the last is the due date."""
        return self._days.counted

    @property
    def skipped(self) -> tuple[SkippedDay, ...]:
        """The other days between the day of receipt and the due date (*dager som ikke telles*), in order."""
        return self._days.skipped

    def is_overdue(self, at: datetime) -> bool:
        """Return whether an answer that is still missing at an instant is late (*fristen er ute*).

        Raises:
            InvalidDayError: When the instant is not a datetime with a time zone.

        Examples:
            >>> deadline = response_deadline(datetime(2026, 11, 23, 21, 5, tzinfo=OSLO))
            >>> deadline.is_overdue(datetime(2026, 11, 30, 23, 59, tzinfo=OSLO))
            False
            >>> deadline.is_overdue(datetime(2026, 12, 1, 0, 0, tzinfo=OSLO))
            True
        """
        validate(instant_row("at", at), error=InvalidDayError)
        return at >= self.overdue_from

    def working_days_left(self, day: date) -> int:
        """Count the working days left, from and including a day (*gjenstående arbeidsdager*).

        On the day of receipt all are left, on the due date one, and after it none.

        Raises:
            InvalidDayError: When the day is not a date without a time.

        Examples:
            >>> deadline = response_deadline(datetime(2026, 11, 23, 21, 5, tzinfo=OSLO))
            >>> deadline.working_days_left(date(2026, 11, 28))
            1
        """
        # Any day may be asked about, also outside the calendar.
        if not is_day(day):
            validate(day_row("day", day), error=InvalidDayError)
        return sum(counted >= day for counted in self.counted)

    def answer_by(self, closed: Collection[date]) -> date | None:
        """Find the last counted day on which the office is open (*siste åpne dag*); the due date stays.

        None means that the office is closed on every counted day, so that a stand-in (*vikar*) is needed.

        Args:
            closed: The days on which the office is closed. Days that are not counted are ignored.

        Raises:
            InvalidDayError: When `closed` is not a collection of dates without a time.

        Examples:
            >>> deadline = response_deadline(datetime(2026, 11, 23, 21, 5, tzinfo=OSLO))
            >>> deadline.answer_by([date(2026, 11, 30), date(2026, 11, 27)])
            datetime.date(2026, 11, 26)
        """
        validate(*closed_rows("closed", closed), error=InvalidDayError)
        return next((day for day in reversed(self.counted) if day not in closed), None)

    def explain(self, language: LanguageCode = "nb") -> str:
        """Write the deadline day by day (*fristen i ord*): which days count, which do not, and why.

        Raises:
            InvalidInputError: When the language is not known.

        Examples:
            >>> deadline = response_deadline(datetime(2026, 4, 30, 9, 0, tzinfo=OSLO), working_days=1)
            >>> print(deadline.explain("en"))
            Answer due: 4 May 2026
            Received: 30 April 2026 at 09:00 (Oslo)
            –  1 May 2026  Friday    Labour Day
            –  2 May 2026  Saturday  weekend
            –  3 May 2026  Sunday    weekend
            1  4 May 2026  Monday
            Overdue from: 5 May 2026 at 00:00 (Oslo)
        """
        return told(self, language)

    def __repr__(self) -> str:
        """Show the due date and the instant of receipt."""
        return f"<Deadline {self.due_date}, received {self.received_at.isoformat()}>"


# Bound once, for speed: in the usual case `response_deadline` does little else.
_new: Final = object.__new__
_set_received_at: Final = Deadline.__dict__["received_at"].__set__
_set_days: Final = Deadline.__dict__["_days"].__set__


def _deadline(received_at: datetime, days: OsloDay) -> Deadline:
    """Make a deadline, in two thirds of the time that an ``__init__`` written by attrs takes."""
    deadline = _new(Deadline)
    _set_received_at(deadline, received_at)
    _set_days(deadline, days)
    return deadline


def response_deadline(at: datetime, *, working_days: int = _RESPONSE_WORKING_DAYS) -> Deadline:
    """Compute when the answer to something received at an instant is due (*svarfrist*).

    The day of receipt is the date in Oslo at that instant, whatever the time zone of the datetime.

    Args:
        at: The instant of receipt: a datetime with a time zone.
        working_days: The number of working days to answer in; the page says five.

    Raises:
        InvalidDayError: With every problem: when the instant has no time zone or is not in the years 1901 to
            2100, when the number is less than one, and when the answer would be due after 2100.
        HolidayListError: When the ``holidays`` package lacks a known holiday.

    References:
        Helsenorge, 11 January 2021, section "Trygt, og du sparer tid", list item 2.

    Examples:
        Received in the evening of Monday 23 November 2026, the answer is due on the Monday after.

        >>> deadline = response_deadline(datetime(2026, 11, 23, 21, 5, tzinfo=OSLO))
        >>> deadline.due_date
        datetime.date(2026, 11, 30)
        >>> deadline.overdue_from.isoformat()
        '2026-12-01T00:00:00+01:00'
        >>> [skipped.day.day for skipped in deadline.skipped]
        [28, 29]
    """
    # The usual case: certainly aware, and of a day that is in the cache.
    if type(at) is datetime and type(at.tzinfo) in _ALWAYS_AWARE and type(working_days) is int:
        try:
            return _deadline(at, KEPT[at.astimezone(OSLO).toordinal() + working_days * ORDINALS])
        except (KeyError, OverflowError):
            pass  # Not in the cache, or not valid: check and compute below.
    validate(_receipt_row(at), number_row("working_days", working_days), error=InvalidDayError)
    return _deadline(at, counted_from(_received_on(at), working_days))


def _received_on(at: datetime) -> date:
    try:
        return oslo_day(at)
    except OverflowError:
        return at.date()  # In the year 1 or 9999, which is out of range in every time zone.


def _receipt_row(at: datetime) -> Row:
    row = instant_row("at", at)
    return range_row("at", _received_on(at)) if row[1] else row
