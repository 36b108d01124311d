"""Cases of when two homes are the same: a row for each way to be wrong, in the four steps of `same_home`."""

from __future__ import annotations

import unicodedata
from itertools import product
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from fastlege.facts import same_home
from fastlege.testing.conformance.given import GIVEN
from tools.conformance.form import LEAST, Row, distinct, turn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tools.conformance.form import Data

    Home = Data | None
    Pair = tuple[Home, Home]

CONDITION: Final = "a-parent-registered-at-childs-address"
SOURCE: Final = "fastlege's own reading of «samme adresse» [ours], same home, step {}"

IDENTIFIERS: Final = (
    "604503040",
    "910000014",
    "250172017",
    "7",
    "81234",
    "1000000",
    "330220",
    "45",
    "99990001",
)
UNITS: Final = ("H0101", None, "H0201", None, "U0102", "K0101", "L0304", "H1002")
FLATS: Final = ("H0101", "H0302", "K0101", "U0204", "L0103")
STREETS: Final = (
    ("4601", "Prøvevegen", "11020", 14, "B"),
    ("0301", "Storgata", None, 1, None),
    ("5001", "Åsgårdsvegen", "2040", 27, None),
    ("1103", "Nedre Strandgate", None, 9, "A"),
    ("3107", "St. Hansgata", "350", 112, "C"),
    ("4204", "Øvre Ærligveien", None, 3, None),
    ("5501", "Kirkebakken", "8", 41, "Å"),
    ("4602", "Stavangvegen", "3260", 90, None),
    ("1507", "Bjørnstjerne Bjørnsons gate", None, 6, "D"),
    ("3201", "Skolegata", "19999", 2, None),
    ("1108", "Årstadgeilen", None, 30, "F"),
)
PROPERTIES: Final = (
    ("4601", 14, 3, 0, 0),
    ("4602", 31, 4, None, None),
    ("5001", 121, 7, 2, 0),
    ("1103", 5, 66, 0, 2),
    ("3107", 88, 1, None, None),
    ("0301", 207, 431, 4, 1),
    ("5501", 9, 12, None, 5),
    ("1507", 44, 44, 3, None),
    ("3201", 2, 1, 0, 0),
    ("4204", 1203, 38, 6, 6),
    ("1108", 61, 10, None, None),
)
_STREET: Final = ("municipality", "street_name", "street_code", "house_number", "house_letter")
_PROPERTY: Final = ("municipality", "land_number", "title_number", "lease_number", "sub_number")
NO_NAMES: Final = (
    *("Ukjent", "ukjent adresse", "UKJENT BOSTED", "Uten fast bopel", "uten fast bosted", "Ukjend", "-", "."),
    *(
        "ukjend adresse",
        "uoppgitt",
        "Ikke oppgitt",
        "INGEN",
        "mangler",
        "unknown",
        "none",
        "null",
        "NaN",
        "n/a",
    ),
    *("undefined", "x", "XX", "xxx", "123", "?", " ", "", "--", "0"),
)


class Way(NamedTuple):
    """A way to be wrong: its name, a sentence, the step, the right finding, and two homes by a number."""

    name: str
    sentence: str
    step: int
    finding: str
    pair: Callable[[int], Pair]


def street(i: int) -> Data:
    """Make a place on a street."""
    return _told(dict(zip(_STREET, turn(STREETS, i), strict=True)), "municipality", "street_name")


def property_(i: int) -> Data:
    """Make a property."""
    return _told(dict(zip(_PROPERTY, turn(PROPERTIES, i), strict=True)), "municipality", "land_number")


def on_street(i: int, **fields: Any) -> Data:  # noqa: ANN401  # whatever a field may hold
    """Make a home that is known by its street alone."""
    return _told({"unit": turn(UNITS, i, 2), "place": street(i)} | fields)


def on_property(i: int, **fields: Any) -> Data:  # noqa: ANN401
    """Make a home that is known by its property alone."""
    return _told({"unit": turn(UNITS, i, 2), "place": property_(i)} | fields)


def identified(i: int, **fields: Any) -> Data:  # noqa: ANN401
    """Make a home that has an identifier, and mostly a place too."""
    place = turn((street(i), None, property_(i), street(i + 3)), i, 1)
    return _told({"matrikkel_id": turn(IDENTIFIERS, i), "unit": turn(UNITS, i, 2), "place": place} | fields)


def any_home(i: int, **fields: Any) -> Data:  # noqa: ANN401
    """Make a home of any of the three kinds."""
    return turn((identified, on_street, on_property), i)(i, **fields)


def at(home: Data, **fields: Any) -> Data:  # noqa: ANN401
    """Change parts of the place of a home."""
    return home | {
        "place": _told(
            home["place"] | fields,
            "municipality",
            "street_name" if "street_name" in home["place"] else "land_number",
        )
    }


def without(home: Data, *names: str) -> Data:
    """Leave fields of a home out."""
    return {name: value for name, value in home.items() if name not in names}


def _told(fields: Data, *required: str) -> Data:
    return {name: value for name, value in fields.items() if value is not None or name in required}


def with_id_and_street(i: int, **fields: Any) -> Data:  # noqa: ANN401
    """Make a home that has an identifier and a street."""
    return identified(i, place=street(i)) | fields


def with_id_and_property(i: int, **fields: Any) -> Data:  # noqa: ANN401
    """Make a home that has an identifier and a property."""
    return identified(i, place=property_(i)) | fields


def _coded(i: int, make: Callable[[int], Data] = on_street, **fields: Any) -> Data:  # noqa: ANN401
    home = make(i)
    return at(home, **{"street_code": home["place"].get("street_code") or str(300 + i)} | fields)


def _lettered(i: int, make: Callable[[int], Data] = on_street) -> Data:
    home = make(i)
    return at(home, house_letter=home["place"].get("house_letter") or "B")


def _flat(i: int) -> Data:
    home = any_home(i)
    return home | {"unit": home.get("unit") or turn(("H0102", "U0101", "H0305"), i)}


def _bare(i: int) -> Data:
    return without(any_home(i), "unit")


def _uncoded(i: int) -> Data:
    return at(on_street(i), street_code=None)


def _subbed(i: int, make: Callable[[int], Data] = on_property, **fields: Any) -> Data:  # noqa: ANN401
    return at(make(i), **{"sub_number": 1 + i % 4} | fields)


def _leased(i: int, **fields: Any) -> Data:  # noqa: ANN401
    return at(on_property(i), **{"lease_number": 1 + i % 5} | fields)


def _respelt(name: str, i: int) -> str:
    """Write a name otherwise, so that it is still the same."""
    ways = (
        str.upper,
        str.lower,
        _apart,
        lambda text: f"  {text} ",
        lambda text: text.replace(" ", "  ") + "\t",
    )
    return turn(ways, i, 1)(name)


def _apart(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def _plain(name: str) -> str:
    """Strip the accents: Å becomes A, and Ø becomes O."""
    letters = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return letters.translate(str.maketrans("øæØÆ", "oaOA"))


def _changed(make: Callable[[int], Data], change: Callable[[Data, int], Data]) -> Callable[[int], Pair]:
    return lambda i: (make(i), change(make(i), i))


def _both(make: Callable[[int], Data], change: Callable[[Data, int], Data]) -> Callable[[int], Pair]:
    return lambda i: (change(make(i), i), change(make(i), i))


def _fields(make: Callable[[int], Data], **fields: Any) -> Callable[[int], Pair]:  # noqa: ANN401
    """Change fields of the home to what is given, or to what a function makes of the number."""
    return lambda i: (make(i), make(i) | {name: _value(value, i) for name, value in fields.items()})


def _places(make: Callable[[int], Data], **fields: Any) -> Callable[[int], Pair]:  # noqa: ANN401
    """Change parts of the place."""
    return lambda i: (make(i), at(make(i), **{name: _value(value, i) for name, value in fields.items()}))


def _of_both(make: Callable[[int], Data], **fields: Any) -> Callable[[int], Pair]:  # noqa: ANN401
    """Change parts of the place of both."""
    return lambda i: (_places(make, **fields)(i)[1],) * 2


def _value(value: Any, i: int) -> Any:  # noqa: ANN401
    if callable(value):
        return value(i)
    return turn(value, i, 1) if isinstance(value, tuple) else value


def _nothing(i: int) -> Home:
    none: tuple[Home, ...] = (
        None,
        {},
        {"matrikkel_id": "0"},
        {"matrikkel_id": " "},
        {"unit": "H0101"},
        {"unit": ""},
        {"matrikkel_id": "", "unit": "H0201"},
        {"matrikkel_id": "000", "grading": None},
    )
    return none[i % len(none)]


def _whole(i: int) -> Data:
    """Make a home that is itself: of a kind that can be compared."""
    return turn((identified(i), on_street(i), at(on_property(i), lease_number=i % 3, sub_number=i % 2)), i)


def _compared(i: int) -> Data:
    """Make a home that can be compared by its place."""
    return turn((on_street, on_property), i)(i)


_OTHER_ID: Final = (
    lambda i: turn(IDENTIFIERS, i + 1),
    lambda i: turn(IDENTIFIERS, i)[:-1] + "9" if turn(IDENTIFIERS, i)[-1] != "9" else "12",
    lambda i: turn(IDENTIFIERS, i) + "0",
    lambda i: "1" + turn(IDENTIFIERS, i),
)
_NONE_ID: Final = (None, "", " ", "0", "000")
_NO_UNIT: Final = (None, "", "  ", "0", "0000", "H0000", "h0000 ", "K0000", "00000")

IDENTIFIED: Final = (
    Way(
        "no-home-at-all",
        "Nothing is known of either home.",
        1,
        "unknown",
        lambda i: (_nothing(i), _nothing(i // 8 + i)),
    ),
    Way("one-home-missing", "One home is not known.", 1, "unknown", lambda i: (None, any_home(i))),
    Way("one-home-empty", "Of one home nothing is told.", 1, "unknown", lambda i: ({}, any_home(i))),
    *(
        Way(
            f"home-graded-{code.lower()}",
            f"One home is graded {code}: it is compared with nothing.",
            1,
            "unknown",
            _fields(any_home, grading=code),
        )
        for code in ("fortrolig", "strengtFortrolig")
    ),
    Way(
        "both-homes-graded",
        "Both homes are graded as confidential.",
        1,
        "unknown",
        lambda i: (
            any_home(i, grading=turn(("fortrolig", "strengtFortrolig"), i)),
            any_home(i, grading=turn(("strengtFortrolig", "fortrolig", "fortrolig"), i)),
        ),
    ),
    Way(
        "graded-home-elsewhere",
        "One of two different homes is graded as confidential.",
        1,
        "unknown",
        lambda i: (any_home(i), any_home(i + 2, grading=turn(("fortrolig", "strengtFortrolig"), i))),
    ),
    Way(
        "grading-not-compared",
        "The homes are the same, and one is a klientadresse, or not graded.",
        1,
        "met",
        _fields(_whole, grading=("klientadresse", None, "ugradert")),
    ),
    Way(
        "identifier-equal",
        "The identifiers are equal, and the rest too.",
        2,
        "met",
        lambda i: (identified(i), identified(i)),
    ),
    Way(
        "identifier-differs",
        "The identifiers differ, and nothing else.",
        2,
        "unmet",
        _fields(identified, matrikkel_id=lambda i: turn(_OTHER_ID, i)(i)),
    ),
    Way(
        "identifier-differs-no-place",
        "The identifiers differ, and nothing else is told.",
        2,
        "unmet",
        lambda i: (
            {"matrikkel_id": turn(IDENTIFIERS, i)},
            {"matrikkel_id": turn(_OTHER_ID, i, 1)(i), "unit": turn(UNITS, i, 2)},
        ),
    ),
    Way(
        "identifier-spelt-otherwise",
        "One identifier has zeros or blanks before or after it.",
        2,
        "met",
        _fields(
            identified,
            matrikkel_id=lambda i: turn(("0{}", " {}", "{} ", " 00{}\t", "000{}"), i).format(
                turn(IDENTIFIERS, i)
            ),
        ),
    ),
    Way(
        "identifier-of-one-same-place",
        "One home alone has an identifier, and both have the same place.",
        3,
        "met",
        _changed(_compared, lambda home, i: home | {"matrikkel_id": turn(IDENTIFIERS, i)}),
    ),
    Way(
        "identifier-of-one-blank-of-other",
        "One identifier is blank or zeros, which is none: the places decide.",
        3,
        "met",
        _changed(
            lambda i: _compared(i) | {"matrikkel_id": turn(_NONE_ID[1:], i)},
            lambda home, i: home | {"matrikkel_id": turn(IDENTIFIERS, i)},
        ),
    ),
    Way(
        "identifier-of-one-no-place",
        "One home alone has an identifier, and one has no place.",
        3,
        "unknown",
        _changed(
            lambda i: without(identified(i), "place"),
            lambda home, i: on_street(i) if i % 3 else without(home, "matrikkel_id"),
        ),
    ),
    Way(
        "identifier-of-one-other-place",
        "One home alone has an identifier, and the places differ.",
        3,
        "unmet",
        lambda i: (
            _compared(i) | {"matrikkel_id": turn(IDENTIFIERS, i)},
            at(_compared(i), municipality="1806"),
        ),
    ),
    Way(
        "identifiers-blank-same-place",
        "Both identifiers are blank or zeros: the places decide.",
        3,
        "met",
        lambda i: (
            _compared(i) | {"matrikkel_id": turn(_NONE_ID[1:], i)},
            _compared(i) | {"matrikkel_id": turn(_NONE_ID, i, 1)},
        ),
    ),
    Way(
        "identifiers-blank-other-place",
        "Both identifiers are blank or zeros, and the places differ.",
        3,
        "unmet",
        lambda i: (
            _compared(i) | {"matrikkel_id": turn(_NONE_ID[1:], i)},
            at(_compared(i), municipality="1806") | {"matrikkel_id": turn(_NONE_ID[1:], i)},
        ),
    ),
    Way(
        "identifier-equal-municipality-renumbered",
        "The identifiers are equal, and one municipality has been renumbered.",
        2,
        "met",
        _places(
            lambda i: turn((with_id_and_street, with_id_and_property), i)(i),
            municipality=("1201", "0000", None),
        ),
    ),
    Way(
        "identifier-equal-street-renamed",
        "The identifiers are equal, and one street has another name and code.",
        2,
        "met",
        _places(with_id_and_street, street_name=("Gamlevegen", None, "Ukjent"), street_code=("777", None)),
    ),
    Way(
        "identifier-equal-number-differs",
        "The identifiers are equal, and the house numbers differ.",
        2,
        "unknown",
        _places(with_id_and_street, house_number=lambda i: turn(STREETS, i)[3] + 1 + i % 3),
    ),
    Way(
        "identifier-equal-number-of-one",
        "The identifiers are equal, and one home alone has a house number.",
        2,
        "met",
        _places(with_id_and_street, house_number=(None, 0)),
    ),
    Way(
        "identifier-equal-letter-differs",
        "The identifiers are equal, and the house letters differ.",
        2,
        "unknown",
        _changed(
            lambda i: _lettered(i, with_id_and_street),
            lambda home, i: at(home, house_letter="E" if i % 2 else "g"),
        ),
    ),
    Way(
        "identifier-equal-letter-of-one",
        "The identifiers are equal, and one home alone has a house letter.",
        2,
        "met",
        _changed(
            lambda i: _lettered(i, with_id_and_street),
            lambda home, i: at(home, house_letter=turn((None, "", " "), i)),
        ),
    ),
    Way(
        "identifier-equal-letter-in-small",
        "The identifiers are equal, and so are the letters, in either case.",
        2,
        "met",
        _changed(
            lambda i: _lettered(i, with_id_and_street),
            lambda home, i: at(home, house_letter=f" {home['place']['house_letter'].lower()}"),
        ),
    ),
    Way(
        "identifier-equal-letter-and-unit-differ",
        "The identifiers are equal; letters and units differ: another house, perhaps.",
        2,
        "unknown",
        _changed(
            lambda i: _lettered(i, with_id_and_street) | {"unit": "H0101"},
            lambda home, _: at(home, house_letter="G") | {"unit": "H0202"},
        ),
    ),
    Way(
        "identifier-equal-sub-number-differs",
        "The identifiers are equal, and the sub-numbers differ.",
        2,
        "unknown",
        _changed(
            lambda i: _subbed(i, with_id_and_property),
            lambda home, i: at(home, sub_number=home["place"]["sub_number"] + 1 + i % 3),
        ),
    ),
    Way(
        "identifier-equal-sub-number-of-one",
        "The identifiers are equal, and one home alone has a sub-number.",
        2,
        "unknown",
        _changed(
            lambda i: _subbed(i, with_id_and_property),
            lambda home, i: at(home, sub_number=turn((None, 0), i)),
        ),
    ),
    Way(
        "identifier-equal-sub-number-and-no-place",
        "The identifiers are equal; one has a sub-number, the other no place or a street.",
        2,
        "unknown",
        _changed(
            lambda i: _subbed(i, with_id_and_property),
            lambda home, i: home | {"place": street(i)} if i % 2 else without(home, "place"),
        ),
    ),
    Way(
        "identifier-equal-no-sub-number",
        "The identifiers are equal; neither has a sub-number, whatever else the places are.",
        2,
        "met",
        _changed(
            lambda i: at(with_id_and_property(i), sub_number=turn((None, 0), i)),
            lambda home, i: turn(
                (
                    home | {"place": street(i)},
                    without(home, "place"),
                    at(home, sub_number=turn((0, None), i)),
                    at(home, land_number=700 + i),
                ),
                i,
                1,
            ),
        ),
    ),
    Way(
        "identifier-equal-lease-differs",
        "The identifiers are equal, and the lease numbers differ: only the identifier counts.",
        2,
        "met",
        _changed(
            lambda i: at(with_id_and_property(i), lease_number=1 + i % 4),
            lambda home, i: at(home, lease_number=turn((None, 0, 9), i)),
        ),
    ),
    Way(
        "identifier-equal-land-differs",
        "The identifiers are equal, and land and title numbers differ: only the identifier counts.",
        2,
        "met",
        _changed(
            with_id_and_property,
            lambda home, i: at(home, land_number=turn((None, 0, 501), i), title_number=502),
        ),
    ),
    Way(
        "identifier-equal-one-has-no-place",
        "The identifiers are equal, and one home alone has a street.",
        2,
        "met",
        _changed(with_id_and_street, lambda home, _: without(home, "place")),
    ),
    Way(
        "identifier-differs-same-unit",
        "The identifiers differ, and the units are equal.",
        2,
        "unmet",
        lambda i: (
            identified(i, unit="H0101"),
            identified(i, unit="H0101", matrikkel_id=turn(_OTHER_ID, i)(i)),
        ),
    ),
    Way(
        "identifier-differs-unit-of-one",
        "The identifiers differ, and one home alone has a unit.",
        2,
        "unmet",
        lambda i: (
            identified(i, unit=turn(("H0101", "K0203"), i)),
            without(identified(i, matrikkel_id=turn(_OTHER_ID, i)(i)), "unit"),
        ),
    ),
)


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
        _changed(
            _uncoded,
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
        lambda i: _accents(i, _plain, lambda name: _plain(name).upper()),
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
        lambda i: _signs(i),
    ),
    Way(
        "street-name-with-other-blanks-inside",
        "One name is in two words, the other in one: other streets.",
        3,
        "unmet",
        lambda i: _words(i),
    ),
    Way(
        "street-name-spelt-otherwise",
        "One name has other capitals, blanks or composed letters: the same street.",
        3,
        "met",
        _changed(_uncoded, lambda home, i: at(home, street_name=_respelt(home["place"]["street_name"], i))),
    ),
    Way(
        "street-code-equal-name-differs",
        "The codes are equal, and the names differ: the code goes first.",
        3,
        "met",
        _places(_coded, street_name=("Gamlevegen", "Ukjent", None, "")),
    ),
    Way(
        "street-code-equal-no-name",
        "The codes are equal, and neither home has a name.",
        3,
        "met",
        _of_both(_coded, street_name=(None, "", "Ukjent")),
    ),
    Way(
        "street-code-differs",
        "The codes differ, and the names are equal: the code goes first.",
        3,
        "unmet",
        _changed(
            _coded,
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
        _changed(
            _coded,
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
        _changed(_coded, lambda home, i: at(home, street_code=turn((None, "", "0", "000", " "), i))),
    ),
    Way(
        "street-code-of-one-no-name",
        "One home alone has a code, and one has no name.",
        3,
        "unknown",
        lambda i: (
            _coded(i, street_name=turn(("Storgata", None), i)),
            at(_coded(i), street_code=None, street_name=turn((None, "Ukjent"), i)),
        ),
    ),
    Way(
        "street-name-missing",
        "One street has no name, and neither a code.",
        3,
        "unknown",
        _changed(_uncoded, lambda home, i: at(home, street_name=turn((None, "", " "), i))),
    ),
    Way(
        "street-names-missing",
        "Neither street has a name or a code.",
        3,
        "unknown",
        _of_both(_uncoded, street_name=(None, "", " ")),
    ),
    Way(
        "street-named-nothing",
        "Both streets bear a word that stands for no name.",
        3,
        "unknown",
        _of_both(_uncoded, street_name=lambda i: NO_NAMES[i % len(NO_NAMES)]),
    ),
    Way(
        "street-named-nothing-of-one",
        "One street bears a word that stands for no name.",
        3,
        "unknown",
        _places(_uncoded, street_name=lambda i: NO_NAMES[i % len(NO_NAMES)]),
    ),
    Way(
        "street-named-almost-nothing",
        "A name that only begins like a word for none is a name.",
        3,
        "met",
        _of_both(
            _uncoded,
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
        _places(on_street, house_number=lambda i: turn(STREETS, i)[3] + turn((1, 2, 10, 100), i)),
    ),
    Way(
        "house-number-missing",
        "One house number is missing or zero.",
        3,
        "unknown",
        _places(on_street, house_number=(None, 0)),
    ),
    Way(
        "house-numbers-missing",
        "Both house numbers are missing or zero.",
        3,
        "unknown",
        _of_both(on_street, house_number=(None, 0)),
    ),
    Way(
        "house-letter-differs",
        "The house letters differ.",
        3,
        "unmet",
        _changed(_lettered, lambda home, i: at(home, house_letter=turn(("E", "G", "Ø"), i))),
    ),
    Way(
        "house-letter-of-one",
        "One house has a letter, and the other none: another house.",
        3,
        "unmet",
        _changed(_lettered, lambda home, i: at(home, house_letter=turn((None, "", " "), i))),
    ),
    Way(
        "house-letter-spelt-otherwise",
        "One letter is small, or has blanks: the same house.",
        3,
        "met",
        _changed(
            _lettered,
            lambda home, i: at(
                home,
                house_letter=turn(("{} ", " {}", "{}"), i).format(
                    turn((str.lower, _apart, lambda text: _apart(text.lower())), i)(
                        home["place"]["house_letter"]
                    )
                ),
            ),
        ),
    ),
    Way(
        "house-letter-blank",
        "One letter is missing, the other blank.",
        3,
        "met",
        _changed(
            lambda i: at(on_street(i), house_letter=None),
            lambda home, i: at(home, house_letter=turn(("", " ", "\t"), i)),
        ),
    ),
    Way(
        "street-municipality-differs",
        "The municipalities differ, and nothing else.",
        3,
        "unmet",
        _places(on_street, municipality=("1806", "0302", "4631", "1201")),
    ),
    Way(
        "street-municipality-missing",
        "One municipality is missing, or not stated.",
        3,
        "unknown",
        _places(on_street, municipality=(None, "0000", "9999")),
    ),
    Way(
        "street-municipalities-missing",
        "Neither municipality is stated.",
        3,
        "unknown",
        _of_both(on_street, municipality=(None, "0000", "9999")),
    ),
    Way(
        "street-parts-run-together",
        "Number and letter, or code and number, are other parts that read alike when written together.",
        3,
        "unmet",
        lambda i: _together(i),
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
    home = _uncoded(i)
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
    name, home = turn((*_NAMES, "Møllegata"), i), _uncoded(i)
    return at(home, street_name=name), at(home, street_name=turn(ways, i)(name))


def _in_two_letters(name: str) -> str:
    return name.translate(str.maketrans({"å": "aa", "ø": "oe", "æ": "ae", "Å": "Aa", "Ø": "Oe", "Æ": "Ae"}))


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
    return at(_uncoded(i), street_name=one), at(_uncoded(i), street_name=other)


def _words(i: int) -> Pair:
    one, other = turn(
        (
            ("Øvre gate", "Øvregate"),
            ("Nedre Strandgate", "Nedrestrandgate"),
            ("Kong Oscars gate", "Kong Oscarsgate"),
        ),
        i,
    )
    return at(_uncoded(i), street_name=one), at(_uncoded(i), street_name=other)


def _together(i: int) -> Pair:
    home = _uncoded(i)
    one, other = turn(
        (
            ({"street_code": "12", "house_number": 34}, {"street_code": "123", "house_number": 4}),
            ({"street_name": "Gata 1", "house_number": 12}, {"street_name": "Gata 11", "house_number": 2}),
            ({"street_name": "Gata", "house_number": 11}, {"street_name": "Gata 1", "house_number": 1}),
            ({"municipality": "0301", "street_code": "1"}, {"municipality": "3011", "street_code": "1"}),
        ),
        i,
    )
    return at(home, **one), at(home, **other)


ON_PROPERTIES: Final = (
    Way(
        "property-equal", "The same property and unit.", 3, "met", lambda i: (on_property(i), on_property(i))
    ),
    Way(
        "land-number-differs",
        "The land numbers differ.",
        3,
        "unmet",
        _places(on_property, land_number=lambda i: turn(PROPERTIES, i)[1] + 1 + i % 3),
    ),
    Way(
        "land-number-missing",
        "One land number is missing or zero.",
        3,
        "unknown",
        _places(on_property, land_number=(None, 0)),
    ),
    Way(
        "land-numbers-missing",
        "Both land numbers are missing or zero.",
        3,
        "unknown",
        _of_both(on_property, land_number=(None, 0)),
    ),
    Way(
        "title-number-differs",
        "The title numbers differ.",
        3,
        "unmet",
        _places(on_property, title_number=lambda i: turn(PROPERTIES, i)[2] + 1 + i % 3),
    ),
    Way(
        "title-number-missing",
        "One title number is missing or zero.",
        3,
        "unknown",
        _places(on_property, title_number=(None, 0)),
    ),
    Way(
        "title-numbers-missing",
        "Both title numbers are missing or zero.",
        3,
        "unknown",
        _of_both(on_property, title_number=(None, 0)),
    ),
    Way(
        "property-municipality-differs",
        "The municipalities differ, and nothing else.",
        3,
        "unmet",
        _places(on_property, municipality=("1806", "0302", "4631", "1201")),
    ),
    Way(
        "property-municipality-missing",
        "One municipality is missing, or not stated.",
        3,
        "unknown",
        _places(on_property, municipality=(None, "0000", "9999")),
    ),
    Way(
        "property-municipalities-missing",
        "Neither municipality is stated.",
        3,
        "unknown",
        _of_both(on_property, municipality=(None, "0000", "9999")),
    ),
    Way(
        "lease-differs",
        "The lease numbers differ.",
        3,
        "unmet",
        _changed(_leased, lambda home, i: at(home, lease_number=home["place"]["lease_number"] + 1 + i % 2)),
    ),
    Way(
        "lease-against-told-none",
        "One property has a lease, and the other is told to have none.",
        3,
        "unmet",
        _changed(_leased, lambda home, _: at(home, lease_number=0)),
    ),
    Way(
        "lease-of-one",
        "One property has a lease, and of the other the register does not tell.",
        3,
        "unknown",
        _changed(_leased, lambda home, _: at(home, lease_number=None)),
    ),
    Way(
        "lease-none-and-not-told",
        "One property has no lease, and of the other the register does not tell.",
        3,
        "met",
        _changed(lambda i: at(on_property(i), lease_number=0), lambda home, _: at(home, lease_number=None)),
    ),
    Way("leases-equal", "Both properties have the same lease.", 3, "met", lambda i: (_leased(i), _leased(i))),
    Way(
        "sub-number-differs",
        "The sub-numbers differ.",
        3,
        "unmet",
        _changed(_subbed, lambda home, i: at(home, sub_number=home["place"]["sub_number"] + 1 + i % 2)),
    ),
    Way(
        "sub-number-of-one",
        "One home alone has a sub-number: the other is none, or not told.",
        3,
        "unknown",
        _changed(_subbed, lambda home, i: at(home, sub_number=turn((None, 0), i))),
    ),
    Way(
        "sub-number-none-and-not-told",
        "One home has no sub-number, and of the other the register does not tell.",
        3,
        "met",
        _changed(lambda i: at(on_property(i), sub_number=0), lambda home, _: at(home, sub_number=None)),
    ),
    Way(
        "sub-numbers-equal",
        "Both homes have the same sub-number.",
        3,
        "met",
        lambda i: (_subbed(i), _subbed(i)),
    ),
    Way(
        "sub-number-of-one-lease-differs",
        "One home alone has a sub-number, and the leases differ.",
        3,
        "unmet",
        _changed(
            lambda i: _subbed(i, lease_number=1 + i % 3),
            lambda home, i: at(home, sub_number=turn((None, 0), i), lease_number=turn((0, 9), i)),
        ),
    ),
    Way(
        "lease-of-one-sub-number-differs",
        "Of one lease the register does not tell, and the sub-numbers differ.",
        3,
        "unmet",
        _changed(
            lambda i: _subbed(i, lease_number=1 + i % 3),
            lambda home, _: at(home, sub_number=9, lease_number=None),
        ),
    ),
    Way(
        "lease-is-no-sub-number",
        "The lease number of one is the sub-number of the other.",
        3,
        "unmet",
        lambda i: (
            at(on_property(i), lease_number=1 + i % 4, sub_number=0),
            at(on_property(i), lease_number=0, sub_number=1 + i % 4),
        ),
    ),
    Way(
        "land-is-no-title",
        "Land and title numbers are exchanged.",
        3,
        "unmet",
        lambda i: (
            at(on_property(i), land_number=3 + i % 5, title_number=40 + i),
            at(on_property(i), land_number=40 + i, title_number=3 + i % 5),
        ),
    ),
    Way(
        "property-parts-run-together",
        "Land and title numbers read alike when written together.",
        3,
        "unmet",
        lambda i: (
            at(on_property(i), land_number=1, title_number=231 + i),
            at(
                on_property(i),
                land_number=int(f"1{str(231 + i)[0]}"),
                title_number=int(str(231 + i)[1:]) or 7,
            ),
        ),
    ),
    Way(
        "property-against-no-place",
        "One home is a property, the other has no place.",
        3,
        "unknown",
        lambda i: (on_property(i), without(on_property(i), "place")),
    ),
)

UNIT: Final = (
    Way("unit-equal", "The same house and the same unit.", 4, "met", lambda i: (_flat(i), _flat(i))),
    Way(
        "unit-differs",
        "The same house, and another unit.",
        4,
        "unmet",
        _changed(
            _flat, lambda home, i: home | {"unit": turn(("H0402", "K0402", "H0103", "U0202", "L0101"), i)}
        ),
    ),
    Way(
        "unit-differs-in-its-letter",
        "The same house, floor and door, and another letter: cellar, attic or storey.",
        4,
        "unmet",
        lambda i: (
            _flat(i) | {"unit": f"H02{i % 8 + 1:02}"},
            _flat(i) | {"unit": f"{turn('KUL', i)}02{i % 8 + 1:02}"},
        ),
    ),
    Way(
        "unit-of-one",
        "The same house, and one home alone has a unit.",
        4,
        "unknown",
        _changed(
            _flat, lambda home, i: without(home, "unit") if i % 2 else home | {"unit": turn(_NO_UNIT[1:], i)}
        ),
    ),
    Way(
        "unit-missing-and-zeros",
        "The same house; units that are blank or zeros are none.",
        4,
        "met",
        lambda i: (_bare(i) | {"unit": turn(_NO_UNIT[1:], i)}, _bare(i) | {"unit": turn(_NO_UNIT, i, 1)}),
    ),
    Way(
        "unit-missing",
        "The same house, and neither home has a unit.",
        4,
        "met",
        lambda i: (_bare(i), _bare(i)),
    ),
    Way(
        "unit-spelt-otherwise",
        "The same unit, in small letters or with blanks.",
        4,
        "met",
        _changed(
            _flat,
            lambda home, i: (
                home | {"unit": turn(("{} ", " {}", "\t{}", "{}"), i).format(home["unit"].lower())}
            ),
        ),
    ),
    Way(
        "unit-with-zeros-is-one",
        "A floor without a door, or a door without a floor, is a unit.",
        4,
        "unknown",
        lambda i: (
            _bare(i) | {"unit": turn(("H0100", "H1000", "K0001", "U0010"), i)},
            _bare(i) | {"unit": turn(_NO_UNIT, i, 1)},
        ),
    ),
    Way(
        "unit-equal-house-unknown",
        "The units are equal, and whether the house is the same is not known.",
        4,
        "unknown",
        lambda i: (
            (
                at(on_street(i), house_number=None) | {"unit": "H0101"},
                at(on_street(i), house_number=turn((None, 0, 12), i)) | {"unit": "H0101"},
            )
            if i % 2
            else (at(on_property(i), land_number=0) | {"unit": "H0101"}, on_property(i) | {"unit": "H0101"})
        ),
    ),
    Way(
        "unit-differs-house-unknown",
        "The units differ, and whether the house is the same is not known.",
        4,
        "unknown",
        lambda i: (
            on_street(i) | {"unit": turn(FLATS, i, 1)},
            on_property(i) | {"unit": turn(FLATS[1:], i, 1)},
        ),
    ),
    Way(
        "unit-equal-other-house",
        "The units are equal, and the houses are not the same.",
        4,
        "unmet",
        lambda i: (
            _compared(i) | {"unit": turn(FLATS, i, 1)},
            at(_compared(i), municipality="1806") | {"unit": turn(FLATS, i, 1)},
        ),
    ),
    Way(
        "unit-of-one-other-house",
        "One home alone has a unit, and the houses are not the same.",
        4,
        "unmet",
        lambda i: (
            _compared(i) | {"unit": turn(FLATS, i, 1)},
            without(at(_compared(i), municipality="1806"), "unit"),
        ),
    ),
)

WAYS: Final = (*IDENTIFIED, *ON_STREETS, *ON_PROPERTIES, *UNIT)


def pairs(way: Way, count: int, seen: set[str]) -> Iterator[Data]:
    """Make different pairs of a way, every second one in the other order."""

    def made(nth: int) -> Data:
        one, other = way.pair(nth)
        return {"one": other, "other": one} if nth % 2 else {"one": one, "other": other}

    return distinct(made, count, seen)


def rows() -> Iterator[Row]:
    """Make the cases of when two homes are the same."""
    seen: set[str] = set()
    for way in WAYS:
        for homes in pairs(way, LEAST, seen):
            found = same_home(*GIVEN["homes"](homes))  # type: ignore[arg-type]  # two homes
            if found != way.finding:
                msg = f"{way.name}: {homes} is {found}"
                raise ValueError(msg)
            yield Row(
                way.name, way.sentence, CONDITION, SOURCE.format(way.step), homes, {"finding": way.finding}
            )
