"""A deadline in words (*svarfrist*): which days count and which do not, for a terminal and a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from fastlege.oslo import OSLO
from fastlege.words.catalogues import catalogue
from fastlege.words.day import weekday_name
from fastlege.words.markup import document, lines, marked, table

if TYPE_CHECKING:
    from datetime import datetime

    from fastlege.calendar.deadlines import Deadline
    from fastlege.terms import LanguageCode
    from fastlege.words.catalogues import Catalogue

__all__ = ["as_html", "as_text"]

_NOT_COUNTED: Final = "–"
"""The mark of a day that is not counted; a day that is has its number."""


class _Row(NamedTuple):
    """A day after receipt; of one that is not counted the number is None, of no holiday the name is empty."""

    day: str
    weekday: str
    number: int | None
    holiday: str


def as_text(deadline: Deadline, language: LanguageCode) -> str:
    """Write a deadline, one line a day."""
    texts = catalogue(language)
    rows = _rows(deadline, texts)
    widest = len(str(len(deadline.counted)))
    longest = max(len(row.weekday) for row in rows)
    days = (
        f"{row.number or _NOT_COUNTED:>{widest}}  {row.day}  {row.weekday:<{longest}}  {row.holiday}".rstrip()
        for row in rows
    )
    due, received, overdue = _limits(deadline, texts)
    return "\n".join([due, received, *days, overdue])


def as_html(deadline: Deadline, language: LanguageCode) -> str:
    """Write a deadline for a notebook: a table of the days, and below it the two instants."""
    texts = catalogue(language)
    heads = [texts.days[head] for head in ("date", "weekday", "counted")]
    rows = [(row.day, row.weekday, _counted(row, texts)) for row in _rows(deadline, texts)]
    due, *instants = _limits(deadline, texts)
    return document(texts.language, table(due, heads, rows), lines(instants))


def _rows(deadline: Deadline, texts: Catalogue) -> list[_Row]:
    """List every day after receipt up to the due date, in date order."""
    numbers = {day: number for number, day in enumerate(deadline.counted, start=1)}
    holidays = {day.day: day.name(texts.language) for day in deadline.skipped if day.feasts}
    days = sorted([*deadline.counted, *(skipped.day for skipped in deadline.skipped)])
    return [
        _Row(day.isoformat(), weekday_name(day, texts), numbers.get(day), holidays.get(day, ""))
        for day in days
    ]


def _counted(row: _Row, texts: Catalogue) -> str:
    if row.number is not None:
        return str(row.number)
    return marked(_NOT_COUNTED, ": ".join(filter(None, (texts.days["not-counted"], row.holiday))))


def _limits(deadline: Deadline, texts: Catalogue) -> tuple[str, str, str]:
    """Say when it is due, when it was received, and from when it is overdue."""
    return (
        f"{texts.days['due']}: {deadline.due_date.isoformat()}",
        f"{texts.days['received']}: {_in_oslo(deadline.received_at)}",
        f"{texts.days['overdue']}: {_in_oslo(deadline.overdue_from)}",
    )


def _in_oslo(at: datetime) -> str:
    return f"{at.astimezone(OSLO):%Y-%m-%d %H:%M} (Oslo)"
