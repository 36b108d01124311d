"""The law of disclosure: two refused worlds with the same open facts look the same to the citizen.

Open is the user's own access, and for a registered parent whether the child is past the limit. Ours: when all
nine conditions of representation are met, availability for the child is shown as it is, the GP included.
"""

from __future__ import annotations

import pickle
import re
from datetime import date
from itertools import product
from typing import TYPE_CHECKING, Final

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fastlege.rules import (
    AVAILABILITY_FOR_A_CHILD,
    AVAILABILITY_FOR_ONESELF,
    REPRESENTATION,
    RULES,
    Decision,
    Ground,
    is_available,
    may_represent,
    rule_named,
)
from fastlege.rules.decision import decision_of
from fastlege.terms import MET, UNMET, Audience, Finding, Language, PersonId, Service
from fastlege.testing import sessions_for_child
from tests.rules import oracle
from tests.support import ELSEWHERE, child, family, for_child, gp, parent, person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastlege.facts import Family, Session
    from fastlege.facts.session import PatientGP

OFFERS: Final = 4
"""Has a GP, the office takes part, the service is offered, the system serves children."""
UNDER_LIMIT: Final = REPRESENTATION.codes.index("child-under-age-limit")
IS_PARENT: Final = REPRESENTATION.codes.index("is-registered-parent")
ALL_MET: Final = (MET,) * len(REPRESENTATION.codes)
WORLDS: Final = list(product(Finding, repeat=len(REPRESENTATION.codes)))
"""All 19 683 combinations of findings about representation."""

BY_LAW: Final = {"representation-disclosed": {"child-services": "unmet"}}
PAST: Final = {"representation-past-age-limit": {"child-under-age-limit": "unmet"}}


def bits(findings: tuple[Finding, ...]) -> int:
    return sum(list(Finding).index(finding) << 2 * place for place, finding in enumerate(findings))


def told(findings: tuple[Finding, ...]) -> bool:
    """Whether it is a registered parent's child who is past the limit: the one cause that is told."""
    return findings[IS_PARENT] is MET and findings[UNDER_LIMIT] is UNMET


def shown(decision: Decision) -> dict[str, dict[str, str]]:
    return {decision.rule.name: {ground.code: ground.finding.value for ground in decision.grounds}}


def surfaces(decision: Decision) -> tuple[str, ...]:
    """Give all that a citizen can be shown of a decision."""
    texts = [decision.explain(language) for language in Language]
    named = [decision.explain(language, audience=Audience.CITIZEN) for language in Language]
    html = decision._repr_html_()
    return (*texts, *named, decision.explain(), html, str(decision), repr(decision), f"{decision}")


# --- what is told, case by case

TURNED_16: Final = family(child(date(2010, 11, 23)), parent())
TOLD: Final = [
    ("a parent, all is well", family(child(), parent()), "parent-1", {}),
    ("a parent who moved out", family(child(), parent(home=ELSEWHERE)), "parent-1", BY_LAW),
    ("a parent without responsibility", family(child(), parent(responsibility=False)), "parent-1", BY_LAW),
    ("a parent, the child protected", family(child(protected=True), parent()), "parent-1", BY_LAW),
    ("a parent who is protected", family(child(), parent(protected=True)), "parent-1", BY_LAW),
    ("a parent of one of sixteen", TURNED_16, "parent-1", PAST),
    (
        "a parent of one of sixteen, protected",
        family(child(date(2010, 11, 23), protected=True), parent(home=None)),
        "parent-1",
        PAST,
    ),
    ("a parent of one who is perhaps sixteen", family(child(2010), parent()), "parent-1", BY_LAW),
    ("a stranger", family(child(), parent()), "stranger", BY_LAW),
    ("a stranger to one of sixteen", TURNED_16, "stranger", BY_LAW),
    (
        "perhaps a parent of one of sixteen",
        attrs.evolve(TURNED_16, all_parents_known=False),
        "stranger",
        BY_LAW,
    ),
]


@pytest.mark.parametrize(("of", "who", "expected"), [pytest.param(*case[1:], id=case[0]) for case in TOLD])
def test_what_is_told(of: Family, who: str, expected: dict[str, dict[str, str]]) -> None:
    row = of.find(PersonId(who))
    decision = may_represent(row.person if row else person(who), of)
    assert shown(decision.disclosed()) == (expected or shown(REPRESENTATION.decision(0)))


# --- representation: the whole space, every surface


@pytest.mark.exhaustive
def test_the_whole_space_of_representation_is_folded_into_two() -> None:
    folded, past = (
        rule_named(f"representation-{name}").decision(1) for name in ("disclosed", "past-age-limit")
    )
    assert shown(folded) == BY_LAW
    assert shown(past) == PAST
    for findings in WORLDS:
        decision = REPRESENTATION.decision(bits(findings))
        view = decision.disclosed()
        if findings == ALL_MET:
            assert view is decision
        else:
            assert view is (past if told(findings) else folded)
        assert view.granted is decision.granted
        assert view.disclosed() is view


@pytest.mark.exhaustive
def test_the_whole_space_of_representation_on_every_surface() -> None:
    seen: dict[bool, set[tuple[str, ...]]] = {True: set(), False: set()}
    logged: dict[bool, set[tuple[str, int, bytes]]] = {True: set(), False: set()}
    for findings in WORLDS:
        if findings != ALL_MET:
            decision = REPRESENTATION.decision(bits(findings))
            view = decision.disclosed()
            seen[told(findings)].add(surfaces(decision))
            logged[told(findings)].add((view.rule.name, view.bits, pickle.dumps(view)))
    assert [len(texts) for texts in seen.values()] == [1, 1]
    assert [len(marks) for marks in logged.values()] == [1, 1]
    assert seen[True] != seen[False]


# --- availability for a child

GP_FINDINGS: Final = [
    *product(Finding, repeat=1),
    (MET, MET, UNMET, MET),
    (MET, UNMET, Finding.UNKNOWN, MET),
    (MET, MET, MET, UNMET),
]
OFFER_ROWS: Final = [row * OFFERS if len(row) == 1 else row for row in GP_FINDINGS]


def decisions() -> Iterator[tuple[tuple[Finding, ...], Finding, Decision]]:
    """Make decisions without keeping them: all of representation, all of access, six kinds of GP."""
    row_of = [
        {finding: Ground(condition, finding) for finding in Finding}
        for condition in AVAILABILITY_FOR_A_CHILD.conditions
    ]
    for findings, access, offer in product(WORLDS, Finding, OFFER_ROWS):
        grounds = tuple(
            row[finding] for row, finding in zip(row_of, (*offer, access, *findings), strict=True)
        )
        yield (
            findings,
            access,
            decision_of(AVAILABILITY_FOR_A_CHILD, grounds, -1),
        )


@pytest.mark.exhaustive
def test_availability_for_a_child_is_folded_whatever_the_gp() -> None:
    """354 294 worlds, each against the one decision that its open facts give."""
    folded, past = (
        rule_named(f"availability-for-a-child-{name}") for name in ("disclosed", "past-age-limit")
    )
    expected = {(False, found): folded.decision(4 + place) for place, found in enumerate(Finding)}
    expected |= {(True, found): past.decision(4 + place) for place, found in enumerate(Finding)}
    for (cause, found), decision in expected.items():
        last = "child-under-age-limit" if cause else "child-services"
        assert list(shown(decision).values()) == [{"access-level-sufficient": found.value, last: "unmet"}]
    for findings, access, decision in decisions():
        view = decision.disclosed()
        assert view is (decision if findings == ALL_MET else expected[told(findings), access])


@pytest.mark.exhaustive
@pytest.mark.parametrize("offer", range(3), ids=["all well", "nothing", "not known"])
def test_availability_for_a_child_on_every_surface(offer: int) -> None:
    """Worlds with at most two conditions of representation not met, on all surfaces, real decisions."""
    seen: dict[tuple[bool, Finding], set[tuple[str, ...]]] = {}
    for findings, access in product(WORLDS, Finding):
        if 7 <= findings.count(MET) < len(ALL_MET):
            row = (*[list(Finding)[offer]] * OFFERS, access, *findings)
            decision = AVAILABILITY_FOR_A_CHILD.decision(bits(row))
            assert not decision.granted
            seen.setdefault((told(findings), access), set()).add(surfaces(decision))
    assert len(seen) == 6
    assert all(len(texts) == 1 for texts in seen.values())
    assert len(set.union(*seen.values())) == 6


def test_the_gps_findings_never_show_when_representation_is_refused() -> None:
    moved_out = family(child(), parent(home=ELSEWHERE))
    user = moved_out.parents[0].person
    gps: list[PatientGP] = [
        None,
        Finding.UNKNOWN,
        gp(),
        gp([]),
        gp(None),
        gp(participates=False),
        gp(serves_children=None),
    ]
    refused = [is_available(for_child(user, moved_out, of=of), Service.BOOK_APPOINTMENT) for of in gps]
    assert len(set(refused)) == len(gps)
    assert len({decision.disclosed() for decision in refused}) == 1
    assert len({surfaces(decision) for decision in refused}) == 1


def test_the_gps_findings_do_show_when_the_user_represents_the_child() -> None:
    """Ours: who may act for the child may know its GP."""
    at_home = family(child(), parent())
    decision = is_available(
        for_child(at_home.parents[0].person, at_home, of=gp(participates=False)), Service.E_CONSULTATION
    )
    assert decision.disclosed() is decision
    assert not decision.granted


# --- worlds made of facts


def open_facts(session: Session, service: Service) -> tuple[bool | None, bool]:
    """Give what the citizen may know, by the oracle's reading."""
    assert session.family is not None
    found = oracle.representation(session.user, session.family, session.policy)
    access = oracle.access(session.access_level, service, session.policy)
    return access[0], found[IS_PARENT] is True and found[UNDER_LIMIT] is False


@given(sessions_for_child(), sessions_for_child(), st.sampled_from(Service))
def test_two_refused_worlds_with_equal_open_facts_look_the_same(
    one: Session, other: Session, service: Service
) -> None:
    for session in (one, other):
        assert session.family is not None
        assume(not all(oracle.representation(session.user, session.family, session.policy)))
    first, second = is_available(one, service), is_available(other, service)
    same = open_facts(one, service) == open_facts(other, service)
    assert (first.disclosed() is second.disclosed()) is same
    assert (surfaces(first) == surfaces(second)) is same
    assert one.family is not None
    assert other.family is not None
    if open_facts(one, service)[1] == open_facts(other, service)[1]:
        assert (
            may_represent(one.user, one.family).disclosed()
            is may_represent(other.user, other.family).disclosed()
        )


# --- no way back, and no word of it

FOLDED: Final = [
    rule_named(f"{name}-{fold}").decision(last)
    for name, lasts in (("representation", (1,)), ("availability-for-a-child", (4, 5, 6)))
    for fold in ("disclosed", "past-age-limit")
    for last in lasts
]


@pytest.mark.parametrize("view", FOLDED, ids=lambda view: f"{view.rule.name}:{view.bits}")
def test_there_is_no_way_back(view: Decision) -> None:
    assert view.disclosed() is view
    assert {ground.code for ground in view.grounds} <= {
        "access-level-sufficient",
        "child-services",
        "child-under-age-limit",
    }
    assert view.unmet[-1] is view.grounds[-1]
    assert not view.unknown or [ground.code for ground in view.unknown] == ["access-level-sufficient"]
    assert {field.name for field in attrs.fields(Decision)} == {"rule", "grounds", "granted", "bits"}
    assert not hasattr(view, "__dict__")
    caseworkers = view.explain("nb", audience=Audience.CASEWORKER)
    assert not any(code in caseworkers for code in set(REPRESENTATION.codes) - {"child-under-age-limit"})


PROTECTION: Final = re.compile(
    r"adresse?s?sperre|fortroli|fortrule|kode\s*[67]|kode\s*19|hemmeli|hemmele|skjerm(et|ing|a)|gradert|gradering"
    r"|beskytt|verna|vernet|skjult|trussel|trusler|sperret|sperra"
    r"|confidential|protect|shielded|classified|hidden address|secret|threat|code\s*[67]",
    re.IGNORECASE,
)


def citizen_texts() -> Iterator[str]:
    """Give every text that a citizen can be shown of any rule, a larger space one or two steps from a yes."""
    for rule in RULES:
        size = len(rule.conditions)
        for findings in product(Finding, repeat=size) if size < 6 else near(size):
            yield from surfaces(rule.decision(bits(findings)))


def near(size: int) -> Iterator[tuple[Finding, ...]]:
    for first, second in product(range(size), repeat=2):
        for one, other in product(Finding, repeat=2):
            findings = [MET] * size
            findings[first], findings[second] = one, other
            yield tuple(findings)


@pytest.mark.exhaustive
def test_no_citizen_reads_a_word_of_protection() -> None:
    texts = set(citizen_texts())
    assert len(texts) > 50
    found = {(match.group(), text[:80]) for text in texts for match in PROTECTION.finditer(text)}
    assert not found


def test_the_word_list_finds_what_a_caseworker_reads() -> None:
    """The list would be worthless if it found nothing where protection is spoken of."""
    protected = REPRESENTATION.decide(
        **{**REPRESENTATION.decision(0).findings, "child_not_protected": UNMET, "adult_not_protected": UNMET}
    )
    for language in Language:
        assert PROTECTION.search(protected.explain(language, audience=Audience.CASEWORKER))


def test_rules_that_are_about_no_child_are_shown_as_they_are() -> None:
    for findings in product(Finding, repeat=len(AVAILABILITY_FOR_ONESELF.codes)):
        decision = AVAILABILITY_FOR_ONESELF.decision(bits(findings))
        assert decision.disclosed() is decision
