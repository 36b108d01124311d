"""Persons, parents and a family as of a day (*personer og familie*).

Unknown is a value: ``None`` says that nobody knows, and it never grants anything.

References:
    Helsenorge, "Kom i kontakt med fastlegen", section "Fastlegetjenester på vegne av barn".
"""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date
from math import inf
from typing import TYPE_CHECKING, TypeVar, cast

import attrs

from fastlege.checks import Fact, is_count, is_flag, is_text, is_tuple_of, validate, validate_arguments
from fastlege.errors import InvalidFactError, Problem
from fastlege.facts.address import Address
from fastlege.oslo import is_day
from fastlege.terms import MET, UNKNOWN, UNMET, Channel, Finding, ParentRole, PersonId, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Family", "Parent", "Person", "ordered_day"]


def ordered_day(day: date) -> int:
    """Write a day as the number yyyymmdd, in which a year is 10 000.

    A birthday has come when today's number is at least the birth's number and 10 000 for each year; one
    born on 29 February gets older on 1 March where there is no such day.
    """
    return day.year * 10_000 + day.month * 100 + day.day


_T = TypeVar("_T")


def _as_tuple(values: Iterable[_T]) -> tuple[_T, ...]:
    """Freeze a list; what is neither a list nor a tuple is left for the checks to refuse."""
    return tuple(values) if isinstance(values, list) else cast("tuple[_T, ...]", values)


def _as_homes(homes: Iterable[Address]) -> tuple[Address, ...]:
    return _as_tuple(homes)


def _as_parents(parents: Iterable[Parent]) -> tuple[Parent, ...]:
    return _as_tuple(parents)


@attrs.frozen(kw_only=True, repr=False)
class Person(Fact):
    """What the rules are told of a person (*person*).

    Attributes:
        id: An opaque mark. It is compared, and never read for age or sex.
        birth_date: By the register (*fødselsdato*), or None when it is not known.
        birth_year: The year alone (*fødselsår*), where the register has no more.
        home: The current registered home (*bostedsadresse*). None when there is none, when it is unknown or
            abroad, or when two current entries differ.
        shared_residences: Other homes of a child (*delt bosted*); they count only if the policy says so.
        protected: Whether the person is under address protection (*adressebeskyttelse*, kode 6 or 7).
        standing: What the register holds the person to be (*personstatus*).
        notify_by: Where the person wants notices (*varsel*), or None when that is not known.
        is_protected: Derived: as `protected`, and True at a home that is graded as confidential.
        born_first: Derived: the first day on which the person can have been born, as yyyymmdd; minus
            infinity when nothing is known.
        born_last: Derived: the last such day; the same one where the birth date is known.

    Examples:
        >>> born = date(2084, 2, 29)
        >>> child = Person(id=PersonId("c"), birth_date=born, protected=False, standing=Standing.RESIDENT)
        >>> child.has_reached(16, on=date(2100, 2, 28)), child.has_reached(16, on=date(2100, 3, 1))
        (<Finding.UNMET: 'unmet'>, <Finding.MET: 'met'>)
    """

    id: PersonId
    birth_date: date | None = None
    birth_year: int | None = None
    home: Address | None = None
    shared_residences: tuple[Address, ...] = attrs.field(default=(), converter=_as_homes)
    protected: bool | None
    standing: Standing | None
    notify_by: Channel | None = None
    is_protected: bool | None = attrs.field(init=False, eq=False)
    born_first: float = attrs.field(init=False, eq=False)
    born_last: float = attrs.field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Check the facts, and derive the first and last day on which the person can have been born."""
        validate(
            self,
            ("id", is_text(self.id), "a text that is not blank"),
            (
                "birth_date",
                self.birth_date is None or is_day(self.birth_date),
                "a date without a time, or None",
            ),
            (
                "birth_year",
                _is_optional_year(self.birth_year),
                "a year from 1 to 9999 as a whole number, or None",
            ),
            ("birth_year", self._years_agree(), "the year of birth_date, or leave it out"),
            (
                "home",
                self.home is None or isinstance(self.home, Address),
                "an Address, or None when it is not known",
            ),
            (
                "shared_residences",
                is_tuple_of(Address, self.shared_residences),
                "a tuple of Address",
            ),
            ("protected", is_flag(self.protected), "True, False, or None when it is not known"),
            ("standing", _is_optional(self.standing, Standing), "a Standing, or None when it is not known"),
            ("notify_by", _is_optional(self.notify_by, Channel), "a Channel, or None when it is not known"),
        )
        first: float
        last: float
        first, last = -inf, inf
        if self.birth_date is not None:
            first = last = ordered_day(self.birth_date)
        elif self.birth_year is not None:
            first, last = self.birth_year * 10_000 + 1_01, self.birth_year * 10_000 + 12_31
        at_shielded_home = self.home is not None and self.home.is_shielded
        object.__setattr__(self, "is_protected", True if at_shielded_home else self.protected)
        object.__setattr__(self, "born_first", first)
        object.__setattr__(self, "born_last", last)

    def _years_agree(self) -> bool:
        if self.birth_date is None or not is_day(self.birth_date) or type(self.birth_year) is not int:
            return True
        return self.birth_date.year == self.birth_year

    def has_reached(self, age: int, *, on: date) -> Finding:
        """Decide whether the person has reached an age on a day (*fylt … år*).

        The age is reached at the start of the birthday. Of a year alone, the answer is unknown while it
        depends on the day of birth.

        Raises:
            InvalidFactError: When the age is not a whole number of years, or the day is not a date.
        """
        validate_arguments(
            ("age", is_count(age), "an age in whole years, zero or more"),
            ("on", is_day(on), "a date without a time"),
        )
        return age_reached(self, age * 10_000, ordered_day(on))


def age_reached(person: Person, years: int, on: int) -> Finding:
    """Compare as numbers: `years` is 10 000 for each year, `on` is an :func:`ordered_day`."""
    if on - person.born_last >= years:
        return MET
    return UNMET if on - person.born_first < years else UNKNOWN


def _is_optional(value: object, kind: type) -> bool:
    return value is None or isinstance(value, kind)


def _is_optional_year(value: object) -> bool:
    return value is None or (type(value) is int and MINYEAR <= value <= MAXYEAR)


@attrs.frozen(kw_only=True, repr=False)
class Parent(Fact):
    """Somebody whom the child's own document calls its parent (*forelder*: mor, far, medmor).

    Attributes:
        person: The parent.
        responsibility: Whether the parent has parental responsibility (*foreldreansvar*) for the child.
        role: Which parent it is, for those who read; no rule asks for it.
    """

    person: Person
    responsibility: bool | None
    role: ParentRole | None = None

    def __attrs_post_init__(self) -> None:
        """Check the facts."""
        validate(
            self,
            ("person", isinstance(self.person, Person), "a Person"),
            ("responsibility", is_flag(self.responsibility), "True, False, or None when it is not known"),
            ("role", _is_optional(self.role, ParentRole), "a ParentRole, or None when it is not known"),
        )


@attrs.frozen(kw_only=True, repr=False)
class Family:
    """A child and its registered parents, as of a day (*barnet og foreldrene*).

    Attributes:
        child: The child.
        parents: The registered parents: none, one, two or more, in any order.
        as_of: The day in Oslo on which these facts hold.
        all_parents_known: False when the register may know of a parent who is not among `parents`: it gave
            no relations, or one without an identifier.
    """

    child: Person
    parents: tuple[Parent, ...] = attrs.field(converter=_as_parents)
    as_of: date
    all_parents_known: bool = True
    as_of_number: int = attrs.field(init=False, eq=False)
    _by_id: dict[PersonId, Parent] = attrs.field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Check that the facts can hold together."""
        validate(
            self,
            ("child", isinstance(self.child, Person), "a Person"),
            (
                "parents",
                is_tuple_of(Parent, self.parents),
                "a tuple of Parent; empty when there is none",
            ),
            ("as_of", is_day(self.as_of), "the day on which the facts hold, as a date without a time"),
            ("all_parents_known", isinstance(self.all_parents_known, bool), "True or False"),
        )
        by_id = {parent.person.id: parent for parent in self.parents}
        number = ordered_day(self.as_of)
        validate(
            self,
            ("parents", len(by_id) == len(self.parents), "each parent once; two have the same id"),
            ("parents", self.child.id not in by_id, "persons other than the child; one has the child's id"),
            ("as_of", self.child.born_first <= number, "a day on which the child was born"),
        )
        object.__setattr__(self, "as_of_number", number)
        object.__setattr__(self, "_by_id", by_id)

    def __repr__(self) -> str:
        """Show how many there are and the day, and nothing of anybody."""
        return f"Family(parents={len(self.parents)}, as_of={self.as_of.isoformat()})"

    def find(self, person: PersonId) -> Parent | None:
        """Look up a registered parent, or None when the person is not one of them."""
        try:
            return self._by_id.get(person)
        except TypeError:  # what cannot be looked up is nobody's id
            return None

    def parent(self, person: PersonId) -> Parent:
        """Look up a registered parent by id.

        Raises:
            InvalidFactError: When the id is not a registered parent's. It tells a fact about the family:
                show it to a caseworker, not to a citizen.
        """
        parent = self.find(person)
        if parent is None:
            raise InvalidFactError(
                [
                    Problem(
                        "person",
                        "give the id of one of the registered parents; find() answers None for others",
                    )
                ]
            )
        return parent
