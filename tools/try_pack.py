"""Pack what the page runs, in Pyodide's own Python: modules as bytecode, and nothing that is never asked for.

`tools/try_page.py` puts the wheels into ``/kept`` and runs this there. A browser that had to compile the
modules itself would do it at every visit, and take three times as long to start.
"""

from __future__ import annotations

from importlib._bootstrap_external import _code_to_hash_pyc  # type: ignore[attr-defined]
from importlib.util import source_hash
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_STORED, ZipFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

KEPT: Final = Path("/kept")
PACKED: Final = KEPT / "packed"

NOT_IN_A_BROWSER: Final = frozenset(
    {
        *("_pyrepl", "ctypes", "doctest", "ftplib", "imaplib", "mailbox", "multiprocessing", "pdb"),
        *("pickletools", "poplib", "pydoc", "smtplib", "sqlite3", "unittest", "wsgiref", "xml", "xmlrpc"),
    }
)
"""Parts of the standard library that talk to other programs, or to developers."""
OTHER_ROOMS: Final = ("fastlege/cli/", "fastlege/frames/", "fastlege/testing/", "fastlege_pytest/")
OTHER_TIMES: Final = "tzdata/zoneinfo/"
OTHER_HOLIDAYS: Final = ("holidays/countries/", "holidays/financial/", "holidays/locale/")
OURS: Final = ("tzdata/zoneinfo/Europe/Oslo", "norway.py", "__init__.py")
EMPTIED: Final = "holidays/countries/__init__.py"
"""It imports every country; Norway's module is imported by name."""


def of_the_library(name: str) -> bool:
    """Tell whether a file of the standard library goes with the page."""
    return name.partition("/")[0].removesuffix(".py") not in NOT_IN_A_BROWSER


def of_a_wheel(name: str) -> bool:
    """Tell whether a file of a wheel goes with the page: Oslo's time, and Norway's holidays, are enough."""
    if name.startswith((OTHER_TIMES, *OTHER_HOLIDAYS)):
        return name.endswith(OURS)
    noted = ".dist-info/" in name and not name.endswith("/METADATA")  # its version is asked for
    return not name.startswith(OTHER_ROOMS) and not noted and not name.endswith((".pyi", ".gz"))


def files(archives: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    """Read every file of some archives, and folders apart."""
    for archive in archives:
        with ZipFile(archive) as opened:
            for name in opened.namelist():
                if not name.endswith("/"):
                    yield name, b"" if name == EMPTIED else opened.read(name)


def compiled(name: str, source: bytes) -> bytes:
    """Compile a module; no source goes with it, so that it is never looked whether that has changed."""
    code = compile(source, name, "exec", dont_inherit=True)
    made: bytes = _code_to_hash_pyc(code, source_hash(source), checked=False)
    return made


def pack(target: Path, entries: Iterable[tuple[str, bytes]]) -> None:
    """Write an archive without compressing it: the whole is compressed, which makes it smaller."""
    with ZipFile(target, "w", ZIP_STORED) as archive:
        for name, data in entries:
            if name.endswith(".py"):
                archive.writestr(f"{name}c", compiled(name, data))
            else:
                archive.writestr(name, data)


PACKED.mkdir(exist_ok=True)
library = files([KEPT / "python_stdlib.zip"])
pack(PACKED / "python_stdlib.zip", ((name, data) for name, data in library if of_the_library(name)))
wheels = files(sorted((KEPT / "wheels").glob("*.whl")))
page = [("answers.py", (KEPT / "answers.py").read_bytes())]
pack(PACKED / "site.zip", (*page, *((name, data) for name, data in wheels if of_a_wheel(name))))
