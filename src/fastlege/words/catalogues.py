"""Every sentence that a person reads (*tekster*), in bokmål, nynorsk and English.

The texts stand apart from the rules, one file a language, with the same keys in all three. Each is written
for one reader: the caseworker, who reads about the case, or the citizen, who is told what holds and what to
do. A number of the rules stands as the name of a ``Policy`` attribute in braces; whoever shows the text fills
it in with ``str.format``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple, TypeVar

import attrs

from fastlege.errors import InvalidFactError, InvalidInputError, Problem
from fastlege.problems import is_a, language_row, validate
from fastlege.terms import Finding, Language, LanguageCode

__all__ = ["Catalogue", "ConditionText", "RuleText", "catalogue"]

_READ: Final[dict[Language, Catalogue]] = {}
"""Those asked for so far; of two that threads have read at once, the first is kept."""

_Text = TypeVar("_Text", "ConditionText", "RuleText")


class ConditionText(NamedTuple):
    """What is said about one condition (*vilkår*).

    Attributes:
        question: The condition as a question, for the caseworker.
        met: The statement when it is met, for the caseworker.
        unmet: The statement when it is unmet, for the caseworker.
        unknown: The statement when nothing is known, for the caseworker.
        citizen: What the citizen reads when it is unmet or unknown; None when no citizen
            may see the condition.
        instead: What the citizen can do instead; None when there is no text for citizens.
        several: What the citizen reads of more than one service; None when it is the same.
    """

    question: str
    met: str
    unmet: str
    unknown: str
    citizen: str | None = None
    instead: str | None = None
    several: str | None = None

    def of(self, finding: Finding) -> str:
        """Give the caseworker's statement for a finding.

        Examples:
            >>> catalogue("en").condition("has-gp").of(Finding.UNMET)
            'The patient does not have a GP.'
        """
        if finding is Finding.MET:
            return self.met
        return self.unmet if finding is Finding.UNMET else self.unknown


class RuleText(NamedTuple):
    """What is said about a whole decision (*avgjørelse*).

    Attributes:
        title: The rule's name, for the caseworker.
        granted: The outcome for the citizen, when granted.
        refused: The outcome for the citizen, when refused; it names no cause.
    """

    title: str
    granted: str
    refused: str


@attrs.frozen(kw_only=True, eq=False)
class Catalogue:
    """All texts of one language (*tekstsamling*); there is one for each, and no part of it can be changed.

    Attributes:
        language: The language of the texts.
        urgent: Where to ring when it cannot wait; the same on every refusal.
        finding: A word for each finding.
        decision: Yes and no, and the headings of a decision's table.
        calendar: The feasts, the days of the week, the months, and the word that joins two feasts.
        days: The words of deadlines and of calendars.
        service: The services' names.
        mode: The ways to hold an e-consultation, and the word that joins the last two.
        access_level: The access levels' names.
        role: What a parent is to the child.
        remark: What a menu tells above the services.
        menu: The menu's words.
        request: The words of what follows from a request.
        ical: The summaries of calendar entries.
        cli: The command line's words.
    """

    language: Language
    urgent: str
    finding: Mapping[str, str] = attrs.field(repr=False)
    decision: Mapping[str, str] = attrs.field(repr=False)
    calendar: Mapping[str, str] = attrs.field(repr=False)
    days: Mapping[str, str] = attrs.field(repr=False)
    service: Mapping[str, str] = attrs.field(repr=False)
    mode: Mapping[str, str] = attrs.field(repr=False)
    access_level: Mapping[str, str] = attrs.field(repr=False)
    role: Mapping[str, str] = attrs.field(repr=False)
    remark: Mapping[str, str] = attrs.field(repr=False)
    menu: Mapping[str, str] = attrs.field(repr=False)
    request: Mapping[str, str] = attrs.field(repr=False)
    ical: Mapping[str, str] = attrs.field(repr=False)
    cli: Mapping[str, str] = attrs.field(repr=False)
    _conditions: Mapping[str, ConditionText] = attrs.field(repr=False, alias="conditions")
    _rules: Mapping[str, RuleText] = attrs.field(repr=False, alias="rules")

    def condition(self, code: str) -> ConditionText:
        """Give the texts of a condition (*vilkår*).

        Raises:
            InvalidFactError: When no condition of ours has the code.
        """
        return _found(self._conditions, code, "condition")

    def rule(self, name: str) -> RuleText:
        """Give the texts of a rule (*regel*).

        Raises:
            InvalidFactError: When no rule of ours has the name.
        """
        return _found(self._rules, name, "rule")

    def __reduce__(self) -> tuple[Callable[[Language], Catalogue], tuple[Language]]:
        """Copy and pickle by language: what comes back is the same catalogue."""
        return catalogue, (self.language,)


def _found(texts: Mapping[str, _Text], key: str, what: str) -> _Text:
    text = texts.get(key) if is_a(str, key) else None
    if text is None:
        message = (
            f"give a {what} of ours, as RULES has them: one of your own has no texts here; write them "
            "yourself, one for each code of a decision's grounds"
        )
        raise InvalidFactError([Problem(what, message)])
    return text


def catalogue(language: LanguageCode) -> Catalogue:
    """Give the texts of a language (*målform*), read once, when first asked for.

    Args:
        language: A language, or its code.

    Raises:
        InvalidInputError: When it is none of the three; a code is written in small letters.

    Examples:
        >>> catalogue("nn").calendar["saturday"]
        'laurdag'
        >>> catalogue("no")
        Traceback (most recent call last):
        ...
        fastlege.errors.InvalidInputError: language: give 'nb' (bokmål), 'nn' (nynorsk) or 'en' (English)
    """
    validate(language_row(language), error=InvalidInputError)
    wanted = Language(language)
    return _READ.get(wanted) or _READ.setdefault(wanted, _read(wanted))


def _read(language: Language) -> Catalogue:
    import tomllib  # noqa: PLC0415  # only when a text is first asked for
    from importlib import resources  # noqa: PLC0415  # likewise

    document = tomllib.loads(
        resources.files("fastlege.words").joinpath(f"{language}.toml").read_text(encoding="utf-8")
    )
    conditions = {code: ConditionText(**texts) for code, texts in document.pop("condition").items()}
    rules = {name: RuleText(**texts) for name, texts in document.pop("rule").items()}
    urgent = document.pop("urgent")["text"]
    words = {name.replace("-", "_"): MappingProxyType(table) for name, table in document.items()}
    return Catalogue(
        language=language,
        urgent=urgent,
        conditions=MappingProxyType(conditions),
        rules=MappingProxyType(rules),
        **words,
    )
