"""Do what a user does first, on every Python here and in every environment that a service may have.

    python -m tools.environments

The environments: no system time zones, `-OO`, an import from a zip file, a read-only file system, `LC_ALL=C`
in ASCII, and warnings as errors. `tools/smoke.py` is the program that each of them runs.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final, NamedTuple

from tools.matrix import ROOT, pythons

__all__ = ["ENVIRONMENTS", "Environment", "environment", "install", "smoke"]


class Environment(NamedTuple):
    """How an environment differs from a plain one."""

    options: tuple[str, ...] = ()
    variables: tuple[tuple[str, str], ...] = ()
    from_zip: bool = False


ENVIRONMENTS: Final = {
    "plain": Environment(),
    "warnings": Environment(options=("-W", "error")),
    "optimised": Environment(options=("-OO",)),
    "no-time-zones": Environment(variables=(("PYTHONTZPATH", ""),)),
    "c-locale": Environment(variables=(("LC_ALL", "C"), ("PYTHONCOERCECLOCALE", "0"), ("PYTHONUTF8", "0"))),
    "read-only": Environment(),  # refused within the process, so that it holds for root too
    "zip": Environment(from_zip=True),
}


def environment(python: str, place: Path, *wanted: str) -> str:
    """Make an empty environment, without pip, and install into it; return its Python."""
    subprocess.run([python, "-m", "venv", "--without-pip", str(place)], check=True)
    inside = str(place / "bin" / "python")
    install(inside, *wanted)
    return inside


def install(inside: str, *wanted: str) -> None:
    """Install into an environment from outside."""
    pip = [sys.executable, "-m", "pip", "--python", inside, "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--quiet", "--quiet", *wanted], check=True)


def smoke(name: str, python: str, wheel: Path, *parts: str) -> bool:
    """Run the parts in an environment, from another folder than the source's; tell whether all went well."""
    options, changes, from_zip = ENVIRONMENTS[name]
    variables = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    variables |= dict(changes)
    if from_zip:
        variables["PYTHONPATH"] = str(wheel)
    run = [python, "-P", *options, str(ROOT / "tools" / "smoke.py"), name, *parts]
    with tempfile.TemporaryDirectory() as elsewhere:
        return subprocess.run(run, cwd=elsewhere, env=variables, check=False).returncode == 0


def main() -> int:
    """Build the wheel, run every environment on every Python, and print a line for each."""
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        build = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", folder]
        subprocess.run(build, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        (wheel,) = place.glob("*.whl")
        for version, found in pythons().items():
            python = environment(found, place / version, str(wheel))
            for name in ENVIRONMENTS:
                well = smoke(name, python, wheel, "core")
                failed += not well
                print(f"{version:<6} {name:<14} {'passed' if well else 'FAILED'}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
