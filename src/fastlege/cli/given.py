"""Texts of the command line to values (*inndata*), every problem at once."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from fastlege.errors import InvalidInputError, Problem
from fastlege.problems import Problems

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from enum import StrEnum

__all__ = ["Given"]

_T = TypeVar("_T")
_E = TypeVar("_E", bound="StrEnum")


class Given:
    """Reads arguments and keeps every problem until all are read."""

    def __init__(self) -> None:
        """Begin with no problems."""
        self.problems = Problems()

    def problem(self, name: str, wanted: str) -> None:
        """Keep a problem with an argument."""
        self.problems.add(name, f"give {wanted}")

    def choice(self, name: str, text: str, kind: type[_E]) -> _E:
        """Read one of an enum's codes."""
        codes = list(kind)
        if text not in codes:
            self.problem(name, f"one of {', '.join(codes)}")
        return kind(text) if text in codes else codes[0]

    def day(self, name: str, text: str | None) -> date | None:
        """Read a date, YYYY-MM-DD."""
        return self._read(name, text, date.fromisoformat, "a date that exists, such as 2026-11-23")

    def instant(self, name: str, text: str) -> datetime | None:
        """Read an instant with its offset from UTC."""
        wanted = "a date, a time and an offset from UTC, such as 2026-11-23T21:05+01:00"
        instant = self._read(name, text, datetime.fromisoformat, wanted)
        if instant is not None and instant.tzinfo is None:
            self.problem(name, wanted)
        return instant

    def number(self, name: str, text: str | None) -> int | None:
        """Read a whole number."""
        return self._read(name, text, int, "a whole number")

    def file(self, name: str, path: str) -> bytes | None:
        """Read a file's bytes, or standard input for a dash."""
        try:
            return sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        except (OSError, ValueError):
            self.problem(name, "a file that exists and can be read, or - for standard input")
            return None

    def of(self, read: Callable[[], _T], names: Mapping[str, str]) -> _T | None:
        """Read something that raises its own problems, and keep them under the names that the user typed."""
        try:
            return read()
        except InvalidInputError as error:
            found = (Problem(names.get(path, path), message) for path, message in error.problems)
            self.problems.extend(found, error.more)
            return None

    def complete(self, value: _T | None) -> _T:
        """Give a value that must have been read, when everything has been.

        Raises:
            InvalidInputError: With every problem.
        """
        self.problems.raise_any(InvalidInputError)
        return cast("_T", value)

    def _read(self, name: str, text: str | None, read: Callable[[str], _T], wanted: str) -> _T | None:
        try:
            return None if text is None else read(text)
        except ValueError:
            self.problem(name, wanted)
            return None
