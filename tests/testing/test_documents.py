"""Documents that are made of a family say what the family is, however untidy they are."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final, get_args

import attrs
import pytest
from hypothesis import given

from fastlege import (
    Address,
    CadastralAddress,
    Family,
    InvalidFactError,
    Parent,
    Person,
    PersonId,
    may_represent,
)
from fastlege.identity import IdentityNumber
from fastlege.register import read_bulk, read_family, read_family_file
from fastlege.terms import MET, UNKNOWN
from fastlege.testing import READY_FAMILIES, RegisterDocuments, documents_of, families
from fastlege.testing.documents import Register
from tests.testing.drawn import drawn
from tests.testing.untidy import untidy_documents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ADDRESS: Final = "a-parent-registered-at-childs-address"
AT_HOME: Final = READY_FAMILIES["at_home"]
IN_PDL: Final = untidy_documents(register="pdl")


def properties(family: Family) -> Iterator[CadastralAddress]:
    people = [family.child, *(parent.person for parent in family.parents)]
    places = (home.place for one in people for home in (one.home, *one.shared_residences) if home)
    yield from (place for place in places if isinstance(place, CadastralAddress))


@given(families())
def test_plain_documents_answer_as_the_family_does(family: Family) -> None:
    written = documents_of(family)
    for row in family.parents:
        held = written.family.parent(written.numbers[row.person.id])
        asked, read = may_represent(row.person, family), may_represent(held.person, written.family)
        assert read.granted is asked.granted
        lost = {code for code in asked.rule.codes if read.finding(code) is not asked.finding(code)}
        # A document cannot hold every mixture of responsibility, nor a property that leaves its lease open.
        leases_told = all(place.lease_number is not None for place in properties(family))
        open_lease = set() if leases_told else {ADDRESS}
        assert lost <= {"has-parental-responsibility"} | open_lease
        assert all(read.finding(code) is UNKNOWN for code in lost - open_lease)


@given(families())
def test_so_do_pdls_but_for_what_they_cannot_tell_of_an_address(family: Family) -> None:
    written = documents_of(family, register="pdl")
    for row in family.parents:
        held = written.family.parent(written.numbers[row.person.id])
        asked, read = may_represent(row.person, family), may_represent(held.person, written.family)
        lost = {code for code in asked.rule.codes if read.finding(code) is not asked.finding(code)}
        assert lost <= {"has-parental-responsibility", ADDRESS}


@pytest.mark.parametrize("name", READY_FAMILIES)
def test_documents_of_a_ready_family_give_it_back(name: str) -> None:
    family = READY_FAMILIES[name]
    for written in (documents_of(family), documents_of(family, register="pdl")):
        names = {number: mark for mark, number in written.numbers.items()}
        for row, read in zip(family.parents, written.family.parents, strict=True):
            assert names[read.person.id] == row.person.id
            decided = may_represent(read.person, written.family)
            assert decided.granted is may_represent(row.person, family).granted


@given(untidy_documents() | IN_PDL)
def test_untidy_ones_say_the_same(written: RegisterDocuments) -> None:
    assert read_family(written.child, written.parents, on=written.family.as_of) == written.family


def in_bulk(written: RegisterDocuments) -> dict[str, Any]:
    """Write PDL's answer about all of them at once."""
    rows = [
        {"ident": person["folkeregisteridentifikator"][0]["identifikasjonsnummer"], "person": person}
        for person in people(written)
    ]
    return {"data": {"hentPersonBolk": [row | {"code": "ok"} for row in rows]}}


@given(IN_PDL)
def test_pdl_answers_in_bulk_say_the_same(written: RegisterDocuments) -> None:
    bulk = read_bulk(in_bulk(written), on=written.family.as_of)
    assert bulk.family(written.family.child.id) == written.family


@pytest.mark.parametrize(
    ("mothers", "fathers", "lines"),
    [
        (False, False, ["andre"]),
        (None, False, ["mor"]),
        (True, False, ["mor"]),
        (True, True, ["felles", "felles"]),
        (True, None, ["felles"]),
        (None, None, []),
    ],
)
def test_the_lines_on_responsibility(mothers: bool | None, fathers: bool | None, lines: list[str]) -> None:
    rows = [
        attrs.evolve(row, responsibility=held)
        for row, held in zip(AT_HOME.parents, (mothers, fathers), strict=True)
    ]
    written = documents_of(attrs.evolve(AT_HOME, parents=rows))
    assert [line["ansvar"] for line in written.child.get("foreldreansvar", [])] == lines
    read = [row.responsibility for row in written.family.parents]
    assert all(one is None or one is held for one, held in zip(read, (mothers, fathers), strict=True))


def test_a_family_file_is_read_by_the_command_line() -> None:
    written = documents_of(READY_FAMILIES["moved_out"])
    assert read_family_file(written.as_file()) == written.family


SIGNS: Final[dict[str, Callable[[dict[str, Any]], bool]]] = {
    "history": lambda child: any(home["erGjeldende"] is False for home in child["bostedsadresse"]),
    "something ended": lambda child: any("opphoerstidspunkt" in home for home in child["bostedsadresse"]),
    "something to come": lambda child: any(
        home.get("gyldighetstidspunkt", "").startswith("2026-11-23") for home in child["bostedsadresse"]
    ),
    "an old number": lambda child: any(
        number["status"].lower() == "opphoert" for number in child["identifikasjonsnummer"]
    ),
    "a beginning": lambda child: "gyldighetstidspunkt" in child["foedsel"][0],
    "doubled": lambda child: len(child["foedsel"]) == 2,
    "reversed": lambda child: next(iter(child)) != "identifikasjonsnummer",
    "capitals": lambda child: child["status"][0]["status"] == "BOSATT",
    "unknown properties": lambda child: "nyEgenskap" in child["foedsel"][0],
}


def test_every_kind_of_untidiness_comes_about() -> None:
    plain = documents_of(AT_HOME)
    made = drawn(untidy_documents(AT_HOME), 40)
    children = [written.child for written in made]
    assert (
        len({written.parents[0]["identifikasjonsnummer"][-1]["foedselsEllerDNummer"] for written in made})
        == 2
    )
    for what, is_there in SIGNS.items():
        assert not is_there(plain.child), what
        assert any(is_there(child) for child in children), what


# --- PDL


def people(answers: RegisterDocuments) -> list[dict[str, Any]]:
    return [each["data"]["hentPerson"] for each in (answers.child, *answers.parents)]


def entries(element: Any) -> list[dict[str, Any]]:  # noqa: ANN401  # whatever an answer holds
    return element if isinstance(element, list) else [element] if element else []


PDL_ELEMENTS: Final = {
    *("folkeregisteridentifikator", "foedselsdato", "folkeregisterpersonstatus", "doedsfall"),
    *("falskIdentitet", "adressebeskyttelse", "bostedsadresse", "deltBosted", "forelderBarnRelasjon"),
    "foreldreansvar",
}
"""Those of the schema's type Person that the representation rule needs."""
MAYBE_NULL: Final = {"falskIdentitet", "adressebeskyttelse"}
"""Null where there is none, and where nothing is known."""


@given(IN_PDL)
def test_pdl_answers_have_the_schemas_shape(answers: RegisterDocuments) -> None:
    for person in people(answers):
        assert set(person) | MAYBE_NULL == PDL_ELEMENTS
        assert all(isinstance(person[name], list) for name in PDL_ELEMENTS - MAYBE_NULL)
        for home in person["bostedsadresse"]:
            kinds = [home.get(kind) for kind in ("vegadresse", "matrikkeladresse", "ukjentBosted")]
            assert sum(kind is not None for kind in kinds) == 1
        every = [entry for name in PDL_ELEMENTS for entry in entries(person.get(name))]
        assert all(entry["metadata"]["historisk"] is False for entry in every)


def test_pdl_answers_tell_of_the_family() -> None:
    child, mother, father = people(documents_of(READY_FAMILIES["moved_out"], register="pdl"))
    assert child["foedselsdato"][0]["foedselsdato"] == "2017-05-12"
    assert [line["ansvar"] for line in child["foreldreansvar"]] == ["felles", "felles"]
    assert [line["relatertPersonsRolle"] for line in child["forelderBarnRelasjon"]] == ["MOR", "FAR"]
    homes = [person["bostedsadresse"][0]["vegadresse"]["matrikkelId"] for person in (child, mother, father)]
    assert homes == [604503040, 604503040, 250172017]
    (protected, *_) = people(documents_of(READY_FAMILIES["protected_child"], register="pdl"))
    gradings = [person["adressebeskyttelse"][0]["gradering"] for person in (child, protected)]
    assert gradings == ["UGRADERT", "FORTROLIG"]


def test_pdl_answers_say_nothing_of_what_is_not_known() -> None:
    plain, home = READY_FAMILIES["one_parent"], Address(matrikkel_id="604503040")
    child = attrs.evolve(plain.child, birth_date=None, standing=None, protected=None, home=home)
    (person, _) = people(documents_of(attrs.evolve(plain, child=child), register="pdl"))
    assert person["foedselsdato"] == person["folkeregisterpersonstatus"] == []
    assert person["adressebeskyttelse"] is None  # an empty list would say that the child is not protected
    street = person["bostedsadresse"][0]["vegadresse"]
    assert {name: told for name, told in street.items() if told is not None} == {"matrikkelId": 604503040}


def test_pdl_answers_tell_of_a_property_and_of_a_parent_without_a_number() -> None:
    plain = READY_FAMILIES["one_parent"]
    place = CadastralAddress(municipality="4601", land_number=14, title_number=3)
    home = Address(matrikkel_id="604503040", unit="H0101", place=place)
    family = attrs.evolve(plain, child=attrs.evolve(plain.child, home=home), all_parents_known=False)
    answers = documents_of(family, register="pdl")
    (child, mother) = people(answers)
    assert child["bostedsadresse"][0]["matrikkeladresse"]["kommunenummer"] == "4601"
    assert [line["relatertPersonsIdent"] is None for line in child["forelderBarnRelasjon"]] == [False, True]
    assert may_represent(answers.family.parents[0].person, answers.family).finding(ADDRESS) is MET
    assert mother["foreldreansvar"] == []


# --- numbers


@given(untidy_documents() | IN_PDL)
def test_no_number_could_belong_to_somebody(written: RegisterDocuments) -> None:
    numbers = set(re.findall(r'"([0-9]{11})"', json.dumps([written.child, written.parents])))
    assert numbers >= set(written.numbers.values())
    assert all(IdentityNumber.parse(number).is_synthetic for number in numbers)
    assert len(set(written.numbers.values())) == len(written.numbers)


@pytest.mark.parametrize("arguments", [{"family": "family"}, {"family": AT_HOME, "register": []}])
def test_only_families_are_written_and_of_two_registers(arguments: dict[str, Any]) -> None:
    with pytest.raises(InvalidFactError):
        documents_of(**arguments)


def test_a_parent_without_facts_has_no_document() -> None:
    nobody = Parent(person=Person(id=PersonId("nobody"), protected=None, standing=None), responsibility=None)
    family = attrs.evolve(AT_HOME, parents=(*AT_HOME.parents, nobody))
    written = documents_of(family)
    assert len(written.parents) == 2
    assert [row.person.id for row in written.family.parents_without_facts] == [
        written.numbers[nobody.person.id]
    ]


@pytest.mark.parametrize(
    ("held", "read"),
    [
        ((True, False), (True, False)),
        ((False, True, False), (False, True, False)),
        ((True, True, None), (True, True, None)),
        ((True, None), (True, None)),
        ((None, False), (None, None)),  # no line can tell one from the other
        ((False, False), (False, False)),
        ((None, None), (None, None)),
    ],
)
def test_parents_of_one_role_have_the_responsibility_that_they_are_given(
    held: tuple[bool | None, ...], read: tuple[bool | None, ...]
) -> None:
    one = AT_HOME.parents[0]
    parents = [
        attrs.evolve(
            one, person=attrs.evolve(one.person, id=PersonId(f"parent-{place}")), responsibility=each
        )
        for place, each in enumerate(held)
    ]
    for register in get_args(Register):
        written = documents_of(attrs.evolve(AT_HOME, parents=parents), register=register)
        found = [written.family.parent(written.numbers[row.person.id]).responsibility for row in parents]
        assert tuple(found) == read
