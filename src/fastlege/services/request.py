"""The parts common to all requests (*henvendelse*), and the order in which they are checked.

Urgency comes first, alone: urgent matters belong elsewhere. Then comes the right to use the service, and then
every problem with the content. An error therefore never reveals anything about a child to a user who may not
act for it.
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
    """A request to the office (*henvendelse*).

    Attributes:
        service: The service, which follows from the type.
        delivery: How the request is handled.
    """

    service: ClassVar[Service]
    delivery: Delivery

    def __attrs_post_init__(self) -> None:
        """Check the fields."""
        validate_request(self)


def validate_request(request: Request, *content: Row) -> None:
    """Check the delivery, and the content of one type.

    Raises:
        InvalidFactError: With every problem.
    """
    validate(("delivery", isinstance(request.delivery, Delivery), "give a Delivery"), *content)


def require_available(session: Session, service: Service) -> None:
    """Raise unless the service is available in the session.

    Raises:
        InvalidRequestError: When the session is not a Session.
        RefusedError: With the decision.
    """
    require_session(session)
    refuse_unless(is_available(session, service), session.policy)


def require_session(session: Session) -> None:
    """Raise unless a value is a session.

    Raises:
        InvalidRequestError: When the session is not a Session.
    """
    require(("session", isinstance(session, Session), "give a Session"))


def refuse_unless(decision: Decision, policy: Policy | None = None) -> None:
    """Raise unless a decision grants.

    Raises:
        RefusedError: With the decision.
    """
    if not decision.granted:
        raise RefusedError([decision], policy)


def require(*rows: Row) -> None:
    """Raise one error for all rows that are not valid.

    Raises:
        InvalidRequestError: With a problem for each such row.
    """
    validate(*rows, error=InvalidRequestError)
