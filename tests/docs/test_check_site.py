"""The check of the built site finds what it is there to find."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tools import check_site
from tools.check_site import faults, main, weight

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = '<html><body><a href="other.html#there">on</a><h1 id="top">A</h1></body></html>'
OTHER = '<html><body><a href="index.html">back</a><p id="there"></p></body></html>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_text(WHOLE, encoding="utf-8")
    (tmp_path / "other.html").write_text(OTHER, encoding="utf-8")
    return tmp_path


def test_a_whole_site_has_no_fault(site: Path) -> None:
    assert list(faults(site)) == []


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        ('<img src="/x.png">', "/x.png does not work from a file"),
        ('<script src="https://legesenter.example/x.js"></script>', "is of another host"),
        ('<img src="//legesenter.example/x.png">', "is of another host"),
        ('<link rel="stylesheet" href="https://legesenter.example/x.css">', "is of another host"),
        ('<link rel="preconnect" href="https://legesenter.example/">', "is of another host"),
        ('<style>@import "https://legesenter.example/x.css";</style>', "is of another host"),
        ('<p style="background: url(https://legesenter.example/x.png)"></p>', "is of another host"),
        ("<p>" + "x" * check_site.LIMIT + "</p>", "the limit is"),
    ],
)
def test_a_fault_is_found(site: Path, broken: str, fault: str) -> None:
    (site / "index.html").write_text(WHOLE.replace("</body>", f"{broken}</body>"), encoding="utf-8")
    (found,) = faults(site)
    assert found.startswith("index.html: ")
    assert fault in found


def test_a_font_of_another_host_is_found_in_a_style_sheet(site: Path) -> None:
    (site / "x.css").write_text(
        '@font-face { src: url("https://legesenter.example/x.woff2"); }', encoding="utf-8"
    )
    assert list(faults(site)) == ["x.css: https://legesenter.example/x.woff2 is of another host"]


@pytest.mark.parametrize(
    "fine",
    [
        '<a href="https://www.helsenorge.no/">x</a>',
        '<a href="mailto:post@legesenter.example">x</a>',
        '<link rel="canonical" href="https://legesenter.example/">',
        '<img src="data:image/png;base64,AAAA">',
        '<p style="background: url(#pattern)"></p>',
    ],
)
def test_what_is_no_fault(site: Path, fine: str) -> None:
    (site / "index.html").write_text(WHOLE.replace("</body>", f"{fine}</body>"), encoding="utf-8")
    assert list(faults(site)) == []


def test_a_page_is_weighed_with_what_it_loads_but_not_the_pictures_of_notebooks(site: Path) -> None:
    (site / "x.js").write_bytes(b"x" * 1000)
    (site / "_images").mkdir()
    (site / "_images" / "x.png").write_bytes(b"x" * 1000)
    page = site / "index.html"
    page.write_text('<script src="x.js"></script><img src="_images/x.png">', encoding="utf-8")
    assert weight(page) == 1000 + page.stat().st_size


def test_a_site_with_a_fault_fails(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(site)]) == 0
    (site / "other.html").write_text('<img src="/x.png">', encoding="utf-8")
    assert main([str(site)]) == 1
    assert "other.html: /x.png does not work from a file" in capsys.readouterr().err.splitlines()


def test_an_empty_site_is_a_fault(tmp_path: Path) -> None:
    assert len(list(faults(tmp_path))) == 1
