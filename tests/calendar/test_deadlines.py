"""When an answer is due, and from when it is overdue."""

# ruff: noqa: ANN401  # wrong types are given on purpose

from __future__ import annotations

import copy
import csv
import pickle
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fastlege.calendar import (
    Deadline,
    Feast,
    SkippedDay,
    add_working_days,
    counting,
    is_working_day,
    response_deadline,
    working_days_between,
)
from fastlege.errors import InvalidDayError, InvalidInputError, Problem
from fastlege.oslo import OSLO, oslo_day
from fastlege.policy import HELSENORGE_2021_01_11
from fastlege.terms import Language
from tests.shared import SHARED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fastlege.terms import LanguageCode

# Received, working days, due date, overdue from.
VECTORS: Final = [
    # An ordinary Monday; the last second of a Friday; the first of a Saturday.
    ("2026-03-02T10:15:00+01:00", 5, "2026-03-09", "2026-03-10T00:00:00+01:00"),
    ("2026-03-06T23:59:59+01:00", 5, "2026-03-13", "2026-03-14T00:00:00+01:00"),
    ("2026-03-07T00:00:00+01:00", 5, "2026-03-13", "2026-03-14T00:00:00+01:00"),
    # Each side of midnight in Oslo, given in UTC.
    ("2026-03-08T22:30:00+00:00", 5, "2026-03-13", "2026-03-14T00:00:00+01:00"),
    ("2026-03-08T22:59:59+00:00", 5, "2026-03-13", "2026-03-14T00:00:00+01:00"),
    ("2026-03-08T23:00:00+00:00", 5, "2026-03-16", "2026-03-17T00:00:00+01:00"),
    ("2026-03-08T23:30:00+00:00", 5, "2026-03-16", "2026-03-17T00:00:00+01:00"),
    ("2026-07-05T21:59:59+00:00", 5, "2026-07-10", "2026-07-11T00:00:00+02:00"),
    ("2026-07-05T22:00:00+00:00", 5, "2026-07-13", "2026-07-14T00:00:00+02:00"),
    # Easter; received on a public holiday; summer time begins before the due date.
    ("2026-03-30T09:00:00+02:00", 5, "2026-04-09", "2026-04-10T00:00:00+02:00"),
    ("2026-04-02T12:00:00+02:00", 5, "2026-04-13", "2026-04-14T00:00:00+02:00"),
    ("2026-03-25T12:00:00+01:00", 5, "2026-04-01", "2026-04-02T00:00:00+02:00"),
    # May: a holiday on a Friday; a squeezed-in Friday counts; two feasts on one Monday.
    ("2026-04-27T08:00:00+02:00", 5, "2026-05-05", "2026-05-06T00:00:00+02:00"),
    ("2026-05-11T15:00:00+02:00", 5, "2026-05-19", "2026-05-20T00:00:00+02:00"),
    ("2027-05-14T11:00:00+02:00", 5, "2027-05-24", "2027-05-25T00:00:00+02:00"),
    # Christmas Eve and New Year's Eve count.
    ("2026-12-21T09:00:00+01:00", 5, "2026-12-29", "2026-12-30T00:00:00+01:00"),
    ("2026-12-29T20:00:00+01:00", 5, "2027-01-06", "2027-01-07T00:00:00+01:00"),
    # The night when summer time ends, both times half past two; overdue in winter time.
    ("2026-10-25T02:30:00+02:00", 5, "2026-10-30", "2026-10-31T00:00:00+01:00"),
    ("2026-10-25T02:30:00+01:00", 5, "2026-10-30", "2026-10-31T00:00:00+01:00"),
    ("2026-10-22T12:00:00+02:00", 5, "2026-10-29", "2026-10-30T00:00:00+01:00"),
    # Another number of days.
    ("2026-03-06T16:00:00+01:00", 1, "2026-03-09", "2026-03-10T00:00:00+01:00"),
    ("2026-03-06T16:00:00+01:00", 2, "2026-03-10", "2026-03-11T00:00:00+01:00"),
    ("2025-12-31T12:00:00+01:00", 253, "2026-12-31", "2027-01-01T00:00:00+01:00"),
    ("2025-12-31T12:00:00+01:00", 1000, "2029-12-13", "2029-12-14T00:00:00+01:00"),
    # The ends of the calendar.
    ("1900-12-31T23:30:00+00:00", 1, "1901-01-02", "1901-01-03T00:00:00+01:00"),
    ("2100-12-30T12:00:00+01:00", 1, "2100-12-31", "2101-01-01T00:00:00+01:00"),
]


def shared_rows() -> list[dict[str, str]]:
    if SHARED is None:
        return []
    table = SHARED / "standards" / "calendar" / "deadlines.csv"
    return list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))


class NoOffset(tzinfo):
    """A zone that does not know its offset: such a datetime is as naive as one without a zone."""

    def utcoffset(self, _at: datetime | None) -> None:
        return None

    def tzname(self, _at: datetime | None) -> None:
        return None

    def dst(self, _at: datetime | None) -> None:
        return None


class OwnZone(tzinfo):
    """A zone of somebody else's, two hours east."""

    def utcoffset(self, _at: datetime | None) -> timedelta:
        return timedelta(hours=2)

    def tzname(self, _at: datetime | None) -> str:
        return "own"

    def dst(self, _at: datetime | None) -> timedelta:
        return timedelta(0)


class OwnDatetime(datetime):
    """A datetime of another class, such as test tools make."""


class OwnDate(date):
    """A date of another class."""


NO_ZONE: Final = "it has no time zone: give it one, such as `at.replace(tzinfo=OSLO)`"
GIVE_AN_INSTANT: Final = "is not an instant: give a datetime with a time zone, such as `datetime.now(OSLO)`"
WRONG_INSTANTS: Final = [
    (None, f"NoneType {GIVE_AN_INSTANT}"),
    (True, f"bool {GIVE_AN_INSTANT}"),
    (1_772_442_900, f"int {GIVE_AN_INSTANT}"),
    (1_772_442_900.0, f"float {GIVE_AN_INSTANT}"),
    (Decimal(1), f"Decimal {GIVE_AN_INSTANT}"),
    (b"2026-03-02", f"bytes {GIVE_AN_INSTANT}"),
    ((2026, 3, 2), f"tuple {GIVE_AN_INSTANT}"),
    ([2026, 3, 2], f"list {GIVE_AN_INSTANT}"),
    ({2026}, f"set {GIVE_AN_INSTANT}"),
    ({"year": 2026}, f"dict {GIVE_AN_INSTANT}"),
    (time(10, 15, tzinfo=UTC), f"time {GIVE_AN_INSTANT}"),
    (timedelta(5), f"timedelta {GIVE_AN_INSTANT}"),
    (UTC, f"timezone {GIVE_AN_INSTANT}"),
    (OSLO, f"ZoneInfo {GIVE_AN_INSTANT}"),
    (object(), f"object {GIVE_AN_INSTANT}"),
    (datetime(2026, 3, 2, 10, 15), NO_ZONE),
    (
        date(2026, 3, 2),
        "date is not an instant: give a datetime with a time zone, since the time of day counts",
    ),
    (
        "2026-03-02T10:15:00+01:00",
        "str is not an instant: give a datetime with a time zone, `datetime.fromisoformat(text)`",
    ),
]

BEFORE: Final = "the calendar begins on 1901-01-01: give that day or a later one"
AFTER: Final = "the calendar ends on 2100-12-31: give that day or an earlier one"
OUT_OF_RANGE: Final = [
    (datetime(1900, 12, 31, 23, 59, 59, tzinfo=OSLO), BEFORE),
    (datetime(1900, 12, 31, 22, 59, 59, tzinfo=UTC), BEFORE),
    (datetime.min.replace(tzinfo=UTC), BEFORE),
    (datetime.min.replace(tzinfo=timezone(timedelta(hours=14))), BEFORE),
    (datetime(2101, 1, 1, tzinfo=OSLO), AFTER),
    (datetime(2100, 12, 31, 23, tzinfo=UTC), AFTER),
    (datetime.max.replace(tzinfo=UTC), AFTER),
    (datetime.max.replace(tzinfo=timezone(timedelta(hours=-12))), AFTER),
]

GIVE_A_NUMBER: Final = "is not a number of working days: give a whole number such as 5"
ONE_OR_MORE: Final = "an answer takes one working day or more: give 1 or a greater number"
TOO_MANY: Final = "the answer would be due after 2100-12-31: give a smaller number, or an earlier `at`"
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
    (timedelta(5), f"timedelta {GIVE_A_NUMBER}"),
    (date(2026, 3, 2), f"date {GIVE_A_NUMBER}"),
    (object(), f"object {GIVE_A_NUMBER}"),
    (0, ONE_OR_MORE),
    (30_000, TOO_MANY),
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
    ("2026-03-02", "str is not a day: give a date, `date.fromisoformat(text)`"),
    (datetime(2026, 3, 2), "datetime is not a day: give the date alone, in Norway, `at.date()`"),
    (
        datetime(2026, 3, 2, tzinfo=UTC),
        "datetime is not a day: give the date alone, in Norway, `at.astimezone(OSLO).date()`",
    ),
]

GIVE_A_SET: Final = "is not a collection of days: give a set of dates, `{date(2026, 12, 24)}`"
WRONG_COLLECTIONS: Final = [
    (None, f"NoneType {GIVE_A_SET}"),
    (True, f"bool {GIVE_A_SET}"),
    (1, f"int {GIVE_A_SET}"),
    (1.0, f"float {GIVE_A_SET}"),
    (1j, f"complex {GIVE_A_SET}"),
    (Decimal(1), f"Decimal {GIVE_A_SET}"),
    ("2026-12-24", f"str {GIVE_A_SET}"),
    (b"2026-12-24", f"bytes {GIVE_A_SET}"),
    (date(2026, 12, 24), f"date {GIVE_A_SET}"),
    (datetime(2026, 12, 24), f"datetime {GIVE_A_SET}"),
    (time(10, 15), f"time {GIVE_A_SET}"),
    (timedelta(5), f"timedelta {GIVE_A_SET}"),
    (object(), f"object {GIVE_A_SET}"),
    (date, f"type {GIVE_A_SET}"),
    (iter([date(2026, 12, 24)]), f"list_iterator {GIVE_A_SET}"),
    ((day for day in [date(2026, 12, 24)]), f"generator {GIVE_A_SET}"),
]

RECEIVED: Final = datetime(2026, 12, 21, 9, 0, tzinfo=OSLO)


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    """Let every test begin as the first of its process, so that none leans on another."""
    counting.KEPT.clear()
    yield
    counting.KEPT.clear()


def refused(call: Callable[[], object]) -> tuple[Problem, ...]:
    with pytest.raises(InvalidDayError) as caught:
        call()
    return caught.value.problems


@pytest.mark.parametrize(("received", "working_days", "due", "overdue"), VECTORS)
def test_vectors(received: str, working_days: int, due: str, overdue: str) -> None:
    for _ in ("first of the day", "another of the day"):
        deadline = response_deadline(datetime.fromisoformat(received), working_days=working_days)
        assert deadline.due_date == date.fromisoformat(due)
        assert deadline.overdue_from.isoformat() == overdue
        assert deadline.overdue_from.tzinfo is OSLO
        assert len(deadline.counted) == working_days


@pytest.mark.parametrize("row", shared_rows(), ids=lambda row: row["submitted_at"])
def test_shared_vectors(row: dict[str, str]) -> None:
    received = datetime.fromisoformat(row["submitted_at"])
    deadline = response_deadline(received, working_days=int(row["working_days"]))
    assert deadline.due_date == date.fromisoformat(row["due_date"])
    assert deadline.overdue_from.isoformat() == row["overdue_from"]
    if int(row["working_days"]) == 5:
        assert response_deadline(received) == deadline


def test_without_a_number_it_is_the_five_of_the_page() -> None:
    assert HELSENORGE_2021_01_11.response_working_days == 5
    assert len(response_deadline(RECEIVED).counted) == 5


def test_counted_and_skipped_are_every_day_after_receipt() -> None:
    deadline = response_deadline(RECEIVED)
    assert deadline.counted == tuple(date(2026, 12, day) for day in (22, 23, 24, 28, 29))
    assert deadline.skipped == (
        SkippedDay(day=date(2026, 12, 25), feasts=(Feast.CHRISTMAS_DAY,)),
        SkippedDay(day=date(2026, 12, 26), feasts=(Feast.BOXING_DAY,)),
        SkippedDay(day=date(2026, 12, 27), feasts=()),
    )


def test_a_skipped_day_is_made_by_name_alone() -> None:
    make: Any = SkippedDay
    with pytest.raises(TypeError):
        make(date(2026, 12, 25), (Feast.CHRISTMAS_DAY,))


@pytest.mark.parametrize(
    ("at", "language", "names"),
    [
        ("2026-12-21T09:00:00+01:00", "en", ["Christmas Day", "Boxing Day", "Sunday"]),
        ("2026-12-21T09:00:00+01:00", "nb", ["første juledag", "andre juledag", "søndag"]),
        ("2026-12-21T09:00:00+01:00", "nn", ["første juledag", "andre juledag", "søndag"]),
        ("2026-11-23T09:00:00+01:00", "nb", ["lørdag", "søndag"]),
        ("2026-11-23T09:00:00+01:00", "nn", ["laurdag", "søndag"]),
        ("2026-11-23T09:00:00+01:00", Language.ENGLISH, ["Saturday", "Sunday"]),
        (
            "2027-05-14T09:00:00+02:00",
            "en",
            ["Saturday", "Whit Sunday", "Constitution Day and Whit Monday", "Saturday", "Sunday"],
        ),
    ],
)
def test_a_skipped_day_has_a_name(at: str, language: LanguageCode, names: list[str]) -> None:
    skipped = response_deadline(datetime.fromisoformat(at)).skipped
    assert [day.name(language) for day in skipped] == names


def test_a_language_without_texts_is_an_error() -> None:
    with pytest.raises(InvalidInputError, match="nb"):
        response_deadline(RECEIVED).skipped[0].name("se")  # type: ignore[arg-type]  # on purpose


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (datetime(2026, 12, 21, 9, 0, tzinfo=OSLO), False),
        (datetime(2026, 12, 29, 23, 59, 59, 999_999, tzinfo=OSLO), False),
        (datetime(2026, 12, 30, 0, 0, tzinfo=OSLO), True),
        (datetime(2026, 12, 29, 22, 59, 59, tzinfo=UTC), False),
        (datetime(2026, 12, 29, 23, 0, tzinfo=UTC), True),
        (datetime.min.replace(tzinfo=UTC), False),
        (datetime.max.replace(tzinfo=UTC), True),
    ],
)
def test_is_overdue(at: datetime, expected: bool) -> None:
    assert response_deadline(RECEIVED).is_overdue(at) is expected


@pytest.mark.parametrize(
    ("day", "left"),
    [
        (date(1800, 1, 1), 5),
        (date(2026, 12, 21), 5),
        (date(2026, 12, 22), 5),
        (date(2026, 12, 23), 4),
        (date(2026, 12, 24), 3),
        (date(2026, 12, 25), 2),
        (date(2026, 12, 27), 2),
        (date(2026, 12, 28), 2),
        (date(2026, 12, 29), 1),
        (date(2026, 12, 30), 0),
        (date(2200, 1, 1), 0),
        (OwnDate(2026, 12, 29), 1),
    ],
)
def test_working_days_left(day: date, left: int) -> None:
    assert response_deadline(RECEIVED).working_days_left(day) == left


@pytest.mark.parametrize(
    ("closed", "expected"),
    [
        ([], date(2026, 12, 29)),
        ([date(2026, 12, 24)], date(2026, 12, 29)),
        ([date(2026, 12, 29)], date(2026, 12, 28)),
        ({date(2026, 12, 29), date(2026, 12, 28)}, date(2026, 12, 24)),
        (frozenset({date(2026, 12, 30), date(1800, 1, 1)}), date(2026, 12, 29)),
        ({date(2026, 12, 29): "course"}, date(2026, 12, 28)),
        ((OwnDate(2026, 12, 29),), date(2026, 12, 28)),
        ([date(2026, 12, day) for day in range(23, 31)], date(2026, 12, 22)),
        ([date(2026, 12, day) for day in range(21, 31)], None),
    ],
)
def test_answer_by(closed: Any, expected: date | None) -> None:
    deadline = response_deadline(RECEIVED)
    assert deadline.answer_by(closed) == expected
    assert deadline.due_date == date(2026, 12, 29)


def test_received_at_is_kept_as_it_was_given() -> None:
    for at in (RECEIVED, RECEIVED.astimezone(UTC), RECEIVED.astimezone(ZoneInfo("Asia/Tokyo"))):
        assert response_deadline(at).received_at is at


@pytest.mark.parametrize(
    "at",
    [
        RECEIVED.astimezone(UTC),
        RECEIVED.astimezone(ZoneInfo("America/New_York")),
        datetime(2026, 12, 21, 10, 0, tzinfo=OwnZone()),
        OwnDatetime(2026, 12, 21, 9, 0, tzinfo=OSLO),
    ],
    ids=["utc", "new-york", "own-zone", "own-class"],
)
def test_the_same_instant_is_an_equal_deadline_in_whatever_zone(at: datetime) -> None:
    deadline, same = response_deadline(RECEIVED), response_deadline(at)
    assert same == deadline
    assert hash(same) == hash(deadline)


def test_the_two_half_past_twos_of_the_night_when_summer_time_ends_are_two_instants() -> None:
    first = response_deadline(datetime(2026, 10, 25, 2, 30, tzinfo=OSLO))
    second = response_deadline(datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=OSLO))
    assert first != second
    assert second == response_deadline(datetime(2026, 10, 25, 1, 30, tzinfo=UTC))
    assert hash(second) == hash(response_deadline(datetime(2026, 10, 25, 1, 30, tzinfo=UTC)))


def test_another_instant_or_another_number_is_another_deadline() -> None:
    deadline = response_deadline(RECEIVED)
    assert deadline != response_deadline(RECEIVED + timedelta(microseconds=1))
    assert deadline != response_deadline(RECEIVED, working_days=6)
    assert deadline != deadline.due_date


def test_the_days_are_shared_by_all_receipts_of_an_oslo_day() -> None:
    morning = response_deadline(datetime(2026, 3, 9, 0, 0, tzinfo=OSLO))
    evening = response_deadline(datetime(2026, 3, 9, 22, 59, tzinfo=UTC))
    next_day = response_deadline(datetime(2026, 3, 9, 23, 0, tzinfo=UTC))
    assert morning._days is evening._days
    assert morning._days is not next_day._days
    assert morning.counted is evening.counted


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "_DAYS_KEPT", 3)
    first = response_deadline(RECEIVED)
    for days in range(1, 10):
        response_deadline(RECEIVED + timedelta(days))
        assert len(counting.KEPT) <= 3
    assert response_deadline(RECEIVED) == first


def test_the_second_receipt_of_an_oslo_day_is_only_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    days = [RECEIVED, RECEIVED + timedelta(1)]
    first = [response_deadline(at) for at in days]
    monkeypatch.setattr(counting, "working_days_after", None)
    assert [response_deadline(at.astimezone(UTC)) for at in days] == first


def test_what_is_remembered_is_given_to_no_time_without_a_zone() -> None:
    response_deadline(datetime(2026, 3, 2, 12, 0, tzinfo=OSLO))
    assert refused(lambda: response_deadline(datetime(2026, 3, 2, 12, 0))) == (Problem("at", NO_ZONE),)


def test_a_far_year_is_not_taken_for_a_near_one_with_another_number() -> None:
    response_deadline(RECEIVED, working_days=6)
    in_7768 = RECEIVED + timedelta(2**21)
    assert refused(lambda: response_deadline(in_7768, working_days=5)) == (Problem("at", AFTER),)


@pytest.mark.parametrize("copied", [lambda it: pickle.loads(pickle.dumps(it)), copy.copy, copy.deepcopy])  # noqa: S301
def test_a_deadline_pickles_and_copies(copied: Callable[[Deadline], Deadline]) -> None:
    deadline = response_deadline(RECEIVED)
    again = copied(deadline)
    assert again == deadline
    assert hash(again) == hash(deadline)
    assert again.overdue_from.tzinfo is OSLO
    assert again.skipped == deadline.skipped


def test_nothing_of_a_deadline_can_be_changed() -> None:
    deadline = response_deadline(RECEIVED)
    for name in ("received_at", "_days", "due_date", "more"):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(deadline, name, None)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        del deadline.received_at
    assert not hasattr(deadline, "__dict__")
    assert [field.name for field in attrs.fields(Deadline)] == ["received_at", "_days"]


def test_the_repr_is_short() -> None:
    assert repr(response_deadline(RECEIVED)) == "<Deadline 2026-12-29, received 2026-12-21T09:00:00+01:00>"


@pytest.mark.parametrize(("at", "message"), WRONG_INSTANTS)
def test_a_wrong_instant_is_refused_with_what_to_give_instead(at: Any, message: str) -> None:
    assert refused(lambda: response_deadline(at)) == (Problem("at", message),)
    assert refused(lambda: response_deadline(RECEIVED).is_overdue(at)) == (Problem("at", message),)


def test_a_zone_that_does_not_know_its_offset_is_no_zone() -> None:
    at = datetime(2026, 3, 2, 10, 15, tzinfo=NoOffset())
    assert refused(lambda: response_deadline(at)) == (Problem("at", NO_ZONE),)
    assert refused(lambda: response_deadline(RECEIVED).is_overdue(at)) == (Problem("at", NO_ZONE),)


@pytest.mark.parametrize(("at", "message"), OUT_OF_RANGE, ids=lambda value: str(value)[:32])
def test_an_instant_outside_the_calendar_is_refused(at: datetime, message: str) -> None:
    assert refused(lambda: response_deadline(at)) == (Problem("at", message),)


@pytest.mark.parametrize(("number", "message"), WRONG_NUMBERS)
def test_a_wrong_number_is_refused_with_what_to_give_instead(number: Any, message: str) -> None:
    response_deadline(RECEIVED, working_days=1)  # What is remembered for 1 is not given for True.
    assert refused(lambda: response_deadline(RECEIVED, working_days=number)) == (
        Problem("working_days", message),
    )


@pytest.mark.parametrize(
    ("number", "message"),
    [(-1, ONE_OR_MORE), (-(10**40), ONE_OR_MORE), (10**40, TOO_MANY), (10**5, TOO_MANY)],
)
def test_a_number_far_outside_is_refused_at_once(number: int, message: str) -> None:
    assert refused(lambda: response_deadline(RECEIVED, working_days=number)) == (
        Problem("working_days", message),
    )


def test_an_answer_due_after_the_calendar_is_refused() -> None:
    last = datetime(2100, 12, 31, 12, 0, tzinfo=OSLO)
    assert refused(lambda: response_deadline(last)) == (Problem("working_days", TOO_MANY),)
    assert refused(lambda: response_deadline(last - timedelta(1), working_days=2)) == (
        Problem("working_days", TOO_MANY),
    )


def test_years_ahead_the_last_day_of_the_calendar_can_be_the_due_date_and_no_later_one() -> None:
    at = datetime(2097, 12, 31, 12, 0, tzinfo=OSLO)
    left = working_days_between(at.date(), date(2100, 12, 31))
    assert response_deadline(at, working_days=left).due_date == date(2100, 12, 31)
    assert refused(lambda: response_deadline(at, working_days=left + 1)) == (
        Problem("working_days", TOO_MANY),
    )


@pytest.mark.parametrize(("day", "message"), WRONG_DAYS)
def test_a_wrong_day_is_refused_with_what_to_give_instead(day: Any, message: str) -> None:
    deadline = response_deadline(RECEIVED)
    assert refused(lambda: deadline.working_days_left(day)) == (Problem("day", message),)
    assert refused(lambda: deadline.answer_by([day])) == (Problem("closed[0]", message),)


@pytest.mark.parametrize(("closed", "message"), WRONG_COLLECTIONS, ids=lambda value: type(value).__name__)
def test_what_is_no_collection_of_days_is_refused(closed: Any, message: str) -> None:
    assert refused(lambda: response_deadline(RECEIVED).answer_by(closed)) == (Problem("closed", message),)


@pytest.mark.parametrize(
    "table",
    [WRONG_INSTANTS, WRONG_NUMBERS, WRONG_DAYS, WRONG_COLLECTIONS],
    ids=["instants", "numbers", "days", "collections"],
)
def test_every_wrong_input_has_a_message_of_its_own(table: list[tuple[object, str]]) -> None:
    messages = [message for _, message in table]
    assert len(set(messages)) == len(messages) >= 15


@pytest.mark.parametrize("at", [datetime(2026, 3, 2), "2026-03-02", None, datetime(1900, 1, 1, tzinfo=UTC)])
@pytest.mark.parametrize("number", [0, True, "5", None])
def test_two_faults_are_two_problems_in_one_error(at: Any, number: Any) -> None:
    problems = refused(lambda: response_deadline(at, working_days=number))
    assert [problem.path for problem in problems] == ["at", "working_days"]


def test_every_wrong_closed_day_is_a_problem() -> None:
    closed: Any = [date(2026, 12, 24), "2026-12-25", date(2026, 12, 28), None]
    problems = refused(lambda: response_deadline(RECEIVED).answer_by(closed))
    assert [problem.path for problem in problems] == ["closed[1]", "closed[3]"]


INSTANTS: Final = st.datetimes(
    datetime(1902, 1, 1), datetime(2099, 1, 1), timezones=st.sampled_from([UTC, OSLO, ZoneInfo("Asia/Tokyo")])
)
fast = settings(deadline=None, max_examples=200)


@fast
@given(at=INSTANTS, n=st.integers(1, 60))
def test_a_deadline_is_the_nth_working_day_after_the_oslo_day(at: datetime, n: int) -> None:
    deadline = response_deadline(at, working_days=n)
    received = oslo_day(at)
    assert deadline.counted == tuple(add_working_days(received, nth) for nth in range(1, n + 1))
    assert working_days_between(received, deadline.due_date) == n
    assert oslo_day(deadline.overdue_from) == deadline.due_date + timedelta(1)
    assert deadline.overdue_from.timetz() == time(0, tzinfo=OSLO)


@fast
@given(at=INSTANTS, n=st.integers(1, 60))
def test_every_day_up_to_the_due_date_is_either_counted_or_skipped(at: datetime, n: int) -> None:
    deadline = response_deadline(at, working_days=n)
    skipped = [day.day for day in deadline.skipped]
    assert not any(is_working_day(day) for day in skipped)
    every_day = range(oslo_day(at).toordinal() + 1, deadline.due_date.toordinal() + 1)
    assert sorted([*deadline.counted, *skipped]) == [date.fromordinal(day) for day in every_day]


@fast
@given(ats=st.lists(INSTANTS, min_size=2, max_size=2))
def test_what_comes_in_later_is_never_due_earlier(ats: list[datetime]) -> None:
    earlier, later = (response_deadline(at) for at in sorted(ats, key=lambda at: at.astimezone(UTC)))
    assert earlier.due_date <= later.due_date
    assert earlier.overdue_from <= later.overdue_from
    assert not earlier.is_overdue(earlier.received_at)


@fast
@given(at=INSTANTS, n=st.integers(1, 30), passed=st.integers(0, 60))
def test_the_days_left_only_fall_and_end_with_the_due_date(at: datetime, n: int, passed: int) -> None:
    deadline = response_deadline(at, working_days=n)
    day = oslo_day(at) + timedelta(passed)
    left = deadline.working_days_left(day)
    assert 0 <= left - deadline.working_days_left(day + timedelta(1)) <= 1
    assert (left == 0) == (day > deadline.due_date)


@fast
@given(at=INSTANTS, closed=st.sets(st.integers(1, 12)))
def test_closed_days_move_the_day_to_answer_back_and_never_on(at: datetime, closed: set[int]) -> None:
    deadline = response_deadline(at)
    days = {oslo_day(at) + timedelta(nth) for nth in closed}
    answer = deadline.answer_by(days)
    open_days = [day for day in deadline.counted if day not in days]
    assert answer == (open_days[-1] if open_days else None)
