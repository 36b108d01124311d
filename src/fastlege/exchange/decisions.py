"""Decisions and refusals in JSON (*avgjørelser og avslag*).

A decision is its rule's name and one integer; the grounds and the texts follow from these. The citizen's is
made of the disclosed decision alone, so there is no way from it to the whole one.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from fastlege.exchange.compounds import OrNull, Row
from fastlege.exchange.records import Field, Record, attribute, derived, reworded
from fastlege.exchange.scalars import FLAG, NUMBER, TEXT, codes, named
from fastlege.rules import Decision, Ground, Rule
from fastlege.rules.refusal import RefusedError
from fastlege.rules.table import ALL_RULES
from fastlege.terms import Audience, Finding
from fastlege.words.decision import ground_text

if TYPE_CHECKING:
    from fastlege.exchange.forms import Form, View
    from fastlege.policy import Policy

__all__ = ["decision_form", "refusal_form"]


_RULE: Final = named({**ALL_RULES}, attrgetter("name"))


def _pair(code: str, finding: Finding, **_: object) -> tuple[str, Finding]:
    return code, finding


def _same_grounds(read: tuple[tuple[str, Finding], ...], decision: Decision) -> bool:
    return read == tuple((ground.code, ground.finding) for ground in decision.grounds)


def _decided(rule: Rule, bits: int) -> Decision:
    return rule.decision(bits)


def _ground_form(prefix: str) -> Record[Any]:
    fields = {
        "code": Field(TEXT, attribute("code")),
        "finding": Field(codes(Finding), attribute("finding")),
        "source": Field(TEXT, _source, required=False),
        "text": Field(TEXT, _ground_text, required=False),
    }
    return Record(f"{prefix}ground", fields, _pair)


def decision_form(audience: Audience, prefix: str) -> Record[Decision]:
    """Make the form of a decision."""
    fields = {
        "rule": Field(_RULE, attribute("rule")),
        "bits": Field(NUMBER, attribute("bits")),
        "granted": derived(FLAG, "granted"),
        "grounds": derived(Row(_ground_form(prefix)), "grounds", _same_grounds),
        "text": reworded(TEXT, _decision_text),
    }
    shown = Decision.disclosed if audience is Audience.CITIZEN else None
    return Record(f"{prefix}decision", fields, _decided, shown=shown)


def refusal_form(audience: Audience, prefix: str, policy: Form[Policy]) -> Record[RefusedError]:
    """Make the form of a refusal; it is an error in Python, and a case that was decided."""
    fields = {
        "decisions": Field(Row(decision_form(audience, prefix)), attribute("decisions")),
        "text": reworded(TEXT, _refusal_text),
    }
    if audience is Audience.CASEWORKER:
        fields["policy"] = Field(OrNull(policy), attribute("policy"), required=False)
    return Record(f"{prefix}refusal", fields, RefusedError)


def _decision_text(decision: Decision, view: View) -> str:
    return decision.explain(view.language, audience=view.audience, policy=view.policy)


def _refusal_text(refusal: RefusedError, view: View) -> str:
    return "\n\n".join(_decision_text(decision, view) for decision in refusal.decisions)


def _ground_text(ground: Ground, view: View) -> str:
    return ground_text(ground, view.language, audience=view.audience, policy=view.policy)


def _source(ground: Ground, _: View) -> str:
    return str(ground.condition.source)
