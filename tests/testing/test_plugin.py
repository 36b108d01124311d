"""The pytest plugin, as whoever installs fastlege meets it: in a pytest of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Final

import pytest

import fastlege_pytest
from fastlege import representatives
from fastlege.testing import READY_FAMILIES
from fastlege.testing.conformance import check_conformance

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fastlege import Family

WHO_MAY: Final = {
    "at_home": ["mother", "father"],
    "moved_out": ["mother", "father"],
    "none_at_home": [],
    "other_flat": [],
    "unknown_home": [],
    "one_parent": ["mother"],
    "no_parents": [],
    "sole_responsibility": ["father"],
    "deceased_parent": [],
    "protected_parent": [],
    "protected_child": [],
    "day_before_sixteen": ["mother", "father"],
    "sixteen_today": [],
}

OTHERS: Final = ("anyio", "cacheprovider", "hypothesispytest")
"""Plugins that have no part in it; at the floors anyio, which FastAPI brings, is older than pytest takes."""

MINE: Final = """
import sys
from inspect import signature

def test_nothing_of_fastlege_is_loaded_until_it_is_asked_for():
    assert "fastlege_pytest" in sys.modules
    assert not {"fastlege", "attrs", "hypothesis"} & set(sys.modules)

def test_a_family(fastlege_family_moved_out):
    assert len(fastlege_family_moved_out.parents) == 2
    assert "hypothesis" not in sys.modules

def test_a_law_needs_no_hypothesis(fastlege_family_moved_out):
    from fastlege.testing.laws import LAWS
    always = lambda adult, family: True
    LAWS[0](always, fastlege_family_moved_out)
    assert "hypothesis" not in sys.modules

def test_the_suite(fastlege_conformance):
    fastlege_conformance(lambda one, other: True, "homes")

def test_a_broken_law(fastlege_family_moved_out):
    from fastlege.testing.laws import order
    order(lambda adult, family: adult == family.parents[0].person, fastlege_family_moved_out)
"""


@pytest.mark.parametrize("name", WHO_MAY)
def test_a_ready_family_is_what_its_name_says(name: str, request: pytest.FixtureRequest) -> None:
    family: Family = request.getfixturevalue(f"fastlege_family_{name}")
    assert family is READY_FAMILIES[name]
    assert [who.id for who in representatives(family)] == WHO_MAY[name]
    assert getattr(fastlege_pytest, name).__doc__


def test_the_suite_is_a_fixture(fastlege_conformance: Callable[..., None]) -> None:
    assert fastlege_conformance is check_conformance


def test_every_ready_family_is_a_fixture() -> None:
    assert list(READY_FAMILIES) == list(WHO_MAY)


def test_pytest_finds_it_by_itself_and_a_broken_law_is_a_test_that_fails(tmp_path: Path) -> None:
    (tmp_path / "test_mine.py").write_text(MINE, encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "COV_"))}
    options = ("-q", "-rA", "--rootdir=.", "-Werror", *(f"-pno:{other}" for other in OTHERS))
    ran = subprocess.run(  # noqa: S603  # our own command
        [sys.executable, "-m", "pytest", *options],
        cwd=tmp_path,
        env=kept,
        capture_output=True,
        text=True,
        check=False,
    )
    told = ran.stdout + ran.stderr
    assert "3 passed" in told, told
    assert "2 failed" in told
    assert "NotConformantError: it does not conform to the suite; the first cases that fail:" in told
    assert "LawBrokenError: order: The order of the parents does not matter." in told
    assert "answers.py" not in told  # the message is enough
