"""A child and its parents, as of a day (*barnet og foreldrene*).

References:
    Helsenorge, "Kom i kontakt med fastlegen", section "Fastlegetjenester på vegne av barn".
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs

from fastlege.errors import InvalidFactError, Problem, keeping_no_locals
from fastlege.facts.people import Person, ordered_day
from fastlege.oslo import is_day
from fastlege.problems import (
    GIVE_FLAG,
    GIVE_SWITCH,
    Fact,
    as_tuple,
    is_a,
    is_flag,
    is_tuple_of,
    set_derived,
    validate,
)
from fastlege.quiet import Quiet
from fastlege.terms import MissingReason, ParentRole, PersonId

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Family", "Parent"]


def _as_parents(parents: Iterable[Parent]) -> tuple[Parent, ...]:
    return as_tuple(parents)


@attrs.frozen(kw_only=True, repr=False)
class Parent(Fact):
    """A parent named in the child's own document (*forelder*: mor, far, medmor).

    Attributes:
        person: The parent.
        responsibility: Whether the parent has parental responsibility (*foreldreansvar*) for the child.
        role: Which parent this is, for people to read; no rule uses it.
        missing_because: Why there are no facts about the parent; None when there are facts, or when the
            register gave no reason.

    Examples:
        >>> mother = Person(id=PersonId("mother"), protected=False, standing=None)
        >>> Parent(person=mother, responsibility=None, role=ParentRole.MOTHER)
        Parent(…)
    """

    person: Person
    responsibility: bool | None
    role: ParentRole | None = None
    missing_because: MissingReason | None = None

    def __attrs_post_init__(self) -> None:
        """Check the facts."""
        validate(
            ("person", isinstance(self.person, Person), "give a Person"),
            ("responsibility", is_flag(self.responsibility), GIVE_FLAG),
            (
                "role",
                self.role is None or isinstance(self.role, ParentRole),
                "give a ParentRole, or None when it is not known",
            ),
            (
                "missing_because",
                self._is_reason(),
                "give a MissingReason for a parent without facts, or None",
            ),
        )

    def _is_reason(self) -> bool:
        reason = self.missing_because
        if reason is None:
            return True
        has_facts = is_a(Person, self.person) and self.person.has_facts
        return is_a(MissingReason, reason) and not has_facts


@attrs.frozen(kw_only=True, repr=False)
class Family(Quiet):
    """A child and its registered parents, as of a day (*barnet og foreldrene*).

    Attributes:
        child: The child.
        parents: The registered parents: none, one, two or more, in any order.
        as_of: The day in Oslo on which the facts hold.
        all_parents_known: False when the register may know of a parent who is not in `parents`, because it
            returned no relations, or a relation without an identifier.
        parents_without_facts: Derived: the parents whose birth, home, protection and standing are all unknown
            (*foreldre uten opplysninger*), because their document is missing or was withheld. This is
            the most common cause of a surprising refusal; `Parent.missing_because` may say why.
        may_have_others: Derived: whether a person whose id is not in `parents` may still be a parent: not all
            parents are known, or one is known only by a number and may now have another.
        as_of_number: Derived: `as_of` as yyyymmdd.

    Examples:
        >>> child = Person(id=PersonId("child"), birth_date=date(2017, 5, 12), protected=None, standing=None)
        >>> mother = Person(id=PersonId("mother"), protected=None, standing=None)
        >>> parents = [Parent(person=mother, responsibility=True)]
        >>> family = Family(child=child, parents=parents, as_of=date(2026, 11, 23))
        >>> family.find(PersonId("mother")) is family.parents[0], family.find(PersonId("somebody"))
        (True, None)
    """

    child: Person
    parents: tuple[Parent, ...] = attrs.field(converter=_as_parents)
    as_of: date
    all_parents_known: bool = True
    parents_without_facts: tuple[Parent, ...] = attrs.field(init=False, eq=False)
    may_have_others: bool = attrs.field(init=False, eq=False)
    as_of_number: int = attrs.field(init=False, eq=False)
    _by_id: dict[PersonId, Parent] = attrs.field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Check that the facts are valid together."""
        validate(
            ("child", isinstance(self.child, Person), "give a Person"),
            ("parents", is_tuple_of(Parent, self.parents), "give a list of Parent, empty when there is none"),
            ("as_of", is_day(self.as_of), "give the day on which the facts hold, as a date without a time"),
            ("all_parents_known", isinstance(self.all_parents_known, bool), GIVE_SWITCH),
        )
        # The facts can only be compared when their types are right.
        by_id = {parent.person.id: parent for parent in self.parents}
        number = ordered_day(self.as_of)
        validate(
            ("parents", len(by_id) == len(self.parents), "give each parent once; two have the same id"),
            (
                "parents",
                self.child.id not in by_id,
                "give persons other than the child; one has the child's id",
            ),
            (
                "as_of",
                self.child.first_possible_birth <= number,
                "give a day that is not before the child's birth",
            ),
        )
        without = tuple([parent for parent in self.parents if not parent.person.has_facts])
        set_derived(self, "parents_without_facts", without)
        set_derived(self, "may_have_others", bool(without) or not self.all_parents_known)
        set_derived(self, "as_of_number", number)
        set_derived(self, "_by_id", by_id)

    def __repr__(self) -> str:
        """Show the number of parents and the day."""
        return f"Family(parents={len(self.parents)}, as_of={self.as_of.isoformat()})"

    @property
    def missing(self) -> tuple[str, ...]:
        """The paths of all unknown facts (*manglende opplysninger*); show them to caseworkers only.

        A parent without any facts has a single path, such as ``parents[0].person``.

        Examples:
            >>> from fastlege import PersonId, Standing
            >>> known = {"birth_date": date(2017, 5, 12), "protected": False, "standing": Standing.RESIDENT}
            >>> parent = Parent(person=Person(id=PersonId("parent"), **known), responsibility=None)
            >>> child = Person(id=PersonId("child"), **known)
            >>> Family(child=child, parents=[parent], as_of=date(2026, 11, 23)).missing
            ('child.home', 'parents[0].person.home', 'parents[0].responsibility')
        """
        missing = [f"child.{name}" for name in self.child.missing]
        for index, parent in enumerate(self.parents):
            person = f"parents[{index}].person"
            if parent.person.has_facts:
                missing.extend(f"{person}.{name}" for name in parent.person.missing)
            else:
                missing.append(person)
            if parent.responsibility is None:
                missing.append(f"parents[{index}].responsibility")
        return (*missing, *(() if self.all_parents_known else ("parents",)))

    def find(self, person: PersonId) -> Parent | None:
        """Look up a registered parent by id; None when there is none."""
        return self._by_id.get(person) if is_a(str, person) else None  # it may be unhashable

    @keeping_no_locals
    def parent(self, person: PersonId) -> Parent:
        """Look up a registered parent by id.

        Raises:
            InvalidFactError: When no registered parent has the id. That is a fact about the family: do not
                show it to a citizen.
        """
        parent = self.find(person)
        if parent is None:
            raise InvalidFactError(
                [
                    Problem(
                        "person",
                        "give the id of one of the registered parents; find() returns None for others",
                    )
                ]
            )
        return parent
