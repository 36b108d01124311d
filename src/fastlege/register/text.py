"""How the text of a document is read (*JSON*): strictly, so that no two readers can see two documents in it.

A name that stands twice in an object, NaN, a byte order mark and another encoding than UTF-8 are problems.
A path shows a name only when it looks like one of the register's own; any other is shown as ``*``.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final, NoReturn

from fastlege.register.notes import is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fastlege.register.notes import Notes

__all__ = ["as_fields", "shown_name"]

_BLANKS: Final = " \t\n\r"
_NOTHING_MORE: Final = "nothing after the document"
_PLAIN_NAME: Final = re.compile(r"[a-z][A-Za-z_]*")


class _TwiceError(Exception):
    """A name stands twice in an object."""


class _Twice(dict[str, Any]):
    """An object of the text in which a name stands twice."""


def as_fields(document: object, path: str, notes: Notes) -> Mapping[str, Any] | None:
    """Take a document as bytes, as text or as a mapping; None when it is not one, with the problem kept."""
    before = len(notes.problems)
    if isinstance(document, (bytes, bytearray)):
        document = _decoded(document, path, notes)
    if isinstance(document, str):
        document = _parsed(document, path, notes)
    if len(notes.problems) > before:
        return None
    if is_object(document):
        return document
    notes.add(path, "a document: a JSON object, as bytes, text or a mapping")
    return None


def shown_name(name: str) -> str:
    """Give a key as it may be shown: one that is more than a plain name might identify somebody."""
    return name if _PLAIN_NAME.fullmatch(name) else "*"


def _decoded(document: bytes | bytearray, path: str, notes: Notes) -> str | None:
    try:
        return document.decode("utf-8")
    except UnicodeDecodeError:
        notes.add(path, "JSON in UTF-8")
        return None


def _parsed(document: str, path: str, notes: Notes) -> object:
    if document.startswith("\ufeff"):
        notes.add(path, "JSON without a byte order mark before it")
        return None
    try:
        return _whole(document)
    except _TwiceError:
        return _marked(document, path, notes)
    except (RecursionError, ValueError) as error:
        notes.add(path, _wanted(error))
        return None


def _whole(document: str) -> object:
    """Parse a text from its first mark to its last, with blanks about it; so no pattern is matched."""
    parsed, end = _DECODER.raw_decode(document, len(document) - len(document.lstrip(_BLANKS)))
    if document[end:].strip(_BLANKS):
        raise json.JSONDecodeError(_NOTHING_MORE, document, end)
    return parsed


def _marked(document: str, path: str, notes: Notes) -> object:
    """Parse once more, a text in which a name stands twice, to find every such object."""
    try:
        parsed = _MARKING_DECODER.decode(document)
    except (RecursionError, ValueError) as error:
        notes.add(path, _wanted(error))
        return None
    for place in _twice(parsed, path):
        notes.add(place, "each name once in an object")
    return parsed


def _wanted(error: RecursionError | ValueError) -> str:
    """Say what to give instead of a text that cannot be parsed; the error itself may quote it."""
    match error:
        case RecursionError():
            return "a document that is nested less deeply"
        case json.JSONDecodeError():
            return f"JSON; it breaks off at line {error.lineno}, column {error.colno}"
        case _:
            return "numbers that JSON has: neither NaN nor infinity, nor thousands of digits"


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


def _twice(parsed: object, path: str) -> Iterator[str]:
    """Walk to the objects in which a name stands twice, in the order of the text and without recursion."""
    stack = [(parsed, path)]
    while stack:
        value, place = stack.pop()
        if isinstance(value, _Twice):
            yield place
        if is_object(value):
            stack.extend([(child, f"{place}.{shown_name(name)}") for name, child in value.items()][::-1])
        elif is_array(value):
            stack.extend([(child, f"{place}[{index}]") for index, child in enumerate(value)][::-1])
