"""What the services are told (*tjenestenes opplysninger*): GPs, editions, sessions, and their content."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final

import attrs
from hypothesis import strategies as st

from fastlege.facts import GP, Office, Session
from fastlege.oslo import OSLO, oslo_day
from fastlege.policy import HELSENORGE_2021_01_11, Policy
from fastlege.services import Booking, Message, Prescription, Schedule, Slot
from fastlege.sources import PAGE
from fastlege.terms import AccessLevel, ConsultationMode, Finding, GPId, PersonId, Service, Standing
from fastlege.testing.drawing import mostly, mostly_of
from fastlege.testing.family import families
from fastlege.testing.people import persons
from fastlege.testing.times import PLAIN_DAY, instants

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

    from fastlege.facts.session import PatientGP

__all__ = [
    "access_levels",
    "bookings",
    "gps",
    "known_gps",
    "messages",
    "offices",
    "policies",
    "prescriptions",
    "schedules",
    "sessions",
    "sessions_for_child",
    "sessions_for_self",
    "slots",
]

_GP: Final = GPId("gp")
_MORNING: Final = datetime(PLAIN_DAY.year, PLAIN_DAY.month, PLAIN_DAY.day, 9, tzinfo=OSLO)


# Made once: a strategy that is made anew for each example costs more than the example.
_FLAGS: Final = mostly(True, False, None, often=19)  # noqa: FBT003  # a pool of values
_HIDDEN: Final = mostly(False, True, None)  # noqa: FBT003  # a pool of values
_SWITCHES: Final = st.booleans()
_PLACES: Final = st.integers(-3, 12)
_SOME_PLACES: Final = st.lists(_PLACES, unique=True, max_size=5)
_WHO_ASKS: Final = st.sampled_from([0, 0, 0, 1, 1, 2])
_REASONS: Final = mostly("Vaksine", "Kontroll av blodtrykk", "Vondt i ryggen")
_MEDICINES: Final = st.sampled_from(["Salbutamol 0,1 mg/dose", "Levotyroksin 50 µg"])
_DOSAGES: Final = mostly(None, "1 tablett daglig")
_DAYS_LEFT: Final = st.none() | st.integers(0, 14)
_WRITTEN: Final = st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n\t")
_TEXTS: Final = st.just("Hei") | st.text(_WRITTEN, min_size=1).filter(str.strip)
_CHOSEN_MODES: Final = st.frozensets(st.sampled_from(ConsultationMode))
_NO_GP: Final[tuple[PatientGP, ...]] = (None, Finding.UNKNOWN)
_REQUIRED: Final = st.tuples(
    *(st.tuples(st.just(service), mostly(AccessLevel.FULL, *AccessLevel)) for service in Service)
)


@cache
def offices() -> SearchStrategy[Office]:
    """Make GP offices (*legekontor*): mostly one that takes part, with a telephone."""
    return st.builds(
        Office,
        name=st.just("Legesenteret"),
        participates=_FLAGS,
        phone=mostly("55 00 00 00", None),
        address=mostly(None, "Prøvevegen 1, 5000 Prøvestad"),
        website=mostly(None, "https://legesenter.example"),
    )


@cache
def known_gps() -> SearchStrategy[GP]:
    """Make GPs (*fastleger*): mostly one who offers every service."""
    return st.builds(
        GP,
        id=mostly(_GP, GPId("gp-2")),
        name=st.just("Legen"),
        office=offices(),
        services=mostly_of(st.just(frozenset(Service)), st.none(), st.frozensets(st.sampled_from(Service))),
        modes=mostly_of(st.just(frozenset(ConsultationMode)), st.none(), _CHOSEN_MODES),
        serves_children=_FLAGS,
    )


@cache
def gps() -> SearchStrategy[PatientGP]:
    """Make a patient's GP (*fastlege*): known, none, or ``Finding.UNKNOWN``."""
    return mostly_of(known_gps(), st.sampled_from(_NO_GP))


@cache
def access_levels() -> SearchStrategy[AccessLevel | None]:
    """Make what a citizen has consented to (*tilgangsnivå*): mostly full access; None is not known."""
    return mostly(*reversed(AccessLevel), None, often=19)


@cache
def policies() -> SearchStrategy[Policy]:
    """Make editions of the rules (*regelversjoner*): the page's numbers, and others near them."""
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
        required_access=_REQUIRED,
        consultation_modes=mostly_of(st.just(frozenset(ConsultationMode)), _CHOSEN_MODES),
        shared_residence_counts=_SWITCHES,
        parent_sees_only_own_threads=_SWITCHES,
        hidden_from_parents_from=mostly(12, 0, 13, 16),
    )


def sessions(*, policy: Policy = HELSENORGE_2021_01_11) -> SearchStrategy[Session]:
    """Make a session of either kind (*innlogget bruker*)."""
    return sessions_for_self(policy=policy) | sessions_for_child(policy=policy)


@st.composite
def sessions_for_self(draw: DrawFn, *, policy: Policy = HELSENORGE_2021_01_11) -> Session:
    """Make a session in which the user is the patient (*på egne vegner*), and can be logged in."""
    at = draw(instants())
    user = draw(persons("user", on=oslo_day(at)))
    if user.standing in {Standing.DECEASED, Standing.INVALID_IDENTITY}:
        user = attrs.evolve(user, standing=None)
    return Session.for_self(user, gp=draw(gps()), access_level=draw(access_levels()), at=at, policy=policy)


@st.composite
def sessions_for_child(draw: DrawFn, *, policy: Policy = HELSENORGE_2021_01_11) -> Session:
    """Make a session on behalf of a child (*på vegne av barn*), by a registered parent or by a stranger."""
    at = draw(instants())
    on = oslo_day(at)
    family = draw(families(on))
    people = [parent.person for parent in family.parents]
    place = draw(_WHO_ASKS)
    user = people[place] if place < len(people) else draw(persons("stranger", on=on))
    level = draw(access_levels())
    return Session.for_child(user, family, gp=draw(gps()), access_level=level, at=at, policy=policy)


def slots(about: datetime = _MORNING) -> SearchStrategy[Slot]:
    """Make times at the GP's (*timer*) around an instant: before, at and after it."""
    return st.builds(_slot, st.just(about), _PLACES)


def bookings(patient: str = "person", *, slot: Slot | None = None) -> SearchStrategy[Booking]:
    """Make a slot that a patient has (*bestilt time*), of any slot or of the one given."""
    return st.builds(
        Booking,
        slot=slots() if slot is None else st.just(slot),
        patient=st.just(PersonId(patient)),
        reason=_REASONS,
        booked_by=st.sampled_from([None, PersonId(patient), PersonId("parent-1")]),
        hidden_from_parents=_HIDDEN,
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
    all_slots = [_slot(about, place) for place in draw(_SOME_PLACES)]
    holders = [draw(st.sampled_from([None, *patients])) for _ in all_slots]
    taken = [draw(bookings(who, slot=slot)) for slot, who in zip(all_slots, holders, strict=True) if who]
    return Schedule(gp=gp, slots=all_slots, bookings=taken)


@st.composite
def prescriptions(
    draw: DrawFn, patient: str = "person", *, mark: str = "prescription-1", on: date = PLAIN_DAY
) -> Prescription:
    """Make a prescription (*resept*); the rest of it lasts for a few days around a day."""
    left = draw(_DAYS_LEFT)
    return Prescription(
        id=mark,
        patient=PersonId(patient),
        medicine=draw(_MEDICINES),
        dosage=draw(_DOSAGES),
        valid_until=draw(st.sampled_from([None, on + timedelta(days=200)])),
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
        text=draw(_TEXTS),
        hidden_from_parents=draw(_HIDDEN),
    )


def _slot(about: datetime, place: int) -> Slot:
    start = about + timedelta(minutes=20 * place)
    return Slot(id=f"{oslo_day(about).isoformat()}-{place}", start=start, end=start + timedelta(minutes=20))
