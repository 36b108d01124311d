"""The rules as pages (*regelsidene*): tables and diagrams, made from the table of rules itself.

Everything here gives text: Markdown, with one SVG for each rule. Nothing of it is written by hand, so a
condition that joins a rule joins its table, its diagram and its texts.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final

import attrs

from docs._ext.page import page
from fastlege.policy import HELSENORGE_2021_01_11, Policy
from fastlege.rules import RULES
from fastlege.rules.decision import Ground
from fastlege.rules.disclosure import Fold
from fastlege.rules.table import ALL_RULES
from fastlege.terms import Audience, Finding, Language
from fastlege.words import catalogue
from fastlege.words.decision import ground_text, question_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastlege.rules import Condition, Rule

__all__ = [
    "LANGUAGES",
    "PAGES",
    "condition_pages",
    "conditions",
    "diagram",
    "numbers",
    "ours",
    "rule_pages",
    "rules",
    "told_to_citizens",
    "try_link",
]

LANGUAGES: Final = {Language.BOKMAAL: "bokmål", Language.NYNORSK: "nynorsk", Language.ENGLISH: "English"}
_ENGLISH: Final = Language.ENGLISH


def rules() -> dict[str, Rule]:
    """Return every rule by name: first those that decide, then those of disclosed decisions."""
    only_tells = {rule.name: rule not in RULES for rule in ALL_RULES.values()}
    return {name: ALL_RULES[name] for name in sorted(ALL_RULES, key=only_tells.__getitem__)}


def conditions() -> dict[str, Condition]:
    """Return every condition by its code, in the order of the rules."""
    return {condition.code: condition for rule in rules().values() for condition in rule.conditions}


def rule_pages() -> str:
    """Write a section for each rule that decides, and a table of the rules of disclosed decisions."""
    deciding = "\n\n".join(_rule(rule) for rule in RULES)
    rows = "\n".join(
        f"| `{rule.name}` | {_title(rule)} | {', '.join(f'`{code}`' for code in rule.codes)} |"
        for rule in rules().values()
        if rule not in RULES
    )
    return (
        f"{deciding}\n\n## Rules of disclosed decisions\n\n"
        "A disclosed decision may have one of these rules. They decide nothing, and hide the cause.\n\n"
        f"| name | title | conditions |\n| --- | --- | --- |\n{rows}\n"
    )


def condition_pages() -> str:
    """Write a section for each condition: its source, its rules, and its texts in the three languages."""
    return "\n\n".join(_condition(condition) for condition in conditions().values())


def told_to_citizens() -> str:
    """Write a table of the codes that a citizen may meet, with the English words for each."""
    told = {
        code: ground_text(Ground(condition, Finding.UNMET), _ENGLISH, audience=Audience.CITIZEN)
        for code, condition in conditions().items()
    }
    rows = "\n".join(f"| `{code}` | {words} |" for code, words in told.items() if words)
    return f"| code | our text |\n| --- | --- |\n{rows}\n"


def ours() -> str:
    """Write a table of the conditions that are ours, each with its source."""
    rows = "\n".join(
        f"| `{condition.code}` | {question_text(condition, _ENGLISH)} | {_source(condition)} |"
        for condition in conditions().values()
        if condition.source.ours
    )
    return f"| code | question | based on |\n| --- | --- | --- |\n{rows}\n"


def numbers() -> str:
    """Write a table of the numbers and switches of the page's own edition."""
    edition = HELSENORGE_2021_01_11
    rows = "\n".join(
        f"| `{field.name}` | {_value(getattr(edition, field.name))} |"
        for field in attrs.fields(Policy)
        if field.init and field.name not in {"name", "published", "source"}
    )
    return f"| `Policy` | value |\n| --- | --- |\n{rows}\n"


def _value(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case tuple():
            return ", ".join(f"`{service.value}`: {level.code}" for service, level in value)
        case frozenset():
            return ", ".join(sorted(mode.value for mode in value))
        case _:
            return str(value)


def _title(rule: Rule) -> str:
    return catalogue(_ENGLISH).rule(rule.name).title


def _rule(rule: Rule) -> str:
    head = f"(rule-{rule.name})=\n## {_title(rule)}: `{rule.name}`\n\n"
    signs = "; ".join(legend(rule))
    drawn = f'```{{raw}} html\n<div class="drawing">{diagram(rule)}</div>\n```\n\n'
    told = f"In the diagram {signs}.\n\n" if signs else ""
    picture = drawn + told if len(rule.conditions) > 1 else ""  # one box shows nothing
    names = ", ".join(
        f"*{catalogue(code).rule(rule.name).title}* ({name})"
        for code, name in LANGUAGES.items()
        if code is not Language.ENGLISH
    )
    rows = "\n".join(
        f"| `{condition.code}` | {question_text(condition, _ENGLISH)} | {_source(condition)} "
        f"| {4**place} or {2 * 4**place} |"
        for place, condition in enumerate(rule.conditions)
    )
    heads = "| code | question | source | in `bits`, unmet or unknown |\n| --- | --- | --- | --- |\n"
    return f"{head}{names}\n\n{picture}{heads}{rows}\n"


def _source(condition: Condition) -> str:
    source = condition.source
    title = f"[{source.title}]({source.url})" if source.url else source.title
    where = f"{title}, {source.place}" if source.place else title
    return f"{where} **[ours]**" if source.ours else source.place


def _condition(condition: Condition) -> str:
    of = ", ".join(f"`{name}`" for name, rule in rules().items() if condition in rule.conditions)
    rows = {
        "question": [question_text(condition, code) for code in LANGUAGES],
        **{
            finding.value: [
                ground_text(Ground(condition, finding), code, audience=Audience.CASEWORKER)
                for code in LANGUAGES
            ]
            for finding in Finding
        },
        "to a citizen": [
            ground_text(Ground(condition, Finding.UNMET), code, audience=Audience.CITIZEN) or "–"
            for code in LANGUAGES
        ],
    }
    lines = "\n".join(f"| {name} | {' | '.join(cells)} |" for name, cells in rows.items())
    return (
        f"(condition-{condition.code})=\n## `{condition.code}`\n\n"
        f"Source: {condition.source}.\nIn the rules {of}.\n{_elements(condition)}\n"
        f"| | {' | '.join(LANGUAGES.values())} |\n| --- | --- | --- | --- |\n{lines}\n"
    )


def _elements(condition: Condition) -> str:
    names = ", ".join(f"`{name}`" for name in condition.elements)
    return f"Depends on {names} in Folkeregisteret.\n" if names else ""


# --- the diagram: a box for each condition, and a line from each to the outcome

_BOX: Final = 486
_ROW: Final = 38
_HEIGHT: Final = 30
_BUS: Final = 520
_OUT: Final = 552
_WIDTH: Final = 740
_LEAST: Final = 96


def diagram(rule: Rule) -> str:
    """Draw a rule as SVG, in the colour of the text around it, with a description for screen readers."""
    title, name = _title(rule), rule.name
    places = [_ROW * place + 4 for place in range(len(rule.conditions))]
    height = max(_LEAST, _ROW * len(places) + 4)
    shift = (height - _ROW * len(places)) / 2 - 2
    private = rule.disclose.private if isinstance(rule.disclose, Fold) else frozenset[str]()
    boxes = "".join(
        _box(condition, place + shift, told=condition.code not in private)
        for condition, place in zip(rule.conditions, places, strict=True)
    )
    middle = height / 2
    first, last = (place + shift + _HEIGHT / 2 for place in (places[0], places[-1]))
    bus = (
        f'<path d="M{_BUS} {min(first, middle - 22):g}V{max(last, middle + 22):g}'
        f'M{_BUS} {middle - 22:g}H{_OUT}M{_BUS} {middle + 22:g}H{_OUT}"/>'
    )
    outcomes = _outcome("all met: granted", middle - 22) + _outcome("otherwise: refused", middle + 22)
    asked = "; ".join(question_text(condition, _ENGLISH) for condition in rule.conditions)
    return (
        f'<svg class="rule" role="img" aria-labelledby="t-{name} d-{name}" viewBox="0 0 {_WIDTH} {height:g}" '
        'fill="none" stroke="currentColor" xmlns="http://www.w3.org/2000/svg">'
        f'<title id="t-{name}">{escape(title)}</title>'
        f'<desc id="d-{name}">Granted when the answer to each is yes: {escape(asked)}</desc>'
        f"{boxes}{bus}{outcomes}</svg>"
    )


def _box(condition: Condition, top: float, *, told: bool) -> str:
    dashes = ' stroke-dasharray="5 4"' if condition.source.ours else ""
    edge = "" if told else f'<path stroke-width="5" d="M8 {top + 5:g}v{_HEIGHT - 10}"/>'
    return (
        f'<rect x="1" y="{top:g}" width="{_BOX}" height="{_HEIGHT}" rx="6"{dashes}/>{edge}'
        f'<path d="M{_BOX + 1} {top + _HEIGHT / 2:g}H{_BUS}"/>'
        f"{_words(question_text(condition, _ENGLISH), 16, top)}"
    )


def _outcome(words: str, middle: float) -> str:
    top = middle - _HEIGHT / 2
    return (
        f'<rect x="{_OUT}" y="{top:g}" width="{_WIDTH - _OUT - 1}" height="{_HEIGHT}" rx="15"/>'
        f"{_words(words, _OUT + 18, top)}"
    )


def _words(words: str, left: float, top: float) -> str:
    return f'<text x="{left:g}" y="{top + 20:g}" fill="currentColor" stroke="none">{escape(words)}</text>'


def legend(rule: Rule) -> Iterator[str]:
    """Explain the signs that occur in a rule's diagram."""
    if any(condition.source.ours for condition in rule.conditions):
        yield "a dashed box is ours"
    if isinstance(rule.disclose, Fold):
        yield "for all boxes with a bar, a refused citizen sees one and the same ground"


def try_link() -> str:
    """Link to the page for trying the rule, if it is built beside the site."""
    built = Path(__file__).parents[2] / "build" / "try" / "index.html"
    return '<p><a href="../../try/index.html">Open the page</a></p>' if built.is_file() else ""


PAGES: Final = {
    "conditions": condition_pages,
    "numbers": numbers,
    "ours": ours,
    "page": page,
    "rules": rule_pages,
    "told": told_to_citizens,
    "try": try_link,
}
"""The content that the directive ``made`` inserts, by its argument."""
