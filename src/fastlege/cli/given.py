"""Turn arguments into values (*inndata*), and report every problem at once."""

from __future__ import annotations

import re
import sys
from datetime import date, datetime
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, TypeVar, cast

from fastlege.errors import InvalidInputError
from fastlege.problems import Problems

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from enum import StrEnum

__all__ = ["Given"]

_T = TypeVar("_T")
_E = TypeVar("_E", bound="StrEnum")

_WHOLE_NUMBER: Final = re.compile("-?[0-9]+")
_DAY: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_IDENTITY_NUMBER: Final = re.compile("[0-9]{11}")
_A_FILE: Final = "a file that exists and can be read, or - for standard input"


class Given(Problems):
    """Reads arguments, and collects their problems."""

    __slots__ = ()

    def problem(self, name: str, wanted: str) -> None:
        """Add a problem with an argument."""
        self.add(name, f"give {wanted}")

    def choice(self, name: str, text: str, kind: type[_E]) -> _E:
        """Read one of an enum's codes."""
        codes = list(kind)
        if text not in codes:
            self.problem(name, f"one of {', '.join(codes)}")
        # Any code will do after a problem, so that the other arguments are checked too.
        return kind(text) if text in codes else codes[0]

    def day(self, name: str, text: str | None) -> date | None:
        """Read a date, YYYY-MM-DD."""
        return self._read(name, text, _day, "a date that exists, such as 2026-11-23")

    def instant(self, name: str, text: str) -> datetime | None:
        """Read an instant with its offset from UTC."""
        wanted = "a date, a time and an offset from UTC, such as 2026-11-23T21:05+01:00"
        instant = self._read(name, text, datetime.fromisoformat, wanted)
        if instant is not None and instant.tzinfo is None:
            self.problem(name, wanted)
        return instant

    def number(self, name: str, text: str | None, wanted: str = "a whole number, such as 5") -> int | None:
        """Read a whole number, in the digits 0 to 9."""
        return self._read(name, text, _whole, wanted)

    def is_identity_number(self, text: str | None) -> bool:
        """Return whether a text is eleven digits; nothing more is checked."""
        return text is not None and _IDENTITY_NUMBER.fullmatch(text) is not None

    def stream(self, name: str, path: str) -> BinaryIO | None:
        """Open a file, or standard input for a dash; the caller closes it."""
        try:
            return sys.stdin.buffer if path == "-" else Path(path).open("rb")
        except IsADirectoryError:
            self.problem(name, "a file; this is a directory")
        except (AttributeError, OSError, ValueError):  # standard input is None when it is closed
            self.problem(name, _A_FILE)
        return None

    def file(self, name: str, path: str) -> bytes | None:
        """Read a file's bytes, or standard input for a dash."""
        stream = self.stream(name, path)
        if stream is None:
            return None
        try:
            with stream:
                document = stream.read()
        except (OSError, ValueError):  # the second of two dashes finds standard input closed
            self.problem(name, _A_FILE)
            return None
        if not document.strip():
            where = "on standard input, which is" if path == "-" else "with something in it; this one is"
            self.problem(name, f"a file {where} empty")
            return None
        return document

    def of(self, read: Callable[[], _T], names: Mapping[str, str]) -> _T | None:
        """Call a function that may raise problems, and add them under the names of the arguments.

        A parameter that a message names in backticks is replaced by the argument's name.
        """
        try:
            return read()
        except InvalidInputError as error:
            for path, message in error.problems:
                told = reduce(lambda text, name: text.replace(f"`{name}`", names[name]), names, message)
                self.add(names.get(path, path), told)
            self.extend((), error.more)
            return None

    def complete(self, value: _T | None) -> _T:
        """Return a value that was read, or raise the problems of all arguments.

        Raises:
            InvalidInputError: With every problem.
        """
        self.raise_any(InvalidInputError)
        return cast("_T", value)

    def _read(self, name: str, text: str | None, read: Callable[[str], _T], wanted: str) -> _T | None:
        if text is None:
            return None
        try:
            return read(text)
        except ValueError:
            self.problem(name, wanted)
            return None


def _day(text: str) -> date:
    """Read a date; Python itself also accepts forms without hyphens, and forms with weeks."""
    if not _DAY.fullmatch(text):
        raise ValueError
    return date.fromisoformat(text)


def _whole(text: str) -> int:
    """Read a number; Python's ``int`` also accepts digits of other scripts, and ``1_0``."""
    if not _WHOLE_NUMBER.fullmatch(text):
        raise ValueError
    return int(text)
