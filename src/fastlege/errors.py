"""Every error of the package (*feil*).

An error lists every problem it knows of, says where each stands and what to give instead.
No message shows an identity number, a name or an address; neither does any ``repr``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fastlege.terms import Audience

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fastlege.policy import Policy
    from fastlege.rules.decision import Decision
    from fastlege.terms import Language

__all__ = [
    "FastlegeError",
    "InvalidDayError",
    "InvalidDocumentError",
    "InvalidFactError",
    "InvalidIdentityNumberError",
    "InvalidInputError",
    "InvalidRequestError",
    "Problem",
    "RefusedError",
]


class Problem(NamedTuple):
    """One thing that is wrong with an input (*feil i inndata*).

    Attributes:
        path: Where: a field's name, or a JSON path such as ``child.foedsel[0].foedselsdato``.
        message: What is wrong and what to give instead, without the value itself.

    Examples:
        >>> print(Problem("child.foedsel[0].foedselsdato", "give a date that exists"))
        child.foedsel[0].foedselsdato: give a date that exists
    """

    path: str
    message: str

    def __str__(self) -> str:
        """Write the problem on one line."""
        return f"{self.path}: {self.message}" if self.path else self.message


class FastlegeError(Exception):
    """The root of every error that the package raises (*feil*)."""


class InvalidInputError(FastlegeError, ValueError):
    """An input cannot be used (*ugyldige inndata*).

    Attributes:
        problems: Everything that was found wrong, in the order of the input.

    Examples:
        >>> error = InvalidInputError([Problem("year", "give a year from 1901 to 2100")])
        >>> print(error)
        year: give a year from 1901 to 2100
    """

    problems: tuple[Problem, ...]

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep every problem; the message has one line for each."""
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        """Write one problem a line."""
        return "\n".join(map(str, self.problems))


class InvalidFactError(InvalidInputError, TypeError):
    """A fact was given a value that it cannot have (*ugyldig opplysning*)."""


class InvalidDayError(InvalidInputError, TypeError):
    """A day, an instant or a count cannot be reckoned with (*ugyldig dag*)."""


class InvalidDocumentError(InvalidInputError):
    """A register document cannot be read (*ugyldig dokument*)."""


class InvalidRequestError(InvalidInputError):
    """A request cannot be made of what was given (*ugyldig henvendelse*)."""


class RefusedError(FastlegeError):
    """A request is refused (*avslag*): at least one decision does not grant.

    What it prints, and `explain`, are the citizen's view. `decisions` are whole, for systems.

    Attributes:
        decisions: The decisions that refuse.
        policy: The edition whose numbers the words name; None: the page's own.

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
        super().__init__(self.decisions, policy)

    def __str__(self) -> str:
        """Name the conditions that a citizen may know not to be met."""
        shown = [decision.disclosed() for decision in self.decisions]
        return "; ".join(
            f"{decision.rule.name}: {ground.code} is {ground.finding}"
            for decision in shown
            for ground in (*decision.unmet, *decision.unknown)
        )

    def explain(self, language: Language | str = "nb", *, audience: Audience | str = Audience.CITIZEN) -> str:
        """Say why, and what to do instead (*begrunnelse*).

        Args:
            language: ``nb``, ``nn`` or ``en``.
            audience: Who reads it, ``citizen`` or ``caseworker``. A caseworker gets every condition with its
                source.

        Raises:
            InvalidInputError: When the language or the audience is not known.
        """
        told = (
            decision.explain(language, audience=audience, policy=self.policy) for decision in self.decisions
        )
        return "\n\n".join(told)


class InvalidIdentityNumberError(InvalidInputError):
    """An identity number is not well formed (*ugyldig identitetsnummer*).

    Each problem's path names the part: ``type``, ``length``, ``digits``, ``series``, ``date``,
    ``first check digit`` or ``second check digit``. The number itself is nowhere in it.
    """
