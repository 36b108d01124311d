"""Which days are public holidays, and what they are called."""

# ruff: noqa: ANN401  # wrong types are given on purpose

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

import attrs
import holidays
import pytest
from workalendar.europe import Norway

from fastlege.calendar import Feast, Holiday, public_holidays
from fastlege.calendar.holidays import _feasts_of
from fastlege.errors import HolidayListError, InvalidDayError, InvalidInputError, Problem
from fastlege.terms import Language
from fastlege.words import catalogue

if TYPE_CHECKING:
    from fastlege import LanguageCode

F = Feast

WHOLE_YEARS: Final[dict[int, list[tuple[date, Feast | tuple[Feast, ...]]]]] = {
    2026: [
        (date(2026, 1, 1), F.NEW_YEARS_DAY),
        (date(2026, 4, 2), F.MAUNDY_THURSDAY),
        (date(2026, 4, 3), F.GOOD_FRIDAY),
        (date(2026, 4, 5), F.EASTER_SUNDAY),
        (date(2026, 4, 6), F.EASTER_MONDAY),
        (date(2026, 5, 1), F.LABOUR_DAY),
        (date(2026, 5, 14), F.ASCENSION_DAY),
        (date(2026, 5, 17), F.CONSTITUTION_DAY),
        (date(2026, 5, 24), F.WHIT_SUNDAY),
        (date(2026, 5, 25), F.WHIT_MONDAY),
        (date(2026, 12, 25), F.CHRISTMAS_DAY),
        (date(2026, 12, 26), F.BOXING_DAY),
    ],
    1901: [
        (date(1901, 1, 1), F.NEW_YEARS_DAY),
        (date(1901, 4, 4), F.MAUNDY_THURSDAY),
        (date(1901, 4, 5), F.GOOD_FRIDAY),
        (date(1901, 4, 7), F.EASTER_SUNDAY),
        (date(1901, 4, 8), F.EASTER_MONDAY),
        (date(1901, 5, 16), F.ASCENSION_DAY),
        (date(1901, 5, 26), F.WHIT_SUNDAY),
        (date(1901, 5, 27), F.WHIT_MONDAY),
        (date(1901, 12, 25), F.CHRISTMAS_DAY),
        (date(1901, 12, 26), F.BOXING_DAY),
    ],
    2100: [
        (date(2100, 1, 1), F.NEW_YEARS_DAY),
        (date(2100, 3, 25), F.MAUNDY_THURSDAY),
        (date(2100, 3, 26), F.GOOD_FRIDAY),
        (date(2100, 3, 28), F.EASTER_SUNDAY),
        (date(2100, 3, 29), F.EASTER_MONDAY),
        (date(2100, 5, 1), F.LABOUR_DAY),
        (date(2100, 5, 6), F.ASCENSION_DAY),
        (date(2100, 5, 16), F.WHIT_SUNDAY),
        (date(2100, 5, 17), (F.CONSTITUTION_DAY, F.WHIT_MONDAY)),
        (date(2100, 12, 25), F.CHRISTMAS_DAY),
        (date(2100, 12, 26), F.BOXING_DAY),
    ],
}

SINGLE_DAYS: Final = [
    # The May days became public holidays in 1947.
    (date(1946, 5, 1), ()),
    (date(1946, 5, 17), ()),
    (date(1947, 5, 1), (F.LABOUR_DAY,)),
    (date(1947, 5, 17), (F.CONSTITUTION_DAY,)),
    # Two feasts on one day, and the same days before 1947, when only the moveable one was a holiday.
    (date(2008, 5, 1), (F.LABOUR_DAY, F.ASCENSION_DAY)),
    (date(2027, 5, 17), (F.CONSTITUTION_DAY, F.WHIT_MONDAY)),
    (date(2012, 5, 17), (F.CONSTITUTION_DAY, F.ASCENSION_DAY)),
    (date(2043, 5, 17), (F.CONSTITUTION_DAY, F.WHIT_SUNDAY)),
    (date(1913, 5, 1), (F.ASCENSION_DAY,)),
    (date(1937, 5, 17), (F.WHIT_MONDAY,)),
    # The earliest and the latest Easter.
    (date(2008, 3, 23), (F.EASTER_SUNDAY,)),
    (date(1943, 4, 25), (F.EASTER_SUNDAY,)),
    (date(2038, 4, 25), (F.EASTER_SUNDAY,)),
    # Not holidays: Christmas Eve, New Year's Eve, a day in lieu, a squeezed-in Friday, Easter Eve, a Sunday.
    (date(2026, 12, 24), ()),
    (date(2026, 12, 31), ()),
    (date(2026, 5, 18), ()),
    (date(2026, 5, 15), ()),
    (date(2026, 4, 4), ()),
    (date(2026, 4, 12), ()),
]

GIVE_A_YEAR: Final = "is not a year: give a whole number such as 2026"
WRONG_YEARS: Final = [
    (None, f"NoneType {GIVE_A_YEAR}"),
    (True, f"bool {GIVE_A_YEAR}"),
    (2026.0, f"float {GIVE_A_YEAR}"),
    (2026 + 0j, f"complex {GIVE_A_YEAR}"),
    (Decimal(2026), f"Decimal {GIVE_A_YEAR}"),
    (Fraction(2026), f"Fraction {GIVE_A_YEAR}"),
    (b"2026", f"bytes {GIVE_A_YEAR}"),
    ((2026,), f"tuple {GIVE_A_YEAR}"),
    ([2026], f"list {GIVE_A_YEAR}"),
    ({2026}, f"set {GIVE_A_YEAR}"),
    ({2026: 1}, f"dict {GIVE_A_YEAR}"),
    (range(2026, 2027), f"range {GIVE_A_YEAR}"),
    (time(20, 26), f"time {GIVE_A_YEAR}"),
    (timedelta(2026), f"timedelta {GIVE_A_YEAR}"),
    (object(), f"object {GIVE_A_YEAR}"),
    ("2026", "str is not a year: give a whole number, `int(text)`"),
    (date(2026, 1, 1), "date is not a year: give the year alone, `day.year`"),
    (datetime(2026, 1, 1, tzinfo=UTC), "datetime is not a year: give the year alone, `day.year`"),
    (1900, "the calendar begins with 1901: give that year or a later one"),
    (2101, "the calendar ends with 2100: give that year or an earlier one"),
]


def easter(year: int) -> date:
    """Reckon Easter Sunday by hand, after the anonymous Gregorian computus."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leaps, left = divmod(century, 4)
    moon = (19 * golden + century - leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * left + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def by_hand(year: int) -> list[date]:
    fixed = [date(year, *day) for day in ((1, 1), (5, 1), (5, 17), (12, 25), (12, 26))]
    moveable = [easter(year) + timedelta(days) for days in (-3, -2, 0, 1, 39, 49, 50)]
    return sorted({*fixed, *moveable})


def in_a_fresh_process(code: str, **environment: str) -> str:
    """Run code in an interpreter of its own and give what it printed."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), **environment}
    command = [sys.executable, "-W", "error", "-c", code]
    return subprocess.run(command, env=env, check=True, capture_output=True, text=True).stdout  # noqa: S603  # our own


@pytest.mark.parametrize("year", WHOLE_YEARS)
def test_whole_years(year: int) -> None:
    expected = [(day, found if isinstance(found, tuple) else (found,)) for day, found in WHOLE_YEARS[year]]
    assert [(holiday.day, holiday.feasts) for holiday in public_holidays(year)] == expected


@pytest.mark.parametrize(("day", "feasts"), SINGLE_DAYS)
def test_single_days(day: date, feasts: tuple[Feast, ...]) -> None:
    assert {holiday.day: holiday.feasts for holiday in public_holidays(day.year)}.get(day, ()) == feasts


def test_every_year_agrees_with_a_easter_by_hand_and_with_workalendar() -> None:
    peer = Norway()
    for year in range(1950, 2101):
        days = [holiday.day for holiday in public_holidays(year)]
        assert days == by_hand(year)
        assert set(days) == {day for day, _ in peer.holidays(year)}


def test_every_year_is_in_date_order_and_every_holiday_has_a_known_feast() -> None:
    for year in range(1901, 2101):
        listed = public_holidays(year)
        assert [holiday.day for holiday in listed] == sorted({holiday.day for holiday in listed})
        assert {holiday.day.year for holiday in listed} == {year}
        assert all(holiday.feasts for holiday in listed)
        assert Feast.OTHER_PUBLIC_HOLIDAY not in {feast for holiday in listed for feast in holiday.feasts}


def test_a_day_that_we_cannot_name_is_still_a_holiday(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = {day: "" for day, _ in WHOLE_YEARS[2026]}

    def with_one_more(_country: str, **_options: Any) -> dict[date, str]:
        return {date(2026, 6, 7): "Unionsoppløsningen", **listed}

    monkeypatch.setattr(holidays, "country_holidays", with_one_more)
    found = dict(_feasts_of.__wrapped__(2026))
    assert found.pop(date(2026, 6, 7)) == (Feast.OTHER_PUBLIC_HOLIDAY,)
    assert found == _feasts_of(2026)
    holiday = Holiday(day=date(2026, 6, 7), feasts=(Feast.OTHER_PUBLIC_HOLIDAY,))
    assert holiday.name("nb") == catalogue("nb").calendar["other-public-holiday"]


@pytest.mark.parametrize(("lacking", "feast"), WHOLE_YEARS[2026])
def test_a_list_that_lacks_a_known_feast_is_an_error_and_never_a_working_day(
    monkeypatch: pytest.MonkeyPatch, lacking: date, feast: Feast
) -> None:
    listed = {day: "" for day, _ in WHOLE_YEARS[2026] if day != lacking}
    monkeypatch.setattr(holidays, "country_holidays", lambda _country, **_options: listed)
    with pytest.raises(HolidayListError, match=f"lacks {feast} of 2026"):
        _feasts_of.__wrapped__(2026)


@pytest.mark.parametrize(
    ("day", "language", "name"),
    [
        (date(2026, 4, 3), "nb", "langfredag"),
        (date(2026, 4, 3), "nn", "langfredag"),
        (date(2026, 4, 3), "en", "Good Friday"),
        (date(2026, 4, 3), Language.ENGLISH, "Good Friday"),
        (date(2027, 5, 17), "nb", "grunnlovsdagen og andre pinsedag"),
        (date(2027, 5, 17), "nn", "grunnlovsdagen og andre pinsedag"),
        (date(2027, 5, 17), "en", "Constitution Day and Whit Monday"),
    ],
)
def test_names(day: date, language: LanguageCode, name: str) -> None:
    (holiday,) = (holiday for holiday in public_holidays(day.year) if holiday.day == day)
    assert holiday.name(language) == name
    if language == "nb":
        assert holiday.name() == name


@pytest.mark.parametrize("language", Language)
def test_every_feast_has_a_name_of_its_own_in_every_language(language: Language) -> None:
    found = {Holiday(day=date(2026, 1, 1), feasts=(feast,)).name(language) for feast in Feast}
    assert len(found) == len(Feast) == 13


def test_a_language_without_texts_is_an_error() -> None:
    with pytest.raises(InvalidInputError, match="nb"):
        public_holidays(2026)[0].name("se")  # type: ignore[arg-type]  # on purpose


def test_a_holiday_is_a_value() -> None:
    holiday = public_holidays(2026)[0]
    again = Holiday(day=date(2026, 1, 1), feasts=(Feast.NEW_YEARS_DAY,))
    assert holiday == again
    assert hash(holiday) == hash(again)
    assert pickle.loads(pickle.dumps(holiday)) == holiday  # noqa: S301  # our own
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        holiday.day = date(2026, 1, 2)  # type: ignore[misc]


def test_a_holiday_is_made_by_name_alone() -> None:
    make: Any = Holiday
    with pytest.raises(TypeError):
        make(date(2026, 1, 1), (Feast.NEW_YEARS_DAY,))


def test_the_codes_are_stable() -> None:
    assert [feast.value for feast in Feast] == [
        "new-years-day",
        "maundy-thursday",
        "good-friday",
        "easter-sunday",
        "easter-monday",
        "labour-day",
        "constitution-day",
        "ascension-day",
        "whit-sunday",
        "whit-monday",
        "christmas-day",
        "boxing-day",
        "other-public-holiday",
    ]


@pytest.mark.parametrize(("year", "message"), WRONG_YEARS)
def test_a_wrong_year_is_refused_with_what_to_give_instead(year: Any, message: str) -> None:
    public_holidays(2026)  # What is remembered for 2026 is not given for 2026.0.
    with pytest.raises(InvalidDayError) as caught:
        public_holidays(year)
    assert caught.value.problems == (Problem("year", message),)


def test_every_wrong_year_has_a_message_of_its_own() -> None:
    messages = [message for _, message in WRONG_YEARS]
    assert len(set(messages)) == len(messages) >= 15


def test_both_ends_of_the_range_are_inside() -> None:
    assert public_holidays(1901)[0].day == date(1901, 1, 1)
    assert public_holidays(2100)[-1].day == date(2100, 12, 26)


def test_importing_the_calendar_loads_neither_holidays_nor_dateutil_nor_texts() -> None:
    loaded = in_a_fresh_process(
        "import sys, fastlege.calendar as c\n"
        "heavy = ('holidays', 'dateutil', 'tomllib', 'fastlege.words')\n"
        "print([name for name in heavy if name in sys.modules])\n"
        "c.public_holidays(2026)\n"
        "print([name for name in heavy if name in sys.modules])\n"
    )
    assert loaded.splitlines() == ["[]", "['holidays', 'dateutil']"]


PRINT_A_YEAR: Final = """
from datetime import UTC, datetime
from fastlege.calendar import public_holidays, response_deadline
for holiday in public_holidays(2027):
    print(ascii((holiday, holiday.name("nn"))))
deadline = response_deadline(datetime(2027, 5, 14, 22, 30, tzinfo=UTC))
print(deadline, deadline.overdue_from, ascii([skipped.name("nb") for skipped in deadline.skipped]))
"""


@pytest.mark.parametrize(
    "environment",
    [
        {"LANG": "en_US.UTF-8"},
        {"LANG": "th_TH.UTF-8", "LANGUAGE": "th"},
        {"LC_ALL": "uk_UA.UTF-8", "LANGUAGE": "uk"},
        {"LC_ALL": "C", "LANG": "C"},
        {"TZ": "America/Los_Angeles"},
        {"PYTHONTZPATH": ""},  # a machine without time zones, such as a bare container
        {"TZ": "Pacific/Kiritimati", "LANG": "no"},
    ],
    ids=str,
)
def test_neither_locale_nor_time_zone_of_the_machine_matters(environment: dict[str, str]) -> None:
    assert in_a_fresh_process(PRINT_A_YEAR, **environment) == in_a_fresh_process(PRINT_A_YEAR)
