"""Decisions, and the conditions and findings they consist of (*avgjørelse*).

A decision holds no personal data. There is one object for each rule and combination of findings, so decisions
can be compared with ``is``, kept in sets, and stored as one integer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from fastlege.errors import InvalidFactError, Problem
from fastlege.policy import Policy
from fastlege.problems import Fact, is_a, is_text, is_tuple_of, validate
from fastlege.sources import Source
from fastlege.terms import Audience, Finding
from fastlege.told import Told, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from fastlege.rules.rule import Rule  # noqa: TC004  # rules import decisions
    from fastlege.terms import LanguageCode

__all__ = ["Condition", "Decision", "Ground", "decision_of"]


@attrs.frozen
class Condition:
    """One thing that must hold (*vilkår*).

    Attributes:
        code: Public and stable.
        source: Where it comes from; a condition that the page does not state is marked as ours.
        elements: The elements of Folkeregisteret (*opplysninger*) that the finding depends on, possibly none.
    """

    code: str
    source: Source
    elements: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Check the fields; a rule checks that codes can be keywords."""
        validate(
            ("code", is_text(self.code), "give a code, such as 'has-gp'"),
            ("source", isinstance(self.source, Source), "give a Source"),
            ("elements", is_tuple_of(str, self.elements), "give a tuple of texts, empty when there is none"),
        )

    @property
    def keyword(self) -> str:
        """The keyword under which `Rule.decide` takes the finding."""
        return self.code.replace("-", "_")

    def source_under(self, *, policy: Policy) -> Source:
        """Return the source under an edition (*kilde*): the edition's own, where it has one.

        Raises:
            InvalidFactError: When the policy is not a Policy.

        Examples:
            >>> from fastlege import HELSENORGE_2021_01_11, RULES
            >>> RULES[0].conditions[0].source_under(policy=HELSENORGE_2021_01_11).place
            'Samtykke'
        """
        validate(("policy", isinstance(policy, Policy), "give a Policy"))
        return policy.source_for(self.code) or self.source

    def question(self, language: LanguageCode = "nb", *, policy: Policy | None = None) -> str:
        """Write the condition as a question (*spørsmål*), with the numbers of an edition.

        Raises:
            InvalidInputError: When the language is not known, or the policy is not a Policy.

        Examples:
            >>> from fastlege import RULES
            >>> RULES[1].conditions[0].question("en")
            'Is the child under 16?'
        """
        return told(self, language, policy=policy)


@attrs.frozen(repr=False)
class Ground(Fact):
    """A condition and its finding (*begrunnelse*).

    The ``repr`` shows neither: next to a name in a log, it could reveal that the person is protected.

    Examples:
        >>> from fastlege import AccessLevel, Service, access_suffices
        >>> (ground,) = access_suffices(AccessLevel.BASIC, Service.E_CONSULTATION).grounds
        >>> ground.code, ground.finding.value, ground.condition.source.place
        ('access-level-sufficient', 'unmet', 'Samtykke')
    """

    condition: Condition
    finding: Finding

    def __attrs_post_init__(self) -> None:
        """Check the fields."""
        validate(
            ("condition", isinstance(self.condition, Condition), "give a Condition"),
            ("finding", isinstance(self.finding, Finding), "give a Finding"),
        )

    @property
    def code(self) -> str:
        """The condition's code."""
        return self.condition.code

    @property
    def missing(self) -> tuple[str, ...]:
        """For an unknown finding, the elements that it depends on: at least one is missing or unusable.

        An element may also be missing because the caller has no access to it: relations and parental
        responsibility are in packages of their own.
        """
        return self.condition.elements if self.finding is Finding.UNKNOWN else ()

    def text(
        self,
        language: LanguageCode = "nb",
        *,
        audience: Audience | str = Audience.CITIZEN,
        policy: Policy | None = None,
    ) -> str:
        """Write the finding as a sentence (*begrunnelse*); for a citizen, also what to do instead.

        The arguments are those of `Decision.explain`.

        Raises:
            InvalidInputError: When citizens may not read about the condition (use the unmet and unknown
                grounds of `Decision.disclosed`), and when an argument is not valid.

        Examples:
            >>> from fastlege import Topic, may_enquire
            >>> [ground.text("en", audience="caseworker") for ground in may_enquire(Topic.HEALTH).unmet]
            ['The declared topic is not administrative.']
        """
        return told(self, language, audience=audience, policy=policy)


@attrs.frozen(init=False, eq=False, repr=False)
class Decision(Told):
    """The outcome of a rule, with the finding for every condition (*avgjørelse*); made by the rule.

    Its truth value is `granted`. People are shown the citizen's view unless the caseworker's is asked for.
    `grounds` and `bits` are for systems, and confidential when they are stored with a person. For logs, use
    `disclosed`: the rule, number of conditions and bits, together with the edition.

    Attributes:
        rule: The rule that was applied.
        grounds: Every condition with its finding, in the rule's order.
        granted: Whether all conditions are met.
        bits: The findings as one integer, with two bits per condition in the rule's order: 0 met, 1 unmet,
            2 unknown. ``rule.decision(bits, conditions=n)`` returns the same object.

    Examples:
        >>> from fastlege import AccessLevel, Service, access_suffices
        >>> decision = access_suffices(AccessLevel.BASIC, Service.E_CONSULTATION)
        >>> bool(decision), decision.bits, decision.rule.decision(1, conditions=1) is decision
        (False, 1, True)
        >>> decision
        <Decision access: refused>
    """

    rule: Rule
    grounds: tuple[Ground, ...]
    granted: bool
    bits: int
    _findings: dict[str, Finding]

    def __init__(self, *_: object, **__: object) -> None:
        """Refuse: a rule makes its decisions, so that they follow from the findings."""
        msg = "a decision is made by its rule: use rule.decide(…) with the findings, or rule.decision(…)"
        raise TypeError(msg)

    def __bool__(self) -> bool:
        """Return whether all conditions are met."""
        return self.granted

    def __repr__(self) -> str:
        """Show the rule and the outcome; the grounds may reveal something protected."""
        return f"<Decision {self.rule.name}: {'granted' if self.granted else 'refused'}>"

    def __reduce__(self) -> tuple[Callable[[Rule, int, int], Decision], tuple[Rule, int, int]]:
        """Pickle as the rule, the integer and the number of conditions; loading returns the same object."""
        return _stored, (self.rule, self.bits, len(self.grounds))

    @property
    def unmet(self) -> tuple[Ground, ...]:
        """The grounds whose condition is known not to be met."""
        return tuple(ground for ground in self.grounds if ground.finding is Finding.UNMET)

    @property
    def unknown(self) -> tuple[Ground, ...]:
        """The grounds whose condition cannot be decided from the facts."""
        return tuple(ground for ground in self.grounds if ground.finding is Finding.UNKNOWN)

    @property
    def findings(self) -> dict[str, Finding]:
        """A new mapping from each condition's keyword to its finding, as `Rule.decide` takes them."""
        return self._findings.copy()

    def finding(self, code: str) -> Finding:
        """Look up the finding for one condition.

        Raises:
            InvalidFactError: When the rule has no condition with this code.
        """
        for ground in self.grounds:
            if is_a(str, code) and ground.code == code:
                return ground.finding
        raise InvalidFactError([Problem("code", f"give one of {', '.join(self.rule.codes)}")])

    def disclosed(self) -> Decision:
        """Return the decision as the citizen may see it (*innbyggerens visning*).

        A refusal to act for a child becomes a single ground, the same for every cause, from which the cause
        cannot be recovered. Other decisions are unchanged.
        """
        return self.rule.disclose(self) if self.rule.disclose else self

    def explain(
        self,
        language: LanguageCode = "nb",
        *,
        audience: Audience | str = Audience.CITIZEN,
        policy: Policy | None = None,
    ) -> str:
        """Explain the decision in words (*begrunnelse*), with what to do instead.

        Args:
            language: ``nb``, ``nn`` or ``en``.
            audience: Who reads it, ``citizen`` or ``caseworker``. A caseworker gets every condition with its
                source.
            policy: The edition whose numbers the text uses; by default the page's own.

        Raises:
            InvalidInputError: When the language or the audience is not known, or the policy is not a Policy.
        """
        return told(self, language, audience=audience, policy=policy)


def _stored(rule: Rule, bits: int, conditions: int) -> Decision:
    """Look up a decision that was pickled."""
    return rule.decision(bits, conditions=conditions)


def decision_of(rule: Rule, found: Iterable[Ground], bits: int) -> Decision:
    """Make the decision that follows from the grounds; only for `Rule`, which makes each one once."""
    # Past the constructor, which refuses.
    decision = object.__new__(Decision)
    grounds = tuple(found)
    made = {
        "rule": rule,
        "grounds": grounds,
        "granted": all(ground.finding is Finding.MET for ground in grounds),
        "bits": bits,
        "_findings": {ground.condition.keyword: ground.finding for ground in grounds},
    }
    for name, value in made.items():
        object.__setattr__(decision, name, value)
    return decision
