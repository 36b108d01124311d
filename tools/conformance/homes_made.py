"""Homes of each kind, and what can be changed about them; the nth is the same each time."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from tools.conformance.form import LEAST, turn

if TYPE_CHECKING:
    from collections.abc import Callable

    from tools.conformance.form import Data

    Home = Data | None
    Pair = tuple[Home, Home]

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
    """A way to be wrong: its name, a sentence, the step, the right finding, and two homes by a number.

    One that turns through many values has more cases than others, so that each value comes several times.
    """

    name: str
    sentence: str
    step: int
    finding: str
    pair: Callable[[int], Pair]
    cases: int = LEAST


def street(i: int) -> Data:
    """Make a place on a street."""
    return _told(dict(zip(_STREET, turn(STREETS, i), strict=True)), "municipality", "street_name")


def property_(i: int) -> Data:
    """Make a property."""
    return _told(dict(zip(_PROPERTY, turn(PROPERTIES, i), strict=True)), "municipality", "land_number")


def on_street(i: int, **fields: Any) -> Data:  # whatever a field may hold  # noqa: ANN401  # whatever a fact may be
    """Make a home that is known by its street alone."""
    return _told({"unit": turn(UNITS, i, 2), "place": street(i)} | fields)


def on_property(i: int, **fields: Any) -> Data:  # noqa: ANN401  # whatever a fact may be
    """Make a home that is known by its property alone."""
    return _told({"unit": turn(UNITS, i, 2), "place": property_(i)} | fields)


def identified(i: int, **fields: Any) -> Data:  # noqa: ANN401  # whatever a fact may be
    """Make a home that has an identifier, and mostly a place too."""
    place = turn((street(i), None, property_(i), street(i + 3)), i, 1)
    return _told({"matrikkel_id": turn(IDENTIFIERS, i), "unit": turn(UNITS, i, 2), "place": place} | fields)


def _maker(*makers: Callable[..., Data], nth: int) -> Callable[..., Data]:
    return turn(makers, nth)


def any_home(i: int, **fields: Any) -> Data:  # noqa: ANN401  # whatever a fact may be
    """Make a home of any of the three kinds."""
    return _maker(identified, on_street, on_property, nth=i)(i, **fields)


def at(home: Data, **fields: Any) -> Data:  # noqa: ANN401  # whatever a fact may be
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


def with_id_and_street(i: int, **fields: Any) -> Data:  # noqa: ANN401  # whatever a fact may be
    """Make a home that has an identifier and a street."""
    return identified(i, place=street(i)) | fields


def with_id_and_property(i: int, **fields: Any) -> Data:  # noqa: ANN401  # whatever a fact may be
    """Make a home that has an identifier and a property."""
    return identified(i, place=property_(i)) | fields


def coded(i: int, make: Callable[[int], Data] = on_street, **fields: Any) -> Data:  # noqa: ANN401  # whatever a fact may be
    """Make a home on a street that has a code."""
    home = make(i)
    return at(home, **{"street_code": home["place"].get("street_code") or str(300 + i)} | fields)


def lettered(i: int, make: Callable[[int], Data] = on_street) -> Data:
    """Make a home on a street whose house has a letter."""
    home = make(i)
    return at(home, house_letter=home["place"].get("house_letter") or "B")


def in_flat(i: int) -> Data:
    """Make a home that has a unit."""
    home = any_home(i)
    return home | {"unit": home.get("unit") or turn(("H0102", "U0101", "H0305"), i)}


def without_unit(i: int) -> Data:
    """Make a home that has no unit."""
    return without(any_home(i), "unit")


def uncoded(i: int) -> Data:
    """Make a home on a street that has no code."""
    return at(on_street(i), street_code=None)


def sub_numbered(i: int, make: Callable[[int], Data] = on_property, **fields: Any) -> Data:  # noqa: ANN401  # whatever a fact may be
    """Make a home on a property that has a sub-number."""
    return at(make(i), **{"sub_number": 1 + i % 4} | fields)


def leased(i: int, **fields: Any) -> Data:  # noqa: ANN401  # whatever a fact may be
    """Make a home on a leased property."""
    return at(on_property(i), **{"lease_number": 1 + i % 5} | fields)


def respelt_name(name: str, i: int) -> str:
    """Write a name otherwise, so that it is still the same."""
    ways: tuple[Callable[[str], str], ...] = (
        str.upper,
        str.lower,
        decomposed,
        lambda text: f"  {text} ",
        lambda text: text.replace(" ", "  ") + "\t",
    )
    return turn(ways, i, 1)(name)


def decomposed(text: str) -> str:
    """Write letters and their marks apart."""
    return unicodedata.normalize("NFD", text)


def without_accents(name: str) -> str:
    """Strip the accents: Å becomes A, and Ø becomes O."""
    letters = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return letters.translate(str.maketrans("øæØÆ", "oaOA"))


def changed(make: Callable[[int], Data], change: Callable[[Data, int], Data]) -> Callable[[int], Pair]:
    """Change a home: the home and the changed one."""
    return lambda i: (make(i), change(make(i), i))


def fields_of(make: Callable[[int], Data], **fields: Any) -> Callable[[int], Pair]:  # noqa: ANN401  # whatever a fact may be
    """Change fields of the home to what is given, or to what a function makes of the number."""
    return lambda i: (make(i), make(i) | {name: _value(value, i) for name, value in fields.items()})


def places_of(make: Callable[[int], Data], **fields: Any) -> Callable[[int], Pair]:  # noqa: ANN401  # whatever a fact may be
    """Change parts of the place."""
    return lambda i: (make(i), at(make(i), **{name: _value(value, i) for name, value in fields.items()}))


def both_of(make: Callable[[int], Data], **fields: Any) -> Callable[[int], Pair]:  # noqa: ANN401  # whatever a fact may be
    """Change parts of the place of both."""
    return lambda i: (places_of(make, **fields)(i)[1],) * 2


def _value(value: Any, i: int) -> Any:  # noqa: ANN401  # whatever a fact may be
    if callable(value):
        return value(i)
    return turn(value, i, 1) if isinstance(value, tuple) else value


def nothing(i: int) -> Home:
    """Make a home without any known part."""
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


def comparable(i: int) -> Data:
    """Make a home that is itself: of a kind that can be compared."""
    return turn((identified(i), on_street(i), at(on_property(i), lease_number=i % 3, sub_number=i % 2)), i)


def by_place(i: int) -> Data:
    """Make a home that can be compared by its place."""
    return _maker(on_street, on_property, nth=i)(i)


OTHER_IDENTIFIERS: Final[tuple[Callable[[int], str], ...]] = (
    lambda i: turn(IDENTIFIERS, i + 1),
    lambda i: turn(IDENTIFIERS, i)[:-1] + "9" if turn(IDENTIFIERS, i)[-1] != "9" else "12",
    lambda i: turn(IDENTIFIERS, i) + "0",
    lambda i: "1" + turn(IDENTIFIERS, i),
)
NO_IDENTIFIERS: Final = (None, "", " ", "0", "000")
NO_UNITS: Final = (None, "", "  ", "0", "0000", "H0000", "h0000 ", "K0000", "00000")
