"""Standard output and standard error that are full or closed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from tests.cli.run import EXAMPLES

FAMILY: Final = EXAMPLES / "families" / "both-at-home.json"
FULL: Final = Path("/dev/full")
UNWRITTEN: Final = b"fastlege: could not write the output: No space left on device\n"

pytestmark = pytest.mark.skipif(not FULL.exists(), reason="this system has no full device")


def ended(*asked: str, redirected: str = "", buffered: bool = True) -> tuple[int, bytes, bytes]:
    """Run the command line in a shell, which redirects its output."""
    command = [sys.executable, "-m", "fastlege", *asked]
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    run = subprocess.run(  # noqa: S603  # our own command
        ["/bin/sh", "-c", f'"$@" {redirected}', "sh", *command],
        env=inherited if buffered else {**inherited, "PYTHONUNBUFFERED": "1"},
        capture_output=True,
        check=False,
    )
    return run.returncode, run.stdout, run.stderr


@pytest.fixture
def lines(tmp_path: Path) -> str:
    """Write three families, of which the second and the last cannot be read."""
    family = FAMILY.read_text(encoding="utf-8").replace("\n", "")
    path = tmp_path / "families.jsonl"
    path.write_text(f"{family}\n{{\n{family}\n{{}}\n", encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("redirected", ["2>/dev/full", "2>&-"])
@pytest.mark.parametrize("form", [(), ("--csv",), ("--json",)])
def test_no_row_is_lost_because_nobody_can_be_told(
    lines: str, redirected: str, form: tuple[str, ...]
) -> None:
    whole = ended("represent", "--lines", lines, lines, *form)
    assert whole[0] == 2
    assert whole[1].count(b"\n") in {8, 9}
    assert ended("represent", "--lines", lines, lines, *form, redirected=redirected) == (2, whole[1], b"")


@pytest.mark.parametrize("redirected", ["2>/dev/full", "2>&-"])
def test_no_row_of_a_population_is_lost_either(lines: str, tmp_path: Path, redirected: str) -> None:
    kept = tmp_path / "pairs.jsonl"
    assert ended("rows", lines, "--to", str(kept), redirected=redirected)[0] == 2
    assert kept.read_bytes().count(b"\n") == 4


@pytest.mark.parametrize(
    "asked",
    [("represent", "/nowhere"), ("represent", "/nowhere", str(FAMILY)), ("menu",), ("holidays", "x"), ()],
)
@pytest.mark.parametrize("redirected", ["2>/dev/full", "2>&-", ">/dev/full 2>/dev/full"])
def test_an_error_that_nobody_can_be_told_has_its_status(asked: tuple[str, ...], redirected: str) -> None:
    assert ended(*asked, redirected=redirected)[0] == 2


@pytest.mark.parametrize("buffered", [True, False])
@pytest.mark.parametrize(
    "asked", [("--help",), ("--version",), ("represent", "--help"), ("holidays", "2027"), ("rules", "--json")]
)
def test_an_output_that_could_not_be_written_is_told(asked: tuple[str, ...], buffered: bool) -> None:
    assert ended(*asked, redirected=">/dev/full", buffered=buffered) == (2, b"", UNWRITTEN)
