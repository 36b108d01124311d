"""The frame over the space of one parent, all pairs of homes and many generated families: `make proof`."""

from __future__ import annotations

import os
from itertools import islice
from typing import Final

import pytest

from fastlege.testing import families
from tests.frames import cases
from tests.frames.test_representation import check

RUNS: Final = int(os.environ.get("RUNS", "100"))
"""Every fifth takes a thousand families more; each night's are 400,000."""
SHARES: Final = 24


@pytest.mark.parametrize("share", range(SHARES))
def test_one_parent(share: int) -> None:
    births = cases.BIRTHS[:3] + cases.BIRTHS[-1:]
    check(cases.decided(islice(cases.of_one_parent(births), share, None, SHARES), cases.STRANGER))


def test_every_pair_of_homes() -> None:
    check(cases.decided(cases.of_homes(1)))


@pytest.mark.parametrize("run", range(RUNS // 5))
def test_a_thousand_generated_families(run: int) -> None:
    check(cases.decided(cases.drawn(families(), 1_000, run=run), cases.STRANGER))
