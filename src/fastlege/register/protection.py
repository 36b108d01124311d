"""Is a person under address protection (*adressebeskyttelse*)?

Here, and only here, the reader prefers to be wrong on the closed side, and says nothing of what it met: an
entry counts unless it is marked historic or has ended, one that begins later counts at once, the strictest
wins, and a grading that nobody knows protects. Only what can be read and holds on the day tells that a
person is not protected.

References:
    Skatteetaten, Folkeregisteret, "sperret adresse": the person's own entry, and a grading on each address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fastlege.register.reading import Element, Notes, as_array, as_object
from fastlege.terms import Grading

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["grading_of", "is_protected"]

_GRADINGS: Final = {grading.value.lower(): grading for grading in Grading}
_ADDRESSES: Final = ("bostedsadresse", "deltBosted", "oppholdsadresse", "postadresse", "postadresseIUtlandet")


def is_protected(document: Element) -> bool | None:
    """Tell whether the person is protected; None when neither an entry nor a graded home says."""
    entries = list(_counting(document, "adressebeskyttelse"))
    graded = [entry for name in _ADDRESSES for entry in _counting(document, name) if _is_graded(entry)]
    if any(_protects(entry.fields.get("graderingsnivaa")) for entry in entries):
        return True
    if any(_protects(entry.fields.get("adressegradering")) for entry in graded):
        return True
    homes = filter(_is_graded, _silent(document, "bostedsadresse"))
    return False if any(_holds(entry) for entry in (*entries, *homes)) else None


def grading_of(entry: Element) -> Grading | None:
    """Read an address's own grading; None when it is missing or nobody knows it."""
    return _known(entry.fields.get("adressegradering"))


def _known(grading: object) -> Grading | None:
    return _GRADINGS.get(grading.strip().lower()) if isinstance(grading, str) else None


def _protects(grading: object) -> bool:
    known = _known(grading)
    return known is None or known.protects


def _is_graded(entry: Element) -> bool:
    return entry.fields.get("adressegradering") is not None


def _holds(entry: Element) -> bool:
    """Tell whether an entry holds on the day, and says so in a way that can be read."""
    return entry.is_current() and not entry.notes.problems


def _counting(document: Element, name: str) -> Iterator[Element]:
    """Read the entries that are neither marked historic nor ended; a mark that cannot be read is none."""
    return (entry for entry in _silent(document, name) if not entry.is_over())


def _silent(document: Element, name: str) -> Iterator[Element]:
    """Read entries without keeping problems: a problem here would tell that there is a protection."""
    value = document.fields.get(name)
    several = as_array(value)
    for entry in [value] if several is None else several:
        if entry is not None:
            fields = as_object(entry)
            malformed = {"graderingsnivaa": entry, "adressegradering": entry}
            yield Element(malformed if fields is None else fields, document.path, Notes(document.notes.on))
