"""Make a million pairs and decide for them in Spark, from Parquet to Parquet: `make spark`.

    python -m tools.spark [ROWS]

First the keys of homes are made, which is done once for each person and cleans the texts; then the pairs are
decided over them, as every night. It prints rows a second of both, and the plan of the decision.
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

from bench.frames import pairs
from examples.spark import decided, session
from fastlege.frames import with_home_keys
from fastlege.frames.columns import AT_HOME, PERSONS, plus

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS: Final = 1_000_000
ROUNDS: Final = 3
"""The first lets Java compile; the best counts."""
_CLEANED: Final = [name for prefix in PERSONS for name in plus(prefix, AT_HOME) if "grading" not in name]


def main(rows: int) -> None:
    """Time both steps."""
    given = pairs(rows)
    cores = os.cpu_count() or 1
    spark = session()
    # As many tasks as cores: so few bytes would otherwise come to one.
    spark.conf.set("spark.sql.shuffle.partitions", cores)
    spark.conf.set("spark.sql.adaptive.coalescePartitions.enabled", value=False)
    print(f"Spark {spark.version}, {spark.sparkContext.master}, {cores} cores, {given.height:,} rows")
    with TemporaryDirectory() as folder:
        raw, keyed = (str(Path(folder) / f"{name}.parquet") for name in ("raw", "keyed"))
        Path(raw).mkdir()
        for place, part in enumerate(given.iter_slices(given.height // cores + 1)):
            part.write_parquet(Path(raw) / f"{place}.parquet")
        steps = ((_keyed, "keys", raw, keyed, 1), (decided, "decisions", keyed, f"{keyed}-decided", ROUNDS))
        for step, name, source, to, rounds in steps:
            taken = min(_seconds(step, source, to) for _ in range(rounds))
            print(f"{name}: {taken:.1f} s, {given.height / taken:,.0f} rows a second", flush=True)
        print(_plan(decided(spark.read.parquet(keyed))))
    spark.stop()


def _plan(frame: Any) -> str:  # noqa: ANN401  # a frame of Spark: its types are not installed for the check
    """Return the tree of the plan, without the pages of expressions below it."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        frame.explain(mode="formatted")
    return printed.getvalue().partition("\n\n")[0]


def _keyed(pairs: Any) -> Any:  # noqa: ANN401  # likewise
    return with_home_keys(with_home_keys(pairs, "child_"), "parent_").drop(*_CLEANED)


def _seconds(step: Callable[[Any], Any], given: str, to: str) -> float:
    start = perf_counter()
    step(session().read.parquet(given)).write.mode("overwrite").parquet(to)
    return perf_counter() - start


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else ROWS)
