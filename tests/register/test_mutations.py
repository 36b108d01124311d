from __future__ import annotations

import pytest

from tests.documents import NOTHING, family_of, father_document, grants, mother_document
from tests.register.families import (
    ERRORS,
    FURTHER,
    NAMED,
    REFUSED,
    SEEDS,
    UNITS,
    Refusal,
    Seed,
    granted_documents,
    refused_documents,
    rich_child,
)
from tests.register.fuzzing import granted, outcome_of
from tests.register.mutations import (
    BYTES,
    KINDS,
    LEAST,
    NEVER_READ,
    SEVERAL,
    Kind,
    mutations,
    run_bytes,
    run_everywhere,
    run_together,
)


def test_the_rich_family_is_read_and_granted() -> None:
    assert grants(family_of(rich_child(), mother_document(), father_document())) == (True, True)


@pytest.mark.parametrize("refusal", REFUSED.values(), ids=REFUSED)
class TestTheFamilies:
    def test_there_is_one_reason(self, refusal: Refusal) -> None:
        assert not granted(outcome_of(refused_documents(refusal)))
        assert granted(outcome_of(granted_documents(refusal)))

    def test_a_reason_that_can_be_taken_away_has_its_name(self, refusal: Refusal) -> None:
        assert (refusal.instead is NOTHING) == (refusal.exception in {*NAMED, *FURTHER})


def test_every_name_has_a_family() -> None:
    alone = {refusal.exception for refusal in REFUSED.values()} - {None}
    assert alone | {UNITS, ERRORS} == {*NAMED, *FURTHER}


EXEMPT = [
    (seed, place)
    for seed in SEEDS
    for place in sorted({place for way in seed.exceptions if len(way) == 1 for place in way}, key=str)
]


@pytest.mark.parametrize(("seed", "place"), EXEMPT, ids=[f"{seed.name}: {place}" for seed, place in EXEMPT])
def test_no_place_is_exempt_for_nothing(seed: Seed, place: tuple[int, tuple[str | int, ...]]) -> None:
    found = [
        granted(outcome_of(mutated.documents, on=seed.on))
        for kind in KINDS
        if kind.takes_out
        for mutated in mutations(seed, *place, kind)
    ]
    assert any(found)


@pytest.mark.slow
class TestTheLaws:
    """Another error, a leak and a grant that was not there before are found while it runs."""

    @pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
    def test_one_place(self, kind: Kind) -> None:
        tally = run_everywhere([kind], size=300, nth=0)
        assert tally.share(kind.name) >= kind.least

    def test_several_places(self) -> None:
        assert run_together(450, nth=0).share(SEVERAL) >= LEAST[SEVERAL]

    @pytest.mark.parametrize("kind", BYTES)
    def test_bytes(self, kind: str) -> None:
        tally = run_bytes(150, kinds=[kind], nth=0)
        assert tally.share(kind) >= LEAST[kind]
        assert kind not in NEVER_READ or tally.share(kind) == 0
