"""Every builder: over the whole space of sessions, in the order that is promised, and given wrong things."""

from __future__ import annotations

import inspect
import pickle
import traceback
from datetime import date, datetime
from functools import cache
from itertools import combinations, product
from typing import TYPE_CHECKING, Any, Final

import attrs
import pytest

from fastlege import (
    ConsultationMode,
    Decision,
    EConsultationRequest,
    EnquiryRequest,
    InvalidFactError,
    InvalidInputError,
    InvalidRequestError,
    PersonId,
    Prescription,
    RefusedError,
    Request,
    Schedule,
    Service,
    Slot,
    Topic,
    VaccinationRequest,
    appointments,
    book_appointment,
    cancel_appointment,
    contact_office,
    is_available,
    may_consult_online,
    may_enquire,
    may_see_appointments,
    order_flu_vaccination,
    renew_prescription,
    rule_named,
    services,
    start_e_consultation,
    visible_medicines,
)
from fastlege.facts import GP, Person, Session
from fastlege.terms import AccessLevel, Finding, Language, Standing
from fastlege.words import catalogue
from tests.rules import oracle as rules
from tests.services import oracle
from tests.services.test_menu import CAUSES, DOCTOR, GRANTED, ME, household, sessions
from tests.services.test_schedule import LATER, NEXT, NOW, PAST, SLOTS, SUCCESSOR, at, booking, slot
from tests.support import DAY, for_child, for_self, person

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tests.services.test_schedule import Anything

    Content = dict[str, Any]
    Build = Callable[..., Any]

# --- ordinary content for every builder


def medicine(patient: PersonId, mark: str = "inhaler", *, hidden: bool | None = False) -> Prescription:
    return Prescription(id=mark, patient=patient, medicine=f"{mark} 100", hidden_from_parents=hidden)


@cache
def schedule(of: GP, patient: PersonId) -> Schedule:
    """Make a GP's schedule, in which the patient has one appointment to come."""
    return Schedule(gp=of.id, slots=SLOTS, bookings=[booking(LATER, patient)])


def in_schedule(session: Session) -> Schedule:
    return schedule(session.gp if isinstance(session.gp, GP) else DOCTOR, session.patient.id)


ORDINARY: Final[dict[str, tuple[Service, Build, Callable[[Session], Content]]]] = {
    "book": (
        Service.BOOK_APPOINTMENT,
        book_appointment,
        lambda session: {"schedule": in_schedule(session), "slot": NEXT, "reason": "a cough"},
    ),
    "cancel": (
        Service.BOOK_APPOINTMENT,
        cancel_appointment,
        lambda session: {"schedule": in_schedule(session), "booking": booking(LATER, session.patient.id)},
    ),
    "appointments": (
        Service.BOOK_APPOINTMENT,
        appointments,
        lambda session: {"schedule": in_schedule(session)},
    ),
    "renew": (
        Service.RENEW_PRESCRIPTION,
        renew_prescription,
        lambda session: {"wanted": ["inhaler"], "medicines": [medicine(session.patient.id)]},
    ),
    "medicines": (
        Service.RENEW_PRESCRIPTION,
        visible_medicines,
        lambda session: {"medicines": [medicine(session.patient.id)]},
    ),
    "consult": (
        Service.E_CONSULTATION,
        start_e_consultation,
        lambda _: {
            "concern": "a rash",
            "mode": ConsultationMode.VIDEO,
            "needs_attendance": False,
            "urgent": False,
        },
    ),
    "ask": (
        Service.CONTACT_OFFICE,
        contact_office,
        lambda _: {"topic": Topic.GETTING_THERE, "question": "Is there a lift?"},
    ),
    "vaccinate": (Service.FLU_VACCINATION, order_flu_vaccination, lambda _: {"preferred": NEXT}),
}
BOOKED: Final = {"cancel", "appointments"}
"""Those that ask for what is booked already, and not what the GP offers."""
BUILDERS: Final = [name for name in ORDINARY if name not in {"appointments", "medicines"}]


def build(name: str, session: Anything, **content: Anything) -> Anything:
    """Call a builder with ordinary content, but for what is said."""
    _, function, ordinary = ORDINARY[name]
    return function(session, **(ordinary(session if isinstance(session, Session) else SESSION) | content))


def outcome(name: str, session: Anything, **content: Anything) -> str:
    """Build, and say in the oracle's words what came of it."""
    try:
        build(name, session, **content)
    except RefusedError as refused:
        names = [decision.rule.name for decision in refused.decisions]
        kinds = {"urgency": "urgent", "e-consultation": "refused", "enquiry": "refused"}
        return ", ".join(kinds.get(rule, "unavailable") for rule in names)
    except InvalidRequestError:
        return "invalid"
    return "sent"


SESSION: Final = for_self(ME, of=DOCTOR)
FOR_CHILD: Final = for_child(*household(), of=DOCTOR)

# --- the whole space of sessions


@pytest.mark.exhaustive
def test_what_the_menu_calls_available_can_be_built_and_nothing_else() -> None:
    counted: dict[str, int] = {}
    for session in sessions():
        for name, (service, _, _) in ORDINARY.items():
            expected = oracle.outcome(session, service, booked=name in BOOKED)
            assert outcome(name, session) == expected
            counted[expected] = counted.get(expected, 0) + 1
    assert min(counted.values()) > 1000


@pytest.mark.exhaustive
def test_a_refusal_carries_the_decision_of_the_rules() -> None:
    for session in sessions()[::61]:
        for name, (service, _, _) in ORDINARY.items():
            decision = may_see_appointments(session) if name in BOOKED else is_available(session, service)
            if oracle.outcome(session, service, booked=name in BOOKED) == "unavailable":
                with pytest.raises(RefusedError) as caught:
                    build(name, session)
                assert caught.value.decisions == (decision,)


def test_what_an_e_consultation_says_of_itself_over_its_whole_space() -> None:
    flags, modes = (
        (True, False, None),
        [
            None,
            *(frozenset(some) for size in range(4) for some in combinations(ConsultationMode, size)),
        ],
    )
    for has, mode, needs, urgent in product(modes, ConsultationMode, flags, flags):
        of = attrs.evolve(DOCTOR, modes=has)
        for session in (
            for_self(ME, of=of),
            for_child(*household(), of=of),
            for_self(ME, of=of, access=None),
        ):
            declared = [rules.opposite(needs), rules.mode_supported(of, mode, session.policy)]
            expected = oracle.outcome(session, Service.E_CONSULTATION, declared, urgent=urgent)
            assert outcome("consult", session, mode=mode, needs_attendance=needs, urgent=urgent) == expected


def test_what_an_enquiry_says_of_itself_over_its_whole_space() -> None:
    for session, topic in product((SESSION, FOR_CHILD, for_self(ME, of=None)), Topic):
        expected = oracle.outcome(session, Service.CONTACT_OFFICE, rules.enquiry(topic))
        assert outcome("ask", session, topic=topic) == expected


def test_a_refusal_of_what_was_declared_carries_its_own_decision() -> None:
    with pytest.raises(RefusedError) as caught:
        build("ask", SESSION, topic=Topic.HEALTH)
    assert caught.value.decisions == (may_enquire(Topic.HEALTH),)
    of = attrs.evolve(DOCTOR, modes={ConsultationMode.TEXT})
    said: dict[str, Any] = {"mode": ConsultationMode.AUDIO, "needs_attendance": None, "urgent": False}
    with pytest.raises(RefusedError) as caught:
        build("consult", for_self(ME, of=of), **said)
    assert caught.value.decisions == (may_consult_online(of, **said),)
    assert [
        ground.code for ground in (*caught.value.decisions[0].unmet, *caught.value.decisions[0].unknown)
    ] == [
        "mode-supported",
        "no-attendance-needed",
    ]


# --- urgency comes first and alone


def test_urgency_comes_before_everything_else_and_alone() -> None:
    answers: set[tuple[object, ...]] = set()
    some = [SESSION, FOR_CHILD, *sessions()[::499], None, "session"]
    contents: list[Content] = [
        {},
        {"needs_attendance": True},
        {"concern": "", "mode": "letter", "needs_attendance": "perhaps"},
    ]
    for session, content, urgent in product(some, contents, (True, None)):
        with pytest.raises(RefusedError) as caught:
            build("consult", session, urgent=urgent, **content)
        (decision,) = caught.value.decisions
        assert decision is rule_named("urgency").decide(
            not_urgent=Finding.of(None if urgent is None else False)
        )
        for language in Language:
            assert caught.value.explain(language) == catalogue(language).urgent
        assert caught.value.policy == (session.policy if isinstance(session, Session) else None)
        answers.add((urgent, decision, str(caught.value), repr(caught.value.decisions)))
    assert len(answers) == 2


@pytest.mark.parametrize("odd", [1, 0, "", "no", "False", [], (), {}, 0.0, Finding.UNMET, "true"])
def test_what_is_not_false_is_not_said_not_to_be_urgent(odd: Anything) -> None:
    with pytest.raises(RefusedError) as caught:
        build("consult", SESSION, urgent=odd, concern="")
    assert [decision.rule.name for decision in caught.value.decisions] == ["urgency"]
    assert caught.value.decisions[0].unknown


def test_whether_the_service_can_be_used_comes_before_what_was_given() -> None:
    """So an error never tells of a child's schedule or medicines to one who may not know."""
    wrong: Any = object()
    contents: dict[str, Content] = {
        "book": {"schedule": wrong, "slot": wrong, "reason": wrong},
        "cancel": {"schedule": wrong, "booking": wrong},
        "appointments": {"schedule": wrong},
        "renew": {"wanted": wrong, "medicines": wrong},
        "medicines": {"medicines": wrong},
        "consult": {"concern": wrong, "mode": wrong, "needs_attendance": wrong},
        "ask": {"topic": wrong, "question": wrong},
        "vaccinate": {"preferred": wrong},
    }
    closed = [
        for_self(ME, of=DOCTOR, access=AccessLevel.BASIC),
        *(for_child(*household(**facts), of=DOCTOR) for facts in CAUSES.values()),
    ]
    for session, (name, content) in product(closed, contents.items()):
        assert outcome(name, session, **content) == "unavailable"
        assert outcome(name, SESSION, **content) == "invalid"
    for name, content in contents.items():
        expected = "invalid" if name in BOOKED else "unavailable"
        assert outcome(name, for_self(ME, of=None), **content) == expected


# --- what a refusal is

REFUSALS: Final = [
    *((name, for_self(ME, of=None)) for name in ORDINARY if name not in BOOKED),
    *((name, for_self(person("me", None), of=DOCTOR)) for name in ORDINARY),
    *((name, for_child(*household(**CAUSES["protected"]), of=DOCTOR)) for name in ORDINARY),
    *((name, for_child(*household(**CAUSES["sixteen today"]), of=DOCTOR)) for name in ORDINARY),
    *((name, for_child(*household(), of=DOCTOR, access=None)) for name in ORDINARY),
]


def disclosed_codes(decision: Decision) -> list[str]:
    shown = decision.disclosed()
    return [ground.code for ground in (*shown.unmet, *shown.unknown)]


UNTIL_TWELVE: Final = attrs.evolve(SESSION.policy, represented_until=12)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("ask", {"topic": Topic.HEALTH}),
        *(("consult", {"urgent": urgent}) for urgent in (True, None)),
        *(("consult", {"needs_attendance": needed}) for needed in (True, None)),
    ],
)
def test_a_refusal_for_what_is_asked_carries_the_edition_of_the_session(
    name: str, content: dict[str, Anything]
) -> None:
    with pytest.raises(RefusedError) as caught:
        build(name, attrs.evolve(SESSION, policy=UNTIL_TWELVE), **content)
    assert caught.value.policy is UNTIL_TWELVE


@pytest.mark.parametrize("name", ORDINARY)
def test_a_refusal_of_a_service_carries_the_edition_of_the_session(name: str) -> None:
    with pytest.raises(RefusedError) as caught:
        build(name, attrs.evolve(SESSION, policy=UNTIL_TWELVE, access_level=AccessLevel.NONE))
    assert caught.value.policy is UNTIL_TWELVE


def test_what_is_urgent_is_refused_also_when_the_session_is_none() -> None:
    with pytest.raises(RefusedError) as caught:
        build("consult", "a session", urgent=True)
    assert caught.value.policy is None


@pytest.mark.parametrize(("name", "session"), REFUSALS)
def test_a_refusal_pickles_and_shows_what_is_disclosed(name: str, session: Session) -> None:
    with pytest.raises(RefusedError) as caught:
        build(name, session)
    error, (decision,) = caught.value, caught.value.decisions
    again = pickle.loads(pickle.dumps(error))  # noqa: S301  # our own
    assert type(again) is RefusedError
    assert again.decisions[0] is decision
    shown = decision.disclosed()
    assert (
        str(again)
        == str(error)
        == "; ".join(
            f"{shown.rule.name}: {ground.code} is {ground.finding.value}"
            for ground in (*shown.unmet, *shown.unknown)
        )
    )
    assert error.explain() == error.explain("nb") == again.explain("nb")
    for language in Language:
        assert error.explain(language) == shown.explain(language) == decision.explain(language)
        assert "116 117" in error.explain(language)
        citizens = [catalogue(language).condition(code).citizen for code in disclosed_codes(decision)]
        assert all(
            text and text.format(acts_alone_from=16, represented_until=16) in error.explain(language)
            for text in citizens
        )
    assert traceback.format_exception_only(error)[-1] == f"fastlege.rules.refusal.RefusedError: {error}\n"
    with pytest.raises(InvalidInputError):
        error.explain("no")  # type: ignore[arg-type]  # on purpose


def test_several_decisions_are_all_told() -> None:
    two = [is_available(for_self(ME, of=None), Service.FLU_VACCINATION), may_enquire(Topic.HEALTH)]
    error = RefusedError(iter(two))
    assert error.decisions == tuple(two)
    assert error.explain("en") == f"{two[0].explain('en')}\n\n{two[1].explain('en')}"
    assert str(error).endswith("; enquiry: administrative-matter is unmet")


def test_a_refusal_names_the_numbers_of_the_sessions_edition() -> None:
    policy = attrs.evolve(SESSION.policy, represented_until=13, acts_alone_from=17)
    young = for_self(person("me", 2012), of=DOCTOR, policy=policy)
    parents = for_child(*household(of_child={"born": date(2012, 1, 1)}), of=DOCTOR, policy=policy)
    for session, number in ((young, "17"), (parents, "13")):
        with pytest.raises(RefusedError) as caught:
            build("vaccinate", session)
        again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301  # our own
        for error, language in product((caught.value, again), Language):
            assert number in error.explain(language).replace("116 117", "").replace("113", "")
            assert "16" not in error.explain(language).replace("116 117", "")


def test_health_gets_no_help_from_the_office_but_the_way_to_go() -> None:
    for language in Language:
        with pytest.raises(RefusedError) as caught:
            build("ask", SESSION, topic=Topic.HEALTH)
        instead = catalogue(language).condition("administrative-matter").instead
        assert instead is not None
        assert instead in caught.value.explain(language)


# --- what was sent


@pytest.mark.parametrize("name", BUILDERS)
def test_a_request_is_a_frozen_silent_value(name: str) -> None:
    for session in (
        SESSION,
        FOR_CHILD,
        *(for_child(*household(**facts), of=DOCTOR) for facts in GRANTED.values()),
    ):
        one, two = build(name, session), build(name, session)
        assert isinstance(one, Request)
        assert one.service is ORDINARY[name][0]
        assert one == two
        assert hash(one) == hash(two)
        assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301  # our own
        assert f"{one!r} {one}" == f"{type(one).__name__}(…) {type(one).__name__}(…)"
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            one.service = Service.BOOK_APPOINTMENT  # type: ignore[misc]  # what is tested


def test_a_request_has_the_content_that_was_given() -> None:
    consulted = build("consult", SESSION)
    assert (consulted.concern, consulted.mode) == ("a rash", ConsultationMode.VIDEO)
    asked = build("ask", SESSION)
    assert (asked.topic, asked.question) == (Topic.GETTING_THERE, "Is there a lift?")
    assert build("vaccinate", SESSION).preferred == NEXT
    assert order_flu_vaccination(SESSION).preferred is None
    assert build("renew", SESSION).prescriptions == (medicine(ME.id),)
    assert build("book", SESSION).booking == booking(NEXT, ME.id, hidden=None, by=ME.id)
    assert build("cancel", SESSION).booking == booking(LATER, ME.id)


def test_what_is_written_freely_keeps_its_line_breaks() -> None:
    words = "It itches.\n\tSince Monday."
    assert build("consult", SESSION, concern=words).concern == words
    assert build("ask", SESSION, question=words).question == words
    assert build("book", SESSION, reason=words).booking.reason == words


@pytest.mark.parametrize("name", BUILDERS)
def test_no_builder_takes_a_wish_to_hide(name: str) -> None:
    """Who asks may be the one it is to be hidden from: the host, who knows the wish, sets it on the facts."""
    with pytest.raises(TypeError, match="hidden_from_parents"):
        build(name, SESSION, hidden_from_parents=False)


PROSE: Final = "give a text that is not blank, without control characters other than line breaks and tabs"
REQUESTS: Final[dict[Anything, dict[str, str]]] = {
    EConsultationRequest: {"concern": PROSE, "mode": "give a ConsultationMode"},
    EnquiryRequest: {"topic": "give a Topic", "question": PROSE},
    VaccinationRequest: {"preferred": "give a Slot, or None"},
}


@pytest.mark.parametrize(("kind", "content"), REQUESTS.items())
def test_a_request_is_checked_when_made(kind: Anything, content: dict[str, str]) -> None:
    with pytest.raises(InvalidFactError) as caught:
        kind(delivery=None, **dict.fromkeys(content, 1))
    expected = {"delivery": "give a Delivery", **content}
    assert [tuple(problem) for problem in caught.value.problems] == list(expected.items())


def test_the_modes_of_an_e_consultation_are_those_of_the_sessions_edition() -> None:
    written = attrs.evolve(SESSION.policy, consultation_modes=frozenset({ConsultationMode.TEXT}))
    for session in (
        for_self(ME, of=DOCTOR, policy=written),
        for_child(*household(), of=DOCTOR, policy=written),
    ):
        found = {mode: outcome("consult", session, mode=mode) for mode in ConsultationMode}
        assert found == {mode: "sent" if mode is ConsultationMode.TEXT else "refused" for mode in found}
    assert {outcome("consult", SESSION, mode=mode) for mode in ConsultationMode} == {"sent"}


def test_everything_is_sent_to_the_patients_gp() -> None:
    for session, name in product((SESSION, FOR_CHILD), BUILDERS):
        assert build(name, session).delivery.sent_to == DOCTOR.id


@pytest.mark.parametrize("name", BUILDERS)
def test_content_is_given_by_keyword(name: str) -> None:
    _, function, ordinary = ORDINARY[name]
    with pytest.raises(TypeError):
        function(SESSION, *ordinary(SESSION).values())


# --- wrong inputs: every problem, with its path

S: Final = ("session", "give a Session")
NO_SESSIONS: Final[list[Any]] = [None, "session", 1, Session, {}, ME, DOCTOR]
SCH: Final = ("schedule", "give a Schedule")
OTHERS: Final = ("schedule", "give the schedule of the session's GP")
SL: Final = ("slot", "give a Slot")
R: Final = ("reason", f"say what it is about: {PROSE}")
B: Final = ("booking", "give a Booking")
NOT_OWN: Final = (
    "booking",
    "give one of the patient's appointments from the schedule of the GP it is with, who may be a former one",
)
C: Final = ("concern", f"say what it is about: {PROSE}")
M: Final = ("mode", "give a ConsultationMode")
N: Final = ("needs_attendance", "give True, False, or None when it is not declared")
T: Final = ("topic", "give a Topic")
Q: Final = ("question", f"ask the question: {PROSE}")
P: Final = ("preferred", "give a Slot, or None")
BEGUN: Final = ("preferred", "give a slot that has not begun")
L: Final = ("medicines", "give a list of Prescription")
IDS: Final = ("wanted", "give a list of ids")
SOME: Final = ("wanted", "give one id or more")
ONCE: Final = ("wanted", "give each id once")


def not_listed(place: int) -> tuple[str, str]:
    return (f"wanted[{place}]", "give the id of one of the patient's prescriptions")


SCHEDULE: Final = in_schedule(SESSION)
ELSEWHERE: Final = schedule(SUCCESSOR, ME.id)
MINE, YOURS = medicine(ME.id), medicine(PersonId("you"))
NOT_TEXT: Final[list[Any]] = [None, "", " ", "\n\t", 1, True, b"text", ["text"], {"text": "text"}, object()]
NOT_A_FLAG: Final[list[Any]] = [0, 1, "no", "", [], Finding.MET]
NOT_SLOTS: Final[list[Any]] = [None, "next", 1, NEXT.id, NEXT.start, Slot, [NEXT], (NEXT,), {}, booking(NEXT)]

Wrong = list[tuple[dict[str, Any], list[tuple[str, str]]]]


def each(field: str, values: Iterable[Anything], problem: tuple[str, str]) -> Wrong:
    """Make a row for each wrong value of one field."""
    return [({field: value}, [problem]) for value in values]


WRONG: Final[dict[str, Wrong]] = {
    "book": [
        *each("schedule", (None, "schedule", 1, [], SLOTS, DOCTOR, Schedule), SCH),
        ({"schedule": ELSEWHERE}, [OTHERS]),
        *each("slot", NOT_SLOTS, SL),
        ({"slot": PAST}, [("slot", "give a slot that has not begun")]),
        ({"slot": NOW}, [("slot", "give a slot that has not begun")]),
        ({"slot": LATER}, [("slot", "give a free slot; this one is taken")]),
        ({"slot": slot("none", at(5))}, [("slot", "give a slot of this schedule")]),
        *each("reason", NOT_TEXT, R),
        ({"slot": None, "reason": ""}, [SL, R]),
        ({"schedule": ELSEWHERE, "reason": ""}, [OTHERS, R]),
        ({"schedule": 1, "slot": 1, "reason": 1}, [SCH, SL, R]),
    ],
    "cancel": [
        *each("schedule", (None, "schedule", 1, [], SLOTS, DOCTOR, Schedule), SCH),
        ({"schedule": Schedule(gp=SUCCESSOR.id, slots=SLOTS)}, [NOT_OWN]),
        *each("booking", (None, "1", 1, NEXT, [booking(LATER)], {}, Slot, ME), B),
        ({"booking": booking(LATER, PersonId("you"))}, [NOT_OWN]),
        ({"booking": booking(NEXT, ME.id)}, [NOT_OWN]),
        ({"booking": booking(slot("none", at(5)), ME.id)}, [NOT_OWN]),
        (
            {
                "booking": booking(PAST, ME.id),
                "schedule": Schedule(gp=DOCTOR.id, slots=[PAST], bookings=[booking(PAST, ME.id)]),
            },
            [("booking", "give an appointment that has not begun")],
        ),
        ({"schedule": None, "booking": None}, [SCH, B]),
        ({"schedule": ELSEWHERE, "booking": "1"}, [B]),
    ],
    "renew": [
        *each("medicines", (None, 1, True, "inhaler", b"inhaler", MINE, object(), {"inhaler": MINE}), L),
        *each("medicines", [[None], ["inhaler"], [1], [{}], [[MINE]], [Prescription], [ME]], L),
        ({"medicines": [MINE, None]}, [L]),
        ({"medicines": []}, [not_listed(0)]),
        ({"medicines": [YOURS]}, [not_listed(0)]),
        ({"medicines": [MINE, MINE]}, [("medicines", "give each of the patient's prescriptions once")]),
        *each(
            "wanted", (None, 1, True, "inhaler", b"inhaler", MINE, object(), {"inhaler": MINE}, [MINE]), IDS
        ),
        *each("wanted", ([], (), iter(())), SOME),
        ({"wanted": ["inhaler", "tablets"]}, [not_listed(1)]),
        ({"wanted": ["inhaler", "inhaler"]}, [ONCE]),
        ({"wanted": ["x", "inhaler", "x"]}, [not_listed(0), not_listed(2), ONCE]),
        ({"wanted": None, "medicines": None}, [L, IDS]),
    ],
    "consult": [
        *each("concern", NOT_TEXT, C),
        *each("mode", (None, "video", "letter", 1, True, ConsultationMode, [], {}), M),
        *each("needs_attendance", NOT_A_FLAG, N),
        ({"concern": "", "mode": None}, [C, M]),
        ({"mode": 1, "needs_attendance": 1}, [M, N]),
        ({"concern": 1, "mode": 1, "needs_attendance": 1}, [C, M, N]),
    ],
    "ask": [
        *each("topic", (None, "health", "getting-there", 1, True, Topic, [], {}, ME), T),
        *each("question", NOT_TEXT, Q),
        ({"topic": None, "question": None}, [T, Q]),
        ({"topic": Topic.HEALTH, "question": ""}, [Q]),
    ],
    "vaccinate": [
        *each("preferred", (*NOT_SLOTS[1:], SCHEDULE, DOCTOR, True, b"next"), P),
        ({"preferred": PAST}, [BEGUN]),
        ({"preferred": NOW}, [BEGUN]),
        ({"preferred": date(2026, 12, 1)}, [P]),
    ],
}
CASES: Final = [
    *((name, SESSION, content, expected) for name, rows in WRONG.items() for content, expected in rows),
    *((name, wrong, {}, [S]) for name in ORDINARY for wrong in NO_SESSIONS),
    *(("appointments", SESSION, *row) for row in each("schedule", (None, "schedule", 1, [], DOCTOR), SCH)),
    *(("medicines", SESSION, *row) for row in each("medicines", (None, 1, "inhaler", MINE, [None]), L)),
]


def test_there_are_fifteen_wrong_inputs_for_each_builder_and_two_faults_are_two_problems() -> None:
    for name in BUILDERS:
        assert len(WRONG[name]) >= 15, name
    several = {name for name, rows in WRONG.items() if max(len(expected) for _, expected in rows) > 1}
    assert several == set(BUILDERS) - {"vaccinate"}  # which takes one thing


def test_every_wrong_input_is_one_error_with_every_problem() -> None:
    for name, session, content, expected in CASES:
        with pytest.raises(InvalidRequestError) as caught:
            build(name, session, **content)
        error = caught.value
        assert [tuple(problem) for problem in error.problems] == expected, (name, content)
        assert str(error) == "\n".join(f"{path}: {message}" for path, message in expected)
        assert isinstance(error, ValueError)
        again = pickle.loads(pickle.dumps(error))  # noqa: S301  # our own
        assert (type(again), again.problems) == (InvalidRequestError, error.problems)


def test_what_looks_odd_but_is_right() -> None:
    assert build("renew", SESSION, medicines=iter([MINE]), wanted=iter(["inhaler"])).prescriptions == (MINE,)
    assert build("renew", SESSION, medicines={MINE}, wanted={"inhaler"}).prescriptions == (MINE,)
    assert visible_medicines(SESSION, []) == ()
    assert build("vaccinate", SESSION, preferred=slot("of nobody", at(5))).preferred.id == "of nobody"


@pytest.mark.parametrize(
    ("content", "paths"),
    [
        ({"slot": PAST, "reason": ""}, {"slot", "reason"}),
        ({"slot": PAST, "schedule": ELSEWHERE}, {"slot", "schedule"}),
    ],
)
def test_a_slot_that_cannot_be_booked_and_another_fault_are_two_problems(
    content: Content, paths: set[str]
) -> None:
    with pytest.raises(InvalidRequestError) as caught:
        build("book", SESSION, **content)
    assert {problem.path for problem in caught.value.problems} == paths


@pytest.mark.parametrize("name", ORDINARY)
def test_where_the_family_holds_other_facts_about_the_user_the_stricter_count(name: str) -> None:
    """Two registers may differ; neither an error nor the milder of the two may come of it."""
    user, whose = household()
    assert outcome(name, for_child(attrs.evolve(user, home=None), whose, of=DOCTOR)) == "sent"
    for other in (
        {"protected": True},
        {"protected": None},
        {"standing": Standing.DECEASED},
        {"standing": None},
        {"birth_date": date(2010, 11, 24)},
        {"birth_date": None},
    ):
        changed: Any = attrs.evolve(user, **other)
        assert outcome(name, for_child(changed, whose, of=DOCTOR)) == "unavailable"
        mine = attrs.evolve(whose.parents[0], person=changed)
        held = attrs.evolve(whose, parents=(mine, *whose.parents[1:]))
        assert outcome(name, for_child(user, held, of=DOCTOR)) == "unavailable"


@pytest.mark.parametrize("name", BUILDERS)
def test_an_instant_after_the_calendar_is_a_problem_of_the_request(name: str) -> None:
    late = attrs.evolve(SESSION, at=datetime(2101, 1, 3, 12, tzinfo=SESSION.at.tzinfo))
    assert late.on > DAY
    soon = slot("soon", datetime(2101, 1, 4, 12, tzinfo=SESSION.at.tzinfo))
    booked = booking(soon, ME.id)
    contents: dict[str, Content] = {
        "book": {"schedule": Schedule(gp=DOCTOR.id, slots=[soon]), "slot": soon},
        "cancel": {"schedule": Schedule(gp=DOCTOR.id, slots=[soon], bookings=[booked]), "booking": booked},
        "vaccinate": {"preferred": soon},
    }
    assert outcome(name, late, **contents.get(name, {})) == "invalid"


def test_the_patient_of_a_session_is_the_child_or_the_user() -> None:
    assert SESSION.patient is ME
    assert FOR_CHILD.patient.id == "child"
    assert isinstance(FOR_CHILD.user, Person)


BY_NAME: Final = [
    kind
    for name in {*services.__all__} - {"OverviewLine", "Recipient"}
    if attrs.has(kind := getattr(services, name))
]


@pytest.mark.parametrize("kind", sorted(BY_NAME, key=str), ids=lambda kind: kind.__name__)
def test_what_has_several_facts_is_given_them_by_name(kind: type) -> None:
    kinds = {parameter.kind for parameter in inspect.signature(kind).parameters.values()}
    assert kinds == {inspect.Parameter.KEYWORD_ONLY}
