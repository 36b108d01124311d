"""Making the request of a case file (*henvendelse*).

Urgency is checked first and alone, then whether the user may use the service, and then the content.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from fastlege.cli.case import Case, read_case
from fastlege.cli.case_types import CANCEL, CONTENTS
from fastlege.errors import InvalidDocumentError, InvalidInputError, Problem
from fastlege.exchange.shapes import Reader
from fastlege.exchange.systems import BUILDS
from fastlege.facts import GP
from fastlege.json_text import is_object
from fastlege.policy import HELSENORGE_2021_01_11, Policy
from fastlege.problems import Problems, within
from fastlege.rules import may_see_appointments
from fastlege.rules.e_consultation import urgency
from fastlege.services import (
    Request,
    Slot,
    appointments,
    book_appointment,
    cancel_appointment,
    contact_office,
    order_flu_vaccination,
    renew_prescription,
    start_e_consultation,
)
from fastlege.services.request import refuse_unless, require, require_available
from fastlege.terms import Service

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fastlege.services import Schedule

__all__ = ["made"]


def made(file: Mapping[str, Any], policy: Policy = HELSENORGE_2021_01_11) -> tuple[Request, str | None]:
    """Make the request of a case file.

    Returns:
        The request, and the name of the office that receives it; None for a former GP's office, which the
        case does not have.

    Raises:
        RefusedError: When it is refused.
        InvalidDocumentError: With every problem.
    """
    _refuse_what_is_urgent(file.get("request"), policy)
    case = read_case(file, asks=True, policy=policy)
    service = cast("Service", case.service)
    kind = CANCEL if service is Service.BOOK_APPOINTMENT and CANCEL in case.content else service
    if kind is CANCEL:
        refuse_unless(may_see_appointments(case.session), policy)
    else:
        require_available(case.session, service)
    problems = Problems()
    content = cast(
        "dict[str, Any]", Reader(BUILDS, {}, problems).read(case.content, CONTENTS[kind], "case.request")
    )
    problems.raise_any(InvalidDocumentError)
    try:
        sent = _SENDERS[kind](case, content)
    except InvalidInputError as error:
        found, more = [_placed(problem, content) for problem in error.problems], error.more
    else:
        # A user who may send the request, or see the appointments, may know the patient's GP.
        gp = case.session.gp
        if isinstance(gp, GP) and sent.delivery.sent_to == gp.id:
            return sent, gp.office.name
        return sent, None
    raise InvalidDocumentError(found, more)


_OF_THE_GP: Final = "give the schedule of the session's GP"


def _placed(problem: Problem, content: dict[str, Any]) -> Problem:
    """Return a problem with its path in the case file."""
    if problem.path == "medicines":
        return Problem("case.prescriptions", problem.message)
    if problem.path == "schedule" and problem.message == _OF_THE_GP:
        return Problem("case.schedule", "give the schedule of case.gp")
    whole = "case.request" if problem.path.partition("[")[0] in content else "case"
    return next(within(whole, [problem]))


def _refuse_what_is_urgent(request: object, policy: Policy) -> None:
    """Refuse a request that is urgent, or that leaves this open when its service asks."""
    content: Mapping[str, Any] = request if is_object(request) else {}
    if "urgent" in content or content.get("service") == Service.E_CONSULTATION:
        refuse_unless(urgency(content.get("urgent")), policy)


def _book(case: Case, content: dict[str, Any]) -> Request:
    schedule = _schedule(case)
    slot = _slot(schedule, content["slot"], "slot")
    return book_appointment(case.session, schedule=schedule, slot=slot, reason=content["reason"])


def _cancel(case: Case, content: dict[str, Any]) -> Request:
    schedule = _schedule(case)
    seen = appointments(case.session, schedule)
    found = [booking for booking in (*seen.booked, *seen.past) if booking.slot.id == content[CANCEL]]
    require(
        (CANCEL, bool(found), "give the slot id of one of the patient's appointments in the case's schedule")
    )
    require((CANCEL, found[0] in seen.booked, "give an appointment that has not begun"))
    return cancel_appointment(case.session, schedule=schedule, booking=found[0])


def _renew(case: Case, content: dict[str, Any]) -> Request:
    return renew_prescription(case.session, content["wanted"], medicines=case.prescriptions)


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
    CANCEL: _cancel,
    Service.RENEW_PRESCRIPTION: _renew,
    Service.E_CONSULTATION: _consult,
    Service.CONTACT_OFFICE: _enquire,
    Service.FLU_VACCINATION: _vaccinate,
}


def _without_service(content: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in content.items() if name != "service"}


def _schedule(case: Case) -> Schedule:
    if case.schedule is None:
        raise InvalidDocumentError(
            [Problem("schedule", "give a schedule in the case file, with its GP if not the patient's")]
        )
    return case.schedule


def _slot(schedule: Schedule, mark: str, name: str) -> Slot:
    found = [slot for slot in schedule.slots if slot.id == mark]
    require((name, bool(found), "give the id of a slot of the schedule"))
    return found[0]
