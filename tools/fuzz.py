"""Read very many documents that nobody wrote: `make fuzz`, every night or before a release.

Families made from the schemas, families mutated at every place in every way, at several places at once and in
their bytes, and documents of ten megabytes. Prints the seed, with which the same documents come again, and of
each kind how many were read. Stops at the first family that breaks a law, and says what was done to it.
"""

from __future__ import annotations

import argparse
import os
import secrets
import subprocess
import sys
from time import perf_counter
from typing import TYPE_CHECKING, Final

from tests.register.fuzzing import run_generated
from tests.register.generated import LEAST as LEAST_GENERATED
from tests.register.generated import schemas
from tests.register.mutations import BYTES, KINDS, LEAST, NEVER_READ, run_bytes, run_everywhere, run_together

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.register.fuzzing import Tally

_LONG: Final = 10_000_000


def main() -> int:
    """Run everything and print a line for each kind; the exit status is 1 when too few were read."""
    parser = argparse.ArgumentParser(prog="python -m tools.fuzz", description=__doc__)
    parser.add_argument("--seed", type=int, help="repeats a run; else one is drawn")
    parser.add_argument("--size", type=int, default=12_000, help="families made from the schemas, in all")
    arguments = parser.parse_args()
    chosen = secrets.randbelow(2**32) if arguments.seed is None else arguments.seed
    print(f"seed {chosen}: make fuzz SEED={chosen}", flush=True)
    begun, enough, families = perf_counter(), True, 0
    for tally, least in _tallies(arguments.size, chosen):
        print(*tally.lines(least), sep="\n", flush=True)
        families += tally.read.total() + tally.refused.total()
        kinds = [kind for kind in least if tally.counts(kind)]
        enough &= all(tally.share(kind) >= least[kind] for kind in kinds)
        enough &= not any(tally.read[kind] for kind in NEVER_READ)
    print(
        f"{families} families in {perf_counter() - begun:.0f} s; now documents of {_LONG} bytes", flush=True
    )
    long = [sys.executable, "-m", "pytest", "-q", "-n", "0", "tests/register/test_bounds.py"]
    done = subprocess.run(long, check=False, env=os.environ | {"FASTLEGE_LONG": str(_LONG)})
    print("fewer were read than must be" if not enough else f"{perf_counter() - begun:.0f} s in all")
    return 0 if enough and not done.returncode else 1


def _tallies(size: int, chosen: int) -> Iterator[tuple[Tally, dict[str, float]]]:
    at_hand = schemas()
    for schema in at_hand:
        yield run_generated(schema, -(-size // len(at_hand)), nth=chosen), {schema: LEAST_GENERATED}
    for kind in KINDS:
        yield run_everywhere([kind], size=None, nth=chosen), LEAST
    yield run_together(size, nth=chosen), LEAST
    yield run_bytes(size // len(BYTES), kinds=BYTES, nth=chosen), LEAST


if __name__ == "__main__":
    sys.exit(main())
