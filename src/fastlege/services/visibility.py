"""Hiding things from a child's parents (*skjult for foreldre*); ours.

Anything that the child is known to want hidden is hidden from all parents. From the age at which a child may
decide this, it is also hidden while the wish is unknown, except from a parent who began it.

References:
    Helsenorge, «Innboks»: parents' access is limited from the age of twelve.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastlege.terms import UNMET

if TYPE_CHECKING:
    from datetime import date

    from fastlege.facts.people import Person
    from fastlege.facts.session import Session
    from fastlege.policy import Policy
    from fastlege.terms import PersonId

__all__ = ["is_hidden_from", "may_see"]


def is_hidden_from(  # noqa: PLR0913  # who, whose, what and when are the question
    parent: PersonId, child: Person, *, wish: bool | None, begun_by: PersonId | None, on: date, policy: Policy
) -> bool:
    """Return whether something about a child is hidden from one of its parents on a day.

    Args:
        parent: The parent.
        child: The child.
        wish: Whether the child wants it hidden from the parents; None: unknown.
        begun_by: Who booked it, or began the thread; None: the office, or unknown.
        on: The day in Oslo.
        policy: The edition of the rules to apply.
    """
    if wish is not None:
        return wish
    # An unknown age hides too.
    return parent != begun_by and child.has_reached(policy.hidden_from_parents_from, on=on) is not UNMET


def may_see(session: Session, wish: bool | None, begun_by: PersonId | None = None) -> bool:  # noqa: FBT001  # the wish is the question
    """Return whether the user of a session may see something about the patient."""
    return session.family is None or not is_hidden_from(
        session.user.id, session.patient, wish=wish, begun_by=begun_by, on=session.on, policy=session.policy
    )
