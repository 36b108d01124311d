"""What a user sees after logging in (*tjenestemenyen*): the GP, the office and the five services.

A child's GP and office are shown only to users who may act for the child.

References:
    Helsenorge, "Kom i kontakt med fastlegen", 11 January 2021, section "Fastlegen kan tilby inntil fem
    tjenester via Helsenorge".
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, cast

import attrs

from fastlege.facts.gp import GP
from fastlege.facts.session import Session
from fastlege.policy import HELSENORGE_2021_01_11, Policy
from fastlege.problems import Fact, is_set_of, is_tuple_of, validate
from fastlege.rules import Decision
from fastlege.rules.acting import acting_findings
from fastlege.rules.availability import decide_on
from fastlege.terms import MET, UNKNOWN, Service
from fastlege.told import Told, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastlege.facts.session import PatientGP
    from fastlege.terms import LanguageCode

__all__ = ["Menu", "Remark", "menu"]


class Remark(StrEnum):
    """A message above the services (*beskjed*)."""

    NO_GP = "no-gp"
    OFFICE_DOES_NOT_PARTICIPATE = "office-does-not-participate"
    NOTHING_OFFERED = "nothing-offered"


@attrs.frozen(kw_only=True, repr=False)
class Menu(Fact, Told):
    """What a user sees after logging in (*tjenestemenyen*).

    `decisions` are complete, for systems. People are shown the disclosed ones.

    Attributes:
        gp: The patient's GP with the office's contact details; None when there is none, when it is unknown,
            and when the user may not see it.
        remarks: Messages above the services.
        offered: The services that the patient's GP offers; empty when the user may not see them.
        decisions: A decision on each of the five services, in the page's order.
        policy: The edition whose numbers the texts use.
    """

    gp: GP | None
    remarks: tuple[Remark, ...]
    offered: frozenset[Service]
    decisions: tuple[tuple[Service, Decision], ...]
    policy: Policy = HELSENORGE_2021_01_11

    def __attrs_post_init__(self) -> None:
        """Check the fields."""
        validate(
            ("gp", self.gp is None or isinstance(self.gp, GP), "give a GP, or None"),
            ("remarks", is_tuple_of(Remark, self.remarks), "give a tuple of Remark"),
            ("offered", is_set_of(Service, self.offered), "give a frozenset of Service"),
            ("decisions", _are_decided(self.decisions), "give a pair (Service, Decision) for each service"),
            ("policy", isinstance(self.policy, Policy), "give a Policy"),
        )

    @property
    def available(self) -> frozenset[Service]:
        """The services that can be used now (*tilgjengelige tjenester*)."""
        return frozenset(service for service, decision in self.decisions if decision.granted)

    def decision(self, service: Service) -> Decision:
        """Look up the decision on one service.

        Raises:
            InvalidFactError: When the service is not a Service.
        """
        validate(("service", isinstance(service, Service), "give a Service"))
        return dict(self.decisions)[service]

    def disclosed(self) -> Menu:
        """Return the menu as the citizen may see it (*innbyggerens visning*)."""
        shown = tuple((service, decision.disclosed()) for service, decision in self.decisions)
        if shown == self.decisions:
            return self
        # Something was folded, so the user may not act for the child, and its GP is withheld too.
        return attrs.evolve(self, gp=None, remarks=(), offered=frozenset(), decisions=shown)

    def explain(self, language: LanguageCode = "nb") -> str:
        """Write the menu for the citizen (*menyen i ord*).

        Raises:
            InvalidInputError: When the language is not known.
        """
        return told(self, language)


def menu(session: Session) -> Menu:
    """Decide on the five services, and what else the user sees after logging in (*tjenestemenyen*).

    Raises:
        InvalidFactError: When the session is not a Session.

    Examples:
        >>> from datetime import date, datetime
        >>> from fastlege import GP, OSLO, AccessLevel, GPId, Office, Person, PersonId
        >>> user = Person(id=PersonId("user"), birth_date=date(1985, 7, 21), protected=None, standing=None)
        >>> office = Office(name="Sentrum", participates=True)
        >>> gp = GP(id=GPId("kari"), name="Kari Lege", office=office, services=set(), serves_children=True)
        >>> at = datetime(2026, 11, 23, 21, 5, tzinfo=OSLO)
        >>> seen = menu(Session.for_self(user, gp=gp, access_level=AccessLevel.FULL, at=at))
        >>> seen.gp.name, [remark.value for remark in seen.remarks], seen.available
        ('Kari Lege', ['nothing-offered'], frozenset())
    """
    validate(("session", isinstance(session, Session), "give a Session"))
    acting = acting_findings(session)
    decisions = tuple((service, decide_on(session, service, acting)) for service in Service)
    # Users who may not act for the child learn nothing about its GP, not even from the object.
    if session.family is not None and set(acting.values()) != {MET}:
        return Menu(gp=None, remarks=(), offered=frozenset(), decisions=decisions, policy=session.policy)
    return Menu(
        gp=None if session.gp is UNKNOWN else session.gp,
        remarks=tuple(_remarks(session)),
        offered=_offered(session.gp),
        decisions=decisions,
        policy=session.policy,
    )


def _offered(gp: PatientGP) -> frozenset[Service]:
    # An office that may not take part shows no offer either.
    if gp is None or gp is UNKNOWN or gp.services is None or gp.office.participates is not True:
        return frozenset()
    return gp.services


def _are_decided(decisions: object) -> bool:
    """Return whether a value has a decision on each service, in the page's order."""
    rows = cast("tuple[tuple[object, ...], ...]", decisions) if is_tuple_of(tuple, decisions) else ()
    return tuple(row[:1] for row in rows) == tuple((service,) for service in Service) and all(
        tuple(map(type, row)) == (Service, Decision) for row in rows
    )


def _remarks(session: Session) -> Iterator[Remark]:
    gp = session.gp
    if gp is None:
        yield Remark.NO_GP
    elif gp is not UNKNOWN:
        if gp.office.participates is False:
            yield Remark.OFFICE_DOES_NOT_PARTICIPATE
        if gp.services is not None and not gp.services:
            yield Remark.NOTHING_OFFERED
