"""What a citizen reads when a register refuses, denies or contradicts: the same, whatever the cause.

Each world lets the mother do nothing for the child. A citizen learns from none which it is: neither from what
was decided, nor, where documents cannot be read at all, from the error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from fastlege import Decision, InvalidDocumentError, Language, PersonId, may_represent
from fastlege.register import read_family, read_person
from tests import pdl_answers as pdl
from tests.documents import (
    CHILD,
    DAY,
    FATHER,
    MOTHER,
    birth,
    child_document,
    elsewhere,
    entry,
    father_document,
    home,
    mother_document,
    relation,
    responsibility,
)
from tests.register.fuzzing import outcome_of

if TYPE_CHECKING:
    from tests.documents import Document, Element


def failed(code: str) -> Document:
    error = {"message": "x", "path": ["hentPerson"], "extensions": {"code": code}}
    return pdl.answered(None, errors=[error])


ORDINARY: Final = (child_document(), mother_document(), father_document())
FAR_AWAY: Final = mother_document(bostedsadresse=[elsewhere()])
WORLDS: Final[dict[str, tuple[Element, ...]]] = {
    "neither parent lives with the child": (child_document(), FAR_AWAY, father_document()),
    "the child is past the age limit": (
        child_document(foedsel=[birth(DAY.replace(year=2008))]),
        *ORDINARY[1:],
    ),
    "the child is protected": (
        child_document(adressebeskyttelse=[entry(graderingsnivaa="fortrolig")]),
        *ORDINARY[1:],
    ),
    "she is protected": (
        child_document(),
        mother_document(adressebeskyttelse=[entry(graderingsnivaa="fortrolig")]),
        father_document(bostedsadresse=[home()]),
    ),
    "she is not registered as a parent": (
        child_document(familierelasjon=[relation(FATHER, "far")]),
        *ORDINARY[1:],
    ),
    "she has no responsibility": (
        child_document(foreldreansvar=[responsibility("far", FATHER)]),
        *ORDINARY[1:],
    ),
    "she is denied": (pdl.answered(pdl.child()), failed("unauthorized"), pdl.answered(pdl.father())),
    "she is not found": (pdl.answered(pdl.child()), failed("not_found"), pdl.answered(pdl.father())),
    "nothing is said of her": (child_document(), father_document(bostedsadresse=[home()])),
    "two documents about her differ": (*ORDINARY, FAR_AWAY),
    "two documents about the child differ": (*ORDINARY, child_document(bostedsadresse=[elsewhere()])),
    "the father is denied and she lives elsewhere": (child_document(), FAR_AWAY, failed("unauthorized")),
    "two documents about the father differ and she lives elsewhere": (
        child_document(),
        FAR_AWAY,
        father_document(),
        father_document(bostedsadresse=[home()]),
    ),
    "something was withheld of her": (
        pdl.answered(pdl.child()),
        pdl.answered(pdl.mother(), errors=[{"message": "x", "path": ["hentPerson", "adressebeskyttelse"]}]),
        pdl.answered(pdl.father()),
    ),
}
UNREADABLE: Final[dict[str, tuple[Element, ...]]] = {
    "the child is denied": (failed("unauthorized"), mother_document(), father_document()),
    "the child is not found": (failed("not_found"), mother_document(), father_document()),
    "the child's document is malformed": (child_document(foedsel=0), mother_document(), father_document()),
    "hers is malformed": (child_document(), mother_document(foedsel=0), father_document()),
    "the father's is malformed": (child_document(), mother_document(), father_document(foedsel=0)),
    "hers is cut short": (child_document(), '{"identifikasjonsnummer": [', father_document()),
    "the register failed about her": (child_document(), failed("server_error"), father_document()),
    "two births of hers differ": (*ORDINARY, mother_document(foedsel=[birth(DAY.replace(year=1986))])),
    "two parentages of the child differ": (
        *ORDINARY,
        child_document(familierelasjon=[relation(FATHER, "far")]),
    ),
    "the child is its own parent": (child_document(familierelasjon=[relation(CHILD, "mor")]), *ORDINARY[1:]),
}


def decision_in(world: tuple[Element, ...]) -> Decision:
    """Decide for the mother, as the family knows her, or as her own document does."""
    family = read_family(world[0], world[1:], on=DAY)
    parent = family.find(PersonId(MOTHER))
    asking = parent.person if parent else read_person(mother_document(), on=DAY)
    return may_represent(asking, family)


def told_by(decision: Decision) -> list[object]:
    """Give every surface of a decision that a citizen reads."""
    disclosed = decision.disclosed()
    texts = [(decision.explain(language), disclosed.explain(language)) for language in Language]
    return [*texts, disclosed.bits, repr(disclosed), disclosed._repr_html_(), decision._repr_html_()]


@pytest.mark.parametrize("world", WORLDS.values(), ids=WORLDS)
def test_every_refusal_says_the_same(world: tuple[Element, ...]) -> None:
    refused = decision_in(next(iter(WORLDS.values())))
    decision = decision_in(world)
    assert not decision
    assert decision.disclosed() is refused.disclosed()
    assert told_by(decision) == told_by(refused)


@pytest.mark.parametrize("world", UNREADABLE.values(), ids=UNREADABLE)
@pytest.mark.parametrize("language", Language)
def test_an_error_about_documents_says_it_too(world: tuple[Element, ...], language: Language) -> None:
    error = outcome_of(world)
    assert isinstance(error, InvalidDocumentError)
    assert error.explain(language) == decision_in(next(iter(WORLDS.values()))).explain(language)
    assert all(
        problem.message in error.explain(language, audience="caseworker") for problem in error.problems
    )
