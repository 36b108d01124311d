"""Deadlines for a column of instants (*svarfrister i en kolonne*).

Engines differ in how they turn an instant into a day in Oslo, and some cannot. So the deadline is looked up
by the date and hour in UTC, in the table that `deadline_calendar` makes with the scalar function.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

import narwhals.stable.v2 as nw

from fastlege.calendar.arguments import day_row, number_row
from fastlege.calendar.deadlines import response_deadline
from fastlege.errors import InvalidDayError
from fastlege.frames.columns import frame_of, native, own
from fastlege.frames.joins import looked_up
from fastlege.oslo import OSLO, in_utc
from fastlege.policy import HELSENORGE_2021_01_11
from fastlege.problems import GIVE_TEXT, is_text, validate

if TYPE_CHECKING:
    from narwhals.stable.v2.typing import IntoFrameT

    from fastlege.frames.columns import Frame

__all__ = ["deadline_calendar", "deadlines"]

_WORKING_DAYS: Final = HELSENORGE_2021_01_11.response_working_days
_TURNS: Final = (22, 23)
"""The hour in UTC at which a day begins in Oslo, in summer and in winter."""
_COLUMNS: Final = (
    "utc_date",
    "turns_at_hour",
    "due_date",
    "overdue_from",
    "next_due_date",
    "next_overdue_from",
)
_UTC: Final = ("UTC", "Etc/UTC")


def deadline_calendar(
    first: date, last: date, *, working_days: int = _WORKING_DAYS
) -> dict[str, list[object]]:
    """Write when answers are due, for every date of receipt in UTC (*svarfristkalender*).

    Make a frame of the columns with your own engine, and pass it to `deadlines`.

    Args:
        first: The first date in UTC, inclusive.
        last: The last date in UTC, inclusive.
        working_days: The number of working days to answer in; the page says five.

    Returns:
        Columns by name. `utc_date`; `turns_at_hour`, the hour in UTC from which it is the next day in Oslo;
        `due_date` and `overdue_from` before that hour, and `next_due_date` and `next_overdue_from` from it
        on. The instants are in UTC.

    Raises:
        InvalidDayError: When an argument is not a valid day or number, when the last day is before the first,
            when an answer would be due after 2100, and when Oslo is neither one nor two hours ahead of UTC,
            as in some weeks of the 1940s.

    Examples:
        >>> calendar = deadline_calendar(date(2026, 11, 23), date(2026, 11, 23))
        >>> calendar["turns_at_hour"], calendar["due_date"], calendar["next_due_date"]
        ([23], [datetime.date(2026, 11, 30)], [datetime.date(2026, 12, 1)])
    """
    rows = (day_row("first", first), day_row("last", last), number_row("working_days", working_days))
    validate(*rows, error=InvalidDayError)
    validate(("last", first <= last, "give a day that is not before the first"), error=InvalidDayError)
    days = [date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1)]
    turns = [in_utc(datetime.combine(day + timedelta(days=1), time(), OSLO)) for day in days]
    same = "give days on which Oslo is one or two hours ahead of UTC all day, as in every year from 1950 on"
    validate(
        ("first", all(_is_usual(day, turn) for day, turn in zip(days, turns, strict=True)), same),
        error=InvalidDayError,
    )
    # One instant before midnight in Oslo and one at it stand for the two parts of a date in UTC.
    lines = [
        (day, turn.hour, *_due(turn - timedelta(hours=1), working_days), *_due(turn, working_days))
        for day, turn in zip(days, turns, strict=True)
    ]
    return {name: [line[place] for line in lines] for place, name in enumerate(_COLUMNS)}


def _is_usual(day: date, turn: datetime) -> bool:
    return turn.date() == day and turn.hour in _TURNS and turn.minute == 0


def _due(at: datetime, working_days: int) -> tuple[date, datetime]:
    deadline = response_deadline(at, working_days=working_days)
    return deadline.due_date, deadline.overdue_from.astimezone(UTC)


def deadlines(frame: IntoFrameT, column: str, calendar: IntoFrameT) -> IntoFrameT:
    """Add when the answer to each row is due (*svarfrist*): `due_date`, and `overdue_from` in UTC.

    A row that is null, or whose date is not in the calendar, has null in both. A lazy frame stays lazy, and
    the order of its rows is not kept.

    Args:
        frame: A frame of any engine.
        column: The name of the column with the instants of receipt, which has a time zone. On DuckDB and
            Spark the session's time zone must be UTC, since they read instants in it.
        calendar: The columns of `deadline_calendar`, as a frame of the same engine.

    Raises:
        InvalidFactError: When a column is missing or of another type. Every problem is listed.

    Examples:
        >>> import polars
        >>> calendar = polars.DataFrame(deadline_calendar(date(2026, 1, 1), date(2026, 12, 31)))
        >>> received = polars.DataFrame({"at": [datetime(2026, 11, 23, 21, 5, tzinfo=OSLO)]})
        >>> deadlines(received, "at", calendar)["due_date"].to_list()
        [datetime.date(2026, 11, 30)]
    """
    validate(("column", is_text(column), GIVE_TEXT))
    asked, days = frame_of("frame", frame), frame_of("calendar", calendar)
    alike = type(asked) is type(days) and asked.implementation is days.implementation
    schema, has = asked.collect_schema(), {*days.collect_schema().names()}
    zone = getattr(schema.get(column), "time_zone", None)
    validate(
        ("column", column in schema, "give the name of a column of the frame"),
        ("column", column not in schema or zone is not None, "give a column of instants with a time zone"),
        (
            "column",
            zone in _UTC or not _reads_in_session_zone(asked),
            "set the session's time zone to UTC",
        ),
        ("calendar", alike, "give a frame of the same engine as the other one, lazy if that one is"),
        *((f"calendar.{name}", name in has, "give the columns of deadline_calendar") for name in _COLUMNS),
    )
    at = nw.col(column) if zone in _UTC else nw.col(column).dt.convert_time_zone("UTC")
    day, hour = own("utc_date"), own("hour")
    table = days.select(**{own(name): nw.col(name) for name in _COLUMNS})
    found = looked_up(asked.with_columns(**{day: at.dt.date(), hour: at.dt.hour()}), table, day)
    is_next = nw.col(hour) >= nw.col(own("turns_at_hour"))
    due = {
        name: nw.when(is_next).then(nw.col(own(f"next_{name}"))).otherwise(nw.col(own(name)))
        for name in ("due_date", "overdue_from")
    }
    kept = [name for name in schema.names() if name not in due]
    return native(found.with_columns(**due).select(*kept, *due), frame)


def _reads_in_session_zone(frame: Frame) -> bool:
    return frame.implementation.is_duckdb() or frame.implementation.is_spark_like()
