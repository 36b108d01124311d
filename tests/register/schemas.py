"""The registers' schemas of a person: our own list of their properties, and their documents where at hand.

Folkeregisteret publishes an OpenAPI document, and PDL a GraphQL schema.
"""

from __future__ import annotations

import tomllib
from functools import cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import graphql
import yaml
from hypothesis import strategies as st

from tests.register.likely import PLAIN, likely
from tests.shared import SHARED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path
    from typing import TypeAlias

    from hypothesis.strategies import SearchStrategy

    from tests.documents import Document

    Schema: TypeAlias = "Plain | Array | Object | Nullable"

_FOLDER: Final = SHARED / "standards/folkeregisteret/schema" if SHARED else None
_IDENTITY: Final = {"folkeregisteret": "identifikasjonsnummer", "pdl": "folkeregisteridentifikator"}
_PERSON: Final = {"folkeregisteret": "Folkeregisterperson", "pdl": "Person"}
_NEEDED: Final = frozenset(
    [
        "ansvar",
        "foedselsEllerDNummer",
        "Folkeregisteridentifikator.identifikasjonsnummer",
        "relatertPersonsRolle",
    ]
)
"""Properties without which an entry says nothing."""
_ALONE: Final = {"folkeregisteret": {"doedsfall", "falskIdentitet"}, "pdl": {"falskIdentitet"}}
"""Elements of a person that are one object; the others are arrays of them."""
_ARRAYS: Final = {"endringer"}
"""Arrays of objects further in."""
_SCALARS: Final = {
    "Boolean": "boolean",
    "Date": "date",
    "DateTime": "date-time",
    "Float": "float",
    "Int": "int32",
    "Long": "int64",
    "String": "string",
}
"""GraphQL's names of what OpenAPI calls otherwise."""


class Plain(NamedTuple):
    """A value that is neither an object nor an array."""

    values: SearchStrategy[Any]


class Array(NamedTuple):
    """An array of entries of one schema."""

    entry: Schema


class Nullable(NamedTuple):
    """What may be null instead."""

    value: Schema


class Object(NamedTuple):
    """An object, its properties and which of them it must have."""

    properties: dict[str, Schema]
    required: frozenset[str] = frozenset()


def schemas() -> Mapping[str, Callable[[], Object]]:
    """Name the schemas of a person that are at hand, with what reads each: the long ones take time."""
    found = {f"{register}: our list of its properties": partial(_listed, register) for register in _PERSON}
    if _FOLDER:
        openapi = _FOLDER / "openapi-offentlig-med-hjemmel-v1.5.yaml"
        found["folkeregisteret: its OpenAPI document"] = partial(_of_openapi, openapi)
        found["pdl: its GraphQL schema"] = partial(_of_graphql, _FOLDER / "pdl-schema.graphql")
    return found


@cache
def schema_named(name: str) -> Object:
    """Read a schema, once."""
    return schemas()[name]()


def _listed(register: str) -> Object:
    """Take the names from the list of properties that our strict mode has."""
    text = files("fastlege.register").joinpath("properties.toml").read_text("utf-8")
    types: dict[str, list[str]] = tomllib.loads(text)[register]

    def of(kind: str) -> Object:
        rows = [row.partition(":") for row in types[kind]]
        parts = {name: part(kind, name, inner) for name, _, inner in rows}
        return Object(parts, _needed(kind, parts))

    def part(kind: str, name: str, inner: str) -> Schema:
        if not inner:
            return Plain(likely(register, kind, name, PLAIN["string"]))
        is_array = name not in _ALONE[register] if kind == _PERSON[register] else name in _ARRAYS
        return Array(of(inner)) if is_array else of(inner)

    return of(_PERSON[register])._replace(required=frozenset([_IDENTITY[register]]))


def _of_openapi(path: Path) -> Object:
    """Take it from the register's own OpenAPI document, with likely values for what is a string there."""
    types: Document = yaml.safe_load(path.read_text("utf-8"))["components"]["schemas"]
    prefix = "folkeregisteret.tilgjengeliggjoering.person.v1."

    @cache
    def of(kind: str) -> Object:
        schema = types[prefix + kind]
        parts = {name: part(kind, name, inner) for name, inner in schema["properties"].items()}
        return Object(parts, frozenset(schema.get("required", ())))

    def part(kind: str, name: str, schema: Document) -> Schema:
        if "$ref" in schema:
            return of(schema["$ref"].removeprefix(f"#/components/schemas/{prefix}"))
        if schema["type"] == "array":
            return Array(part(kind, name, schema["items"]))
        if "enum" in schema:
            return Plain(st.sampled_from(schema["enum"]))
        allowed = PLAIN[str(schema.get("format", schema["type"]))]
        return Plain(likely("folkeregisteret", kind, name, allowed))

    return of("Folkeregisterperson")._replace(required=frozenset(["identifikasjonsnummer"]))


def _of_graphql(path: Path) -> Object:
    """Take it from PDL's own GraphQL schema; a query asks for as much of it as it wants."""
    types = graphql.build_schema(path.read_text("utf-8")).type_map

    @cache
    def of(kind: str) -> Object:
        schema = types[kind]
        assert isinstance(schema, graphql.GraphQLObjectType)
        parts = {name: part(kind, name, field.type) for name, field in schema.fields.items()}
        return Object(parts, _needed(kind, parts))

    def part(kind: str, name: str, schema: graphql.GraphQLOutputType) -> Schema:
        if isinstance(schema, graphql.GraphQLNonNull):
            return present(kind, name, schema.of_type)
        return Nullable(present(kind, name, schema))

    def present(kind: str, name: str, schema: graphql.GraphQLNullableOutputType) -> Schema:
        if isinstance(schema, graphql.GraphQLList):
            return Array(part(kind, name, schema.of_type))
        if isinstance(schema, graphql.GraphQLEnumType):
            return Plain(st.sampled_from([*schema.values]))
        if isinstance(schema, graphql.GraphQLScalarType):
            return Plain(likely("pdl", kind, name, PLAIN[_SCALARS[schema.name]]))
        return of(schema.name)

    return of("Person")._replace(required=frozenset([_IDENTITY["pdl"]]))


def _needed(kind: str, names: Iterable[str]) -> frozenset[str]:
    return frozenset(name for name in names if {name, f"{kind}.{name}"} & _NEEDED)
