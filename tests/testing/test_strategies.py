"""What the strategies make: of the outcome that was asked for, at the edges, and plain when shrunk."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import attrs
import pytest
from dateutil.easter import easter
from hypothesis import find, given, settings

import fastlege
from fastlege import (
    OSLO,
    Address,
    Family,
    Finding,
    InvalidFactError,
    PersonId,
    Policy,
    representatives,
    same_home,
    testing,
)
from fastlege.oslo import oslo_day
from fastlege.problems import Fact
from fastlege.testing import READY_FAMILIES, edge_instants, families
from fastlege.testing.answers import shown, without_numbers
from fastlege.testing.facts import birthday
from fastlege.testing.homes import pairs
from fastlege.testing.worlds import born
from tests.made import bookings, messages, policies, prescriptions, schedules, slots
from tests.testing.drawn import drawn

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

DAY: Final = date(2026, 11, 23)
OF_A_TYPE: Final[dict[type, SearchStrategy[Any]]] = {
    fastlege.Address: testing.addresses(),
    fastlege.StreetAddress: testing.street_addresses(),
    fastlege.CadastralAddress: testing.cadastral_addresses(),
    fastlege.Person: testing.persons(),
    fastlege.Parent: testing.parents("parent-1", DAY),
    fastlege.Family: families(),
    fastlege.Office: testing.offices(),
    fastlege.GP: testing.known_gps(),
    fastlege.Policy: policies(),
    fastlege.Session: testing.sessions(),
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
    made = drawn(OF_A_TYPE[kind], 60)
    assert {type(one) for one in made} == {kind}
    assert len({*made}) > 3


def test_no_fact_type_is_forgotten() -> None:
    public = {getattr(fastlege, name) for name in fastlege.__all__}
    facts = {each for each in public if isinstance(each, type) and issubclass(each, Fact)}
    told = {each for each in facts if not each.__name__.endswith(MADE_BY_US)}
    assert told <= set(OF_A_TYPE)


LIGHT: Final = """
import sys
from fastlege.testing import LAWS, READY_FAMILIES, laws
assert "hypothesis" not in sys.modules
from fastlege.testing import families
assert "hypothesis" in sys.modules
"""


def test_only_a_strategy_loads_hypothesis() -> None:
    subprocess.run([sys.executable, "-c", LIGHT], check=True)  # noqa: S603  # our own program


def test_every_public_name_is_found_and_no_other() -> None:
    assert all(getattr(testing, name) is not None for name in testing.__all__)
    assert {*testing.__all__} <= {*dir(testing)}
    with pytest.raises(AttributeError, match="no attribute 'family_names'"):
        _ = testing.family_names


# --- families with a wanted outcome


@cache
def made(*, granted: bool | None) -> list[Family]:
    return drawn(families(granted=granted), 200)


def test_of_a_granted_family_somebody_may_act_and_of_a_refused_one_nobody() -> None:
    assert all(map(representatives, made(granted=True)))
    assert not any(map(representatives, made(granted=False)))


def test_a_refused_family_is_refused_by_each_condition_that_a_family_can_fail() -> None:
    refused = made(granted=False)
    decisions = [fastlege.may_represent(row.person, family) for family in refused for row in family.parents]
    failed = {ground.code for decision in decisions for ground in (*decision.unmet, *decision.unknown)}
    assert set(decisions[0].rule.codes) - failed == {"is-registered-parent"}


@pytest.mark.parametrize("granted", [True, False, None])
def test_the_day_is_the_one_asked_for(granted: bool | None) -> None:
    assert {family.as_of for family in drawn(families(DAY, granted=granted), 30)} == {DAY}


@pytest.mark.parametrize("granted", [True, False, None])
def test_nothing_is_drawn_in_vain(granted: bool | None) -> None:
    """As many families as examples, with the health check that counts what is thrown away."""
    assert len(made(granted=granted)) == 200


def test_all_numbers_of_parents_come_about() -> None:
    assert {len(family.parents) for family in made(granted=None)} >= {0, 1, 2, 3, 4}


@pytest.mark.parametrize("arguments", [{"on": "today"}, {"on": datetime(2026, 1, 1)}, {"granted": 1}])
def test_wrong_arguments_are_refused(arguments: dict[str, Any]) -> None:
    with pytest.raises(InvalidFactError):
        families(**arguments)


@pytest.mark.parametrize("finding", Finding)
def test_the_pairs_of_homes_are_what_they_are_said_to_be(finding: Finding) -> None:
    assert {same_home(one, other) for one, other in pairs(finding)} == {finding}
    assert len(pairs(finding)) > 60


@pytest.mark.parametrize(
    ("days_left", "on", "birth"),
    [
        (0, DAY, date(2010, 11, 23)),
        (1, DAY, date(2010, 11, 24)),
        (9999, DAY, DAY),
        (0, date(2028, 2, 29), date(2012, 2, 29)),
        (0, date(2116, 2, 29), date(2100, 2, 28)),  # 2100 is no leap year
    ],
)
def test_a_birth_by_the_days_that_are_left(days_left: int, on: date, birth: date) -> None:
    assert born(days_left, on) == birth


# --- what a failing example shrinks to, and shows


def test_the_smallest_granted_family_is_a_child_and_one_parent_at_one_address() -> None:
    family = find(families(granted=True), lambda _: True)
    (parent,) = family.parents
    assert family.child == attrs.evolve(parent.person, id=PersonId("child"), birth_date=date(2018, 11, 21))
    assert (family.as_of, parent.responsibility, parent.person.id) == (DAY, True, "parent-1")
    assert parent.person.home == Address(matrikkel_id="604503040", unit="H0101")
    assert find(families(), lambda _: True) == family


def test_the_smallest_refused_family_is_one_whose_parent_lives_elsewhere() -> None:
    family = find(families(granted=False), lambda _: True)
    (parent,) = family.parents
    assert (family.as_of, parent.responsibility) == (DAY, True)
    assert parent.person.home == Address(matrikkel_id="250172017", unit="H0101")


@settings(max_examples=30)
@given(families() | testing.sessions())
def test_whatever_is_shown_makes_the_fact_again(made: Any) -> None:  # noqa: ANN401  # a family or a session
    names = {name: getattr(fastlege, name) for name in fastlege.__all__} | {"date": date}
    text = shown(made)
    if isinstance(made, Family):
        assert eval(text, names) == made  # noqa: S307  # our own text
    else:
        assert text.startswith("Session(")


def test_what_is_shown_has_no_identity_number() -> None:
    parent = READY_FAMILIES["one_parent"].parents[0].person
    text = without_numbers(shown((*(attrs.evolve(parent, id=PersonId("21878535062")),) * 2,)))
    assert text.count("id='person-1'") == 2


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


def test_every_edge_comes_about() -> None:
    made = drawn(edge_instants(BORN), 1500)
    begun = {oslo_day(at) for at in made if at.astimezone(OSLO).time() == time()}
    assert {birthday(BORN, age) for age in (12, 15, 16, 17, 18)} <= begun
    assert {(day - easter(day.year)).days for day in begun} >= {-3, -2, 0, 1, 2}
    assert {date(2023, 3, 1), date(2025, 12, 31), date(2026, 1, 1), date(2028, 2, 29)} <= begun
    assert birthday(BORN, 16) - timedelta(days=1) in {oslo_day(at) for at in made}
    assert any(oslo_day(at) != at.astimezone(UTC).date() for at in made)
    clocks = {at.astimezone(UTC) for at in made}
    assert {datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC)} <= clocks
    assert any(at.tzinfo is OSLO and at.fold == 1 for at in made)


@given(testing.instants())
def test_an_instant_is_in_oslo(at: datetime) -> None:
    assert at.tzinfo is OSLO


@pytest.mark.parametrize("wrong", ["2010-06-01", datetime(2010, 6, 1)])
def test_births_are_dates(wrong: Any) -> None:  # noqa: ANN401  # of a wrong type
    with pytest.raises(InvalidFactError, match="births: give dates"):
        edge_instants(wrong)


@pytest.mark.parametrize(
    ("birth", "age", "day"),
    [
        (date(2012, 2, 29), 16, date(2028, 2, 29)),
        (date(2012, 2, 29), 15, date(2027, 3, 1)),
        (date(2084, 2, 29), 16, date(2100, 3, 1)),
        (date(2010, 6, 1), 16, date(2026, 6, 1)),
    ],
)
def test_a_birthday(birth: date, age: int, day: date) -> None:
    assert birthday(birth, age) == day


# --- the rest


def test_sessions_are_of_both_kinds_and_of_strangers_too() -> None:
    made = drawn(testing.sessions(), 200)
    assert {session.family is None for session in made} == {True, False}
    assert {"stranger", "parent-1", "user"} <= {str(session.user.id) for session in made}


@pytest.mark.exhaustive
def test_gps_and_consent_are_known_or_not() -> None:
    assert {None, fastlege.Finding.UNKNOWN} < {*drawn(testing.gps(), 200)}
    levels = {session.access_level for session in drawn(testing.sessions(for_child=False), 300)}
    assert levels == {None, *fastlege.AccessLevel}


def test_policies_differ_from_the_pages_in_every_number_and_switch() -> None:
    made = drawn(policies(), 200)
    for field in attrs.fields(Policy):
        if field.init and field.name not in {"name", "published", "source"}:
            assert len({getattr(policy, field.name) for policy in made}) > 1, field.name
