"""Booking, seeing and cancelling appointments (*bestill time*).

References:
    Helsenorge, "Kom i kontakt med fastlegen", 11 January 2021, service 1, "Bestill time".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from fastlege.facts.gp import GP
from fastlege.problems import GIVE_PROSE, Fact, is_a, is_prose, is_tuple_of, validate
from fastlege.rules import is_available, may_see_appointments
from fastlege.services.delivery import deliver
from fastlege.services.request import refuse_unless, require, require_available, require_session
from fastlege.services.schedule import Schedule
from fastlege.services.slots import AppointmentRequest, Booking, CancellationRequest, Slot
from fastlege.services.visibility import may_see
from fastlege.terms import Service

if TYPE_CHECKING:
    from fastlege.facts.session import Session
    from fastlege.problems import Row

__all__ = ["Appointments", "appointments", "book_appointment", "cancel_appointment"]

_GIVE_OWN: Final = (
    "give one of the patient's appointments from the schedule of the GP it is with, who may be a former one"
)
"""The same for every cause: it must not reveal that somebody else's appointment exists."""


@attrs.frozen(kw_only=True, repr=False)
class Appointments(Fact):
    """The patient's appointments, as the user of a session sees them (*timeavtaler*).

    Attributes:
        booked: Appointments that have not begun.
        past: Appointments that have begun.
        free: The GP's free slots that have not begun; empty when the user cannot book, or when the schedule
            is not the current GP's.
    """

    booked: tuple[Booking, ...]
    past: tuple[Booking, ...]
    free: tuple[Slot, ...]

    def __attrs_post_init__(self) -> None:
        """Check the fields."""
        validate(
            ("booked", is_tuple_of(Booking, self.booked), "give a tuple of Booking"),
            ("past", is_tuple_of(Booking, self.past), "give a tuple of Booking"),
            ("free", is_tuple_of(Slot, self.free), "give a tuple of Slot"),
        )


def appointments(session: Session, schedule: Schedule) -> Appointments:
    """List what the user may see of a GP's schedule (*mine timer*).

    The schedule may be a former GP's, where the patient may still have appointments.

    Raises:
        InvalidRequestError: When the session or the schedule is of the wrong type.
        RefusedError: When the user may not see the patient's appointments.
    """
    _require_right_to_see(session)
    require(_is_schedule(schedule))
    visible = [booking for booking in schedule.booked(session.patient.id) if _sees(session, booking)]
    bookable = _is_present_gps(session, schedule) and is_available(session, Service.BOOK_APPOINTMENT).granted
    return Appointments(
        booked=tuple(booking for booking in visible if not booking.slot.has_begun(session.at)),
        past=tuple(booking for booking in visible if booking.slot.has_begun(session.at)),
        free=schedule.free(session.at) if bookable else (),
    )


def book_appointment(session: Session, *, schedule: Schedule, slot: Slot, reason: str) -> AppointmentRequest:
    """Book a free slot of the patient's GP (*bestill time*).

    The booking does not say whether the patient wants it hidden from the parents; the host may set that.
    Until then a youth's booking is hidden from the parents, except from the parent who booked.

    Args:
        session: Who books, for whom, and when.
        schedule: The GP's schedule as it is now.
        slot: A free slot that has not begun.
        reason: What the appointment is about.

    Raises:
        RefusedError: When the user may not use the service.
        InvalidRequestError: With every problem. It does not reveal who has taken a slot.
    """
    require_available(session, Service.BOOK_APPOINTMENT)
    # A row that depends on an earlier one holds where that one fails, so that one mistake is one problem.
    is_schedule, is_slot = is_a(Schedule, schedule), is_a(Slot, slot)
    has_slot = is_schedule and is_slot and schedule.has(slot)
    require(
        _is_schedule(schedule),
        (
            "schedule",
            not is_schedule or _is_present_gps(session, schedule),
            "give the schedule of the session's GP",
        ),
        ("slot", is_slot, "give a Slot"),
        ("slot", not (is_schedule and is_slot) or has_slot, "give a slot of this schedule"),
        ("slot", not has_slot or schedule.is_free(slot), "give a free slot; this one is taken"),
        ("slot", not is_slot or not slot.has_begun(session.at), "give a slot that has not begun"),
        ("reason", is_prose(reason), f"say what it is about: {GIVE_PROSE}"),
    )
    booking = Booking(slot=slot, patient=session.patient.id, reason=reason, booked_by=session.user.id)
    return AppointmentRequest(delivery=deliver(session, Service.BOOK_APPOINTMENT), booking=booking)


def cancel_appointment(session: Session, *, schedule: Schedule, booking: Booking) -> CancellationRequest:
    """Cancel one of the patient's appointments that has not begun (*avbestill time*).

    Args:
        session: Who cancels, for whom, and when.
        schedule: The schedule with the booking, possibly a former GP's; that GP's office gets the request.
        booking: The appointment.

    Raises:
        RefusedError: When the user may not see the patient's appointments.
        InvalidRequestError: With every problem, which is the same when the appointment is hidden from the
            user, is another patient's, and does not exist.
    """
    _require_right_to_see(session)
    known = is_a(Schedule, schedule) and is_a(Booking, booking)
    # An appointment that the user may not see is treated as one that does not exist.
    own = known and schedule.has_booking(booking) and _sees(session, booking)
    require(
        _is_schedule(schedule),
        ("booking", is_a(Booking, booking), "give a Booking"),
        ("booking", not known or own, _GIVE_OWN),
        (
            "booking",
            not own or not booking.slot.has_begun(session.at),
            "give an appointment that has not begun",
        ),
    )
    return CancellationRequest(
        delivery=deliver(session, Service.BOOK_APPOINTMENT, sent_to=schedule.gp), booking=booking
    )


def _require_right_to_see(session: Session) -> None:
    require_session(session)
    refuse_unless(may_see_appointments(session), session.policy)


def _sees(session: Session, booking: Booking) -> bool:
    own = booking.patient == session.patient.id
    return own and may_see(session, booking.hidden_from_parents, booking.booked_by)


def _is_present_gps(session: Session, schedule: Schedule) -> bool:
    return isinstance(session.gp, GP) and schedule.gp == session.gp.id


def _is_schedule(schedule: Schedule) -> Row:
    return "schedule", is_a(Schedule, schedule), "give a Schedule"
