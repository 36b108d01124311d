"""How contenders are timed: in turns, in one process, and compared only within a round.

The machine is shared, so a time alone means nothing. Every contender answers the same questions once a
round, in an order that changes from round to round, without the garbage collector; a ratio is taken within
each round, and the median of those is what counts. The time is the thread's own on the processor, so that
nobody is charged for waiting while others use the machine. Times are printed for orientation.
"""

from __future__ import annotations

import gc
import random
import statistics
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from time import thread_time_ns
from types import FunctionType
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Call = Callable[..., object]

__all__ = ["Budget", "Row", "Times", "Topic", "ratio", "seeded", "show", "take_turns"]

_Name = TypeVar("_Name")
_WARM_UP: Final = 2


def seeded(seed: int) -> random.Random:
    """Give random numbers that are the same in every run."""
    return random.Random(seed)  # noqa: S311  # nothing is kept secret with them


@dataclass(frozen=True)
class Budget:
    """A promise: the ratio is at most, or at least, a number."""

    name: str
    limit: float
    measured: float
    at_most: bool

    @property
    def holds(self) -> bool:
        """Whether the promise is kept."""
        return self.measured <= self.limit if self.at_most else self.measured >= self.limit

    def __str__(self) -> str:
        """Write one line that begins alike for all."""
        bound = "at most" if self.at_most else "at least"
        verdict = "ok" if self.holds else "MISSED"
        return f"budget {self.name}: {bound} {self.limit:g}x, measured {self.measured:.2f}x  {verdict}"


@dataclass(frozen=True)
class Row:
    """One line of a table: what, its ratios in the order of the topic's heads, and its times."""

    name: str
    ratios: Sequence[float | None] = ()
    times: Sequence[float | None] = ()


@dataclass(frozen=True)
class Topic:
    """One table, what it promises, and what is to be known when reading it."""

    title: str
    ratio_heads: Sequence[str]
    time_heads: Sequence[str]
    rows: Sequence[Row]
    budgets: Sequence[Budget] = ()
    notes: Sequence[str] = field(default_factory=tuple)


@dataclass(frozen=True)
class Times:
    """What one contender took: nanoseconds a call, one number a round."""

    rounds: Sequence[float]

    @property
    def median(self) -> float:
        """A time for orientation."""
        return statistics.median(self.rounds)


def ratio(one: Times, other: Times) -> float:
    """Say how many times the other's time the one took: the median over rounds."""
    return statistics.median(a / b for a, b in zip(one.rounds, other.rounds, strict=True))


def take_turns(
    contenders: Mapping[_Name, Call],
    questions: Sequence[Any] | Mapping[_Name, Sequence[Any]],
    rounds: int,
    *,
    block: int = 0,
) -> dict[_Name, Times]:
    """Let every contender answer the same questions, in turns.

    Each answers them twice in a row, and the second time counts: the first has brought its tables and the
    facts into the processor's cache, whoever used it before.

    Args:
        contenders: The functions by name.
        questions: The arguments, a tuple of two for each call, or else the one argument; by contender where
            the same thing is not put to all of them in the same words.
        rounds: How often all questions are asked; twice more before it counts.
        block: How many questions make one round; 0: all. Facts that do not fit into the cache all at once
            are asked about in blocks: else all contenders wait for the memory, and the slow look better.
    """
    put = questions if isinstance(questions, Mapping) else dict.fromkeys(contenders, questions)
    number = min(map(len, put.values()))
    passes = {name: _own_loop(put[name][0]) for name in contenders}
    times: dict[_Name, list[float]] = {name: [] for name in contenders}
    order, shuffled, step = list(contenders), seeded(rounds), block or number
    collecting = gc.isenabled()
    gc.disable()
    try:
        for counts in range(-_WARM_UP, rounds):
            for first in range(0, number, step):
                shuffled.shuffle(order)
                for name in order:
                    asked = put[name][first : first + step]
                    passes[name](contenders[name], asked)
                    taken = passes[name](contenders[name], asked) / len(asked)
                    if counts >= 0:
                        times[name].append(taken)
    finally:
        if collecting:
            gc.enable()
    return {name: Times(taken) for name, taken in times.items()}


def _over_pairs(call: Call, questions: Sequence[tuple[object, object]]) -> int:
    start = thread_time_ns()
    for one, other in questions:
        call(one, other)
    return thread_time_ns() - start


def _over_singles(call: Call, questions: Sequence[object]) -> int:
    start = thread_time_ns()
    for one in questions:
        call(one)
    return thread_time_ns() - start


def _own_loop(question: object) -> Callable[[Call, Sequence[Any]], int]:
    """Copy a loop for one contender alone: the interpreter fits a call's byte code to what it calls."""
    loop = _over_pairs if isinstance(question, tuple) else _over_singles
    return FunctionType(loop.__code__.replace(), globals())


def show(topic: Topic) -> None:
    """Print a table: the ratios stand first, and bold where the terminal can."""
    heads = ["", *topic.ratio_heads, *topic.time_heads]
    cells = [[row.name, *map(_as_ratio, row.ratios), *map(_as_time, row.times)] for row in topic.rows]
    widths = [max(map(len, column)) for column in zip(heads, *cells, strict=True)]
    print(f"\n{_bold(topic.title)}")
    for row in (heads, *cells):
        padded = [row[0].ljust(widths[0])]
        for place, (cell, width) in enumerate(zip(row[1:], widths[1:], strict=True)):
            text = cell.rjust(width)
            padded.append(_bold(text) if place < len(topic.ratio_heads) else text)
        print("  " + "   ".join(padded).rstrip())
    for note in topic.notes:
        print(f"  note: {note}")


def _as_ratio(number: float | None) -> str:
    return "-" if number is None else f"{number:,.2f}x"


def _as_time(number: float | None) -> str:
    return "-" if number is None else f"{number:,.0f}"


def _bold(text: str) -> str:
    return f"\033[1m{text}\033[0m" if sys.stdout.isatty() else text
