"""``fastlege deadline`` and ``fastlege holidays``: the calendar on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastlege.calendar import public_holidays, response_deadline
from fastlege.calendar.display import NOT_COUNTED, day_rows, weekday_name
from fastlege.cli.given import Given
from fastlege.cli.output import Table, as_text, in_json
from fastlege.exchange import to_json
from fastlege.policy import HELSENORGE_2021_01_11
from fastlege.terms import Language
from fastlege.texts import catalogue

if TYPE_CHECKING:
    import argparse

    from fastlege.calendar import Deadline
    from fastlege.texts import Catalogue

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
    working_days = HELSENORGE_2021_01_11.response_working_days if number is None else number
    deadline = response_deadline(instant, working_days=working_days)
    if asked.json:
        return in_json(to_json(deadline, language=language)["deadline"])
    return _deadline_table(deadline, catalogue(language))


def run_holidays(asked: argparse.Namespace) -> str:
    """List the public holidays of a year (*helligdager*).

    Raises:
        InvalidInputError: With every problem.
    """
    given = Given()
    language = given.choice("--lang", asked.lang, Language)
    year = given.number("YEAR", asked.year)
    holidays = given.complete(given.of(lambda: public_holidays(year)) if year is not None else None)
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


def _deadline_table(deadline: Deadline, texts: Catalogue) -> str:
    """List the days that count, numbered, and those that do not, with why."""
    words = texts.days
    rows = [
        (row.day, row.weekday, str(row.number or f"{NOT_COUNTED} {row.holiday}"))
        for row in day_rows(deadline, texts)
    ]
    title = f"{words['due']}: {deadline.due_date.isoformat()}"
    below = [
        f"{words['received']}: {deadline.received_at.isoformat()}",
        f"{words['overdue']}: {deadline.overdue_from.isoformat()}",
    ]
    return as_text(
        Table(title=title, heads=(words["date"], words["weekday"], words["counted"]), rows=rows), below
    )
