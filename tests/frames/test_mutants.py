"""A wrong rule is wrong in the frame too, or the two no longer agree; each in an interpreter of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
COMPARED: Final = """
import sys
from fastlege.rules import representation as rule
from fastlege.terms import MET, UNKNOWN, Standing
from tests.frames import cases

people = [*cases.of_one_parent()][::5]
right = cases.decided(people).answers
{mistake}
for name in [name for name in sys.modules if name.startswith(("fastlege.frames", "tests.frames"))]:
    del sys.modules[name]  # the frame asks the rule when it is loaded
from tests.frames import cases
from tests.frames.test_representation import check

wrong = cases.decided(people)
assert wrong.answers != right, "the mistake changes nothing here"
check(wrong)
"""
ASKED: Final = {
    "whoever disappeared is alive": "rule._ALIVE_AND_IDENTIFIED[Standing.DISAPPEARED] = MET",
    "the protected are not": "rule._NOT_PROTECTED[True] = MET",
    "unknown protection is none": "rule._NOT_PROTECTED[None] = MET",
    "unknown responsibility is enough": "rule._HAS_RESPONSIBILITY[None] = MET",
}
WRITTEN_TWICE: Final = "rule.age_reached = lambda *_: UNKNOWN"


def compared(mistake: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-c", COMPARED.format(mistake=mistake)],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )


@pytest.mark.exhaustive
@pytest.mark.parametrize("mistake", ASKED.values(), ids=ASKED)
def test_the_frame_makes_every_mistake_of_the_rules_tables(mistake: str) -> None:
    done = compared(mistake)
    assert (done.returncode, done.stderr) == (0, "")


def test_what_is_written_twice_no_longer_agrees() -> None:
    done = compared(WRITTEN_TWICE)
    assert "AssertionError" in done.stderr
    assert "the mistake changes nothing here" not in done.stderr
