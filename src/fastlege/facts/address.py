"""Registered homes (*bostedsadresse*), and when two of them are the same.

The page says "registered at the same address". The meaning of *same* is our reading, in the four steps of
:func:`same_home`. Facts are kept as given, and normalised copies are compared. An invalid identifier or
unit, such as "nan", is refused; otherwise two homes with the same rubbish would count as the same.

References:
    Helsenorge, "Kom i kontakt med fastlegen", section "Fastlegetjenester på vegne av barn", the bullets.
    Skatteetaten, "Tilgjengeliggjøring av opplysninger fra Folkeregisteret", on the address identifier:
    it names a house or a property, not a flat.
"""

from __future__ import annotations

from typing import Final

import attrs

from fastlege.facts.places import CadastralAddress, StreetAddress, digits, is_digits, trimmed, word
from fastlege.problems import Fact, set_derived, validate
from fastlege.terms import MET, UNKNOWN, UNMET, Finding, Grading

__all__ = ["Address", "compare_homes", "is_matrikkel_id", "is_unit", "same_home"]

_AN_ID: Final = "give the digits 0 to 9 as text, such as '604503040', or None when it is missing"
_A_UNIT: Final = "give a letter and four digits, such as 'H0101', or None when it is missing"
_UNIT: Final = len("H0101")


@attrs.frozen(kw_only=True, repr=False)
class Address(Fact):
    """A registered home (*bostedsadresse*), as it is in the register.

    Attributes:
        matrikkel_id: The identifier in the cadastre (*adresseIdentifikatorFraMatrikkelen*), in digits. It
            identifies a house, not a flat. Leading zeros are ignored; blank or only zeros means missing.
        unit: The dwelling in the house (*bruksenhetsnummer*): a letter and four digits, such as H0201, in
            either case. Blank or only zeros means missing, and so does H0000: floors and doors begin at 01.
        place: The street or the property. It decides only when one of two homes has no identifier.
        grading: How the address is shielded (*adressegradering*), or None when the register did not say.
        compared_id: Derived: the identifier without blanks and leading zeros; empty when it is missing.
        compared_unit: Derived: the unit without blanks, in capitals; empty when it is missing.
        counts_as_shielded: Derived: whether the grading protects the person.

    Examples:
        >>> home = Address(matrikkel_id=" 0910000014", unit="h0101 ", grading=Grading.CONFIDENTIAL)
        >>> home.compared_id, home.compared_unit, home.counts_as_shielded
        ('910000014', 'H0101', True)
        >>> home
        Address(…)
    """

    matrikkel_id: str | None = None
    unit: str | None = None
    place: StreetAddress | CadastralAddress | None = None
    grading: Grading | None = Grading.UNGRADED
    compared_id: str = attrs.field(init=False, eq=False)
    compared_unit: str = attrs.field(init=False, eq=False)
    counts_as_shielded: bool = attrs.field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Check the fields and normalise them for comparison."""
        validate(
            ("matrikkel_id", is_matrikkel_id(self.matrikkel_id), _AN_ID),
            ("unit", is_unit(self.unit), _A_UNIT),
            (
                "place",
                self.place is None or isinstance(self.place, (StreetAddress, CadastralAddress)),
                "give a StreetAddress, a CadastralAddress, or None",
            ),
            ("grading", self.grading is None or isinstance(self.grading, Grading), "give a Grading, or None"),
        )
        set_derived(self, "compared_id", digits(self.matrikkel_id))
        set_derived(self, "compared_unit", _unit_key(self.unit))
        set_derived(self, "counts_as_shielded", self.grading is not None and self.grading.protects)


def same_home(one: Address | None, other: Address | None) -> Finding:
    """Decide whether two registered homes are the same (*samme adresse*); ours.

    1. A home that is missing or shielded is not compared: unknown.
    2. Two identifiers decide, and names, post numbers and municipalities are ignored. An identifier covers
       the whole property, and may be wrong. So the answer is unknown when both house numbers or letters are
       given and differ, and when sub-numbers differ or only one is given.
    3. Otherwise the structured place decides. It is unknown when a required part is missing, when a street
       is compared with a property, and when only one has a sub-number.
    4. In the same house two units must be equal; two homes without a unit are the same; a unit on one
       side only is unknown.

    Examples:
        >>> ground_floor = Address(matrikkel_id="604503040", unit="H0101")
        >>> same_home(ground_floor, Address(matrikkel_id="604503040", unit="h0101 "))
        <Finding.MET: 'met'>
        >>> same_home(ground_floor, Address(matrikkel_id="604503040", unit="H0201"))  # the flat above
        <Finding.UNMET: 'unmet'>
        >>> same_home(ground_floor, Address(matrikkel_id="604503040"))
        <Finding.UNKNOWN: 'unknown'>
        >>> same_home(None, None)
        <Finding.UNKNOWN: 'unknown'>

    Raises:
        InvalidFactError: When a home is neither an Address nor None.
    """
    validate(
        *(
            (name, home is None or isinstance(home, Address), "give an Address, or None when it is not known")
            for name, home in (("one", one), ("other", other))
        )
    )
    return compare_homes(one, other)


def compare_homes(one: Address | None, other: Address | None) -> Finding:
    """Decide as `same_home` does, without checking the types."""
    if one is None or other is None or one.counts_as_shielded or other.counts_as_shielded:
        return UNKNOWN
    # Street names and municipality codes lag behind changes, so the identifier comes first.
    if one.compared_id and other.compared_id:
        same_house = UNMET if one.compared_id != other.compared_id else _below_id(one.place, other.place)
    else:
        same_house = _same_place(one.place, other.place)
    if same_house is not MET or one.compared_unit == other.compared_unit:
        return same_house
    # In the same house, flats differ only in the unit.
    return UNMET if one.compared_unit and other.compared_unit else UNKNOWN


_Place = StreetAddress | CadastralAddress | None


def _below_id(one: _Place, other: _Place) -> Finding:
    """Compare house numbers, letters and sub-numbers, which the identifier does not cover."""
    if isinstance(one, StreetAddress) and isinstance(other, StreetAddress):
        return UNKNOWN if one.in_other_house(other) else MET
    return MET if _sub_number(one) == _sub_number(other) else UNKNOWN


def _sub_number(place: _Place) -> int:
    return (place.sub_number or 0) if isinstance(place, CadastralAddress) else 0


def _same_place(one: _Place, other: _Place) -> Finding:
    if isinstance(one, StreetAddress) and isinstance(other, StreetAddress):
        return one.same_place(other)
    if isinstance(one, CadastralAddress) and isinstance(other, CadastralAddress):
        return one.same_place(other)
    return UNKNOWN


def is_matrikkel_id(value: object) -> bool:
    """Return whether a value is valid as an identifier: None, blank, or the digits 0 to 9.

    Examples:
        >>> is_matrikkel_id(" 0604503040"), is_matrikkel_id("ukjent"), is_matrikkel_id("٣")
        (True, False, False)
    """
    return is_digits(value)


def is_unit(value: object) -> bool:
    """Return whether a value is valid as a unit: None, blank, zeros, or a letter and four digits.

    Examples:
        >>> is_unit("h0101 "), is_unit("H0000"), is_unit("null")
        (True, True, False)
    """
    text = trimmed(value)
    # Blank or zeros is a missing unit, which is valid; something that is not text is not.
    if text is None or not text.strip("0"):
        return text is not None
    return len(text) == _UNIT and text.isascii() and text[0].isalpha() and text[1:].isdigit()


def _unit_key(unit: str | None) -> str:
    """Normalise a unit; a floor and door of zeros is missing."""
    key = word(unit)
    return key if key[1:].strip("0") else ""
