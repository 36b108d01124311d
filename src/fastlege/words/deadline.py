"""Deadlines in words (*svarfrist*), as text and as HTML: which days count and which do not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from fastlege.words.catalogues import catalogue
from fastlege.words.day import weekday_name, written, written_at
from fastlege.words.markup import document, element, lines, marked, table

if TYPE_CHECKING:
    from fastlege.calendar.deadlines import Deadline
    from fastlege.terms import LanguageCode
    from fastlege.words.catalogues import Catalogue

__all__ = ["as_html", "as_text"]

_NOT_COUNTED: Final = "–"
"""The mark of a day that is not counted; counted days have a number."""


class _Row(NamedTuple):
    """A day after receipt: a counted day has a number, any other a reason."""

    day: str
    weekday: str
    number: int | None
    reason: str


def as_text(deadline: Deadline, language: LanguageCode) -> str:
    """Write a deadline with a line for each day."""
    texts = catalogue(language)
    rows = _rows(deadline, texts)
    widest = len(str(len(deadline.counted)))
    day, weekday = max(len(row.day) for row in rows), max(len(row.weekday) for row in rows)
    days = (
        f"{row.number or _NOT_COUNTED:>{widest}}  {row.day:>{day}}  {row.weekday:<{weekday}}  {row.reason}"
        for row in rows
    )
    due, received, overdue = _limits(deadline, texts)
    return "\n".join([due, received, *(line.rstrip() for line in days), overdue])


def as_html(deadline: Deadline, language: LanguageCode) -> str:
    """Write a deadline for a notebook: a table of the days, and below it the two instants."""
    texts = catalogue(language)
    heads = [texts.days[head] for head in ("date", "weekday", "counted")]
    rows = [
        (element("span", row.day, class_="day"), row.weekday, _counted(row, texts))
        for row in _rows(deadline, texts)
    ]
    due, *instants = _limits(deadline, texts)
    return document(texts.language, table(due, heads, rows), lines(instants))


def _rows(deadline: Deadline, texts: Catalogue) -> list[_Row]:
    """List every day after receipt up to the due date, in date order."""
    numbers = {day: number for number, day in enumerate(deadline.counted, start=1)}
    reasons = {
        day.day: day.name(texts.language) if day.feasts else texts.days["weekend"] for day in deadline.skipped
    }
    days = sorted([*deadline.counted, *(skipped.day for skipped in deadline.skipped)])
    return [
        _Row(written(day, texts), weekday_name(day, texts), numbers.get(day), reasons.get(day, ""))
        for day in days
    ]


def _counted(row: _Row, texts: Catalogue) -> str:
    if row.number is not None:
        return str(row.number)
    return marked(_NOT_COUNTED, f"{texts.days['not-counted']}: {row.reason}")


def _limits(deadline: Deadline, texts: Catalogue) -> tuple[str, str, str]:
    """Say when it is due, when it was received, and from when it is overdue."""
    return (
        f"{texts.days['due']}: {written(deadline.due_date, texts)}",
        f"{texts.days['received']}: {written_at(deadline.received_at, texts)} (Oslo)",
        f"{texts.days['overdue']}: {written_at(deadline.overdue_from, texts)} (Oslo)",
    )
