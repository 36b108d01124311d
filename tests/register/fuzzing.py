"""How documents that nobody wrote are read and judged: what is shown, who may act, and how many were read."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

import attrs

from fastlege import Audience, Family, InvalidDocumentError, Person, may_represent, representatives
from fastlege.register import read_bulk, read_family, read_family_file
from fastlege.register.assembly import ONE_DOCUMENT
from tests.documents import DAY, places

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from typing import TypeAlias

    from fastlege import Decision, PersonId
    from tests.documents import Element

    Outcome: TypeAlias = Family | InvalidDocumentError

_T = TypeVar("_T")

_SHOWN_BY_DESIGN: Final = "4602 2017 2026-11-23 2022-02-04T10:26:55+01:00 9999"
"""The examples that messages give, the day asked about, and the last year there is."""
_OF_ANSWERS: Final = """
file child parents others as_of bulk person data errors extensions oppslag folkeregisterperson feilmelding
foedselsEllerDNummer hentPerson hentPersonBolk ident code
"""
"""The names around persons: those of family files, which are ours, and of the registers' answers."""
_CODE: Final = re.compile(r"[a-z]+[A-Za-z_]*|[A-Z]+(_[A-Z]+)+")
"""The register's codes; names and places in the documents begin with a capital."""


@attrs.frozen
class Tally:
    """How many documents of each kind were read, were refused, and gave somebody the right to act."""

    read: Counter[str] = attrs.field(factory=Counter)
    refused: Counter[str] = attrs.field(factory=Counter)
    granted: Counter[str] = attrs.field(factory=Counter)

    def count(self, kind: str, outcome: Outcome) -> None:
        """Count an outcome."""
        if isinstance(outcome, InvalidDocumentError):
            self.refused[kind] += 1
        else:
            self.read[kind] += 1
            self.granted[kind] += bool(representatives(outcome))

    def counts(self, kind: str) -> bool:
        """Tell whether there was any of a kind."""
        return self.read[kind] + self.refused[kind] > 0

    def share(self, kind: str) -> float:
        """Give the share that was read; of none, none."""
        return self.read[kind] / max(1, self.read[kind] + self.refused[kind])

    def lines(self, least: Mapping[str, float]) -> list[str]:
        """Write a line for each kind."""
        return [
            f"{kind:<68}{self.read[kind]:>8} read{self.refused[kind]:>8} refused"
            f"{self.granted[kind]:>7} granted{self.share(kind):>6.0%}, at least {share:.0%}"
            for kind, share in least.items()
            if self.counts(kind)
        ]


class Reading(NamedTuple):
    """What came of reading.

    Attributes:
        families: The outcome for each child, under the number that was asked for; alone, under another name.
        shown: All that is shown.
    """

    families: Mapping[str, Outcome]
    shown: str


def attempt(read: Callable[[], _T]) -> _T | InvalidDocumentError:
    """Read; the documented error is an outcome, any other is a fault."""
    try:
        return read()
    except InvalidDocumentError as error:
        refusal = error
    assert refusal.problems
    names = {name for problem in refusal.problems for name in re.split(r"[.\[\]]", problem.path)}
    assert {name for name in names if not name.isdecimal()} <= names_that_are_shown()
    assert refusal.__cause__ is refusal.__context__ is None
    return refusal


@cache
def names_that_are_shown() -> frozenset[str]:
    """Give every name that a path may show: the schemas', our own, and a star for all others."""
    schemas = tomllib.loads(files("fastlege.register").joinpath("properties.toml").read_text("utf-8"))
    listed = [entry for types in schemas.values() for entries in types.values() for entry in entries]
    return frozenset(["", "*", *_OF_ANSWERS.split(), *(entry.partition(":")[0] for entry in listed)])


def outcome_of(documents: Sequence[Element], *, on: date = DAY, strict: bool = False) -> Outcome:
    """Read a family."""
    return attempt(lambda: read_family(documents[0], documents[1:], on=on, strict=strict))


def read_family_of(documents: Sequence[Element], *, on: date, strict: bool = False) -> Reading:
    """Read a family of documents, the child's first."""
    outcome = outcome_of(documents, on=on, strict=strict)
    return Reading({"the child": outcome}, shown(outcome))


def read_file_of(documents: Sequence[Element], *, on: date, strict: bool = False) -> Reading:
    """Read a family file, as of its own day and as of one that is given."""
    families = {
        "the child on the file's day": attempt(lambda: read_family_file(documents[0], strict=strict)),
        "the child": attempt(lambda: read_family_file(documents[0], on=on, strict=strict)),
    }
    return Reading(families, "\n".join(map(shown, families.values())))


def read_bulk_of(documents: Sequence[Element], *, on: date, strict: bool = False) -> Reading:
    """Read an answer on several people: each of them as a child, and each alone."""
    bulk = attempt(lambda: read_bulk(documents[0], on=on, strict=strict))
    if isinstance(bulk, InvalidDocumentError):
        return Reading({"everyone": bulk}, shown(bulk))
    families: dict[str, Outcome] = {number: attempt(partial(bulk.family, number)) for number in bulk.found}
    people = {str(number): attempt(partial(bulk.person, number)) for number in bulk.found}
    for family in families.values():
        if isinstance(family, Family):
            for person in (family.child, *(parent.person for parent in family.parents)):
                assert _is_same(people.get(person.id, person), person)
    said = [repr(bulk), *map(shown, families.values()), *map(shown, people.values())]
    return Reading(families, "\n".join(said))


def _is_same(alone: Person | InvalidDocumentError, person: Person) -> bool:
    """Tell whether somebody read alone is as in a family.

    Alone, two documents may not differ at all, nor may one lack the number that was asked for.
    """
    if isinstance(alone, InvalidDocumentError):
        return ONE_DOCUMENT in str(alone) or "person who was asked for" in str(alone)
    return alone == person or alone.id != person.id


def granted(outcome: Outcome) -> frozenset[PersonId]:
    """Give those who may act for the child."""
    if isinstance(outcome, InvalidDocumentError):
        return frozenset()
    return frozenset(person.id for person in representatives(outcome))


def shown(outcome: Outcome | Person) -> str:
    """Give all that is shown of a family or a person, or of documents that cannot be read."""
    if isinstance(outcome, InvalidDocumentError):
        return f"{outcome}\n{outcome!r}"
    if isinstance(outcome, Person):
        return repr(outcome)
    said = [repr(outcome), repr(outcome.child)]
    for parent in outcome.parents:
        decision = may_represent(parent.person, outcome)
        said += [repr(parent), repr(decision), _for_caseworkers(decision)]
    return "\n".join(said)


@cache
def _for_caseworkers(decision: Decision) -> str:
    return decision.explain("nb", audience=Audience.CASEWORKER)


def canaries(documents: Sequence[Element]) -> frozenset[str]:
    """Give every text and long number of the documents that would tell of somebody if it were shown."""
    found: set[str] = set()
    for document in documents:
        for path in places(document):
            value = document
            for step in path:
                value = value[step]
            if isinstance(value, (str, int)):
                found.add(str(value))
    return frozenset(
        text
        for text in found
        if len(text) > (5 if text.isdecimal() else 3)  # fewer digits may be a column
        and text not in _SHOWN_BY_DESIGN
        and not _CODE.fullmatch(text)
    )


def leaks(text: str, hidden: frozenset[str]) -> list[str]:
    """Find what ought not to be shown."""
    return [one for one in hidden if one in text]
