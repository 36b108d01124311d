"""The calendar of a year: its days against Python's own calendar, and how it is drawn."""

from __future__ import annotations

import calendar
import pickle
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import attrs
import pytest

from fastlege.calendar import Month, YearCalendar, is_working_day, public_holidays, year_calendar
from fastlege.errors import InvalidDayError, InvalidInputError
from fastlege.terms import Language
from fastlege.texts import catalogue
from tests.display.reading import Table, read, tables, texts

if TYPE_CHECKING:
    from typing import TypeAlias

    Anything: TypeAlias = object

YEARS: Final = range(1901, 2101)
OF_2026: Final = year_calendar(2026)

# --- the days


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


# --- in a terminal

SPRING: Final = """\
april: 19                  mai: 18                    juni: 22
 uke ma ti on to fr lø sø   uke ma ti on to fr lø sø   uke ma ti on to fr lø sø
  14        1 *2 *3  4 *5    18             *1  2  3    23  1  2  3  4  5  6  7
  15 *6  7  8  9 10 11 12    19  4  5  6  7  8  9 10    24  8  9 10 11 12 13 14
  16 13 14 15 16 17 18 19    20 11 12 13*14 15 16*17    25 15 16 17 18 19 20 21
  17 20 21 22 23 24 25 26    21 18 19 20 21 22 23*24    26 22 23 24 25 26 27 28
  18 27 28 29 30             22*25 26 27 28 29 30 31    27 29 30"""
BELOW: Final = """\
Lørdager, søndager og dager merket med * er ikke arbeidsdager.

Helligdager
2026-01-01  torsdag: første nyttårsdag
2026-04-02  torsdag: skjærtorsdag
2026-04-03  fredag: langfredag
2026-04-05  søndag: første påskedag
2026-04-06  mandag: andre påskedag
2026-05-01  fredag: første mai
2026-05-14  torsdag: Kristi himmelfartsdag
2026-05-17  søndag: grunnlovsdagen
2026-05-24  søndag: første pinsedag
2026-05-25  mandag: andre pinsedag
2026-12-25  fredag: første juledag
2026-12-26  lørdag: andre juledag"""


def test_a_year_is_drawn_three_months_abreast() -> None:
    title, winter, spring, summer, autumn, below = OF_2026.explain().split("\n\n", 5)
    assert title == "2026: 253 arbeidsdager"
    assert spring == SPRING
    assert below == BELOW
    assert [len(rows.splitlines()) for rows in (winter, spring, summer, autumn)] == [8, 7, 8, 8]
    assert winter.splitlines()[-1] == f"{'':54}  14 30 31"
    assert autumn.splitlines()[0].split() == ["oktober:", "22", "november:", "21", "desember:", "22"]


@pytest.mark.parametrize("language", Language)
def test_it_fits_a_terminal_and_names_each_month_once(language: Language) -> None:
    texts = catalogue(language)
    for year in (1901, 2012, 2026, 2100):
        drawn, _, listed = year_calendar(year).explain(language).rpartition("\n\n")
        assert max(map(len, drawn.splitlines())) == 79
        assert not [line for line in drawn.splitlines() if line != line.rstrip()]
        months = list(texts.calendar.values())[-13:-1]
        assert [drawn.count(f"{month}: ") for month in months] == [1] * 12
        assert listed.splitlines()[0] == texts.days["holidays-title"]
        assert drawn.count("*") == 1 + len(listed.splitlines()) - 1  # one star tells what it means


@pytest.mark.parametrize("language", Language)
def test_two_letters_tell_the_days_of_the_week_apart(language: Language) -> None:
    heads = year_calendar(2026).explain(language).splitlines()[3].split()
    assert heads == heads[:8] * 3
    assert len(set(heads[:8])) == 8
    assert heads[0] == catalogue(language).days["week"]


@pytest.mark.parametrize("wrong", ["no", "NB", "", None, 1])
def test_a_language_that_there_is_none_of(wrong: Anything) -> None:
    with pytest.raises(InvalidInputError, match=r"^language: give 'nb'"):
        OF_2026.explain(wrong)  # type: ignore[arg-type]  # what is tested


# --- in a notebook


def test_a_notebook_has_a_table_for_each_month() -> None:
    html = OF_2026._repr_html_()
    shown = tables(html)
    assert len(shown) == 12
    assert shown[4] == Table(
        "mai: 18 arbeidsdager",
        ["uke", "ma", "ti", "on", "to", "fr", "lø", "sø"],
        [
            ["18", "", "", "", "", "*1", "2", "3"],
            ["19", "4", "5", "6", "7", "8", "9", "10"],
            ["20", "11", "12", "13", "*14", "15", "16", "*17"],
            ["21", "18", "19", "20", "21", "22", "23", "*24"],
            ["22", "*25", "26", "27", "28", "29", "30", "31"],
        ],
    )
    assert texts(html)[0] == "2026: 253 arbeidsdager"
    assert texts(html)[6:11] == [
        "*1 første mai",
        "*14 Kristi himmelfartsdag",
        "*17 grunnlovsdagen",
        "*24 første pinsedag",
        "*25 andre pinsedag",
    ]
    assert texts(html)[-1] == catalogue("nb").days["not-working-days"]


def test_a_day_that_is_no_working_day_has_another_form() -> None:
    may = list(read(OF_2026._repr_html_()).iter("table"))[4]
    assert [day.text for day in may.findall(".//td/strong")] == ["*1", "*14", "*17", "*24", "*25"]
    assert [day.text for day in may.findall(".//td/em")] == ["2", "3", "9", "10", "16", "23", "30", "31"]
    assert [day.get("title") for day in may.findall(".//th/abbr")] == [
        *("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
    ]
