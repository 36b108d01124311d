"""What a young patient has asked to be hidden from the parents (*skjult for foreldre*); ours.

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

__all__ = ["is_hidden_from_parents", "may_see"]


def is_hidden_from_parents(
    wish: bool | None,  # noqa: FBT001  # the wish is the question
    child: Person,
    *,
    on: date,
    policy: Policy,
) -> bool:
    """Tell whether something of a child's is hidden from its parents.

    A wish that is not known counts as a wish to hide, from the age at which a child may have one.
    """
    if wish is None:
        return child.has_reached(policy.hidden_from_parents_from, on=on) is not UNMET
    return wish


def may_see(session: Session, wish: bool | None) -> bool:  # noqa: FBT001  # the wish is the question
    """Tell whether the user of a session sees something of the patient's."""
    if session.family is None:
        return True
    return not is_hidden_from_parents(wish, session.patient, on=session.on, policy=session.policy)
