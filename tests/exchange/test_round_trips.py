"""What is written for a caseworker or a system is read back as it was."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any, TypeVar

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fastlege import (
    GP,
    HELSENORGE_2021_01_11,
    OSLO,
    RULES,
    AccessLevel,
    Address,
    Audience,
    Decision,
    Family,
    Menu,
    Person,
    Policy,
    RefusedError,
    Schedule,
    Service,
    Session,
    Slot,
    menu,
    rule_named,
)
from fastlege.calendar import Deadline, response_deadline
from fastlege.exchange import VERSION, from_json, to_json
from fastlege.testing import addresses, families, instants, sessions_for_child, sessions_for_self
from tests.exchange.samples import FACTS, SCHEDULE, SHOWN, SLOT, name, shown, whole
from tests.support import DAY, decided

if TYPE_CHECKING:
    from datetime import tzinfo

T = TypeVar("T")


def back(value: T) -> T:
    return from_json(type(value), whole(value))


@pytest.mark.parametrize("value", [*FACTS, *SHOWN], ids=name)
def test_every_kind_comes_back(value: object) -> None:
    if isinstance(value, RefusedError):
        assert back(value).args == value.args
    else:
        assert back(value) == value


@pytest.mark.parametrize("value", [*FACTS, *SHOWN], ids=name)
def test_writing_what_was_read_gives_the_same_text(value: object) -> None:
    assert whole(back(value)) == whole(value)


@given(addresses())
def test_addresses_come_back(home: Address) -> None:
    assert back(home) == home


@given(families())
def test_families_come_back(family: Family) -> None:
    assert back(family) == family


@given(st.one_of(sessions_for_self(), sessions_for_child()))
def test_sessions_and_their_menus_come_back(session: Session) -> None:
    assert back(session) == session
    assert back(menu(session)) == menu(session)


@given(instants(), st.integers(1, 20))
def test_deadlines_come_back(at: datetime, days: int) -> None:
    deadline = response_deadline(at, working_days=days)
    assert back(deadline) == deadline


@given(
    st.sampled_from(RULES).flatmap(
        lambda rule: st.tuples(st.just(rule), st.lists(st.sampled_from([0, 1, 2])))
    )
)
def test_decisions_come_back_as_the_same_object(row: tuple[Any, list[int]]) -> None:
    rule, findings = row
    bits = sum(finding << 2 * place for place, finding in enumerate(findings[: len(rule.conditions)]))
    decision = decided(rule, bits)
    assert back(decision) is decision
    assert back(decision.disclosed()) is decision.disclosed()


def test_a_decision_is_its_rule_and_one_integer() -> None:
    document = {"fastlege": 1, "audience": "caseworker", "decision": {"rule": "representation", "bits": 2}}
    assert from_json(Decision, document) is decided(rule_named("representation"), 2)


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
    slot = attrs.evolve(
        SLOT, start=datetime(2026, 11, 24, 8, 0, 0, 5, tzinfo=zone), end=datetime(2027, 1, 1, tzinfo=UTC)
    )
    assert whole(slot)["slot"]["start"] == f"2026-11-24T08:00:00.000005{offset}"
    assert back(slot) == slot
    assert back(slot).start.utcoffset() == slot.start.utcoffset()


def test_an_instant_may_be_short_and_in_utc() -> None:
    document = whole(SLOT)
    document["slot"]["start"] = "2026-11-24T08:00Z"
    assert from_json(Slot, document) == SLOT


def test_what_has_a_default_may_be_left_out() -> None:
    person = {"id": "a", "protected": None, "standing": None}
    read = from_json(Person, {"fastlege": VERSION, "audience": "caseworker", "person": person})
    assert (read.birth_date, read.home, read.shared_residences, read.notify_by) == (None, None, (), None)


def test_a_whole_number_may_be_written_with_a_fraction_of_zero() -> None:
    person = {"id": "a", "protected": None, "standing": None, "birth_year": 1985.0}
    read = from_json(Person, {"fastlege": 1.0, "audience": "caseworker", "person": person})
    assert (read.birth_year, type(read.birth_year)) == (1985, int)


def test_what_follows_from_the_rest_may_be_left_out() -> None:
    for value, names in (
        (menu_of_self(), ("available",)),
        (response_deadline(datetime(2026, 11, 23, tzinfo=OSLO)), ("due_date", "overdue_from", "skipped")),
    ):
        document = whole(value)
        (kind,) = document.keys() - {"fastlege", "audience"}
        for key in names:
            del document[kind][key]
        assert from_json(type(value), document) == value


def menu_of_self() -> Menu:
    return next(value for value in SHOWN if isinstance(value, Menu))


def test_texts_may_have_been_reworded_since() -> None:
    document = whole(menu_of_self())
    for row in document["menu"]["decisions"]:
        row["decision"]["text"] = row["decision"]["grounds"][0]["text"] = "Another wording."
    assert from_json(Menu, document) == menu_of_self()
    deadline = response_deadline(datetime(2026, 11, 23, tzinfo=OSLO))
    english = to_json(deadline, audience=Audience.CASEWORKER, language="en")
    assert english["deadline"]["skipped"][0]["name"] == "Saturday"
    assert from_json(Deadline, english) == deadline


def test_the_policy_is_kept_in_every_number_and_switch() -> None:
    access = tuple((service, AccessLevel.BASIC_PLUS) for service in reversed(Service))
    policy = attrs.evolve(HELSENORGE_2021_01_11, represented_until=12, required_access=access)
    assert back(policy) == policy
    assert whole(policy)["policy"]["required_access"][0] == {
        "service": "flu-vaccination",
        "access_level": "basic-plus",
    }
    assert from_json(Policy, whole(policy)).published == HELSENORGE_2021_01_11.published


def test_a_schedule_names_the_slot_of_each_booking() -> None:
    document = whole(SCHEDULE)["schedule"]
    assert [slot["id"] for slot in document["slots"]] == ["1", "2"]
    assert [booking["slot"] for booking in document["bookings"]] == ["2"]
    del document["bookings"]
    empty = from_json(Schedule, {"fastlege": 1, "audience": "caseworker", "schedule": document})
    assert len(empty.free(datetime(2026, 11, 1, tzinfo=OSLO))) == 2


def test_the_two_kinds_of_place_are_told_apart_by_name() -> None:
    names = [whole(value)["address"]["place"] for value in FACTS if isinstance(value, Address)]
    assert [*names[0]] == ["street-address"]


def test_codes_are_written_in_the_vocabularys_order() -> None:
    gp = next(value for value in FACTS if isinstance(value, GP))
    assert whole(gp)["gp"]["services"] == [service.value for service in Service]
    document = whole(gp)
    document["gp"]["services"].reverse()
    assert from_json(GP, document) == gp


def test_a_document_says_its_version_and_whom_it_is_for() -> None:
    assert [*whole(SLOT)] == ["fastlege", "audience", "slot"]
    assert (whole(SLOT)["fastlege"], whole(SLOT)["audience"], shown(SLOT)["audience"]) == (
        1,
        "caseworker",
        "citizen",
    )
    assert json.dumps(shown(SLOT)) == json.dumps(to_json(SLOT, language="en"))


def test_the_day_of_a_family_is_a_date() -> None:
    family = next(value for value in FACTS if isinstance(value, Family))
    assert whole(family)["family"]["as_of"] == DAY.isoformat()
