"""The shapes of the JSON for people (*visninger*), each stated once.

A key that is not here is shown to nobody. `view` returns the types whose names end in ``View``; FastAPI
accepts them as response models.
"""

# Without the import from __future__: annotations are evaluated here, since keys are read from them.

from typing import Literal

from typing_extensions import TypedDict

from fastlege.exchange.types import (
    Day,
    FeeCode,
    FindingCode,
    Instant,
    Mark,
    ModeCode,
    ModeCodes,
    RemarkCode,
    ResponderCode,
    ServiceCode,
    ServiceCodes,
    TopicCode,
    close_for_pydantic,
)


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


close_for_pydantic(vars())
