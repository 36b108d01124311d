"""Can this user use this service now (*tilgjengelig tjeneste*)?

References:
    Helsenorge, "Kom i kontakt med fastlegen", 11 January 2021: the introduction, section "Fastlegen kan tilby
    inntil fem tjenester via Helsenorge", section "Samtykke" and section "Fastlegetjenester på vegne av barn".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fastlege.facts.gp import GP
from fastlege.facts.session import Session
from fastlege.problems import validate
from fastlege.rules.acting import OLD_ENOUGH_TO_ACT_ALONE, acting_findings
from fastlege.rules.consent import ACCESS_LEVEL_SUFFICIENT, access_finding
from fastlege.rules.decision import Condition, Decision
from fastlege.rules.disclosure import Fold
from fastlege.rules.representation import REPRESENTATION_CONDITIONS
from fastlege.rules.rule import Rule
from fastlege.sources import PAGE
from fastlege.terms import MET, UNKNOWN, UNMET, Finding, Service

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["AVAILABILITY_FOR_A_CHILD", "AVAILABILITY_FOR_ONESELF", "decide_on", "is_available"]

_OFFER: Final = (
    Condition("has-gp", source=PAGE.at("Fastlegen kan tilby inntil fem tjenester via Helsenorge, ledd 2")),
    Condition("office-participates", source=PAGE.at("Innledningen, punktum 2")),
    Condition(
        "service-offered", source=PAGE.at("Fastlegen kan tilby inntil fem tjenester via Helsenorge, ledd 1")
    ),
)

AVAILABILITY_FOR_ONESELF: Final = Rule(
    "availability-for-oneself", (*_OFFER, ACCESS_LEVEL_SUFFICIENT, OLD_ENOUGH_TO_ACT_ALONE)
)

# Quicker than `Finding.of`: a menu asks up to fifteen times.
_FOUND: Final = {True: MET, False: UNMET, None: UNKNOWN}
_CHILD_OFFER: Final = (
    *_OFFER,
    Condition("gp-system-serves-children", source=PAGE.at("Fastlegetjenester på vegne av barn, ledd 1")),
)

AVAILABILITY_FOR_A_CHILD: Final = Rule(
    "availability-for-a-child",
    (*_CHILD_OFFER, ACCESS_LEVEL_SUFFICIENT, *REPRESENTATION_CONDITIONS),
    disclose=Fold.of(
        "availability-for-a-child",
        # The offer is not open: a refusal must not reveal the child's GP.
        open_conditions=(ACCESS_LEVEL_SUFFICIENT,),
        private=REPRESENTATION_CONDITIONS,
    ),
)


def is_available(session: Session, service: Service) -> Decision:
    """Decide whether a service can be used in a session (*tilgjengelig tjeneste*).

    For a child it also requires that the GP's system serves children, and everything that
    :func:`may_represent` requires. The GP is the child's, and the consent is the user's own.

    Args:
        session: Who is logged in, for whom, with which GP, and when.
        service: The service asked for.

    Raises:
        InvalidFactError: When an argument is of another type, with every problem.

    Examples:
        >>> from datetime import date, datetime
        >>> from fastlege import OSLO, AccessLevel, GPId, Office, Person, PersonId, Standing
        >>> born, bosatt = date(1985, 7, 21), Standing.RESIDENT
        >>> user = Person(id=PersonId("user"), birth_date=born, protected=None, standing=bosatt)
        >>> office = Office(name="Sentrum legesenter", participates=True)
        >>> offered = {Service.RENEW_PRESCRIPTION}
        >>> gp = GP(id=GPId("kari"), name="Kari Lege", office=office, services=offered, serves_children=True)
        >>> at = datetime(2026, 11, 23, 21, 5, tzinfo=OSLO)
        >>> session = Session.for_self(user, gp=gp, access_level=AccessLevel.FULL, at=at)
        >>> is_available(session, Service.RENEW_PRESCRIPTION).granted
        True
        >>> [ground.code for ground in is_available(session, Service.BOOK_APPOINTMENT).unmet]
        ['service-offered']
    """
    validate(
        ("session", isinstance(session, Session), "give a Session"),
        ("service", isinstance(service, Service), "give a Service"),
    )
    return decide_on(session, service, acting_findings(session))


def decide_on(session: Session, service: Service, acting: Mapping[str, Finding]) -> Decision:
    """Decide on one service, given the `acting_findings`, which are the same for all five."""
    gp = session.gp
    if isinstance(gp, GP):
        has_gp, participates, serves = MET, _FOUND[gp.office.participates], _FOUND[gp.serves_children]
        offered = UNKNOWN if gp.services is None else _FOUND[service in gp.services]
    else:
        # Without a GP nothing is offered. If the GP is unknown, so is everything about the offer.
        has_gp = participates = offered = serves = UNMET if gp is None else UNKNOWN
    access = access_finding(session.access_level, service, session.policy)
    if session.family is None:
        return AVAILABILITY_FOR_ONESELF.decide(
            has_gp=has_gp,
            office_participates=participates,
            service_offered=offered,
            access_level_sufficient=access,
            **acting,
        )
    return AVAILABILITY_FOR_A_CHILD.decide(
        has_gp=has_gp,
        office_participates=participates,
        service_offered=offered,
        gp_system_serves_children=serves,
        access_level_sufficient=access,
        **acting,
    )
