"""A place on a street or a property (*vegadresse, matrikkeladresse*), and when two are the same one.

Facts are kept as they were given. What is compared is derived when the place is made: its numbers without
leading zeros, its words without blanks and capitals.

References:
    Skatteetaten, "Tilgjengeliggjøring av opplysninger fra Folkeregisteret", on the two kinds of address.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from typing import Final

import attrs

from fastlege.problems import Fact, set_derived, validate
from fastlege.terms import MET, UNKNOWN, UNMET, Finding

__all__ = ["GIVE_OPTIONAL_TEXT", "CadastralAddress", "StreetAddress", "digits", "is_optional_text", "word"]

GIVE_OPTIONAL_TEXT: Final = "give a text, or None when it is missing"

_MUNICIPALITY: Final = len("0301")


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
            (
                "municipality",
                _is_municipality(self.municipality),
                "give four digits as text, such as '0301', or None",
            ),
            ("street_name", is_optional_text(self.street_name), GIVE_OPTIONAL_TEXT),
            ("street_code", is_optional_text(self.street_code), GIVE_OPTIONAL_TEXT),
            (
                "house_number",
                _is_optional_number(self.house_number, 10_000),
                "give a whole number from 0 to 9999, or None",
            ),
            ("house_letter", is_optional_text(self.house_letter), GIVE_OPTIONAL_TEXT),
        )
        complete = digits(self.municipality) and self.house_number
        house = (self.municipality, self.house_number, word(self.house_letter)) if complete else None
        set_derived(self, "_house", house)
        set_derived(self, "_code", digits(self.street_code))

    def same_place(self, other: StreetAddress) -> Finding:
        """Compare two places on streets; a required part that is missing makes it unknown."""
        if self._house is None or other._house is None:
            return UNKNOWN
        streets = self._code, other._code
        if not all(streets):
            streets = _street_key(self.street_name), _street_key(other.street_name)
        if not all(streets):
            return UNKNOWN
        return MET if streets[0] == streets[1] and self._house == other._house else UNMET


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
        number = "give a whole number from 0 up, or None"
        validate(
            (
                "municipality",
                _is_municipality(self.municipality),
                "give four digits as text, such as '0301', or None",
            ),
            *(
                (name, _is_optional_number(getattr(self, name), 1 << 63), number)
                for name in ("land_number", "title_number", "lease_number", "sub_number")
            ),
        )
        complete = digits(self.municipality) and self.land_number and self.title_number
        key = (
            self.municipality,
            self.land_number,
            self.title_number,
            self.lease_number or 0,
            self.sub_number or 0,
        )
        set_derived(self, "_key", key if complete else None)

    def same_place(self, other: CadastralAddress) -> Finding:
        """Compare two properties; a required part that is missing makes it unknown."""
        if self._key is None or other._key is None:
            return UNKNOWN
        return MET if self._key == other._key else UNMET


def is_optional_text(value: object) -> bool:
    """Tell whether a value is a text, or None for missing; a code of ours is not a text."""
    return value is None or type(value) is str or (isinstance(value, str) and not isinstance(value, StrEnum))


def digits(text: str | None) -> str:
    """Write a number as it is compared: blank and zero are none; leading zeros say nothing."""
    return ("" if text is None else text).strip().lstrip("0")


def word(text: str | None) -> str:
    """Write a letter or a unit as it is compared: without blanks around it, in capitals."""
    return ("" if text is None else text).strip().upper()


def _is_optional_number(value: object, below: int) -> bool:
    return value is None or (type(value) is int and 0 <= value < below)


def _is_municipality(value: object) -> bool:
    return value is None or (isinstance(value, str) and len(value) == _MUNICIPALITY and value.isdecimal())


def _street_key(name: str | None) -> str:
    """Fold case, compose letters and collapse blanks."""
    return " ".join(unicodedata.normalize("NFC", "" if name is None else name).casefold().split())
