"""The notebooks are plain: what a reader opens first, nothing that was run, and nothing of a machine.

That they run is seen by `make docs`, which runs every one from top to bottom.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Final

import pytest

FOLDER: Final = Path(__file__).parents[2] / "docs" / "notebooks"
NOTEBOOKS: Final = sorted(FOLDER.rglob("*.ipynb"))
PLAIN: Final = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
FOLDED: Final = {"tags": ["hide-input"]}
"""Code that draws is folded away on the page."""

LINES: Final = 12
LINES_THAT_DRAW: Final = 32


def read(path: Path) -> dict[str, Any]:
    notebook: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return notebook


def cells(path: Path, kind: str) -> list[dict[str, Any]]:
    return [cell for cell in read(path)["cells"] if cell["cell_type"] == kind]


def lines(cell: dict[str, Any]) -> list[str]:
    return [line for line in cell["source"] if line.strip()]


def test_there_are_at_least_five_and_their_numbers_order_them() -> None:
    assert [path.name[:3] for path in NOTEBOOKS] == [f"{n:02}_" for n in range(1, len(NOTEBOOKS) + 1)]
    assert len(NOTEBOOKS) >= 5


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_it_has_a_title_and_says_what_it_is_about_before_any_code(notebook: Path) -> None:
    first = read(notebook)["cells"][0]
    assert first["cell_type"] == "markdown"
    title, *prose = lines(first)
    assert title.startswith("# ")
    assert prose
    assert not prose[0].startswith("#")


def test_nothing_that_was_run_is_kept(notebook: Path) -> None:
    for cell in cells(notebook, "code"):
        assert cell["outputs"] == []
        assert cell["execution_count"] is None


def test_nothing_of_a_machine_is_kept(notebook: Path) -> None:
    assert read(notebook)["metadata"] == PLAIN
    assert all(cell["metadata"] in ({}, FOLDED) for cell in read(notebook)["cells"])


def test_it_is_written_as_a_tool_would_write_it(notebook: Path) -> None:
    written = notebook.read_text(encoding="utf-8")
    assert written == json.dumps(read(notebook), indent=1, ensure_ascii=False) + "\n"
    marks = [cell["id"] for cell in read(notebook)["cells"]]
    assert len(set(marks)) == len(marks)


def test_a_cell_is_short(notebook: Path) -> None:
    for cell in cells(notebook, "code"):
        assert 0 < len(lines(cell)) <= (LINES_THAT_DRAW if cell["metadata"] else LINES)


def test_every_picture_says_what_it_shows(notebook: Path) -> None:
    drawn = [cell for cell in cells(notebook, "code") if "picture(" in "".join(cell["source"])]
    for cell in drawn:
        assert re.search(r"^(told = |def picture\()", "".join(cell["source"]), re.MULTILINE)


def test_nobody_is_in_it(notebook: Path) -> None:
    for number in re.findall(r"(?<!\d)\d{11}(?!\d)", notebook.read_text(encoding="utf-8")):
        assert int(number[2:4]) > 80, "give a synthetic number: month + 80"


def test_it_leans_on_nothing_but_the_package_and_what_comes_with_it(notebook: Path) -> None:
    code = "".join(line for cell in cells(notebook, "code") for line in (*cell["source"], "\n"))
    imported = set(re.findall(r"^(?:from|import) (\w+)", code, re.MULTILINE))
    python = {"collections", "datetime", "html", "itertools", "json"}
    assert imported <= {"fastlege", "attrs", "hypothesis", "IPython", "polars", *python}
    assert not re.search(r"https?://|\.\./|open\(|today\(|now\(", code)
