"""One family made of another (*familier av familier*), and the facts by which a person is refused."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final
from unicodedata import normalize

import attrs
from dateutil.relativedelta import relativedelta

from fastlege.facts import Parent, Person
from fastlege.terms import Grading, PersonId, Standing
from fastlege.testing.homes import HOME, Facts, changed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from fastlege.facts import Address, Family

__all__ = [
    "LIMIT",
    "NOT_ALIVE",
    "NOT_COUNTED",
    "ORDINARY",
    "born",
    "joined",
    "ordinary",
    "protections",
    "strangers",
    "stricter",
    "with_child",
    "with_parents",
]

LIMIT: Final = 16
NOT_ALIVE: Final = (Standing.DECEASED, Standing.INVALID_IDENTITY, Standing.DISAPPEARED, None)
"""Standings of somebody who neither acts nor is acted for."""
NOT_COUNTED: Final[tuple[Facts, ...]] = (
    {"birth_year": None, "home": None, "standing": None, "protected": None, "responsibility": None},
    {"home": None},
    {"standing": Standing.DECEASED},
    {"standing": Standing.INVALID_IDENTITY},
    {"standing": Standing.NOT_RESIDENT, "responsibility": None},
    {"standing": None, "protected": None},
    {"protected": True},
)
"""Parents who neither have responsibility nor are at home, as far as the register can tell."""
ORDINARY: Final[Facts] = {"birth_year": None, "protected": False, "standing": Standing.RESIDENT}
"""Facts of most people."""
_EIGHT_YEARS: Final = 8 * 365


def born(days_left: int, on: date) -> date:
    """Return a birth date by the days that are left to the sixteenth birthday; at the latest, the day."""
    return min(on, on - relativedelta(years=LIMIT) + timedelta(days=days_left))


def with_child(family: Family, **facts: Any) -> Family:  # noqa: ANN401  # facts of a person, by name
    """Change facts about the child."""
    return attrs.evolve(family, child=attrs.evolve(family.child, **facts))


def with_parents(family: Family, *marks: str, **facts: Any) -> Family:  # noqa: ANN401  # likewise
    """Change facts about the parents of some ids, or about all."""
    known: Facts = {"missing_because": None, **facts}
    rows = [(row, not marks or row.person.id in marks) for row in family.parents]
    parents = [changed(row, "person", known) if is_meant else row for row, is_meant in rows]
    return attrs.evolve(family, parents=parents)


def joined(family: Family, mark: str = "one-more", **facts: Any) -> Family:  # noqa: ANN401  # likewise
    """Add an ordinary parent at the child's home, who has no responsibility; but for the facts given."""
    nobody = Parent(person=Person(id=PersonId(mark), **ORDINARY), responsibility=False)
    more = changed(nobody, "person", {"birth_year": 1980, "home": family.child.home, **facts})
    return attrs.evolve(family, parents=(*family.parents, more))


def strangers(family: Family) -> list[Person]:
    """Return people with the facts of the first parent, whose ids are almost, and not, that parent's."""
    first = family.parents[0].person
    mark = first.id
    longer = ("stranger", f" {mark}", f"{mark} ", f"0{mark}", f"{mark}1")
    others = (mark[1:], mark[:-1], mark.swapcase(), mark.replace("-", ""), normalize("NFD", mark))
    return [attrs.evolve(first, id=PersonId(each)) for each in (*longer, *others)]


def ordinary(family: Family, *, home: Address | None = HOME, theirs: Address | None = HOME) -> Family:
    """Make every fact ordinary, so that all is met: the child lives in one home, its parents in another.

    The day, the ids and the roles stay; a family without parents gets one.
    """
    on = family.as_of
    child = {"birth_date": born(_EIGHT_YEARS, on), "home": home, "shared_residences": (), **ORDINARY}
    adult = {"birth_date": born(-3 * _EIGHT_YEARS, on), "home": theirs, "responsibility": True, **ORDINARY}
    young = attrs.evolve(with_child(family, **child), all_parents_known=True)
    return with_parents(young if young.parents else joined(young, "parent-1"), **adult)


def protections(person: Person) -> Iterator[Facts]:
    """Return the facts by which a person is protected: a mark, a graded home; and perhaps, an open mark."""
    home = person.home or HOME
    yield {"protected": True}
    for bare in (home, attrs.evolve(home, matrikkel_id=None, place=None)):
        yield from ({"home": attrs.evolve(bare, grading=grading)} for grading in Grading if grading.protects)
    yield {"protected": None, "home": attrs.evolve(home, grading=None)}


def stricter(person: Person) -> Iterator[Facts]:
    """Return facts that refuse, about a child or an adult."""
    yield from ({"standing": standing} for standing in NOT_ALIVE)
    yield {"birth_date": None, "birth_year": None}
    yield from protections(person)
