"""Every public name is described on the site, with an example, and every snippet is one that runs."""

from __future__ import annotations

import inspect
import re
from importlib import import_module
from pathlib import Path
from typing import Final, NewType

import pytest

import fastlege
from tests.services.test_page import source

MODULES: Final = (
    "fastlege",
    "fastlege.calendar",
    "fastlege.register",
    "fastlege.identity",
    "fastlege.exchange",
    "fastlege.frames",
    "fastlege.ical",
    "fastlege.words",
    "fastlege.errors",
    "fastlege.testing",
    "fastlege.testing.conformance",
)
"""Where users import from. A name of the first is described there alone, wherever else it can be had."""

DOCS: Final = Path(__file__).parents[2] / "docs"
PAGES: Final = {path: path.read_text(encoding="utf-8") for path in sorted(DOCS.rglob("*.md"))}
REFERENCE: Final = [text for path, text in PAGES.items() if path.parent.name == "reference"]
FENCE: Final = re.compile(r"^```(\S+)", re.MULTILINE)
SNIPPETS: Final = re.compile(r"^```pycon\n(.*?)^```", re.MULTILINE | re.DOTALL)
IMPORTED: Final = re.compile(r"^>>> (?:from [\w.]+ )?import (.*)\n", re.MULTILINE)
GLOSSARY: Final = PAGES[DOCS / "glossary.md"].splitlines()
SHORTEST: Final = 30
"""A sentence of the page that is shorter may be met by chance."""


def described(page: str, module: str) -> list[str]:
    """List the names of a module that a page describes."""
    here, names = "", list[str]()
    for directive, name in re.findall(r"^\.\. (currentmodule|auto\w+):: ([\w.]+)", page, re.MULTILINE):
        if directive == "currentmodule":
            here = name
        elif directive == "automodule":
            names += import_module(name).__all__ if name == module else []
        elif here == module:
            names.append(name)
    return names


def home(name: str, module: str) -> str:
    """Give the module under which a name is described: the root, where it is a name of the root."""
    return "fastlege" if name in fastlege.__all__ else module


def is_type(found: object) -> bool:
    """Tell whether a public name is that of a type."""
    return inspect.isclass(found) or isinstance(found, NewType)


def docstrings(found: object) -> str:
    """Give the docstring of a function, or of a class with those of its public methods."""
    if not inspect.isclass(found):
        return (inspect.getdoc(found) or "") if inspect.isfunction(found) else ""
    members = (getattr(value, "__func__", value) for name, value in vars(found).items() if name[0] != "_")
    return "\n".join(filter(None, (found.__doc__, *(getattr(member, "__doc__", "") for member in members))))


def test_every_name_of_the_root_is_described_once() -> None:
    names = [name for page in REFERENCE for name in described(page, "fastlege")]
    assert sorted(names) == sorted(fastlege.__all__)


@pytest.mark.parametrize("module", MODULES[1:])
def test_every_other_module_is_described_on_a_page(module: str) -> None:
    names = {
        where: [name for page in REFERENCE for name in described(page, where)]
        for where in ("fastlege", module)
    }
    assert [name for name in import_module(module).__all__ if name not in names[home(name, module)]] == []


@pytest.mark.parametrize("module", MODULES)
def test_every_public_name_has_an_example(module: str) -> None:
    without = []
    for name in import_module(module).__all__:
        pages = [page for page in REFERENCE if name in described(page, home(name, module))]
        shown = IMPORTED.sub("", "\n".join(snippet for page in pages for snippet in SNIPPETS.findall(page)))
        own = ">>>" in docstrings(getattr(import_module(module), name))
        if not own and not re.search(rf"\b{name}\b", shown):
            without.append(name)
    assert without == []


def test_every_public_type_has_its_norwegian_terms_and_their_source() -> None:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in GLOSSARY if line[:1] == "|"]
    assert [row for row in rows if len(row) != len(rows[0]) or not all(row)] == []
    named = {name for row in rows for name in re.findall(r"`(\w+)`", row[3])}
    modules = [import_module(module) for module in MODULES]
    types = {name for module in modules for name in module.__all__ if is_type(getattr(module, name))}
    assert sorted(types - named) == []


def test_every_snippet_is_run_or_is_a_part_of_what_runs() -> None:
    """Python stands in a doctest or comes from a file with tests; JSON and the shell are tested elsewhere."""
    put_in = {"{literalinclude}", "{include}", "{toctree}", "{eval-rst}", "{made}"}
    others = {
        (path.name, kind)
        for path, text in PAGES.items()
        for kind in FENCE.findall(text)
        if kind not in put_in and kind != "pycon"
    }
    assert others == {("json.md", "json"), ("json.md", "console"), ("command-line.md", "console")}


def test_every_snippet_says_where_its_names_come_from() -> None:
    imports = {path.name: IMPORTED.findall(text) for path, text in PAGES.items()}
    assert len(imports["errors.md"]) > 1
    assert [name for name, found in imports.items() if "*" in found] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(DOCS).as_posix())
def test_a_number_of_a_person_is_synthetic(path: Path) -> None:
    for number in re.findall(r"\b\d{11}\b", PAGES[path]):
        assert 81 <= int(number[2:4]) <= 92


def test_no_page_quotes_a_sentence_of_the_page() -> None:
    """It is cited by section and paragraph, and told in our own words."""
    text = " ".join(source().read_text(encoding="utf-8").split())
    sentences = [part for part in re.split(r"(?<=[.:!?])\s+", text) if len(part) >= SHORTEST]
    written = " ".join(" ".join(PAGES.values()).split())
    assert len(sentences) > SHORTEST
    assert [sentence for sentence in sentences if sentence in written] == []
