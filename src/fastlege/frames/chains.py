"""Chains of when, then and otherwise: the one form in which a table of the rule comes into a frame.

A finding in a column is a truth value: true is met, false is unmet, and null is unknown. So an engine's own
logic folds findings as the rule does: `|` is met where one is met, and else unknown where one is unknown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import narwhals.stable.v2 as nw

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fastlege.terms import Standing

__all__ = ["Outcome", "by_flag", "by_value", "chain", "equals_any"]

Outcome: TypeAlias = "nw.Expr | str | int | bool | None"
"""What a row comes to; a plain None is an unknown finding."""


def chain(rows: Iterable[tuple[nw.Expr, Outcome]], otherwise: Outcome) -> nw.Expr:
    """Take what stands beside the first condition that holds, or else the last; null does not hold."""
    found = _expression(otherwise)
    for condition, outcome in reversed([*rows]):
        found = nw.when(condition).then(_expression(outcome)).otherwise(found)
    return found


def by_value(column: nw.Expr, table: Mapping[Standing | None, bool | None]) -> nw.Expr:
    """Look a code up; null, and a code that the table does not have, are what nobody knows."""
    by_outcome: dict[bool | None, list[str]] = {}
    for code, outcome in table.items():
        if code is not None and outcome is not table[None]:
            by_outcome.setdefault(outcome, []).append(code)
    return chain([(equals_any(column, codes), one) for one, codes in by_outcome.items()], table[None])


def by_flag(column: nw.Expr, table: Mapping[bool | None, Outcome]) -> nw.Expr:
    """Look a truth value up; null is what nobody knows."""
    if all(outcome is flag for flag, outcome in table.items()):
        return column
    if table[True] is table[False] is table[None]:
        return _expression(table[None])
    return chain([(column, table[True]), (~column, table[False])], table[None])


def equals_any(column: nw.Expr, values: Iterable[str]) -> nw.Expr:
    """Ask for one of a few texts: comparing is faster than hashing, and null stays null on every engine."""
    return nw.any_horizontal(*(column == value for value in values), ignore_nulls=False)


def _expression(outcome: Outcome) -> nw.Expr:
    if isinstance(outcome, nw.Expr):
        return outcome
    return nw.lit(None, nw.Boolean) if outcome is None else nw.lit(outcome)
