"""How texts are cleaned in columns, as `fastlege.facts.places` cleans one (*rensing av tekst*).

Engines differ in what a blank is and in how they fold capitals, so nothing is left to them: the blanks are
listed, and a street's name is compared only when it is made of letters that every engine folds as Python
does. A name with another letter is not compared, which can refuse and never grants; `problems` tells of it.

Each function takes a text without blanks around it, and returns what it is compared by, null where it is
missing, and whether it can be such a text at all. What one that cannot be is compared by means nothing.
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
"""What Python calls a blank; there is none above U+3000."""


def _folds_plainly(letter: str) -> bool:
    """Return whether a letter has one small letter, and that is what Python folds it to, there and back."""
    small = letter.lower()
    has_case = letter.isupper() or letter.islower()
    return has_case and len(small) == 1 and small == letter.casefold() == small.upper().casefold()


def _class(characters: Iterable[str]) -> str:
    """Write the inside of a class of characters: ranges alone, which every dialect reads alike."""
    numbered = count()
    runs = groupby(sorted(map(ord, characters)), lambda code: code - next(numbered))
    spans = [[*run] for _, run in runs]
    return "".join(f"{chr(span[0])}-{chr(span[-1])}" for span in spans)


_ANY_BLANKS: Final = f"[{_class(_BLANKS)}]"
_UNUSUAL_BLANKS: Final = f" {_ANY_BLANKS}+|[{_class(_BLANKS.replace(' ', ''))}]{_ANY_BLANKS}*"
"""What a single space does not look like: there is none of it in most names, and to find none is fast."""
_UNCOMPARED: Final = f"[^!-~{_class(filter(_folds_plainly, _LATIN[0x7F:]))}{_class(_BLANKS)}]"
_SIGN: Final = r" -@\[-`{-~"
_WORDS: Final = "|".join("".join(f"{one}[{_SIGN}]*" for one in word) for word in sorted(NOT_A_NAME))
_NO_NAME: Final = f"^(?:[{_SIGN}x]*|[{_SIGN}]*(?:{_WORDS}))$"
"""A folded name without a letter, with x alone, or of the letters that stand for no name."""
_NO_MUNICIPALITY: Final = [code.zfill(len("0301")) for code in NO_MUNICIPALITY]


def stripped(text: nw.Expr) -> nw.Expr:
    """Take away the blanks around a text, those of Python on every engine."""
    return text.str.strip_chars(_BLANKS)


def digits(text: nw.Expr) -> tuple[nw.Expr, nw.Expr]:
    """Take the number without leading zeros."""
    number = text.str.strip_chars_start("0")
    return nw.when(number != "").then(number), ~text.str.contains("[^0-9]")


def unit(text: nw.Expr) -> tuple[nw.Expr, nw.Expr]:
    """Take the dwelling unit in capitals."""
    key = nw.when(text.str.contains("[1-9]")).then(text.str.to_uppercase())
    return key, text.str.contains("^(?:[A-Za-z][0-9]{4}|0*)$")


def letter(text: nw.Expr) -> tuple[nw.Expr, nw.Expr]:
    """Take the letter of a house in capitals."""
    return nw.when(text != "").then(text.str.to_uppercase()), text.str.contains("^[A-Za-zÆØÅæøå]?$")


def municipality(text: nw.Expr) -> tuple[nw.Expr, nw.Expr]:
    """Take the number of the municipality where one is stated; blanks around it are not taken away."""
    fits = (text.str.len_chars() == len("0301")) & ~text.str.contains("[^0-9]")
    return nw.when(~equals_any(text, _NO_MUNICIPALITY)).then(text), fits


def folded(text: nw.Expr) -> nw.Expr:
    """Write the name of a street in small letters, a space for the blanks between its words."""
    return text.str.replace_all(_UNUSUAL_BLANKS, " ").str.to_lowercase()


def street(folded_name: nw.Expr) -> nw.Expr:
    """Take the name of a street from its folded one, where its letters can be compared."""
    return nw.when(~folded_name.str.contains(_NO_NAME)).then(folded_name)


def is_comparable(text: nw.Expr) -> nw.Expr:
    """Ask whether the letters of a street's name are such as every engine folds alike."""
    return ~text.str.contains(_UNCOMPARED)
