"""What all requests have in common (*henvendelse*): who may send one, and in which order that is said.

First, alone, that something urgent belongs elsewhere; then whether the user may use the service; then every
problem with what was given. So an error never tells of a child something that its user may not know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import attrs

from fastlege.errors import InvalidRequestError
from fastlege.facts.session import Session
from fastlege.problems import Fact, validate
from fastlege.rules import is_available
from fastlege.rules.refusal import RefusedError
from fastlege.services.delivery import Delivery
from fastlege.terms import Service

if TYPE_CHECKING:
    from fastlege.policy import Policy
    from fastlege.problems import Row
    from fastlege.rules import Decision

__all__ = ["Request", "refuse_unless", "require", "require_available", "require_session", "validate_request"]


@attrs.frozen(kw_only=True, repr=False)
class Request(Fact):
    """Something that was sent to the office (*henvendelse*).

    Attributes:
        service: Through which service; the same for every request of a type.
        delivery: What follows from it.
    """

    service: ClassVar[Service]
    delivery: Delivery

    def __attrs_post_init__(self) -> None:
        """Check what every request has."""
        validate_request(self)


def validate_request(request: Request, *content: Row) -> None:
    """Check what every request has, and this one's own content.

    Raises:
        InvalidFactError: With every problem.
    """
    validate(("delivery", isinstance(request.delivery, Delivery), "give a Delivery"), *content)


def require_available(session: Session, service: Service) -> None:
    """Refuse, unless the service can be used in the session.

    Raises:
        InvalidRequestError: When the session is not a Session.
        RefusedError: With the decision.
    """
    require_session(session)
    refuse_unless(is_available(session, service), session.policy)


def require_session(session: Session) -> None:
    """Refuse what is no session.

    Raises:
        InvalidRequestError: When it is not a Session.
    """
    require(("session", isinstance(session, Session), "give a Session"))


def refuse_unless(decision: Decision, policy: Policy | None = None) -> None:
    """Refuse, unless a decision grants.

    Raises:
        RefusedError: With the decision.
    """
    if not decision.granted:
        raise RefusedError([decision], policy)


def require(*rows: Row) -> None:
    """Raise one error for all that was given and cannot be used.

    Raises:
        InvalidRequestError: With a problem for each row that does not hold.
    """
    validate(*rows, error=InvalidRequestError)
