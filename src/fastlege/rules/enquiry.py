"""Is this a question for the office (*kontakt legekontoret*)?

The topic that the sender declares decides; the question itself is never read.

References:
    Helsenorge, "Kom i kontakt med fastlegen", 11 January 2021, service 4, "Kontakt legekontoret".
"""

from __future__ import annotations

from typing import Final

from fastlege.problems import validate
from fastlege.rules.decision import Condition, Decision
from fastlege.rules.rule import Rule
from fastlege.sources import PAGE
from fastlege.terms import Finding, Topic

__all__ = ["ENQUIRY", "may_enquire"]

ENQUIRY: Final = Rule(
    "enquiry",
    (Condition("administrative-matter", source=PAGE.at("4) Kontakt legekontoret, punktum 1 og 3")),),
)


def may_enquire(topic: Topic | None) -> Decision:
    """Decide whether the office can be asked about a topic (*administrative spørsmål*).

    Args:
        topic: The topic that the sender declares; None: not declared. Health is refused.

    Raises:
        InvalidFactError: When the topic is not a Topic.

    Examples:
        >>> may_enquire(Topic.GETTING_THERE).granted
        True
        >>> may_enquire(Topic.HEALTH).granted
        False
    """
    validate(
        ("topic", topic is None or isinstance(topic, Topic), "give a Topic, or None when it is not declared")
    )
    return ENQUIRY.decide(
        administrative_matter=Finding.of(None if topic is None else topic is not Topic.HEALTH)
    )
