from __future__ import annotations

import pytest

from fastlege.register import read_person
from tests.documents import NOTHING, family_of, father_document, grants, mother_document
from tests.register.families import (
    ERRORS,
    FURTHER,
    NAMED,
    REFUSED,
    UNITS,
    Refusal,
    granted_documents,
    refused_documents,
    rich_child,
)
from tests.register.fuzzing import granted, outcome_of
from tests.register.laws import (
    CONTRADICTED,
    FORMS,
    IN_ANSWERS,
    IN_FAMILIES,
    IN_FILES,
    LEAST,
    NEVER_READ,
    SEVERAL,
    run_bytes,
    run_contradicted,
    run_envelopes,
    run_everywhere,
    run_together,
    unmutated,
)
from tests.register.mutations import BYTES, KINDS, OF_ENVELOPES, Kind, mutations
from tests.register.seeds import SEEDS, Seed


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


def test_a_family_is_granted_in_every_form_or_in_none() -> None:
    for alone, in_answer, in_file in zip(*FORMS.values(), strict=True):
        (expected,) = unmutated()[alone.name].values()
        assert set(unmutated()[in_file.name].values()) == {expected}
        assert unmutated()[in_answer.name][read_person(alone.documents[0], on=alone.on).id] == expected


@pytest.mark.exhaustive
@pytest.mark.slow
class TestTheLaws:
    """Another error, a leak and a grant that was not there before are found while it runs."""

    @pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
    def test_one_place(self, kind: Kind) -> None:
        tally = run_everywhere([kind], size=300, nth=0)
        assert tally.share(kind.name) >= LEAST[IN_FAMILIES][kind.name]

    @pytest.mark.parametrize("form", [IN_ANSWERS, IN_FILES])
    @pytest.mark.parametrize("kind", [*KINDS, *OF_ENVELOPES], ids=lambda kind: kind.name)
    def test_one_place_around_or_within_the_persons(self, kind: Kind, form: str) -> None:
        tally = run_envelopes(form, kind, size=25 if kind in KINDS else 150, nth=0)
        assert tally.counts(kind.name) == (kind.name in LEAST[form])
        assert tally.share(kind.name) >= LEAST[form].get(kind.name, 0)

    @pytest.mark.parametrize("form", [IN_ANSWERS, IN_FILES])
    def test_a_person_twice(self, form: str) -> None:
        tally = run_contradicted(form)
        assert tally.share(CONTRADICTED) >= LEAST[form][CONTRADICTED]

    @pytest.mark.parametrize(("form", "size"), [(IN_FAMILIES, 450), (IN_ANSWERS, 80), (IN_FILES, 80)])
    def test_several_places(self, form: str, size: int) -> None:
        assert run_together(size, nth=0, form=form).share(SEVERAL) >= LEAST[form][SEVERAL]

    @pytest.mark.parametrize(("form", "size"), [(IN_FAMILIES, 150), (IN_ANSWERS, 20), (IN_FILES, 20)])
    @pytest.mark.parametrize("kind", BYTES)
    def test_bytes(self, kind: str, form: str, size: int) -> None:
        tally = run_bytes(size, kinds=[kind], nth=0, form=form)
        assert tally.share(kind) >= LEAST[form][kind]
        assert kind not in NEVER_READ or tally.share(kind) == 0
