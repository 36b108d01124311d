"""Every promise of SECURITY.md names the tests that keep it, and they are there."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
PROMISES: Final = [
    line.split("|")[1:3]
    for line in (ROOT / "SECURITY.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and "---" not in line and "kept by" not in line
]


def named_in(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8")) if file.is_file() else ast.Module([], [])
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_every_promise_names_tests_that_exist() -> None:
    named = {name for _, kept_by in PROMISES for name in re.findall("`([^`]+)`", kept_by)}
    missing = {
        name for name in named if name.partition("::")[2] not in named_in(ROOT / name.partition("::")[0])
    }
    assert missing == set()
    assert [promise for promise, kept_by in PROMISES if "::test_" not in kept_by] == []
    assert len(PROMISES) > 12
