"""Bytes to objects, strictly (*JSON*), so that no two readers can see two documents in one text.

A name that stands twice in an object, NaN, a byte order mark and another encoding than UTF-8 are problems.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeGuard, cast

from fastlege.errors import InvalidDocumentError
from fastlege.problems import Problems, indexed, joined, shown_name

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["is_array", "is_object", "read_object"]

_BLANKS: Final = " \t\n\r"
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


def read_object(document: object) -> Mapping[str, Any]:
    """Take a JSON object: bytes, a text, or the mapping that was parsed from one.

    Raises:
        InvalidDocumentError: With every problem.
    """
    problems = Problems()
    read = _parsed(_decoded(document, problems), problems)
    if not problems and not is_object(read):
        problems.add("", "give a document: a JSON object, as bytes, text or a mapping")
    problems.raise_any(InvalidDocumentError)
    return cast("Mapping[str, Any]", read)


def _decoded(document: object, problems: Problems) -> object:
    if not isinstance(document, (bytes, bytearray)):
        return document
    try:
        return document.decode("utf-8")
    except UnicodeDecodeError:
        problems.add("", "give JSON in UTF-8")
        return None


def _parsed(document: object, problems: Problems) -> object:
    if not isinstance(document, str):
        return document
    if document.startswith("\ufeff"):
        problems.add("", "give JSON without a byte order mark before it")
        return None
    try:
        return _whole(document)
    except _TwiceError:
        return _marked(document, problems)
    except (RecursionError, ValueError) as error:
        problems.add("", _message(error))
        return None


def _whole(document: str) -> object:
    """Parse a text from its first mark to its last, with blanks about it; so no pattern is matched."""
    parsed, end = _DECODER.raw_decode(document, len(document) - len(document.lstrip(_BLANKS)))
    if document[end:].strip(_BLANKS):
        raise json.JSONDecodeError(_NOTHING_MORE, document, end)
    return parsed


def _marked(document: str, problems: Problems) -> object:
    """Parse once more, a text in which a name stands twice, to find every such object."""
    try:
        parsed = _MARKING_DECODER.decode(document)
    except (RecursionError, ValueError) as error:
        problems.add("", _message(error))
        return None
    for path in _twice(parsed):
        problems.add(path, "give each name once in an object")
    return parsed


def _message(error: RecursionError | ValueError) -> str:
    """Say what to give instead of a text that cannot be parsed; the error itself may quote it."""
    match error:
        case RecursionError():
            return "give a document that is nested less deeply"
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


def _twice(parsed: object) -> Iterator[str]:
    """Walk to the objects in which a name stands twice, in the order of the text and without recursion."""
    stack = [(parsed, "")]
    while stack:
        value, path = stack.pop()
        if isinstance(value, _Twice):
            yield path
        if is_object(value):
            stack.extend([(child, joined(path, shown_name(name))) for name, child in value.items()][::-1])
        elif is_array(value):
            stack.extend([(child, indexed(path, place)) for place, child in enumerate(value)][::-1])
