"""The facts that rules decide on (*opplysninger*): frozen, validated, and hidden in every ``repr``."""

from fastlege.facts.address import Address, is_matrikkel_id, is_unit, same_home
from fastlege.facts.family import Family, Parent
from fastlege.facts.gp import GP, Office
from fastlege.facts.people import Person
from fastlege.facts.places import CadastralAddress, StreetAddress, is_digits, is_house_letter
from fastlege.facts.session import Session

__all__ = [
    "GP",
    "Address",
    "CadastralAddress",
    "Family",
    "Office",
    "Parent",
    "Person",
    "Session",
    "StreetAddress",
    "is_digits",
    "is_house_letter",
    "is_matrikkel_id",
    "is_unit",
    "same_home",
]
