"""Laws of the rules: what must hold for all facts, whatever they are."""

from __future__ import annotations

import copy
import itertools
import pickle
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fastlege.errors import InvalidFactError
from fastlege.facts import GP, Family, Parent, Person, Session
from fastlege.oslo import oslo_day
from fastlege.policy import HELSENORGE_2021_01_11
from fastlege.rules import RULES, Decision, Rule, is_available, may_represent, representatives, rule_named
from fastlege.terms import MET, UNKNOWN, UNMET, AccessLevel, Finding, Grading, Service
from fastlege.testing import days, families, gps, instants, persons, sessions
from tests.rules import oracle
from tests.support import HOME, child, decided, family, for_child, for_self, gp, parent, person

if TYPE_CHECKING:
    from collections.abc import Iterator

SESSIONS: Final = sessions()
SERVICES: Final = st.sampled_from(Service)
CHILDS: Final = ("representation", "availability-for-a-child", "appointments-for-a-child")
"""The rules about a child, whose refusals are folded."""
ALL_RULES: Final = [
    *RULES,
    *(rule_named(f"{name}-disclosed") for name in CHILDS),
]


def everybody(of: Family) -> list[Person]:
    """Give all who may ask: the parents, a stranger, the child."""
    return [*(row.person for row in of.parents), person("stranger"), of.child]


# --- the strategies make what the laws are about


@pytest.mark.exhaustive
def test_yes_and_no_both_come_about() -> None:
    """A law about decisions that are always no would prove nothing."""
    seen: set[tuple[str, bool]] = set()

    @settings(max_examples=300, derandomize=True)
    @given(SESSIONS, SERVICES)
    def look(session: Session, service: Service) -> None:
        decision = is_available(session, service)
        seen.add((decision.rule.name, decision.granted))

    look()
    assert seen == set(
        itertools.product(("availability-for-oneself", "availability-for-a-child"), (True, False))
    )


# --- order, and more of something


@given(families())
def test_the_order_of_the_parents_never_matters(of: Family) -> None:
    for parents in itertools.permutations(of.parents):
        turned = attrs.evolve(of, parents=parents)
        for who in everybody(of):
            assert may_represent(who, turned) is may_represent(who, of)
        assert set(representatives(turned)) == set(representatives(of))


@given(SESSIONS, SERVICES, st.sampled_from(AccessLevel))
def test_more_consent_never_turns_yes_into_no(session: Session, service: Service, level: AccessLevel) -> None:
    if is_available(session, service) and session.access_level is not None and level >= session.access_level:
        assert is_available(attrs.evolve(session, access_level=level), service)


@given(SESSIONS, SERVICES, SERVICES)
def test_more_offered_services_never_turn_yes_into_no(
    session: Session, service: Service, added: Service
) -> None:
    if isinstance(session.gp, GP) and session.gp.services is not None:
        more = attrs.evolve(session.gp, services=session.gp.services | {added})
        assert is_available(attrs.evolve(session, gp=more), service) or not is_available(session, service)
        if added is not service:  # another service changes nothing at all
            assert is_available(attrs.evolve(session, gp=more), service) is is_available(session, service)


@given(families())
def test_a_parent_moving_in_never_turns_yes_into_no(of: Family) -> None:
    home = of.child.home
    before = {row.person.id for row in of.parents if may_represent(row.person, of)}
    for place, row in enumerate(of.parents):
        if home is not None and home.grading is Grading.UNGRADED:
            moved = attrs.evolve(row, person=attrs.evolve(row.person, home=home), missing_because=None)
            after = attrs.evolve(of, parents=(*of.parents[:place], moved, *of.parents[place + 1 :]))
            assert before <= {who.id for who in representatives(after)}


@given(families())
def test_one_ordinary_parent_more_at_home_never_turns_yes_into_no(of: Family) -> None:
    if of.child.home is None or of.child.home.grading is not Grading.UNGRADED:
        return
    more = attrs.evolve(of, parents=(*of.parents, parent("parent-9", home=of.child.home)))
    assert set(representatives(of)) <= set(representatives(more))


@given(families())
def test_to_lose_every_fact_about_somebody_never_turns_a_no_into_a_yes(of: Family) -> None:
    for row in of.parents:
        nobody = Person(id=row.person.id, protected=None, standing=None)
        rest = [attrs.evolve(row, person=nobody) if each is row else each for each in of.parents]
        less = attrs.evolve(of, parents=rest)
        assert row.person.id in {each.person.id for each in less.parents_without_facts}
        assert {who.id for who in representatives(less)} <= {who.id for who in representatives(of)}
        for stranger in (person("stranger"), of.child):
            assert may_represent(stranger, less).finding("is-registered-parent") is UNKNOWN


# --- time

ONLY_OPENS: Final = (UNMET, UNKNOWN, MET)


@given(persons(), days(), days(), st.integers(0, 30))
def test_time_passing_never_lowers_an_age(who: Person, one: date, other: date, age: int) -> None:
    earlier, later = (who.has_reached(age, on=day) for day in sorted((one, other)))
    assert ONLY_OPENS.index(earlier) <= ONLY_OPENS.index(later)


@given(families(), st.integers(0, 8_000))
def test_the_childs_limit_only_closes_and_the_adults_only_opens(of: Family, days_later: int) -> None:
    later = attrs.evolve(of, as_of=of.as_of + timedelta(days=days_later))
    for who in everybody(of):
        now, then = may_represent(who, of), may_represent(who, later)
        closing, opening = "child-under-age-limit", "adult-old-enough"
        assert ONLY_OPENS.index(now.finding(closing)) >= ONLY_OPENS.index(then.finding(closing))
        assert ONLY_OPENS.index(now.finding(opening)) <= ONLY_OPENS.index(then.finding(opening))
        others = set(now.rule.codes) - {closing, opening}
        assert all(now.finding(code) is then.finding(code) for code in others)


@given(sessions(for_child=False), instants(), SERVICES)
def test_own_use_only_opens(session: Session, at: datetime, service: Service) -> None:
    first, second = sorted([session, attrs.evolve(session, at=at)], key=lambda each: each.at)
    earlier, later = (
        is_available(each, service).finding("old-enough-to-act-alone") for each in (first, second)
    )
    assert ONLY_OPENS.index(earlier) <= ONLY_OPENS.index(later)


def sixteenth_birthdays(who: Person) -> list[date]:
    """Give the days on which an answer about sixteen can change: one, or two of a year alone."""
    births = [who.birth_date] if who.birth_date else []
    if who.birth_date is None and who.birth_year is not None:
        births = [date(who.birth_year, 1, 1), date(who.birth_year, 12, 31)]
    return [oracle.birthday(born, 16) for born in births]


@given(SESSIONS, instants(), SERVICES)
def test_clock_time_changes_nothing_but_at_a_birthday(
    session: Session, at: datetime, service: Service
) -> None:
    whose, day = session.family, oslo_day(at)
    persons = [session.user] if whose is None else [session.user, whose.child]
    if whose is not None and any(who.birth_date and who.birth_date > day for who in persons):
        return
    if whose is not None and whose.child.birth_year is not None and whose.child.birth_year > day.year:
        return
    moved = attrs.evolve(session, at=at, family=whose and attrs.evolve(whose, as_of=day))
    first, last = sorted((session.on, day))
    if not any(first < birthday <= last for who in persons for birthday in sixteenth_birthdays(who)):
        assert is_available(moved, service) is is_available(session, service)


@given(SESSIONS, st.integers(0, 86_399), SERVICES)
def test_the_time_of_day_changes_nothing(session: Session, seconds: int, service: Service) -> None:
    midnight = session.at.replace(hour=0, minute=0, second=0, fold=0)
    at = midnight + timedelta(seconds=seconds)
    assert is_available(attrs.evolve(session, at=at), service) is is_available(session, service)


# --- unknown never grants


def person_unknown(who: Person) -> Iterator[Person]:
    """Make the same person with one fact less."""
    yield attrs.evolve(who, birth_date=None, birth_year=None)
    yield attrs.evolve(
        who, birth_date=None, birth_year=who.birth_date.year if who.birth_date else who.birth_year
    )
    if who.home is None or not who.home.counts_as_shielded:  # else it tells of a protection
        yield attrs.evolve(who, home=None)
    yield attrs.evolve(who, protected=None)
    yield attrs.evolve(who, standing=None)


def family_unknown(of: Family) -> Iterator[Family]:
    """Make the same family with one fact less."""
    yield attrs.evolve(of, all_parents_known=False)
    yield from (attrs.evolve(of, child=less) for less in person_unknown(of.child))
    for place, row in enumerate(of.parents):
        fewer = [attrs.evolve(row, person=less) for less in person_unknown(row.person)]
        for less in (*fewer, attrs.evolve(row, responsibility=None)):
            yield attrs.evolve(of, parents=(*of.parents[:place], less, *of.parents[place + 1 :]))


def session_unknown(session: Session) -> Iterator[Session]:
    """Make the same session with one fact less."""
    yield attrs.evolve(session, access_level=None)
    yield attrs.evolve(session, gp=UNKNOWN)
    if isinstance(session.gp, GP):
        office = attrs.evolve(session.gp.office, participates=None)
        for less in (
            attrs.evolve(session.gp, services=None),
            attrs.evolve(session.gp, serves_children=None),
            attrs.evolve(session.gp, office=office),
        ):
            yield attrs.evolve(session, gp=less)
    if session.family is None:
        yield from (attrs.evolve(session, user=less) for less in person_unknown(session.user))
    else:
        for of in family_unknown(session.family):
            row = of.find(session.user.id)
            yield attrs.evolve(session, family=of, user=row.person if row else session.user)


@given(SESSIONS, SERVICES)
def test_knowing_less_never_turns_no_into_yes(session: Session, service: Service) -> None:
    before = is_available(session, service)
    for less in session_unknown(session):
        assert before.granted or not is_available(less, service).granted


@pytest.mark.exhaustive
@given(families())
def test_knowing_less_never_lets_anybody_represent(of: Family) -> None:
    allowed = {who.id for who in representatives(of)}
    for less in family_unknown(of):
        assert {who.id for who in representatives(less)} <= allowed
        for least in family_unknown(less):
            assert {who.id for who in representatives(least)} <= allowed


NEEDED: Final = [
    ("access level", for_self(person("user"), of=gp(), access=None)),
    ("the GP", for_self(person("user"), of=Finding.UNKNOWN)),
    ("services", for_self(person("user"), of=gp(None))),
    ("office", for_self(person("user"), of=gp(participates=None))),
    ("birth", for_self(person("user", None), of=gp())),
]


@pytest.mark.parametrize("session", [pytest.param(row[1], id=row[0]) for row in NEEDED])
def test_each_unknown_alone_refuses(session: Session) -> None:
    decision = is_available(session, Service.E_CONSULTATION)
    assert not decision.granted
    assert decision.unknown
    assert not decision.unmet


def test_each_unknown_of_a_family_of_one_parent_alone_refuses() -> None:
    """All that is asked of the child and of its only parent must be known; of a birth, enough of it."""
    of = family(child(), parent())
    granted = [less for less in family_unknown(of) if representatives(less)]
    assert granted == [
        attrs.evolve(of, all_parents_known=False),  # the one who is known is at home
        attrs.evolve(of, child=child(2017)),  # a year alone is enough for a young child
        attrs.evolve(of, parents=[parent(born=1985)]),  # a year alone is enough for an adult
    ]


# --- decisions


def orders(rule: Rule) -> st.SearchStrategy[list[Finding]]:
    size = len(rule.conditions)
    return st.lists(st.sampled_from(Finding), min_size=size, max_size=size)


RULE_AND_FINDINGS: Final = st.sampled_from(ALL_RULES).flatmap(
    lambda rule: st.tuples(st.just(rule), orders(rule))
)
BITS: Final = {MET: 0, UNMET: 1, UNKNOWN: 2}


@given(RULE_AND_FINDINGS)
def test_a_decision_has_every_condition_and_one_object(case: tuple[Rule, list[Finding]]) -> None:
    rule, findings = case
    keywords = [code.replace("-", "_") for code in rule.codes]
    decision = rule.decide(**dict(zip(keywords, findings, strict=True)))
    assert [ground.code for ground in decision.grounds] == list(rule.codes)
    assert [ground.condition for ground in decision.grounds] == list(rule.conditions)
    assert [ground.finding for ground in decision.grounds] == findings
    assert decision.granted is bool(decision) is (set(findings) == {MET})
    assert decision.bits == sum(BITS[finding] * 4**place for place, finding in enumerate(findings))
    assert decided(rule, decision.bits) is decision
    assert rule.decide(**decision.findings) is decision
    assert rule.decide(**dict(reversed(decision.findings.items()))) is decision
    assert {ground.finding for ground in decision.unmet} <= {UNMET}
    assert {ground.finding for ground in decision.unknown} <= {UNKNOWN}
    assert len(decision.unmet) + len(decision.unknown) + findings.count(MET) == len(findings)
    for ground in decision.grounds:
        assert decision.finding(ground.code) is ground.finding


@given(RULE_AND_FINDINGS, st.sampled_from(range(pickle.HIGHEST_PROTOCOL + 1)))
def test_a_copy_of_a_decision_is_the_decision(case: tuple[Rule, list[Finding]], protocol: int) -> None:
    rule, findings = case
    decision = decided(rule, sum(BITS[finding] << 2 * place for place, finding in enumerate(findings)))
    assert copy.copy(decision) is decision
    assert copy.deepcopy(decision) is decision
    assert pickle.loads(pickle.dumps(decision, protocol)) is decision  # noqa: S301  # our own bytes
    assert pickle.loads(pickle.dumps(rule, protocol)) is rule  # noqa: S301  # our own bytes
    assert pickle.loads(pickle.dumps(decision.disclosed(), protocol)) is decision.disclosed()  # noqa: S301


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.name)
def test_an_integer_of_no_decision_is_refused(rule: Rule) -> None:
    size = len(rule.conditions)
    for bits in (-1, 3, 3 << 2 * (size - 1), 4**size, 4 ** (size + 1)):
        with pytest.raises(InvalidFactError, match=rule.name):
            decided(rule, bits)
    assert decided(rule, int("1" * size, 4)).unmet == decided(rule, int("1" * size, 4)).grounds
    assert decided(rule, int("2" * size, 4)).unknown == decided(rule, int("2" * size, 4)).grounds


@given(SESSIONS, SERVICES)
def test_equal_facts_give_the_same_object(session: Session, service: Service) -> None:
    again = pickle.loads(pickle.dumps(session))  # noqa: S301  # our own bytes
    assert again == session
    assert is_available(again, service) is is_available(session, service)


@given(families())
def test_an_edition_with_the_same_numbers_decides_the_same(of: Family) -> None:
    policy = attrs.evolve(HELSENORGE_2021_01_11, name="another name", response_working_days=9)
    for who in everybody(of):
        assert may_represent(who, of, policy=policy) is may_represent(who, of)


@given(families(), gps(), SERVICES)
def test_services_for_a_child_take_all_that_representation_takes(
    of: Family, of_child: GP, service: Service
) -> None:
    for who in everybody(of):
        represents: Decision = may_represent(who, of)
        available = is_available(for_child(who, of, of=of_child), service)
        assert {code: available.finding(code) for code in represents.rule.codes} == {
            ground.code: ground.finding for ground in represents.grounds
        }
        assert represents.granted or not available.granted


def test_who_lives_with_the_child_but_is_not_its_parent_opens_nothing() -> None:
    of = family(child(), Parent(person=person("parent-1", home=None), responsibility=True))
    assert not may_represent(person("stepparent", home=HOME), of)
    assert not representatives(of)
