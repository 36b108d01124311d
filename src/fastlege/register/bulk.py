"""Several people who were looked up at once (*bulkoppslag*), and the families among them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import attrs

from fastlege.errors import InvalidFactError, Problem
from fastlege.problems import is_text
from fastlege.quiet import Quiet, keeping_no_locals
from fastlege.register.answers import as_lookups
from fastlege.register.as_of import Reading, reading_for
from fastlege.register.document import RegisterDocument
from fastlege.register.family import ONE_DOCUMENT, as_family, named_by
from fastlege.register.strict import read_person_of
from fastlege.terms import PersonId

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fastlege.facts.family import Family
    from fastlege.facts.people import Person
    from fastlege.register.answers import Document, Lookup
    from fastlege.register.record import Relations

__all__ = ["Bulk", "read_bulk"]

_ROOT: Final = "bulk"


@attrs.frozen(eq=False, repr=False)
class Bulk(Quiet):
    """An answer on several people (*svar på bulkoppslag*). Each is read when asked for.

    So a document that cannot be read spoils no more than the families that it belongs to.

    Attributes:
        on: The day in Oslo as of which they are read.
        strict: Whether they are read strictly.
        found: Every number, in use or former, of the people whom the register gave.
        missing: The numbers that were asked for, and for which it gave nobody.
    """

    on: date
    strict: bool
    found: frozenset[PersonId]
    missing: frozenset[PersonId]
    _documents: dict[str, list[RegisterDocument]] = attrs.field(alias="documents")

    def __repr__(self) -> str:
        """Show how many numbers there are, and none of them."""
        return f"Bulk(found={len(self.found)}, missing={len(self.missing)}, on={self.on.isoformat()})"

    @keeping_no_locals
    def person(self, number: PersonId) -> Person:
        """Read one person.

        Raises:
            InvalidDocumentError: With every problem of that person's document.
            InvalidFactError: When the number is not one of `found`.
        """
        reading = Reading(self.on, strict=self.strict)
        return reading.complete(read_person_of(self._document(number, reading))).person

    @keeping_no_locals
    def family(self, child: PersonId) -> Family:
        """Read a child with those of its parents who are among the people; others are unknown.

        Raises:
            InvalidDocumentError: With every problem of the child's document and of its parents'.
            InvalidFactError: When the number is not one of `found`.
        """
        reading = Reading(self.on, strict=self.strict)
        document = self._document(child, reading)
        named = named_by(_again(document, Reading(self.on)).relations())
        parents = {id(one): one for number in sorted(filter(None, named)) for one in self._about(number)}
        return as_family(document, (_again(parent, reading) for parent in parents.values()), reading)

    def _document(self, number: PersonId, reading: Reading) -> RegisterDocument:
        documents = self._about(number) if is_text(number) else []
        if not documents:
            raise InvalidFactError([Problem("number", "give one of the numbers that were found")])
        first, *others = documents
        if any(self._said(first) != self._said(other) for other in others):
            reading.problems.add(first.path, ONE_DOCUMENT)
        return _again(first, reading)

    def _said(self, document: RegisterDocument) -> tuple[Person, Relations] | None:
        """Give the facts of a document, by whichever number it was asked for; None when it cannot be read."""
        reading = Reading(self.on)
        read = _again(document, reading)
        said = read.person().person, read.relations()
        return None if reading.problems else said

    def _about(self, number: str) -> list[RegisterDocument]:
        """Find every document under a number, and under any other number of the same person."""
        direct = self._documents.get(number, [])
        others = sorted({other for one in direct for other in _again(one, Reading(self.on)).numbers()[0]})
        found = {id(one): one for known in (number, *others) for one in self._documents.get(known, ())}
        return list(found.values())


@keeping_no_locals
def read_bulk(document: Document, *, on: date, strict: bool = False) -> Bulk:
    """Take an answer on several people (*bulkoppslag*) as of a day.

    Args:
        document: Folkeregisteret's ``{"oppslag": […]}`` or PDL's ``{"data": {"hentPersonBolk": […]}}``, as
            bytes, text or the mapping that was parsed from it.
        on: The day in Oslo; what is current on it is taken.
        strict: As in :func:`read_person`.

    Raises:
        InvalidDocumentError: When the answer as a whole cannot be read.
        InvalidFactError: When `on` is not a date, or `strict` not a truth value.

    Examples:
        >>> from datetime import date
        >>> child = {"identifikasjonsnummer": [{"foedselsEllerDNummer": "12851793060"}]}
        >>> found = {"foedselsEllerDNummer": "12851793060", "folkeregisterperson": child}
        >>> failed = {"foedselsEllerDNummer": "21878535062", "feilmelding": {"feilmelding": "…"}}
        >>> bulk = read_bulk({"oppslag": [found, failed]}, on=date(2026, 11, 23))
        >>> bulk, bulk.family("12851793060")
        (Bulk(found=1, missing=1, on=2026-11-23), Family(parents=0, as_of=2026-11-23))
    """
    reading = reading_for(on, strict=strict)
    lookups = as_lookups(document, _ROOT, reading)
    reading.complete(lookups)
    documents = _by_number(lookups, on)
    asked = {lookup.number for lookup in lookups if lookup.number is not None}
    return Bulk(
        on=on,
        strict=strict,
        found=frozenset(map(PersonId, documents)),
        missing=frozenset(map(PersonId, asked - documents.keys())),
        documents=documents,
    )


def _by_number(lookups: Iterable[Lookup], on: date) -> dict[str, list[RegisterDocument]]:
    """Find documents by the number that was asked for, and by every number of the person."""
    documents: dict[str, list[RegisterDocument]] = {}
    for number, person in lookups:
        if person is not None:
            every, _ = _again(person, Reading(on)).numbers()
            for one in every if number is None else every | {number}:
                documents.setdefault(one, []).append(person)
    return documents


def _again(document: RegisterDocument, reading: Reading) -> RegisterDocument:
    """Stand at a document anew, with other reading."""
    return document.__class__(document.fields, document.path, reading)
