"""What is wrong with an input (*feil i inndata*): checks in rows, one collector, one grammar of paths.

A check is a row: a path, whether what stands there holds, and a message for when it does not. A message is a
whole sentence: what was wrong where that is not plain, and what to give instead; never the value.

A path leads from what the caller gave to what is wrong: names with dots between them, and places in a list,
as in ``child.bostedsadresse[0].vegadresse``. A part is checked without knowing where it stands; whoever holds
the part places its problems, with `within`.
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
    "is_encodable",
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

Row = tuple[str, bool, str]
"""A path, whether what stands there holds, and the message for when it does not."""

GIVE_DAY: Final = "give a date without a time"
GIVE_FLAG: Final = "give True, False, or None when it is not known"
GIVE_INSTANT: Final = "give a datetime with a time zone, for example tzinfo=OSLO"
GIVE_OPTIONAL_DAY: Final = "give a date without a time, or None when it is not known"
GIVE_SWITCH: Final = "give True or False"
GIVE_TEXT: Final = "give a text that is not blank, without control characters"
GIVE_PROSE: Final = "give a text that is not blank, without control characters but line breaks and tabs"

_MOST: Final = 1000
"""Problems that are listed: a document of five million would fill the memory with them."""
_PLAIN_NAME: Final = re.compile(r"[a-z][A-Za-z_]*")

set_derived: Final = object.__setattr__
"""Give a frozen object what follows from what it was given; bound once, since every fact calls it."""


class Fact(Quiet):
    """Something that a rule is told (*opplysning*); its ``repr`` shows nothing of it."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Show the kind alone: no identity number, name, address or protection."""
        return f"{type(self).__name__}(…)"


class Problems:
    """Collects problems, each once: the first thousand are listed, the others counted."""

    __slots__ = ("_counted", "_listed", "_unlisted")

    def __init__(self) -> None:
        """Begin with none."""
        self._listed: dict[Problem, None] = {}
        self._unlisted: dict[int, None] = {}  # an empty set is three times as large
        self._counted = 0

    def __bool__(self) -> bool:
        """Tell whether there is a problem."""
        return bool(self._listed)

    def __iter__(self) -> Iterator[Problem]:
        """Go through those that are listed, in the order in which they were added."""
        return iter(self._listed)

    @property
    def more(self) -> int:
        """How many are not listed."""
        return len(self._unlisted) + self._counted

    def add(self, path: str, message: str) -> None:
        """Add a problem."""
        problem = Problem(path, message)
        if len(self._listed) < _MOST:
            self._listed[problem] = None
        elif problem not in self._listed:
            self._unlisted[hash(problem)] = None

    def extend(self, found: Iterable[Problem], more: int = 0) -> None:
        """Add problems; `more` were counted where these were found, and are not listed."""
        for problem in found:
            self.add(*problem)
        self._counted += more

    def raise_any(self, error: type[InvalidInputError]) -> None:
        """Raise one error for all problems, if there are any.

        Raises:
            InvalidInputError: Of the type that is given.
        """
        if self._listed:
            raise error(self, self.more)


def validate(*rows: Row, error: type[InvalidInputError] = InvalidFactError) -> None:
    """Raise one error for all rows that do not hold.

    Raises:
        InvalidInputError: Of the type that is given, with a problem for each such row.
    """
    for _, holds, _ in rows:
        if not holds:
            problems = Problems()
            problems.extend(Problem(path, message) for path, holds, message in rows if not holds)
            problems.raise_any(error)


def within(path: str, found: Iterable[Problem], *, root: str = "") -> Iterator[Problem]:
    """Place the problems of a part where the part stands.

    Args:
        path: Where the part stands.
        found: Its problems; their paths lead from the part on.
        root: What the part calls itself in them, and `path` stands for.

    Examples:
        >>> [str(problem) for problem in within("user", [Problem("person.id", "give a text")], root="person")]
        ['user.id: give a text']
    """
    for inner, message in found:
        yield Problem(joined(path, inner.removeprefix(root).removeprefix(".")), message)


def joined(path: str, inner: str) -> str:
    """Write the path of what stands at `inner` within what stands at `path`; an empty one leads nowhere.

    Examples:
        >>> joined("child", "home"), joined("parents", "[0].person"), joined("", "child"), joined("child", "")
        ('child.home', 'parents[0].person', 'child', 'child')
    """
    dot = "." if path and inner and not inner.startswith("[") else ""
    return f"{path}{dot}{inner}"


def indexed(path: str, place: int) -> str:
    """Write the path of a member of the list that stands at `path`."""
    return f"{path}[{place}]"


def shown_name(name: object) -> str:
    """Write a key as a path may show it; one that is more than a plain name might identify somebody."""
    return name if isinstance(name, str) and _PLAIN_NAME.fullmatch(name) else "*"


def is_a(kind: type, value: object) -> bool:
    """Tell whether a value is of a type, whatever its annotation promised."""
    return isinstance(value, kind)


def is_text(value: object) -> bool:
    """Tell whether a value is text of one line with something in it, and all of it can be seen."""
    return isinstance(value, str) and bool(value.strip()) and characters.is_line(value)


def is_prose(value: object) -> bool:
    """Tell whether a value is text with something in it, as somebody writes it: in lines, in any script."""
    return isinstance(value, str) and bool(value.strip()) and characters.is_prose(value)


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
    return isinstance(values, tuple) and all(
        isinstance(value, kind) for value in cast("Iterable[object]", values)
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
    given = as_tuple(values)
    try:
        return frozenset(given)
    except Exception:  # noqa: BLE001  # a member that no set can have may raise anything
        return cast("frozenset[_T]", frozenset({None}))


def language_row(language: object) -> Row:
    """Check that a language is one of ours, or its code."""
    known = isinstance(language, str) and language in list(Language)
    return "language", known, "give 'nb' (bokmål), 'nn' (nynorsk) or 'en' (English)"


def audience_row(audience: object) -> Row:
    """Check that a reader is one of ours, or its code."""
    return (
        "audience",
        isinstance(audience, str) and audience in list(Audience),
        "give Audience.CITIZEN ('citizen') or Audience.CASEWORKER ('caseworker')",
    )
