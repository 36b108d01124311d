"""The scalars of the JSON (*enkle verdier*): how each is strictly read, written, and described in the schema.

The annotations of the shapes pair them with the types of JSON.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import Enum
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar, cast

import attrs

from fastlege.characters import is_encodable
from fastlege.oslo import OSLO
from fastlege.terms import AccessLevel

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "DAY",
    "EDITION",
    "FLAG",
    "INSTANT",
    "MARK",
    "NUMBER",
    "TEXT",
    "UNREAD",
    "Scalar",
    "code_of",
    "codes",
    "selection",
]

_T = TypeVar("_T")

# Python's `$` also matches before a final line break; that of JSON Schema does not.
_DAY: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(?!\n)$"
_OFFSET: Final = r"(Z|[+-][0-9]{2}:[0-9]{2}(:[0-9]{2})?)"
_INSTANT: Final = (
    rf"^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T[0-9]{{2}}:[0-9]{{2}}(:[0-9]{{2}}(\.[0-9]{{1,6}})?)?{_OFFSET}(?!\n)$"
)


class _Unread(Enum):
    UNREAD = "unread"


UNREAD: Final = _Unread.UNREAD
"""Stands for a value that could not be read; None is a value."""

Unread = Literal[_Unread.UNREAD]


def _same(value: object) -> object:
    return value


@attrs.frozen(eq=False)
class Scalar:
    """How one kind of scalar is read, written and described.

    Attributes:
        wanted: The end of a message that begins with *give*.
        schema: The keywords of JSON Schema beside the type.
        read: Reads it; UNREAD when the value is not valid.
        write: Writes it.
    """

    wanted: str
    schema: Mapping[str, object]
    read: Callable[[object], object]
    write: Callable[[Any], object] = _same

    def __get_pydantic_json_schema__(self, core: object, handler: Callable[[object], Any]) -> dict[str, Any]:
        """Extend the schema that pydantic writes for the type, without an import of pydantic."""
        return {**handler(core), **self.schema}


def _text(data: object) -> str | Unread:
    """Read a text that can be written in UTF-8; half of a surrogate pair cannot."""
    return data if isinstance(data, str) and is_encodable(data) else UNREAD


def _mark(data: object) -> str | Unread:
    text = _text(data)
    return text if text is not UNREAD and text.strip() else UNREAD


def _number(data: object) -> int | Unread:
    """Read a whole number; in JSON, 5.0 is a whole number and true is not a number."""
    if isinstance(data, float) and data.is_integer():
        return int(data)
    return data if isinstance(data, int) and not isinstance(data, bool) else UNREAD


def _flag(data: object) -> bool | Unread:
    return data if isinstance(data, bool) else UNREAD


def _day(data: object) -> date | Unread:
    return _of_the_calendar(data, _DAY, date.fromisoformat)


def _instant(data: object) -> datetime | Unread:
    """Read an instant that has a day in Oslo; the first and last hours of the calendar may have none."""

    def parsed(text: str) -> datetime:
        instant = datetime.fromisoformat(text)
        instant.astimezone(OSLO)
        return instant

    return _of_the_calendar(data, _INSTANT, parsed)


def _of_the_calendar(data: object, pattern: str, parse: Callable[[str], _T]) -> _T | Unread:
    if not isinstance(data, str) or not re.search(pattern, data):
        return UNREAD
    try:
        return parse(data)
    except (ValueError, OverflowError):
        return UNREAD


TEXT: Final = Scalar("a text", {}, _text)
MARK: Final = Scalar("a text that is not blank", {"pattern": r"\S"}, _mark)
NUMBER: Final = Scalar("a whole number", {}, _number)
FLAG: Final = Scalar("true or false", {}, _flag)
DAY: Final = Scalar(
    "a date that exists, such as '2026-11-23'", {"format": "date", "pattern": _DAY}, _day, date.isoformat
)
INSTANT: Final = Scalar(
    "a date, a time and an offset from UTC, such as '2026-11-23T21:05:00+01:00'",
    {"pattern": _INSTANT},
    _instant,
    datetime.isoformat,
)
EDITION: Final = Scalar(
    "the name of an edition, the page's own or one that the reader was given", {}, _mark, attrgetter("name")
)


def code_of(member: Enum) -> str:
    """Return the public code of a member.

    Examples:
        >>> code_of(AccessLevel.BASIC_PLUS)
        'basic-plus'
    """
    return member.code if isinstance(member, AccessLevel) else str(member.value)


def codes(*members: Enum) -> Scalar:
    """Make the scalar for a vocabulary, or for some of its members."""
    table = {code_of(member): member for member in members}

    def read(data: object) -> Enum | Unread:
        return table.get(data, UNREAD) if isinstance(data, str) else UNREAD

    wanted = repr(next(iter(table))) if len(table) == 1 else f"one of {', '.join(table)}"
    return Scalar(wanted, {}, read, code_of)


def selection(members: Iterable[Enum]) -> Scalar:
    """Make the scalar for a set of codes: a list without repetitions, written in the vocabulary's order."""
    order = tuple(members)
    one = codes(*order)

    def read(data: object) -> frozenset[object] | Unread:
        if not isinstance(data, list):
            return UNREAD
        chosen = [one.read(member) for member in cast("list[object]", data)]
        return frozenset(chosen) if UNREAD not in chosen and len(set(chosen)) == len(chosen) else UNREAD

    def write(chosen: frozenset[Enum]) -> list[str]:
        return [code_of(member) for member in order if member in chosen]

    return Scalar(f"a list, each member {one.wanted}, and none twice", {"uniqueItems": True}, read, write)
