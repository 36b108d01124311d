"""The error for a refused request (*avslag*), with the decisions that refuse it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastlege.errors import FastlegeError
from fastlege.terms import Audience

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fastlege.policy import Policy
    from fastlege.rules.decision import Decision
    from fastlege.terms import LanguageCode

__all__ = ["RefusedError"]


class RefusedError(FastlegeError):
    """A request is refused (*avslag*): at least one decision does not grant it.

    The message and `explain` show the citizen's view. `decisions` are complete, for systems, and so are
    pickles of this error.

    Attributes:
        decisions: The decisions that refuse.
        policy: The edition whose numbers the texts use; None: the page's own.

    Examples:
        >>> from fastlege import Topic, may_enquire
        >>> error = RefusedError([may_enquire(Topic.HEALTH)])
        >>> print(error)
        enquiry: administrative-matter is unmet
        >>> error.explain("en").splitlines()[0]
        'You cannot send the question here.'
    """

    decisions: tuple[Decision, ...]
    policy: Policy | None

    def __init__(self, decisions: Iterable[Decision], policy: Policy | None = None) -> None:
        """Keep the decisions that refuse."""
        self.decisions = tuple(decisions)
        self.policy = policy
        # Pickle calls the constructor with these arguments.
        super().__init__(self.decisions, policy)

    def __str__(self) -> str:
        """Name the conditions that are not met, as far as a citizen may know."""
        shown = [decision.disclosed() for decision in self.decisions]
        return "; ".join(
            f"{decision.rule.name}: {ground.code} is {ground.finding}"
            for decision in shown
            for ground in (*decision.unmet, *decision.unknown)
        )

    def explain(self, language: LanguageCode = "nb", *, audience: Audience | str = Audience.CITIZEN) -> str:
        """Explain the refusal, and what to do instead (*begrunnelse*).

        The arguments are those of `Decision.explain`.

        Raises:
            InvalidInputError: When the language or the audience is not known.
        """
        told = (
            decision.explain(language, audience=audience, policy=self.policy) for decision in self.decisions
        )
        return "\n\n".join(told)
