"""The texts of ``--help`` below the options (*hjelp*), in sixty columns."""

from __future__ import annotations

from typing import Final

__all__ = ["EXIT_STATUS", "HELP"]

EXIT_STATUS: Final = """\
exit status:
  0  something was decided, sent or written
  1  a citizen was refused (request, represent --user)
  2  the input was wrong, or something could not be read
     or written: standard error has every problem

files:
  docs/howto/command-line.md describes family files and
  case files; docs/json.md has every key."""

_REPRESENT: Final = """\
examples:
  fastlege represent family.json
  fastlege represent a.json b.json --on 2026-11-23 --json
  fastlege represent family.json \\
      --audience citizen --user 21878535062
  fastlege represent --lines families.jsonl --csv

A family file is {"as_of", "child", "parents", "others"},
with documents of Folkeregisteret or answers of PDL.
For a citizen, a document that cannot be read gives the
same refusal as any other cause.
The table of --lines is for caseworkers only: it reveals
who has a protected address."""

_ROWS: Final = """\
examples:
  fastlege rows families.jsonl --to pairs.parquet
  fastlege rows - --to - --on 2026-11-23 < families.jsonl

It decides nothing: for that, see `fastlege represent`.
Each line is a family file; each child and registered parent
is a row, with the columns that fastlege.frames decides on.
A line that cannot be read is reported by its number and
left out. The output is written whole or not at all, and
only its owner may read it: it has protected addresses.
It needs the extra frames, and for Parquet pyarrow."""

_MENU: Final = """\
examples:
  fastlege menu case.json --lang nn
  fastlege menu case.json --audience caseworker

A case file is {"at", "access_level", "user", "family",
"gp", "schedule", "prescriptions", "request"}. With a
family, the user acts for its child."""

_REQUEST: Final = """\
examples:
  fastlege request case.json
  fastlege request - --json < case.json

A case file is {"at", "access_level", "user", "family",
"gp", "schedule", "prescriptions", "request"}. The output
is for the citizen. For all conditions, and the problems
of documents, use fastlege menu --audience caseworker."""

_DEADLINE: Final = """\
examples:
  fastlege deadline 2026-03-30T09:00+02:00
  fastlege deadline 2026-11-23T20:05Z --working-days 2"""

_HOLIDAYS: Final = """\
example:
  fastlege holidays 2027 --lang en"""

_RULES: Final = """\
examples:
  fastlege rules --lang en
  fastlege rules --format markdown > rules.md"""

HELP: Final = {
    name: (summary, f"{more}\n\n{EXIT_STATUS}")
    for name, summary, more in (
        ("represent", "who may act for a child, from one family file or thousands", _REPRESENT),
        ("rows", "families as columns, undecided, for whole populations", _ROWS),
        ("menu", "what a user sees after logging in, from a case file", _MENU),
        ("request", "send the request of a case file, and show what happens next", _REQUEST),
        ("deadline", "when the answer to something received is due", _DEADLINE),
        ("holidays", "the public holidays of a year", _HOLIDAYS),
        ("rules", "every rule, with its conditions, sources and texts", _RULES),
    )
}
"""For each command, a summary and the text below its options."""
