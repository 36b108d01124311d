"""Which characters a text may contain (*tegn*), and how invisible ones are shown.

A name with an escape sequence can overwrite a terminal, and one with a direction mark reads as another name.
A short text such as a name may therefore have no invisible characters. What people write freely is kept as
it is, with its line breaks and with the marks that Arabic and emoji need. Everything that is printed goes
through `visible`, so that no invisible character reaches a terminal.

The soft hyphen and the two joiners only change how letters look; they count as letters here.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["is_encodable", "is_line", "is_prose", "visible", "visible_in_json"]

_CONTROL: Final = r"\x00-\x1f\x7f-\x9f"
"""C0, delete and C1."""
_UNSEEN: Final = (
    f"[{_CONTROL}"
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # the direction of the text
    r"\u2028\u2029"  # ends of lines and paragraphs
    r"\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"  # no width
    r"\ud800-\udfff]"  # halves of surrogate pairs, which UTF-8 cannot encode
)
_SHOWN_OTHERWISE: Final = rf"(?!\n){_UNSEEN}"
_NOT_WRITTEN: Final = rf"[{_CONTROL}\ud800-\udfff]"
"""Patterns, compiled by `re` when one is first needed: most texts are printable."""
_LINE_BREAKS: Final = dict.fromkeys(map(ord, "\t\n\v\f\r\x85"))
"""The tab, and the characters with which word processors end lines and pages."""


def is_line(text: str) -> bool:
    """Return whether a text is one line without invisible characters."""
    return text.isprintable() or not re.search(_UNSEEN, text)


def is_prose(text: str) -> bool:
    """Return whether a text has no control characters other than tabs and line breaks."""
    return text.isprintable() or not re.search(_NOT_WRITTEN, text.translate(_LINE_BREAKS))


def is_encodable(text: str) -> bool:
    """Return whether a text can be encoded in UTF-8: half of a surrogate pair cannot."""
    try:
        return text.isascii() or bool(text.encode())
    except UnicodeEncodeError:
        return False


def visible(text: str) -> str:
    r"""Escape invisible characters as Python does; line breaks are kept.

    Examples:
        >>> print(visible("Kari\x1b[31m\u202e Lege"))
        Kari\x1b[31m\u202e Lege
    """
    return text if text.isprintable() else re.sub(_SHOWN_OTHERWISE, _as_in_python, text)


def visible_in_json(written: str) -> str:
    r"""Escape invisible characters in JSON, which keeps its meaning.

    Examples:
        >>> print(visible_in_json('"\x9b31m"'))
        "\u009b31m"
    """
    return re.sub(_SHOWN_OTHERWISE, _as_in_json, written)


def _as_in_python(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode("ascii")


def _as_in_json(found: re.Match[str]) -> str:
    # JSON writes a character beyond the basic plane as two surrogates.
    units = found[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[place : place + 4]}" for place in range(0, len(units), 4))
