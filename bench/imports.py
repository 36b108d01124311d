"""What it costs to import every public name, as a whole process, and what must not be loaded with it."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
from time import perf_counter_ns
from typing import Final

import fastlege
from bench.measure import Budget, Row, Topic, seeded
from bench.processes import own_bytecode

__all__ = ["ALL_NAMES", "check_light", "measure", "too_heavy"]

ALL_NAMES: Final = f"from fastlege import {', '.join(fastlege.__all__)}"
_ATTRS: Final = "import attrs"
_NOTHING: Final = "pass"
_OURS: Final = "from fastlege import every public name"
_LIMIT: Final = 1.8
_ROUNDS: Final = 40
_TOO_HEAVY: Final = ("dateutil", "holidays", "hypothesis", "rich", "tomllib")


def too_heavy() -> list[str]:
    """Give what a fresh process has loaded after the import that it should not have."""
    check = f"import sys\nprint(*(name for name in {_TOO_HEAVY} if name in sys.modules))"
    command = [sys.executable, "-c", f"{ALL_NAMES}\n{check}"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()


def check_light() -> None:
    """See that the import loads none of them.

    Raises:
        AssertionError: When it does.
    """
    loaded = too_heavy()
    if loaded:
        msg = f"import fastlege loads {', '.join(loaded)}"
        raise AssertionError(msg)


def measure() -> Topic:
    """Time whole processes in turns; one of each goes before and is not counted."""
    check_light()
    programs = {_NOTHING: _NOTHING, _ATTRS: _ATTRS, _OURS: ALL_NAMES}
    busy: dict[str, list[float]] = {name: [] for name in programs}
    passed: dict[str, list[float]] = {name: [] for name in programs}
    order, shuffled = list(programs), seeded(30)
    with own_bytecode() as env:
        for counts in range(_ROUNDS + 1):
            shuffled.shuffle(order)
            for name in order:
                processor, clock = _timed(programs[name], env)
                if counts:
                    busy[name].append(processor)
                    passed[name].append(clock)
    on_processor, by_the_clock = (
        {name: _undisturbed(numbers) for name, numbers in of.items()} for of in (busy, passed)
    )
    rows = [
        Row(
            name,
            (on_processor[name] / on_processor[_ATTRS], by_the_clock[name] / by_the_clock[_ATTRS]),
            (on_processor[name], by_the_clock[name]),
        )
        for name in programs
    ]
    return Topic(
        f"a whole process, lower quartile of {_ROUNDS}: how many times that of `{_ATTRS}`",
        ("processor", "by the clock"),
        ("ms on the processor", "ms by the clock"),
        rows,
        [
            Budget(
                f"import of all {len(fastlege.__all__)} names against `{_ATTRS}`",
                _LIMIT,
                on_processor[_OURS] / on_processor[_ATTRS],
                at_most=True,
            )
        ],
        [f"not loaded: {', '.join(_TOO_HEAVY)}"],
    )


def _undisturbed(rounds: list[float]) -> float:
    """Return the lower quartile: whatever else the machine does can only add to the time of a process."""
    quartile, *_ = statistics.quantiles(rounds, n=4)
    return quartile


def _timed(program: str, env: dict[str, str]) -> tuple[float, float]:
    before, start = _of_children(), perf_counter_ns()
    subprocess.run([sys.executable, "-c", program], check=True, env=env)
    return (_of_children() - before) * 1000, (perf_counter_ns() - start) / 1_000_000


def _of_children() -> float:
    now = resource.getrusage(resource.RUSAGE_CHILDREN)
    return now.ru_utime + now.ru_stime
