"""``fastlege rules``: the rule table on the command line."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from fastlege.cli.given import Given
from fastlege.cli.output import DECIDED, in_envelope, in_json, in_lines, say
from fastlege.terms import Audience, Language
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


def run(asked: argparse.Namespace) -> int:
    """Print every rule in the requested form.

    Raises:
        InvalidInputError: With every problem.
    """
    given = Given()
    language = given.choice("--lang", asked.lang, Language)
    wanted = given.choice("--format", asked.format or _Format.TEXT, _Format)
    if asked.json and asked.format not in {None, _Format.JSON}:
        given.problem("--json", "it alone or with --format json")
    chosen = given.complete(wanted)
    match _Format.JSON if asked.json else chosen:
        case _Format.TEXT:
            say(_in_words(language, asked.policy))
        case _Format.MARKDOWN:
            say(as_markdown(language, policy=asked.policy))
        case _Format.MERMAID:
            say(as_mermaid(language, policy=asked.policy))
        case _:
            rows = as_rows(language, policy=asked.policy)
            say(in_json(in_envelope(Audience.CASEWORKER, "rule_table", rows)))
    return DECIDED


def _in_words(language: Language, policy: Policy) -> str:
    """Write each rule's conditions: the code, the question, the meaning of each finding, and the source.

    They are listed one below the other, since a terminal has no room for four columns of sentences.
    """
    cited = catalogue(language).decision["source"]
    return "\n".join(
        in_lines([f"{rule['title']} ({rule['name']})"])
        + "".join(
            in_lines([row["code"]], indent="  ")
            + in_lines([row["question"], *row["texts"].values(), f"{cited}: {row['source']}"], indent="    ")
            for row in rule["conditions"]
        )
        for rule in as_rows(language, policy=policy)["rules"]
    )
