"""Documents that are made of a family say what the family is, however untidy they are."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

import attrs
import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from fastlege import (
    Address,
    CadastralAddress,
    Family,
    InvalidFactError,
    Person,
    PersonId,
    Service,
    may_represent,
)
from fastlege.cli.case import read_case
from fastlege.cli.files import parsed
from fastlege.cli.requests import made
from fastlege.errors import InvalidDocumentError, InvalidRequestError
from fastlege.identity import IdentityNumber
from fastlege.register import read_bulk, read_family, read_family_file
from fastlege.rules import RefusedError
from fastlege.testing import (
    READY_FAMILIES,
    PdlAnswers,
    RegisterDocuments,
    cases,
    documents_of,
    families,
    pdl_answers,
    pdl_answers_of,
    register_documents,
)
from fastlege.testing.registered import as_registered
from fastlege.testing.untidy import _UNTIDY

if TYPE_CHECKING:
    from collections.abc import Iterator

ANY: Final = st.one_of(families(), families(granted=True), families(granted=False))


def read(documents: RegisterDocuments) -> Family:
    return read_family(documents.child, documents.parents, on=documents.family.as_of)


@settings(max_examples=300)
@given(ANY)
def test_plain_documents_give_the_family_back(family: Family) -> None:
    written = documents_of(family)
    assert read(written) == written.family


@settings(max_examples=300)
@given(register_documents())
def test_so_do_untidy_ones(documents: RegisterDocuments) -> None:
    assert read(documents) == documents.family


@settings(max_examples=300)
@given(ANY)
def test_what_a_register_can_hold_answers_as_the_family_does(family: Family) -> None:
    written = documents_of(family)
    for row in family.parents:
        held = written.family.parent(written.numbers[row.person.id]).person
        assert may_represent(held, written.family).granted is may_represent(row.person, family).granted


@given(families())
def test_what_was_read_is_what_it_holds_already(family: Family) -> None:
    held = as_registered(family)
    again = as_registered(held)
    assert [row.responsibility for row in again.parents] == [row.responsibility for row in held.parents]
    assert again.child.home == held.child.home
    assert (again.child.protected, again.child.shared_residences) == (
        held.child.protected,
        held.child.shared_residences,
    )


@pytest.mark.parametrize(
    ("mothers", "lines"),
    [(False, ["andre"]), (None, ["mor"])],
    ids=["somebody else has it", "perhaps the mother has it"],
)
def test_where_no_parent_is_known_to_have_responsibility(mothers: bool | None, lines: list[str]) -> None:
    plain = READY_FAMILIES["at_home"]
    rows = [
        attrs.evolve(row, responsibility=told)
        for row, told in zip(plain.parents, (mothers, False), strict=True)
    ]
    written = documents_of(attrs.evolve(plain, parents=rows))
    assert [line["ansvar"] for line in written.child["foreldreansvar"]] == lines
    assert [row.responsibility for row in read(written).parents] == [mothers, False]


def test_a_family_file_is_read_by_the_command_line() -> None:
    written = documents_of(READY_FAMILIES["moved_out"])
    assert read_family_file(written.as_file()) == written.family


@pytest.mark.parametrize("name", [change.__name__ for change in _UNTIDY])
def test_every_kind_of_untidiness_comes_about(name: str) -> None:
    plain = documents_of(READY_FAMILIES["at_home"])
    assert not _looks(name, plain)
    untidy = find(
        register_documents(READY_FAMILIES["at_home"]),
        lambda documents: _looks(name, documents),
        settings=settings(max_examples=2000),
    )
    assert read(untidy) == plain.family


def _looks(name: str, documents: RegisterDocuments) -> bool:
    child = documents.child
    homes, numbers = child["bostedsadresse"], child["identifikasjonsnummer"]
    signs = {
        "_with_history": any(home["erGjeldende"] is False for home in homes),
        "_with_what_has_ended": any("opphoerstidspunkt" in home for home in homes),
        "_with_what_comes": any(
            home.get("gyldighetstidspunkt", "").startswith("2026-11-23") for home in homes
        ),
        "_with_old_number": any(number["status"].lower() == "opphoert" for number in numbers),
        "_begun": "gyldighetstidspunkt" in child["foedsel"][0],
        "_doubled": len(child["foedsel"]) == 2,
        "_reversed": next(iter(child)) != "identifikasjonsnummer",
        "_in_capitals": child["status"][0]["status"] == "BOSATT",
        "_extended": "nyEgenskap" in child["foedsel"][0],
    }
    return bool(signs[name])


# --- PDL


def people(answers: PdlAnswers) -> list[dict[str, Any]]:
    return [each["data"]["hentPerson"] for each in (answers.child, *answers.parents)]


PDL_ELEMENTS: Final = {
    *("folkeregisteridentifikator", "foedselsdato", "folkeregisterpersonstatus", "doedsfall"),
    *("falskIdentitet", "adressebeskyttelse", "bostedsadresse", "deltBosted", "forelderBarnRelasjon"),
    "foreldreansvar",
}
"""Those of the schema's type Person that the representation rule needs."""
MAYBE_NULL: Final = {"falskIdentitet", "adressebeskyttelse"}
"""Null where there is none, and where nothing is known."""


@given(pdl_answers())
def test_pdl_answers_have_the_schemas_shape(answers: PdlAnswers) -> None:
    for person in people(answers):
        assert set(person) | MAYBE_NULL == PDL_ELEMENTS
        assert all(isinstance(person[name], list) for name in PDL_ELEMENTS - MAYBE_NULL)
        for home in person["bostedsadresse"]:
            kinds = [home.get(kind) for kind in ("vegadresse", "matrikkeladresse", "ukjentBosted")]
            assert sum(kind is not None for kind in kinds) == 1
        entries = [entry for name in PDL_ELEMENTS for entry in _entries(person.get(name))]
        assert all(entry["metadata"]["historisk"] is False for entry in entries)
    rows = answers.bulk["data"]["hentPersonBolk"]
    assert [row["code"] for row in rows] == ["ok"] * len(rows)
    assert {row["ident"] for row in rows} == {
        person["folkeregisteridentifikator"][0]["identifikasjonsnummer"] for person in people(answers)
    }
    assert json.loads(json.dumps(answers.bulk)) == answers.bulk


def _entries(element: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401  # whatever an answer holds
    yield from element if isinstance(element, list) else [element] if element else []


def test_pdl_answers_tell_of_the_family() -> None:
    answers = pdl_answers_of(READY_FAMILIES["moved_out"])
    child, mother, father = people(answers)
    assert child["foedselsdato"][0]["foedselsdato"] == "2017-05-12"
    assert [line["ansvar"] for line in child["foreldreansvar"]] == ["felles", "felles"]
    assert [line["relatertPersonsRolle"] for line in child["forelderBarnRelasjon"]] == ["MOR", "FAR"]
    homes = [person["bostedsadresse"][0]["vegadresse"]["matrikkelId"] for person in (child, mother, father)]
    assert homes == [604503040, 604503040, 250172017]
    assert child["adressebeskyttelse"][0]["gradering"] == "UGRADERT"
    protected = pdl_answers_of(READY_FAMILIES["protected_child"]).child["data"]["hentPerson"]
    assert protected["adressebeskyttelse"][0]["gradering"] == "FORTROLIG"


def test_pdl_answers_say_nothing_of_what_is_not_known() -> None:
    """Of a birth that is not known there is no entry; a home may have an identifier and nothing else."""
    plain, home = READY_FAMILIES["one_parent"], Address(matrikkel_id="604503040")
    child = attrs.evolve(plain.child, birth_date=None, standing=None, protected=None, home=home)
    (person, _) = people(pdl_answers_of(attrs.evolve(plain, child=child)))
    assert person["foedselsdato"] == person["folkeregisterpersonstatus"] == []
    assert person["adressebeskyttelse"] is None  # an empty list would say that the child is not protected
    street = person["bostedsadresse"][0]["vegadresse"]
    assert {name: told for name, told in street.items() if told is not None} == {"matrikkelId": 604503040}


def test_pdl_answers_tell_of_a_property_and_of_a_parent_without_a_number() -> None:
    plain = READY_FAMILIES["one_parent"]
    place = CadastralAddress(municipality="4601", land_number=14, title_number=3)
    home = Address(matrikkel_id="604503040", unit="H0101", place=place)
    family = attrs.evolve(plain, child=attrs.evolve(plain.child, home=home), all_parents_known=False)
    (child, _) = people(pdl_answers_of(family))
    assert child["bostedsadresse"][0]["matrikkeladresse"]["kommunenummer"] == "4601"
    assert [line["relatertPersonsIdent"] is None for line in child["forelderBarnRelasjon"]] == [False, True]
    answers = pdl_answers_of(family)
    read = read_family(answers.child, answers.parents, on=family.as_of)
    assert not read.all_parents_known
    assert told(read.child) == told(answers.family.child)


def told(person: Person) -> tuple[object, ...]:
    """Give what PDL can tell of a person: no address is graded there, and a place has fewer parts."""
    home = person.home and (person.home.compared_id, person.home.compared_unit)
    return person.id, person.birth_date, person.birth_year, person.counts_as_protected, person.standing, home


@given(pdl_answers())
def test_pdl_answers_are_read_as_the_family_that_was_written(answers: PdlAnswers) -> None:
    on, written = answers.family.as_of, answers.family
    read = read_family(answers.child, answers.parents, on=on)
    assert told(read.child) == told(written.child)
    assert [told(one.person) for one in read.parents] == [told(one.person) for one in written.parents]
    assert [(one.role, one.responsibility) for one in read.parents] == [
        (one.role, one.responsibility) for one in written.parents
    ]
    assert read_bulk(answers.bulk, on=on).family(written.child.id) == read


# --- numbers


@given(st.one_of(register_documents(), pdl_answers()))
def test_no_number_could_belong_to_somebody(written: RegisterDocuments | PdlAnswers) -> None:
    text = json.dumps([written.child, written.parents])
    numbers = set(re.findall(r'"([0-9]{11})"', text))
    assert numbers >= set(written.numbers.values())
    assert all(IdentityNumber.parse(number).is_synthetic for number in numbers)
    assert len(set(written.numbers.values())) == len(written.numbers)


@pytest.mark.parametrize("write", [documents_of, pdl_answers_of])
def test_only_families_are_written(write: Any) -> None:  # noqa: ANN401  # a function
    with pytest.raises(InvalidFactError):
        write("family")


def test_a_stranger_gets_a_number_too() -> None:
    family = READY_FAMILIES["one_parent"]
    father = READY_FAMILIES["at_home"].parents[1].person
    assert PersonId("father") in documents_of(family, father).numbers


# --- cases


@given(cases())
def test_every_case_can_be_read(case: dict[str, Any]) -> None:
    text = json.dumps(case).encode()
    assert read_case(parsed(text, "case"), asks=True).service == case["request"]["service"]
    assert problems(text) <= {"request", "schedule"}  # a slot that is taken or has begun


def problems(text: bytes) -> set[str]:
    """Send a case's request; tell in which parts of the case there are problems."""
    try:
        made(parsed(text, "case"))
    except RefusedError:
        return set()
    except (InvalidDocumentError, InvalidRequestError) as error:
        return {problem.path.split(".")[1] for problem in error.problems}
    return set()


@pytest.mark.exhaustive
@pytest.mark.parametrize("service", Service)
def test_cases_are_for_every_service_and_some_are_granted(service: Service) -> None:
    def is_granted(case: dict[str, Any]) -> bool:
        return case["request"]["service"] == service and is_made(json.dumps(case).encode())

    found = find(cases(), is_granted, settings=settings(max_examples=5000, phases=[Phase.generate]))
    assert found["access_level"] == "full"


def is_made(text: bytes) -> bool:
    try:
        made(parsed(text, "case"))
    except (RefusedError, InvalidDocumentError, InvalidRequestError):
        return False
    return True
