"""Make the conformance suite anew.

    python -m tools.conformance            tell which files differ from what would be made
    python -m tools.conformance --write    write them: `make conformance`

A case whose answer has changed, or that is gone, is a new edition: raise `EDITION` with it.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from tools.conformance import citizen, deadlines, documents, facts, homes, identity
from tools.conformance.form import FOLDER, as_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from fastlege.testing.conformance import Part
    from tools.conformance.form import Row

MADE: Final[dict[Part, tuple[str, Callable[[], Iterable[Row]]]]] = {
    "facts": (
        "May this adult act for this child? adult, family -> granted, and the finding of each condition",
        facts.rows,
    ),
    "homes": ("Are two registered homes the same? one, other -> finding", homes.rows),
    "documents": (
        "The same question of register documents: at, user, family -> granted, findings",
        documents.rows,
    ),
    "deadlines": ("When is an answer due? at -> due_date, overdue_from, counted", deadlines.rows),
    "identity-numbers": (
        "Is this well formed as an identity number by a rule? text, rule -> valid, kind",
        identity.rows,
    ),
    "citizen": (
        "What a citizen is shown must be alike for every family of a group: alike -> true",
        citizen.rows,
    ),
}


def texts() -> Iterator[tuple[str, str]]:
    """Make each file: its name and its text."""
    for part, (says, rows) in MADE.items():
        yield f"{part}.json", as_text(part, says, rows())


def main(arguments: list[str]) -> int:
    """Write the files, or tell which differ."""
    differ = [
        (name, text)
        for name, text in texts()
        if not (FOLDER / name).is_file() or (FOLDER / name).read_text(encoding="utf-8") != text
    ]
    for name, text in differ:
        print(f"{name} {'is written' if arguments == ['--write'] else 'differs from what would be made'}")
        if arguments == ["--write"]:
            (FOLDER / name).write_text(text, encoding="utf-8")
    return 0 if arguments == ["--write"] else len(differ)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
