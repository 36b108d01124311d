"""Ways to be wrong about how the name of a street is written, each letter and blank of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tools.conformance.form import turn
from tools.conformance.homes_made import Way, at, both_of, changed, decomposed, lettered, on_street, uncoded

if TYPE_CHECKING:
    from collections.abc import Callable

    from tools.conformance.form import Data
    from tools.conformance.homes_made import Pair

_ACCENTED: Final = (
    "Åsgårdsvegen",
    "Håkon VIIs gate",
    "Nesåsen",
    "Idrettsallén",
    "Prøvestårnet",
    "Çelebis veg",
)
_IN_WORDS: Final = ("Øvre gate", "Kong Oscars gate", "Nils Ols veg", "17. mai plass", "Nedre Strandgate")
_SHARP: Final = ("Großs veg", "Weißbergvegen", "Straußgata", "Preußens gate", "Heßbakken")
_NAMED: Final = ("Å", "Æ", "Ø", "Øx", "Xå", "Åxx", "Naå", "Øna", "Åingen", "Æ 3", "Ø. Å")


def _named(names: tuple[str, ...], write: Callable[[str, int], str]) -> Callable[[int], Pair]:
    """Write one of the names otherwise in the second home."""

    def pair(i: int) -> Pair:
        name, home = turn(names, i, 1), uncoded(i)
        return at(home, street_name=name), at(home, street_name=write(name, i))

    return pair


def _one_part_missing(home: Data, i: int) -> Data:
    """Change one part to another, and leave one out that is needed."""
    ways: tuple[tuple[Data, Data], ...] = (
        ({"municipality": "1806"}, {"street_name": turn((None, "Ukjent", ""), i)}),
        ({"house_number": 7001}, {"street_name": turn((None, "-"), i)}),
        ({"street_name": "Annengata"}, {"house_number": turn((None, 0), i)}),
        ({"house_number": 7001}, {"municipality": turn((None, "9999"), i)}),
        ({"house_letter": "Z"}, {"municipality": turn((None, "0000"), i)}),
        ({"municipality": "1806"}, {"house_number": turn((None, 0), i)}),
        ({"house_letter": "Z"}, {"street_name": turn((None, " "), i)}),
    )
    differing, missing = turn(ways, i)
    return at(home, **differing, **missing)


STREET_NAMES: Final = (
    Way(
        "street-name-in-parts",
        "One name has its letters and their marks apart: the same street.",
        3,
        "met",
        _named(_ACCENTED, lambda name, i: decomposed(turn((name, name.upper(), name.lower()), i))),
    ),
    Way(
        "street-name-with-more-blanks",
        "One name has more blanks between its words: the same street.",
        3,
        "met",
        _named(_IN_WORDS, lambda name, i: name.replace(" ", turn(("  ", " \t", "\t", "   ", "\u00a0"), i))),
    ),
    Way(
        "street-name-with-sharp-s",
        "One name has ß, the other SS: the same street, since capitals do not count.",
        3,
        "met",
        _named(_SHARP, lambda name, i: turn((name.upper(), name.replace("ß", "ss")), i)),
    ),
    Way(
        "street-named-in-norwegian-letters",
        "A name is a name, also if most or all of its letters are æ, ø or å.",
        3,
        "met",
        both_of(uncoded, street_name=_NAMED),
    ),
    Way(
        "house-letter-in-parts",
        "One house letter Å has its mark apart: the same house.",
        3,
        "met",
        changed(
            lambda i: at(lettered(i), house_letter=turn(("Å", "å"), i)),
            lambda home, i: at(home, house_letter=turn(("{}", " {}", "{} "), i).format(decomposed("Å"))),
        ),
    ),
    Way(
        "street-differs-and-a-part-is-missing",
        "One part differs, and another that is needed is missing: not known.",
        3,
        "unknown",
        changed(lambda i: at(on_street(i), street_code=None, house_letter=None), _one_part_missing),
    ),
)
