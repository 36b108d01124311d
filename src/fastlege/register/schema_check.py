"""Is every property in the register's own schema (*skjemakontroll*)? This is only checked in strict mode.

It finds properties that are newer than the schema in this package.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from fastlege.json_text import is_array, is_object
from fastlege.problems import indexed, joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fastlege.problems import Problems

__all__ = ["check_properties", "shown"]

_SCHEMAS: Final = {"folkeregisteret": "Folkeregisteret's OpenAPI 1.5", "pdl": "PDL's GraphQL schema of 2024"}
_META: Final = {"pdl": {"__typename": ""}}
"""The field that GraphQL adds to every object, although no schema has it."""
_AROUND: Final = frozenset(
    {
        *("data", "errors", "extensions", "hentPerson", "hentPersonBolk", "person", "ident", "code"),
        *("oppslag", "folkeregisterperson", "feilmelding"),
        *("as_of", "child", "parents", "others"),
        "familierelasjoner",
    }
)
"""Keys around people, in answers and in our family files, and a key of a former schema."""


def check_properties(
    fields: Mapping[str, Any], path: str, schema: tuple[str, str], problems: Problems
) -> None:
    """Add a problem for every property that is not in the schema, in the order of the document.

    Args:
        fields: The person.
        path: The path of the person.
        schema: The register, and its type for a person.
        problems: Where problems are added.
    """
    register, root = schema
    types = _properties()[register]
    message = f"{_SCHEMAS[register]} does not have this property; leave it out, or read without strict"
    stack = [(fields, root, path)]
    while stack:
        fields, kind, path = stack.pop()
        known = types[kind]
        inside: list[tuple[Mapping[str, Any], str, str]] = []
        for name, value in fields.items():
            if name not in known:
                problems.add(joined(path, shown(name)), message)
            elif known[name]:
                inside += [
                    (part, known[name], f"{joined(path, name)}{index}") for part, index in _objects(value)
                ]
        stack.extend(inside[::-1])  # reversed, to keep the order of the document


def _objects(value: object) -> Iterator[tuple[Mapping[str, Any], str]]:
    """Yield an object, or the objects of an array with their indexes; no schema has nested arrays."""
    if is_object(value):
        yield value, ""
    for index, entry in enumerate(value if is_array(value) else ()):
        if is_object(entry):
            yield entry, indexed("", index)


def shown(name: object) -> str:
    """Return a key for use in a path; ``*`` unless a schema has it, since it might identify somebody."""
    return name if isinstance(name, str) and name in _names() else "*"


@cache
def _names() -> frozenset[str]:
    types = [properties for register in _properties().values() for properties in register.values()]
    return _AROUND.union(*types)


@cache
def _properties() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Read the properties of each type, with their own types; empty for plain values."""
    import tomllib  # noqa: PLC0415  # only needed in strict mode and for unknown keys

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
