"""Where somebody is registered as living (*bostedsadresse*), and when two such homes are the same.

The address rule of the page says "registered at the same address"; what *same* means is ours, and stands
here as four steps (see :func:`same_home`). Facts are kept as they were given; what is compared is derived.

References:
    Helsenorge, "Kom i kontakt med fastlegen", section "Fastlegetjenester på vegne av barn", the bullets.
    Skatteetaten, "Tilgjengeliggjøring av opplysninger fra Folkeregisteret", on the address identifier:
    it names a house or a property, not a flat.
"""

from __future__ import annotations

import attrs

from fastlege.facts.places import (
    GIVE_OPTIONAL_TEXT,
    CadastralAddress,
    StreetAddress,
    digits,
    is_optional_text,
    word,
)
from fastlege.problems import Fact, set_derived, validate
from fastlege.terms import MET, UNKNOWN, UNMET, Finding, Grading

__all__ = ["Address", "compare_homes", "same_home"]


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
            ("matrikkel_id", is_optional_text(self.matrikkel_id), GIVE_OPTIONAL_TEXT),
            ("unit", is_optional_text(self.unit), GIVE_OPTIONAL_TEXT),
            (
                "place",
                self.place is None or isinstance(self.place, (StreetAddress, CadastralAddress)),
                "give a StreetAddress, a CadastralAddress, or None",
            ),
            ("grading", self.grading is None or isinstance(self.grading, Grading), "give a Grading, or None"),
        )
        set_derived(self, "id_key", digits(self.matrikkel_id))
        set_derived(self, "unit_key", word(self.unit))
        set_derived(self, "is_shielded", self.grading is not None and self.grading.protects)


def same_home(one: Address | None, other: Address | None) -> Finding:
    """Decide whether two registered homes are the same (*samme adresse*); ours.

    1. A home that is missing or shielded is compared with nothing: unknown.
    2. Two identifiers decide; names, post numbers and municipalities are then not looked at. They do not
       reach below the property: with two different sub-numbers it is unknown.
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
    validate(
        *(
            (name, home is None or isinstance(home, Address), "give an Address, or None when it is not known")
            for name, home in (("one", one), ("other", other))
        )
    )
    return compare_homes(one, other)


def compare_homes(one: Address | None, other: Address | None) -> Finding:
    """Decide as `same_home` does, about homes whose types are known."""
    if one is None or other is None or one.is_shielded or other.is_shielded:
        return UNKNOWN
    if one.id_key and other.id_key:
        same_house = UNMET if one.id_key != other.id_key else _below_identifier(one.place, other.place)
    else:
        same_house = _same_place(one.place, other.place)
    if same_house is not MET or one.unit_key == other.unit_key:
        return same_house
    return UNMET if one.unit_key and other.unit_key else UNKNOWN


_Place = StreetAddress | CadastralAddress | None


def _below_identifier(one: _Place, other: _Place) -> Finding:
    """Compare sub-numbers, which no identifier tells apart; zero and None say that there is none."""
    if isinstance(one, CadastralAddress) and isinstance(other, CadastralAddress):
        numbers = one.sub_number, other.sub_number
        return UNKNOWN if all(numbers) and numbers[0] != numbers[1] else MET
    return MET


def _same_place(one: _Place, other: _Place) -> Finding:
    if isinstance(one, StreetAddress) and isinstance(other, StreetAddress):
        return one.same_place(other)
    if isinstance(one, CadastralAddress) and isinstance(other, CadastralAddress):
        return one.same_place(other)
    return UNKNOWN
