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
_NUMBER: Final = re.compile(r"(?<![0-9])[0-9]{11}(?![0-9])")


class Shown:
    """The call that makes a fact, written only when somebody looks at it: most examples do not fail."""

    def __init__(self, fact: object) -> None:
        """Keep the fact."""
        self._fact = fact

    def __repr__(self) -> str:
        """Write the call, with those of its parts."""
        return without_numbers(shown(self._fact))


def shown(value: object) -> str:
    """Write the call that makes a fact, with the arguments that differ from their defaults.

    Examples:
        >>> from fastlege import Address, Grading
        >>> print(shown(Address(unit="H0101", grading=Grading.CONFIDENTIAL)))
        Address(unit='H0101', grading=Grading.CONFIDENTIAL)
    """
    kind = cast("Any", type(value))
    if attrs.has(kind):
        told = [(field, getattr(value, field.name)) for field in attrs.fields(kind) if field.init]
        given = [f"{field.alias}={shown(fact)}" for field, fact in told if fact != field.default]
        return _broken(f"{kind.__name__}(", given, ")")
    if isinstance(value, tuple):
        return _broken("[", [*map(shown, cast("tuple[object, ...]", value))], "]")
    if isinstance(value, frozenset):
        return _broken("{", sorted(map(shown, cast("frozenset[object]", value))), "}")
    if isinstance(value, Enum):
        return f"{kind.__name__}.{value.name}"
    return repr(value).removeprefix("datetime.") if isinstance(value, date) else repr(value)


def without_numbers(text: str) -> str:
    """Write a mark for each identity number, the same one each time it comes."""
    marks: dict[str, str] = {}
    return _NUMBER.sub(lambda found: marks.setdefault(found[0], f"person-{len(marks) + 1}"), text)


def _broken(begin: str, parts: list[str], end: str) -> str:
    """Write the parts on one line, or on one line each when they are too long."""
    line = f"{begin}{', '.join(parts)}{end}"
    if len(line) <= _WIDTH and "\n" not in line:
        return line
    return "\n".join([begin, *(indent(f"{part},", "  ") for part in parts), end])
