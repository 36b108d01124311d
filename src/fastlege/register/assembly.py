"""From records to a family (*familie*): the child's own document says who the parents are.

Documents of other people are ignored. A parent without a document has no known facts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from fastlege.facts.family import Family, Parent
from fastlege.facts.people import Person, ordered_day
from fastlege.register.envelopes import Missing
from fastlege.register.person import read_record, read_relations
from fastlege.register.record import NOTHING_TOLD, by_number, merged, merged_relations, only
from fastlege.register.responsibility import responsibility_of
from fastlege.terms import MissingReason, ParentRole, PersonId

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from fastlege.register.description import Dossier
    from fastlege.register.reading import Reading
    from fastlege.register.record import ParentalResponsibility, PersonRecord, Relations

__all__ = ["ONE_DOCUMENT", "File", "assemble", "family_of", "merge"]

ONE_DOCUMENT: Final = "give one document for each person; this one differs from another about the same person"
_ORDER: Final = {role: place for place, role in enumerate(ParentRole)}


class File(NamedTuple):
    """The contents of one or more documents about a person (*person*).

    Attributes:
        dossier: The first document.
        record: The person's facts and numbers.
        relations: The person's parents, if they were read.
    """

    dossier: Dossier
    record: PersonRecord
    relations: Relations = NOTHING_TOLD

    def __repr__(self) -> str:
        """Hide the contents."""
        return "File(…)"


def family_of(
    child: Dossier | Missing | None, others: Iterable[Dossier | Missing | None], reading: Reading
) -> Family:
    """Read a family from the child's document and others; None stands for a document with a problem.

    Raises:
        InvalidDocumentError: When there is a problem in these documents, or was one before.
    """
    if isinstance(child, Missing):
        child = child.refused()
    own = None if child is None else File(child, read_record(child), read_relations(child))
    files: list[File] = []
    reasons: list[MissingReason] = []
    for other in others:
        if isinstance(other, Missing):
            reasons.append(other.absence)
        elif other is not None:
            record = read_record(other)
            if record.numbers:  # a person without one is a problem
                files.append(File(other, record))
    if own is None:  # then the reading has a problem, and this raises it
        return reading.complete(None)
    known: Mapping[str, PersonRecord]
    known = {number: file.record for file in (own, *files) for number in file.record.numbers}
    # Fewer numbers in all than in the documents added up: two documents share one, which is rare.
    if len(known) < len(own.record.numbers) + sum([len(file.record.numbers) for file in files]):
        own, known = _merged(own, files)
    return assemble(own, known, reading, _reasons(own.relations, known, reasons) if reasons else {})


def _reasons(
    relations: Relations, known: Mapping[str, PersonRecord], reasons: Sequence[MissingReason]
) -> Mapping[PersonId, MissingReason]:
    """Return why parents are missing, where that is unambiguous: such answers name nobody."""
    without = [PersonId(number) for number in _parents(relations, known) if number not in known]
    is_plain = len(without) == len(reasons) and len(set(reasons)) == 1
    return dict.fromkeys(without, reasons[0]) if is_plain else {}


def _merged(own: File, files: Sequence[File]) -> tuple[File, Mapping[str, PersonRecord]]:
    """Merge documents that share a number; those about people not named by the child's are ignored."""
    everyone = by_number((file.record.numbers, file) for file in (own, *files))
    others = [file for file in everyone.get(own.record.person.id, ()) if file is not own]
    own = merge([own, *(file._replace(relations=read_relations(file.dossier)) for file in others)])
    known = dict.fromkeys(own.record.numbers, own.record)
    for number in own.relations.named:
        if number in everyone and number not in known:
            record = merge(everyone[number]).record
            known |= dict.fromkeys(record.numbers, record)
    return own, known


def merge(files: Sequence[File]) -> File:
    """Merge the files of one person; a problem is added for the first one that contradicts an earlier one."""
    whole, *others = files
    for other in others:
        record = merged(whole.record, other.record)
        relations = merged_relations(whole.relations, other.relations)
        if record is None or relations is None:
            other.dossier.at.problem("", ONE_DOCUMENT)
            break  # the others cannot agree with both
        whole = File(whole.dossier, record, relations)
    return whole


def assemble(
    child: File,
    known: Mapping[str, PersonRecord],
    reading: Reading,
    reasons: Mapping[PersonId, MissingReason],
) -> Family:
    """Put a family together.

    Args:
        child: The child.
        known: The child, and the people named in its document that were found, by each of their numbers.
        reading: The reading, to which problems are added.
        reasons: Why the register did not return the person with a number, where it said so.

    Raises:
        InvalidDocumentError: When there is a problem.
    """
    record, relations = child.record, child.relations
    # The child may have been read in a reading of its own; these problems belong to the family's.
    at, register = child.dossier.at.again(reading), child.dossier.register
    parents = _parents(relations, known)
    if not record.numbers.isdisjoint(parents):
        at.problem(register.relations[0], "give parents other than the child itself")
    if record.person.first_possible_birth > ordered_day(reading.on):
        at.problem(register.births[0], "give a birth that is not later than the day asked about")
    reading.complete(record)
    responsible = responsibility_of(
        parents,
        [_with_number_in_use(line, known) for line in relations.responsibilities or ()],
        relations=relations.parents or (),
        child=record.numbers,
    )
    return Family(
        child=record.person,
        parents=tuple(
            [
                Parent(
                    person=known[number].person if number in known else _without_facts(number),
                    responsibility=responsible[number],
                    role=only(parents[number]),
                    missing_because=None if number in known else reasons.get(PersonId(number)),
                )
                for number in _in_order(parents)
            ]
        ),
        as_of=reading.on,
        all_parents_known=_all_are_known(relations),
    )


def _without_facts(number: str) -> Person:
    return Person(id=PersonId(number), protected=None, standing=None)


def _number(number: str, known: Mapping[str, PersonRecord]) -> str:
    """Return the number in use of the person who has or had a number."""
    return known[number].person.id if number in known else number


def _with_number_in_use(
    line: ParentalResponsibility, known: Mapping[str, PersonRecord]
) -> ParentalResponsibility:
    """Return a line with its holder's number in use."""
    number = _number(line.holder, known) if line.holder else line.holder
    return line if number == line.holder else line._replace(holder=number)


def _parents(relations: Relations, known: Mapping[str, PersonRecord]) -> dict[str, list[ParentRole]]:
    """Return each registered parent's number in use with the roles, except parents without a number."""
    parents: dict[str, list[ParentRole]] = {}
    for role, given in relations.parents or ():
        if role is not None and given is not None:
            parents.setdefault(_number(given, known), []).append(role)
    return parents


def _in_order(parents: Mapping[str, Iterable[ParentRole]]) -> Iterable[str]:
    """Order parents by role and number, whatever the order in the documents."""
    ranked = sorted([(_ORDER[role], number) for number, roles in parents.items() for role in roles])
    return dict.fromkeys([number for _, number in ranked])


def _all_are_known(relations: Relations) -> bool:
    """Return whether every parent in the register has a role and a number."""
    return relations.parents is not None and all(role and number for role, number in relations.parents)
