"""Output (*utskrift*): JSON for programs, and tables and sentences that fit the terminal for people.

The width is that of the terminal, or ``COLUMNS``. Without a terminal, tables have a hundred columns and each
sentence is one line, which makes searching easy. Words are never broken.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
import textwrap
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final, NamedTuple, TextIO, cast

from fastlege.characters import visible, visible_in_json
from fastlege.exchange.systems import VERSION

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence

    from fastlege.terms import Audience

__all__ = [
    "DECIDED",
    "FAILED",
    "REFUSED",
    "OutputError",
    "Table",
    "as_line",
    "as_text",
    "finish",
    "in_envelope",
    "in_json",
    "in_lines",
    "in_terminal",
    "is_watched",
    "say",
    "tell",
    "width",
]

DECIDED: Final = 0
REFUSED: Final = 1
FAILED: Final = 2
"""The exit statuses: something was decided or sent; a citizen was refused; the input was wrong."""

_NARROWEST: Final = 60
_WIDEST: Final = 100
_INDENT: Final = "  "


class Table(NamedTuple):
    """A table (*tabell*): its title, its headings, its rows, and a last row with the outcome."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    foot: Sequence[str] = ()


class OutputError(OSError):
    """Standard output cannot be written (*full disk*)."""


def say(text: str) -> None:
    """Print a text, which must end with a line break.

    Raises:
        OutputError: When it cannot be written.
        BrokenPipeError: When nobody reads it any more.
    """
    with _written():
        sys.stdout.write(visible(text))


def finish() -> None:
    """Write everything that is still buffered; raise the same errors as `say`."""
    with _written():
        sys.stdout.flush()


@contextmanager
def _written() -> Generator[None, None, None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(error.errno, error.strerror) from error


def tell(text: str) -> None:
    """Print a text on standard error, or drop it when that is full or closed.

    A lost message must not stop the output, which another program may read; the exit status still shows
    failure.
    """
    stream = cast("TextIO | None", sys.stderr)
    if stream is None or stream.closed:
        return
    try:
        stream.write(visible(text))
        stream.flush()
    except OSError:
        with suppress(OSError):
            stream.close()  # otherwise Python flushes it again at exit, and changes the status


def is_watched() -> bool:
    """Return whether standard error is a terminal; it may also be closed."""
    stream = cast("TextIO | None", sys.stderr)
    return stream is not None and not stream.closed and stream.isatty()


def in_terminal() -> bool:
    """Return whether the width of the output is known."""
    return "COLUMNS" in os.environ or sys.stdout.isatty()


def width() -> int:
    """Return the number of columns, from sixty to a hundred."""
    columns = shutil.get_terminal_size((_WIDEST, 0)).columns if in_terminal() else _WIDEST
    return min(max(columns, _NARROWEST), _WIDEST)


def as_text(table: Table) -> str:
    """Draw a table without colours.

    Without the extra ``cli``, columns are aligned but may be wider than the terminal.
    """
    try:
        from rich import box  # noqa: PLC0415  # an extra, only needed for tables
        from rich.console import Console  # noqa: PLC0415  # likewise
        from rich.table import Table as RichTable  # noqa: PLC0415  # likewise
        from rich.text import Text  # noqa: PLC0415  # likewise
    except ImportError:
        return in_lines([table.title]) + visible(_aligned(table))
    drawn = RichTable(box=box.SIMPLE_HEAD, pad_edge=False, show_footer=bool(table.foot))
    for column, head in enumerate(table.heads):
        foot = Text(visible(table.foot[column])) if table.foot else ""
        drawn.add_column(Text(visible(head)), footer=foot, no_wrap=column > 0)  # only the first column wraps
    for row in table.rows:
        # Text rather than markup, so that brackets are printed as they are.
        drawn.add_row(*(Text(visible(cell)) for cell in row))
    page = io.StringIO()
    Console(file=page, width=width(), color_system=None, force_terminal=False).print(drawn)
    lines = (line.rstrip() for line in page.getvalue().splitlines())
    return in_lines([table.title]) + "\n".join(lines).rstrip() + "\n"


def _aligned(table: Table) -> str:
    """Align the columns; a blank line comes before the last row with the outcome."""
    rows = [table.heads, *table.rows, *([table.foot] if table.foot else ())]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    written = [
        _INDENT.join(f"{cell:<{wide}}" for cell, wide in zip(row, widths, strict=True)).rstrip() + "\n"
        for row in rows
    ]
    if table.foot:
        written.insert(-1, "\n")
    return "".join(written)


def in_lines(lines: Iterable[str], *, indent: str = "") -> str:
    """Write a line for each sentence; in a terminal, long ones are wrapped."""
    return "".join(f"{_wrapped(indent + visible(line), indent + _INDENT)}\n" for line in lines)


def _wrapped(line: str, indent: str) -> str:
    if not in_terminal() or len(line) <= width():
        return line
    return textwrap.fill(
        line, width(), subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def in_json(answer: object) -> str:
    """Write an answer as JSON, with Norwegian letters as they are."""
    return visible_in_json(f"{json.dumps(answer, ensure_ascii=False, indent=2)}\n")


def as_line(answer: object) -> str:
    """Write an answer as JSON on one line (*JSON Lines*)."""
    return visible_in_json(f"{json.dumps(answer, ensure_ascii=False)}\n")


def in_envelope(audience: Audience, kind: str, answer: object) -> dict[str, object]:
    """Put an answer in the envelope of `fastlege.exchange`, which says its kind and audience."""
    return {"fastlege": VERSION, "audience": audience.value, kind: answer}
