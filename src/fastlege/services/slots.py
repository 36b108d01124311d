"""Slots, bookings, and the requests to book and cancel (*ledig time, bestilt time*).

References:
    Helsenorge, "Kom i kontakt med fastlegen", 11 January 2021, service 1, "Bestill time".
"""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

import attrs

from fastlege.oslo import in_utc, is_instant
from fastlege.problems import (
    GIVE_FLAG,
    GIVE_INSTANT,
    GIVE_PROSE,
    GIVE_TEXT,
    Fact,
    is_flag,
    is_prose,
    is_text,
    validate,
)
from fastlege.services.request import Request, validate_request
from fastlege.terms import PersonId, Service

__all__ = ["AppointmentRequest", "Booking", "CancellationRequest", "Slot"]


@attrs.frozen(kw_only=True, repr=False)
class Slot(Fact):
    """A time for an appointment with a GP (*ledig time*).

    Attributes:
        id: The slot's id in the office's system.
        start: When it begins, with a time zone.
        end: When it ends, with a time zone; later than `start`.
        kind: What it is for, in the office's own words.

    Examples:
        >>> from fastlege import OSLO
        >>> nine, ten = (datetime(2026, 11, 24, hour, tzinfo=OSLO) for hour in (9, 10))
        >>> Slot(id="1", start=nine, end=ten).has_begun(nine)
        True
    """

    id: str
    start: datetime = attrs.field(eq=in_utc)
    end: datetime = attrs.field(eq=in_utc)
    kind: str = "consultation"

    def __attrs_post_init__(self) -> None:
        """Check the facts."""
        aware = is_instant(self.start), is_instant(self.end)
        validate(
            ("id", is_text(self.id), GIVE_TEXT),
            ("start", aware[0], GIVE_INSTANT),
            ("end", aware[1], GIVE_INSTANT),
            (
                "end",
                not all(aware) or in_utc(self.start) < in_utc(self.end),
                "give an end that is later than the start",
            ),
            ("kind", is_text(self.kind), GIVE_TEXT),
        )

    def has_begun(self, at: datetime) -> bool:
        """Return whether the slot has begun by an instant.

        Raises:
            InvalidFactError: When the instant is not a datetime with a time zone.
        """
        validate(("at", is_instant(at), GIVE_INSTANT))
        return in_utc(self.start) <= in_utc(at)


@attrs.frozen(kw_only=True, repr=False)
class Booking(Fact):
    """A booked slot (*bestilt time*).

    Attributes:
        slot: The slot.
        patient: The patient.
        reason: What the appointment is about.
        booked_by: Who booked it, the patient or a parent; None: the office, or unknown.
        hidden_from_parents: Whether the child wants it hidden from the parents; None: unknown.

    Examples:
        >>> from fastlege import OSLO
        >>> nine, ten = (datetime(2026, 11, 24, hour, tzinfo=OSLO) for hour in (9, 10))
        >>> slot = Slot(id="1", start=nine, end=ten)
        >>> Booking(slot=slot, patient=PersonId("user"), reason="Control")  # the repr hides everything
        Booking(…)
    """

    slot: Slot
    patient: PersonId
    reason: str
    booked_by: PersonId | None = None
    hidden_from_parents: bool | None = None

    def __attrs_post_init__(self) -> None:
        """Check the facts."""
        validate(
            ("slot", isinstance(self.slot, Slot), "give a Slot"),
            ("patient", is_text(self.patient), "give the patient's id"),
            ("reason", is_prose(self.reason), GIVE_PROSE),
            (
                "booked_by",
                self.booked_by is None or is_text(self.booked_by),
                "give an id, or None when it is not known",
            ),
            ("hidden_from_parents", is_flag(self.hidden_from_parents), GIVE_FLAG),
        )


@attrs.frozen(kw_only=True, repr=False)
class AppointmentRequest(Request):
    """A request to book (*bestilling av time*); `Schedule.apply` adds the booking.

    Attributes:
        booking: The booking.
    """

    service: ClassVar = Service.BOOK_APPOINTMENT
    booking: Booking

    def __attrs_post_init__(self) -> None:
        """Check the content."""
        validate_request(self, ("booking", isinstance(self.booking, Booking), "give a Booking"))


@attrs.frozen(kw_only=True, repr=False)
class CancellationRequest(Request):
    """A request to cancel (*avbestilling av time*); `Schedule.apply` removes the booking.

    Attributes:
        booking: The booking.
    """

    service: ClassVar = Service.BOOK_APPOINTMENT
    booking: Booking

    def __attrs_post_init__(self) -> None:
        """Check the content."""
        validate_request(self, ("booking", isinstance(self.booking, Booking), "give a Booking"))
