"""A release holds the tracked files, byte by byte, wherever it is built."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from tools.release import build, differences, sdist_faults, tracked, wheel_faults

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT: Final = Path(__file__).parents[1]
ANYBODY: Final = ("-c", "user.name=anybody", "-c", "user.email=anybody@example.org")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (ROOT / ".git").exists(), reason="the source was not taken from git"),
]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the tracked files into a repository of their own, and build it."""
    root = tmp_path_factory.mktemp("source")
    for name, file in tracked(ROOT).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(file)
    for command in (
        ["init", "--quiet"],
        ["add", "--all"],
        [*ANYBODY, "commit", "--quiet", "--message", "all"],
    ):
        subprocess.run(["git", *command], cwd=root, check=True)  # noqa: S603, S607
    build(root, root / "dist")
    return root


def faults(place: Path, files: Mapping[str, bytes]) -> list[str]:
    (sdist,), (wheel,) = place.glob("*.tar.gz"), place.glob("*.whl")
    return [*sdist_faults(sdist, files), *wheel_faults(wheel, files)]


def test_two_builds_are_the_same_and_hold_the_tracked_files(source: Path, tmp_path: Path) -> None:
    here = {file.name: file.read_bytes() for file in (source / "dist").iterdir()}
    assert len(here) == len(("sdist", "wheel"))
    assert [*differences("dist", build(source, tmp_path, otherwise=True), here)] == []
    assert faults(source / "dist", tracked(source)) == []


def test_an_untracked_file_is_found(source: Path, tmp_path: Path) -> None:
    shutil.copytree(source, tmp_path, dirs_exist_ok=True, ignore=shutil.ignore_patterns("dist"))
    for name in ("src/fastlege/planted.py", "docs/planted.md", "planted.toml"):
        (tmp_path / name).touch()
    build(tmp_path, tmp_path / "dist")
    assert [fault.partition(": ")[2] for fault in faults(tmp_path / "dist", tracked(source))] == [
        "docs/planted.md should not be in it",
        "src/fastlege/planted.py should not be in it",
        "fastlege/planted.py should not be in it",
    ]


def test_a_changed_byte_and_a_missing_file_are_found(source: Path, tmp_path: Path) -> None:
    (wheel,) = (source / "dist").glob("*.whl")
    changed = tmp_path / wheel.name
    with zipfile.ZipFile(wheel) as before, zipfile.ZipFile(changed, "w") as after:
        for name in before.namelist():
            file = before.read(name)
            after.writestr(name, file.replace(b"e", b"a", 1) if name == "fastlege/oslo.py" else file)
    files = {**tracked(source), "src/fastlege/new.py": b""}
    assert [fault.partition(": ")[2] for fault in wheel_faults(changed, files)] == [
        "fastlege/new.py is missing",
        "fastlege/oslo.py differs",
    ]
