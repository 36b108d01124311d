"""What one meets while reading (*merknader*): problems, and what is an object or an array."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, TypeGuard, TypeVar

from fastlege.checks import validate_arguments
from fastlege.errors import InvalidDocumentError, Problem
from fastlege.oslo import is_day

if TYPE_CHECKING:
    from datetime import date

__all__ = ["Notes", "is_array", "is_object", "notes_for"]

_T = TypeVar("_T")
_MOST: Final = 10_000
"""Problems of one reading: a document of five million would fill the memory with them."""
_APART: Final = 2
"""Days: no two clocks of the world are further apart."""
_AND_MORE: Final = f"give a document with fewer problems; there are more than these {_MOST}"


class Notes:
    """The problems met while reading (*merknader*), the day for which one reads, and how strictly."""

    __slots__ = ("on", "problems", "strict", "surely_ahead", "surely_past")

    def __init__(self, on: date, *, strict: bool = False) -> None:
        """Begin with none."""
        self.problems: list[Problem] = []
        self.strict = strict
        self.read_for(on)

    def read_for(self, on: date) -> None:
        """Set the day."""
        self.on = on
        self.surely_past, self.surely_ahead = on.toordinal() - _APART, on.toordinal() + _APART

    def add(self, path: str, wanted: str) -> None:
        """Keep a problem; after very many, only that there are more."""
        if len(self.problems) < _MOST:
            self.problems.append(Problem(path, f"give {wanted}"))
        elif len(self.problems) == _MOST:
            self.problems.append(Problem(path, _AND_MORE))

    def complete(self, read: _T | None) -> _T:
        """Give what was read, or raise one error for all problems.

        Raises:
            InvalidDocumentError: When there is a problem.
        """
        if read is None or self.problems:
            raise InvalidDocumentError(dict.fromkeys(self.problems))
        return read


def notes_for(on: date, *rows: tuple[str, bool, str], strict: bool) -> Notes:
    """Begin to read for somebody who calls; `rows` are what else is checked of the arguments.

    Raises:
        InvalidFactError: When `on` is not a date, `strict` not a truth value, or a row does not hold.
    """
    validate_arguments(
        ("on", is_day(on), "a date without a time"),
        *rows,
        ("strict", isinstance(strict, bool), "True or False"),
    )
    return Notes(on, strict=strict)


def is_object(value: object) -> TypeGuard[Mapping[str, Any]]:
    """Tell whether a value is a JSON object."""
    return type(value) is dict or isinstance(value, Mapping)


def is_array(value: object) -> TypeGuard[list[object]]:
    """Tell whether a value is a JSON array."""
    return isinstance(value, list)
