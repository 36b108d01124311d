"""The design's five points of "same address", a case on each side of every edge."""

from __future__ import annotations

import unicodedata
from typing import Any, Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fastlege.errors import InvalidFactError
from fastlege.facts import (
    Address,
    CadastralAddress,
    StreetAddress,
    is_digits,
    is_house_letter,
    is_matrikkel_id,
    is_unit,
    same_home,
)
from fastlege.terms import MET, UNKNOWN, UNMET, Finding, Grading
from fastlege.testing import addresses
from tests.rules import oracle

ID: Final = "604503040"


def house(
    number: int | None = 12,
    letter: str | None = None,
    *,
    municipality: str | None = "4601",
    name: str | None = "Nygårdsgaten",
    code: str | None = None,
    unit: str | None = None,
    matrikkel_id: str | None = None,
) -> Address:
    street = StreetAddress(
        municipality=municipality,
        street_name=name,
        street_code=code,
        house_number=number,
        house_letter=letter,
    )
    return Address(matrikkel_id=matrikkel_id, unit=unit, place=street)


def farm(
    land: int | None = 14,
    title: int | None = 3,
    lease: int | None = None,
    sub: int | None = None,
    *,
    municipality: str | None = "4601",
    unit: str | None = None,
    matrikkel_id: str | None = None,
) -> Address:
    place = CadastralAddress(
        municipality=municipality, land_number=land, title_number=title, lease_number=lease, sub_number=sub
    )
    return Address(matrikkel_id=matrikkel_id, unit=unit, place=place)


def known(
    matrikkel_id: str | None = ID,
    unit: str | None = None,
    grading: Grading | None = Grading.UNGRADED,
    place: StreetAddress | CadastralAddress | None = None,
) -> Address:
    return Address(matrikkel_id=matrikkel_id, unit=unit, grading=grading, place=place)


NAME: Final = "Sjøgård allé"
DECOMPOSED: Final = unicodedata.normalize("NFD", NAME)

POINT_1: Final = [
    ("no home on either side", None, None, UNKNOWN),
    ("no home on one side", known(), None, UNKNOWN),
    ("a home of which nothing is known, on both", known(None), known(None), UNKNOWN),
    ("confidential on one side", known(), known(grading=Grading.CONFIDENTIAL), UNKNOWN),
    ("strictly confidential on one side", known(), known(grading=Grading.STRICTLY_CONFIDENTIAL), UNKNOWN),
    ("confidential, other house", known(), known("1", grading=Grading.CONFIDENTIAL), UNKNOWN),
    ("both confidential", known(grading=Grading.CONFIDENTIAL), known(grading=Grading.CONFIDENTIAL), UNKNOWN),
    ("a client address is compared: same", known(), known(grading=Grading.CLIENT_ADDRESS), MET),
    ("a client address is compared: other", known(), known("1", grading=Grading.CLIENT_ADDRESS), UNMET),
    (
        "both client addresses",
        known(grading=Grading.CLIENT_ADDRESS),
        known(grading=Grading.CLIENT_ADDRESS),
        MET,
    ),
    ("graded by nobody", known(), known(grading=None), MET),
]

POINT_2: Final = [
    ("same id", known(), known(), MET),
    ("other id", known(), known("604503041"), UNMET),
    ("blanks around the id", known(), known(f" {ID} "), MET),
    ("blank id on both, no place", known(""), known(" "), UNKNOWN),
    ("id 0 on both, no place", known("0"), known("0"), UNKNOWN),
    ("id 0 and blank id, no place", known("0"), known(""), UNKNOWN),
    ("id 0 on one side, no place", known("0"), known(), UNKNOWN),
    ("id 0 on both: the place decides, same", house(matrikkel_id="0"), house(matrikkel_id="0"), MET),
    ("id 0 on both: the place decides, other", house(matrikkel_id="0"), house(13, matrikkel_id="0"), UNMET),
    ("id 0 and another id: the place decides", house(matrikkel_id="0"), house(matrikkel_id=ID), MET),
    (
        "blank id and another id: the place decides",
        house(matrikkel_id=" "),
        house(13, matrikkel_id=ID),
        UNMET,
    ),
    ("id on one side, no place there", known(), house(), UNKNOWN),
    (
        "same id, municipality renumbered",
        house(matrikkel_id=ID, municipality="1201"),
        house(matrikkel_id=ID, municipality="4601"),
        MET,
    ),
    (
        "same id, street renamed",
        house(matrikkel_id=ID, name="Gamlegata"),
        house(matrikkel_id=ID, name="Nygata"),
        MET,
    ),
    ("same id, street and property", house(matrikkel_id=ID), farm(matrikkel_id=ID), MET),
    ("same id, two sub-numbers", farm(sub=1, matrikkel_id=ID), farm(sub=2, matrikkel_id=ID), UNKNOWN),
    ("same id, one sub-number", farm(sub=1, matrikkel_id=ID), farm(sub=1, matrikkel_id=ID), MET),
    (
        "same id, a sub-number against none",
        farm(sub=1, matrikkel_id=ID),
        farm(sub=0, matrikkel_id=ID),
        UNKNOWN,
    ),
    ("same id, a sub-number on one side", farm(sub=1, matrikkel_id=ID), farm(matrikkel_id=ID), UNKNOWN),
    ("same id, a sub-number and a street", farm(sub=1, matrikkel_id=ID), house(matrikkel_id=ID), UNKNOWN),
    ("same id, a sub-number and no place", farm(sub=1, matrikkel_id=ID), known(), UNKNOWN),
    ("same id, no sub-number and none told", farm(sub=0, matrikkel_id=ID), farm(matrikkel_id=ID), MET),
    ("same id, no sub-number on either", farm(matrikkel_id=ID), farm(matrikkel_id=ID), MET),
    ("same id, no sub-number and no place", farm(sub=0, matrikkel_id=ID), known(), MET),
    ("other id, two sub-numbers", farm(sub=1, matrikkel_id=ID), farm(sub=2, matrikkel_id="1"), UNMET),
    ("same id, other lease", farm(lease=1, matrikkel_id=ID), farm(lease=2, matrikkel_id=ID), MET),
    ("same id, other title number", farm(title=3, matrikkel_id=ID), farm(title=4, matrikkel_id=ID), MET),
    ("same id, same house number", house(matrikkel_id=ID), house(name="Nygata", matrikkel_id=ID), MET),
    ("same id, other house number", house(12, matrikkel_id=ID), house(13, matrikkel_id=ID), UNKNOWN),
    ("same id, house number missing", house(None, matrikkel_id=ID), house(matrikkel_id=ID), MET),
    ("same id, house number 0", house(0, matrikkel_id=ID), house(matrikkel_id=ID), MET),
    ("same id, same letter", house(letter="B", matrikkel_id=ID), house(letter="b ", matrikkel_id=ID), MET),
    (
        "same id, other letter",
        house(letter="B", matrikkel_id=ID),
        house(letter="C", matrikkel_id=ID),
        UNKNOWN,
    ),
    ("same id, a letter on one side", house(letter="B", matrikkel_id=ID), house(matrikkel_id=ID), MET),
    (
        "same id, a letter and a blank",
        house(letter="B", matrikkel_id=ID),
        house(letter=" ", matrikkel_id=ID),
        MET,
    ),
    (
        "same id, other letter, no house numbers",
        house(None, "B", matrikkel_id=ID),
        house(None, "C", matrikkel_id=ID),
        UNKNOWN,
    ),
    (
        "same id, other house number and the flat above",
        house(12, matrikkel_id=ID, unit="H0101"),
        house(13, matrikkel_id=ID, unit="H0201"),
        UNKNOWN,
    ),
    ("other id, other house number", house(12, matrikkel_id=ID), house(13, matrikkel_id="1"), UNMET),
    ("other id, same street and number", house(matrikkel_id=ID), house(matrikkel_id="1"), UNMET),
]

POINT_3_STREET: Final = [
    ("same by name", house(), house(), MET),
    ("other name", house(), house(name="Strandgaten"), UNMET),
    ("other municipality", house(), house(municipality="0301"), UNMET),
    ("municipality missing on one side", house(), house(municipality=None), UNKNOWN),
    ("municipality missing on both", house(municipality=None), house(municipality=None), UNKNOWN),
    ("name missing on one side", house(), house(name=None), UNKNOWN),
    ("name missing on both", house(name=None), house(name=None), UNKNOWN),
    ("name blank on both", house(name=" "), house(name=" "), UNKNOWN),
    ("name composed and decomposed", house(name=NAME), house(name=DECOMPOSED), MET),
    ("name in capitals, decomposed", house(name=NAME.upper()), house(name=DECOMPOSED), MET),
    ("name with other blanks", house(name=NAME), house(name=f"  {NAME.replace(' ', '   ')}\t"), MET),
    ("name with a blank more inside a word", house(name="Nygårds gaten"), house(), UNMET),
    ("å and aa are two spellings", house(), house(name="Nygaardsgaten"), UNMET),
    ("same code", house(code="11020"), house(code="11020"), MET),
    ("same code, other name", house(code="11020"), house(code="11020", name="Strandgaten"), MET),
    ("same code, no names", house(code="11020", name=None), house(code="11020", name=None), MET),
    ("other code, same name", house(code="11020"), house(code="11021"), UNMET),
    ("same code, other municipality", house(code="11020"), house(code="11020", municipality="0301"), UNMET),
    ("same code, other number", house(code="11020"), house(13, code="11020"), UNMET),
    ("leading zeros in the code", house(code="01020"), house(code="1020", name="x"), MET),
    ("zeros after it are another code", house(code="10200"), house(code="1020"), UNMET),
    ("code on one side only: same name", house(code="11020"), house(), MET),
    ("code on one side only: other name", house(code="11020"), house(name="Strandgaten"), UNMET),
    ("code on one side only, and no name there", house(code="11020", name=None), house(), UNKNOWN),
    ("code blank on one side: the name decides", house(code="11020"), house(code=" "), MET),
    ("code 0 on both: the name decides", house(code="0"), house(code="0", name="Strandgaten"), UNMET),
    ("other number", house(), house(13), UNMET),
    ("number missing on one side", house(), house(None), UNKNOWN),
    ("number missing on both", house(None), house(None), UNKNOWN),
    ("number 0 on one side", house(), house(0), UNKNOWN),
    ("number 0 on both", house(0), house(0), UNKNOWN),
    ("number 0 and missing", house(0), house(None), UNKNOWN),
    ("same letter", house(letter="B"), house(letter="B"), MET),
    ("letter in lower case", house(letter="B"), house(letter="b"), MET),
    ("letter with blanks", house(letter="B"), house(letter=" B "), MET),
    ("other letter", house(letter="B"), house(letter="C"), UNMET),
    ("letter on one side only", house(letter="B"), house(), UNMET),
    ("blank letter is none", house(letter=" "), house(), MET),
    ("letter composed and decomposed", house(letter="Å"), house(letter="a\u030a"), MET),
    ("municipality of zeros on both", house(municipality="0000"), house(municipality="0000"), UNKNOWN),
    ("municipality not stated on both", house(municipality="9999"), house(municipality="9999"), UNKNOWN),
    ("municipality not stated on one side", house(municipality="9999"), house(), UNKNOWN),
    ("municipality beside it", house(municipality="9998"), house(municipality="9998"), MET),
    ("a street of one letter", house(name="Å"), house(name="å"), MET),
    ("a street whose name ends in a word for none", house(name="Ukjentgata"), house(name="Ukjentgata"), MET),
]

NO_STREET: Final = (
    *(
        "ukjent",
        "Ukjent",
        " UKJENT ",
        "(ukjent)",
        "uk\u200bjent",
        "Ukjent adresse",
        "ukjent bosted",
        "ukjend",
    ),
    *("uoppgitt", "Ikke oppgitt", "ingen", "mangler", "Uten fast bopel", "uten fast bosted", "unknown"),
    *("null", "<null>", "None", "nan", "NaN", "n/a", "undefined", "x", "XXX", "x x"),
    *("-", "--", ".", "?", "*", "0", "12", "\u200b", "\u00a0", ""),
)
"""What people and programs write where no street is known."""


POINT_3_PROPERTY: Final = [
    ("same property", farm(), farm(), MET),
    ("other municipality", farm(), farm(municipality="0301"), UNMET),
    ("municipality missing on both", farm(municipality=None), farm(municipality=None), UNKNOWN),
    ("other gårdsnummer", farm(14), farm(15), UNMET),
    ("other bruksnummer", farm(14, 3), farm(14, 4), UNMET),
    ("gårdsnummer and bruksnummer swapped", farm(14, 3), farm(3, 14), UNMET),
    ("gårdsnummer 0 on both", farm(0), farm(0), UNKNOWN),
    ("gårdsnummer 0 on one side", farm(0), farm(), UNKNOWN),
    ("gårdsnummer missing on both", farm(None), farm(None), UNKNOWN),
    ("bruksnummer 0 on both", farm(14, 0), farm(14, 0), UNKNOWN),
    ("bruksnummer missing on one side", farm(14, 3), farm(14, None), UNKNOWN),
    ("festenummer 0 and none", farm(14, 3, 0), farm(14, 3, None), MET),
    ("festenummer that only one register tells", farm(14, 3, 7), farm(14, 3), UNKNOWN),
    ("festenummer 7 and a told none", farm(14, 3, 7), farm(14, 3, 0), UNMET),
    ("other festenummer", farm(14, 3, 7), farm(14, 3, 8), UNMET),
    ("same festenummer", farm(14, 3, 7), farm(14, 3, 7), MET),
    ("undernummer 0 and none", farm(14, 3, 7, 0), farm(14, 3, 7), MET),
    ("undernummer on one side", farm(14, 3, 7, 1), farm(14, 3, 7), UNKNOWN),
    ("undernummer 1 and a told none", farm(14, 3, 7, 1), farm(14, 3, 7, 0), UNKNOWN),
    ("other undernummer", farm(14, 3, 7, 1), farm(14, 3, 7, 2), UNMET),
    ("same undernummer", farm(14, 3, 7, 1), farm(14, 3, 7, 1), MET),
    ("undernummer on one side, other property", farm(14, 3, 7, 1), farm(14, 4, 7), UNMET),
    ("undernummer on one side, other festenummer", farm(14, 3, 7, 1), farm(14, 3, 8), UNMET),
    ("other undernummer, festenummer on one side", farm(14, 3, 7, 1), farm(14, 3, None, 2), UNMET),
    ("festenummer is not undernummer", farm(14, 3, 1, 0), farm(14, 3, 0, 1), UNMET),
    ("nor where neither is told on the other side", farm(14, 3, 1), farm(14, 3, None, 1), UNKNOWN),
    ("neither told on either side, as in PDL", farm(14, 3), farm(14, 3), MET),
    ("municipality not stated on both", farm(municipality="9999"), farm(municipality="9999"), UNKNOWN),
    ("a street and a property", house(), farm(), UNKNOWN),
    ("a property and no place", farm(), known(None), UNKNOWN),
]

POINT_4: Final = [
    ("same unit", known(unit="H0101"), known(unit="H0101"), MET),
    ("the flat above", known(unit="H0101"), known(unit="H0201"), UNMET),
    ("the same door in the basement", known(unit="H0101"), known(unit="K0101"), UNMET),
    ("unit in lower case", known(unit="H0101"), known(unit="h0101"), MET),
    ("unit with blanks", known(unit="H0101"), known(unit=" H0101\t"), MET),
    ("unit on one side only", known(unit="H0101"), known(), UNKNOWN),
    ("unit blank on the other side", known(unit="H0101"), known(unit=" "), UNKNOWN),
    ("blank on both", known(unit=""), known(unit="  "), MET),
    ("zeros on both", known(unit="0000"), known(unit="0"), MET),
    ("zeros after a letter on both", known(unit="H0000"), known(unit="h0000 "), MET),
    ("zeros after a letter, and none", known(unit="H0000"), known(), MET),
    ("zeros after a letter, and a flat", known(unit="H0000"), known(unit="H0101"), UNKNOWN),
    ("a tenth floor without a door is a flat", known(unit="H1000"), known(unit="H0000"), UNKNOWN),
    ("a floor without a door is a flat", known(unit="H0100"), known(unit="H0000"), UNKNOWN),
    ("same unit in another house", known(unit="H0101"), known("1", unit="H0101"), UNMET),
    ("unit on one side, other house", known(unit="H0101"), known("1"), UNMET),
    ("by the street, the flat above", house(unit="H0101"), house(unit="H0201"), UNMET),
    ("by the street, same flat", house(unit="H0101"), house(unit="h0101"), MET),
    ("by the street, one unit only", house(unit="H0101"), house(), UNKNOWN),
    ("by the property, the flat above", farm(unit="H0101"), farm(unit="H0201"), UNMET),
    ("other units where the house is unknown", house(0, unit="H0101"), house(0, unit="H0201"), UNKNOWN),
    ("same unit where the house is unknown", house(0, unit="H0101"), house(0, unit="H0101"), UNKNOWN),
]

CASES: Final = [*POINT_1, *POINT_2, *POINT_3_STREET, *POINT_3_PROPERTY, *POINT_4]
SAMPLES: Final = tuple({home: None for case in CASES for home in case[1:3]})


@pytest.mark.parametrize(
    ("one", "other", "expected"), [pytest.param(*case[1:], id=case[0]) for case in CASES]
)
def test_same_home(one: Address | None, other: Address | None, expected: Finding) -> None:
    assert same_home(one, other) is expected
    assert same_home(other, one) is expected


def test_every_pair_of_homes_in_the_tables_against_the_oracle() -> None:
    for one in SAMPLES:
        for other in SAMPLES:
            assert same_home(one, other) is Finding.of(oracle.same_home(one, other))


@pytest.mark.parametrize("name", NO_STREET)
def test_a_word_for_no_street_is_no_street(name: str) -> None:
    """Else three homes whose registers say the same of nothing were one."""
    assert same_home(house(name=name), house(name=name)) is UNKNOWN
    assert same_home(house(name=name), house()) is UNKNOWN
    assert same_home(house(name=name, code="11020"), house(code="11020")) is MET
    assert house(name=name).place == house(name=name).place


RUBBISH: Final = (
    *(
        "nan",
        "null",
        "None",
        "ukjent",
        "-",
        "--",
        ".",
        "?",
        "x",
        "N/A",
        "-1",
        "1.0",
        "1e3",
        "0x1F",
        "604 503 040",
    ),
    *(
        "\u200b",
        "\ufeff",
        "\u0000",
        "604503040\u200b",
        "\u0663",
        "\u0967\u0968\u0969",
        "\uff16\uff10\uff14",
        "\u00b2",
        "\u2167",
        "\u00bd",
    ),
)
"""What stands in the place of a number or a unit that nobody knows, and digits that are no digits here."""


@pytest.mark.parametrize("rubbish", RUBBISH)
def test_rubbish_is_refused_so_that_it_cannot_be_equal_to_itself(rubbish: str) -> None:
    assert not is_matrikkel_id(rubbish)
    assert not is_digits(rubbish)
    with pytest.raises(InvalidFactError, match=r"^matrikkel_id: give the digits 0 to 9 as text"):
        known(rubbish)
    with pytest.raises(InvalidFactError, match=r"^street_code: give the digits 0 to 9 as text"):
        house(code=rubbish)
    assert not is_unit(rubbish)
    with pytest.raises(InvalidFactError, match=r"^unit: give a letter and four digits"):
        known(unit=rubbish)
    with pytest.raises(InvalidFactError, match=r"^municipality: give four digits"):
        house(municipality=rubbish)
    if rubbish != "x":
        assert not is_house_letter(rubbish)
        with pytest.raises(InvalidFactError, match=r"^house_letter: give one letter from A to Å"):
            house(letter=rubbish)


@pytest.mark.parametrize(
    "unit", ["H010", "H01011", "0101", "HH101", "H01O1", "Ø0101", "H-101", "H\u0660\u0661\u0660\u0661", "1"]
)
def test_a_unit_is_a_letter_and_four_digits(unit: str) -> None:
    assert not is_unit(unit)
    with pytest.raises(InvalidFactError):
        known(unit=unit)


@pytest.mark.parametrize("municipality", ["\uff14\uff16\uff10\uff11", "\u0664\u0666\u0660\u0661", "46O1"])
def test_a_municipality_is_of_the_digits_0_to_9(municipality: str) -> None:
    with pytest.raises(InvalidFactError):
        house(municipality=municipality)
    with pytest.raises(InvalidFactError):
        farm(municipality=municipality)


@pytest.mark.parametrize("letter", ["BC", "1", "0", "\u00c4", "\u0411", "\uff21B", "\u00df"])
def test_a_house_letter_is_one_letter_from_a_to_aa(letter: str) -> None:
    with pytest.raises(InvalidFactError):
        house(letter=letter)


def test_what_can_be_asked_before_a_home_is_made() -> None:
    good = {is_matrikkel_id: "604503040", is_digits: "011020", is_unit: " k0101", is_house_letter: " æ"}
    for may_be, value in good.items():
        assert may_be(value)
        assert may_be(None)
        assert may_be(" ")
        assert not may_be(1)
        assert not may_be(Finding.MET)


def test_facts_are_kept_as_they_were_given() -> None:
    home = Address(matrikkel_id=" 0604503040", unit="h0000 ", place=house(letter=" b").place)
    assert (home.matrikkel_id, home.unit) == (" 0604503040", "h0000 ")
    assert (home.compared_id, home.compared_unit) == ("604503040", "")
    assert isinstance(home.place, StreetAddress)
    assert home.place.house_letter == " b"


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (Address, "matrikkel_id unit place grading"),
        (StreetAddress, "municipality street_name street_code house_number house_letter"),
        (CadastralAddress, "municipality land_number title_number lease_number sub_number"),
    ],
)
def test_nothing_else_can_take_part(kind: type[attrs.AttrsInstance], names: str) -> None:
    """Point 5: a fact holds no neighbour id, c/o, additional name, postal place or postal address."""
    assert {field.name for field in attrs.fields(kind) if field.init} == set(names.split())
    assert {field.name for field in attrs.fields(kind) if field.eq} == set(names.split())


@pytest.mark.parametrize("kind", [Address, StreetAddress, CadastralAddress])
def test_an_address_is_made_by_name_alone(kind: type[object]) -> None:
    make: Any = kind
    with pytest.raises(TypeError):
        make("4601", None)


def test_an_address_shows_nothing_of_itself() -> None:
    assert (repr(house()), repr(house().place)) == ("Address(…)", "StreetAddress(…)")
    assert repr(farm().place) == "CadastralAddress(…)"


def test_the_largest_numbers_of_a_house_and_of_a_property() -> None:
    assert house(9999) == house(9999)
    assert farm(2**63 - 1) == farm(2**63 - 1)
    with pytest.raises(InvalidFactError):
        house(10_000)
    with pytest.raises(InvalidFactError):
        farm(2**63)


HOMES: Final = addresses()


@given(HOMES, HOMES)
def test_symmetry(one: Address, other: Address) -> None:
    assert same_home(one, other) is same_home(other, one)


@given(HOMES, HOMES)
def test_it_is_what_the_oracle_says(one: Address, other: Address) -> None:
    assert same_home(one, other) is Finding.of(oracle.same_home(one, other))


@given(HOMES)
def test_a_home_is_itself_or_not_known(home: Address) -> None:
    assert same_home(home, home) is not UNMET


@given(HOMES, st.sampled_from([Grading.CONFIDENTIAL, Grading.STRICTLY_CONFIDENTIAL]))
def test_a_shielded_home_is_compared_with_nothing(home: Address, grading: Grading) -> None:
    shielded = known(home.matrikkel_id, home.unit, grading, home.place)
    assert same_home(home, shielded) is UNKNOWN
    assert same_home(shielded, home) is UNKNOWN


REQUIRED: Final = ("municipality", "house_number", "land_number", "title_number")


@given(HOMES, HOMES, st.sampled_from(REQUIRED))
def test_what_is_missing_on_both_is_never_the_same(one: Address, other: Address, field: str) -> None:
    def without(home: Address) -> Address:
        place = home.place if hasattr(home.place, field) else None
        changes: dict[str, Any] = {field: None}
        return known(None, home.unit, place=attrs.evolve(place, **changes) if place else None)

    assert same_home(without(one), without(other)) is UNKNOWN


@given(HOMES, HOMES, HOMES)
def test_same_as_the_same_is_never_another(one: Address, two: Address, three: Address) -> None:
    """With identifiers on all three, being the same home is handed on by one that tells as much as they."""
    identified = all(home.compared_id for home in (one, two, three))
    if identified and same_home(one, two) is same_home(two, three) is MET:
        assert same_home(one, three) is not UNMET
        at = two.place
        if isinstance(at, StreetAddress) and at.house_number and (at.house_letter or "").strip():
            assert same_home(one, three) is MET
        if not all(isinstance(home.place, StreetAddress) for home in (one, three)):
            assert same_home(one, three) is MET
