"""The built page, served on this machine, and shown by a real Chromium that notes what it should not do."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fastlege import exchange

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

ROOT: Final = Path(__file__).parents[2]
BUILT: Final = ROOT / "build" / "try"
FAMILIES: Final = ROOT / "examples" / "families"
PATIENCE: Final = 30_000
"""How long one waits for an answer, in milliseconds: a machine may have much to do."""

_DROP: Final = """([text, name]) => {
  const transfer = new DataTransfer();
  transfer.items.add(new File([text], name, { type: "application/json" }));
  for (const type of ["dragover", "drop"]) {
    const event = new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true });
    document.querySelector("main").dispatchEvent(event);
  }
}"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Serve a folder as any static host would; tell its address, and what was asked of it."""
    asked: list[str] = []

    class Noting(_Quiet):
        def do_GET(self) -> None:
            asked.append(self.path)
            super().do_GET()

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Noting, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", asked
    finally:
        server.shutdown()
        server.server_close()


class Shown:
    """The page in a window of its own."""

    def __init__(self, browser: Browser, address: str, **window: object) -> None:
        """Open the page, and wait for its first answers."""
        self.said: list[str] = []
        self.requests: list[str] = []
        context = browser.new_context(locale="nb-NO", timezone_id="Asia/Tokyo", **window)
        context.set_default_timeout(PATIENCE)
        context.on("request", lambda request: self.requests.append(request.url))
        self.page: Page = context.new_page()
        self.page.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.said.append(f"error: {error}"))
        self.page.goto(f"{address}index.html")
        self.page.wait_for_selector("[data-answered]")

    @contextmanager
    def answering(self) -> Iterator[None]:
        """Wait for the answer to what is changed within."""
        before = self.page.get_attribute("body", "data-answered")
        yield
        self.page.wait_for_selector(f"[data-answered]:not([data-answered='{before}'])")

    def turn_to(self, panel: str) -> None:
        """Turn to another of the three questions."""
        with self.answering():
            self.page.click(f"nav a[href='#{panel}']")

    def speak(self, language: str) -> None:
        """Choose a language, unless it is the page's."""
        if self.page.get_attribute("html", "lang") != language:
            with self.answering():
                self.page.click(f"label[lang={language}]")

    def choose(self, path: str, label: str) -> None:
        """Choose something in a field, by the name of the fact."""
        field = self.page.locator(f"[name='{path}']")
        with self.answering():
            field.select_option(label=label)

    def day(self, day: str) -> None:
        """Ask about another day."""
        with self.answering():
            self.page.fill("[name='family.as_of']", day)

    def drop(self, text: str, name: str = "file.json") -> None:
        """Drop a file on the page."""
        self.page.evaluate(_DROP, [text, name])

    def drop_case(self, value: object) -> None:
        """Drop a case, as one who saved it would."""
        with self.answering():
            self.drop(json.dumps(exchange.dump(value)))

    def saved(self) -> str:
        """Save the case, and read the file; the page answers anew after that too."""
        with self.answering(), self.page.expect_download() as download:
            self.page.click("[name=save]")
        return Path(download.value.path()).read_text(encoding="utf-8")

    def text(self, selector: str) -> str:
        """Read what stands somewhere, as it is laid out."""
        found: str = self.page.inner_text(selector)
        return found

    def problems(self) -> list[str]:
        """Read what cannot be used of the last file."""
        found: list[str] = self.page.locator(".file .problem li").all_inner_texts()
        return found
