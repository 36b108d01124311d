"""A made-up fact as the call that makes it (*vist som kall*), to read and to paste into a test.

Facts show nothing of themselves, since most belong to somebody; those of the kit belong to nobody.
"""

from __future__ import annotations

import re
from datetime import date
from enum import Enum
from textwrap import indent
from typing import Any, Final, cast

import attrs

__all__ = ["Shown", "shown", "without_numbers"]

_WIDTH: Final = 160  # a person is one line, so that two of them are compared at a glance


@attrs.frozen(repr=False)
class Shown:
    """The call that makes a fact, written only when somebody looks at it: most examples do not fail."""

    fact: object

    def __repr__(self) -> str:
        return without_numbers(shown(self.fact))


def shown(value: object) -> str:
    """Write the call that makes a fact, with the arguments that differ from their defaults."""
    kind = cast("Any", type(value))
    if attrs.has(kind):
        told = [(field, getattr(value, field.name)) for field in attrs.fields(kind) if field.init]
        given = [f"{field.alias}={shown(fact)}" for field, fact in told if fact != field.default]
        return _broken(f"{kind.__name__}(", given, ")")
    if isinstance(value, tuple | frozenset):
        parts = [*map(shown, cast("tuple[object, ...]", value))]
        return _broken("[", parts, "]") if kind is tuple else _broken("{", sorted(parts), "}")
    if isinstance(value, Enum):
        return f"{kind.__name__}.{value.name}"
    return repr(value).removeprefix("datetime.") if isinstance(value, date) else repr(value)


def without_numbers(text: str) -> str:
    """Write a mark for each identity number, the same one each time it comes."""
    marks: dict[str, str] = {}
    number = r"(?<![0-9])[0-9]{11}(?![0-9])"
    return re.sub(number, lambda found: marks.setdefault(found[0], f"person-{len(marks) + 1}"), text)


def _broken(begin: str, parts: list[str], end: str) -> str:
    """Write the parts on one line, or on one line each when they are too long."""
    line = f"{begin}{', '.join(parts)}{end}"
    if len(line) <= _WIDTH and "\n" not in line:
        return line
    return "\n".join([begin, *(indent(f"{part},", "  ") for part in parts), end])
