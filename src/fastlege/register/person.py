"""Reading a person's facts (*person*), in the same way from each register's description.

Null in an array means that the register may have withheld an entry. A fact that the entry could change is
then unknown, whatever else the array has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from fastlege.errors import InvalidFactError
from fastlege.facts.people import Person
from fastlege.json_text import is_array
from fastlege.register.codes import (
    IN_USE,
    LAST_RANK,
    NO_LONGER,
    NOT_KNOWN,
    OWN_ROLES,
    RESPONSIBILITIES,
    ROLES,
    UNKNOWN_LINE,
)
from fastlege.register.protection import is_protected
from fastlege.register.record import (
    SOMEWHERE,
    ParentalResponsibility,
    ParentRelation,
    PersonRecord,
    Relations,
    one_birth,
    one_home,
    one_standing,
    only,
)
from fastlege.register.schema_check import check_properties
from fastlege.terms import ParentRole, PersonId, Standing

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from fastlege.facts.address import Address
    from fastlege.register.codes import Dates, NotKnown
    from fastlege.register.cursor import Cursor
    from fastlege.register.description import Dossier, NumberForm, Register
    from fastlege.register.record import Birth

__all__ = ["read_numbers", "read_record", "read_relations"]

_NO_BIRTH: Final[Birth] = (None, None)
_NOT_AN_ADDRESS: Final = (
    "give a home whose matrikkel id and street code are digits, whose unit is a letter and four digits and "
    "whose house letter is one letter; otherwise it cannot be compared"
)


def read_record(dossier: Dossier) -> PersonRecord:
    """Read the person; problems are added to the reading.

    Without an identity number in use, a person's standing is unknown.
    """
    at, register = dossier
    if at.reading.strict:
        check_properties(at.fields, at.path, register.schema, at.reading.problems)
    homes = at.current("bostedsadresse", register.dates)
    standings = _standings(at, register)
    every, candidates = read_numbers(at, register)
    best = min(candidates.values())[0] if candidates else NO_LONGER
    # A None makes the standing unknown, unless the person is dead or the identity false.
    if best is not IN_USE or register.numbers.element in at.withheld:
        standings.append(None)
    number = _one_number(at, register.numbers, every, candidates)
    birth_date, birth_year = _birth(at, register)
    person = Person(
        id=PersonId(number),
        birth_date=birth_date,
        birth_year=birth_year,
        home=None
        if "bostedsadresse" in at.withheld
        else one_home([_home(entry, register) for entry in homes]),
        shared_residences=_shared_residences(at, register),
        protected=is_protected(at, register.protection, register.dates, homes),
        standing=one_standing(standings),
    )
    return PersonRecord(person, every)


def read_numbers(at: Cursor, register: Register) -> tuple[frozenset[str], dict[str, tuple[int, int]]]:
    """Read all identity numbers, and separately those that may be in use, with their ranks.

    A number without a status is in use until it ends. A number with an unknown status is not in use, but
    ranks before a number that no longer is.
    """
    form = register.numbers
    every: set[str] = set()
    candidates: dict[str, tuple[int, int]] = {}
    for entry in at.entries(form.element):
        digits, status = entry.mark(form.number), entry.code("status", form.in_use)
        kind, current = entry.code(form.kind, form.kinds), entry.is_current(register.dates)
        if digits is not None:
            every.add(digits)
            if current and status != NO_LONGER:
                rank = (IN_USE if status is None else status, LAST_RANK if kind is None else kind)
                if digits not in candidates or rank < candidates[digits]:
                    candidates[digits] = rank
    return frozenset(every), candidates


def _one_number(
    at: Cursor, form: NumberForm, every: Collection[str], candidates: dict[str, tuple[int, int]]
) -> str:
    """Choose the number in use or, without one, the only number."""
    chosen = list(candidates or every)
    if len(candidates) > 1:
        best = min(candidates.values())
        chosen = [number for number in chosen if candidates[number] == best]
    number = only(chosen)
    if number is None:
        several = "give one identity number that is in use; there are several"
        at.problem(form.element, several if every else form.missing)
    return number or "?"  # stands in until the problem is raised


def _birth(at: Cursor, register: Register) -> Birth:
    """Read the birth, also from entries that begin later; a copied one only if there is no other."""
    own: tuple[list[date], list[int]] = ([], [])
    copied: tuple[list[date], list[int]] = ([], [])
    for name in register.births:
        for entry in at.entries(name):
            if not entry.is_over(register.dates):
                is_copy = register.is_copied is not None and register.is_copied(entry)
                days, years = copied if is_copy else own
                day, year = entry.day("foedselsdato"), register.birth_year(entry)
                if day is not None:
                    days.append(day)
                if year is not None:
                    years.append(year)
    first, second = one_birth(*own), one_birth(*copied)
    if first is None or second is None:
        contradiction = "give one birth; the dates and years of these entries contradict each other"
        at.problem(register.births[0], contradiction)
        return _NO_BIRTH
    if at.withheld and not at.withheld.isdisjoint(register.births):
        return _NO_BIRTH
    return second if first == _NO_BIRTH else first


def _standings(at: Cursor, register: Register) -> list[Standing | None]:
    """Read the status, and the elements that show a death or a false identity sooner than the status."""
    found: list[Standing | None] = []
    for entry in at.current(register.statuses, register.dates):
        found.extend(register.statuses_of(entry))
    for death in at.entries("doedsfall"):
        if not death.is_over(register.dates) and _has_come(death, register.dates):
            found.append(Standing.DECEASED)  # noqa: PERF401  # a comprehension makes a function at every call
    for identity in at.current("falskIdentitet", register.dates):
        if identity.flag("erFalsk") is not False:
            found.append(Standing.INVALID_IDENTITY)  # noqa: PERF401
    # The status changes some days after a death, so it does not suffice when deaths were not asked for.
    in_doubt = register.is_asked and not is_array(at.fields.get("doedsfall"))
    if in_doubt or (at.withheld and at.withheld & {register.statuses, "doedsfall", "falskIdentitet"}):
        found.append(None)
    return found


def _has_come(death: Cursor, dates: Dates) -> bool:
    """Return whether a death has happened by the day, by its date or else by the beginning of the entry."""
    day = death.day("doedsdato")
    return death.has_begun(dates) if day is None else day <= death.reading.on


def _home(entry: Cursor, register: Register) -> Address | None:
    """Read the home of an entry; None when a part is not valid, such as the identifier "ukjent"."""
    try:
        return register.home(entry)
    except InvalidFactError:
        if entry.reading.strict:
            entry.problem("", _NOT_AN_ADDRESS)
        return None


def _shared_residences(at: Cursor, register: Register) -> tuple[Address, ...]:
    """Read the homes with a contract that runs on the day (*delt bosted*), in a fixed order.

    A home that cannot be read becomes one without known parts, since it may be any home.
    """
    entries = at.current("deltBosted", register.dates)
    homes = {_home(entry, register) or SOMEWHERE for entry in entries if _runs(entry)}
    if "deltBosted" in at.withheld:
        homes.add(SOMEWHERE)
    return tuple(sorted(homes, key=lambda home: str(attrs.astuple(home))))


def _runs(contract: Cursor) -> bool:
    """Return whether a contract for a shared residence runs on the day, its first and last day included."""
    on = contract.reading.on
    first, last = contract.day("startdatoForKontrakt"), contract.day("sluttdatoForKontrakt")
    return first is not None and first <= on and (last is None or on <= last)


def read_relations(dossier: Dossier) -> Relations:
    """Read who the parents are, and who has responsibility; None for elements that are missing."""
    at, register = dossier
    parents: set[ParentRelation] = set()
    children: set[str] = set()
    for name in register.relations:
        for entry in at.current(name, register.dates):
            role = entry.code("relatertPersonsRolle", ROLES)
            is_child = entry.code("minRolleForPerson", OWN_ROLES)
            number = entry.mark(register.relative)
            relation = _parent_relation(role, is_child, number)
            if relation is not None:
                parents.add(relation)
            elif role == "child" and number is not None:
                children.add(number)
        if name in at.withheld:
            parents.add(ParentRelation(None, None))
    lines = [_line(entry) for entry in at.current("foreldreansvar", register.dates)]
    # Lines about the person's own children say nothing about the person's parents.
    own = [line for line in lines if line.subject not in children] if children else lines
    if "foreldreansvar" in at.withheld:
        own.append(ParentalResponsibility(UNKNOWN_LINE))
    # An empty element counts as missing: it does not prove that there are no parents.
    return Relations(
        frozenset(parents) if any(map(at.fields.get, register.relations)) else None,
        frozenset(own) if at.fields.get("foreldreansvar") else None,
    )


def _parent_relation(
    role: ParentRole | str | None,
    is_child: bool | NotKnown | None,  # noqa: FBT001  # from the other end of the relation
    number: str | None,
) -> ParentRelation | None:
    """Return the parent named by a relation; without a role when its ends contradict or are not known."""
    if NOT_KNOWN in (role, is_child):
        return ParentRelation(None, number)
    parent = role if isinstance(role, ParentRole) else None
    if is_child is not False and (parent or role is None):
        return ParentRelation(parent, number)
    # The ends contradict each other, so this may be a parent.
    return ParentRelation(None, number) if parent or is_child else None


def _line(entry: Cursor) -> ParentalResponsibility:
    """Read a line on responsibility; it is of unknown kind when it has two kinds of holder."""
    kind, holder = entry.code("ansvar", RESPONSIBILITIES), entry.text("ansvarlig")
    nameless = entry.child("ansvarligUtenIdentifikator") is not None
    organisation = entry.text("ansvarligOrganisasjon") is not None
    other_child = entry.child("ansvarssubjektUtenIdentifikator") is not None
    kind = kind if kind and not (holder and (nameless or organisation)) else UNKNOWN_LINE
    subject = entry.text("ansvarssubjekt") or ("" if other_child else None)
    return ParentalResponsibility(kind, holder, nameless, organisation, subject)
