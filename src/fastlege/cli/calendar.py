"""``fastlege deadline`` and ``fastlege holidays``: the calendar on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastlege.calendar import public_holidays, response_deadline
from fastlege.cli.given import Given
from fastlege.cli.output import Table, as_text, in_json
from fastlege.exchange import view
from fastlege.terms import Language
from fastlege.words import catalogue
from fastlege.words.day import weekday_name

if TYPE_CHECKING:
    import argparse

__all__ = ["run_deadline", "run_holidays"]


def run_deadline(asked: argparse.Namespace) -> str:
    """Reckon a deadline (*svarfrist*).

    Raises:
        InvalidInputError: With every problem.
    """
    given = Given()
    language = given.choice("--lang", asked.lang, Language)
    number = given.number("--working-days", asked.working_days)
    instant = given.complete(given.instant("INSTANT", asked.instant))
    working_days = asked.policy.response_working_days if number is None else number
    deadline = given.complete(
        given.of(
            lambda: response_deadline(instant, working_days=working_days),
            {"at": "INSTANT", "working_days": "--working-days"},
        )
    )
    if asked.json:
        return in_json(view(deadline, language=language)["deadline"])
    return f"{deadline.explain(language)}\n"


def run_holidays(asked: argparse.Namespace) -> str:
    """List the public holidays of a year (*helligdager*).

    Raises:
        InvalidInputError: With every problem.
    """
    given = Given()
    language = given.choice("--lang", asked.lang, Language)
    year = given.number("YEAR", asked.year)
    holidays = given.complete(
        None if year is None else given.of(lambda: public_holidays(year), {"year": "YEAR"})
    )
    texts = catalogue(language)
    if asked.json:
        return in_json(
            [{"date": holiday.day.isoformat(), "name": holiday.name(language)} for holiday in holidays]
        )
    words = texts.days
    rows = [
        (holiday.day.isoformat(), weekday_name(holiday.day, texts), holiday.name(language))
        for holiday in holidays
    ]
    title = f"{words['holidays-title']} {year}"
    return as_text(Table(title=title, heads=(words["date"], words["weekday"], words["holiday"]), rows=rows))
