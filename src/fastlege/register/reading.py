"""How a document is read (*innlesing*): field by field, every problem kept with its JSON path.

A field that is missing, null or blank is None. A field of another type than the schema's, or one that does
not have the register's form, is a problem; the value itself is never shown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar, cast

from fastlege.checks import is_encodable
from fastlege.errors import InvalidDocumentError, Problem
from fastlege.oslo import OSLO

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Codes", "Element", "Notes", "as_array", "as_object"]

_T = TypeVar("_T")
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Codes(Generic[_T]):
    """A table of the register's codes (*kodeverk*), found in small letters or capitals."""

    def __init__(self, meanings: Mapping[str, _T]) -> None:
        """Take the codes as the register writes them."""
        self.names = tuple(meanings)
        self.meanings = {name.lower(): meaning for name, meaning in meanings.items()}


class Notes:
    """The problems met while reading (*merknader*), and the day for which one reads."""

    def __init__(self, on: date) -> None:
        """Begin with none."""
        self.on = on
        self.problems: list[Problem] = []

    def add(self, path: str, wanted: str) -> None:
        """Keep a problem."""
        self.problems.append(Problem(path, f"give {wanted}"))

    def complete(self, read: _T | None) -> _T:
        """Give what was read, or raise one error for all problems.

        Raises:
            InvalidDocumentError: When there is a problem.
        """
        if read is None or self.problems:
            raise InvalidDocumentError(dict.fromkeys(self.problems))
        return read


class Element:
    """One object of a document, and where it stands (*element*)."""

    __slots__ = ("fields", "notes", "path")

    def __init__(self, fields: Mapping[str, Any], path: str, notes: Notes) -> None:
        """Stand at an object."""
        self.fields = fields
        self.path = path
        self.notes = notes

    def problem(self, name: str, wanted: str) -> None:
        """Keep a problem with a field."""
        self.notes.add(f"{self.path}.{name}", wanted)

    def text(self, name: str) -> str | None:
        """Read a text; blank is missing."""
        value = self.fields.get(name)
        if value is None:
            return None
        if not isinstance(value, str) or not is_encodable(value):
            self.problem(name, "a text, or leave it out")
            return None
        return value.strip() or None

    def digits(self, name: str, least: int, most: int, example: str) -> str | None:
        """Read a text of digits."""
        value = self.text(name)
        if value is None or (value.isascii() and value.isdecimal() and least <= len(value) <= most):
            return value
        self.problem(
            name, f"{f'{least} to {most}' if least < most else least} digits as text, such as {example!r}"
        )
        return None

    def number(self, name: str) -> int | None:
        """Read a whole number from zero up."""
        value = self.fields.get(name)
        if value is None or (type(value) is int and 0 <= value < 1 << 63):
            return value
        self.problem(name, "a whole number, zero or more, or leave it out")
        return None

    def flag(self, name: str) -> bool | None:
        """Read a truth value."""
        value = self.fields.get(name)
        if value is None or isinstance(value, bool):
            return value
        self.problem(name, "true or false, or leave it out")
        return None

    def code(self, name: str, codes: Codes[_T]) -> _T | None:
        """Read a code, in small letters or capitals."""
        value = self.text(name)
        if value is None:
            return None
        if value.lower() in codes.meanings:
            return codes.meanings[value.lower()]
        self.problem(name, f"one of the register's codes: {', '.join(codes.names)}")
        return None

    def day(self, name: str) -> date | None:
        """Read a date."""
        value = self.text(name)
        if value is None:
            return None
        if _DATE.fullmatch(value):
            try:
                return date.fromisoformat(value)
            except ValueError:
                pass
        self.problem(name, "a date that exists, such as '2026-11-23'")
        return None

    def oslo_day(self, name: str) -> date | None:
        """Read a timestamp as the day that it is in Oslo; one without an offset is Oslo's own time."""
        value = self.text(name)
        if value is None:
            return None
        try:
            instant = datetime.fromisoformat(value)
        except ValueError:
            self.problem(name, "a timestamp, such as '2022-02-04T10:26:55+01:00'")
            return None
        if instant.tzinfo is None:
            return instant.date()
        try:
            return instant.astimezone(OSLO).date()
        except OverflowError:  # the last hours of year 9999: an end that never comes
            return instant.date()

    def child(self, name: str) -> Element | None:
        """Read an object."""
        value = self.fields.get(name)
        if value is None:
            return None
        fields = as_object(value)
        if fields is None:
            self.problem(name, "an object, or leave it out")
            return None
        return Element(fields, f"{self.path}.{name}", self.notes)

    def entries(self, name: str) -> Iterator[Element]:
        """Read an array of objects; an object alone is an array of one."""
        value = self.fields.get(name)
        alone, several = as_object(value), as_array(value)
        if alone is not None:
            yield Element(alone, f"{self.path}.{name}", self.notes)
        elif several is None and value is not None:
            self.problem(name, "an array of objects, or leave it out")
        for index, entry in enumerate(several or ()):
            fields = as_object(entry)
            if fields is not None:
                yield Element(fields, f"{self.path}.{name}[{index}]", self.notes)
            elif entry is not None:
                self.notes.add(f"{self.path}.{name}[{index}]", "an object")

    def current(self, name: str) -> list[Element]:
        """Read the entries that hold on the day: not marked historic, begun, and not ended."""
        return [entry for entry in self.entries(name) if entry.is_current()]

    def is_current(self) -> bool:
        """Tell whether this entry holds on the day."""
        begun = self.oslo_day("gyldighetstidspunkt")
        return not self.is_over() and (begun is None or begun <= self.notes.on)

    def is_over(self) -> bool:
        """Tell whether this entry is marked historic, or has ended on the day or before."""
        current, ended = self.flag("erGjeldende"), self.oslo_day("opphoerstidspunkt")
        return current is False or (ended is not None and ended <= self.notes.on)


def as_object(value: object) -> Mapping[str, Any] | None:
    """Take a value that is a JSON object."""
    return cast("Mapping[str, Any]", value) if isinstance(value, dict | Mapping) else None


def as_array(value: object) -> list[object] | None:
    """Take a value that is a JSON array."""
    return cast("list[object]", value) if isinstance(value, list) else None
