"""One value of every kind that leaves as JSON: to systems, and to people."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import attrs

from fastlege import (
    GP,
    HELSENORGE_2021_01_11,
    OSLO,
    Address,
    Booking,
    CadastralAddress,
    Channel,
    ConsultationMode,
    Finding,
    Message,
    Office,
    OverviewLine,
    ParentRole,
    PersonId,
    Policy,
    Prescription,
    RefusedError,
    Schedule,
    Service,
    Slot,
    StreetAddress,
    Topic,
    appointments,
    book_appointment,
    cancel_appointment,
    contact_office,
    is_available,
    may_represent,
    menu,
    order_flu_vaccination,
    renew_prescription,
    start_e_consultation,
)
from fastlege.exchange import dump, view
from fastlege.rules.e_consultation import urgency
from tests.support import DAY, child, family, for_child, for_self, gp, parent, person

if TYPE_CHECKING:
    from fastlege.terms import LanguageCode

Anything: TypeAlias = Any

STREET: Final = StreetAddress(
    municipality="4601", street_name="Prøvevegen", house_number=14, house_letter="B", street_code="12550"
)
FARM: Final = CadastralAddress(municipality="4601", land_number=14, title_number=3)
PARENT: Final = attrs.evolve(parent(), role=ParentRole.MOTHER)
FAMILY: Final = family(
    child(home=Address(place=STREET)), PARENT, parent("parent-2", home=Address(place=FARM))
)
DOCTOR: Final[GP] = attrs.evolve(
    gp(), office=Office(name="Legesenteret", participates=True, phone="55 00 00 00")
)
USER: Final = attrs.evolve(person("user"), notify_by=Channel.SMS)
SELF: Final = for_self(USER, of=DOCTOR)
CHILDS: Final = for_child(FAMILY.parents[0].person, family(child(), PARENT), of=DOCTOR)
REFUSED: Final = for_child(person("stranger"), FAMILY, of=DOCTOR)
UNTIL_TWELVE: Final[Policy] = attrs.evolve(HELSENORGE_2021_01_11, name="until-twelve", represented_until=12)
UNDER_ANOTHER: Final = for_self(USER, of=DOCTOR, policy=UNTIL_TWELVE)

NINE: Final = datetime(2026, 11, 24, 9, tzinfo=OSLO)
SLOT: Final = Slot(id="1", start=NINE, end=NINE + timedelta(minutes=20))
LATER: Final = Slot(id="2", start=NINE + timedelta(hours=1), end=NINE + timedelta(hours=2), kind="control")
OTHERS: Final = Booking(slot=LATER, patient=PersonId("somebody"), reason="A secret", hidden_from_parents=True)
SCHEDULE: Final = Schedule(gp=DOCTOR.id, slots=[LATER, SLOT], bookings=[OTHERS])
BOOKED: Final = book_appointment(SELF, schedule=SCHEDULE, slot=SLOT, reason="Control")
FULL: Final = SCHEDULE.apply(BOOKED)
MEDICINE: Final = Prescription(
    id="p", patient=USER.id, medicine="Salbutamol", runs_out_on=DAY, hidden_from_parents=False
)
MESSAGE: Final = Message(
    id="m",
    thread="t",
    begun_by=USER.id,
    patient=USER.id,
    service=Service.CONTACT_OFFICE,
    sent_at=datetime(2026, 11, 23, 20, 5, tzinfo=UTC),
    text="Is there a lift?",
    hidden_from_parents=True,
)
REQUESTS: Final[tuple[Any, ...]] = (
    BOOKED,
    cancel_appointment(SELF, schedule=FULL, booking=BOOKED.booking),
    renew_prescription(SELF, [MEDICINE.id], medicines=[MEDICINE]),
    start_e_consultation(
        SELF, concern="A rash", mode=ConsultationMode.TEXT, needs_attendance=False, urgent=False
    ),
    contact_office(SELF, topic=Topic.GETTING_THERE, question="Is there a lift?"),
    order_flu_vaccination(SELF),
    order_flu_vaccination(SELF, preferred=SLOT),
)
DATA: Final[tuple[Any, ...]] = (
    Address(matrikkel_id="1", unit=None, place=STREET, grading=None),
    STREET,
    FARM,
    USER,
    PARENT,
    FAMILY,
    DOCTOR.office,
    DOCTOR,
    SELF,
    CHILDS,
    for_self(USER, of=Finding.UNKNOWN),
    for_self(USER, of=None, access=None),
    UNDER_ANOTHER,
    SLOT,
    OTHERS,
    SCHEDULE,
    MEDICINE,
    MESSAGE,
    may_represent(FAMILY.parents[1].person, FAMILY),
    *REQUESTS,
)
"""What systems hand each other."""
SHOWN: Final[tuple[Any, ...]] = (
    may_represent(FAMILY.parents[1].person, FAMILY),
    may_represent(FAMILY.parents[0].person, family(child(), PARENT)),
    is_available(REFUSED, Service.E_CONSULTATION),
    RefusedError([is_available(REFUSED, Service.E_CONSULTATION)]),
    RefusedError([urgency(None)]),
    RefusedError([is_available(UNDER_ANOTHER, Service.E_CONSULTATION)], UNTIL_TWELVE),
    menu(SELF),
    menu(CHILDS),
    menu(REFUSED),
    BOOKED.delivery.deadline,
    appointments(SELF, FULL),
    MEDICINE,
    OverviewLine(MESSAGE, None),
    OverviewLine(MESSAGE, PersonId("child")),
    *REQUESTS,
)
"""What people are shown."""


def name(value: object) -> str:
    """Name a sample in a test's report."""
    return type(value).__name__


def dumped(value: object) -> Anything:
    """Write a system's document, and parse its text."""
    return json.loads(json.dumps(dump(value)))


def shown(value: Anything, language: LanguageCode = "nb") -> Anything:
    """Write a citizen's document, and parse its text."""
    return json.loads(json.dumps(view(value, language=language)))
