"""Read very many documents that nobody wrote: `make fuzz`, every night or before a release.

Families made from the schemas, families mutated at every place in every way, at several places at once and in
their bytes, as documents of their own, in answers on several people and in family files; families of which
something was withheld, malformed or said in unknown words; and documents of ten megabytes. Prints the seed,
with which the same documents come again, and of each kind how many were read. Stops at the first family that
breaks a law, and says what was done to it.
"""

from __future__ import annotations

import argparse
import os
import secrets
import subprocess
import sys
from time import perf_counter
from typing import TYPE_CHECKING, Final

from tests.register.generated import IN_BULK, LEAST_IN_BULK, run_generated
from tests.register.generated import LEAST as LEAST_GENERATED
from tests.register.laws import (
    FORMS,
    IN_FAMILIES,
    LEAST,
    NEVER_READ,
    run_bytes,
    run_contradicted,
    run_envelopes,
    run_everywhere,
    run_together,
)
from tests.register.mutations import BYTES, KINDS, OF_ENVELOPES
from tests.register.schemas import schemas
from tests.register.withheld import LAWS, run_law, run_law_on_generated, run_malformed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.register.fuzzing import Tally

_LONG: Final = 10_000_000
_MANY: Final = 20_000
_AT_LENGTH: Final = ("tests/register/test_bounds.py", "tests/register/test_lines.py")


def main() -> int:
    """Run everything and print a line for each kind; the exit status is 1 when too few were read."""
    parser = argparse.ArgumentParser(prog="python -m tools.fuzz", description=__doc__)
    parser.add_argument("--seed", type=int, help="repeats a run; else one is drawn")
    parser.add_argument("--size", type=int, default=9_000, help="families made from the schemas, in all")
    arguments = parser.parse_args()
    chosen = secrets.randbelow(2**32) if arguments.seed is None else arguments.seed
    print(f"seed {chosen}: make fuzz SEED={chosen}", flush=True)
    begun, enough, families = perf_counter(), True, 0
    for tally, least in _tallies(arguments.size, chosen):
        for line in tally.lines(least):
            print(line, flush=True)
        families += tally.read.total() + tally.refused.total()
        kinds = [kind for kind in least if tally.counts(kind)]
        enough &= all(tally.share(kind) >= least[kind] for kind in kinds)
        enough &= not any(tally.read[kind] for kind in NEVER_READ)
    print(
        f"{families} families in {perf_counter() - begun:.0f} s; now documents of {_LONG} bytes "
        f"and {_MANY} families line by line",
        flush=True,
    )
    long = [sys.executable, "-m", "pytest", "-q", "-n", "0", *_AT_LENGTH]
    sizes = {"FASTLEGE_LONG": str(_LONG), "FASTLEGE_MANY": str(_MANY)}
    done = subprocess.run(long, check=False, env=os.environ | sizes)
    print("fewer were read than must be" if not enough else f"{perf_counter() - begun:.0f} s in all")
    return 0 if enough and not done.returncode else 1


def _tallies(size: int, chosen: int) -> Iterator[tuple[Tally, dict[str, float]]]:
    at_hand = schemas()
    for schema in at_hand:
        least = {schema: LEAST_GENERATED, f"{schema}{IN_BULK}": LEAST_IN_BULK}
        yield run_generated(schema, -(-size // len(at_hand)), nth=chosen), least
    share = size // len(FORMS)
    for form, least in LEAST.items():
        print(f"{form}:")
        if form == IN_FAMILIES:
            for kind in KINDS:
                yield run_everywhere([kind], size=None, nth=chosen), least
        else:
            for kind in (*KINDS, *OF_ENVELOPES):
                yield run_envelopes(form, kind, size=share // 5, nth=chosen), least
            yield run_contradicted(form), least
        yield run_together(share, nth=chosen, form=form), least
        yield run_bytes(share // len(BYTES), kinds=BYTES, nth=chosen, form=form), least
    print("withheld, malformed, unknown:")
    for law in LAWS:
        yield run_law(law, size=100, nth=chosen), {law.name: law.least}
    for schema in at_hand:
        yield run_law_on_generated(schema, size // 10, nth=chosen), {law.name: 0.0 for law in LAWS}
    print(f"{run_malformed(None, nth=chosen)} answers of which one entry is malformed")


if __name__ == "__main__":
    sys.exit(main())
