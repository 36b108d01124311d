"""Strict parsing of JSON (*JSON*), so that no two readers understand the same text differently.

Repeated names in an object, NaN, more than a hundred levels, and encodings other than UTF-8 are problems. A
UTF-8 byte order mark is skipped.
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

__all__ = ["is_array", "is_object", "read_marked", "read_object", "repeats"]

_BLANKS: Final = " \t\n\r"
_BYTE_ORDER_MARK: Final = "\ufeff"
_GZIP: Final = b"\x1f\x8b"
_DEEPEST: Final = 100
"""Levels of objects and arrays; documents of the registers have fewer than twenty."""
_BRACKETS: Final = bytes.maketrans(b"{}", b"[]")
_NO_BRACKETS: Final = bytes(set(range(256)) - {*b'{}[]"'})
_IN_QUOTES: Final = re.compile(rb'"[^"]*"')
_NOTHING_MORE: Final = "something follows the document"


class _TwiceError(Exception):
    """An object repeats a name."""


class _Twice(dict[str, Any]):
    """An object that repeats a name."""


def is_object(value: object) -> TypeGuard[Mapping[str, Any]]:
    """Return whether a value is a JSON object."""
    return type(value) is dict or isinstance(value, Mapping)


def is_array(value: object) -> TypeGuard[list[object]]:
    """Return whether a value is a JSON array."""
    return isinstance(value, list)


def read_object(document: object, shown: Callable[[object], str] = lambda _: "*") -> Mapping[str, Any]:
    """Return a JSON object, parsed from bytes or text, or given as a mapping.

    Args:
        document: The document.
        shown: Turns a name into the text that a path may show; by default every name is hidden.

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
    raise AssertionError  # pragma: no cover  # there is always a problem here


def read_marked(document: bytes) -> object:
    """Parse a document whose repeated names `read_object` refused; None when it is not JSON at all.

    When a name is repeated, its last value is kept. `repeats` finds the objects.

    Examples:
        >>> repeats(read_marked(b'[{"a": 1, "a": 2}, {}]')), read_marked(b"[")
        (1, None)
    """
    text = _decoded(document)
    if isinstance(text, Problems) or _is_deep(text):
        return None
    try:
        return _MARKING_DECODER.decode(text.removeprefix(_BYTE_ORDER_MARK))
    except ValueError:
        return None


def repeats(value: object) -> int:
    """Count the objects in a value from `read_marked` that repeat a name."""
    return sum(1 for _ in _twice(value, lambda _: ""))


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
    """Parse a text, or return its problems."""
    # Counting brackets is cheap, and a text with few of them cannot be too deep.
    if text.count("{") + text.count("[") > _DEEPEST and _is_deep(text):
        return _alone(f"give a document of at most {_DEEPEST} levels")
    try:
        return _whole(text)
    except _TwiceError:
        return _marked(text, shown)
    except ValueError as error:
        return _alone(_message(error))


def _is_deep(text: str) -> bool:
    """Return whether objects and arrays are nested too deeply.

    Keep only brackets and quotation marks, and drop the empty strings. Marks that remain enclose brackets, so
    then the strings are cut out of the text itself. After that, remove the innermost level again and again.
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
    """Parse a whole text, without the regular expressions with which `JSONDecoder.decode` skips blanks."""
    parsed, end = _DECODER.raw_decode(document, len(document) - len(document.lstrip(_BLANKS)))
    if document[end:].strip(_BLANKS):
        raise json.JSONDecodeError(_NOTHING_MORE, document, end)
    return parsed


def _marked(text: str, shown: Callable[[object], str]) -> Problems:
    """Parse a text with repeated names once more, to find every object that has them."""
    try:
        parsed = _MARKING_DECODER.decode(text)
    except ValueError as error:
        return _alone(_message(error))
    problems = Problems()
    for path in _twice(parsed, shown):
        problems.add(path, "give each name once in an object")
    return problems


def _message(error: ValueError) -> str:
    """Say what to give instead of invalid JSON; the error itself may quote the text."""
    match error:
        case json.JSONDecodeError():
            # When the text is cut short, point at its end and not after its last line break.
            text = error.doc.rstrip("\r\n")
            place = min(error.pos, len(text))
            line, column = text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place)
            on_line = f"line {line}, " if "\n" in text else ""  # one of many lines has a number already
            return f"give valid JSON; the first error is at {on_line}column {column}"
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
    """Yield the paths of objects that repeat a name, in the order of the text."""
    steps: list[str] = []
    # An iterator for each level, and the names that lead to it.
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
