"""The design's five points of "same address", a case on each side of every edge."""

from __future__ import annotations

import unicodedata
from typing import Any, Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fastlege.errors import InvalidFactError
from fastlege.facts import Address, CadastralAddress, StreetAddress, same_home
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
    ("same id, a sub-number on one side", farm(sub=1, matrikkel_id=ID), farm(sub=0, matrikkel_id=ID), MET),
    ("same id, other title number", farm(title=3, matrikkel_id=ID), farm(title=4, matrikkel_id=ID), MET),
    ("same id, house number missing", house(None, matrikkel_id=ID), house(matrikkel_id=ID), MET),
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
]

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
    ("festenummer on one side", farm(14, 3, 7), farm(14, 3), UNMET),
    ("festenummer 7 and 0", farm(14, 3, 7), farm(14, 3, 0), UNMET),
    ("same festenummer", farm(14, 3, 7), farm(14, 3, 7), MET),
    ("undernummer 0 and none", farm(14, 3, 7, 0), farm(14, 3, 7), MET),
    ("undernummer on one side", farm(14, 3, 7, 1), farm(14, 3, 7), UNMET),
    ("festenummer is not undernummer", farm(14, 3, 1, 0), farm(14, 3, 0, 1), UNMET),
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
    """With identifiers on all three, being the same home is handed on."""
    if all(home.id_key for home in (one, two, three)) and same_home(one, two) is same_home(two, three) is MET:
        assert same_home(one, three) is MET
