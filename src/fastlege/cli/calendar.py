"""``fastlege deadline`` and ``fastlege holidays``: the calendar on the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from fastlege.calendar import public_holidays, response_deadline
from fastlege.cli.given import Given
from fastlege.cli.tables import Table, as_text
from fastlege.exchange import to_json
from fastlege.policy import HELSENORGE_2021_01_11
from fastlege.terms import Language
from fastlege.texts import catalogue

if TYPE_CHECKING:
    import argparse
    from datetime import date

    from fastlege.calendar import Deadline
    from fastlege.texts import Catalogue

__all__ = ["run_deadline", "run_holidays"]

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


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
        return _json(to_json(deadline, language=language)["deadline"])
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
        return _json(
            [{"date": holiday.day.isoformat(), "name": holiday.name(language)} for holiday in holidays]
        )
    words = texts.cli
    rows = [
        (holiday.day.isoformat(), _weekday(holiday.day, texts), holiday.name(language))
        for holiday in holidays
    ]
    title = f"{words['holidays-title']} {year}"
    return as_text(Table(title=title, heads=(words["date"], words["weekday"], words["holiday"]), rows=rows))


def _deadline_table(deadline: Deadline, texts: Catalogue) -> str:
    """List the days that count, numbered, and those that do not, with why."""
    words = texts.cli
    counted = {day: str(number) for number, day in enumerate(deadline.counted, start=1)}
    skipped = {day.day: f"– {day.name(texts.language) if day.feasts else ''}" for day in deadline.skipped}
    days = sorted(counted.keys() | skipped.keys())
    rows = [(day.isoformat(), _weekday(day, texts), counted.get(day) or skipped[day]) for day in days]
    title = f"{words['due']}: {deadline.due_date.isoformat()}"
    below = [
        f"{words['received']}: {deadline.received_at.isoformat()}",
        f"{words['overdue']}: {deadline.overdue_from.isoformat()}",
    ]
    return as_text(
        Table(title=title, heads=(words["date"], words["weekday"], words["counted"]), rows=rows), below
    )


def _weekday(day: date, texts: Catalogue) -> str:
    return texts.calendar[_WEEKDAYS[day.weekday()]]


def _json(answer: object) -> str:
    return f"{json.dumps(answer, ensure_ascii=False, indent=2)}\n"
