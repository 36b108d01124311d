"""How texts are cleaned in columns, as `fastlege.facts.places` cleans one (*rensing av tekst*).

Engines differ in what a blank is and in how they fold capitals, so nothing is left to them: the blanks are
listed, and a street's name is compared only when it is made of letters that every engine folds as Python
does. A name with another letter is not compared, which can refuse and never grants; `problems` tells of it.
"""

from __future__ import annotations

from itertools import count, groupby
from typing import TYPE_CHECKING, Final

import narwhals.stable.v2 as nw

from fastlege.facts.places import NO_MUNICIPALITY, NOT_A_NAME

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Text", "stripped"]

_LATIN: Final = [*map(chr, range(0x21, 0x250))]
_BLANKS: Final = "".join(filter(str.isspace, map(chr, range(0x3001))))
"""What Python calls a blank; there is none above U+3000."""


def _folds_plainly(letter: str) -> bool:
    """Tell whether a letter has one small letter, and that is what Python folds it to, there and back."""
    small = letter.lower()
    has_case = letter.isupper() or letter.islower()
    return has_case and len(small) == 1 and small == letter.casefold() == small.upper().casefold()


def _class(characters: Iterable[str]) -> str:
    """Write the inside of a class of characters: ranges alone, which every dialect reads alike."""
    numbered = count()
    runs = groupby(sorted(map(ord, characters)), lambda code: code - next(numbered))
    spans = [[*run] for _, run in runs]
    return "".join(f"{chr(span[0])}-{chr(span[-1])}" for span in spans)


_FOLDED: Final = _class(filter(_folds_plainly, _LATIN))
_NAMED: Final = f"!-~{_class(filter(_folds_plainly, _LATIN[0x7F:]))}{_class(_BLANKS)}"
_MUNICIPALITY_CODES: Final = [code.zfill(len("0301")) for code in NO_MUNICIPALITY]


class Text:
    """A column of texts: what each is compared by, null where it is missing; and whether it can be one.

    What a text that cannot be one is compared by means nothing: see to it that it is not.
    """

    def __init__(self, text: nw.Expr) -> None:
        """Take a column of texts."""
        self._given = text
        self._text = stripped(text)

    def digits(self) -> tuple[nw.Expr, nw.Expr]:
        """Give the number without blanks and leading zeros, and whether it can be one."""
        number = self._text.str.strip_chars_start("0")
        fits = ~self._text.str.contains("[^0-9]")
        return nw.when(number != "").then(number), _or_missing(self._text, fits)

    def unit(self) -> tuple[nw.Expr, nw.Expr]:
        """Give the dwelling unit in capitals, and whether it can be one."""
        fits = self._text.str.contains("^[A-Za-z][0-9]{4}$")
        key = nw.when(self._text.str.contains("[1-9]")).then(self._text.str.to_uppercase())
        return key, _or_missing(self._text, fits | (self._text.str.strip_chars("0") == ""))

    def letter(self) -> tuple[nw.Expr, nw.Expr]:
        """Give the letter of a house in capitals, and whether it can be one."""
        fits = self._text.str.contains("^[A-Za-zÆØÅæøå]$")
        return nw.when(self._text != "").then(self._text.str.to_uppercase()), _or_missing(
            self._text, fits | (self._text == "")
        )

    def municipality(self) -> tuple[nw.Expr, nw.Expr]:
        """Give the number of the municipality where one is stated, and whether it can be one."""
        fits = (self._given.str.len_chars() == len("0301")) & ~self._given.str.contains("[^0-9]")
        stated = nw.when(~self._given.is_in(_MUNICIPALITY_CODES)).then(self._given)
        return stated, _or_missing(self._given, fits)

    def street(self) -> tuple[nw.Expr, nw.Expr]:
        """Give the name of a street as it is compared, and whether its letters can be compared."""
        fits = ~self._text.str.contains(f"[^{_NAMED}]")
        name = self._text.str.replace_all(f"[{_class(_BLANKS)}]+", " ").str.to_lowercase()
        letters = name.str.replace_all(f"[^{_FOLDED}]", "")
        is_name = letters.str.contains("[^x]") & ~letters.is_in(NOT_A_NAME)
        return nw.when(fits, is_name).then(name), _or_missing(self._text, fits)


def stripped(text: nw.Expr) -> nw.Expr:
    """Take away the blanks around a text, those of Python on every engine."""
    return text.str.strip_chars(_BLANKS)


def _or_missing(text: nw.Expr, fits: nw.Expr) -> nw.Expr:
    return text.is_null() | fits
