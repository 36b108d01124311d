"""Readings of the rule that somebody would write, each with one mistake, and the law that each breaks."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import attrs

from fastlege import HELSENORGE_2021_01_11, Finding, Grading, Parent, Person, Standing, may_represent
from tests.testing.right import ALIVE, Reading, alive, at_home, counts, same, turned_16, under_16, unprotected

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from fastlege import Address, Decision, Family

    Same = Callable[[Address | None, Address | None], bool]
    Counts = Callable[[Person], bool]


ADDRESS: Final = "a-parent-registered-at-childs-address"
SHARED: Final = attrs.evolve(HELSENORGE_2021_01_11, shared_residence_counts=True)


class Wrong(NamedTuple):
    """A mistake, a law that it breaks, and how it is written.

    Those that were named have forty cases or more of the conformance suite against them.
    """

    mistake: str
    law: str
    decide: Callable[[Any, Any], object]
    named: bool = False


# --- homes


def null_equals_null(one: Address | None, other: Address | None) -> bool:
    return one == other or same(one, other)


def without_unit(one: Address | None, other: Address | None) -> bool:
    def bare(home: Address | None) -> Address | None:
        return home and attrs.evolve(home, unit=None)

    return same(bare(one), bare(other))


def one_unit_will_do(one: Address | None, other: Address | None) -> bool:
    if one and other and not (one.compared_unit and other.compared_unit):
        return without_unit(one, other)
    return same(one, other)


def by_text(one: Address | None, other: Address | None) -> bool:
    """Compare what is written, the identifier among it."""
    return one is not None and one == other and same(one, other)


def by_identifier_as_written(one: Address | None, other: Address | None) -> bool:
    """Compare the identifiers even when both are blank."""
    if one is None or other is None:
        return False
    return (one.matrikkel_id or "") == (other.matrikkel_id or "") and one.compared_unit == other.compared_unit


def by_identifier_alone(one: Address | None, other: Address | None) -> bool:
    """Compare nothing else of the place where there are two identifiers."""

    def bare(home: Address | None) -> Address | None:
        return (
            attrs.evolve(home, place=None)
            if home and one and other and one.compared_id and other.compared_id
            else home
        )

    return same(bare(one), bare(other))


def zero_is_a_number(one: Address | None, other: Address | None) -> bool:
    """Take a blank or a zero for a value: what is written alike is the same."""
    blank = one is None or (one.matrikkel_id is None and one.place is None)
    return same(one, other) or (not blank and one == other)


# --- the parents at home


def among(chosen: Callable[[Family], tuple[Parent, ...]]) -> Reading:
    """Look for a home at some parents' alone."""
    return Reading(
        at_home=lambda family, counts, same: at_home(
            attrs.evolve(family, parents=chosen(family)), counts, same
        )
    )


def holders(family: Family) -> tuple[Parent, ...]:
    return tuple(row for row in family.parents if row.responsibility)


def every_parent(family: Family, counts: Counts, same: Same) -> bool:
    return all(counts(each.person) and same(family.child.home, each.person.home) for each in family.parents)


def either_but_not_both(family: Family, counts: Counts, same: Same) -> bool:
    home = family.child.home
    found = [counts(each.person) and same(home, each.person.home) for each in family.parents]
    return found.count(True) == 1


def shared_counts(family: Family, counts: Counts, same: Same) -> bool:
    homes = (family.child.home, *family.child.shared_residences)
    people = [each.person for each in family.parents if counts(each.person)]
    return any(same(home, person.home) for home in homes for person in people)


def must_live_there(adult: Person, family: Family) -> bool:
    """Ask that the one who acts lives with the child."""
    return Reading()(adult, family) and same(family.child.home, adult.home)


def anybody_at_the_address(adult: Person, family: Family) -> bool:
    """Take one who lives with the child for a parent."""
    if family.find(adult.id) is None:
        return under_16(family.child, family.as_of) and same(family.child.home, adult.home)
    return Reading()(adult, family)


def anybody_is_a_parent(adult: Person, family: Family) -> bool:
    """Take a stranger for a parent with responsibility, and look for a home at the registered ones'."""
    if family.find(adult.id) is not None:
        return Reading()(adult, family)
    named = at_home(family, counts, same)
    rows = (*family.parents, Parent(person=adult, responsibility=True))
    return Reading(at_home=lambda *_: named)(adult, attrs.evolve(family, parents=rows))


def counting(standing: Standing | None) -> Reading:
    """Let parents of one more standing be at home."""
    return Reading(counts=lambda who: unprotected(who) and who.standing in {Standing.RESIDENT, standing})


def living(standing: Standing | None) -> Reading:
    """Let parents of one more standing act."""
    return Reading(adult_alive=lambda who: who.standing in {*ALIVE, standing})


def protected_counts(parent: Person) -> bool:
    return parent.standing is Standing.RESIDENT


def perhaps_protected_counts(parent: Person) -> bool:
    return parent.standing is Standing.RESIDENT and parent.counts_as_protected is not True


def same_though_protected(one: Address | None, other: Address | None) -> bool:
    """Compare homes whatever their grading."""

    def bare(home: Address | None) -> Address | None:
        return home and attrs.evolve(home, grading=Grading.UNGRADED)

    return same(bare(one), bare(other))


def not_marked(person: Person) -> bool:
    """Look at the mark alone, and not at the grading of the home."""
    return person.protected is False


def client_address_protects(person: Person) -> bool:
    return unprotected(person) and (person.home is None or person.home.grading is not Grading.CLIENT_ADDRESS)


def not_graded_protects(person: Person) -> bool:
    return unprotected(person) and (person.home is None or person.home.grading is not None)


def shared_residence_protects(person: Person) -> bool:
    return unprotected(person) and not any(home.counts_as_shielded for home in person.shared_residences)


# --- who asks, and what is asked of everybody


def by_home_told(adult: Person, family: Family) -> bool:
    """Take the home that the one who asks tells of for the one that is held."""
    return Reading()(adult, held_as(adult, family, lambda held: attrs.evolve(held, home=adult.home)))


def as_told_alone(adult: Person, family: Family) -> bool:
    """Believe the session in all but the home."""
    return Reading()(adult, held_as(adult, family, lambda held: attrs.evolve(adult, home=held.home)))


def held_as(adult: Person, family: Family, change: Callable[[Person], Person]) -> Family:
    """Change the person who is held of the one who asks."""
    rows = [
        attrs.evolve(row, person=change(row.person)) if row.person.id == adult.id else row
        for row in family.parents
    ]
    return attrs.evolve(family, parents=rows)


def as_held_alone(adult: Person, family: Family) -> bool:
    parent = family.find(adult.id)
    return parent is not None and may_represent(parent.person, family).granted


def strangers_while_not_all_are_known(adult: Person, family: Family) -> bool:
    return Reading()(adult, family) if family.all_parents_known else anybody_is_a_parent(adult, family)


def by_agreement_without_a_home(adult: Person, family: Family) -> bool:
    """Compare a shared residence where the child has no registered home."""
    policy = HELSENORGE_2021_01_11 if family.child.home else SHARED
    return may_represent(adult, family, policy=policy).granted


def raises_without_parents(adult: Person, family: Family) -> bool:
    first = family.parents[0]
    return Reading()(adult, family) and first in family.parents


def only_two(adult: Person, family: Family) -> bool:
    if len(family.parents) > 2:
        msg = "a child has two parents"
        raise ValueError(msg)
    return Reading()(adult, family)


def needs_a_role(adult: Person, family: Family) -> bool:
    return Reading(responsible=lambda parent: bool(parent.responsibility and parent.role))(adult, family)


def known_by_name(adult: Person, family: Family) -> bool:
    """Know the parents by what they are called."""
    return adult.id.startswith("parent") and Reading()(adult, family)


def by_id(alike: Callable[[str, str], bool]) -> Callable[[Person, Family], bool]:
    """Know the parents by ids that are written alike."""
    return lambda adult, family: any(
        may_represent(row.person, family).granted for row in family.parents if alike(adult.id, row.person.id)
    )


def order_of_the_register(adult: Person, family: Family) -> bool:
    """Let only the first parent with responsibility act."""
    return [row.person.id for row in holders(family)][:1] == [adult.id] and Reading()(adult, family)


def any_parents_right(adult: Person, family: Family) -> bool:
    """Give each parent what one parent has."""
    return family.find(adult.id) is not None and by_id(lambda *_: True)(adult, family)


def only_where(holds: Callable[[Family], bool]) -> Callable[[Person, Family], bool]:
    """Ask something more of the family."""
    return lambda adult, family: holds(family) and Reading()(adult, family)


def graded_with_an_identifier(person: Person) -> bool:
    """Look at the grading where there is an identifier."""
    home = person.home
    return person.protected is False and (home is None or not home.compared_id or not home.counts_as_shielded)


def sole_parent_unprotected(adult: Person, family: Family) -> bool:
    """Ask for protection only where there is another parent to ask."""
    anybody = Reading(adult_open=lambda _: True, counts=protected_counts)
    return (anybody if len(family.parents) == 1 else Reading())(adult, family)


def told_at_home(adult: Person, family: Family) -> bool:
    """Take the told standing of the one who asks for the held one, at home too."""
    return Reading()(adult, held_as(adult, family, lambda held: attrs.evolve(held, standing=adult.standing)))


def abroad_at_home(adult: Person, family: Family) -> bool:
    """Let the one who asks be at home wherever they are resident."""
    as_resident = held_as(
        adult, family, lambda held: attrs.evolve(held, standing=Standing.RESIDENT) if alive(held) else held
    )
    return Reading()(adult, as_resident)


def a_date_settles_it(adult: Person, family: Family) -> bool:
    """Ask for an age only where a date tells it, if there is one at all."""
    held = family.find(adult.id)
    dates = [who.birth_date for who in (adult, *((held.person,) if held else ()))]
    return Reading(adult_old=lambda who, on: turned_16(who, on) or (who.birth_date is None and any(dates)))(
        adult, family
    )


def held_for_nothing_told(adult: Person, family: Family) -> bool:
    """Take the held person where nothing but the id is told."""
    held = family.find(adult.id)
    return may_represent(held.person if held and not adult.has_facts else adult, family).granted


def open_year_passed_over(adult: Person, family: Family) -> bool:
    """Take the held birth where a year is told that leaves the age open."""
    held, on = family.find(adult.id), family.as_of
    is_open = adult.birth_year is not None and not turned_16(adult, on) and not under_16(adult, on)
    if held and is_open:
        birth = held.person.birth_date
        return may_represent(attrs.evolve(adult, birth_date=birth, birth_year=None), family).granted
    return may_represent(adult, family).granted


def tells_of_eighteen(adult: Person, family: Family) -> dict[str, object]:
    decision = may_represent(adult, family)
    grown = eighteen(family.child, family.as_of) and family.child.birth_date is not None
    return {"granted": decision.granted, "shown": "The child is 18." if grown else decision.explain("en")}


def to_the_survivor(adult: Person, family: Family) -> bool:
    """Give the only parent who is alive all responsibility."""
    living = [row for row in family.parents if row.person.standing is not Standing.DECEASED]
    rows = [attrs.evolve(row, responsibility=row.responsibility or len(living) == 1) for row in living]
    return Reading()(adult, attrs.evolve(family, parents=rows))


def the_child_is_a_parent(adult: Person, family: Family) -> bool:
    """Let whoever has the child's id act, as if they were the first parent."""
    if adult.id != family.child.id or not family.parents:
        return Reading()(adult, family)
    return Reading()(attrs.evolve(adult, id=family.parents[0].person.id), family)


def second_shared_counts(adult: Person, family: Family) -> bool:
    """Take the second shared residence for a home."""
    worlds = (with_home(family, home) for home in (family.child.home, *family.child.shared_residences[1:2]))
    return any(Reading()(adult, world) for world in worlds)


def with_home(family: Family, home: Address | None) -> Family:
    return attrs.evolve(family, child=attrs.evolve(family.child, home=home))


def by_id_alone(written: Callable[[str], str]) -> Callable[[Person, Family], bool]:
    """Know the parents by ids that are written alike; all else is asked of what is told and held."""

    def decide(adult: Person, family: Family) -> bool:
        alike = [row.person.id for row in family.parents if written(row.person.id) == written(adult.id)]
        return any(Reading()(attrs.evolve(adult, id=mark), family) for mark in alike)

    return decide


# --- ages


def until_15(person: Person, on: date) -> bool:
    born = person.birth_date
    if born is None:
        return under_16(person, on)
    return (on.year - born.year) - ((on.month, on.day) < (born.month, born.day)) < 15


def days_by(year: float) -> Callable[[Person, date], bool]:
    """Count years of so many days."""
    return lambda who, on: (
        under_16(who, on) if who.birth_date is None else (on - who.birth_date).days < 16 * year
    )


def eighteen(person: Person, on: date) -> bool:
    born = person.birth_date
    if born is None:
        return turned_16(person, on)
    return (born.year + 18, born.month, born.day) <= (on.year, on.month, on.day)


def leapling_on_28_february(person: Person, on: date) -> bool:
    born = person.birth_date
    leap = born is not None and (born.month, born.day) == (2, 29)
    return turned_16(person, on) or (leap and (on.month, on.day) == (2, 28) and not by_years(person, on))


def not_on_the_first_day(person: Person, on: date) -> bool:
    return person.birth_date != on and under_16(person, on)


def not_by_the_last_day(person: Person, on: date) -> bool:
    """Leave a year alone open on its last day too."""
    if person.birth_date is None:
        return person.birth_year is not None and on.year - person.birth_year > 16
    return turned_16(person, on)


def on_the_birthday_too(person: Person, on: date) -> bool:
    born = person.birth_date
    if born is None:
        return under_16(person, on)
    return (on.year, on.month, on.day) <= (born.year + 16, born.month, born.day)


def a_day_early(person: Person, on: date) -> bool:
    return under_16(person, on) and under_16(person, on + timedelta(days=1))


def by_years(person: Person, on: date) -> bool:
    year = person.birth_date.year if person.birth_date else person.birth_year
    return year is not None and on.year - year < 16


def by_a_year_alone(person: Person, on: date) -> bool:
    """Take a year alone for its first day."""
    if person.birth_date is None:
        return person.birth_year is not None and on.year - person.birth_year >= 16
    return turned_16(person, on)


def unknown_is_young(person: Person, on: date) -> bool:
    return not turned_16(person, on)


# --- what is told


def telling(decision: Decision) -> dict[str, object]:
    """Show the citizen why, with every condition."""
    shown = "; ".join(f"{ground.code}: {ground.finding}" for ground in decision.grounds)
    return {"granted": decision.granted, "shown": shown}


def protected_address_leaks(adult: Person, family: Family) -> dict[str, object]:
    decision = may_represent(adult, family)
    hidden = [
        who for who in (family.child, *(row.person for row in family.parents)) if who.counts_as_protected
    ]
    text = "An address is protected." if hidden else "You cannot act for this child."
    return {"granted": decision.granted, "shown": "" if decision.granted else text}


def tells_strangers_the_age(adult: Person, family: Family) -> dict[str, object]:
    decision = may_represent(adult, family)
    past = decision.finding("child-under-age-limit") is Finding.UNMET
    return {"granted": decision.granted, "shown": "The child is 16." if past else decision.explain("en")}


def finding(change: Callable[[dict[str, str], Person, Family], dict[str, str]]) -> Callable[..., object]:
    """Change what is found, and nothing of the decision."""

    def decide(adult: Person, family: Family) -> dict[str, object]:
        decision = may_represent(adult, family)
        found = {ground.code: ground.finding.value for ground in decision.grounds}
        return {"granted": decision.granted, "findings": found | change(found, adult, family)}

    return decide


def unknown_is_no(found: dict[str, str], *_: object) -> dict[str, str]:
    """Know two findings alone."""
    return {code: "met" if one == "met" else "unmet" for code, one in found.items()}


def nobody_is_perhaps_at_home(found: dict[str, str], *_: object) -> dict[str, str]:
    return {ADDRESS: "unmet"} if found[ADDRESS] == "unknown" else {}


def strangers_are_strangers(_: object, adult: Person, family: Family) -> dict[str, str]:
    """Take for no parent whoever is not named, also while there are no facts about one who is."""
    if family.find(adult.id) is None and family.all_parents_known:
        return {"is-registered-parent": "unmet", "has-parental-responsibility": "unmet"}
    return {}


def the_dead_are_not_known(found: dict[str, str], _: object, family: Family) -> dict[str, str]:
    dead = any(row.person.standing is Standing.DECEASED for row in family.parents)
    return {ADDRESS: "unknown"} if dead and found[ADDRESS] == "unmet" else {}


def until_the_first_no(found: dict[str, str], *_: object) -> dict[str, str]:
    """Look no further once a condition is not met."""
    first = [*found.values(), "unmet"].index("unmet")
    return dict.fromkeys([*found][first + 1 :], "unknown")


def strangers_in_other_words(adult: Person, family: Family) -> dict[str, object]:
    granted = may_represent(adult, family).granted
    text = (
        "You cannot act for this child." if family.find(adult.id) else "You are not a parent of this child."
    )
    return {"granted": granted, "shown": "" if granted else text}


def the_protected_dead_are_not_known(adult: Person, family: Family) -> Decision:
    """Forget of one who has died that it is known, if there was a protection."""
    rows = [
        attrs.evolve(row, person=attrs.evolve(row.person, standing=None))
        if row.person.id != adult.id
        and row.person.standing is Standing.DECEASED
        and not unprotected(row.person)
        else row
        for row in family.parents
    ]
    return may_represent(adult, attrs.evolve(family, parents=rows))


WRONG: Final = [
    Wrong("null equals null", "homes", Reading(same=null_equals_null)),
    Wrong("blank identifiers are equal", "homes", Reading(same=by_identifier_as_written)),
    Wrong("two incomplete homes are equal", "homes", Reading(same=zero_is_a_number)),
    Wrong("street without unit", "homes", Reading(same=without_unit)),
    Wrong("one unit alone is the same flat", "homes", Reading(same=one_unit_will_do)),
    Wrong("the identifier decides alone", "homes", Reading(same=by_identifier_alone)),
    Wrong("homes compared as text", "homes", Reading(same=by_text)),
    Wrong("responsibility ignored", "responsibility", Reading(responsible=lambda _: True)),
    Wrong(
        "unknown responsibility is a yes",
        "unknown_never_grants",
        Reading(responsible=lambda parent: parent.responsibility is not False),
    ),
    Wrong("only holders of responsibility count at home", "each_parent_alone", among(holders)),
    Wrong("first parent only", "one_at_home", among(lambda family: family.parents[:1])),
    Wrong("the first two parents only", "one_at_home", among(lambda family: family.parents[:2])),
    Wrong("all parents instead of any", "one_at_home", Reading(at_home=every_parent)),
    Wrong("either, but not both, instead of any", "moving_in", Reading(at_home=either_but_not_both)),
    Wrong("the one who asks must live there", "both_or_none", must_live_there),
    Wrong("anybody at the address", "somebody_else", anybody_at_the_address),
    Wrong("whoever asks is a parent", "somebody_else", anybody_is_a_parent),
    Wrong("deceased parent", "life", counting(Standing.DECEASED)),
    Wrong("a parent who is not resident", "life", counting(Standing.NOT_RESIDENT)),
    Wrong(
        "protected address compared",
        "protection",
        Reading(counts=protected_counts, same=same_though_protected),
    ),
    Wrong("protected child", "protection", Reading(child_open=lambda _: True, same=same_though_protected)),
    Wrong("protected adult", "protection", Reading(adult_open=lambda _: True)),
    Wrong(
        "a graded home protects nobody",
        "protection",
        Reading(child_open=not_marked, adult_open=not_marked, same=same_though_protected),
    ),
    Wrong("shared residence counts", "shared_residence", Reading(at_home=shared_counts)),
    Wrong("15 instead of 16", "ages", Reading(child_young=until_15)),
    Wrong("days // 365", "ages", Reading(child_young=days_by(365))),
    Wrong("on the birthday too", "ages", Reading(child_young=on_the_birthday_too)),
    Wrong("sixteen a day early", "ages", Reading(child_young=a_day_early)),
    Wrong("age by years alone", "ages", Reading(child_young=by_years)),
    Wrong("an unknown birth is young", "unknown_never_grants", Reading(child_young=unknown_is_young)),
    Wrong("a year alone is its first day", "year_alone", Reading(adult_old=by_a_year_alone)),
    Wrong("a parent of any age", "ages", Reading(adult_old=lambda _, __: True)),
    Wrong(
        "a dead child",
        "life",
        Reading(
            child_alive=lambda _: True, child_resident=lambda who: who.standing is not Standing.NOT_RESIDENT
        ),
    ),
    Wrong("a child abroad", "life", Reading(child_resident=lambda _: True)),
    Wrong("a dead adult", "life", Reading(adult_alive=lambda _: True)),
    Wrong(
        "the missing are alive",
        "life",
        Reading(
            child_alive=lambda who: alive(who) or who.standing is Standing.DISAPPEARED,
            child_resident=lambda who: who.standing in {Standing.RESIDENT, Standing.DISAPPEARED},
        ),
    ),
    Wrong("protected address leaks", "disclosure", protected_address_leaks),
    Wrong(
        "every condition is shown",
        "disclosure",
        lambda adult, family: telling(may_represent(adult, family)),
    ),
    Wrong("a stranger is told the age", "disclosure", tells_strangers_the_age),
    Wrong("unknown is no", "homes", finding(unknown_is_no)),
    Wrong("a stranger is known to be one", "somebody_else", finding(strangers_are_strangers)),
    Wrong("the protected dead are not known", "life", the_protected_dead_are_not_known),
]
"""What somebody would write."""

SUBTLE: Final = [
    Wrong("the asker's mark alone", "protection", Reading(adult_open=not_marked), named=True),
    Wrong(
        "strangers while not all are known", "somebody_else", strangers_while_not_all_are_known, named=True
    ),
    Wrong("by agreement without a home", "shared_residence", by_agreement_without_a_home, named=True),
    Wrong("the told home", "two_facts", by_home_told, named=True),
    Wrong("a newborn is refused", "ages", Reading(child_young=not_on_the_first_day), named=True),
    Wrong("a year alone on 31 December", "year_alone", Reading(adult_old=not_by_the_last_day), named=True),
    Wrong("it raises when there are no parents", "somebody_else", raises_without_parents, named=True),
    Wrong("a parent without a role", "names_and_roles", needs_a_role, named=True),
    Wrong("a stranger is told so", "disclosure", strangers_in_other_words, named=True),
    Wrong("unknown is unmet", "homes", finding(nobody_is_perhaps_at_home), named=True),
    Wrong("more than two parents raise", "moving_in", only_two),
    Wrong("known by name", "names_and_roles", known_by_name),
    Wrong("ids without capitals", "two_facts", by_id(lambda one, other: one.lower() == other.lower())),
    Wrong("ids without blanks", "two_facts", by_id(lambda one, other: one.strip() == other.strip())),
    Wrong("ids as numbers", "two_facts", by_id(lambda one, other: one.lstrip("0") == other.lstrip("0"))),
    Wrong("ids as far as the shorter goes", "two_facts", by_id(str.startswith)),
    Wrong("the child acts for itself", "somebody_else", lambda adult, family: adult == family.child),
    Wrong("the first holder alone", "order", order_of_the_register),
    Wrong("what one parent may, every parent may", "each_parent_alone", any_parents_right),
    Wrong("what is told counts alone", "two_facts", as_told_alone),
    Wrong("what is held counts alone", "two_facts", as_held_alone),
    Wrong(
        "an open responsibility stands in the way",
        "each_parent_alone",
        only_where(lambda family: all(row.responsibility is not None for row in family.parents)),
    ),
    Wrong(
        "a parent who is not named stands in the way",
        "one_at_home",
        only_where(lambda family: family.all_parents_known),
    ),
    Wrong(
        "a parent without facts stands in the way",
        "one_at_home",
        only_where(lambda family: not family.parents_without_facts),
    ),
    Wrong(
        "a protected parent stands in the way",
        "one_at_home",
        only_where(lambda family: all(unprotected(row.person) for row in family.parents)),
    ),
    Wrong(
        "the asker must be resident",
        "one_at_home",
        Reading(adult_alive=lambda who: who.standing is Standing.RESIDENT),
    ),
    *(
        Wrong(f"at home: {standing}", "life", counting(standing))
        for standing in (Standing.DISAPPEARED, Standing.INVALID_IDENTITY, None)
    ),
    *(Wrong(f"alive: {standing}", "life", living(standing)) for standing in (Standing.DECEASED, None)),
    Wrong("the dead are not known to be away", "life", finding(the_dead_are_not_known)),
    Wrong("perhaps protected at home", "protection", Reading(counts=perhaps_protected_counts)),
    Wrong("a klientadresse protects", "homes", Reading(child_open=client_address_protects)),
    Wrong("a home without a grading protects", "homes", Reading(adult_open=not_graded_protects)),
    Wrong(
        "a graded shared residence protects",
        "shared_residence",
        Reading(child_open=shared_residence_protects),
    ),
    Wrong(
        "a graded home without an identifier protects nobody",
        "protection",
        Reading(child_open=graded_with_an_identifier, adult_open=graded_with_an_identifier),
    ),
    Wrong("a sole parent is never refused for protection", "protection", sole_parent_unprotected),
    Wrong("the asker counts at home by what is told", "two_facts", told_at_home),
    Wrong("the asker may be abroad and at home", "life", abroad_at_home),
    Wrong("the held person stands for one who tells nothing", "two_facts", held_for_nothing_told),
    Wrong("a year that leaves the age open is passed over", "year_alone", open_year_passed_over),
    Wrong("a citizen is told that the child is 18", "disclosure", tells_of_eighteen),
    Wrong("the date counts where there is one", "two_facts", a_date_settles_it),
    Wrong("responsibility passes to the survivor", "responsibility", to_the_survivor),
    Wrong("the child may ask as its parent", "somebody_else", the_child_is_a_parent),
    Wrong("the second shared residence counts", "shared_residence", second_shared_counts),
    Wrong("blanks behind an id are none", "somebody_else", by_id_alone(str.rstrip)),
    Wrong("letters of an id have no case", "somebody_else", by_id_alone(str.upper)),
    Wrong("a parent of eighteen", "ages", Reading(adult_old=eighteen)),
    Wrong("born on 29 February, of age on the 28th", "ages", Reading(adult_old=leapling_on_28_february)),
    Wrong("years of 365 and a quarter days", "ages", Reading(child_young=days_by(365.25))),
    Wrong("nothing is looked at after the first no", "life", finding(until_the_first_no)),
    Wrong("no answer for no", "order", lambda adult, family: may_represent(adult, family).granted or None),
    Wrong("one for yes", "order", lambda adult, family: int(may_represent(adult, family).granted)),
    Wrong("yes to everybody", "disclosure", lambda *_: True),
    Wrong("no to everybody", "one_at_home", lambda *_: False),
]
"""What nobody would see at a glance: most of them grant a right wrongly."""
