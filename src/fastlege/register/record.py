"""What a register says of one person (*registeropplysninger*), whichever it is and however many documents.

From here on nobody knows where a fact came from. Entries that contradict each other make a fact unknown, and
so do documents. Only births, numbers and relations that contradict each other are a problem: then it is not
even known whom one asks about.
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
"""A home of which nothing is known: it is not known to be, nor not to be, any other."""
_DECISIVE: Final = (Standing.DECEASED, Standing.INVALID_IDENTITY)

Birth = tuple["date | None", int | None]
"""The day of birth, or the year alone."""


class PersonRecord(NamedTuple):
    """One person of a register.

    Attributes:
        person: The facts.
        numbers: Every identity number that the person has or had.
    """

    person: Person
    numbers: frozenset[str]

    def __repr__(self) -> str:
        """Show nothing of anybody."""
        return "PersonRecord(…)"


class ParentRelation(NamedTuple):
    """A line in the child's document that names a parent (*familierelasjon*).

    Attributes:
        role: Which parent; None: the register did not say, or says two things that contradict each other.
        number: The identity number, possibly an older one; None: there is none.
    """

    role: ParentRole | None
    number: str | None

    def __repr__(self) -> str:
        """Show nothing of anybody."""
        return "ParentRelation(…)"


class ParentalResponsibility(NamedTuple):
    """A line in the child's document on parental responsibility (*foreldreansvar*).

    Attributes:
        kind: ``felles``, ``mor``, ``far``, ``medmor``, ``andre`` or ``ukjent``.
        holder: The holder's identity number, possibly an older one, or None.
        has_nameless_holder: Whether the holder is somebody without an identity number.
        has_organisation: Whether the holder is an organisation.
        subject: The child's identity number, possibly an older one; None: not said; empty: it has none.
    """

    kind: str
    holder: str | None = None
    has_nameless_holder: bool = False
    has_organisation: bool = False
    subject: str | None = None

    def __repr__(self) -> str:
        """Show nothing of anybody."""
        return "ParentalResponsibility(…)"

    @property
    def is_elsewhere(self) -> bool:
        """Whether the holder is one that no number names."""
        return self.has_nameless_holder or self.has_organisation


class Relations(NamedTuple):
    """What a child's document says of its parents (*foreldre*); None: the register did not say."""

    parents: frozenset[ParentRelation] | None
    responsibilities: frozenset[ParentalResponsibility] | None

    def __repr__(self) -> str:
        """Show nothing of anybody."""
        return "Relations(…)"

    @property
    def named(self) -> frozenset[str]:
        """Every number by which the document names a parent or a holder."""
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
    """Decide what a person is: death counts whichever element tells it, and so does a false identity."""
    for decisive in _DECISIVE:
        if decisive in found:
            return decisive
    return only(found)


def only(found: Sequence[_T]) -> _T | None:
    """Return that on which all agree; none, and several that differ, are unknown."""
    if found and found.count(found[0]) == len(found):
        return found[0]
    return None


def one_home(found: Sequence[Address | None]) -> Address | None:
    """Return the home on which all agree; those that no more than spell one flat differently are one.

    Of them the one whose grading is known is kept.
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
    """Say once what two documents say of one person; None when their births or numbers in use differ.

    The stricter protection counts, and what differs otherwise is unknown.
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
    """Say once what two documents of one child say of its parents; None when they differ in what both say."""
    if any(None not in said and said[0] != said[1] for said in zip(one, other, strict=True)):
        return None
    return Relations(
        other.parents if one.parents is None else one.parents,
        other.responsibilities if one.responsibilities is None else one.responsibilities,
    )


def by_number(members: Iterable[tuple[frozenset[str], _T]]) -> dict[str, list[_T]]:
    """Find, by each number, all members that share a number directly or through others, in their order.

    The smaller group joins the larger, so that many members cost little more than few.
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
    in_order = {id(group): [group[1][place] for place in sorted(group[1])] for group in groups.values()}
    return {number: in_order[id(group)] for number, group in groups.items()}
