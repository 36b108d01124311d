"""Everything that shows itself in a notebook, in each of its kinds."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from fastlege import (
    GP,
    OSLO,
    AccessLevel,
    ConsultationMode,
    GPId,
    Office,
    Service,
    access_suffices,
    contact_office,
    may_consult_online,
    may_represent,
    menu,
    start_e_consultation,
)
from fastlege.calendar import response_deadline, year_calendar
from fastlege.rules import rule_named
from fastlege.terms import Language, Topic
from fastlege.told import Told, told
from tests.support import ADULT_BORN, ELSEWHERE, child, decided, family, for_child, for_self, parent, person

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ODD: Final = "<script>alert('1')</script> & \"Lege\" {0} ]]>"
"""A name that would run, or break the page, were it not escaped."""

DOCTOR: Final = GP(
    id=GPId("kari"),
    name="Kari Lege",
    office=Office(
        name="Sentrum legesenter",
        participates=True,
        phone="55 00 00 00",
        address="Kaien 3, 5003 Bergen",
        website="https://sentrum-legesenter.example/med-en-lang-adresse/som-ikke-kan-brytes",
    ),
    services={Service.BOOK_APPOINTMENT, Service.RENEW_PRESCRIPTION, Service.E_CONSULTATION},
    modes={ConsultationMode.VIDEO},
    serves_children=True,
)
ODD_DOCTOR: Final = GP(
    id=GPId("kari"),
    name=ODD,
    office=Office(name=ODD, participates=True, phone=ODD, address=ODD, website=ODD),
    services={Service.CONTACT_OFFICE},
    serves_children=True,
)
AT_HOME: Final = family(child(), parent())
MOVED_OUT: Final = family(child(), parent(home=ELSEWHERE))
ADULT: Final = person("me", ADULT_BORN)
AT: Final = datetime(2026, 3, 30, 9, tzinfo=OSLO)

DECISIONS: Final = {
    "granted": access_suffices(AccessLevel.FULL, Service.E_CONSULTATION),
    "not known": access_suffices(None, Service.E_CONSULTATION),
    "met, unmet and unknown": decided(rule_named("availability-for-oneself"), 1 * 4**2 + 2 * 4**3),
    "acting for a child": may_represent(AT_HOME.parents[0].person, AT_HOME),
    "not acting for a child": may_represent(MOVED_OUT.parents[0].person, MOVED_OUT),
    "urgent": may_consult_online(DOCTOR, mode=ConsultationMode.VIDEO, urgent=True, needs_attendance=False),
}
MENUS: Final = {
    "menu": menu(for_self(ADULT, of=DOCTOR)),
    "menu with odd names": menu(for_self(ADULT, of=ODD_DOCTOR)),
    "menu of a child": menu(for_child(MOVED_OUT.parents[0].person, MOVED_OUT, of=DOCTOR)),
    "menu without a GP": menu(for_self(ADULT, of=None)),
}
DEADLINES: Final = {
    "deadline over Easter": response_deadline(AT),
    "deadline of twelve days": response_deadline(AT, working_days=12),
}
DELIVERIES: Final = {
    "delivery": start_e_consultation(
        for_self(ADULT, of=DOCTOR, at=AT),
        concern="Cough",
        mode=ConsultationMode.VIDEO,
        needs_attendance=False,
        urgent=False,
    ).delivery,
    "delivery for a child": contact_office(
        for_child(AT_HOME.parents[0].person, AT_HOME, of=ODD_DOCTOR),
        topic=Topic.GETTING_THERE,
        question="Where?",
    ).delivery,
}
YEARS: Final = {"calendar of 2026": year_calendar(2026), "calendar of 2027": year_calendar(2027)}
ALL: Final[Mapping[str, Told]] = {**DECISIONS, **MENUS, **DEADLINES, **DELIVERIES, **YEARS}


def in_a_notebook() -> Iterator[tuple[str, str]]:
    """Give what a notebook asks for."""
    for name, thing in ALL.items():
        yield name, thing._repr_html_()


def shown(language: Language) -> Iterator[tuple[str, str]]:
    """Give the same in a language."""
    for name, thing in ALL.items():
        yield name, told(thing, language, "html")
