"""The families of a file, one per line (*linje for linje*); unreadable lines are reported and skipped.

One family is in memory at a time. The problems of a line are reported on standard error, by its number.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO, Final

from fastlege.cli.given import Given
from fastlege.cli.output import is_watched, tell
from fastlege.register import read_family_lines

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator
    from datetime import date

    from fastlege.facts.family import Family

__all__ = ["FILE", "FamilyLines", "complain", "family_lines"]

FILE: Final = "FILE"
_UTF_16: Final = "a file in UTF-8; this one seems to be in UTF-16"
# UTF-16 begins with a byte order mark, or with a brace of two bytes.
_ENCODED: Final = {
    b"\x1f\x8b": "a file that is not compressed; this one is compressed with gzip",
    **dict.fromkeys((b"\xff\xfe", b"\xfe\xff", b"{\0", b"\0{"), _UTF_16),
}
"""Faults of a whole file, by its first bytes: otherwise every line would be reported."""


class FamilyLines:
    """The families that can be read, each with the number of its line.

    Attributes:
        unread_lines: How many lines could not be read.
        has_failed: Whether a line could not be read, or the file as a whole.
    """

    def __init__(self, lines: Iterable[bytes], on: date | None, file: str) -> None:
        """Keep the lines, the day, and the name of the file where there are several."""
        self.unread_lines, self.has_failed = 0, False
        self._lines, self._on, self._file = lines, on, file

    def __iter__(self) -> Iterator[tuple[int, Family]]:
        """Read line by line."""
        lines = iter(self._lines)
        first = next(lines, b"")
        for begins, wanted in _ENCODED.items():
            if first.startswith(begins):
                return self._refuse(wanted)
        line = 0
        for result in read_family_lines(chain([first], lines), on=self._on):
            line = result.place
            if result.family is None:
                self.unread_lines += 1
                self._complain(result.problems, f"line {line}")
            else:
                yield line, result.family
        if not line:
            self._refuse("a file with a family on each line; this one is empty")

    def _refuse(self, wanted: str) -> None:
        problems = Given()
        problems.problem(FILE, wanted)
        self._complain(problems)

    def _complain(self, problems: Iterable[object], line: str = "") -> None:
        self.has_failed = True
        complain(", ".join(filter(None, (self._file, line))), problems)


def complain(where: str, problems: Iterable[object]) -> None:
    """Report each problem on standard error, with its place."""
    for problem in problems:
        tell(f"{where}: {problem}\n" if where else f"{problem}\n")


@contextmanager
def family_lines(
    stream: BinaryIO, on: date | None, *, file: str = "", prints: bool
) -> Generator[FamilyLines, None, None]:
    """Read an open file line by line, and close it.

    Args:
        stream: The file.
        on: The day asked about; None: each line's own.
        file: The name of the file where there are several.
        prints: Whether each family is printed; progress is then not shown on the same terminal.
    """
    with stream, _watched(stream, prints=prints) as lines:
        yield FamilyLines(lines, on, file)


@contextmanager
def _watched(stream: BinaryIO, *, prints: bool) -> Generator[Iterable[bytes], None, None]:
    """Show progress on standard error, when that is a terminal and nothing else is printed there."""
    if not is_watched() or (prints and sys.stdout.isatty()):
        yield stream
        return
    try:
        from rich.console import Console  # noqa: PLC0415  # an extra, only needed to show progress
        from rich.progress import Progress  # noqa: PLC0415  # likewise
    except ImportError:
        yield stream
        return
    # By default rich would redirect standard output to its own console, which is standard error.
    with Progress(console=Console(stderr=True), transient=True, redirect_stdout=False) as progress:
        size = os.fstat(stream.fileno()).st_size or None
        yield progress.wrap_file(stream, total=size, description=FILE)
