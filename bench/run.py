"""Measure every budget of the design, and print each ratio: `make bench`.

The exit status is 1 when a budget is missed, unless `--no-fail` is given.
"""

from __future__ import annotations

import argparse
import platform
import sys
from time import perf_counter
from typing import TYPE_CHECKING, Final

from bench import calendars, frames, growth, imports, peers, reading, representation, schedules, services
from bench.measure import Budget, Topic, show

if TYPE_CHECKING:
    from collections.abc import Callable

_TOPICS: Final[dict[str, Callable[[], Topic]]] = {
    "representation": representation.measure,
    "menu": services.measure_menu,
    "builders": services.measure_builders,
    "schedule": schedules.measure,
    "days": calendars.measure_days,
    "deadlines": calendars.measure_deadlines,
    "reading": reading.measure,
    "imports": imports.measure,
    "frames": frames.measure,
    "due": frames.measure_deadlines,
    "growth": growth.measure,
    "peers": peers.measure,
}


def main() -> int:
    """Run the topics asked for, or all."""
    parser = argparse.ArgumentParser(prog="python -m bench.run", description=__doc__)
    parser.add_argument("topics", nargs="*", metavar="topic", help=f"of {', '.join(_TOPICS)}; else all")
    parser.add_argument("--no-fail", action="store_true", help="exit with 0 also when a budget is missed")
    arguments = parser.parse_args()
    unknown = [name for name in arguments.topics if name not in _TOPICS]
    if unknown:
        parser.error(f"no such topic: {', '.join(unknown)}")
    start = perf_counter()
    print(f"Python {platform.python_version()}, {platform.machine()}; the ratios count")
    budgets: list[Budget] = []
    for name in arguments.topics or _TOPICS:
        topic = _TOPICS[name]()
        show(topic)
        budgets += topic.budgets
    print()
    for budget in budgets:
        print(budget)
    print(f"{perf_counter() - start:.0f} s in all")
    return 0 if arguments.no_fail or all(budget.holds for budget in budgets) else 1


if __name__ == "__main__":
    sys.exit(main())
