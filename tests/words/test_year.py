"""The calendar of a year in words: how it is drawn for a terminal, and shown in a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from fastlege.calendar import year_calendar
from fastlege.errors import InvalidInputError
from fastlege.terms import Language
from fastlege.words import catalogue
from tests.words.reading import Table, read, tables, texts

if TYPE_CHECKING:
    from typing import TypeAlias

    Anything: TypeAlias = object

OF_2026: Final = year_calendar(2026)

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
1. januar 2026, torsdag: første nyttårsdag
2. april 2026, torsdag: skjærtorsdag
3. april 2026, fredag: langfredag
5. april 2026, søndag: første påskedag
6. april 2026, mandag: andre påskedag
1. mai 2026, fredag: første mai
14. mai 2026, torsdag: Kristi himmelfartsdag
17. mai 2026, søndag: grunnlovsdagen
24. mai 2026, søndag: første pinsedag
25. mai 2026, mandag: andre pinsedag
25. desember 2026, fredag: første juledag
26. desember 2026, lørdag: andre juledag"""


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
