"""A family's answers from PDL, NAV's copy of the register (*PDL-svar*), as its GraphQL schema has them.

PDL knows less of an address than the register: no grading, no street code, and of a property only the
identifier, the municipality and the unit.

References:
    navikt/hm-brille-api, ``pdl/schema.graphql``, copy of 2024: ``hentPerson`` and ``hentPersonBolk``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import attrs
from hypothesis import strategies as st

from fastlege.facts import Address, CadastralAddress, Family, Parent, Person, StreetAddress
from fastlege.json_text import is_array, is_object
from fastlege.terms import PersonId, Standing
from fastlege.testing.documents import Entry, responsibilities
from fastlege.testing.drawing import pick
from fastlege.testing.family import families
from fastlege.testing.registered import as_registered, numbers_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from hypothesis.strategies import DrawFn

__all__ = ["PdlAnswers", "pdl_answers", "pdl_answers_of"]

_STATUS: Final = {
    Standing.RESIDENT: ("bosatt", "bosattEtterFolkeregisterloven"),
    Standing.NOT_RESIDENT: ("utflyttet", "ikkeBosatt"),
    Standing.DISAPPEARED: ("forsvunnet", "forsvunnet"),
    Standing.DECEASED: ("doed", "doedIFolkeregisteret"),
    Standing.INVALID_IDENTITY: ("opphoert", "opphoert"),
}
_NOT_NUMBERED: Final = {"foedselsdato": "1990-01-01", "navn": {"fornavn": "UTEN", "etternavn": "NUMMER"}}


@attrs.frozen(kw_only=True, repr=False)
class PdlAnswers:
    """What PDL answers about a child and its parents (*PDL-svar*); all numbers are synthetic.

    Attributes:
        child: The answer to ``hentPerson`` for the child.
        parents: The answers to ``hentPerson`` for the parents.
        bulk: The answer to ``hentPersonBolk`` for all of them, the child first.
        family: The family that was written, as Folkeregisteret can hold it.
        numbers: The number that each person of the given family has in them.
    """

    child: Entry
    parents: tuple[Entry, ...]
    bulk: Entry
    family: Family
    numbers: Mapping[PersonId, PersonId]


@st.composite
def pdl_answers(draw: DrawFn, family: Family | None = None) -> PdlAnswers:
    """Make PDL's answers about a family (*PDL-svar*), the parents in any order, nulls written or left out.

    Args:
        draw: Given by Hypothesis.
        family: Which family; by default any.

    Raises:
        InvalidFactError: When it is not a Family.
    """
    answers = pdl_answers_of(draw(families()) if family is None else family)
    leave_out, turn = pick(draw, (False, True)), pick(draw, (1, -1))
    child, *parents = (
        _without_nulls(each) if leave_out else each for each in (answers.child, *answers.parents)
    )
    return attrs.evolve(answers, child=child, parents=tuple(parents[::turn]), bulk=_bulk(child, parents))


def pdl_answers_of(family: Family, *others: Person) -> PdlAnswers:
    """Write PDL's answers about a family, plainly (*PDL-svar*).

    Raises:
        InvalidFactError: When it is not a Family.

    Examples:
        >>> from hypothesis import find
        >>> from fastlege.testing import families
        >>> answers = pdl_answers_of(find(families(granted=True), lambda family: True))
        >>> [line["ansvar"] for line in answers.child["data"]["hentPerson"]["foreldreansvar"]]
        ['mor']
    """
    held = as_registered(family)
    child = _answer(_child(held))
    parents = [_answer(_parent(parent, held)) for parent in held.parents]
    numbers = numbers_of(family, *others)
    return PdlAnswers(
        child=child, parents=tuple(parents), bulk=_bulk(child, parents), family=held, numbers=numbers
    )


def _answer(person: Entry) -> Entry:
    return {"data": {"hentPerson": person}}


def _bulk(child: Entry, parents: Sequence[Entry]) -> Entry:
    people = [answer["data"]["hentPerson"] for answer in (child, *parents)]
    return {
        "data": {
            "hentPersonBolk": [
                {
                    "ident": person["folkeregisteridentifikator"][0]["identifikasjonsnummer"],
                    "person": person,
                    "code": "ok",
                }
                for person in people
            ]
        }
    }


def _child(family: Family) -> Entry:
    relations = [
        _entry(
            relatertPersonsIdent=parent.person.id,
            relatertPersonsRolle=_role(parent),
            minRolleForPerson="BARN",
        )
        for parent in family.parents
    ]
    if not family.all_parents_known:
        relations.append(
            _entry(
                relatertPersonsIdent=None,
                relatertPersonsRolle="FAR",
                minRolleForPerson="BARN",
                relatertPersonUtenFolkeregisteridentifikator=_NOT_NUMBERED,
            )
        )
    lines = [
        _entry(ansvar=kind, **({"ansvarlig": None} | holder), ansvarssubjekt=family.child.id)
        for kind, holder in responsibilities(family.parents)
    ]
    more = {"forelderBarnRelasjon": relations, "foreldreansvar": lines}
    return _person(family.child, family.as_of) | more


def _parent(parent: Parent, family: Family) -> Entry:
    relation = _entry(
        relatertPersonsIdent=family.child.id, relatertPersonsRolle="BARN", minRolleForPerson=_role(parent)
    )
    return _person(parent.person, family.as_of) | {"forelderBarnRelasjon": [relation], "foreldreansvar": []}


def _person(person: Person, on: date) -> Entry:
    """Write what is asked of everybody; what is not known is an empty list."""
    deceased, false = person.standing is Standing.DECEASED, person.standing is Standing.INVALID_IDENTITY
    return {
        "folkeregisteridentifikator": [_entry(identifikasjonsnummer=person.id, status="I_BRUK", type="FNR")],
        "foedselsdato": [*_birth(person)],
        "folkeregisterpersonstatus": [*_status(person)],
        "doedsfall": [_entry(doedsdato=on.isoformat())] if deceased else [],
        "falskIdentitet": _entry(erFalsk=True, rettIdentitetErUkjent=True) if false else None,
        "adressebeskyttelse": [*_protection(person)] or None,  # none would say that nobody is protected
        "bostedsadresse": [_address(person.home)] if person.home else [],
        "deltBosted": [
            _address(home) | {"startdatoForKontrakt": "2015-01-01", "sluttdatoForKontrakt": None}
            for home in person.shared_residences
        ],
    }


def _birth(person: Person) -> Iterator[Entry]:
    born, year = person.birth_date, person.birth_year
    if born or year:
        day = born.isoformat() if born else None
        yield _entry(foedselsdato=day, foedselsaar=born.year if born else year)


def _status(person: Person) -> Iterator[Entry]:
    if person.standing:
        status, simplified = _STATUS[person.standing]
        yield _entry(status=status, forenkletStatus=simplified)


def _protection(person: Person) -> Iterator[Entry]:
    if person.protected is not None:
        yield _entry(gradering="FORTROLIG" if person.protected else "UGRADERT")


def _role(parent: Parent) -> str:
    return parent.role.upper() if parent.role else ""


def _address(home: Address) -> Entry:
    identifier = home.matrikkel_id
    known = {
        "matrikkelId": int(identifier) if identifier and identifier.isdecimal() else None,
        "bruksenhetsnummer": home.unit,
    }
    kinds: Entry = {"vegadresse": None, "matrikkeladresse": None, "ukjentBosted": None}
    place = home.place or StreetAddress(municipality=None, street_name=None)
    if isinstance(place, CadastralAddress):
        kinds["matrikkeladresse"] = known | {"kommunenummer": place.municipality}
    else:
        kinds["vegadresse"] = known | _street(place)
    return _entry(gyldigFraOgMed=None, gyldigTilOgMed=None, **kinds)


def _street(street: StreetAddress) -> Entry:
    number = None if street.house_number is None else str(street.house_number)
    return {
        "adressenavn": street.street_name,
        "husnummer": number,
        "husbokstav": street.house_letter,
        "kommunenummer": street.municipality,
    }


def _entry(**fields: object) -> Entry:
    """Make an entry that holds now, with the metadata that the schema requires."""
    return {
        **fields,
        "folkeregistermetadata": {"gyldighetstidspunkt": None, "opphoerstidspunkt": None},
        "metadata": {"master": "FREG", "historisk": False, "opplysningsId": None, "endringer": []},
    }


def _without_nulls(value: object) -> Any:  # noqa: ANN401  # whatever an answer holds
    """Leave out what is null: a query that did not ask for it answers so."""
    if is_object(value):
        return {name: _without_nulls(part) for name, part in value.items() if part is not None}
    return [*map(_without_nulls, value)] if is_array(value) else value
