"""The five services (*fastlegetjenestene*): the menu, requests, and how requests are handled."""

from fastlege.services.booking import Appointments, appointments, book_appointment, cancel_appointment
from fastlege.services.delivery import (
    Delivery,
    Fee,
    Recipient,
    Responder,
    notice_recipients,
    notices_shown_to,
)
from fastlege.services.e_consultations import EConsultationRequest, start_e_consultation
from fastlege.services.enquiries import EnquiryRequest, contact_office
from fastlege.services.flu_vaccination import VaccinationRequest, order_flu_vaccination
from fastlege.services.menus import Menu, Remark, menu
from fastlege.services.overview import Message, OverviewLine, message_overview
from fastlege.services.prescriptions import (
    Prescription,
    RenewalRequest,
    renew_prescription,
    visible_medicines,
)
from fastlege.services.request import Request
from fastlege.services.schedule import Schedule
from fastlege.services.slots import AppointmentRequest, Booking, CancellationRequest, Slot

__all__ = [
    "AppointmentRequest",
    "Appointments",
    "Booking",
    "CancellationRequest",
    "Delivery",
    "EConsultationRequest",
    "EnquiryRequest",
    "Fee",
    "Menu",
    "Message",
    "OverviewLine",
    "Prescription",
    "Recipient",
    "Remark",
    "RenewalRequest",
    "Request",
    "Responder",
    "Schedule",
    "Slot",
    "VaccinationRequest",
    "appointments",
    "book_appointment",
    "cancel_appointment",
    "contact_office",
    "menu",
    "message_overview",
    "notice_recipients",
    "notices_shown_to",
    "order_flu_vaccination",
    "renew_prescription",
    "start_e_consultation",
    "visible_medicines",
]
