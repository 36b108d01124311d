"""The shapes of the JSON for systems (*JSON-former*), each stated once: `dump` writes and `load` reads them.

The JSON Schema is written from these types and those of `fastlege.exchange.views`.
"""

# Without the import from __future__: annotations are evaluated here, since keys are read from them.

from collections.abc import Mapping
from typing import Annotated, Any, Literal, NotRequired

from typing_extensions import TypedDict

from fastlege import services, terms
from fastlege.exchange.scalars import DAY, EDITION, INSTANT, MARK, codes, selection

Day = Annotated[str, DAY]
Instant = Annotated[str, INSTANT]
Mark = Annotated[str, MARK]
Edition = Annotated[str, EDITION]

ServiceCode = Annotated[
    Literal["book-appointment", "renew-prescription", "e-consultation", "contact-office", "flu-vaccination"],
    codes(*terms.Service),
]
ServiceCodes = Annotated[list[ServiceCode], selection(terms.Service)]
AccessLevelCode = Annotated[Literal["none", "basic", "basic-plus", "full"], codes(*terms.AccessLevel)]
FindingCode = Annotated[Literal["met", "unmet", "unknown"], codes(*terms.Finding)]
UnknownCode = Annotated[Literal["unknown"], codes(terms.Finding.UNKNOWN)]
GradingCode = Annotated[
    Literal["ugradert", "klientadresse", "fortrolig", "strengtFortrolig"], codes(*terms.Grading)
]
StandingCode = Annotated[
    Literal["resident", "not-resident", "disappeared", "deceased", "invalid-identity"], codes(*terms.Standing)
]
MissingReasonCode = Annotated[Literal["denied", "not-found", "failed"], codes(*terms.MissingReason)]
ParentRoleCode = Annotated[Literal["mor", "far", "medmor"], codes(*terms.ParentRole)]
ChannelCode = Annotated[Literal["email", "sms"], codes(*terms.Channel)]
ModeCode = Annotated[Literal["audio", "video", "text"], codes(*terms.ConsultationMode)]
ModeCodes = Annotated[list[ModeCode], selection(terms.ConsultationMode)]
TopicCode = Annotated[
    Literal["holiday-arrangements", "getting-there", "other-administrative", "health"], codes(*terms.Topic)
]
ResponderCode = Annotated[Literal["gp", "reception", "office"], codes(*services.Responder)]
FeeCode = Annotated[Literal["ordinary-user-fee", "not-stated"], codes(*services.Fee)]
RemarkCode = Annotated[
    Literal["no-gp", "office-does-not-participate", "nothing-offered"], codes(*services.Remark)
]


class StreetAddressData(TypedDict, closed=True):
    municipality: str | None
    street_name: str | None
    street_code: NotRequired[str | None]
    house_number: NotRequired[int | None]
    house_letter: NotRequired[str | None]


class CadastralAddressData(TypedDict, closed=True):
    municipality: str | None
    land_number: int | None
    title_number: NotRequired[int | None]
    lease_number: NotRequired[int | None]
    sub_number: NotRequired[int | None]


class AddressData(TypedDict, closed=True):
    matrikkel_id: NotRequired[str | None]
    unit: NotRequired[str | None]
    place: NotRequired[StreetAddressData | CadastralAddressData | None]
    grading: NotRequired[GradingCode | None]


class PersonData(TypedDict, closed=True):
    id: Mark
    birth_date: NotRequired[Day | None]
    birth_year: NotRequired[int | None]
    home: NotRequired[AddressData | None]
    shared_residences: NotRequired[list[AddressData]]
    protected: bool | None
    standing: StandingCode | None
    notify_by: NotRequired[ChannelCode | None]


class ParentData(TypedDict, closed=True):
    person: PersonData
    responsibility: bool | None
    role: NotRequired[ParentRoleCode | None]
    missing_because: NotRequired[MissingReasonCode | None]


class FamilyData(TypedDict, closed=True):
    child: PersonData
    parents: list[ParentData]
    as_of: Day
    all_parents_known: NotRequired[bool]


class OfficeData(TypedDict, closed=True):
    name: Mark
    participates: bool | None
    phone: NotRequired[str | None]
    address: NotRequired[str | None]
    website: NotRequired[str | None]


class GPData(TypedDict, closed=True):
    id: Mark
    name: Mark
    office: OfficeData
    services: ServiceCodes | None
    modes: NotRequired[ModeCodes | None]
    serves_children: bool | None


class SessionData(TypedDict, closed=True):
    user: PersonData
    family: FamilyData | None
    gp: GPData | UnknownCode | None
    access_level: AccessLevelCode | None
    at: Instant
    policy: Edition


class SlotData(TypedDict, closed=True):
    id: Mark
    start: Instant
    end: Instant
    kind: NotRequired[Mark]


class BookingData(TypedDict, closed=True):
    slot: SlotData
    patient: Mark
    reason: Mark
    booked_by: NotRequired[Mark | None]
    hidden_from_parents: NotRequired[bool | None]


class ScheduleData(TypedDict, closed=True):
    gp: Mark
    slots: list[SlotData]
    bookings: NotRequired[list[BookingData]]


class PrescriptionData(TypedDict, closed=True):
    id: Mark
    patient: Mark
    medicine: Mark
    dosage: NotRequired[Mark | None]
    valid_until: NotRequired[Day | None]
    runs_out_on: NotRequired[Day | None]
    hidden_from_parents: NotRequired[bool | None]


class MessageData(TypedDict, closed=True):
    id: Mark
    thread: Mark
    begun_by: Mark | None
    patient: Mark
    service: ServiceCode
    sent_at: Instant
    text: Mark
    hidden_from_parents: NotRequired[bool | None]


class DecisionData(TypedDict, closed=True):
    rule: Mark
    conditions: int
    bits: int
    policy: Edition


class DeadlineData(TypedDict, closed=True):
    received_at: Instant
    working_days: int
    due_date: Day


class DeliveryData(TypedDict, closed=True):
    filed_for: Mark
    sent_by: Mark
    sent_to: Mark
    answered_by: ResponderCode
    fee: FeeCode
    deadline: DeadlineData


class RequestData(TypedDict):
    delivery: DeliveryData


class AppointmentRequestData(RequestData, closed=True):
    booking: BookingData


class CancellationRequestData(RequestData, closed=True):
    booking: BookingData


class RenewalRequestData(RequestData, closed=True):
    prescriptions: list[PrescriptionData]
    ring_office: list[PrescriptionData]


class EConsultationRequestData(RequestData, closed=True):
    concern: Mark
    mode: ModeCode


class EnquiryRequestData(RequestData, closed=True):
    topic: TopicCode
    question: Mark


class VaccinationRequestData(RequestData, closed=True):
    preferred: SlotData | None


def close_for_pydantic(names: Mapping[str, Any]) -> None:
    """Close the shapes of a module for Pydantic before 2.12, which does not read `closed`."""
    for shape in names.values():
        if getattr(shape, "__closed__", False):
            shape.__pydantic_config__ = {"extra": "forbid"}


close_for_pydantic(vars())
