"""The people that the tests are about. What a test does not name is as ordinary as can be."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

from fastlege.facts import GP, Address, Family, Office, Parent, Person, Session
from fastlege.oslo import OSLO
from fastlege.policy import HELSENORGE_2021_01_11, Policy
from fastlege.terms import AccessLevel, ConsultationMode, GPId, PersonId, Service, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fastlege.facts.session import PatientGP
    from fastlege.rules import Decision, Rule

DAY: Final = date(2026, 11, 23)
"""The day of every test that names no other."""
CHILD_BORN: Final = date(2017, 5, 12)
ADULT_BORN: Final = date(1985, 7, 21)

HOME: Final = Address(matrikkel_id="604503040", unit="H0101")
"""Where the child lives."""
ELSEWHERE: Final = Address(matrikkel_id="250172017", unit="H0101")


def person(
    mark: str,
    born: date | int | None = ADULT_BORN,
    *,
    home: Address | None = HOME,
    protected: bool | None = False,
    standing: Standing | None = Standing.RESIDENT,
    shared: Iterable[Address] = (),
) -> Person:
    """Make a person; `born` is a date, a year alone, or None."""
    return Person(
        id=PersonId(mark),
        birth_date=born if isinstance(born, date) else None,
        birth_year=born if isinstance(born, int) else None,
        home=home,
        shared_residences=tuple(shared),
        protected=protected,
        standing=standing,
    )


def child(
    born: date | int | None = CHILD_BORN,
    *,
    home: Address | None = HOME,
    protected: bool | None = False,
    standing: Standing | None = Standing.RESIDENT,
    shared: Iterable[Address] = (),
) -> Person:
    """Make the child."""
    return person("child", born, home=home, protected=protected, standing=standing, shared=shared)


def parent(
    mark: str = "parent-1",
    born: date | int | None = ADULT_BORN,
    *,
    home: Address | None = HOME,
    protected: bool | None = False,
    standing: Standing | None = Standing.RESIDENT,
    responsibility: bool | None = True,
) -> Parent:
    """Make a registered parent, with responsibility and at the child's home unless told otherwise."""
    who = person(mark, born, home=home, protected=protected, standing=standing)
    return Parent(person=who, responsibility=responsibility)


def family(of: Person, *parents: Parent, on: date = DAY, all_known: bool = True) -> Family:
    """Put a family together."""
    return Family(child=of, parents=parents, as_of=on, all_parents_known=all_known)


def gp(
    services: Iterable[Service] | None = tuple(Service),
    *,
    participates: bool | None = True,
    serves_children: bool | None = True,
    modes: Iterable[ConsultationMode] | None = tuple(ConsultationMode),
) -> GP:
    """Make a GP who offers everything."""
    return GP(
        id=GPId("gp"),
        name="Legen",
        office=Office(name="Legesenteret", participates=participates),
        services=None if services is None else frozenset(services),
        modes=None if modes is None else frozenset(modes),
        serves_children=serves_children,
    )


def noon(day: date) -> datetime:
    """Give the middle of a day in Oslo."""
    return datetime.combine(day, time(12), tzinfo=OSLO)


def for_self(
    user: Person,
    *,
    of: PatientGP,
    access: AccessLevel | None = AccessLevel.FULL,
    at: datetime | None = None,
    policy: Policy = HELSENORGE_2021_01_11,
) -> Session:
    """Log a user in on own behalf."""
    return Session.for_self(user, gp=of, access_level=access, at=at or noon(DAY), policy=policy)


def for_child(
    user: Person,
    whose: Family,
    *,
    of: PatientGP,
    access: AccessLevel | None = AccessLevel.FULL,
    policy: Policy = HELSENORGE_2021_01_11,
) -> Session:
    """Log a user in on behalf of the child."""
    return Session.for_child(user, whose, gp=of, access_level=access, at=noon(whose.as_of), policy=policy)


def decided(rule: Rule, bits: int) -> Decision:
    """Return the decision of a rule, as the rule now is, that an integer stands for."""
    return rule.decision(bits, conditions=len(rule.conditions))


def grounds(decision: Decision) -> dict[str, str]:
    """Give every ground of a decision, in order."""
    return {ground.code: ground.finding.value for ground in decision.grounds}


def not_met(decision: Decision) -> dict[str, str]:
    """Give the grounds that stand in the way."""
    return {code: finding for code, finding in grounds(decision).items() if finding != "met"}
