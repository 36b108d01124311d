"""What is printed (*utskrift*): JSON for programs, and tables for people, the same in every terminal."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Final, NamedTuple

from fastlege.characters import visible, visible_in_json
from fastlege.errors import InvalidInputError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Table", "as_text", "in_json"]

_WIDTH: Final = 110


class Table(NamedTuple):
    """A table (*tabell*): what stands above it, its heads, its rows, and a last row that sums them up."""

    title: str
    heads: Sequence[str]
    rows: Iterable[Sequence[str]]
    foot: Sequence[str] | None = None


def as_text(table: Table, below: Iterable[str] = ()) -> str:
    """Draw a table and the lines below it; no colour says anything.

    Raises:
        InvalidInputError: When the package was installed without its extra ``cli``.
    """
    try:
        from rich import box  # noqa: PLC0415  # an extra, needed for tables alone
        from rich.console import Console  # noqa: PLC0415  # likewise
        from rich.table import Table as RichTable  # noqa: PLC0415  # likewise
    except ImportError:
        raise InvalidInputError(
            [Problem("fastlege", "install fastlege[cli] for tables, or ask for --json")]
        ) from None
    drawn = RichTable(box=box.SIMPLE_HEAD, pad_edge=False, show_footer=table.foot is not None)
    for column, head in enumerate(table.heads):
        foot = table.foot[column] if table.foot else ""
        drawn.add_column(
            visible(head), footer=visible(foot), justify="left", overflow="fold", no_wrap=column == 0
        )
    for row in table.rows:
        drawn.add_row(*map(visible, row))
    page = io.StringIO()
    console = Console(
        file=page,
        width=_WIDTH,
        color_system=None,
        force_terminal=False,
        markup=False,
        highlight=False,
        emoji=False,
    )
    console.print(visible(table.title))
    console.print(drawn)
    for line in below:
        console.print(visible(line))
    return "\n".join(line.rstrip() for line in page.getvalue().splitlines()).rstrip() + "\n"


def in_json(answer: object) -> str:
    """Write an answer for a program, in letters that people read too."""
    return visible_in_json(f"{json.dumps(answer, ensure_ascii=False, indent=2)}\n")
