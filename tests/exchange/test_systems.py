"""What a system writes is read back as it was, or refused with every problem and never with a value."""

from __future__ import annotations

import copy
import json
from datetime import UTC, datetime, timedelta, timezone
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeVar

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fastlege import (
    GP,
    HELSENORGE_2021_01_11,
    OSLO,
    RULES,
    AppointmentRequest,
    CadastralAddress,
    Condition,
    Decision,
    Family,
    InvalidDocumentError,
    InvalidInputError,
    Person,
    Policy,
    RenewalRequest,
    Request,
    Rule,
    Session,
    Slot,
    Source,
    Topic,
    contact_office,
    menu,
    rule_named,
    testing,
)
from fastlege.exchange import VERSION, dump, load
from fastlege.exchange.systems import KINDS
from tests import made
from tests.exchange.samples import (
    BOOKED,
    DATA,
    FAMILY,
    OTHERS,
    REQUESTS,
    SCHEDULE,
    SELF,
    SLOT,
    UNDER_ANOTHER,
    UNTIL_TWELVE,
    USER,
    Anything,
    dumped,
    name,
)
from tests.support import decided, for_self

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo

T = TypeVar("T")

CANARY: Final = "Kari 21878535062"
"""What belongs to nobody; it stands where something else should."""


def back(value: T) -> T:
    return load(json.dumps(dump(value)), type(value), policies=[UNTIL_TWELVE])


def problems(document: object, kind: Anything, **options: Anything) -> dict[str, str]:
    with pytest.raises(InvalidDocumentError) as refused:
        load(document, kind, **options)  # type: ignore[arg-type]
    told = f"{refused.value!r} {refused.value}"
    assert "Kari" not in told
    assert "21878535062" not in told
    assert refused.value.__context__ is None
    return dict(refused.value.problems)


# --- round trips


def test_there_is_a_sample_of_every_kind() -> None:
    assert {type(value) for value in DATA} == {kind for kind, _ in KINDS.values()}


@pytest.mark.parametrize("value", DATA, ids=name)
def test_every_kind_comes_back(value: Anything) -> None:
    assert back(value) == value
    assert dumped(back(value)) == dumped(value)


@given(
    st.one_of(
        testing.addresses(),
        testing.families(),
        testing.gps().filter(lambda gp: isinstance(gp, GP)),
        made.schedules(),
        made.messages(),
        made.prescriptions(),
    )
)
def test_facts_come_back(value: Anything) -> None:
    assert back(value) == value


@given(st.data(), made.policies())
def test_a_session_comes_back_with_its_edition(data: st.DataObject, policy: Policy) -> None:
    edition = attrs.evolve(policy, name="our-own")
    session = data.draw(testing.sessions(policy=edition))
    read = load(dump(session), Session, policies=[edition])
    assert read == session
    assert read.policy == edition
    assert menu(read) == menu(session)


@given(testing.instants(), st.integers(1, 20))
def test_a_requests_deadline_comes_back(at: datetime, days: int) -> None:
    policy = attrs.evolve(HELSENORGE_2021_01_11, name="our-own", response_working_days=days)
    session = for_self(USER, of=SELF.gp, at=at, policy=policy)
    asked = contact_office(session, topic=Topic.GETTING_THERE, question="?")
    assert load(dump(asked), Request) == asked


@given(st.sampled_from(RULES), st.lists(st.sampled_from([0, 1, 2])))
def test_a_decision_comes_back_as_the_same_object(rule: Rule, findings: list[int]) -> None:
    row = findings[: len(rule.conditions)]
    decision = decided(rule, sum(finding << 2 * place for place, finding in enumerate(row)))
    assert back(decision) is decision
    assert back(decision.disclosed()) is decision.disclosed()


@pytest.mark.parametrize(
    ("zone", "offset"),
    [
        (OSLO, "+01:00"),
        (UTC, "+00:00"),
        (timezone(timedelta(hours=-9, minutes=-30)), "-09:30"),
        (timezone(timedelta(seconds=-1)), "-00:00:01"),
    ],
)
def test_the_offset_of_an_instant_is_kept(zone: tzinfo, offset: str) -> None:
    end = datetime(2027, 1, 1, tzinfo=UTC)
    slot = attrs.evolve(SLOT, start=datetime(2026, 11, 24, 8, 0, 0, 5, tzinfo=zone), end=end)
    assert dumped(slot)["slot"]["start"] == f"2026-11-24T08:00:00.000005{offset}"
    assert back(slot) == slot
    assert back(slot).start.utcoffset() == slot.start.utcoffset()


@pytest.mark.parametrize("shape", [shape for _, shape in KINDS.values()], ids=lambda shape: shape.__name__)
def test_what_stands_in_a_type_is_dumped(shape: Anything) -> None:
    """A field that is added to a type must be listed, or what is loaded is not what was dumped."""
    (kind,) = [kind for kind, listed in KINDS.values() if listed is shape]
    if kind is not Decision:
        fields = {field.alias: field.default for field in attrs.fields(kind) if field.init}
        assert shape.__annotations__.keys() == fields.keys()
        required = {alias for alias, default in fields.items() if default is attrs.NOTHING}
        more = {Session: {"policy"}, CadastralAddress: {"land_number"}}.get(kind, set())
        assert shape.__required_keys__ == required | more


@pytest.mark.parametrize(
    "write", [json.dumps, lambda data: json.dumps(data).encode(), dict, MappingProxyType]
)
def test_text_bytes_and_a_mapping_are_read(write: Anything) -> None:
    assert load(write(dumped(USER)), Person) == USER


def test_what_has_a_default_may_be_left_out_and_a_number_may_have_a_fraction_of_zero() -> None:
    person = {"id": "a", "protected": None, "standing": None, "birth_year": 1985.0}
    read = load({"fastlege": 1.0, "audience": "system", "person": person}, Person)
    assert (read.birth_date, read.home, read.shared_residences) == (None, None, ())
    assert (read.birth_year, type(read.birth_year)) == (1985, int)


# --- what is dumped


@pytest.mark.parametrize("request_", REQUESTS, ids=name)
def test_a_request_holds_nothing_of_other_patients(request_: Request) -> None:
    text = json.dumps(dump(request_))
    assert OTHERS.patient not in text
    assert OTHERS.reason not in text


def test_a_request_read_by_a_second_process_is_applied_to_the_schedule() -> None:
    read = load(json.dumps(dump(BOOKED)), AppointmentRequest)
    assert OTHERS in SCHEDULE.apply(read).bookings
    assert read.booking in SCHEDULE.apply(read).bookings


def test_a_decision_is_its_rule_its_size_its_bits_and_its_edition() -> None:
    decision = decided(rule_named("representation"), 2)
    written = dump(decision, policy=UNTIL_TWELVE)["decision"]
    assert written == {"rule": "representation", "conditions": 9, "bits": 2, "policy": "until-twelve"}


@pytest.mark.parametrize("value", [None, 5, {}, [USER], object(), menu(SELF), BOOKED.delivery, UNTIL_TWELVE])
def test_what_is_not_for_systems_is_not_dumped(value: Anything) -> None:
    with pytest.raises(InvalidInputError, match=r"^value: give one of Address, .*exchange\.view\(\)$"):
        dump(value)


def test_an_edition_goes_with_a_decision_alone_and_has_a_name_of_its_own() -> None:
    ours: Anything = attrs.evolve(UNTIL_TWELVE, name=HELSENORGE_2021_01_11.name)
    decision = decided(rule_named("access"), 0)
    rows: list[tuple[Anything, Anything, str]] = [
        (USER, UNTIL_TWELVE, "leave it out: only a decision takes it"),
        (decision, "page", "give a Policy, or None"),
        (decision, ours, "give your own edition a name of its own: editions are known by name"),
        (
            for_self(USER, of=None, policy=ours),
            None,
            "give your own edition a name of its own: editions are known by name",
        ),
    ]
    for value, policy, message in rows:
        with pytest.raises(InvalidInputError) as refused:
            dump(value, policy=policy)
        assert dict(refused.value.problems) == {"policy": message}


def test_a_decision_of_somebody_elses_rule_named_like_ours_is_not_dumped() -> None:
    theirs = Rule("access", (Condition("access-level-sufficient", Source("The sign on the door")),))
    with pytest.raises(InvalidInputError, match=r"^value: store the bits of this decision"):
        dump(decided(theirs, 0))


# --- which kind


def test_a_base_and_a_tuple_leave_it_to_the_document() -> None:
    for request in REQUESTS:
        assert load(dump(request), Request) == request
        assert load(dump(request), (Person, Request)) == request
    assert load(dump(USER), (Person, Family)) == USER


@pytest.mark.parametrize("kind", [Family, Request, (Family, Session), RenewalRequest, Slot])
def test_a_kind_that_was_not_asked_for_is_not_loaded(kind: Anything) -> None:
    found = problems(dumped(USER), kind)
    assert found["person"].startswith("leave it out: the caller asked for ")
    assert found[""].startswith("give ")


def test_two_kinds_in_one_document_are_refused() -> None:
    both = {**dumped(USER), **dumped(SLOT)}
    assert problems(both, (Person, Slot)) == {"slot": "leave it out: the caller asked for person or slot"}


@pytest.mark.parametrize(
    "kind", [None, object, int, dict, "Person", (), (Person, int), [Person], ([],), Policy]
)
def test_only_known_kinds_can_be_asked_for(kind: Anything) -> None:
    with pytest.raises(InvalidInputError, match=r"^kind: give one or several of Address, .*, or Request$"):
        load(dumped(USER), kind)


# --- which edition


def test_an_edition_that_was_not_given_is_refused() -> None:
    wanted = "give the name of an edition, the page's own or one that the reader was given"
    assert problems(dumped(UNDER_ANOTHER), Session) == {"session.policy": wanted}
    stored = dump(decided(rule_named("access"), 0), policy=UNTIL_TWELVE)
    assert problems(stored, Decision) == {"decision.policy": wanted}
    assert load(stored, Decision, policies=[UNTIL_TWELVE]).granted


@pytest.mark.parametrize(
    ("policies", "message"),
    [
        (None, "give a list of Policy"),
        (UNTIL_TWELVE, "give a list of Policy"),
        (["until-twelve"], "give a list of Policy"),
        (
            [UNTIL_TWELVE, attrs.evolve(UNTIL_TWELVE, represented_until=9)],
            "give each edition a name of its own",
        ),
        (
            [attrs.evolve(UNTIL_TWELVE, name=HELSENORGE_2021_01_11.name)],
            "give each edition a name of its own",
        ),
    ],
)
def test_editions_are_known_by_their_names(policies: Anything, message: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        load(dumped(USER), Person, policies=policies)
    assert dict(refused.value.problems) == {"policies": message}


def test_an_edition_given_twice_or_ours_given_again_is_one() -> None:
    twice = [UNTIL_TWELVE, copy.copy(UNTIL_TWELVE), HELSENORGE_2021_01_11]
    assert load(dumped(UNDER_ANOTHER), Session, policies=twice) == UNDER_ANOTHER


# --- stored decisions


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("conditions", 8, "give the number of conditions that the rule representation had, which is now 9"),
        ("conditions", 10, "give the number of conditions that the rule representation had, which is now 9"),
        ("bits", 3, "give the bits of a decision of the rule representation"),
        ("bits", -1, "give the bits of a decision of the rule representation"),
        ("rule", CANARY, "give one of access, representation, representation-disclosed, "),
    ],
)
def test_a_stored_decision_that_no_longer_fits_is_refused(key: str, value: object, message: str) -> None:
    document = dumped(decided(rule_named("representation"), 0))
    document["decision"][key] = value
    found = problems(document, Decision)
    assert [*found] == [f"decision.{key}"]
    assert found[f"decision.{key}"].startswith(message)


# --- the envelope


@pytest.mark.parametrize("version", [None, 0, 2, "1", True, 1.5, [1]])
def test_another_version_is_refused(version: object) -> None:
    assert problems({**dumped(USER), "fastlege": version}, Person) == {
        "fastlege": f"give {VERSION}, the version of the form"
    }


def test_what_was_made_for_people_is_not_read() -> None:
    document = {**dumped(USER), "audience": "citizen", CANARY: 1}
    assert problems(document, Person) == {
        "audience": "give 'system': views for people cannot be loaded",
        "*": "leave it out: the caller asked for person",
    }


@pytest.mark.parametrize(
    "document", [None, 5, "", "[1]", b"\xff", '{"a": 1, "a": 2}', "{} {}", "[" * 100_000]
)
def test_what_is_no_document_is_refused(document: object) -> None:
    assert [*problems(document, Person)] == [""]


def test_an_empty_document_is_refused() -> None:
    assert [*problems({}, Person)] == ["fastlege", "audience", ""]


# --- every place


def places(
    value: Anything, path: str = "", way: tuple[Any, ...] = ()
) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """List every place in a document, as a problem writes it and as one walks to it."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, member in inside:
        inner = f"{path}[{step}]" if isinstance(step, int) else f"{path}.{step}".removeprefix(".")
        yield inner, (*way, step)
        yield from places(member, inner, (*way, step))


def put(document: Anything, way: tuple[Any, ...], value: object) -> Anything:
    changed = copy.deepcopy(document)
    around = changed
    for step in way[:-1]:
        around = around[step]
    if value is ...:
        del around[way[-1]]
    else:
        around[way[-1]] = value
    return changed


PLACES: Final = [
    (type(value), dumped(value), path, way)
    for value in DATA
    for path, way in places(dumped(value))
    if len(way) > 1
]


@pytest.mark.parametrize(
    "wrong", [{CANARY: CANARY}, [[CANARY]], 0.5, "\ud800"], ids=["object", "list", "number", "text"]
)
def test_a_wrong_type_at_any_place_is_a_problem_there(wrong: object) -> None:
    for kind, document, path, way in PLACES:
        found = problems(put(document, way, wrong), kind, policies=[UNTIL_TWELVE])
        whole = path.partition("[")[0] if path.endswith("]") and kind is GP else path
        assert any(
            told == whole or told.startswith((f"{path}.", f"{path}[")) or path.startswith(f"{told}[")
            for told in found
        ), path


def test_what_is_missing_is_a_problem_where_it_should_be_and_an_unknown_key_where_it_is() -> None:
    for kind, document, path, way in PLACES:
        around: Anything = document
        for step in way[:-1]:
            around = around[step]
        if not isinstance(around, dict):
            continue
        extra = problems(put(document, (*way[:-1], CANARY), 1), kind, policies=[UNTIL_TWELVE])
        whole = path.rpartition(".")[0]
        assert any(told in {f"{whole}.*", whole} for told in extra), path
        try:
            load(put(document, way, ...), kind, policies=[UNTIL_TWELVE])
        except InvalidDocumentError as error:
            told = [told for told, _ in error.problems]  # what has a default may be left out
            assert path in told or told == ["schedule.bookings"], path  # a slot without its kind


@given(
    st.sampled_from(PLACES), st.sampled_from([None, True, 0, -1, 10**400, 7.0, "", "x", "2026-11-23", [], {}])
)
def test_whatever_stands_anywhere_only_our_error_comes_out(row: Anything, value: object) -> None:
    kind, document, _, way = row
    try:
        read = load(put(document, way, value), kind, policies=[UNTIL_TWELVE])
    except InvalidDocumentError as error:
        assert error.problems  # noqa: PT017  # some of these fit
    else:
        assert type(read) is kind


# --- what the types themselves refuse


DAY: Final = "give a date that exists, such as '2026-11-23'"
INSTANT: Final = "give a date, a time and an offset from UTC, such as '2026-11-23T21:05:00+01:00'"
AGAIN: Final = "give the due date by this calendar; it is another day"
REFUSED: Final[list[tuple[Any, str, object, str]]] = [
    (USER, "birth_date", "2026-02-30", f"{DAY}, or null"),
    (USER, "birth_date", "20260228", f"{DAY}, or null"),
    (USER, "birth_date", "1985-07-21\n", f"{DAY}, or null"),
    (USER, "birth_year", 1986, "give the year of birth_date, or leave it out"),
    (USER, "birth_year", True, "give a whole number, or null"),
    (USER, "protected", 0, "give true or false, or null"),
    (SELF, "at", "2026-11-23T21:05:00", INSTANT),
    (SELF, "at", "2026-11-23 21:05:00+01:00", INSTANT),
    (SELF, "at", "0001-01-01T00:00:00+14:00", INSTANT),
    (SELF, "at", "9999-12-31T23:59:00-14:00", INSTANT),
    (SELF, "access_level", 3, "give one of none, basic, basic-plus, full, or null"),
    (SELF, "gp", "none", "modes, serves_children, or 'unknown', or null"),
    (FAMILY, "as_of", "2010-01-01", "give a day that is not before the child's birth"),
    (FAMILY, "parents[1].person.id", "parent-1", "parents"),
    (SLOT, "end", "2026-11-24T08:00:00+01:00", "give an end that is later than the start"),
    (BOOKED, "delivery.deadline.due_date", "2026-12-01", AGAIN),
    (BOOKED, "delivery.deadline.working_days", 6, "due_date"),
    (BOOKED, "delivery.deadline.working_days", 0, "an answer takes one working day or more"),
    (BOOKED, "delivery.deadline.working_days", 10**9, "answer"),
    (BOOKED, "delivery.deadline.received_at", "1850-01-01T00:00:00+01:00", "1901-01-01"),
]


@pytest.mark.parametrize(("value", "path", "wrong", "message"), REFUSED)
def test_what_cannot_be_is_refused_in_its_place(
    value: Anything, path: str, wrong: object, message: str
) -> None:
    document = dumped(value)
    (whole,) = document.keys() - {"fastlege", "audience"}
    ways = dict(places(document))
    found = problems(put(document, ways[f"{whole}.{path}"], wrong), type(value))
    ((where, told),) = found.items()
    assert where == f"{whole}.{path}" or message in where
    assert message in told or message in where


def test_every_problem_is_told_at_once() -> None:
    one = {"id": "", "standing": CANARY, CANARY: 1, "birth_year": 0}
    family = {
        "child": {**one, "home": {"matrikkel_id": 5}},
        "parents": [CANARY, {"person": one, "responsibility": "yes"}],
        "as_of": "today",
        "mother": {},
    }
    found = problems({"fastlege": 2, "audience": "citizen", "family": family, CANARY: None}, Family)
    assert [*found] == [
        "fastlege",
        "audience",
        "*",
        "family.mother",
        "family.child.*",
        "family.child.id",
        "family.child.home.matrikkel_id",
        "family.child.protected",
        "family.child.standing",
        "family.child.birth_year",
        "family.parents[0]",
        "family.parents[1].person.*",
        "family.parents[1].person.id",
        "family.parents[1].person.protected",
        "family.parents[1].person.standing",
        "family.parents[1].person.birth_year",
        "family.parents[1].responsibility",
        "family.as_of",
    ]
