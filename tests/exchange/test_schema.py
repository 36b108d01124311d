"""The schema is made of the types, is checked in, and says the same as the reader."""

from __future__ import annotations

import copy
import json
from importlib import resources
from typing import TYPE_CHECKING, Any, Final
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from fastlege import Audience, Family, Session, menu
from fastlege.errors import InvalidDocumentError
from fastlege.exchange import from_json, schema, to_json
from fastlege.exchange.document import _KINDS
from fastlege.exchange.kinds import FACTS as FACT_KINDS
from fastlege.exchange.kinds import SHOWN as SHOWN_KINDS
from fastlege.exchange.records import Record
from fastlege.testing import families, sessions_for_child, sessions_for_self
from tests.exchange.samples import FACTS, SHOWN, name, shown, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA: Final = schema()
VALIDATOR: Final = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


def test_the_checked_in_schema_is_the_one_that_the_types_give() -> None:
    kept = resources.files("fastlege.exchange").joinpath("schema.json").read_text(encoding="utf-8")
    # To write it anew, see docs/json.md.
    assert kept == f"{json.dumps(SCHEMA, ensure_ascii=False, indent=2)}\n"


def test_the_schema_is_one_of_draft_2020_12() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


def test_every_definition_is_used_and_closed() -> None:
    text = json.dumps(SCHEMA)
    for definition, described in SCHEMA["$defs"].items():
        assert f'"#/$defs/{definition}"' in text
        assert described["additionalProperties"] is False
        assert set(described["required"]) <= described["properties"].keys()


def test_there_is_a_sample_of_every_kind() -> None:
    assert {type(value) for value in FACTS} == set(FACT_KINDS)
    assert {type(value) for value in SHOWN} == set(SHOWN_KINDS)
    assert len(SCHEMA["oneOf"]) == sum(map(len, _KINDS.values()))


@pytest.mark.parametrize("value", [*FACTS, *SHOWN], ids=name)
def test_what_is_written_for_a_caseworker_is_valid(value: object) -> None:
    VALIDATOR.validate(whole(value))


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("value", SHOWN, ids=name)
def test_what_is_written_for_a_citizen_is_valid(value: object, language: str) -> None:
    VALIDATOR.validate(shown(value, language))


@given(st.one_of(families(), sessions_for_self(), sessions_for_child()))
def test_whatever_is_written_is_valid(value: Family | Session) -> None:
    VALIDATOR.validate(to_json(value, audience=Audience.CASEWORKER))
    if isinstance(value, Session):
        VALIDATOR.validate(to_json(menu(value)))
        VALIDATOR.validate(to_json(menu(value), audience=Audience.CASEWORKER))


def places(document: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """List every place in a document."""
    yield path
    inside: Any = (
        document.items()
        if isinstance(document, dict)
        else enumerate(document)
        if isinstance(document, list)
        else ()
    )
    for step, value in inside:
        yield from places(value, (*path, step))


OTHER: Final = st.sampled_from(
    [
        None,
        True,
        0,
        7,
        7.0,
        7.5,
        -1,
        "",
        "x",
        "resident",
        "2026-11-23",
        "2026-11-23T21:05:00+01:00",
        [],
        ["x"],
        {},
        {"x": 1},
    ]
)


@st.composite
def changed_documents(draw: st.DrawFn) -> tuple[type[Any], Any]:
    """Take a valid document, and put something else, nothing, or something more at one or two places."""
    value = draw(st.sampled_from([*FACTS, *SHOWN]))
    document = copy.deepcopy(whole(value))
    for _ in range(draw(st.integers(1, 2))):
        path = draw(st.sampled_from([path for path in places(document) if path]))
        around: Any = document
        for step in path[:-1]:
            around = around[step]
        match draw(st.sampled_from(["replace", "replace", "remove", "add"])):
            case "remove":
                del around[path[-1]]
            case "add" if isinstance(around, dict):
                around["more"] = copy.deepcopy(draw(OTHER))
            case _:
                around[path[-1]] = copy.deepcopy(draw(OTHER))
    return type(value), document


def _as_found(_: object, found: object, *__: object) -> object:
    """Stand in for what makes a fact of the keys: what the schema cannot say is left out."""
    return repr(found)


@given(changed_documents())
def test_the_schema_and_the_reader_agree_about_every_change(row: tuple[type[Any], Any]) -> None:
    kind, document = row
    with mock.patch.object(Record, "_whole", _as_found):
        read = True
        try:
            from_json(kind, document)
        except InvalidDocumentError:
            read = False
    assert read is VALIDATOR.is_valid(document)


@given(changed_documents())
def test_what_is_read_is_valid_and_nothing_fails_otherwise(row: tuple[type[Any], Any]) -> None:
    kind, document = row
    try:
        value = from_json(kind, document)
    except InvalidDocumentError as error:
        assert error.problems  # noqa: PT017  # what is valid may still contradict itself
    else:
        VALIDATOR.validate(document)
        assert type(value) is kind
