"""What a rule may be made of, and what it does with findings that it does not know."""

from __future__ import annotations

import pytest

from fastlege import Condition, Finding, InvalidFactError, Problem, Rule
from fastlege.sources import PAGE

CODES = ("Rule.conditions", "give codes of small letters and hyphens, such as 'has-gp'")


def row(*codes: str) -> tuple[Condition, ...]:
    return tuple(Condition(code, PAGE) for code in codes)


@pytest.mark.parametrize(
    "code",
    ["class", "not", "Has-gp", "has_gp", "has--gp", "-has", "gp-", "gp1", "", "a b", "a=b", "x): pass #"],
)
def test_a_code_that_is_no_plain_word_is_refused(code: str) -> None:
    """The codes become the words of a function, so nothing else may get into it."""
    with pytest.raises(InvalidFactError) as refused:
        Rule("example", row("has-gp", code))
    assert refused.value.problems == (Problem(*CODES),)


def test_a_rule_has_a_name_and_conditions_that_differ() -> None:
    with pytest.raises(InvalidFactError) as refused:
        Rule(" ", ())
    assert [problem.message for problem in refused.value.problems] == [
        "give a name, such as 'representation'",
        "give one condition or more",
    ]
    with pytest.raises(InvalidFactError, match="each code once"):
        Rule("example", row("has-gp", "has-gp"))


@pytest.mark.parametrize("code", ["first", "decisions", "others", "keywords", "zip", "dict", "row"])
def test_a_code_may_be_any_plain_word(code: str) -> None:
    rule = Rule("example", row(code, "has-gp"))
    decision = rule.decide(**{code: Finding.MET}, has_gp=Finding.UNKNOWN)
    assert [ground.finding for ground in decision.grounds] == [Finding.MET, Finding.UNKNOWN]
    assert rule.decide(**{code: Finding.MET}, has_gp=Finding.UNKNOWN) is decision
    with pytest.raises(InvalidFactError) as refused:
        rule.decide(**{code: Finding.MET}, other=Finding.MET)
    assert [problem.path for problem in refused.value.problems] == ["has_gp", "other"]
