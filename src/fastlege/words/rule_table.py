"""The rule table (*regellisten*) as rows, as Markdown and as diagrams."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fastlege.policy import HELSENORGE_2021_01_11, Policy
from fastlege.rules.decision import Ground
from fastlege.rules.table import RULES
from fastlege.terms import UNMET, Audience, Finding
from fastlege.words.catalogues import catalogue
from fastlege.words.citation import cited
from fastlege.words.decision import ground_text, question_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastlege.rules.decision import Condition
    from fastlege.rules.rule import Rule
    from fastlege.terms import LanguageCode
    from fastlege.words.catalogues import Catalogue

__all__ = ["as_markdown", "as_mermaid", "as_rows"]


def as_rows(language: LanguageCode, *, policy: Policy = HELSENORGE_2021_01_11) -> dict[str, Any]:
    """Return every rule under an edition, with codes, questions, sources and texts, ready for JSON.

    Examples:
        >>> [rule["name"] for rule in as_rows("en")["rules"]][:2]
        ['access', 'representation']
    """
    texts = catalogue(language)
    return {
        "policy": policy.name,
        "published": policy.published and policy.published.isoformat(),
        "read_on": policy.read_on and policy.read_on.isoformat(),
        "source": cited(policy.source, texts),
        "rules": [
            {
                "name": rule.name,
                "title": texts.rule(rule.name).title,
                "conditions": [_row(condition, language, policy) for condition in rule.conditions],
            }
            for rule in RULES
        ],
    }


def _row(condition: Condition, language: LanguageCode, policy: Policy) -> dict[str, Any]:
    source = condition.source_under(policy=policy)

    def text(finding: Finding, audience: Audience) -> str:
        return ground_text(Ground(condition, finding), language, audience=audience, policy=policy)

    return {
        "code": condition.code,
        "question": question_text(condition, language, policy=policy),
        "source": cited(source, catalogue(language)),
        "url": source.url,
        "ours": source.ours,
        "texts": {finding.value: text(finding, Audience.CASEWORKER) for finding in Finding},
        "citizen": text(UNMET, Audience.CITIZEN) or None,
    }


def as_markdown(language: LanguageCode, *, policy: Policy = HELSENORGE_2021_01_11) -> str:
    """Write a Markdown table for each rule."""
    return "\n".join(_markdown(rule, catalogue(language), policy) for rule in RULES)


def _markdown(rule: Rule, texts: Catalogue, policy: Policy) -> str:
    heads = (
        texts.decision["code"],
        texts.decision["question"],
        *texts.finding.values(),
        texts.decision["source"],
    )
    rows = (
        (f"`{row['code']}`", row["question"], *row["texts"].values(), row["source"])
        for row in (_row(condition, texts.language, policy) for condition in rule.conditions)
    )
    lines = (
        f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
        for cells in (heads, ("---",) * len(heads), *rows)
    )
    return f"## {texts.rule(rule.name).title} (`{rule.name}`)\n\n" + "\n".join(lines) + "\n"


def as_mermaid(language: LanguageCode, *, policy: Policy = HELSENORGE_2021_01_11) -> str:
    """Write a Mermaid flowchart in which the box of each condition leads to the answer."""
    texts = catalogue(language)
    return (
        "\n".join(["flowchart LR", *(line for rule in RULES for line in _diagram(rule, texts, policy))])
        + "\n"
    )


def _diagram(rule: Rule, texts: Catalogue, policy: Policy) -> Iterator[str]:
    name = rule.name.replace("-", "_")
    yield f'  subgraph {name}["{texts.rule(rule.name).title}"]'
    for condition in rule.conditions:
        question = question_text(condition, texts.language, policy=policy)
        yield f'    {name}_{condition.keyword}["{question}"] --> {name}_all'
    yield f'    {name}_all{{"{texts.finding[Finding.MET]}?"}} --> {name}_yes(["{texts.decision["granted"]}"])'
    yield f'    {name}_all --> {name}_no(["{texts.decision["refused"]}"])'
    yield "  end"
