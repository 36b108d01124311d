"""How a fact is checked: every row at once, one error for all of them.

A check is a row: the field's name, whether it holds, and what to give when it does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeVar, cast

from fastlege.errors import InvalidFactError, InvalidInputError, Problem
from fastlege.terms import Audience, Language

__all__ = [
    "Fact",
    "Row",
    "as_set",
    "as_tuple",
    "audience_row",
    "is_a",
    "is_collection",
    "is_count",
    "is_encodable",
    "is_flag",
    "is_set_of",
    "is_text",
    "is_tuple_of",
    "language_row",
    "set_derived",
    "validate",
    "validate_arguments",
]

_T = TypeVar("_T")

Row = tuple[str, bool, str]
"""A name, whether what it stands for holds, and what to give when it does not."""


set_derived: Final = object.__setattr__
"""Give a frozen object what follows from what it was given; bound once, since every fact calls it."""


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
    """Tell whether a value is True, False, or None, which says that nobody knows."""
    return value is None or isinstance(value, bool)


def is_collection(value: object) -> bool:
    """Tell whether a value has members, as a list or a generator has; a text or a mapping has none."""
    return isinstance(value, (list, tuple)) or (
        isinstance(value, Iterable) and not isinstance(value, str | bytes | Mapping)
    )


def as_tuple(values: Iterable[_T]) -> tuple[_T, ...]:
    """Make a tuple of what can be gone through; of anything else, one that `is_tuple_of` refuses.

    A field is converted by a function of its own that calls this one: type checkers read the field's type off
    it, and cannot off a generic one.
    """
    if isinstance(values, tuple):
        return values
    return tuple(values) if is_collection(values) else cast("tuple[_T, ...]", (None,))


def as_set(values: Iterable[_T] | None) -> frozenset[_T] | None:
    """Make a set of what can be gone through; of anything else, one that `is_set_of` refuses.

    None, that nobody knows, stays None.
    """
    if values is None or isinstance(values, frozenset):
        return values
    try:
        if is_collection(values):
            return frozenset(values)
    except TypeError:  # a member that no set can have
        pass
    return cast("frozenset[_T]", frozenset({None}))


def language_row(language: object) -> Row:
    """Check that a language is one of ours, or its code."""
    return "language", language in list(Language), "'nb' (bokmål), 'nn' (nynorsk) or 'en' (English)"


def audience_row(audience: object) -> Row:
    """Check that a reader is one of ours, or its code."""
    return (
        "audience",
        audience in list(Audience),
        "Audience.CITIZEN ('citizen') or Audience.CASEWORKER ('caseworker')",
    )


def validate(fact: object, *rows: Row) -> None:
    """Raise one error for all rows of a fact that do not hold.

    Raises:
        InvalidFactError: With a problem for each row that does not hold.
    """
    for _, holds, _ in rows:
        if not holds:
            raise InvalidFactError(_problems(f"{type(fact).__name__}.", rows))


def validate_arguments(*rows: Row, error: type[InvalidInputError] = InvalidFactError) -> None:
    """Raise one error, of the kind that is given, for all arguments of a function that do not hold.

    Raises:
        InvalidInputError: With a problem for each row that does not hold.
    """
    for _, holds, _ in rows:
        if not holds:
            raise error(_problems("", rows))


def _problems(prefix: str, rows: Iterable[Row]) -> Iterator[Problem]:
    return (Problem(f"{prefix}{name}", f"give {wanted}") for name, holds, wanted in rows if not holds)
