"""Ways to be wrong about what stands for no street name: each word, each sign, and what only looks so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tools.conformance.form import turn
from tools.conformance.homes_made import Way, at, decomposed, uncoded

if TYPE_CHECKING:
    from collections.abc import Callable

    from tools.conformance.homes_made import Pair

_WORDS: Final = (
    *("ukjent", "ukjentadresse", "ukjentbosted", "utenfastbopel", "utenfastbosted", "ukjend"),
    *("ukjendadresse", "uoppgitt", "ikkeoppgitt", "ingen", "mangler", "unknown", "none", "null"),
    *("nan", "na", "undefined"),
)
_WRITTEN: Final[tuple[Callable[[str], str], ...]] = (
    str.upper,
    lambda word: f"{word[:2]}-{word[2:]}",
    lambda word: f" {word.title()}",
    lambda word: f"{word} 17",
    lambda word: f"({word})",
    " ".join,
)
_SIGNS: Final = (
    *("x", "X", "xx", "XX", "xxx", "xxxx", "x x", "X-X", "x.", "12", "1", "123 4", "0", "00", "?"),
    *("--", ".", "…", "/", "*", "Ⅻ", "²", "x\u030c", "X\u0338x"),
)
_NAMES: Final = (
    *("Nå", "Xå", "X\u0430", "\u0445\u0445", "Xλ", "ukjente", "Ukjentveg", "Ukjent gate", "Ingen adresse"),
    *("ingenfast", "uten", "N", "test", "hemmelig", "Sperret", "postboks", "utlandet", "Fast bopel"),
    *("Ikke kjent", "tbd", "nei", "Nana", "Nanna", "Noen", "xy", "ax"),
)
"""Names, though somebody may take them for none; two have Cyrillic letters that look like a and x."""


def _word(i: int) -> Pair:
    """Take each word, written in each way, of one street or of both."""
    word, home = _WORDS[i % len(_WORDS)], uncoded(i)
    none = at(home, street_name=_WRITTEN[i // len(_WORDS) % len(_WRITTEN)](word))
    return (none, none) if i % 2 else (home, none)


def _sign(i: int) -> Pair:
    sign, home = _SIGNS[i % len(_SIGNS)], uncoded(i + 3)
    none = at(home, street_name=sign)
    return (none, none) if i // len(_SIGNS) % 2 else (home, none)


def _almost(i: int) -> Pair:
    name = _NAMES[i % len(_NAMES)]
    written = turn((name, decomposed(name), name.upper()), i // len(_NAMES))
    return at(uncoded(i + 5), street_name=name), at(uncoded(i + 5), street_name=written)


NO_STREET_NAMES: Final = (
    Way(
        "street-named-by-each-word-for-none",
        "A street name is a word for none, in capitals, in parts, or beside digits or signs.",
        3,
        "unknown",
        _word,
        len(_WORDS) * len(_WRITTEN),
    ),
    Way(
        "street-named-by-signs-or-x",
        "A street name has no letters, or no other than x: it is none.",
        3,
        "unknown",
        _sign,
        len(_SIGNS) * 3,
    ),
    Way(
        "street-named-almost-by-a-word-for-none",
        "A name that is none of the words for none is a name, however much it looks like one.",
        3,
        "met",
        _almost,
        len(_NAMES) * 3,
    ),
)
