"""A page of everything that is shown, in a notebook's light or dark theme, measured by a real Chromium."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

HERE: Final = Path(__file__).parent
SCRIPTS: Final = (HERE.parent / "contrast.js", HERE / "measure.js")
WIDTH: Final = 800
NAMES: Final = ("chromium", "chromium-browser", "google-chrome")
FLAGS: Final = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    f"--window-size={WIDTH},600",
)
_REPORT: Final = re.compile(r'<pre id="report">(.*?)</pre>', re.DOTALL)


class Report(NamedTuple):
    """What was measured: what is wrong, how much was seen, and how wide the window was."""

    problems: list[str]
    seen: dict[str, int]
    width: int


def browser() -> str | None:
    """Find Chromium on this machine."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def page(theme: str, shown: Iterable[str], script: str = "") -> str:
    """Write a notebook's page."""
    style = (HERE / "notebook.css").read_text(encoding="utf-8")
    outputs = "".join(f'<div class="jp-RenderedHTMLCommon shown">{part}</div>\n' for part in shown)
    return (
        f'<!DOCTYPE html><html lang="en" class="{theme}"><head><meta charset="utf-8"><title>shown</title>'
        f"<style>{style}</style></head><body>{outputs}<script>{script}</script></body></html>"
    )


def measure(chromium: str, theme: str, shown: Iterable[str]) -> Report:
    """Let Chromium lay the page out, and read its report."""
    script = "".join(file.read_text(encoding="utf-8") for file in SCRIPTS)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(page(theme, shown, script), encoding="utf-8")
        return opened(chromium, file)


def opened(chromium: str, file: Path, *flags: str) -> Report:
    """Let Chromium open a page that leaves a report, and read it."""
    with tempfile.TemporaryDirectory() as folder:
        command = [chromium, *FLAGS, *flags, f"--user-data-dir={folder}", "--dump-dom", file.as_uri()]
        done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8", timeout=300)  # noqa: S603  # our own page
    found = _REPORT.search(done.stdout)
    assert found, done.stderr
    answer: dict[str, Any] = json.loads(html.unescape(found[1]))
    return Report(**answer)
