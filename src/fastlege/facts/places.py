"""Street addresses and properties (*vegadresse, matrikkeladresse*), and when two are the same place.

Facts are kept as given. Normalised copies are compared: numbers without leading zeros, and words without
extra blanks, in one case. Equal texts mean the same place, so they must be real ones: a number such as
"ukjent" is refused, and a street with that name counts as missing.

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

__all__ = [
    "NOT_A_NAME",
    "NO_MUNICIPALITY",
    "CadastralAddress",
    "StreetAddress",
    "digits",
    "is_digits",
    "is_house_letter",
    "is_placeholder",
    "trimmed",
    "word",
]

_MUNICIPALITY: Final = "give four digits as text, such as '0301', or None"
NO_MUNICIPALITY: Final = ("", "9999")
"""Only zeros, and the code of Statistics Norway for a municipality that is not stated."""
_LETTERS: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ")
NOT_A_NAME: Final = frozenset(
    {
        *("ukjent", "ukjentadresse", "ukjentbosted", "utenfastbopel", "utenfastbosted"),
        *("ukjend", "ukjendadresse", "uoppgitt", "ikkeoppgitt", "ingen", "mangler", "unknown"),
        *("none", "null", "nan", "na", "undefined"),
    }
)
"""Words that people and programs write when no street is known, reduced to small letters."""


@attrs.frozen(kw_only=True, repr=False)
class StreetAddress(Fact):
    """A street address (*vegadresse*).

    Attributes:
        municipality: Four digits (*kommunenummer*); 0000 and 9999 (not stated) mean missing.
        street_name: The name in the register (*adressenavn*). A name without letters, or with no letter but
            x, means missing, and so does a placeholder such as ``ukjent`` or ``null``.
        street_code: The street's code in the municipality (*adressekode*), in digits. Leading zeros are
            ignored; blank or only zeros means missing.
        house_number: A whole number below 10 000 (*husnummer*); zero means missing.
        house_letter: One letter from A to Å (*husbokstav*), in either case; blank means none.

    Examples:
        >>> one = StreetAddress(municipality="4601", street_name="Prøvevegen", house_number=1)
        >>> other = StreetAddress(municipality="4601", street_name="PRØVEVEGEN ", house_number=1)
        >>> one.same_place(other)
        <Finding.MET: 'met'>
        >>> nowhere = StreetAddress(municipality="4601", street_name="Ukjent", house_number=1)
        >>> nowhere.same_place(nowhere)
        <Finding.UNKNOWN: 'unknown'>
    """

    municipality: str | None
    street_name: str | None
    street_code: str | None = None
    house_number: int | None = None
    house_letter: str | None = None
    _house: tuple[str, int, str] | None = attrs.field(init=False, eq=False)
    _letter: str = attrs.field(init=False, eq=False)
    _code: str = attrs.field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Check the fields and normalise them for comparison."""
        validate(
            ("municipality", _is_municipality(self.municipality), _MUNICIPALITY),
            ("street_name", _is_optional_text(self.street_name), "give a text, or None when it is missing"),
            (
                "street_code",
                is_digits(self.street_code),
                "give the digits 0 to 9 as text, such as '11020', or None when it is missing",
            ),
            (
                "house_number",
                _is_optional_number(self.house_number, 10_000),
                "give a whole number from 0 to 9999, or None",
            ),
            (
                "house_letter",
                is_house_letter(self.house_letter),
                "give one letter from A to Å, or None when there is none",
            ),
        )
        letter = word(self.house_letter)
        complete = _is_stated(self.municipality) and self.house_number
        set_derived(self, "_house", (self.municipality, self.house_number, letter) if complete else None)
        set_derived(self, "_letter", letter)
        set_derived(self, "_code", digits(self.street_code))

    def same_place(self, other: StreetAddress) -> Finding:
        """Decide whether two street addresses are the same; unknown when a required part is missing."""
        if self._house is None or other._house is None:
            return UNKNOWN
        # Codes are compared when both have one. PDL has only names.
        streets = self._code, other._code
        if not all(streets):
            streets = _street_key(self.street_name), _street_key(other.street_name)
        if not all(streets):
            return UNKNOWN
        return MET if streets[0] == streets[1] and self._house == other._house else UNMET

    def in_other_house(self, other: StreetAddress) -> bool:
        """Return whether both house numbers, or both letters, are given and differ."""
        return _contradict(self.house_number, other.house_number) or _contradict(self._letter, other._letter)


@attrs.frozen(kw_only=True, repr=False)
class CadastralAddress(Fact):
    """A property that has no street (*matrikkeladresse*).

    Attributes:
        municipality: Four digits (*kommunenummer*); 0000 and 9999 (not stated) mean missing.
        land_number: *Gårdsnummer*; zero means missing.
        title_number: *Bruksnummer*; zero means missing.
        lease_number: *Festenummer*; zero: there is none; None: the register does not say.
        sub_number: *Undernummer*, which tells houses on a property apart; zero and None as above.

    Examples:
        >>> farm = CadastralAddress(municipality="4601", land_number=14, title_number=3)
        >>> farm.same_place(CadastralAddress(municipality="4601", land_number=14, title_number=4))
        <Finding.UNMET: 'unmet'>
        >>> farm.same_place(CadastralAddress(municipality="4601", land_number=14))  # a part is missing
        <Finding.UNKNOWN: 'unknown'>
        >>> cottage = CadastralAddress(municipality="4601", land_number=14, title_number=3, sub_number=2)
        >>> farm.same_place(cottage)  # only one has a number
        <Finding.UNKNOWN: 'unknown'>
    """

    municipality: str | None
    land_number: int | None = None
    title_number: int | None = None
    lease_number: int | None = None
    sub_number: int | None = None
    _property: tuple[str, int, int] | None = attrs.field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Check the fields and normalise them for comparison."""
        number = "give a whole number from 0 up, or None"
        validate(
            ("municipality", _is_municipality(self.municipality), _MUNICIPALITY),
            *(
                # Below 2**63, so that a column of 64-bit integers can hold it.
                (name, _is_optional_number(getattr(self, name), 1 << 63), number)
                for name in ("land_number", "title_number", "lease_number", "sub_number")
            ),
        )
        complete = _is_stated(self.municipality) and self.land_number and self.title_number
        property_ = (self.municipality, self.land_number, self.title_number)
        set_derived(self, "_property", property_ if complete else None)

    def same_place(self, other: CadastralAddress) -> Finding:
        """Decide whether two properties are the same; unknown when a required part is missing.

        A property with a lease differs from one known to have none. The answer is unknown when only one side
        has a lease and the other does not say, and when only one has a sub-number. Numbers that neither side
        gives are ignored: PDL has neither leases nor sub-numbers.
        """
        if self._property is None or other._property is None:
            return UNKNOWN
        leases, subs = (self.lease_number, other.lease_number), (self.sub_number, other.sub_number)
        if self._property != other._property or _contradict(*subs):
            return UNMET
        if None not in leases and leases[0] != leases[1]:
            return UNMET
        return MET if (leases[0] or 0, subs[0] or 0) == (leases[1] or 0, subs[1] or 0) else UNKNOWN


def is_digits(value: object) -> bool:
    """Return whether a value is valid as a number in text: None, blank, or the digits 0 to 9."""
    text = trimmed(value)
    return text is not None and (not text or (text.isascii() and text.isdigit()))


def is_house_letter(value: object) -> bool:
    """Return whether a value is valid as a house letter: None, blank, or one letter from A to Å."""
    text = trimmed(value)
    return text is not None and (not text or word(text) in _LETTERS)


def trimmed(value: object) -> str | None:
    """Strip a text, and return None as an empty one; None when the value is not a text."""
    if not _is_optional_text(value):
        return None
    return value.strip() if isinstance(value, str) else ""


def digits(text: str | None) -> str:
    """Normalise a number in text: without blanks and leading zeros, so that zero is empty."""
    return ("" if text is None else text).strip().lstrip("0")


def word(text: str | None) -> str:
    """Normalise a letter or a unit: stripped, composed (NFC) and in capitals."""
    return "" if text is None else unicodedata.normalize("NFC", text.strip().upper())


def _contradict(one: str | int | None, other: str | int | None) -> bool:
    """Return whether two parts are both given and differ; zero and blank count as not given."""
    return bool(one and other and one != other)


def _is_optional_text(value: object) -> bool:
    """Return whether a value is a text or None; members of a ``StrEnum`` are not texts here."""
    return value is None or type(value) is str or (isinstance(value, str) and not isinstance(value, StrEnum))


def _is_optional_number(value: object, below: int) -> bool:
    return value is None or (type(value) is int and 0 <= value < below)


def _is_municipality(value: object) -> bool:
    return value is None or (
        isinstance(value, str) and len(value) == len("0301") and value.isascii() and value.isdigit()
    )


def _is_stated(municipality: str | None) -> bool:
    return digits(municipality) not in NO_MUNICIPALITY


def _street_key(name: str | None) -> str:
    """Normalise a name: case, composed letters and blanks; a placeholder becomes empty."""
    key = " ".join(unicodedata.normalize("NFC", "" if name is None else name).casefold().split())
    return "" if is_placeholder(key) else key


def is_placeholder(text: str) -> bool:
    """Return whether a text in small letters stands for nothing, such as ``ukjent``, ``xx`` or a hyphen."""
    letters = "".join(filter(str.isalpha, text))
    return not letters.strip("x") or letters in NOT_A_NAME
