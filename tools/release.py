"""Build a release, check it, use it, and write the documents that go with it.

    [TAG=v0.1.0] python -m tools.release

The sdist and the wheel are built twice, in two places and two environments, and compared byte by byte. Their
contents are compared with the files that git tracks. The wheel is installed into empty environments, and does
there what a user does first. ``dist`` gets the two files; ``build/release`` gets the list of their contents,
a bill of materials (CycloneDX), the licences and the checksums. A tag must be that of the version.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tools.environments import ENVIRONMENTS, environment, install, smoke
from tools.matrix import PROJECT, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["LEFT_OUT", "build", "differences", "main", "sdist_faults", "tracked", "unpacked", "wheel_faults"]

VERSION: Final[str] = PROJECT["project"]["version"]
DIST: Final = ROOT / "dist"
DOCUMENTS: Final = ROOT / "build" / "release"
BIN: Final = Path(sys.executable).parent

LEFT_OUT: Final = (".ci/", ".editorconfig", ".gitattributes", ".github/", ".pre-commit-config.yaml")
"""Tracked files that the sdist leaves out: only the repository uses them."""
_ABOUT: Final = {"METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE"}
_LICENCES: Final = (
    *("MIT", "MIT License", "BSD License", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0"),
    *("Apache Software License", "PSF-2.0", "MPL-2.0", "Mozilla Public License 2.0 (MPL 2.0)"),
)
"""The licences of our dependencies, extras included; to accept another one is a decision, not an accident."""
_OTHERWISE: Final = {"LC_ALL": "C", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"}


# --- contents


def tracked(root: Path) -> dict[str, bytes]:
    """Read every file that git tracks, by its path."""
    listed = _told(root, "git", "ls-files", "-z")
    return {name: (root / name).read_bytes() for name in listed.split("\0") if name}


def unpacked(archive: Path) -> dict[str, bytes]:
    """Read every file of a wheel, or of a source archive without its one folder, by its path."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            return {name: wheel.read(name) for name in wheel.namelist()}
    with tarfile.open(archive) as source:
        files = ((member.name, source.extractfile(member)) for member in source)
        return {name.partition("/")[2]: file.read() for name, file in files if file}


def sdist_faults(sdist: Path, files: Mapping[str, bytes]) -> Iterator[str]:
    """List how the sdist differs from the tracked files, except those that it leaves out."""
    expected = {name: file for name, file in files.items() if not name.startswith(LEFT_OUT)}
    found = unpacked(sdist)
    found.pop("PKG-INFO", None)
    return differences(sdist.name, found, expected)


def wheel_faults(wheel: Path, files: Mapping[str, bytes]) -> Iterator[str]:
    """List how the wheel differs from the files tracked under `src`, and from the usual metadata.

    So it has no file that Python runs by itself (``.pth``), and none that is installed elsewhere.
    """
    about = f"fastlege-{VERSION}.dist-info/"
    expected = {name.removeprefix("src/"): file for name, file in files.items() if name.startswith("src/")}
    found = unpacked(wheel)
    metadata = {name: b"" for name in found if name.startswith(about)}
    yield from differences(
        wheel.name, {**found, **metadata}, {**expected, **{about + name: b"" for name in _ABOUT}}
    )


def differences(name: str, found: Mapping[str, bytes], expected: Mapping[str, bytes]) -> Iterator[str]:
    """List the files that should not be there, those that are missing, and those that differ."""
    yield from (f"{name}: {one} should not be in it" for one in sorted({*found} - {*expected}))
    yield from (f"{name}: {one} is missing" for one in sorted({*expected} - {*found}))
    both = sorted({*found} & {*expected})
    yield from (f"{name}: {one} differs" for one in both if found[one] != expected[one])


# --- building


def build(root: Path, place: Path, *, otherwise: bool = False) -> dict[str, bytes]:
    """Build the sdist, and the wheel from it; return both.

    Args:
        root: The source.
        place: The folder into which to write.
        otherwise: Whether to build in another time zone, locale and order of sets, and with another mask
            for new files.
    """
    epoch = _told(root, "git", "log", "-1", "--format=%ct").strip()
    variables = {**os.environ, **(_OTHERWISE if otherwise else {}), "SOURCE_DATE_EPOCH": epoch}
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(place)]
    subprocess.run(
        command,
        cwd=root,
        env=variables,
        umask=0o077 if otherwise else -1,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return {file.name: file.read_bytes() for file in sorted(place.iterdir())}


def _told(root: Path, *command: str) -> str:
    return subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout


def _not_ready(tag: str | None) -> Iterator[str]:
    changed = _told(ROOT, "git", "status", "--porcelain", "--untracked-files=no").splitlines()
    yield from (f"commit it first: {line[3:]}" for line in changed)
    if tag not in {None, f"v{VERSION}"}:
        yield f"the tag is {tag}, and the version of pyproject.toml {VERSION}"
    if not re.search(rf"^## \[{re.escape(VERSION)}\]", _changelog(), re.MULTILINE):
        yield f"CHANGELOG.md says nothing of {VERSION}"
    if tag and not re.search(
        rf"^## \[{re.escape(VERSION)}\] - \d{{4}}-\d\d-\d\d$", _changelog(), re.MULTILINE
    ):
        yield f"CHANGELOG.md does not say on what day {VERSION} is released"


def _changelog() -> str:
    return (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def _built_twice() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        elsewhere = Path(folder) / "source"
        _told(ROOT, "git", "clone", "--quiet", str(ROOT), str(elsewhere))
        shutil.rmtree(DIST, ignore_errors=True)
        here = build(ROOT, DIST)
        there = build(elsewhere, Path(folder) / "dist", otherwise=True)
    yield from (f"{fault}, when it is built in another place" for fault in differences("dist", there, here))


# --- checking and using


def _refused() -> Iterator[str]:
    """List what the index would refuse, and what is wrong with the workflows that publish."""
    for what, *command in (
        ("the metadata", "twine", "check", "--strict", *map(str, DIST.iterdir())),
        ("the workflows", "zizmor", "--offline", "--quiet", "--strict-collection", str(ROOT / ".github")),
    ):
        if subprocess.run([BIN / command[0], *command[1:]], cwd=ROOT, check=False).returncode:
            yield f"{what}: see above"


def _used(wheel: Path, place: Path) -> Iterator[str]:
    """Use the wheel in empty environments, without extras and with all of them, and list what fails."""
    bare = environment(sys.executable, place / "bare", str(wheel))
    yield from _documents("", bare)
    yield from (f"{name}: see above" for name in ENVIRONMENTS if not smoke(name, bare, wheel, "core"))
    deadline = ("deadline", "2026-03-30T09:00+02:00")
    expected = ROOT / "examples" / "expected" / "deadline-over-easter.txt"
    if _told(place, str(Path(bare).parent / "fastlege"), *deadline) != expected.read_text(encoding="utf-8"):
        yield "the command prints something else than examples/expected/deadline-over-easter.txt"

    extras = ",".join(PROJECT["project"]["optional-dependencies"])
    whole = environment(sys.executable, place / "whole", f"{wheel}[{extras}]")
    yield from _documents("-extras", whole)
    install(whole, *(tool for tool in PROJECT["dependency-groups"]["test"] if tool.startswith("polars==")))
    if not smoke("plain", whole, wheel, "core", "cli", "frames", "ical", "kit"):
        yield "with the extras: see above"


# --- the documents


def _documents(mark: str, python: str) -> Iterator[str]:
    """Write the bill of materials and the licences of an environment; say if one is not allowed."""
    bill = ("--pyproject", "pyproject.toml", "--mc-type", "library", "--output-reproducible", "--output-file")
    to = str(DOCUMENTS / f"fastlege-{VERSION}{mark}.cdx.json")
    subprocess.run([BIN / "cyclonedx-py", "environment", *bill, to, python], cwd=ROOT, check=True)
    form = ("--format", "markdown", "--with-urls", "--allow-only", ";".join(_LICENCES), "--output-file")
    to = str(DOCUMENTS / f"licences{mark}.md")
    if subprocess.run(
        [BIN / "pip-licenses", "--python", python, *form, to], cwd=ROOT, check=False
    ).returncode:
        yield "a licence is not among those in tools/release.py: see above"


def _write_contents_and_checksums() -> None:
    distributions = sorted(DIST.iterdir())
    lines = [line for file in distributions for line in (f"# {file.name}", *sorted(unpacked(file)))]
    (DOCUMENTS / "contents.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    files = [*distributions, *sorted(DOCUMENTS.iterdir())]
    sums = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files]
    (DOCUMENTS / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")
    print("".join(sums), end="")


def faults(tag: str | None) -> Iterator[str]:
    """Do everything, and list what is wrong."""
    yield from (not_ready := [*_not_ready(tag)])
    if not_ready:
        return
    shutil.rmtree(DOCUMENTS, ignore_errors=True)
    DOCUMENTS.mkdir(parents=True)
    yield from _built_twice()
    (sdist,), (wheel,), files = DIST.glob("*.tar.gz"), DIST.glob("*.whl"), tracked(ROOT)
    yield from sdist_faults(sdist, files)
    yield from wheel_faults(wheel, files)
    yield from _refused()
    with tempfile.TemporaryDirectory() as place:
        yield from _used(wheel, Path(place))
    _write_contents_and_checksums()


def main() -> int:
    """Print the checksums, and what is wrong."""
    found = [*faults(os.environ.get("TAG") or None)]
    for fault in found:
        print(fault, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
