"""Chains of when, then and otherwise: the one form in which a table of the rule comes into a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import narwhals.stable.v2 as nw

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["by_flag", "by_value", "chain"]

_NUMBER: Final = nw.Int32


def chain(rows: Sequence[tuple[nw.Expr, nw.Expr | int]], otherwise: nw.Expr | int) -> nw.Expr:
    """Give what stands beside the first condition that holds, or else the last; null does not hold."""
    found = _number(otherwise)
    for condition, outcome in reversed(rows):
        found = nw.when(condition).then(_number(outcome)).otherwise(found)
    return found


def by_value(column: nw.Expr, table: Mapping[str | None, int]) -> nw.Expr:
    """Look a code up; null, and a code that the table does not have, are what nobody knows."""
    unknown = table[None]
    outcomes = sorted({*table.values()} - {unknown})
    rows = [
        (column.is_in([code for code, outcome in table.items() if outcome == wanted and code]), wanted)
        for wanted in outcomes
    ]
    return chain(rows, unknown)


def by_flag(column: nw.Expr, table: Mapping[bool | None, nw.Expr | int]) -> nw.Expr:
    """Look a truth value up; null is what nobody knows."""
    return chain([(column, table[True]), (~column, table[False])], table[None])


def _number(outcome: nw.Expr | int) -> nw.Expr:
    return outcome if isinstance(outcome, nw.Expr) else nw.lit(outcome, _NUMBER)
