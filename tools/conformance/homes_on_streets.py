"""Ways to be wrong about homes on a street."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tools.conformance.form import turn
from tools.conformance.homes_made import (
    NO_NAMES,
    STREETS,
    Way,
    at,
    both_of,
    changed,
    coded,
    decomposed,
    lettered,
    on_property,
    on_street,
    places_of,
    respelt_name,
    uncoded,
    with_id_and_property,
    with_id_and_street,
    without,
    without_accents,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tools.conformance.form import Data
    from tools.conformance.homes_made import Pair

_SUFFIXES: Final = (
    ("gata", "gaten"),
    ("gate", "gata"),
    ("bakken", "bakka"),
    ("vei", "veg"),
    ("plass", "plassen"),
)


def _suffixes(i: int, *endings: tuple[str, str]) -> Pair:
    stem = turn(("Sol", "Prøve", "Stor", "Bjørke", "Kirke", "Strand", "Nedre Elve"), i)
    one, other = turn(endings, i, 1)
    home = uncoded(i)
    return at(home, street_name=stem + one), at(home, street_name=stem + other)


_NAMES: Final = (
    *(
        "Åsgårdsvegen",
        "Prøvevegen",
        "Øvre Ærligveien",
        "Bjørnsons gate",
        "Håkon VIIs gate",
        "Ærfuglvegen",
        "Nesåsen",
    ),
)


def _accents(i: int, *ways: Callable[[str], str]) -> Pair:
    name, home = turn((*_NAMES, "Møllegata"), i), uncoded(i)
    return at(home, street_name=name), at(home, street_name=turn(ways, i)(name))


def _in_two_letters(name: str) -> str:
    return "".join({"å": "aa", "ø": "oe", "æ": "ae", "Å": "Aa", "Ø": "Oe", "Æ": "Ae"}.get(c, c) for c in name)


def _letter(text: str, i: int) -> str:
    """Write the letter of a house otherwise."""
    respelt = turn((text.lower(), decomposed(text), decomposed(text.lower())), i)
    return turn(("{} ", " {}", "{}"), i).format(respelt)


def _signs(i: int) -> Pair:
    one, other = turn(
        (
            ("St. Hansgata", "St Hansgata"),
            ("Nils-Ols veg", "Nils Ols veg"),
            ("Storgt.", "Storgata"),
            ("Dr. Holms vei", "Doktor Holms vei"),
            ("O' Hara gate", "O Hara gate"),
            ("17. mai-gata", "17 mai-gata"),
        ),
        i,
    )
    return at(uncoded(i), street_name=one), at(uncoded(i), street_name=other)


def _words(i: int) -> Pair:
    one, other = turn(
        (
            ("Øvre gate", "Øvregate"),
            ("Nedre Strandgate", "Nedrestrandgate"),
            ("Kong Oscars gate", "Kong Oscarsgate"),
        ),
        i,
    )
    return at(uncoded(i), street_name=one), at(uncoded(i), street_name=other)


def _together(i: int) -> Pair:
    home = uncoded(i)
    alike: tuple[tuple[Data, Data], ...] = (
        ({"street_code": "12", "house_number": 34}, {"street_code": "123", "house_number": 4}),
        ({"street_name": "Gata 1", "house_number": 12}, {"street_name": "Gata 11", "house_number": 2}),
        ({"street_name": "Gata", "house_number": 11}, {"street_name": "Gata 1", "house_number": 1}),
        ({"municipality": "0301", "street_code": "1"}, {"municipality": "3011", "street_code": "1"}),
    )
    one, other = turn(alike, i)
    return at(home, **one), at(home, **other)


ON_STREETS: Final = (
    Way(
        "street-equal",
        "The same street, number, letter and unit.",
        3,
        "met",
        lambda i: (on_street(i), on_street(i)),
    ),
    Way(
        "street-name-differs",
        "The street names differ, and at most one has a code.",
        3,
        "unmet",
        changed(
            uncoded,
            lambda home, i: at(
                home,
                street_name=turn(
                    (
                        "Strandgaten",
                        f"{home['place']['street_name']} 2",
                        f"Nye {home['place']['street_name']}",
                        home["place"]["street_name"][:-1],
                    ),
                    i,
                    1,
                ),
                street_code=turn((None, "55"), i, 2),
            ),
        ),
    ),
    Way(
        "street-name-vegen-and-veien",
        "One name ends in -vegen, the other in -veien: other streets.",
        3,
        "unmet",
        lambda i: _suffixes(i, ("vegen", "veien")),
    ),
    Way(
        "street-name-of-other-suffix",
        "One name ends in -gata or -vei, the other in -gaten or -veg: other streets.",
        3,
        "unmet",
        lambda i: _suffixes(i, *_SUFFIXES),
    ),
    Way(
        "street-name-without-accents",
        "One name has å, ø, æ or é, the other a, o, a or e: other streets.",
        3,
        "unmet",
        lambda i: _accents(i, without_accents, lambda name: without_accents(name).upper()),
    ),
    Way(
        "street-name-in-two-letters",
        "One name has å, ø or æ, the other aa, oe or ae: other streets.",
        3,
        "unmet",
        lambda i: _accents(i, _in_two_letters),
    ),
    Way(
        "street-name-with-other-signs",
        "The names differ in a full stop, a hyphen or an abbreviation: other streets.",
        3,
        "unmet",
        _signs,
    ),
    Way(
        "street-name-with-other-blanks-inside",
        "One name is in two words, the other in one: other streets.",
        3,
        "unmet",
        _words,
    ),
    Way(
        "street-name-spelt-otherwise",
        "One name has other capitals, blanks or composed letters: the same street.",
        3,
        "met",
        changed(uncoded, lambda home, i: at(home, street_name=respelt_name(home["place"]["street_name"], i))),
    ),
    Way(
        "street-code-equal-name-differs",
        "The codes are equal, and the names differ: the code goes first.",
        3,
        "met",
        places_of(coded, street_name=("Gamlevegen", "Ukjent", None, "")),
    ),
    Way(
        "street-code-equal-no-name",
        "The codes are equal, and neither home has a name.",
        3,
        "met",
        both_of(coded, street_name=(None, "", "Ukjent")),
    ),
    Way(
        "street-code-differs",
        "The codes differ, and the names are equal: the code goes first.",
        3,
        "unmet",
        changed(
            coded,
            lambda home, i: at(
                home,
                street_code=turn(
                    (home["place"]["street_code"] + "1", home["place"]["street_code"] + "0", "4", "77"), i, 1
                ),
            ),
        ),
    ),
    Way(
        "street-code-with-zeros",
        "One code has zeros or blanks before it: the same street.",
        3,
        "met",
        changed(
            coded,
            lambda home, i: at(
                home,
                street_code=turn(("0{}", "000{}", " {} ", "{} "), i, 1).format(home["place"]["street_code"]),
            ),
        ),
    ),
    Way(
        "street-code-of-one-same-name",
        "One home alone has a code: the names decide.",
        3,
        "met",
        changed(coded, lambda home, i: at(home, street_code=turn((None, "", "0", "000", " "), i))),
    ),
    Way(
        "street-code-of-one-no-name",
        "One home alone has a code, and one has no name.",
        3,
        "unknown",
        lambda i: (
            coded(i, street_name=turn(("Storgata", None), i)),
            at(coded(i), street_code=None, street_name=turn((None, "Ukjent"), i)),
        ),
    ),
    Way(
        "street-name-missing",
        "One street has no name, and neither a code.",
        3,
        "unknown",
        changed(uncoded, lambda home, i: at(home, street_name=turn((None, "", " "), i))),
    ),
    Way(
        "street-names-missing",
        "Neither street has a name or a code.",
        3,
        "unknown",
        both_of(uncoded, street_name=(None, "", " ")),
    ),
    Way(
        "street-named-nothing",
        "Both street names hold a word that stands for no name.",
        3,
        "unknown",
        both_of(uncoded, street_name=lambda i: NO_NAMES[i % len(NO_NAMES)]),
    ),
    Way(
        "street-named-nothing-of-one",
        "One street name holds a word that stands for no name.",
        3,
        "unknown",
        places_of(uncoded, street_name=lambda i: NO_NAMES[i % len(NO_NAMES)]),
    ),
    Way(
        "street-named-almost-nothing",
        "A name that only begins like a word for none is a name.",
        3,
        "met",
        both_of(
            uncoded,
            street_name=(
                "Ukjentvegen",
                "Ingensgate",
                "Nullvegen",
                "Xylofonvegen",
                "Nansens gate",
                "Manglerudveien",
                "17. mai-gata",
                "A",
            ),
        ),
    ),
    Way(
        "house-number-differs",
        "The house numbers differ.",
        3,
        "unmet",
        places_of(on_street, house_number=lambda i: turn(STREETS, i)[3] + turn((1, 2, 10, 100), i)),
    ),
    Way(
        "house-number-missing",
        "One house number is missing or zero.",
        3,
        "unknown",
        places_of(on_street, house_number=(None, 0)),
    ),
    Way(
        "house-numbers-missing",
        "Both house numbers are missing or zero.",
        3,
        "unknown",
        both_of(on_street, house_number=(None, 0)),
    ),
    Way(
        "house-letter-differs",
        "The house letters differ.",
        3,
        "unmet",
        changed(lettered, lambda home, i: at(home, house_letter=turn(("E", "G", "Ø"), i))),
    ),
    Way(
        "house-letter-of-one",
        "One house has a letter, and the other none: another house.",
        3,
        "unmet",
        changed(lettered, lambda home, i: at(home, house_letter=turn((None, "", " "), i))),
    ),
    Way(
        "house-letter-spelt-otherwise",
        "One letter is small, or has blanks: the same house.",
        3,
        "met",
        changed(
            lettered,
            lambda home, i: at(
                home,
                house_letter=_letter(home["place"]["house_letter"], i),
            ),
        ),
    ),
    Way(
        "house-letter-blank",
        "One letter is missing, the other blank.",
        3,
        "met",
        changed(
            lambda i: at(on_street(i), house_letter=None),
            lambda home, i: at(home, house_letter=turn(("", " ", "\t"), i)),
        ),
    ),
    Way(
        "street-municipality-differs",
        "The municipalities differ, and nothing else.",
        3,
        "unmet",
        places_of(on_street, municipality=("1806", "0302", "4631", "1201")),
    ),
    Way(
        "street-municipality-missing",
        "One municipality is missing, or not stated.",
        3,
        "unknown",
        places_of(on_street, municipality=(None, "0000", "9999")),
    ),
    Way(
        "street-municipalities-missing",
        "Neither municipality is stated.",
        3,
        "unknown",
        both_of(on_street, municipality=(None, "0000", "9999")),
    ),
    Way(
        "street-parts-run-together",
        "Number and letter, or code and number, are other parts that read alike when written together.",
        3,
        "unmet",
        _together,
    ),
    Way(
        "street-against-property",
        "One home is on a street, the other a property.",
        3,
        "unknown",
        lambda i: (on_street(i), on_property(i)),
    ),
    Way(
        "street-against-property-one-identifier",
        "One home is on a street, the other a property; one alone has an identifier.",
        3,
        "unknown",
        lambda i: (
            (on_street(i), with_id_and_property(i)) if i % 3 else (with_id_and_street(i), on_property(i))
        ),
    ),
    Way(
        "street-against-no-place",
        "One home is on a street, the other has no place.",
        3,
        "unknown",
        lambda i: (on_street(i), without(on_street(i), "place")),
    ),
)
