"""Tests of one's own rule: `python -m pytest examples/rule_tests.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from fastlege import may_represent
from fastlege.testing import LAWS, families

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastlege import Family, Person
    from fastlege.testing import Law


def my_rule(adult: Person, family: Family) -> bool:
    """Decide; your own implementation stands here."""
    return may_represent(adult, family).granted


def test_my_rule_conforms(fastlege_conformance: Callable[..., None]) -> None:
    """Thousands of fixed cases, the same ones each time."""
    fastlege_conformance(my_rule)


@pytest.mark.parametrize("law", LAWS)
@settings(deadline=None)
@given(family=families())
def test_my_rule_obeys(law: Law, family: Family) -> None:
    """This runs once for each law."""
    law(my_rule, family)


def test_a_parent_who_moved_out_may_act(fastlege_family_moved_out: Family) -> None:
    """One parent at the child's address is enough for both."""
    _, father = fastlege_family_moved_out.parents
    assert my_rule(father.person, fastlege_family_moved_out)
