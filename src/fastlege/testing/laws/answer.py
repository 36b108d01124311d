"""What an implementation answers (*svar*): yes or no, and more if it has more to tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from fastlege.errors import InvalidInputError, Problem
from fastlege.json_text import is_object
from fastlege.rules import Decision, rule_named
from fastlege.terms import MET, Finding

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Answer", "answer_of"]


class Answer(NamedTuple):
    """An implementation's answer (*svar*).

    Attributes:
        granted: Whether the adult may act for the child.
        findings: What was found about each condition that it tells of, by the condition's code.
        shown: What the citizen is shown; None: it does not tell.
        raised: The error that the implementation raised instead of an answer, in words.
    """

    granted: bool
    findings: Mapping[str, Finding]
    shown: str | None
    raised: str | None = None

    def __str__(self) -> str:
        """Write it on one line, with the conditions that are not met."""
        if self.raised is not None:
            return f"nothing, it raised {self.raised}"
        told = [f"{code} is {finding}" for code, finding in self.findings.items() if finding is not MET]
        return "; ".join(["yes" if self.granted else "no", *told])


def answer_of(value: object) -> Answer:
    """Take an answer, strictly (*svar*): what is neither true nor false is no answer.

    Args:
        value: A truth value; a `Decision`; or a mapping ``{"granted", "findings"?, "shown"?}``, as another
            language can give it in JSON.

    Raises:
        InvalidInputError: When it is none of these.

    Examples:
        >>> answer_of({"granted": False, "findings": {"adult-old-enough": "unknown"}}).findings
        {'adult-old-enough': <Finding.UNKNOWN: 'unknown'>}
        >>> answer_of(None)
        Traceback (most recent call last):
        ...
        fastlege.errors.InvalidInputError: answer: give True or False, a Decision, or a mapping ...
    """
    if isinstance(value, bool):
        return Answer(value, {}, None)
    if isinstance(value, Decision):
        return Answer(value.granted, {each.code: each.finding for each in value.grounds}, value.explain("en"))
    fields: Mapping[str, Any] = value if is_object(value) else {}
    granted, shown, findings = fields.get("granted"), fields.get("shown"), fields.get("findings", {})
    if not isinstance(granted, bool) or not is_object(findings) or not _is_text_or_none(shown):
        raise InvalidInputError([Problem("answer", f"give {_WANTED}")])
    return Answer(granted, _read(findings), shown)


_CODES = rule_named("representation").codes
_WANTED = (
    "True or False, a Decision, or a mapping with granted (true or false) and, if wanted, findings (codes "
    "and met, unmet or unknown) and shown (a text)"
)


def _is_text_or_none(value: object) -> bool:
    return value is None or isinstance(value, str)


def _read(findings: Mapping[str, Any]) -> dict[str, Finding]:
    try:
        found = {str(code): Finding(finding) for code, finding in findings.items()}
    except ValueError:
        raise InvalidInputError(
            [Problem("answer.findings", "give met, unmet or unknown for each code")]
        ) from None
    if found.keys() <= set(_CODES):
        return found
    raise InvalidInputError([Problem("answer.findings", f"give codes of the rule: {', '.join(_CODES)}")])
