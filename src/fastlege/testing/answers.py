"""What an implementation answers (*svar*), what a law may ask of it, and how a question is shown.

A fact is shown as the call that makes it, to paste into a test. Facts show nothing of themselves, since most
belong to somebody; those of the kit belong to nobody.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from functools import lru_cache
from textwrap import indent
from typing import Any, Final, NamedTuple, TypeAlias, cast

import attrs

from fastlege.errors import FastlegeError
from fastlege.facts import Family, Person
from fastlege.json_text import is_object
from fastlege.rules import RULES, Decision
from fastlege.terms import MET, Finding

__all__ = ["Decide", "Implementation", "Law", "LawBrokenError", "law", "shown", "without_numbers"]

Decide: TypeAlias = Callable[[Any, Any], object]
"""What decides: ``decide(adult, family)``. It answers True or False, a `Decision`, or a mapping
``{"granted": bool, "findings"?: {code: "met" | "unmet" | "unknown"}, "shown"?: str}``; of what it does not
tell, nothing is asked."""
Law: TypeAlias = Callable[[Decide, Family], None]
"""A law of the rule: a function of whatever decides, and of a family."""
_Question: TypeAlias = tuple[Any, ...]


@attrs.define(eq=False)
class LawBrokenError(FastlegeError, AssertionError):
    """An implementation breaks a law (*brutt lovmessighet*): what was asked, what came, what must hold.

    Attributes:
        law: The law's name.
        sentence: The law in words.
        told: What was asked, as the calls that make it, and what was answered; no identity number is shown.
    """

    law: str
    sentence: str
    told: str

    def __str__(self) -> str:
        return f"{self.law}: {self.sentence}\n{self.told}"


LawBrokenError.__module__ = "fastlege.testing"  # where it is found, and short enough for a summary


def law(check: Callable[[Implementation, Family], None]) -> Law:
    """Make a law of a check; the check's docstring is the law's sentence."""

    def held(decide: Decide, family: Family) -> None:
        __tracebackhide__ = True  # pytest then shows the message, and none of this
        try:
            check(Implementation(decide, check.__name__, str(check.__doc__)), family)
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

    def __str__(self) -> str:
        told = [f"{code} is {finding}" for code, finding in self.findings.items() if finding is not MET]
        return "; ".join(["yes" if self.granted else "no", *told, *([repr(self.shown)] * bool(self.shown))])


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
        self._expect("no", question, holds=not self._ask(question).granted)

    def finds(self, family: Family, adult: Person | None = None, **findings: Finding) -> None:
        """Expect these findings and all others met; a yes where these are met too, and else a no."""
        question = (adult or family.parents[0].person, family)
        answer = self._ask(question)
        named = {_CODES.get(name, name.replace("_", "-")): found for name, found in findings.items()}
        wanted = {code: found for code, found in named.items() if found is not MET}
        as_wanted = all(found is wanted.get(code, MET) for code, found in answer.findings.items())
        told = [f"{code} is {finding}" for code, finding in wanted.items() if answer.findings]
        expected = "; ".join(["no" if wanted else "yes", *told])
        self._expect(expected, question, holds=as_wanted and answer.granted is not bool(wanted))

    def agrees(self, one: _Question, other: _Question) -> None:
        """Expect the same answer to both questions."""
        self._expect("the same answer to both", one, other, holds=self._ask(one) == self._ask(other))

    def keeps(self, before: _Question, after: _Question) -> None:
        """Expect that a yes stays a yes."""
        holds = not self._ask(before).granted or self._ask(after).granted
        self._expect("yes to the second too", before, after, holds=holds)

    def shows_alike(self, *questions: _Question) -> None:
        """Expect a no to each question, shown to the citizen in the same words."""
        first = self._ask(questions[0]).shown
        for question, answer in ((each, self._ask(each)) for each in questions):
            holds = not answer.granted and answer.shown == first
            self._expect("no to each, shown in the same words", questions[0], question, holds=holds)

    def _expect(self, expected: str, *questions: _Question, holds: bool) -> None:
        if not holds:
            raise self._broken(*((each, self._ask(each)) for each in questions), expected=expected)

    def _ask(self, question: _Question) -> _Answer:
        try:
            once, twice = (_read(self.decide(*question)) for _ in range(2))
        except Exception as error:
            raised = f"nothing, it raised {type(error).__name__}: {error}"
            raise self._broken((question, raised), expected="an answer") from error
        if isinstance(once, str):
            raise self._broken((question, once), expected=_FORM)
        if once != twice:
            changed = f"{once}, and then {twice}"
            raise self._broken((question, changed), expected="the same answer each time")
        return once

    def _broken(self, *asked: tuple[_Question, object], expected: str) -> LawBrokenError:
        lines = [f"{_asked(*question)}\nanswered: {answered}\n" for question, answered in asked]
        told = without_numbers(f"{''.join(lines)}expected: {expected}")
        return LawBrokenError(self.law, self.sentence, told)


_FORM: Final = "True or False, a Decision, or a mapping with granted (true or false), findings? and shown?"
_WIDTH: Final = 160  # a person is one line, so that two of them are compared at a glance
_CODES: Final = {"at_home": "a-parent-registered-at-childs-address"}
_ALL_CODES: Final = {code for rule in RULES for code in rule.codes}


def _read(value: object) -> _Answer | str:
    """Take an answer, strictly; of something that is none, say what it is; a misspelt code tells nothing."""
    if isinstance(value, Decision):
        return _read_decision(value)
    fields: object = {"granted": value} if isinstance(value, bool) else value
    if is_object(fields):
        granted, told, findings = fields.get("granted"), fields.get("shown"), fields.get("findings", {})
        rows = findings.items() if is_object(findings) else [("no code", "")]
        are_known = all(code in _ALL_CODES and found in list(Finding) for code, found in rows)
        if are_known and isinstance(granted, bool) and isinstance(told, str | None):
            return _Answer(granted, {code: Finding(found) for code, found in rows}, told)
    return f"a {type(value).__name__}, which is no answer"


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


def shown(value: object) -> str:
    """Write the call that makes a fact, with the arguments that differ from their defaults."""
    kind = cast("Any", type(value))
    if attrs.has(kind):
        told = [(field, getattr(value, field.name)) for field in attrs.fields(kind) if field.init]
        given = [f"{field.alias}={shown(fact)}" for field, fact in told if fact != field.default]
        return _call(f"{kind.__name__}(", given, ")")
    if isinstance(value, tuple | frozenset):
        parts = [*map(shown, cast("tuple[object, ...]", value))]
        return _call("[", parts, "]") if kind is tuple else _call("{", sorted(parts), "}")
    if isinstance(value, Enum):
        return f"{kind.__name__}.{value.name}"
    return repr(value).removeprefix("datetime.") if isinstance(value, date) else repr(value)


def without_numbers(text: str) -> str:
    """Write a mark for each identity number, the same one each time it comes."""
    marks: dict[str, str] = {}
    number = r"(?<![0-9])[0-9]{11}(?![0-9])"
    return re.sub(number, lambda found: marks.setdefault(found[0], f"person-{len(marks) + 1}"), text)


def _call(begin: str, parts: list[str], end: str) -> str:
    """Write the parts on one line, or on one line each when they are too long."""
    line = f"{begin}{', '.join(parts)}{end}"
    if len(line) <= _WIDTH and "\n" not in line:
        return line
    return "\n".join([begin, *(indent(f"{part},", "  ") for part in parts), end])
