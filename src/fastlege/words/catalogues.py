"""The texts that people read (*tekster*), in bokmål, nynorsk and English.

There is one file for each language, all with the same keys. Each text is written for one reader: the
caseworker, who reads about a case, or the citizen, who reads which rule applies and what to do. A number of
the rules is written as the name of a ``Policy`` attribute in braces, which ``str.format`` fills in.
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
"""The catalogues read so far. If two threads read one at once, the first is kept."""

_Text = TypeVar("_Text", "ConditionText", "RuleText")


class ConditionText(NamedTuple):
    """The texts of one condition (*vilkår*).

    Attributes:
        question: The condition as a question, for the caseworker.
        met: The statement when it is met, for the caseworker.
        unmet: The statement when it is unmet, for the caseworker.
        unknown: The statement when it is unknown, for the caseworker.
        citizen: The text for the citizen when it is unmet or unknown; None when citizens may not see the
            condition.
        instead: What the citizen can do instead; None when there is no text for citizens.
        several: The text for the citizen when it concerns several services; None: the same text.
    """

    question: str
    met: str
    unmet: str
    unknown: str
    citizen: str | None = None
    instead: str | None = None
    several: str | None = None

    def of(self, finding: Finding) -> str:
        """Return the caseworker's statement for a finding.

        Examples:
            >>> catalogue("en").condition("has-gp").of(Finding.UNMET)
            'The patient does not have a GP.'
        """
        if finding is Finding.MET:
            return self.met
        return self.unmet if finding is Finding.UNMET else self.unknown


class RuleText(NamedTuple):
    """The texts of a decision by one rule (*avgjørelse*).

    Attributes:
        title: The rule's name, for the caseworker.
        granted: The outcome for the citizen, when granted.
        refused: The outcome for the citizen, when refused; without the cause.
    """

    title: str
    granted: str
    refused: str


@attrs.frozen(kw_only=True, eq=False)
class Catalogue:
    """All texts of one language (*tekstsamling*); there is one immutable object for each.

    Attributes:
        language: The language of the texts.
        urgent: Where to ring when it is urgent; the same with every refusal.
        finding: The name of each finding.
        decision: Yes, no, and the headings of a decision's table.
        calendar: The names of feasts, weekdays and months, and the word that joins two feasts.
        days: The words for deadlines and calendars.
        service: The names of the services.
        mode: The ways to hold an e-consultation, and the word that joins the last two.
        access_level: The names of the access levels.
        role: The names of the parents' roles.
        remark: The messages above the services of a menu.
        menu: The other words of a menu.
        request: The words for what happens after a request.
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
        """Look up the texts of a condition (*vilkår*).

        Raises:
            InvalidFactError: When no condition of this package has the code.
        """
        return _found(self._conditions, code, "condition")

    def rule(self, name: str) -> RuleText:
        """Look up the texts of a rule (*regel*).

        Raises:
            InvalidFactError: When no rule of this package has the name.
        """
        return _found(self._rules, name, "rule")

    def __reduce__(self) -> tuple[Callable[[Language], Catalogue], tuple[Language]]:
        """Copy and pickle as the language, from which the same object is loaded."""
        return catalogue, (self.language,)


def _found(texts: Mapping[str, _Text], key: str, what: str) -> _Text:
    text = texts.get(key) if is_a(str, key) else None
    if text is None:
        message = (
            f"give a {what} of this package, such as those in RULES; your own has no texts here, so write "
            "one for each code in a decision's grounds"
        )
        raise InvalidFactError([Problem(what, message)])
    return text


def catalogue(language: LanguageCode) -> Catalogue:
    """Return the texts of a language (*målform*); they are read once, when first needed.

    Args:
        language: A language, or its code in small letters.

    Raises:
        InvalidInputError: When the language is not one of the three.

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
    import tomllib  # noqa: PLC0415  # only when a text is first needed
    from importlib import resources  # noqa: PLC0415  # likewise

    document = tomllib.loads(
        resources.files("fastlege.words").joinpath(f"{language}.toml").read_text(encoding="utf-8")
    )
    # All callers share one catalogue, so its mappings are read-only.
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
