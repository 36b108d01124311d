"""What printers and error reports show of a person (*ingen utskrift av personer*): nothing.

A ``repr`` that hides is not enough: rich and Hypothesis look at the fields of an attrs class themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Quiet"]


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
