"""A deadline in words: every day after receipt, numbered or with why it does not count."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

import pytest

from fastlege.calendar import response_deadline
from fastlege.errors import InvalidInputError
from fastlege.oslo import OSLO
from fastlege.terms import Language
from fastlege.words import catalogue
from tests.words.reading import Table, read, tables, texts

if TYPE_CHECKING:
    from typing import TypeAlias

    Anything: TypeAlias = object

OVER_EASTER: Final = response_deadline(datetime(2026, 3, 30, 9, 0, tzinfo=OSLO))


def test_in_a_terminal() -> None:
    assert OVER_EASTER.explain() == OVER_EASTER.explain("nb")
    assert OVER_EASTER.explain("nn").splitlines() == [
        "Svarfrist: 2026-04-09",
        "Motteke: 2026-03-30 09:00 (Oslo)",
        "1  2026-03-31  tysdag",
        "2  2026-04-01  onsdag",
        "–  2026-04-02  torsdag  skjærtorsdag",
        "–  2026-04-03  fredag   langfredag",
        "–  2026-04-04  laurdag",
        "–  2026-04-05  søndag   første påskedag",
        "–  2026-04-06  måndag   andre påskedag",
        "3  2026-04-07  tysdag",
        "4  2026-04-08  onsdag",
        "5  2026-04-09  torsdag",
        "Over fristen frå: 2026-04-10 00:00 (Oslo)",
    ]


def test_the_numbers_stand_below_each_other() -> None:
    days = response_deadline(datetime(2026, 11, 20, 8, tzinfo=OSLO), working_days=10).explain("en")
    assert [line[:4] for line in days.splitlines()[2:-1]] == [
        *(" –  ", " –  ", " 1  ", " 2  ", " 3  ", " 4  ", " 5  "),
        *(" –  ", " –  ", " 6  ", " 7  ", " 8  ", " 9  ", "10  "),
    ]


def test_instants_are_told_by_the_clock_in_oslo() -> None:
    deadline = response_deadline(datetime(2026, 11, 22, 23, 30, tzinfo=UTC))
    assert deadline.explain("en").splitlines()[1] == "Received: 2026-11-23 00:30 (Oslo)"
    assert "Received: 2026-11-23 00:30 (Oslo)" not in deadline._repr_html_()
    assert "Mottatt: 2026-11-23 00:30 (Oslo)" in deadline._repr_html_()


def test_in_a_notebook() -> None:
    html = OVER_EASTER._repr_html_()
    assert tables(html) == [
        Table(
            "Svarfrist: 2026-04-09",
            ["Dato", "Ukedag", "Arbeidsdager som telles"],
            [
                ["2026-03-31", "tirsdag", "1"],
                ["2026-04-01", "onsdag", "2"],
                ["2026-04-02", "torsdag", "telles ikke: skjærtorsdag"],
                ["2026-04-03", "fredag", "telles ikke: langfredag"],
                ["2026-04-04", "lørdag", "telles ikke"],
                ["2026-04-05", "søndag", "telles ikke: første påskedag"],
                ["2026-04-06", "mandag", "telles ikke: andre påskedag"],
                ["2026-04-07", "tirsdag", "3"],
                ["2026-04-08", "onsdag", "4"],
                ["2026-04-09", "torsdag", "5"],
            ],
        )
    ]
    assert [line.text for line in read(html).findall("p/span")] == [
        "Mottatt: 2026-03-30 09:00 (Oslo)",
        "Over fristen fra: 2026-04-10 00:00 (Oslo)",
    ]
    assert len(texts(html)) == 1


@pytest.mark.parametrize("language", Language)
def test_every_day_is_told_once(language: Language) -> None:
    words = catalogue(language)
    for received in (date(2026, 12, 23), date(2027, 5, 14), date(2026, 6, 1)):
        deadline = response_deadline(datetime(received.year, received.month, received.day, 8, tzinfo=OSLO))
        told = deadline.explain(language)
        for number, day in enumerate(deadline.counted, start=1):
            assert f"\n{number}  {day.isoformat()}  " in told
        for skipped in deadline.skipped:
            assert f"\n–  {skipped.day.isoformat()}  " in told
            assert skipped.name(language) in told
        assert told.count("\n") == 2 + len(deadline.counted) + len(deadline.skipped)
        assert told.startswith(words.days["due"])


@pytest.mark.parametrize("wrong", ["no", "NB", "", None, 1])
def test_a_language_that_there_is_none_of(wrong: Anything) -> None:
    with pytest.raises(InvalidInputError, match=r"^language: give 'nb'"):
        OVER_EASTER.explain(wrong)  # type: ignore[arg-type]  # what is tested
