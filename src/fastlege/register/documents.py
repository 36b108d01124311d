"""The way in for register documents (*registerdokumenter*).

References:
    Skatteetaten, Folkeregisteret, person document, OpenAPI 1.5, "offentlig med hjemmel".
    NAV, PDL, GraphQL schema of 2024, hentPerson.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastlege.problems import is_collection
from fastlege.quiet import keeping_no_locals
from fastlege.register.answers import as_person
from fastlege.register.as_of import reading_for
from fastlege.register.family import as_family
from fastlege.register.strict import read_person_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from fastlege.facts.family import Family
    from fastlege.facts.people import Person
    from fastlege.register.answers import Document

__all__ = ["read_family", "read_person"]


@keeping_no_locals
def read_person(document: Document, *, on: date, strict: bool = False) -> Person:
    """Read a person document (*persondokument*) as of a day.

    Args:
        document: A person document of Folkeregisteret, or PDL's answer on one person: JSON as bytes or text,
            or the mapping that was parsed from it.
        on: The day in Oslo; what is current on it is taken.
        strict: Whether to refuse properties that the register's schema does not have, and homes without an
            identifier of the cadastre. By default both are borne.

    Raises:
        InvalidDocumentError: With every problem and its JSON path.
        InvalidFactError: When `on` is not a date, or `strict` not a truth value.

    Examples:
        >>> from datetime import date
        >>> document = '{"identifikasjonsnummer": [{"foedselsEllerDNummer": "12851793060"}]}'
        >>> person = read_person(document, on=date(2026, 11, 23))
        >>> person.birth_date is None, person.protected is None  # not in the document: unknown, not no
        (True, True)
    """
    reading = reading_for(on, strict=strict)
    taken = as_person(document, "person", reading)
    return reading.complete(None if taken is None else read_person_of(taken)).person


@keeping_no_locals
def read_family(child: Document, parents: Iterable[Document], *, on: date, strict: bool = False) -> Family:
    """Read a child's document and those of its parents (*familie*) as of a day.

    Args:
        child: The child's document; it says who the parents are, and who has parental responsibility.
        parents: Documents in any order. One that is nobody's parent is ignored; a parent without a
            document is unknown in everything.
        on: The day in Oslo; what is current on it is taken.
        strict: As in :func:`read_person`.

    Raises:
        InvalidDocumentError: With every problem of every document and its JSON path.
        InvalidFactError: When `on` is not a date, `parents` not a list of documents, or `strict` not a
            truth value.

    Examples:
        >>> from datetime import date
        >>> child = {
        ...     "identifikasjonsnummer": [{"foedselsEllerDNummer": "12851793060"}],
        ...     "familierelasjon": [{"relatertPerson": "21878535062", "relatertPersonsRolle": "mor"}],
        ... }
        >>> read_family(child, [], on=date(2026, 11, 23))
        Family(parents=1, as_of=2026-11-23)
    """
    reading = reading_for(on, ("parents", is_collection(parents), "give a list of documents"), strict=strict)
    child_document = as_person(child, "child", reading)
    others = (as_person(parent, f"parents[{index}]", reading) for index, parent in enumerate(parents))
    return as_family(child_document, others, reading)
