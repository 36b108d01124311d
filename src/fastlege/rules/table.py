"""The one table of all rules (*regeltabellen*): what code, texts, documentation and proof are read from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fastlege.checks import is_text
from fastlege.errors import InvalidFactError, Problem
from fastlege.rules.availability import AVAILABILITY_FOR_A_CHILD, AVAILABILITY_FOR_ONESELF
from fastlege.rules.consent import ACCESS
from fastlege.rules.disclosure import Fold
from fastlege.rules.e_consultation import E_CONSULTATION, URGENCY
from fastlege.rules.enquiry import ENQUIRY
from fastlege.rules.representation import REPRESENTATION

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fastlege.rules.rule import Rule

__all__ = ["ALL_RULES", "RULES", "rule_named"]

RULES: Final[tuple[Rule, ...]] = (
    ACCESS,
    REPRESENTATION,
    AVAILABILITY_FOR_ONESELF,
    AVAILABILITY_FOR_A_CHILD,
    E_CONSULTATION,
    ENQUIRY,
)
"""The rules that decide."""


def _with_folded() -> Iterator[Rule]:
    for rule in RULES:
        yield rule
        if isinstance(rule.disclose, Fold):
            yield rule.disclose.folded
    yield URGENCY


ALL_RULES: Final[Mapping[str, Rule]] = {rule.name: rule for rule in _with_folded()}
"""Every rule that a decision may be of, by name: those that decide, the folded ones, and URGENCY."""


def rule_named(name: str) -> Rule:
    """Find a rule by its stable name (*regel*), also one of the folded ones.

    Raises:
        InvalidFactError: When there is no such rule.

    Examples:
        >>> rule_named("representation").decision(0).granted
        True
    """
    rule = ALL_RULES.get(name) if is_text(name) else None
    if rule is None:
        raise InvalidFactError([Problem("name", f"give one of {', '.join(ALL_RULES)}")])
    return rule
