"""The decisions for a family (*avgjørelser*), as data and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from fastlege.cli.files import nobody
from fastlege.cli.output import Table, as_text, in_envelope, in_lines, width
from fastlege.rules import Decision, Ground, address_condition, may_represent
from fastlege.terms import MET, Audience, Language, PersonId
from fastlege.words import catalogue
from fastlege.words.citation import cited
from fastlege.words.day import written
from fastlege.words.decision import MARKS, ground_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fastlege.facts.family import Family, Parent
    from fastlege.policy import Policy
    from fastlege.words import Catalogue

__all__ = ["Decisions", "Reader", "decided", "in_data", "in_words", "is_refused", "name_of", "no_parents"]

Decisions = dict[PersonId, Decision]
"""Decisions by the identity number in use, in the family's order."""

# Characters, for as many parents side by side as the terminal has room for.
_COLUMN: Final = 14
_QUESTION: Final = 28


class Reader(NamedTuple):
    """Who reads the decisions, in which language, and under which edition.

    Attributes:
        user: The citizen's id; None for a caseworker.
    """

    language: Language
    audience: Audience
    policy: Policy
    user: PersonId | None = None

    def text(self, ground: Ground) -> str:
        """Write a ground in words."""
        return ground_text(ground, self.language, audience=self.audience, policy=self.policy)

    def source(self, ground: Ground) -> str:
        """Write the source of a ground."""
        return cited(ground.condition.source_under(policy=self.policy), catalogue(self.language))


def decided(family: Family, reader: Reader) -> Decisions:
    """Decide for every registered parent; for a citizen, only the citizen's own disclosed decision."""
    if reader.user is not None:
        parent = family.find(reader.user)
        person = parent.person if parent else nobody(reader.user)
        return {reader.user: may_represent(person, family, policy=reader.policy).disclosed()}
    return {
        parent.person.id: may_represent(parent.person, family, policy=reader.policy)
        for parent in family.parents
    }


def is_refused(decisions: Decisions, reader: Reader) -> bool:
    """Return whether a citizen is refused; decisions for caseworkers refuse nobody."""
    return reader.user is not None and not decisions[reader.user]


def in_data(family: Family, decisions: Decisions, reader: Reader) -> dict[str, object]:
    """Return the decisions as data."""
    answer = {
        "on": family.as_of.isoformat(),
        "policy": reader.policy.name,
        "address_condition": _address_word(family, decisions, reader),
        "parents": {
            person: {
                "granted": decision.granted,
                "grounds": [
                    {
                        "code": ground.code,
                        "finding": ground.finding.value,
                        "source": reader.source(ground),
                        "text": reader.text(ground),
                    }
                    for ground in decision.grounds
                ],
            }
            for person, decision in decisions.items()
        },
    }
    return in_envelope(reader.audience, "representation", answer)


def _address_word(family: Family, decisions: Decisions, reader: Reader) -> str:
    """Return the finding of the address condition, or ``withheld`` when a protection may explain it.

    A citizen sees only that it is met, in a decision that grants.
    """
    if reader.user is not None:
        return "met" if decisions[reader.user] else "withheld"
    finding = address_condition(family, policy=reader.policy)
    people = (family.child, *(parent.person for parent in family.parents))
    shielded = family.child.counts_as_protected or (
        finding is not MET and any(person.counts_as_protected for person in people)
    )
    return "withheld" if shielded else finding.value


def in_words(family: Family, decisions: Decisions, reader: Reader) -> str:
    """Write the decisions; for a caseworker, a table of conditions by parent, and the reasons."""
    if reader.user is not None:
        told = decisions[reader.user].explain(reader.language, policy=reader.policy)
        return in_lines(told.splitlines())
    texts = catalogue(reader.language)
    words = texts.cli
    title = f"{words['represent-title']} {words['as-of']} {written(family.as_of, texts)}"
    address = words[f"address-{_address_word(family, decisions, reader)}"]
    condition = f"{words['address-condition']}: {address}"
    if not decisions:
        return in_lines([title, condition, no_parents(family, texts)])
    names = [name_of(parent, number, texts) for number, parent in enumerate(family.parents, start=1)]
    columns = [*zip(names, decisions.values(), strict=True)]
    abreast = max((width() - _QUESTION) // _COLUMN, 1)
    tables = (
        as_text(_table(title, columns[first : first + abreast], texts, reader))
        for first in range(0, len(columns), abreast)
    )
    missing = _without_facts(family, names, texts)
    return "\n".join(tables) + "\n" + in_lines([condition, *missing, *_reasons(columns, reader)])


def _table(title: str, columns: Sequence[tuple[str, Decision]], texts: Catalogue, reader: Reader) -> Table:
    """Make a table with a column for each of these parents."""
    words = texts.cli
    rows = [
        (
            grounds[0].condition.question(reader.language, policy=reader.policy),
            *(MARKS[ground.finding] for ground in grounds),
        )
        for grounds in zip(*(decision.grounds for _, decision in columns), strict=True)
    ]
    answers = (texts.decision["granted" if decision else "refused"] for _, decision in columns)
    heads = (words["condition"], *(name for name, _ in columns))
    return Table(title=title, heads=heads, rows=rows, foot=(words["may-represent"], *answers))


def name_of(parent: Parent, number: int, texts: Catalogue) -> str:
    """Name a parent by place and role; tables show no identity numbers."""
    return f"{number} {texts.role[parent.role or 'parent']}"


def no_parents(family: Family, texts: Catalogue) -> str:
    """Say that a child has no registered parents, or that the document does not say who they are."""
    return texts.cli["no-parents" if family.all_parents_known else "parents-unknown"]


def _without_facts(family: Family, names: Sequence[str], texts: Catalogue) -> Iterator[str]:
    """Name the parents whose documents are missing, the most common cause of a surprising refusal."""
    for parent in family.parents_without_facts:
        because = f"-{parent.missing_because.value}" if parent.missing_because else ""
        yield f"! {names[family.parents.index(parent)]}: {texts.cli[f'no-facts{because}']}"


def _reasons(columns: Sequence[tuple[str, Decision]], reader: Reader) -> Iterator[str]:
    """Yield each finding other than met, with the parents it concerns and its source."""
    concerned: dict[Ground, list[str]] = {}
    for name, decision in columns:
        for ground in (*decision.unmet, *decision.unknown):
            concerned.setdefault(ground, []).append(name)
    for ground, names in concerned.items():
        source = f"{catalogue(reader.language).cli['source']}: {reader.source(ground)}"
        yield f"{MARKS[ground.finding]} {', '.join(names)}: {reader.text(ground)} ({source})"
