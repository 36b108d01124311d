"""How the text of a document is read (*JSON*): strictly, so that no two readers can see two documents in it.

A name that stands twice in an object, NaN, a byte order mark and another encoding than UTF-8 are problems.
A path shows a name only when it looks like one of the register's own; any other is shown as ``*``.
"""

from __future__ import annotations

import json
import re
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NoReturn

from fastlege.register.reading import Element, as_array, as_object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastlege.register.reading import Notes

__all__ = ["as_document", "shown_name"]

_PLAIN_NAME: Final = re.compile(r"[a-z][A-Za-z_]*")


class _Twice(dict[str, Any]):
    """An object of the text in which a name stands twice."""


def as_document(document: object, path: str, notes: Notes) -> Element | None:
    """Take a document as bytes, as text or as a mapping; None when it is not one, with the problem kept."""
    before = len(notes.problems)
    if isinstance(document, (bytes, bytearray)):
        document = _decoded(bytes(document), path, notes)
    if isinstance(document, str):
        document = _parsed(document, path, notes)
    if len(notes.problems) > before:
        return None
    fields = as_object(document)
    if fields is None:
        notes.add(path, "a document: a JSON object, as bytes, text or a mapping")
        return None
    return Element(fields, path, notes)


def shown_name(name: str) -> str:
    """Give a key as it may be shown: one that is more than a plain name might identify somebody."""
    return name if _PLAIN_NAME.fullmatch(name) else "*"


def _decoded(document: bytes, path: str, notes: Notes) -> str | None:
    try:
        return document.decode("utf-8")
    except UnicodeDecodeError:
        notes.add(path, "JSON in UTF-8")
        return None


def _parsed(document: str, path: str, notes: Notes) -> object:
    if document.startswith("\ufeff"):
        notes.add(path, "JSON without a byte order mark before it")
        return None
    doubled: list[_Twice] = []
    try:
        parsed = json.loads(
            document, object_pairs_hook=partial(_object, doubled), parse_constant=_refuse_constant
        )
    except RecursionError:
        notes.add(path, "a document that is nested less deeply")
    except json.JSONDecodeError as error:
        notes.add(path, f"JSON; it breaks off at line {error.lineno}, column {error.colno}")
    except ValueError:
        notes.add(path, "numbers that JSON has: neither NaN nor infinity, nor thousands of digits")
    else:
        for place in _twice(parsed, path) if doubled else ():
            notes.add(place, "each name once in an object")
        return parsed
    return None


def _object(doubled: list[_Twice], pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        fields = _Twice(fields)
        doubled.append(fields)
    return fields


def _refuse_constant(_: str) -> NoReturn:
    raise ValueError


def _twice(parsed: object, path: str) -> Iterator[str]:
    """Walk to the objects in which a name stands twice, in the order of the text and without recursion."""
    stack = [(parsed, path)]
    while stack:
        value, place = stack.pop()
        if isinstance(value, _Twice):
            yield place
        fields, several = as_object(value) or {}, as_array(value) or []
        stack.extend([(child, f"{place}.{shown_name(name)}") for name, child in fields.items()][::-1])
        stack.extend([(child, f"{place}[{index}]") for index, child in enumerate(several)][::-1])
