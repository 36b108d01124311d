"""``fastlege rows``: register families in, columns of pairs out (*familier som kolonner*).

The families of one row group are in memory at a time. The problems of a line are reported on standard error,
and reading continues.
"""

from __future__ import annotations

from collections import Counter
from contextlib import nullcontext
from importlib.util import find_spec
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fastlege.cli.by_line import FILE, family_lines
from fastlege.cli.given import Given
from fastlege.cli.output import DECIDED, FAILED, in_envelope, in_json, in_lines, say
from fastlege.errors import Problem
from fastlege.terms import Audience, Language
from fastlege.words import catalogue

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from fastlege.cli.pairs import Write
    from fastlege.facts.family import Family

__all__ = ["run"]

_TOGETHER: Final = 5_000
"""Families per row group; with their columns they take about a hundred megabytes."""
_PRINTED: Final = "-"


def run(asked: argparse.Namespace) -> int:
    """Write the columns, and print the number of families and rows.

    Returns:
        The exit status: 2 when a line could not be read. When no line could be read, nothing is written.

    Raises:
        InvalidInputError: With every problem of the arguments, or of a file that cannot be opened.
    """
    given = Given()
    language = given.choice("--lang", asked.lang, Language)
    on = given.day("--on", asked.on)
    given.extend(_problems(asked.file, asked.to))
    given.complete(asked)
    stream = given.complete(given.stream(FILE, asked.file))
    with family_lines(stream, on, prints=asked.to == _PRINTED) as lines:
        families = (family for _, family in lines)
        first = next(families, None)
        if first is None:
            return FAILED
        with _opened(asked.to) as write:
            counted = _write(chain([first], families), write)
    if asked.to != _PRINTED:
        _tell({**counted, "unread-lines": lines.unread_lines}, language, as_json=asked.json)
    return FAILED if lines.has_failed else DECIDED


def _problems(file: str, to: str) -> Iterator[Problem]:
    """Check the output before anything is read."""
    if find_spec("narwhals") is None:
        yield Problem("fastlege rows", "install the extra frames: pip install 'fastlege[frames]'")
    if to == _PRINTED:
        return
    path = Path(to)
    if path.suffix not in {".parquet", ".jsonl"}:
        yield Problem("--to", "give a name that ends in .parquet or .jsonl, or - for standard output")
    elif not path.parent.is_dir() or (path.exists() and not path.is_file()):
        yield Problem("--to", "give a file, in a folder that exists")
    elif path.exists() and Path(file).exists() and path.samefile(file):
        yield Problem("--to", "give a file other than the input")
    elif path.suffix == ".parquet" and find_spec("pyarrow") is None:
        yield Problem("--to", "give a name that ends in .jsonl, or install pyarrow, which writes Parquet")


def _opened(to: str) -> AbstractContextManager[Write]:
    from fastlege.cli import pairs  # noqa: PLC0415  # it needs an extra

    return nullcontext(pairs.printed()) if to == _PRINTED else pairs.written(Path(to))


def _write(families: Iterator[Family], write: Write) -> dict[str, int]:
    """Write the families, and return the counts by the keys of their texts."""
    counted = Counter[str]()
    while together := list(islice(families, _TOGETHER)):
        counted["families"] += len(together)
        counted["rows"] += write(together)
        counted["without-parents"] += sum(not family.parents for family in together)
    return counted


def _tell(counted: dict[str, int], language: Language, *, as_json: bool) -> None:
    texts = catalogue(language).cli
    if as_json:
        numbers = {key.replace("-", "_"): number for key, number in counted.items()}
        say(in_json(in_envelope(Audience.CASEWORKER, "rows", numbers)))
    else:
        say(in_lines(f"{texts[key]}: {number}" for key, number in counted.items()))
