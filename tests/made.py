"""Editions of the rules, and what the services are told, by a strategy each."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from fastlege.oslo import OSLO
from fastlege.policy import Policy
from fastlege.services import Booking, Message, Prescription, Schedule, Slot
from fastlege.sources import PAGE
from fastlege.terms import AccessLevel, ConsultationMode, GPId, PersonId, Service
from fastlege.testing import instants
from fastlege.testing.facts import PLAIN_DAY, mostly, mostly_of

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

MORNING: Final = datetime(PLAIN_DAY.year, PLAIN_DAY.month, PLAIN_DAY.day, 9, tzinfo=OSLO)
PEOPLE: Final = st.sampled_from([PersonId("child"), PersonId("parent-1"), PersonId("stranger")])
HIDDEN: Final = mostly(False, True, None)
MODES: Final = st.frozensets(st.sampled_from(ConsultationMode))
WRITTEN: Final = st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n\t")


@cache
def policies() -> SearchStrategy[Policy]:
    """Make editions of the rules: the page's numbers, and others near them."""
    levels = mostly(AccessLevel.FULL, *AccessLevel)
    return st.builds(
        Policy,
        name=st.just("an edition made up"),
        published=st.just(date(2021, 1, 11)),
        read_on=mostly(None, date(2026, 11, 2)),
        source=st.just(PAGE),
        sources=mostly((), (("mode-supported", PAGE.at("somewhere else")),)),
        represented_until=mostly(16, 15, 17, 18),
        acts_alone_from=mostly(16, 15, 17, 18),
        represents_from=mostly(16, 15, 18),
        response_working_days=mostly(5, 1, 4, 6),
        required_access=st.tuples(*(st.tuples(st.just(service), levels) for service in Service)),
        consultation_modes=mostly_of(st.just(frozenset(ConsultationMode)), MODES),
        shared_residence_counts=st.booleans(),
        parent_sees_only_own_threads=st.booleans(),
        hidden_from_parents_from=mostly(12, 0, 13, 16),
    )


def slots() -> SearchStrategy[Slot]:
    """Make slots of a morning: before, at and after nine."""
    return st.integers(-3, 12).map(_slot)


def bookings(of: SearchStrategy[Slot] | None = None) -> SearchStrategy[Booking]:
    """Make a slot that somebody has."""
    return st.builds(
        Booking,
        slot=slots() if of is None else of,
        patient=PEOPLE,
        reason=mostly("Vaksine", "Kontroll av blodtrykk", "Vondt i ryggen"),
        booked_by=st.none() | PEOPLE,
        hidden_from_parents=HIDDEN,
    )


@st.composite
def schedules(draw: DrawFn) -> Schedule:
    """Make a GP's schedule; some of its slots are taken."""
    made = draw(st.lists(slots(), unique_by=lambda slot: slot.id, max_size=5))
    taken = [draw(bookings(st.just(slot))) for slot in made if draw(st.booleans())]
    return Schedule(gp=GPId("gp"), slots=made, bookings=taken)


def prescriptions() -> SearchStrategy[Prescription]:
    """Make a prescription; the rest of it lasts for a few days."""
    return st.builds(
        Prescription,
        id=st.just("prescription-1"),
        patient=PEOPLE,
        medicine=st.sampled_from(["Salbutamol 0,1 mg/dose", "Levotyroksin 50 µg"]),
        dosage=mostly(None, "1 tablett daglig"),
        valid_until=st.sampled_from([None, PLAIN_DAY + timedelta(days=200)]),
        runs_out_on=st.none() | st.integers(0, 14).map(lambda left: PLAIN_DAY + timedelta(days=left)),
        hidden_from_parents=HIDDEN,
    )


def messages() -> SearchStrategy[Message]:
    """Make a message in a thread that the office or somebody else began."""
    return st.builds(
        Message,
        id=st.sampled_from(["message-1", "message-2"]),
        thread=st.just("thread-1"),
        begun_by=st.none() | PEOPLE,
        sent_at=instants(),
        patient=PEOPLE,
        service=st.sampled_from(Service),
        text=st.just("Hei") | st.text(WRITTEN, min_size=1).filter(str.strip),
        hidden_from_parents=HIDDEN,
    )


def _slot(place: int) -> Slot:
    start = MORNING + timedelta(minutes=20 * place)
    return Slot(id=f"{start.date().isoformat()}-{place}", start=start, end=start + timedelta(minutes=20))
