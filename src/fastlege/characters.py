"""Which characters a text may hold (*tegn*), and how those that nobody sees are shown.

A name with an escape sequence in it writes over a terminal, and one with a direction mark reads as another.
So a text that is shown beside others, such as a name, may hold none of them. What somebody writes freely is
kept as it was written, with its line breaks, and with the marks that Arabic and emoji need. Whatever is
printed goes through `visible`, so that none of it reaches a terminal.

The soft hyphen and the two joiners change how letters look and nothing else; they are letters here.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["is_line", "is_prose", "visible", "visible_in_json"]

_CONTROL: Final = r"\x00-\x1f\x7f-\x9f"
"""C0, delete and C1."""
_UNSEEN: Final = (
    f"[{_CONTROL}"
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # the direction of what is written
    r"\u2028\u2029"  # ends of lines and paragraphs
    r"\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"  # nothing that is seen
    r"\ud800-\udfff]"  # halves of surrogate pairs, which cannot be written
)
_SHOWN_OTHERWISE: Final = rf"(?!\n){_UNSEEN}"
_NOT_WRITTEN: Final = rf"[{_CONTROL}\ud800-\udfff]"
"""Patterns, compiled by `re` when one is first needed: most texts are printable."""
_LINE_BREAKS: Final = dict.fromkeys(map(ord, "\t\n\v\f\r\x85"))
"""A tab, and what word processors end lines and pages with."""


def is_line(text: str) -> bool:
    """Tell whether a text is of one line and holds no character that nobody sees."""
    return text.isprintable() or not re.search(_UNSEEN, text)


def is_prose(text: str) -> bool:
    """Tell whether a text holds what people write: no control characters but tabs and line breaks."""
    return text.isprintable() or not re.search(_NOT_WRITTEN, text.translate(_LINE_BREAKS))


def visible(text: str) -> str:
    r"""Write what nobody sees as Python would; line breaks are kept.

    Examples:
        >>> print(visible("Kari\x1b[31m\u202e Lege"))
        Kari\x1b[31m\u202e Lege
    """
    return text if text.isprintable() else re.sub(_SHOWN_OTHERWISE, _as_in_python, text)


def visible_in_json(written: str) -> str:
    r"""Write what nobody sees as JSON does, in a text that is JSON: it is read as the same value.

    Examples:
        >>> print(visible_in_json('"\x9b31m"'))
        "\u009b31m"
    """
    return re.sub(_SHOWN_OTHERWISE, _as_in_json, written)


def _as_in_python(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode("ascii")


def _as_in_json(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[place : place + 4]}" for place in range(0, len(units), 4))
