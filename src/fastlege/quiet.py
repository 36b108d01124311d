"""Keep personal data out of everything that prints (*ingen utskrift av personer*).

A ``repr`` without data is not enough: rich and Hypothesis read the fields of an attrs class themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Quiet"]


class _Printer(Protocol):
    def text(self, text: str, /) -> object: ...


class _Verbatim:
    """Text that rich prints as it is."""

    __slots__ = ("words",)

    def __init__(self, words: str) -> None:
        self.words = words

    def __repr__(self) -> str:
        return self.words


class Quiet:
    """A base for types whose ``repr`` is all that is shown, even by printers that look for fields."""

    __slots__ = ()

    def __rich_repr__(self) -> Iterator[_Verbatim]:
        """Yield the part of the ``repr`` after the type's name for rich, and no field."""
        yield _Verbatim(repr(self).removeprefix("<").removeprefix(type(self).__name__)[1:-1])

    def _repr_pretty_(self, printer: _Printer, _cycle: object) -> None:
        """Print the ``repr`` for Hypothesis and IPython, and no field."""
        printer.text(repr(self))
