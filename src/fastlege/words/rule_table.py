"""The rule table written out (*regellisten*): as rows, as Markdown and as diagrams, from the table itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fastlege.policy import HELSENORGE_2021_01_11
from fastlege.rules.decision import Ground
from fastlege.rules.table import RULES
from fastlege.terms import UNMET, Audience, Finding
from fastlege.words.catalogues import catalogue
from fastlege.words.decision import ground_text, question_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastlege.rules.decision import Condition
    from fastlege.rules.rule import Rule
    from fastlege.terms import Language
    from fastlege.words.catalogues import Catalogue

__all__ = ["as_markdown", "as_mermaid", "as_rows"]


def as_rows(language: Language | str) -> dict[str, Any]:
    """Give every rule with codes, questions, sources and texts, ready for JSON.

    Examples:
        >>> [rule["name"] for rule in as_rows("en")["rules"]][:2]
        ['access', 'representation']
    """
    texts = catalogue(language)
    return {
        "policy": HELSENORGE_2021_01_11.name,
        "rules": [
            {
                "name": rule.name,
                "title": texts.rule(rule.name).title,
                "conditions": [_row(condition, language) for condition in rule.conditions],
            }
            for rule in RULES
        ],
    }


def _row(condition: Condition, language: Language | str) -> dict[str, Any]:
    unmet = Ground(condition, UNMET)
    meanings = {
        finding.value: ground_text(Ground(condition, finding), language, audience=Audience.CASEWORKER)
        for finding in Finding
    }
    return {
        "code": condition.code,
        "question": question_text(condition, language),
        "source": str(condition.source),
        "url": condition.source.url,
        "ours": condition.source.ours,
        "texts": meanings,
        "citizen": ground_text(unmet, language, audience=Audience.CITIZEN) or None,
    }


def as_markdown(language: Language | str) -> str:
    """Write a table for each rule."""
    return "\n".join(_markdown(rule, catalogue(language)) for rule in RULES)


def _markdown(rule: Rule, texts: Catalogue) -> str:
    heads = (
        texts.decision["code"],
        texts.decision["question"],
        *texts.finding.values(),
        texts.decision["source"],
    )
    rows = (
        (f"`{row['code']}`", row["question"], *row["texts"].values(), row["source"])
        for row in (_row(condition, texts.language) for condition in rule.conditions)
    )
    lines = (
        f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
        for cells in (heads, ("---",) * len(heads), *rows)
    )
    return f"## {texts.rule(rule.name).title} (`{rule.name}`)\n\n" + "\n".join(lines) + "\n"


def as_mermaid(language: Language | str) -> str:
    """Draw a flowchart with one box a condition, all of which lead to the answer."""
    texts = catalogue(language)
    return "\n".join(["flowchart LR", *(line for rule in RULES for line in _diagram(rule, texts))]) + "\n"


def _diagram(rule: Rule, texts: Catalogue) -> Iterator[str]:
    name = rule.name.replace("-", "_")
    yield f'  subgraph {name}["{texts.rule(rule.name).title}"]'
    for condition in rule.conditions:
        question = question_text(condition, texts.language)
        yield f'    {name}_{condition.keyword}["{question}"] --> {name}_all'
    yield f'    {name}_all{{"{texts.finding[Finding.MET]}?"}} --> {name}_yes(["{texts.decision["granted"]}"])'
    yield f'    {name}_all --> {name}_no(["{texts.decision["refused"]}"])'
    yield "  end"
