"""Hold the built site to what Sphinx does not look at: it works from a file, alone, and weighs little.

    python tools/check_site.py build/docs

Nothing that a page loads comes from another host or from the root of one, and no page weighs more than the
limit, with all that it loads but the pictures of notebooks. That links lead somewhere, Sphinx sees itself.
"""

from __future__ import annotations

import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["LIMIT", "faults", "loads", "main", "weight"]

LIMIT: Final = 300_000
"""What a page may weigh, in bytes, when it is the first that a reader opens."""

_LOADING: Final = {"script", "img", "source", "iframe", "embed", "object", "audio", "video", "link"}
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


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.loads: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _LOADING and given.get("rel") not in _NOT_LOADED:
            self.loads += [given[name] for name in ("src", "href", "data") if given.get(name)]
        self.loads += _IN_CSS.findall(given.get("style", ""))

    def handle_data(self, data: str) -> None:
        if self.lasttag == "style":
            self.loads += _IN_CSS.findall(data)


def loads(path: Path) -> list[str]:
    """List what a page or a style sheet loads, but for what stands in itself."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".css":
        found = _IN_CSS.findall(text)
    else:
        page = _Page()
        page.feed(text)
        found = page.loads
    return [link for link in found if urlsplit(link).scheme != "data" and not link.startswith("#")]


def weight(path: Path) -> int:
    """Weigh a page with all that it loads, but for the pictures of notebooks."""
    files = {(path.parent / unquote(urlsplit(link).path)).resolve() for link in loads(path)}
    return sum(
        file.stat().st_size
        for file in {path.resolve(), *files}
        if file.is_file() and _PICTURES not in file.parts
    )


def faults(root: Path) -> Iterator[str]:
    """Say everything that is wrong with the site under a folder."""
    pages = sorted(root.rglob("*.html"))
    if not pages:
        yield f"{root}: there is no page"
    for path in (*pages, *sorted(root.rglob("*.css"))):
        name = path.relative_to(root).as_posix()
        for link in loads(path):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                yield f"{name}: {link} is of another host"
            elif parts.path.startswith("/"):
                yield f"{name}: {link} does not work from a file"
    for path in pages:
        if weight(path) > LIMIT:
            yield f"{path.relative_to(root).as_posix()}: it weighs {weight(path)} bytes; the limit is {LIMIT}"


def main(arguments: list[str]) -> int:
    """Check a site, and print its heaviest pages and its faults."""
    root = Path(arguments[0])
    found = list(faults(root))
    for fault in found:
        print(fault, file=sys.stderr)
    weights = {path.relative_to(root).as_posix(): weight(path) for path in root.rglob("*.html")}
    for name, bytes_ in sorted(weights.items(), key=lambda row: -row[1])[:5]:
        print(f"{bytes_:>9,} bytes  {name}, with all that it loads")
    print(f"{len(weights)} pages, {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
