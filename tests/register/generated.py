"""Documents made from the registers' schemas: all properties there are, mostly with values that make sense.

Names come from our own list of the schemas' properties, or from the register's OpenAPI document where that
is at hand. Identity numbers come from a pool, so that documents name each other. Every other text that is
neither a code, a date nor a number begins with a mark, and is found again when it leaks.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import yaml
from hypothesis import strategies as st

from fastlege.register.entries import ROLES, STANDINGS
from tests.documents import (
    CHILD,
    FATHER,
    MOTHER,
    STRANGER,
    child_document,
    father_document,
    mother_document,
)
from tests.register.as_pdl import answer_of
from tests.shared import SHARED

if TYPE_CHECKING:
    from pathlib import Path
    from typing import TypeAlias

    from hypothesis.strategies import DrawFn, SearchStrategy

    from tests.documents import Document, Element

    Schema: TypeAlias = "Plain | Array | Object"

MARK: Final = "Merke-Qx"
NUMBERS: Final = (CHILD, MOTHER, FATHER, STRANGER)
OPENAPI: Final = (
    SHARED / "standards/folkeregisteret/schema/openapi-offentlig-med-hjemmel-v1.5.yaml" if SHARED else None
)

LEAST: Final = 0.6
"""The least share of families that must be read; the others lack a number, or contradict themselves."""
ORDINARY: Final = {
    "folkeregisteret": (child_document(), mother_document(), father_document()),
    "pdl": tuple(
        answer_of(one)["data"]["hentPerson"]
        for one in (child_document(), mother_document(), father_document())
    ),
}

_FORMER: Final = ("2017-05-12", "1985-07-21", "2022-02-04", "2026-11-22", "2026-11-23")
_DATES: Final = st.sampled_from((*_FORMER, "2026-11-24", "2030-02-28", "0001-01-01", "9999-12-31"))
_TIMES: Final = st.builds(
    "{}T{}{}".format,
    _DATES,
    st.sampled_from(("00:00:00", "23:00:00", "10:26:55.130992", "23:59:59")),
    st.sampled_from(("Z", "+01:00", "+02:00", "")),
)
_ENDS: Final = st.none() | _TIMES
_TEXTS: Final = st.builds(f"{MARK}{{}}".format, st.text(st.characters(exclude_categories=["Cs"]), max_size=9))
_LENGTHS: Final = st.sampled_from([1, 1, 1, 2, 0])
_SMALL: Final = st.sampled_from((0, 1, 4, 31, 2**31 + 7))
_GRADINGS: Final = ("ugradert", "klientadresse", "fortrolig", "strengtFortrolig")
_STANDINGS: Final = STANDINGS.names
_ROLES: Final = ROLES.names
_KINDS: Final = ("felles", "mor", "far", "medmor", "andre", "ukjent")


def _in_both(codes: tuple[str, ...]) -> SearchStrategy[str]:
    """Draw a code as the register writes it, or in capitals."""
    return st.sampled_from([*codes, *map(str.upper, codes)])


_COMMON: Final[dict[str, SearchStrategy[Any]]] = {
    "ajourholdstidspunkt": _TIMES,
    "gyldighetstidspunkt": _TIMES,
    "opphoerstidspunkt": _ENDS,
    "gyldigFraOgMed": _TIMES,
    "gyldigTilOgMed": _ENDS,
    "foedselsdato": st.sampled_from([*["2017-05-12"] * 9, "1985-07-21"]),
    "doedsdato": _DATES,
    "startdatoForKontrakt": _DATES,
    "sluttdatoForKontrakt": _DATES,
    "erGjeldende": st.booleans(),
    "historisk": st.booleans(),
    "erFalsk": st.booleans(),
    "relatertPerson": st.sampled_from(NUMBERS),
    "relatertPersonsIdent": st.sampled_from(NUMBERS),
    "ansvarlig": st.sampled_from(NUMBERS),
    "ansvarssubjekt": st.sampled_from([CHILD, CHILD, CHILD, STRANGER]),
    "relatertPersonsRolle": _in_both(_ROLES),
    "minRolleForPerson": _in_both(_ROLES),
    "ansvar": _in_both(_KINDS),
    "kommunenummer": st.sampled_from(["8643", "0301"]),
    "husnummer": st.sampled_from(["7", "0007", "7531"]),
    "husbokstav": st.sampled_from(["", "A", "å"]),
    "bruksenhetsnummer": st.sampled_from(["", "H0101", "H0201"]),
}
_VALUES: Final[dict[str, dict[str, SearchStrategy[Any]]]] = {
    "folkeregisteret": _COMMON
    | {
        "foedselsEllerDNummer": st.sampled_from(NUMBERS),
        "identifikatortype": st.sampled_from(["foedselsnummer", "dNummer"]),
        "Folkeregisteridentifikator.status": st.sampled_from(["iBruk", "iBruk", "opphoert"]),
        "Folkeregisterpersonstatus.status": _in_both(_STANDINGS),
        "graderingsnivaa": _in_both(_GRADINGS),
        "adressegradering": _in_both(_GRADINGS),
        "foedselsaar": st.sampled_from([*["2017"] * 9, "1985"]),
        "adresseIdentifikatorFraMatrikkelen": st.sampled_from(["", "0", "604503040", "329355742"]),
    }
    | dict.fromkeys(("gaardsnummer", "bruksnummer", "festenummer", "undernummer"), _SMALL),
    "pdl": _COMMON
    | {
        "Folkeregisteridentifikator.identifikasjonsnummer": st.sampled_from(NUMBERS),
        "Folkeregisteridentifikator.status": st.sampled_from(["I_BRUK", "I_BRUK", "OPPHOERT"]),
        "Folkeregisteridentifikator.type": st.sampled_from(["FNR", "DNR"]),
        "Folkeregisterpersonstatus.status": _in_both(_STANDINGS),
        "forenkletStatus": st.sampled_from(
            ["bosattEtterFolkeregisterloven", "doedIFolkeregisteret", "dNummer"]
        ),
        "gradering": st.sampled_from(["UGRADERT", "FORTROLIG", "STRENGT_FORTROLIG_UTLAND"]),
        "foedselsaar": st.sampled_from([*[2017] * 9, 1985]),
        "matrikkelId": st.sampled_from([604503040, "604503040", 2**31 + 7, "0", None]),
    },
}
"""What stands in the properties that decide; a name with its type goes before a name alone."""
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
"""Properties that our list has, and without which an entry says nothing."""
_ALONE: Final = {"folkeregisteret": {"doedsfall", "falskIdentitet"}, "pdl": set[str]()}
"""Elements of a person that are one object; the others are arrays of them."""
_ARRAYS: Final = {"endringer"}
"""Arrays of objects further in."""


class Plain(NamedTuple):
    """A value that is neither an object nor an array."""

    values: SearchStrategy[Any]


class Array(NamedTuple):
    """An array of entries of one schema."""

    entry: Schema


class Object(NamedTuple):
    """An object, its properties and which of them it must have."""

    properties: dict[str, Schema]
    required: frozenset[str] = frozenset()


@cache
def schemas() -> dict[str, Object]:
    """Give the schemas of a person that are at hand."""
    own = {f"{register}: our list of its properties": _listed(register) for register in _PERSON}
    return own | ({"folkeregisteret: its OpenAPI document": _published(OPENAPI)} if OPENAPI else {})


@st.composite
def people(draw: DrawFn, schema: str) -> Document:
    """Make a person: numbers always, and of everything else about half."""
    return dict(_drawn(draw, schemas()[schema]))


@st.composite
def families(draw: DrawFn, schema: str) -> list[Document]:
    """Make a child's document and up to three others: whole, or ordinary ones with some elements made."""
    if draw(st.booleans()):
        return [draw(people(schema)) for _ in range(draw(st.integers(1, 4)))]
    whole = schemas()[schema]
    names = st.lists(st.sampled_from([*whole.properties]), max_size=3, unique=True)
    return [
        ordinary | {name: _drawn(draw, whole.properties[name]) for name in draw(names)}
        for ordinary in ORDINARY[schema.partition(":")[0]]
    ]


def _drawn(draw: DrawFn, schema: Schema) -> Element:
    if isinstance(schema, Plain):
        return draw(schema.values)
    if isinstance(schema, Array):
        return [_drawn(draw, schema.entry) for _ in range(draw(_LENGTHS))]
    names = [*schema.properties]
    chosen = draw(st.integers(0, 2 ** len(names) - 1))
    return {
        name: _drawn(draw, schema.properties[name])
        for place, name in enumerate(names)
        if chosen >> place & 1 or name in schema.required
    }


def _listed(register: str) -> Object:
    """Take the names from the list of properties that our strict mode has."""
    text = files("fastlege.register").joinpath("properties.toml").read_text("utf-8")
    types: dict[str, list[str]] = tomllib.loads(text)[register]

    def of(kind: str) -> Object:
        rows = [row.partition(":") for row in types[kind]]
        parts = {name: part(kind, name, inner) for name, _, inner in rows}
        return Object(parts, frozenset(name for name in parts if {name, f"{kind}.{name}"} & _NEEDED))

    def part(kind: str, name: str, inner: str) -> Schema:
        if not inner:
            return Plain(_likely(register, kind, name, _TEXTS))
        is_array = name not in _ALONE[register] if kind == _PERSON[register] else name in _ARRAYS
        return Array(of(inner)) if is_array else of(inner)

    return of(_PERSON[register])._replace(required=frozenset([_IDENTITY[register]]))


def _published(path: Path) -> Object:
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
        allowed = _PLAIN[str(schema.get("format", schema["type"]))]
        return Plain(_likely("folkeregisteret", kind, name, allowed))

    return of("Folkeregisterperson")._replace(required=frozenset(["identifikasjonsnummer"]))


def _likely(register: str, kind: str, name: str, otherwise: SearchStrategy[Any]) -> SearchStrategy[Any]:
    known = _VALUES[register]
    return known.get(f"{kind}.{name}", known.get(name, otherwise))


_PLAIN: Final[dict[str, SearchStrategy[Any]]] = {
    "boolean": st.booleans(),
    "date": _DATES,
    "date-time": _TIMES,
    "int32": st.integers(0, 2**31 - 1),
    "int64": st.integers(0, 2**63 - 1),
    "string": _TEXTS,
}
