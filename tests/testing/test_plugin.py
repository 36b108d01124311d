"""The pytest plugin, as one who installs fastlege meets it: in a pytest of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Final

import pytest

import fastlege_pytest
from fastlege import may_represent, representatives
from fastlege.testing import DOCUMENT_LAWS, LAWS, READY_FAMILIES, Law
from tests.testing.right import by_documents

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

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

UNUSED: Final = """
import sys

def test_nothing_of_fastlege_is_loaded_until_it_is_asked_for():
    assert "fastlege_pytest" in sys.modules
    assert not {"fastlege", "attrs", "hypothesis"} & set(sys.modules)
"""
A_FAMILY: Final = """
def test_a_family(fastlege_family_moved_out):
    assert len(fastlege_family_moved_out.parents) == 2
"""
LAWS_USED: Final = """
def test_always_no(fastlege_law):
    fastlege_law.check(lambda adult, family: False)
"""
HIDDEN: Final = """
import sys
sys.modules["hypothesis"] = None  # as if the extra were not installed
"""


@pytest.mark.parametrize("name", WHO_MAY)
def test_a_ready_family_is_what_its_name_says(name: str, request: pytest.FixtureRequest) -> None:
    family: Family = request.getfixturevalue(f"fastlege_family_{name}")
    assert family is READY_FAMILIES[name]
    assert [who.id for who in representatives(family)] == WHO_MAY[name]
    assert getattr(fastlege_pytest, name).__doc__


def test_every_ready_family_is_a_fixture() -> None:
    assert list(READY_FAMILIES) == list(WHO_MAY)


def test_a_test_that_asks_for_a_law_runs_once_for_each(fastlege_law: Law) -> None:
    assert fastlege_law in LAWS
    fastlege_law.check(may_represent, max_examples=5)


def test_so_does_one_that_asks_for_a_law_of_documents(fastlege_document_law: Law) -> None:
    assert fastlege_document_law in DOCUMENT_LAWS
    fastlege_document_law.check(by_documents, max_examples=3)


def run(folder: Path, test: str) -> str:
    """Run a test file in a pytest of its own."""
    (folder / "test_mine.py").write_text(test, encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "COV_"))}
    options = ("-q", "-rA", "--rootdir=.", "-Werror", *(f"-pno:{other}" for other in OTHERS))
    ran = subprocess.run(  # noqa: S603  # our own command
        [sys.executable, "-m", "pytest", *options],
        cwd=folder,
        env=kept,
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.stdout + ran.stderr


def test_pytest_finds_it_by_itself_and_loads_nothing_else(tmp_path: Path) -> None:
    assert "1 passed" in run(tmp_path, UNUSED)
    assert "1 passed" in run(tmp_path, A_FAMILY)


def test_a_law_that_is_broken_is_a_test_that_fails(tmp_path: Path) -> None:
    found = run(tmp_path, LAWS_USED)
    assert "PASSED test_mine.py::test_always_no[responsibility]" in found
    assert "FAILED test_mine.py::test_always_no[everything-met]" in found
    assert "everything-met: A parent of whom every condition is met" in found


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (ModuleNotFoundError("No module named 'hypothesis'", name="hypothesis"), pytest.UsageError),
        (ModuleNotFoundError("No module named 'dateutil'", name="dateutil"), ModuleNotFoundError),
        (ImportError("cannot import name 'given'", name="hypothesis"), ImportError),
    ],
)
def test_only_the_missing_extra_is_called_so(
    fault: ImportError, told: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: str) -> ModuleType:
        raise fault

    monkeypatch.setattr(fastlege_pytest, "import_module", broken)
    with pytest.raises(told) as raised:
        fastlege_pytest._kit()
    assert raised.type is told
    assert ("pip install 'fastlege[testing]'" in str(raised.value)) is (told is pytest.UsageError)


@pytest.mark.parametrize("test", [A_FAMILY, LAWS_USED])
def test_without_the_extra_it_says_what_to_install(test: str, tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text(HIDDEN, encoding="utf-8")
    assert "pip install 'fastlege[testing]'" in run(tmp_path, test)
    assert "1 passed" in run(tmp_path, "def test_nothing():\n    pass\n")
