"""The shapes of case files (*sak*), with parts from `fastlege.exchange`."""

# Without the import from __future__: annotations are evaluated here, since keys are read from them.

from typing import Annotated, Final, NotRequired

from typing_extensions import TypedDict

from fastlege.exchange import types
from fastlege.exchange.scalars import Scalar
from fastlege.exchange.shapes import keys_of
from fastlege.terms import Service

__all__ = ["CANCEL", "CONTENTS", "BookingFile", "CaseFile", "DocumentsFile", "FamilyFile", "ScheduleFile"]

CANCEL: Final = "cancel"


def _as_it_is(data: object) -> object:
    return data


Document = Annotated[object, Scalar("a document of Folkeregisteret or an answer of PDL", {}, _as_it_is)]
User = Annotated[
    object,
    Scalar(
        f"an object with {', '.join(keys_of(types.PersonData))}; or a document of Folkeregisteret or an "
        "answer of PDL; or, with a family, an id",
        {},
        _as_it_is,
    ),
]
"""A value that is read later, with the words for when it is missing."""


class CaseFile(TypedDict, closed=True):
    """A case file; parts that depend on the day are read later."""

    at: types.Instant
    access_level: types.AccessLevelCode | None
    user: User
    family: NotRequired[object]
    gp: types.GPData | types.UnknownCode | None
    schedule: NotRequired[object]
    prescriptions: NotRequired[list[types.PrescriptionData]]
    request: NotRequired[object]


class FamilyFile(TypedDict, closed=True):
    """A family of plain people, as of the day of the case."""

    child: types.PersonData
    parents: list[types.ParentData]
    all_parents_known: NotRequired[bool]


class DocumentsFile(TypedDict, closed=True):
    """A family of documents from a register: a family file, as of the day of the case."""

    as_of: NotRequired[types.Day]
    child: Document
    parents: list[Document]
    others: NotRequired[list[Document]]


class BookingFile(TypedDict, closed=True):
    """A booking that refers to its slot by id."""

    slot: types.Mark
    patient: types.Mark
    reason: types.Mark
    booked_by: NotRequired[types.Mark | None]
    hidden_from_parents: NotRequired[bool | None]


class ScheduleFile(TypedDict, closed=True):
    """A schedule; it belongs to the patient's GP unless it names another."""

    gp: NotRequired[types.Mark]
    slots: list[types.SlotData]
    bookings: NotRequired[list[BookingFile]]


class _Booking(TypedDict, closed=True):
    service: types.ServiceCode
    slot: types.Mark
    reason: types.Mark


class _Cancellation(TypedDict, closed=True):
    service: types.ServiceCode
    cancel: types.Mark


class _Renewal(TypedDict, closed=True):
    service: types.ServiceCode
    wanted: list[types.Mark]


class _EConsultation(TypedDict, closed=True):
    service: types.ServiceCode
    concern: types.Mark
    mode: types.ModeCode
    needs_attendance: bool | None
    urgent: bool


class _Enquiry(TypedDict, closed=True):
    service: types.ServiceCode
    topic: types.TopicCode
    question: types.Mark


class _Vaccination(TypedDict, closed=True):
    service: types.ServiceCode
    preferred: NotRequired[types.Mark | None]


CONTENTS: Final = {
    Service.BOOK_APPOINTMENT: _Booking,
    CANCEL: _Cancellation,
    Service.RENEW_PRESCRIPTION: _Renewal,
    Service.E_CONSULTATION: _EConsultation,
    Service.CONTACT_OFFICE: _Enquiry,
    Service.FLU_VACCINATION: _Vaccination,
}
"""The content of requests by service, and of cancellations."""
