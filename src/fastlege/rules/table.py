"""The table of all rules (*regeltabellen*), from which texts, documentation and tests are generated."""

from __future__ import annotations

import copyreg
from typing import TYPE_CHECKING, Final

from fastlege.errors import InvalidFactError, Problem
from fastlege.problems import is_text
from fastlege.rules.acting import APPOINTMENTS_FOR_A_CHILD, APPOINTMENTS_FOR_ONESELF
from fastlege.rules.availability import AVAILABILITY_FOR_A_CHILD, AVAILABILITY_FOR_ONESELF
from fastlege.rules.consent import ACCESS
from fastlege.rules.decision import Condition
from fastlege.rules.disclosure import Fold
from fastlege.rules.e_consultation import E_CONSULTATION, URGENCY
from fastlege.rules.enquiry import ENQUIRY
from fastlege.rules.representation import REPRESENTATION
from fastlege.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

__all__ = ["ALL_RULES", "RULES", "is_ours", "rule_named"]

RULES: Final[tuple[Rule, ...]] = (
    ACCESS,
    REPRESENTATION,
    AVAILABILITY_FOR_ONESELF,
    AVAILABILITY_FOR_A_CHILD,
    APPOINTMENTS_FOR_ONESELF,
    APPOINTMENTS_FOR_A_CHILD,
    E_CONSULTATION,
    ENQUIRY,
)
"""The rules that decide, in the order of the documentation."""


def _with_folded() -> Iterator[Rule]:
    for rule in RULES:
        yield rule
        if isinstance(rule.disclose, Fold):
            yield rule.disclose.folded
    yield URGENCY  # no fold leads to it, but a disclosed e-consultation may have it


ALL_RULES: Final[Mapping[str, Rule]] = {rule.name: rule for rule in _with_folded()}
"""Every rule that a decision may have, by name: those that decide, the folded ones, and URGENCY."""

_CONDITIONS: Final = frozenset(condition for rule in ALL_RULES.values() for condition in rule.conditions)

_NOT_OURS: Final = Problem(
    "rule",
    "only the rules of this package can be pickled or copied; for a rule of your own, keep the bits of its "
    "decisions, which rule.decision(…) takes",
)


def rule_named(name: str) -> Rule:
    """Look up a rule by its stable name (*regel*); folded rules are included.

    Raises:
        InvalidFactError: When there is no such rule.

    Examples:
        >>> rule_named("representation").decision(0, conditions=9).granted
        True
    """
    rule = ALL_RULES.get(name) if is_text(name) else None
    if rule is None:
        raise InvalidFactError([Problem("name", f"give one of {', '.join(ALL_RULES)}")])
    return rule


def is_ours(what: Rule | Condition) -> bool:
    """Return whether a rule or a condition is defined in this package; its name alone does not show it."""
    if isinstance(what, Condition):
        return what in _CONDITIONS
    return ALL_RULES.get(what.name) is what


def _by_name(rule: Rule) -> tuple[Callable[[str], Rule], tuple[str]]:
    """Pickle and copy a rule as its name; refuse a rule that could not be found by it."""
    if not is_ours(rule):
        raise InvalidFactError([_NOT_OURS])
    return _again, (rule.name,)


def _again(name: str) -> Rule:
    """Look up the rule that was pickled as its name."""
    if name not in ALL_RULES:
        raise InvalidFactError([_NOT_OURS])
    return ALL_RULES[name]


copyreg.pickle(Rule, _by_name)  # not a method of Rule, which cannot import this table
