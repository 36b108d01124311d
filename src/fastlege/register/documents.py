"""The way in for register documents (*registerdokumenter*).

References:
    Skatteetaten, Folkeregisteret, person document, OpenAPI 1.5, "offentlig med hjemmel".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastlege.checks import is_collection, validate_arguments
from fastlege.oslo import is_day
from fastlege.register.family import as_family
from fastlege.register.folkeregisteret import PersonDocument
from fastlege.register.reading import Notes
from fastlege.register.text import as_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from typing import Any

    from fastlege.facts.family import Family
    from fastlege.facts.people import Person
    from fastlege.register.reading import Element

    Document = bytes | str | Mapping[str, Any]

__all__ = ["read_family", "read_person"]


def read_person(document: Document, *, on: date) -> Person:
    """Read a person document (*persondokument*) as of a day.

    Args:
        document: JSON as bytes or text, or the mapping that was parsed from it.
        on: The day in Oslo; what is current on it is taken.

    Raises:
        InvalidDocumentError: With every problem and its JSON path.
        InvalidFactError: When `on` is not a date.

    Examples:
        >>> from datetime import date
        >>> document = '{"identifikasjonsnummer": [{"foedselsEllerDNummer": "12851793060"}]}'
        >>> person = read_person(document, on=date(2026, 11, 23))
        >>> person.birth_date is None, person.protected is None  # not in the document: unknown, not no
        (True, True)
    """
    validate_arguments(("on", is_day(on), "a date without a time"))
    notes = Notes(on)
    taken = as_document(document, "person", notes)
    return notes.complete(None if taken is None else taken.person()).person


def read_family(child: Document, parents: Iterable[Document], *, on: date) -> Family:
    """Read a child's document and those of its parents (*familie*) as of a day.

    Args:
        child: The child's document; it says who the parents are, and who has parental responsibility.
        parents: Documents in any order. One that is nobody's parent is ignored; a parent without a
            document is unknown in everything.
        on: The day in Oslo; what is current on it is taken.

    Raises:
        InvalidDocumentError: With every problem of every document and its JSON path.
        InvalidFactError: When `on` is not a date, or `parents` is not a list of documents.

    Examples:
        >>> from datetime import date
        >>> child = {
        ...     "identifikasjonsnummer": [{"foedselsEllerDNummer": "12851793060"}],
        ...     "familierelasjon": [{"relatertPerson": "21878535062", "relatertPersonsRolle": "mor"}],
        ... }
        >>> read_family(child, [], on=date(2026, 11, 23))
        Family(parents=1, as_of=2026-11-23)
    """
    validate_arguments(
        ("on", is_day(on), "a date without a time"),
        ("parents", is_collection(parents), "a list of documents"),
    )
    notes = Notes(on)
    child_document = as_document(child, "child", notes)
    others = (as_document(parent, f"parents[{index}]", notes) for index, parent in enumerate(parents))
    return as_family(child_document, others, notes)


def as_document(document: Document, path: str, notes: Notes) -> Element | None:
    """Take a person's document; None when it is none, with the problem kept."""
    fields = as_fields(document, path, notes)
    return None if fields is None else PersonDocument(fields, path, notes)
