"""Administrative questions to the office (*kontakt legekontoret*).

References:
    Helsenorge, "Kom i kontakt med fastlegen", 11 January 2021, service 4, "Kontakt legekontoret".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import attrs

from fastlege.problems import GIVE_PROSE, is_prose
from fastlege.rules import may_enquire
from fastlege.services.delivery import deliver
from fastlege.services.request import Request, refuse_unless, require, require_available, validate_request
from fastlege.terms import Service, Topic

if TYPE_CHECKING:
    from fastlege.facts.session import Session

__all__ = ["EnquiryRequest", "contact_office"]


@attrs.frozen(kw_only=True, repr=False)
class EnquiryRequest(Request):
    """A question to the office (*spørsmål til legekontoret*).

    Attributes:
        topic: The topic that the sender declared.
        question: The question; no rule reads it.
    """

    service: ClassVar = Service.CONTACT_OFFICE
    topic: Topic
    question: str

    def __attrs_post_init__(self) -> None:
        """Check the content."""
        validate_request(
            self,
            ("topic", isinstance(self.topic, Topic), "give a Topic"),
            ("question", is_prose(self.question), GIVE_PROSE),
        )


def contact_office(session: Session, *, topic: Topic, question: str) -> EnquiryRequest:
    """Ask the patient's GP office an administrative question (*kontakt legekontoret*).

    Raises:
        RefusedError: When the user may not use the service, and when the topic is not administrative, since
            the service is not for medical questions.
        InvalidRequestError: With every problem.
    """
    require_available(session, Service.CONTACT_OFFICE)
    require(
        ("topic", isinstance(topic, Topic), "give a Topic"),
        ("question", is_prose(question), f"ask the question: {GIVE_PROSE}"),
    )
    refuse_unless(may_enquire(topic), session.policy)
    delivery = deliver(session, Service.CONTACT_OFFICE)
    return EnquiryRequest(delivery=delivery, topic=topic, question=question)
