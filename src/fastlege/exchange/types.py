"""The shapes of the JSON (*JSON-former*), each stated once.

Names that end in ``Data`` are for systems: `dump` writes them, and `load` reads them. Names that end in
``View`` are for people: `view` returns them, and a key that is not here is shown to nobody. The JSON Schema
is written from these types, and FastAPI accepts them as response models.
"""

# Without the import from __future__: annotations are evaluated here, since keys are read from them.

from typing import Annotated, Literal, NotRequired

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


# --- for systems


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


# --- for people


class Envelope(TypedDict):
    fastlege: Literal[1]
    audience: Literal["citizen", "caseworker"]


class ShownGround(TypedDict, closed=True):
    code: str
    finding: FindingCode
    source: str
    text: str


class ShownDecision(TypedDict, closed=True):
    rule: str
    granted: bool
    grounds: list[ShownGround]
    text: str


class DecisionView(Envelope, closed=True):
    decision: ShownDecision


class ShownRefusal(TypedDict, closed=True):
    decisions: list[ShownDecision]
    text: str


class RefusalView(Envelope, closed=True):
    refusal: ShownRefusal


class ShownOffice(TypedDict, closed=True):
    name: str
    phone: str | None
    address: str | None
    website: str | None


class ShownGP(TypedDict, closed=True):
    name: str
    office: ShownOffice
    modes: ModeCodes | None


class ShownService(TypedDict, closed=True):
    service: ServiceCode
    decision: ShownDecision


class ShownMenu(TypedDict, closed=True):
    gp: ShownGP | None
    remarks: list[RemarkCode]
    offered: ServiceCodes
    available: ServiceCodes
    decisions: list[ShownService]
    text: str


class MenuView(Envelope, closed=True):
    menu: ShownMenu


class ShownSkippedDay(TypedDict, closed=True):
    date: Day
    name: str


class ShownDeadline(TypedDict, closed=True):
    received_at: Instant
    due_date: Day
    overdue_from: Instant
    counted: list[Day]
    skipped: list[ShownSkippedDay]


class DeadlineView(Envelope, closed=True):
    deadline: ShownDeadline


class ShownDelivery(TypedDict, closed=True):
    filed_for: Mark
    sent_by: Mark
    answered_by: ResponderCode
    fee: FeeCode
    deadline: ShownDeadline


class ShownSlot(TypedDict, closed=True):
    id: Mark
    start: Instant
    end: Instant
    kind: str


class ShownBooking(TypedDict, closed=True):
    slot: ShownSlot
    reason: str


class ShownAppointments(TypedDict, closed=True):
    booked: list[ShownBooking]
    past: list[ShownBooking]
    free: list[ShownSlot]


class AppointmentsView(Envelope, closed=True):
    appointments: ShownAppointments


class ShownPrescription(TypedDict, closed=True):
    id: Mark
    medicine: str
    dosage: str | None
    valid_until: Day | None
    runs_out_on: Day | None


class PrescriptionView(Envelope, closed=True):
    prescription: ShownPrescription


class ShownMessage(TypedDict, closed=True):
    id: Mark
    thread: Mark
    service: ServiceCode
    sent_at: Instant
    text: str


class ShownLine(TypedDict, closed=True):
    message: ShownMessage
    child: Mark | None


class OverviewLineView(Envelope, closed=True):
    overview_line: ShownLine


class ShownRequest(TypedDict):
    service: ServiceCode
    delivery: ShownDelivery


class ShownAppointment(ShownRequest, closed=True):
    booked: ShownBooking


class ShownCancellation(ShownRequest, closed=True):
    cancelled: ShownBooking


class ShownRenewal(ShownRequest, closed=True):
    prescriptions: list[ShownPrescription]
    ring_office: list[ShownPrescription]


class ShownEConsultation(ShownRequest, closed=True):
    concern: str
    mode: ModeCode


class ShownEnquiry(ShownRequest, closed=True):
    topic: TopicCode
    question: str


class ShownVaccination(ShownRequest, closed=True):
    preferred: ShownSlot | None


class RequestView(Envelope, closed=True):
    request: (
        ShownAppointment
        | ShownCancellation
        | ShownRenewal
        | ShownEConsultation
        | ShownEnquiry
        | ShownVaccination
    )


for _shape in list(vars().values()):
    if getattr(_shape, "__closed__", False):
        # Pydantic before 2.12 reads this instead of `closed`.
        _shape.__pydantic_config__ = {"extra": "forbid"}
