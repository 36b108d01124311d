"""Read what is shown in a notebook, strictly: an element that is not closed, or a stray sign, is an error."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Table", "read", "tables", "texts"]


class Table(NamedTuple):
    """A table as it is read aloud: its caption, the heads of its columns, and its rows, marks left out."""

    caption: str
    heads: list[str]
    rows: list[list[str]]


def read(html: str) -> ET.Element:
    """Read markup; what we write is HTML and well-formed XML at once."""
    return ET.fromstring(html)  # noqa: S314  # our own markup


def texts(html: str) -> list[str]:
    """Give every paragraph and item that stands outside the tables."""
    return ["".join(_told(element)) for element in read(html).iter() if element.tag in {"p", "li"}]


def tables(html: str) -> list[Table]:
    """Give every table."""
    return [_table(element) for element in read(html).iter("table")]


def _table(table: ET.Element) -> Table:
    caption, *parts = table
    rows = [[cell for row in part for cell in row] for part in parts if part.tag == "thead"]
    return Table(
        "".join(_told(caption)),
        ["".join(_told(cell)) for cell in (rows[0] if rows else [])],
        [["".join(_told(cell)) for cell in row] for row in table.findall("tbody/tr")],
    )


def _told(element: ET.Element) -> Iterator[str]:
    """Give the text that a screen reader reads."""
    if element.get("aria-hidden") != "true":
        yield element.text or ""
        for child in element:
            yield from _told(child)
            yield (child.tail or "").removeprefix(" " if child.get("aria-hidden") else "")
