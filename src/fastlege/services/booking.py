"""Book an appointment, see and cancel those that are booked (*bestill time*).

References:
    Helsenorge, "Kom i kontakt med fastlegen", 11 January 2021, service 1, "Bestill time".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from fastlege.problems import GIVE_FLAG, GIVE_PROSE, Fact, is_a, is_flag, is_prose, is_tuple_of, validate
from fastlege.services.delivery import deliver
from fastlege.services.request import Request, require, require_available
from fastlege.services.schedule import Schedule
from fastlege.services.slots import Booking, Slot
from fastlege.services.visibility import may_see
from fastlege.terms import Service

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastlege.facts.session import Session
    from fastlege.problems import Row

__all__ = [
    "AppointmentRequest",
    "Appointments",
    "CancellationRequest",
    "appointments",
    "book_appointment",
    "cancel_appointment",
]


@attrs.frozen(kw_only=True, repr=False)
class AppointmentRequest(Request):
    """An appointment that was booked (*bestilt time*).

    Attributes:
        booking: What was booked.
        schedule: The GP's schedule with it.
    """

    booking: Booking
    schedule: Schedule


@attrs.frozen(kw_only=True, repr=False)
class CancellationRequest(Request):
    """An appointment that was cancelled (*avbestilt time*).

    Attributes:
        booking: What was cancelled.
        schedule: The GP's schedule without it.
    """

    booking: Booking
    schedule: Schedule


@attrs.frozen(kw_only=True, repr=False)
class Appointments(Fact):
    """The patient's appointments, as the user of a session sees them (*timeavtaler*).

    Attributes:
        booked: Those that have not begun.
        past: Those that have.
        free: The GP's free slots that have not begun.
    """

    booked: tuple[Booking, ...]
    past: tuple[Booking, ...]
    free: tuple[Slot, ...]

    def __attrs_post_init__(self) -> None:
        """Check that they are what they are called."""
        validate(
            ("booked", is_tuple_of(Booking, self.booked), "give a tuple of Booking"),
            ("past", is_tuple_of(Booking, self.past), "give a tuple of Booking"),
            ("free", is_tuple_of(Slot, self.free), "give a tuple of Slot"),
        )


def appointments(session: Session, schedule: Schedule) -> Appointments:
    """List what the user may see of the GP's schedule (*mine timer*).

    Raises:
        InvalidRequestError: When the session or the schedule cannot be used, with every problem.
        RefusedError: When the user may not use the service.
    """
    require_available(session, Service.BOOK_APPOINTMENT)
    require(*_schedule_rows(session, schedule))
    visible = _visible(session, schedule)
    return Appointments(
        booked=tuple(booking for booking in visible if not booking.slot.has_begun(session.at)),
        past=tuple(booking for booking in visible if booking.slot.has_begun(session.at)),
        free=schedule.free(session.at),
    )


def book_appointment(
    session: Session,
    *,
    schedule: Schedule,
    slot: Slot,
    reason: str,
    hidden_from_parents: bool | None = None,
) -> AppointmentRequest:
    """Book a free slot of the patient's GP (*bestill time*).

    Args:
        session: Who books, for whom, and when.
        schedule: The GP's schedule as it is now.
        slot: A free slot that has not begun.
        reason: What it is about.
        hidden_from_parents: Whether the patient wants it hidden from the parents; None: not known, and
            when a parent books it is not hidden (ours).

    Raises:
        RefusedError: When the user may not use the service.
        InvalidRequestError: With every problem. Of a slot that is taken it is not said by whom.
    """
    require_available(session, Service.BOOK_APPOINTMENT)
    known = is_a(Schedule, schedule) and is_a(Slot, slot)
    require(
        *_schedule_rows(session, schedule),
        ("slot", is_a(Slot, slot), "give a Slot"),
        ("slot", not known or schedule.has(slot), "give a slot of this schedule"),
        (
            "slot",
            not known or not schedule.has(slot) or schedule.is_free(slot),
            "give a free slot; this one is taken",
        ),
        ("slot", not is_a(Slot, slot) or not slot.has_begun(session.at), "give a slot that has not begun"),
        ("reason", is_prose(reason), f"say what it is about: {GIVE_PROSE}"),
        ("hidden_from_parents", is_flag(hidden_from_parents), GIVE_FLAG),
    )
    by_parent = session.family is not None and hidden_from_parents is None
    booking = Booking(
        slot=slot,
        patient=session.patient.id,
        reason=reason,
        hidden_from_parents=False if by_parent else hidden_from_parents,
    )
    return AppointmentRequest(
        service=Service.BOOK_APPOINTMENT,
        delivery=deliver(session, Service.BOOK_APPOINTMENT),
        booking=booking,
        schedule=schedule.book(booking),
    )


def cancel_appointment(session: Session, *, schedule: Schedule, booking: Booking) -> CancellationRequest:
    """Cancel one of the patient's appointments that has not begun (*avbestill time*).

    Raises:
        RefusedError: When the user may not use the service.
        InvalidRequestError: With every problem. An appointment that is hidden from the user, another
            patient's, and one that does not exist give the same problem.
    """
    require_available(session, Service.BOOK_APPOINTMENT)
    known = is_a(Schedule, schedule) and is_a(Booking, booking)
    own = known and schedule.has_booking(booking) and _sees(session, booking)
    require(
        *_schedule_rows(session, schedule),
        ("booking", is_a(Booking, booking), "give a Booking"),
        ("booking", not known or own, "give one of the patient's appointments"),
        (
            "booking",
            not own or not booking.slot.has_begun(session.at),
            "give an appointment that has not begun",
        ),
    )
    return CancellationRequest(
        service=Service.BOOK_APPOINTMENT,
        delivery=deliver(session, Service.BOOK_APPOINTMENT),
        booking=booking,
        schedule=schedule.cancel(booking),
    )


def _visible(session: Session, schedule: Schedule) -> tuple[Booking, ...]:
    """Give the patient's appointments that the user sees."""
    return tuple(booking for booking in schedule.bookings if _sees(session, booking))


def _sees(session: Session, booking: Booking) -> bool:
    return booking.patient == session.patient.id and may_see(session, booking.hidden_from_parents)


def _schedule_rows(session: Session, schedule: Schedule) -> Iterator[Row]:
    is_schedule = is_a(Schedule, schedule)
    yield "schedule", is_schedule, "give a Schedule"
    yield "schedule", not is_schedule or schedule.gp == session.gp, "give the schedule of the session's GP"
