"""Slots and schedules: what can be booked, seen and cancelled, and that nothing ever changes."""

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
    GP,
    OSLO,
    AccessLevel,
    AppointmentRequest,
    Booking,
    CancellationRequest,
    Delivery,
    Fee,
    Finding,
    GPId,
    InvalidFactError,
    InvalidRequestError,
    PersonId,
    RefusedError,
    Responder,
    Schedule,
    Service,
    Session,
    Slot,
    appointments,
    book_appointment,
    cancel_appointment,
    may_see_appointments,
    order_flu_vaccination,
)
from fastlege.calendar import response_deadline
from tests.services.test_menu import CAUSES, DOCTOR, SIXTEEN_TODAY, SIXTEEN_TOMORROW, household
from tests.support import DAY, child, family, for_child, for_self, noon, parent, person

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TypeAlias

    from fastlege.facts.session import PatientGP

    Anything: TypeAlias = Any
    """Whatever a caller may give, or ought not to."""

NOON: Final = noon(DAY)
ME, YOU, CHILD = PersonId("me"), PersonId("you"), PersonId("child")


def slot(mark: str, start: datetime, minutes: float = 20, kind: str = "consultation") -> Slot:
    """Make a slot that ends so many minutes later, by the clock of the world and not of the wall."""
    end = (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(start.tzinfo)
    return Slot(id=mark, start=start, end=end, kind=kind)


def at(hours: float) -> datetime:
    """Give an instant so many hours after noon of the day that it is."""
    return NOON + timedelta(hours=hours)


def booking(
    of: Slot, patient: PersonId = ME, *, hidden: bool | None = False, by: PersonId | None = None
) -> Booking:
    return Booking(slot=of, patient=patient, reason="a cough", booked_by=by, hidden_from_parents=hidden)


def schedule(slots: Iterable[Slot], bookings: Iterable[Booking] = (), of: GP = DOCTOR) -> Schedule:
    return Schedule(gp=of.id, slots=slots, bookings=bookings)


def sent(to: GP = DOCTOR) -> Delivery:
    """Make what follows from a request to a GP."""
    return Delivery(
        filed_for=ME,
        sent_by=ME,
        sent_to=to.id,
        answered_by=Responder.OFFICE,
        fee=Fee.NOT_STATED,
        deadline=response_deadline(NOON),
    )


def to_book(wanted: Booking, to: GP = DOCTOR) -> AppointmentRequest:
    return AppointmentRequest(delivery=sent(to), booking=wanted)


def to_cancel(unwanted: Booking, to: GP = DOCTOR) -> CancellationRequest:
    return CancellationRequest(delivery=sent(to), booking=unwanted)


PAST, NOW, NEXT, LATER, LAST = (
    slot(name, at(hours))
    for name, hours in (("past", -24), ("now", 0), ("next", 1), ("later", 24), ("last", 48))
)
SLOTS: Final = (PAST, NOW, NEXT, LATER, LAST)
SCHEDULE: Final = schedule(SLOTS)
SUCCESSOR: Final = attrs.evolve(DOCTOR, id=GPId("successor"), name="Per Lege")
SESSION: Final = for_self(person("me"), of=DOCTOR, at=NOON)


def problems(error: pytest.ExceptionInfo[Any]) -> list[tuple[str, str]]:
    return [tuple(problem) for problem in error.value.problems]


# --- a slot and a booking

TEXT: Final = "give a text that is not blank, without control characters"
PROSE: Final = f"{TEXT} other than line breaks and tabs"
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
        ({"booked_by": ""}, [("booked_by", "give an id, or None when it is not known")]),
        ({"booked_by": 7}, [("booked_by", "give an id, or None when it is not known")]),
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
A_GP: Final = ("gp", "give the GP's id, as a text that is not blank")
LIST_OF_SLOTS: Final = ("slots", "give a list of Slot")
LIST_OF_BOOKINGS: Final = ("bookings", "give a list of Booking")
CONTRADICTIONS: Final[list[tuple[Any, Any, Any, list[tuple[str, str]]]]] = [
    ("kari", [NEXT, slot("other", at(1))], [], [OVERLAP]),
    ("kari", [NEXT, slot("other", at(1.1), kind="blood test")], [], [OVERLAP]),
    ("kari", [LONG, NEXT, slot("2", at(2)), slot("3", at(3))], [], [OVERLAP]),
    ("kari", [LONG, slot("inside", at(4).astimezone(UTC), 1)], [], [OVERLAP]),
    ("kari", [NEXT, attrs.evolve(LATER, id="next")], [], [SAME_ID]),
    ("kari", [NEXT, NEXT], [], [OVERLAP, SAME_ID]),
    ("kari", [NEXT], [booking(LATER)], [NOT_HERE]),
    ("kari", [NEXT], [booking(attrs.evolve(NEXT, kind="blood test"))], [NOT_HERE]),
    ("kari", [NEXT], [booking(NEXT), booking(NEXT, YOU)], [TWICE]),
    ("kari", [NEXT], [booking(NEXT), booking(NEXT)], [TWICE]),
    ("kari", [NEXT, LONG], [booking(PAST), booking(PAST)], [OVERLAP, NOT_HERE, TWICE]),
    *((wrong, [NEXT], [], [A_GP]) for wrong in (None, 1, "", " ", DOCTOR)),
    ("kari", ["next"], [], [LIST_OF_SLOTS]),
    ("kari", [NEXT, None], [], [LIST_OF_SLOTS]),
    ("kari", [NEXT], [NEXT], [LIST_OF_BOOKINGS]),
    (1, [None], [None], [A_GP, LIST_OF_SLOTS, LIST_OF_BOOKINGS]),
]


@pytest.mark.parametrize(("of", "slots", "bookings", "expected"), CONTRADICTIONS)
def test_a_schedule_that_contradicts_itself(
    of: Anything, slots: Anything, bookings: Anything, expected: list[tuple[str, str]]
) -> None:
    for given_slots in permutations(slots):
        with pytest.raises(InvalidFactError) as caught:
            Schedule(gp=of, slots=given_slots, bookings=bookings)
        assert problems(caught) == expected


def test_slots_may_touch_and_be_of_different_kinds() -> None:
    kinds = [
        slot(str(n), at(n / 3), 20, kind) for n, kind in enumerate(("vaccine", "test", "consultation"), 1)
    ]
    assert schedule(kinds).free(NOON) == tuple(kinds)
    assert schedule([]).free(NOON) == ()


def test_what_is_no_id_has_booked_nothing() -> None:
    nobody: Any = []
    assert schedule(SLOTS, [booking(NEXT)]).booked(nobody) == ()


def test_the_order_of_slots_and_bookings_never_matters() -> None:
    booked = (booking(NEXT), booking(LAST, YOU))
    expected = schedule(SLOTS, booked)
    for slots, bookings in product(permutations(SLOTS), permutations(booked)):
        one = schedule(iter(slots), iter(bookings))
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
    drawn = schedule(slots, booked)
    expected = [str(hour) for hour in sorted(starts) if after < hour < until and hour not in taken]
    assert [one.id for one in drawn.free(at(after), until=at(until))] == expected
    assert [one.slot.id for one in drawn.booked(ME)] == [str(h) for h in sorted(starts) if h in taken]
    assert [one.slot.id for one in drawn.past(ME, at(after))] == [
        str(hour) for hour in sorted(starts) if hour in taken and hour <= after
    ]


def test_booking_and_cancelling_leave_the_old_schedule_as_it_was() -> None:
    before = pickle.dumps(SCHEDULE)
    booked = SCHEDULE.apply(to_book(booking(NEXT)))
    both = booked.apply(to_book(booking(LATER, YOU)))
    assert (SCHEDULE.free(NOON), booked.free(NOON), both.free(NOON)) == (SLOTS[2:], SLOTS[3:], SLOTS[4:])
    assert both.apply(to_cancel(booking(LATER, YOU))) == booked
    assert booked.apply(to_cancel(booking(NEXT))) == SCHEDULE != booked
    assert SCHEDULE.booked(ME) == ()
    assert pickle.dumps(SCHEDULE) == before
    assert pickle.loads(pickle.dumps(both)) == both == copy.deepcopy(both)  # noqa: S301  # our own
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        SCHEDULE.gp = DOCTOR.id  # type: ignore[misc]  # what is tested


STEPS: Final = st.lists(st.tuples(st.sampled_from(SLOTS), st.sampled_from([ME, YOU])), max_size=12)


@given(STEPS)
def test_what_requests_make_is_what_the_constructor_makes(steps: list[tuple[Slot, PersonId]]) -> None:
    """Each step books a slot that is free, or cancels what stands there; all look-ups agree afterwards."""
    changed, taken = SCHEDULE, dict[Slot, Booking]()
    for which, who in steps:
        wanted = booking(which, who)
        request = to_cancel(taken.pop(which)) if which in taken else to_book(wanted)
        changed = changed.apply(request)
        if isinstance(request, AppointmentRequest):
            taken[which] = wanted
        made = schedule(SLOTS, taken.values())
        assert (changed, hash(changed)) == (made, hash(made))
        assert changed.free(at(-100)) == made.free(at(-100))
        for patient in (ME, YOU):
            assert changed.booked(patient) == made.booked(patient)
            assert changed.past(patient, NOON) == made.past(patient, NOON)
        for one in SLOTS:
            assert changed.is_free(one) is (one not in taken)
            assert changed.has_booking(booking(one)) is (taken.get(one) == booking(one))


def test_a_patient_who_cancels_leaves_nothing_behind() -> None:
    cancelled = SCHEDULE.apply(to_book(booking(NEXT, YOU))).apply(to_cancel(booking(NEXT, YOU)))
    assert pickle.dumps(cancelled) == pickle.dumps(SCHEDULE)


def not_applied(to: Schedule, request: Anything) -> list[tuple[str, str]]:
    with pytest.raises(InvalidRequestError) as caught:
        to.apply(request)
    return problems(caught)


NO_SLOT: Final = ("request.booking.slot", "give a slot of this schedule")
TAKEN_MEANWHILE: Final = ("request.booking.slot", "give a free slot; this one is taken")
NO_BOOKING: Final = ("request.booking", "give a booking of this schedule")
OTHER_GP: Final = ("request.delivery.sent_to", "give a request to the GP of this schedule")
NO_REQUEST: Final = ("request", "give a request to book or to cancel an appointment")


def test_a_slot_is_of_the_schedule_or_is_not() -> None:
    booked = schedule(SLOTS, [booking(NEXT)])
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
        assert not booked.has_booking(booking(stranger))
        assert not_applied(booked, to_book(booking(stranger))) == [NO_SLOT]
        assert not_applied(booked, to_cancel(booking(stranger))) == [NO_BOOKING]


def test_a_slot_that_was_taken_meanwhile_is_refused_and_another_booking_is_not_cancelled() -> None:
    booked = schedule(SLOTS, [booking(NEXT)])
    for who in (ME, YOU):
        assert not_applied(booked, to_book(booking(NEXT, who))) == [TAKEN_MEANWHILE]
    for other in (
        booking(NEXT, YOU),
        booking(NEXT, hidden=None),
        booking(NEXT, by=YOU),
        attrs.evolve(booking(NEXT), reason="a cold"),
        booking(LATER),
    ):
        assert not_applied(booked, to_cancel(other)) == [NO_BOOKING]
    cancelled = booked.apply(to_cancel(booking(NEXT)))
    assert not_applied(cancelled, to_cancel(booking(NEXT))) == [NO_BOOKING]


def test_a_request_to_another_gp_is_refused_also_for_a_slot_that_looks_alike() -> None:
    full = schedule(SLOTS, [booking(NEXT)])
    assert not_applied(full, to_book(booking(LATER), SUCCESSOR)) == [OTHER_GP]
    assert not_applied(full, to_cancel(booking(NEXT), SUCCESSOR)) == [OTHER_GP]
    moved = attrs.evolve(DOCTOR, office=attrs.evolve(DOCTOR.office, phone="55 99 99 99"), services=None)
    assert full.apply(to_book(booking(LATER), moved)).booked(ME) == (booking(NEXT), booking(LATER))


def test_what_is_not_about_a_schedule_is_refused() -> None:
    order = order_flu_vaccination(SESSION, preferred=NEXT)
    for wrong in (order, booking(NEXT), NEXT, sent(), None, "book", AppointmentRequest):
        assert not_applied(SCHEDULE, wrong) == [NO_REQUEST]


@pytest.mark.parametrize("kind", [AppointmentRequest, CancellationRequest])
def test_a_request_is_checked_when_made(kind: Anything) -> None:
    with pytest.raises(InvalidFactError) as caught:
        kind(delivery="soon", booking=NEXT)
    assert problems(caught) == [
        ("delivery", "give a Delivery"),
        ("booking", "give a Booking"),
    ]


# --- what a user books, sees and cancels

A_SLOT: Final = "give a slot of this schedule"
NOT_BEGUN: Final = ("slot", "give a slot that has not begun")
TAKEN: Final = ("slot", "give a free slot; this one is taken")


def refused_by(session: Anything, of: Schedule, wanted: Slot) -> list[tuple[str, str]]:
    with pytest.raises(InvalidRequestError) as caught:
        book_appointment(session, schedule=of, slot=wanted, reason="a cough")
    return problems(caught)


def test_what_cannot_be_booked() -> None:
    full = schedule(SLOTS, [booking(PAST, YOU), booking(NEXT, YOU), booking(LATER, ME)])
    assert refused_by(SESSION, SCHEDULE, slot("elsewhere", at(5))) == [("slot", A_SLOT)]
    assert refused_by(SESSION, SCHEDULE, slot("elsewhere", at(-5))) == [("slot", A_SLOT), NOT_BEGUN]
    assert refused_by(SESSION, SCHEDULE, PAST) == [NOT_BEGUN]
    assert refused_by(SESSION, SCHEDULE, NOW) == [NOT_BEGUN]
    assert refused_by(SESSION, full, PAST) == [TAKEN, NOT_BEGUN]
    assert refused_by(SESSION, full, NEXT) == [TAKEN]
    assert refused_by(SESSION, full, LATER) == [TAKEN]
    for who in (SUCCESSOR, attrs.evolve(DOCTOR, id=GPId("successor"))):
        theirs = schedule(SLOTS, of=who)
        assert refused_by(SESSION, theirs, NEXT) == [("schedule", "give the schedule of the session's GP")]


CHANGES: Final[dict[str, dict[str, Any]]] = {
    "another telephone": {"office": attrs.evolve(DOCTOR.office, phone="55 99 99 99")},
    "another office": {"office": attrs.evolve(DOCTOR.office, name="Fjellet legesenter")},
    "another name": {"name": "Kari Nylege"},
    "fewer services": {"services": frozenset({Service.BOOK_APPOINTMENT})},
}


@pytest.mark.parametrize("changes", CHANGES.values(), ids=CHANGES)
def test_a_gp_with_other_facts_is_the_same_gp(changes: dict[str, Any]) -> None:
    session = for_self(person("me"), of=attrs.evolve(DOCTOR, **changes), at=NOON)
    full = schedule(SLOTS, [booking(NEXT)])
    request = book_appointment(session, schedule=full, slot=LATER, reason="a cough")
    assert full.apply(request).booked(ME) == (booking(NEXT), request.booking)
    assert appointments(session, full).free == (LATER, LAST)


def test_a_taken_slot_does_not_tell_by_whom() -> None:
    shown = set()
    for who, hidden, reason in product((ME, YOU), (True, False, None), ("a cough", "a secret")):
        full = schedule(SLOTS, [attrs.evolve(booking(NEXT, who, hidden=hidden), reason=reason)])
        with pytest.raises(InvalidRequestError) as caught:
            book_appointment(SESSION, schedule=full, slot=NEXT, reason="a cough")
        shown.add((str(caught.value), repr(caught.value), pickle.dumps(caught.value)))
    assert len(shown) == 1


def test_booking_is_seen_and_cancelled() -> None:
    request = book_appointment(SESSION, schedule=SCHEDULE, slot=NEXT, reason="a cough")
    mine = booking(NEXT, hidden=None, by=ME)
    assert request.booking == mine
    booked = SCHEDULE.apply(request)
    assert booked == schedule(SLOTS, [mine])
    seen = appointments(SESSION, booked)
    assert (seen.booked, seen.past, seen.free) == ((mine,), (), (LATER, LAST))
    seen = appointments(attrs.evolve(SESSION, at=at(1)), booked)
    assert (seen.booked, seen.past, seen.free) == ((), (mine,), (LATER, LAST))
    cancelled = cancel_appointment(SESSION, schedule=booked, booking=mine)
    assert cancelled.booking == mine
    assert booked.apply(cancelled) == SCHEDULE


def test_a_request_holds_nothing_of_other_patients() -> None:
    full = schedule(SLOTS, [booking(NEXT, YOU), booking(LATER)])
    for request in (
        book_appointment(SESSION, schedule=full, slot=LAST, reason="a cough"),
        cancel_appointment(SESSION, schedule=full, booking=booking(LATER)),
    ):
        assert b"you" not in pickle.dumps(request)
    assert b"you" in pickle.dumps(full)


# --- what is booked outlives what the GP offers

GPS_BY_NOW: Final[dict[str, PatientGP]] = {
    "the same": DOCTOR,
    "another": SUCCESSOR,
    "none": None,
    "not known": Finding.UNKNOWN,
    "books no more": attrs.evolve(DOCTOR, services=frozenset({Service.CONTACT_OFFICE})),
    "offers nobody knows what": attrs.evolve(DOCTOR, services=None),
    "takes part no more": attrs.evolve(DOCTOR, office=attrs.evolve(DOCTOR.office, participates=False)),
    "serves no children": attrs.evolve(DOCTOR, serves_children=False),
}


@pytest.mark.parametrize(("name", "of"), GPS_BY_NOW.items(), ids=GPS_BY_NOW)
def test_what_is_booked_is_seen_and_cancelled_whatever_the_gp_offers_by_now(name: str, of: PatientGP) -> None:
    whose = household()
    for session in (for_self(person("me"), of=of), for_child(*whose, of=of)):
        patient = session.patient.id
        full = schedule(SLOTS, [booking(PAST, patient), booking(LATER, patient), booking(NEXT, YOU)])
        bookable = name == "the same" or (name == "serves no children" and session.family is None)
        seen = appointments(session, full)
        assert (seen.booked, seen.past) == ((booking(LATER, patient),), (booking(PAST, patient),))
        assert seen.free == ((LAST,) if bookable else ())
        cancelled = cancel_appointment(session, schedule=full, booking=booking(LATER, patient))
        assert cancelled.delivery.sent_to == DOCTOR.id  # the one whose appointment it is
        assert full.apply(cancelled).is_free(LATER)


def test_free_slots_are_the_present_gps() -> None:
    session = for_self(person("me"), of=SUCCESSOR)
    assert appointments(session, schedule(SLOTS, of=DOCTOR)).free == ()
    assert appointments(session, schedule(SLOTS, of=SUCCESSOR)).free == (NEXT, LATER, LAST)
    request = book_appointment(session, schedule=schedule(SLOTS, of=SUCCESSOR), slot=NEXT, reason="a cough")
    assert request.delivery.sent_to == SUCCESSOR.id


def test_seeing_and_cancelling_take_the_consent_and_the_right_to_act() -> None:
    full = schedule(SLOTS, [booking(LATER), booking(NEXT, CHILD)])
    refusals: list[tuple[Session, str, list[str]]] = [
        (
            for_self(person("me"), of=DOCTOR, access=AccessLevel.BASIC_PLUS),
            "appointments-for-oneself",
            ["access-level-sufficient"],
        ),
        (
            for_self(person("me"), of=None, access=None),
            "appointments-for-oneself",
            ["access-level-sufficient"],
        ),
        (
            for_self(person("me", SIXTEEN_TOMORROW), of=DOCTOR),
            "appointments-for-oneself",
            ["old-enough-to-act-alone"],
        ),
        (
            for_self(person("me", None), of=DOCTOR),
            "appointments-for-oneself",
            ["old-enough-to-act-alone"],
        ),
        (
            for_child(*household(me={"responsibility": False}), of=DOCTOR),
            "appointments-for-a-child",
            ["has-parental-responsibility"],
        ),
    ]
    for session, rule, codes in refusals:
        for ask in (
            lambda session=session: appointments(session, full),
            lambda session=session: cancel_appointment(session, schedule=full, booking=booking(LATER)),
        ):
            with pytest.raises(RefusedError) as caught:
                ask()
            (decision,) = caught.value.decisions
            assert (decision, decision.rule.name) == (may_see_appointments(session), rule)
            assert [ground.code for ground in (*decision.unmet, *decision.unknown)] == codes
    assert appointments(for_self(person("me", SIXTEEN_TODAY), of=None), full).booked == (booking(LATER),)


def refused_to_cancel(session: Anything, of: Schedule, which: Booking) -> list[tuple[str, str]]:
    with pytest.raises(InvalidRequestError) as caught:
        cancel_appointment(session, schedule=of, booking=which)
    return problems(caught)


def test_what_cannot_be_cancelled() -> None:
    begun = [("booking", "give an appointment that has not begun")]
    where = "from the schedule of the GP it is with, who may be a former one"
    not_own = [("booking", f"give one of the patient's appointments {where}")]
    rows = [booking(PAST), booking(NOW), booking(NEXT, YOU), booking(LATER)]
    full = schedule(SLOTS, rows)
    assert refused_to_cancel(SESSION, full, booking(PAST)) == begun
    assert refused_to_cancel(SESSION, full, booking(NOW)) == begun
    assert refused_to_cancel(SESSION, full, booking(NEXT, YOU)) == not_own
    assert refused_to_cancel(SESSION, full, booking(NEXT)) == not_own
    assert refused_to_cancel(SESSION, full, booking(LAST)) == not_own
    assert refused_to_cancel(SESSION, full, booking(LATER, hidden=None)) == not_own
    after_that = full.apply(cancel_appointment(SESSION, schedule=full, booking=booking(LATER)))
    assert refused_to_cancel(SESSION, after_that, booking(LATER)) == not_own


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
    full = schedule(SLOTS, rows)
    seen = appointments(session, full)
    assert (seen.booked, seen.past) == (((), ()) if hidden else ((rows[1],), (rows[0],)))
    assert seen.free == (LATER, LAST)
    if hidden:
        not_there = refused_to_cancel(session, full, booking(LAST, CHILD))
        for row in rows:
            assert refused_to_cancel(session, full, row) == not_there
    else:
        assert full.apply(cancel_appointment(session, schedule=full, booking=rows[1])).is_free(NEXT)


TWELVE_TODAY, TWELVE_TOMORROW = date(2014, 11, 23), date(2014, 11, 24)
OTHER: Final = PersonId("other")


@pytest.mark.parametrize(
    ("born", "wish", "by", "seen"),
    [
        (TWELVE_TOMORROW, None, OTHER, True),
        (TWELVE_TODAY, None, OTHER, False),
        (TWELVE_TODAY, None, None, False),
        (TWELVE_TODAY, None, CHILD, False),
        (TWELVE_TODAY, None, ME, True),
        (2014, None, ME, True),  # perhaps twelve
        (2014, None, OTHER, False),
        (TWELVE_TODAY, False, OTHER, True),
        (TWELVE_TODAY, True, ME, False),
        (date(2020, 1, 1), True, ME, False),
    ],
)
def test_who_booked_it_sees_it_while_a_wish_is_not_known(
    born: date | int, wish: bool | None, by: PersonId | None, seen: bool
) -> None:
    """A known wish hides from all parents; an unknown one not from the parent who booked it."""
    whose = family(child(born), parent("me"), parent("other"))
    session = for_child(whose.parents[0].person, whose, of=DOCTOR)
    which = booking(NEXT, CHILD, hidden=wish, by=by)
    full = schedule(SLOTS, [which])
    assert appointments(session, full).booked == ((which,) if seen else ())
    if seen:
        assert full.apply(cancel_appointment(session, schedule=full, booking=which)).is_free(NEXT)
    else:
        not_there = refused_to_cancel(session, full, booking(LAST, CHILD))
        assert refused_to_cancel(session, full, which) == not_there


def test_who_booked_it_sees_it_only_while_the_right_lasts() -> None:
    which = booking(NEXT, CHILD, hidden=None, by=ME)
    full = schedule(SLOTS, [which])
    for facts in CAUSES.values():
        session = for_child(*household(**facts), of=DOCTOR)
        for ask in (
            lambda session=session: appointments(session, full),
            lambda session=session: cancel_appointment(session, schedule=full, booking=which),
        ):
            with pytest.raises(RefusedError):
                ask()


def test_what_a_parent_booked_the_other_parent_and_the_youth_see_by_their_own_right() -> None:
    whose = family(child(TWELVE_TODAY), parent("me"), parent("other"))
    me, other = (for_child(row.person, whose, of=DOCTOR) for row in whose.parents)
    request = book_appointment(me, schedule=SCHEDULE, slot=NEXT, reason="a cough")
    booked = SCHEDULE.apply(request)
    assert appointments(me, booked).booked == (request.booking,)
    assert appointments(other, booked).booked == ()
    youth = for_self(child(SIXTEEN_TODAY), of=DOCTOR)
    assert appointments(youth, booked).booked == (request.booking,)
    told = schedule(SLOTS, [attrs.evolve(request.booking, hidden_from_parents=True)])  # the host was told
    assert appointments(me, told).booked == ()


def test_the_twelfth_birthday_begins_at_midnight_in_oslo_whatever_the_zone_of_the_session() -> None:
    """Eleven in the evening in UTC is midnight in Oslo, in winter."""
    evening = datetime(2026, 11, 22, 22, 30, tzinfo=UTC)
    which = booking(NEXT, CHILD, hidden=None)
    full = schedule(SLOTS, [which])
    for minutes, seen in ((0, True), (29, True), (30, False), (60, False)):
        instant = evening + timedelta(minutes=minutes)
        whose = family(child(TWELVE_TODAY), parent("me"), on=instant.astimezone(OSLO).date())
        user = whose.parents[0].person
        session = Session.for_child(user, whose, gp=DOCTOR, access_level=AccessLevel.FULL, at=instant)
        assert appointments(session, full).booked == ((which,) if seen else ())


def test_the_patient_sees_what_is_hidden_from_the_parents() -> None:
    full = schedule(SLOTS, [booking(NEXT, hidden=True), booking(LATER, hidden=None)])
    assert appointments(SESSION, full).booked == (booking(NEXT, hidden=True), booking(LATER, hidden=None))
    request = cancel_appointment(SESSION, schedule=full, booking=booking(NEXT, hidden=True))
    assert full.apply(request).is_free(NEXT)


def test_a_parent_books_in_the_childs_name() -> None:
    session = for_child(*household(), of=DOCTOR)
    request = book_appointment(session, schedule=SCHEDULE, slot=NEXT, reason="a cough")
    assert request.booking == booking(NEXT, CHILD, hidden=None, by=ME)  # nobody knows of a wish
    booked = SCHEDULE.apply(request)
    assert (booked.booked(CHILD), booked.booked(ME)) == ((request.booking,), ())


# --- the night when summer time ends: the hour from two to three comes twice

AUTUMN: Final = datetime(2026, 10, 25, tzinfo=OSLO)
SPRING: Final = datetime(2026, 3, 29, tzinfo=OSLO)
FIRST_HALF_PAST, SECOND_HALF_PAST = (AUTUMN.replace(hour=2, minute=30, fold=fold) for fold in (0, 1))


def test_a_slot_across_the_night_when_summer_time_begins() -> None:
    across = Slot(id="1", start=SPRING.replace(hour=1, minute=50), end=SPRING.replace(hour=3, minute=10))
    by_night = schedule([across, slot("2", across.end, 20)])
    assert [one.id for one in by_night.free(SPRING)] == ["1", "2"]
    assert (across.end.astimezone(UTC) - across.start.astimezone(UTC)) == timedelta(minutes=20)


def test_slots_in_the_hour_that_comes_twice_in_utc() -> None:
    both = [
        slot(mark, half.astimezone(UTC)) for mark, half in (("2", SECOND_HALF_PAST), ("1", FIRST_HALF_PAST))
    ]
    by_night = schedule(both)
    assert [one.id for one in by_night.free(AUTUMN)] == ["1", "2"]
    assert [one.id for one in by_night.free(FIRST_HALF_PAST)] == ["2"]
    assert by_night.free(SECOND_HALF_PAST) == ()


def test_a_slot_may_end_in_the_second_of_two_equal_hours() -> None:
    Slot(id="1", start=AUTUMN.replace(hour=2, minute=50), end=AUTUMN.replace(hour=2, minute=10, fold=1))


def test_a_slot_may_not_end_before_it_starts_in_the_first_of_two_equal_hours() -> None:
    with pytest.raises(InvalidFactError):
        Slot(id="1", start=AUTUMN.replace(hour=2, minute=10, fold=1), end=AUTUMN.replace(hour=2, minute=50))


def test_slots_in_the_hour_that_comes_twice_do_not_overlap() -> None:
    both = [slot("1", FIRST_HALF_PAST), slot("2", SECOND_HALF_PAST)]
    assert [one.id for one in schedule(both).free(AUTUMN)] == ["1", "2"]


def test_slots_in_the_hour_that_comes_twice_do_overlap_by_the_clock_of_the_world() -> None:
    long = Slot(id="1", start=AUTUMN.replace(hour=1), end=AUTUMN.replace(hour=2, minute=40, fold=1))
    inside = Slot(id="2", start=AUTUMN.replace(hour=2, minute=50), end=AUTUMN.replace(hour=2, minute=55))
    with pytest.raises(InvalidFactError):
        schedule([long, inside])


def test_a_slot_in_the_second_hour_is_not_begun_in_the_first() -> None:
    wanted = slot("1", SECOND_HALF_PAST.replace(minute=10), 10)
    session = attrs.evolve(SESSION, at=FIRST_HALF_PAST)
    by_night = schedule([wanted])
    assert by_night.free(session.at) == (wanted,)
    request = book_appointment(session, schedule=by_night, slot=wanted, reason="a cough")
    booked = by_night.apply(request)
    assert appointments(session, booked).booked == (request.booking,)
    assert booked.past(ME, session.at) == ()


def test_a_slot_of_the_first_hour_is_begun_in_the_second() -> None:
    gone = slot("1", FIRST_HALF_PAST.replace(minute=40), 10)
    session = attrs.evolve(SESSION, at=SECOND_HALF_PAST)
    by_night = schedule([gone])
    assert by_night.free(session.at) == ()
    assert refused_by(session, by_night, gone) == [NOT_BEGUN]


def test_a_slot_is_the_same_in_whatever_zone() -> None:
    in_utc = Slot(id="next", start=NEXT.start.astimezone(UTC), end=NEXT.end.astimezone(UTC))
    assert (in_utc, hash(in_utc)) == (NEXT, hash(NEXT))
    assert SCHEDULE.is_free(in_utc)
    full = SCHEDULE.apply(to_book(booking(in_utc)))
    assert not full.is_free(NEXT)
    assert full.apply(to_cancel(booking(NEXT))) == SCHEDULE


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
    "past": lambda wrong: schedule(SLOTS, [booking(NEXT)]).past(ME, wrong),
    "has": SCHEDULE.has,
    "has_booking": SCHEDULE.has_booking,
    "is_free": SCHEDULE.is_free,
    "of, slots": schedule,
    "of, bookings": lambda wrong: schedule([], wrong),
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
