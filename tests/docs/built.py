"""The built site: legible on a telephone and at a desk, and found by the words people type.

`make docs` builds the site and runs this; no other run has a site to look at.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, Final

import pytest
from sphinx.search.en import SearchEnglish

from tests.words import chromium

SITE: Final = Path(__file__).parents[2] / "build" / "docs"
HERE: Final = Path(__file__).parent
NO_PAGES: Final = {"genindex.html", "search.html", "py-modindex.html"}
PAGES: Final = [path for path in sorted(SITE.rglob("*.html")) if path.name not in NO_PAGES]
FLAGS: Final = ("--allow-file-access-from-files", "--virtual-time-budget=300000")
"""A page may look into the frames that it opens, and Chromium waits for its report as long as files load."""
LEAST: Final = {"outputs": 200, "snippets": 40, "drawn": 500, "dates": 20, "touched": 2, "texts": 10_000}
"""So much there is to see in both themes, or it was not measured."""

SEARCHED: Final = {
    "csv": "howto/nightly",
    "pandas": "howto/deadline-column",
    "polars": "howto/deadline-column",
    "spark": "howto/population",
    "sqlite": "howto/sqlite",
    "ics": "howto/ical",
    "fnr": "reference/identity",
}
"""What people type, and a page that they are looking for."""


@pytest.mark.parametrize(("word", "page"), SEARCHED.items())
def test_search_finds_a_page_by_the_word_that_people_type(word: str, page: str) -> None:
    """The words of titles, and those of texts, lead to a page's place, or to several."""
    written = (SITE / "searchindex.js").read_text(encoding="utf-8")
    known: dict[str, Any] = json.loads(written.removeprefix("Search.setIndex(").removesuffix(")"))
    places = [known[where].get(SearchEnglish({}).stem(word), []) for where in ("titleterms", "terms")]
    listed = [place for each in places for place in (each if isinstance(each, list) else [each])]
    assert page in {known["docnames"][place] for place in listed}


@pytest.fixture(scope="module")
def browser() -> str:
    """Find Chromium; where it must be installed, its absence is a failure."""
    found = chromium.browser()
    if found is None and os.environ.get("FASTLEGE_CHROMIUM") == "required":
        pytest.fail(f"none of {', '.join(chromium.NAMES)} is on PATH")
    return found or pytest.skip("Chromium is not installed")


@pytest.mark.parametrize("width", [390, 1280])
def test_every_page_is_legible_in_both_themes(browser: str, width: int, tmp_path: Path) -> None:
    asked = json.dumps({"pages": [path.as_uri() for path in PAGES], "width": width})
    script = (HERE / "measure.js").read_text(encoding="utf-8")
    (tmp_path / "page.html").write_text(
        '<!DOCTYPE html><meta charset="utf-8"><title>site</title><body>'
        f'<script id="asked" type="application/json">{asked}</script><script>{script}</script>',
        encoding="utf-8",
    )
    report = chromium.opened(browser, tmp_path / "page.html", *FLAGS)
    assert report.problems == []
    assert (report.width, report.seen["pages"]) == (width, len(PAGES))
    assert {what: report.seen[what] for what, least in LEAST.items() if report.seen[what] < least} == {}
