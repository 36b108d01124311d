"""Do what a user does first, with the package that is installed in this Python's environment.

    python -P tools/smoke.py ENVIRONMENT core|cli|frames|ical|kit...

The examples come from the source, the package does not. The program first checks that the environment is the
one that it was told. It has no assert statement, since `python -O` skips them.
"""

from __future__ import annotations

import contextlib
import errno
import io
import json
import locale
import os
import runpy
import sys
import zoneinfo
from datetime import UTC, datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["IS_SO", "PARTS", "main"]

ROOT: Final = Path(__file__).resolve().parent.parent
EXAMPLES: Final = ROOT / "examples"
_CHANGES: Final = {"os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink", "os.truncate"}
_WRITES: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT

IS_SO: Final[dict[str, Callable[[], bool]]] = {
    "plain": lambda: True,
    "warnings": lambda: sys.warnoptions == ["error"],
    "optimised": lambda: sys.flags.optimize > 0,
    "no-time-zones": lambda: zoneinfo.TZPATH == (),
    "c-locale": lambda: locale.getencoding().lower().replace("-", "") not in {"utf8", ""},
    "read-only": lambda: not _can_write(),
    "zip": lambda: not _package().exists() and ".whl" in str(_package()),
}
"""By environment, a check that holds in it and not elsewhere."""


def main(environment: str, *parts: str) -> None:
    """Run the parts; the first fault ends the process with a sentence."""
    if environment == "read-only":
        sys.addaudithook(refuse_to_write)
    if not IS_SO[environment]():
        sys.exit(f"{environment}: this is another environment")
    if _package().is_relative_to(ROOT / "src"):
        sys.exit("the package is that of the source, and not one that is installed")
    for part in parts:
        PARTS[part]()


def refuse_to_write(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuse what a read-only file system refuses, for root too; Python asks here before the system."""
    if event in _CHANGES or (event == "open" and arguments[2] & _WRITES):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))


def _can_write() -> bool:
    try:
        Path("written").touch()
    except OSError:
        return False
    return True


def _package() -> Path:
    return Path(import_module("fastlege").__file__ or "")


def _same(what: str, found: object, expected: object) -> None:
    if found != expected:
        sys.exit(f"{what}: found {found!r}, expected {expected!r}")


def _printed(run: Callable[[], object]) -> str:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        run()
    return printed.getvalue()


def _core() -> None:
    """Run the first example, the register reader, JSON both ways, and the command line without its extra."""
    from fastlege import Family, exchange, may_represent  # noqa: PLC0415
    from fastlege.cli import main as command  # noqa: PLC0415
    from fastlege.register import read_family_file  # noqa: PLC0415

    said = _printed(partial(runpy.run_path, str(EXAMPLES / "first_decision.py")))
    _same("first_decision.py", said, (EXAMPLES / "first_decision.txt").read_text(encoding="utf-8"))

    for name, granted in (("one-parent-moved-out", True), ("none-at-home", False)):
        document = EXAMPLES / "families" / f"{name}.json"
        family = read_family_file(document.read_bytes())
        decisions = [may_represent(parent.person, family) for parent in family.parents]
        _same(name, [decision.granted for decision in decisions], [granted, granted])
        _same(f"{name}, loaded", exchange.load(json.dumps(exchange.dump(family)), Family), family)
        told = json.loads(_printed(partial(command, ["represent", str(document), "--json"])))
        _same(f"{name}, represent --json", [*told], ["fastlege", "audience", "representation"])

    for name, arguments in (
        ("deadline-over-easter", ["deadline", "2026-03-30T09:00+02:00"]),
        ("three-services", ["menu", str(EXAMPLES / "cases" / "three-services.json")]),
    ):
        os.environ["COLUMNS"] = "80"  # whatever the terminal: it is held against a file
        expected = (EXAMPLES / "expected" / f"{name}.txt").read_text(encoding="utf-8")
        _same(name, _printed(partial(command, arguments)), expected)


def _cli() -> None:
    """Run the whole demonstration, whose tables the extra wraps."""
    status: list[int] = []
    _printed(lambda: status.append(runpy.run_path(str(EXAMPLES / "demo.py"))["run"]()))
    _same("demo.py", status, [0])


def _frames() -> None:
    """Decide for a data frame, and compare with the rule."""
    import polars as pl  # noqa: PLC0415

    from fastlege import may_represent  # noqa: PLC0415
    from fastlege.frames import representation, rows  # noqa: PLC0415
    from fastlege.register import read_family_file  # noqa: PLC0415

    files = sorted((EXAMPLES / "families").glob("*.json"))
    families = [read_family_file(file.read_bytes()) for file in files]
    decided = representation(pl.DataFrame(rows(families)))
    found = {(child, parent): bits for child, parent, bits in decided[["child", "parent", "bits"]].rows()}
    expected = {
        (family.child.id, parent.person.id): may_represent(parent.person, family).bits
        for family in families
        for parent in family.parents
    }
    _same("frames", found, expected)


def _ical() -> None:
    """Write a year's public holidays as a calendar file."""
    from fastlege.ical import calendar, holidays  # noqa: PLC0415

    written = calendar(holidays(2027, uid="smoke", stamp=datetime(2026, 11, 23, tzinfo=UTC)))
    _same("ical", (written[:15], written.count(b"BEGIN:VEVENT") > 0), (b"BEGIN:VCALENDAR", True))


def _kit() -> None:
    """Hold the right rule to its laws, and see a wrong one break one."""
    from fastlege import may_represent  # noqa: PLC0415
    from fastlege.testing import LawBrokenError, check_representation_laws  # noqa: PLC0415

    check_representation_laws(may_represent)
    with contextlib.suppress(LawBrokenError):
        check_representation_laws(lambda *_: True)
        sys.exit("kit: a rule that grants everything breaks no law")


PARTS: Final = {"core": _core, "cli": _cli, "frames": _frames, "ical": _ical, "kit": _kit}

if __name__ == "__main__":
    main(*sys.argv[1:])
