"""Cases of register documents, of Folkeregisteret and of PDL: a row for each way to read them wrongly."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from fastlege import Person, PersonId, may_represent
from fastlege.oslo import oslo_day
from fastlege.register import read_family
from tests import documents as freg
from tests.documents import STRANGER
from tests.register.as_pdl import answer_of
from tools.conformance.document_edits import OF_PDL_ALONE, Way
from tools.conformance.documents_births import MORE_BIRTHS
from tools.conformance.documents_deaths import DEATHS, STATUSES
from tools.conformance.documents_gradings import GRADINGS, WITHOUT_A_HOME
from tools.conformance.documents_holders import HOLDERS
from tools.conformance.documents_homes import BIRTHS, HOMES
from tools.conformance.documents_numbers import NUMBERS
from tools.conformance.documents_parents import PARENTS, RESPONSIBILITY
from tools.conformance.documents_pdl import OF_ANSWERS, OF_PDL
from tools.conformance.documents_persons import LIVES, PROTECTION
from tools.conformance.documents_places import DAYS, PLACES, PROPERTIES
from tools.conformance.documents_relations import RELATIONS
from tools.conformance.documents_seldom import DOCUMENTS_SELDOM
from tools.conformance.documents_times import TIMES
from tools.conformance.documents_twice import TWICE
from tools.conformance.facts import SOURCES
from tools.conformance.form import Row, turn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastlege import Decision
    from tools.conformance.document_edits import Way, World
    from tools.conformance.form import Data

EACH: Final = 5
"""Cases of each way in each register that it is made of."""
_NAMES_OF_PDL: Final = {
    "familierelasjon": "forelderBarnRelasjon",
    "identifikasjonsnummer": "folkeregisteridentifikator",
    "status": "folkeregisterpersonstatus",
}
_LEFT_OUT: Final = frozenset(
    {
        *(
            "ajourholdstidspunkt",
            "kilde",
            "aarsak",
            "poststed",
            "flyttedato",
            "bruksenhetstype",
            "navn",
            "kjoenn",
        ),
        *(
            "opplysningsId",
            "endringer",
            "sekvens",
            "postnummer",
            "poststedsnavn",
            "bydelsnummer",
            "tilleggsnavn",
        ),
        *("koordinater", "coAdressenavn", "angittFlyttedato"),
    }
)
WAYS: Final = (
    *(*BIRTHS, *HOMES, *PROTECTION, *LIVES, *PARENTS, *RESPONSIBILITY, *OF_PDL),
    *(*DAYS, *PLACES, *PROPERTIES, *NUMBERS, *MORE_BIRTHS, *STATUSES, *DEATHS, *RELATIONS, *HOLDERS),
    *(*GRADINGS, *WITHOUT_A_HOME, *TWICE, *OF_ANSWERS, *TIMES, *DOCUMENTS_SELDOM),
)


def rows() -> Iterator[Row]:
    """Make the cases of register documents."""
    for way in WAYS:
        for register in way.registers:
            for nth in range(EACH):
                yield _row(way, register, nth)


def _row(way: Way, register: str, nth: int) -> Row:
    data = _case(way, register, nth)
    decision = decided(data)
    found = {ground.code: ground.finding.value for ground in decision.grounds}
    if found[way.condition] != way.finding or (way.finding == "met") is not decision.granted:
        msg = f"{way.name} of {register}, {nth}: {way.condition} is not {way.finding}: {found}"
        raise ValueError(msg)
    expected = {"granted": decision.granted, "findings": found}
    return Row(f"{register}-{way.name}", way.sentence, way.condition, SOURCES[way.condition], data, expected)


def decided(data: Data) -> Decision:
    """Decide a case by the library; of a stranger nothing is known."""
    family = read_family(
        data["family"]["child"], data["family"]["parents"], on=oslo_day(datetime.fromisoformat(data["at"]))
    )
    parent = family.find(PersonId(data["user"]))
    user = (
        Person(id=PersonId(data["user"]), protected=None, standing=None) if parent is None else parent.person
    )
    return may_represent(family.child if user.id == family.child.id else user, family)


def _case(way: Way, register: str, nth: int) -> Data:
    """Write the documents of the nth case, with what nothing turns on varied with the number."""
    world: World = {
        "child": freg.child_document(),
        "mother": freg.mother_document(),
        "father": freg.father_document(),
    }
    if way.registers == OF_PDL_ALONE:
        world = {name: _shaken(_as_pdl(document), nth) for name, document in world.items()}
        way.edit(world, nth)
    else:
        way.edit(world, nth)
        world = {
            name: _shaken(document if register == "folkeregisteret" else _as_pdl(document), nth)
            for name, document in world.items()
        }
    child = world.pop("child")
    parents = [*world.values()][:: 1 - nth % 2 * 2]
    if not (nth + 1) % 3:
        beside = freg.document(STRANGER, date(1979, 3, 9))
        parents.insert(1, beside if register == "folkeregisteret" else answer_of(beside))
    family = {"child": child, "parents": parents}
    return {
        "at": turn(way.at, nth),
        "user": turn(way.asks, nth),
        "family": family if way.name == "family-as-usual" else _slim(family),
    }


def _as_pdl(document: Data) -> Data:
    """Write a document as PDL answers it; an entry that is null is null there too."""
    nulls = {name for name, entries in document.items() if isinstance(entries, list) and None in entries}
    whole = {
        name: [each for each in document[name] if each] if name in nulls else document[name]
        for name in document
    }
    given = answer_of(whole)
    person = given["data"]["hentPerson"]
    for name in nulls:
        person[_NAMES_OF_PDL.get(name, name)].append(None)
    return given


def _slim(value: Any) -> Any:  # whatever a document holds  # noqa: ANN401  # whatever a fact may be
    """Leave out what nothing turns on: most documents of the suite are short."""
    if isinstance(value, dict):
        return {name: _slim(part) for name, part in value.items() if name not in _LEFT_OUT}
    return [*map(_slim, value)] if isinstance(value, list) else value


def _shaken(document: Data, nth: int) -> Data:
    """Put the elements in another order, and something beside them that nobody knows."""
    names = sorted(document, reverse=nth % 2 == 1)
    beside = {"nyttElement": [{"verdi": "?"}]} if nth % 3 == 1 and "data" not in document else {}
    return {name: document[name] for name in names} | beside
