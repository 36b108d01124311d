"""What the services are told (*tjenestenes opplysninger*): GPs, editions, sessions, and their content."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import attrs
from hypothesis import strategies as st

from fastlege.facts import GP, Office, Session
from fastlege.oslo import OSLO, oslo_day
from fastlege.policy import HELSENORGE_2021_01_11, Policy
from fastlege.services import Booking, Message, Prescription, Schedule, Slot
from fastlege.sources import PAGE
from fastlege.terms import AccessLevel, ConsultationMode, Finding, GPId, PersonId, Service, Standing
from fastlege.testing.facts import PLAIN_DAY, instants, mostly, mostly_of, persons
from fastlege.testing.family import families

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
_FLAGS: Final = mostly(True, False, None, often=19)  # noqa: FBT003  # a pool of values
_HIDDEN: Final = mostly(False, True, None)  # noqa: FBT003  # a pool of values
_MODES: Final = st.frozensets(st.sampled_from(ConsultationMode))
_ALL_MODES: Final = st.just(frozenset(ConsultationMode))
_WHO_ASKS: Final = st.sampled_from([0, 0, 0, 1, 1, 2])
_WRITTEN: Final = st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n\t")


# --- GPs, consent and editions


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
        modes=mostly_of(_ALL_MODES, st.none(), _MODES),
        serves_children=_FLAGS,
    )


@cache
def gps() -> SearchStrategy[PatientGP]:
    """Make a patient's GP (*fastlege*): known, none, or ``Finding.UNKNOWN``."""
    others: tuple[PatientGP, ...] = (None, Finding.UNKNOWN)
    return mostly_of(known_gps(), st.sampled_from(others))


@cache
def access_levels() -> SearchStrategy[AccessLevel | None]:
    """Make what a citizen has consented to (*tilgangsnivå*): mostly full access; None is not known."""
    return mostly(*reversed(AccessLevel), None, often=19)


@cache
def policies() -> SearchStrategy[Policy]:
    """Make editions of the rules (*regelversjoner*): the page's numbers, and others near them."""
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
        consultation_modes=mostly_of(_ALL_MODES, _MODES),
        shared_residence_counts=st.booleans(),
        parent_sees_only_own_threads=st.booleans(),
        hidden_from_parents_from=mostly(12, 0, 13, 16),
    )


# --- sessions


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
    family, place, level = draw(families(on)), draw(_WHO_ASKS), draw(access_levels())
    people = [parent.person for parent in family.parents]
    user = people[place] if place < len(people) else draw(persons("stranger", on=on))
    return Session.for_child(user, family, gp=draw(gps()), access_level=level, at=at, policy=policy)


# --- what they are about


def slots(about: datetime = _MORNING) -> SearchStrategy[Slot]:
    """Make times at the GP's (*timer*) around an instant: before, at and after it."""
    return st.builds(_slot, st.just(about), st.integers(-3, 12))


def bookings(patient: str = "person", *, slot: Slot | None = None) -> SearchStrategy[Booking]:
    """Make a slot that a patient has (*bestilt time*), of any slot or of the one given."""
    return st.builds(
        Booking,
        slot=slots() if slot is None else st.just(slot),
        patient=st.just(PersonId(patient)),
        reason=mostly("Vaksine", "Kontroll av blodtrykk", "Vondt i ryggen"),
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
    all_slots = draw(st.lists(slots(about), unique_by=lambda slot: slot.id, max_size=5))
    holders = [draw(st.sampled_from([None, *patients])) for _ in all_slots]
    taken = [draw(bookings(who, slot=slot)) for slot, who in zip(all_slots, holders, strict=True) if who]
    return Schedule(gp=gp, slots=all_slots, bookings=taken)


def prescriptions(
    patient: str = "person", *, mark: str = "prescription-1", on: date = PLAIN_DAY
) -> SearchStrategy[Prescription]:
    """Make a prescription (*resept*); the rest of it lasts for a few days around a day."""
    return st.builds(
        Prescription,
        id=st.just(mark),
        patient=st.just(PersonId(patient)),
        medicine=st.sampled_from(["Salbutamol 0,1 mg/dose", "Levotyroksin 50 µg"]),
        dosage=mostly(None, "1 tablett daglig"),
        valid_until=st.sampled_from([None, on + timedelta(days=200)]),
        runs_out_on=st.none() | st.integers(0, 14).map(lambda left: on + timedelta(days=left)),
        hidden_from_parents=_HIDDEN,
    )


def messages(
    patient: str = "child", *, writers: tuple[str, ...] = ("child", "parent-1")
) -> SearchStrategy[Message]:
    """Make a message (*melding*) in a thread that the office or one of the writers began."""
    return st.builds(
        _message,
        begun_by=st.sampled_from([*map(PersonId, writers), None]),
        sent_at=instants(),
        patient=st.just(PersonId(patient)),
        service=st.sampled_from(Service),
        text=st.just("Hei") | st.text(_WRITTEN, min_size=1).filter(str.strip),
        hidden_from_parents=_HIDDEN,
    )


def _message(begun_by: PersonId | None, sent_at: datetime, **told: Any) -> Message:  # noqa: ANN401  # fields of a message
    mark, thread = f"message-{int(sent_at.timestamp())}", f"thread-{begun_by or 'office'}"
    return Message(id=mark, thread=thread, begun_by=begun_by, sent_at=sent_at, **told)


def _slot(about: datetime, place: int) -> Slot:
    start = about + timedelta(minutes=20 * place)
    return Slot(id=f"{oslo_day(about).isoformat()}-{place}", start=start, end=start + timedelta(minutes=20))
