"""The table of the page: what it names exists, and it has every sentence."""

from __future__ import annotations

import ast
import importlib
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from docs._ext.page import ROWS, page
from fastlege import HELSENORGE_2021_01_11, RULES
from tests.shared import SHARED

TESTS: Final = Path(__file__).resolve().parent.parent
CODES: Final = {condition.code: condition for rule in RULES for condition in rule.conditions}
FOOT: Final = "(bunnen av siden)"
FOOT_LINES: Final = 2
"""How many paragraphs stand at the bottom of the page, after its last section."""


def exists(name: str) -> bool:
    if name in CODES:
        return True
    module, _, attribute = name.rpartition(".")
    return bool(module) and hasattr(importlib.import_module(module), attribute)


def written_tests() -> set[str]:
    return {
        f"{path.relative_to(TESTS).as_posix()}::{node.name}"
        for path in TESTS.rglob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


def test_every_sentence_stands_in_the_table() -> None:
    lines = [line for line in page().splitlines() if re.match(r"\| \d", line)]
    assert [line.split(" | ")[1] for line in lines] == [row.says for row in ROWS]


def test_what_decides_exists() -> None:
    assert [name for row in ROWS for name in row.decided_by if not exists(name)] == []


def test_every_sentence_that_decides_has_a_test_that_exists() -> None:
    known = written_tests()
    assert [name for row in ROWS for name in row.tests if name not in known] == []
    assert [row for row in ROWS if bool(row.decided_by) is not bool(row.tests)] == []


def test_every_condition_that_is_the_pages_stands_in_the_table() -> None:
    named = {name for row in ROWS for name in row.decided_by}
    assert {code for code, condition in CODES.items() if not condition.source.ours} <= named
    assert {code for code, condition in CODES.items() if condition.source.ours}.isdisjoint(named)


def test_each_row_stands_once_and_in_order() -> None:
    places = [(row.heading, row.number) for row in ROWS]
    headings = list(dict.fromkeys(heading for heading, _ in places))
    assert len(set(places)) == len(places)
    assert places == sorted(places, key=lambda place: (headings.index(place[0]), place[1]))


def test_the_edition_is_of_the_day_on_which_the_page_was_last_changed() -> None:
    assert HELSENORGE_2021_01_11.published == date(2021, 1, 11)
    assert HELSENORGE_2021_01_11.source.published == "2021-01-11"


# --- the page itself, where it is to be had


def source() -> Path:
    """Find the page, or skip: it is not ours to give on."""
    found = sorted(SHARED.glob("source/helsenorge-*.txt")) if SHARED else []
    if not found:
        pytest.skip("the page is not here; FASTLEGE_SHARED names its folder")
    return found[0]


def sentences(text: str) -> Counter[str]:
    """Count the sentences under each heading; a line that ends without a mark is one."""
    headings = {row.heading for row in ROWS}
    paragraphs = [line.strip(" •\t") for line in text.splitlines() if line.strip(" •\t")]
    counted: Counter[str] = Counter()
    heading = ""
    for paragraph in paragraphs[:-FOOT_LINES]:
        if paragraph in headings:
            heading = paragraph
        else:
            counted[heading] += len(re.split(r"(?<=[.:!?])\s+(?=[A-ZÆØÅ])", paragraph))
    counted[FOOT] = FOOT_LINES
    return counted


def test_the_table_has_every_sentence_of_the_page() -> None:
    counted = sentences(source().read_text(encoding="utf-8"))
    assert counted == Counter(row.heading for row in ROWS if row.number)
    assert all(sorted(_numbers(heading)) == list(range(1, count + 1)) for heading, count in counted.items())


def _numbers(heading: str) -> list[int]:
    return [row.number for row in ROWS if row.heading == heading and row.number]


def test_the_table_quotes_no_sentence_of_the_page() -> None:
    """It is told in our words, in another language."""
    text = " ".join(source().read_text(encoding="utf-8").split())
    assert not any(row.says.rstrip(".") in text for row in ROWS)
