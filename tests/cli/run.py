"""The command line, run inside the test: what it printed, and how it ended."""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from fastlege.cli import main

if TYPE_CHECKING:
    import pytest

EXAMPLES: Final = Path(__file__).parents[2] / "examples"


class Run(NamedTuple):
    """What one run gave."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:  # noqa: ANN401  # whatever JSON holds
        """What it printed, read as JSON."""
        assert self.out.endswith("}\n") or self.out.endswith("]\n")
        return json.loads(self.out)


class CommandLine:
    """Runs commands in a folder of its own."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        """Take what pytest gives."""
        self.folder, self.patch, self.capsys = folder, patch, capsys

    def file(self, content: object) -> str:
        """Write a file: bytes as they are, anything else as JSON."""
        path = self.folder / "given.json"
        path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        return str(path)

    def __call__(self, *arguments: str, stdin: object = None) -> Run:
        """Run a command."""
        given = io.TextIOWrapper(io.BytesIO(json.dumps(stdin).encode()))
        self.patch.setattr(sys, "stdin", given)
        status = main(arguments)
        printed = self.capsys.readouterr()
        return Run(status, printed.out, printed.err)

    def problems(self, *arguments: str, stdin: object = None) -> list[str]:
        """Run a command that is to be refused, and give every problem."""
        ended = self(*arguments, stdin=stdin)
        assert (ended.status, ended.out) == (2, "")
        assert ended.err.endswith("\n")
        assert not [given for given in arguments if re.search("[0-9]{3}", given) and given in ended.err]
        return ended.err.splitlines()
