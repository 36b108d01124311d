"""Readings that somebody would write and nobody would see at a glance: most of them grant a right wrongly."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

import attrs

from fastlege import CadastralAddress, Finding, Standing, StreetAddress, may_represent
from tests.testing.right import Reading, same, turned_16, under_16
from tests.testing.wrong import Wrong, anybody_is_a_parent, not_marked

if TYPE_CHECKING:
    from datetime import date

    from fastlege import Address, Family, Person
    from tests.testing.wrong import Counts, Same


# --- homes


def one_identifier(one: Address | None, other: Address | None) -> bool:
    """Take homes of which only one has an identifier for the same."""
    if one and other and bool(one.compared_id) != bool(other.compared_id):
        return one.compared_unit == other.compared_unit
    return same(one, other)


def not_with_one_identifier(one: Address | None, other: Address | None) -> bool:
    return bool(one and other and bool(one.compared_id) == bool(other.compared_id)) and same(one, other)


def street_is_property(one: Address | None, other: Address | None) -> bool:
    kinds = {type(home.place) for home in (one, other) if home and not home.compared_id}
    return kinds == {StreetAddress, CadastralAddress} or same(one, other)


def code_and_name(one: Address | None, other: Address | None) -> bool:
    """Ask for both the street's code and its name."""
    places = [home.place for home in (one, other) if home and not home.compared_id]
    streets = [place for place in places if isinstance(place, StreetAddress)]
    return same(one, other) and all(street.street_code and street.street_name for street in streets)


def renamed(old: str, new: str) -> Same:
    """Read one spelling of a street's name as another."""

    def read(home: Address | None) -> Address | None:
        if home is None or not isinstance(home.place, StreetAddress):
            return home
        name = unicodedata.normalize("NFC", home.place.street_name or "").casefold()
        return attrs.evolve(home, place=attrs.evolve(home.place, street_name=name.replace(old, new)))

    return lambda one, other: same(read(one), read(other))


# --- who lives where, and who asks


def by_agreement_without_a_home(family: Family, counts: Counts, same: Same) -> bool:
    """Compare a shared residence where the child has no registered home."""
    homes = [family.child.home] if family.child.home else family.child.shared_residences
    people = [row.person for row in family.parents if counts(row.person)]
    return any(same(home, person.home) for home in homes for person in people)


def told_home(adult: Person, family: Family) -> bool:
    """Take the home that the one who asks tells of for the one that is held."""
    rows = [
        attrs.evolve(row, person=attrs.evolve(row.person, home=adult.home))
        if row.person.id == adult.id
        else row
        for row in family.parents
    ]
    return Reading()(adult, attrs.evolve(family, parents=rows))


def strangers_while_not_all_are_known(adult: Person, family: Family) -> bool:
    return Reading()(adult, family) if family.all_parents_known else anybody_is_a_parent(adult, family)


def raises_without_parents(adult: Person, family: Family) -> bool:
    first = family.parents[0]
    return Reading()(adult, family) and first in family.parents


def needs_a_role(adult: Person, family: Family) -> bool:
    return Reading(responsible=lambda parent: bool(parent.responsibility and parent.role))(adult, family)


def known_by_name(adult: Person, family: Family) -> bool:
    """Know the parents by what they are called."""
    return adult.id.startswith("parent") and Reading()(adult, family)


def order_of_the_register(adult: Person, family: Family) -> bool:
    """Let only the first parent with responsibility act."""
    holders = [row.person.id for row in family.parents if row.responsibility]
    return holders[:1] == [adult.id] and Reading()(adult, family)


def as_told(adult: Person, family: Family) -> bool:
    """Believe the facts of the session alone."""
    rows = [attrs.evolve(row, person=adult) if row.person.id == adult.id else row for row in family.parents]
    return Reading()(adult, attrs.evolve(family, parents=rows))


def fewer_than_three(adult: Person, family: Family) -> bool:
    return len(family.parents) < 3 and Reading()(adult, family)


# --- ages


def not_on_the_first_day(person: Person, on: date) -> bool:
    return person.birth_date != on and under_16(person, on)


def not_by_the_last_day(person: Person, on: date) -> bool:
    """Leave a year alone open on its last day too."""
    if person.birth_date is None:
        return person.birth_year is not None and on.year - person.birth_year > 16
    return turned_16(person, on)


# --- what is told


def strangers_in_other_words(adult: Person, family: Family) -> dict[str, object]:
    granted = may_represent(adult, family).granted
    text = (
        "You cannot act for this child." if family.find(adult.id) else "You are not a parent of this child."
    )
    return {"granted": granted, "shown": "" if granted else text}


def unknown_is_unmet(adult: Person, family: Family) -> dict[str, object]:
    decision = may_represent(adult, family)
    found = {ground.code: ground.finding for ground in decision.grounds}
    address = "a-parent-registered-at-childs-address"
    return {
        "granted": decision.granted,
        "findings": found | ({address: Finding.UNMET} if found[address] is Finding.UNKNOWN else {}),
    }


ASKED_FOR: Final = [
    Wrong("one home alone has an identifier", "perhaps_another_home", Reading(same=one_identifier)),
    Wrong("a street is a property", "perhaps_another_home", Reading(same=street_is_property)),
    Wrong("the asker's mark alone", "protection", Reading(adult_open=not_marked)),
    Wrong("strangers while not all are known", "somebody_else", strangers_while_not_all_are_known),
    Wrong("by agreement without a home", "shared_residence", Reading(at_home=by_agreement_without_a_home)),
    Wrong("the told home", "two_facts", told_home),
    Wrong("accents stripped", "another_home", Reading(same=renamed("é", "e"))),
    Wrong("«vegen» is «veien»", "another_home", Reading(same=renamed("vegen", "veien"))),
    Wrong("never compared with one identifier", "same_home", Reading(same=not_with_one_identifier)),
    Wrong("street code and name both required", "same_home", Reading(same=code_and_name)),
    Wrong("a newborn is refused", "child_age", Reading(child_young=not_on_the_first_day)),
    Wrong("a year alone on 31 December", "year_alone", Reading(adult_old=not_by_the_last_day)),
    Wrong("it raises when there are no parents", "somebody_else", raises_without_parents),
    Wrong("a parent without a role", "names_and_roles", needs_a_role),
    Wrong("a stranger is told so", "disclosure", strangers_in_other_words),
    Wrong("unknown is unmet", "perhaps_another_home", unknown_is_unmet),
]
"""The mistakes that the laws were asked to find."""

OTHERS: Final = [
    Wrong("æ is a and e", "another_home", Reading(same=renamed("æ", "ae"))),
    Wrong("a hyphen is a blank", "another_home", Reading(same=renamed("-", " "))),
    Wrong("known by name", "names_and_roles", known_by_name),
    Wrong("the first holder alone", "order", order_of_the_register),
    Wrong("as the one who asks says", "two_facts", as_told),
    Wrong("no third parent", "moving_in", fewer_than_three),
    Wrong("always no", "everything_met", lambda *_: False),
    Wrong("the child acts for itself", "somebody_else", lambda adult, family: adult == family.child),
    Wrong(
        "the asker must be resident",
        "one_at_home",
        Reading(adult_alive=lambda who: who.standing is Standing.RESIDENT),
    ),
]
