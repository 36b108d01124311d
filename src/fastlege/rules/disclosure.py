"""The citizen's view of a decision about a child (*innsyn for innbyggeren*); ours.

A refusal must not reveal where somebody lives, that an address is protected, who has parental responsibility,
or which GP a child has. So every refusal to act for a child is folded into one ground, the same for every
cause. There is no exception: a special text about the age limit would reveal who is a registered parent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from fastlege.rules.decision import Condition, Decision
from fastlege.rules.rule import Rule
from fastlege.sources import DESIGN_CHOICE
from fastlege.terms import MET, UNMET

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["CHILD_SERVICES", "Fold"]

CHILD_SERVICES: Final = Condition("child-services", source=DESIGN_CHOICE)


@attrs.frozen(eq=False)
class Fold:
    """Turns each refusal by a rule about a child into the decision that a citizen may see.

    Attributes:
        private: The codes that a refusal may not reveal.
        folded: The rule of folded refusals: the open conditions and `CHILD_SERVICES`.
    """

    private: frozenset[str]
    folded: Rule

    @classmethod
    def of(cls, name: str, *, open_conditions: Iterable[Condition], private: Iterable[Condition]) -> Fold:
        """Make the fold for the rule with this name."""
        kept = tuple(open_conditions)
        return cls(
            private=frozenset(condition.code for condition in private),
            folded=Rule(f"{name}-disclosed", (*kept, CHILD_SERVICES)),
        )

    def __call__(self, decision: Decision) -> Decision:
        """Fold a decision, unless all private conditions are met and the user represents the child."""
        found = {ground.code: ground.finding for ground in decision.grounds}
        if all(found[code] is MET for code in self.private):
            return decision
        # The last condition of the folded rule stands for every private one.
        *kept, cause = self.folded.conditions
        findings = {condition.keyword: found[condition.code] for condition in kept}
        return self.folded.decide(**findings, **{cause.keyword: UNMET})
