"""One family made of another (*endrede familier*): what laws compare, and what families are made by."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import attrs

from fastlege.facts import Family, Parent, Person
from fastlege.terms import Grading, PersonId, Standing
from fastlege.testing.homes import HOME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastlege.facts import Address

__all__ = [
    "LIMIT",
    "NOT_ALIVE",
    "Facts",
    "born",
    "joined",
    "ordinary",
    "protections",
    "with_child",
    "with_parents",
]

Facts: TypeAlias = dict[str, Any]
"""Facts about a person, by name; of a parent also the responsibility."""

LIMIT: Final = 16
NOT_ALIVE: Final = (Standing.DECEASED, Standing.INVALID_IDENTITY, Standing.DISAPPEARED, None)
"""Standings of somebody who neither acts nor is acted for."""
_ORDINARY: Final[Facts] = {"birth_year": None, "protected": False, "standing": Standing.RESIDENT}
_EIGHT_YEARS: Final = 8 * 365


def born(days_left: int, on: date) -> date:
    """Return a birth date by the days that are left to the sixteenth birthday; nobody is born after the day.

    Examples:
        >>> born(1, date(2026, 11, 23)), born(0, date(2116, 2, 29))  # 2100 was no leap year
        (datetime.date(2010, 11, 24), datetime.date(2100, 2, 28))
    """
    try:
        turned = on.replace(year=on.year - LIMIT)
    except ValueError:
        turned = on.replace(year=on.year - LIMIT, day=28)
    return min(on, turned + timedelta(days=days_left))


def with_child(family: Family, **facts: Any) -> Family:  # noqa: ANN401  # facts of a person, by name
    """Change facts about the child."""
    return attrs.evolve(family, child=attrs.evolve(family.child, **facts))


def with_parents(family: Family, *marks: str, **facts: Any) -> Family:  # noqa: ANN401  # likewise
    """Change facts about the parents of some ids, or about all; `responsibility` is one of them."""
    rows = (_with(row, facts) if not marks or row.person.id in marks else row for row in family.parents)
    return attrs.evolve(family, parents=tuple(rows))


def joined(family: Family, mark: str = "one-more", **facts: Any) -> Family:  # noqa: ANN401  # likewise
    """Add an ordinary parent at the child's home, who has no responsibility; but for the facts given."""
    known: Facts = {**_ORDINARY, "birth_year": 1980, "home": family.child.home}
    more = Parent(person=Person(id=PersonId(mark), **known), responsibility=False)
    return attrs.evolve(family, parents=(*family.parents, _with(more, facts)))


def ordinary(family: Family, *, home: Address | None = HOME, theirs: Address | None = HOME) -> Family:
    """Make every fact of a family ordinary, so that all is met; its day, ids and roles stay.

    Args:
        family: Any family; where it has no parent, it gets one.
        home: Where the child lives.
        theirs: Where the parents live.
    """
    on = family.as_of
    child = {"birth_date": born(_EIGHT_YEARS, on), "home": home, "shared_residences": (), **_ORDINARY}
    adult = {"birth_date": born(-3 * _EIGHT_YEARS, on), "home": theirs, "responsibility": True, **_ORDINARY}
    young = attrs.evolve(with_child(family, **child), all_parents_known=True)
    return with_parents(young if young.parents else joined(young, "parent-1"), **adult)


def protections(person: Person) -> Iterator[Facts]:
    """Return the facts by which a person is protected: a mark, a graded home; and perhaps, an open mark."""
    home = person.home or HOME
    yield {"protected": True}
    yield {"home": attrs.evolve(home, grading=Grading.CONFIDENTIAL)}
    yield {"home": attrs.evolve(home, grading=Grading.STRICTLY_CONFIDENTIAL)}
    yield {"protected": None, "home": attrs.evolve(home, grading=None)}


def _with(row: Parent, facts: Facts) -> Parent:
    of_person = {name: fact for name, fact in facts.items() if name != "responsibility"}
    person = attrs.evolve(row.person, **of_person)
    held = facts.get("responsibility", row.responsibility)
    return attrs.evolve(row, person=person, responsibility=held, missing_because=None)
