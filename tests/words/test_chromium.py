"""What is shown, laid out by a real Chromium in a notebook's light and dark theme, and measured there."""

from __future__ import annotations

import os
from typing import Final

import pytest

from fastlege.terms import Language
from tests.words import chromium, shown

THEMES: Final = ("light", "dark")
LEAST: Final = {"texts": 1200, "rows": 200, "marks": 40, "stars": 20, "weekends": 150}
"""So much is shown in one language, or the page was not measured."""


@pytest.fixture(scope="module")
def browser() -> str:
    """Find Chromium; where it must be installed, its absence is a failure."""
    found = chromium.browser()
    if found is None and os.environ.get("FASTLEGE_CHROMIUM") == "required":
        pytest.fail(f"none of {', '.join(chromium.NAMES)} is on PATH")
    return found or pytest.skip("Chromium is not installed")


@pytest.mark.parametrize("theme", THEMES)
def test_everything_is_legible_and_in_its_place(browser: str, theme: str) -> None:
    report = chromium.measure(browser, theme, [html for each in Language for _, html in shown.shown(each)])
    assert report.problems == []
    assert report.width == chromium.WIDTH
    assert {what: count for what, count in report.seen.items() if count < len(Language) * LEAST[what]} == {}


BROKEN: Final = [
    ('<p style="color: #888">grey on white</p>', "contrast below 4.5"),
    ('<p style="color: #666">grey on black</p>', "contrast below 4.5"),
    ('<p style="color: #747474">grey</p>', "a colour of its own"),
    ('<p style="background: #808080">on grey</p>', "contrast below 4.5"),
    ('<p style="opacity: 0.3">faded</p>', "contrast below 4.5"),
    ('<p style="width: 60em; text-align: right">far out</p>', "out of sight"),
    ('<p style="display: none">not shown</p>', "out of sight"),
    ('<p style="visibility: hidden">hidden</p>', "hidden"),
    ('<div style="width: 5em"><p style="width: 9em">wide</p></div>', "wider than its place"),
    ('<table><tr id="flat"></tr></table>', "row out of sight"),
    ('<p><span aria-hidden="true">✓</span></p>', "a mark without words"),
    ('<table class="months"><tr><td><strong>17</strong></td></tr></table>', "a holiday like any day"),
    (
        '<table class="months"><tr><td><strong style="font-weight: 400">*18</strong></td></tr></table>',
        "a holiday like any day",
    ),
    (
        '<table class="months"><tr><td><em style="font-style: normal">19</em></td></tr></table>',
        "a weekend like any day",
    ),
]
"""Each fault that there may be, and what must be said of it."""


def test_what_is_broken_is_found(browser: str) -> None:
    parts = [part for part, _ in BROKEN]
    found = [problem for theme in THEMES for problem in chromium.measure(browser, theme, parts).problems]
    said = [problem.split(": ", 1) for problem in found]
    assert "the page is wider than the window" in found
    missed = [
        (part, wanted)
        for part, wanted in BROKEN
        if not any(what == wanted and element[0] in part for what, *element in said if element)
    ]
    assert missed == []
