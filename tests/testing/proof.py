"""The right implementations obey every law, each of a hundred times: `make proof`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given, seed, settings

from fastlege import is_available, may_represent
from fastlege.register import read_family
from fastlege.testing import LAWS, families
from fastlege.testing.laws import more_consent
from tests.testing.right import Reading
from tests.testing.untidy import untidy_documents

if TYPE_CHECKING:
    from fastlege import Family
    from fastlege.testing import RegisterDocuments

RUNS: Final = int(os.environ.get("RUNS", "100"))
OFTEN: Final = settings(max_examples=100, database=None, deadline=None)


@pytest.mark.parametrize("run", range(RUNS))
def test_the_right_ones_obey_every_law(run: int) -> None:
    @seed(run)
    @OFTEN
    @given(families())
    def hold(family: Family) -> None:
        more_consent(is_available, family)
        for law in LAWS:
            law(may_represent, family)
            law(Reading(), family)

    hold()


@pytest.mark.parametrize("run", range(RUNS))
def test_documents_are_read_as_what_they_say(run: int) -> None:
    @seed(run)
    @OFTEN
    @given(untidy_documents() | untidy_documents(register="pdl"))
    def hold(written: RegisterDocuments) -> None:
        assert read_family(written.child, written.parents, on=written.family.as_of) == written.family

    hold()
