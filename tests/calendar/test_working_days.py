"""Which days are working days, and how they are counted."""

# ruff: noqa: ANN401  # wrong types are given on purpose

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from workalendar.europe import Norway

from fastlege.calendar import add_working_days, is_working_day, working_days, working_days_between
from fastlege.errors import InvalidDayError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST: Final = date(1901, 1, 1)
LAST: Final = date(2100, 12, 31)

WORKING: Final = [
    # Each side of a week-end, of Easter, of the May days, of Christmas and of New Year.
    (date(2026, 3, 6), True),
    (date(2026, 3, 7), False),
    (date(2026, 3, 8), False),
    (date(2026, 3, 9), True),
    (date(2026, 4, 1), True),
    (date(2026, 4, 2), False),
    (date(2026, 4, 3), False),
    (date(2026, 4, 6), False),
    (date(2026, 4, 7), True),
    (date(2026, 4, 30), True),
    (date(2026, 5, 1), False),
    (date(2026, 5, 13), True),
    (date(2026, 5, 14), False),
    (date(2026, 5, 15), True),
    (date(2026, 5, 18), True),
    (date(2026, 5, 25), False),
    (date(2026, 5, 26), True),
    (date(2026, 7, 15), True),
    (date(2026, 12, 24), True),
    (date(2026, 12, 25), False),
    (date(2026, 12, 26), False),
    (date(2026, 12, 28), True),
    (date(2026, 12, 31), True),
    (date(2027, 1, 1), False),
    (date(2027, 5, 17), False),
    (date(2027, 5, 18), True),
    # The May days from 1947 on.
    (date(1946, 5, 1), True),
    (date(1946, 5, 17), True),
    (date(1947, 5, 1), False),
    (date(1947, 5, 16), True),
    (date(1948, 5, 17), False),
    # Leap years and the ends of the calendar.
    (date(2024, 2, 29), True),
    (date(1901, 1, 1), False),
    (date(1901, 1, 2), True),
    (date(2100, 12, 31), True),
]

COUNTED: Final = [
    # From a working day, forward, back and not at all.
    (date(2026, 3, 2), 1, date(2026, 3, 3)),
    (date(2026, 3, 2), 5, date(2026, 3, 9)),
    (date(2026, 3, 2), 0, date(2026, 3, 2)),
    (date(2026, 3, 2), -1, date(2026, 2, 27)),
    # From a Friday, a Saturday, a Sunday.
    (date(2026, 3, 6), 1, date(2026, 3, 9)),
    (date(2026, 3, 7), 1, date(2026, 3, 9)),
    (date(2026, 3, 7), 0, date(2026, 3, 9)),
    (date(2026, 3, 7), -1, date(2026, 3, 6)),
    (date(2026, 3, 8), 1, date(2026, 3, 9)),
    (date(2026, 3, 8), 0, date(2026, 3, 9)),
    (date(2026, 3, 8), -5, date(2026, 3, 2)),
    # Across Easter.
    (date(2026, 4, 1), 1, date(2026, 4, 7)),
    (date(2026, 4, 2), 0, date(2026, 4, 7)),
    (date(2026, 4, 6), -1, date(2026, 4, 1)),
    (date(2026, 4, 7), -1, date(2026, 4, 1)),
    # Across a year's end, into a year not asked about, and far.
    (date(2026, 12, 31), 1, date(2027, 1, 4)),
    (date(2027, 1, 1), 0, date(2027, 1, 4)),
    (date(2027, 1, 1), -1, date(2026, 12, 31)),
    (date(2027, 1, 4), -1, date(2026, 12, 31)),
    (date(1960, 12, 30), 1, date(1961, 1, 2)),
    (date(1961, 1, 1), -1, date(1960, 12, 30)),
    # The ends of the calendar.
    (date(1901, 1, 1), 0, date(1901, 1, 2)),
    (date(1901, 1, 1), 1, date(1901, 1, 2)),
    (date(1901, 1, 3), -1, date(1901, 1, 2)),
    (date(2100, 12, 31), 0, date(2100, 12, 31)),
    (date(2100, 12, 30), 1, date(2100, 12, 31)),
    (date(2100, 12, 31), -1, date(2100, 12, 30)),
]

BETWEEN: Final = [
    (date(2026, 3, 2), date(2026, 3, 2), 0),
    (date(2026, 3, 2), date(2026, 3, 3), 1),
    (date(2026, 3, 3), date(2026, 3, 2), -1),
    (date(2026, 3, 2), date(2026, 3, 9), 5),
    (date(2026, 3, 6), date(2026, 3, 8), 0),
    (date(2026, 3, 6), date(2026, 3, 9), 1),
    (date(2026, 3, 8), date(2026, 3, 9), 1),
    (date(2026, 4, 1), date(2026, 4, 6), 0),
    (date(2026, 4, 6), date(2026, 4, 1), 0),
    (date(2026, 12, 31), date(2027, 1, 1), 0),
    (date(2026, 12, 31), date(2027, 1, 4), 1),
    (date(2025, 12, 31), date(2026, 12, 31), 253),
    (date(2026, 12, 31), date(2025, 12, 31), -253),
]

OUT_OF_RANGE: Final = "the answer would be before 1901 or after 2100: give a number nearer to zero"
TOO_FAR: Final = [
    (date(1901, 1, 1), -1),
    (date(1901, 1, 2), -1),
    (date(1901, 1, 3), -2),
    (date(2100, 12, 31), 1),
    (date(2100, 12, 30), 2),
    (date(2026, 3, 2), 10**6),
    (date(2026, 3, 2), -(10**6)),
    (date(2026, 3, 2), 10**5000),
    (date(2026, 3, 2), -(10**5000)),
    (date(1901, 1, 1), 73_048),
    (date(1901, 1, 1), 73_049),
    (date(2100, 12, 31), -73_048),
    (date(2100, 12, 31), -73_049),
]

GIVE_A_DATE: Final = "is not a day: give a date such as `date(2026, 11, 23)`"
WRONG_DAYS: Final = [
    (None, f"NoneType {GIVE_A_DATE}"),
    (True, f"bool {GIVE_A_DATE}"),
    (20260302, f"int {GIVE_A_DATE}"),
    (20260302.0, f"float {GIVE_A_DATE}"),
    (Decimal(1), f"Decimal {GIVE_A_DATE}"),
    (b"2026-03-02", f"bytes {GIVE_A_DATE}"),
    ((2026, 3, 2), f"tuple {GIVE_A_DATE}"),
    ([2026, 3, 2], f"list {GIVE_A_DATE}"),
    ({date(2026, 3, 2)}, f"set {GIVE_A_DATE}"),
    ({"year": 2026}, f"dict {GIVE_A_DATE}"),
    (time(10, 15), f"time {GIVE_A_DATE}"),
    (timedelta(5), f"timedelta {GIVE_A_DATE}"),
    (object(), f"object {GIVE_A_DATE}"),
    (date, f"type {GIVE_A_DATE}"),
    ("2026-03-02", "str is not a day: give a date, `date.fromisoformat(text)`"),
    (datetime(2026, 3, 2), "datetime is not a day: give the date alone, in Norway, `at.date()`"),
    (
        datetime(2026, 3, 2, tzinfo=UTC),
        "datetime is not a day: give the date alone, in Norway, `at.astimezone(OSLO).date()`",
    ),
    (date(1900, 12, 31), "the calendar begins on 1901-01-01: give that day or a later one"),
    (date(2101, 1, 1), "the calendar ends on 2100-12-31: give that day or an earlier one"),
]

GIVE_A_NUMBER: Final = (
    "is not a number of working days: give a whole number such as 5; a negative one counts back"
)
WRONG_NUMBERS: Final = [
    (None, f"NoneType {GIVE_A_NUMBER}"),
    (True, f"bool {GIVE_A_NUMBER}"),
    (5.0, f"float {GIVE_A_NUMBER}"),
    (5 + 0j, f"complex {GIVE_A_NUMBER}"),
    (Decimal(5), f"Decimal {GIVE_A_NUMBER}"),
    (Fraction(5), f"Fraction {GIVE_A_NUMBER}"),
    ("5", f"str {GIVE_A_NUMBER}"),
    (b"5", f"bytes {GIVE_A_NUMBER}"),
    ((5,), f"tuple {GIVE_A_NUMBER}"),
    ([5], f"list {GIVE_A_NUMBER}"),
    ({5}, f"set {GIVE_A_NUMBER}"),
    ({5: 5}, f"dict {GIVE_A_NUMBER}"),
    (range(5), f"range {GIVE_A_NUMBER}"),
    (timedelta(5), f"timedelta {GIVE_A_NUMBER}"),
    (date(2026, 3, 2), f"date {GIVE_A_NUMBER}"),
    (object(), f"object {GIVE_A_NUMBER}"),
]


class OwnDate(date):
    """A date subclass that is no datetime, such as test tools make."""


class Deadlines(IntEnum):
    REPLY = 5


def easter(year: int) -> date:
    """Reckon Easter Sunday by hand, after Gauss with the two exceptions."""
    golden, leap, week = year % 19, year % 4, year % 7
    century = year // 100
    moon = 15 - (13 + 8 * century) // 25 + century - century // 4
    full = (19 * golden + moon) % 30
    sunday = (2 * leap + 4 * week + 6 * full + 4 + century - century // 4) % 7
    if full == 29 and sunday == 6:
        return date(year, 4, 19)
    if full == 28 and sunday == 6 and golden > 10:
        return date(year, 4, 18)
    return date(year, 3, 22) + timedelta(full + sunday)


def red_days(year: int) -> set[date]:
    fixed = {date(year, *day) for day in ((1, 1), (5, 1), (5, 17), (12, 25), (12, 26))}
    return fixed | {easter(year) + timedelta(days) for days in (-3, -2, 0, 1, 39, 49, 50)}


def refused(call: Callable[[], object]) -> tuple[Problem, ...]:
    with pytest.raises(InvalidDayError) as caught:
        call()
    return caught.value.problems


@pytest.mark.parametrize(("day", "expected"), WORKING)
def test_is_working_day(day: date, expected: bool) -> None:
    assert is_working_day(day) is expected


@pytest.mark.parametrize(("day", "n", "expected"), COUNTED)
def test_add_working_days(day: date, n: int, expected: date) -> None:
    assert add_working_days(day, n) == expected
    assert type(add_working_days(day, n)) is date


@pytest.mark.parametrize(("a", "b", "expected"), BETWEEN)
def test_working_days_between(a: date, b: date, expected: int) -> None:
    assert working_days_between(a, b) == expected


@pytest.mark.exhaustive
def test_every_day_of_151_years_agrees_with_workalendar_and_with_a_easter_by_hand() -> None:
    peer = Norway()
    for year in range(1950, 2101):
        red = red_days(year)
        for ordinal in range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1):
            day = date.fromordinal(ordinal)
            assert is_working_day(day) == (day.weekday() < 5 and day not in red) == peer.is_working_day(day)


def test_counting_agrees_with_a_walk_from_day_to_day() -> None:
    for ordinal in range(date(2025, 11, 1).toordinal(), date(2027, 2, 28).toordinal()):
        start = day = date.fromordinal(ordinal)
        for n in range(1, 8):
            day += timedelta(1)
            while day.weekday() > 4 or day in red_days(day.year):
                day += timedelta(1)
            assert add_working_days(start, n) == day


def test_the_whole_calendar_can_be_crossed() -> None:
    whole = working_days_between(FIRST, LAST)
    assert whole == sum(
        is_working_day(date.fromordinal(n)) for n in range(FIRST.toordinal(), LAST.toordinal() + 1)
    )
    assert add_working_days(FIRST, whole) == LAST
    assert add_working_days(LAST, 1 - whole) == date(1901, 1, 2)
    assert refused(lambda: add_working_days(FIRST, whole + 1)) == (Problem("n", OUT_OF_RANGE),)
    assert refused(lambda: add_working_days(LAST, -whole)) == (Problem("n", OUT_OF_RANGE),)


@pytest.mark.parametrize(
    ("day", "n"), TOO_FAR, ids=lambda value: str(value)[:12] if isinstance(value, date) else "n"
)
def test_an_answer_outside_the_calendar_is_refused(day: date, n: int) -> None:
    assert refused(lambda: add_working_days(day, n)) == (Problem("n", OUT_OF_RANGE),)


def test_a_date_of_another_class_and_a_number_of_another_class_are_read_as_what_they_are() -> None:
    own = OwnDate(2026, 3, 2)
    assert is_working_day(own)
    assert add_working_days(own, Deadlines.REPLY) == date(2026, 3, 9)
    assert add_working_days(OwnDate(2026, 3, 7), 1) == date(2026, 3, 9)
    assert type(add_working_days(own, 0)) is date
    assert working_days_between(own, OwnDate(2026, 3, 9)) == 5


def test_the_same_date_object_is_shared() -> None:
    assert add_working_days(date(2026, 3, 2), 5) is add_working_days(date(2026, 3, 6), 1)


def test_in_a_year_asked_about_before_the_answer_is_only_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    is_working_day(date(2026, 3, 2))
    monkeypatch.setattr(working_days, "_nth", None)
    assert add_working_days(date(2026, 3, 2), 1) == date(2026, 3, 3)


def test_the_working_days_of_a_year_are_found_once() -> None:
    assert working_days._days_of(2026) is working_days._days_of(2026)


def test_no_year_after_the_answers_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    of_year = working_days._days_of

    def noted(year: int) -> tuple[date, ...]:
        read.append(year)
        return of_year(year)

    monkeypatch.setattr(working_days, "_TABLES", {})
    monkeypatch.setattr(working_days, "_days_of", noted)
    assert working_days.working_days_after(date(2025, 12, 31), 600)[-1].year == 2028
    assert max(read) == 2028


@pytest.mark.parametrize(("day", "n"), [(FIRST, 73_049), (LAST, -73_049)])
def test_a_number_above_all_days_of_the_calendar_is_refused_without_counting(
    day: date, n: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working_days, "_days_of", None)
    assert refused(lambda: add_working_days(day, n)) == (Problem("n", OUT_OF_RANGE),)


@pytest.mark.parametrize(("day", "message"), WRONG_DAYS)
def test_a_wrong_day_is_refused_with_what_to_give_instead(day: Any, message: str) -> None:
    right = date(2026, 3, 2)
    is_working_day(right)
    assert refused(lambda: is_working_day(day)) == (Problem("day", message),)
    assert refused(lambda: add_working_days(day, 5)) == (Problem("day", message),)
    assert refused(lambda: working_days_between(day, right)) == (Problem("a", message),)
    assert refused(lambda: working_days_between(right, day)) == (Problem("b", message),)


@pytest.mark.parametrize(("n", "message"), WRONG_NUMBERS)
def test_a_wrong_number_is_refused_with_what_to_give_instead(n: Any, message: str) -> None:
    assert refused(lambda: add_working_days(date(2026, 3, 2), n)) == (Problem("n", message),)


@pytest.mark.parametrize("table", [WRONG_DAYS, WRONG_NUMBERS], ids=["days", "numbers"])
def test_every_wrong_input_has_a_message_of_its_own(table: list[tuple[object, str]]) -> None:
    messages = [message for _, message in table]
    assert len(set(messages)) == len(messages) >= 15


def test_two_faults_are_two_problems_in_one_error() -> None:
    wrong: Any = "2026-03-02"
    number: Any = 5.0
    problems = refused(lambda: add_working_days(wrong, number))
    assert [problem.path for problem in problems] == ["day", "n"]
    problems = refused(lambda: working_days_between(wrong, date(2101, 1, 1)))
    assert [problem.path for problem in problems] == ["a", "b"]
    problems = refused(lambda: working_days_between(date(2101, 1, 1), date(1900, 1, 1)))
    assert [problem.path for problem in problems] == ["a", "b"]


DAYS: Final = st.dates(date(1905, 1, 1), date(2096, 12, 31))
NUMBERS: Final = st.integers(1, 1000)
fast = settings(deadline=None, max_examples=200)


@fast
@given(day=DAYS, n=NUMBERS)
@example(day=date(2026, 12, 31), n=1)
def test_forward_and_back_again_is_the_last_working_day_not_after_the_start(day: date, n: int) -> None:
    there = add_working_days(day, n)
    back = add_working_days(there, -n)
    assert back == (day if is_working_day(day) else add_working_days(day, -1))


@fast
@given(day=DAYS, n=NUMBERS)
def test_back_and_forward_again_is_the_first_working_day_not_before_the_start(day: date, n: int) -> None:
    assert add_working_days(add_working_days(day, -n), n) == add_working_days(day, 0)


@fast
@given(day=DAYS, n=NUMBERS)
def test_the_working_days_added_are_the_working_days_between(day: date, n: int) -> None:
    assert working_days_between(day, add_working_days(day, n)) == n


@fast
@given(day=DAYS, n=st.integers(-900, 900))
def test_one_more_is_later_and_every_answer_is_a_working_day(day: date, n: int) -> None:
    answer = add_working_days(day, n)
    assert is_working_day(answer)
    assert (answer > day) if n > 0 else (answer < day) if n < 0 else (answer >= day)
    following = add_working_days(day, n + 1)
    assert following > answer or (n == 0 and following == answer and not is_working_day(day))


@fast
@given(days=st.lists(DAYS, min_size=2, max_size=2).map(sorted), n=st.integers(-900, 900))
def test_a_later_start_never_gives_an_earlier_answer(days: list[date], n: int) -> None:
    assert add_working_days(days[0], n) <= add_working_days(days[1], n)


@fast
@given(a=DAYS, b=DAYS, c=DAYS)
def test_counts_add_up_and_turn_their_sign(a: date, b: date, c: date) -> None:
    assert working_days_between(a, b) + working_days_between(b, c) == working_days_between(a, c)
    assert working_days_between(b, a) == -working_days_between(a, b)


@fast
@given(day=st.dates(date(1901, 1, 2), LAST))
def test_a_day_alone_counts_one_or_nothing(day: date) -> None:
    assert working_days_between(day - timedelta(1), day) == is_working_day(day)


MANY_THREADS: Final = """
import threading
from datetime import UTC, date, datetime
from fastlege.calendar import add_working_days, is_working_day, public_holidays, response_deadline
from fastlege.calendar import working_days_between
barrier = threading.Barrier(24)
answers = [None] * 24
def work(place):
    barrier.wait()
    answers[place] = repr([
        (add_working_days(date(year, 12, 23), 5), add_working_days(date(year, 4, 1), -300),
         public_holidays(year), is_working_day(date(year, 5, 1)),
         response_deadline(datetime(year, 12, 24, 23, 30, tzinfo=UTC)),
         working_days_between(date(1950, 1, 1), date(year, 1, 1)))
        for year in range(1990, 2030)
    ])
threads = [threading.Thread(target=work, args=(place,)) for place in range(24)]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert answers[0] is not None and len(set(answers)) == 1
alone = [None] * 24
answers, before = alone, answers
barrier = threading.Barrier(1)
work(0)
assert answers[0] == before[0]
print(is_working_day(date(2026, 12, 24)), len(before[0]))
"""


@pytest.mark.parametrize("attempt", range(3))
def test_many_threads_that_ask_first_and_at_once_get_the_same_answers(attempt: int) -> None:
    env = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "PYTHONHASHSEED": str(attempt),
    }
    command = [sys.executable, "-W", "error", "-c", MANY_THREADS]
    done = subprocess.run(command, env=env, check=True, capture_output=True, text=True)  # noqa: S603  # our own
    assert done.stdout.startswith("True ")
