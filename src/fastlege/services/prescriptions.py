"""Renewal of prescriptions from the patient's list of medicines (*forny resept*, *Legemidler*).

References:
    Helsenorge, "Kom i kontakt med fastlegen", 11 January 2021, service 2, "Forny resept".
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar, Final

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
from fastlege.services.request import Request, require, require_available, validate_request
from fastlege.services.visibility import may_see
from fastlege.terms import PersonId, Service

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fastlege.facts.session import Session
    from fastlege.problems import Row

__all__ = ["Prescription", "RenewalRequest", "renew_prescription", "visible_medicines"]

_GIVE_DOSAGE: Final = f"{GIVE_TEXT}, or None when it is not known"


@attrs.frozen(kw_only=True, repr=False)
class Prescription(Fact):
    """A prescription in the patient's list of medicines (*resept i Legemidler*).

    Attributes:
        id: The prescription's id.
        patient: The patient.
        medicine: The medicine (*legemiddel*), with its strength.
        dosage: The dosage (*dosering*); None: unknown.
        valid_until: The last day on which it can be used (*gyldig til*); None: unknown.
        runs_out_on: The day on which the patient runs out of the medicine; None: unknown.
        hidden_from_parents: Whether the child wants it hidden from the parents; None: unknown.

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
    """A request to renew prescriptions (*reseptfornyelse*).

    Attributes:
        prescriptions: The prescriptions to renew.
        ring_office: Those that run out before the answer is due; the user should ring the office about them.
    """

    service: ClassVar = Service.RENEW_PRESCRIPTION
    prescriptions: tuple[Prescription, ...]
    ring_office: tuple[Prescription, ...]

    def __attrs_post_init__(self) -> None:
        """Check the content."""
        validate_request(
            self,
            ("prescriptions", is_tuple_of(Prescription, self.prescriptions), "give a tuple of Prescription"),
            ("ring_office", is_tuple_of(Prescription, self.ring_office), "give a tuple of Prescription"),
        )


def visible_medicines(session: Session, medicines: Iterable[Prescription]) -> tuple[Prescription, ...]:
    """List the patient's medicines that the user may see (*Legemidler*), in the given order.

    Args:
        session: Who looks, for whom, and when.
        medicines: The host's list; other patients' entries are ignored.

    Raises:
        RefusedError: When the user may not use the service.
        InvalidRequestError: When the session or the list is of the wrong type.
    """
    require_available(session, Service.RENEW_PRESCRIPTION)
    given = as_tuple(medicines)
    require(_is_list(given))
    return _visible(session, given)


def renew_prescription(
    session: Session, wanted: Iterable[str], *, medicines: Iterable[Prescription]
) -> RenewalRequest:
    """Ask for the renewal of prescriptions (*forny resept*).

    Args:
        session: Who asks, for whom, and when.
        wanted: The ids of one or more of the patient's prescriptions.
        medicines: The host's list, in which the ids are looked up; other patients' entries are ignored.

    Raises:
        RefusedError: When the user may not use the service.
        InvalidRequestError: With every problem, which is the same when a prescription is hidden from the
            user, is another patient's, and does not exist.
    """
    require_available(session, Service.RENEW_PRESCRIPTION)
    marks, given = as_tuple(wanted), as_tuple(medicines)
    are_marks = is_tuple_of(str, marks)
    # Ids are looked up in the visible entries only: a hidden one is as unknown as one that does not exist.
    visible = _visible(session, given) if is_tuple_of(Prescription, given) else ()
    listed = {prescription.id: prescription for prescription in visible}
    require(
        _is_list(given),
        ("medicines", len(listed) == len(visible), "give each of the patient's prescriptions once"),
        ("wanted", are_marks, "give a list of ids"),
        ("wanted", bool(marks), "give one id or more"),
        *(
            (f"wanted[{place}]", mark in listed, "give the id of one of the patient's prescriptions")
            for place, mark in enumerate(marks if are_marks and is_tuple_of(Prescription, given) else ())
        ),
        ("wanted", not are_marks or len(set(marks)) == len(marks), "give each id once"),
    )
    delivery = deliver(session, Service.RENEW_PRESCRIPTION)
    due = delivery.deadline.due_date
    renewed = tuple(listed[mark] for mark in marks)
    return RenewalRequest(
        delivery=delivery,
        prescriptions=renewed,
        ring_office=tuple(
            each for each in renewed if each.runs_out_on is not None and each.runs_out_on < due
        ),
    )


def _is_list(given: tuple[Prescription, ...]) -> Row:
    return "medicines", is_tuple_of(Prescription, given), "give a list of Prescription"


def _visible(session: Session, given: tuple[Prescription, ...]) -> tuple[Prescription, ...]:
    """List the patient's entries that the user may see; entries with the same id are hidden together."""
    own = [each for each in given if each.patient == session.patient.id]
    # Otherwise a hidden entry could be renewed by the id of another one.
    hidden = {each.id for each in own if not may_see(session, each.hidden_from_parents)}
    return tuple(each for each in own if each.id not in hidden)
