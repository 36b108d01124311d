"""How time and memory grow with the rows: each number of rows in a process of its own, Parquet to Parquet."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Final

import polars as pl

from bench.frames import over_keys, pairs
from bench.measure import Budget, Row, Topic
from fastlege.frames import representation

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["measure"]

_STEPS: Final = (10_000, 100_000, 1_000_000, 3_000_000)
_ROUNDS: Final = 3
_MOST: Final = 3.3


def measure() -> Topic:
    """Decide over keys for a growing number of pairs."""
    taken: dict[int, list[tuple[float, float]]] = {number: [] for number in _STEPS}
    with tempfile.TemporaryDirectory(prefix="fastlege-bench-") as folder:
        for number in _STEPS:
            over_keys(pairs(number)).write_parquet(Path(folder) / f"{number}.parquet")
        for _ in range(_ROUNDS):
            for number, rounds in taken.items():
                rounds.append(_in_own_process(folder, number))
    seconds = {number: min(second for second, _ in rounds) for number, rounds in taken.items()}
    memory = {number: max(peak for _, peak in rounds) for number, rounds in taken.items()}
    last, before = _STEPS[-1], _STEPS[-2]
    grown = seconds[last] / seconds[before]
    return Topic(
        "growth of the decision over keys, Parquet to Parquet on Polars",
        ("of a million's time",),
        ("ms of processor", "MB at most"),
        [
            Row(f"{n:,} pairs", (seconds[n] / seconds[before],), (seconds[n] * 1000, memory[n]))
            for n in _STEPS
        ],
        [Budget(f"frames, {last:,} pairs beside {before:,}", _MOST, grown, at_most=True)],
    )


def _in_own_process(folder: str, number: int) -> tuple[float, float]:
    command = (sys.executable, "-m", "bench.growth", folder, str(number))
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    seconds, peak = map(float, told.split())
    return seconds, peak


def _main(arguments: Sequence[str]) -> None:
    """Decide for one file, and print the seconds of processor and the megabytes at most."""
    folder, number = Path(arguments[0]), arguments[1]
    start = process_time()
    decided = representation(pl.scan_parquet(folder / f"{number}.parquet"))
    decided.select("child", "parent", "granted", "bits").sink_parquet(folder / f"{number}.decided.parquet")
    print(process_time() - start, _peak())


def _peak() -> float:
    """Read the most memory that this process had, in megabytes; `getrusage` counts the parent's too."""
    status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))


if __name__ == "__main__":
    _main(sys.argv[1:])
