"""How documents that nobody wrote are read and judged: what is shown, who may act, and how many were read."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Final

import attrs
from hypothesis import HealthCheck, Phase, given, seed, settings

from fastlege import Audience, Family, InvalidDocumentError, may_represent, representatives
from fastlege.register import read_family, read_person
from tests.documents import DAY, places
from tests.register.generated import MARK, NUMBERS, families

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from fastlege import PersonId
    from tests.documents import Document, Element

_SHOWN_BY_DESIGN: Final = "4602 2017 2026-11-23 2022-02-04T10:26:55+01:00 9999"
"""The examples that messages give, the day asked about, and the last year there is."""
_CODE: Final = re.compile(r"[a-z]+[A-Za-z_]*|[A-Z]+(_[A-Z]+)+")
"""The register's codes; names and places in the documents begin with a capital."""


@attrs.frozen
class Tally:
    """How many documents of each kind were read, were refused, and gave somebody the right to act."""

    read: Counter[str] = attrs.field(factory=Counter)
    refused: Counter[str] = attrs.field(factory=Counter)
    granted: Counter[str] = attrs.field(factory=Counter)

    def count(self, kind: str, outcome: Family | InvalidDocumentError) -> None:
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
        """Give the share that was read."""
        return self.read[kind] / (self.read[kind] + self.refused[kind])

    def lines(self, least: Mapping[str, float]) -> list[str]:
        """Write a line for each kind."""
        return [
            f"{kind:<43}{self.read[kind]:>8} read{self.refused[kind]:>8} refused"
            f"{self.granted[kind]:>7} granted{self.share(kind):>6.0%}, at least {share:.0%}"
            for kind, share in least.items()
            if self.counts(kind)
        ]


def outcome_of(documents: Sequence[Element], *, on: date = DAY) -> Family | InvalidDocumentError:
    """Read a family; the documented error is an outcome, any other is a fault."""
    try:
        return read_family(documents[0], documents[1:], on=on)
    except InvalidDocumentError as error:
        refusal = error
    assert refusal.problems
    assert refusal.__cause__ is refusal.__context__ is None
    return refusal


def granted(outcome: Family | InvalidDocumentError) -> frozenset[PersonId]:
    """Give those who may act for the child."""
    if isinstance(outcome, InvalidDocumentError):
        return frozenset()
    return frozenset(person.id for person in representatives(outcome))


def shown(outcome: Family | InvalidDocumentError) -> str:
    """Give all that is shown of a family, or of its documents when they cannot be read."""
    if isinstance(outcome, InvalidDocumentError):
        return f"{outcome}\n{outcome!r}"
    said = [repr(outcome), repr(outcome.child)]
    for parent in outcome.parents:
        decision = may_represent(parent.person, outcome)
        said += [repr(parent), repr(decision), decision.explain("nb", audience=Audience.CASEWORKER)]
    return "\n".join(said)


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


def leaks(outcome: Family | InvalidDocumentError, hidden: frozenset[str]) -> list[str]:
    """Find what ought not to be shown."""
    text = shown(outcome)
    return [one for one in hidden if one in text]


def run_generated(schema: str, size: int, *, nth: int) -> Tally:
    """Read so many families made from a schema, in every way there is; the seed is the nth."""
    tally = Tally()

    @seed(nth)
    @settings(
        max_examples=size,
        database=None,
        deadline=None,
        derandomize=False,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(families(schema))
    def read(documents: list[Document]) -> None:
        outcome = outcome_of(documents)
        tally.count(schema, outcome)
        hidden = frozenset([MARK, *NUMBERS])
        assert not leaks(outcome, hidden)
        encoded = [json.dumps(document).encode() for document in documents]
        assert shown(outcome_of(encoded)) == shown(outcome)
        for is_strict in (False, True):
            try:
                shown_alone = repr(read_person(documents[0], on=DAY, strict=is_strict))
            except InvalidDocumentError as error:
                shown_alone = shown(error)
            assert not [one for one in hidden if one in shown_alone]

    read()
    return tally
