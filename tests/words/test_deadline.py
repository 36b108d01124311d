"""A deadline in words: every day after receipt, numbered or with why it does not count."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

import pytest

from fastlege.calendar import response_deadline
from fastlege.errors import InvalidInputError
from fastlege.oslo import OSLO
from fastlege.terms import Language
from fastlege.words import catalogue
from fastlege.words.day import written
from tests.words.reading import Table, read, tables, texts

if TYPE_CHECKING:
    from typing import TypeAlias

    Anything: TypeAlias = object

OVER_EASTER: Final = response_deadline(datetime(2026, 3, 30, 9, 0, tzinfo=OSLO))


def test_in_a_terminal() -> None:
    assert OVER_EASTER.explain() == OVER_EASTER.explain("nb")
    assert OVER_EASTER.explain("nn").splitlines() == [
        "Svarfrist: 9. april 2026",
        "Motteke: 30. mars 2026 kl. 09.00 (Oslo)",
        "1  31. mars 2026  tysdag",
        "2  1. april 2026  onsdag",
        "–  2. april 2026  torsdag  skjærtorsdag",
        "–  3. april 2026  fredag   langfredag",
        "–  4. april 2026  laurdag  helg",
        "–  5. april 2026  søndag   første påskedag",
        "–  6. april 2026  måndag   andre påskedag",
        "3  7. april 2026  tysdag",
        "4  8. april 2026  onsdag",
        "5  9. april 2026  torsdag",
        "For seint frå: 10. april 2026 kl. 00.00 (Oslo)",
    ]


def test_the_numbers_stand_below_each_other() -> None:
    days = response_deadline(datetime(2026, 11, 20, 8, tzinfo=OSLO), working_days=10).explain("en")
    assert [line[:4] for line in days.splitlines()[2:-1]] == [
        *(" –  ", " –  ", " 1  ", " 2  ", " 3  ", " 4  ", " 5  "),
        *(" –  ", " –  ", " 6  ", " 7  ", " 8  ", " 9  ", "10  "),
    ]


def test_instants_are_told_by_the_clock_in_oslo() -> None:
    deadline = response_deadline(datetime(2026, 11, 22, 23, 30, tzinfo=UTC))
    assert deadline.explain("en").splitlines()[1] == "Received: 23 November 2026 at 00:30 (Oslo)"
    assert "Received: 23 November 2026 at 00:30 (Oslo)" not in deadline._repr_html_()
    assert "Mottatt: 23. november 2026 kl. 00.30 (Oslo)" in deadline._repr_html_()


def test_in_a_notebook() -> None:
    html = OVER_EASTER._repr_html_()
    assert tables(html) == [
        Table(
            "Svarfrist: 9. april 2026",
            ["Dato", "Ukedag", "Arbeidsdager som telles"],
            [
                ["31. mars 2026", "tirsdag", "1"],
                ["1. april 2026", "onsdag", "2"],
                ["2. april 2026", "torsdag", "telles ikke: skjærtorsdag"],
                ["3. april 2026", "fredag", "telles ikke: langfredag"],
                ["4. april 2026", "lørdag", "telles ikke: helg"],
                ["5. april 2026", "søndag", "telles ikke: første påskedag"],
                ["6. april 2026", "mandag", "telles ikke: andre påskedag"],
                ["7. april 2026", "tirsdag", "3"],
                ["8. april 2026", "onsdag", "4"],
                ["9. april 2026", "torsdag", "5"],
            ],
        )
    ]
    assert [line.text for line in read(html).findall("p/span")] == [
        "Mottatt: 30. mars 2026 kl. 09.00 (Oslo)",
        "For sent fra: 10. april 2026 kl. 00.00 (Oslo)",
    ]
    assert len(texts(html)) == 1


@pytest.mark.parametrize("language", Language)
def test_every_day_is_told_once(language: Language) -> None:
    words = catalogue(language)
    for received in (date(2026, 12, 23), date(2027, 5, 14), date(2026, 6, 1)):
        deadline = response_deadline(datetime(received.year, received.month, received.day, 8, tzinfo=OSLO))
        told = deadline.explain(language)
        for number, day in enumerate(deadline.counted, start=1):
            assert re.search(rf"\n{number}  +{re.escape(written(day, words))}  ", told)
        for skipped in deadline.skipped:
            assert re.search(rf"\n–  +{re.escape(written(skipped.day, words))}  ", told)
            assert skipped.name(language) in told
        assert told.count("\n") == 2 + len(deadline.counted) + len(deadline.skipped)
        assert told.startswith(words.days["due"])


@pytest.mark.parametrize("wrong", ["no", "NB", "", None, 1])
def test_a_language_that_there_is_none_of(wrong: Anything) -> None:
    with pytest.raises(InvalidInputError, match=r"^language: give 'nb'"):
        OVER_EASTER.explain(wrong)  # type: ignore[arg-type]  # what is tested
