"""A decision in words: which lines there are, in which order, for each reader."""

from __future__ import annotations

from typing import Any, Final

import attrs
import pytest

from fastlege.errors import InvalidInputError
from fastlege.policy import HELSENORGE_2021_01_11
from fastlege.rules import access_suffices, may_represent, rule_named
from fastlege.rules.consent import ACCESS_LEVEL_SUFFICIENT
from fastlege.terms import AccessLevel, Audience, Service
from fastlege.words import catalogue
from fastlege.words.decision import as_html, ground_text
from tests.support import child, decided, family, parent
from tests.words.reading import Table, read, tables, texts

EN: Final = catalogue("en")
WORDS: Final = EN.condition("access-level-sufficient")
HELD: Final = [
    pytest.param(AccessLevel.FULL, "granted", "✓", "met", WORDS.met, id="met"),
    pytest.param(AccessLevel.BASIC, "refused", "✗", "unmet", WORDS.unmet, id="unmet"),
    pytest.param(None, "refused", "?", "unknown", WORDS.unknown, id="unknown"),
]


@pytest.mark.parametrize(("held", "answer", "mark", "finding", "meaning"), HELD)
def test_a_caseworker_reads_the_answer_each_condition_with_its_source_and_of_a_refusal_where_to_ring(
    held: AccessLevel | None, answer: str, mark: str, finding: str, meaning: str
) -> None:
    explained = access_suffices(held, Service.E_CONSULTATION).explain("en", audience=Audience.CASEWORKER)
    source = f"{EN.decision['source']}: {ACCESS_LEVEL_SUFFICIENT.source}"
    assert explained.splitlines() == [
        f"{EN.rule('access').title}: {EN.decision[answer]}",
        f"{mark} {EN.finding[finding]}: {meaning} (access-level-sufficient; {source})",
        *([EN.urgent] if answer == "refused" else []),
    ]


@pytest.mark.parametrize("held", [AccessLevel.BASIC, None])
def test_a_citizen_reads_of_a_refusal_the_cause_what_to_do_instead_and_where_to_ring(
    held: AccessLevel | None,
) -> None:
    assert access_suffices(held, Service.E_CONSULTATION).explain("en").splitlines() == [
        EN.rule("access").refused,
        f"{WORDS.citizen} {WORDS.instead}",
        EN.urgent,
    ]


def test_a_citizen_reads_of_a_yes_one_line_alone() -> None:
    assert (
        access_suffices(AccessLevel.FULL, Service.E_CONSULTATION).explain("en") == EN.rule("access").granted
    )


def test_of_something_urgent_a_citizen_reads_where_to_ring_and_nothing_else() -> None:
    rule = rule_named("e-consultation")
    for bits in (1, 2, 1 + 4, 1 + 4 + 16):
        assert decided(rule, bits).explain("en") == EN.urgent


def test_a_citizen_reads_of_one_service_and_of_several() -> None:
    words = EN.condition("service-offered")
    rule = rule_named("availability-for-oneself")
    (ground,) = decided(rule, 1 << 2 * rule.codes.index("service-offered")).unmet
    one = ground_text(ground, "en", audience=Audience.CITIZEN)
    more = ground_text(ground, "en", audience=Audience.CITIZEN, several=True)
    assert (one, more) == (f"{words.citizen} {words.instead}", f"{words.several} {words.instead}")


def test_a_ground_that_is_met_reads_the_same_for_both() -> None:
    (ground,) = access_suffices(AccessLevel.FULL, Service.E_CONSULTATION).grounds
    assert {ground_text(ground, "en", audience=audience) for audience in Audience} == {WORDS.met}


def test_the_numbers_are_those_of_the_edition_that_is_named() -> None:
    of = family(child(), parent())
    decision = may_represent(of.parents[0].person, of)
    to_18 = attrs.evolve(HELSENORGE_2021_01_11, represented_until=18)
    assert "under 16" in decision.explain("en", audience=Audience.CASEWORKER)
    assert "under 18" in decision.explain("en", audience=Audience.CASEWORKER, policy=to_18)


@pytest.mark.parametrize("audience", Audience)
def test_a_reader_may_be_named_by_the_code(audience: Audience) -> None:
    decision = access_suffices(AccessLevel.BASIC, Service.E_CONSULTATION)
    assert decision.explain("en", audience=audience.value) == decision.explain("en", audience=audience)
    with pytest.raises(InvalidInputError, match=r"^audience: give Audience\.CITIZEN \('citizen'\) or"):
        decision.explain("en", audience="sakshandsamar")


def test_each_wrong_argument_is_a_problem_of_its_own() -> None:
    explain: Any = access_suffices(AccessLevel.FULL, Service.E_CONSULTATION).explain
    with pytest.raises(InvalidInputError) as refused:
        explain("se", audience="boss", policy="page")
    assert [problem.path for problem in refused.value.problems] == ["language", "audience", "policy"]


def test_a_notebook_shows_the_outcome_the_causes_and_every_condition_that_a_citizen_may_see() -> None:
    decision = decided(rule_named("availability-for-oneself"), 1 * 4**2 + 2 * 4**3)
    html = as_html(decision, "en")
    outcome, *why = texts(html)
    assert outcome == EN.rule("availability-for-oneself").refused
    assert [outcome, *why] == decision.explain("en").splitlines()
    assert [strong.text for strong in read(html).findall("p/strong")] == [outcome]
    assert tables(html) == [
        Table(
            "Conditions",
            ["Question", "Finding", "Source"],
            [
                [question, finding, str(ground.condition.source)]
                for (question, finding), ground in zip(
                    [
                        ("Does the patient have a GP?", "met"),
                        ("Does the GP office take part in the scheme?", "met"),
                        ("Has the GP chosen to offer the service?", "not met"),
                        ("Is the user's access level high enough?", "not known"),
                        ("Has the user turned 16?", "met"),
                    ],
                    decision.grounds,
                    strict=True,
                )
            ],
        )
    ]
    marks = [span.text for span in read(html).iter("span") if span.get("aria-hidden") == "true"]
    assert marks == ["✓", "✓", "✗", "?", "✓"]


def test_a_notebook_shows_of_something_urgent_where_to_ring_and_nothing_else() -> None:
    html = as_html(decided(rule_named("e-consultation"), 1), "en")
    assert (texts(html), tables(html)) == ([EN.urgent], [])
