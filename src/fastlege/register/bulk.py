"""Answers about several people (*bulkoppslag*), and the families among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import attrs

from fastlege.errors import InvalidFactError, Problem, keeping_no_locals
from fastlege.oslo import is_day
from fastlege.problems import GIVE_DAY, GIVE_SWITCH, Problems, is_a, is_set_of, is_tuple_of, validate
from fastlege.quiet import Quiet
from fastlege.register.assembly import ONE_DOCUMENT, File, assemble, merge
from fastlege.register.envelopes import lookups_of
from fastlege.register.person import read_numbers, read_record, read_relations
from fastlege.register.reading import Reading, reading_for
from fastlege.register.record import by_number
from fastlege.terms import MET, MissingReason, PersonId

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fastlege.facts.family import Family
    from fastlege.facts.people import Person
    from fastlege.register.envelopes import Document, Lookup
    from fastlege.register.record import PersonRecord

__all__ = ["Bulk", "Looked", "bulk_of", "read_bulk"]

_OF_AGE: Final = 18
_OF_ANOTHER: Final = (
    "give the document of the person who was asked for; this one does not have that number. "
    "If the number is a former one, ask with history"
)


class Looked:
    """One person in an answer (*person i et svar*): all documents with the person's numbers, read once."""

    __slots__ = ("_file", "_lookups", "problems")

    def __init__(self, lookups: Sequence[Lookup]) -> None:
        """Keep the documents, in order."""
        self._lookups = lookups
        self._file: File | None = None
        self.problems = Problems()

    def read(self) -> File:
        """Read the documents when first called; `problems` then has their problems."""
        if self._file is None:
            dossiers = [lookup.person for lookup in self._lookups if lookup.person is not None]
            self._file = merge([File(one, read_record(one), read_relations(one)) for one in dossiers])
            for lookup in self._lookups:
                self.problems.extend(lookup.reading.problems, lookup.reading.problems.more)
        return self._file

    def is_child(self) -> bool:
        """Return whether the person may be under 18 and, by their own document, has or may have parents."""
        file = self.read()
        may_have_parents = bool(file.relations.parents or self.problems)
        on = file.dossier.at.reading.on
        return may_have_parents and file.record.person.has_reached(_OF_AGE, on=on) is not MET


@attrs.frozen(eq=False, repr=False)
class Bulk(Quiet):
    """An answer about several people (*svar på bulkoppslag*). Each person is read once, when first needed.

    A document that cannot be read therefore affects only the families it belongs to.

    Attributes:
        on: The day in Oslo as of which people are read.
        strict: Whether they are read strictly.
        found: Every number, in use or former, of the people in the answer.
        missing: The requested numbers for which there is no person, with the reasons. A malformed entry
            counts as failed, and so does every other entry with the same number.
        problems: The problems of malformed entries.
    """

    on: date
    strict: bool
    found: frozenset[PersonId]
    missing: Mapping[PersonId, MissingReason]
    problems: tuple[Problem, ...]
    _people: Mapping[str, Sequence[Looked]] = attrs.field(alias="people")

    def __attrs_post_init__(self) -> None:
        """Check the fields; use `read_bulk` to make one."""
        validate(
            ("on", is_day(self.on), GIVE_DAY),
            ("strict", isinstance(self.strict, bool), GIVE_SWITCH),
            ("found", is_set_of(str, self.found), "give a frozenset of ids"),
            ("missing", is_a(Mapping, self.missing), "give a mapping from ids to reasons"),
            ("problems", is_tuple_of(Problem, self.problems), "give a tuple of Problem"),
            ("people", is_a(Mapping, self._people), "give a mapping from numbers to people"),
        )

    def __repr__(self) -> str:
        """Show how many numbers there are, but no number."""
        return f"Bulk(found={len(self.found)}, missing={len(self.missing)}, on={self.on.isoformat()})"

    @property
    def children(self) -> frozenset[PersonId]:
        """The people found who may be under 18 and whose own document names a parent (*barn*); ours.

        Each is listed by the number in use. Possible children whose document cannot be read are included.
        """
        # A person with several numbers is in the mapping under each of them.
        everyone = {id(one): (number, one) for number, people in self._people.items() for one in people}
        return frozenset(self._name(number, one) for number, one in everyone.values() if one.is_child())

    @keeping_no_locals
    def person(self, number: PersonId) -> Person:
        """Read one person.

        Raises:
            InvalidDocumentError: With every problem of the person's document; also when the document for the
                number does not have that number.
            InvalidFactError: When the number is not in `found`.
        """
        reading = Reading(self.on, strict=self.strict)
        return reading.complete(self._read(number, reading)).record.person

    @keeping_no_locals
    def family(self, child: PersonId) -> Family:
        """Read the family of a child; parents who are not in the answer have no known facts.

        Raises:
            InvalidDocumentError: With every problem of the child's and the parents' documents; also when the
                document for the child's number does not have that number.
            InvalidFactError: When the number is not in `found`.
        """
        reading = Reading(self.on, strict=self.strict)
        own = self._read(child, reading)
        known = dict.fromkeys(own.record.numbers, own.record)
        # Sorted, so that the order of the problems is always the same.
        for number in sorted(own.relations.named - own.record.numbers):
            known |= self._named(number, reading)
        return assemble(own, known, reading, self.missing)

    def called(self, lookups: Iterable[Lookup]) -> Iterable[PersonId]:
        """Return the number of each person looked up, found or missing, once and in order."""
        numbers: dict[PersonId, None] = {}
        for lookup in lookups:
            under = {lookup.number} if lookup.number is not None else _own_numbers(lookup, self.on)
            # Any number will do to find the person; the lowest, so that it is always the same.
            for number in sorted(under)[:1]:
                people = self._people.get(number, ())
                is_plain = len(people) == 1 and number in people[0].read().record.numbers
                numbers[self._name(number, people[0]) if is_plain else PersonId(number)] = None
        return numbers

    def _named(self, number: str, reading: Reading) -> dict[str, PersonRecord]:
        """Read the people found by a number, and keep those who have it, by all their numbers."""
        found: dict[str, PersonRecord] = {}
        for one in self._people.get(number, ())[:_TWO]:
            record = one.read().record
            reading.problems.extend(one.problems, one.problems.more)
            if number in record.numbers:
                found |= dict.fromkeys(record.numbers, record)
        return found

    def _read(self, number: PersonId, reading: Reading) -> File:
        """Read the person found by a number; two people are a contradiction, so a third is not read."""
        people = self._people.get(number, ()) if is_a(str, number) else ()  # it may be unhashable
        if not people:
            raise InvalidFactError([Problem("number", "give one of the numbers that were found")])
        first, *others = [one.read() for one in people[:_TWO]]
        for one in people[:_TWO]:
            reading.problems.extend(one.problems, one.problems.more)
        for other in others:
            reading.problems.add(other.dossier.at.path, ONE_DOCUMENT)
        if not reading.problems and number not in first.record.numbers:
            reading.problems.add(first.dossier.at.path, _OF_ANOTHER)
        return first

    def _name(self, number: str, one: Looked) -> PersonId:
        """Return a person's number in use, if it is in `found`."""
        own = one.read().record.person.id
        return own if own in self.found else PersonId(number)


_TWO: Final = 2  # people for one number: enough to show a contradiction, however many an answer repeats


@keeping_no_locals
def read_bulk(document: Document, *, on: date, strict: bool = False) -> Bulk:
    """Open an answer about several people (*bulkoppslag*) as of a day.

    Args:
        document: Folkeregisteret's ``{"oppslag": […]}`` or PDL's ``{"data": {"hentPersonBolk": […]}}``, as
            bytes, text or a parsed mapping.
        on: The day in Oslo; entries that are current on that day are read.
        strict: As in :func:`read_person`.

    Raises:
        InvalidDocumentError: When the answer as a whole cannot be read.
        InvalidFactError: When an argument is of the wrong type.

    Examples:
        >>> from datetime import date
        >>> child = {"identifikasjonsnummer": [{"foedselsEllerDNummer": "12851793060"}]}
        >>> found = {"foedselsEllerDNummer": "12851793060", "folkeregisterperson": child}
        >>> failed = {"foedselsEllerDNummer": "21878535062", "feilmelding": {"feilmelding": "Ikke funnet"}}
        >>> bulk = read_bulk({"oppslag": [found, failed]}, on=date(2026, 11, 23))
        >>> bulk, bulk.family("12851793060"), bulk.missing["21878535062"].value
        (Bulk(found=1, missing=1, on=2026-11-23), Family(parents=0, as_of=2026-11-23), 'not-found')
    """
    reading = reading_for(on, strict=strict)
    lookups = lookups_of(document, "bulk", reading)
    reading.complete(lookups)
    return bulk_of(lookups, reading)


def bulk_of(lookups: Sequence[Lookup], reading: Reading) -> Bulk:
    """Group the look-ups of one or more answers by person."""
    numbered = [(_own_numbers(lookup, reading.on), lookup) for lookup in lookups]
    problems = Problems()
    spoiled: set[str] = set()
    absent: dict[str, set[MissingReason]] = {}
    for own, lookup in numbered:
        asked = frozenset([] if lookup.number is None else [lookup.number])
        if lookup.reading.problems:
            problems.extend(lookup.reading.problems, lookup.reading.problems.more)
            spoiled |= own | asked
        elif lookup.absence is not None:
            for number in asked:
                absent.setdefault(number, set()).add(lookup.absence)
    every = _people(numbered)
    # A malformed entry may have said more about the people with its number.
    lost = {id(one) for number in spoiled for one in every.get(number, ())}
    people = {number: [one for one in ones if id(one) not in lost] for number, ones in every.items()}
    people = {number: ones for number, ones in people.items() if ones and number not in spoiled}
    missing = {
        PersonId(number): _reason(reasons) for number, reasons in absent.items() if number not in people
    }
    missing |= {PersonId(number): MissingReason.FAILED for number in spoiled | every.keys() - people.keys()}
    return Bulk(
        on=reading.on,
        strict=reading.strict,
        found=frozenset(map(PersonId, people)),
        missing=MappingProxyType(missing),
        problems=tuple(problems),
        people=people,
    )


def _reason(reasons: set[MissingReason]) -> MissingReason:
    return reasons.pop() if len(reasons) == 1 else MissingReason.FAILED


def _people(numbered: Iterable[tuple[frozenset[str], Lookup]]) -> dict[str, list[Looked]]:
    """Index people by the number that was looked up, and by every number of their own."""
    groups = by_number(numbered)
    looked = {id(group): Looked(group) for group in groups.values()}
    people = {number: [looked[id(group)]] for number, group in groups.items()}
    for own, lookup in numbered:
        number = lookup.number
        if number is not None and lookup.person is not None:
            one = looked[id(groups[next(iter(own))])] if own else Looked([lookup])
            under = people.setdefault(number, [])
            if one not in under[:_TWO]:
                under.append(one)
    return people


def _own_numbers(lookup: Lookup, on: date) -> frozenset[str]:
    if lookup.person is None:
        return frozenset()
    every, _ = read_numbers(lookup.person.at.again(Reading(on)), lookup.person.register)
    return every
