"""Reading one person, a family, or a family file (*registerdokumenter*).

References:
    Skatteetaten, Folkeregisteret, person document, OpenAPI 1.5, "offentlig med hjemmel".
    NAV, PDL, GraphQL schema of 2024, hentPerson.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from fastlege.errors import keeping_no_locals
from fastlege.json_text import is_array
from fastlege.oslo import is_day
from fastlege.problems import GIVE_DAY, GIVE_SWITCH, indexed, is_collection, joined, validate
from fastlege.register.assembly import family_of
from fastlege.register.cursor import Cursor
from fastlege.register.envelopes import Missing, person_in, person_of
from fastlege.register.person import read_record
from fastlege.register.reading import Reading, reading_for
from fastlege.register.schema_check import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fastlege.facts.family import Family
    from fastlege.facts.people import Person
    from fastlege.register.envelopes import Document

__all__ = ["family_file_day", "read_family", "read_family_file", "read_person"]

_KEYS: Final = ("as_of", "child", "parents", "others")
_DOCUMENTS: Final = frozenset(("child", "parents", "others"))
_REQUIRED: Final = {
    "child": "give the child's document",
    "parents": "give a list of documents, which may be empty",
}
_UNKNOWN_KEY: Final = f"this key is not known; leave it out, or use one of {', '.join(_KEYS)}"


@keeping_no_locals
def read_person(document: Document, *, on: date, strict: bool = False) -> Person:
    """Read a person document (*persondokument*) as of a day.

    Args:
        document: A person document from Folkeregisteret, or PDL's answer about one person: JSON as bytes or
            text, or a parsed mapping.
        on: The day in Oslo; entries that are current on that day are read.
        strict: Whether to refuse properties and codes that are not in the register's schema, and homes
            without a cadastre identifier. By default such properties are ignored, and such codes make the
            fact unknown.

    Raises:
        InvalidDocumentError: With every problem and its JSON path.
        InvalidFactError: When `on` or `strict` is of the wrong type.

    Examples:
        >>> from datetime import date
        >>> document = '{"identifikasjonsnummer": [{"foedselsEllerDNummer": "12851793060"}]}'
        >>> person = read_person(document, on=date(2026, 11, 23))
        >>> person.birth_date is None, person.protected is None  # not in the document: unknown, not no
        (True, True)
    """
    reading = reading_for(on, strict=strict)
    dossier = person_of(document, "person", reading)
    if isinstance(dossier, Missing):
        dossier = dossier.refused()
    return reading.complete(None if dossier is None else read_record(dossier)).person


@keeping_no_locals
def read_family(child: Document, parents: Iterable[Document], *, on: date, strict: bool = False) -> Family:
    """Read a child's document and those of its parents (*familie*) as of a day.

    Args:
        child: The child's document. It says who the parents are, and who has parental responsibility.
        parents: The documents of every parent, in any order. Documents of other people are ignored. A parent
            without a document has no known facts, nor has a parent whom PDL denies or does not find: pass
            PDL's answer for that parent too.
        on: The day in Oslo; entries that are current on that day are read.
        strict: As in :func:`read_person`.

    Raises:
        InvalidDocumentError: With every problem of every document and its JSON path.
        InvalidFactError: When another argument is of the wrong type.

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
    dossier = person_of(child, "child", reading)
    others = (person_of(parent, f"parents[{index}]", reading) for index, parent in enumerate(parents))
    return family_of(dossier, others, reading)


@keeping_no_locals
def read_family_file(document: Document, *, on: date | None = None, strict: bool = False) -> Family:
    """Read a family in one file (*familiefil*), ``{"as_of"?, "child", "parents", "others"?}``, as of a day.

    Args:
        document: JSON as bytes or text, or a parsed mapping.
        on: The day in Oslo; None: the ``as_of`` of the file, never today.
        strict: As in :func:`read_person`.

    Raises:
        InvalidDocumentError: With every problem of every document and its JSON path.
        InvalidFactError: When `on` or `strict` is of the wrong type.

    Examples:
        >>> child = {"identifikasjonsnummer": [{"foedselsEllerDNummer": "12851793060"}]}
        >>> read_family_file({"as_of": "2026-11-23", "child": child, "parents": []})
        Family(parents=0, as_of=2026-11-23)
    """
    validate(
        ("on", on is None or is_day(on), f"{GIVE_DAY}, or None"),
        ("strict", isinstance(strict, bool), GIVE_SWITCH),
    )
    file = _opened(document, on, strict=strict)
    # `_opened` accepts a null child, since `family_file_day` does not look at documents.
    if file.fields.get("child") is None and "child" in file.fields:
        file.problem("child", _REQUIRED["child"])
    file.fields = {name: _parsed(file, name, value) for name, value in file.fields.items()}
    child = file.child("child")
    others = (entry for name in ("parents", "others") for entry in file.entries(name))
    return family_of(None if child is None else person_in(child), map(person_in, others), file.reading)


def family_file_day(document: Document, on: date | None) -> date:
    """Return the day as of which a family file is read; the documents in it are not read.

    A child that is null is a document without a person, which is not looked at either.

    Raises:
        InvalidDocumentError: With every problem of the file's own keys and its day.
    """
    reading = _opened(document, on, strict=False).reading
    return reading.complete(reading.on)


def _opened(document: Document, on: date | None, *, strict: bool) -> Cursor:
    """Check the keys of a family file, and set the day."""
    # Any day will do until the file's own day has been read.
    reading = Reading(on or date.max, strict=strict)
    file = Cursor(reading.complete(reading.fields_of(document, "file")), "file", reading)
    stated = file.day("as_of")
    if on is None and stated is not None:
        reading.read_for(stated)
    elif on is None and not reading.problems:
        file.problem("as_of", "give the day asked about, such as '2026-11-23', in the file or apart from it")
    for name in sorted(map(str, file.fields.keys() - set(_KEYS))):
        reading.problems.add(joined(file.path, shown(name)), _UNKNOWN_KEY)
    for name, message in _REQUIRED.items():
        if name not in file.fields or (file.fields[name] is None and name != "child"):
            file.problem(name, message)
    return file


def _parsed(file: Cursor, name: str, value: object) -> object:
    """Parse the documents under a key that are texts; None stands for a text with a problem."""
    if isinstance(value, str) and name == "child":
        return file.reading.fields_of(value, joined(file.path, name))
    if is_array(value) and any(isinstance(each, str) for each in value) and name in _DOCUMENTS:
        return [
            file.reading.fields_of(each, joined(file.path, indexed(name, place)))
            if isinstance(each, str)
            else each
            for place, each in enumerate(value)
        ]
    return value
