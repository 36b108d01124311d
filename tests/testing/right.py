"""A plain reading of the rule, of parts that can be taken out: each wrong reading replaces one of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

import attrs

from fastlege import Address, Family, Finding, Parent, Person, Standing, same_home

ALIVE: Final = {Standing.RESIDENT, Standing.NOT_RESIDENT}


def turned_16(person: Person, on: date) -> bool:
    """Tell whether the sixteenth birthday has certainly come."""
    born = person.birth_date
    if born is None:
        return person.birth_year is not None and (person.birth_year + 16, 12, 31) <= (
            on.year,
            on.month,
            on.day,
        )
    return (born.year + 16, born.month, born.day) <= (on.year, on.month, on.day)


def under_16(person: Person, on: date) -> bool:
    """Tell whether the sixteenth birthday has certainly not come."""
    if person.birth_date is None:
        return person.birth_year is not None and on.year - person.birth_year < 16
    return not turned_16(person, on)


def alive(person: Person) -> bool:
    return person.standing in ALIVE


def unprotected(person: Person) -> bool:
    return person.counts_as_protected is False


def same(one: Address | None, other: Address | None) -> bool:
    return same_home(one, other) is Finding.MET


def counts(parent: Person) -> bool:
    return parent.standing is Standing.RESIDENT and unprotected(parent)


def at_home(family: Family, counts: Callable[[Person], bool], same: Callable[..., bool]) -> bool:
    return any(counts(row.person) and same(family.child.home, row.person.home) for row in family.parents)


def resident(child: Person) -> bool:
    return child.standing is Standing.RESIDENT


def responsible(parent: Parent) -> bool:
    return parent.responsibility is True


@attrs.frozen(kw_only=True)
class Reading:
    """The rule in its parts."""

    child_young: Callable[[Person, date], bool] = under_16
    adult_old: Callable[[Person, date], bool] = turned_16
    child_alive: Callable[[Person], bool] = alive
    adult_alive: Callable[[Person], bool] = alive
    child_resident: Callable[[Person], bool] = resident
    child_open: Callable[[Person], bool] = unprotected
    adult_open: Callable[[Person], bool] = unprotected
    responsible: Callable[[Parent], bool] = responsible
    counts: Callable[[Person], bool] = counts
    same: Callable[[Address | None, Address | None], bool] = same
    at_home: Callable[[Family, Callable[[Person], bool], Callable[..., bool]], bool] = at_home

    def __call__(self, adult: Person, family: Family) -> bool:
        """Decide."""
        parent, child, on = family.find(adult.id), family.child, family.as_of
        return parent is not None and all(
            (
                self.child_young(child, on),
                self.child_alive(child),
                self.child_resident(child),
                self.child_open(child),
                self.responsible(parent),
                *(self.adult_old(who, on) for who in (adult, parent.person)),
                *(self.adult_alive(who) for who in (adult, parent.person)),
                *(self.adult_open(who) for who in (adult, parent.person)),
                self.at_home(family, self.counts, self.same),
            )
        )
