"""How a fact is checked: every row at once, one error for all of them.

A check is a row: the field's name, whether it holds, and what to give when it does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar, cast

from fastlege.errors import InvalidFactError, Problem

__all__ = [
    "Fact",
    "as_tuple",
    "is_a",
    "is_collection",
    "is_count",
    "is_encodable",
    "is_flag",
    "is_set_of",
    "is_text",
    "is_tuple_of",
    "validate",
    "validate_arguments",
]

_T = TypeVar("_T")


class Fact:
    """Something that a rule is told (*opplysning*); its ``repr`` shows nothing of it."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Show the kind alone: no identity number, name, address or protection."""
        return f"{type(self).__name__}(…)"


def is_a(kind: type, value: object) -> bool:
    """Tell whether a value is of a type, whatever its annotation promised."""
    return isinstance(value, kind)


def is_text(value: object) -> bool:
    """Tell whether a value is text with something in it."""
    return isinstance(value, str) and bool(value.strip())


def is_encodable(text: str) -> bool:
    """Tell whether a text can be written in UTF-8: half of a surrogate pair cannot."""
    try:
        return text.isascii() or bool(text.encode())
    except UnicodeEncodeError:
        return False


def is_count(value: object) -> bool:
    """Tell whether a value is a whole number from zero up; a truth value is not a number."""
    return type(value) is int and value >= 0


def is_tuple_of(kind: type, values: object) -> bool:
    """Tell whether a value is a tuple whose members are all of one type."""
    return values == () or (
        isinstance(values, tuple)
        and all(isinstance(value, kind) for value in cast("Iterable[object]", values))
    )


def is_set_of(kind: type, values: object) -> bool:
    """Tell whether a value is a frozenset whose members are all of one type."""
    return isinstance(values, frozenset) and all(
        isinstance(value, kind) for value in cast("Iterable[object]", values)
    )


def is_flag(value: object) -> bool:
    """Tell whether a value is true, false, or None for not known."""
    return value is None or isinstance(value, bool)


def is_collection(value: object) -> bool:
    """Tell whether a value can be gone through, and is neither text nor a mapping."""
    return isinstance(value, Iterable) and not isinstance(value, str | bytes | dict)


def as_tuple(values: Iterable[_T]) -> tuple[_T, ...]:
    """Freeze a collection; what is none, or is text, becomes a tuple that no check takes."""
    return tuple(values) if is_collection(values) else cast("tuple[_T, ...]", (None,))


def validate(fact: object, *rows: tuple[str, bool, str]) -> None:
    """Raise one error for all rows of a fact that do not hold.

    Raises:
        InvalidFactError: With a problem for each row that does not hold.
    """
    for _, holds, _ in rows:
        if not holds:
            raise InvalidFactError(_problems(f"{type(fact).__name__}.", rows))


def validate_arguments(*rows: tuple[str, bool, str]) -> None:
    """Raise one error for all arguments of a function that do not hold.

    Raises:
        InvalidFactError: With a problem for each row that does not hold.
    """
    for _, holds, _ in rows:
        if not holds:
            raise InvalidFactError(_problems("", rows))


def _problems(prefix: str, rows: Iterable[tuple[str, bool, str]]) -> Iterator[Problem]:
    return (Problem(f"{prefix}{name}", f"give {wanted}") for name, holds, wanted in rows if not holds)
