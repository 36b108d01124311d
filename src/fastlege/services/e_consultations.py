"""E-consultations (*e-konsultasjon*): appointments by audio, video or text.

References:
    Helsenorge, "Kom i kontakt med fastlegen", 11 January 2021, service 3, "Start e-konsultasjon".
"""

from __future__ import annotations

from typing import ClassVar

import attrs

from fastlege.facts.session import Session
from fastlege.problems import GIVE_PROSE, is_a, is_flag, is_prose
from fastlege.rules import may_consult_online
from fastlege.rules.e_consultation import urgency
from fastlege.services.delivery import deliver
from fastlege.services.request import Request, refuse_unless, require, require_available, validate_request
from fastlege.terms import ConsultationMode, Service

__all__ = ["EConsultationRequest", "start_e_consultation"]


@attrs.frozen(kw_only=True, repr=False)
class EConsultationRequest(Request):
    """A concern sent to the GP (*e-konsultasjon*).

    Attributes:
        concern: What the consultation is about.
        mode: How to hold it.
    """

    service: ClassVar = Service.E_CONSULTATION
    concern: str
    mode: ConsultationMode

    def __attrs_post_init__(self) -> None:
        """Check the content."""
        validate_request(
            self,
            ("concern", is_prose(self.concern), GIVE_PROSE),
            ("mode", isinstance(self.mode, ConsultationMode), "give a ConsultationMode"),
        )


def start_e_consultation(
    session: Session,
    *,
    concern: str,
    mode: ConsultationMode,
    needs_attendance: bool | None,
    urgent: bool | None,
) -> EConsultationRequest:
    """Start an e-consultation with the patient's GP (*start e-konsultasjon*).

    Args:
        session: Who asks, for whom, and when.
        concern: What the consultation is about.
        mode: How to hold it.
        needs_attendance: Whether it needs a visit (*fysisk oppmøte*); None: not declared.
        urgent: Whether it needs immediate or emergency help; None: not declared. Anything but False is
            refused before all other checks.

    Raises:
        RefusedError: When it is or may be urgent, when the user may not use the service, and when the concern
            may not be an e-consultation.
        InvalidRequestError: With every problem.
    """
    # Somebody who needs urgent help must see where to ring, whatever else is wrong.
    refuse_unless(urgency(urgent), session.policy if is_a(Session, session) else None)
    require_available(session, Service.E_CONSULTATION)
    require(
        ("concern", is_prose(concern), f"say what it is about: {GIVE_PROSE}"),
        ("mode", isinstance(mode, ConsultationMode), "give a ConsultationMode"),
        ("needs_attendance", is_flag(needs_attendance), "give True, False, or None when it is not declared"),
    )
    refuse_unless(
        may_consult_online(
            session.gp, mode=mode, urgent=urgent, needs_attendance=needs_attendance, policy=session.policy
        ),
        session.policy,
    )
    delivery = deliver(session, Service.E_CONSULTATION)
    return EConsultationRequest(delivery=delivery, concern=concern, mode=mode)
