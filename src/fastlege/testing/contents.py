"""What goes through the services (*innholdet*): appointments, prescriptions and messages."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from fastlege.oslo import OSLO, oslo_day
from fastlege.services import Booking, Message, Prescription, Schedule, Slot
from fastlege.terms import GPId, PersonId, Service
from fastlege.testing.drawing import mostly
from fastlege.testing.times import PLAIN_DAY, instants

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy


__all__ = ["bookings", "messages", "prescriptions", "schedules", "slots"]

_GP: Final = GPId("gp")
_MORNING: Final = datetime(PLAIN_DAY.year, PLAIN_DAY.month, PLAIN_DAY.day, 9, tzinfo=OSLO)


def slots(about: datetime = _MORNING) -> SearchStrategy[Slot]:
    """Make times at the GP's (*timer*) around an instant: before, at and after it."""
    return st.builds(_slot, st.just(about), st.integers(-3, 12))


@st.composite
def bookings(draw: DrawFn, patient: str = "person", *, slot: Slot | None = None) -> Booking:
    """Make a slot that a patient has (*bestilt time*), of any slot or of the one given."""
    return Booking(
        slot=draw(slots()) if slot is None else slot,
        patient=PersonId(patient),
        reason=draw(_REASONS),
        booked_by=draw(st.sampled_from([None, PersonId(patient), PersonId("parent-1")])),
        hidden_from_parents=draw(_HIDDEN),
    )


@st.composite
def schedules(
    draw: DrawFn,
    *,
    about: datetime = _MORNING,
    patients: tuple[str, ...] = ("person", "stranger"),
    gp: GPId = _GP,
) -> Schedule:
    """Make a GP's schedule (*timebok*) around an instant; some of its slots are taken by the patients."""
    places = draw(st.lists(st.integers(-3, 12), unique=True, max_size=5))
    given = [_slot(about, place) for place in places]
    holders = [draw(st.sampled_from([None, *patients])) for _ in given]
    taken = [
        draw(bookings(holder, slot=slot))
        for slot, holder in zip(given, holders, strict=True)
        if holder is not None
    ]
    return Schedule(gp=gp, slots=given, bookings=taken)


@st.composite
def prescriptions(
    draw: DrawFn, patient: str = "person", *, mark: str = "prescription-1", on: date = PLAIN_DAY
) -> Prescription:
    """Make a prescription (*resept*); what is left of it lasts for a few days around a day."""
    left = draw(_DAYS_LEFT)
    return Prescription(
        id=mark,
        patient=PersonId(patient),
        medicine=draw(_MEDICINES),
        dosage=draw(_DOSAGES),
        valid_until=draw(st.none() | st.just(on + timedelta(days=200))),
        runs_out_on=None if left is None else on + timedelta(days=left),
        hidden_from_parents=draw(_HIDDEN),
    )


@st.composite
def messages(
    draw: DrawFn, patient: str = "child", *, writers: tuple[str, ...] = ("child", "parent-1")
) -> Message:
    """Make a message (*melding*) in a thread that the office or one of the writers began."""
    at = draw(instants())
    begun_by = draw(st.sampled_from([*writers, None]))
    return Message(
        id=f"message-{int(at.timestamp())}",
        thread=f"thread-{begun_by or 'office'}",
        begun_by=None if begun_by is None else PersonId(begun_by),
        patient=PersonId(patient),
        service=draw(st.sampled_from(Service)),
        sent_at=at,
        text=draw(st.just("Hei") | _WRITTEN),
        hidden_from_parents=draw(_HIDDEN),
    )


def _slot(about: datetime, place: int) -> Slot:
    start = about + timedelta(minutes=20 * place)
    return Slot(id=f"{oslo_day(about).isoformat()}-{place}", start=start, end=start + timedelta(minutes=20))


_HIDDEN: Final = mostly(False, True, None)  # noqa: FBT003  # a pool of values
_WRITTEN: Final = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n\t"), min_size=1
).filter(str.strip)
_REASONS: Final = mostly("Vaksine", "Kontroll av blodtrykk", "Vondt i ryggen")
_MEDICINES: Final = st.sampled_from(["Salbutamol 0,1 mg/dose", "Levotyroksin 50 µg"])
_DOSAGES: Final = mostly(None, "1 tablett daglig")
_DAYS_LEFT: Final = st.none() | st.integers(0, 14)
