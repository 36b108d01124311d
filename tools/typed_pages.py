"""Check the types of what the pages show, so that what one copies from them passes a type checker too.

    .venv/bin/python tools/typed_pages.py README.md docs/tutorial.md ...

The snippets of a page become one module under ``build``, each on its own line, so that a line of a fault is
the page's. What is shown to raise an error is left out.
"""

from __future__ import annotations

import sys
from doctest import DocTestParser
from pathlib import Path
from typing import Final

from mypy import api

__all__ = ["main", "module"]

BUILT: Final = Path("build/typed_pages")
AS_ONE_TYPES: Final = (
    "--allow-untyped-defs",
    "--allow-incomplete-defs",
    "--allow-untyped-calls",
    "--allow-redefinition",
    "--disable-error-code=var-annotated",
)
"""A page says as much of types as one does at the prompt."""


def module(page: str) -> str:
    """Make a module of a page's snippets."""
    lines = [""] * (page.count("\n") + 1)
    for snippet in DocTestParser().get_examples(page):
        if not snippet.exc_msg:
            shown = snippet.source.splitlines()
            lines[snippet.lineno : snippet.lineno + len(shown)] = shown
    return "\n".join(lines)


def main(pages: list[str]) -> int:
    """Check the pages, and print the faults."""
    BUILT.mkdir(parents=True, exist_ok=True)
    modules = [BUILT / Path(page).with_suffix(".py").as_posix().replace("/", "_") for page in pages]
    for page, made in zip(pages, modules, strict=True):
        made.write_text(module(Path(page).read_text(encoding="utf-8")), encoding="utf-8")
    found, wrong, status = api.run([*AS_ONE_TYPES, *map(str, modules)])
    sys.stderr.write(wrong)
    print(found, end="")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
