"""What an implementation answers (*svar*), and what a law may ask of its answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias, TypeGuard

import attrs

from fastlege.errors import FastlegeError
from fastlege.facts import Family, Person
from fastlege.json_text import is_object
from fastlege.rules import RULES, Decision
from fastlege.terms import MET, Finding
from fastlege.testing.shown import shown, without_numbers

if TYPE_CHECKING:
    from typing import NoReturn

__all__ = ["Decide", "Implementation", "Law", "LawBrokenError", "law"]

Decide: TypeAlias = Callable[[Any, Any], object]
"""What decides: ``decide(adult, family)``. It answers True or False, a `Decision`, or a mapping
``{"granted": bool, "findings"?: {code: "met" | "unmet" | "unknown"}, "shown"?: str}``; of what it does not
tell, nothing is asked."""
Law: TypeAlias = Callable[[Decide, Family], None]
"""A law of the rule: a function of whatever decides, and of a family."""
Question: TypeAlias = tuple[Any, ...]

_NO_ANSWER: Final = (
    "True or False, a Decision, or a mapping with granted (true or false), findings? and shown?"
)


class LawBrokenError(FastlegeError, AssertionError):
    """An implementation breaks a law (*brutt lovmessighet*): what was asked, what came, what must hold.

    Attributes:
        law: The law's name.
        sentence: The law in words.
        told: What was asked, as the calls that make it, and what was answered; no identity number is shown.
    """

    def __init__(self, law: str, sentence: str, told: str) -> None:
        """Keep what was broken."""
        self.law = law
        self.sentence = sentence
        self.told = told
        super().__init__(law, sentence, told)

    def __str__(self) -> str:
        """Name the law, its sentence, and what was asked and answered."""
        return f"{self.law}: {self.sentence}\n{self.told}"


LawBrokenError.__module__ = "fastlege.testing"  # where it is found, and short enough for a summary


def law(check: Callable[[Implementation, Family], None]) -> Law:
    """Make a law of a check; the check's docstring is the law's sentence."""
    sentence = " ".join((check.__doc__ or "").split())

    def held(decide: Decide, family: Family) -> None:
        __tracebackhide__ = True  # pytest then shows the message, and none of this
        try:
            check(Implementation(decide, check.__name__, sentence), family)
        except LawBrokenError as broken:
            raise broken.with_traceback(None) from broken.__cause__

    for name in ("__name__", "__qualname__", "__doc__", "__module__"):
        setattr(held, name, getattr(check, name))
    return held


class _Answer(NamedTuple):
    """Yes or no; what was found, and what the citizen is shown, where the answer tells."""

    granted: bool
    findings: Mapping[str, Finding]
    shown: str | None

    def tells(self, wanted: Mapping[str, Finding]) -> bool:
        """Tell whether whatever is told is as wanted: these findings, and every other one met."""
        return all(finding is wanted.get(code, MET) for code, finding in self.findings.items())

    def __str__(self) -> str:
        told = [f"{code} is {finding}" for code, finding in self.findings.items() if finding is not MET]
        return "; ".join(
            ["yes" if self.granted else "no", *told, *([repr(self.shown)] if self.shown else [])]
        )


@attrs.frozen
class Implementation:
    """An implementation that is held to a law (*en implementasjon*); it is asked everything twice."""

    decide: Decide
    law: str
    sentence: str

    def grants(self, family: Family, adult: Person | None = None) -> None:
        """Expect a yes for an adult, by default the first parent, and nothing that is not met."""
        self.finds(family, adult)

    def refuses(self, family: Family, adult: Person) -> None:
        """Expect a no for an adult, whatever is found."""
        question = (adult, family)
        if self._ask(question).granted:
            self._break("no", question)

    def finds(self, family: Family, adult: Person | None = None, **findings: Finding) -> None:
        """Expect these findings and all others met; a yes where these are met too, and else a no."""
        question = (adult or family.parents[0].person, family)
        answer = self._ask(question)
        named = {_CODES.get(name, name.replace("_", "-")): found for name, found in findings.items()}
        wanted = {code: found for code, found in named.items() if found is not MET}
        if answer.granted is bool(wanted) or not answer.tells(wanted):
            told = [f"{code} is {finding}" for code, finding in wanted.items() if answer.findings]
            self._break("; ".join(["no" if wanted else "yes", *told]), question)

    def agrees(self, one: Question, other: Question) -> None:
        """Expect the same answer to both questions."""
        if self._ask(one) != self._ask(other):
            self._break("the same answer to both", one, other)

    def keeps(self, before: Question, after: Question) -> None:
        """Expect that a yes stays a yes."""
        if self._ask(before).granted and not self._ask(after).granted:
            self._break("yes to the second too", before, after)

    def shows_alike(self, *questions: Question) -> None:
        """Expect a no to each question, shown to the citizen in the same words."""
        first = self._ask(questions[0])
        for question in questions:
            answer = self._ask(question)
            if answer.granted or answer.shown != first.shown:
                self._break("no to each, shown in the same words", questions[0], question)

    def _ask(self, question: Question) -> _Answer:
        try:
            once, twice = map(_read, (self.decide(*question), self.decide(*question)))
        except Exception as error:
            answered = f"nothing, it raised {type(error).__name__}: {error}"
            raise self._broken((question, answered), expected="an answer") from error
        if isinstance(once, str):
            raise self._broken((question, once), expected=_NO_ANSWER)
        if once != twice:
            changing = f"{once}, and then {twice}"
            raise self._broken((question, changing), expected="the same answer each time")
        return once

    def _break(self, expected: str, *questions: Question) -> NoReturn:
        asked = ((question, str(self._ask(question))) for question in questions)
        raise self._broken(*asked, expected=expected)

    def _broken(self, *asked: tuple[Question, str], expected: str) -> LawBrokenError:
        lines = [f"{_asked(*question)}\nanswered: {answered}\n" for question, answered in asked]
        told = f"{''.join(lines)}expected: {expected}"
        return LawBrokenError(self.law, self.sentence, without_numbers(told))


_CODES: Final = {"at_home": "a-parent-registered-at-childs-address"}
_ALL_CODES: Final = {code for rule in RULES for code in rule.codes}


def _read(value: object) -> _Answer | str:
    """Take an answer, strictly; of something that is none, say what it is."""
    if isinstance(value, Decision):
        return _read_decision(value)
    fields: object = {"granted": value} if isinstance(value, bool) else value
    if is_object(fields):
        granted, told, findings = fields.get("granted"), fields.get("shown"), fields.get("findings", {})
        if isinstance(granted, bool) and isinstance(told, str | None) and _are_findings(findings):
            return _Answer(granted, {code: Finding(found) for code, found in findings.items()}, told)
    return f"a {type(value).__name__}, which is no answer"


def _are_findings(value: object) -> TypeGuard[Mapping[str, str]]:
    """Tell whether a value has findings by the codes of our rules; a code that is misspelt tells nothing."""
    return is_object(value) and {*value} <= _ALL_CODES and all(one in list(Finding) for one in value.values())


@lru_cache(maxsize=1024)  # laws meet the same few decisions over and over
def _read_decision(decision: Decision) -> _Answer:
    found = {ground.code: ground.finding for ground in decision.grounds}
    return _Answer(decision.granted, found, decision.explain("en"))


def _asked(asker: object, about: object) -> str:
    """Write a question; of an adult whom the family holds with the same facts, the id is enough."""
    if not isinstance(asker, Person) or not isinstance(about, Family):
        return f"{shown(asker)}\n{shown(about)}"
    held = about.find(asker.id)
    who = repr(asker.id) if held is not None and held.person == asker else shown(asker)
    return f"may {who} act for the child?\n{shown(about)}"
