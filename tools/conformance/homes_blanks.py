"""Ways to be wrong about blanks: every character that is one, wherever it stands, and those that are none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tools.conformance.form import turn
from tools.conformance.homes_made import Way, at, coded, identified, in_flat, lettered, uncoded

if TYPE_CHECKING:
    from collections.abc import Callable

    from tools.conformance.form import Data
    from tools.conformance.homes_made import Pair

_BLANKS: Final = (
    *("\u0085", "\u00a0", "\u2003", "\u3000", "\n", "\r", "\t", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e"),
    *("\x1f", "\u1680", "\u2000", "\u2002", "\u2007", "\u2009", "\u200a", "\u2028", "\u2029", "\u202f"),
    "\u205f",
)
_NO_BLANKS: Final = ("\ufeff", "\u200b", "\u180e", "\u2060", "\u200c", "\u200d", "\u00ad")
_IN_WORDS: Final = ("Øvre gate", "Kong Oscars gate", "Nils Ols veg", "17. mai plass", "Nedre Strandgate")


def _spelt(i: int, signs: tuple[str, ...]) -> Pair:
    """Write a sign between the words of a name, once or beside a space, or before or after the name."""
    name, sign = turn(_IN_WORDS, i, 1), signs[i % len(signs)]
    ways = (name.replace(" ", sign), f"{sign}{name}{sign}", name.replace(" ", f" {sign}"), f"{name}{sign}")
    return (
        at(uncoded(i), street_name=name),
        at(uncoded(i), street_name=ways[i // len(signs) % len(ways)]),
    )


def _coded(i: int, write: Callable[[str], str]) -> tuple[Data, Data]:
    home = coded(i)
    return home, at(home, street_code=write(home["place"]["street_code"]))


def _around(i: int) -> Pair:
    """Write blanks around an identifier, a unit, a code or a house letter."""
    sign = _BLANKS[i % len(_BLANKS)]

    def write(text: str) -> str:
        return turn((f"{sign}{text}", f"{text}{sign}", f"{sign} {text}{sign}"), i, 1)

    home, flat, house = identified(i), in_flat(i), lettered(i)
    ways: tuple[Pair, ...] = (
        (home, home | {"matrikkel_id": write(home["matrikkel_id"])}),
        (flat, flat | {"unit": write(flat["unit"])}),
        _coded(i, write),
        (house, at(house, house_letter=write(house["place"]["house_letter"]))),
    )
    return turn(ways, i // len(_BLANKS) + i)


BLANKS: Final = (
    Way(
        "street-name-with-blanks-of-every-kind",
        "One name has another white space between or around its words: the same street.",
        3,
        "met",
        lambda i: _spelt(i, _BLANKS),
        len(_BLANKS) * 4,
    ),
    Way(
        "street-name-with-what-is-no-blank",
        "One name has a character that shows nothing, and is no white space: other streets.",
        3,
        "unmet",
        lambda i: _spelt(i, _NO_BLANKS),
        len(_NO_BLANKS) * 8,
    ),
    Way(
        "other-parts-with-blanks-of-every-kind",
        "An identifier, a unit, a code or a house letter has some white space around it: the same home.",
        3,
        "met",
        _around,
        len(_BLANKS) * 3,
    ),
)
