"""Records to a family (*familie*): the child's own document says who the parents are.

A document that is nobody's parent is left aside; a parent without a document is unknown in everything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fastlege.facts.family import Family, Parent
from fastlege.facts.people import Person, ordered_day
from fastlege.register.record import only
from fastlege.register.responsibility import responsibility_of
from fastlege.register.strict import read_person_of
from fastlege.terms import ParentRole, PersonId

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fastlege.register.as_of import Reading
    from fastlege.register.document import RegisterDocument
    from fastlege.register.record import ParentalResponsibility, PersonRecord, Relations

__all__ = ["ONE_DOCUMENT", "as_family", "named_by"]

ONE_DOCUMENT: Final = "give one document for each person; this one differs from another about the same person"
_ORDER: Final = {role: place for place, role in enumerate(ParentRole)}


def as_family(
    child: RegisterDocument | None, others: Iterable[RegisterDocument | None], reading: Reading
) -> Family:
    """Put a family together of the child's document and others; one that could not be taken is None.

    Raises:
        InvalidDocumentError: When there is a problem, in these documents or before.
    """
    said = None if child is None else (read_person_of(child), child.relations())
    records = [(document, read_person_of(document)) for document in others if document is not None]
    if child is None or said is None:
        return reading.complete(None)
    record, relations = said
    known = _by_number(record, relations, records)
    parents = _parents(relations, known)
    if not record.numbers.isdisjoint(parents):
        child.problem(child.relations_in[0], "give parents other than the child itself")
    if record.person.first_possible_birth > ordered_day(reading.on):
        child.problem(child.births_in[0], "give a birth that is not later than the day asked about")
    reading.complete(record)
    lines = [_with_number_in_use(line, known) for line in relations.responsibilities or ()]
    responsible = responsibility_of(parents, lines, child=record.numbers)
    return Family(
        child=record.person,
        parents=tuple(
            [
                Parent(
                    person=_person(number, known),
                    responsibility=responsible[number],
                    role=only(parents[number]),
                )
                for number in _in_order(parents)
            ]
        ),
        as_of=reading.on,
        all_parents_known=_all_are_known(relations),
    )


def named_by(relations: Relations) -> frozenset[str | None]:
    """Give every number by which the child's document names somebody."""
    parents, lines = relations.parents or (), relations.responsibilities or ()
    return frozenset([*(parent.number for parent in parents), *(line.holder for line in lines)])


def _by_number(
    child: PersonRecord, relations: Relations, others: Iterable[tuple[RegisterDocument, PersonRecord]]
) -> dict[str, PersonRecord]:
    """Find a record by any of its numbers; two that differ about the child or a parent are a problem."""
    known = dict.fromkeys(child.numbers, child)
    for document, record in others:
        if not known.keys().isdisjoint(record.numbers):
            named = child.numbers | named_by(relations)
            is_childs = not child.numbers.isdisjoint(record.numbers)
            if _is_contradicted(record, known, named) or (
                is_childs and _differ(document.relations(), relations)
            ):
                document.reading.problems.add(document.path, ONE_DOCUMENT)
        for number in record.numbers:
            known.setdefault(number, record)
    return known


def _is_contradicted(
    record: PersonRecord, known: Mapping[str, PersonRecord], named: frozenset[str | None]
) -> bool:
    """Tell whether another record about the same person, who is one of those named, differs."""
    met = {id(known[number]): known[number] for number in record.numbers if number in known}
    differing = [other.numbers for other in met.values() if other.person != record.person]
    return bool(differing) and not all(map(named.isdisjoint, [record.numbers, *differing]))


def _differ(one: Relations, other: Relations) -> bool:
    """Tell whether two documents about a child differ in what both of them say of its parents."""
    return any(None not in told and told[0] != told[1] for told in zip(one, other, strict=True))


def _number(number: str, known: Mapping[str, PersonRecord]) -> str:
    """Give the number in use of the person who has, or had, a number."""
    return known[number].person.id if number in known else number


def _with_number_in_use(
    line: ParentalResponsibility, known: Mapping[str, PersonRecord]
) -> ParentalResponsibility:
    """Give a line with its holder's number in use."""
    number = _number(line.holder, known) if line.holder else line.holder
    return line if number == line.holder else line._replace(holder=number)


def _parents(relations: Relations, known: Mapping[str, PersonRecord]) -> dict[str, list[ParentRole]]:
    """Give each registered parent's number in use with its roles; those without a number are left out."""
    parents: dict[str, list[ParentRole]] = {}
    for role, given in relations.parents or ():
        if role is not None and given is not None:
            number = _number(given, known)
            if number in parents:
                parents[number].append(role)
            else:
                parents[number] = [role]
    return parents


def _person(number: str, known: Mapping[str, PersonRecord]) -> Person:
    if number in known:
        return known[number].person
    return Person(id=PersonId(number), protected=None, standing=None)


def _in_order(parents: Mapping[str, Iterable[ParentRole]]) -> Iterable[str]:
    """Order parents by role and number, whichever way the documents order them."""
    ranked = sorted([(_ORDER[role], number) for number, roles in parents.items() for role in roles])
    return dict.fromkeys([number for _, number in ranked])


def _all_are_known(relations: Relations) -> bool:
    """Tell whether the register may know of no other parent than those it gives a role and a number."""
    return relations.parents is not None and all(role and number for role, number in relations.parents)
