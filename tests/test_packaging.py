"""What is shipped: typed packages, and with the source everything that its make targets read."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Final

from tools.release import LEFT_OUT

ROOT: Final = Path(__file__).parents[1]
BUILD: Final[dict[str, Any]] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
    "hatch"
]["build"]["targets"]


def test_every_package_says_that_it_is_typed() -> None:
    packages = BUILD["wheel"]["packages"]
    assert packages == ["src/fastlege", "src/fastlege_pytest"]
    assert [package for package in packages if not (ROOT / package / "py.typed").is_file()] == []


def test_what_is_left_out_of_the_source_is_read_by_nothing_in_it() -> None:
    readers = [ROOT / "Makefile", *ROOT.glob("tools/*.py"), *ROOT.glob("bench/*.py"), *ROOT.glob("docs/*.py")]
    readers.remove(ROOT / "tools" / "release.py")  # it runs where the repository is
    left_out = [pattern.strip("/") for pattern in LEFT_OUT]
    written = {reader.name: reader.read_text(encoding="utf-8") for reader in readers}
    assert [name for name, text in written.items() if any(f'"{folder}"' in text for folder in left_out)] == []
