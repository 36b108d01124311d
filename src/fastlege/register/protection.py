"""Is a person under address protection (*adressebeskyttelse*)?

Here, and only here, the readers err on the side of protection, and never report a problem. An entry counts
unless it ended before the day, or is marked as history and has no later end. An entry that begins on the day
or later counts at once, even if it is marked as history. The strictest entry counts, and an unknown grading
protects. Only entries that are readable, current and complete show that a person is not protected.

References:
    Skatteetaten, Folkeregisteret, "sperret adresse": the person's own entry, and a grading on each address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from fastlege.json_text import is_array, is_object
from fastlege.register.cursor import Cursor
from fastlege.register.reading import Reading
from fastlege.terms import Grading

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fastlege.register.codes import Dates

__all__ = ["ProtectionForm", "grading_of", "is_protected"]

_GRADINGS: Final = {code: grading for grading in Grading for code in (grading.value, grading.value.lower())}
_OF_ADDRESS: Final = "adressegradering"


class ProtectionForm(NamedTuple):
    """How a register writes address protection (*adressebeskyttelse*).

    Attributes:
        element: The element with the person's own entries.
        level: The field with the grading of an entry.
        addresses: The elements with addresses that have a grading of their own.
        is_open: Whether a person without an entry, with these current homes, is not protected.
    """

    element: str
    level: str
    addresses: tuple[str, ...]
    is_open: Callable[[Cursor, Sequence[Cursor]], bool]


def is_protected(at: Cursor, form: ProtectionForm, dates: Dates, homes: Sequence[Cursor]) -> bool | None:
    """Return whether the person is protected; None when it is unknown or something may be withheld.

    Args:
        at: The person.
        form: How the register writes protection.
        dates: Where entries have dates.
        homes: The current homes.
    """
    fields, is_whole, is_told, may_settle = at.fields, True, False, True
    for entry in _entries(fields[form.element]) if form.element in fields else ():
        if entry is None:
            is_whole = False
            continue
        own = _silent(at, entry)
        if not _is_over(own, dates):
            if _protects(own.fields.get(form.level)):
                return True
            is_told = is_told or (own.is_current(dates) and not own.reading.problems)
            may_settle = bool(form.addresses)  # without graded addresses, only no entry settles it
    for element in form.addresses:
        for address in _entries(fields[element]) if element in fields else ():
            grading = address.get(_OF_ADDRESS) if is_object(address) else address
            if address is None:
                is_whole = False
            elif grading is not None and _protects(grading) and not _is_over(_silent(at, address), dates):
                return True
    return False if is_whole and (is_told or (may_settle and form.is_open(at, homes))) else None


def grading_of(address: Cursor) -> Grading | None:
    """Read the grading of an address; None when it is missing or not known."""
    return _known(address.fields.get(_OF_ADDRESS))


def _entries(value: object) -> Sequence[object]:
    """Return the entries of an array; any other value is the only entry, and null means none."""
    return value if is_array(value) else () if value is None else (value,)


def _silent(at: Cursor, entry: object) -> Cursor:
    """Return a cursor at an entry in a reading of its own, since a problem would reveal a protection."""
    return Cursor(entry if is_object(entry) else {}, "", Reading(at.reading.on))


def _is_over(entry: Cursor, dates: Dates) -> bool:
    """Return whether a protection ended before the day, or is history; an unreadable end is in the future."""
    is_history = _is_marked(entry, dates) and _has_begun_before(entry, dates)
    for inside, name, on_the_day in dates.ends:
        at = entry.child(inside) if inside else entry
        if at is None:
            is_history = is_history and entry.fields.get(inside) is None
        elif not _is_blank(at.fields.get(name)):
            if at.has_come(name, 0, at_the_latest=not on_the_day) is True:
                return True
            is_history = False
    return is_history


def _is_marked(entry: Cursor, dates: Dates) -> bool:
    inside, mark = dates.mark
    marked = entry.child(inside) if inside else entry
    return marked is not None and marked.flag(mark) is dates.historic


def _has_begun_before(entry: Cursor, dates: Dates) -> bool:
    """Return whether every beginning is before the day; an unreadable one is in the future."""
    for inside, name in dates.begins:
        at = entry.child(inside) if inside else entry
        if at is not None and not _is_blank(at.fields.get(name)) and at.has_come(name, 0) is not True:
            return False
    return True


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _protects(grading: object) -> bool:
    known = _known(grading)
    return known is None or known.protects


def _known(grading: object) -> Grading | None:
    if not isinstance(grading, str):
        return None
    if grading in _GRADINGS:
        return _GRADINGS[grading]
    # Other letters may become ASCII in lower case: the Kelvin sign becomes a k.
    return _GRADINGS.get(grading.strip().lower()) if grading.isascii() else None
