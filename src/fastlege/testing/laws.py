"""The laws of the representation rule (*lovmessigheter*), functions of an implementation and one family each.

Some laws change the family that was drawn and compare the answers. Others make its facts ordinary, so that
everything is met, and change one. How a family is made tells the answer; no rule of this package is asked.

References:
    Helsenorge, "Kom i kontakt med fastlegen", 11 January 2021, section "Fastlegetjenester på vegne av barn".
    What goes beyond it is ours: protection, life, units, and what a refusal may tell.

Examples:
    >>> from fastlege import may_represent
    >>> from fastlege.testing import READY_FAMILIES
    >>> order(may_represent, READY_FAMILIES["moved_out"])
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import pairwise, permutations, product
from typing import TYPE_CHECKING, Final

import attrs

from fastlege.facts import Family, Parent, Person, Session
from fastlege.oslo import OSLO
from fastlege.terms import MET, UNKNOWN, UNMET, AccessLevel, Channel, Grading, ParentRole, Service, Standing
from fastlege.testing.answers import Implementation, Law, law
from fastlege.testing.homes import ELSEWHERE, HOME, Facts, pairs
from fastlege.testing.ready import READY_GP
from fastlege.testing.worlds import (
    LIMIT,
    NOT_ALIVE,
    NOT_COUNTED,
    born,
    joined,
    ordinary,
    protections,
    strangers,
    stricter,
    with_child,
    with_parents,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "LAWS",
    "ages",
    "both_or_none",
    "disclosure",
    "each_parent_alone",
    "homes",
    "life",
    "more_consent",
    "moving_in",
    "names_and_roles",
    "one_at_home",
    "order",
    "protection",
    "responsibility",
    "shared_residence",
    "somebody_else",
    "two_facts",
    "unknown_never_grants",
    "year_alone",
]


@law
def one_at_home(rule: Implementation, family: Family) -> None:
    """One parent at the child's address opens for each with responsibility, wherever that one lives."""
    not_all = attrs.evolve(ordinary(family), all_parents_known=False)
    abroad = with_parents(ordinary(family, theirs=None), standing=Standing.NOT_RESIDENT)
    for plain in (not_all, ordinary(family, theirs=ELSEWHERE), abroad):
        world = joined(plain)
        for one in (world, *(joined(world, "another", **facts) for facts in NOT_COUNTED)):
            for row in plain.parents:
                rule.grants(one, row.person)


@law
def moving_in(rule: Implementation, family: Family) -> None:
    """A parent who moves in with the child, or one more who lives there, never takes a right away."""
    for before in (family, ordinary(family), _apart(family)):
        home = before.child.home
        moved = (with_parents(before, row.person.id, home=home) for row in before.parents)
        for after in (*moved, joined(before, "another")):
            for row in before.parents:
                rule.keeps((row.person, before), _by(row, after))


@law
def somebody_else(rule: Implementation, family: Family) -> None:
    """Only a registered parent may act: no double, and not the child; while one is unknown, it is unknown."""
    plain = ordinary(family)
    named = with_parents(plain, plain.parents[0].person.id, id="01 Å-a")
    (stranger, *alike), not_all = strangers(named), attrs.evolve(plain, all_parents_known=False)
    for world in (plain, not_all, *(joined(plain, **facts) for facts in NOT_COUNTED)):
        found = UNKNOWN if world.may_have_others else UNMET
        rule.finds(world, stranger, is_registered_parent=found, has_parental_responsibility=found)
    for who in alike:
        rule.refuses(named, who)
    for world in (family, plain, attrs.evolve(family, parents=()), attrs.evolve(plain, parents=())):
        for who in (stranger, world.child, attrs.evolve(stranger, id=world.child.id)):
            rule.refuses(world, who)


@law
def responsibility(rule: Implementation, family: Family) -> None:
    """A parent without parental responsibility, or with unknown responsibility, may not act."""
    for home in (HOME, ELSEWHERE):
        world = joined(ordinary(family, theirs=home))
        for row in world.parents:
            for held, found in ((False, UNMET), (None, UNKNOWN)):
                less = with_parents(world, row.person.id, responsibility=held)
                rule.finds(less, row.person, has_parental_responsibility=found)
                others = [other.person.id for other in world.parents if other is not row]
                rule.refuses(with_parents(less, *others, standing=Standing.DECEASED), row.person)


@law
def each_parent_alone(rule: Implementation, family: Family) -> None:
    """The age and the responsibility of one parent give nothing to another, and take nothing."""
    for world in (family, _apart(family)):
        born_today: Facts = {"birth_date": world.as_of, "birth_year": None}
        for row, other in permutations(world.parents, 2):
            for facts in (born_today, *({"responsibility": held} for held in (True, False, None))):
                rule.agrees((row.person, world), (row.person, with_parents(world, other.person.id, **facts)))


@law
def both_or_none(rule: Implementation, family: Family) -> None:
    """Of parents with responsibility, adult, alive and not protected, either all may act or none."""
    alive = {Standing.RESIDENT, Standing.NOT_RESIDENT}
    for world in (family, _apart(family)):
        grown = with_parents(world, responsibility=True, birth_date=None, birth_year=1980)
        people = [row.person for row in grown.parents if row.person.standing in alive]
        for one, other in pairwise(who for who in people if who.counts_as_protected is False):
            rule.agrees((one, grown), (other, grown))


@law
def two_facts(rule: Implementation, family: Family) -> None:
    """Where two facts about the one who asks differ, the stricter counts; of two homes, the one held."""
    world, on = joined(ordinary(family)), family.as_of
    for row in ordinary(family).parents:
        who = row.person
        young = ({"birth_date": born(1, on)}, {"birth_date": None, "birth_year": on.year - LIMIT + 1})
        nothing = dict.fromkeys(("birth_date", "birth_year", "home", "protected", "standing"))
        for facts in (*stricter(who), *young, nothing):
            rule.refuses(world, attrs.evolve(who, **facts))
            rule.refuses(with_parents(world, who.id, **facts), who)
        abroad, alone = Standing.NOT_RESIDENT, _alone(attrs.evolve(family, parents=(row,)))
        rule.grants(alone, attrs.evolve(who, standing=abroad))
        rule.refuses(with_parents(alone, standing=abroad), who)
        for home in (ELSEWHERE, None):
            rule.grants(ordinary(family), attrs.evolve(who, home=home))
            rule.refuses(ordinary(family, theirs=home), who)


@law
def order(rule: Implementation, family: Family) -> None:
    """The order of the parents does not matter."""
    for parents in permutations(family.parents):
        for row in parents:
            rule.agrees((row.person, family), (row.person, attrs.evolve(family, parents=parents)))


@law
def names_and_roles(rule: Implementation, family: Family) -> None:
    """What anybody is called, who is mother or father, and how notices are sent does not matter."""
    for world, role in product((family, ordinary(family)), (None, *ParentRole)):
        told = {"notify_by": None if role else Channel.SMS}
        other = with_child(with_parents(world, role=role, **told), id="other-child", **told)
        for row in world.parents:
            other = with_parents(other, row.person.id, id=f"other-{row.person.id}")
        for row, renamed in zip(world.parents, other.parents, strict=True):
            rule.agrees((row.person, world), (renamed.person, other))


@law
def homes(rule: Implementation, family: Family) -> None:
    """A home is the same however it is written, and another by one part that decides; null equals nothing."""
    for found in (MET, UNMET, UNKNOWN):
        for home, theirs in pairs(found):
            world = ordinary(family, home=home, theirs=theirs)
            rule.finds(world, at_home=found)
            not_all = attrs.evolve(world, all_parents_known=False)
            rule.finds(not_all, at_home=UNKNOWN if found is UNMET else found)


@law
def shared_residence(rule: Implementation, family: Family) -> None:
    """A home that is shared by agreement opens nothing, also where there is no other, and shields nobody."""
    theirs = [(HOME,), (ELSEWHERE, HOME), (attrs.evolve(HOME, grading=Grading.CLIENT_ADDRESS),)]
    for (home, found), shared in product(((ELSEWHERE, UNMET), (None, UNKNOWN)), theirs):
        rule.finds(with_child(ordinary(family, home=home), shared_residences=shared), at_home=found)
    graded = attrs.evolve(ELSEWHERE, grading=Grading.CONFIDENTIAL)
    rule.grants(with_child(ordinary(family), shared_residences=(graded,)))


@law
def ages(rule: Implementation, family: Family) -> None:
    """A child is represented from birth until the day before it turns 16; a parent acts from turning 16."""
    world, on = ordinary(family), family.as_of
    for birth in (born(days_left, on) for days_left in (0, -300)):
        rule.finds(with_child(world, birth_date=birth), child_under_age_limit=UNMET)
        rule.grants(with_parents(world, birth_date=birth))
    for birth in (on, on - timedelta(days=1), *(born(days_left, on) for days_left in (300, 2, 1))):
        rule.grants(with_child(world, birth_date=birth))
        rule.finds(with_parents(world, birth_date=birth), adult_old_enough=UNMET)
    for day, turned in ((date(2100, 2, 28), False), (date(2100, 3, 1), True)):  # a year without 29 February
        then = ordinary(attrs.evolve(_ageless(family), as_of=day))
        for birth in (date(2084, 2, 29), date(2084, 3, 1)):
            rule.finds(with_child(then, birth_date=birth), child_under_age_limit=UNMET if turned else MET)
            rule.finds(with_parents(then, birth_date=birth), adult_old_enough=MET if turned else UNMET)


@law
def year_alone(rule: Implementation, family: Family) -> None:
    """A year alone tells an age only when every day of that year does, as on 31 December."""
    year = family.as_of.year
    unsure = (UNKNOWN, UNKNOWN)
    for month, day, (under, over) in ((12, 31, (UNMET, MET)), (12, 30, unsure), (1, 1, unsure)):
        world = ordinary(attrs.evolve(_ageless(family), as_of=date(year, month, day)))
        for age, young, old in ((LIMIT - 1, MET, UNMET), (LIMIT, under, over), (LIMIT + 1, UNMET, MET)):
            birth = {"birth_date": None, "birth_year": year - age}
            rule.finds(with_child(world, **birth), child_under_age_limit=young)
            rule.finds(with_parents(world, **birth), adult_old_enough=old)
            if old is not MET:
                who = world.parents[0].person
                rule.refuses(world, attrs.evolve(who, birth_date=None, birth_year=year - age))


@law
def life(rule: Implementation, family: Family) -> None:
    """The dead, the missing and false identities neither act nor are acted for, and are nobody at home."""
    world, away, alone = joined(ordinary(family)), _apart(family), _alone(family)
    first = world.parents[0].person.id
    for standing in NOT_ALIVE:
        found = UNMET if standing in {Standing.DECEASED, Standing.INVALID_IDENTITY} else UNKNOWN
        rule.finds(with_child(world, standing=standing), child_alive_and_identified=found, at_home=UNKNOWN)
        rule.finds(with_parents(world, first, standing=standing), adult_alive_and_identified=found)
        sole = with_parents(alone, standing=standing)
        rule.finds(sole, adult_alive_and_identified=found, at_home=UNMET if standing else UNKNOWN)
    rule.finds(with_child(world, standing=Standing.NOT_RESIDENT), at_home=UNKNOWN)
    rule.finds(with_parents(alone, standing=Standing.NOT_RESIDENT), at_home=UNMET)
    for standing in (*NOT_ALIVE, Standing.NOT_RESIDENT):
        rule.finds(with_parents(away, "one-more", standing=standing), at_home=UNMET if standing else UNKNOWN)
    for protected in (True, None):
        dead = with_parents(away, "one-more", standing=Standing.DECEASED, protected=protected)
        rule.finds(dead, at_home=UNMET)


@law
def protection(rule: Implementation, family: Family) -> None:
    """Nobody acts who is protected, or may be; nor for such a child, nor by such a parent's home."""
    world, away, alone = joined(ordinary(family)), _apart(family), _alone(family)
    who = world.parents[0].person
    for facts in protections(who):
        found = UNKNOWN if facts.get("protected", True) is None else UNMET
        rule.finds(with_child(world, **facts), child_not_protected=found, at_home=UNKNOWN)
        rule.finds(with_parents(world, who.id, **facts), adult_not_protected=found)
        rule.finds(with_parents(away, "one-more", **facts), at_home=UNKNOWN)
        rule.finds(with_parents(alone, **facts), adult_not_protected=found, at_home=UNKNOWN)


@law
def unknown_never_grants(rule: Implementation, family: Family) -> None:
    """A fact that nobody knows grants nothing, and makes its condition unknown rather than unmet."""
    world = ordinary(family)
    for known in (family, joined(world)):
        for less, row in product(_less(known), known.parents):
            rule.keeps(_by(row, less), (row.person, known))
    rule.finds(with_child(world, birth_date=None), child_under_age_limit=UNKNOWN)
    rule.finds(with_parents(world, birth_date=None), adult_old_enough=UNKNOWN)
    rule.finds(with_child(world, home=None), at_home=UNKNOWN)
    rule.finds(with_parents(world, home=None), at_home=UNKNOWN)


@law
def disclosure(rule: Implementation, family: Family) -> None:
    """Whoever is refused is shown the same words, whatever the reason: a parent, a stranger, of any child."""
    world, on = ordinary(family), family.as_of
    facts = [*stricter(world.child), {"home": ELSEWHERE}, {"home": None}]
    client = attrs.evolve(ELSEWHERE, grading=Grading.CLIENT_ADDRESS)
    shared = {"home": client, "shared_residences": (attrs.evolve(HOME, grading=Grading.CONFIDENTIAL),)}
    grown: list[Facts] = [{"birth_date": born(0, on)}, {"birth_date": born(-3 * 365, on)}]
    children = [with_child(world, **each) for each in (*facts, shared, *grown)]
    less: list[Facts] = [{"birth_date": born(1, on)}, {"responsibility": False}, {"responsibility": None}]
    parents = [with_parents(world, **each) for each in (*facts, *less)]
    refused = [(other.parents[0].person, other) for other in (*children, *parents)]
    worlds = (world, family, attrs.evolve(world, parents=()), *children, *parents)
    rule.shows_alike(*refused, *((strangers(world)[0], other) for other in worlds), (world.child, world))


@law
def more_consent(rule: Implementation, family: Family) -> None:
    """More consent never takes a service away; what decides is asked with a session and a service."""
    world = ordinary(family)
    at = datetime.combine(family.as_of, time(12), tzinfo=OSLO)
    sessions = [
        Session.for_child(world.parents[0].person, world, gp=READY_GP, access_level=level, at=at)
        for level in (None, *AccessLevel)
    ]
    for service, (less, more) in product(Service, pairwise(sessions)):
        rule.keeps((less, service), (more, service))


LAWS: Final[tuple[Law, ...]] = (
    *(one_at_home, moving_in, ages, year_alone),
    *(somebody_else, responsibility, each_parent_alone, both_or_none, two_facts),
    *(order, names_and_roles, homes, shared_residence),
    *(life, protection, unknown_never_grants, disclosure),
)
"""Every law of what is asked with an adult and a family; `more_consent` is about a session and a service."""


def _by(row: Parent, world: Family) -> tuple[Person, Family]:
    """Let a parent ask as the family now holds it."""
    return world.parent(row.person.id).person, world


def _apart(family: Family) -> Family:
    """Let the child live with one more parent, who has no responsibility, and the others elsewhere."""
    return joined(ordinary(family, theirs=ELSEWHERE))


def _ageless(family: Family) -> Family:
    """Forget the child's birth, so that the day may be any."""
    return with_child(family, birth_date=None, birth_year=None)


def _alone(family: Family) -> Family:
    """Let the first parent be the only one, and live with the child."""
    return ordinary(attrs.evolve(family, parents=family.parents[:1]))


def _less(family: Family) -> Iterator[Family]:
    """Take one fact of the family away, in each way."""
    yield attrs.evolve(family, all_parents_known=False)
    yield from (with_parents(family, row.person.id, responsibility=None) for row in family.parents)
    for who in (family.child, *(row.person for row in family.parents)):
        home = () if who.home and who.home.counts_as_shielded else ("home",)  # a grading shows a protection
        for names in (("birth_date", "birth_year"), ("protected",), ("standing",), home):
            less: Facts = dict.fromkeys(names)
            yield with_child(family, **less) if who is family.child else with_parents(family, who.id, **less)
