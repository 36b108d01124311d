"""Run the tests on every Python this machine has, or on the lowest versions that pyproject.toml allows.

    python3 tools/matrix.py [--lowest] [arguments for pytest]

Each Python gets a virtual environment of its own under ``.venvs``. Needs the standard library alone.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENVS = ROOT / ".venvs"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
FLOOR = tuple(map(int, re.findall(r"\d+", PROJECT["project"]["requires-python"])))
SYSTEM_FOLDERS = ("/usr/bin", "/usr/local/bin", "/opt/homebrew/bin")
HOME_FOLDERS = (".pyenv/versions", ".asdf/installs/python", ".local/share/uv/python")
ABOUT = "import sys, venv, ensurepip; print(*sys.version_info[:3], sys.implementation.name, sys.executable)"


def pythons() -> dict[str, str]:
    """Give the newest interpreter of each minor version from our floor up, as ``{"3.12": path}``."""
    newest: dict[str, tuple[tuple[int, ...], str]] = {}
    for candidate in _candidates():
        question = [candidate, "-c", ABOUT]
        answer = subprocess.run(question, capture_output=True, text=True, check=False, cwd=ROOT)
        if answer.returncode:
            continue  # A shim without its Python, or a Python without venv.
        major, minor, micro, kind, path = answer.stdout.strip().split(" ", 4)
        version = (int(major), int(minor), int(micro))
        name = f"{major}.{minor}" if kind == "cpython" else f"{kind}-{major}.{minor}"
        if version[:2] >= FLOOR and (name not in newest or version > newest[name][0]):
            newest[name] = (version, path)
    return {name: path for name, (version, path) in sorted(newest.items(), key=lambda row: row[1][0])}


def _candidates() -> list[str]:
    places = [*os.environ.get("PATH", "").split(os.pathsep), *SYSTEM_FOLDERS]
    folders = [Path(place) for place in places if place]
    for place in HOME_FOLDERS:
        folders += sorted((Path.home() / place).glob("*/bin"))
    found = (path for folder in folders for path in sorted(folder.glob("python3*")))
    named = (path for path in found if re.fullmatch(r"python3(\.\d+)?", path.name))
    ours = (".venv", ".venvs")
    return [
        str(path)
        for path in dict.fromkeys(named)
        if os.access(path, os.X_OK) and not any(part in ours for part in path.parts)
    ]


def floors() -> list[str]:
    """Give every requirement of the package and its extras at its lowest version, as ``name==version``."""
    project = PROJECT["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    return [row.replace(">=", "==") for group in groups for row in group]


def run(name: str, python: str, arguments: list[str], *, lowest: bool) -> bool:
    """Build the environment anew and run the tests in it; tell whether they passed."""
    venv = VENVS / name
    shutil.rmtree(venv, ignore_errors=True)
    inside = str(venv / "bin" / "python")
    # The test tools are pinned; where one of them is also a dependency of ours, the floor goes first.
    pinned = floors() if lowest else []
    held = {re.split(r"[=>\[; ]", row)[0] for row in pinned}
    tools = [row for row in PROJECT["dependency-groups"]["test"] if row.split("==")[0] not in held]
    pip = [inside, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--quiet"]
    steps = (
        [python, "-m", "venv", str(venv)],
        [*pip, "--upgrade", "pip"],
        [*pip, "--editable", ".[cli,frames,ical,testing]", *pinned, *tools],
        [inside, "-m", "pytest", "-q", "-n", "auto", "-p", "no:cacheprovider", *arguments],
    )
    return all(subprocess.run(step, check=False, cwd=ROOT).returncode == 0 for step in steps)


def main(arguments: list[str]) -> int:
    """Run the matrix, or its lowest corner, and print one line for each environment."""
    lowest = "--lowest" in arguments
    arguments = [word for word in arguments if word != "--lowest"]
    found = pythons()
    if not found:
        print(f"no Python from {'.'.join(map(str, FLOOR))} up was found on this machine")
        return 1
    chosen = {f"lowest-{name}": path for name, path in list(found.items())[:1]} if lowest else found
    passed: dict[str, bool] = {}
    for name, python in chosen.items():
        print(f"== {name}: {' '.join(floors()) if lowest else python}", flush=True)
        passed[name] = run(name, python, arguments, lowest=lowest)
    for name, well in passed.items():
        print(f"{name:<12} {'passed' if well else 'FAILED'}")
    return 0 if all(passed.values()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
