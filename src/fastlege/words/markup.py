"""HTML for notebooks (*HTML*), made of a few elements.

Every text is escaped when it is inserted, and invisible characters are made visible. No colours are set, so
that light and dark themes both work, and no meaning depends on colour. Nothing is loaded or run, and no
element has an id, so that the same value can be shown twice.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from fastlege.characters import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["SCOPE", "Markup", "document", "element", "joined", "lines", "marked", "table"]

SCOPE: Final = "div.fastlege[lang]"
"""The selector of our own elements, specific enough to win over a notebook's rules for all tables."""

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
    """Text that is already HTML, and is not escaped again."""

    __slots__ = ()


def element(tag: str, *inside: str, **attributes: str) -> Markup:
    """Write an element. In names of attributes, underscores become hyphens; a trailing one is removed.

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
    """Join parts, and escape those that are not markup."""
    return Markup("".join(part if isinstance(part, Markup) else escape(visible(part)) for part in parts))


def document(language: str, *inside: str) -> str:
    """Write the outermost element of a value, with its language."""
    return str(element("div", element("style", _STYLE), *inside, class_="fastlege", lang=language))


def lines(texts: Iterable[str]) -> Markup:
    """Write a paragraph of short lines; nothing when there are none."""
    rows = [element("span", text, class_="line") for text in texts]
    return element("p", *rows) if rows else Markup()


def marked(mark: str, words: str) -> Markup:
    """Put a mark before words with the same meaning; screen readers read only the words."""
    return joined(element("span", mark, aria_hidden="true"), " ", words)


def table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Markup:
    """Write a table. The first cell of each row is its heading; columns have headings if any are given."""
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
