"""A day in words (*dag*): the public holiday that it is, or else the day of the week."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fastlege.words.catalogues import catalogue

if TYPE_CHECKING:
    from datetime import date

    from fastlege.calendar.counting import SkippedDay
    from fastlege.calendar.holidays import Holiday
    from fastlege.terms import LanguageCode
    from fastlege.words.catalogues import Catalogue

__all__ = ["WEEKDAYS", "as_text", "weekday_name"]

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def weekday_name(day: date, texts: Catalogue) -> str:
    """Name a day of the week (*ukedag*)."""
    return texts.calendar[WEEKDAYS[day.weekday()]]


def as_text(day: Holiday | SkippedDay, language: LanguageCode) -> str:
    """Name what a day celebrates, two feasts joined by the language's word for "and"; else the weekday."""
    texts = catalogue(language)
    feasts = [texts.calendar[feast] for feast in day.feasts]
    return f" {texts.calendar['and']} ".join(feasts) or weekday_name(day.day, texts)
