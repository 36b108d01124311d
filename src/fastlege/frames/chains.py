"""Chains of when, then and otherwise: the only form in which the rule's tables enter a frame.

A finding in a column is a truth value: true is met, false is unmet, and null is unknown. An engine's own
logic therefore combines findings as the rule does: `|` is met if one is met, and otherwise unknown if one is
unknown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import narwhals.stable.v2 as nw

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fastlege.terms import Standing

__all__ = ["Outcome", "by_flag", "by_value", "chain", "equals_any"]

Outcome: TypeAlias = "nw.Expr | str | int | bool | None"
"""The value of a row; a plain None is an unknown finding."""


def chain(rows: Iterable[tuple[nw.Expr, Outcome]], otherwise: Outcome) -> nw.Expr:
    """Return the outcome of the first condition that holds, or else `otherwise`; null does not hold."""
    found = _expression(otherwise)
    for condition, outcome in reversed([*rows]):
        found = nw.when(condition).then(_expression(outcome)).otherwise(found)
    return found


def by_value(column: nw.Expr, table: Mapping[Standing | None, bool | None]) -> nw.Expr:
    """Look up a code; null, and codes that are not in the table, have the outcome of None."""
    by_outcome: dict[bool | None, list[str]] = {}
    for code, outcome in table.items():
        # Codes with the outcome of null need no branch of their own.
        if code is not None and outcome is not table[None]:
            by_outcome.setdefault(outcome, []).append(code)
    return chain([(equals_any(column, codes), one) for one, codes in by_outcome.items()], table[None])


def by_flag(column: nw.Expr, table: Mapping[bool | None, Outcome]) -> nw.Expr:
    """Look up a truth value; null has the outcome of None."""
    if all(outcome is flag for flag, outcome in table.items()):
        return column
    if table[True] is table[False] is table[None]:
        return _expression(table[None])
    return chain([(column, table[True]), (~column, table[False])], table[None])


def equals_any(column: nw.Expr, values: Iterable[str]) -> nw.Expr:
    """Test for one of a few texts; comparing is faster than hashing, and null stays null on every engine."""
    return nw.any_horizontal(*(column == value for value in values), ignore_nulls=False)


def _expression(outcome: Outcome) -> nw.Expr:
    if isinstance(outcome, nw.Expr):
        return outcome
    return nw.lit(None, nw.Boolean) if outcome is None else nw.lit(outcome)
