"""The page, sentence by sentence (*siden, setning for setning*), from ``docs/page.toml``."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Final, NamedTuple

__all__ = ["ROWS", "Row", "page"]


class Row(NamedTuple):
    """One sentence of the page; ``page.toml`` explains the fields."""

    heading: str
    number: int
    says: str
    decided_by: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()


_FILE: Final = Path(__file__).parents[1] / "page.toml"
_SECTIONS: Final = tomllib.loads(_FILE.read_text(encoding="utf-8"))["section"]

ROWS: Final = tuple(
    Row(
        section["heading"],
        sentence["number"],
        sentence["says"],
        tuple(sentence.get("decided_by", ())),
        tuple(sentence.get("tests", ())),
    )
    for section in _SECTIONS
    for sentence in section["sentence"]
)


def page() -> str:
    """Write a table for each heading; only the file names the tests."""
    return "\n\n".join(_section(section["heading"]) for section in _SECTIONS) + "\n"


def _section(heading: str) -> str:
    rows = "\n".join(
        f"| {row.number} | {row.says} | {'<br>'.join(f'`{name}`' for name in row.decided_by) or '–'} |"
        for row in ROWS
        if row.heading == heading
    )
    return f"## {heading}\n\n| no. | says | decided by |\n| --: | --- | --- |\n{rows}"
