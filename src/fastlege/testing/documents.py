"""Register documents of a given family (*registerdokumenter*), of either register."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

import attrs
from hypothesis import strategies as st

from fastlege.facts import Family
from fastlege.problems import validate
from fastlege.register import read_family
from fastlege.terms import ParentRole, PersonId
from fastlege.testing.family import families
from fastlege.testing.registers import Entry, answered, current, synthetic_number, written

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

__all__ = ["RegisterDocuments", "documents_of", "register_documents"]

Register: TypeAlias = Literal["folkeregisteret", "pdl"]


@attrs.frozen(kw_only=True, repr=False)
class RegisterDocuments:
    """The documents of a child and its parents (*familiens dokumenter*); all numbers are synthetic.

    Attributes:
        child: The child's document; of PDL, the answer to ``hentPerson``.
        parents: The parents' documents, in any order; a parent without facts has none.
        family: What reading them gives: the family, with numbers for ids, as far as a register can hold it.
        numbers: The number that each person of the given family has in them.
    """

    child: Entry
    parents: tuple[Entry, ...]
    family: Family
    numbers: Mapping[PersonId, PersonId]

    def as_file(self) -> str:
        """Write them as one family file, as ``fastlege represent`` takes it."""
        file = {"as_of": self.family.as_of.isoformat(), "child": self.child, "parents": [*self.parents]}
        return json.dumps(file, ensure_ascii=False)


def documents_of(family: Family, *, register: Register = "folkeregisteret") -> RegisterDocuments:
    """Write a family's documents, plainly (*registerdokumenter*).

    A register has a role for every parent, and cannot hold every mixture of responsibility, nor PDL every
    address: what it cannot hold is unknown when they are read, so nobody is granted more than in the given
    family. The ids become synthetic numbers.

    Args:
        family: The family.
        register: Whose documents: Folkeregisteret's own, or ``"pdl"``, the answers of NAV's copy of it.

    Raises:
        InvalidFactError: When an argument is of another kind.

    Examples:
        >>> from fastlege import representatives
        >>> from fastlege.testing import READY_FAMILIES
        >>> written = documents_of(READY_FAMILIES["sole_responsibility"])
        >>> [line["ansvar"] for line in written.child["foreldreansvar"]]
        ['far']
        >>> [person.id == written.numbers["father"] for person in representatives(written.family)]
        [True]
    """
    validate(
        ("family", isinstance(family, Family), "give a Family"),
        ("register", register in get_args(Register), "give 'folkeregisteret' or 'pdl'"),
    )
    numbers = {
        who.id: PersonId(synthetic_number(who.birth_date or date(who.birth_year or 1990, 1, 1), nth))
        for nth, who in enumerate((family.child, *(row.person for row in family.parents)))
    }
    rows = tuple(
        attrs.evolve(row, person=attrs.evolve(row.person, id=numbers[row.person.id]), role=role)
        for row, role in zip(family.parents, _roles(family), strict=True)
    )
    named = attrs.evolve(family, child=attrs.evolve(family.child, id=numbers[family.child.id]), parents=rows)
    child, *parents = map(answered if register == "pdl" else current, written(named))
    read = read_family(child, parents, on=family.as_of)
    return RegisterDocuments(child=child, parents=tuple(parents), family=read, numbers=numbers)


@st.composite
def register_documents(
    draw: DrawFn, family: Family | None = None, *, register: Register = "folkeregisteret"
) -> RegisterDocuments:
    """Make the documents of a family (*registerdokumenter*), the parents in any order.

    Args:
        draw: Given by Hypothesis.
        family: Whose documents; by default any family's.
        register: As `documents_of` has it.

    Raises:
        InvalidFactError: When an argument is of another kind.
    """
    documents = documents_of(draw(families()) if family is None else family, register=register)
    return attrs.evolve(documents, parents=tuple(draw(st.permutations(documents.parents))))


def _roles(family: Family) -> list[ParentRole]:
    """Give every parent a role: the parent's own, or one that nobody has."""
    taken = [row.role for row in family.parents if row.role]
    free = [role for role in ParentRole if role not in taken]
    return [row.role or (free.pop(0) if free else ParentRole.CO_MOTHER) for row in family.parents]
