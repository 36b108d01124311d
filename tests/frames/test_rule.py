"""The frame knows the whole rule, and no more of it than that."""

from __future__ import annotations

import runpy
from itertools import product

import pytest

from fastlege.frames import asked, conditions
from fastlege.rules.representation import REPRESENTATION
from fastlege.terms import Finding


def test_a_condition_that_the_frame_does_not_know_breaks_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asked, "BITS", {**asked.BITS, "child-has-a-new-condition": {}})
    with pytest.raises(KeyError, match="child-has-a-new-condition"):
        runpy.run_path(conditions.__file__)


@pytest.mark.exhaustive
def test_every_decision_is_the_sum_of_its_conditions() -> None:
    for row in product(Finding, repeat=len(REPRESENTATION.codes)):
        findings = dict(zip(REPRESENTATION.codes, row, strict=True))
        decision = REPRESENTATION.decide(
            **{code.replace("-", "_"): found for code, found in findings.items()}
        )
        assert decision.bits == sum(asked.BITS[code][asked.TRUTH[found]] for code, found in findings.items())
        assert decision.disclosed() is (asked.GRANTED if decision.granted else asked.REFUSED)
