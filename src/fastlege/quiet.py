"""What printers and error reports show of a person (*ingen utskrift av personer*): nothing.

A ``repr`` that hides is not enough: rich and Hypothesis look at the fields of an attrs class themselves, and
an error report may show the local variables of every frame between what was called and what went wrong.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, Protocol, TypeVar

from fastlege.errors import FastlegeError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Quiet", "keeping_no_locals"]

_P = ParamSpec("_P")
_T = TypeVar("_T")


class _Printer(Protocol):
    def text(self, text: str, /) -> object: ...


class _Verbatim:
    """Words that rich shows as they are."""

    __slots__ = ("words",)

    def __init__(self, words: str) -> None:
        self.words = words

    def __repr__(self) -> str:
        return self.words


class Quiet:
    """Something whose ``repr`` is all that is shown of it, also by printers that look for fields."""

    __slots__ = ()

    def __rich_repr__(self) -> Iterator[_Verbatim]:
        """Show to rich what stands in the ``repr`` after the type's name, and no field."""
        yield _Verbatim(repr(self).strip("<>").removeprefix(type(self).__name__).strip("() "))

    def _repr_pretty_(self, printer: _Printer, _cycle: object) -> None:
        """Show the ``repr`` to Hypothesis and IPython, and no field."""
        printer.text(repr(self))


def keeping_no_locals(function: Callable[_P, _T]) -> Callable[_P, _T]:
    """Let an error of ours begin here, so that no frame of ours shows the documents that were read.

    The frames further in tell how the error was found, which nobody who gave a wrong input needs. An error
    that is not ours keeps them: it is a fault of ours, and without them nobody can mend it.
    """

    @wraps(function)
    def quietly(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        try:
            return function(*args, **kwargs)
        except FastlegeError as error:
            found = error.with_traceback(None)
        del args, kwargs
        found.__context__ = None
        raise found

    return quietly
