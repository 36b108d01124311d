"""A person's facts in a register (*registeropplysninger*), from any register and any number of documents.

Facts here no longer depend on where they came from. Entries or documents that contradict each other make a
fact unknown. Only contradicting births, numbers and relations are a problem, since they leave it open who the
person is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

import attrs

from fastlege.facts.address import Address, compare_homes
from fastlege.facts.people import Person
from fastlege.terms import MET, ParentRole, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

__all__ = [
    "NOTHING_TOLD",
    "SOMEWHERE",
    "ParentRelation",
    "ParentalResponsibility",
    "PersonRecord",
    "Relations",
    "by_number",
    "merged",
    "merged_relations",
    "one_birth",
    "one_home",
    "one_standing",
    "only",
]

_T = TypeVar("_T")
SOMEWHERE: Final = Address()
"""A home without known parts, which may or may not be the same as any other home."""
_DECISIVE: Final = (Standing.DECEASED, Standing.INVALID_IDENTITY)

Birth = tuple["date | None", int | None]
"""The day of birth, or the year alone."""


class PersonRecord(NamedTuple):
    """A person in a register (*person*).

    Attributes:
        person: The facts.
        numbers: Every identity number, in use or former.
    """

    person: Person
    numbers: frozenset[str]

    def __repr__(self) -> str:
        """Hide the contents."""
        return "PersonRecord(…)"


class ParentRelation(NamedTuple):
    """A line in the child's document that names a parent (*familierelasjon*).

    Attributes:
        role: The parent's role; None: the register has none, or contradicts itself.
        number: The identity number, possibly a former one; None: there is none.
    """

    role: ParentRole | None
    number: str | None

    def __repr__(self) -> str:
        """Hide the contents."""
        return "ParentRelation(…)"


class ParentalResponsibility(NamedTuple):
    """A line in the child's document on parental responsibility (*foreldreansvar*).

    Attributes:
        kind: ``felles``, ``mor``, ``far``, ``medmor``, ``andre`` or ``ukjent``.
        holder: The holder's identity number, possibly a former one, or None.
        has_nameless_holder: Whether the holder is a person without an identity number.
        has_organisation: Whether the holder is an organisation.
        subject: The child's identity number, possibly a former one; None: not stated; empty: it has none.
    """

    kind: str
    holder: str | None = None
    has_nameless_holder: bool = False
    has_organisation: bool = False
    subject: str | None = None

    def __repr__(self) -> str:
        """Hide the contents."""
        return "ParentalResponsibility(…)"

    @property
    def is_elsewhere(self) -> bool:
        """Whether the holder has no identity number."""
        return self.has_nameless_holder or self.has_organisation


class Relations(NamedTuple):
    """The relations in a child's document (*foreldre*); None: the document does not mention them."""

    parents: frozenset[ParentRelation] | None
    responsibilities: frozenset[ParentalResponsibility] | None

    def __repr__(self) -> str:
        """Hide the contents."""
        return "Relations(…)"

    @property
    def named(self) -> frozenset[str]:
        """The numbers of all parents and holders in the document."""
        numbers = [*(parent.number for parent in self.parents or ())]
        numbers += [line.holder for line in self.responsibilities or ()]
        return frozenset(filter(None, numbers))


NOTHING_TOLD: Final = Relations(None, None)


def one_birth(days: Sequence[date], years: Sequence[int]) -> Birth | None:
    """Return the day of birth, or the year alone; None when they contradict each other."""
    year = days[0].year if days else years[0] if years else None
    if (days and days.count(days[0]) < len(days)) or years.count(year) < len(years):
        return None
    return (days[0], None) if days else (None, year)


def one_standing(found: Sequence[Standing | None]) -> Standing | None:
    """Return the standing; a death or a false identity counts, even when other entries disagree."""
    for decisive in _DECISIVE:
        if decisive in found:
            return decisive
    return only(found)


def only(found: Sequence[_T]) -> _T | None:
    """Return the value that all share; None when values differ, or when there are none."""
    if found and found.count(found[0]) == len(found):
        return found[0]
    return None


def one_home(found: Sequence[Address | None]) -> Address | None:
    """Return the home that all share; None when they differ, or when there are none.

    Different spellings of one flat are one home; a spelling with a known grading is kept.
    """
    home = only(found)
    if home is not None or not found or None in found:
        return home
    homes = sorted(filter(None, found), key=lambda each: (each.grading is None, str(attrs.astuple(each))))
    return homes[0] if all(_is_one(homes[0], other) for other in homes[1:]) else None


def _is_one(home: Address, other: Address) -> bool:
    return home == other or (
        bool(home.compared_id) and home.compared_id == other.compared_id and compare_homes(home, other) is MET
    )


def _shared(one: Person, other: Person) -> tuple[Address, ...]:
    return one.shared_residences if one.shared_residences == other.shared_residences else (SOMEWHERE,)


def merged(one: PersonRecord, other: PersonRecord) -> PersonRecord | None:
    """Merge two records of one person; None when their births or numbers in use differ.

    The stricter protection counts. Other facts that differ become unknown.
    """
    first, second = one.person, other.person
    births = [person for person in (first, second) if person.birth_date or person.birth_year]
    birth = one_birth(
        [person.birth_date for person in births if person.birth_date],
        [person.birth_year for person in births if person.birth_year],
    )
    if birth is None or first.id != second.id:
        return None
    protections = first.counts_as_protected, second.counts_as_protected
    person = first
    if first != second:
        person = Person(
            id=first.id,
            birth_date=birth[0],
            birth_year=birth[1],
            home=one_home((first.home, second.home)),
            shared_residences=_shared(first, second),
            protected=True if True in protections else only(protections),
            standing=only((first.standing, second.standing)),
        )
    return PersonRecord(person, one.numbers | other.numbers)


def merged_relations(one: Relations, other: Relations) -> Relations | None:
    """Merge the relations in two documents of one child; None when both have some and they differ."""
    if any(None not in said and said[0] != said[1] for said in zip(one, other, strict=True)):
        return None
    return Relations(
        other.parents if one.parents is None else one.parents,
        other.responsibilities if one.responsibilities is None else one.responsibilities,
    )


def by_number(members: Iterable[tuple[frozenset[str], _T]]) -> dict[str, list[_T]]:
    """Group the members that share numbers, directly or through others; return each number's group, in order.

    The smaller group joins the larger one, which keeps this fast for many members.
    """
    groups: dict[str, tuple[list[str], dict[int, _T]]] = {}
    for place, (numbers, member) in enumerate(members):
        group: tuple[list[str], dict[int, _T]] = ([], {place: member})
        for number in numbers:
            met = groups.get(number)
            if met is None:
                groups[number] = group
                group[0].append(number)
            elif met is not group:
                small, large = sorted((met, group), key=lambda each: len(each[0]) + len(each[1]))
                for moved in small[0]:
                    groups[moved] = large
                large[0].extend(small[0])
                large[1].update(small[1])
                group = large
    distinct = {id(group): group[1] for group in groups.values()}
    in_order = {key: [members[place] for place in sorted(members)] for key, members in distinct.items()}
    return {number: in_order[id(group)] for number, group in groups.items()}
