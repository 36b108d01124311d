"""Each shape is stated once: the allow list, the schema and a web service's response are read from it."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any, Final, get_args
from unittest import mock

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from typing_extensions import TypedDict, is_typeddict

from fastlege import InvalidDocumentError, menu
from fastlege.exchange import dump, load, shapes, types, view, views
from fastlege.exchange.people import VIEWS
from fastlege.exchange.scalars import UNREAD, Scalar, code_of
from fastlege.testing import sessions
from tests.exchange.samples import DATA, SELF, SHOWN, UNTIL_TWELVE, Anything, dumped, name, shown
from tests.exchange.test_systems import PLACES, put
from tools import schema

if TYPE_CHECKING:
    from fastlege.terms import LanguageCode

SCHEMA: Final[dict[str, Any]] = json.loads(schema.FILE.read_text(encoding="utf-8"))
VALIDATOR: Final = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
NAMED: Final = {**vars(types), **vars(views)}
SHAPES: Final = [shape for shape in NAMED.values() if is_typeddict(shape) and shape is not TypedDict]
CODES: Final = {name: get_args(alias) for name, alias in NAMED.items() if name.endswith("Code")}


def test_the_checked_in_schema_is_written_from_the_types() -> None:
    # To write it anew: python -m tools.schema --write
    assert schema.FILE.read_text(encoding="utf-8") == schema.as_text()


def test_the_schema_is_one_of_draft_2020_12_and_every_object_in_it_is_closed() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert all(described["additionalProperties"] is False for described in SCHEMA["$defs"].values())


def test_every_shape_is_closed_or_a_base_of_closed_ones() -> None:
    bases = {views.Envelope, types.RequestData, views.ShownRequest}
    assert [shape for shape in SHAPES if not shape.__closed__ and shape not in bases] == []
    assert {f"{shape.__name__}" for shape in SHAPES if shape not in bases} <= {*SCHEMA["$defs"]}


@pytest.mark.parametrize("alias", CODES)
def test_the_codes_that_type_checkers_read_are_the_vocabularys(alias: str) -> None:
    literal, scalar = CODES[alias]
    assert isinstance(scalar, Scalar)
    members = [scalar.read(code) for code in get_args(literal)]
    assert UNREAD not in members
    assert [code_of(member) for member in members] == [*get_args(literal)]  # type: ignore[arg-type]
    assert alias == "UnknownCode" or len(members) == len(type(members[0]))  # type: ignore[arg-type]


# --- the allow list


def test_what_is_written_has_the_keys_of_its_shape_and_no_other() -> None:
    for value in SHOWN:
        label, shape = VIEWS[type(value)]
        (written,) = (view(value)[key] for key in view(value) if key not in {"fastlege", "audience"})
        assert [*written] == [*shapes.keys_of(shape)]
        assert label in view(value)


# --- the schema and the reader


@pytest.mark.parametrize("value", DATA, ids=name)
def test_what_is_dumped_is_valid(value: Anything) -> None:
    VALIDATOR.validate(dumped(value))


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("value", SHOWN, ids=name)
def test_what_is_shown_is_valid(value: Anything, language: LanguageCode) -> None:
    VALIDATOR.validate(shown(value, language))
    VALIDATOR.validate(view(value, audience="caseworker"))


@given(sessions())
def test_whatever_is_written_is_valid(session: Anything) -> None:
    VALIDATOR.validate(dump(session))
    VALIDATOR.validate(view(menu(session)))


OTHER: Final[st.SearchStrategy[Any]] = st.sampled_from(
    [
        None,
        True,
        0,
        7,
        7.0,
        7.5,
        "",
        "x",
        "resident",
        "2026-11-23",
        "2026-11-23T21:05:00+01:00",
        [],
        ["x"],
        {},
        ...,
    ]
)


def _as_read(_: object, found: dict[str, object], *__: object) -> object:
    """Stand in for what makes a value of its keys: what the schema cannot say is left out."""
    return UNREAD if UNREAD in found.values() else object()


@given(st.sampled_from(PLACES), OTHER, st.booleans())
def test_the_schema_and_the_reader_agree_about_every_change(row: Anything, value: object, more: bool) -> None:
    kind, document, _, way = row
    changed = put(document, way, value)
    if more:
        changed[next(key for key in changed if key not in {"fastlege", "audience"})]["more"] = 1
    with mock.patch.object(shapes.Reader, "_built", _as_read):
        read = True
        try:
            load(changed, kind, policies=[UNTIL_TWELVE])
        except InvalidDocumentError:
            read = False
    if way[-1] != "policy":  # a schema knows no names of editions
        assert read is VALIDATOR.is_valid(changed)


# --- a web service's response


def test_fastapi_takes_a_view_as_a_response_and_refuses_what_is_not_listed() -> None:
    app = FastAPI()
    seen = menu(SELF)

    @app.get("/menu")
    def shown_menu() -> views.MenuView:
        return view(seen, language="en")

    answer = TestClient(app).get("/menu")
    assert answer.json() == shown(seen, "en")
    described = app.openapi()["components"]["schemas"]
    assert described["ShownMenu"]["additionalProperties"] is False
    assert described["ShownDecision"]["properties"]["granted"] == {"type": "boolean", "title": "Granted"}

    @app.get("/leak")
    def leak() -> views.MenuView:
        whole: Anything = copy.deepcopy(view(seen))
        whole["menu"]["policy"] = "everything"
        return whole  # type: ignore[no-any-return]

    with pytest.raises(Exception, match="Extra inputs are not permitted"):
        TestClient(app).get("/leak")
