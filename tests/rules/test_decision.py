"""What a rule and a decision are: made by name, written short, one object each."""

from __future__ import annotations

from typing import Any
from unittest import mock

import attrs
import pytest

from fastlege.errors import InvalidFactError
from fastlege.rules import Decision, Rule, access_suffices, rule_named
from fastlege.rules.consent import ACCESS
from fastlege.rules.disclosure import Fold
from fastlege.terms import AccessLevel, Finding, Service
from tests.support import decided


def test_a_rule_and_a_decision_are_written_short() -> None:
    assert repr(ACCESS) == "<Rule access>"
    assert repr(access_suffices(AccessLevel.FULL, Service.E_CONSULTATION)) == "<Decision access: granted>"
    refused = access_suffices(AccessLevel.BASIC, Service.E_CONSULTATION)
    assert repr(refused) == "<Decision access: refused>"
    assert repr(refused.grounds[0]) == "Ground(…)"


@pytest.mark.parametrize("kind", [Decision, Rule, Fold])
def test_what_exists_once_is_compared_by_being_the_same_object(kind: type) -> None:
    assert not {"__eq__", "__hash__"} & set(vars(kind))


def test_a_decision_is_made_by_its_rule_alone() -> None:
    """One that grants without a ground that is met would be true."""
    make: Any = Decision
    changed: Any = attrs.evolve
    for attempt in (
        make,
        lambda: make(ACCESS, (), True, 0),
        lambda: make(rule=ACCESS, grounds=(), granted=True, bits=0),
        lambda: changed(decided(ACCESS, 1), granted=True),
    ):
        with pytest.raises(TypeError, match=r"use rule\.decide\(…\) with the findings, or rule\.decision"):
            attempt()


def test_a_rule_is_made_of_its_name_conditions_and_disclosure_alone() -> None:
    assert {field.name for field in attrs.fields(Rule) if field.init} == {"name", "conditions", "disclose"}


def test_a_rule_refuses_each_finding_that_is_wrong_missing_or_too_many() -> None:
    decide: Any = rule_named("e-consultation").decide
    right = {"not_urgent": Finding.MET, "mode_supported": Finding.MET}
    for wrong in (True, None, "yes", "MET", mock.ANY):
        with pytest.raises(InvalidFactError) as refused:
            decide(**right, no_attendance_needed=wrong)
        assert [problem.path for problem in refused.value.problems] == ["no_attendance_needed"]
    with pytest.raises(InvalidFactError) as refused:
        decide(**right)
    assert [problem.path for problem in refused.value.problems] == ["no_attendance_needed"]
    with pytest.raises(InvalidFactError) as refused:
        decide(**right, no_attendance_needed=Finding.MET, door_is_open=Finding.MET)
    assert [problem.path for problem in refused.value.problems] == ["door_is_open"]
    assert "no such condition" in refused.value.problems[0].message


def test_the_code_of_a_finding_will_do() -> None:
    decide: Any = ACCESS.decide
    for finding in Finding:
        assert decide(access_level_sufficient=finding.value) is decide(access_level_sufficient=finding)


def test_a_code_that_the_rule_lacks_is_refused_with_those_it_has() -> None:
    with pytest.raises(InvalidFactError, match="access-level-sufficient"):
        access_suffices(AccessLevel.FULL, Service.E_CONSULTATION).finding("has-gp")


def test_the_findings_of_a_decision_are_a_copy() -> None:
    """The decision is everybody's: nobody may change it for the others."""
    decision = ACCESS.decision(1, conditions=1)
    decision.findings["access_level_sufficient"] = Finding.MET
    assert decision.findings == {"access_level_sufficient": Finding.UNMET}
