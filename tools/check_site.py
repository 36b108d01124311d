"""Hold the built site to its promises: it works from a file, leans on no foreign host, and weighs little.

    python tools/check_site.py build/docs

Every link and anchor within it exists, nothing that a page loads comes from elsewhere, every public name is
described, and no page weighs more than the limit, with all that it loads but the pictures of notebooks.
"""

from __future__ import annotations

import re
import sys
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["LIMIT", "MODULES", "Page", "Site", "main"]

LIMIT: Final = 300_000
"""What a page may weigh, in bytes, when it is the first that a reader opens."""

MODULES: Final = (
    "fastlege",
    "fastlege.calendar",
    "fastlege.register",
    "fastlege.identity",
    "fastlege.exchange",
    "fastlege.frames",
    "fastlege.words",
    "fastlege.errors",
    "fastlege.testing",
    "fastlege.testing.conformance",
)
"""Where users import from. A name of the first is described there alone, wherever else it can be had."""

_LOADED: Final = {
    "script": "src",
    "img": "src",
    "source": "src",
    "iframe": "src",
    "embed": "src",
    "object": "data",
    "audio": "src",
    "video": "src",
    "link": "href",
}
_NOT_LOADED: Final = {
    "author",
    "canonical",
    "copyright",
    "genindex",
    "index",
    "next",
    "prev",
    "search",
    "top",
}
_IN_CSS: Final = re.compile(r"""(?:url\(\s*|@import\s+)["']?([^"')\s]+)""")
_PICTURES: Final = "_images"


class Page(HTMLParser):
    """One page: what it loads, where it leads, and the places in it that one can lead to."""

    def __init__(self, path: Path) -> None:
        """Read the page."""
        super().__init__()
        self.loads: list[str] = []
        self.leads: list[str] = []
        self.anchors: set[str] = set()
        self._in_style = False
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element loads, leads to and is called."""
        given = {name: value or "" for name, value in attrs}
        self.anchors |= {given[name] for name in ("id", "name") if name in given}
        self._in_style = tag == "style"
        if tag == "a" and "href" in given:
            self.leads.append(given["href"])
        elif given.get(_LOADED.get(tag, "")) and given.get("rel") not in _NOT_LOADED:
            self.loads.append(given[_LOADED[tag]])
        self.loads += _IN_CSS.findall(given.get("style", ""))

    def handle_data(self, data: str) -> None:
        """Note what a style sheet within the page loads."""
        if self._in_style:
            self.loads += _IN_CSS.findall(data)


class Site:
    """Every page under a folder."""

    def __init__(self, root: Path) -> None:
        """Read every page."""
        self.root = root.resolve()
        self.pages = {path: Page(path) for path in sorted(self.root.rglob("*.html"))}

    def faults(self) -> Iterator[str]:
        """Say everything that is wrong."""
        if not self.pages:
            yield f"{self.root}: there is no page"
        for path, page in self.pages.items():
            yield from (f"{self._name(path)}: {fault}" for fault in self._page_faults(path, page))
        for sheet in sorted(self.root.rglob("*.css")):
            for link in _IN_CSS.findall(sheet.read_text(encoding="utf-8")):
                fault = self._fault(sheet, link, loaded=True)
                if fault:
                    yield f"{self._name(sheet)}: {fault}"

    def undescribed(self) -> Iterator[str]:
        """Say which public names no page describes."""
        anchors = {anchor for page in self.pages.values() for anchor in page.anchors}
        root = set(import_module(MODULES[0]).__all__)
        for module in MODULES:
            for name in import_module(module).__all__:
                home = MODULES[0] if name in root else module
                if f"{home}.{name}" not in anchors:
                    yield f"{home}.{name}: no page describes it"

    def weight(self, path: Path) -> int:
        """Weigh a page with all that it loads, but for the pictures of notebooks."""
        links = (link for link in self.pages[path].loads if not urlsplit(link).scheme)
        files = {(path.parent / unquote(urlsplit(link).path)).resolve() for link in links}
        return sum(
            file.stat().st_size for file in {path, *files} if file.is_file() and _PICTURES not in file.parts
        )

    def total(self) -> int:
        """Weigh everything."""
        return sum(path.stat().st_size for path in self.root.rglob("*") if path.is_file())

    def _name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    def _page_faults(self, path: Path, page: Page) -> Iterator[str]:
        for links, loaded in ((page.loads, True), (page.leads, False)):
            yield from filter(None, (self._fault(path, link, loaded=loaded) for link in links))
        if self.weight(path) > LIMIT:
            yield f"it weighs {self.weight(path)} bytes; the limit is {LIMIT}"

    def _fault(self, path: Path, link: str, *, loaded: bool) -> str:
        """Say what is wrong with a link; nothing when it is right."""
        parts = urlsplit(link)
        if parts.scheme == "data" or (not loaded and parts.scheme in {"https", "mailto"}):
            return ""
        if parts.scheme or parts.netloc:
            return f"{link} is of another host" if loaded else f"{link} is not https"
        if parts.path.startswith("/"):
            return f"{link} does not work from a file"
        target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
        if not target.is_file():
            return f"{link} leads nowhere"
        anchor = unquote(parts.fragment)
        known = self.pages[target].anchors if target in self.pages else {anchor}
        return f"{link}: no such place on the page" if anchor and anchor not in known else ""


def main(arguments: list[str]) -> int:
    """Check a site, and print its weight or its faults."""
    site = Site(Path(arguments[0]))
    faults = [*site.faults(), *site.undescribed()]
    for fault in faults:
        print(fault, file=sys.stderr)
    weights = {path.relative_to(site.root).as_posix(): site.weight(path) for path in site.pages}
    for name, weight in sorted(weights.items(), key=lambda row: -row[1])[:5]:
        print(f"{weight:>9,} bytes  {name}, with all that it loads")
    print(f"{site.total():>9,} bytes  in all, {len(weights)} pages; {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
