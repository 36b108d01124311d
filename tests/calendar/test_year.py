"""The calendar of a year: its days against Python's own calendar."""

from __future__ import annotations

import calendar
import pickle
import subprocess
import sys
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

import attrs
import pytest

from fastlege import calendar as ours
from fastlege.calendar import Month, Week, YearCalendar, is_working_day, public_holidays, year_calendar
from fastlege.errors import InvalidDayError

if TYPE_CHECKING:
    from typing import TypeAlias

    Anything: TypeAlias = object

YEARS: Final = range(1901, 2101)
OF_2026: Final = year_calendar(2026)


def test_the_weeks_are_those_of_pythons_calendar() -> None:
    for year in YEARS:
        for number, month in enumerate(year_calendar(year).months, start=1):
            days = [[day.day if day else 0 for day in week.days] for week in month.weeks]
            assert days == calendar.monthcalendar(year, number)


def test_a_day_stands_in_its_own_week() -> None:
    for year in YEARS:
        for month in year_calendar(year).months:
            for week in month.weeks:
                days = [day for day in week.days if day is not None]
                assert {(day.isocalendar().week, day.month, day.year) for day in days} == {
                    (week.number, month.first_day.month, year)
                }


def test_every_day_of_the_year_is_asked_whether_it_is_a_working_day() -> None:
    for year in YEARS:
        days = [date(year, 1, 1) + timedelta(days=number) for number in range(365 + calendar.isleap(year))]
        made = year_calendar(year)
        assert made.working_days == tuple(filter(is_working_day, days))
        assert made.holidays == public_holidays(year)
        assert [month.first_day for month in made.months] == [day for day in days if day.day == 1]
        for month in made.months:
            told = (*month.working_days, *(holiday.day for holiday in month.holidays))
            assert {(day.year, day.month) for day in told} == {(year, month.first_day.month)}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (1900, "begins with 1901"),
        (2101, "ends with 2100"),
        ("2026", "int\\(text\\)"),
        (True, "2026"),
        (2026.0, "2026"),
        (None, "2026"),
        (date(2026, 1, 1), "day.year"),
    ],
)
def test_what_is_no_year_of_the_calendar_is_refused(wrong: Anything, said: str) -> None:
    with pytest.raises(InvalidDayError, match=said) as refused:
        year_calendar(wrong)  # type: ignore[arg-type]  # what is tested
    assert [problem.path for problem in refused.value.problems] == ["year"]


def test_it_is_a_value() -> None:
    again = year_calendar(2026)
    assert again == OF_2026
    assert hash(again) == hash(OF_2026)
    assert pickle.loads(pickle.dumps(again)) == OF_2026  # noqa: S301  # our own bytes
    assert year_calendar(2027) != OF_2026
    assert repr(OF_2026) == "<YearCalendar 2026: 253 working days>"
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        again.year = 2027  # type: ignore[misc]  # what is tested
    with pytest.raises(TypeError):
        YearCalendar(2026, ())  # type: ignore[call-arg]  # by name alone
    with pytest.raises(TypeError):
        Month(date(2026, 1, 1), (), ())  # type: ignore[call-arg]  # likewise


FRIDAY: Final = date(2026, 1, 2)
NOON: Final = datetime(2026, 1, 2, 12)  # what is wrong is that it has a time
FIRST_WEEK: Final = (None, None, None, None, FRIDAY, date(2026, 1, 3), date(2026, 1, 4))
NO_WEEKS: Final[tuple[Anything, ...]] = (
    FIRST_WEEK[1:],
    (*FIRST_WEEK, None),
    [*FIRST_WEEK],
    (*FIRST_WEEK[1:], NOON),
    (*FIRST_WEEK[1:], "2026-01-05"),
    7,
)


def test_a_week_has_seven_days_and_a_month_has_days() -> None:
    assert Week(1, FIRST_WEEK).days == FIRST_WEEK
    for days in NO_WEEKS:
        with pytest.raises(InvalidDayError, match="days: give a tuple of seven, each a date without a time"):
            Week(1, days)  # type: ignore[arg-type]  # what is tested
    for working in ([FRIDAY], (FRIDAY, NOON), (FRIDAY, None), FRIDAY):
        with pytest.raises(InvalidDayError, match="working_days: give a tuple of dates without a time"):
            Month(first_day=FRIDAY, working_days=working, holidays=())  # type: ignore[arg-type]  # likewise


LATE: Final = """
import sys
from fastlege import calendar
assert "fastlege.calendar.year" not in sys.modules
assert calendar.year_calendar(2026).months[0].weeks
"""


def test_it_is_loaded_when_it_is_asked_for() -> None:
    subprocess.run([sys.executable, "-c", LATE], check=True)  # noqa: S603  # our own program


def test_its_names_are_there_and_no_others() -> None:
    assert {*ours.__all__} <= {*dir(ours)}
    with pytest.raises(AttributeError, match=r"^module 'fastlege.calendar' has no attribute 'month'$"):
        _ = ours.month
