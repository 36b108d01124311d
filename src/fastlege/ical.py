"""Appointments, deadlines and public holidays as iCalendar files (*kalenderfiler*). Needs the extra ``ical``.

A calendar is read over shoulders and synchronised to watches and cars, so an entry says only that
there is an appointment with the GP, and when: nothing about the patient or the reason.

References:
    RFC 5545 (iCalendar); RFC 5546, section 3.2.5, on cancellations.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from importlib.metadata import version
from typing import TYPE_CHECKING, Final

from icalendar import Calendar, Event

from fastlege.calendar import Deadline, public_holidays
from fastlege.facts import Office
from fastlege.oslo import is_instant
from fastlege.problems import GIVE_INSTANT, as_tuple, is_a, is_text, is_tuple_of, language_row, validate
from fastlege.services import Booking
from fastlege.words import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fastlege.problems import Row
    from fastlege.terms import LanguageCode

__all__ = ["appointment", "calendar", "cancellation", "deadline", "holidays"]

_PRODUCT: Final = f"-//fastlege//fastlege {version('fastlege')}//EN"
_DAY: Final = timedelta(days=1)


def appointment(  # noqa: PLR0913  # RFC 5546 asks for all of this
    booking: Booking,
    *,
    uid: str,
    stamp: datetime,
    organizer: str,
    office: Office | None = None,
    language: LanguageCode = "nb",
) -> Event:
    """Write a booked appointment as an event (*timeavtale*).

    Args:
        booking: The appointment. Its patient, its reason and who booked it stay out of the file.
        uid: The event's identifier, the same in every file about this appointment; never an identity number.
        stamp: When the file is made, aware.
        organizer: The office's address for calendars, such as ``mailto:post@legesenter.example``.
        office: Where the appointment is; None: the file does not say.
        language: The language of the summary.

    Raises:
        InvalidFactError: When an argument cannot be used, with every problem.

    Examples:
        >>> from fastlege import OSLO, PersonId, Slot
        >>> nine, ten = (datetime(2026, 11, 24, hour, tzinfo=OSLO) for hour in (9, 10))
        >>> booking = Booking(slot=Slot(id="1", start=nine, end=ten), patient=PersonId("me"), reason="Rash")
        >>> who = {"uid": "7f3a@legesenter.example", "organizer": "mailto:post@legesenter.example"}
        >>> event = appointment(booking, **who, stamp=datetime(2026, 11, 23, 21, 5, tzinfo=OSLO))
        >>> print(event["summary"], event.to_ical().splitlines()[2].decode())
        Time hos fastlegen DTSTART:20261124T080000Z
    """
    validate(
        ("booking", is_a(Booking, booking), "give a Booking"),
        *_rows(uid, stamp, language),
        ("organizer", _is_mailto(organizer), "give an address such as 'mailto:post@legesenter.example'"),
        ("office", office is None or is_a(Office, office), "give an Office, or None"),
    )
    event = _event(catalogue(language).ical["appointment"], uid, stamp)
    start, end = (at.astimezone(UTC) for at in (booking.slot.start, booking.slot.end))
    _fill(event, dtstart=start, dtend=end, organizer=organizer, sequence=0)
    _fill(event, **{"class": "PRIVATE"})
    if office is not None:
        _fill(event, location=", ".join(filter(None, (office.name, office.address))))
    return event


def cancellation(
    booking: Booking,
    *,
    uid: str,
    stamp: datetime,
    organizer: str,
    language: LanguageCode = "nb",
) -> bytes:
    """Write the file that removes an appointment from a calendar (*avbestilling*).

    It is a file of its own, since the method ``CANCEL`` applies to a whole file and not to one event.

    Args:
        booking: The appointment.
        uid: The identifier that the appointment had.
        stamp: When this file is made, aware.
        organizer: The organizer that the appointment had: calendars ignore a cancellation by anybody else.
        language: The language of the summary.

    Raises:
        InvalidFactError: When an argument cannot be used, with every problem.
    """
    event = appointment(booking, uid=uid, stamp=stamp, organizer=organizer, language=language)
    event["sequence"] = 1  # a booking is never moved, so this is the first change to it
    _fill(event, status="CANCELLED")
    return _file((event,), method="CANCEL")


def deadline(deadline: Deadline, *, uid: str, stamp: datetime, language: LanguageCode = "nb") -> Event:
    """Write the last day on which an answer is in time, as an event of the whole day (*svarfrist*).

    Args:
        deadline: The deadline.
        uid: The event's identifier; never an identity number.
        stamp: When the file is made, aware.
        language: The language of the summary.

    Raises:
        InvalidFactError: When an argument cannot be used, with every problem.

    Examples:
        >>> from fastlege import OSLO
        >>> from fastlege.calendar import response_deadline
        >>> at = datetime(2026, 3, 30, 9, tzinfo=OSLO)
        >>> event = deadline(response_deadline(at), uid="1@legesenter.example", stamp=at, language="en")
        >>> print(event["summary"], event.to_ical().splitlines()[2].decode())
        Answer due DTSTART;VALUE=DATE:20260409
    """
    validate(
        ("deadline", is_a(Deadline, deadline), "give a Deadline, as response_deadline() returns"),
        *_rows(uid, stamp, language),
    )
    return _whole_day(catalogue(language).days["due"], deadline.due_date, uid, stamp)


def holidays(year: int, *, uid: str, stamp: datetime, language: LanguageCode = "nb") -> tuple[Event, ...]:
    """Write the public holidays of a year as events of whole days (*helligdager*).

    Args:
        year: The year, from 1901 to 2100.
        uid: The part after the date in each event's identifier, such as ``holidays@legesenter.example``.
        stamp: When the file is made, aware.
        language: The language of the names.

    Raises:
        InvalidFactError: When an argument cannot be used, with every problem.
        InvalidDayError: When the year is not a whole number from 1901 to 2100.

    Examples:
        >>> from fastlege import OSLO
        >>> at = datetime(2026, 11, 23, 21, 5, tzinfo=OSLO)
        >>> first, *others = holidays(2027, uid="holidays@legesenter.example", stamp=at, language="en")
        >>> print(first["uid"], first["summary"], len(others))
        20270101-holidays@legesenter.example New Year's Day 10
    """
    validate(*_rows(uid, stamp, language))
    return tuple(
        _whole_day(holiday.name(language), holiday.day, f"{holiday.day:%Y%m%d}-{uid}", stamp)
        for holiday in public_holidays(year)
    )


def calendar(events: Iterable[Event]) -> bytes:
    """Write events as one iCalendar file, of the type ``text/calendar; charset=utf-8``.

    Raises:
        InvalidFactError: When there are no events, or when one of the values is not an event.

    Examples:
        >>> calendar([])
        Traceback (most recent call last):
          ...
        fastlege.errors.InvalidFactError: events: give one or more events made by this module
    """
    listed = as_tuple(events)
    usable = bool(listed) and is_tuple_of(Event, listed)
    validate(("events", usable, "give one or more events made by this module"))
    return _file(listed)


def _file(events: tuple[Event, ...], **method: str) -> bytes:
    file = Calendar()
    _fill(file, prodid=_PRODUCT, version="2.0", **method)
    for event in events:
        file.add_component(event)
    written: bytes = file.to_ical()
    return written


def _event(summary: str, uid: str, stamp: datetime) -> Event:
    event = Event()
    _fill(event, summary=summary, uid=uid, dtstamp=stamp.astimezone(UTC))
    return event


def _whole_day(summary: str, day: date, uid: str, stamp: datetime) -> Event:
    event = _event(summary, uid, stamp)
    _fill(event, dtstart=day, dtend=day + _DAY)  # the end is exclusive: RFC 5545, section 3.6.1
    _fill(event, transp="TRANSPARENT")  # nobody is busy because of it
    return event


def _fill(component: Calendar | Event, **properties: object) -> None:
    for name, value in properties.items():
        component.add(name, value)  # pyright: ignore[reportUnknownMemberType]  # icalendar leaves it open


def _rows(uid: object, stamp: object, language: object) -> tuple[Row, ...]:
    return (
        ("uid", is_text(uid), "give a text that no other event has, such as '7f3a@legesenter.example'"),
        ("stamp", is_instant(stamp), GIVE_INSTANT),
        language_row(language),
    )


def _is_mailto(organizer: object) -> bool:
    return is_text(organizer) and str(organizer).startswith("mailto:")
