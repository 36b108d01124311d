"""Reading the fields of an object in a document (*sted i et dokument*); problems get its JSON path.

A field that is missing, null or blank is None. A field with the wrong type or form is a problem, which never
shows the value.
"""

from __future__ import annotations

import re
from datetime import MAXYEAR, MINYEAR, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, TypeVar

from fastlege.characters import is_encodable, is_line
from fastlege.facts.places import is_placeholder
from fastlege.json_text import is_array, is_object
from fastlege.oslo import OSLO
from fastlege.problems import indexed, joined

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fastlege.register.codes import Codes, Dates
    from fastlege.register.reading import Reading

__all__ = ["Cursor"]

_T = TypeVar("_T")
_NONE: Final[frozenset[str]] = frozenset()
_has_digits: Final = re.compile("[1-9]").search
_as_instant: Final = datetime.fromisoformat
_as_day: Final = date.fromisoformat
"""Bound once: each look-up of a class method on its class makes a new object."""


class Cursor:
    """An object in a document, and its place (*sted*).

    Reading a family takes hundreds of small steps, so methods test the usual case first, and paths are only
    written for problems.

    Attributes:
        withheld: The fields that were read as arrays and contain null, so that an entry may be withheld.
    """

    __slots__ = ("fields", "index", "name", "reading", "withheld", "within")

    def __init__(
        self,
        fields: Mapping[str, Any],
        name: str,
        reading: Reading,
        within: Cursor | None = None,
        index: int | None = None,
    ) -> None:
        """Point at a whole document, at a field of another object, or at an entry of an array."""
        self.fields = fields
        self.name = name
        self.reading = reading
        self.within = within
        self.index = index
        self.withheld = _NONE

    @property
    def path(self) -> str:
        """The JSON path of the object."""
        own = self.name if self.index is None else indexed(self.name, self.index)
        return own if self.within is None else joined(self.within.path, own)

    def problem(self, name: str, message: str) -> None:
        """Add a problem with a field, or with the object itself."""
        self.reading.problems.add(joined(self.path, name), message)

    def again(self, reading: Reading) -> Cursor:
        """Return a cursor at the same object in another reading."""
        return Cursor(self.fields, self.name, reading, self.within, self.index)

    def text(self, name: str) -> str | None:
        """Read a text; None when it is blank."""
        value = self.fields.get(name)
        if value is None:
            return None
        if isinstance(value, str) and (value.isascii() or is_encodable(value)):
            return value.strip() or None
        self.problem(name, "give a text, or leave it out")
        return None

    def mark(self, name: str) -> str | None:
        """Read an identity number, which becomes an id; None for a placeholder such as "ukjent" or zeros.

        Otherwise two people with the same placeholder would count as the same.
        """
        value = self.text(name)
        if value is None or is_line(value):
            return None if value is None or _stands_for_none(value) else value
        self.problem(name, "give the number without control characters")
        return None

    def digits(self, name: str, least: int, most: int, example: str) -> str | None:
        """Read a text of digits."""
        value = self.text(name)
        if value is None or (least <= len(value) <= most and value.isdecimal() and value.isascii()):
            return value
        length = f"{least} to {most}" if least < most else least
        self.problem(name, f"give {length} digits as text, such as {example!r}")
        return None

    def number(self, name: str) -> int | None:
        """Read a whole number, zero or more."""
        value = self.fields.get(name)
        # Below 2**63, as in the facts.
        if value is None or (type(value) is int and 0 <= value < 1 << 63):
            return value
        self.problem(name, "give a whole number from zero up, or leave it out")
        return None

    def flag(self, name: str) -> bool | None:
        """Read a truth value."""
        value = self.fields.get(name)
        if value is None or isinstance(value, bool):
            return value
        self.problem(name, "give true or false, or leave it out")
        return None

    def code(self, name: str, codes: Codes[_T]) -> _T | None:
        """Read a code in upper or lower case; an unknown code is a problem in strict mode only."""
        given = self.fields.get(name)
        if isinstance(given, str) and given in codes.meanings:
            return codes.meanings[given]
        value = self.text(name)
        if value is None:
            return None
        if value.isascii() and value.lower() in codes.meanings:  # the Kelvin sign is no k
            return codes.meanings[value.lower()]
        if self.reading.strict:
            self.problem(name, f"give one of the register's codes: {', '.join(codes.names)}")
        return codes.unknown

    def as_year(self, name: str, number: int) -> int | None:
        """Check that a number is a year."""
        if MINYEAR <= number <= MAXYEAR:
            return number
        self.problem(name, f"give a year from {MINYEAR} to {MAXYEAR}")
        return None

    def day(self, name: str) -> date | None:
        """Read a date."""
        value = self.text(name)
        if value is None:
            return None
        if value[4::3] == "--":  # as in 2026-11-23: Python also accepts other forms
            try:
                return _as_day(value)
            except ValueError:
                pass
        self.problem(name, "give a date that exists, such as '2026-11-23'")
        return None

    def has_come(self, name: str, days_later: int = 1, *, at_the_latest: bool = False) -> bool | None:
        """Return whether a timestamp is before a midnight in Oslo; None when there is no timestamp.

        A timestamp without an offset is in Oslo time. Time zones are only compared near the day.

        Args:
            name: The field.
            days_later: 0 for the midnight at which the day begins, 1 for the one at which it ends.
            at_the_latest: Whether midnight itself is included.
        """
        value = self.fields.get(name)
        if value is None:
            return None
        try:
            instant = _as_instant(value)
        except (TypeError, ValueError):
            if self.text(name) is not None:
                self.problem(name, "give a timestamp, such as '2022-02-04T10:26:55+01:00'")
            return None
        day = instant.toordinal()
        if day < self.reading.surely_past:
            return True
        if day > self.reading.surely_ahead:
            return False
        if not instant.tzinfo:
            instant = instant.replace(tzinfo=OSLO)
        midnight = _midnight(self.reading.on, days_later)
        return instant < midnight or (at_the_latest and instant == midnight)

    def child(self, name: str) -> Cursor | None:
        """Read an object."""
        value = self.fields.get(name)
        if value is None:
            return None
        if not is_object(value):
            self.problem(name, "give an object, or leave it out")
            return None
        return Cursor(value, name, self.reading, self)

    def entries(self, name: str) -> list[Cursor]:
        """Read an array of objects, or a single object. A null is recorded in `withheld`."""
        value = self.fields.get(name)
        if value is None:
            return []
        if not is_array(value):
            if is_object(value):
                return [Cursor(value, name, self.reading, self)]
            self.problem(name, "give an array of objects, or leave it out")
            return []
        found: list[Cursor] = []
        for index, entry in enumerate(value):
            if is_object(entry):
                found.append(Cursor(entry, name, self.reading, self, index))
            elif entry is None:
                self.withheld |= {name}
            else:
                self.problem(indexed(name, index), "give an object")
        return found

    def is_over(self, dates: Dates) -> bool:
        """Return whether this entry is marked as history, or has ended by the day."""
        inside, mark = dates.mark
        at = self.child(inside) if inside else self
        if at is not None:
            marked = at.fields.get(mark)
            if marked is dates.historic:
                return True
            # Neither of the two truth values: `flag` adds the problem.
            if marked is not None and marked is not (not dates.historic):
                at.flag(mark)
        for inside, name, on_the_day in dates.ends:
            at = self.child(inside) if inside else self
            if at is not None and name in at.fields and at.has_come(name, 0 if on_the_day else 1):
                return True
        return False

    def has_begun(self, dates: Dates) -> bool:
        """Return whether this entry has begun on the day; an entry without a beginning has."""
        for inside, name in dates.begins:
            at = self.child(inside) if inside else self
            if at is not None and at.has_come(name) is False:
                return False
        return True

    def is_current(self, dates: Dates) -> bool:
        """Return whether this entry is current on the day."""
        return not self.is_over(dates) and self.has_begun(dates)

    def current(self, name: str, dates: Dates) -> list[Cursor]:
        """Read the entries that are current on the day."""
        found: list[Cursor] = []
        for entry in self.entries(name):
            if not entry.is_over(dates) and entry.has_begun(dates):
                found.append(entry)  # noqa: PERF401  # a comprehension is slower: it makes a function each time
        return found


def _midnight(on: date, days_later: int) -> datetime:
    """Return the instant at which a day, or one after it, begins in Oslo."""
    try:
        day = on + timedelta(days=days_later)
    except OverflowError:  # after the last possible day
        return datetime.max.replace(tzinfo=OSLO)
    return datetime(day.year, day.month, day.day, tzinfo=OSLO)


def _stands_for_none(number: str) -> bool:
    return not _has_digits(number) and is_placeholder(number.casefold())
