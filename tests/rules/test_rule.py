"""What a rule may be made of, and what it does with findings that it does not know."""

from __future__ import annotations

import copy
import pickle
from typing import TYPE_CHECKING, Final

import pytest

from fastlege import Audience, Condition, Decision, Finding, InvalidFactError, Problem, Rule, rule_named
from fastlege.exchange import view
from fastlege.sources import PAGE, Source
from tests.support import decided

if TYPE_CHECKING:
    from collections.abc import Callable

OWN: Final = Rule("example", (Condition("gp-is-in", PAGE), Condition("door-is-open", PAGE)))
NAMED_AS_OURS: Final = Rule("access", OWN.conditions)
CODED_AS_OURS: Final = Rule("access", (Condition("access-level-sufficient", Source("The sign on the door")),))

CODES = ("conditions", "give codes of small letters and hyphens, such as 'has-gp'")


def row(*codes: str) -> tuple[Condition, ...]:
    return tuple(Condition(code, PAGE) for code in codes)


@pytest.mark.parametrize(
    "code",
    ["class", "not", "Has-gp", "has_gp", "has--gp", "-has", "gp-", "gp1", "a b", "a=b", "x): pass #"],
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


@pytest.mark.parametrize(
    "show",
    [
        Decision.explain,
        lambda decision: decision.explain("en", audience=Audience.CASEWORKER),
        Decision._repr_html_,
        view,
        lambda decision: view(decision, audience=Audience.CASEWORKER),
        lambda decision: decision.grounds[0].text(),
        lambda decision: decision.grounds[0].condition.question(),
    ],
)
@pytest.mark.parametrize("rule", [OWN, NAMED_AS_OURS, CODED_AS_OURS], ids=["own", "our name", "our codes"])
def test_a_rule_of_ones_own_has_no_texts_and_says_so(rule: Rule, show: Callable[[Decision], object]) -> None:
    """Whatever it is called: our words on it would be false."""
    for bits in (0, 1, 2):
        with pytest.raises(InvalidFactError, match="your own has no texts here, so write"):
            show(decided(rule, bits))


@pytest.mark.parametrize("rule", [OWN, NAMED_AS_OURS], ids=["another name", "a name of ours"])
@pytest.mark.parametrize("again", [pickle.dumps, copy.copy, copy.deepcopy])
def test_a_rule_of_ones_own_is_not_found_again_and_says_so(
    rule: Rule, again: Callable[[object], object]
) -> None:
    with pytest.raises(InvalidFactError, match="keep the bits of its decisions"):
        again(rule)
    with pytest.raises(InvalidFactError, match="keep the bits of its decisions"):
        pickle.dumps(decided(rule, 1))


def test_a_pickle_of_a_rule_that_is_not_here_says_so() -> None:
    """A pickle may come from a version that has another rule."""
    written = pickle.dumps(decided(rule_named("access"), 1), protocol=0).replace(b"access", b"excess")
    with pytest.raises(InvalidFactError, match=r"^rule: only the rules of this package can be pickled"):
        pickle.loads(written)  # noqa: S301  # our own bytes


def test_a_line_of_nine_conditions_read_by_a_rule_of_ten_is_refused() -> None:
    """Its bits would say that the tenth is met, which nobody asked."""
    nine = Rule("stored", tuple(Condition(f"c-{letter}", PAGE) for letter in "abcdefghi"))
    ten = Rule("stored", (*nine.conditions, Condition("c-j", PAGE)))
    stored = nine.decide(**dict.fromkeys(nine.decision(0, conditions=9).findings, Finding.MET))
    assert nine.decision(stored.bits, conditions=9) is stored
    with pytest.raises(InvalidFactError, match=r"^conditions: give the number of .* which is now 10$"):
        ten.decision(stored.bits, conditions=9)
    with pytest.raises(InvalidFactError, match=r"^bits: .*\nconditions: "):
        ten.decision(3, conditions=11)


def test_a_pickle_of_nine_conditions_is_not_loaded_by_a_rule_of_ten() -> None:
    rule = rule_named("access")
    make, (_, bits, conditions) = decided(rule, 0).__reduce__()
    with pytest.raises(InvalidFactError, match=r"^conditions: "):
        make(rule, bits, conditions + 1)
