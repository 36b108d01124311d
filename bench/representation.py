"""`may_represent` against a plain function, over families that are granted, refused and mixed."""

from __future__ import annotations

from typing import Final

from bench.boolean import all_nine, page_four
from bench.families import Case, Homes, draw_many
from bench.measure import Budget, Row, Topic, ratio, take_turns
from fastlege import may_represent

__all__ = ["check_agreement", "kinds", "measure"]

_LIMIT: Final = 3.0
_ROUNDS: Final = 11
_BLOCK: Final = 100


def kinds(number: int) -> dict[str, list[Case]]:
    """Draw families of each kind, as many as asked for."""
    drawn = draw_many(3 * number, seed=16)
    granted = [case for case in drawn if all_nine(*case)][:number]
    refused = [case for case in drawn if not all_nine(*case)][:number]
    found = {
        "granted": granted,
        "refused": refused,
        "mixed: half of each": granted[: number // 2] + refused[: number - number // 2],
        "mixed: as drawn": drawn[:number],
    }
    counts = {1: "one parent", 2: "two parents", 3: "three parents"}
    found |= {name: draw_many(number, seed=parents, parents=parents) for parents, name in counts.items()}
    return found | {homes.value: draw_many(number, seed=7, homes=homes) for homes in Homes}


def check_agreement(cases: list[Case]) -> None:
    """See that the plain functions give the rule's answer, so that it is the same question that is timed.

    Raises:
        AssertionError: When they do not.
    """
    for adult, family in cases:
        decision = may_represent(adult, family)
        if all_nine(adult, family) is not decision.granted:
            msg = f"the nine conditions give another answer than {decision.bits}"
            raise AssertionError(msg)
        if decision.granted and not page_four(adult, family):
            msg = "the page's four conditions refuse what the rule grants"
            raise AssertionError(msg)


def measure(number: int = 3000) -> Topic:
    """Time the three of them on every kind of families."""
    rows, ratios = [], []
    for name, cases in kinds(number).items():
        check_agreement(cases)
        times = take_turns(
            {"rule": may_represent, "nine": all_nine, "four": page_four}, cases, rounds=_ROUNDS, block=_BLOCK
        )
        rule, nine, four = times["rule"], times["nine"], times["four"]
        ratios.append(ratio(rule, nine))
        share = sum(all_nine(*case) for case in cases) / len(cases)
        rows.append(
            Row(
                f"{name} ({share:.0%} granted)",
                (ratios[-1], ratio(rule, four)),
                (rule.median, nine.median, four.median),
            )
        )
    return Topic(
        f"may_represent, {number} families of each kind: how many times slower than a plain function",
        ("all nine", "page's four, short cuts"),
        ("ns may_represent", "ns nine", "ns four"),
        rows,
        [Budget("may_represent against all nine conditions, worst kind", _LIMIT, max(ratios), at_most=True)],
    )
