"""Checks of input, and the problems they find (*feil i inndata*).

A check is a row: a path, whether the value there is valid, and a message for when it is not. A message is a
whole sentence that says what to give instead and, where that is not obvious, what was wrong; it never shows
the value.

A path leads from the caller's argument to the problem: names joined by dots, and indexes of lists, as in
``child.bostedsadresse[0].vegadresse``. A part is checked without knowing where it belongs; its owner moves
the problems there with `within`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeVar, cast

from fastlege import characters
from fastlege.errors import InvalidFactError, InvalidInputError, Problem
from fastlege.quiet import Quiet
from fastlege.terms import Audience, Language

__all__ = [
    "GIVE_DAY",
    "GIVE_FLAG",
    "GIVE_INSTANT",
    "GIVE_OPTIONAL_DAY",
    "GIVE_PROSE",
    "GIVE_SWITCH",
    "GIVE_TEXT",
    "Fact",
    "Problems",
    "Row",
    "as_set",
    "as_tuple",
    "audience_row",
    "indexed",
    "is_a",
    "is_collection",
    "is_count",
    "is_flag",
    "is_prose",
    "is_set_of",
    "is_text",
    "is_tuple_of",
    "joined",
    "language_row",
    "set_derived",
    "shown_name",
    "validate",
    "within",
]

_T = TypeVar("_T")

_LANGUAGES: Final = tuple(Language)
_AUDIENCES: Final = tuple(Audience)

Row = tuple[str, bool, str]
"""A path, whether the value there is valid, and the message for when it is not."""

GIVE_DAY: Final = "give a date without a time"
GIVE_FLAG: Final = "give True, False, or None when it is not known"
GIVE_INSTANT: Final = "give a datetime with a time zone, for example tzinfo=OSLO"
GIVE_OPTIONAL_DAY: Final = "give a date without a time, or None when it is not known"
GIVE_SWITCH: Final = "give True or False"
GIVE_TEXT: Final = "give a text that is not blank, without control characters"
GIVE_PROSE: Final = (
    "give a text that is not blank, without control characters other than line breaks and tabs"
)

_MOST: Final = 1000
"""How many problems are listed: a document with five million would fill the memory."""
_PLAIN_NAME: Final = re.compile(r"[a-z][A-Za-z_]*")

set_derived: Final = object.__setattr__
"""Set a derived field of a frozen object; bound once, since every fact calls it."""


class Fact(Quiet):
    """A base for the facts that rules decide on (*opplysning*); the ``repr`` hides them."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Show the type alone."""
        return f"{type(self).__name__}(…)"


class Problems:
    """Collects problems, each once; the first thousand are listed and the others counted."""

    __slots__ = ("_counted", "_listed", "_unlisted")

    def __init__(self) -> None:
        """Start without problems."""
        self._listed: dict[Problem, None] = {}
        self._unlisted: dict[int, None] = {}  # an empty set is three times as large
        self._counted = 0

    def __bool__(self) -> bool:
        """Return whether there is a problem."""
        return bool(self._listed)

    def __iter__(self) -> Iterator[Problem]:
        """Iterate over the listed problems in the order in which they were added."""
        return iter(self._listed)

    @property
    def more(self) -> int:
        """How many problems are not listed."""
        return len(self._unlisted) + self._counted

    def add(self, path: str, message: str) -> None:
        """Add a problem."""
        problem = Problem(path, message)
        if len(self._listed) < _MOST:
            self._listed[problem] = None
        # A hash is enough to count a problem once, and is smaller than the problem.
        elif problem not in self._listed:
            self._unlisted[hash(problem)] = None

    def extend(self, found: Iterable[Problem], more: int = 0) -> None:
        """Add problems, and `more` that were counted elsewhere and are not listed."""
        for problem in found:
            self.add(*problem)
        self._counted += more

    def raise_any(self, error: type[InvalidInputError]) -> None:
        """Raise one error for all problems, if there are any.

        Raises:
            InvalidInputError: An error of the given type.
        """
        if self._listed:
            raise error(self, self.more)


def validate(*rows: Row, error: type[InvalidInputError] = InvalidFactError) -> None:
    """Raise one error for all rows that are not valid.

    Raises:
        InvalidInputError: An error of the given type, with a problem for each such row.
    """
    # Every fact calls this, and nearly always all rows are valid.
    for _, holds, _ in rows:
        if not holds:
            problems = Problems()
            problems.extend(Problem(path, message) for path, holds, message in rows if not holds)
            problems.raise_any(error)


def within(path: str, found: Iterable[Problem], *, root: str = "") -> Iterator[Problem]:
    """Move the problems of a part to the path of the part.

    Args:
        path: The path of the part.
        found: Its problems, with paths that begin at the part.
        root: A first name in those paths, which `path` replaces.

    Examples:
        >>> [str(problem) for problem in within("user", [Problem("person.id", "give a text")], root="person")]
        ['user.id: give a text']
    """
    for inner, message in found:
        yield Problem(joined(path, inner.removeprefix(root).removeprefix(".")), message)


def joined(path: str, inner: str) -> str:
    """Join two paths; either may be empty.

    Examples:
        >>> joined("child", "home"), joined("parents", "[0].person"), joined("", "child"), joined("child", "")
        ('child.home', 'parents[0].person', 'child', 'child')
    """
    dot = "." if path and inner and not inner.startswith("[") else ""
    return f"{path}{dot}{inner}"


def indexed(path: str, place: int) -> str:
    """Write the path of a member of the list at `path`."""
    return f"{path}[{place}]"


def shown_name(name: object) -> str:
    """Return a key for use in a path; ``*`` unless it is a plain name, since it might identify somebody."""
    return name if isinstance(name, str) and _PLAIN_NAME.fullmatch(name) else "*"


def is_a(kind: type, value: object) -> bool:
    """Return whether a value is of a type, without narrowing its annotation."""
    return isinstance(value, kind)


def is_text(value: object) -> bool:
    """Return whether a value is one line of text, not blank and without invisible characters."""
    return isinstance(value, str) and bool(value.strip()) and characters.is_line(value)


def is_prose(value: object) -> bool:
    """Return whether a value is text as people write it, not blank; it may have several lines."""
    return isinstance(value, str) and bool(value.strip()) and characters.is_prose(value)


def is_count(value: object) -> bool:
    """Return whether a value is a whole number, zero or more; a truth value is not."""
    return type(value) is int and value >= 0


def is_tuple_of(kind: type, values: object) -> bool:
    """Return whether a value is a tuple with members of one type."""
    return isinstance(values, tuple) and all(
        isinstance(value, kind) for value in cast("Iterable[object]", values)
    )


def is_set_of(kind: type, values: object) -> bool:
    """Return whether a value is a frozenset with members of one type."""
    return isinstance(values, frozenset) and all(
        isinstance(value, kind) for value in cast("Iterable[object]", values)
    )


def is_flag(value: object) -> bool:
    """Return whether a value is True, False, or None for unknown."""
    return value is None or isinstance(value, bool)


def is_collection(value: object) -> bool:
    """Return whether a value is iterable and neither a text nor a mapping."""
    return isinstance(value, (list, tuple)) or (
        isinstance(value, Iterable) and not isinstance(value, str | bytes | Mapping)
    )


def as_tuple(values: Iterable[_T]) -> tuple[_T, ...]:
    """Return values as a tuple; anything not iterable becomes ``(None,)``, which `is_tuple_of` rejects.

    Converters of fields wrap this function, because type checkers cannot read a field's type off a generic
    one.
    """
    if isinstance(values, tuple):
        return values
    return tuple(values) if is_collection(values) else cast("tuple[_T, ...]", (None,))


def as_set(values: Iterable[_T] | None) -> frozenset[_T] | None:
    """Return values as a frozenset, or None for unknown; invalid ones become one that `is_set_of` rejects."""
    if values is None or isinstance(values, frozenset):
        return values
    given = as_tuple(values)
    try:
        return frozenset(given)
    except Exception:  # noqa: BLE001  # hashing a member may raise anything
        return cast("frozenset[_T]", frozenset({None}))


def language_row(language: object) -> Row:
    """Check a language or its code."""
    known = isinstance(language, str) and language in _LANGUAGES
    return "language", known, "give 'nb' (bokmål), 'nn' (nynorsk) or 'en' (English)"


def audience_row(audience: object) -> Row:
    """Check an audience or its code."""
    return (
        "audience",
        isinstance(audience, str) and audience in _AUDIENCES,
        "give Audience.CITIZEN ('citizen') or Audience.CASEWORKER ('caseworker')",
    )
