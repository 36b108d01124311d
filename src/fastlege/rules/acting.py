"""May this user act here, for themselves or for a child, and see and cancel appointments (*mine timer*)?

People must be able to cancel an appointment even when the GP has stopped taking bookings here, or when the
patient has a new GP. So seeing and cancelling require the consent and the right to act, but not that the
current GP offers booking.

References:
    Helsenorge, "Kom i kontakt med fastlegen", 11 January 2021, service 1, "Bestill time", sentence 2; section
    "Samtykke"; section "Fastlegetjenester på vegne av barn". That the GP need not offer booking is ours.
"""

from __future__ import annotations

from typing import Final

from fastlege.facts.session import Session
from fastlege.problems import validate
from fastlege.rules.consent import ACCESS_LEVEL_SUFFICIENT, access_finding
from fastlege.rules.decision import Condition, Decision
from fastlege.rules.disclosure import Fold
from fastlege.rules.representation import REPRESENTATION_CONDITIONS, may_represent
from fastlege.rules.rule import Rule
from fastlege.sources import PAGE
from fastlege.terms import Finding, Service

__all__ = [
    "APPOINTMENTS_FOR_A_CHILD",
    "APPOINTMENTS_FOR_ONESELF",
    "OLD_ENOUGH_TO_ACT_ALONE",
    "acting_findings",
    "may_see_appointments",
]

OLD_ENOUGH_TO_ACT_ALONE: Final = Condition(
    "old-enough-to-act-alone", PAGE.at("Fastlegetjenester på vegne av barn, siste ledd"), ("foedsel",)
)

APPOINTMENTS_FOR_ONESELF: Final = Rule(
    "appointments-for-oneself", (ACCESS_LEVEL_SUFFICIENT, OLD_ENOUGH_TO_ACT_ALONE)
)

APPOINTMENTS_FOR_A_CHILD: Final = Rule(
    "appointments-for-a-child",
    (ACCESS_LEVEL_SUFFICIENT, *REPRESENTATION_CONDITIONS),
    disclose=Fold.of(
        "appointments-for-a-child",
        # The consent is the user's own, so it reveals nothing about the child.
        open_conditions=(ACCESS_LEVEL_SUFFICIENT,),
        private=REPRESENTATION_CONDITIONS,
    ),
)


def may_see_appointments(session: Session) -> Decision:
    """Decide whether the user may see and cancel the patient's appointments (*se og avbestille timer*).

    Booking requires more: see :func:`is_available`.

    Args:
        session: Who is logged in, for whom, and when. Its GP is ignored.

    Raises:
        InvalidFactError: When the session is not a Session.

    Examples:
        >>> from datetime import date, datetime
        >>> from fastlege import OSLO, AccessLevel, Person, PersonId, is_available
        >>> user = Person(id=PersonId("user"), birth_date=date(1985, 7, 21), protected=None, standing=None)
        >>> at = datetime(2026, 11, 23, 21, 5, tzinfo=OSLO)
        >>> session = Session.for_self(user, gp=None, access_level=AccessLevel.FULL, at=at)
        >>> may_see_appointments(session).granted, is_available(session, Service.BOOK_APPOINTMENT).granted
        (True, False)
    """
    validate(("session", isinstance(session, Session), "give a Session"))
    rule = APPOINTMENTS_FOR_ONESELF if session.family is None else APPOINTMENTS_FOR_A_CHILD
    access = access_finding(session.access_level, Service.BOOK_APPOINTMENT, session.policy)
    return rule.decide(access_level_sufficient=access, **acting_findings(session))


def acting_findings(session: Session) -> dict[str, Finding]:
    """Return the findings on acting, for oneself or for the child, as a new mapping from keywords."""
    if session.family is not None:
        return may_represent(session.user, session.family, policy=session.policy).findings
    old_enough = session.user.has_reached(session.policy.acts_alone_from, on=session.on)
    return {OLD_ENOUGH_TO_ACT_ALONE.keyword: old_enough}
