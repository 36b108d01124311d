"""Slots, schedules and the row they stand on: what can be booked, and that nothing ever changes."""

from __future__ import annotations

import copy
import pickle
from datetime import UTC, date, datetime, timedelta
from itertools import permutations, product
from typing import TYPE_CHECKING, Any, Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fastlege import (
    OSLO,
    Booking,
    InvalidFactError,
    InvalidRequestError,
    PersonId,
    Schedule,
    Slot,
    appointments,
    book_appointment,
    cancel_appointment,
)
from fastlege.services.vector import Vector
from tests.services.test_menu import DOCTOR, household
from tests.support import DAY, child, family, for_child, for_self, noon, parent, person

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    Anything: TypeAlias = Any
    """Whatever a caller may give, or ought not to."""

NOON: Final = noon(DAY)
ME, YOU = PersonId("me"), PersonId("you")


def slot(mark: str, start: datetime, minutes: float = 20, kind: str = "consultation") -> Slot:
    """Make a slot that ends so many minutes later, by the clock of the world and not of the wall."""
    end = (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(start.tzinfo)
    return Slot(id=mark, start=start, end=end, kind=kind)


def at(hours: float) -> datetime:
    """Give an instant so many hours after noon of the day that it is."""
    return NOON + timedelta(hours=hours)


def booking(of: Slot, patient: PersonId = ME, *, hidden: bool | None = False) -> Booking:
    return Booking(slot=of, patient=patient, reason="a cough", hidden_from_parents=hidden)


PAST, NOW, NEXT, LATER, LAST = (
    slot(name, at(hours))
    for name, hours in (("past", -24), ("now", 0), ("next", 1), ("later", 24), ("last", 48))
)
SLOTS: Final = (PAST, NOW, NEXT, LATER, LAST)
SCHEDULE: Final = Schedule.of(DOCTOR, SLOTS)
SESSION: Final = for_self(person("me"), of=DOCTOR, at=NOON)


def problems(error: pytest.ExceptionInfo[Any]) -> list[tuple[str, str]]:
    return [tuple(problem) for problem in error.value.problems]


# --- a slot and a booking

TEXT: Final = "give a text that is not blank, without control characters"
PROSE: Final = f"{TEXT} but line breaks and tabs"
INSTANT: Final = "give a datetime with a time zone, for example tzinfo=OSLO"
AFTER: Final = "give an end that is later than the start"
BAD_SLOTS: Final[list[tuple[dict[str, Any], list[tuple[str, str]]]]] = [
    ({"id": ""}, [("id", TEXT)]),
    ({"id": 7}, [("id", TEXT)]),
    ({"kind": " "}, [("kind", TEXT)]),
    ({"kind": None}, [("kind", TEXT)]),
    ({"start": datetime(2026, 11, 24, 9)}, [("start", INSTANT)]),
    ({"start": date(2026, 11, 24)}, [("start", INSTANT)]),
    ({"end": "10:00"}, [("end", INSTANT)]),
    ({"end": at(24)}, [("end", AFTER)]),
    ({"end": at(24).astimezone(UTC)}, [("end", AFTER)]),
    ({"end": at(23)}, [("end", AFTER)]),
    ({"id": None, "kind": "", "end": at(23)}, [("id", TEXT), ("end", AFTER), ("kind", TEXT)]),
    ({"start": None, "end": None}, [("start", INSTANT), ("end", INSTANT)]),
]


@pytest.mark.parametrize(("wrong", "expected"), BAD_SLOTS)
def test_a_wrong_slot(wrong: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    right: dict[str, Any] = {"id": "1", "start": at(24), "end": at(25)}
    with pytest.raises(InvalidFactError) as caught:
        Slot(**right | wrong)
    assert problems(caught) == expected


def test_a_slot_ends_after_it_starts() -> None:
    shortest = Slot(id="1", start=NOON, end=NOON + timedelta(microseconds=1))
    assert shortest.end > shortest.start
    assert slot("1", NOON).kind == "consultation"
    across = Slot(id="1", start=NOON, end=(NOON + timedelta(minutes=1)).astimezone(UTC))
    assert across.end > across.start


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ({"slot": "next"}, [("slot", "give a Slot")]),
        ({"patient": ""}, [("patient", "give the patient's id")]),
        ({"reason": "\n"}, [("reason", PROSE)]),
        (
            {"hidden_from_parents": 1},
            [("hidden_from_parents", "give True, False, or None when it is not known")],
        ),
        (
            {"slot": None, "reason": None},
            [("slot", "give a Slot"), ("reason", PROSE)],
        ),
    ],
)
def test_a_wrong_booking(wrong: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    right: dict[str, Any] = {"slot": NEXT, "patient": ME, "reason": "a cough"}
    with pytest.raises(InvalidFactError) as caught:
        Booking(**right | wrong)
    assert problems(caught) == expected


# --- a schedule

OVERLAP: Final = ("slots", "give slots that do not overlap")
SAME_ID: Final = ("slots", "give each slot an id of its own")
NOT_HERE: Final = ("bookings", "give bookings of these slots")
TWICE: Final = ("bookings", "give at most one booking for each slot")
LONG: Final = slot("long", at(0.9), 300)
CONTRADICTIONS: Final[list[tuple[Any, Any, Any, list[tuple[str, str]]]]] = [
    (DOCTOR, [NEXT, slot("other", at(1))], [], [OVERLAP]),
    (DOCTOR, [NEXT, slot("other", at(1.1), kind="blood test")], [], [OVERLAP]),
    (DOCTOR, [LONG, NEXT, slot("2", at(2)), slot("3", at(3))], [], [OVERLAP]),
    (DOCTOR, [LONG, slot("inside", at(4).astimezone(UTC), 1)], [], [OVERLAP]),
    (DOCTOR, [NEXT, attrs.evolve(LATER, id="next")], [], [SAME_ID]),
    (DOCTOR, [NEXT, NEXT], [], [OVERLAP, SAME_ID]),
    (DOCTOR, [NEXT], [booking(LATER)], [NOT_HERE]),
    (DOCTOR, [NEXT], [booking(attrs.evolve(NEXT, kind="blood test"))], [NOT_HERE]),
    (DOCTOR, [NEXT], [booking(NEXT), booking(NEXT, YOU)], [TWICE]),
    (DOCTOR, [NEXT], [booking(NEXT), booking(NEXT)], [TWICE]),
    (DOCTOR, [NEXT, LONG], [booking(PAST), booking(PAST)], [OVERLAP, NOT_HERE, TWICE]),
    (None, [NEXT], [], [("gp", "give a GP")]),
    (DOCTOR, ["next"], [], [("slots", "give a list of Slot")]),
    (DOCTOR, [NEXT], [NEXT], [("bookings", "give a list of Booking")]),
    (
        "Kari",
        [None],
        [None],
        [
            ("gp", "give a GP"),
            ("slots", "give a list of Slot"),
            ("bookings", "give a list of Booking"),
        ],
    ),
]


@pytest.mark.parametrize(("of", "slots", "bookings", "expected"), CONTRADICTIONS)
def test_a_schedule_that_contradicts_itself(
    of: Anything, slots: Anything, bookings: Anything, expected: list[tuple[str, str]]
) -> None:
    for given_slots in permutations(slots):
        with pytest.raises(InvalidFactError) as caught:
            Schedule.of(of, given_slots, bookings)
        assert problems(caught) == expected


def test_slots_may_touch_and_be_of_different_kinds() -> None:
    kinds = [
        slot(str(n), at(n / 3), 20, kind) for n, kind in enumerate(("vaccine", "test", "consultation"), 1)
    ]
    assert Schedule.of(DOCTOR, kinds).free(NOON) == tuple(kinds)
    assert Schedule.of(DOCTOR, []).free(NOON) == ()


def test_the_order_of_slots_and_bookings_never_matters() -> None:
    booked = (booking(NEXT), booking(LAST, YOU))
    expected = Schedule.of(DOCTOR, SLOTS, booked)
    for slots, bookings in product(permutations(SLOTS), permutations(booked)):
        one = Schedule.of(DOCTOR, iter(slots), iter(bookings))
        assert one == expected
        assert hash(one) == hash(expected)
        assert one.free(at(-48)) == (PAST, NOW, LATER)
        assert one.booked(ME) == (booking(NEXT),)
        assert one.slots == SLOTS
        assert one.bookings == booked


FREE: Final[list[tuple[datetime, datetime | None, tuple[Slot, ...]]]] = [
    (at(-100), None, SLOTS),
    (at(-24), None, SLOTS[1:]),
    (NOON, None, SLOTS[2:]),
    (NOON - timedelta(microseconds=1), None, SLOTS[1:]),
    (NOON.astimezone(UTC), None, SLOTS[2:]),
    (at(48), None, ()),
    (at(-100), at(24), SLOTS[:3]),
    (at(-100), at(24) + timedelta(microseconds=1), SLOTS[:4]),
    (at(-100), at(24).astimezone(UTC), SLOTS[:3]),
    (NOON, NOON, ()),
    (at(24), at(-24), ()),
    (at(-100), at(-24), ()),
]


@pytest.mark.parametrize(("after", "until", "expected"), FREE)
def test_free(after: datetime, until: datetime | None, expected: tuple[Slot, ...]) -> None:
    assert SCHEDULE.free(after, until=until) == expected


@given(
    st.lists(st.integers(0, 60), unique=True, max_size=40),
    st.sets(st.integers(0, 60)),
    st.integers(-1, 61),
    st.integers(-1, 61),
)
def test_free_is_what_a_walk_finds(starts: list[int], taken: set[int], after: int, until: int) -> None:
    slots = [slot(str(hour), at(hour), 60) for hour in starts]
    booked = [booking(one) for hour, one in zip(starts, slots, strict=True) if hour in taken]
    schedule = Schedule.of(DOCTOR, slots, booked)
    expected = [str(hour) for hour in sorted(starts) if after < hour < until and hour not in taken]
    assert [one.id for one in schedule.free(at(after), until=at(until))] == expected
    assert [one.slot.id for one in schedule.booked(ME)] == [str(h) for h in sorted(starts) if h in taken]
    assert [one.slot.id for one in schedule.past(ME, at(after))] == [
        str(hour) for hour in sorted(starts) if hour in taken and hour <= after
    ]


def test_booking_and_cancelling_leave_the_old_schedule_as_it_was() -> None:
    before = pickle.dumps(SCHEDULE)
    booked = SCHEDULE.book(booking(NEXT))
    both = booked.book(booking(LATER, YOU))
    assert (SCHEDULE.free(NOON), booked.free(NOON), both.free(NOON)) == (SLOTS[2:], SLOTS[3:], SLOTS[4:])
    assert both.cancel(booking(LATER, YOU)) == booked
    assert booked.cancel(booking(NEXT)) == SCHEDULE != booked
    assert SCHEDULE.booked(ME) == ()
    assert pickle.dumps(SCHEDULE) == before
    assert pickle.loads(pickle.dumps(both)) == both == copy.deepcopy(both)  # noqa: S301  # our own
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        SCHEDULE.gp = DOCTOR  # type: ignore[misc]  # what is tested


def test_a_slot_is_of_the_schedule_or_is_not() -> None:
    booked = SCHEDULE.book(booking(NEXT))
    strangers = [
        slot("stranger", at(100)),
        slot("stranger", at(1)),
        slot("next", at(1), 21),
        attrs.evolve(NEXT, kind="blood test"),
    ]
    assert [booked.has(one) for one in SLOTS] == [True] * 5
    assert [booked.is_free(one) for one in SLOTS] == [True, True, False, True, True]
    for stranger in strangers:
        assert not booked.has(stranger)
        assert not booked.is_free(stranger)
        with pytest.raises(InvalidFactError) as caught:
            booked.book(booking(stranger))
        assert problems(caught) == [("booking.slot", "give a free slot of this schedule")]
        with pytest.raises(InvalidFactError) as caught:
            booked.cancel(booking(stranger))
        assert problems(caught) == [("booking", "give a booking of this schedule")]


def test_a_taken_slot_is_not_booked_twice_and_another_booking_is_not_cancelled() -> None:
    booked = SCHEDULE.book(booking(NEXT))
    for who in (ME, YOU):
        with pytest.raises(InvalidFactError) as caught:
            booked.book(booking(NEXT, who))
        assert problems(caught) == [("booking.slot", "give a free slot of this schedule")]
    for other in (booking(NEXT, YOU), booking(NEXT, hidden=None), booking(LATER)):
        with pytest.raises(InvalidFactError) as caught:
            booked.cancel(other)
        assert problems(caught) == [("booking", "give a booking of this schedule")]


# --- what a user books, sees and cancels

A_SLOT: Final = "give a slot of this schedule"
NOT_BEGUN: Final = ("slot", "give a slot that has not begun")
TAKEN: Final = ("slot", "give a free slot; this one is taken")


def refused_by(session: Anything, schedule: Schedule, wanted: Slot) -> list[tuple[str, str]]:
    with pytest.raises(InvalidRequestError) as caught:
        book_appointment(session, schedule=schedule, slot=wanted, reason="a cough")
    return problems(caught)


def test_what_cannot_be_booked() -> None:
    full = Schedule.of(DOCTOR, SLOTS, [booking(PAST, YOU), booking(NEXT, YOU), booking(LATER, ME)])
    assert refused_by(SESSION, SCHEDULE, slot("elsewhere", at(5))) == [("slot", A_SLOT)]
    assert refused_by(SESSION, SCHEDULE, slot("elsewhere", at(-5))) == [("slot", A_SLOT), NOT_BEGUN]
    assert refused_by(SESSION, SCHEDULE, PAST) == [NOT_BEGUN]
    assert refused_by(SESSION, SCHEDULE, NOW) == [NOT_BEGUN]
    assert refused_by(SESSION, full, PAST) == [TAKEN, NOT_BEGUN]
    assert refused_by(SESSION, full, NEXT) == [TAKEN]
    assert refused_by(SESSION, full, LATER) == [TAKEN]
    elsewhere = attrs.evolve(DOCTOR.office, name="Fjellet legesenter")
    for other in ({"name": "Per Lege"}, {"office": elsewhere}):
        other_gp = Schedule.of(attrs.evolve(DOCTOR, **other), SLOTS)
        assert refused_by(SESSION, other_gp, NEXT) == [("schedule", "give the schedule of the session's GP")]


def test_a_taken_slot_does_not_tell_by_whom() -> None:
    shown = set()
    for who, hidden, reason in product((ME, YOU), (True, False, None), ("a cough", "a secret")):
        full = Schedule.of(DOCTOR, SLOTS, [attrs.evolve(booking(NEXT, who, hidden=hidden), reason=reason)])
        with pytest.raises(InvalidRequestError) as caught:
            book_appointment(SESSION, schedule=full, slot=NEXT, reason="a cough")
        shown.add((str(caught.value), repr(caught.value), pickle.dumps(caught.value)))
    assert len(shown) == 1


def test_booking_is_seen_and_cancelled() -> None:
    booked = book_appointment(
        SESSION, schedule=SCHEDULE, slot=NEXT, reason="a cough", hidden_from_parents=False
    )
    assert booked.booking == booking(NEXT)
    assert booked.schedule == SCHEDULE.book(booking(NEXT))
    seen = appointments(SESSION, booked.schedule)
    assert (seen.booked, seen.past, seen.free) == ((booking(NEXT),), (), (LATER, LAST))
    later = attrs.evolve(SESSION, at=at(1))
    seen = appointments(later, booked.schedule)
    assert (seen.booked, seen.past, seen.free) == ((), (booking(NEXT),), (LATER, LAST))
    cancelled = cancel_appointment(SESSION, schedule=booked.schedule, booking=booked.booking)
    assert cancelled.schedule == SCHEDULE
    assert cancelled.booking == booking(NEXT)


def refused_to_cancel(session: Anything, schedule: Schedule, which: Booking) -> list[tuple[str, str]]:
    with pytest.raises(InvalidRequestError) as caught:
        cancel_appointment(session, schedule=schedule, booking=which)
    return problems(caught)


def test_what_cannot_be_cancelled() -> None:
    begun = [("booking", "give an appointment that has not begun")]
    not_own = [("booking", "give one of the patient's appointments")]
    rows = [booking(PAST), booking(NOW), booking(NEXT, YOU), booking(LATER)]
    full = Schedule.of(DOCTOR, SLOTS, rows)
    assert refused_to_cancel(SESSION, full, booking(PAST)) == begun
    assert refused_to_cancel(SESSION, full, booking(NOW)) == begun
    assert refused_to_cancel(SESSION, full, booking(NEXT, YOU)) == not_own
    assert refused_to_cancel(SESSION, full, booking(NEXT)) == not_own
    assert refused_to_cancel(SESSION, full, booking(LAST)) == not_own
    assert refused_to_cancel(SESSION, full, booking(LATER, hidden=None)) == not_own
    after_that = cancel_appointment(SESSION, schedule=full, booking=booking(LATER)).schedule
    assert refused_to_cancel(SESSION, after_that, booking(LATER)) == not_own


CHILD: Final = PersonId("child")


@pytest.mark.parametrize(
    ("born", "wish", "hidden"),
    [
        (date(2014, 11, 24), None, False),  # twelve tomorrow
        (date(2014, 11, 23), None, True),  # twelve today
        (2014, None, True),  # perhaps twelve
        (date(2012, 1, 1), False, False),
        (date(2012, 1, 1), None, True),
        (date(2020, 1, 1), True, True),
        (date(2020, 1, 1), None, False),
    ],
)
def test_what_is_hidden_from_a_parent_is_as_if_it_did_not_exist(
    born: date | int, wish: bool | None, hidden: bool
) -> None:
    whose = family(child(born), parent("me"))
    session = for_child(whose.parents[0].person, whose, of=DOCTOR)
    rows = [booking(PAST, CHILD, hidden=wish), booking(NEXT, CHILD, hidden=wish)]
    full = Schedule.of(DOCTOR, SLOTS, rows)
    seen = appointments(session, full)
    assert (seen.booked, seen.past) == (((), ()) if hidden else ((rows[1],), (rows[0],)))
    assert seen.free == (LATER, LAST)
    if hidden:
        not_there = refused_to_cancel(session, full, booking(LAST, CHILD))
        for row in rows:
            assert refused_to_cancel(session, full, row) == not_there
    else:
        assert cancel_appointment(session, schedule=full, booking=rows[1]).schedule.is_free(NEXT)


def test_the_patient_sees_what_is_hidden_from_the_parents() -> None:
    full = Schedule.of(DOCTOR, SLOTS, [booking(NEXT, hidden=True), booking(LATER, hidden=None)])
    assert appointments(SESSION, full).booked == (booking(NEXT, hidden=True), booking(LATER, hidden=None))
    assert cancel_appointment(SESSION, schedule=full, booking=booking(NEXT, hidden=True)).schedule.is_free(
        NEXT
    )


def test_a_parent_books_in_the_childs_name() -> None:
    session = for_child(*household(), of=DOCTOR)
    request = book_appointment(session, schedule=SCHEDULE, slot=NEXT, reason="a cough")
    assert request.booking == booking(NEXT, CHILD, hidden=False)  # nobody has asked to hide it
    asked = book_appointment(
        session, schedule=SCHEDULE, slot=NEXT, reason="a cough", hidden_from_parents=True
    )
    assert asked.booking == booking(NEXT, CHILD, hidden=True)
    assert request.schedule.booked(CHILD) == (request.booking,)
    assert request.schedule.booked(ME) == ()


# --- the night when summer time ends: the hour from two to three comes twice

AUTUMN: Final = datetime(2026, 10, 25, tzinfo=OSLO)
SPRING: Final = datetime(2026, 3, 29, tzinfo=OSLO)
FIRST_HALF_PAST, SECOND_HALF_PAST = (AUTUMN.replace(hour=2, minute=30, fold=fold) for fold in (0, 1))


def test_a_slot_across_the_night_when_summer_time_begins() -> None:
    across = Slot(id="1", start=SPRING.replace(hour=1, minute=50), end=SPRING.replace(hour=3, minute=10))
    schedule = Schedule.of(DOCTOR, [across, slot("2", across.end, 20)])
    assert [one.id for one in schedule.free(SPRING)] == ["1", "2"]
    assert (across.end.astimezone(UTC) - across.start.astimezone(UTC)) == timedelta(minutes=20)


def test_slots_in_the_hour_that_comes_twice_in_utc() -> None:
    both = [
        slot(mark, half.astimezone(UTC)) for mark, half in (("2", SECOND_HALF_PAST), ("1", FIRST_HALF_PAST))
    ]
    schedule = Schedule.of(DOCTOR, both)
    assert [one.id for one in schedule.free(AUTUMN)] == ["1", "2"]
    assert [one.id for one in schedule.free(FIRST_HALF_PAST)] == ["2"]
    assert schedule.free(SECOND_HALF_PAST) == ()


def test_a_slot_may_end_in_the_second_of_two_equal_hours() -> None:
    Slot(id="1", start=AUTUMN.replace(hour=2, minute=50), end=AUTUMN.replace(hour=2, minute=10, fold=1))


def test_a_slot_may_not_end_before_it_starts_in_the_first_of_two_equal_hours() -> None:
    with pytest.raises(InvalidFactError):
        Slot(id="1", start=AUTUMN.replace(hour=2, minute=10, fold=1), end=AUTUMN.replace(hour=2, minute=50))


def test_slots_in_the_hour_that_comes_twice_do_not_overlap() -> None:
    both = [slot("1", FIRST_HALF_PAST), slot("2", SECOND_HALF_PAST)]
    assert [one.id for one in Schedule.of(DOCTOR, both).free(AUTUMN)] == ["1", "2"]


def test_slots_in_the_hour_that_comes_twice_do_overlap_by_the_clock_of_the_world() -> None:
    long = Slot(id="1", start=AUTUMN.replace(hour=1), end=AUTUMN.replace(hour=2, minute=40, fold=1))
    inside = Slot(id="2", start=AUTUMN.replace(hour=2, minute=50), end=AUTUMN.replace(hour=2, minute=55))
    with pytest.raises(InvalidFactError):
        Schedule.of(DOCTOR, [long, inside])


def test_a_slot_in_the_second_hour_is_not_begun_in_the_first() -> None:
    wanted = slot("1", SECOND_HALF_PAST.replace(minute=10), 10)
    session = attrs.evolve(SESSION, at=FIRST_HALF_PAST)
    schedule = Schedule.of(DOCTOR, [wanted])
    assert schedule.free(session.at) == (wanted,)
    request = book_appointment(session, schedule=schedule, slot=wanted, reason="a cough")
    assert appointments(session, request.schedule).booked == (request.booking,)
    assert request.schedule.past(ME, session.at) == ()


def test_a_slot_of_the_first_hour_is_begun_in_the_second() -> None:
    gone = slot("1", FIRST_HALF_PAST.replace(minute=40), 10)
    session = attrs.evolve(SESSION, at=SECOND_HALF_PAST)
    schedule = Schedule.of(DOCTOR, [gone])
    assert schedule.free(session.at) == ()
    assert refused_by(session, schedule, gone) == [NOT_BEGUN]


def test_a_slot_is_the_same_in_whatever_zone() -> None:
    in_utc = Slot(id="next", start=NEXT.start.astimezone(UTC), end=NEXT.end.astimezone(UTC))
    assert (in_utc, hash(in_utc)) == (NEXT, hash(NEXT))
    assert SCHEDULE.is_free(in_utc)
    full = SCHEDULE.book(booking(in_utc))
    assert not full.is_free(NEXT)
    assert full.cancel(booking(NEXT)) == SCHEDULE


def test_two_slots_an_hour_apart_are_two() -> None:
    one, two = (
        Slot(id="1", start=half, end=AUTUMN.replace(hour=4)) for half in (FIRST_HALF_PAST, SECOND_HALF_PAST)
    )
    assert one != two


# --- wrong arguments of a schedule's own functions

NO_INSTANTS: Final[list[Any]] = [datetime(2026, 11, 23, 12), date(2026, 11, 23), "noon", 5]
QUESTIONS: Final[dict[str, Callable[[Any], object]]] = {
    "free": SCHEDULE.free,
    "free until": lambda wrong: SCHEDULE.free(NOON, until=wrong),
    "past": lambda wrong: SCHEDULE.book(booking(NEXT)).past(ME, wrong),
    "book": SCHEDULE.book,
    "cancel": SCHEDULE.cancel,
    "has": SCHEDULE.has,
    "is_free": SCHEDULE.is_free,
    "of, slots": lambda wrong: Schedule.of(DOCTOR, wrong),
    "of, bookings": lambda wrong: Schedule.of(DOCTOR, [], wrong),
}


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_a_schedule_refuses_what_is_no_instant_and_no_slot(question: Callable[[Any], object]) -> None:
    for wrong in NO_INSTANTS:
        with pytest.raises(InvalidFactError):
            question(wrong)


def test_a_slot_has_begun_at_an_instant_alone() -> None:
    for wrong in NO_INSTANTS:
        with pytest.raises(InvalidFactError):
            NEXT.has_begun(wrong)


# --- the row

ROWS: Final = st.one_of(
    st.lists(st.integers(), max_size=70),
    st.sampled_from([31, 32, 33, 1023, 1024, 1025, 1056, 1057]).map(lambda size: list(range(size))),
)


@given(ROWS, st.data())
def test_a_vector_is_a_list_that_never_changes(items: list[int], data: st.DataObject) -> None:
    row, kept = Vector(items), list(items)
    assert len(row) == len(items)
    assert list(row) == items
    for _ in range(data.draw(st.integers(0, 5))):
        if items:
            place, value = data.draw(st.integers(0, len(items) - 1)), data.draw(st.integers())
            changed, items = row.with_item(place, value), [*items]
            items[place] = value
            assert list(row) == kept
            assert (changed == row) is (items == kept)
            row, kept = changed, items
    assert list(row) == items
    assert row == Vector(items)
    assert hash(row) == hash(Vector(items))
    assert [row[place] for place in range(0, len(items), 7)] == items[::7]


@pytest.mark.parametrize("size", [32_768, 32_769])
def test_a_long_vector_is_no_other(size: int) -> None:
    row = Vector(range(size))
    changed = row.with_item(size - 1, -1).with_item(0, -2).with_item(20_000, -3)
    expected = [-2, *range(1, 20_000), -3, *range(20_001, size - 1), -1]
    assert (list(row), list(changed)) == (list(range(size)), expected)


@pytest.mark.parametrize("size", [0, 1, 32, 33, 1024, 1025])
def test_a_vector_has_no_place_outside(size: int) -> None:
    row = Vector(range(size))
    for place in (-1, size, size + 1, size + 32, -size - 1, 1 << 20):
        with pytest.raises(IndexError):
            row[place]
        with pytest.raises(IndexError):
            row.with_item(place, 0)


def test_a_vector_is_equal_to_vectors_alone() -> None:
    assert Vector([1, 2]) != Vector([1, 2, 3])
    assert Vector([1, 2]) != [1, 2]
    assert Vector(["a"]) == Vector(iter("a"))
    assert pickle.loads(pickle.dumps(Vector(range(40)))) == Vector(range(40))  # noqa: S301  # our own
