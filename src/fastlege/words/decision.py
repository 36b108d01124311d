"""Decisions in words (*begrunnelse*): for the citizen, for the caseworker, and for notebooks.

The citizen's text is made from the disclosed decision alone, so it cannot reveal more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fastlege.errors import InvalidInputError, Problem
from fastlege.policy import HELSENORGE_2021_01_11, Policy
from fastlege.problems import audience_row, language_row, validate
from fastlege.rules.e_consultation import NOT_URGENT
from fastlege.rules.table import is_ours
from fastlege.terms import MET, Audience, ConsultationMode, Finding
from fastlege.words.catalogues import catalogue
from fastlege.words.citation import cited
from fastlege.words.markup import document, element, joined, marked, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastlege.rules.decision import Condition, Decision, Ground
    from fastlege.rules.rule import Rule
    from fastlege.terms import LanguageCode
    from fastlege.words.catalogues import Catalogue, ConditionText, RuleText

__all__ = ["MARKS", "as_html", "as_text", "ground_text", "may_read", "question_text", "sentence"]

MARKS: Final = {Finding.MET: "✓", Finding.UNMET: "✗", Finding.UNKNOWN: "?"}


def as_text(
    decision: Decision,
    language: LanguageCode,
    *,
    audience: Audience | str = Audience.CITIZEN,
    policy: Policy | None = None,
) -> str:
    """Write a decision for a reader (*begrunnelse*), with a line for each sentence or condition.

    Raises:
        InvalidInputError: When the language or the audience is not known.
    """
    _check(language, audience, policy)
    texts = catalogue(language)
    if Audience(audience) is Audience.CITIZEN:
        lines = _for_citizen(decision.disclosed(), texts, policy)
    else:
        lines = _for_caseworker(decision, texts, policy)
    return "\n".join(lines)


def question_text(condition: Condition, language: LanguageCode, *, policy: Policy | None = None) -> str:
    """Write a condition as a question."""
    _check(language, Audience.CITIZEN, policy)
    texts = catalogue(language)
    return _filled(_words(condition, texts).question, texts, policy)


def may_read(condition: Condition, texts: Catalogue) -> bool:
    """Return whether citizens may read about a condition; for urgency, they read where to ring."""
    return condition.code == NOT_URGENT.code or _words(condition, texts).citizen is not None


def sentence(
    ground: Ground,
    language: LanguageCode,
    *,
    audience: Audience | str = Audience.CITIZEN,
    policy: Policy | None = None,
) -> str:
    """Write a ground on its own, for a reader who may see it.

    Raises:
        InvalidInputError: When an argument is not valid, or citizens may not read about the condition.
    """
    _check(language, audience, policy)
    if Audience(audience) is Audience.CITIZEN and not may_read(ground.condition, catalogue(language)):
        message = (
            "citizens may not read about this condition: take the unmet and unknown grounds of "
            "decision.disclosed(), or give audience='caseworker'"
        )
        raise InvalidInputError([Problem("audience", message)])
    return ground_text(ground, language, audience=Audience(audience), policy=policy)


def ground_text(
    ground: Ground,
    language: LanguageCode,
    *,
    audience: Audience,
    policy: Policy | None = None,
    several: bool = False,
) -> str:
    """Write the finding of a ground; for a citizen, with what to do instead.

    `several` selects the citizen's text about several services.
    """
    texts = catalogue(language)
    words = _words(ground.condition, texts)
    if audience is Audience.CASEWORKER or ground.finding is MET:
        found = _filled(words.of(ground.finding), texts, policy)
        return (
            f"{found} {texts.decision['missing']}: {', '.join(ground.missing)}." if ground.missing else found
        )
    if ground.code == NOT_URGENT.code:  # the answer is where to ring, and nothing else
        return texts.urgent
    cause = (several and words.several) or words.citizen
    return _filled(" ".join(filter(None, (cause, words.instead))), texts, policy)


def as_html(decision: Decision, language: LanguageCode, *, policy: Policy | None = None) -> str:
    """Write the citizen's view of a decision for a notebook: the outcome, and the conditions shown."""
    texts, shown = catalogue(language), decision.disclosed()
    outcome, *why = _for_citizen(shown, texts, policy)
    heads = [texts.decision[head] for head in ("question", "finding", "source")]
    rows = [
        (
            question_text(ground.condition, language, policy=policy),
            marked(MARKS[ground.finding], texts.finding[ground.finding]),
            cited(ground.condition.source_under(policy=policy or HELSENORGE_2021_01_11), texts),
        )
        for ground in shown.grounds
        if _words(ground.condition, texts).citizen  # not urgency, whose only text is where to ring
    ]
    return document(
        texts.language,
        element("p", element("strong", outcome)),
        *(element("p", line) for line in why),
        table(texts.decision["conditions"], heads, rows) if rows else joined(),
    )


def _check(language: object, audience: object, policy: object) -> None:
    validate(
        language_row(language),
        audience_row(audience),
        ("policy", policy is None or isinstance(policy, Policy), "give a Policy, or None"),
        error=InvalidInputError,
    )


def _words(condition: Condition, texts: Catalogue) -> ConditionText:
    """Look up the texts of a condition; a user's own condition has none, even with a code of ours."""
    return texts.condition(condition.code if is_ours(condition) else "")


def _rule_words(rule: Rule, texts: Catalogue) -> RuleText:
    """Look up the texts of a rule; a user's own rule has none, even with a name of ours."""
    return texts.rule(rule.name if is_ours(rule) else "")


def _for_citizen(decision: Decision, texts: Catalogue, policy: Policy | None) -> Iterator[str]:
    """Yield the outcome, each cause with what to do instead, and where to ring when it is urgent."""
    outcome = _rule_words(decision.rule, texts)
    if decision.granted:
        yield outcome.granted
        return
    open_grounds = [ground for ground in decision.grounds if ground.finding is not MET]
    # Where to ring comes alone: nothing else should delay urgent help.
    if any(ground.code == NOT_URGENT.code for ground in open_grounds):
        yield texts.urgent
        return
    yield outcome.refused
    for ground in open_grounds:
        yield ground_text(ground, texts.language, audience=Audience.CITIZEN, policy=policy)
    yield texts.urgent


def _for_caseworker(decision: Decision, texts: Catalogue, policy: Policy | None) -> Iterator[str]:
    """Yield the outcome, and then every condition with its finding, in words, and its source."""
    answer = texts.decision["granted" if decision.granted else "refused"]
    yield f"{_rule_words(decision.rule, texts).title}: {answer}"
    for ground in decision.grounds:
        mark, finding = MARKS[ground.finding], texts.finding[ground.finding]
        source = cited(ground.condition.source_under(policy=policy or HELSENORGE_2021_01_11), texts)
        told = ground_text(ground, texts.language, audience=Audience.CASEWORKER, policy=policy)
        yield f"{mark} {finding}: {told} ({ground.code}; {texts.decision['source']}: {source})"
    if not decision.granted:
        yield texts.urgent


def _filled(text: str, texts: Catalogue, policy: Policy | None) -> str:
    """Fill in an edition's numbers, and its ways to hold an e-consultation."""
    edition = policy or HELSENORGE_2021_01_11
    modes = [texts.mode[mode] for mode in ConsultationMode if mode in edition.consultation_modes]
    *first, last = modes or [""]
    filled = text.format(
        represented_until=edition.represented_until,
        acts_alone_from=edition.acts_alone_from,
        represents_from=edition.represents_from,
        response_working_days=edition.response_working_days,
        consultation_modes=f"{', '.join(first)} {texts.mode['or']} {last}" if first else last,
    )
    return filled.replace("  ", " ")  # an edition without any way to hold one leaves a double space
