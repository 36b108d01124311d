"""Register documents of a given family (*registerdokumenter*), of either register: plain, or untidy.

Each way to be untidy was seen in real or official samples of Folkeregisteret: history, entries that have
ended or begin later, duplicates, capitals in codes, timestamps in UTC, unknown properties, any order. PDL may
write a null, or leave it out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, timedelta
from functools import reduce
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, get_args

import attrs
from hypothesis import strategies as st

from fastlege.facts import Family
from fastlege.json_text import is_array
from fastlege.problems import validate
from fastlege.register import read_family
from fastlege.terms import ParentRole, PersonId
from fastlege.testing.facts import midnight
from fastlege.testing.family import families
from fastlege.testing.folkeregisteret import Entry, each_entry, without_nulls, written
from fastlege.testing.numbers import synthetic_number
from fastlege.testing.pdl import answered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from hypothesis.strategies import DrawFn

__all__ = ["RegisterDocuments", "documents_of", "register_documents"]

Register: TypeAlias = Literal["folkeregisteret", "pdl"]
_Change: TypeAlias = "Callable[[Entry, date, str], Entry]"

_CODES: Final = {
    *("status", "ansvar", "relatertPersonsRolle", "minRolleForPerson"),
    *("graderingsnivaa", "adressegradering", "identifikatortype"),
}
_OLD_NUMBERS: Final = 10
"""Further on in the row of a date's numbers than any that a family's members have."""
_OTHER_HOME: Final = {"adresseIdentifikatorFraMatrikkelen": "910000999", "adressegradering": "ugradert"}
_MORE: Final = {
    "kilde": "",
    "aarsak": "Patch",
    "ajourholdstidspunkt": "2022-02-04T10:26:55.130992+01:00",
    "nyEgenskap": {"verdi": 1},
}


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
    child, *parents = map(answered, written(named)) if register == "pdl" else written(named)
    read = read_family(child, parents, on=family.as_of)
    return RegisterDocuments(child=child, parents=tuple(parents), family=read, numbers=numbers)


@st.composite
def register_documents(
    draw: DrawFn, family: Family | None = None, *, register: Register = "folkeregisteret"
) -> RegisterDocuments:
    """Make the documents of a family (*registerdokumenter*), plain or untidy, the parents in any order.

    Args:
        draw: Given by Hypothesis.
        family: Whose documents; by default any family's.
        register: As `documents_of` has it.

    Raises:
        InvalidFactError: When an argument is of another kind.

    Examples:
        >>> from hypothesis import find
        >>> from fastlege.testing import READY_FAMILIES
        >>> documents = find(register_documents(READY_FAMILIES["moved_out"]), lambda documents: True)
        >>> sorted(documents.child)[:3]
        ['bostedsadresse', 'familierelasjon', 'foedsel']
    """
    documents = documents_of(draw(families()) if family is None else family, register=register)
    on, tidy = documents.family.as_of, (documents.child, *documents.parents)
    if register == "pdl":
        child, *parents = map(without_nulls, tidy) if draw(st.booleans()) else tidy
    else:
        child, *parents = (
            _untidied(document, draw(_CHANGES), on, synthetic_number(on, _OLD_NUMBERS + place))
            for place, document in enumerate(tidy)
        )
    return attrs.evolve(documents, child=child, parents=tuple(draw(st.permutations(parents))))


def _roles(family: Family) -> list[ParentRole]:
    """Give every parent a role: the parent's own, or one that nobody has."""
    taken = [row.role for row in family.parents if row.role]
    free = [role for role in ParentRole if role not in taken]
    return [row.role or (free.pop(0) if free else ParentRole.CO_MOTHER) for row in family.parents]


# --- ways to be untidy


def _untidied(document: Entry, changes: Iterable[_Change], on: date, old_number: str) -> Entry:
    return reduce(lambda changed, change: change(changed, on, old_number), changes, document)


def _with_other_homes(document: Entry, on: date, _: str) -> Entry:
    """Add a home of the past, one that ended today and one from tomorrow on: in UTC, the day before."""
    past = _OTHER_HOME | {"erGjeldende": False}
    ended = _OTHER_HOME | {"erGjeldende": True, "opphoerstidspunkt": _in_utc(on)}
    to_come = _OTHER_HOME | {"erGjeldende": True, "gyldighetstidspunkt": _in_utc(on + timedelta(days=1))}
    return document | {"bostedsadresse": [past, ended, *document.get("bostedsadresse", []), to_come]}


def _with_old_number(document: Entry, _: date, old_number: str) -> Entry:
    old = {"foedselsEllerDNummer": old_number, "status": "opphoert", "erGjeldende": False}
    return document | {"identifikasjonsnummer": [old, *document["identifikasjonsnummer"]]}


def _begun(document: Entry, on: date, _: str) -> Entry:
    """Let everything begin today, written in UTC: yesterday, by its digits."""
    return each_entry(document, lambda each: {"gyldighetstidspunkt": _in_utc(on), **each})


def _doubled_and_reversed(document: Entry, *_: object) -> Entry:
    return {
        name: [*value[::-1], *value] if is_array(value) else value
        for name, value in reversed(document.items())
    }


def _in_capitals(document: Entry, *_: object) -> Entry:
    def change(each: Entry) -> Entry:
        return {name: value.upper() if name in _CODES else value for name, value in each.items()}

    return each_entry(document, change)


def _extended(document: Entry, *_: object) -> Entry:
    return each_entry(document, lambda each: {**_MORE, **each})


def _in_utc(day: date) -> str:
    return midnight(day).isoformat().replace("+00:00", "Z")


_UNTIDY: Final = [
    *(_with_other_homes, _with_old_number, _begun),
    *(_doubled_and_reversed, _in_capitals, _extended),
]
_CHANGES: Final = st.lists(st.sampled_from(_UNTIDY), unique=True)
