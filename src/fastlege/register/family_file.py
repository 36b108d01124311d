"""A family in one file (*familiefil*): ``{"as_of"?, "child", "parents", "others"?}``, of documents."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from fastlege.checks import validate_arguments
from fastlege.oslo import is_day
from fastlege.register.answers import person_in
from fastlege.register.family import as_family
from fastlege.register.folkeregisteret import PersonDocument
from fastlege.register.notes import Notes
from fastlege.register.text import as_fields, shown_name

if TYPE_CHECKING:
    from fastlege.facts.family import Family
    from fastlege.register.answers import Document

__all__ = ["read_family_file"]

_KEYS: Final = ("as_of", "child", "parents", "others")
_REQUIRED: Final = {"child": "the child's document", "parents": "a list of documents; it may be empty"}
_ROOT: Final = "file"


def read_family_file(document: Document, *, on: date | None = None, strict: bool = False) -> Family:
    """Read a family file (*familiefil*) as of a day.

    Args:
        document: JSON as bytes or text, or the mapping that was parsed from it.
        on: The day in Oslo; None: the file's own ``as_of``. The clock is never asked.
        strict: As in :func:`read_person`.

    Raises:
        InvalidDocumentError: With every problem of every document and its JSON path.
        InvalidFactError: When `on` is not a date, or `strict` not a truth value.

    Examples:
        >>> child = {"identifikasjonsnummer": [{"foedselsEllerDNummer": "12851793060"}]}
        >>> read_family_file({"as_of": "2026-11-23", "child": child, "parents": []})
        Family(parents=0, as_of=2026-11-23)
    """
    validate_arguments(
        ("on", on is None or is_day(on), "a date without a time, or None"),
        ("strict", isinstance(strict, bool), "True or False"),
    )
    notes = Notes(on or date.max, strict=strict)
    file = PersonDocument(notes.complete(as_fields(document, _ROOT, notes)), _ROOT, notes)
    stated = file.day("as_of")
    if on is None and stated is not None:
        notes.read_for(stated)
    elif on is None and not notes.problems:
        file.problem("as_of", "the day asked about, such as '2026-11-23', here or apart from the file")
    for name in sorted(map(str, file.fields.keys() - set(_KEYS))):
        notes.add(f"{_ROOT}.{shown_name(name)}", f"no such key; a family file has {', '.join(_KEYS)}")
    for name, wanted in _REQUIRED.items():
        if file.fields.get(name) is None:
            file.problem(name, wanted)
    child = file.child("child")
    others = [entry for name in ("parents", "others") for entry in file.entries(name)]
    return as_family(
        child and person_in(child.fields, child.path, notes),
        (person_in(other.fields, other.path, notes) for other in others),
        notes,
    )
