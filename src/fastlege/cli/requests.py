"""The request of a case file (*henvendelse*): what is sent through each service, and to whom it is given.

What is urgent comes first and alone, then whether the user may use the service, then every problem with what
is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from fastlege.cli.case import Case, key, read_case
from fastlege.errors import InvalidDocumentError, InvalidInputError, Problem
from fastlege.exchange.compounds import OrNull, Row
from fastlege.exchange.forms import Notes, as_object
from fastlege.exchange.records import Record
from fastlege.exchange.scalars import FLAG, MARK, codes
from fastlege.problems import within
from fastlege.rules.e_consultation import urgency
from fastlege.services import (
    Request,
    Slot,
    appointments,
    book_appointment,
    cancel_appointment,
    contact_office,
    medicines,
    order_flu_vaccination,
    renew_prescription,
    start_e_consultation,
)
from fastlege.services.request import refuse_unless, require, require_available
from fastlege.terms import ConsultationMode, Service, Topic

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fastlege.services import Schedule

__all__ = ["made"]

_SERVICE: Final = key(codes(Service))
_CANCEL: Final = "cancel"
_CONTENT: Final = {
    Service.BOOK_APPOINTMENT: {
        "slot": key(MARK),
        "reason": key(MARK),
        "hidden_from_parents": key(OrNull(FLAG), required=False),
    },
    _CANCEL: {_CANCEL: key(MARK)},
    Service.RENEW_PRESCRIPTION: {"prescriptions": key(Row(MARK))},
    Service.E_CONSULTATION: {
        "concern": key(MARK),
        "mode": key(codes(ConsultationMode)),
        "needs_attendance": key(OrNull(FLAG)),
        "urgent": key(FLAG),
    },
    Service.CONTACT_OFFICE: {"topic": key(codes(Topic)), "question": key(MARK)},
    Service.FLU_VACCINATION: {"preferred": key(OrNull(MARK), required=False)},
}
"""What is sent, by service; cancelling has a content of its own."""


def made(file: Mapping[str, Any]) -> Request:
    """Make the request of a case file.

    Raises:
        RefusedError: When it is refused.
        InvalidDocumentError: With every problem.
    """
    _refuse_what_is_urgent(file.get("request"))
    case = read_case(file, asks=True)
    service = cast("Service", case.service)
    require_available(case.session, service)
    kind = _CANCEL if service is Service.BOOK_APPOINTMENT and _CANCEL in case.content else service
    content = _read_content(case, kind)
    try:
        return _SENDERS[kind](case, content)
    except InvalidInputError as error:
        problems, more = [_placed(problem, content) for problem in error.problems], error.more
    raise InvalidDocumentError(problems, more)


def _read_content(case: Case, kind: str) -> dict[str, Any]:
    notes = Notes()
    form = Record(kind, {"service": _SERVICE, **_CONTENT[kind]}, dict[str, Any])
    content = form.read(case.content, "case.request", notes)
    notes.problems.raise_any(InvalidDocumentError)
    return cast("dict[str, Any]", content)


def _placed(problem: Problem, content: dict[str, Any]) -> Problem:
    """Put a problem with the content in the request, and any other beside it in the case."""
    whole = "case.request" if problem.path.partition("[")[0] in content else "case"
    return next(within(whole, [problem]))


def _refuse_what_is_urgent(request: object) -> None:
    """Refuse a request that says that it is urgent, or leaves it open where that is asked."""
    content = as_object(request) or {}
    if "urgent" in content or content.get("service") == Service.E_CONSULTATION:
        refuse_unless(urgency(content.get("urgent")))


def _book(case: Case, content: dict[str, Any]) -> Request:
    schedule = _schedule(case)
    slot = _slot(schedule, content["slot"], "slot")
    hidden = content.get("hidden_from_parents")
    return book_appointment(
        case.session, schedule=schedule, slot=slot, reason=content["reason"], hidden_from_parents=hidden
    )


def _cancel(case: Case, content: dict[str, Any]) -> Request:
    schedule = _schedule(case)
    seen = appointments(case.session, schedule)
    found = [booking for booking in (*seen.booked, *seen.past) if booking.slot.id == content[_CANCEL]]
    require((_CANCEL, bool(found), "give the slot id of one of the patient's appointments"))
    require((_CANCEL, found[0] in seen.booked, "give an appointment that has not begun"))
    return cancel_appointment(case.session, schedule=schedule, booking=found[0])


def _renew(case: Case, content: dict[str, Any]) -> Request:
    """Renew by ids: one that is hidden, one of another patient and one that is not there are the same."""
    listed = {medicine.id: medicine for medicine in medicines(case.session, case.prescriptions)}
    wanted: tuple[str, ...] = content["prescriptions"]
    require(
        *(
            (f"prescriptions[{place}]", mark in listed, "give the id of one of the patient's medicines")
            for place, mark in enumerate(wanted)
        ),
        ("prescriptions", len(set(wanted)) == len(wanted), "give each prescription once"),
    )
    return renew_prescription(case.session, prescriptions=[listed[mark] for mark in wanted])


def _consult(case: Case, content: dict[str, Any]) -> Request:
    return start_e_consultation(case.session, **_without_service(content))


def _enquire(case: Case, content: dict[str, Any]) -> Request:
    return contact_office(case.session, **_without_service(content))


def _vaccinate(case: Case, content: dict[str, Any]) -> Request:
    mark = content.get("preferred")
    preferred = None if mark is None else _slot(_schedule(case), mark, "preferred")
    return order_flu_vaccination(case.session, preferred=preferred)


_SENDERS: Final[Mapping[str, Callable[[Case, dict[str, Any]], Request]]] = {
    Service.BOOK_APPOINTMENT: _book,
    _CANCEL: _cancel,
    Service.RENEW_PRESCRIPTION: _renew,
    Service.E_CONSULTATION: _consult,
    Service.CONTACT_OFFICE: _enquire,
    Service.FLU_VACCINATION: _vaccinate,
}


def _without_service(content: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in content.items() if name != "service"}


def _schedule(case: Case) -> Schedule:
    if case.schedule is None:
        raise InvalidDocumentError([Problem("schedule", "give the GP's schedule in the case file")])
    return case.schedule


def _slot(schedule: Schedule, mark: str, name: str) -> Slot:
    found = [slot for slot in schedule.slots if slot.id == mark]
    require((name, bool(found), "give the id of a slot of the schedule"))
    return found[0]
