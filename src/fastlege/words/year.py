"""Calendars of years (*årskalender*), as text and as HTML for notebooks.

Public holidays have a star, and their names are listed. Saturdays and Sundays have columns of their own.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from fastlege.words.catalogues import catalogue
from fastlege.words.day import MONTHS, WEEKDAYS, weekday_name, written
from fastlege.words.markup import SCOPE, Markup, document, element, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from fastlege.calendar.year import Month, YearCalendar
    from fastlege.terms import LanguageCode
    from fastlege.words.catalogues import Catalogue

__all__ = ["as_html", "as_text"]

_SATURDAY: Final = 5
_HOLIDAY: Final = "*"
_ABREAST: Final = 3
"""Months side by side in text; three need 79 columns."""

_GAP: Final = "  "
_WEEK_WIDTH: Final = 4
_DAY_WIDTH: Final = 3
_MONTH_WIDTH: Final = _WEEK_WIDTH + 7 * _DAY_WIDTH

_STYLE: Final = f"""
{SCOPE} .months {{display: grid; grid-template-columns: repeat(auto-fill, minmax(16em, 1fr)); gap: 0 1.5em}}
{SCOPE} .months table {{table-layout: fixed; width: 100%}}
{SCOPE} .months :is(th, td) {{padding: 0.2em 0.25em; text-align: right; white-space: nowrap}}
{SCOPE} .months th:first-child {{width: 3em}}
{SCOPE} .months :is(caption, li) {{padding: 0.1em 0.25em}}
{SCOPE} .months ul {{list-style: none; margin: 0 0 1.5em; padding: 0; line-height: 1.4}}
{SCOPE} .months td strong {{outline: 1px solid}}
{SCOPE} .months abbr {{text-decoration: none}}
"""


def as_text(year: YearCalendar, language: LanguageCode) -> str:
    """Write twelve months, three side by side, and then the public holidays."""
    texts = catalogue(language)
    blocks = [list(_block(month, texts)) for month in year.months]
    rows = (blocks[place : place + _ABREAST] for place in range(0, len(blocks), _ABREAST))
    holidays = (
        f"{written(holiday.day, texts)}, {weekday_name(holiday.day, texts)}: {holiday.name(texts.language)}"
        for holiday in year.holidays
    )
    drawn = "\n\n".join("\n".join(_abreast(row)) for row in rows)
    parts = [_title(year, texts), drawn, texts.days["not-working-days"]]
    return "\n\n".join([*parts, "\n".join([texts.days["holidays-title"], *holidays])])


def as_html(year: YearCalendar, language: LanguageCode) -> str:
    """Write twelve small tables, each with its public holidays below."""
    texts = catalogue(language)
    return document(
        texts.language,
        element("style", _STYLE),
        element("p", element("strong", _title(year, texts))),
        element("div", *(_month(month, texts) for month in year.months), class_="months"),
        element("p", texts.days["not-working-days"]),
    )


def _title(year: YearCalendar, texts: Catalogue) -> str:
    return f"{year.year}: {len(year.working_days)} {texts.days['working-days']}"


def _name(month: Month, texts: Catalogue) -> str:
    return f"{texts.calendar[MONTHS[month.first_day.month - 1]]}: {len(month.working_days)}"


def _short(weekday: str, texts: Catalogue) -> str:
    """Shorten a weekday to two letters, which are distinct in all three languages."""
    return texts.calendar[weekday][:2]


def _holidays(month: Month, texts: Catalogue) -> dict[date, str]:
    return {holiday.day: holiday.name(texts.language) for holiday in month.holidays}


def _day(day: date | None, holidays: Mapping[date, str]) -> str:
    if day is None:
        return ""
    return f"{_HOLIDAY if day in holidays else ''}{day.day}"


# --- the terminal


def _abreast(blocks: Sequence[Sequence[str]]) -> Iterator[str]:
    for row in zip_longest(*blocks, fillvalue=""):
        yield _GAP.join(f"{line:<{_MONTH_WIDTH}}" for line in row).rstrip()


def _block(month: Month, texts: Catalogue) -> Iterator[str]:
    holidays = _holidays(month, texts)
    yield _name(month, texts)
    yield _line(texts.days["week"], [_short(weekday, texts) for weekday in WEEKDAYS])
    for week in month.weeks:
        yield _line(str(week.number), [_day(day, holidays) for day in week.days])


def _line(week: str, cells: Sequence[str]) -> str:
    return f"{week:>{_WEEK_WIDTH}}" + "".join(f"{cell:>{_DAY_WIDTH}}" for cell in cells)


# --- the notebook


def _month(month: Month, texts: Catalogue) -> Markup:
    holidays = _holidays(month, texts)
    heads = [texts.days["week"], *(_head(weekday, texts) for weekday in WEEKDAYS)]
    rows = [[str(week.number), *(_cell(day, holidays) for day in week.days)] for week in month.weeks]
    listed = [element("li", f"{_day(day, holidays)} {name}") for day, name in holidays.items()]
    return element(
        "div",
        table(f"{_name(month, texts)} {texts.days['working-days']}", heads, rows),
        element("ul", *listed) if listed else Markup(),
    )


def _head(weekday: str, texts: Catalogue) -> Markup:
    return element("abbr", _short(weekday, texts), title=texts.calendar[weekday])


def _cell(day: date | None, holidays: Mapping[date, str]) -> str:
    written = _day(day, holidays)
    if day in holidays:
        return element("strong", written)
    return element("em", written) if day is not None and day.weekday() >= _SATURDAY else written
