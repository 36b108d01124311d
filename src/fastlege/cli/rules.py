"""``fastlege rules``: the rule table on the command line."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from fastlege.cli.given import Given
from fastlege.cli.output import Table, as_text, in_json
from fastlege.terms import Language
from fastlege.words import catalogue
from fastlege.words.rule_table import as_markdown, as_mermaid, as_rows

if TYPE_CHECKING:
    import argparse

    from fastlege.policy import Policy

__all__ = ["run"]


class _Format(StrEnum):
    TEXT = "text"
    MARKDOWN = "markdown"
    MERMAID = "mermaid"
    JSON = "json"


def run(asked: argparse.Namespace) -> str:
    """Write every rule as it was asked for.

    Raises:
        InvalidInputError: With every problem.
    """
    given = Given()
    language = given.choice("--lang", asked.lang, Language)
    wanted = given.choice("--format", asked.format, _Format)
    match given.complete(wanted):
        case _Format.TEXT:
            return _tables(language, asked.policy)
        case _Format.MARKDOWN:
            return as_markdown(language, policy=asked.policy)
        case _Format.MERMAID:
            return as_mermaid(language, policy=asked.policy)
        case _:
            return in_json(as_rows(language, policy=asked.policy))


def _tables(language: Language, policy: Policy) -> str:
    """Write a table for each rule: the code, the question, what each finding means, and the source."""
    words = catalogue(language).decision
    heads = (words["code"], words["question"], words["meaning"], words["source"])
    return "\n".join(
        as_text(
            Table(
                title=f"{rule['title']} ({rule['name']})",
                heads=heads,
                rows=[
                    (row["code"], row["question"], "\n".join(row["texts"].values()), row["source"])
                    for row in rule["conditions"]
                ],
            )
        )
        for rule in as_rows(language, policy=policy)["rules"]
    )
