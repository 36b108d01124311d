"""The strict mode (*streng innlesing*): what the default bears, and this does not.

It refuses properties that the register's own schema does not have, so that one learns of a new one, and homes
without an identifier of the cadastre, so that no two are compared by their street names.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from fastlege.json_text import is_array, is_object
from fastlege.problems import joined, shown_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fastlege.register.document import RegisterDocument
    from fastlege.register.record import PersonRecord

__all__ = ["read_person_of", "require_identifier"]

_UNKNOWN: Final = "this property is not in the register's schema; leave it out"
_META: Final = {"pdl": {"__typename": ""}}
"""What a query may ask of every object, as GraphQL has it, and no schema names."""
_NO_IDENTIFIER: Final = "give the address's identifier; in strict mode homes are compared by nothing else"


def read_person_of(document: RegisterDocument) -> PersonRecord:
    """Read a document's person, and in strict mode find what the schema does not have."""
    if document.reading.strict:
        _note_unknown(document)
    return document.person()


def require_identifier(at: RegisterDocument, name: str, identifier: str | None) -> None:
    """Note, in strict mode, that a home has no identifier of the cadastre; blank and zero are none."""
    if at.reading.strict and not (identifier or "").strip("0"):
        at.problem(name, _NO_IDENTIFIER)


def _note_unknown(document: RegisterDocument) -> None:
    """Note every property that the schema does not have, in the document's order and without recursion."""
    register, root = document.schema
    types = _properties()[register]
    stack = [(document.fields, root, document.path)]
    while stack:
        fields, kind, path = stack.pop()
        known = types[kind]
        inside: list[tuple[Mapping[str, Any], str, str]] = []
        for name, value in fields.items():
            if name not in known:
                document.reading.problems.add(joined(path, shown_name(name)), _UNKNOWN)
            elif known[name]:
                inside += [
                    (part, known[name], f"{joined(path, name)}{index}") for part, index in _objects(value)
                ]
        stack.extend(inside[::-1])


def _objects(value: object) -> list[tuple[Mapping[str, Any], str]]:
    """Give an object, or those of an array with their places in it; no schema has an array of arrays."""
    if is_object(value):
        return [(value, "")]
    entries = enumerate(value) if is_array(value) else ()
    return [(entry, f"[{index}]") for index, entry in entries if is_object(entry)]


@cache
def _properties() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Read the properties of each register's types, with the type of each; it is empty for a plain value."""
    import tomllib  # noqa: PLC0415  # only the strict mode pays for it

    text = files("fastlege.register").joinpath("properties.toml").read_text("utf-8")
    return {
        register: {
            kind: _typed([*properties, *_META.get(register, ())]) for kind, properties in types.items()
        }
        for register, types in tomllib.loads(text).items()
    }


def _typed(properties: list[str]) -> dict[str, str]:
    parts = (entry.partition(":") for entry in properties)
    return {name: kind for name, _, kind in parts}
