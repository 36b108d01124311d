"""What the tests of the command line are given."""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING

import pytest

from tests.cli.run import CommandLine

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Print as into a pipe: a test runner in several processes says how wide a terminal is."""
    monkeypatch.delenv("COLUMNS", raising=False)


@pytest.fixture
def fastlege(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    """Give the command line."""
    return CommandLine(tmp_path, monkeypatch, capsys)


@pytest.fixture
def without_rich(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the extra ``cli`` out."""
    real = builtins.__import__

    def without(name: str, *others: object) -> object:
        if name == "rich" or name.startswith("rich."):
            raise ImportError
        return real(name, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
