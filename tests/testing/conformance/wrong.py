"""Implementations with one mistake each, as somebody would write them: the suite must find every one."""

from __future__ import annotations

import unicodedata
from itertools import count
from typing import TYPE_CHECKING, Any, Final

import attrs

from fastlege import (
    HELSENORGE_2021_01_11,
    Address,
    CadastralAddress,
    Decision,
    Family,
    Finding,
    Parent,
    Person,
    Standing,
    StreetAddress,
    may_represent,
    same_home,
)
from tests.testing.right import Reading, alive, counts, same, turned_16, under_16

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    Home = Address | None
    Decide = Callable[[Person, Family], object]

SHARED: Final = attrs.evolve(HELSENORGE_2021_01_11, shared_residence_counts=True)


def homes(alike: Callable[[Address, Address], bool | None]) -> Reading:
    """Decide by homes that are alike; None: as they are."""

    def compared(one: Home, other: Home) -> bool:
        found = (
            alike(one, other) if one and other and same_home(one, one) is same_home(other, other) else None
        )
        return same(one, other) if found is None else found

    return Reading(same=compared)


def changed(change: Callable[[Address], Address]) -> Reading:
    """Decide by homes that were written otherwise before they are compared."""
    return Reading(same=lambda one, other: same(one and change(one), other and change(other)))


def named(spell: Callable[[str], str]) -> Reading:
    """Decide by streets whose names were written otherwise."""

    def change(home: Address) -> Address:
        place = home.place
        if not isinstance(place, StreetAddress) or place.street_name is None:
            return home
        return attrs.evolve(home, place=attrs.evolve(place, street_name=spell(place.street_name)))

    return changed(change)


def without_accents(name: str) -> str:
    letters = (letter for letter in unicodedata.normalize("NFD", name) if not unicodedata.combining(letter))
    return "".join(letters).translate(str.maketrans("øæØÆ", "oaOA"))


def one_has_an_identifier(one: Address, other: Address) -> bool | None:
    return True if bool(one.compared_id) is not bool(other.compared_id) else None


def never_by_one_identifier(one: Address, other: Address) -> bool | None:
    return False if bool(one.compared_id) is not bool(other.compared_id) else None


def a_street_is_a_property(one: Address, other: Address) -> bool | None:
    kinds = {type(one.place), type(other.place)}
    return True if kinds == {StreetAddress, CadastralAddress} else None


def code_and_name(one: Address, other: Address) -> bool | None:
    places = (one.place, other.place)
    if one.compared_id and other.compared_id:
        return None
    complete = all(not isinstance(at, StreetAddress) or (at.street_name and at.street_code) for at in places)
    return None if complete else False


def by_the_mark_alone(adult: Person, family: Family) -> bool:
    """Look at the adult's mark of protection, and not at the graded home."""
    bare = _ungraded(adult)
    rows = [
        attrs.evolve(row, person=_ungraded(row.person)) if row.person.id == adult.id else row
        for row in family.parents
    ]
    if family.find(adult.id) is None or bare == adult:
        return may_represent(adult, family).granted
    others = may_represent(adult, family)
    rest = [
        ground.finding is Finding.MET for ground in others.grounds if ground.code != "adult-not-protected"
    ]
    return all(rest) and may_represent(bare, attrs.evolve(family, parents=rows)).granted


def _ungraded(person: Person) -> Person:
    return attrs.evolve(person, home=None) if person.home and person.home.counts_as_shielded else person


def strangers_while_not_all_are_known(adult: Person, family: Family) -> bool:
    if family.find(adult.id) is None and not family.all_parents_known:
        return Reading()(
            adult, attrs.evolve(family, parents=(*family.parents, Parent(person=adult, responsibility=True)))
        )
    return Reading()(adult, family)


def by_shared_residence_where_there_is_no_home(adult: Person, family: Family) -> bool:
    policy = SHARED if family.child.home is None else HELSENORGE_2021_01_11
    return may_represent(adult, family, policy=policy).granted


def by_the_home_that_is_told(adult: Person, family: Family) -> bool:
    rows = [
        attrs.evolve(row, person=attrs.evolve(row.person, home=adult.home))
        if row.person.id == adult.id
        else row
        for row in family.parents
    ]
    return Reading()(adult, attrs.evolve(family, parents=rows))


def not_on_the_day_of_birth(person: Person, on: date) -> bool:
    return under_16(person, on) and person.birth_date != on


def by_a_year_alone_until_january(person: Person, on: date) -> bool:
    """Wait for the new year: a difference of sixteen is never enough."""
    if person.birth_date is None:
        return person.birth_year is not None and on.year - person.birth_year > 16
    return turned_16(person, on)


def raises_without_parents(adult: Person, family: Family) -> Decision:
    _ = family.parents[0]
    return may_represent(adult, family)


def parents_need_a_role(adult: Person, family: Family) -> bool:
    parent = family.find(adult.id)
    return parent is not None and parent.role is not None and Reading()(adult, family)


def tells_strangers_apart(adult: Person, family: Family) -> dict[str, object]:
    granted = may_represent(adult, family).granted
    who = "parent" if family.find(adult.id) else "stranger"
    return {"granted": granted, "shown": "" if granted else f"You cannot act for this child, {who}."}


def unknown_is_unmet(adult: Person, family: Family) -> dict[str, object]:
    decision = may_represent(adult, family)
    return {
        "granted": decision.granted,
        "findings": {
            each.code: "met" if each.finding is Finding.MET else "unmet" for each in decision.grounds
        },
    }


NAMED: Final[dict[str, Decide]] = {
    "exactly one home has an identifier, taken as the same": homes(one_has_an_identifier),
    "a street against a property taken as the same": homes(a_street_is_a_property),
    "the asker's protection read from the mark alone": by_the_mark_alone,
    "a stranger accepted when not all parents are known": strangers_while_not_all_are_known,
    "a child without a registered home compared by delt bosted": by_shared_residence_where_there_is_no_home,
    "the asker's told home instead of the held one": by_the_home_that_is_told,
    "accents stripped from street names": named(without_accents),
    "«vegen» read as «veien»": named(lambda name: name.casefold().replace("vegen", "veien")),
    "never compared when one side alone has an identifier": homes(never_by_one_identifier),
    "street code and name both required": homes(code_and_name),
    "a newborn refused on the day of birth": Reading(child_young=not_on_the_day_of_birth),
    "a year alone on 31 December": Reading(adult_old=by_a_year_alone_until_january),
    "raising when there are no parents": raises_without_parents,
    "a parent without a role": parents_need_a_role,
    "a citizen's text that differs for a stranger and a parent": tells_strangers_apart,
    "findings that turn unknown into unmet": unknown_is_unmet,
}
"""The mistakes that the suite was asked to find."""


# --- others, of which nobody spoke


def found(adult: Person, family: Family) -> dict[str, Any]:
    """Answer rightly, in a form that can be changed."""
    decision = may_represent(adult, family)
    return {
        "granted": decision.granted,
        "findings": {each.code: each.finding.value for each in decision.grounds},
    }


def until_the_first_no(adult: Person, family: Family) -> dict[str, Any]:
    """Look no further once a condition is not met."""
    answer = found(adult, family)
    stopped = False
    for code, finding in answer["findings"].items():
        if stopped:
            answer["findings"][code] = "unknown"
        stopped = stopped or finding == "unmet"
    return answer


def by_id_in_any_case(adult: Person, family: Family) -> bool:
    same_ids = [row.person for row in family.parents if row.person.id.casefold() == adult.id.casefold()]
    return any(may_represent(person, family).granted for person in same_ids)


def by_id_without_blanks(adult: Person, family: Family) -> bool:
    same_ids = [row.person for row in family.parents if row.person.id.strip() == adult.id.strip()]
    return any(may_represent(person, family).granted for person in same_ids)


def by_id_as_number(adult: Person, family: Family) -> bool:
    same_ids = [row.person for row in family.parents if row.person.id.lstrip("0") == adult.id.lstrip("0")]
    return any(may_represent(person, family).granted for person in same_ids)


def by_part_of_id(adult: Person, family: Family) -> bool:
    same_ids = [row.person for row in family.parents if adult.id.startswith(row.person.id)]
    return any(may_represent(person, family).granted for person in same_ids)


def any_parents_right(adult: Person, family: Family) -> bool:
    """Give each parent what one parent has."""
    parent = family.find(adult.id)
    return parent is not None and any(may_represent(row.person, family).granted for row in family.parents)


def eighteen(person: Person, on: date) -> bool:
    born = person.birth_date
    return (
        turned_16(person, on)
        if born is None
        else (born.year + 18, born.month, born.day) <= (on.year, on.month, on.day)
    )


def leapling_on_28_february(person: Person, on: date) -> bool:
    born = person.birth_date
    leap = born is not None and (born.month, born.day) == (2, 29)
    return turned_16(person, on) or (
        leap and born is not None and (born.year + 16, 2, 28) <= (on.year, on.month, on.day)
    )


def years_of_365_and_a_quarter(person: Person, on: date) -> bool:
    return under_16(person, on) if person.birth_date is None else (on - person.birth_date).days < 16 * 365.25


def only_two(adult: Person, family: Family) -> bool:
    if len(family.parents) > 2:
        msg = "a child has two parents"
        raise ValueError(msg)
    return Reading()(adult, family)


def both_holders_must_agree(adult: Person, family: Family) -> bool:
    return Reading()(adult, family) and all(row.responsibility is not None for row in family.parents)


def all_must_be_known(adult: Person, family: Family) -> bool:
    return family.all_parents_known and Reading()(adult, family)


def nobody_without_facts(adult: Person, family: Family) -> bool:
    return not family.parents_without_facts and Reading()(adult, family)


def protected_parents_stand_in_the_way(adult: Person, family: Family) -> bool:
    open_ = all(row.person.counts_as_protected is False for row in family.parents)
    return open_ and Reading()(adult, family)


def adult_must_be_resident(adult: Person, family: Family) -> bool:
    return adult.standing is Standing.RESIDENT and Reading()(adult, family)


def missing_parents_count(parent: Person) -> bool:
    return counts(parent) or (parent.standing is Standing.DISAPPEARED and parent.counts_as_protected is False)


def false_identities_count(parent: Person) -> bool:
    return counts(parent) or (
        parent.standing is Standing.INVALID_IDENTITY and parent.counts_as_protected is False
    )


def unknown_standing_counts(parent: Person) -> bool:
    return counts(parent) or (parent.standing is None and parent.counts_as_protected is False)


def perhaps_protected_counts(parent: Person) -> bool:
    return counts(parent) or (parent.standing is Standing.RESIDENT and parent.counts_as_protected is None)


def client_address_protects(person: Person) -> bool:
    return person.counts_as_protected is False and (
        person.home is None or person.home.grading != "klientadresse"
    )


def not_graded_protects(person: Person) -> bool:
    return person.counts_as_protected is False and (person.home is None or person.home.grading is not None)


def shared_residence_protects(person: Person) -> bool:
    return person.counts_as_protected is False and not any(
        home.counts_as_shielded for home in person.shared_residences
    )


def dead_are_unknown(adult: Person, family: Family) -> dict[str, Any]:
    answer = found(adult, family)
    code = "a-parent-registered-at-childs-address"
    if answer["findings"][code] == "unmet" and any(
        row.person.standing is Standing.DECEASED for row in family.parents
    ):
        answer["findings"][code] = "unknown"
    return answer


def strangers_are_known(adult: Person, family: Family) -> dict[str, Any]:
    answer = found(adult, family)
    if family.find(adult.id) is None:
        answer["findings"] |= {"is-registered-parent": "unmet", "has-parental-responsibility": "unmet"}
    return answer


def as_told_alone(adult: Person, family: Family) -> bool:
    parent = family.find(adult.id)
    if parent is None:
        return False
    held = attrs.evolve(adult, home=parent.person.home)
    rows = [attrs.evolve(row, person=held) if row is parent else row for row in family.parents]
    return may_represent(held, attrs.evolve(family, parents=rows)).granted


def as_held_alone(adult: Person, family: Family) -> bool:
    parent = family.find(adult.id)
    return parent is not None and may_represent(parent.person, family).granted


_CALLS: Final = count()

OTHERS: Final[dict[str, Decide]] = {
    "nothing is looked at after the first no": until_the_first_no,
    "ids are compared without regard to capitals": by_id_in_any_case,
    "ids are compared without blanks": by_id_without_blanks,
    "ids are compared as numbers": by_id_as_number,
    "ids are compared as far as the shorter goes": by_part_of_id,
    "what one parent may, every parent may": any_parents_right,
    "a parent of eighteen": Reading(adult_old=eighteen),
    "born on 29 February, of age on the 28th": Reading(adult_old=leapling_on_28_february),
    "years of 365 and a quarter days": Reading(child_young=years_of_365_and_a_quarter),
    "more than two parents raise": only_two,
    "unknown responsibility of one stands in the way of all": both_holders_must_agree,
    "a parent who is not named stands in the way": all_must_be_known,
    "a parent without facts stands in the way": nobody_without_facts,
    "a protected parent stands in the way of the others": protected_parents_stand_in_the_way,
    "the one who asks must be resident": adult_must_be_resident,
    "a parent who has disappeared is at home": Reading(counts=missing_parents_count),
    "a parent of a false identity is at home": Reading(counts=false_identities_count),
    "a parent of unknown standing is at home": Reading(counts=unknown_standing_counts),
    "a parent who is perhaps protected is at home": Reading(counts=perhaps_protected_counts),
    "a klientadresse protects": Reading(child_open=client_address_protects),
    "a home without a grading protects": Reading(adult_open=not_graded_protects),
    "a graded delt bosted protects": Reading(child_open=shared_residence_protects),
    "the dead are not known to be away": dead_are_unknown,
    "strangers are known to be": strangers_are_known,
    "what is told counts alone": as_told_alone,
    "what is held counts alone": as_held_alone,
    "a dead parent is alive enough": Reading(
        adult_alive=lambda who: alive(who) or who.standing is Standing.DECEASED
    ),
    "an unknown standing is alive": Reading(adult_alive=lambda who: alive(who) or who.standing is None),
    "the unit is not looked at in one house of two": homes(
        lambda one, other: True if one.compared_id and one.compared_id == other.compared_id else None
    ),
    "no answer for no": lambda adult, family: may_represent(adult, family).granted or None,
    "one for yes": lambda adult, family: int(may_represent(adult, family).granted),
    "an answer that changes": lambda adult, family: (
        next(_CALLS) % 2 == 0 and may_represent(adult, family).granted
    ),
    "yes to everybody": lambda *_: True,
    "no to everybody": lambda *_: False,
}
