"""The example for Spark decides as the rule does, wherever pyspark and Java are."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import pytest
from pyarrow import parquet  # type: ignore[import-untyped]  # no types come with it

from tests.frames import cases
from tests.frames.engines import arrow

ROOT: Final = Path(__file__).parents[2]
LOCAL: Final = {"PYSPARK_SUBMIT_ARGS": "--master local[2] --conf spark.ui.enabled=false pyspark-shell"}


@pytest.fixture(scope="module", autouse=True)
def _spark() -> None:
    """Skip where pyspark or Java is missing; where they must be there, their absence is a failure."""
    look = ["/bin/sh", str(ROOT / "tools" / "java.sh"), "--look"]
    missing = find_spec("pyspark") is None or subprocess.run(look, check=False).returncode != 0  # noqa: S603
    if missing and os.environ.get("FASTLEGE_SPARK") == "required":
        pytest.fail("pyspark is not installed, or Java 17 or newer is not here")
    if missing:
        pytest.skip("pyspark is not installed, or Java 17 or newer is not here")


def run(columns: dict[str, list[Any]], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the example on two cores, over a folder of two files that cut the rows of many children in two."""
    table, pairs = arrow(columns), folder / "pairs"
    pairs.mkdir()
    for half in (0, 1):
        parquet.write_table(table.take([*range(half, table.num_rows, 2)]), pairs / f"{half}.parquet")
    asked = [sys.executable, str(ROOT / "examples" / "spark.py"), str(pairs), str(folder / "decided")]
    return subprocess.run(asked, env=os.environ | LOCAL, capture_output=True, text=True, check=False)  # noqa: S603


def test_it_decides_as_the_rule_does(tmp_path: Path) -> None:
    columns, answers = cases.decided([*cases.of_several(), *cases.of_one_parent()][::25], cases.STRANGER)
    ended = run(columns, tmp_path)
    assert ended.returncode == 0, ended.stderr
    rows = parquet.read_table(tmp_path / "decided").to_pylist()
    assert len(rows) == len(columns["child"])
    found = {
        (row["child"], row["parent"]): (row["granted"], row["bits"], row["address_condition"]) for row in rows
    }
    assert found == answers
    assert {granted for granted, _, _ in found.values()} == {True, False}


def test_the_children_of_rows_with_problems_are_left_out_and_told(tmp_path: Path) -> None:
    columns, answers = cases.decided([*cases.of_several()][-3:])
    columns["child_unit"][0] = "null"
    ended = run(columns, tmp_path)
    assert ended.returncode == 1
    assert ended.stderr.splitlines()[-1].startswith("The children of these rows were left out")
    assert "child_unit: give a letter and four digits" in ended.stdout
    rows = parquet.read_table(tmp_path / "decided").to_pylist()
    assert {(row["child"], row["parent"]) for row in rows} == {pair for pair in answers if pair[0] != "c0"}
