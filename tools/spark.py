"""Make a million pairs and decide for them in Spark, from Parquet to Parquet: `make spark`.

    python -m tools.spark [ROWS]

First the keys of homes are made, which is done once for each person and cleans the texts; then the pairs are
decided over them, as every night; and a tenth of them by the scalar rule, which Spark hands to Python in
batches. It prints rows a second of each, the budget, and the plan of the decision; the exit status is 1 when
the budget is missed.
"""

from __future__ import annotations

import io
import os
import sys
from contextlib import redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa  # type: ignore[import-untyped]  # no types come with it

from bench.frames import pairs, scalar
from bench.measure import Budget
from examples.spark import decided, session
from fastlege.frames import with_home_keys
from fastlege.frames.columns import AT_HOME, PERSONS, plus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import polars as pl

ROWS: Final = 1_000_000
ROUNDS: Final = 5
"""The first ones let Java compile; the best counts."""
_ANSWER: Final = ("child", "parent", "bits")
_CLEANED: Final = [name for prefix in PERSONS for name in plus(prefix, AT_HOME) if "grading" not in name]


def main(rows: int) -> bool:
    """Time each step; tell whether the budget is kept."""
    given = pairs(rows)
    cores = os.cpu_count() or 1
    # For the scalar rule alone: Spark's own processes run this Python, and find `bench`.
    os.environ |= {"PYSPARK_PYTHON": sys.executable, "PYTHONPATH": str(Path.cwd())}
    spark = session()
    # As many tasks as cores: so few bytes would otherwise come to one.
    spark.conf.set("spark.sql.shuffle.partitions", cores)
    spark.conf.set("spark.sql.adaptive.coalescePartitions.enabled", value=False)
    print(f"Spark {spark.version}, {spark.sparkContext.master}, {cores} cores, {given.height:,} rows")
    with TemporaryDirectory() as folder:
        raw, few, keyed = (str(Path(folder) / name) for name in ("raw", "few", "keyed"))
        _write(given, raw, cores)
        _write(given.head(given.height // 10), few, cores)
        _rate("keys", _keyed, raw, keyed, rounds=1)
        over_keys = _rate("decisions", decided, keyed, f"{keyed}-decided")
        by_scalar = _rate("decisions, the scalar rule in mapInArrow", _by_scalar, few, f"{few}-decided")
        print(_plan(decided(spark.read.parquet(keyed))))
    spark.stop()
    budget = Budget("Spark over keys beside mapInArrow", 5, over_keys / by_scalar, at_most=False)
    print(budget)
    return budget.holds


def _write(given: pl.DataFrame, to: str, parts: int) -> None:
    """Write a folder of Parquet files, one for each core."""
    Path(to).mkdir()
    for place, part in enumerate(given.iter_slices(given.height // parts + 1)):
        part.write_parquet(Path(to) / f"{place}.parquet")


def _rate(name: str, step: Callable[[Any], Any], given: str, to: str, *, rounds: int = ROUNDS) -> float:
    """Print and return rows a second."""
    number: int = session().read.parquet(given).count()
    taken = min(_seconds(step, given, to) for _ in range(rounds))
    print(f"{name}: {number:,} rows in {taken:.1f} s, {number / taken:,.0f} rows a second", flush=True)
    return number / taken


def _plan(frame: Any) -> str:  # noqa: ANN401  # a frame of Spark: its types are not installed for the check
    """Return the tree of the plan, without the pages of expressions below it."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        frame.explain(mode="formatted")
    return printed.getvalue().partition("\n\n")[0]


def _keyed(pairs: Any) -> Any:  # noqa: ANN401  # likewise
    return with_home_keys(with_home_keys(pairs, "child_"), "parent_").drop(*_CLEANED)


def _by_scalar(pairs: Any) -> Any:  # noqa: ANN401  # likewise
    """Decide without frames, to be timed: wrong where a batch cuts a child's rows in two."""

    def decide(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            bits = pa.array(scalar(batch.to_pydict()), pa.int64())
            yield pa.RecordBatch.from_arrays([batch["child"], batch["parent"], bits], [*_ANSWER])

    return pairs.mapInArrow(decide, "child string, parent string, bits long")


def _seconds(step: Callable[[Any], Any], given: str, to: str) -> float:
    start = perf_counter()
    step(session().read.parquet(given)).write.mode("overwrite").parquet(to)
    return perf_counter() - start


if __name__ == "__main__":
    sys.exit(not main(int(sys.argv[1]) if sys.argv[1:] else ROWS))
