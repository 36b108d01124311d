"""What cannot be read is refused with every problem, where it stands, and never with what was given."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import pytest

from fastlege import (
    GP,
    Address,
    Audience,
    Decision,
    Family,
    FastlegeError,
    InvalidDocumentError,
    InvalidInputError,
    Menu,
    Person,
    Policy,
    RefusedError,
    Schedule,
    Session,
    Slot,
)
from fastlege.calendar import Deadline
from fastlege.exchange import from_json, to_json
from tests.exchange.samples import FACTS, SHOWN, USER, whole

CANARY = "21878535062"
"""A number that belongs to nobody; it stands where something else should."""


def sample(kind: type) -> object:
    return next(value for value in (*FACTS, *SHOWN) if type(value) is kind)


def refusal(kind: type, document: object) -> InvalidDocumentError:
    with pytest.raises(InvalidDocumentError) as refused:
        from_json(kind, document)
    return refused.value


def problems(kind: type, document: object) -> dict[str, str]:
    return dict(refusal(kind, document).problems)


def changed(kind: type, *changes: tuple[str, object]) -> dict[str, Any]:
    """Change a sample's document; a path is written as in a problem, without the kind's name."""
    document: dict[str, Any] = copy.deepcopy(whole(sample(kind)))
    name = next(key for key in document if key not in {"fastlege", "audience"})
    for path, value in changes:
        place = document[name]
        *way, last = [int(step) if step.isdecimal() else step for step in path.split("/")]
        for step in way:
            place = place[step]
        place[last] = value
    return document


NULLABLE_FLAG = "give true or false, or null"
DAY = "give a date that exists, such as '2026-11-23'"
INSTANT = "give a date, a time and an offset from UTC, such as '2026-11-23T21:05:00+01:00'"
MARK = "give a text that is not blank"
SERVICES = "one of book-appointment, renew-prescription, e-consultation, contact-office, flu-vaccination"
WHOLE_NUMBER = "give a whole number, or null"

ONE_PROBLEM: list[tuple[type, str, object, str, str]] = [
    (Person, "id", 5, "person.id", MARK),
    (Person, "id", " ", "person.id", MARK),
    (Person, "id", "\ud800", "person.id", MARK),
    (Person, "birth_date", "2026-02-30", "person.birth_date", f"{DAY}, or null"),
    (Person, "birth_date", "20260228", "person.birth_date", f"{DAY}, or null"),
    (Person, "birth_date", "1985-07-21\n", "person.birth_date", f"{DAY}, or null"),
    (Person, "birth_date", "1985-07-21T00:00:00Z", "person.birth_date", f"{DAY}, or null"),
    (Person, "birth_year", "1985", "person.birth_year", WHOLE_NUMBER),
    (Person, "birth_year", True, "person.birth_year", WHOLE_NUMBER),
    (Person, "birth_year", 1985.5, "person.birth_year", WHOLE_NUMBER),
    (Person, "birth_year", 1986, "person.birth_year", "give the year of birth_date, or leave it out"),
    (Person, "protected", 0, "person.protected", NULLABLE_FLAG),
    (Person, "protected", "false", "person.protected", NULLABLE_FLAG),
    (
        Person,
        "standing",
        "RESIDENT",
        "person.standing",
        "give one of resident, not-resident, disappeared, deceased, invalid-identity, or null",
    ),
    (
        Person,
        "standing",
        ["resident"],
        "person.standing",
        "give one of resident, not-resident, disappeared, deceased, invalid-identity, or null",
    ),
    (Person, "home", CANARY, "person.home", "give an object of the kind address, or null"),
    (Person, "home", [], "person.home", "give an object of the kind address, or null"),
    (Person, "home/unit", 1, "person.home.unit", "give a text, or null"),
    (
        Person,
        "home/grading",
        CANARY,
        "person.home.grading",
        "give one of ugradert, klientadresse, fortrolig, strengtFortrolig, or null",
    ),
    (
        Person,
        "shared_residences",
        "abc",
        "person.shared_residences",
        "give a list, each member an object of the kind address",
    ),
    (
        Person,
        "shared_residences",
        {"0": {}},
        "person.shared_residences",
        "give a list, each member an object of the kind address",
    ),
    (
        Person,
        "shared_residences",
        [{}, 5],
        "person.shared_residences[1]",
        "give an object of the kind address",
    ),
    (Person, "notify_by", "fax", "person.notify_by", "give one of email, sms, or null"),
    (
        Address,
        "place",
        {},
        "address.place",
        "give an object with one key, which is one of street-address, cadastral-address, or null",
    ),
    (
        Address,
        "place",
        {"street": {}},
        "address.place",
        "give an object with one key, which is one of street-address, cadastral-address, or null",
    ),
    (
        Address,
        "place/street-address/house_number",
        10_000,
        "address.place.street-address.house_number",
        "give a whole number from 0 to 9999, or None",
    ),
    (
        GP,
        "services",
        "all",
        "gp.services",
        f"give a list, each member {SERVICES}, and none twice, or null",
    ),
    (
        GP,
        "services",
        ["book-appointment", "book-appointment"],
        "gp.services",
        f"give a list, each member {SERVICES}, and none twice, or null",
    ),
    (
        GP,
        "services",
        ["book"],
        "gp.services[0]",
        f"give {SERVICES}",
    ),
    (GP, "office/phone", "", "gp.office.phone", f"{MARK}, without control characters, or None"),
    (Family, "as_of", "2010-01-01", "family.as_of", "give a day that is not before the child's birth"),
    (Family, "parents/0/role", "mother", "family.parents[0].role", "give one of mor, far, medmor, or null"),
    (
        Family,
        "parents/1/person/id",
        "parent-1",
        "family.parents",
        "give each parent once; two have the same id",
    ),
    (Session, "gp", "none", "session.gp", "give an object of the kind gp, or 'unknown', or null"),
    (Session, "gp", 5, "session.gp", "give an object of the kind gp, or 'unknown', or null"),
    (
        Session,
        "access_level",
        3,
        "session.access_level",
        "give one of none, basic, basic-plus, full, or null",
    ),
    (Session, "at", "2026-11-23", "session.at", INSTANT),
    (Session, "at", "2026-11-23T21:05:00", "session.at", INSTANT),
    (Session, "at", "2026-11-23 21:05:00+01:00", "session.at", INSTANT),
    (Session, "at", "2026-11-23T25:05:00+01:00", "session.at", INSTANT),
    (Session, "at", "0001-01-01T00:00:00+14:00", "session.at", INSTANT),
    (Session, "at", "9999-12-31T23:59:00-14:00", "session.at", INSTANT),
    (Session, "at", 1764000000, "session.at", INSTANT),
    (Policy, "source/ours", None, "policy.source.ours", "give true or false"),
    (
        Policy,
        "response_working_days",
        0,
        "policy.response_working_days",
        "give a number of working days, one or more",
    ),
    (
        Policy,
        "required_access",
        [],
        "policy.required_access",
        "give a list of 5, each member an object of the kind required-access",
    ),
    (
        Policy,
        "required_access/0/service",
        "flu-vaccination",
        "policy.required_access",
        "give a pair (Service, AccessLevel) for each of the five services",
    ),
    (Decision, "bits", 3, "decision.bits", "give the bits of a decision of the rule representation"),
    (Decision, "bits", -1, "decision.bits", "give the bits of a decision of the rule representation"),
    (
        Decision,
        "granted",
        True,
        "decision.granted",
        "give what follows from the other keys, or leave it out",
    ),
    (Decision, "granted", 1, "decision.granted", "give true or false"),
    (Decision, "grounds", [], "decision.grounds", "give what follows from the other keys, or leave it out"),
    (
        Decision,
        "grounds/3/finding",
        "unmet",
        "decision.grounds",
        "give what follows from the other keys, or leave it out",
    ),
    (RefusedError, "decisions/0/bits", "1", "refusal.decisions[0].bits", "give a whole number"),
    (Menu, "available", [], "menu.available", "give what follows from the other keys, or leave it out"),
    (
        Menu,
        "decisions/1/service",
        "e-consultation",
        "menu.decisions",
        "give one decision for each of the five services, in the page's order",
    ),
    (
        Menu,
        "remarks",
        ["hello"],
        "menu.remarks[0]",
        "give one of no-gp, office-does-not-participate, nothing-offered",
    ),
    (
        Deadline,
        "due_date",
        "2026-12-01",
        "deadline.due_date",
        "give what follows from the other keys, or leave it out",
    ),
    (
        Deadline,
        "overdue_from",
        "2026-12-01T00:00:01+01:00",
        "deadline.overdue_from",
        "give what follows from the other keys, or leave it out",
    ),
    (Deadline, "skipped", [], "deadline.skipped", "give what follows from the other keys, or leave it out"),
    (
        Deadline,
        "counted/0",
        "2026-11-23",
        "deadline.counted",
        "give the working days that follow the day of receipt",
    ),
    (Deadline, "counted", [], "deadline.counted", "give the working days that follow the day of receipt"),
    (
        Deadline,
        "received_at",
        "1850-01-01T00:00:00+01:00",
        "deadline.received_at",
        "the calendar begins on 1901-01-01: give that day or a later one",
    ),
    (Slot, "end", "2026-11-24T08:00:00+01:00", "slot.end", "give an end that is later than the start"),
    (Schedule, "slots/0/id", "2", "schedule.slots", "give each slot an id of its own"),
    (
        Schedule,
        "slots/1/start",
        "2026-11-24T09:10:00+01:00",
        "schedule.slots",
        "give slots that do not overlap",
    ),
    (Schedule, "bookings/0/slot", CANARY, "schedule.bookings[0].slot", "give the id of one of the slots"),
    (Schedule, "bookings/0/reason", "", "schedule.bookings[0].reason", MARK),
    (Schedule, "gp", None, "schedule.gp", "give an object of the kind gp"),
]


@pytest.mark.parametrize(("kind", "path", "value", "where", "message"), ONE_PROBLEM)
def test_a_wrong_value_is_one_problem(kind: type, path: str, value: object, where: str, message: str) -> None:
    assert problems(kind, changed(kind, (path, value))) == {where: message}


def test_an_unknown_rule_is_a_problem() -> None:
    found = problems(Decision, changed(Decision, ("rule", CANARY)))
    assert found["decision.rule"].startswith("give one of access, representation, representation-disclosed, ")


@pytest.mark.parametrize(("kind", "path", "value"), [row[:3] for row in ONE_PROBLEM])
def test_no_problem_repeats_what_was_given(kind: type, path: str, value: object) -> None:
    error = refusal(kind, changed(kind, (path, value)))
    assert CANARY not in repr(error)
    assert CANARY not in str(error)
    assert error.__context__ is None
    assert error.__cause__ is None


def test_everything_is_told_at_once_in_its_place() -> None:
    one = {"id": "", "standing": CANARY, CANARY: 1, "birth_year": 0}
    family = {
        "child": {**one, "home": {"matrikkel_id": 5}},
        "parents": [CANARY, {"person": one, "responsibility": "yes"}],
        "as_of": date(2026, 11, 23),
        "mother": {},
    }
    found = problems(Family, {"fastlege": 2, "audience": "citizen", "family": family, CANARY: None})
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
    assert CANARY not in str(found)


@pytest.mark.parametrize("key", ["birthDate", CANARY, "Kari Nordmann", "", "a.b", "x\n"])
def test_an_unknown_key_is_shown_only_when_it_is_a_plain_name(key: str) -> None:
    found = problems(Person, changed(Person, (key, 1)))
    assert [*found] == [f"person.{key}" if key == "birthDate" else "person.*"]


@pytest.mark.parametrize("document", [None, 5, CANARY, [], [whole(USER)], True])
def test_what_is_no_document_is_refused(document: object) -> None:
    assert problems(Person, document) == {
        "person": "give a document: an object with fastlege, audience and the value"
    }


def test_a_document_of_another_kind_is_refused() -> None:
    assert problems(Family, whole(USER)) == {
        "family": "give the value",
        "person": "this key is not known; leave it out, or use one of fastlege, audience, family",
    }


def test_an_empty_document_is_refused() -> None:
    assert [*problems(Person, {})] == ["fastlege", "audience", "person"]


@pytest.mark.parametrize("version", [None, 0, 2, "1", True, 1.5, [1]])
def test_another_version_is_refused(version: object) -> None:
    assert [*problems(Person, {**whole(USER), "fastlege": version})] == ["fastlege"]


def test_what_was_made_for_a_citizen_is_not_read_back() -> None:
    document = {**whole(sample(Slot)), "audience": "citizen"}
    assert problems(Slot, document) == {
        "audience": "give 'caseworker'; what was made for a citizen is not read back"
    }


def test_only_known_kinds_are_read() -> None:
    with pytest.raises(InvalidInputError, match=r"^kind: give one of Address, StreetAddress, .*Recipient"):
        from_json(int, {})


@pytest.mark.parametrize("value", [None, 5, {}, [USER], object()])
def test_only_known_kinds_are_written(value: object) -> None:
    with pytest.raises(InvalidInputError, match=r"^value: give one of Address"):
        to_json(value, audience=Audience.CASEWORKER)


def test_the_audience_the_language_and_the_edition_must_be_known() -> None:
    with pytest.raises(FastlegeError) as refused:
        to_json(USER, audience="everybody", language="no", policy="page")  # type: ignore[arg-type]
    assert str(refused.value).splitlines() == [
        "audience: give Audience.CITIZEN ('citizen') or Audience.CASEWORKER ('caseworker')",
        "language: give 'nb' (bokmål), 'nn' (nynorsk) or 'en' (English)",
        "policy: give a Policy, or None",
    ]
    assert to_json(USER, audience="caseworker") == to_json(USER, audience=Audience.CASEWORKER)
