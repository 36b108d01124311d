"""One table a rule: the case, and every condition that is not met. All others are met.

Read the tables beside the page. Each limit has a case on either side of it.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import attrs
import pytest

from fastlege.errors import InvalidFactError
from fastlege.facts import Address, Family, Parent, Person, Session
from fastlege.policy import HELSENORGE_2021_01_11
from fastlege.rules import (
    access_suffices,
    address_condition,
    is_available,
    may_consult_online,
    may_enquire,
    may_represent,
    may_see_appointments,
    representatives,
)
from fastlege.rules.e_consultation import urgency
from fastlege.terms import (
    AccessLevel,
    Channel,
    ConsultationMode,
    Finding,
    Grading,
    Language,
    MissingReason,
    PersonId,
    Service,
    Standing,
    Topic,
)
from fastlege.words import catalogue
from tests.support import (
    DAY,
    ELSEWHERE,
    HOME,
    child,
    family,
    for_child,
    for_self,
    gp,
    grounds,
    not_met,
    parent,
    person,
)
from tests.words.reading import texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastlege.facts.session import PatientGP

NotMet = dict[str, str]
UPSTAIRS: Final = attrs.evolve(HOME, unit="H0201")
SAME_HOUSE: Final = attrs.evolve(HOME, unit=None)
SHIELDED: Final = attrs.evolve(HOME, grading=Grading.STRICTLY_CONFIDENTIAL)
CLIENT_ADDRESS: Final = attrs.evolve(HOME, grading=Grading.CLIENT_ADDRESS)
DECEASED: Final = Standing.DECEASED

ADDRESS: Final = "a-parent-registered-at-childs-address"
NOT_HOME: Final = {ADDRESS: "unmet"}
MAYBE_HOME: Final = {ADDRESS: "unknown"}


def case(name: str, *columns: object) -> object:
    return pytest.param(*columns, id=name)


def one_parent(**facts: object) -> Family:
    return family(child(), parent(**facts))  # type: ignore[arg-type]  # the table names the facts


def a_child(**facts: object) -> Family:
    return family(child(**facts), parent())  # type: ignore[arg-type]  # the table names the facts


def two_parents(**facts: object) -> Family:
    """Parent-1, ordinary and living elsewhere, asks; the facts are parent-2's."""
    return family(child(), parent(home=ELSEWHERE), parent("parent-2", **facts))  # type: ignore[arg-type]


# --- representation, one parent who asks

ONE_PARENT: Final = [
    case("a parent with responsibility, at home", one_parent(), {}),
    # The child's age: under 16 (på vegne av barn, ledd 1).
    case("the child turns 16 tomorrow", a_child(born=date(2010, 11, 24)), {}),
    case("the child turns 16 today", a_child(born=date(2010, 11, 23)), {"child-under-age-limit": "unmet"}),
    case(
        "the child turned 16 yesterday", a_child(born=date(2010, 11, 22)), {"child-under-age-limit": "unmet"}
    ),
    case("the child was born today", a_child(born=DAY), {}),
    case("the child turns 15 this year", a_child(born=2011), {}),
    case("the child turns 16 some day this year", a_child(born=2010), {"child-under-age-limit": "unknown"}),
    case("the child turned 16 last year", a_child(born=2009), {"child-under-age-limit": "unmet"}),
    case("the child's birth is not known", a_child(born=None), {"child-under-age-limit": "unknown"}),
    # The child's standing and protection (ours).
    case("the child lives abroad", a_child(standing=Standing.NOT_RESIDENT), MAYBE_HOME),
    case(
        "the child has died",
        a_child(standing=DECEASED),
        {"child-alive-and-identified": "unmet", **MAYBE_HOME},
    ),
    case(
        "the child's identity is false",
        a_child(standing=Standing.INVALID_IDENTITY),
        {"child-alive-and-identified": "unmet", **MAYBE_HOME},
    ),
    case(
        "the child has disappeared",
        a_child(standing=Standing.DISAPPEARED),
        {"child-alive-and-identified": "unknown", **MAYBE_HOME},
    ),
    case(
        "the child's standing is not known",
        a_child(standing=None),
        {"child-alive-and-identified": "unknown", **MAYBE_HOME},
    ),
    case("the child is protected", a_child(protected=True), {"child-not-protected": "unmet", **MAYBE_HOME}),
    case(
        "the child may be protected",
        a_child(protected=None),
        {"child-not-protected": "unknown", **MAYBE_HOME},
    ),
    # Parental responsibility (the ledd after the bullets).
    case(
        "without responsibility", one_parent(responsibility=False), {"has-parental-responsibility": "unmet"}
    ),
    case(
        "responsibility not known",
        one_parent(responsibility=None),
        {"has-parental-responsibility": "unknown"},
    ),
    # The parent's age, standing and protection (ours).
    case("the parent turns 16 tomorrow", one_parent(born=date(2010, 11, 24)), {"adult-old-enough": "unmet"}),
    case("the parent turns 16 today", one_parent(born=date(2010, 11, 23)), {}),
    case("the parent turned 16 last year", one_parent(born=2009), {}),
    case("the parent turns 16 some day this year", one_parent(born=2010), {"adult-old-enough": "unknown"}),
    case("the parent turns 15 this year", one_parent(born=2011), {"adult-old-enough": "unmet"}),
    case("the parent's birth is not known", one_parent(born=None), {"adult-old-enough": "unknown"}),
    case("the parent lives abroad", one_parent(standing=Standing.NOT_RESIDENT), NOT_HOME),
    case(
        "the parent has died",
        one_parent(standing=DECEASED),
        {"adult-alive-and-identified": "unmet", **NOT_HOME},
    ),
    case(
        "the parent's identity is false",
        one_parent(standing=Standing.INVALID_IDENTITY),
        {"adult-alive-and-identified": "unmet", **NOT_HOME},
    ),
    case(
        "the parent has disappeared",
        one_parent(standing=Standing.DISAPPEARED),
        {"adult-alive-and-identified": "unknown", **NOT_HOME},
    ),
    case(
        "the parent's standing is not known",
        one_parent(standing=None),
        {"adult-alive-and-identified": "unknown", **MAYBE_HOME},
    ),
    case(
        "the parent is protected", one_parent(protected=True), {"adult-not-protected": "unmet", **MAYBE_HOME}
    ),
    case(
        "the parent may be protected",
        one_parent(protected=None),
        {"adult-not-protected": "unknown", **MAYBE_HOME},
    ),
    # The address (the bullets).
    case("the parent has moved out", one_parent(home=ELSEWHERE), NOT_HOME),
    case("the parent lives upstairs", one_parent(home=UPSTAIRS), NOT_HOME),
    case("the parent's flat in the house is not known", one_parent(home=SAME_HOUSE), MAYBE_HOME),
    case("the parent's home is not known", one_parent(home=None), MAYBE_HOME),
    case("the child's home is not known", a_child(home=None), MAYBE_HOME),
    case("neither home is known", family(child(home=None), parent(home=None)), MAYBE_HOME),
    case("the child is at a client address", a_child(home=CLIENT_ADDRESS), {}),
    case("another parent may be unknown, this one at home", family(child(), parent(), all_known=False), {}),
    case(
        "another parent may be unknown", family(child(), parent(home=ELSEWHERE), all_known=False), MAYBE_HOME
    ),
    case("a home shared by agreement", family(child(home=ELSEWHERE, shared=[HOME]), parent()), NOT_HOME),
]


@pytest.mark.parametrize(("of", "expected"), ONE_PARENT)
def test_representation_by_the_one_parent(of: Family, expected: NotMet) -> None:
    decision = may_represent(of.parents[0].person, of)
    assert not_met(decision) == expected
    assert bool(decision) is decision.granted is (not expected)
    assert representatives(of) == (() if expected else (of.parents[0].person,))


# --- representation, one parent asks and another decides the address

TWO_PARENTS: Final = [
    case("the other one is at home", two_parents(), {}),
    case("the other one is at home, without responsibility", two_parents(responsibility=False), {}),
    case("the other one is at home, responsibility not known", two_parents(responsibility=None), {}),
    case("the other one is at home, and fifteen", two_parents(born=date(2011, 1, 1)), {}),
    case("neither is at home", two_parents(home=ELSEWHERE), NOT_HOME),
    case("the other one lives upstairs", two_parents(home=UPSTAIRS), NOT_HOME),
    case("the other one's flat is not known", two_parents(home=SAME_HOUSE), MAYBE_HOME),
    case("the other one's home is not known", two_parents(home=None), MAYBE_HOME),
    case("the other one has died", two_parents(standing=DECEASED), NOT_HOME),
    case("the other one has died, home not known", two_parents(standing=DECEASED, home=None), NOT_HOME),
    case("the other one has died, protected", two_parents(standing=DECEASED, protected=True), NOT_HOME),
    case(
        "the other one has died, perhaps protected", two_parents(standing=DECEASED, protected=None), NOT_HOME
    ),
    case(
        "the other one is registered here, but abroad", two_parents(standing=Standing.NOT_RESIDENT), NOT_HOME
    ),
    case(
        "the other one is abroad, no home", two_parents(standing=Standing.NOT_RESIDENT, home=None), NOT_HOME
    ),
    case("the other one has a false identity", two_parents(standing=Standing.INVALID_IDENTITY), NOT_HOME),
    case("the other one has disappeared", two_parents(standing=Standing.DISAPPEARED), NOT_HOME),
    case("the other one's standing is not known", two_parents(standing=None), MAYBE_HOME),
    case("the same, registered elsewhere", two_parents(standing=None, home=ELSEWHERE), MAYBE_HOME),
    case("the other one is protected, registered here", two_parents(protected=True), MAYBE_HOME),
    case("the other one is protected, elsewhere", two_parents(protected=True, home=ELSEWHERE), MAYBE_HOME),
    case("the other one is protected, home shielded", two_parents(protected=True, home=SHIELDED), MAYBE_HOME),
    case("the other one is protected, no home given", two_parents(protected=True, home=None), MAYBE_HOME),
    case("the other one may be protected", two_parents(protected=None), MAYBE_HOME),
    case("protected and abroad", two_parents(protected=True, standing=Standing.NOT_RESIDENT), MAYBE_HOME),
]


@pytest.mark.parametrize(("of", "expected"), TWO_PARENTS)
def test_representation_with_another_parent(of: Family, expected: NotMet) -> None:
    first, second = of.parents
    turned = Family(child=of.child, parents=(second, first), as_of=of.as_of)
    assert not_met(may_represent(first.person, of)) == expected
    assert may_represent(first.person, turned) is may_represent(first.person, of)


PROTECTED_ELSEWHERE: Final = parent("parent-2", protected=True, home=ELSEWHERE)
FAR_AWAY: Final = parent("parent-3", home=ELSEWHERE)
NO_FACTS: Final = Parent(
    person=Person(id=PersonId("denied"), protected=None, standing=None),
    responsibility=True,
    missing_because=MissingReason.DENIED,
)

FAMILIES: Final = [
    case("none, all known", family(child()), "unmet"),
    case("none, relations not given", family(child(), all_known=False), "unknown"),
    case("none, home not known", family(child(home=None)), "unmet"),
    case("one at home, one protected", family(child(), parent(), PROTECTED_ELSEWHERE), "met"),
    case("one elsewhere, one protected", family(child(), FAR_AWAY, PROTECTED_ELSEWHERE), "unknown"),
    case(
        "three: the third at home",
        family(child(), FAR_AWAY, parent("parent-2", home=ELSEWHERE), parent()),
        "met",
    ),
    case(
        "three: none at home",
        family(child(), FAR_AWAY, parent(home=ELSEWHERE), parent("p", home=UPSTAIRS)),
        "unmet",
    ),
    case(
        "three: one not known",
        family(child(), FAR_AWAY, parent(home=ELSEWHERE), parent("p", home=None)),
        "unknown",
    ),
    case(
        "the parents share a home, the child lives elsewhere",
        family(child(home=UPSTAIRS), parent(), FAR_AWAY),
        "unmet",
    ),
    case(
        "a joint home of both parents elsewhere",
        family(child(), parent(home=ELSEWHERE), parent("parent-2", home=ELSEWHERE)),
        "unmet",
    ),
    case("both dead", family(child(), parent(standing=DECEASED), parent("p", standing=DECEASED)), "unmet"),
    case(
        "both dead, relations not given",
        family(child(), parent(standing=DECEASED), all_known=False),
        "unknown",
    ),
    case("the child protected, a parent at home", family(child(protected=True), parent()), "unknown"),
    case("the child protected, no parents", family(child(protected=True)), "unknown"),
    case("the child resident, a parent elsewhere", family(child(), FAR_AWAY), "unmet"),
    *(
        case(
            f"the child {standing or 'of unknown standing'}, {where}",
            family(child(standing=standing), row),
            "unknown",
        )
        for standing in (*list(Standing)[1:], None)
        for where, row in (("a parent at home", parent()), ("a parent elsewhere", FAR_AWAY))
    ),
    case("a parent without facts", family(child(), NO_FACTS), "unknown"),
    case("a parent without facts, one at home", family(child(), NO_FACTS, parent()), "met"),
]


@pytest.mark.parametrize(("of", "finding"), FAMILIES)
def test_address_condition_of_a_family(of: Family, finding: str) -> None:
    assert address_condition(of).value == finding
    for row in of.parents:
        assert may_represent(row.person, of).finding(ADDRESS).value == finding


def test_one_parent_at_home_without_responsibility_opens_for_the_other_and_not_for_itself() -> None:
    at_home = parent(responsibility=False)
    moved_out = parent("parent-2", home=ELSEWHERE)
    of = family(child(), at_home, moved_out)
    assert representatives(of) == (moved_out.person,)
    assert not_met(may_represent(at_home.person, of)) == {"has-parental-responsibility": "unmet"}


STRANGERS: Final = [
    case(
        "a stranger at the child's address",
        family(child(), parent()),
        person("stranger"),
        {"is-registered-parent": "unmet", "has-parental-responsibility": "unmet"},
    ),
    case(
        "a stranger, while a parent may be unknown",
        family(child(), parent(), all_known=False),
        person("stranger"),
        {"is-registered-parent": "unknown", "has-parental-responsibility": "unknown"},
    ),
    case(
        "a stranger, while there are no facts about a parent",
        family(child(), parent(), NO_FACTS),
        person("stranger"),
        {"is-registered-parent": "unknown", "has-parental-responsibility": "unknown"},
    ),
    case(
        "a stranger, while nothing but its birth year is known of a parent",
        family(child(), parent(), parent("p", born=1985, home=None, protected=None, standing=None)),
        person("stranger"),
        {"is-registered-parent": "unmet", "has-parental-responsibility": "unmet"},
    ),
    case(
        "the parent without facts, under the number that the family holds",
        family(child(), parent(), NO_FACTS),
        person("denied"),
        {
            "adult-old-enough": "unknown",
            "adult-alive-and-identified": "unknown",
            "adult-not-protected": "unknown",
        },
    ),
    case(
        "the child itself, while there are no facts about a parent",
        family(child(), parent(), NO_FACTS),
        child(),
        {
            "is-registered-parent": "unknown",
            "has-parental-responsibility": "unknown",
            "adult-old-enough": "unmet",
        },
    ),
    case(
        "a stranger to a child without parents",
        family(child()),
        person("stranger"),
        {"is-registered-parent": "unmet", "has-parental-responsibility": "unmet", **NOT_HOME},
    ),
    case(
        "the child itself",
        family(child(), parent()),
        child(),
        {
            "is-registered-parent": "unmet",
            "has-parental-responsibility": "unmet",
            "adult-old-enough": "unmet",
        },
    ),
]


@pytest.mark.parametrize(("of", "who", "expected"), STRANGERS)
def test_representation_by_one_who_is_not_a_registered_parent(
    of: Family, who: Person, expected: NotMet
) -> None:
    assert not_met(may_represent(who, of)) == expected


def test_a_registered_parent_is_one_whoever_else_is_without_facts() -> None:
    of = family(child(), parent(), parent("parent-2", responsibility=False), NO_FACTS)
    assert not_met(may_represent(of.parents[0].person, of)) == {}
    assert not_met(may_represent(of.parents[1].person, of)) == {"has-parental-responsibility": "unmet"}
    assert of.parents_without_facts == (NO_FACTS,)
    assert family(child(), parent()).parents_without_facts == ()


OTHER_FACTS: Final = {
    "protected by one": ({"protected": True}, {"protected": False}, {"adult-not-protected": "unmet"}),
    "protection not known to one": ({"protected": None}, {}, {"adult-not-protected": "unknown"}),
    "known to be unprotected by none": (
        {"protected": None},
        {"protected": True},
        {"adult-not-protected": "unmet"},
    ),
    "dead to one": ({"standing": Standing.DECEASED}, {}, {"adult-alive-and-identified": "unmet"}),
    "too young to one": ({"birth_date": date(2012, 1, 1)}, {}, {"adult-old-enough": "unmet"}),
    "sixteen tomorrow to one": ({"birth_date": date(2010, 11, 24)}, {}, {"adult-old-enough": "unmet"}),
    "sixteen today to one": ({"birth_date": date(2010, 11, 23)}, {}, {}),
    "without a birth to one": ({"birth_date": None}, {}, {"adult-old-enough": "unknown"}),
    "living elsewhere to one": ({"home": ELSEWHERE}, {}, {}),
    "with another channel": ({"notify_by": Channel.SMS}, {}, {}),
}


@pytest.mark.parametrize(("one", "other", "expected"), OTHER_FACTS.values(), ids=OTHER_FACTS)
@pytest.mark.parametrize("turned", [False, True], ids=["asked with the one", "asked with the other"])
def test_where_facts_about_the_adult_differ_the_stricter_count(
    one: dict[str, Any], other: dict[str, Any], expected: dict[str, str], *, turned: bool
) -> None:
    """A second parent lives with the child, so that only what is said of the adult decides."""
    given, held = (other, one) if turned else (one, other)
    registered = attrs.evolve(person("parent-1"), **held)
    of = Family(
        child=child(),
        parents=[
            Parent(person=registered, responsibility=True),
            Parent(person=person("parent-2"), responsibility=True),
        ],
        as_of=DAY,
    )
    assert not_met(may_represent(attrs.evolve(person("parent-1"), **given), of)) == expected


def test_the_address_is_the_one_that_the_family_holds() -> None:
    of = family(child(), parent())
    assert may_represent(person("parent-1", home=ELSEWHERE), of).granted
    assert may_represent(person("parent-1"), of).granted  # equal facts in another object


def test_each_wrong_argument_is_a_problem_of_its_own() -> None:
    ask: Callable[..., object] = may_represent
    of = family(child(), parent())
    right: dict[str, object] = {"adult": of.parents[0].person, "family": of, "policy": HELSENORGE_2021_01_11}
    for wrong in (["adult"], ["family"], ["policy"], ["adult", "policy"], ["adult", "family", "policy"]):
        with pytest.raises(InvalidFactError) as refused:
            ask(**(right | dict.fromkeys(wrong)))
        assert [problem.path for problem in refused.value.problems] == wrong


# --- shared residence (delt bosted): folkeregistrert, so no, unless an edition says otherwise

SHARED: Final = [
    case("not registered here, shares this home", child(home=ELSEWHERE, shared=[HOME]), "unmet", "met"),
    case("registered here, shares another", child(shared=[ELSEWHERE]), "met", "met"),
    case("shares the flat upstairs", child(home=ELSEWHERE, shared=[UPSTAIRS]), "unmet", "unmet"),
    case("shares a flat not known", child(home=ELSEWHERE, shared=[SAME_HOUSE]), "unmet", "unknown"),
    case("home not known, shares this one", child(home=None, shared=[HOME]), "unknown", "met"),
    case("home not known, shares another", child(home=None, shared=[ELSEWHERE]), "unknown", "unknown"),
    case("the second of two shared", child(home=ELSEWHERE, shared=[UPSTAIRS, HOME]), "unmet", "met"),
    case(
        "protected, shares this one",
        child(home=ELSEWHERE, shared=[HOME], protected=True),
        "unknown",
        "unknown",
    ),
]


@pytest.mark.parametrize(("whose", "by_the_page", "if_counted"), SHARED)
def test_shared_residence(whose: Person, by_the_page: str, if_counted: str) -> None:
    of = family(whose, parent())
    counted = attrs.evolve(HELSENORGE_2021_01_11, shared_residence_counts=True)
    assert address_condition(of).value == by_the_page
    assert address_condition(of, policy=counted).value == if_counted
    assert may_represent(of.parents[0].person, of, policy=counted).finding(ADDRESS).value == if_counted


def test_a_parents_shared_residence_never_counts() -> None:
    counted = attrs.evolve(HELSENORGE_2021_01_11, shared_residence_counts=True)
    sharing = Parent(person=person("parent-1", home=ELSEWHERE, shared=[HOME]), responsibility=True)
    assert address_condition(family(child(), sharing), policy=counted) is Finding.UNMET


# --- access


@pytest.mark.parametrize("service", Service)
@pytest.mark.parametrize(
    ("held", "finding"),
    [
        case("nothing", AccessLevel.NONE, "unmet"),
        case("basic", AccessLevel.BASIC, "unmet"),
        case("basic-plus", AccessLevel.BASIC_PLUS, "unmet"),
        case("full", AccessLevel.FULL, "met"),
        case("not known", None, "unknown"),
    ],
)
def test_access(held: AccessLevel | None, service: Service, finding: str) -> None:
    assert grounds(access_suffices(held, service)) == {"access-level-sufficient": finding}


def test_the_levels_are_numbers_that_can_be_stored() -> None:
    assert [(level.code, int(level)) for level in AccessLevel] == [
        *(("none", 0), ("basic", 1), ("basic-plus", 2), ("full", 3)),
    ]


# --- availability for oneself

FLU: Final = Service.FLU_VACCINATION
OTHERS: Final = tuple(service for service in Service if service is not FLU)
ADULT: Final = person("user")
NO_GP: Final = dict.fromkeys(("has-gp", "office-participates", "service-offered"), "unmet")
ANY_GP: Final = dict.fromkeys(NO_GP, "unknown")

FOR_ONESELF: Final = [
    case("all is well", ADULT, gp(), AccessLevel.FULL, {}),
    case("no GP", ADULT, None, AccessLevel.FULL, NO_GP),
    case("nobody knows the GP", ADULT, Finding.UNKNOWN, AccessLevel.FULL, ANY_GP),
    case("office outside", ADULT, gp(participates=False), AccessLevel.FULL, {"office-participates": "unmet"}),
    case(
        "office not known", ADULT, gp(participates=None), AccessLevel.FULL, {"office-participates": "unknown"}
    ),
    case("another service only", ADULT, gp(OTHERS), AccessLevel.FULL, {"service-offered": "unmet"}),
    case("this service only", ADULT, gp([FLU]), AccessLevel.FULL, {}),
    case("no services", ADULT, gp([]), AccessLevel.FULL, {"service-offered": "unmet"}),
    case("services not known", ADULT, gp(None), AccessLevel.FULL, {"service-offered": "unknown"}),
    case("children are not served", ADULT, gp(serves_children=False), AccessLevel.FULL, {}),
    case("consent too narrow", ADULT, gp(), AccessLevel.BASIC_PLUS, {"access-level-sufficient": "unmet"}),
    case("consent not known", ADULT, gp(), None, {"access-level-sufficient": "unknown"}),
    case("16 today", person("user", date(2010, 11, 23)), gp(), AccessLevel.FULL, {}),
    case(
        "16 tomorrow",
        person("user", date(2010, 11, 24)),
        gp(),
        AccessLevel.FULL,
        {"old-enough-to-act-alone": "unmet"},
    ),
    case(
        "16 some day this year",
        person("user", 2010),
        gp(),
        AccessLevel.FULL,
        {"old-enough-to-act-alone": "unknown"},
    ),
    case(
        "birth not known",
        person("user", None),
        gp(),
        AccessLevel.FULL,
        {"old-enough-to-act-alone": "unknown"},
    ),
    case("protected", person("user", protected=True), gp(), AccessLevel.FULL, {}),
    case(
        "perhaps protected, standing not known",
        person("user", protected=None, standing=None),
        gp(),
        AccessLevel.FULL,
        {},
    ),
    case(
        "all at once",
        child(),
        gp([], participates=False),
        AccessLevel.NONE,
        {
            "office-participates": "unmet",
            "service-offered": "unmet",
            "access-level-sufficient": "unmet",
            "old-enough-to-act-alone": "unmet",
        },
    ),
]


@pytest.mark.parametrize(("user", "of", "access", "expected"), FOR_ONESELF)
def test_availability_for_oneself(
    user: Person, of: PatientGP, access: AccessLevel | None, expected: NotMet
) -> None:
    decision = is_available(for_self(user, of=of, access=access), FLU)
    assert not_met(decision) == expected
    assert decision.rule.name == "availability-for-oneself"


# --- availability for a child

CHILDREN: Final = "gp-system-serves-children"

FOR_A_CHILD: Final = [
    case("all is well", one_parent(), gp(), AccessLevel.FULL, {}),
    case("no GP", one_parent(), None, AccessLevel.FULL, {**NO_GP, CHILDREN: "unmet"}),
    case(
        "nobody knows the GP",
        one_parent(),
        Finding.UNKNOWN,
        AccessLevel.FULL,
        {**ANY_GP, CHILDREN: "unknown"},
    ),
    case(
        "the system is not for children",
        one_parent(),
        gp(serves_children=False),
        AccessLevel.FULL,
        {CHILDREN: "unmet"},
    ),
    case(
        "not known whether it is",
        one_parent(),
        gp(serves_children=None),
        AccessLevel.FULL,
        {CHILDREN: "unknown"},
    ),
    case("another service only", one_parent(), gp(OTHERS), AccessLevel.FULL, {"service-offered": "unmet"}),
    case(
        "office outside",
        one_parent(),
        gp(participates=False),
        AccessLevel.FULL,
        {"office-participates": "unmet"},
    ),
    case(
        "own consent too narrow", one_parent(), gp(), AccessLevel.BASIC, {"access-level-sufficient": "unmet"}
    ),
    case("the parent has moved out", one_parent(home=ELSEWHERE), gp(), AccessLevel.FULL, NOT_HOME),
    case(
        "the GP, the consent and the parent",
        one_parent(responsibility=False),
        gp([], serves_children=None),
        None,
        {
            "service-offered": "unmet",
            CHILDREN: "unknown",
            "access-level-sufficient": "unknown",
            "has-parental-responsibility": "unmet",
        },
    ),
]


@pytest.mark.parametrize(("whose", "of", "access", "expected"), FOR_A_CHILD)
def test_availability_for_a_child(
    whose: Family, of: PatientGP, access: AccessLevel | None, expected: NotMet
) -> None:
    decision = is_available(for_child(whose.parents[0].person, whose, of=of, access=access), FLU)
    assert not_met(decision) == expected
    assert decision.rule.name == "availability-for-a-child"


# --- what is booked: the consent and the right to act, and no word of the GP

SEEN_FOR_ONESELF: Final = [
    case("all is well", ADULT, gp(), AccessLevel.FULL, {}),
    case("no GP", ADULT, None, AccessLevel.FULL, {}),
    case("nobody knows the GP", ADULT, Finding.UNKNOWN, AccessLevel.FULL, {}),
    case("office outside", ADULT, gp(participates=False), AccessLevel.FULL, {}),
    case("booking is not offered", ADULT, gp([FLU]), AccessLevel.FULL, {}),
    case("consent too narrow", ADULT, gp(), AccessLevel.BASIC_PLUS, {"access-level-sufficient": "unmet"}),
    case("consent not known", ADULT, gp(), None, {"access-level-sufficient": "unknown"}),
    case("16 today", person("user", date(2010, 11, 23)), None, AccessLevel.FULL, {}),
    case(
        "16 tomorrow",
        person("user", date(2010, 11, 24)),
        gp(),
        AccessLevel.FULL,
        {"old-enough-to-act-alone": "unmet"},
    ),
    case("16 some day", person("user", 2010), gp(), AccessLevel.FULL, {"old-enough-to-act-alone": "unknown"}),
]


@pytest.mark.parametrize(("user", "of", "access", "expected"), SEEN_FOR_ONESELF)
def test_seeing_what_is_booked_for_oneself(
    user: Person, of: PatientGP, access: AccessLevel | None, expected: NotMet
) -> None:
    decision = may_see_appointments(for_self(user, of=of, access=access))
    assert not_met(decision) == expected
    assert decision.rule.name == "appointments-for-oneself"


def test_one_acts_alone_from_midnight_in_oslo_whatever_the_zone_of_the_session() -> None:
    """Eleven in the evening in UTC is midnight in Oslo, in winter."""
    user = person("user", date(2010, 11, 23))
    for minute, expected in ((59, {"old-enough-to-act-alone": "unmet"}), (60, {})):
        at = datetime(2026, 11, 22, 22, tzinfo=UTC) + timedelta(minutes=minute)
        session = for_self(user, of=gp(), at=at)
        assert not_met(may_see_appointments(session)) == expected
        assert not_met(is_available(session, FLU)) == expected


SEEN_FOR_A_CHILD: Final = [
    case("all is well", one_parent(), gp(), AccessLevel.FULL, {}),
    case("no GP", one_parent(), None, AccessLevel.FULL, {}),
    case("the system is not for children", one_parent(), gp(serves_children=False), AccessLevel.FULL, {}),
    case(
        "own consent too narrow", one_parent(), gp(), AccessLevel.BASIC, {"access-level-sufficient": "unmet"}
    ),
    case("the parent has moved out", one_parent(home=ELSEWHERE), gp(), AccessLevel.FULL, NOT_HOME),
    case(
        "the consent and the parent",
        one_parent(responsibility=False),
        None,
        None,
        {"access-level-sufficient": "unknown", "has-parental-responsibility": "unmet"},
    ),
]


@pytest.mark.parametrize(("whose", "of", "access", "expected"), SEEN_FOR_A_CHILD)
def test_seeing_what_is_booked_for_a_child(
    whose: Family, of: PatientGP, access: AccessLevel | None, expected: NotMet
) -> None:
    decision = may_see_appointments(for_child(whose.parents[0].person, whose, of=of, access=access))
    assert not_met(decision) == expected
    assert decision.rule.name == "appointments-for-a-child"


@pytest.mark.parametrize("wrong", [None, "session", 1, Session, ADULT])
def test_what_is_booked_is_asked_about_in_a_session(wrong: Any) -> None:  # noqa: ANN401  # what is tested
    with pytest.raises(InvalidFactError) as caught:
        may_see_appointments(wrong)
    assert [tuple(problem) for problem in caught.value.problems] == [("session", "give a Session")]


# --- e-consultation and enquiry

VIDEO: Final = ConsultationMode.VIDEO
TEXT: Final = ConsultationMode.TEXT

ONLINE: Final = [
    case("all is well", gp(), VIDEO, False, False, {}),
    case("urgent", gp(), VIDEO, True, False, {"not-urgent": "unmet"}),
    case("left open whether urgent", gp(), VIDEO, None, False, {"not-urgent": "unknown"}),
    case("must be seen", gp(), VIDEO, False, True, {"no-attendance-needed": "unmet"}),
    case("left open whether to be seen", gp(), VIDEO, False, None, {"no-attendance-needed": "unknown"}),
    case("this mode only", gp(modes=[VIDEO]), VIDEO, False, False, {}),
    case("another mode only", gp(modes=[TEXT]), VIDEO, False, False, {"mode-supported": "unmet"}),
    case("no mode", gp(modes=[]), VIDEO, False, False, {"mode-supported": "unmet"}),
    case("modes not known", gp(modes=None), VIDEO, False, False, {"mode-supported": "unknown"}),
    case("mode not chosen", gp(), None, False, False, {"mode-supported": "unknown"}),
    case("no GP", None, VIDEO, False, False, {"mode-supported": "unmet"}),
    case("nobody knows the GP", Finding.UNKNOWN, VIDEO, False, False, {"mode-supported": "unknown"}),
    case(
        "all at once",
        gp(modes=[]),
        TEXT,
        True,
        None,
        {"not-urgent": "unmet", "no-attendance-needed": "unknown", "mode-supported": "unmet"},
    ),
]


@pytest.mark.parametrize(("of", "mode", "urgent", "attendance", "expected"), ONLINE)
def test_e_consultation(
    of: PatientGP,
    mode: ConsultationMode | None,
    urgent: bool | None,
    attendance: bool | None,
    expected: NotMet,
) -> None:
    assert not_met(may_consult_online(of, mode=mode, urgent=urgent, needs_attendance=attendance)) == expected


def test_a_mode_that_the_edition_lacks() -> None:
    by_text_alone = attrs.evolve(HELSENORGE_2021_01_11, consultation_modes=frozenset({TEXT}))
    gps: list[PatientGP] = [gp(), gp(modes=None), Finding.UNKNOWN]
    for of in gps:
        decision = may_consult_online(
            of, mode=VIDEO, urgent=False, needs_attendance=False, policy=by_text_alone
        )
        assert not_met(decision) == {"mode-supported": "unmet"}


@pytest.mark.parametrize(
    ("urgent", "finding"), [(False, "met"), (True, "unmet"), (None, "unknown"), ("no", "unknown")]
)
def test_only_what_is_said_not_to_be_urgent_can_wait(urgent: object, finding: str) -> None:
    assert grounds(urgency(urgent)) == {"not-urgent": finding}


@pytest.mark.parametrize(
    ("topic", "finding"),
    [
        (Topic.HOLIDAY_ARRANGEMENTS, "met"),
        (Topic.GETTING_THERE, "met"),
        (Topic.OTHER_ADMINISTRATIVE, "met"),
        (Topic.HEALTH, "unmet"),
        (None, "unknown"),
    ],
)
def test_enquiry(topic: Topic | None, finding: str) -> None:
    assert grounds(may_enquire(topic)) == {"administrative-matter": finding}


def test_two_persons_with_the_same_facts_are_two_persons() -> None:
    of = family(child(), parent())
    twin = attrs.evolve(of.parents[0].person, id=PersonId("twin"))
    assert may_represent(twin, of).finding("is-registered-parent") is Finding.UNMET


def test_equal_homes_in_two_objects_are_the_same_home() -> None:
    elsewhere = Address(matrikkel_id="0604503040", unit="h0101")
    assert may_represent(person("parent-1", home=elsewhere), family(child(), parent(home=elsewhere))).granted


@pytest.mark.parametrize("urgent", [True, None])
@pytest.mark.parametrize("language", list(Language))
def test_what_is_urgent_is_answered_first_and_alone(urgent: bool | None, language: Language) -> None:
    refused = may_consult_online(gp(), mode=VIDEO, urgent=urgent, needs_attendance=None)
    assert refused.explain(language) == catalogue(language).urgent
    assert texts(refused._repr_html_()) == [catalogue("nb").urgent]
