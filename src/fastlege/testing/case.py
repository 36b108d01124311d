"""Case files (*saker*), as ``fastlege menu`` and ``fastlege request`` take them."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st

from fastlege.exchange import dump
from fastlege.facts import GP
from fastlege.terms import ConsultationMode, Service, Topic
from fastlege.testing.contents import prescriptions, schedules
from fastlege.testing.drawing import mostly
from fastlege.testing.session import sessions

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

    from fastlege.facts import Session
    from fastlege.services import Prescription, Schedule

__all__ = ["cases"]

_Fields = dict[str, Any]


@st.composite
def cases(draw: DrawFn) -> _Fields:
    """Make a case (*sak*) as plain JSON data: who is logged in, for whom, with which GP, and what is asked.

    Every case can be read; whether its request is granted is another matter.

    Examples:
        >>> from hypothesis import find
        >>> find(cases(), lambda case: case["request"]["service"] == "contact-office")["request"]["topic"]
        'holiday-arrangements'
    """
    session = draw(sessions())
    patient = session.patient.id
    listed = [
        draw(prescriptions(patient, mark=f"prescription-{number}", on=session.on))
        for number in range(draw(_HOW_MANY))
    ]
    gp = session.gp
    schedule = (
        draw(schedules(about=session.at.astimezone(UTC), patients=(patient, "somebody"), gp=gp.id))
        if isinstance(gp, GP) and draw(_WITH_SCHEDULE)
        else None
    )
    given = _written(session)
    if schedule is not None:
        form = _form(schedule, "schedule", "slots", "bookings")
        taken = [{**booking, "slot": booking["slot"]["id"]} for booking in form["bookings"]]
        given["schedule"] = {**form, "bookings": taken}
    given["prescriptions"] = [_form(each, "prescription") for each in listed]
    given["request"] = draw(_requests(schedule, listed))
    return given


def _form(fact: object, name: str, *names: str) -> _Fields:
    fields: _Fields = dump(fact)[name]
    return {key: fields[key] for key in names} if names else fields


def _written(session: Session) -> _Fields:
    given = _form(session, "session", "at", "access_level", "user", "gp")
    if session.family is not None:
        family = _form(session.family, "family", "child", "parents", "all_parents_known")
        given |= {"family": family, "user": session.user.id}
    return given


def _requests(schedule: Schedule | None, listed: list[Prescription]) -> SearchStrategy[_Fields]:
    """Make a request for what there is: no slot is asked for without a schedule."""
    kinds = [_ENQUIRIES, _CONCERNS, _VACCINATIONS]
    marks = [prescription.id for prescription in listed]
    if marks:
        kinds.append(_of(Service.RENEW_PRESCRIPTION, wanted=st.just(marks)))
    slots = [slot.id for slot in schedule.slots] if schedule else []
    if slots:
        kinds.append(_of(Service.BOOK_APPOINTMENT, slot=st.sampled_from(slots), reason=st.just("Kontroll")))
    if schedule and schedule.bookings:
        taken = [booking.slot.id for booking in schedule.bookings]
        kinds.append(_of(Service.BOOK_APPOINTMENT, cancel=st.sampled_from(taken)))
    return st.one_of(kinds)


def _of(service: Service, **fields: SearchStrategy[Any]) -> SearchStrategy[_Fields]:
    return st.fixed_dictionaries({"service": st.just(service.value), **fields})


_HOW_MANY: Final = st.integers(0, 2)
_WITH_SCHEDULE: Final = mostly(True, False)  # noqa: FBT003  # a pool of values
_FLAGS: Final = mostly(False, True)  # noqa: FBT003  # a pool of values
_ENQUIRIES: Final = _of(
    Service.CONTACT_OFFICE,
    topic=st.sampled_from([topic.value for topic in Topic]),
    question=st.just("Når har dere åpent?"),
)
_CONCERNS: Final = _of(
    Service.E_CONSULTATION,
    concern=st.just("Hoste"),
    mode=st.sampled_from([mode.value for mode in ConsultationMode]),
    needs_attendance=mostly(False, True, None),  # noqa: FBT003  # a pool of values
    urgent=_FLAGS,
)
_VACCINATIONS: Final = _of(Service.FLU_VACCINATION)
