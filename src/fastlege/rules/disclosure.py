"""What a citizen may know of a case about a child (*innsyn for innbyggeren*); ours.

A refusal must not tell where somebody lives, that an address is protected, who has responsibility, or which
GP a child has. So every refusal to act for a child is folded into one ground, the same for every cause.
One thing is told: a registered parent learns that the child has passed the age limit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from fastlege.rules.decision import Condition, Decision
from fastlege.rules.rule import Rule
from fastlege.sources import DESIGN_CHOICE, PAGE
from fastlege.terms import MET, UNMET

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["CHILD_SERVICES", "CHILD_UNDER_AGE_LIMIT", "IS_REGISTERED_PARENT", "Fold"]

CHILD_UNDER_AGE_LIMIT: Final = Condition(
    "child-under-age-limit", PAGE.at("Fastlegetjenester på vegne av barn, ledd 1"), ("foedsel",)
)
IS_REGISTERED_PARENT: Final = Condition(
    "is-registered-parent",
    PAGE.at("Fastlegetjenester på vegne av barn, kulepunktene"),
    ("familierelasjon",),
)
CHILD_SERVICES: Final = Condition("child-services", source=DESIGN_CHOICE)


@attrs.frozen(eq=False)
class Fold:
    """Folds the refusals of a rule about a child into what a citizen may know.

    Attributes:
        private: The codes that a refusal may not tell of.
        folded: The rule of the folded refusal: the open conditions, and `CHILD_SERVICES`.
        past_limit: The rule of the one open cause: the open conditions, and `CHILD_UNDER_AGE_LIMIT`.
    """

    private: frozenset[str]
    folded: Rule
    past_limit: Rule

    @classmethod
    def of(cls, name: str, *, open_conditions: Iterable[Condition], private: Iterable[Condition]) -> Fold:
        """Make the fold of the rule with this name."""
        kept = tuple(open_conditions)
        return cls(
            private=frozenset(condition.code for condition in private),
            folded=Rule(f"{name}-disclosed", (*kept, CHILD_SERVICES)),
            past_limit=Rule(f"{name}-past-age-limit", (*kept, CHILD_UNDER_AGE_LIMIT)),
        )

    def __call__(self, decision: Decision) -> Decision:
        """Fold a decision, unless everything private is met: then the user represents the child."""
        found = {ground.code: ground.finding for ground in decision.grounds}
        if all(found[code] is MET for code in self.private):
            return decision
        told = found[IS_REGISTERED_PARENT.code] is MET and found[CHILD_UNDER_AGE_LIMIT.code] is UNMET
        rule = self.past_limit if told else self.folded
        *kept, cause = rule.conditions
        findings = {condition.keyword: found[condition.code] for condition in kept}
        return rule.decide(**findings, **{cause.keyword: UNMET})
