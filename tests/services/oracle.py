"""What a menu shows, what a request becomes, and who sees what: the page and the design, read by hand.

Slow and plain; it knows the facts and the rules' own oracle, and not a line of the rules or the services.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastlege.facts import GP
from fastlege.terms import Service
from tests.rules import oracle as rules

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from fastlege.facts import Family, Person, Session
    from fastlege.policy import Policy
    from fastlege.services import Message


def may_be_told(session: Session) -> bool:
    """Of a child's GP nothing is shown unless representation is granted."""
    return session.family is None or all(rules.representation(session.user, session.family, session.policy))


def shown_gp(session: Session) -> GP | None:
    return session.gp if isinstance(session.gp, GP) and may_be_told(session) else None


def remarks(session: Session) -> list[str]:
    """Say which are told; each when it is known, so a GP of whom nobody knows gives none."""
    gp = session.gp
    facts = {
        "no-gp": gp is None,
        "office-does-not-participate": isinstance(gp, GP) and gp.office.participates is False,
        "nothing-offered": isinstance(gp, GP) and gp.services == frozenset(),
    }
    return [remark for remark, holds in facts.items() if holds and may_be_told(session)]


def offered(session: Session) -> set[Service]:
    gp = shown_gp(session)
    takes_part = gp is not None and gp.office.participates is True
    return set(gp.services or ()) if gp is not None and takes_part else set()


def available(session: Session) -> set[Service]:
    return {service for service in Service if all(rules.availability(session, service))}


def outcome(
    session: Session,
    service: Service,
    declared: Iterable[bool | None] = (),
    *,
    urgent: bool | None = False,
    problems: int = 0,
) -> str:
    """Urgency first and alone, then whether the service can be used, what was given, and what it says."""
    if service is Service.E_CONSULTATION and urgent is not False:
        return "urgent"
    if not all(rules.availability(session, service)):
        return "unavailable"
    if problems:
        return "invalid"
    return "sent" if all(declared) else "refused"


def hidden_from_parents(wish: bool | None, child: Person, on: date, policy: Policy) -> bool:
    """A wish is a wish; one that is not known counts from the age of twelve, or when the age is not known."""
    return (
        wish if wish is not None else rules.reached(child, policy.hidden_from_parents_from, on) is not False
    )


def sees(message: Message, user: Person, families: Iterable[Family], on: date, policy: Policy) -> bool:
    """One who acts alone sees the own threads and the office's; a parent the own, and none that is hidden."""
    if message.patient == user.id:
        own = message.begun_by is None or message.begun_by == user.id
        return own and rules.reached(user, policy.acts_alone_from, on) is True
    if policy.parent_sees_only_own_threads and message.begun_by != user.id:
        return False
    of = [family for family in families if family.child.id == message.patient]
    unsaid = message.hidden_from_parents is None and message.begun_by == user.id
    wish = False if unsaid else message.hidden_from_parents
    return any(
        all(rules.representation(user, family, policy))
        and not hidden_from_parents(wish, family.child, on, policy)
        for family in of
    )
