"""Where somebody is registered as living (*bostedsadresse*), and when two such homes are the same.

The address rule of the page says "registered at the same address"; what *same* means is ours, and stands
here as four steps (see :func:`same_home`). Facts are kept as they were given; what is compared is derived.

References:
    Helsenorge, "Kom i kontakt med fastlegen", section "Fastlegetjenester på vegne av barn", the bullets.
    Skatteetaten, "Tilgjengeliggjøring av opplysninger fra Folkeregisteret", on the address identifier:
    it names a house or a property, not a flat.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from typing import Final

import attrs

from fastlege.checks import Fact, validate, validate_arguments
from fastlege.terms import MET, UNKNOWN, UNMET, Finding, Grading

_set = object.__setattr__
__all__ = ["Address", "CadastralAddress", "StreetAddress", "compare_homes", "same_home"]

_MUNICIPALITY: Final = len("0301")
_TEXT: Final = "a text, or None when it is missing"


def _is_optional_text(value: object) -> bool:
    return value is None or type(value) is str or (isinstance(value, str) and not isinstance(value, StrEnum))


def _is_optional_number(value: object, below: int) -> bool:
    return value is None or (type(value) is int and 0 <= value < below)


def _is_municipality(value: object) -> bool:
    return value is None or (isinstance(value, str) and len(value) == _MUNICIPALITY and value.isdecimal())


def _digits(text: str | None) -> str:
    """Blank and zero are none; leading zeros say nothing."""
    return ("" if text is None else text).strip().lstrip("0")


def _word(text: str | None) -> str:
    return ("" if text is None else text).strip().upper()


@attrs.frozen(kw_only=True, repr=False)
class StreetAddress(Fact):
    """A place on a street (*vegadresse*).

    Attributes:
        municipality: Four digits (*kommunenummer*).
        street_name: As the register writes it (*adressenavn*).
        street_code: The street's code in the municipality (*adressekode*); leading zeros say nothing.
        house_number: A whole number below 10 000 (*husnummer*); zero is missing.
        house_letter: One letter (*husbokstav*), in either case.

    Examples:
        >>> one = StreetAddress(municipality="4601", street_name="Prøvevegen", house_number=1)
        >>> other = StreetAddress(municipality="4601", street_name="PRØVEVEGEN ", house_number=1)
        >>> one.same_place(other)
        <Finding.MET: 'met'>
    """

    municipality: str | None
    street_name: str | None
    street_code: str | None = None
    house_number: int | None = None
    house_letter: str | None = None
    _house: tuple[str, int, str] | None = attrs.field(init=False, eq=False)
    _code: str = attrs.field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Check the fields and derive what is compared."""
        validate(
            self,
            (
                "municipality",
                _is_municipality(self.municipality),
                "four digits as text, such as '0301', or None",
            ),
            ("street_name", _is_optional_text(self.street_name), _TEXT),
            ("street_code", _is_optional_text(self.street_code), _TEXT),
            (
                "house_number",
                _is_optional_number(self.house_number, 10_000),
                "a whole number from 0 to 9999, or None",
            ),
            ("house_letter", _is_optional_text(self.house_letter), _TEXT),
        )
        complete = _digits(self.municipality) and self.house_number
        house = (self.municipality, self.house_number, _word(self.house_letter)) if complete else None
        _set(self, "_house", house)
        _set(self, "_code", _digits(self.street_code))

    def same_place(self, other: StreetAddress) -> Finding:
        """Compare two places on streets; a required part that is missing makes it unknown."""
        if self._house is None or other._house is None:
            return UNKNOWN
        if self._code and other._code:
            same_street = self._code == other._code
        else:
            one, two = _street_key(self.street_name), _street_key(other.street_name)
            if not (one and two):
                return UNKNOWN
            same_street = one == two
        return MET if same_street and self._house == other._house else UNMET


def _street_key(name: str | None) -> str:
    """Fold case, compose letters and collapse blanks."""
    return " ".join(unicodedata.normalize("NFC", "" if name is None else name).casefold().split())


@attrs.frozen(kw_only=True, repr=False)
class CadastralAddress(Fact):
    """A property that has no street (*matrikkeladresse*).

    Attributes:
        municipality: Four digits (*kommunenummer*).
        land_number: *Gårdsnummer*; zero is missing.
        title_number: *Bruksnummer*; zero is missing.
        lease_number: *Festenummer*; zero and None both say that there is none.
        sub_number: *Undernummer*; zero and None both say that there is none.

    Examples:
        >>> farm = CadastralAddress(municipality="4601", land_number=14, title_number=3)
        >>> farm.same_place(CadastralAddress(municipality="4601", land_number=14, title_number=4))
        <Finding.UNMET: 'unmet'>
        >>> farm.same_place(CadastralAddress(municipality="4601", land_number=14))  # a part is missing
        <Finding.UNKNOWN: 'unknown'>
    """

    municipality: str | None
    land_number: int | None = None
    title_number: int | None = None
    lease_number: int | None = None
    sub_number: int | None = None
    _key: tuple[str, int, int, int, int] | None = attrs.field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Check the fields and derive what is compared."""
        number = "a whole number from 0 up, or None"
        validate(
            self,
            (
                "municipality",
                _is_municipality(self.municipality),
                "four digits as text, such as '0301', or None",
            ),
            *(
                (name, _is_optional_number(getattr(self, name), 1 << 63), number)
                for name in ("land_number", "title_number", "lease_number", "sub_number")
            ),
        )
        complete = _digits(self.municipality) and self.land_number and self.title_number
        key = (
            self.municipality,
            self.land_number,
            self.title_number,
            self.lease_number or 0,
            self.sub_number or 0,
        )
        _set(self, "_key", key if complete else None)

    def same_place(self, other: CadastralAddress) -> Finding:
        """Compare two properties; a required part that is missing makes it unknown."""
        if self._key is None or other._key is None:
            return UNKNOWN
        return MET if self._key == other._key else UNMET


@attrs.frozen(kw_only=True, repr=False)
class Address(Fact):
    """A registered home (*bostedsadresse*), as the register holds it.

    Attributes:
        matrikkel_id: The identifier from the cadastre (*adresseIdentifikatorFraMatrikkelen*). It stops at
            the house; blank and zero are none.
        unit: The dwelling in the house (*bruksenhetsnummer*), such as H0201; blank is missing.
        place: The street or the property, used only when one of two homes has no identifier.
        grading: How the address is shielded (*adressegradering*), or None when the register did not say.
        id_key: Derived: the identifier as it is compared, empty when there is none.
        unit_key: Derived: the unit as it is compared, empty when it is missing.
        is_shielded: Derived: whether the grading is one that protects the person.

    Examples:
        >>> home = Address(matrikkel_id=" 0910000014", unit="h0101 ", grading=Grading.CONFIDENTIAL)
        >>> home.id_key, home.unit_key, home.is_shielded
        ('910000014', 'H0101', True)
        >>> home
        Address(…)
    """

    matrikkel_id: str | None = None
    unit: str | None = None
    place: StreetAddress | CadastralAddress | None = None
    grading: Grading | None = Grading.UNGRADED
    id_key: str = attrs.field(init=False, eq=False)
    unit_key: str = attrs.field(init=False, eq=False)
    is_shielded: bool = attrs.field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Check the fields and derive what is compared."""
        validate(
            self,
            ("matrikkel_id", _is_optional_text(self.matrikkel_id), _TEXT),
            ("unit", _is_optional_text(self.unit), _TEXT),
            (
                "place",
                self.place is None or isinstance(self.place, (StreetAddress, CadastralAddress)),
                "a StreetAddress, a CadastralAddress, or None",
            ),
            ("grading", self.grading is None or isinstance(self.grading, Grading), "a Grading, or None"),
        )
        _set(self, "id_key", _digits(self.matrikkel_id))
        _set(self, "unit_key", _word(self.unit))
        _set(self, "is_shielded", self.grading is not None and self.grading.protects)


def same_home(one: Address | None, other: Address | None) -> Finding:
    """Decide whether two registered homes are the same (*samme adresse*); ours.

    1. A home that is missing or shielded is compared with nothing: unknown.
    2. Two identifiers decide; names, post numbers and municipalities are then not looked at.
    3. Otherwise the structured place decides; a missing required part, or a street against a property,
       is unknown.
    4. In the same house, two units must be equal, none at all is the same home, one alone is unknown.

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
    validate_arguments(
        *(
            (name, home is None or isinstance(home, Address), "an Address, or None when it is not known")
            for name, home in (("one", one), ("other", other))
        )
    )
    return compare_homes(one, other)


def compare_homes(one: Address | None, other: Address | None) -> Finding:
    """Decide as `same_home` does, about homes whose types are known."""
    if one is None or other is None or one.is_shielded or other.is_shielded:
        return UNKNOWN
    if one.id_key and other.id_key:
        same_house = MET if one.id_key == other.id_key else UNMET
    else:
        same_house = _same_place(one.place, other.place)
    if same_house is not MET or one.unit_key == other.unit_key:
        return same_house
    return UNMET if one.unit_key and other.unit_key else UNKNOWN


_Place = StreetAddress | CadastralAddress | None


def _same_place(one: _Place, other: _Place) -> Finding:
    if isinstance(one, StreetAddress) and isinstance(other, StreetAddress):
        return one.same_place(other)
    if isinstance(one, CadastralAddress) and isinstance(other, CadastralAddress):
        return one.same_place(other)
    return UNKNOWN
