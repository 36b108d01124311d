"""A GP's schedule (*timebok*): an immutable value with the slots and their bookings.

Applying a request to book or cancel returns a new schedule. Free slots and a patient's bookings are found
without a search through all slots.

References:
    Helsenorge, "Kom i kontakt med fastlegen", 11 January 2021, service 1, "Bestill time", and section
    "Trygt, og du sparer tid", list item 3.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from copy import copy
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import attrs

from fastlege.oslo import in_utc, is_instant
from fastlege.problems import GIVE_INSTANT, Fact, as_tuple, is_a, is_text, is_tuple_of, set_derived, validate
from fastlege.services.request import require
from fastlege.services.slots import AppointmentRequest, Booking, CancellationRequest, Slot
from fastlege.terms import GPId, PersonId

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Schedule"]

_GIVE_END: Final = f"{GIVE_INSTANT}, or None"


def _as_slots(slots: Iterable[Slot]) -> tuple[Slot, ...]:
    given = as_tuple(slots)
    return tuple(sorted(given, key=_start)) if is_tuple_of(Slot, given) else given


def _as_bookings(bookings: Iterable[Booking]) -> tuple[Booking, ...]:
    given = as_tuple(bookings)
    return tuple(sorted(given, key=_start_of_booking)) if is_tuple_of(Booking, given) else given


def _start(slot: Slot) -> datetime:
    return in_utc(slot.start)


def _start_of_booking(booking: Booking) -> datetime:
    return in_utc(booking.slot.start)


@attrs.frozen(kw_only=True, repr=False)
class Schedule(Fact):
    """The slots of one GP, and their bookings (*timebok*).

    Attributes:
        gp: The GP's id, which stays the same when the GP's offer changes.
        slots: Every slot, free or taken, sorted by start.
        bookings: The bookings, each for one of the slots, sorted by start.

    Raises:
        InvalidFactError: With every problem, such as slots that overlap or share an id, a booking for a slot
            that is not here, or two bookings for one slot.

    Examples:
        >>> from datetime import datetime
        >>> from fastlege import OSLO
        >>> nine, ten = (datetime(2026, 11, 24, hour, tzinfo=OSLO) for hour in (9, 10))
        >>> schedule = Schedule(gp=GPId("kari"), slots=[Slot(id="1", start=nine, end=ten)])
        >>> [slot.id for slot in schedule.free(datetime(2026, 11, 23, tzinfo=OSLO))]
        ['1']
    """

    gp: GPId
    slots: tuple[Slot, ...] = attrs.field(converter=_as_slots)
    bookings: tuple[Booking, ...] = attrs.field(default=(), converter=_as_bookings)
    _starts: tuple[datetime, ...] = attrs.field(init=False, eq=False)
    _by_id: dict[str, Slot] = attrs.field(init=False, eq=False)
    _taken: dict[str, Booking] = attrs.field(init=False, eq=False)
    _by_patient: dict[PersonId, tuple[Booking, ...]] = attrs.field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Check that the slots and bookings fit together, and index them."""
        validate(
            ("gp", is_text(self.gp), "give the GP's id, as a text that is not blank"),
            ("slots", is_tuple_of(Slot, self.slots), "give a list of Slot"),
            ("bookings", is_tuple_of(Booking, self.bookings), "give a list of Booking"),
        )
        # Slots and bookings can only be compared when their types are right.
        by_id = {slot.id: slot for slot in self.slots}
        # By slot and not by its id: a booking of another slot with the same id is a problem.
        taken = {booking.slot: booking for booking in self.bookings}
        apart = all(in_utc(earlier.end) <= in_utc(later.start) for earlier, later in pairwise(self.slots))
        validate(
            ("slots", apart, "give slots that do not overlap"),
            ("slots", len(by_id) == len(self.slots), "give each slot an id of its own"),
            ("bookings", taken.keys() <= set(self.slots), "give bookings of these slots"),
            ("bookings", len(taken) == len(self.bookings), "give at most one booking for each slot"),
        )
        by_patient: dict[PersonId, tuple[Booking, ...]] = {}
        for booking in self.bookings:
            by_patient[booking.patient] = (*by_patient.get(booking.patient, ()), booking)
        set_derived(self, "_starts", tuple(map(_start, self.slots)))
        set_derived(self, "_by_id", by_id)
        set_derived(self, "_taken", {slot.id: booking for slot, booking in taken.items()})
        set_derived(self, "_by_patient", by_patient)

    def free(self, at: datetime, *, until: datetime | None = None) -> tuple[Slot, ...]:
        """List the free slots that begin after `at` and before `until`, in order (*ledige timer*).

        Raises:
            InvalidFactError: When an instant is not a datetime with a time zone.
        """
        validate(
            ("at", is_instant(at), GIVE_INSTANT), ("until", until is None or is_instant(until), _GIVE_END)
        )
        first = bisect_right(self._starts, in_utc(at))
        last = len(self._starts) if until is None else bisect_left(self._starts, in_utc(until))
        return tuple(slot for slot in self.slots[first:last] if slot.id not in self._taken)

    def has(self, slot: Slot) -> bool:
        """Return whether a slot is in this schedule.

        Raises:
            InvalidFactError: When the slot is not a Slot.
        """
        validate(("slot", isinstance(slot, Slot), "give a Slot"))
        return self._by_id.get(slot.id) == slot

    def is_free(self, slot: Slot) -> bool:
        """Return whether a slot is in this schedule and free.

        Raises:
            InvalidFactError: When the slot is not a Slot.
        """
        return self.has(slot) and slot.id not in self._taken

    def has_booking(self, booking: Booking) -> bool:
        """Return whether a booking is in this schedule.

        Raises:
            InvalidFactError: When the booking is not a Booking.
        """
        validate(("booking", isinstance(booking, Booking), "give a Booking"))
        return self._taken.get(booking.slot.id) == booking

    def booked(self, patient: PersonId) -> tuple[Booking, ...]:
        """Look up a patient's appointments, hidden ones included, in order (*bestilte timer*)."""
        try:
            return self._by_patient.get(patient, ())
        except TypeError:  # it is unhashable, and so nobody's id
            return ()

    def past(self, patient: PersonId, at: datetime) -> tuple[Booking, ...]:
        """Look up a patient's appointments that have begun by an instant (*tidligere timer*).

        Raises:
            InvalidFactError: When the instant is not a datetime with a time zone.
        """
        validate(("at", is_instant(at), GIVE_INSTANT))
        return tuple(booking for booking in self.booked(patient) if booking.slot.has_begun(at))

    def apply(self, request: AppointmentRequest | CancellationRequest) -> Schedule:
        """Return the schedule with a booking added or removed (*bestill, avbestill*).

        The schedule may have changed since the request was made. Apply the request to the current schedule,
        in a transaction or under a lock.

        Raises:
            InvalidRequestError: When the request is of another type or to another GP, when the slot is not
                here or has been taken, and when the booking to cancel is not here.
        """
        books = is_a(AppointmentRequest, request)
        ours = books or is_a(CancellationRequest, request)
        # One check at a time: each needs the one before it.
        require(("request", ours, "give a request to book or to cancel an appointment"))
        booking, sent_to = request.booking, request.delivery.sent_to
        require(("request.delivery.sent_to", sent_to == self.gp, "give a request to the GP of this schedule"))
        if not books:
            require(("request.booking", self.has_booking(booking), "give a booking of this schedule"))
            return self._without(booking)
        require(("request.booking.slot", self.has(booking.slot), "give a slot of this schedule"))
        require(("request.booking.slot", self.is_free(booking.slot), "give a free slot; this one is taken"))
        return self._with(booking)

    def _with(self, booking: Booking) -> Schedule:
        # Bisection keeps the order without sorting all bookings again.
        own = sorted((*self.booked(booking.patient), booking), key=_start_of_booking)
        place = bisect_left(self.bookings, _start_of_booking(booking), key=_start_of_booking)
        return self._changed(
            (*self.bookings[:place], booking, *self.bookings[place:]),
            {**self._taken, booking.slot.id: booking},
            {**self._by_patient, booking.patient: tuple(own)},
        )

    def _without(self, booking: Booking) -> Schedule:
        place = bisect_left(self.bookings, _start_of_booking(booking), key=_start_of_booking)
        taken, by_patient = self._taken.copy(), self._by_patient.copy()
        del taken[booking.slot.id]
        own = tuple(one for one in by_patient.pop(booking.patient) if one != booking)
        return self._changed(
            (*self.bookings[:place], *self.bookings[place + 1 :]),
            taken,
            by_patient | {booking.patient: own} if own else by_patient,
        )

    def _changed(
        self,
        bookings: tuple[Booking, ...],
        taken: dict[str, Booking],
        by_patient: dict[PersonId, tuple[Booking, ...]],
    ) -> Schedule:
        """Copy the schedule with other valid bookings; checking all of them again would be slow."""
        changed = copy(self)
        set_derived(changed, "bookings", bookings)
        set_derived(changed, "_taken", taken)
        set_derived(changed, "_by_patient", by_patient)
        return changed
