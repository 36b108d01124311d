"""Print the laws as the tables of docs/howto/testing.md, or write them there.

.venv/bin/python tools/laws_table.py [--write]
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from fastlege.testing import DOCUMENT_LAWS, LAWS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fastlege.testing import Law

PAGE = Path(__file__).resolve().parent.parent / "docs" / "howto" / "testing.md"


def table(laws: Iterable[Law]) -> str:
    """Write laws as a table of Markdown; what is marked is ours."""
    rows = [f"| `{law}` | {law.sentence} | {'ours' if law.source.ours else 'page'} |" for law in laws]
    return "\n".join(["| law | in words | source |", "| --- | --- | --- |", *rows])


def tables() -> dict[str, str]:
    """Give both tables, by the name of the place where each stands."""
    names = {law.name for law in LAWS}
    return {
        "laws": table(LAWS),
        "document-laws": table(law for law in DOCUMENT_LAWS if law.name not in names),
    }


def written(page: str) -> str:
    """Give the page with the tables as they are now."""
    for name, rows in tables().items():
        before, begin, rest = page.partition(f"<!-- {name} -->\n")
        _, end, after = rest.partition(f"\n<!-- end of {name} -->")
        page = f"{before}{begin}{rows}{end}{after}"
    return page


if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    else:
        print(*tables().values(), sep="\n\n")
