"""A canary in every string of the services' facts: none is ever shown where it must not be."""

from __future__ import annotations

import logging
import traceback
import warnings
from datetime import date, datetime, timedelta
from functools import partial
from itertools import product
from typing import TYPE_CHECKING, Final

import attrs
import pytest

from fastlege import (
    GP,
    AccessLevel,
    Booking,
    ConsultationMode,
    Delivery,
    Family,
    GPId,
    Message,
    Office,
    Parent,
    Person,
    PersonId,
    Prescription,
    RefusedError,
    Request,
    Schedule,
    Service,
    Session,
    Slot,
    Standing,
    Topic,
    appointments,
    book_appointment,
    cancel_appointment,
    contact_office,
    menu,
    message_overview,
    notice_recipients,
    notices_shown_to,
    order_flu_vaccination,
    renew_prescription,
    start_e_consultation,
    visible_medicines,
)
from fastlege.facts import Address, StreetAddress
from fastlege.terms import Channel, Finding, Language
from fastlege.words import catalogue
from tests.support import DAY, noon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.services.test_schedule import Anything

MARK: Final = "Kanari"


def canary(place: str) -> str:
    return f"{MARK}-{place}-Qx"


CONTACT: Final = {canary(place) for place in ("gp", "office", "phone", "office address", "website")}
"""What a citizen may read where the GP may be shown, and nothing else of it all."""


def home(whose: str) -> Address:
    place = StreetAddress(
        municipality="0301", street_name=canary(f"{whose} street"), street_code="77007", house_number=7077
    )
    return Address(matrikkel_id="70770707", unit="H7077", place=place)


def somebody(whose: str, born: date) -> Person:
    return Person(
        id=PersonId(canary(whose)),
        birth_date=born,
        home=home(whose),
        protected=False,
        standing=Standing.RESIDENT,
        notify_by=Channel.SMS,
    )


OFFICE: Final = Office(
    name=canary("office"),
    participates=True,
    phone=canary("phone"),
    address=canary("office address"),
    website=canary("website"),
)
DOCTOR: Final = GP(
    id=GPId(canary("gp id")),
    name=canary("gp"),
    office=OFFICE,
    services=set(Service),
    modes=set(ConsultationMode),
    serves_children=True,
)
ADULT_BORN, CHILD_BORN = date(1977, 7, 17), date(2013, 3, 13)
MOTHER, CHILD = somebody("mother", ADULT_BORN), somebody("child", CHILD_BORN)
FAMILY: Final = Family(
    child=CHILD,
    parents=[
        Parent(person=MOTHER, responsibility=True),
        Parent(person=somebody("father", ADULT_BORN), responsibility=True),
    ],
    as_of=DAY,
)
LOST: Final = attrs.evolve(
    FAMILY, parents=tuple(attrs.evolve(row, responsibility=False) for row in FAMILY.parents)
)
SESSIONS: Final = [
    make(of, level, participates)
    for make, of, level, participates in product(
        (
            lambda of, level, _: Session.for_self(MOTHER, gp=of, access_level=level, at=noon(DAY)),
            lambda of, level, _: Session.for_child(MOTHER, FAMILY, gp=of, access_level=level, at=noon(DAY)),
            lambda of, level, _: Session.for_child(MOTHER, LOST, gp=of, access_level=level, at=noon(DAY)),
        ),
        (
            DOCTOR,
            attrs.evolve(DOCTOR, services=frozenset()),
            attrs.evolve(DOCTOR, office=attrs.evolve(OFFICE, participates=False)),
            attrs.evolve(DOCTOR, serves_children=None, modes=None),
            None,
            Finding.UNKNOWN,
        ),
        (AccessLevel.FULL, None),
        (True,),
    )
]
SELF, FOR_CHILD = SESSIONS[0], SESSIONS[12]


def slot(mark: str, hours: int) -> Slot:
    start = noon(DAY) + timedelta(hours=hours)
    return Slot(
        id=canary(f"slot {mark}"), start=start, end=start + timedelta(hours=1), kind=canary(f"kind {mark}")
    )


PAST, NEXT, TAKEN, HIDDEN, OTHER = (
    slot(mark, hours)
    for mark, hours in (("past", -5), ("next", 5), ("taken", 7), ("hidden", 9), ("other", 99))
)


def booking(of: Slot, patient: Person, *, hidden: bool | None = False) -> Booking:
    reason = canary("reason")
    return Booking(
        slot=of,
        patient=patient.id,
        reason=reason,
        booked_by=MOTHER.id,
        hidden_from_parents=hidden,
    )


def schedule(patient: Person) -> Schedule:
    rows = [booking(PAST, patient), booking(TAKEN, patient), booking(HIDDEN, patient, hidden=True)]
    return Schedule(gp=DOCTOR.id, slots=[PAST, NEXT, TAKEN, HIDDEN], bookings=rows)


def medicine(patient: Person, *, hidden: bool | None = False) -> Prescription:
    return Prescription(
        id=canary("prescription"),
        patient=patient.id,
        medicine=canary("medicine"),
        dosage=canary("dosage"),
        runs_out_on=date(2026, 11, 24),
        hidden_from_parents=hidden,
    )


def message(patient: Person, by: Person, *, hidden: bool | None = False) -> Message:
    return Message(
        id=canary("message"),
        thread=canary("thread"),
        begun_by=by.id,
        patient=patient.id,
        service=Service.CONTACT_OFFICE,
        sent_at=noon(DAY),
        text=canary("text"),
        hidden_from_parents=hidden,
    )


MESSAGES: Final = [
    message(patient, by, hidden=hidden)
    for patient, by, hidden in product((MOTHER, CHILD), (MOTHER, CHILD), (True, False, None))
]
SECRETS: Final = (MARK, "7077", "77007", "1977", "2013-03-13", "(2013", "604503040", "fortrolig")


def leaks(shown: str, but: set[str] | None = None) -> set[str]:
    for allowed in but or ():
        shown = shown.replace(allowed, "")
    return {secret for secret in SECRETS if secret.casefold() in shown.casefold()}


def everything(value: Anything) -> Iterator[Anything]:
    """Walk to everything that a value is made of and that the package defined."""
    if isinstance(value, tuple | frozenset):
        if type(value) not in {tuple, frozenset}:
            yield value
        for part in value:
            yield from everything(part)
    elif attrs.has(type(value)) and type(value).__module__.startswith("fastlege"):
        yield value
        for field in attrs.fields(type(value)):
            yield from everything(getattr(value, field.name))


def told(error: BaseException) -> Iterator[str]:
    """Give all that an error shows, with its causes and what it happened during."""
    yield "".join(traceback.format_exception(error))
    yield "".join(traceback.TracebackException.from_exception(error).format(chain=True))
    chain: BaseException | None = error
    while chain is not None:
        yield from (str(chain), repr(chain), repr(chain.args), repr(getattr(chain, "__notes__", None)))
        chain = chain.__cause__ or (None if chain.__suppress_context__ else chain.__context__)


@pytest.fixture(autouse=True)
def _nothing_is_logged_or_warned(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    caplog.set_level(logging.NOTSET)
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        yield
    assert [record.getMessage() for record in caplog.records] == []
    assert [str(warning.message) for warning in warned] == []


def requests(session: Session) -> list[Callable[[], object]]:
    """Give a call of each builder, with canaries in all of its content."""
    patient, of = session.patient, schedule(session.patient)
    return [
        lambda: book_appointment(session, schedule=of, slot=NEXT, reason=canary("reason")),
        lambda: cancel_appointment(session, schedule=of, booking=booking(TAKEN, patient)),
        lambda: appointments(session, of),
        lambda: renew_prescription(session, [canary("prescription")], medicines=[medicine(patient)]),
        lambda: visible_medicines(session, [medicine(patient)]),
        lambda: start_e_consultation(
            session,
            concern=canary("concern"),
            mode=ConsultationMode.TEXT,
            needs_attendance=False,
            urgent=False,
        ),
        lambda: contact_office(session, topic=Topic.GETTING_THERE, question=canary("question")),
        lambda: order_flu_vaccination(session, preferred=NEXT),
    ]


def values() -> Iterator[Anything]:
    """Give every fact, every menu, every request, every line and every recipient."""
    yield from (*SESSIONS, *MESSAGES, PAST, schedule(CHILD), medicine(CHILD), booking(NEXT, CHILD))
    yield from (menu(session) for session in SESSIONS)
    yield from (build() for session in (SELF, FOR_CHILD) for build in requests(session))
    yield message_overview(MESSAGES, MOTHER, [FAMILY], on=DAY)
    yield notice_recipients(FAMILY, on=DAY, hidden_from_parents=False)
    yield notices_shown_to(MOTHER.id, notice_recipients(MOTHER, on=DAY))


def test_the_canaries_are_there_to_be_found() -> None:
    parts = [part for value in values() for part in everything(value) if attrs.has(type(part))]
    held = repr([attrs.asdict(part, recurse=False) for part in parts])
    for place in (
        *("gp id", "gp", "office", "phone", "office address", "website", "mother", "father", "child"),
        *("slot past", "kind past", "slot next", "reason", "prescription", "medicine", "dosage"),
        *("message", "thread", "text", "concern", "question"),
    ):
        assert canary(place) in held
    assert {"70770707", "H7077"} <= {home("any").matrikkel_id, home("any").unit}
    assert "7077" in held
    assert leaks("born in 1977") == {"1977"}
    assert leaks(canary("gp"), CONTACT) == set()


def test_no_repr_or_str_shows_any() -> None:
    count = 0
    for whole in values():
        for value in everything(whole):
            assert not leaks(f"{value!r} {value} {[value]}"), type(value)
            count += 1
    assert count > 1000


def test_a_refusal_shows_none() -> None:
    failed = 0
    for session in SESSIONS:
        for build in requests(session):
            try:
                build()
            except RefusedError as error:
                failed += 1
                words = [error.explain(language) for language in Language]
                for shown in (
                    *told(error),
                    *words,
                    repr(error.decisions),
                    repr([d.grounds for d in error.decisions]),
                ):
                    assert not leaks(shown)
            except Exception as error:  # noqa: BLE001  # another GP's schedule, and the like
                for shown in told(error):
                    assert not leaks(shown)
    assert failed > 150


def test_a_menu_shows_the_contact_details_where_they_may_be_shown_and_nothing_else() -> None:
    for session in SESSIONS:
        seen = menu(session)
        for shown in (*(seen.explain(language) for language in Language), seen._repr_html_()):
            assert not leaks(shown, CONTACT)
            assert {place for place in CONTACT if place in shown} == (CONTACT if seen.gp else set())
            assert not (session.family is LOST and MARK in shown)


def test_what_follows_from_a_request_shows_none() -> None:
    given = [build() for session in (SELF, FOR_CHILD) for build in requests(session)]
    sent = [request.delivery for request in given if isinstance(request, Request)]
    assert len(sent) >= 2 * len(Service)
    for delivery in sent:
        for shown in (*(delivery.explain(language) for language in Language), delivery._repr_html_()):
            assert not leaks(shown)


FORMS: Final[dict[str, Callable[[str], Anything]]] = {
    "text": lambda text: text,
    "a list of it": lambda text: [text],
    "an object of it": lambda text: {text: text},
    "bytes": str.encode,
    "a number with it": lambda text: (len(text), text),
    "one whose repr is it": lambda text: type(
        "Odd", (), {"__repr__": lambda _: text, "__str__": lambda _: text}
    )(),
}


def provocations_in(session: Session, form: Callable[[str], Anything]) -> Iterator[Callable[[], object]]:
    """Give calls that must fail in a session, with canaries in what they are given."""
    wrong, patient = form(canary("wrong")), session.patient
    of, reason = schedule(patient), canary("reason")
    for field in ("schedule", "slot"):
        content: dict[str, Anything] = {"schedule": of, "slot": NEXT, "reason": reason, field: wrong}
        yield partial(book_appointment, session, **content)
    yield lambda: book_appointment(session, schedule=of, slot=NEXT, reason=[reason])  # type: ignore[arg-type]
    yield lambda: book_appointment(session, schedule=of, slot=TAKEN, reason=reason)
    yield lambda: book_appointment(session, schedule=of, slot=PAST, reason=reason)
    yield lambda: book_appointment(session, schedule=of, slot=OTHER, reason=reason)
    another = Schedule(gp=GPId(canary("another")), slots=[NEXT])
    yield lambda: book_appointment(session, schedule=another, slot=NEXT, reason=reason)
    yield lambda: cancel_appointment(session, schedule=of, booking=wrong)
    yield lambda: cancel_appointment(session, schedule=of, booking=booking(OTHER, CHILD))
    yield lambda: cancel_appointment(session, schedule=of, booking=booking(PAST, patient))
    yield lambda: appointments(session, wrong)
    listed, mark = [medicine(patient)], canary("prescription")
    yield lambda: renew_prescription(session, wrong, medicines=listed)
    yield lambda: renew_prescription(session, [mark], medicines=wrong)
    yield lambda: renew_prescription(session, [mark, mark], medicines=listed)
    yield lambda: renew_prescription(session, [mark], medicines=[*listed, *listed])
    yield lambda: renew_prescription(session, [mark], medicines=[medicine(FAMILY.parents[1].person)])
    yield lambda: visible_medicines(session, wrong)
    yield lambda: start_e_consultation(
        session, concern=canary("concern"), mode=wrong, needs_attendance=wrong, urgent=False
    )
    yield lambda: start_e_consultation(
        session, concern=wrong, mode=wrong, needs_attendance=wrong, urgent=wrong
    )
    yield lambda: contact_office(session, topic=wrong, question=canary("question"))
    yield lambda: contact_office(session, topic=Topic.HEALTH, question=canary("question"))
    yield lambda: order_flu_vaccination(session, preferred=wrong)
    yield lambda: order_flu_vaccination(session, preferred=PAST)
    yield lambda: setattr(session, "user", wrong)
    yield lambda: menu(session).explain(wrong)


def provocations(form: Callable[[str], Anything]) -> Iterator[Callable[[], object]]:
    """Give calls that must fail, with canaries in what they are given."""
    wrong = form(canary("wrong"))
    yield from provocations_in(SELF, form)
    yield from provocations_in(FOR_CHILD, form)
    yield lambda: menu(wrong)
    yield lambda: book_appointment(wrong, schedule=wrong, slot=wrong, reason=wrong)
    yield lambda: message_overview(wrong, wrong, wrong, on=wrong, policy=wrong)
    yield lambda: notice_recipients(wrong, on=wrong, begun_by=wrong, hidden_from_parents=wrong, policy=wrong)
    yield lambda: Schedule(gp=wrong, slots=[wrong], bookings=[wrong])
    yield lambda: Schedule(
        gp=DOCTOR.id, slots=[NEXT, NEXT], bookings=[booking(OTHER, CHILD), booking(OTHER, CHILD)]
    )
    booked = book_appointment(FOR_CHILD, schedule=schedule(CHILD), slot=NEXT, reason=canary("reason"))
    cancelled = cancel_appointment(FOR_CHILD, schedule=schedule(CHILD), booking=booking(TAKEN, CHILD))
    yield lambda: schedule(CHILD).apply(attrs.evolve(booked, booking=booking(TAKEN, CHILD)))
    yield lambda: schedule(CHILD).apply(attrs.evolve(booked, booking=booking(OTHER, CHILD)))
    yield lambda: schedule(CHILD).apply(attrs.evolve(cancelled, booking=booking(OTHER, CHILD)))
    yield lambda: Schedule(gp=GPId(canary("another")), slots=[NEXT]).apply(booked)
    yield lambda: schedule(CHILD).apply(wrong)
    yield lambda: schedule(CHILD).has(wrong)
    yield lambda: schedule(CHILD).free(wrong)
    yield lambda: schedule(CHILD).past(CHILD.id, wrong)
    kinds: list[Anything] = [Slot, Booking, Prescription, Message, Session, Delivery]
    kinds += [type(build()) for build in requests(SELF) if isinstance(build(), Request)]
    for kind in kinds:
        names = [field.alias for field in attrs.fields(kind) if field.init and field.alias]
        yield partial(kind, **dict.fromkeys(names, wrong))


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_no_error_shows_any(form: Callable[[str], Anything]) -> None:
    failed = 0
    for provoke in provocations(form):
        try:
            provoke()
        except Exception as error:  # noqa: BLE001  # whatever it is, it must be silent
            failed += 1
            for shown in told(error):
                lines = [line for line in shown.splitlines() if not line.startswith("    ")]
                assert not leaks("\n".join(lines)), provoke
    assert failed > 50


def test_an_instant_without_a_zone_shows_nothing_either() -> None:
    naive = datetime(1977, 7, 17, 12)
    for make in (
        lambda: Slot(id=canary("slot"), start=naive, end=naive),
        lambda: attrs.evolve(SELF, at=naive),
        lambda: attrs.evolve(MESSAGES[0], sent_at=naive),
    ):
        with pytest.raises(ValueError, match="give a datetime with a time zone") as caught:
            make()
        for shown in told(caught.value):
            lines = [line for line in shown.splitlines() if not line.startswith("    ")]
            assert not leaks("\n".join(lines))


def test_the_texts_hold_no_canary_of_their_own() -> None:
    for language in Language:
        words = catalogue(language)
        assert not leaks(" ".join([words.urgent, *words.remark.values(), *words.menu.values()]))
