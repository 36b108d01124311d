"""The first pass: what a fresh process does from the import to the last answer.

    python -m bench.first_pass days holidays 5000

prints the nanoseconds it took on the processor. Only the standard library is loaded before.
"""

from __future__ import annotations

import subprocess
import sys
from time import process_time_ns
from typing import TYPE_CHECKING, Final

from bench.counting import DAYS, INSTANTS
from bench.measure import Times
from bench.processes import own_bytecode
from bench.tables import days, instants

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["first_passes"]

_ROUNDS: Final = 7


def first_passes(what: str, names: Collection[str], number: int) -> dict[str, Times]:
    """Let each contender do it in processes of its own, in turns; one more goes before and is not counted."""
    times: dict[str, list[float]] = {name: [] for name in names}
    with own_bytecode() as env:
        for counts in range(_ROUNDS + 1):
            for name, taken in times.items():
                command = [sys.executable, "-m", "bench.first_pass", what, name, str(number)]
                done = subprocess.run(command, check=True, capture_output=True, text=True, env=env)
                if counts:
                    taken.append(int(done.stdout))
    return {name: Times(taken) for name, taken in times.items()}


def main(what: str, name: str, number: str) -> None:
    """Do it here, and print how long it took."""
    of_days = what == "days"
    makers = DAYS if of_days else INSTANTS
    asked = days(int(number)) if of_days else [(at,) for at in instants(int(number))]
    start = process_time_ns()
    call = makers[name].make()
    for question in asked:
        call(*question)
    print(process_time_ns() - start)


if __name__ == "__main__":
    main(*sys.argv[1:])
