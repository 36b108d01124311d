"""How a document is read (*innlesing*): field by field, every problem kept with its JSON path.

A field that is missing, null or blank is None. A field of another type than the schema's, or one that does
not have the register's form, is a problem; the value itself is never shown.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, Generic, NoReturn, TypeVar

from fastlege.errors import InvalidDocumentError, Problem
from fastlege.oslo import OSLO

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Codes", "Element", "Notes", "as_document", "shown_name"]

_T = TypeVar("_T")
_ISO_DATE: Final = len("2026-11-23")


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

    def raise_any(self) -> None:
        """Raise one error for all problems.

        Raises:
            InvalidDocumentError: When there is a problem.
        """
        if self.problems:
            raise InvalidDocumentError(dict.fromkeys(self.problems))


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
        if not isinstance(value, str):
            self.problem(name, "a text, or leave it out")
            return None
        return value.strip() or None

    def digits(self, name: str, least: int, most: int, example: str) -> str | None:
        """Read a text of digits."""
        value = self.text(name)
        if value is None or (value.isascii() and value.isdecimal() and least <= len(value) <= most):
            return value
        self.problem(name, f"{f'{least} to {most}' if least < most else least} digits as text, such as {example!r}")
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
        if len(value) == _ISO_DATE:
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
        if not isinstance(value, dict):
            self.problem(name, "an object, or leave it out")
            return None
        return Element(value, f"{self.path}.{name}", self.notes)

    def entries(self, name: str) -> Iterator[Element]:
        """Read an array of objects; an object alone is an array of one."""
        value = self.fields.get(name)
        if isinstance(value, dict):
            yield Element(value, f"{self.path}.{name}", self.notes)
        elif isinstance(value, list):
            for index, entry in enumerate(value):
                if isinstance(entry, dict):
                    yield Element(entry, f"{self.path}.{name}[{index}]", self.notes)
                elif entry is not None:
                    self.notes.add(f"{self.path}.{name}[{index}]", "an object")
        elif value is not None:
            self.problem(name, "an array of objects, or leave it out")

    def current(self, name: str) -> list[Element]:
        """Read the entries that hold on the day: not marked historic, begun, and not ended."""
        return [entry for entry in self.entries(name) if entry.is_current()]

    def is_current(self) -> bool:
        """Tell whether this entry holds on the day."""
        if self.flag("erGjeldende") is False:
            return False
        begun, ended = self.oslo_day("gyldighetstidspunkt"), self.oslo_day("opphoerstidspunkt")
        return (begun is None or begun <= self.notes.on) and (ended is None or ended > self.notes.on)


class _Twice(dict[str, Any]):
    """An object of the text in which a name stands twice."""


def as_document(document: object, path: str, notes: Notes) -> Element | None:
    """Take a document as bytes, as text or as a mapping; None when it is not one, with the problem kept."""
    if isinstance(document, (bytes, bytearray)):
        document = _decoded(bytes(document), path, notes)
    if isinstance(document, str):
        document = _parsed(document, path, notes)
    if document is None and notes.problems:
        return None
    if not isinstance(document, dict):
        notes.add(path, "a person document: a JSON object, as bytes, text or a mapping")
        return None
    return Element(document, path, notes)


def shown_name(name: str) -> str:
    """Give a key as it may be shown: one that is more than a plain name might identify somebody."""
    return name if name.isascii() and name.isidentifier() and not any(map(str.isdigit, name)) else "*"


def _decoded(document: bytes, path: str, notes: Notes) -> str | None:
    try:
        return document.decode("utf-8")
    except UnicodeDecodeError:
        notes.add(path, "JSON in UTF-8")
        return None


def _parsed(document: str, path: str, notes: Notes) -> object:
    try:
        parsed = json.loads(document, object_pairs_hook=_object, parse_constant=_refuse_constant)
    except RecursionError:
        notes.add(path, "a document that is nested less deeply")
    except json.JSONDecodeError as error:
        notes.add(path, f"JSON; it breaks off at line {error.lineno}, column {error.colno}")
    except ValueError:
        notes.add(path, "numbers that JSON has: neither NaN nor infinity, nor thousands of digits")
    else:
        found = list(_twice(parsed, path))
        for place in found:
            notes.add(place, "each name once in an object")
        return None if found else parsed
    return None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    return fields if len(fields) == len(pairs) else _Twice(fields)


def _refuse_constant(_: str) -> NoReturn:
    raise ValueError


def _twice(parsed: object, path: str) -> Iterator[str]:
    """Walk to the objects in which a name stands twice, without recursion."""
    stack = [(parsed, path)]
    while stack:
        value, place = stack.pop()
        if isinstance(value, _Twice):
            yield place
        if isinstance(value, dict):
            stack.extend((child, f"{place}.{shown_name(name)}") for name, child in value.items())
        elif isinstance(value, list):
            stack.extend((child, f"{place}[{index}]") for index, child in enumerate(value))
