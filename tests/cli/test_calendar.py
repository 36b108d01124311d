"""``fastlege deadline`` and ``fastlege holidays``."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from fastlege.calendar import response_deadline

if TYPE_CHECKING:
    from fastlege.terms import LanguageCode
    from tests.cli.run import CommandLine

HOLY_WEEK = "2026-03-30T09:00+02:00"


@pytest.mark.parametrize(
    ("language", "due", "thursday", "saturday"),
    [
        ("nb", "Svarfrist: 9. april 2026", "2. april 2026  torsdag  skjærtorsdag", "lørdag   helg"),
        ("nn", "Svarfrist: 9. april 2026", "2. april 2026  torsdag  skjærtorsdag", "laurdag  helg"),
        ("en", "Answer due: 9 April 2026", "2 April 2026  Thursday   Maundy Thursday", "Saturday   weekend"),
    ],
)
def test_a_deadline_in_each_language(
    fastlege: CommandLine, language: LanguageCode, due: str, thursday: str, saturday: str
) -> None:
    ended = fastlege("deadline", HOLY_WEEK, "--lang", language)
    assert (ended.status, ended.err) == (0, "")
    assert ended.out == f"{response_deadline(datetime.fromisoformat(HOLY_WEEK)).explain(language)}\n"
    assert ended.out.startswith(f"{due}\n")
    assert f"–  {thursday}\n" in ended.out.replace("–   ", "–  ")
    assert saturday in ended.out


def test_a_deadline_in_json(fastlege: CommandLine) -> None:
    ended = fastlege("deadline", HOLY_WEEK, "--json", "--lang", "en")
    assert ended.status == 0
    assert (ended.data["fastlege"], ended.data["audience"]) == (1, "citizen")
    answer = ended.data["deadline"]
    assert answer == {
        "received_at": "2026-03-30T09:00:00+02:00",
        "due_date": "2026-04-09",
        "overdue_from": "2026-04-10T00:00:00+02:00",
        "counted": ["2026-03-31", "2026-04-01", "2026-04-07", "2026-04-08", "2026-04-09"],
        "skipped": [
            {"date": "2026-04-02", "name": "Maundy Thursday"},
            {"date": "2026-04-03", "name": "Good Friday"},
            {"date": "2026-04-04", "name": "Saturday"},
            {"date": "2026-04-05", "name": "Easter Sunday"},
            {"date": "2026-04-06", "name": "Easter Monday"},
        ],
    }
    assert [*answer] == ["received_at", "due_date", "overdue_from", "counted", "skipped"]


def test_another_number_of_working_days(fastlege: CommandLine) -> None:
    answer = fastlege("deadline", "2026-11-23T23:30:00Z", "--working-days", "1", "--json").data["deadline"]
    assert answer["due_date"] == "2026-11-25"


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (("yesterday",), ["INSTANT"]),
        (("2025-06-17T21:05",), ["INSTANT"]),
        (("2025-06-17",), ["INSTANT"]),
        (("1850-01-01T00:00Z",), ["INSTANT"]),
        (
            ("yesterday", "--lang", "svensk", "--working-days", "five"),
            ["--lang", "--working-days", "INSTANT"],
        ),
        ((HOLY_WEEK, "--working-days", "0"), ["--working-days"]),
        ((HOLY_WEEK, "--working-days", "-3"), ["--working-days"]),
        ((HOLY_WEEK, "--working-days", "99999999"), ["--working-days"]),
        ((HOLY_WEEK, "--working-days", "1_0"), ["--working-days"]),
        ((HOLY_WEEK, "--working-days", "\uff15"), ["--working-days"]),
        ((HOLY_WEEK, "--working-days", "+5"), ["--working-days"]),
        (("\uff12\uff10\uff12\uff16-03-30T09:00+02:00",), ["INSTANT"]),
    ],
)
def test_bad_deadlines(fastlege: CommandLine, arguments: tuple[str, ...], names: list[str]) -> None:
    found = fastlege.problems("deadline", *arguments)
    assert [line.partition(":")[0] for line in found] == names


@pytest.mark.parametrize(
    ("language", "title", "day", "easter"),
    [
        ("nb", "Helligdager 2027", "28. mars 2027", "første påskedag"),
        ("nn", "Heilagdagar 2027", "28. mars 2027", "første påskedag"),
        ("en", "Public holidays 2027", "28 March 2027", "Easter Sunday"),
    ],
)
def test_the_holidays_of_a_year(
    fastlege: CommandLine, language: LanguageCode, title: str, day: str, easter: str
) -> None:
    ended = fastlege("holidays", "2027", "--lang", language)
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith(title)
    assert day in ended.out
    assert easter in ended.out


def test_holidays_in_json(fastlege: CommandLine) -> None:
    answer = fastlege("holidays", "2026", "--json", "--lang", "en").data["holidays"]
    assert answer[0] == {"date": "2026-01-01", "name": "New Year's Day"}
    assert len(answer) == 12


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (("soon",), ["YEAR"]),
        (("2_026",), ["YEAR"]),
        (("\uff12\uff10\uff12\uff16",), ["YEAR"]),
        (("1900",), ["YEAR"]),
        (("2101", "--lang", "no"), ["--lang", "YEAR"]),
    ],
)
def test_bad_years(fastlege: CommandLine, arguments: tuple[str, ...], names: list[str]) -> None:
    found = fastlege.problems("holidays", *arguments)
    assert [line.partition(":")[0] for line in found] == names
