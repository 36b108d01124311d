"""A GP's appointments (*timebok*): free slots, and who has booked which; it never changes.

Booking and cancelling give a new schedule. What is free is found by looking at the slots asked about alone.

References:
    Helsenorge, "Kom i kontakt med fastlegen", 11 January 2021, service 1, "Bestill time", and section
    "Trygt, og du sparer tid", list item 3.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import attrs

from fastlege.errors import InvalidFactError, Problem
from fastlege.facts.gp import GP
from fastlege.oslo import in_utc, is_instant
from fastlege.problems import GIVE_INSTANT, Fact, as_tuple, is_tuple_of, validate
from fastlege.services.slots import Booking, Slot
from fastlege.services.vector import Vector

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from fastlege.terms import PersonId

__all__ = ["Schedule"]

_GIVE_END: Final = f"{GIVE_INSTANT}, or None"


@attrs.frozen(kw_only=True, repr=False)
class Schedule(Fact):
    """The slots of one GP, and their bookings (*timebok*).

    Make one with :meth:`of`.

    Attributes:
        gp: Whose slots they are.
    """

    gp: GP
    _slots: tuple[Slot, ...] = attrs.field(alias="slots")
    _starts: tuple[float, ...] = attrs.field(alias="starts", eq=False)
    _taken: Vector[Booking | None] = attrs.field(alias="taken")

    @classmethod
    def of(cls, gp: GP, slots: Iterable[Slot], bookings: Iterable[Booking] = ()) -> Schedule:
        """Make a schedule of slots in any order, and what is booked already.

        Raises:
            InvalidFactError: With every problem: two slots overlap, a booking is of no slot here, or two
                bookings are of one.

        Examples:
            >>> from datetime import datetime
            >>> from fastlege import GP, OSLO, Office
            >>> office = Office(name="Sentrum", participates=True)
            >>> gp = GP(name="Kari Lege", office=office, services=None, serves_children=None)
            >>> nine, ten = (datetime(2026, 11, 24, hour, tzinfo=OSLO) for hour in (9, 10))
            >>> schedule = Schedule.of(gp, [Slot(id="1", start=nine, end=ten)])
            >>> [slot.id for slot in schedule.free(datetime(2026, 11, 23, tzinfo=OSLO))]
            ['1']
        """
        given, booked = as_tuple(slots), as_tuple(bookings)
        validate(
            ("gp", isinstance(gp, GP), "give a GP"),
            ("slots", is_tuple_of(Slot, given), "give a list of Slot"),
            ("bookings", is_tuple_of(Booking, booked), "give a list of Booking"),
        )
        ordered = tuple(sorted(given, key=lambda slot: in_utc(slot.start)))
        taken = {booking.slot: booking for booking in booked}
        apart = all(in_utc(earlier.end) <= in_utc(later.start) for earlier, later in pairwise(ordered))
        ids = {slot.id for slot in ordered}
        validate(
            ("slots", apart, "give slots that do not overlap"),
            ("slots", len(ids) == len(ordered), "give each slot an id of its own"),
            ("bookings", taken.keys() <= set(ordered), "give bookings of these slots"),
            ("bookings", len(taken) == len(booked), "give at most one booking for each slot"),
        )
        return cls(
            gp=gp,
            slots=ordered,
            starts=tuple(slot.start.timestamp() for slot in ordered),
            taken=Vector(taken.get(slot) for slot in ordered),
        )

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Every slot, free or taken, in order."""
        return self._slots

    @property
    def bookings(self) -> tuple[Booking, ...]:
        """Every booking, in the order of the slots."""
        return tuple(taken for taken in self._taken if taken is not None)

    def free(self, at: datetime, *, until: datetime | None = None) -> tuple[Slot, ...]:
        """Find the free slots that begin after an instant, and before `until`, in order (*ledige timer*).

        Raises:
            InvalidFactError: When an instant is not a datetime with a time zone.
        """
        validate(
            ("at", is_instant(at), GIVE_INSTANT),
            ("until", until is None or is_instant(until), _GIVE_END),
        )
        first = bisect_right(self._starts, at.timestamp())
        last = len(self._starts) if until is None else bisect_left(self._starts, until.timestamp())
        return tuple(self._slots[place] for place in range(first, last) if self._taken[place] is None)

    def is_free(self, slot: Slot) -> bool:
        """Tell whether a slot is of this schedule and is not taken."""
        place = self._place(slot)
        return place is not None and self._taken[place] is None

    def has_booking(self, booking: Booking) -> bool:
        """Tell whether a booking is in this schedule.

        Raises:
            InvalidFactError: When it is not a Booking.
        """
        validate(("booking", isinstance(booking, Booking), "give a Booking"))
        place = self._place(booking.slot)
        return place is not None and self._taken[place] == booking

    def has(self, slot: Slot) -> bool:
        """Tell whether a slot is of this schedule."""
        return self._place(slot) is not None

    def booked(self, patient: PersonId) -> tuple[Booking, ...]:
        """List a patient's appointments, in order (*bestilte timer*), also those hidden from parents."""
        return tuple(booking for booking in self.bookings if booking.patient == patient)

    def past(self, patient: PersonId, at: datetime) -> tuple[Booking, ...]:
        """List a patient's appointments that had begun at an instant (*tidligere timer*).

        Raises:
            InvalidFactError: When the instant is not a datetime with a time zone.
        """
        validate(("at", is_instant(at), GIVE_INSTANT))
        return tuple(booking for booking in self.booked(patient) if booking.slot.has_begun(at))

    def book(self, booking: Booking) -> Schedule:
        """Give the schedule with one booking more (*bestill*).

        Raises:
            InvalidFactError: When the slot is not of this schedule, or is taken.
        """
        validate(("booking", isinstance(booking, Booking), "give a Booking"))
        place = self._place(booking.slot)
        if place is None or self._taken[place] is not None:
            raise InvalidFactError([Problem("booking.slot", "give a free slot of this schedule")])
        return self._with(place, booking)

    def cancel(self, booking: Booking) -> Schedule:
        """Give the schedule without a booking (*avbestill*).

        Raises:
            InvalidFactError: When the booking is not in this schedule.
        """
        validate(("booking", isinstance(booking, Booking), "give a Booking"))
        place = self._place(booking.slot)
        if place is None or self._taken[place] != booking:
            raise InvalidFactError([Problem("booking", "give a booking of this schedule")])
        return self._with(place, None)

    def _with(self, place: int, taken: Booking | None) -> Schedule:
        changed = self._taken.with_item(place, taken)
        return Schedule(gp=self.gp, slots=self._slots, starts=self._starts, taken=changed)

    def _place(self, slot: Slot) -> int | None:
        validate(("slot", isinstance(slot, Slot), "give a Slot"))
        place = bisect_left(self._starts, slot.start.timestamp())
        found = self._slots[place] if place < len(self._slots) else None
        return place if found is slot or found == slot else None
