"""Every error of the package (*feil*).

An error lists every problem it knows of, says where each stands and what to give instead.
No message shows an identity number, a name or an address; neither does any ``repr``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "FastlegeError",
    "InvalidDayError",
    "InvalidDocumentError",
    "InvalidFactError",
    "InvalidInputError",
    "Problem",
]


class Problem(NamedTuple):
    """One thing that is wrong with an input (*feil i inndata*).

    Attributes:
        path: Where: a field's name, or a JSON path such as ``child.foedsel[0].foedselsdato``.
        message: What is wrong and what to give instead, without the value itself.
    """

    path: str
    message: str

    def __str__(self) -> str:
        """Write the problem on one line."""
        return f"{self.path}: {self.message}" if self.path else self.message


class FastlegeError(Exception):
    """The root of every error that the package raises (*feil*)."""


class InvalidInputError(FastlegeError, ValueError):
    """An input cannot be used (*ugyldige inndata*).

    Attributes:
        problems: Everything that was found wrong, in the order of the input.

    Examples:
        >>> error = InvalidInputError([Problem("year", "give a year from 1901 to 2100")])
        >>> print(error)
        year: give a year from 1901 to 2100
    """

    problems: tuple[Problem, ...]

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep every problem; the message has one line for each."""
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        """Write one problem a line."""
        return "\n".join(map(str, self.problems))


class InvalidFactError(InvalidInputError, TypeError):
    """A fact was given a value that it cannot have (*ugyldig opplysning*)."""


class InvalidDayError(InvalidInputError, TypeError):
    """A day, an instant or a count cannot be reckoned with (*ugyldig dag*)."""


class InvalidDocumentError(InvalidInputError):
    """A register document cannot be read (*ugyldig dokument*)."""
