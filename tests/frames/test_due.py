"""A deadline in a column is that of `response_deadline`, on every engine."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import polars as pl
import pytest

from fastlege import OSLO, InvalidDayError, InvalidFactError
from fastlege.calendar import response_deadline
from fastlege.frames import deadline_calendar, deadlines, due
from fastlege.testing import edge_instants
from tests.frames import cases
from tests.frames.engines import ENGINES, arrow, duck, read

FIRST, LAST = date(2025, 1, 1), date(2027, 12, 31)
CALENDAR: Final = deadline_calendar(FIRST, LAST)
START: Final = datetime(2025, 1, 1, tzinfo=UTC)
INSTANTS: Final = [
    *(START + timedelta(minutes=997 * number) for number in range(1500)),
    *(
        datetime(day.year, day.month, day.day, hour, tzinfo=UTC) - before
        for day in (date(2026, 3, 28), date(2026, 3, 29), date(2026, 10, 24), date(2026, 10, 25))
        for hour in (22, 23)
        for before in (timedelta(0), timedelta(microseconds=1))
    ),
]


def expected(at: datetime) -> tuple[date, datetime]:
    deadline = response_deadline(at)
    return deadline.due_date, deadline.overdue_from.astimezone(UTC)


@pytest.mark.parametrize("engine", ENGINES)
def test_every_instant_has_the_scalar_deadline(engine: str) -> None:
    make = ENGINES[engine]
    frame = make(arrow({"row": [*range(len(INSTANTS))], "at": INSTANTS, "due_date": [None] * len(INSTANTS)}))
    answered = deadlines(frame, "at", make(arrow(CALENDAR)))
    assert type(answered) is type(frame)
    found = {
        row["row"]: (row["due_date"], row["overdue_from"].astimezone(UTC)) for row in read(engine, answered)
    }
    assert found == {number: expected(at) for number, at in enumerate(INSTANTS)}


@pytest.mark.parametrize("zone", ["UTC", "Europe/Oslo", "America/New_York"])
def test_any_zone_will_do(zone: str) -> None:
    at = pl.Series(INSTANTS).dt.convert_time_zone(zone).alias("at")
    found = deadlines(at.to_frame(), "at", pl.DataFrame(CALENDAR))
    assert found["due_date"].to_list() == [expected(one)[0] for one in INSTANTS]
    assert found.schema["at"] == pl.Datetime("us", zone)


def test_the_edges_that_matter() -> None:
    drawn = cases.drawn(edge_instants(), 150)
    instants = [at.astimezone(UTC) for at in drawn if 1950 <= at.astimezone(UTC).year < 2100]
    days = {at.date() for at in instants}
    calendars = [pl.DataFrame(deadline_calendar(day, day)) for day in sorted(days)]
    frame = pl.DataFrame({"at": instants}, schema={"at": pl.Datetime("us", "UTC")})
    found = deadlines(frame, "at", pl.concat(calendars))
    assert found.select("due_date", "overdue_from").rows() == [expected(at) for at in instants]
    assert len(instants) > 50


def test_what_the_calendar_does_not_have_is_null() -> None:
    at = [datetime(2024, 12, 31, 23, 59, tzinfo=UTC), None]
    found = deadlines(pl.DataFrame({"at": at}), "at", pl.DataFrame(CALENDAR))
    assert found.select("due_date", "overdue_from").rows() == [(None, None)] * 2


def test_other_working_days() -> None:
    calendar = deadline_calendar(date(2026, 11, 23), date(2026, 11, 24), working_days=1)
    assert calendar["due_date"] == [date(2026, 11, 24), date(2026, 11, 25)]


@pytest.mark.parametrize(
    ("arguments", "paths"),
    [
        ((date(2026, 1, 2), date(2026, 1, 1)), ["last"]),
        ((datetime(2026, 1, 2), "2026"), ["first", "last"]),
        ((date(2100, 12, 1), date(2100, 12, 31)), ["working_days"]),
    ],
)
def test_days_that_no_calendar_can_have(arguments: tuple[date, date], paths: list[str]) -> None:
    with pytest.raises(InvalidDayError) as raised:
        deadline_calendar(*arguments)
    assert [problem.path for problem in raised.value.problems] == paths


def test_days_on_which_oslo_keeps_another_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """By some editions of the time zones' data, in the summers of 1945 and 1947."""
    monkeypatch.setattr(due, "OSLO", ZoneInfo("Europe/Moscow"))
    with pytest.raises(InvalidDayError, match="first: give days on which Oslo is one or two hours ahead"):
        deadline_calendar(FIRST, LAST)


def test_a_column_that_holds_no_instants() -> None:
    calendar = pl.DataFrame(CALENDAR)
    naive = pl.DataFrame({"at": [datetime(2026, 1, 1)], "day": [date(2026, 1, 1)]})
    for column, told in (
        ("at", "column: give a column of instants with a time zone"),
        ("day", "column: give a column of instants with a time zone"),
        ("gone", "column: give the name of a column of the frame"),
    ):
        with pytest.raises(InvalidFactError) as raised:
            deadlines(naive, column, calendar)
        assert str(raised.value) == told
    aware = pl.DataFrame({"at": [datetime(2026, 1, 1, tzinfo=OSLO)]})
    with pytest.raises(InvalidFactError) as raised:
        deadlines(aware, "at", calendar.drop("turns_at_hour").lazy())
    assert [problem.path for problem in raised.value.problems] == ["calendar", "calendar.turns_at_hour"]


def test_the_session_of_duckdb_is_in_utc() -> None:
    session = duck("Europe/Oslo")
    with pytest.raises(InvalidFactError, match="set the session's time zone to UTC"):
        deadlines(session.from_arrow(arrow({"at": INSTANTS})), "at", session.from_arrow(arrow(CALENDAR)))
