"""A decision says which of the register's elements it lacks, and a family which facts."""

from __future__ import annotations

from typing import Final

import pytest

from fastlege import Family, PersonId, may_represent
from fastlege.rules import RULES, rule_named
from fastlege.terms import MET, UNKNOWN, UNMET, Audience
from tests.documents import (
    FATHER,
    MOTHER,
    answer,
    child_document,
    entry,
    family_of,
    father_document,
    finding,
    mother_document,
    without,
)

WHOLE: Final = {"child": child_document(), "mother": mother_document(), "father": father_document()}

LACKING: Final = [
    # whose document lacks what; which conditions of the mother's decision are then unknown; the family's word
    ("child", ("foedsel",), {"child-under-age-limit"}, {"child.birth_date"}),
    ("child", ("status",), {"child-alive-and-identified"}, {"child.standing"}),
    ("child", ("familierelasjon",), {"is-registered-parent", "has-parental-responsibility"}, {"parents"}),
    (
        "child",
        ("foreldreansvar",),
        {"has-parental-responsibility"},
        {"parents[0].responsibility", "parents[1].responsibility"},
    ),
    ("mother", ("foedsel",), {"adult-old-enough"}, {"parents[0].person.birth_date"}),
    ("mother", ("status",), {"adult-alive-and-identified"}, {"parents[0].person.standing"}),
    (
        "mother",
        ("bostedsadresse",),
        {"adult-not-protected"},
        {"parents[0].person.home", "parents[0].person.protected"},
    ),
    ("child", ("bostedsadresse",), {"child-not-protected"}, {"child.home", "child.protected"}),
]
ADDRESS: Final = "a-parent-registered-at-childs-address"


def lacking(whose: str, elements: tuple[str, ...]) -> Family:
    given = WHOLE | {whose: without(WHOLE[whose], *elements)}
    return family_of(given["child"], given["mother"], given["father"])


@pytest.mark.parametrize(("whose", "elements", "unknown", "missing"), LACKING)
def test_an_element_that_a_document_lacks_is_named_by_the_decision_and_by_the_family(
    whose: str, elements: tuple[str, ...], unknown: set[str], missing: set[str]
) -> None:
    family = lacking(whose, elements)
    mother = family.find(PersonId(MOTHER))
    person = mother.person if mother else family_of().parent(PersonId(MOTHER)).person
    decision = may_represent(person, family)
    open_grounds = {ground.code: ground for ground in decision.unknown}
    assert open_grounds.keys() - {ADDRESS} == unknown
    for ground in open_grounds.values():
        assert set(ground.missing) & set(elements)
        assert ", ".join(ground.missing) in decision.explain("en", audience=Audience.CASEWORKER)
    assert set(family.missing) == missing


def test_of_a_whole_family_nothing_is_missing() -> None:
    assert family_of().missing == ()
    assert all(ground.missing == () for ground in answer(family_of(), FATHER).grounds)


def test_a_year_alone_still_lacks_the_birth_date() -> None:
    family = family_of(child_document(foedsel=[entry(foedselsaar="2017")]))
    assert family.missing == ("child.birth_date",)
    assert finding(family, "child-under-age-limit") == "met"  # here the year decides


def test_only_what_is_unknown_is_missing() -> None:
    rule = rule_named("representation")
    names = [condition.keyword for condition in rule.conditions]
    for found, missing in ((MET, False), (UNMET, False), (UNKNOWN, True)):
        grounds = rule.decide(**dict.fromkeys(names, found)).grounds
        assert all(bool(ground.missing) is missing for ground in grounds)


def test_a_citizen_reads_of_no_element() -> None:
    elements = {element for rule in RULES for one in rule.conditions for element in one.elements}
    assert len(elements) == 8
    for whose, names, _, _ in LACKING:
        decision = answer(lacking(whose, names), FATHER) if names != ("familierelasjon",) else None
        shown = decision.explain("nb") + decision._repr_html_() if decision else ""
        assert not any(element in shown for element in elements)
        assert decision is None or all(ground.missing == () for ground in decision.disclosed().grounds)
