"""Documents made from the registers' schemas: whole ones, and ordinary ones with some elements made."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Final

import attrs
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from fastlege import Family
from fastlege.register import read_person
from tests.documents import CHILD, DAY, child_document, father_document, mother_document
from tests.register.as_pdl import answer_of
from tests.register.fuzzing import Tally, attempt, leaks, outcome_of, read_bulk_of, read_file_of, shown
from tests.register.likely import MARK, NUMBERS
from tests.register.schemas import Array, Nullable, Plain, schema_named
from tests.register.seeds import answer_on

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

    from tests.documents import Document, Element
    from tests.register.fuzzing import Outcome
    from tests.register.schemas import Schema

LEAST: Final = 0.55
"""The least share of families that must be read; the others lack a number, or contradict themselves."""
LEAST_IN_BULK: Final = 0.35
"""Likewise of families in an answer on several people, where two documents may also differ about one."""
OF_FEW: Final = 0.7
"""So much of the share is enough of a hundred families: chance may make many of them alike."""
ORDINARY: Final = {
    "folkeregisteret": (child_document(), mother_document(), father_document()),
    "pdl": tuple(
        answer_of(one)["data"]["hentPerson"]
        for one in (child_document(), mother_document(), father_document())
    ),
}
IN_BULK: Final = ", in an answer on several"
_HIDDEN: Final = frozenset([MARK, *NUMBERS])
_LENGTHS: Final = st.sampled_from([1, 1, 1, 2, 0])


@st.composite
def people(draw: DrawFn, schema: str) -> Document:
    """Make a person: numbers always, and of everything else about half."""
    return dict(_drawn(draw, schema_named(schema)))


@st.composite
def families(draw: DrawFn, schema: str) -> list[Document]:
    """Make a child's document and up to three others: whole, or ordinary ones with some elements made."""
    if draw(st.booleans()):
        return [draw(people(schema)) for _ in range(draw(st.integers(1, 4)))]
    whole = schema_named(schema)
    names = st.lists(st.sampled_from([*whole.properties]), max_size=3, unique=True)
    return [
        ordinary | {name: _drawn(draw, whole.properties[name]) for name in draw(names)}
        for ordinary in ORDINARY[schema.partition(":")[0]]
    ]


def _drawn(draw: DrawFn, schema: Schema) -> Element:
    if isinstance(schema, Plain):
        return draw(schema.values)
    if isinstance(schema, Array):
        return [_drawn(draw, schema.entry) for _ in range(draw(_LENGTHS))]
    if isinstance(schema, Nullable):
        return _drawn(draw, schema.value) if draw(_LENGTHS) else None
    names = [*schema.properties]
    chosen = draw(st.integers(0, 2 ** len(names) - 1))
    return {
        name: _drawn(draw, schema.properties[name])
        for place, name in enumerate(names)
        if chosen >> place & 1 or name in schema.required
    }


def run_generated(schema: str, size: int, *, nth: int) -> Tally:
    """Read so many families made from a schema, in every form there is; the seed is the nth."""
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
        assert not leaks(shown(outcome), _HIDDEN)
        encoded = [json.dumps(document).encode() for document in documents]
        assert shown(outcome_of(encoded)) == shown(outcome)
        for is_strict in (False, True):
            alone = attempt(partial(read_person, documents[0], on=DAY, strict=is_strict))
            assert not leaks(shown(alone), _HIDDEN)
        file = {"as_of": DAY.isoformat(), "child": documents[0], "parents": documents[1:]}
        for in_file in read_file_of([file], on=DAY).families.values():
            assert _said(in_file) == _said(outcome)
        people = [*zip(NUMBERS, documents, strict=False)]
        bulk = read_bulk_of([answer_on(people, of_pdl=schema.startswith("pdl"))], on=DAY)
        assert not leaks(bulk.shown, _HIDDEN)
        for in_bulk in bulk.families.values():
            tally.count(f"{schema}{IN_BULK}", in_bulk)
        found = bulk.families.get(CHILD)
        if isinstance(found, Family) and isinstance(outcome, Family):
            # An answer on several people says of a parent who is not there why; documents alone cannot.
            parents = [attrs.evolve(parent, missing_because=None) for parent in found.parents]
            assert attrs.evolve(found, parents=parents) == outcome

    read()
    return tally


def _said(outcome: Outcome) -> Family | list[str]:
    """Give a family, or what is wrong with its documents, wherever they stand."""
    return outcome if isinstance(outcome, Family) else [problem.message for problem in outcome.problems]
