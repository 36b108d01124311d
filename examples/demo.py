"""The main job on a register's families: who may act for the child, and why; then a deadline over Easter.

After that what users see and send: menus, one for a child by each parent, a booking and its double, a renewal
that runs out before its answer is due, and what is urgent.

Each run's output is held against the file of the same name under ``expected``, which was printed once and
then read. What was written by hand stands in ``by_hand.toml``, and a test holds the two together. The numbers
of the persons are synthetic (month + 80) and belong to nobody.
"""

from __future__ import annotations

import contextlib
import difflib
import io
import os
import sys
from pathlib import Path
from typing import Final
from unittest import mock

from fastlege.cli import main

HERE: Final = Path(__file__).parent
MOTHER: Final = "21878535062"

RUNS: Final = {
    "both-at-home": ("represent", "families/both-at-home.json"),
    "one-parent-moved-out": ("represent", "families/one-parent-moved-out.json"),
    "none-at-home": ("represent", "families/none-at-home.json", "--lang", "nn"),
    "other-flat-in-the-same-house": (
        "represent",
        "families/other-flat-in-the-same-house.json",
        "--lang",
        "en",
    ),
    "protected-address": ("represent", "families/protected-address.json"),
    "protected-address-citizen": (
        *("represent", "families/protected-address.json"),
        *("--audience", "citizen", "--user", MOTHER),
    ),
    "families-by-line": ("represent", "--lines", "families.jsonl"),
    "deadline-over-easter": ("deadline", "2026-03-30T09:00+02:00"),
    "three-services": ("menu", "cases/three-services.json"),
    "nothing-offered": ("menu", "cases/nothing-offered.json", "--lang", "nn"),
    "child-by-mother": ("menu", "cases/child-by-mother.json"),
    "child-by-father": ("menu", "cases/child-by-father.json", "--lang", "en"),
    "booking": ("request", "cases/booking.json"),
    "booking-taken": ("request", "cases/booking-taken.json"),
    "renewal-over-easter": ("request", "cases/renewal-over-easter.json"),
    "urgent-concern": ("request", "cases/urgent-concern.json"),
}


def output(arguments: tuple[str, ...]) -> str:
    """Run the command line in this folder and give what it prints."""
    printed = io.StringIO()
    eighty = mock.patch.dict(os.environ, COLUMNS="80")  # whatever the terminal: it is held against a file
    with (
        eighty,
        contextlib.chdir(HERE),
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(printed),
    ):
        main(arguments)
    return printed.getvalue()


def run() -> int:
    """Show every run, and say where one differs from what it should be."""
    status = 0
    for name, arguments in RUNS.items():
        printed = output(arguments)
        print(f"$ fastlege {' '.join(arguments)}\n\n{printed}\n")
        expected = (HERE / "expected" / f"{name}.txt").read_text(encoding="utf-8")
        if printed != expected:
            status = 1
            sys.stderr.writelines(
                difflib.unified_diff(
                    expected.splitlines(keepends=True),
                    printed.splitlines(keepends=True),
                    f"expected/{name}.txt",
                    name,
                )
            )
    return status


if __name__ == "__main__":
    sys.exit(run())
