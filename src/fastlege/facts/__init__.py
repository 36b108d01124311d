"""What a rule is told (*opplysninger*): frozen, checked when made, and silent in every ``repr``."""

from fastlege.facts.address import Address, same_home
from fastlege.facts.family import Family, Parent
from fastlege.facts.gp import GP, Office
from fastlege.facts.people import Person
from fastlege.facts.places import CadastralAddress, StreetAddress
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
    "same_home",
]
