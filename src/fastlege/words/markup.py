"""What a notebook shows (*HTML*), made of a few elements.

Every text is escaped where it is put in, and characters that nobody sees are written out. No
colour is set: text and lines take the theme's own, so that light and dark read alike, and no meaning is in a
colour. Nothing is loaded, nothing runs, and no element has an id, so that the same answer can be shown twice.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from fastlege.characters import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["SCOPE", "Markup", "document", "element", "joined", "lines", "marked", "table"]

SCOPE: Final = "div.fastlege[lang]"
"""What a style is for: our own elements alone, and these before a notebook's rules for all tables."""

_STYLE: Final = f"""
{SCOPE} table {{table-layout: auto; border-collapse: collapse; margin: 0.5em 0 1em; color: inherit}}
{SCOPE} caption {{caption-side: top; color: inherit; font-weight: bold}}
{SCOPE} :is(caption, th, td) {{padding: 0.3em 0.7em; text-align: left; vertical-align: top}}
{SCOPE} thead th {{border-bottom: 1px solid; font-weight: bold}}
{SCOPE} tbody th {{font-weight: normal}}
{SCOPE} span.line {{display: block}}
{SCOPE} span.day {{white-space: nowrap}}
"""


class Markup(str):
    """Text that is markup already (*HTML*): it is not escaped again."""

    __slots__ = ()


def element(tag: str, *inside: str, **attributes: str) -> Markup:
    """Write an element; an underscore in an attribute's name is a hyphen, one at its end is nothing.

    Examples:
        >>> print(element("p", "1 < 2, ", element("b", "so"), lang="en", class_="sum", aria_hidden="true"))
        <p lang="en" class="sum" aria-hidden="true">1 &lt; 2, <b>so</b></p>
    """
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(visible(value))}"'
        for name, value in attributes.items()
    )
    return Markup(f"<{tag}{written}>{joined(*inside)}</{tag}>")


def joined(*parts: str) -> Markup:
    """Put parts together; what is not markup yet is escaped."""
    return Markup("".join(part if isinstance(part, Markup) else escape(visible(part)) for part in parts))


def document(language: str, *inside: str) -> str:
    """Write all that is shown of one answer, in its language."""
    return str(element("div", element("style", _STYLE), *inside, class_="fastlege", lang=language))


def lines(texts: Iterable[str]) -> Markup:
    """Write short lines close below each other; nothing when there are none."""
    rows = [element("span", text, class_="line") for text in texts]
    return element("p", *rows) if rows else Markup()


def marked(mark: str, words: str) -> Markup:
    """Put a mark before words that say the same; a screen reader reads the words alone."""
    return joined(element("span", mark, aria_hidden="true"), " ", words)


def table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Markup:
    """Write a table; the first cell of each row is its head. Columns have heads when some are given."""
    columns = element("tr", *(element("th", head, scope="col") for head in heads))
    return element(
        "table",
        element("caption", caption),
        element("thead", columns) if heads else Markup(),
        element("tbody", *map(_row, rows)),
    )


def _row(cells: Sequence[str]) -> Markup:
    head, *others = cells
    return element("tr", element("th", head, scope="row"), *(element("td", cell) for cell in others))
