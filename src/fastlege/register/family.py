"""Records to a family (*familie*): the child's own document says who the parents are.

A document that is nobody's parent is left aside; a parent without a document is unknown in everything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from fastlege.facts.family import Family, Parent
from fastlege.facts.people import Person, ordered_day
from fastlege.register.responsibility import responsibility_of
from fastlege.terms import ParentRole, PersonId

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fastlege.register.reading import Notes
    from fastlege.register.record import PersonRecord

__all__ = ["as_family"]


def as_family(
    child: PersonRecord, others: Sequence[tuple[str, PersonRecord]], notes: Notes, *, path: str = "child"
) -> Family:
    """Put a family together; `others` are records, each with its document's path; `path` is the child's."""
    known = _by_number(others, _named(child), notes)
    parents = _parents(child, known)
    if child.numbers & parents.keys():
        notes.add(f"{path}.familierelasjon", "parents other than the child itself")
    if child.person.born_first > ordered_day(notes.on):
        notes.add(f"{path}.foedsel", "a birth that is not later than the day asked about")
    relations = notes.complete(child).parents or ()
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
        all_parents_known=child.parents is not None
        and all(relation.role and relation.number for relation in relations),
    )


def _named(child: PersonRecord) -> frozenset[str | None]:
    """Give every number by which the child's document names somebody."""
    relations, lines = child.parents or (), child.responsibilities or ()
    return frozenset([*(relation.number for relation in relations), *(line.holder for line in lines)])


def _by_number(
    others: Sequence[tuple[str, PersonRecord]], named: frozenset[str | None], notes: Notes
) -> dict[str, PersonRecord]:
    """Find a record by any of its numbers; two that differ about one person named are a problem."""
    known: dict[str, PersonRecord] = {}
    for path, record in others:
        met = {known.setdefault(number, record) for number in record.numbers}
        if any(one != record and named & (one.numbers | record.numbers) for one in met):
            notes.add(
                path, "one document for each person; this one differs from another about the same person"
            )
    return known


def _number(number: str, known: Mapping[str, PersonRecord]) -> str:
    """Give the number in use of the person who has, or had, a number."""
    return known[number].person.id if number in known else number


def _parents(child: PersonRecord, known: Mapping[str, PersonRecord]) -> dict[str, frozenset[ParentRole]]:
    """Give each registered parent's number in use with its roles; those without a number are left out."""
    parents: dict[str, frozenset[ParentRole]] = {}
    for relation in child.parents or ():
        if relation.role is not None and relation.number is not None:
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
