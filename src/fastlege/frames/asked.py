"""The rule's finding for every value that a column may hold, asked of the rule itself (*regelens svar*).

No table of the rule is written here. When the module is loaded, the scalar functions are called once for each
standing, protection and responsibility, and for each kind of home. Columns are looked up in their answers:
findings as truth values, with None for unknown.
"""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import attrs

from fastlege.facts.address import Address, compare_homes
from fastlege.facts.family import Family, Parent
from fastlege.facts.people import Person
from fastlege.facts.places import CadastralAddress, StreetAddress
from fastlege.rules.representation import REPRESENTATION, may_represent
from fastlege.terms import MET, UNKNOWN, UNMET, Finding, Grading, PersonId, Standing

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "BITS",
    "CHILD_ALIVE",
    "CHILD_COMPARED",
    "CHILD_UNPROTECTED",
    "GRANTED",
    "HOME_CASES",
    "NOT_PROTECTING",
    "PARENT",
    "PARENT_ALIVE",
    "PARENT_COMPARED",
    "PARENT_UNPROTECTED",
    "PROTECTING",
    "REFUSED",
    "RESPONSIBLE",
    "STRANGER",
    "TRUTH",
    "HomeCase",
]

TRUTH: Final[Mapping[Finding, bool | None]] = {MET: True, UNMET: False, UNKNOWN: None}
_FLAGS: Final = (True, False, None)
_STANDINGS: Final = (*Standing, None)
_DAY: Final = date(2026, 11, 23)  # any day on which the child and the parent below have ordinary ages
_HOME: Final = Address(matrikkel_id="1")

_ALL_MET: Final = {condition.keyword: MET for condition in REPRESENTATION.conditions}

BITS: Final[Mapping[str, Mapping[bool | None, int]]] = {
    condition.code: {
        truth: REPRESENTATION.decide(**{**_ALL_MET, condition.keyword: finding}).bits
        for finding, truth in TRUTH.items()
    }
    for condition in REPRESENTATION.conditions
}
"""The number that each finding of a condition adds to a decision's bits."""

GRANTED: Final = REPRESENTATION.decide(**_ALL_MET).disclosed()
REFUSED: Final = REPRESENTATION.decide(**dict.fromkeys(_ALL_MET, UNMET)).disclosed()
PROTECTING: Final = tuple(grading.value for grading in Grading if grading.protects)
NOT_PROTECTING: Final = tuple(grading.value for grading in Grading if not grading.protects)


def _person(mark: str, **facts: Any) -> Person:  # noqa: ANN401  # whatever a fact may be
    ordinary: dict[str, Any] = {"home": _HOME, "protected": False, "standing": Standing.RESIDENT}
    return Person(id=PersonId(mark), **(ordinary | facts))


_CHILD: Final = _person("child", birth_date=date(2017, 5, 12))
_PARENT: Final = _person("parent", birth_date=date(1985, 7, 21))


def _asked(
    code: str,
    *,
    child: Person = _CHILD,
    parent: Person = _PARENT,
    responsibility: bool | None = True,
) -> bool | None:
    """Return the rule's finding for a condition, in an ordinary family with the given exceptions."""
    parents = [Parent(person=parent, responsibility=responsibility)]
    family = Family(child=child, parents=parents, as_of=_DAY)
    return TRUTH[may_represent(parent, family).finding(code)]


def _asked_of_stranger(code: str, *, may_have_others: bool) -> bool | None:
    family = Family(child=_CHILD, parents=(), as_of=_DAY, all_parents_known=not may_have_others)
    return TRUTH[may_represent(_PARENT, family).finding(code)]


_AT_ADDRESS: Final = "a-parent-registered-at-childs-address"
_ADDRESS: Final = list(product(_STANDINGS, _FLAGS))

CHILD_ALIVE: Final = {
    standing: _asked("child-alive-and-identified", child=_person("child", standing=standing))
    for standing in _STANDINGS
}
PARENT_ALIVE: Final = {
    standing: _asked("adult-alive-and-identified", parent=_person("parent", standing=standing))
    for standing in _STANDINGS
}
CHILD_UNPROTECTED: Final = {
    flag: _asked("child-not-protected", child=_person("child", protected=flag)) for flag in _FLAGS
}
PARENT_UNPROTECTED: Final = {
    flag: _asked("adult-not-protected", parent=_person("parent", protected=flag)) for flag in _FLAGS
}
RESPONSIBLE: Final = {flag: _asked("has-parental-responsibility", responsibility=flag) for flag in _FLAGS}
CHILD_COMPARED: Final = {
    (standing, flag): _asked(_AT_ADDRESS, child=_person("child", standing=standing, protected=flag))
    for standing, flag in _ADDRESS
}
"""The address finding with a parent at the child's home: met where the child's home is compared."""
PARENT_COMPARED: Final = {
    (standing, flag): _asked(_AT_ADDRESS, parent=_person("parent", standing=standing, protected=flag))
    for standing, flag in _ADDRESS
}
"""The address finding for a parent with the same home: met where the homes decide."""
PARENT: Final = _asked("is-registered-parent")
STRANGER: Final = {
    code: {others: _asked_of_stranger(code, may_have_others=others) for others in (True, False)}
    for code in ("is-registered-parent", "has-parental-responsibility")
}
"""The findings for somebody who is not a registered parent, by whether there may be others."""


class HomeCase(NamedTuple):
    """A relation between two houses, and its finding by whether the units of the homes are the same."""

    relation: str
    by_units: Mapping[bool | None, bool | None]


def _street(number: int | None = 1, letter: str | None = None, **of: str) -> StreetAddress:
    return StreetAddress(
        municipality="4601",
        street_name=of.get("name"),
        street_code=of.get("code"),
        house_number=number,
        house_letter=letter,
    )


def _farm(land: int, lease: int | None = None, sub: int | None = None) -> CadastralAddress:
    return CadastralAddress(
        municipality="4601", land_number=land, title_number=1, lease_number=lease, sub_number=sub
    )


def _by_id(place: StreetAddress | CadastralAddress | None = None, matrikkel_id: str = "1") -> Address:
    return Address(matrikkel_id=matrikkel_id, place=place)


_REPRESENTATIVES: Final = {
    "ids differ": (_by_id(), _by_id(matrikkel_id="2")),
    "ids equal, house numbers differ": (_by_id(_street(1)), _by_id(_street(2))),
    "ids equal, house letters differ": (_by_id(_street(1, "A")), _by_id(_street(1, "B"))),
    "ids equal, sub-numbers differ": (_by_id(_farm(1, sub=1)), _by_id(_farm(1, sub=2))),
    "ids equal": (_by_id(), _by_id()),
    "street codes equal": (Address(place=_street(code="1")), Address(place=_street(code="1"))),
    "street codes differ": (Address(place=_street(code="1")), Address(place=_street(code="2"))),
    "street names equal": (Address(place=_street(name="vei")), Address(place=_street(name="vei"))),
    "street names differ": (Address(place=_street(name="vei")), Address(place=_street(name="gate"))),
    "properties differ": (Address(place=_farm(1)), Address(place=_farm(2))),
    "sub-numbers differ": (Address(place=_farm(1, sub=1)), Address(place=_farm(1, sub=2))),
    "leases differ": (Address(place=_farm(1, lease=0)), Address(place=_farm(1, lease=1))),
    "properties equal": (Address(place=_farm(1)), Address(place=_farm(1))),
    "part of a property given once": (Address(place=_farm(1)), Address(place=_farm(1, sub=1))),
    "not comparable": (Address(), Address()),
}
# Two units by whether they are the same; a unit on one side only is unknown.
_UNITS: Final = {True: (None, None), False: ("H0101", "H0102"), None: ("H0101", None)}


def _with_units(homes: tuple[Address, Address], units: tuple[str | None, str | None]) -> bool | None:
    one, other = (attrs.evolve(home, unit=unit) for home, unit in zip(homes, units, strict=True))
    return TRUTH[compare_homes(one, other)]


HOME_CASES: Final = tuple(
    HomeCase(relation, {same: _with_units(homes, units) for same, units in _UNITS.items()})
    for relation, homes in _REPRESENTATIVES.items()
)
"""Every relation between two houses; the first that holds decides, and the last one means that none does."""
