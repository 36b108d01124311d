"""Is a person under address protection (*adressebeskyttelse*)?

Here, and only here, the reader prefers to be wrong on the closed side, and says nothing of what it met: an
entry counts unless it is marked historic or has ended, one that begins later counts at once, the strictest
wins, and a grading that nobody knows protects.

References:
    Skatteetaten, Folkeregisteret, "sperret adresse": the person's own entry, and a grading on each address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fastlege.register.reading import Element, Notes
from fastlege.terms import Grading

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["GRADINGS", "is_protected"]

GRADINGS: Final = {grading.value.lower(): grading for grading in Grading}
_ADDRESSES: Final = ("bostedsadresse", "deltBosted", "oppholdsadresse", "postadresse", "postadresseIUtlandet")


def is_protected(document: Element) -> bool | None:
    """Tell whether the person is protected; None when neither an entry nor a graded home says."""
    entries = list(_counting(document, "adressebeskyttelse"))
    graded = [entry for name in _ADDRESSES for entry in _counting(document, name) if _is_graded(entry)]
    if any(_protects(entry.fields.get("graderingsnivaa")) for entry in entries):
        return True
    if any(_protects(entry.fields.get("adressegradering")) for entry in graded):
        return True
    at_home = any(_is_graded(entry) and entry.is_current() for entry in _silent(document, "bostedsadresse"))
    return False if entries or at_home else None


def _protects(grading: object) -> bool:
    known = GRADINGS.get(grading.strip().lower()) if isinstance(grading, str) else None
    return known is None or known.protects


def _is_graded(entry: Element) -> bool:
    return entry.fields.get("adressegradering") is not None


def _counting(document: Element, name: str) -> Iterator[Element]:
    """Read the entries that are neither marked historic nor ended; a mark that cannot be read is none."""
    for entry in _silent(document, name):
        ended = entry.oslo_day("opphoerstidspunkt")
        if entry.flag("erGjeldende") is not False and (ended is None or ended > entry.notes.on):
            yield entry


def _silent(document: Element, name: str) -> Iterator[Element]:
    """Read entries without keeping problems: a problem here would tell that there is a protection."""
    value = document.fields.get(name)
    unheard = Notes(document.notes.on)
    for entry in value if isinstance(value, list) else [value]:
        if entry is not None:
            yield Element(entry if isinstance(entry, dict) else {"graderingsnivaa": entry}, document.path, unheard)
