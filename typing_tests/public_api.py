"""What type checkers infer of the public names; read by them and never run."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import assert_type

from fastlege import (
    GP,
    AccessLevel,
    Decision,
    Family,
    Finding,
    GPId,
    Menu,
    MissingReason,
    Parent,
    Person,
    PersonId,
    Prescription,
    RenewalRequest,
    Service,
    Session,
    access_suffices,
    is_available,
    may_represent,
    menu,
    renew_prescription,
    representatives,
    rule_named,
    same_home,
)
from fastlege.calendar import (
    Deadline,
    Holiday,
    Month,
    Week,
    YearCalendar,
    add_working_days,
    response_deadline,
    working_days_between,
    year_calendar,
)
from fastlege.register import (
    Bulk,
    FamilyResult,
    read_bulk,
    read_family,
    read_family_batches,
    read_family_lines,
    read_person,
)
from fastlege.testing import LAWS, Law, RegisterDocuments, documents_of, families
from fastlege.testing.laws import order


def decisions(person: Person, family: Family, session: Session) -> None:
    """Infer what the rules answer."""
    assert_type(may_represent(person, family), Decision)
    assert_type(is_available(session, Service.E_CONSULTATION), Decision)
    assert_type(access_suffices(None, Service.E_CONSULTATION), Decision)
    assert_type(access_suffices(AccessLevel.FULL, Service.E_CONSULTATION).disclosed(), Decision)
    assert_type(may_represent(person, family).granted, bool)
    assert_type(may_represent(person, family).grounds[0].finding, Finding)
    assert_type(may_represent(person, family).explain("nn"), str)
    assert_type(may_represent(person, family).explain(audience="caseworker"), str)
    assert_type(rule_named("access").decision(0, conditions=1), Decision)
    assert_type(representatives(family), tuple[Person, ...])
    assert_type(same_home(person.home, None), Finding)


def facts(document: bytes, day: date) -> None:
    """Infer what the register gives."""
    assert_type(read_person(document, on=day), Person)
    assert_type(read_family(document, [document], on=day), Family)
    assert_type(read_family(document, [], on=day).parents, tuple[Parent, ...])
    assert_type(read_family(document, [], on=day).parent(PersonId("x")).person, Person)
    assert_type(read_family(document, [], on=day, strict=True).missing, tuple[str, ...])
    assert_type(read_bulk(document, on=day), Bulk)
    assert_type(read_bulk(document, on=day).family(PersonId("x")), Family)
    assert_type(read_bulk(document, on=day).missing, Mapping[PersonId, MissingReason])
    (line,) = read_family_lines([document], on=day)
    assert_type(line, FamilyResult[int])
    (batch,) = read_family_batches([(document, [document])], on=day)
    assert_type(batch.place, PersonId | None)


def kit(family: Family) -> None:
    """Infer what the test kit makes, and what a law takes."""
    assert_type(families(granted=True).example(), Family)
    assert_type(documents_of(family), RegisterDocuments)
    assert_type(LAWS, tuple[Law, ...])
    order(may_represent, family)
    order(lambda adult, family: family.find(adult.id) is not None, family)


def days(day: date, instant: datetime) -> None:
    """Infer what the calendar answers."""
    assert_type(add_working_days(day, 5), date)
    assert_type(working_days_between(day, day), int)
    assert_type(response_deadline(instant), Deadline)
    assert_type(response_deadline(instant).answer_by({day}), date | None)
    assert_type(response_deadline(instant).explain("en"), str)
    assert_type(year_calendar(2026), YearCalendar)
    assert_type(year_calendar(2026).months, tuple[Month, ...])
    assert_type(year_calendar(2026).months[0].weeks, tuple[Week, ...])
    assert_type(year_calendar(2026).holidays, tuple[Holiday, ...])


def services(session: Session, inhaler: Prescription) -> None:
    """Infer what the services answer."""
    assert_type(menu(session), Menu)
    assert_type(menu(session).gp, GP | None)
    assert_type(menu(session).available, frozenset[Service])
    assert_type(renew_prescription(session, ["1"], medicines=[inhaler]), RenewalRequest)
    assert_type(renew_prescription(session, ["1"], medicines=[inhaler]).delivery.deadline.due_date, date)
    assert_type(renew_prescription(session, ["1"], medicines=[inhaler]).delivery.explain("nn"), str)


def unknown_is_a_value(child: PersonId, day: date) -> None:
    """Take facts that are not known, and lists where tuples are kept."""
    person = Person(id=child, protected=None, standing=None)
    assert_type(person.birth_date, date | None)
    assert_type(Family(child=person, parents=[], as_of=day).parents, tuple[Parent, ...])
    GP(id=GPId("kari"), name="Kari", office="Sentrum", services=None, serves_children=None)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # an office is needed
    Person(id="x", protected=None, standing=None)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # a str is not yet a PersonId
