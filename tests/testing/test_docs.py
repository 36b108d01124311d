"""The page on the kit says what the kit has."""

from __future__ import annotations

from fastlege.testing import DOCUMENT_LAWS, LAWS
from tools.laws_table import PAGE, tables, written


def test_the_tables_of_laws_are_those_of_the_code() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert written(page) == page, "run tools/laws_table.py --write"


def test_every_law_stands_in_them_once() -> None:
    page = PAGE.read_text(encoding="utf-8")
    names = {law.name for law in (*LAWS, *DOCUMENT_LAWS)}
    assert len(names) == sum(table.count("\n| `") for table in tables().values())
    assert all(page.count(f"| `{name}` |") == 1 for name in names)
