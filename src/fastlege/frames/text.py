"""Clean texts in columns, as `fastlege.facts.places` cleans a single one (*rensing av tekst*).

Engines differ in which characters are blanks and in how they fold capitals, so nothing is left to them: the
blanks are listed, and a street's name is compared only if every engine folds all its letters as Python does.
A name with another letter is not compared, which can refuse but never grants; `problems` lists it.

Each function takes a text without surrounding blanks. It returns the key to compare, null when it is missing,
and whether the text is valid; the key of an invalid text has no meaning.
"""

from __future__ import annotations

from itertools import count, groupby
from typing import TYPE_CHECKING, Final

import narwhals.stable.v2 as nw

from fastlege.facts.places import NO_MUNICIPALITY, NOT_A_NAME
from fastlege.frames.chains import equals_any

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["digits", "folded", "is_comparable", "letter", "municipality", "street", "stripped", "unit"]

_LATIN: Final = [*map(chr, range(0x21, 0x250))]
_BLANKS: Final = "".join(filter(str.isspace, map(chr, range(0x3001))))
"""The characters that Python counts as blanks; there are none above U+3000."""


def _folds_plainly(letter: str) -> bool:
    """Return whether a letter has exactly one small letter, to which Python folds it, and back again."""
    small = letter.lower()
    has_case = letter.isupper() or letter.islower()
    return has_case and len(small) == 1 and small == letter.casefold() == small.upper().casefold()


def _class(characters: Iterable[str]) -> str:
    """Write the inside of a character class, with ranges only, which every dialect reads alike."""
    numbered = count()
    runs = groupby(sorted(map(ord, characters)), lambda code: code - next(numbered))
    spans = [[*run] for _, run in runs]
    return "".join(f"{chr(span[0])}-{chr(span[-1])}" for span in spans)


_ANY_BLANKS: Final = f"[{_class(_BLANKS)}]"
_UNUSUAL_BLANKS: Final = f" {_ANY_BLANKS}+|[{_class(_BLANKS.replace(' ', ''))}]{_ANY_BLANKS}*"
"""Blanks other than a single space. Most names have none, and finding none is fast."""
_UNCOMPARED: Final = f"[^!-~{_class(filter(_folds_plainly, _LATIN[0x7F:]))}{_class(_BLANKS)}]"
_SIGN: Final = r" -@\[-`{-~"  # every printable character of ASCII but the letters
_WORDS: Final = "|".join("".join(f"{one}[{_SIGN}]*" for one in word) for word in sorted(NOT_A_NAME))
_NO_NAME: Final = f"^(?:[{_SIGN}x]*|[{_SIGN}]*(?:{_WORDS}))$"
"""A folded name without letters, with no letter but x, or with the letters of a placeholder."""
_NO_MUNICIPALITY: Final = [code.zfill(len("0301")) for code in NO_MUNICIPALITY]


def stripped(text: nw.Expr) -> nw.Expr:
    """Strip the blanks around a text; on every engine those of Python."""
    return text.str.strip_chars(_BLANKS)


def digits(text: nw.Expr) -> tuple[nw.Expr, nw.Expr]:
    """Return a number without leading zeros."""
    number = text.str.strip_chars_start("0")
    return nw.when(number != "").then(number), ~text.str.contains("[^0-9]")


def unit(text: nw.Expr) -> tuple[nw.Expr, nw.Expr]:
    """Return a dwelling unit in capitals."""
    key = nw.when(text.str.contains("[1-9]")).then(text.str.to_uppercase())
    return key, text.str.contains("^(?:[A-Za-z][0-9]{4}|0*)$")


def letter(text: nw.Expr) -> tuple[nw.Expr, nw.Expr]:
    """Return the letter of a house in capitals."""
    return nw.when(text != "").then(text.str.to_uppercase()), text.str.contains("^[A-Za-zÆØÅæøå]?$")


def municipality(text: nw.Expr) -> tuple[nw.Expr, nw.Expr]:
    """Return the number of a municipality if it is stated; surrounding blanks are not stripped."""
    fits = (text.str.len_chars() == len("0301")) & ~text.str.contains("[^0-9]")
    return nw.when(~equals_any(text, _NO_MUNICIPALITY)).then(text), fits


def folded(text: nw.Expr) -> nw.Expr:
    """Return a street's name in small letters, with a single space between its words."""
    return text.str.replace_all(_UNUSUAL_BLANKS, " ").str.to_lowercase()


def street(folded_name: nw.Expr) -> nw.Expr:
    """Return a folded street name; null when it is missing or a placeholder."""
    return nw.when(~folded_name.str.contains(_NO_NAME)).then(folded_name)


def is_comparable(text: nw.Expr) -> nw.Expr:
    """Return whether every engine folds all letters of a street's name alike."""
    return ~text.str.contains(_UNCOMPARED)
