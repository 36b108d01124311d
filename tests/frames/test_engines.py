"""Each engine as its own user would use it: what goes in comes out, whatever else stands in the frame."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from functools import cache
from typing import Any, Final

import pyarrow as pa  # type: ignore[import-untyped]  # no types come with it
import pyarrow.compute as pc  # type: ignore[import-untyped]  # likewise
import pytest

from fastlege import InvalidFactError
from fastlege.frames import problems, representation, with_home_keys
from tests.frames import cases
from tests.frames.engines import ENGINES, READERS, arrow, read
from tests.frames.test_representation import found
from tests.support import child, family, parent

CATEGORIES: Final = ("polars", "polars-lazy", "pyarrow", "pandas", "duckdb")
"""The engines that have a type for a text of few values."""
DECIDED: Final = cases.decided(cases.of_several(), cases.STRANGER)
VERY_MANY: Final = 1_000_000 if "FASTLEGE_ENGINES" in os.environ else 250_000
"""Rows: a million in `make engines`; beyond 200,000 PyArrow's windows give other numbers at each run."""
INSTANT: Final = datetime(2026, 11, 23, 21, 5, tzinfo=UTC)


def pandas_arrow() -> Any:  # noqa: ANN401  # it need not be installed
    return pytest.importorskip("pandas").ArrowDtype


def as_categories(table: pa.Table, name: str) -> pa.Table:
    place = table.column_names.index(name)
    return table.set_column(place, name, table[name].dictionary_encode())


@pytest.mark.exhaustive
@pytest.mark.parametrize("engine", ENGINES)
def test_ones_own_columns_come_back_as_they_were(engine: str) -> None:
    table = arrow(DECIDED.columns)
    own = {
        "case": pa.array(range(table.num_rows), pa.int64()),
        "seen": pa.array([INSTANT.replace(tzinfo=None)] * table.num_rows, pa.timestamp("us")),
        "received": pa.array([INSTANT] * table.num_rows, pa.timestamp("us", "UTC")),
    }
    for name, column in own.items():
        table = table.append_column(name, column)
    if engine in CATEGORIES:
        table = as_categories(as_categories(table, "child_standing"), "parent_grading")
    given = ENGINES[engine](table)
    decided = representation(given)
    assert type(decided) is type(given)
    rows = read(engine, decided)
    assert found(rows) == DECIDED.answers
    assert [*rows[0]] == [*table.column_names, "granted", "bits", "address_condition"]
    came = {row["case"]: row for row in read(engine, given)}
    assert len(rows) == len(came)
    for row in rows:
        assert {name: row[name] for name in came[row["case"]]} == came[row["case"]]


@pytest.mark.parametrize("engine", ENGINES)
def test_an_empty_frame(engine: str) -> None:
    empty = arrow(DECIDED.columns).slice(0, 0)
    given = ENGINES[engine](empty)
    assert READERS[engine](representation(given)).num_rows == 0
    assert READERS[engine](problems(given)).num_rows == 0
    assert "child_home_id" in READERS[engine](with_home_keys(given, "child_")).column_names


@pytest.mark.exhaustive
@pytest.mark.parametrize("engine", ENGINES)
def test_nulls_and_unknown_codes_never_grant(engine: str) -> None:
    whole = cases.decided([family(child(), parent())]).columns
    assert [row["granted"] for row in read(engine, representation(ENGINES[engine](arrow(whole))))] == [True]
    for name in ("child_standing", "parent_standing", "child_grading", "parent_grading"):
        spoilt = arrow({**whole, name: ["bosatt"]})
        (row,) = read(engine, representation(ENGINES[engine](spoilt)))
        assert not row["granted"]
    nulls: dict[str, list[Any]] = {name: [None] for name in whole}
    (row,) = read(engine, representation(ENGINES[engine](arrow(nulls))))
    assert (row["granted"], row["address_condition"]) == (False, "unknown")


@pytest.mark.exhaustive
@pytest.mark.parametrize("engine", ENGINES)
def test_very_many_rows_of_one_child(engine: str) -> None:
    """The one who lives with the child opens for all the others."""
    many = parents_of_one_child(number := VERY_MANY)
    table = READERS[engine](representation(ENGINES[engine](many)))
    assert (table.num_rows, pc.sum(table["granted"]).as_py()) == (number, number)


@cache
def parents_of_one_child(number: int) -> pa.Table:
    columns = cases.decided([family(child(), parent("at-home"), parent("away", home=None))]).columns
    few = arrow(columns)
    places = pa.array([0] + [1] * (number - 1))
    marks = pa.array([f"p{place}" for place in range(number)])
    return few.take(places).set_column(few.column_names.index("parent"), "parent", marks)


def test_pandas_with_types_of_its_own() -> None:
    """What has no type is refused; a text that is missing is null, though pandas holds it to be unequal."""
    pytest.importorskip("pandas")
    frame = arrow(DECIDED.columns).to_pandas()
    with pytest.raises(InvalidFactError, match="child_birth_date: the column is Object: give dates"):
        representation(frame)
    own = frame.convert_dtypes()
    for name, column in arrow(DECIDED.columns).to_pandas(types_mapper=pandas_arrow()).items():
        if own[name].dtype == object:
            own[name] = column
    own.index = [*range(1000, 1000 + len(own))]
    decided = representation(own)
    assert found(decided.to_dict("records")) == DECIDED.answers
    assert [*decided.index] == [*own.index]
