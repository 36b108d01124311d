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

from fastlege.json_text import is_array, is_object
from fastlege.register.as_of import Reading
from fastlege.register.reading import Codes
from fastlege.terms import Grading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fastlege.register.reading import Element

__all__ = ["grading_of", "is_protected"]

_GRADINGS: Final = Codes({grading.value: grading for grading in Grading}).meanings
_OF_ADDRESS: Final = "adressegradering"


def is_protected(
    document: Element,
    *,
    own: tuple[str, str],
    homes: Iterable[Element] = (),
    addresses: Iterable[str] = (),
    if_none: bool | None = None,
) -> bool | None:
    """Tell whether the person is protected; None when nothing says.

    Args:
        document: The document.
        own: The element with the person's own entries, and the field with an entry's grading.
        homes: The current homes, if a home's own grading can tell that nobody is protected.
        addresses: Every element with addresses whose own grading protects.
        if_none: What it tells that there is no entry of the person's own.
    """
    name, level = own
    counting = _counting(document, name) if name in document.fields else []
    for entry in counting:
        if _protects(entry.fields.get(level)):
            return True
    for address in addresses:
        if address in document.fields and _is_shielded(document, address):
            return True
    if any(map(_holds, counting)) or (homes and all(map(grading_of, homes))):
        return False
    return None if counting else if_none


def grading_of(address: Element) -> Grading | None:
    """Read an address's own grading; None when it is missing or nobody knows it."""
    return _known(address.fields.get(_OF_ADDRESS))


def _holds(entry: Element) -> bool:
    """Tell whether an entry holds on the day, and says so in a way that can be read."""
    return entry.is_current() and not entry.reading.problems


def _is_shielded(document: Element, name: str) -> bool:
    """Tell whether the grading of an address protects; an address that is not graded does not."""
    for address in _entries(document, name):
        grading = address.get(_OF_ADDRESS) if is_object(address) else address
        if grading is not None and _protects(grading) and not _silent(document, address).is_over():
            return True
    return False


def _counting(document: Element, name: str) -> list[Element]:
    entries = [_silent(document, entry) for entry in _entries(document, name) if entry is not None]
    return [entry for entry in entries if not entry.is_over()]


def _entries(document: Element, name: str) -> list[object]:
    value = document.fields.get(name)
    return value if is_array(value) else [value]


def _silent(document: Element, entry: object) -> Element:
    """Stand at an entry without keeping problems: a problem here would tell that there is a protection."""
    return type(document)(entry if is_object(entry) else {}, "", Reading(document.reading.on))


def _protects(grading: object) -> bool:
    known = _known(grading)
    return known is None or known.protects


def _known(grading: object) -> Grading | None:
    if not isinstance(grading, str):
        return None
    return _GRADINGS.get(grading) or _GRADINGS.get(grading.strip().lower())
