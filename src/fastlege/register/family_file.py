"""A family in one file (*familiefil*): ``{"as_of"?, "child", "parents", "others"?}``, of documents."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from fastlege.oslo import is_day
from fastlege.problems import GIVE_DAY, GIVE_SWITCH, joined, shown_name, validate
from fastlege.quiet import keeping_no_locals
from fastlege.register.answers import person_in
from fastlege.register.as_of import Reading
from fastlege.register.family import as_family
from fastlege.register.folkeregisteret import PersonDocument

if TYPE_CHECKING:
    from fastlege.facts.family import Family
    from fastlege.register.answers import Document

__all__ = ["read_family_file"]

_KEYS: Final = ("as_of", "child", "parents", "others")
_REQUIRED: Final = {
    "child": "give the child's document",
    "parents": "give a list of documents, which may be empty",
}
_UNKNOWN_KEY: Final = f"this key is not known; leave it out, or use one of {', '.join(_KEYS)}"
_ROOT: Final = "file"


@keeping_no_locals
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
    validate(
        ("on", on is None or is_day(on), f"{GIVE_DAY}, or None"),
        ("strict", isinstance(strict, bool), GIVE_SWITCH),
    )
    reading = Reading(on or date.max, strict=strict)
    file = PersonDocument(reading.complete(reading.fields_of(document, _ROOT)), _ROOT, reading)
    stated = file.day("as_of")
    if on is None and stated is not None:
        reading.read_for(stated)
    elif on is None and not reading.problems:
        file.problem("as_of", "give the day asked about, such as '2026-11-23', in the file or apart from it")
    for name in sorted(map(str, file.fields.keys() - set(_KEYS))):
        reading.problems.add(joined(_ROOT, shown_name(name)), _UNKNOWN_KEY)
    for name, message in _REQUIRED.items():
        if file.fields.get(name) is None:
            file.problem(name, message)
    child = file.child("child")
    others = [entry for name in ("parents", "others") for entry in file.entries(name)]
    return as_family(
        child and person_in(child.fields, child.path, reading),
        (person_in(other.fields, other.path, reading) for other in others),
        reading,
    )
