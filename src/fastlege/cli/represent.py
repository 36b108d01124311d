"""``fastlege represent``: who may act for the child of a family file, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from fastlege.cli.given import Given
from fastlege.cli.output import Table, as_text, in_json
from fastlege.facts.people import Person
from fastlege.problems import is_encodable, is_text
from fastlege.register import read_family_file
from fastlege.rules import Decision, Ground, address_condition, may_represent
from fastlege.terms import MET, Audience, Language, PersonId
from fastlege.words import catalogue
from fastlege.words.decision import MARKS, ground_text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from datetime import date

    from fastlege.facts.family import Family, Parent
    from fastlege.policy import Policy
    from fastlege.words import Catalogue

__all__ = ["run"]

_FILE: Final = "FAMILY.json"


def run(asked: argparse.Namespace) -> str:
    """Decide, and write it as it was asked for.

    Raises:
        InvalidInputError: With every problem of the arguments and of the file.
    """
    given = Given()
    language = given.choice("--lang", asked.lang, Language)
    audience = given.choice("--audience", asked.audience, Audience)
    on = given.day("--on", asked.on)
    if not _fits(asked.user, audience):
        given.problem(
            "--user", "the citizen's identity number together with --audience citizen, and only then"
        )
    family = given.complete(_family(given, asked.file, on))
    told = _Told(language, audience, asked.policy)
    if audience is Audience.CITIZEN:
        return _for_citizen(family, PersonId(asked.user), told, as_json=asked.json)
    return _for_caseworker(family, told, as_json=asked.json)


class _Told(NamedTuple):
    """To whom it is told, in which language, and under which edition."""

    language: Language
    audience: Audience
    policy: Policy

    def text(self, ground: Ground) -> str:
        """Write a ground."""
        return ground_text(ground, self.language, audience=self.audience, policy=self.policy)

    def source(self, ground: Ground) -> str:
        """Cite a ground's source."""
        return str(ground.condition.source_under(policy=self.policy))


def _fits(user: str | None, audience: Audience) -> bool:
    """Tell whether the user is given for a citizen, and only then."""
    if audience is Audience.CITIZEN:
        return user is not None and is_text(user) and is_encodable(user)
    return user is None


def _family(given: Given, path: str, on: date | None) -> Family | None:
    document = given.file(_FILE, path)
    if document is None:
        return None
    return given.of(lambda: read_family_file(document, on=on), {"file": _FILE})


def _for_citizen(family: Family, user: PersonId, told: _Told, *, as_json: bool) -> str:
    """Show one user's disclosed decision, and nothing of anybody else."""
    parent = family.find(user)
    person = parent.person if parent else Person(id=user, protected=None, standing=None)
    decision = may_represent(person, family, policy=told.policy).disclosed()
    if as_json:
        return _json(family, "met" if decision.granted else "withheld", {user: decision}, told)
    return f"{decision.explain(told.language, policy=told.policy)}\n"


def _for_caseworker(family: Family, told: _Told, *, as_json: bool) -> str:
    """Show every registered parent's decision."""
    decisions = {
        parent.person.id: may_represent(parent.person, family, policy=told.policy)
        for parent in family.parents
    }
    address = _address_word(family, told.policy)
    if as_json:
        return _json(family, address, decisions, told)
    return _tables(family, address, list(decisions.values()), told)


def _address_word(family: Family, policy: Policy) -> str:
    """Say how the address condition stands; withheld when a protection is what keeps it from being met."""
    finding = address_condition(family, policy=policy)
    people = (family.child, *(parent.person for parent in family.parents))
    shielded = family.child.counts_as_protected or (
        finding is not MET and any(person.counts_as_protected for person in people)
    )
    return "withheld" if shielded else finding.value


def _json(family: Family, address: str, decisions: dict[PersonId, Decision], told: _Told) -> str:
    answer: dict[str, Any] = {
        "on": family.as_of.isoformat(),
        "policy": told.policy.name,
        "address_condition": address,
        "parents": {
            person: {
                "granted": decision.granted,
                "grounds": [
                    {
                        "code": ground.code,
                        "finding": ground.finding.value,
                        "source": told.source(ground),
                        "text": told.text(ground),
                    }
                    for ground in decision.grounds
                ],
            }
            for person, decision in decisions.items()
        },
    }
    return in_json(answer)


def _tables(family: Family, address: str, decisions: list[Decision], told: _Told) -> str:
    """Write a table of conditions by parent, and below it what stands in the way of each."""
    texts = catalogue(told.language)
    words = texts.cli
    title = f"{words['represent-title']} {words['as-of']} {family.as_of.isoformat()}"
    condition = f"{words['address-condition']}: {words[f'address-{address}']}"
    if not decisions:
        return f"{title}\n{condition}\n{words['no-parents']}\n"
    names = [_name(parent, number, texts) for number, parent in enumerate(family.parents, start=1)]
    rows = [
        (
            grounds[0].condition.question(told.language, policy=told.policy),
            *(MARKS[ground.finding] for ground in grounds),
        )
        for grounds in zip(*(decision.grounds for decision in decisions), strict=True)
    ]
    answers = [texts.decision["granted" if decision.granted else "refused"] for decision in decisions]
    table = Table(
        title=title, heads=(words["condition"], *names), rows=rows, foot=(words["may-represent"], *answers)
    )
    return as_text(table, below=[condition, *_reasons(names, decisions, told)])


def _name(parent: Parent, number: int, texts: Catalogue) -> str:
    """Call a parent by number and role: the table shows no identity number."""
    return f"{number} {texts.role[parent.role or 'parent']}"


def _reasons(names: list[str], decisions: list[Decision], told: _Told) -> Iterator[str]:
    """Say of each condition that is not met what was found, of whom, and where it comes from."""
    of_whom: dict[Ground, list[str]] = {}
    for name, decision in zip(names, decisions, strict=True):
        for ground in (*decision.unmet, *decision.unknown):
            of_whom.setdefault(ground, []).append(name)
    for ground, whom in of_whom.items():
        source = f"{catalogue(told.language).cli['source']}: {told.source(ground)}"
        yield f"{MARKS[ground.finding]} {', '.join(whom)}: {told.text(ground)} ({source})"
