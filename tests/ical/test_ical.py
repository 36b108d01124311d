"""What stands in a calendar file, read back by the package that calendars of others are written with."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given
from icalendar import Calendar

from fastlege import OSLO, Booking, InvalidDayError, InvalidFactError, Office, PersonId, Slot, ical
from fastlege.calendar import public_holidays, response_deadline
from tests.made import bookings

if TYPE_CHECKING:
    from collections.abc import Callable

AT: Final = datetime(2026, 3, 30, 9, tzinfo=OSLO)
UID: Final = "7f3a@legesenter.example"
ORGANIZER: Final = "mailto:post@legesenter.example"
BOOKING: Final = Booking(
    slot=Slot(id="SLOT", start=AT, end=AT + timedelta(minutes=20), kind="KIND"),
    patient=PersonId("PATIENT"),
    reason="REASON",
    booked_by=PersonId("BOOKER"),
)
OFFICE: Final = Office(name="Sentrum; legesenter", participates=True, address="Kaien 3, 5003 Bergen")


GIVEN: Final[dict[str, Any]] = {"uid": UID, "stamp": AT, "organizer": ORGANIZER}
appointment: Final[Callable[..., Any]] = partial(ical.appointment, **GIVEN)
cancellation: Final[Callable[..., bytes]] = partial(ical.cancellation, **GIVEN)


def read(file: bytes) -> tuple[Any, list[Any]]:
    calendar = Calendar.from_ical(file)
    return calendar, [*calendar.walk("VEVENT")]


def test_an_appointment_is_of_its_slot_in_utc() -> None:
    lines = ical.calendar([appointment(BOOKING, office=OFFICE)]).decode().split("\r\n")
    assert {"DTSTART:20260330T070000Z", "DTEND:20260330T072000Z", "DTSTAMP:20260330T070000Z"} <= set(lines)
    assert {f"UID:{UID}", f"ORGANIZER:{ORGANIZER}", "SEQUENCE:0", "CLASS:PRIVATE", "VERSION:2.0"} <= set(
        lines
    )
    assert r"LOCATION:Sentrum\; legesenter\, Kaien 3\, 5003 Bergen" in lines
    assert not [line for line in lines if line.startswith("METHOD")]


@pytest.mark.parametrize(
    ("language", "summary"),
    [("nb", "Time hos fastlegen"), ("nn", "Time hos fastlegen"), ("en", "GP appointment")],
)
def test_its_summary_is_the_same_for_everybody(language: str, summary: str) -> None:
    assert appointment(BOOKING, language=language)["summary"] == summary


def test_without_an_office_there_is_no_place_and_without_an_address_only_its_name() -> None:
    assert "location" not in appointment(BOOKING)
    assert appointment(BOOKING, office=Office(name="Legene", participates=None))["location"] == "Legene"


@pytest.mark.parametrize("written", [ical.calendar([appointment(BOOKING)]), cancellation(BOOKING)])
def test_nothing_of_the_patient_or_the_reason_stands_in_a_file(written: bytes) -> None:
    assert not [word for word in (b"PATIENT", b"REASON", b"BOOKER", b"SLOT", b"KIND") if word in written]


@given(booking=bookings())
def test_two_appointments_at_one_time_are_written_alike(booking: Booking) -> None:
    other = Booking(slot=booking.slot, patient=PersonId("another"), reason="Another")
    assert ical.calendar([appointment(booking)]) == ical.calendar([appointment(other)])
    assert cancellation(booking) == cancellation(other)


def test_a_cancellation_is_of_the_same_event_and_comes_after_it() -> None:
    calendar, (event,) = read(cancellation(BOOKING))
    assert calendar["method"] == "CANCEL"
    assert event["status"] == "CANCELLED"
    whole = appointment(BOOKING)
    assert event["sequence"] > whole["sequence"]
    for what in ("uid", "organizer", "dtstart", "dtend", "summary"):
        assert event[what] == whole[what]


def test_a_deadline_is_a_whole_day() -> None:
    deadline = response_deadline(AT)
    event = ical.deadline(deadline, uid=UID, stamp=AT)
    assert event.decoded("dtstart") == deadline.due_date == date(2026, 4, 9)
    assert event.decoded("dtend") == date(2026, 4, 10)
    assert b"DTSTART;VALUE=DATE:20260409" in event.to_ical()
    assert (event["summary"], event["transp"], event["uid"]) == ("Svarfrist", "TRANSPARENT", UID)
    assert event.decoded("dtstamp") == AT.astimezone(UTC)


def test_the_holidays_of_a_year_are_whole_days_each_with_an_identifier() -> None:
    events = ical.holidays(2027, uid=UID, stamp=AT, language="en")
    assert [event.decoded("dtstart") for event in events] == [
        holiday.day for holiday in public_holidays(2027)
    ]
    assert len({event["uid"] for event in events}) == len(events)
    assert "Constitution Day and Whit Monday" in [event["summary"] for event in events]


def test_a_file_has_its_events_in_order() -> None:
    holidays = ical.holidays(2026, uid=UID, stamp=AT)
    calendar, events = read(ical.calendar([appointment(BOOKING), *holidays]))
    assert [event["uid"] for event in events] == [UID, *(holiday["uid"] for holiday in holidays)]
    assert "method" not in calendar


def paths(caught: pytest.ExceptionInfo[InvalidFactError]) -> list[str]:
    return [problem.path for problem in caught.value.problems]


@pytest.mark.parametrize("write", [appointment, cancellation])
def test_every_problem_is_told_at_once(write: Callable[..., object]) -> None:
    with pytest.raises(InvalidFactError) as caught:
        write(
            "a booking",
            uid=" ",
            stamp=datetime(2026, 3, 30, 9),
            organizer="post@legesenter.example",
            language="no",
        )
    assert paths(caught) == ["booking", "uid", "stamp", "language", "organizer"]


def test_what_is_no_deadline_no_office_no_event_and_no_year() -> None:
    with pytest.raises(InvalidFactError) as caught:
        ical.deadline("a deadline", uid="\n", stamp=AT)  # type: ignore[arg-type]
    assert paths(caught) == ["deadline", "uid"]
    with pytest.raises(InvalidFactError, match=r"^office: give an Office"):
        appointment(BOOKING, office="an office")
    for wrong in ([], ["an event"], "events", None):
        with pytest.raises(InvalidFactError, match=r"^events: give one or more events"):
            ical.calendar(wrong)  # type: ignore[arg-type]
    with pytest.raises(InvalidFactError, match=r"^stamp: "):
        ical.holidays(2026, uid=UID, stamp=date(2026, 1, 1))  # type: ignore[arg-type]
    with pytest.raises(InvalidDayError):
        ical.holidays(1900, uid=UID, stamp=AT)
