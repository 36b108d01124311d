"""What a contributor is told: the map has every room, and whatever a page names is there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[1]
BUILT: Final = {"build", "dist", "htmlcov", "__pycache__"}
GUIDE: Final = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PAGES: Final = {"CONTRIBUTING": GUIDE} | {
    path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs" / "contributing").iterdir())
}
SCREEN: Final = 45
"""Lines that stand on one screen."""
WHERE: Final = (
    "",
    "src/fastlege",
    "src/fastlege/register",
    "src/fastlege/words",
    "tests/register",
    "site/try",
)


def rooms(place: str) -> dict[str, str]:
    """Read a table of the map: the rooms, and a sentence on each."""
    table = GUIDE.split(f"| in {place} | what it is |\n| --- | --- |\n")[1].split("\n\n")[0]
    return dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", table, re.MULTILINE))


@pytest.mark.parametrize(("place", "folder"), [("`src/fastlege`", "src/fastlege"), ("the repository", ".")])
def test_the_map_has_every_room_with_a_sentence_on_each(place: str, folder: str) -> None:
    folders = {path.name for path in (ROOT / folder).iterdir() if path.is_dir() and path.name[0] != "."}
    assert set(rooms(place)) == folders - BUILT
    assert [line for line in rooms(place).values() if not re.fullmatch(r"[A-Z].+\.", line)] == []


def test_a_module_that_stands_by_itself_is_named() -> None:
    named = set(re.findall(r"`(\w+)`", GUIDE))
    alone = {path.stem for path in (ROOT / "src" / "fastlege").glob("*.py")} - {"__init__", "__main__"}
    assert alone <= named


@pytest.mark.parametrize("name", PAGES)
def test_what_a_page_names_is_there(name: str) -> None:
    paths = set(re.findall(r"`([\w./-]+(?:/|\.(?:py|toml|md)))`", PAGES[name]))
    there = {path for path in paths for folder in WHERE if (ROOT / folder / path).exists()}
    assert paths - there == {"se.toml"} & paths  # a language that nobody has added yet


@pytest.mark.parametrize("name", sorted(set(PAGES) - {"CONTRIBUTING"}))
def test_a_page_is_of_one_screen(name: str) -> None:
    assert 10 < PAGES[name].count("\n") <= SCREEN
