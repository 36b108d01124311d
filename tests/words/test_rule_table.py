"""The rule table written out: every cell of a row, and the shape of the table and of the diagram."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fastlege.policy import HELSENORGE_2021_01_11
from fastlege.rules import RULES, Condition, Rule, table
from fastlege.rules.consent import ACCESS, ACCESS_LEVEL_SUFFICIENT
from fastlege.sources import PAGE
from fastlege.words import catalogue, rule_table

if TYPE_CHECKING:
    import pytest

EN: Final = catalogue("en")
WORDS: Final = EN.condition("access-level-sufficient")
TITLE: Final = EN.rule("access").title
SOURCE: Final = str(ACCESS_LEVEL_SUFFICIENT.source)


def test_the_rows_name_the_edition_and_every_rule() -> None:
    listed = rule_table.as_rows("en")
    assert listed["policy"] == HELSENORGE_2021_01_11.name
    assert (listed["published"], listed["read_on"]) == ("2021-01-11", None)
    assert listed["source"] == str(PAGE)
    assert [rule["name"] for rule in listed["rules"]] == [rule.name for rule in RULES]
    assert listed["rules"][0] == {
        "name": "access",
        "title": TITLE,
        "conditions": [
            {
                "code": "access-level-sufficient",
                "question": WORDS.question,
                "source": SOURCE,
                "url": ACCESS_LEVEL_SUFFICIENT.source.url,
                "ours": False,
                "texts": {"met": WORDS.met, "unmet": WORDS.unmet, "unknown": WORDS.unknown},
                "citizen": f"{WORDS.citizen} {WORDS.instead}",
            }
        ],
    }


def test_what_no_citizen_is_told_has_no_text_for_citizens() -> None:
    rules = {rule["name"]: rule for rule in rule_table.as_rows("nb")["rules"]}
    told = [row["code"] for row in rules["representation"]["conditions"] if row["citizen"] is not None]
    assert told == []


def test_a_rule_in_markdown_is_a_heading_and_a_table() -> None:
    findings, meanings = EN.finding.values(), (WORDS.met, WORDS.unmet, WORDS.unknown)
    assert rule_table._markdown(ACCESS, EN, HELSENORGE_2021_01_11).splitlines() == [
        f"## {TITLE} (`access`)",
        "",
        f"| {' | '.join((EN.decision['code'], EN.decision['question'], *findings, EN.decision['source']))} |",
        "| --- | --- | --- | --- | --- | --- |",
        f"| {' | '.join(('`access-level-sufficient`', WORDS.question, *meanings, SOURCE))} |",
    ]


def test_an_upright_stroke_does_not_end_a_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    stroke = Rule("access", (Condition("access-level-sufficient", PAGE.at("one | two")),))
    monkeypatch.setattr(table, "_CONDITIONS", frozenset(stroke.conditions))  # there are words on ours alone
    assert r"one \| two" in rule_table._markdown(stroke, EN, HELSENORGE_2021_01_11)


def test_a_rule_in_mermaid_leads_from_each_condition_to_the_answer() -> None:
    assert list(rule_table._diagram(ACCESS, EN, HELSENORGE_2021_01_11)) == [
        f'  subgraph access["{TITLE}"]',
        f'    access_access_level_sufficient["{WORDS.question}"] --> access_all',
        f'    access_all{{"{EN.finding["met"]}?"}} --> access_yes(["{EN.decision["granted"]}"])',
        f'    access_all --> access_no(["{EN.decision["refused"]}"])',
        "  end",
    ]
