"""The package's modules: no name of a package hides one, and importing it loads what decides, and no more."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pkgutil import walk_packages
from typing import Final

import fastlege

MODULES: Final = [
    found.name for found in walk_packages(fastlege.__path__, "fastlege.") if "__main__" not in found.name
]
LOADED: Final = """
import sys
before = set(sys.modules)
import fastlege
loaded = set(sys.modules) - before
print(*sorted({name.partition(".")[0] for name in loaded} - sys.stdlib_module_names))
print(*sorted({name.split(".")[1] for name in loaded if name.startswith("fastlege.")}))
"""


def test_no_module_is_hidden_by_a_name_that_its_package_exports() -> None:
    """``import fastlege.services.menus`` gives the module, as whoever writes it expects."""
    modules = {name: import_module(name) for name in MODULES}
    assert len(modules) > 100
    found = {
        name: getattr(import_module(name.rpartition(".")[0]), name.rpartition(".")[2]) for name in modules
    }
    assert [name for name, module in modules.items() if found[name] is not module] == []


def test_importing_the_package_loads_attrs_the_standard_library_and_what_decides() -> None:
    """The rest is loaded when it is first asked for: texts, registers, JSON, and the list of holidays."""
    command = [sys.executable, "-c", LOADED]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603  # our own program
    others, ours = map(str.split, done.stdout.splitlines())
    assert {name for name in others if not name.startswith("_sysconfigdata")} == {"attr", "attrs", "fastlege"}
    assert not {"cli", "exchange", "register", "testing", "words"} & set(ours)
