"""Ways to be wrong about street names that are almost alike, letter by letter and sign by sign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tools.conformance.form import turn
from tools.conformance.homes_made import Way, at, uncoded

if TYPE_CHECKING:
    from tools.conformance.homes_made import Pair

_LONG: Final = "Fylkesvegforbindelsen mellom Nordre og Søndre"
_LETTERS: Final = (
    *(("Idrettsallén", "Idrettsallen"), ("Kôsvegen", "Kosvegen"), ("Sörkvegen", "Sørkvegen")),
    *(("Växjøgata", "Væxjøgata"), ("Đuolbageaidnu", "Duolbageaidnu"), ("Maŋŋegata", "Mannegata")),
    *(("Šiljugata", "Siljugata"), ("Čáhcegata", "Cáhcegata"), ("Suohpažgata", "Suohpazgata")),
    *(("Ruoŧŧagata", "Ruottagata"), ("Návetgata", "Navetgata"), ("Müllers gate", "Mullers gate")),
    *(("Håkon Ⅶs gate", "Håkon VIIs gate"), ("Kvartal ²", "Kvartal 2"), ("\uff33torgata", "Storgata")),
    *(("Gate №3", "Gate No3"), ("Ångströms gate", "Angströms gate"), ("Øvregate", "Övregate")),
)
_SIGNS: Final = (
    *(("Nils-Ols veg", "NilsOls veg"), ("Nils-Ols veg", "Nils\u2010Ols veg")),
    *(("Nils-Ols veg", "Nils–Ols veg"), ("O'Haras gate", "O’Haras gate")),
    *(("O'Haras gate", "OHaras gate"), ("O'Haras gate", "O\u00b4Haras gate")),
    *(("Stor\u00adgata", "Storgata"), ("Stor\u200bgata", "Storgata")),
    *(("Øvre, nedre gate", "Øvre nedre gate"), ("Veg 1", "Veg 2"), ("Gate 12", "Gate 21"), ("Veg 3", "Veg")),
    *(("Berg og Dals veg", "Berg & Dals veg"), ("Kirkev.", "Kirkeveien"), ("Kirkevn", "Kirkeveien")),
    *((f"{_LONG} Sund", f"{_LONG} Vik"), (f"{_LONG}vegen 1", f"{_LONG}vegen 2"), ("Gate A/S", "Gate AS")),
)
_CAPITALS: Final = (
    *("Šiljugáhtta", "Čáhcegeaidnu", "Đuolbageaidnu", "Maŋŋegata", "Suohpažgáhtta", "Ruoŧŧageaidnu"),
    *("Οδός Νίκος", "Žižkas gate", "Łódźgata", "Вулиця Лесі", "Ősz utca"),
)


def _of(pairs: tuple[tuple[str, str], ...], i: int) -> Pair:
    one, other = turn(pairs, i)
    return at(uncoded(i), street_name=one), at(uncoded(i), street_name=other)


def _in_capitals(i: int) -> Pair:
    name = turn(_CAPITALS, i)
    written = turn((name.upper(), name.lower()), i, 1)
    return at(uncoded(i + 1), street_name=name), at(uncoded(i + 1), street_name=written)


NAMES_ALIKE: Final = (
    Way(
        "street-name-with-another-letter",
        "One name has é, ö, đ, ŋ, ² or a wide letter, and the other a letter like it: other streets.",
        3,
        "unmet",
        lambda i: _of(_LETTERS, i),
        72,
    ),
    Way(
        "street-name-with-another-sign",
        "The names differ in a hyphen, an apostrophe, a comma, a digit, a short form, or far to the right.",
        3,
        "unmet",
        lambda i: _of(_SIGNS, i),
        72,
    ),
    Way(
        "street-name-in-capitals-of-other-languages",
        "One name has Š, Č, Đ, Ŋ, Ž or Σ in capitals, and the other in small letters: the same street.",
        3,
        "met",
        _in_capitals,
        44,
    ),
)
