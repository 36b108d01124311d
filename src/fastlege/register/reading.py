"""How a document is read (*innlesing*): field by field, every problem kept with its JSON path.

A field that is missing, null or blank is None. A field of another type than the schema's, or one that does
not have the register's form, is a problem; the value itself is never shown.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import MAXYEAR, MINYEAR, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from fastlege.json_text import is_array, is_object
from fastlege.oslo import OSLO
from fastlege.problems import indexed, is_encodable, joined

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self

    from fastlege.register.as_of import Reading


__all__ = ["Codes", "Element"]

_T = TypeVar("_T")
_as_instant: Final = datetime.fromisoformat
_as_day: Final = date.fromisoformat
"""A method of a class is made anew each time that the class is asked for it; these are made once."""


class Codes(Generic[_T]):
    """A table of the register's codes (*kodeverk*), found in small letters or capitals."""

    def __init__(self, meanings: Mapping[str, _T]) -> None:
        """Take the codes as the register writes them."""
        self.names = tuple(meanings)
        self.meanings = {name.lower(): meaning for name, meaning in meanings.items()} | dict(meanings)


class Element(ABC):
    """One object of a document, and where it stands (*element*); each register dates its entries its own way.

    A family is read in some hundred small steps: what is usual is decided first, and a path is written only
    for a problem.
    """

    __slots__ = ("fields", "index", "name", "reading", "within")

    def __init__(
        self,
        fields: Mapping[str, Any],
        name: str,
        reading: Reading,
        within: Element | None = None,
        index: int | None = None,
    ) -> None:
        """Stand at an object: the whole document, a field of another, or an entry of an array."""
        self.fields = fields
        self.name = name
        self.reading = reading
        self.within = within
        self.index = index

    @property
    def path(self) -> str:
        """The JSON path."""
        own = self.name if self.index is None else indexed(self.name, self.index)
        return own if self.within is None else joined(self.within.path, own)

    @abstractmethod
    def is_over(self) -> bool:
        """Tell whether this entry is marked historic, or has ended for the day."""

    @abstractmethod
    def has_begun(self) -> bool:
        """Tell whether this entry has begun on the day; one that does not say when has."""

    def is_current(self) -> bool:
        """Tell whether this entry holds on the day; of one that is over, nothing more is read."""
        return not self.is_over() and self.has_begun()

    def problem(self, name: str, message: str) -> None:
        """Keep a problem with a field."""
        self.reading.problems.add(joined(self.path, name), message)

    def text(self, name: str) -> str | None:
        """Read a text; blank is missing."""
        value = self.fields.get(name)
        if value is None:
            return None
        if isinstance(value, str) and (value.isascii() or is_encodable(value)):
            return value.strip() or None
        self.problem(name, "give a text, or leave it out")
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
        """Read a whole number from zero up."""
        value = self.fields.get(name)
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
        """Read a code, in small letters or capitals."""
        given = self.fields.get(name)
        if isinstance(given, str) and given in codes.meanings:
            return codes.meanings[given]
        value = self.text(name)
        if value is None:
            return None
        if value.lower() in codes.meanings:
            return codes.meanings[value.lower()]
        self.problem(name, f"give one of the register's codes: {', '.join(codes.names)}")
        return None

    def as_year(self, name: str, number: int) -> int | None:
        """Take a number that was read as a year."""
        if MINYEAR <= number <= MAXYEAR:
            return number
        self.problem(name, f"give a year from {MINYEAR} to {MAXYEAR}")
        return None

    def day(self, name: str) -> date | None:
        """Read a date."""
        value = self.text(name)
        if value is None:
            return None
        if value[4::3] == "--":  # Python reads dates in other forms too
            try:
                return _as_day(value)
            except ValueError:
                pass
        self.problem(name, "give a date that exists, such as '2026-11-23'")
        return None

    def has_come(self, name: str, days_later: int = 1) -> bool | None:
        """Tell whether a timestamp lies before a midnight in Oslo; None when there is none.

        A timestamp without an offset is in Oslo's own time. Far from the day no clock is asked.

        Args:
            name: The field.
            days_later: Which midnight: 0, the one at which the day begins; 1, the one at which it ends.
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
        return (instant if instant.tzinfo else instant.replace(tzinfo=OSLO)) < _midnight(
            self.reading.on, days_later
        )

    def child(self, name: str) -> Self | None:
        """Read an object."""
        value = self.fields.get(name)
        if value is None:
            return None
        if not is_object(value):
            self.problem(name, "give an object, or leave it out")
            return None
        return type(self)(value, name, self.reading, self)

    def entries(self, name: str) -> list[Self]:
        """Read an array of objects; an object alone is an array of one."""
        value = self.fields.get(name)
        if value is None:
            return []
        if not is_array(value):
            return self._alone(name, value)
        found: list[Self] = []
        for index, entry in enumerate(value):
            if is_object(entry):
                found.append(type(self)(entry, name, self.reading, self, index))
            elif entry is not None:
                self.problem(indexed(name, index), "give an object")
        return found

    def _alone(self, name: str, value: object) -> list[Self]:
        if is_object(value):
            return [type(self)(value, name, self.reading, self)]
        self.problem(name, "give an array of objects, or leave it out")
        return []

    def current(self, name: str) -> list[Self]:
        """Read the entries that hold on the day."""
        found: list[Self] = []
        for entry in self.entries(name):
            if entry.is_current():
                found.append(entry)  # noqa: PERF401  # a comprehension makes a function at every call
        return found


def _midnight(on: date, days_later: int) -> datetime:
    """Give the instant at which a day, or one after it, begins in Oslo."""
    try:
        day = on + timedelta(days=days_later)
    except OverflowError:  # after the last day there is
        return datetime.max.replace(tzinfo=OSLO)
    return datetime(day.year, day.month, day.day, tzinfo=OSLO)
