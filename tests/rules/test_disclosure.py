"""The law of disclosure: two refused worlds with the same open facts look the same to the citizen.

Open is the user's own access, and nothing else. Ours: when all nine conditions of representation are met,
availability for the child is shown as it is, the GP included.
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
    APPOINTMENTS_FOR_A_CHILD,
    AVAILABILITY_FOR_A_CHILD,
    AVAILABILITY_FOR_ONESELF,
    REPRESENTATION,
    RULES,
    Decision,
    Ground,
    is_available,
    may_represent,
    may_see_appointments,
    rule_named,
)
from fastlege.rules.decision import decision_of
from fastlege.terms import MET, UNMET, Audience, Finding, Language, PersonId, Service
from fastlege.testing import sessions
from tests.rules import oracle
from tests.support import ELSEWHERE, child, decided, family, for_child, gp, parent, person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastlege.facts import Family, Session
    from fastlege.facts.session import PatientGP

OFFERS: Final = 4
"""Has a GP, the office takes part, the service is offered, the system serves children."""
ALL_MET: Final = (MET,) * len(REPRESENTATION.codes)
WORLDS: Final = list(product(Finding, repeat=len(REPRESENTATION.codes)))
"""All 19 683 combinations of findings about representation."""

BY_LAW: Final = {"representation-disclosed": {"child-services": "unmet"}}


def bits(findings: tuple[Finding, ...]) -> int:
    return sum(list(Finding).index(finding) << 2 * place for place, finding in enumerate(findings))


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
    ("a parent of one of sixteen", TURNED_16, "parent-1", BY_LAW),
    (
        "a parent of one of sixteen, protected",
        family(child(date(2010, 11, 23), protected=True), parent(home=None)),
        "parent-1",
        BY_LAW,
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
    assert shown(decision.disclosed()) == (expected or shown(decided(REPRESENTATION, 0)))


# --- representation: the whole space, every surface


@pytest.mark.exhaustive
def test_the_whole_space_of_representation_is_folded_into_one() -> None:
    folded = decided(rule_named("representation-disclosed"), 1)
    assert shown(folded) == BY_LAW
    for findings in WORLDS:
        decision = decided(REPRESENTATION, bits(findings))
        view = decision.disclosed()
        assert view is (decision if findings == ALL_MET else folded)
        assert view.granted is decision.granted
        assert view.disclosed() is view


@pytest.mark.exhaustive
def test_the_whole_space_of_representation_on_every_surface() -> None:
    seen: set[tuple[str, ...]] = set()
    logged: set[tuple[str, int, bytes]] = set()
    for findings in WORLDS:
        if findings != ALL_MET:
            decision = decided(REPRESENTATION, bits(findings))
            view = decision.disclosed()
            seen.add(surfaces(decision))
            logged.add((view.rule.name, view.bits, pickle.dumps(view)))
    assert (len(seen), len(logged)) == (1, 1)


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
    """354 294 worlds, each against the one decision that its open fact gives."""
    folded = rule_named("availability-for-a-child-disclosed")
    expected = {found: decided(folded, 4 + place) for place, found in enumerate(Finding)}
    for found, decision in expected.items():
        told = {"access-level-sufficient": found.value, "child-services": "unmet"}
        assert list(shown(decision).values()) == [told]
    for findings, access, decision in decisions():
        assert decision.disclosed() is (decision if findings == ALL_MET else expected[access])


@pytest.mark.exhaustive
@pytest.mark.parametrize("offer", range(3), ids=["all well", "nothing", "not known"])
def test_availability_for_a_child_on_every_surface(offer: int) -> None:
    """Worlds with at most two conditions of representation not met, on all surfaces, real decisions."""
    seen: dict[Finding, set[tuple[str, ...]]] = {}
    for findings, access in product(WORLDS, Finding):
        if 7 <= findings.count(MET) < len(ALL_MET):
            row = (*[list(Finding)[offer]] * OFFERS, access, *findings)
            decision = decided(AVAILABILITY_FOR_A_CHILD, bits(row))
            assert not decision.granted
            seen.setdefault(access, set()).add(surfaces(decision))
    assert [len(texts) for texts in seen.values()] == [1, 1, 1]
    assert len(set.union(*seen.values())) == len(Finding)


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


# --- what is booked for a child


@pytest.mark.exhaustive
def test_seeing_what_is_booked_for_a_child_is_folded_on_every_surface() -> None:
    """Every combination of findings about representation, with each about the consent."""
    folded = rule_named("appointments-for-a-child-disclosed")
    for findings, (place, access) in product(WORLDS, enumerate(Finding)):
        decision = decided(APPOINTMENTS_FOR_A_CHILD, bits((access, *findings)))
        view = decision.disclosed()
        if findings == ALL_MET:
            assert view is decision
        else:
            assert view is decided(folded, 4 + place)
            assert view.granted is decision.granted is False
    assert len({surfaces(decided(folded, 4 + place)) for place in range(3)}) == 3


def test_the_gp_makes_no_difference_to_what_is_booked() -> None:
    moved_out = family(child(), parent(home=ELSEWHERE))
    at_home = family(child(), parent())
    gps: list[PatientGP] = [None, Finding.UNKNOWN, gp(), gp([]), gp(participates=False)]
    for whose in (moved_out, at_home):
        sessions = [for_child(whose.parents[0].person, whose, of=of) for of in gps]
        assert len({may_see_appointments(session) for session in sessions}) == 1


# --- worlds made of facts


def open_fact(session: Session, service: Service) -> bool | None:
    """Give what the citizen may know, by the oracle's reading: whether the user's own consent is enough."""
    return oracle.access(session.access_level, service, session.policy)[0]


@pytest.mark.exhaustive
@given(sessions(for_child=True), sessions(for_child=True), st.sampled_from(Service))
def test_two_refused_worlds_with_equal_open_facts_look_the_same(
    one: Session, other: Session, service: Service
) -> None:
    for session in (one, other):
        assert session.family is not None
        assume(not all(oracle.representation(session.user, session.family, session.policy)))
    first, second = is_available(one, service), is_available(other, service)
    same = open_fact(one, service) == open_fact(other, service)
    assert (first.disclosed() is second.disclosed()) is same
    assert (surfaces(first) == surfaces(second)) is same
    assert one.family is not None
    assert other.family is not None
    assert (
        may_represent(one.user, one.family).disclosed() is may_represent(other.user, other.family).disclosed()
    )


# --- no way back, and no word of it

FOLDED: Final = [
    decided(rule_named(f"{name}-disclosed"), last)
    for name, lasts in (
        ("representation", (1,)),
        ("availability-for-a-child", (4, 5, 6)),
        ("appointments-for-a-child", (4, 5, 6)),
    )
    for last in lasts
]


@pytest.mark.parametrize("view", FOLDED, ids=lambda view: f"{view.rule.name}:{view.bits}")
def test_there_is_no_way_back(view: Decision) -> None:
    assert view.disclosed() is view
    assert {ground.code for ground in view.grounds} <= {"access-level-sufficient", "child-services"}
    assert view.unmet[-1] is view.grounds[-1]
    assert not view.unknown or [ground.code for ground in view.unknown] == ["access-level-sufficient"]
    fields = {"rule", "grounds", "granted", "bits", "_findings"}
    assert {field.name for field in attrs.fields(Decision)} == fields
    assert view.findings == {ground.condition.keyword: ground.finding for ground in view.grounds}
    assert not hasattr(view, "__dict__")
    caseworkers = view.explain("nb", audience=Audience.CASEWORKER)
    assert not any(code in caseworkers for code in REPRESENTATION.codes)


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
            yield from surfaces(decided(rule, bits(findings)))


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
        **{**decided(REPRESENTATION, 0).findings, "child_not_protected": UNMET, "adult_not_protected": UNMET}
    )
    for language in Language:
        assert PROTECTION.search(protected.explain(language, audience=Audience.CASEWORKER))


def test_rules_that_are_about_no_child_are_shown_as_they_are() -> None:
    for findings in product(Finding, repeat=len(AVAILABILITY_FOR_ONESELF.codes)):
        decision = decided(AVAILABILITY_FOR_ONESELF, bits(findings))
        assert decision.disclosed() is decision
