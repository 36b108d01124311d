"""What a file of the suite looks like, and how its cases are counted out, by no chance."""

from __future__ import annotations

import json
from collections import Counter
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from fastlege.policy import HELSENORGE_2021_01_11
from fastlege.testing.conformance import EDITION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from fastlege.testing.conformance import Part

Data = dict[str, Any]
_T = TypeVar("_T")

FOLDER = Path(__file__).parents[2] / "src" / "fastlege" / "testing" / "conformance"
LEAST = 41
"""Cases of one kind: more than the forty that each way to be wrong must meet."""
_UNSEEN: Final = {
    code: f"\\u{code:04x}"
    for code in (
        *(0x85, 0xAD, 0x1680, 0x180E, *range(0x2000, 0x2010), 0x2028, 0x2029, 0x202F, 0x205F, 0x2060),
        *(0x3000, 0xFEFF),
    )
}
"""What no reader sees, or what some editors end a line at, is written by its number."""


class Row(NamedTuple):
    """A case before it is numbered: which kind it is of, what is asked, and the answer."""

    kind: str
    sentence: str
    condition: str
    source: str
    input: Data
    expected: Data


def turn(row: Sequence[_T], place: int, nth: int = 0) -> _T:
    """Take the next of a row; the nth row turns at a speed of its own, so that all combinations come."""
    return row[(place * (2 * nth + 1) + place // 7 * nth) % len(row)]


def as_text(part: Part, says: str, rows: Iterable[Row]) -> str:
    """Write a file: its head, and a line for each case."""
    head = {
        "suite": "fastlege",
        "edition": EDITION,
        "policy": HELSENORGE_2021_01_11.name,
        "part": part,
        "says": says,
    }
    lines = ",\n".join(_json(case) for case in _numbered(rows))
    return f'{_json(head)[:-1]},"cases":[\n{lines}\n]}}\n'


def distinct(made: Callable[[int], Data], count: int, seen: set[str]) -> Iterator[Data]:
    """Take so many inputs that are not there yet.

    Raises:
        ValueError: When there are not so many.
    """
    left = count
    for nth in range(20 * LEAST):
        data = made(nth)
        if (key := _json(data)) not in seen:
            seen.add(key)
            yield data
            left -= 1
        if not left:
            return
    msg = f"there are but {count - left} of them"
    raise ValueError(msg)


def side_by_side(rows: Iterable[Row], kinds: int = 12) -> Iterator[Row]:
    """Put the first cases of several kinds beside each other, then the second: they are much alike.

    A file is a third smaller for it, and shows what a kind changes.
    """
    of_kind: dict[str, list[Row]] = {}
    for row in rows:
        of_kind.setdefault(row.kind, []).append(row)
    whole = [*of_kind.values()]
    for start in range(0, len(whole), kinds):
        for beside in zip_longest(*whole[start : start + kinds]):
            yield from filter(None, beside)


def _numbered(rows: Iterable[Row]) -> Iterator[Data]:
    """Name each case by its kind and its number."""
    numbers = Counter[str]()
    for row in rows:
        numbers[row.kind] += 1
        case = row._asdict()
        yield {"name": f"{case.pop('kind')}-{numbers[row.kind]:02}", **case}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_UNSEEN)
