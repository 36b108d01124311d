"""One value of every kind that stands in JSON, and the documents made of them."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import attrs

from fastlege import (
    GP,
    HELSENORGE_2021_01_11,
    OSLO,
    Address,
    Audience,
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
    Prescription,
    Recipient,
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
from fastlege.exchange import to_json
from fastlege.rules.e_consultation import urgency
from tests.support import DAY, child, family, for_child, for_self, gp, parent, person

STREET: Final = StreetAddress(
    municipality="4601", street_name="Prøvevegen", house_number=14, house_letter="B", street_code="12550"
)
FARM: Final = CadastralAddress(municipality="4601", land_number=14, title_number=3)
PARENT: Final = attrs.evolve(parent(), role=ParentRole.MOTHER)
FAMILY: Final = family(
    child(home=Address(place=STREET)), PARENT, parent("parent-2", home=Address(place=FARM))
)
GP_OF_ALL: Final[GP] = attrs.evolve(
    gp(), office=Office(name="Legesenteret", participates=True, phone="55 00 00 00")
)
USER: Final = attrs.evolve(person("user"), notify_by=Channel.SMS)
SELF: Final = for_self(USER, of=GP_OF_ALL)
CHILDS: Final = for_child(FAMILY.parents[0].person, family(child(), PARENT), of=GP_OF_ALL)

NINE: Final = datetime(2026, 11, 24, 9, tzinfo=OSLO)
SLOT: Final = Slot(id="1", start=NINE, end=NINE + timedelta(minutes=20))
LATER: Final = Slot(id="2", start=NINE + timedelta(hours=1), end=NINE + timedelta(hours=2), kind="control")
OTHERS: Final = Booking(slot=LATER, patient=PersonId("other"), reason="Their own", hidden_from_parents=True)
SCHEDULE: Final = Schedule(gp=GP_OF_ALL.id, slots=[LATER, SLOT], bookings=[OTHERS])
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
)
CONSULTATION: Final = start_e_consultation(
    SELF, concern="A rash", mode=ConsultationMode.TEXT, needs_attendance=False, urgent=False
)
REFUSED_FOR_A_CHILD: Final = for_child(person("stranger"), FAMILY, of=GP_OF_ALL)

FACTS: Final[tuple[Any, ...]] = (
    Address(matrikkel_id="1", unit=None, place=STREET, grading=None),
    STREET,
    FARM,
    USER,
    PARENT,
    FAMILY,
    GP_OF_ALL.office,
    GP_OF_ALL,
    SELF,
    CHILDS,
    for_self(USER, of=Finding.UNKNOWN),
    for_self(USER, of=None, access=None),
    HELSENORGE_2021_01_11,
    SCHEDULE,
)
UNTIL_TWELVE: Final = attrs.evolve(HELSENORGE_2021_01_11, represented_until=12)
SHOWN: Final[tuple[Any, ...]] = (
    may_represent(FAMILY.parents[1].person, FAMILY),
    is_available(REFUSED_FOR_A_CHILD, Service.E_CONSULTATION),
    RefusedError([is_available(REFUSED_FOR_A_CHILD, Service.E_CONSULTATION)]),
    RefusedError([urgency(None)]),
    RefusedError([may_represent(FAMILY.parents[1].person, FAMILY)], UNTIL_TWELVE),
    menu(SELF),
    menu(CHILDS),
    menu(REFUSED_FOR_A_CHILD),
    BOOKED.delivery.deadline,
    BOOKED.delivery,
    SLOT,
    OTHERS,
    appointments(SELF, FULL),
    MEDICINE,
    MESSAGE,
    OverviewLine(MESSAGE, None),
    OverviewLine(MESSAGE, PersonId("child")),
    Recipient(USER.id, Channel.SMS),
    BOOKED,
    cancel_appointment(SELF, schedule=FULL, booking=BOOKED.booking),
    renew_prescription(SELF, [MEDICINE.id], medicines=[MEDICINE]),
    CONSULTATION,
    contact_office(SELF, topic=Topic.GETTING_THERE, question="Is there a lift?"),
    order_flu_vaccination(SELF),
    order_flu_vaccination(SELF, preferred=SLOT),
)


def name(value: object) -> str:
    """Name a sample in a test's report."""
    return type(value).__name__


def whole(value: object) -> Any:  # noqa: ANN401  # a document
    """Write a caseworker's document, and read its text as JSON."""
    return json.loads(json.dumps(to_json(value, audience=Audience.CASEWORKER)))


def shown(value: object, language: str = "nb") -> Any:  # noqa: ANN401  # a document
    """Write a citizen's document, and read its text as JSON."""
    return json.loads(json.dumps(to_json(value, language=language)))
