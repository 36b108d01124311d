"""A nightly job: families in JSON lines become a CSV of disclosed decisions (`docs/howto/nightly.md`)."""

import csv
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final, TextIO

from fastlege import HELSENORGE_2021_01_11 as POLICY
from fastlege import may_represent
from fastlege.register import read_family_lines

HEAD: Final = ("child", "parent", "granted", "rule", "conditions", "bits", "edition")
EVERY: Final = 10_000  # families between two lines of progress


def nightly(families: Iterable[str], decided: TextIO, progress: TextIO) -> int:
    """Decide for every parent; return the exit status, 2 when a line could not be read."""
    table = csv.writer(decided, lineterminator="\n")
    table.writerow(HEAD)
    read = unread = incomplete = 0
    for result in read_family_lines(families):
        if result.family is None:
            unread += 1
            for problem in result.problems:
                print(f"line {result.place}: {problem}", file=progress)
            continue
        read += 1
        incomplete += bool(result.family.parents_without_facts)
        for parent in result.family.parents:
            shown = may_represent(parent.person, result.family, policy=POLICY).disclosed()
            stored = shown.rule.name, len(shown.grounds), shown.bits, POLICY.name
            table.writerow((result.family.child.id, parent.person.id, shown.granted, *stored))
        if read % EVERY == 0:
            print(f"{read} families", file=progress)
    counts = f"with a parent without a document: {incomplete}; lines that could not be read: {unread}"
    print(f"families: {read}; {counts}", file=progress)
    return 2 if unread else 0


if __name__ == "__main__":
    with Path(sys.argv[1]).open(encoding="utf-8") as lines:
        sys.exit(nightly(lines, sys.stdout, sys.stderr))
