"""What a menu shows, what a request becomes, and who sees what: the page and the design, read by hand.

Slow and plain; it knows the facts and the rules' own oracle, and not a line of the rules or the services.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from fastlege.facts import GP
from fastlege.terms import PersonId, Service
from tests.rules import oracle as rules

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from fastlege.facts import Family, Person, Session
    from fastlege.policy import Policy
    from fastlege.services import Booking, Message, Prescription


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


def outcome(  # all that an answer depends on
    session: Session,
    service: Service,
    declared: Iterable[bool | None] = (),
    *,
    urgent: bool | None = False,
    problems: int = 0,
    booked: bool = False,
) -> str:
    """Urgency first and alone, then whether the user may, what was given, and what it says.

    What is `booked` is seen and cancelled without asking what the GP offers.
    """
    if service is Service.E_CONSULTATION and urgent is not False:
        return "urgent"
    if not all(rules.appointments(session) if booked else rules.availability(session, service)):
        return "unavailable"
    if problems:
        return "invalid"
    return "sent" if all(declared) else "refused"


def hidden_from(  # all that it depends on
    parent: PersonId,
    child: Person,
    *,
    wish: bool | None,
    begun_by: PersonId | None,
    on: date,
    policy: Policy,
) -> bool:
    """A wish is a wish, towards all parents.

    One that is not known counts from the age of twelve, or when the age is not known, except towards the
    parent who began it.
    """
    if wish is None:
        old_enough = rules.reached(child, policy.hidden_from_parents_from, on) is not False
        return old_enough and parent != begun_by
    return wish


def may_see(session: Session, wish: bool | None, begun_by: PersonId | None) -> bool:
    """What is the patient's own, the patient sees; a parent, what is not hidden from that parent."""
    return session.family is None or not hidden_from(
        session.user.id,
        session.patient,
        wish=wish,
        begun_by=begun_by,
        on=session.on,
        policy=session.policy,
    )


def booked(session: Session, every: Iterable[Booking]) -> set[Booking]:
    """The patient's, of whichever GP, as far as the user sees them."""
    own = [booking for booking in every if booking.patient == session.patient.id]
    return {one for one in own if may_see(session, one.hidden_from_parents, one.booked_by)}


def medicines(session: Session, listed: Iterable[Prescription]) -> list[Prescription]:
    """The patient's that the user sees; an id that is also a hidden one's is hidden."""
    own = [one for one in listed if one.patient == session.patient.id]
    hidden = [one.id for one in own if not may_see(session, one.hidden_from_parents, None)]
    return [one for one in own if one.id not in hidden]


def recipients(  # all that it depends on
    patient: Person,
    family: Family | None,
    *,
    begun_by: PersonId | None,
    wish: bool | None,
    on: date,
    policy: Policy,
) -> set[PersonId]:
    """Each parent who may act that day and from whom it is not hidden; the patient who acts alone by then."""
    told = {patient.id} if rules.reached(patient, policy.acts_alone_from, on) is True else set[PersonId]()
    for parent in [row.person for row in family.parents] if family else []:
        hidden = hidden_from(parent.id, patient, wish=wish, begun_by=begun_by, on=on, policy=policy)
        if family and all(rules.representation(parent, family, policy)) and not hidden:
            told.add(parent.id)
    return told


def sees(message: Message, user: Person, families: Iterable[Family], on: date, policy: Policy) -> bool:
    """One who acts alone sees the own threads and the office's, and in others what was sent since then.

    A parent sees the own, and none that is hidden.
    """
    own = message.begun_by == user.id
    if message.patient == user.id:
        sent_on = message.sent_at.astimezone(ZoneInfo("Europe/Oslo")).date()
        since_then = rules.reached(user, policy.acts_alone_from, sent_on) is True
        alone = rules.reached(user, policy.acts_alone_from, on) is True
        return alone and (own or message.begun_by is None or since_then)
    if policy.parent_sees_only_own_threads and not own:
        return False
    return any(
        all(rules.representation(user, family, policy))
        and not hidden_from(
            user.id,
            family.child,
            wish=message.hidden_from_parents,
            begun_by=message.begun_by,
            on=on,
            policy=policy,
        )
        for family in families
        if family.child.id == message.patient
    )
