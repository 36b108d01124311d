"""The register's own samples are read, and three whole families get the answers written beside them."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pytest

from bench.measure import seeded
from fastlege import Person, Standing, may_represent, representatives
from fastlege.register import read_family, read_person
from fastlege.rules import address_condition
from tests.documents import DAY
from tests.shared import SHARED

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from tests.documents import Element

SAMPLES: Final = SHARED and SHARED / "standards" / "folkeregisteret" / "samples"
CASES: Final = json.loads((SAMPLES / "families.json").read_text("utf-8"))["cases"] if SAMPLES else []

pytestmark = pytest.mark.skipif(SAMPLES is None, reason="the shared folder with the samples is not here")


def sample(name: str, *, on: date = DAY) -> Person:
    assert SAMPLES is not None
    return read_person((SAMPLES / name).read_bytes(), on=on)


def test_every_json_sample_is_read() -> None:
    assert SAMPLES is not None
    names = {path.name for path in SAMPLES.glob("*.json")} - {"families.json"}
    assert len(names) == 5
    for name in names:
        sample(name)


def test_the_answer_of_pdl() -> None:
    person = sample("pdl-person-vegadresse.json")
    assert (person.id, person.birth_date, person.protected) == ("1234", date(1955, 9, 13), False)
    assert person.standing is None  # its query did not ask for folkeregisterpersonstatus
    assert person.home is not None
    assert (person.home.matrikkel_id, person.home.unit) == ("1234", None)


def test_the_child_with_two_parents() -> None:
    child = sample("child-with-felles-foreldreansvar.json")
    assert (child.id, child.birth_date) == ("07911998224", date(2019, 11, 7))
    assert (child.protected, child.standing) == (False, Standing.RESIDENT)
    assert child.home is not None
    assert (child.home.matrikkel_id, child.home.unit) == ("99777627", "H0101")


def test_the_childs_own_document_says_who_the_parents_are() -> None:
    assert SAMPLES is not None
    document = (SAMPLES / "child-with-felles-foreldreansvar.json").read_bytes()
    family = read_family(document, [], on=DAY)
    assert [(parent.role, parent.responsibility) for parent in family.parents] == [
        ("mor", True),
        ("far", True),
    ]
    assert representatives(family) == ()  # nobody's document but the child's: unknown, and never a yes


def test_the_adult_with_an_address_abroad_has_the_home_of_the_register() -> None:
    adult = sample("adult-with-utenlandsk-adresse.json")
    assert adult.home is not None
    assert adult.home.matrikkel_id == "92265250"


def test_the_skeleton_with_every_field_says_nothing_that_holds() -> None:
    person = sample("all-fields-skeleton.json")  # every entry of it begins and ends on one day of 2023
    assert (person.birth_date, person.birth_year, person.home) == (None, None, None)
    assert (person.protected, person.standing) == (None, None)


CODED: Final = {
    "status",
    "identifikatortype",
    "adressegradering",
    "graderingsnivaa",
    "relatertPersonsRolle",
    "minRolleForPerson",
    "ansvar",
}


def shuffled(part: Element, rng: Random) -> Element:
    """Put the properties and the entries in another order."""
    if isinstance(part, dict):
        return {name: shuffled(part[name], rng) for name in rng.sample(list(part), len(part))}
    if isinstance(part, list):
        return [shuffled(entry, rng) for entry in rng.sample(part, len(part))]
    return part


def in_capitals(part: Element, name: str = "") -> Element:
    if isinstance(part, dict):
        return {key: in_capitals(value, key) for key, value in part.items()}
    if isinstance(part, list):
        return [in_capitals(value, name) for value in part]
    return part.upper() if name in CODED else part


def with_history(document: dict[str, Any]) -> dict[str, Any]:
    """Add to every element what it might have said before: a former entry of each, and one ended long ago."""
    over: list[dict[str, Any]] = [
        {"erGjeldende": False},
        {"erGjeldende": None, "opphoerstidspunkt": "2020-02-29T12:00:00Z"},
    ]
    former: dict[str, dict[str, Any]] = {
        "bostedsadresse": {"vegadresse": {"kommunenummer": "0301", "adressenavn": "Testgata"}},
        "foedsel": {"foedselsdato": "1901-01-01", "foedselsaar": "1901"},
        "status": {"status": "doed"},
        "adressebeskyttelse": {"graderingsnivaa": "fortrolig"},
        "foreldreansvar": {"ansvar": "ukjent"},
        "familierelasjon": {"relatertPersonsRolle": "medmor", "minRolleForPerson": "barn"},
    }
    grown = {
        name: [*([end | former[name] for end in over] if name in former else []), *element]
        for name, element in document.items()
    }
    return {"adressebeskyttelse": [end | former["adressebeskyttelse"] for end in over]} | grown


def doubled(document: dict[str, Any]) -> dict[str, Any]:
    return {name: [*element, *element] for name, element in document.items()}


VARIANTS: Final[dict[str, Callable[[dict[str, Any], Random], dict[str, Any]]]] = {
    "as it is": lambda document, _: document,
    "shuffled": shuffled,
    "in capitals": lambda document, _: in_capitals(document),
    "with history": lambda document, _: with_history(document),
    "every entry twice": lambda document, _: doubled(document),
    "all at once": lambda document, rng: shuffled(doubled(with_history(in_capitals(document))), rng),
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("backwards", [False, True])
def test_a_whole_family_gets_its_answer(case: dict[str, Any], variant: str, backwards: bool) -> None:
    change, rng = VARIANTS[variant], seeded(16)
    child, *parents = (json.dumps(change(one, rng)).encode() for one in (case["child"], *case["parents"]))
    family = read_family(child, parents[::-1] if backwards else parents, on=date.fromisoformat(case["as_of"]))
    assert address_condition(family).value == ("met" if case["expected"]["address_condition"] else "unmet")
    answers = {parent.person.id: may_represent(parent.person, family).granted for parent in family.parents}
    assert answers == case["expected"]["may_represent"]


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize(
    "name",
    [
        "child-with-felles-foreldreansvar.json",
        "adult-with-bostedsadresse.json",
        "adult-with-utenlandsk-adresse.json",
    ],
)
def test_a_person_is_the_same_however_the_document_is_written(name: str, variant: str) -> None:
    assert SAMPLES is not None
    document = json.loads((SAMPLES / name).read_bytes())
    assert read_person(VARIANTS[variant](document, seeded(16)), on=DAY) == sample(name)
