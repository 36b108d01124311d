"""Deadlines and schedules in JSON (*svarfrister og timebøker*)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fastlege.calendar import Deadline, response_deadline
from fastlege.errors import InvalidDayError, InvalidFactError, Problem
from fastlege.exchange.compounds import Row
from fastlege.exchange.records import Field, Record, attribute, derived
from fastlege.exchange.scalars import DAY, INSTANT, MARK, TEXT
from fastlege.problems import indexed, joined
from fastlege.services import Booking, Schedule, Slot

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime

    from fastlege.calendar.counting import SkippedDay
    from fastlege.exchange.forms import Form, View
    from fastlege.facts import GP

__all__ = ["deadline_form", "schedule_fields", "schedule_of"]


def deadline_form(prefix: str) -> Record[Deadline]:
    """Make the form of a deadline: when it was received, and the working days that are counted."""
    fields = {
        "received_at": Field(INSTANT, attribute("received_at")),
        "due_date": derived(DAY, "due_date"),
        "overdue_from": derived(INSTANT, "overdue_from"),
        "counted": Field(Row(DAY), attribute("counted")),
        "skipped": derived(Row(_skipped_form(prefix)), "skipped", _same_days),
    }
    return Record(f"{prefix}deadline", fields, _deadline)


def _skipped_form(prefix: str) -> Record[date]:
    fields = {"date": Field(DAY, attribute("day")), "name": Field(TEXT, _name, required=False)}
    return Record(f"{prefix}skipped-day", fields, _skipped_day)


def _skipped_day(*, date: date, name: str = "") -> date:  # noqa: ARG001  # the keys' names
    return date


def _same_days(read: tuple[date, ...], deadline: Deadline) -> bool:
    return read == tuple(skipped.day for skipped in deadline.skipped)


def _name(skipped: SkippedDay, view: View) -> str:
    return skipped.name(view.language)


def _deadline(received_at: datetime, counted: tuple[date, ...]) -> Deadline:
    """Reckon it anew: a deadline that the calendar does not give is not read."""
    try:
        deadline = response_deadline(received_at, working_days=max(len(counted), 1))
    except InvalidDayError as error:
        raise InvalidFactError(
            Problem("received_at", problem.message) for problem in error.problems
        ) from None
    if deadline.counted != counted:
        raise InvalidFactError([Problem("counted", "give the working days that follow the day of receipt")])
    return deadline


def schedule_fields(slot: Form[Slot], booking: Mapping[str, Field]) -> dict[str, Field]:
    """Give the keys of a schedule; a booking says by its id which slot it is of."""
    place = Field(MARK, attribute("slot.id"))
    reason = Field(MARK, attribute("reason"))
    taken = Record("schedule-booking", {**booking, "slot": place, "reason": reason}, dict[str, Any])
    return {
        "slots": Field(Row(slot), _slots),
        "bookings": Field(Row(taken), _bookings, required=False),
    }


def _slots(schedule: Schedule, _: View) -> tuple[Slot, ...]:
    return schedule.slots


def _bookings(schedule: Schedule, _: View) -> tuple[Booking, ...]:
    return schedule.bookings


def schedule_of(gp: GP, slots: tuple[Slot, ...], bookings: tuple[dict[str, Any], ...] = ()) -> Schedule:
    """Make a schedule of what was read.

    Raises:
        InvalidFactError: With every problem.
    """
    by_id = {slot.id: slot for slot in slots}
    problems = [*_without_slot(bookings, by_id)]
    if problems:
        raise InvalidFactError(problems)
    return Schedule.of(gp, slots, [_booking(booking, by_id) for booking in bookings])


def _booking(given: dict[str, Any], by_id: Mapping[str, Slot]) -> Booking:
    keys: dict[str, Any] = {**given, "slot": by_id[given["slot"]]}
    return Booking(**keys)


def _without_slot(bookings: tuple[dict[str, Any], ...], by_id: Mapping[str, Slot]) -> Iterator[Problem]:
    for place, booking in enumerate(bookings):
        if booking["slot"] not in by_id:
            yield Problem(joined(indexed("bookings", place), "slot"), "give the id of one of the slots")
