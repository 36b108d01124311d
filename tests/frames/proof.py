"""The frame over the space of one parent, all pairs of homes and many generated families: `make proof`."""

from __future__ import annotations

from itertools import islice
from typing import Final

import pytest

from fastlege.testing import families
from tests.frames import cases
from tests.frames.test_representation import check

SHARES: Final = 24


@pytest.mark.parametrize("share", range(SHARES))
def test_one_parent(share: int) -> None:
    births = cases.BIRTHS[:3] + cases.BIRTHS[-1:]
    check(cases.decided(islice(cases.of_one_parent(births), share, None, SHARES), cases.STRANGER))


def test_every_pair_of_homes() -> None:
    check(cases.decided(cases.of_homes(1)))


def test_generated_families() -> None:
    check(cases.decided(cases.drawn(families(), 10_000), cases.STRANGER))
