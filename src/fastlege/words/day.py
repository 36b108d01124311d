"""Days in words (*dag*): dates, weekdays and the names of holidays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fastlege.oslo import OSLO
from fastlege.terms import Language
from fastlege.words.catalogues import catalogue

if TYPE_CHECKING:
    from datetime import date, datetime

    from fastlege.calendar.counting import SkippedDay
    from fastlege.calendar.holidays import Holiday
    from fastlege.terms import LanguageCode
    from fastlege.words.catalogues import Catalogue

__all__ = ["MONTHS", "WEEKDAYS", "as_text", "weekday_name", "written", "written_at"]

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)


def written(day: date, texts: Catalogue) -> str:
    """Write a date as people do (*30. november 2026*, *30 November 2026*)."""
    point = "" if texts.language is Language.ENGLISH else "."
    return f"{day.day}{point} {texts.calendar[MONTHS[day.month - 1]]} {day.year}"


def written_at(at: datetime, texts: Catalogue) -> str:
    """Write a date and a time of day in Oslo (*30. november 2026 kl. 09.00*)."""
    local = at.astimezone(OSLO)
    clock = f"{local:%H:%M}" if texts.language is Language.ENGLISH else f"{local:%H.%M}"
    return f"{written(local.date(), texts)} {texts.days['at']} {clock}"


def weekday_name(day: date, texts: Catalogue) -> str:
    """Return the name of a day of the week (*ukedag*)."""
    return texts.calendar[WEEKDAYS[day.weekday()]]


def as_text(day: Holiday | SkippedDay, language: LanguageCode) -> str:
    """Return the names of a day's feasts, joined by "and", or the name of its weekday."""
    texts = catalogue(language)
    feasts = [texts.calendar[feast] for feast in day.feasts]
    return f" {texts.calendar['and']} ".join(feasts) or weekday_name(day.day, texts)
