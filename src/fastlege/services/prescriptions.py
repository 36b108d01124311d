"""Renew prescriptions from the patient's list of medicines (*forny resept*, *Legemidler*).

References:
    Helsenorge, "Kom i kontakt med fastlegen", 11 January 2021, service 2, "Forny resept".
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import attrs

from fastlege.oslo import is_day
from fastlege.problems import (
    GIVE_FLAG,
    GIVE_OPTIONAL_DAY,
    GIVE_TEXT,
    Fact,
    as_tuple,
    is_flag,
    is_text,
    is_tuple_of,
    validate,
)
from fastlege.services.delivery import deliver
from fastlege.services.request import Request, require, require_available
from fastlege.services.visibility import may_see
from fastlege.terms import PersonId, Service

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fastlege.facts.session import Session

__all__ = ["Prescription", "RenewalRequest", "medicines", "renew_prescription"]

_GIVE_DOSAGE: Final = f"{GIVE_TEXT}, or None when it is not known"


@attrs.frozen(kw_only=True, repr=False)
class Prescription(Fact):
    """A prescription as the patient sees it in the list of medicines (*resept i Legemidler*).

    Attributes:
        id: The prescription's mark.
        patient: Whose it is.
        medicine: What is prescribed (*legemiddel*), with its strength.
        dosage: How it is taken (*dosering*).
        valid_until: The last day on which it can be used (*gyldig til*).
        runs_out_on: The day on which the patient has no more of it, as far as that is known.
        hidden_from_parents: Whether a young patient wants it hidden from the parents; None: not known.

    Examples:
        >>> inhaler = Prescription(id="1", patient=PersonId("child"), medicine="Inhaler")
        >>> inhaler.runs_out_on is None, inhaler.hidden_from_parents is None  # neither is known
        (True, True)
    """

    id: str
    patient: PersonId
    medicine: str
    dosage: str | None = None
    valid_until: date | None = None
    runs_out_on: date | None = None
    hidden_from_parents: bool | None = None

    def __attrs_post_init__(self) -> None:
        """Check the facts."""
        validate(
            ("id", is_text(self.id), GIVE_TEXT),
            ("patient", is_text(self.patient), "give the patient's id"),
            ("medicine", is_text(self.medicine), GIVE_TEXT),
            ("dosage", self.dosage is None or is_text(self.dosage), _GIVE_DOSAGE),
            ("valid_until", self.valid_until is None or is_day(self.valid_until), GIVE_OPTIONAL_DAY),
            ("runs_out_on", self.runs_out_on is None or is_day(self.runs_out_on), GIVE_OPTIONAL_DAY),
            ("hidden_from_parents", is_flag(self.hidden_from_parents), GIVE_FLAG),
        )


@attrs.frozen(kw_only=True, repr=False)
class RenewalRequest(Request):
    """A wish to have prescriptions renewed (*reseptfornyelse*).

    Attributes:
        prescriptions: Which ones.
        ring_office: Those that run out before the answer is due: ring the office about them.
    """

    prescriptions: tuple[Prescription, ...]
    ring_office: tuple[Prescription, ...]


def medicines(session: Session, prescriptions: Iterable[Prescription]) -> tuple[Prescription, ...]:
    """Give of all prescriptions those of the patient that the user sees (*Legemidler*).

    Raises:
        RefusedError: When the user may not use the service.
        InvalidRequestError: When the session or the prescriptions cannot be used.
    """
    require_available(session, Service.RENEW_PRESCRIPTION)
    given = as_tuple(prescriptions)
    require(("prescriptions", is_tuple_of(Prescription, given), "give a list of Prescription"))
    return tuple(prescription for prescription in given if _listed(session, prescription))


def renew_prescription(session: Session, *, prescriptions: Iterable[Prescription]) -> RenewalRequest:
    """Ask for prescriptions to be renewed (*forny resept*).

    Args:
        session: Who asks, for whom, and when.
        prescriptions: One or more of the patient's.

    Raises:
        RefusedError: When the user may not use the service.
        InvalidRequestError: With every problem. A prescription that is hidden from the user, and one that
            is not the patient's, give the same problem.
    """
    require_available(session, Service.RENEW_PRESCRIPTION)
    given = as_tuple(prescriptions)
    listed = is_tuple_of(Prescription, given)
    require(
        ("prescriptions", listed, "give a list of Prescription"),
        ("prescriptions", bool(given), "give one prescription or more"),
        *(
            (f"prescriptions[{place}]", _listed(session, prescription), "give one of the patient's medicines")
            for place, prescription in enumerate(given if listed else ())
        ),
        ("prescriptions", not listed or len(set(given)) == len(given), "give each prescription once"),
    )
    delivery = deliver(session, Service.RENEW_PRESCRIPTION)
    due = delivery.deadline.due_date
    return RenewalRequest(
        service=Service.RENEW_PRESCRIPTION,
        delivery=delivery,
        prescriptions=given,
        ring_office=tuple(
            wanted for wanted in given if wanted.runs_out_on is not None and wanted.runs_out_on < due
        ),
    )


def _listed(session: Session, prescription: Prescription) -> bool:
    return prescription.patient == session.patient.id and may_see(session, prescription.hidden_from_parents)
