"""``fastlege deadline`` and ``fastlege holidays``: the calendar on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastlege.calendar import public_holidays, response_deadline
from fastlege.cli.given import Given
from fastlege.cli.output import DECIDED, Table, as_text, in_envelope, in_json, in_lines, say
from fastlege.exchange import view
from fastlege.terms import Audience, Language
from fastlege.words import catalogue
from fastlege.words.day import weekday_name, written

if TYPE_CHECKING:
    import argparse

__all__ = ["run_deadline", "run_holidays"]


def run_deadline(asked: argparse.Namespace) -> int:
    """Compute a deadline (*svarfrist*).

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
            {"at": "INSTANT", "working_days": "INSTANT" if number is None else "--working-days"},
        )
    )
    if asked.json:
        say(in_json(view(deadline, language=language)))
    else:
        say(in_lines(deadline.explain(language).splitlines()))
    return DECIDED


def run_holidays(asked: argparse.Namespace) -> int:
    """List the public holidays of a year (*helligdager*).

    Raises:
        InvalidInputError: With every problem.
    """
    given = Given()
    language = given.choice("--lang", asked.lang, Language)
    year = given.number("YEAR", asked.year, "a year, such as 2027")
    holidays = given.complete(
        None if year is None else given.of(lambda: public_holidays(year), {"year": "YEAR"})
    )
    texts = catalogue(language)
    if asked.json:
        listed = [{"date": each.day.isoformat(), "name": each.name(language)} for each in holidays]
        say(in_json(in_envelope(Audience.CITIZEN, "holidays", listed)))
        return DECIDED
    words = texts.days
    rows = [
        (written(each.day, texts), weekday_name(each.day, texts), each.name(language)) for each in holidays
    ]
    title = f"{words['holidays-title']} {year}"
    say(as_text(Table(title=title, heads=(words["date"], words["weekday"], words["holiday"]), rows=rows)))
    return DECIDED
