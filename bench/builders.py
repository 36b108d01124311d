"""The builders as they are timed: each of a session and ordinary content, which is made beforehand."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from bench.sessions import GP_OF_ALL
from fastlege import (
    OSLO,
    AppointmentRequest,
    Booking,
    ConsultationMode,
    PersonId,
    Prescription,
    Schedule,
    Service,
    Slot,
    Topic,
    book_appointment,
    cancel_appointment,
    contact_office,
    order_flu_vaccination,
    renew_prescription,
    start_e_consultation,
)
from fastlege.services.delivery import deliver

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastlege import Session
    from fastlege.services import Request

__all__ = ["BUILDERS", "SLOTS", "Builder"]

SLOTS: Final = 500
"""About four weeks of a GP's appointments."""


@cache
def _schedule() -> Schedule:
    first = datetime(2027, 1, 4, 8, tzinfo=OSLO)
    starts = [
        first + timedelta(days=day, minutes=20 * place) for day in range(SLOTS // 25) for place in range(25)
    ]
    slots = [Slot(id=f"{start:%d-%H%M}", start=start, end=start + timedelta(minutes=20)) for start in starts]
    taken = [Booking(slot=slot, patient=PersonId(slot.id), reason="Kontroll") for slot in slots[::2]]
    return Schedule(gp=GP_OF_ALL.id, slots=slots, bookings=taken)


def _free_slot(session: Session) -> Slot:
    return _schedule().slots[(session.at.toordinal() % (SLOTS // 2)) * 2 + 1]


def _with_own_booking(session: Session) -> tuple[Schedule, Booking]:
    slot, patient, who = _free_slot(session), session.patient.id, session.user.id
    request = AppointmentRequest(
        booking=Booking(slot=slot, patient=patient, reason="Kontroll", booked_by=who),
        delivery=deliver(session, Service.BOOK_APPOINTMENT),
    )
    return _schedule().apply(request), request.booking


def _prescriptions(session: Session) -> list[Prescription]:
    about: dict[str, Any] = {"patient": session.patient.id, "hidden_from_parents": False}
    return [
        Prescription(id=medicine, medicine=medicine, **about)
        for medicine in ("Paracet 500 mg", "Zyrtec 10 mg")
    ]


class Builder(NamedTuple):
    """A service, a builder of it, and what it is given besides the session."""

    service: Service
    build: Callable[[Session, Any], Request]
    content: Callable[[Session], object]


BUILDERS: Final = {
    "book_appointment": Builder(
        Service.BOOK_APPOINTMENT,
        lambda session, slot: book_appointment(session, schedule=_schedule(), slot=slot, reason="Kontroll"),
        _free_slot,
    ),
    "cancel_appointment": Builder(
        Service.BOOK_APPOINTMENT,
        lambda session, booked: cancel_appointment(session, schedule=booked[0], booking=booked[1]),
        _with_own_booking,
    ),
    "renew_prescription": Builder(
        Service.RENEW_PRESCRIPTION,
        lambda session, listed: renew_prescription(
            session, [medicine.id for medicine in listed], medicines=listed
        ),
        _prescriptions,
    ),
    "start_e_consultation": Builder(
        Service.E_CONSULTATION,
        lambda session, concern: start_e_consultation(
            session, concern=concern, mode=ConsultationMode.VIDEO, needs_attendance=False, urgent=False
        ),
        lambda _: "Utslett på armen siden mandag",
    ),
    "contact_office": Builder(
        Service.CONTACT_OFFICE,
        lambda session, question: contact_office(session, topic=Topic.GETTING_THERE, question=question),
        lambda _: "Er det trappefri inngang?",
    ),
    "order_flu_vaccination": Builder(
        Service.FLU_VACCINATION,
        lambda session, slot: order_flu_vaccination(session, preferred=slot),
        _free_slot,
    ),
}
