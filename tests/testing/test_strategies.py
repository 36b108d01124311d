"""What the strategies make: of the outcome that was asked for, at the edges, and plain when shrunk."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any, Final

import attrs
import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

import fastlege
from fastlege import (
    OSLO,
    Address,
    Family,
    InvalidFactError,
    PersonId,
    Policy,
    Schedule,
    may_represent,
    representatives,
)
from fastlege.oslo import oslo_day
from fastlege.problems import Fact
from fastlege.testing import (
    access_levels,
    addresses,
    bookings,
    cadastral_addresses,
    edge_instants,
    families,
    gps,
    instants,
    known_gps,
    messages,
    offices,
    parents,
    persons,
    policies,
    prescriptions,
    schedules,
    sessions,
    sessions_for_child,
    slots,
    street_addresses,
)
from fastlege.testing.near_misses import NEAR_MISSES, just_turned, near_misses
from fastlege.testing.scenes import Scene, scenes
from fastlege.testing.times import birthday

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

DAY: Final = date(2026, 11, 23)
OF_A_TYPE: Final[dict[type, SearchStrategy[Any]]] = {
    fastlege.Address: addresses(),
    fastlege.StreetAddress: street_addresses(),
    fastlege.CadastralAddress: cadastral_addresses(),
    fastlege.Person: persons(),
    fastlege.Parent: parents("parent-1", DAY),
    fastlege.Family: families(),
    fastlege.Office: offices(),
    fastlege.GP: known_gps(),
    fastlege.Policy: policies(),
    fastlege.Session: sessions(),
    fastlege.Slot: slots(),
    fastlege.Booking: bookings(),
    fastlege.Schedule: schedules(),
    fastlege.Prescription: prescriptions(),
    fastlege.Message: messages(),
}
MADE_BY_US: Final = (
    *("Request", "Menu", "Delivery", "Recipient", "Remark", "Appointments", "OverviewLine"),
    *("Decision", "Ground", "Rule"),
)
"""What the package answers with, and is not told."""


@pytest.mark.parametrize("kind", OF_A_TYPE, ids=lambda kind: kind.__name__)
def test_every_type_has_a_strategy(kind: type) -> None:
    assert type(find(OF_A_TYPE[kind], lambda _: True)) is kind
    assert len({*_made(OF_A_TYPE[kind], 60)}) > 3


def test_no_fact_type_is_forgotten() -> None:
    public = {getattr(fastlege, name) for name in fastlege.__all__}
    facts = {each for each in public if isinstance(each, type) and issubclass(each, Fact)}
    told = {each for each in facts if not each.__name__.endswith(MADE_BY_US)}
    assert told <= set(OF_A_TYPE)


def _made(strategy: SearchStrategy[Any], count: int) -> list[Any]:
    made: list[Any] = []

    @settings(max_examples=count, derandomize=True, database=None, phases=[Phase.generate])
    @given(strategy)
    def note(value: object) -> None:
        made.append(value)

    note()
    return made


# --- families with a wanted outcome


@given(families(granted=True))
def test_of_a_granted_family_somebody_may_act(family: Family) -> None:
    assert representatives(family)


@given(families(granted=False))
def test_of_a_refused_family_nobody_may(family: Family) -> None:
    assert not representatives(family)


@pytest.mark.parametrize("granted", [True, False, None])
def test_the_day_is_the_one_asked_for(granted: bool | None) -> None:
    assert {family.as_of for family in _made(families(DAY, granted=granted), 30)} == {DAY}


@pytest.mark.parametrize("granted", [True, False])
def test_nothing_is_drawn_in_vain(granted: bool) -> None:
    """As many families as examples, with the health check that counts what is thrown away."""
    assert len(_made(families(granted=granted), 200)) == 200


@pytest.mark.parametrize("name", NEAR_MISSES)
def test_a_near_miss_fails_by_what_it_names(name: str) -> None:
    for scene in _made(near_misses(None, name), 60):
        decision = may_represent(scene.asker.person, scene.family)
        missed = {ground.code for ground in (*decision.unmet, *decision.unknown)}
        nothing_compared = name in {"the child is protected", "the child is gone"}
        also = {"a-parent-registered-at-childs-address"} if nothing_compared else set()
        assert missed == {NEAR_MISSES[name].condition, *also}


def test_all_conditions_that_a_family_can_fail_are_failed() -> None:
    codes = {miss.condition for miss in NEAR_MISSES.values()}
    rule = may_represent(*_somebody()).rule
    assert set(rule.codes) - codes == {"is-registered-parent"}


def _somebody() -> tuple[fastlege.Person, Family]:
    family = find(families(granted=True), lambda _: True)
    return family.parents[0].person, family


@given(scenes(sole=True))
def test_a_sole_scene_has_one_who_may(scene: Scene) -> None:
    assert representatives(scene.family) == (scene.asker.person,)


@pytest.mark.parametrize("arguments", [{"on": "today"}, {"on": datetime(2026, 1, 1)}, {"granted": 1}])
def test_wrong_arguments_are_refused(arguments: dict[str, Any]) -> None:
    with pytest.raises(InvalidFactError):
        families(**arguments)


@pytest.mark.parametrize(
    ("age", "on", "born"),
    [
        (16, DAY, date(2010, 11, 23)),
        (16, date(2028, 2, 29), date(2012, 2, 29)),
        (16, date(2116, 2, 29), date(2100, 2, 28)),  # 2100 is no leap year
    ],
)
def test_who_turns_an_age_today_was_born_then(age: int, on: date, born: date) -> None:
    assert just_turned(age, on) == born


# --- what a failing example shrinks to


def test_the_smallest_granted_family_is_a_child_and_one_parent_at_one_address() -> None:
    family = find(families(granted=True), lambda _: True)
    (parent,) = family.parents
    child = attrs.evolve(parent.person, id=PersonId("child"), birth_date=date(2017, 8, 17))
    assert family.child == child
    assert (family.as_of, parent.responsibility, parent.person.id) == (DAY, True, "parent-1")
    assert parent.person.home == Address(matrikkel_id="604503040", unit="H0101")


def test_the_smallest_refused_family_is_one_whose_parent_lives_elsewhere() -> None:
    family = find(families(granted=False), lambda _: True)
    (parent,) = family.parents
    assert (family.as_of, parent.responsibility) == (DAY, True)
    assert parent.person.home == Address(matrikkel_id="250172017", unit="H0101")


def test_a_granted_family_with_two_at_home_needs_nobody_else() -> None:
    def two_at_home(family: Family) -> bool:
        return sum(row.person.home == family.child.home for row in family.parents) == 2

    seeds = map(Random, range(20))
    found = (find(families(granted=True), two_at_home, random=seed) for seed in seeds)
    assert any(len(family.parents) == 2 for family in found)  # one search in four ends before the smallest


# --- instants

BORN: Final = date(2010, 6, 1)


@given(edge_instants(BORN))
def test_an_edge_instant_is_aware_and_at_most_an_hour_from_an_edge(at: datetime) -> None:
    assert at.tzinfo in (OSLO, UTC)
    around = {at.astimezone(UTC) + timedelta(seconds=seconds) for seconds in (0, 1, -1, 3600, -3600)}
    midnights = {each for each in around if each.astimezone(OSLO).strftime("%H%M%S") == "000000"}
    changes = {
        each
        for each in around
        if each.astimezone(OSLO).utcoffset() != (each - timedelta(seconds=1)).astimezone(OSLO).utcoffset()
    }
    assert midnights | changes


@pytest.mark.parametrize(
    ("what", "is_it"),
    [
        ("the sixteenth birthday", lambda at: oslo_day(at) == birthday(BORN, 16)),
        ("the evening before it", lambda at: oslo_day(at) == birthday(BORN, 16) - timedelta(days=1)),
        ("another day in UTC", lambda at: oslo_day(at) != at.astimezone(UTC).date()),
        (
            "Easter Sunday",
            lambda at: oslo_day(at) == date(2026, 4, 5),
        ),
        ("29 February", lambda at: oslo_day(at) == date(2028, 2, 29)),
        ("the clocks go forward", lambda at: at.astimezone(UTC) == datetime(2026, 3, 29, 1, tzinfo=UTC)),
        ("the clocks go back", lambda at: at.astimezone(UTC) == datetime(2026, 10, 25, 1, tzinfo=UTC)),
        ("the hour shown twice", lambda at: at.tzinfo is OSLO and at.fold == 1),
    ],
)
def test_every_edge_comes_about(what: str, is_it: Any) -> None:  # noqa: ANN401  # a test of an instant
    assert find(edge_instants(BORN), is_it, settings=settings(max_examples=5000)), what


@given(instants())
def test_an_instant_is_in_oslo(at: datetime) -> None:
    assert at.tzinfo is OSLO


@pytest.mark.parametrize("born", ["2010-06-01", datetime(2010, 6, 1)])
def test_births_are_dates(born: Any) -> None:  # noqa: ANN401  # of a wrong type
    with pytest.raises(InvalidFactError, match="births: give dates"):
        edge_instants(born)


@pytest.mark.parametrize(
    ("born", "age", "day"),
    [
        (date(2012, 2, 29), 16, date(2028, 2, 29)),
        (date(2012, 2, 29), 15, date(2027, 3, 1)),
        (date(2084, 2, 29), 16, date(2100, 3, 1)),
        (date(2010, 6, 1), 16, date(2026, 6, 1)),
    ],
)
def test_a_birthday(born: date, age: int, day: date) -> None:
    assert birthday(born, age) == day


# --- the rest


def test_sessions_are_of_both_kinds() -> None:
    assert {session.family is None for session in _made(sessions(), 50)} == {True, False}


def test_a_session_for_a_child_can_be_a_strangers() -> None:
    users = {str(session.user.id) for session in _made(sessions_for_child(), 100)}
    assert {"stranger", "parent-1"} <= users


def test_gps_and_consent_are_known_or_not() -> None:
    assert {None, fastlege.Finding.UNKNOWN} < {*_made(gps(), 200)}
    assert {None, *fastlege.AccessLevel} == {*_made(access_levels(), 200)}


@given(st.data())
def test_a_schedule_is_of_the_gp_and_the_patients_asked_for(data: st.DataObject) -> None:
    gp = data.draw(known_gps())
    schedule: Schedule = data.draw(schedules(patients=("child",), gp=gp.id))
    assert schedule.gp == gp.id
    assert {booking.patient for booking in schedule.bookings} <= {"child"}


def test_policies_differ_from_the_pages_in_every_number_and_switch() -> None:
    made: list[Policy] = _made(policies(), 200)
    for field in attrs.fields(Policy):
        if field.init and field.name not in {"name", "published", "source"}:
            assert len({getattr(policy, field.name) for policy in made}) > 1, field.name
