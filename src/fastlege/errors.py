"""The errors of the package (*feil*), except `RefusedError`, which holds decisions and is with the rules.

An error lists every problem that was found, where it is and what to give instead. No message and no ``repr``
shows an identity number, a name or an address.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, NamedTuple, ParamSpec, TypeVar

from fastlege.terms import Audience
from fastlege.told import told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from fastlege.terms import LanguageCode

__all__ = [
    "FastlegeError",
    "HolidayListError",
    "InvalidDayError",
    "InvalidDocumentError",
    "InvalidFactError",
    "InvalidIdentityNumberError",
    "InvalidInputError",
    "InvalidRequestError",
    "Problem",
]

_P = ParamSpec("_P")
_T = TypeVar("_T")


class Problem(NamedTuple):
    """One thing that is wrong with an input (*feil i inndata*).

    Attributes:
        path: Where: a field's name, or a JSON path such as ``child.foedsel[0].foedselsdato``.
        message: What is wrong and what to give instead; never the value itself.

    Examples:
        >>> print(Problem("child.foedsel[0].foedselsdato", "give a date that exists"))
        child.foedsel[0].foedselsdato: give a date that exists
    """

    path: str
    message: str

    def __str__(self) -> str:
        """Write the problem on one line."""
        return f"{self.path}: {self.message}" if self.path else self.message


class FastlegeError(Exception):
    """The root of every error that the package raises (*feil*)."""


class HolidayListError(FastlegeError):
    """The list of public holidays lacks a known holiday (*helligdag som mangler*).

    The ``holidays`` package says which days are public holidays. If a version of it left one out, the day
    would become a working day, and every deadline across it would be a day too short.

    Examples:
        >>> issubclass(HolidayListError, FastlegeError), issubclass(HolidayListError, ValueError)
        (True, False)
    """


class InvalidInputError(FastlegeError, ValueError):
    """An input cannot be used (*ugyldige inndata*).

    Attributes:
        problems: Every problem, in the order of the input; at most the first thousand.
        more: How many problems there are beyond those listed.

    Examples:
        >>> error = InvalidInputError([Problem("year", "give a year from 1901 to 2100")])
        >>> print(error)
        year: give a year from 1901 to 2100
    """

    problems: tuple[Problem, ...]
    more: int

    def __init__(self, problems: Iterable[Problem], more: int = 0) -> None:
        """Keep the problems; the message has one line for each."""
        self.problems = tuple(problems)
        self.more = more
        # Pickle calls the constructor with these arguments.
        super().__init__(self.problems, more)

    def __str__(self) -> str:
        """Write one problem per line, then how many more there are."""
        return "\n".join([*map(str, self.problems), *([f"and {self.more} more"] if self.more else ())])


class InvalidFactError(InvalidInputError, TypeError):
    """A fact, or an argument of a function, has an invalid value (*ugyldig opplysning*)."""


class InvalidDayError(InvalidInputError, TypeError):
    """A day, an instant or a count is outside the calendar or of the wrong type (*ugyldig dag*)."""


class InvalidDocumentError(InvalidInputError):
    """A register document cannot be read (*ugyldig dokument*).

    The message is for people who can correct the document. A citizen gets the same text as for every refusal
    to act for a child, because a problem in a document may reveal the register's contents.
    """

    def explain(self, language: LanguageCode = "nb", *, audience: Audience | str = Audience.CITIZEN) -> str:
        """Explain why nothing could be decided (*begrunnelse*).

        Args:
            language: ``nb``, ``nn`` or ``en``.
            audience: Who reads it, ``citizen`` or ``caseworker``. A caseworker gets every problem.

        Raises:
            InvalidInputError: When the language or the audience is not known.

        Examples:
            >>> error = InvalidDocumentError([Problem("child.foedsel", "give a list")])
            >>> print(error.explain("en", audience="caseworker"))
            child.foedsel: give a list
            >>> error.explain("en").splitlines()[0]
            'You cannot act for this child here.'
        """
        return told(self, language, audience=audience)


class InvalidRequestError(InvalidInputError):
    """A request has invalid content (*ugyldig henvendelse*)."""


class InvalidIdentityNumberError(InvalidInputError):
    """An identity number is not well formed (*ugyldig identitetsnummer*).

    Each problem's path names the part: ``type``, ``length``, ``digits``, ``series``, ``date``,
    ``first check digit`` or ``second check digit``. The number itself is never included.
    """


def keeping_no_locals(function: Callable[_P, _T]) -> Callable[_P, _T]:
    """Start tracebacks of our own errors here, so that no frame of ours shows the documents that were read.

    Error reports may show the local variables of every frame. For invalid input the inner frames only show
    how the problem was found, which the caller does not need. Any other exception is a bug in this package
    and keeps its traceback.
    """

    @wraps(function)
    def quietly(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        try:
            return function(*args, **kwargs)
        except FastlegeError as error:
            found = error.with_traceback(None)
        del args, kwargs
        # The context would keep the inner frames alive.
        found.__context__ = None
        raise found

    return quietly
