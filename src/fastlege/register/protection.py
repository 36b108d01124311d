"""Is a person under address protection (*adressebeskyttelse*)?

Here, and only here, the readers prefer to be wrong on the closed side, and say nothing of what they met: an
entry counts unless it is marked historic or has ended, one that begins later counts at once, the strictest
wins, and a grading that nobody knows protects. Only what can be read and holds on the day tells that a
person is not protected.

References:
    Skatteetaten, Folkeregisteret, "sperret adresse": the person's own entry, and a grading on each address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fastlege.register.reading import Notes, is_array, is_object
from fastlege.terms import Grading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fastlege.register.reading import Element

__all__ = ["grading_of", "is_protected"]

_GRADINGS: Final = {grading.value.lower(): grading for grading in Grading}
_OF_ADDRESS: Final = "adressegradering"


def is_protected(
    document: Element,
    *,
    entries: str,
    level: str,
    homes: Iterable[Element] = (),
    addresses: Iterable[str] = (),
) -> bool | None:
    """Tell whether the person is protected; None when nothing says.

    Args:
        document: The document.
        entries: The element with the person's own entries.
        level: The field with such an entry's grading.
        homes: The current homes, if a home's own grading can tell that nobody is protected.
        addresses: Every element with addresses whose own grading protects.
    """
    told = [_told(document, entry, level) for entry in _entries(document, entries)]
    shielded = [name for name in addresses if name in document.fields and _is_shielded(document, name)]
    if True in told or shielded:
        return True
    graded = [home for home in homes if grading_of(home) is not None]
    return False if graded or False in told else None


def grading_of(address: Element) -> Grading | None:
    """Read an address's own grading; None when it is missing or nobody knows it."""
    return _known(address.fields.get(_OF_ADDRESS))


def _told(document: Element, entry: object, level: str) -> bool | None:
    """Tell what one entry says: a mark that cannot be read neither ends a protection nor tells of none."""
    silent = _silent(document, entry)
    if _protects(silent.fields.get(level)):
        return None if silent.is_over() else True
    return False if silent.is_current() and not silent.notes.problems else None


def _is_shielded(document: Element, name: str) -> bool:
    """Tell whether the grading of an address protects; an address that is not graded does not."""
    for address in _entries(document, name):
        grading = address.get(_OF_ADDRESS) if is_object(address) else address
        if grading is not None and _protects(grading) and not _silent(document, address).is_over():
            return True
    return False


def _entries(document: Element, name: str) -> list[object]:
    value = document.fields.get(name)
    if value is None:
        return []
    entries = value if is_array(value) else [value]
    return [entry for entry in entries if entry is not None]


def _silent(document: Element, entry: object) -> Element:
    """Stand at an entry without keeping problems: a problem here would tell that there is a protection."""
    return type(document)(entry if is_object(entry) else {}, "", Notes(document.notes.on))


def _protects(grading: object) -> bool:
    known = _known(grading)
    return known is None or known.protects


def _known(grading: object) -> Grading | None:
    return _GRADINGS.get(grading.strip().lower()) if isinstance(grading, str) else None
