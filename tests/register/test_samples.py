"""The register's own samples are read, and three whole families get the answers written beside them."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, Final

import pytest

from fastlege import Person, Standing, may_represent, representatives
from fastlege.register import read_family, read_person
from fastlege.rules import address_condition
from tests.documents import DAY
from tests.shared import SHARED

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


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
@pytest.mark.parametrize("backwards", [False, True])
def test_a_whole_family_gets_its_answer(case: dict[str, Any], backwards: bool) -> None:
    order = slice(None, None, -1) if backwards else slice(None)
    documents = [json.dumps(document).encode() for document in case["parents"]][order]
    family = read_family(json.dumps(case["child"]), documents, on=date.fromisoformat(case["as_of"]))
    assert address_condition(family).value == ("met" if case["expected"]["address_condition"] else "unmet")
    answers = {parent.person.id: may_represent(parent.person, family).granted for parent in family.parents}
    assert answers == case["expected"]["may_represent"]
