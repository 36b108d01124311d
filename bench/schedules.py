"""How the time of a schedule grows with its slots: from 100 to 5,000, with half of them booked.

Beside it stands what one would write without it: a list of slots, gone through, and a dict of what is booked,
copied for every change so that nobody sees the old one change.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from bench.measure import Row, Topic, ratio, seeded, take_turns
from fastlege import (
    OSLO,
    AppointmentRequest,
    Booking,
    CancellationRequest,
    Delivery,
    Fee,
    GPId,
    PersonId,
    Responder,
    Schedule,
    Slot,
)
from fastlege.calendar import response_deadline

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Call = Callable[..., object]

__all__ = ["SIZES", "Case", "check_agreement", "draw", "measure"]

SIZES: Final = (100, 1_000, 5_000)
"""A GP has some hundreds of slots at a time; the largest is more than anybody's."""
_PLAIN: Final = "plain"
_ROUNDS: Final = 7
_NUMBER: Final = 15
_A_DAY: Final = 10
"""So few slots a day that a week is not all of the smallest schedule."""

_WEEK: Final = timedelta(days=7)
_FIRST: Final = datetime(2027, 1, 1, 8, tzinfo=OSLO)


_GP: Final = GPId("kari")
_SENT: Final = Delivery(
    filed_for=PersonId("patient"),
    sent_by=PersonId("patient"),
    sent_to=_GP,
    answered_by=Responder.OFFICE,
    fee=Fee.NOT_STATED,
    deadline=response_deadline(_FIRST),
)


class Plain(NamedTuple):
    """The slots in order, and for each one that is taken, by its mark, the booking."""

    slots: list[Slot]
    taken: dict[str, Booking]

    def free(self, at: datetime, until: datetime | None = None) -> list[Slot]:
        """Go through all."""
        taken = self.taken
        return [
            slot
            for slot in self.slots
            if slot.start > at and (until is None or slot.start < until) and slot.id not in taken
        ]

    def book(self, booking: Booking) -> Plain:
        """Copy what is booked, with one more."""
        if booking.slot.id in self.taken:
            raise KeyError
        return Plain(self.slots, {**self.taken, booking.slot.id: booking})

    def cancel(self, booking: Booking) -> Plain:
        """Copy what is booked, with one less."""
        changed = self.taken.copy()
        del changed[booking.slot.id]
        return Plain(self.slots, changed)


class Case(NamedTuple):
    """One schedule in both forms, and what it is asked."""

    schedule: Schedule
    plain: Plain
    weeks: list[datetime]
    late: list[datetime]
    wanted: list[AppointmentRequest]
    booked: list[CancellationRequest]


def draw(size: int, number: int = _NUMBER) -> Case:
    """Draw a schedule of so many slots, half of them booked, and as many questions as asked for."""
    rng = seeded(size)
    days, half_hour = size // _A_DAY, timedelta(minutes=30)
    starts = [
        _FIRST + timedelta(days=day) + place * half_hour for day in range(days) for place in range(_A_DAY)
    ]
    slots = [Slot(id=str(place), start=start, end=start + half_hour) for place, start in enumerate(starts)]
    bookings = [_booking(slot) for slot in rng.sample(slots, size // 2)]
    taken = {booking.slot.id: booking for booking in bookings}
    free = [slot for slot in slots if slot.id not in taken]
    return Case(
        Schedule(gp=_GP, slots=slots, bookings=bookings),
        Plain(slots, taken),
        [_FIRST + timedelta(days=rng.randrange(days - _WEEK.days + 1)) for _ in range(number)],
        [starts[-1] - timedelta(minutes=rng.randrange(30, 30 * _A_DAY)) for _ in range(number)],
        [AppointmentRequest(delivery=_SENT, booking=_booking(rng.choice(free))) for _ in range(number)],
        [CancellationRequest(delivery=_SENT, booking=rng.choice(bookings)) for _ in range(number)],
    )


def _booking(slot: Slot) -> Booking:
    return Booking(slot=slot, patient=PersonId(f"patient-{slot.id}"), reason="Kontroll")


def check_agreement(case: Case) -> None:
    """See that the schedule and the plain one answer alike, before and after each change.

    Raises:
        AssertionError: When they do not.
    """
    schedule, plain = case.schedule, case.plain
    for at, late, wanted, booked in zip(case.weeks, case.late, case.wanted, case.booked, strict=True):
        for one, other in (
            (schedule, plain),
            (schedule.apply(wanted), plain.book(wanted.booking)),
            (schedule.apply(booked), plain.cancel(booked.booking)),
        ):
            asked = (
                (at, at + _WEEK),
                (late, None),
                *((b.slot.start - _WEEK, b.slot.end) for b in (wanted.booking, booked.booking)),
            )
            if any(list(one.free(at, until=until)) != other.free(at, until) for at, until in asked):
                msg = "the schedule and the plain one differ about what is free"
                raise AssertionError(msg)


def _calls(case: Case) -> dict[str, tuple[Call, Sequence[Any]]]:
    """Give for each operation the call, and the questions put to it."""
    schedule, plain = case.schedule, case.plain
    return {
        "free, a week": (lambda at: schedule.free(at, until=at + _WEEK), case.weeks),
        f"free, a week: {_PLAIN}": (lambda at: plain.free(at, at + _WEEK), case.weeks),
        "free, the last day": (schedule.free, case.late),
        f"free, the last day: {_PLAIN}": (plain.free, case.late),
        "book": (schedule.apply, case.wanted),
        f"book: {_PLAIN}": (plain.book, [request.booking for request in case.wanted]),
        "cancel": (schedule.apply, case.booked),
        f"cancel: {_PLAIN}": (plain.cancel, [request.booking for request in case.booked]),
        "booked, of one patient": (schedule.booked, [request.booking.patient for request in case.booked]),
    }


def measure(sizes: Sequence[int] = SIZES) -> Topic:
    """Time each operation at every size."""
    contenders: dict[tuple[str, int], Call] = {}
    questions: dict[tuple[str, int], Sequence[Any]] = {}
    for size in sizes:
        case = draw(size)
        check_agreement(case)
        for name, (call, asked) in _calls(case).items():
            contenders[name, size], questions[name, size] = call, asked
    times = take_turns(contenders, questions, _ROUNDS)
    rows = []
    for name in dict.fromkeys(name for name, _ in contenders):
        grown = [ratio(times[name, more], times[name, fewer]) for fewer, more in pairwise(sizes)]
        plain = f"{name}: {_PLAIN}"
        against = [
            ratio(times[plain, size], times[name, size]) if (plain, size) in times else None
            for size in sizes[-2:]
        ]
        rows.append(Row(name, (*grown, *against), tuple(times[name, size].median for size in sizes)))
    return Topic(
        f"a schedule of {sizes[0]:,} to {sizes[-1]:,} slots, half of them booked: how the time grows",
        (
            *(f"{fewer:,} to {more:,}" for fewer, more in pairwise(sizes)),
            *(f"{_PLAIN}/it, {size:,}" for size in sizes[-2:]),
        ),
        tuple(f"ns {size:,}" for size in sizes),
        rows,
        notes=[
            f"{_PLAIN}: a list of slots gone through, and a dict of bookings copied for each change",
            f"{_PLAIN}/it: how many times the schedule's time the plain one takes",
        ],
    )
