"""A fixed part of what `make fuzz` holds every night of what a register withholds or mistypes."""

from __future__ import annotations

import pytest

from tests.register.schemas import schemas
from tests.register.withheld import LAWS, Law, run_law, run_law_on_generated, run_malformed

pytestmark = [pytest.mark.slow, pytest.mark.exhaustive]


@pytest.mark.parametrize("law", LAWS, ids=[law.name for law in LAWS])
def test_nothing_of_it_opens(law: Law) -> None:
    assert run_law(law, size=3, nth=0).share(law.name) >= law.least


@pytest.mark.parametrize("schema", schemas())
def test_nothing_of_it_opens_a_family_that_nobody_wrote(schema: str) -> None:
    tally = run_law_on_generated(schema, 30, nth=0)
    assert all(tally.read[law.name] for law in LAWS if tally.counts(law.name))


def test_one_malformed_entry_changes_nothing_for_those_with_other_numbers() -> None:
    assert run_malformed(3, nth=0)
