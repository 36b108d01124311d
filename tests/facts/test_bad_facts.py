"""Facts and arguments that cannot be: one error with every problem, where it is and what to give instead."""

from __future__ import annotations

import copy
import math
import pickle
from datetime import UTC, date, datetime, time, timedelta, timezone
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import attrs
import pytest

from fastlege import (
    GP,
    HELSENORGE_2021_01_11,
    OSLO,
    AccessLevel,
    Address,
    Audience,
    CadastralAddress,
    ConsultationMode,
    Family,
    Finding,
    Grading,
    InvalidFactError,
    InvalidInputError,
    Office,
    Parent,
    ParentRole,
    Person,
    Policy,
    Service,
    Session,
    Standing,
    StreetAddress,
    access_suffices,
    is_available,
    may_consult_online,
    may_enquire,
    may_represent,
    representatives,
    rule_named,
)
from fastlege.problems import Fact
from fastlege.rules import ENQUIRY, REPRESENTATION, RULES
from fastlege.sources import PAGE
from fastlege.terms import Channel, MissingReason, PersonId, Topic
from tests.support import DAY, ELSEWHERE, HOME, child, decided, family, for_self, gp, noon, parent, person

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Anything = Any
"""What somebody may hand over, whatever the types say."""

ADULT: Final = person("parent-1")
FAMILY: Final = family(child(), parent())
SESSION: Final = for_self(ADULT, of=gp())
SHIELDED: Final = Address(matrikkel_id="604503040", grading=Grading.CONFIDENTIAL)
NAIVE: Final = datetime(2026, 11, 23, 12)

NOT_TEXT: Final[tuple[Anything, ...]] = (
    0,
    1,
    1.5,
    math.nan,
    True,
    b"x",
    ["x"],
    ("x",),
    {},
    object(),
    10**400,
    DAY,
)
NO_TEXT: Final[tuple[Anything, ...]] = (*NOT_TEXT, None, "", "  ", "\t\n")
NOT_NUMBER: Final[tuple[Anything, ...]] = (
    -1,
    1.0,
    math.inf,
    math.nan,
    "1",
    "",
    True,
    False,
    [1],
    (),
    {},
    b"1",
    object(),
    DAY,
)
NOT_FLAG: Final[tuple[Anything, ...]] = (
    0,
    1,
    "true",
    "False",
    "",
    "ja",
    math.nan,
    [],
    {},
    object(),
    Finding.MET,
)
NOT_DAY: Final[tuple[Anything, ...]] = (
    0,
    20261123,
    "2026-11-23",
    "",
    NAIVE,
    NAIVE.replace(tzinfo=OSLO),
    1.5,
    [],
    [DAY],
    {},
    time(12),
    True,
)
NOT_CODE: Final[tuple[Anything, ...]] = (
    0,
    "x",
    "",
    [],
    {},
    True,
    math.nan,
    b"mor",
    object(),
    Finding.UNKNOWN,
    type,
)
NOT_FACT: Final[tuple[Anything, ...]] = (
    0,
    1,
    "x",
    "",
    [],
    {},
    (),
    True,
    math.nan,
    b"x",
    object(),
    object,
    DAY,
    10**400,
    Finding.UNKNOWN,
)


SOMETHING_KNOWN: Final[tuple[dict[str, Anything], ...]] = (
    {"birth_date": date(1985, 7, 21)},
    {"birth_year": 1985},
    {"home": Address()},
    {"protected": False},
    {"protected": True},
    {"standing": Standing.DISAPPEARED},
)
"""The least that can be known of somebody, in each way."""


class Entry(NamedTuple):
    """An entry point: what it is called with when all is well, and what is wrong for each argument."""

    call: Callable[..., object]
    good: dict[str, Anything]
    wrong: dict[str, tuple[str, tuple[Anything, ...]]]


TEXT_OR_NONE: Final = "a text, or None when it is missing"
AN_ID: Final = "the digits 0 to 9 as text, such as '604503040', or None when it is missing"
A_CODE: Final = "the digits 0 to 9 as text, such as '11020', or None when it is missing"
A_UNIT: Final = "a letter and four digits, such as 'H0101', or None when it is missing"
A_LETTER: Final = "one letter from A to Å, or None when there is none"
NUMBER: Final = "a whole number from 0 up, or None"
MUNICIPALITY: Final = "four digits as text, such as '0301', or None"
FLAG: Final = "True, False, or None when it is not known"
A_TEXT: Final = "a text that is not blank, without control characters"
CONTACT: Final = f"{A_TEXT}, or None"
AN_AGE: Final = "an age in whole years, zero or more"
A_SWITCH: Final = "True or False"
A_FINDING: Final = "Finding.MET, UNMET or UNKNOWN; a truth value is not a finding"
BAD_MUNICIPALITY: Final = ("301", "03010", "Oslo", " 301", "", "3-01", *NOT_TEXT)
DECLARED: Final = "True, False, or None when it is not declared"
PATIENTS_GP: Final = "the patient's GP, None when there is none, or Finding.UNKNOWN"
NO_GP: Final[tuple[Anything, ...]] = (
    "Kari Lege",
    "unknown",
    Finding.MET,
    False,
    0,
    [],
    gp,
    GP,
    Office(name="x", participates=True),
)
NO_LEVEL: Final[tuple[Anything, ...]] = (
    0,
    3,
    "full",
    "FULL",
    True,
    math.nan,
    [],
    Service.E_CONSULTATION,
    object(),
)
NO_INSTANT: Final[tuple[Anything, ...]] = (
    None,
    DAY,
    NAIVE,
    "2026-11-23T12:00:00+01:00",
    1_800_000_000,
    math.nan,
    [],
    time(12),
    True,
)
NO_POLICY: Final[tuple[Anything, ...]] = (None, "helsenorge-2021-01-11", {}, [], 0, True, Policy, object())
NO_PERSON: Final[tuple[Anything, ...]] = (None, *NOT_FACT, Person, parent())
NO_FAMILY: Final[tuple[Anything, ...]] = (None, *NOT_FACT, Family, (child(), parent()))
NO_SERVICE: Final[tuple[Anything, ...]] = (
    None,
    "e-consultation",
    "",
    0,
    True,
    [],
    Service,
    [Service.E_CONSULTATION],
    object(),
    Topic.HEALTH,
)

ENTRIES: Final = {
    "Address": Entry(
        Address,
        {"matrikkel_id": "604503040", "unit": "H0101", "place": None, "grading": Grading.UNGRADED},
        {
            "matrikkel_id": (AN_ID, (604503040, "nan", "ukjent", "-", *NOT_TEXT)),
            "unit": (A_UNIT, ("nan", "ukjent", "H101", *NOT_TEXT)),
            "place": (
                "a StreetAddress, a CadastralAddress, or None",
                (*NOT_FACT, HOME, "Storgata 1", StreetAddress),
            ),
            "grading": ("a Grading, or None", (*NOT_CODE, "ugradert", True)),
        },
    ),
    "StreetAddress": Entry(
        StreetAddress,
        {
            "municipality": "4602",
            "street_name": "Stavangvegen",
            "street_code": "3260",
            "house_number": 90,
            "house_letter": "B",
        },
        {
            "municipality": (MUNICIPALITY, BAD_MUNICIPALITY),
            "street_name": (TEXT_OR_NONE, NOT_TEXT),
            "street_code": (A_CODE, (3260, "nan", "3260a", *NOT_TEXT)),
            "house_number": ("a whole number from 0 to 9999, or None", (10_000, 10**400, "90", *NOT_NUMBER)),
            "house_letter": (A_LETTER, ("nan", "AB", "1", *NOT_TEXT)),
        },
    ),
    "CadastralAddress": Entry(
        CadastralAddress,
        {"municipality": "4602", "land_number": 31, "title_number": 4, "lease_number": 0, "sub_number": 0},
        {
            "municipality": (MUNICIPALITY, BAD_MUNICIPALITY),
            **dict.fromkeys(
                ("land_number", "title_number", "lease_number", "sub_number"), (NUMBER, NOT_NUMBER)
            ),
        },
    ),
    "Person": Entry(
        Person,
        {
            "id": "p",
            "birth_date": date(1985, 7, 21),
            "birth_year": 1985,
            "home": HOME,
            "shared_residences": (),
            "protected": False,
            "standing": Standing.RESIDENT,
            "notify_by": Channel.SMS,
        },
        {
            "id": (A_TEXT, NO_TEXT),
            "birth_date": ("a date without a time, or None", NOT_DAY),
            "home": ("an Address, or None when it is not known", (*NOT_FACT, "Storgata 1", Address)),
            "shared_residences": (
                "a list of Address, empty when there is none",
                (None, HOME, (HOME, None), [1], {HOME: HOME}, "x", b"x", 0, iter([HOME, None]), list),
            ),
            "protected": (FLAG, NOT_FLAG),
            "standing": (
                "a Standing, such as Standing.RESIDENT, or None when it is not known",
                (*NOT_CODE, "resident", "bosatt"),
            ),
            "notify_by": ("a Channel, or None when it is not known", (*NOT_CODE, "sms")),
        },
    ),
    "Parent": Entry(
        Parent,
        {"person": ADULT, "responsibility": True, "role": ParentRole.MOTHER, "missing_because": None},
        {
            "person": ("a Person", NO_PERSON),
            "responsibility": (FLAG, (*NOT_FLAG, "felles")),
            "role": ("a ParentRole, or None when it is not known", (*NOT_CODE, "mor")),
            "missing_because": (
                "a MissingReason for a parent without facts, or None",
                (*NOT_CODE, "denied", MissingReason.DENIED, MissingReason.NOT_FOUND),
            ),
        },
    ),
    "Family": Entry(
        Family,
        {"child": child(), "parents": (parent(),), "as_of": DAY, "all_parents_known": True},
        {
            "child": ("a Person", (*NO_PERSON, FAMILY)),
            "parents": (
                "a list of Parent, empty when there is none",
                (
                    None,
                    parent(),
                    (ADULT,),
                    [parent(), None],
                    {"mor": parent()},
                    "x",
                    0,
                    True,
                    iter([parent(), None]),
                    MappingProxyType({parent(): "mor"}),
                ),
            ),
            "as_of": ("the day on which the facts hold, as a date without a time", (None, *NOT_DAY)),
            "all_parents_known": (A_SWITCH, (None, *NOT_FLAG)),
        },
    ),
    "Office": Entry(
        Office,
        {
            "name": "Legesenteret",
            "participates": True,
            "phone": "55 55 55 55",
            "address": "Storgata 1",
            "website": "https://example.no",
        },
        {
            "name": (A_TEXT, NO_TEXT),
            "participates": (FLAG, NOT_FLAG),
            **dict.fromkeys(("phone", "address", "website"), (CONTACT, (*NOT_TEXT, "", " ", 55555555))),
        },
    ),
    "GP": Entry(
        GP,
        {
            "id": "kari",
            "name": "Legen",
            "office": Office(name="Legesenteret", participates=True),
            "services": set(Service),
            "modes": set(ConsultationMode),
            "serves_children": True,
        },
        {
            "id": (A_TEXT, NO_TEXT),
            "name": (A_TEXT, NO_TEXT),
            "office": ("an Office", (None, *NOT_FACT, "Legesenteret", Office)),
            "services": (
                "a set of Service, or None when it is not known",
                (
                    0,
                    "e-consultation",
                    Service.E_CONSULTATION,
                    {"e-consultation"},
                    [None],
                    {Service.E_CONSULTATION: 2},
                    MappingProxyType({Service.E_CONSULTATION: 2}),
                    iter([Service.E_CONSULTATION, "x"]),
                    b"",
                    "",
                    True,
                    object(),
                ),
            ),
            "modes": (
                "a set of ConsultationMode, or None",
                (0, "video", ["video"], {Service.E_CONSULTATION}, True),
            ),
            "serves_children": (FLAG, NOT_FLAG),
        },
    ),
    "Session.for_self": Entry(
        Session.for_self,
        {
            "user": ADULT,
            "gp": gp(),
            "access_level": AccessLevel.FULL,
            "at": noon(DAY),
            "policy": HELSENORGE_2021_01_11,
        },
        {
            "user": ("a Person", NO_PERSON),
            "gp": (PATIENTS_GP, NO_GP),
            "access_level": ("an AccessLevel, or None when it is not known", NO_LEVEL),
            "at": ("a datetime with a time zone, for example tzinfo=OSLO", NO_INSTANT),
            "policy": ("a Policy", NO_POLICY),
        },
    ),
    "Session.for_child": Entry(
        Session.for_child,
        {
            "user": ADULT,
            "family": FAMILY,
            "gp": gp(),
            "access_level": AccessLevel.FULL,
            "at": noon(DAY),
            "policy": HELSENORGE_2021_01_11,
        },
        {
            "user": ("a Person", NO_PERSON),
            "gp": (PATIENTS_GP, NO_GP),
            "access_level": ("an AccessLevel, or None when it is not known", NO_LEVEL),
            "at": ("a datetime with a time zone, for example tzinfo=OSLO", NO_INSTANT),
            "policy": ("a Policy", NO_POLICY),
        },
    ),
    "Policy": Entry(
        Policy,
        {
            field.name: getattr(HELSENORGE_2021_01_11, field.name)
            for field in attrs.fields(Policy)
            if field.init
        }
        | {"sources": (("has-gp", PAGE), ("mode-supported", PAGE))},
        {
            "name": ("a name, such as 'helsenorge-2021-01-11'", NO_TEXT),
            "published": (
                "the day of publication as a date without a time, or None beside read_on",
                (None, *NOT_DAY),
            ),
            "read_on": ("the day on which the document was read as a date without a time, or None", NOT_DAY),
            "sources": (
                "a tuple of pairs (code, Source), each code once; the codes stand in RULES",
                (
                    None,
                    [],
                    {"has-gp": PAGE},
                    ("has-gp", PAGE),
                    (("has-gp",),),
                    (("has-gps", PAGE),),
                    ((["has-gp"], PAGE),),
                    (("has-gp", "the page"),),
                    (("has-gp", PAGE), ("has-gp", PAGE)),
                ),
            ),
            "source": ("a Source, such as HELSENORGE_2021_01_11.source", (None, *NOT_FACT, "the page")),
            **dict.fromkeys(
                ("represented_until", "acts_alone_from", "represents_from", "hidden_from_parents_from"),
                (AN_AGE, (None, *NOT_NUMBER)),
            ),
            "response_working_days": ("a number of working days, one or more", (None, 0, *NOT_NUMBER)),
            "required_access": (
                "a pair (Service, AccessLevel) for each of the five services",
                (
                    None,
                    (),
                    {Service.E_CONSULTATION: AccessLevel.FULL},
                    tuple((service, AccessLevel.FULL) for service in tuple(Service)[1:]),
                    tuple((service, AccessLevel.FULL) for service in (*Service, Service.E_CONSULTATION)),
                    tuple(
                        (service, AccessLevel.FULL) for service in (*tuple(Service)[1:], tuple(Service)[1])
                    ),
                    tuple((service.value, AccessLevel.FULL) for service in Service),
                    tuple((service, 3) for service in Service),
                    tuple(
                        (service, 3 if service is Service.E_CONSULTATION else AccessLevel.FULL)
                        for service in Service
                    ),
                    tuple((service,) for service in Service),
                    tuple([service, AccessLevel.FULL] for service in Service),
                    "x",
                    5,
                ),
            ),
            "consultation_modes": (
                "a frozenset of ConsultationMode",
                (None, set(ConsultationMode), [*ConsultationMode], frozenset({"video"}), "video", 0),
            ),
            **dict.fromkeys(
                ("shared_residence_counts", "parent_sees_only_own_threads"), (A_SWITCH, (None, *NOT_FLAG))
            ),
        },
    ),
    "access_suffices": Entry(
        access_suffices,
        {"held": AccessLevel.FULL, "service": Service.E_CONSULTATION, "policy": HELSENORGE_2021_01_11},
        {
            "held": ("an AccessLevel, or None when it is not known", NO_LEVEL),
            "service": ("a Service", NO_SERVICE),
            "policy": ("a Policy", NO_POLICY),
        },
    ),
    "may_represent": Entry(
        may_represent,
        {"adult": ADULT, "family": FAMILY, "policy": HELSENORGE_2021_01_11},
        {
            "adult": ("a Person", NO_PERSON),
            "family": ("a Family", NO_FAMILY),
            "policy": ("a Policy", NO_POLICY),
        },
    ),
    "representatives": Entry(
        representatives,
        {"family": FAMILY, "policy": HELSENORGE_2021_01_11},
        {"family": ("a Family", NO_FAMILY), "policy": ("a Policy", NO_POLICY)},
    ),
    "is_available": Entry(
        is_available,
        {"session": SESSION, "service": Service.E_CONSULTATION},
        {"session": ("a Session", (None, *NOT_FACT, ADULT, FAMILY)), "service": ("a Service", NO_SERVICE)},
    ),
    "may_consult_online": Entry(
        may_consult_online,
        {
            "gp": gp(),
            "mode": ConsultationMode.VIDEO,
            "urgent": False,
            "needs_attendance": False,
            "policy": HELSENORGE_2021_01_11,
        },
        {
            "gp": ("a GP, None when there is none, or Finding.UNKNOWN", NO_GP),
            "mode": ("a ConsultationMode, or None", (*NOT_CODE, "video")),
            "urgent": (DECLARED, NOT_FLAG),
            "needs_attendance": (DECLARED, NOT_FLAG),
            "policy": ("a Policy", NO_POLICY),
        },
    ),
    "may_enquire": Entry(
        may_enquire,
        {"topic": Topic.HEALTH},
        {
            "topic": (
                "a Topic, or None when it is not declared",
                (*NOT_CODE, "health", "HEALTH", Topic, [Topic.HEALTH], 10**400),
            )
        },
    ),
    "Rule.decide": Entry(
        REPRESENTATION.decide,
        dict.fromkeys(decided(REPRESENTATION, 0).findings, Finding.MET),
        {
            name: (
                A_FINDING,
                (None, True, False, 0, 2, "yes", "", "MET", math.nan, [], {}, object(), Finding),
            )
            for name in decided(REPRESENTATION, 0).findings
        }
        | dict.fromkeys(
            ("child_under_age", "has_gp", "others", "bits"),
            ("leave it out: the rule has no such condition", (Finding.MET, None, True)),
        ),
    ),
    "Rule.decision": Entry(
        REPRESENTATION.decision,
        {"bits": 0, "conditions": 9},
        {
            "bits": (
                "the bits of a decision of the rule representation",
                (
                    None,
                    True,
                    -1,
                    3,
                    12,
                    3 << 16,
                    4**9,
                    4**9 + 1,
                    10**400,
                    0.0,
                    math.nan,
                    "0",
                    b"\0",
                    [],
                    {},
                    object(),
                ),
            ),
            "conditions": (
                "the number of conditions that the rule representation had, which is now 9",
                (None, True, 8, 10, 0, -9, 9.0, "9", [9], object()),
            ),
        },
    ),
    "rule_named": Entry(
        rule_named,
        {"name": "access"},
        {
            "name": (
                "one of access, representation, ",
                (
                    None,
                    "",
                    " ",
                    "ACCESS",
                    "access ",
                    "tilgang",
                    0,
                    True,
                    1.5,
                    math.nan,
                    b"access",
                    (),
                    object(),
                    RULES,
                    "x" * 10**6,
                    "\ud800",
                ),
            )
        },
    ),
    "Decision.finding": Entry(
        decided(REPRESENTATION, 0).finding,
        {"code": "child-not-protected"},
        {
            "code": (
                f"one of {', '.join(REPRESENTATION.codes)}",
                (
                    None,
                    "",
                    "has-gp",
                    "child_not_protected",
                    "CHILD-NOT-PROTECTED",
                    0,
                    True,
                    [],
                    {},
                    (),
                    math.nan,
                    b"x",
                ),
            )
        },
    ),
    "Decision.explain": Entry(
        decided(ENQUIRY, 1).explain,
        {"language": "nb", "audience": Audience.CITIZEN, "policy": None},
        {
            "language": (
                "'nb' (bokmål), 'nn' (nynorsk) or 'en' (English)",
                (None, "no", "NB", "nb ", "", "en-GB", b"nb", 0, True, [], ["nb"], {}, object()),
            ),
            "audience": (
                "Audience.CITIZEN ('citizen') or Audience.CASEWORKER ('caseworker')",
                (None, "CITIZEN", "lege", "", 0, True, [], {}, object(), Audience),
            ),
            "policy": ("a Policy, or None", NO_POLICY[1:]),
        },
    ),
}


def cases() -> Iterator[object]:
    for name, entry in ENTRIES.items():
        for field, (wanted, values) in entry.wrong.items():
            for number, value in enumerate(values):
                yield pytest.param(entry, field, value, wanted, id=f"{name}-{field}-{number}")


def problems(call: Callable[..., object], **arguments: Anything) -> list[tuple[str, str]]:
    with pytest.raises(InvalidInputError) as caught:
        call(**arguments)
    assert type(caught.value) is InvalidFactError or call is ENTRIES["Decision.explain"].call
    return [(problem.path, problem.message) for problem in caught.value.problems]


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES)
class TestEntryPoints:
    def test_the_good_arguments_are_good_and_shown_nowhere(self, entry: Entry) -> None:
        made = entry.call(**entry.good)
        assert not isinstance(made, Fact) or repr(made) == f"{type(made).__name__}(…)"

    def test_fifteen_wrong_inputs_and_more(self, entry: Entry) -> None:
        wrong = [(field, repr(value)) for field, (_, values) in entry.wrong.items() for value in values]
        assert len(set(wrong)) >= 15 or entry.call == ENTRIES["Decision.finding"].call

    def test_each_pair_of_wrong_arguments_is_two_problems(self, entry: Entry) -> None:
        for one, other in pairwise(field for field in entry.wrong if field in entry.good):
            wrong = {field: entry.wrong[field][1][0] for field in (one, other)}
            told = problems(entry.call, **(entry.good | wrong))
            assert {path for path, _ in told} == {one, other}
            assert len(told) == 2

    def test_all_wrong_at_once_are_all_told(self, entry: Entry) -> None:
        wrong = {field: values[0] for field, (_, values) in entry.wrong.items()}
        told = problems(entry.call, **(entry.good | wrong))
        assert sorted(path for path, _ in told) == sorted(wrong)


@pytest.mark.parametrize(("entry", "field", "value", "wanted"), list(cases()))
def test_a_wrong_argument(entry: Entry, field: str, value: Anything, wanted: str) -> None:
    ((told, message),) = problems(entry.call, **(entry.good | {field: value}))
    assert told == field
    assert message.removeprefix("give ").startswith(wanted)


class TestWhatCannotHoldTogether:
    def test_a_birth_year_that_is_not_the_dates(self) -> None:
        assert problems(Person, **(ENTRIES["Person"].good | {"birth_year": 1986})) == [
            ("birth_year", "give the year of birth_date, or leave it out")
        ]

    @pytest.mark.parametrize(
        "year", [0, -1, 10_000, 85.0, math.nan, "1985", True, b"1985", (), object(), 10**400]
    )
    def test_a_birth_year_that_is_none(self, year: Anything) -> None:
        assert problems(Person, **(ENTRIES["Person"].good | {"birth_date": None, "birth_year": year})) == [
            ("birth_year", "give a year from 1 to 9999 as a whole number, or None")
        ]

    @pytest.mark.parametrize("grading", [Grading.CONFIDENTIAL, Grading.STRICTLY_CONFIDENTIAL])
    @pytest.mark.parametrize("said", [True, False, None])
    def test_one_at_a_shielded_home_is_protected_whatever_is_said(
        self, grading: Grading, *, said: bool | None
    ) -> None:
        """An error would tell of the protection to whoever reads it."""
        person = Person(id=PersonId("p"), protected=said, standing=None, home=Address(grading=grading))
        assert (person.protected, person.counts_as_protected) == (said, True)

    @pytest.mark.parametrize("left_out", ["id", "protected", "standing"])
    def test_what_must_be_said_even_when_it_is_unknown(self, left_out: str) -> None:
        given = {"id": "p", "protected": None, "standing": None}
        del given[left_out]
        with pytest.raises(TypeError, match=left_out):
            Person(**given)  # type: ignore[arg-type]  # what is tested

    @pytest.mark.parametrize("reason", [None, *MissingReason])
    def test_a_reason_is_told_of_a_parent_without_facts(self, reason: MissingReason | None) -> None:
        nobody = Person(id=PersonId("p"), protected=None, standing=None)
        assert Parent(person=nobody, responsibility=None, missing_because=reason).missing_because is reason

    @pytest.mark.parametrize("reason", MissingReason)
    @pytest.mark.parametrize("known", SOMETHING_KNOWN, ids=[*map(str, SOMETHING_KNOWN)])
    def test_a_reason_beside_a_fact_is_refused(
        self, known: dict[str, Anything], reason: MissingReason
    ) -> None:
        facts: dict[str, Anything] = {"id": "p", "protected": None, "standing": None}
        person = Person(**(facts | known))
        assert problems(Parent, person=person, responsibility=None, missing_because=reason) == [
            ("missing_because", "give a MissingReason for a parent without facts, or None")
        ]

    def test_one_parent_twice(self) -> None:
        with pytest.raises(InvalidFactError, match=r"^parents: give each parent once; two have the same id$"):
            family(child(), parent("a"), parent("a", home=ELSEWHERE))

    def test_a_parent_who_is_the_child(self) -> None:
        with pytest.raises(InvalidFactError, match=r"^parents: give persons other than the child"):
            family(child(), parent("child"))

    def test_a_day_before_the_child_was_born(self) -> None:
        with pytest.raises(
            InvalidFactError, match=r"^as_of: give a day that is not before the child's birth$"
        ):
            family(child(date(2026, 11, 24)), parent())
        with pytest.raises(InvalidFactError, match=r"^as_of"):
            family(child(2027), parent())

    def test_three_contradictions_of_a_family_are_three_problems(self) -> None:
        with pytest.raises(InvalidFactError) as caught:
            family(child(2027), parent("child"), parent("child"))
        assert [problem.path for problem in caught.value.problems] == [
            "parents",
            "parents",
            "as_of",
        ]

    @pytest.mark.parametrize("whose", NO_FAMILY)
    def test_a_session_for_a_child_without_its_family(self, whose: Anything) -> None:
        arguments = ENTRIES["Session.for_child"].good | {"family": whose}
        assert problems(Session.for_child, **arguments) == [("family", "give the Family of the child")]

    @pytest.mark.parametrize("standing", [Standing.DECEASED, Standing.INVALID_IDENTITY])
    def test_a_session_of_ones_own_for_one_who_cannot_be_logged_in(self, standing: Standing) -> None:
        """One sentence for both causes, which names neither."""
        user = person("user", standing=standing)
        told = problems(Session.for_self, **(ENTRIES["Session.for_self"].good | {"user": user}))
        assert told == [
            (
                "user",
                "no session can begin for this user; check with the log-in service who is logged in",
            )
        ]

    @pytest.mark.parametrize(
        "standing", [Standing.RESIDENT, Standing.NOT_RESIDENT, Standing.DISAPPEARED, None]
    )
    def test_a_session_of_ones_own_for_one_who_may_be_alive(self, standing: Standing | None) -> None:
        user = person("user", standing=standing)
        call, good = ENTRIES["Session.for_self"].call, ENTRIES["Session.for_self"].good
        assert call(**(good | {"user": user}))

    @pytest.mark.parametrize("standing", [*Standing, None])
    def test_a_session_for_a_child_begins_whatever_the_user_is_held_to_be(
        self, standing: Standing | None
    ) -> None:
        user = person("user", standing=standing)
        call, good = ENTRIES["Session.for_child"].call, ENTRIES["Session.for_child"].good
        assert call(**(good | {"user": user}))

    @pytest.mark.parametrize(
        "at", [noon(date(2026, 11, 22)), noon(date(2026, 11, 24)), datetime(2026, 11, 23, 23, 30, tzinfo=UTC)]
    )
    def test_a_family_of_another_day_than_the_sessions_in_oslo(self, at: datetime) -> None:
        arguments = ENTRIES["Session.for_child"].good | {"at": at}
        assert problems(Session.for_child, **arguments) == [
            ("family", "give the family as of the session's day in Oslo")
        ]

    @pytest.mark.parametrize(
        "stranger", ["", "Parent-1", "parent-1 ", "child", None, 0, 1.5, b"parent-1", ()]
    )
    def test_a_parent_who_is_none_of_the_familys(self, stranger: Anything) -> None:
        assert problems(FAMILY.parent, person=stranger) == [
            ("person", "give the id of one of the registered parents; find() returns None for others")
        ]

    @pytest.mark.parametrize("finding", Finding)
    def test_a_finding_is_no_truth_value(self, finding: Finding) -> None:
        with pytest.raises(TypeError, match="compare it"):
            bool(finding)

    def test_a_finding_left_out_is_told_for_each_condition(self) -> None:
        assert problems(REPRESENTATION.decide) == [
            (name, f"give {A_FINDING}") for name in ENTRIES["Rule.decide"].good
        ]


class TestTheError:
    @pytest.fixture
    def error(self) -> InvalidFactError:
        with pytest.raises(InvalidFactError) as caught:
            Office(name="", participates="ja")  # type: ignore[arg-type]  # what is tested
        return caught.value

    def test_it_is_both_a_type_error_and_a_value_error(self, error: InvalidFactError) -> None:
        assert isinstance(error, TypeError)
        assert isinstance(error, ValueError)

    def test_it_writes_a_problem_a_line(self, error: InvalidFactError) -> None:
        assert str(error) == f"name: give {A_TEXT}\nparticipates: give {FLAG}"

    def test_it_has_no_cause_that_might_tell_more(self, error: InvalidFactError) -> None:
        assert (error.__cause__, error.__context__) == (None, None)

    @pytest.mark.parametrize(
        "again",
        [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))],  # noqa: S301  # our own bytes
        ids=["copy", "deepcopy", "pickle"],
    )
    def test_it_is_copied_and_pickled_with_its_problems(
        self, error: InvalidFactError, again: Callable[[InvalidFactError], InvalidFactError]
    ) -> None:
        twin = again(error)
        assert type(twin) is InvalidFactError
        assert (twin.problems, str(twin)) == (error.problems, str(error))


UNHASHABLE: Final[tuple[Anything, ...]] = ([], {}, set(), [[]])
EAST: Final = timezone(timedelta(hours=14))
WEST: Final = timezone(timedelta(hours=-14))


class TestOddValues:
    """What cannot be looked up, is no text for all that it looks like one, or has no day."""

    @pytest.mark.parametrize("name", UNHASHABLE)
    def test_a_name_that_cannot_be_looked_up(self, name: Anything) -> None:
        assert problems(rule_named, name=name)

    @pytest.mark.parametrize("stranger", UNHASHABLE)
    def test_an_id_that_cannot_be_looked_up(self, stranger: Anything) -> None:
        assert problems(FAMILY.parent, person=stranger)

    @pytest.mark.parametrize("field", ["services", "modes"])
    @pytest.mark.parametrize("values", [[[]], ({},)])
    def test_choices_that_cannot_be_a_set(self, field: str, values: Anything) -> None:
        assert problems(GP, **(ENTRIES["GP"].good | {field: values}))

    @pytest.mark.parametrize("year", UNHASHABLE[:2])
    def test_a_birth_year_beside_a_date(self, year: Anything) -> None:
        assert problems(Person, **(ENTRIES["Person"].good | {"birth_year": year}))

    @pytest.mark.parametrize("field", ["matrikkel_id", "unit"])
    def test_a_finding_where_text_is_expected(self, field: str) -> None:
        assert problems(Address, **(ENTRIES["Address"].good | {field: Finding.MET}))

    @pytest.mark.parametrize("field", ["street_name", "street_code", "house_letter"])
    def test_a_finding_where_a_part_of_a_street_is_expected(self, field: str) -> None:
        assert problems(StreetAddress, **(ENTRIES["StreetAddress"].good | {field: Finding.MET}))

    def test_a_text_of_a_kind_of_its_own_is_a_text(self) -> None:
        class Marked(str):
            __slots__ = ()

        assert Address(matrikkel_id=Marked("604503040")) == Address(matrikkel_id="604503040")

    @pytest.mark.parametrize("at", [datetime.min.replace(tzinfo=EAST), datetime.max.replace(tzinfo=WEST)])
    def test_an_instant_that_has_no_day_in_oslo(self, at: datetime) -> None:
        assert problems(Session.for_self, **(ENTRIES["Session.for_self"].good | {"at": at}))
