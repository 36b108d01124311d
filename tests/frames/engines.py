"""The engines that are here, each as its own user would use it: a frame made, and its rows read back."""

from __future__ import annotations

import os
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

import duckdb
import polars as pl
import pyarrow as pa  # type: ignore[import-untyped]  # no types come with it
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Columns = dict[str, list[Any]]

_TYPES: Final = {
    **dict.fromkeys(("as_of", "birth_date", "utc_date"), pa.date32()),
    **dict.fromkeys(("all_parents_known", "responsibility", "registered", "protected"), pa.bool_()),
    **dict.fromkeys(("birth_year", "house_number", "land_number", "title_number"), pa.int32()),
    **dict.fromkeys(("lease_number", "sub_number", "row"), pa.int64()),
    **dict.fromkeys(("at", "overdue_from", "next_overdue_from"), pa.timestamp("us", "UTC")),
    **dict.fromkeys(("due_date", "next_due_date"), pa.date32()),
    "turns_at_hour": pa.int8(),
}


def arrow(columns: Mapping[str, Sequence[Any]]) -> pa.Table:
    """Make a table with the types of the columns; what is named nowhere is a text."""
    types = {name: _TYPES.get(name.removeprefix("child_").removeprefix("parent_")) for name in columns}
    return pa.table({name: pa.array(columns[name], types[name] or pa.string()) for name in columns})


_ALL_REQUIRED: Final = os.environ.get("FASTLEGE_ENGINES") == "required"
"""As `make engines` says: an engine that is not here is an error then, not a test left out."""


def _engine(name: str) -> Any:  # noqa: ANN401  # it need not be installed
    return import_module(name) if _ALL_REQUIRED else pytest.importorskip(name)


@cache
def _spark() -> Any:  # noqa: ANN401  # it need not be installed
    sql = _engine("pyspark.sql")
    try:
        builder = sql.SparkSession.builder.master("local[2]").config("spark.sql.session.timeZone", "UTC")
        builder = builder.config("spark.driver.memory", "4g").config("spark.ui.enabled", "false")
        return builder.getOrCreate()
    except Exception as error:  # whatever a machine without Java raises
        if _ALL_REQUIRED:
            raise
        pytest.skip(f"Spark does not start here: {error}")


def _pandas(table: pa.Table) -> Any:  # noqa: ANN401  # it need not be installed
    pandas = _engine("pandas")
    return table.to_pandas(types_mapper=pandas.ArrowDtype)


def duck(zone: str) -> duckdb.DuckDBPyConnection:
    """Open a session of DuckDB that reads instants in a zone."""
    connection = duckdb.connect()
    connection.execute(f"SET TimeZone = '{zone}'")
    return connection


_DUCK: Final = duck("UTC")

ENGINES: Final[dict[str, Callable[[pa.Table], Any]]] = {
    "polars": pl.DataFrame,
    "polars-lazy": pl.LazyFrame,
    "pyarrow": lambda table: table,
    "duckdb": _DUCK.from_arrow,
    "pandas": _pandas,
    "pyspark": lambda table: _spark().createDataFrame(table),
}
READERS: Final[dict[str, Callable[[Any], pa.Table]]] = {
    "polars": lambda frame: frame.to_arrow(),
    "polars-lazy": lambda frame: frame.collect().to_arrow(),
    "pyarrow": lambda frame: frame,
    "duckdb": lambda frame: frame.to_arrow_table(),
    "pandas": lambda frame: pa.Table.from_pandas(frame, preserve_index=False),
    "pyspark": lambda frame: frame.toArrow(),
}


def read(engine: str, frame: object) -> list[dict[str, Any]]:
    """Read the rows back."""
    rows: list[dict[str, Any]] = READERS[engine](frame).to_pylist()
    return rows
