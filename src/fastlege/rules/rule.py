"""Rules (*regel*): a row of conditions, and one shared decision for each outcome.

A rule never guesses and never stops early: every condition gets a finding, and the decision has them all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from keyword import iskeyword
from threading import RLock
from typing import TYPE_CHECKING, Final, Protocol
from weakref import WeakValueDictionary

import attrs

from fastlege.errors import InvalidFactError, Problem
from fastlege.problems import is_a, is_text, is_tuple_of, set_derived, validate
from fastlege.quiet import Quiet
from fastlege.rules.decision import Condition, Decision, Ground, decision_of
from fastlege.terms import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Rule"]

# A code becomes a keyword in the source that `_compiled` runs, so it may contain nothing else.
_CODE: Final = re.compile("[a-z]+(-[a-z]+)*")
_FINDINGS: Final = tuple(Finding)
_NO_FINDING: Final = 3
"""The fourth value of two bits, which is no finding."""
_KEPT: Final = 4096
"""How many decisions a rule caches: more than occur in practice, but few of the 4.8 million combinations of
fourteen conditions, all of which may be requested from outside."""
_MAKING: Final = RLock()
"""Held while a decision is made, so that threads share it; reentrant, as a signal handler may decide too."""
_BITS: Final = {finding: number for number, finding in enumerate(_FINDINGS)}


class _Decide(Protocol):
    def __call__(self, **findings: Finding) -> Decision: ...


@attrs.frozen(eq=False, repr=False)
class Rule(Quiet):
    """A named row of conditions, all of which must be met (*regel*).

    You can make rules of your own. They have no texts here, so their decisions cannot be explained or written
    as JSON. They are not found by name, so neither they nor their decisions can be pickled: store the `bits`.

    Attributes:
        name: Public and stable.
        conditions: In an order that never changes; new ones are appended.
        disclose: Turns a decision into the one that a citizen may see; None: the decision itself.
        decide: Decides from one finding for each condition, by keyword (the code with underscores), so that
            two cannot be swapped. It raises InvalidFactError, with every problem, when a finding is missing,
            is neither a Finding nor the code of one, or belongs to no condition.

    Examples:
        >>> from fastlege import Source
        >>> sign = Source("The sign on the door")
        >>> rule = Rule("example", (Condition("gp-is-in", sign), Condition("door-is-open", sign)))
        >>> decision = rule.decide(gp_is_in=Finding.MET, door_is_open=Finding.UNKNOWN)
        >>> decision.granted, decision.bits, rule.decision(8, conditions=2) is decision
        (False, 8, True)
    """

    name: str
    conditions: tuple[Condition, ...]
    disclose: Callable[[Decision], Decision] | None = None
    decide: _Decide = attrs.field(init=False)
    _keywords: tuple[str, ...] = attrs.field(init=False)
    _decisions: dict[tuple[Finding, ...], Decision] = attrs.field(
        init=False, factory=dict[tuple[Finding, ...], Decision]
    )
    _alive: WeakValueDictionary[int, Decision] = attrs.field(
        init=False, factory=WeakValueDictionary[int, Decision]
    )

    def __attrs_post_init__(self) -> None:
        """Check the fields, and write `decide`."""
        known = is_tuple_of(Condition, self.conditions)
        codes = self.codes if known else ()
        validate(
            ("name", is_text(self.name), "give a name, such as 'representation'"),
            ("conditions", known, "give a tuple of Condition"),
            ("conditions", not known or bool(codes), "give one condition or more"),
            (
                "conditions",
                all(_CODE.fullmatch(code) and not iskeyword(code) for code in codes),
                "give codes of small letters and hyphens, such as 'has-gp'",
            ),
            ("conditions", len(set(codes)) == len(codes), "give each code once"),
            (
                "disclose",
                self.disclose is None or callable(self.disclose),
                "give a function from a decision to one, or None",
            ),
        )
        set_derived(self, "_keywords", tuple(condition.keyword for condition in self.conditions))
        set_derived(self, "decide", _compiled(self._keywords, self._decisions, self._first))

    def __repr__(self) -> str:
        """Show the name."""
        return f"<Rule {self.name}>"

    @property
    def codes(self) -> tuple[str, ...]:
        """The conditions' codes, in order."""
        return tuple(condition.code for condition in self.conditions)

    def decision(self, bits: int, *, conditions: int) -> Decision:
        """Return the decision with given bits (see `Decision.bits`).

        Args:
            bits: The integer.
            conditions: The number of conditions that the rule had when the bits were stored. Otherwise the
                bits of nine conditions would mean, in a rule with ten, that the tenth is met.

        Raises:
            InvalidFactError: When the rule has no decision with these bits, or another number of conditions.
        """
        places = range(len(self.conditions))
        numbers = (
            [(bits >> 2 * place) & 3 for place in places]
            if _is_below(bits, 4 ** len(places))
            else [_NO_FINDING]
        )
        wanted = f"give the number of conditions that the rule {self.name} had, which is now {len(places)}"
        validate(
            ("bits", _NO_FINDING not in numbers, f"give the bits of a decision of the rule {self.name}"),
            ("conditions", type(conditions) is int and conditions == len(places), wanted),
        )
        return self.decide(**dict(zip(self._keywords, map(_FINDINGS.__getitem__, numbers), strict=True)))

    def _first(self, findings: Mapping[str, Finding]) -> Decision:
        """Check the findings, and return their decision, made once."""
        problems = [
            Problem(name, "give Finding.MET, UNMET or UNKNOWN; a truth value is not a finding")
            if name in self._keywords
            else Problem(name, "leave it out: the rule has no such condition")
            for name, finding in findings.items()
            if name not in self._keywords or not is_a(str, finding) or finding not in _FINDINGS
        ]
        if problems:
            raise InvalidFactError(problems)
        # A code counts as its member: "met" as MET.
        row = tuple(Finding(finding) for finding in findings.values())
        bits = sum(_BITS[finding] << 2 * place for place, finding in enumerate(row))
        with _MAKING:
            # It may still be in use somewhere, although the cache has been emptied.
            decision = self._alive.get(bits)
            if decision is None:
                decision = decision_of(self, map(Ground, self.conditions, row), bits)
                self._alive[bits] = decision
            if len(self._decisions) >= _KEPT:
                self._decisions.clear()
            self._decisions[row] = decision
        return decision


def _compiled(
    keywords: tuple[str, ...],
    decisions: dict[tuple[Finding, ...], Decision],
    first: Callable[[Mapping[str, Finding]], Decision],
) -> _Decide:
    """Write a function with these keywords, as attrs writes an ``__init__``.

    It looks up a decision in a third of the time of a function with ``**findings``, and ``help(rule.decide)``
    shows the keywords. Its source contains nothing but the checked codes.
    """
    row = "".join(f"{name}, " for name in keywords)
    lines = (
        f"def decide(*, {''.join(f'{name}=None, ' for name in keywords)}**_others):",
        "    try:",
        "        if not _others:",
        f"            return _decisions[{row}]",
        "    except _Exception:",
        "        pass",
        f"    return _first(_zip(_keywords, ({row})) | _others)",
    )
    scope: dict[str, object] = {
        "_Exception": Exception,  # hashing a value may raise anything
        "_decisions": decisions,
        "_first": first,
        "_keywords": keywords,
        "_zip": _by_keyword,
    }
    exec("\n".join(lines), scope)  # noqa: S102  # codes are checked to be small letters and hyphens
    return scope["decide"]  # type: ignore[return-value]  # defined by the line above


def _by_keyword(keywords: tuple[str, ...], row: tuple[Finding, ...]) -> dict[str, Finding]:
    return dict(zip(keywords, row, strict=True))


def _is_below(number: object, limit: int) -> bool:
    return type(number) is int and 0 <= number < limit
