"""What a decision is made of (*avgjørelse*): conditions, and what was found about each.

A decision holds no person. It is one object for each rule and combination of findings, so decisions can be
compared with ``is``, kept in sets, and written down as one integer.
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

    from fastlege.rules.rule import Rule  # noqa: TC004  # rules are made of decisions, not the other way
    from fastlege.terms import LanguageCode

__all__ = ["Condition", "Decision", "Ground", "decision_of"]


@attrs.frozen
class Condition:
    """One thing that must hold (*vilkår*).

    Attributes:
        code: Public and stable.
        source: Where it comes from, or that it is ours.
        elements: The elements of Folkeregisteret (*opplysninger*) from which one can find out whether it is
            met; empty when the register has nothing to say about it.
    """

    code: str
    source: Source
    elements: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Check the parts; a rule checks that its codes can be keywords."""
        validate(
            ("code", is_text(self.code), "give a code, such as 'has-gp'"),
            ("source", isinstance(self.source, Source), "give a Source"),
            ("elements", is_tuple_of(str, self.elements), "give a tuple of texts, empty when there is none"),
        )

    @property
    def keyword(self) -> str:
        """The name under which a rule takes the finding."""
        return self.code.replace("-", "_")

    def source_under(self, *, policy: Policy) -> Source:
        """Return the source under an edition (*kilde*): the edition's own, where it has one.

        Examples:
            >>> from fastlege import HELSENORGE_2021_01_11, RULES
            >>> RULES[0].conditions[0].source_under(policy=HELSENORGE_2021_01_11).place
            'Samtykke'

        Raises:
            InvalidFactError: When it is not a Policy.
        """
        validate(("policy", isinstance(policy, Policy), "give a Policy"))
        return policy.source_for(self.code) or self.source

    def question(self, language: LanguageCode = "nb", *, policy: Policy | None = None) -> str:
        """Ask whether the condition holds, in words (*spørsmål*).

        Args:
            language: ``nb``, ``nn`` or ``en``.
            policy: The edition whose numbers the words name; by default the page's own.

        Raises:
            InvalidInputError: When the language is not known.

        Examples:
            >>> from fastlege import RULES
            >>> RULES[1].conditions[0].question("en")
            'Is the child under 16?'
        """
        return told(self, language, policy=policy)


@attrs.frozen(repr=False)
class Ground(Fact):
    """A condition and what was found about it (*begrunnelse*).

    Its ``repr`` shows neither: beside a name in a log, it would tell of a protection.

    Examples:
        >>> from fastlege import AccessLevel, Service, access_suffices
        >>> (ground,) = access_suffices(AccessLevel.BASIC, Service.E_CONSULTATION).grounds
        >>> ground.code, ground.finding.value, ground.condition.source.place
        ('access-level-sufficient', 'unmet', 'Samtykke')
    """

    condition: Condition
    finding: Finding

    def __attrs_post_init__(self) -> None:
        """Check the two."""
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
        """The register's elements of which one is missing, cannot be read or contradicts itself, if unknown.

        It tells something of the register's rights too: relations and responsibility come only in packages
        that the caller may not have.
        """
        return self.condition.elements if self.finding is Finding.UNKNOWN else ()

    def text(
        self,
        language: LanguageCode = "nb",
        *,
        audience: Audience | str = Audience.CITIZEN,
        policy: Policy | None = None,
    ) -> str:
        """Say in a sentence what was found (*begrunnelse*); to a citizen also what to do instead.

        Args:
            language: ``nb``, ``nn`` or ``en``.
            audience: Who reads it, ``citizen`` or ``caseworker``.
            policy: The edition whose numbers the words name; by default the page's own.

        Raises:
            InvalidInputError: When no citizen may read of the condition: take the unmet and unknown grounds
                of `Decision.disclosed`. Also when an argument is not what it must be.

        Examples:
            >>> from fastlege import Topic, may_enquire
            >>> [ground.text("en", audience="caseworker") for ground in may_enquire(Topic.HEALTH).unmet]
            ['The declared topic is not administrative.']
        """
        return told(self, language, audience=audience, policy=policy)


@attrs.frozen(init=False, eq=False, repr=False)
class Decision(Told):
    """The outcome of a rule, with every condition it rests on (*avgjørelse*); made by the rule alone.

    Its truth value is whether the rule grants. What it shows to people is the citizen's view unless the
    caseworker's is asked for. `grounds` and `bits` are for systems; beside a person's name they are
    confidential. Log the disclosed one: its rule, number of conditions and bits, and the edition.

    Attributes:
        rule: The rule that was applied.
        grounds: Every condition with its finding, in the rule's order.
        granted: Whether all conditions are met.
        bits: The findings as one integer, two bits a condition in the rule's order: met 0, unmet 1,
            unknown 2. ``rule.decision(bits, conditions=n)`` returns the same object.

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
        """Refuse: only a rule makes one, so that what it says follows from what was found."""
        msg = "a decision is made by its rule: use rule.decide(…) with the findings, or rule.decision(…)"
        raise TypeError(msg)

    def __bool__(self) -> bool:
        """Tell whether all conditions are met."""
        return self.granted

    def __repr__(self) -> str:
        """Show the rule and whether it grants; the grounds may tell something protected."""
        return f"<Decision {self.rule.name}: {'granted' if self.granted else 'refused'}>"

    def __reduce__(self) -> tuple[Callable[[Rule, int, int], Decision], tuple[Rule, int, int]]:
        """Pickle as the rule, the integer and the number of conditions; loading returns the same object."""
        return _stored, (self.rule, self.bits, len(self.grounds))

    @property
    def unmet(self) -> tuple[Ground, ...]:
        """The grounds that are known not to hold."""
        return tuple(ground for ground in self.grounds if ground.finding is Finding.UNMET)

    @property
    def unknown(self) -> tuple[Ground, ...]:
        """The grounds of which the facts do not say whether they hold."""
        return tuple(ground for ground in self.grounds if ground.finding is Finding.UNKNOWN)

    @property
    def findings(self) -> dict[str, Finding]:
        """A new mapping from each condition's keyword to its finding, as `Rule.decide` takes them."""
        return self._findings.copy()

    def finding(self, code: str) -> Finding:
        """Give what was found about one condition.

        Raises:
            InvalidFactError: When the rule has no condition with this code.
        """
        for ground in self.grounds:
            if is_a(str, code) and ground.code == code:
                return ground.finding
        raise InvalidFactError([Problem("code", f"give one of {', '.join(self.rule.codes)}")])

    def disclosed(self) -> Decision:
        """Give the decision as the citizen may know it (*innbyggerens visning*).

        Of a refusal to act for a child it is one folded ground, the same for every cause; there is no way
        back from it. Other decisions are disclosed as they are.
        """
        return self.rule.disclose(self) if self.rule.disclose else self

    def explain(
        self,
        language: LanguageCode = "nb",
        *,
        audience: Audience | str = Audience.CITIZEN,
        policy: Policy | None = None,
    ) -> str:
        """Say why, in words (*begrunnelse*), with what to do instead.

        Args:
            language: ``nb``, ``nn`` or ``en``.
            audience: Who reads it, ``citizen`` or ``caseworker``. A caseworker gets every condition with its
                source.
            policy: The edition whose numbers the text names; by default the page's own.

        Raises:
            InvalidInputError: When the language or the audience is not known.
        """
        return told(self, language, audience=audience, policy=policy)


def _stored(rule: Rule, bits: int, conditions: int) -> Decision:
    """Look up a decision that was pickled."""
    return rule.decision(bits, conditions=conditions)


def decision_of(rule: Rule, found: Iterable[Ground], bits: int) -> Decision:
    """Make the decision that follows from the grounds; for the rule alone, which makes each once."""
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
