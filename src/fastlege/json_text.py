"""Bytes to objects, strictly (*JSON*), so that no two readers can see two documents in one text.

A name that stands twice in an object, NaN, more than a hundred levels and another encoding than UTF-8 are
problems. A byte order mark of UTF-8 before the text is passed over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import reduce
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeGuard

from fastlege.errors import InvalidDocumentError
from fastlege.problems import Problems, indexed, joined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["is_array", "is_object", "read_object"]

_BLANKS: Final = " \t\n\r"
_BYTE_ORDER_MARK: Final = "\ufeff"
_GZIP: Final = b"\x1f\x8b"
_DEEPEST: Final = 100
"""Levels of objects and arrays; no register's document has twenty."""
_BRACKETS: Final = bytes.maketrans(b"{}", b"[]")
_NO_BRACKETS: Final = bytes(set(range(256)) - {*b'{}[]"'})
_IN_QUOTES: Final = re.compile(rb'"[^"]*"')
_NOTHING_MORE: Final = "something follows the document"


class _TwiceError(Exception):
    """A name stands twice in an object."""


class _Twice(dict[str, Any]):
    """An object of the text in which a name stands twice."""


def is_object(value: object) -> TypeGuard[Mapping[str, Any]]:
    """Tell whether a value is a JSON object."""
    return type(value) is dict or isinstance(value, Mapping)


def is_array(value: object) -> TypeGuard[list[object]]:
    """Tell whether a value is a JSON array."""
    return isinstance(value, list)


def read_object(document: object, shown: Callable[[object], str] = lambda _: "*") -> Mapping[str, Any]:
    """Take a JSON object: bytes, a text, or the mapping that was parsed from one.

    Args:
        document: The document.
        shown: Writes a name as a path may show it; by default none is shown.

    Raises:
        InvalidDocumentError: With every problem.
    """
    read = document
    if isinstance(read, (bytes, bytearray)):
        read = _decoded(read)
    if isinstance(read, str):
        read = _parsed(read.removeprefix(_BYTE_ORDER_MARK), shown)
    if is_object(read):
        return read
    if not isinstance(read, Problems):
        read = _alone("give a document: a JSON object, as bytes, text or a mapping")
    read.raise_any(InvalidDocumentError)
    raise AssertionError  # pragma: no cover  # there is a problem


def _alone(message: str) -> Problems:
    problems = Problems()
    problems.add("", message)
    return problems


def _decoded(document: bytes | bytearray) -> str | Problems:
    if document.startswith(_GZIP):
        return _alone("give JSON; these bytes are compressed with gzip, so decompress them first")
    try:
        return document.decode("utf-8")
    except UnicodeDecodeError:
        return _alone("give JSON in UTF-8")


def _parsed(text: str, shown: Callable[[object], str]) -> object:
    """Parse a text; what is wrong with it takes the place of what it says."""
    if text.count("{") + text.count("[") > _DEEPEST and _is_deep(text):
        return _alone(f"give a document of at most {_DEEPEST} levels")
    try:
        return _whole(text)
    except _TwiceError:
        return _marked(text, shown)
    except ValueError as error:
        return _alone(_message(error))


def _is_deep(text: str) -> bool:
    """Tell whether objects and arrays are nested deeper than they may be.

    Only its brackets and quotation marks are kept; if the marks stand in pairs, no bracket is part of a
    string. Then, from inside out, a level at a time is taken away.
    """
    marks = text.encode("utf-8", "surrogatepass")
    if b"\\" in marks:
        marks = marks.replace(b"\\\\", b"").replace(b'\\"', b"")
    brackets = marks.translate(_BRACKETS, _NO_BRACKETS).replace(b'""', b"")
    if b'"' in brackets:
        brackets = _IN_QUOTES.sub(b"", marks).translate(_BRACKETS, _NO_BRACKETS)
    for _ in range(_DEEPEST):
        inner = brackets.replace(b"[]", b"")
        if len(inner) == len(brackets):
            break
        brackets = inner
    return brackets.count(b"[") > _DEEPEST or b"[]" in brackets


def _whole(document: str) -> object:
    """Parse a text from its first mark to its last, with blanks about it; so no pattern is matched."""
    parsed, end = _DECODER.raw_decode(document, len(document) - len(document.lstrip(_BLANKS)))
    if document[end:].strip(_BLANKS):
        raise json.JSONDecodeError(_NOTHING_MORE, document, end)
    return parsed


def _marked(text: str, shown: Callable[[object], str]) -> Problems:
    """Parse once more, a text in which a name stands twice, to find every such object."""
    try:
        parsed = _MARKING_DECODER.decode(text)
    except ValueError as error:
        return _alone(_message(error))
    problems = Problems()
    for path in _twice(parsed, shown):
        problems.add(path, "give each name once in an object")
    return problems


def _message(error: ValueError) -> str:
    """Say what to give instead of a text that cannot be parsed; the error itself may quote it."""
    match error:
        case json.JSONDecodeError():
            return f"give valid JSON; the first error is at line {error.lineno}, column {error.colno}"
        case _:
            return "give numbers that JSON has, not NaN, infinity or thousands of digits"


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise _TwiceError
    return fields


def _marked_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    return _Twice(fields) if len(fields) < len(pairs) else fields


def _refuse_constant(_: str) -> NoReturn:
    raise ValueError


_DECODER: Final = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_refuse_constant)
_MARKING_DECODER: Final = json.JSONDecoder(object_pairs_hook=_marked_object, parse_constant=_refuse_constant)


def _twice(parsed: object, shown: Callable[[object], str]) -> Iterator[str]:
    """Walk to the objects in which a name stands twice, in the order of the text."""
    steps: list[str] = []
    walks = [iter([("", parsed)])]
    while walks:
        step, value = next(walks[-1], (None, None))
        if step is None:
            walks.pop()
            del steps[-1:]
            continue
        if isinstance(value, _Twice):
            yield reduce(joined, [*steps, step])
        if is_object(value):
            walks.append((shown(name), child) for name, child in value.items())
            steps.append(step)
        elif is_array(value):
            walks.append((indexed("", place), child) for place, child in enumerate(value))
            steps.append(step)
