"""Records to a family (*familie*): the child's own document says who the parents are.

A document that is nobody's parent is left aside; a parent without a document is unknown in everything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from fastlege.facts.people import Family, Parent, Person
from fastlege.register.responsibility import responsibility_of
from fastlege.terms import ParentRole, PersonId

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fastlege.register.reading import Notes
    from fastlege.register.record import PersonRecord

__all__ = ["as_family"]


def as_family(child: PersonRecord, others: Sequence[tuple[str, PersonRecord]], notes: Notes) -> Family:
    """Put a family together; `others` are records, each with the path of its document."""
    known = _by_number(others, notes)
    parents = _parents(child, known)
    if child.person.id in parents:
        notes.add("child.familierelasjon", "parents other than the child itself")
    if child.person.born_first > notes.on.year * 10_000 + notes.on.month * 100 + notes.on.day:
        notes.add("child.foedsel", "a birth that is not later than the day asked about")
    notes.raise_any()
    relations = child.parents or ()
    lines = [
        attrs.evolve(line, holder=_number(line.holder, known)) if line.holder else line
        for line in child.responsibilities or ()
    ]
    responsible = responsibility_of(parents, lines, child=child.numbers)
    return Family(
        child=child.person,
        parents=tuple(
            Parent(person=_person(number, known), responsibility=responsible[number], role=_only(roles))
            for number, roles in sorted(parents.items(), key=_by_role_and_number)
        ),
        as_of=notes.on,
        all_parents_known=child.parents is not None and all(relation.number for relation in relations),
    )


def _by_number(others: Sequence[tuple[str, PersonRecord]], notes: Notes) -> dict[str, PersonRecord]:
    """Find a record by any of its numbers; two that differ about one person are a problem."""
    known: dict[str, PersonRecord] = {}
    for path, record in others:
        for number in sorted(record.numbers):
            if known.setdefault(number, record) != record:
                notes.add(path, "one document for each person; this one differs from another about the same person")
                break
    return known


def _number(number: str, known: Mapping[str, PersonRecord]) -> str:
    """Give the number in use of the person who has, or had, a number."""
    return known[number].person.id if number in known else number


def _parents(child: PersonRecord, known: Mapping[str, PersonRecord]) -> dict[str, frozenset[ParentRole]]:
    """Give each registered parent's number in use with its roles; those without a number are left out."""
    parents: dict[str, frozenset[ParentRole]] = {}
    for relation in child.parents or ():
        if relation.number is not None:
            number = _number(relation.number, known)
            parents[number] = parents.get(number, frozenset()) | {relation.role}
    return parents


def _person(number: str, known: Mapping[str, PersonRecord]) -> Person:
    if number in known:
        return known[number].person
    return Person(id=PersonId(number), protected=None, standing=None)


def _only(roles: frozenset[ParentRole]) -> ParentRole | None:
    return next(iter(roles)) if len(roles) == 1 else None


def _by_role_and_number(parent: tuple[str, frozenset[ParentRole]]) -> tuple[int, str]:
    """Order parents the same way, whichever way the documents order them."""
    number, roles = parent
    return min(list(ParentRole).index(role) for role in roles), number
