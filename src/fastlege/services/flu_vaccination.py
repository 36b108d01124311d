"""Orders for flu vaccinations (*bestill influensavaksine*).

References:
    Helsenorge, "Kom i kontakt med fastlegen", 11 January 2021, service 5, "Bestill influensavaksine".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import attrs

from fastlege.problems import is_a
from fastlege.services.delivery import deliver
from fastlege.services.request import Request, require, require_available, validate_request
from fastlege.services.slots import Slot
from fastlege.terms import Service

if TYPE_CHECKING:
    from fastlege.facts.session import Session

__all__ = ["VaccinationRequest", "order_flu_vaccination"]


@attrs.frozen(kw_only=True, repr=False)
class VaccinationRequest(Request):
    """An order for a flu vaccination (*bestilling av influensavaksine*).

    Attributes:
        preferred: A slot that the patient prefers, or None; it is not booked.
    """

    service: ClassVar = Service.FLU_VACCINATION
    preferred: Slot | None

    def __attrs_post_init__(self) -> None:
        """Check the content."""
        known = self.preferred is None or isinstance(self.preferred, Slot)
        validate_request(self, ("preferred", known, "give a Slot, or None"))


def order_flu_vaccination(session: Session, *, preferred: Slot | None = None) -> VaccinationRequest:
    """Order a flu vaccination at the patient's GP office (*bestill influensavaksine*).

    Args:
        session: Who orders, for whom, and when.
        preferred: A slot that the patient prefers, or None; it is not booked.

    Raises:
        RefusedError: When the user may not use the service.
        InvalidRequestError: With every problem.
    """
    require_available(session, Service.FLU_VACCINATION)
    begun = isinstance(preferred, Slot) and preferred.has_begun(session.at)
    require(
        ("preferred", preferred is None or is_a(Slot, preferred), "give a Slot, or None"),
        ("preferred", not begun, "give a slot that has not begun"),
    )
    return VaccinationRequest(delivery=deliver(session, Service.FLU_VACCINATION), preferred=preferred)
