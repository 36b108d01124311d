"""The scalars of the JSON form (*enkle verdier*): texts, numbers, truth values, dates, instants and codes."""

from __future__ import annotations

import re
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, TypeVar

from fastlege.exchange.forms import UNREAD, Leaf, Unread
from fastlege.oslo import OSLO
from fastlege.problems import is_encodable
from fastlege.terms import AccessLevel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["DAY", "FLAG", "INSTANT", "MARK", "NUMBER", "TEXT", "code_of", "codes", "named"]

_E = TypeVar("_E", bound=Enum)
_T = TypeVar("_T")

_DAY: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(?!\n)$"
_OFFSET: Final = r"(Z|[+-][0-9]{2}:[0-9]{2}(:[0-9]{2})?)"
_INSTANT: Final = (
    rf"^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T[0-9]{{2}}:[0-9]{{2}}(:[0-9]{{2}}(\.[0-9]{{1,6}})?)?{_OFFSET}(?!\n)$"
)


def _text(data: object) -> str | Unread:
    """Take a text that can be written again; half of a surrogate pair cannot."""
    return data if isinstance(data, str) and is_encodable(data) else UNREAD


def _mark(data: object) -> str | Unread:
    text = _text(data)
    return text if text is not UNREAD and text.strip() else UNREAD


def _number(data: object) -> int | Unread:
    """Take a whole number; JSON Schema holds 5.0 to be one, and true not."""
    if isinstance(data, float) and data.is_integer():
        return int(data)
    return data if isinstance(data, int) and not isinstance(data, bool) else UNREAD


def _flag(data: object) -> bool | Unread:
    return data if isinstance(data, bool) else UNREAD


def _day(data: object) -> date | Unread:
    return _calendar(data, _DAY, date.fromisoformat)


def _instant(data: object) -> datetime | Unread:
    """Take an instant that is some day in Oslo; the first and last hours of the calendar may not be."""

    def parsed(text: str) -> datetime:
        instant = datetime.fromisoformat(text)
        instant.astimezone(OSLO)
        return instant

    return _calendar(data, _INSTANT, parsed)


def _calendar(data: object, pattern: str, parse: Callable[[str], _T]) -> _T | Unread:
    if not isinstance(data, str) or not re.search(pattern, data):
        return UNREAD
    try:
        return parse(data)
    except (ValueError, OverflowError):
        return UNREAD


def _same(value: object) -> object:
    return value


TEXT: Final = Leaf("a text", {"type": "string"}, _text, _same)
MARK: Final = Leaf("a text that is not blank", {"type": "string", "pattern": r"\S"}, _mark, _same)
NUMBER: Final = Leaf("a whole number", {"type": "integer"}, _number, _same)
FLAG: Final = Leaf("true or false", {"type": "boolean"}, _flag, _same)
DAY: Final = Leaf(
    "a date that exists, such as '2026-11-23'",
    {"type": "string", "format": "date", "pattern": _DAY},
    _day,
    date.isoformat,
)
INSTANT: Final = Leaf(
    "a date, a time and an offset from UTC, such as '2026-11-23T21:05:00+01:00'",
    {"type": "string", "pattern": _INSTANT},
    _instant,
    datetime.isoformat,
)


def code_of(member: Enum) -> str:
    """Give a member's public code.

    Examples:
        >>> code_of(AccessLevel.BASIC_PLUS)
        'basic-plus'
    """
    return member.code if isinstance(member, AccessLevel) else str(member.value)


def codes(members: Iterable[_E]) -> Leaf[_E]:
    """Make the form of a vocabulary, or of a part of it."""
    return named({code_of(member): member for member in members}, code_of)


def named(table: dict[str, _T], name_of: Callable[[_T], str]) -> Leaf[_T]:
    """Make the form of what is written as its name."""

    def parse(data: object) -> _T | Unread:
        return table.get(data, UNREAD) if isinstance(data, str) else UNREAD

    description: dict[str, Any] = {"enum": [*table]}
    wanted = repr(next(iter(table))) if len(table) == 1 else f"one of {', '.join(table)}"
    return Leaf(wanted, description, parse, name_of)
