"""What the tests of the command line are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.run import CommandLine

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def fastlege(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    """Give the command line."""
    return CommandLine(tmp_path, monkeypatch, capsys)
