"""``fastlege represent --lines``: many families, one per line, and a line for each parent (*linjer*).

One family is in memory at a time. The problems of a line are reported on standard error, and reading
continues.
"""

from __future__ import annotations

import csv
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from fastlege.characters import visible
from fastlege.cli.by_line import FILE, complain, family_lines
from fastlege.cli.families import Reader, decided, name_of, no_parents
from fastlege.cli.given import Given
from fastlege.cli.output import DECIDED, FAILED, as_line, in_envelope, in_lines, say, tell
from fastlege.rules.representation import REPRESENTATION
from fastlege.terms import UNKNOWN
from fastlege.words import catalogue
from fastlege.words.decision import MARKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from fastlege.facts.family import Family

__all__ = ["in_cell", "run"]

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""The first characters of a cell that a spreadsheet would evaluate."""
_COUNTED: Final = ("families", "unread-lines", "without-documents")
"""The counts that are shown, by the keys of their texts."""
_FAILED: Final = "failed"
_ASKS_WHO: Final = "is-registered-parent"
_PLACE: Final = ("file", "line", "on", "policy", "child", "parent", "role", "granted")

_Row = dict[str, Any]


def run(paths: Sequence[str], reader: Reader, *, on: date | None, form: str) -> int:
    """Decide for every parent of every line, and print it in a form: ``csv``, ``json`` or ``text``.

    Returns:
        The exit status: 2 when anything could not be read, whatever else was.
    """
    show = _FORMS[form](reader)
    counted = Counter[str]()
    for place, path in enumerate(paths, start=1):
        counted += _file(path, place if len(paths) > 1 else None, reader, on, show)
    words = catalogue(reader.language).cli
    told = "; ".join(f"{words[key]}: {counted[key]}" for key in _COUNTED if counted[key])
    if told:
        tell(f"{told}\n")
    return FAILED if counted[_FAILED] else DECIDED


def _file(
    path: str, place: int | None, reader: Reader, on: date | None, show: Callable[[_Row], None]
) -> Counter[str]:
    """Show the rows of a file, and return the counts; a file or line that cannot be read counts as failed."""
    problems = Given()
    stream = problems.stream(FILE, path)
    name = "" if place is None else f"file {place}"
    if stream is None:
        complain(name, problems)
        return Counter([_FAILED])
    counted = Counter[str]()
    with family_lines(stream, on, file=name, prints=True) as families:
        for line, family in families:
            counted["families"] += 1
            counted["without-documents"] += bool(family.parents_without_facts)
            for row in _rows(family, reader):
                show({"file": place or 1, "line": line, **row})
    counted["unread-lines"], counted[_FAILED] = families.unread_lines, families.has_failed
    return counted


def _rows(family: Family, reader: Reader) -> Iterator[_Row]:
    """Yield a row for each registered parent; a child without parents has one row, which grants nothing.

    When the parents are unknown, so is that row's finding for `is-registered-parent`.
    """
    texts = catalogue(reader.language)
    common = {"on": family.as_of.isoformat(), "policy": reader.policy.name, "child": family.child.id}
    decisions = decided(family, reader)
    for number, parent in enumerate(family.parents, start=1):
        decision = decisions[parent.person.id]
        yield {
            **common,
            "parent": parent.person.id,
            "role": parent.role,
            "granted": decision.granted,
            "findings": {ground.code: ground.finding.value for ground in decision.grounds},
            "name": name_of(parent, number, texts),
            "marks": [f"{MARKS[each.finding]} {each.code}" for each in (*decision.unmet, *decision.unknown)],
        }
    if not family.parents:
        findings = {} if family.all_parents_known else {_ASKS_WHO: UNKNOWN.value}
        nobody: _Row = {"parent": None, "role": None, "granted": False, "findings": findings, "marks": []}
        yield {**common, **nobody, "name": no_parents(family, texts)}


def in_cell(value: object) -> str:
    """Write a cell of CSV, with an apostrophe before text that a spreadsheet would take for a formula.

    Examples:
        >>> in_cell("=1+1"), in_cell("-"), in_cell(None), in_cell(False), in_cell("mor")
        ("'=1+1", "'-", '', 'false', 'mor')
    """
    text = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    shown = visible(text)
    return f"'{shown}" if text.startswith(_FORMULA) else shown


class _Printed:
    """Standard output, in the form that `csv.writer` needs."""

    write = staticmethod(say)


def _csv(_: Reader) -> Callable[[_Row], None]:
    codes = REPRESENTATION.codes
    written = csv.writer(_Printed(), lineterminator="\n")
    written.writerow([*_PLACE, *codes])

    def show(row: _Row) -> None:
        cells = [*(row[name] for name in _PLACE), *(row["findings"].get(code) for code in codes)]
        written.writerow([in_cell(cell) for cell in cells])

    return show


def _json(reader: Reader) -> Callable[[_Row], None]:
    def show(row: _Row) -> None:
        answer = {name: row[name] for name in (*_PLACE, "findings")}
        say(as_line(in_envelope(reader.audience, "representation_line", answer)))

    return show


def _text(reader: Reader) -> Callable[[_Row], None]:
    texts = catalogue(reader.language)

    def show(row: _Row) -> None:
        answer = texts.decision["granted" if row["granted"] else "refused"]
        told = f"{row['name']}: {answer}" if row["parent"] else row["name"]
        marks = f" ({', '.join(row['marks'])})" if row["marks"] else ""
        say(in_lines([f"{row['file']}:{row['line']}  {told}{marks}"]))

    return show


_FORMS: Final[Mapping[str, Callable[[Reader], Callable[[_Row], None]]]] = {
    "csv": _csv,
    "json": _json,
    "text": _text,
}
