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
from fastlege.testing.worlds import with_child, with_parents

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

__all__ = ["RegisterDocuments", "documents_of", "register_documents"]

Register: TypeAlias = Literal["folkeregisteret", "pdl"]


@attrs.frozen(kw_only=True, repr=False)
class RegisterDocuments:
    """The documents of a child and its parents (*familiens dokumenter*), and the `family` that they tell of.

    A parent without facts has no document. `numbers` has the synthetic number of each id of the given family.
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
    """Write a family's documents (*registerdokumenter*): Folkeregisteret's, or the answers of PDL.

    A register has a role for every parent, and cannot hold every mixture of responsibility, nor PDL every
    address: what it cannot hold is unknown when they are read, so nobody is granted more than in the given
    family. The ids become synthetic numbers.

    Raises:
        InvalidFactError: When an argument is of another kind.

    Examples:
        >>> from fastlege import representatives
        >>> from fastlege.testing import READY_FAMILIES
        >>> written = documents_of(READY_FAMILIES["sole_responsibility"])
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
    named = with_child(family, id=numbers[family.child.id])
    free = [role for role in ParentRole if role not in {row.role for row in family.parents}]
    for row in family.parents:
        role = row.role or (free.pop(0) if free else ParentRole.CO_MOTHER)
        named = with_parents(named, row.person.id, id=numbers[row.person.id], role=role)
    child, *parents = map(answered if register == "pdl" else current, written(named))
    read = read_family(child, parents, on=family.as_of)
    return RegisterDocuments(child=child, parents=tuple(parents), family=read, numbers=numbers)


@st.composite
def register_documents(
    draw: DrawFn, family: Family | None = None, *, register: Register = "folkeregisteret"
) -> RegisterDocuments:
    """Make what `documents_of` writes of a family, by default of any, the parents in any order.

    Raises:
        InvalidFactError: When an argument is of another kind.
    """
    documents = documents_of(draw(families()) if family is None else family, register=register)
    return attrs.evolve(documents, parents=tuple(draw(st.permutations(documents.parents))))
