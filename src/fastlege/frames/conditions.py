"""The conditions of the rule as columns (*vilkårene i kolonner*), each a finding: true, false, or null.

The findings for each standing, protection and home are the rule's own (`asked`). This module has the rest:
the columns that a condition reads, the age from two days, and the best finding among a child's parents.
"""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR
from typing import TYPE_CHECKING, Final

import narwhals.stable.v2 as nw

from fastlege.frames import asked
from fastlege.frames.chains import by_flag, by_value, chain, equals_any
from fastlege.frames.columns import PERSONS, own, read
from fastlege.frames.homes import keys_compared, same_home
from fastlege.frames.joins import over_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fastlege.frames.chains import Outcome
    from fastlege.frames.columns import Frame
    from fastlege.policy import Policy
    from fastlege.terms import Standing

__all__ = ["CONDITIONS", "facts", "with_address"]

_CHILD, _PARENT = PERSONS
_RANKS: Final = {True: 2, None: 1, False: 0}
"""The best finding among a child's parents counts: the one with the highest rank."""
_COUNTS, _SAME, _AT_HOME, _OTHERS = map(own, ("counts", "same_home", "at_home", "others"))
_BEST, _ANY_OTHERS = own("best"), own("any_others")


def facts() -> dict[str, nw.Expr]:
    """Write the columns that several conditions read: the days, the protection, and who is a parent.

    Whether an adult with the child's own id is a parent is unknown.
    """
    of_persons = {own("protected", prefix): _protected(prefix) for prefix in PERSONS}
    born = {own("born", prefix): _ordered(read("birth_date", prefix)) for prefix in PERSONS}
    registered = nw.when(read("child") != read("parent")).then(read("registered"))
    return {
        own("child"): read("child"),
        own("registered"): registered,
        own("on"): _ordered(read("as_of")),
        **born,
        **of_persons,
    }


def _protected(prefix: str) -> nw.Expr:
    """Write whether a person counts as protected; with an unknown grading, that is unknown."""
    grading, protected = read("grading", prefix), read("protected", prefix)
    is_known = grading.is_null() | equals_any(grading, asked.NOT_PROTECTING)
    return chain([(equals_any(grading, asked.PROTECTING), True), (is_known | protected, protected)], None)


def _ordered(day: nw.Expr) -> nw.Expr:
    """Write a day as yyyymmdd, as `ordered_day` does; cast first, as some engines give months eight bits."""
    year, month, of_month = (part.cast(nw.Int64) for part in (day.dt.year(), day.dt.month(), day.dt.day()))
    return year * 10_000 + month * 100 + of_month


def with_address(rows: Frame) -> Frame:
    """Add the address finding over all rows of a child, and whether a parent may be missing."""
    steps = (
        {_COUNTS: _compared(_PARENT, asked.PARENT_COMPARED), **keys_compared()},
        {_SAME: same_home()},
        {_AT_HOME: _at_home(), _OTHERS: chain([(_has_no_others(), 0)], 1)},
        {_AT_HOME: by_flag(nw.col(_AT_HOME), _RANKS)},
    )
    for step in steps:
        rows = rows.with_columns(**step)
    ranks = {_BEST: nw.max(_AT_HOME), _ANY_OTHERS: nw.max(_OTHERS)}
    found = over_rows(rows, [own("child")], [_AT_HOME, _OTHERS], **ranks)
    best = chain([(nw.col(_BEST) == _RANKS[truth], truth) for truth in (True, False)], None)
    of_child = _compared(_CHILD, asked.CHILD_COMPARED)
    return found.with_columns(**{own("address"): chain([(of_child, best)], of_child)})


def _at_home() -> nw.Expr:
    """Write whether this parent lives at the child's home; unknown if a parent without a row may."""
    of_parent = chain([(nw.col(_COUNTS), nw.col(_SAME))], nw.col(_COUNTS))
    nobody_else = nw.when(read("all_parents_known")).then(nw.lit(value=False))
    return by_flag(nw.col(own("registered")), {True: of_parent, False: False, None: None}) | nobody_else


def _compared(prefix: str, table: Mapping[tuple[Standing | None, bool | None], bool | None]) -> nw.Expr:
    """Write the address finding for the same home, by a person's standing and protection."""
    standing = read("standing", prefix)
    by_protection = {
        flag: by_value(standing, {one: found for (one, at), found in table.items() if at is flag})
        for flag in (True, False, None)
    }
    return by_flag(nw.col(own("protected", prefix)), by_protection)


def _has_no_others() -> nw.Expr:
    """Write whether all parents are known, and this one has facts; else there may be others: see `Family`."""
    given = [read(name, _PARENT) for name in ("birth_date", "birth_year", "standing", "protected")]
    home_given = read("home_given", _PARENT)
    has_facts = nw.any_horizontal(*(~fact.is_null() for fact in given), home_given, ignore_nulls=False)
    return read("all_parents_known") & (~nw.col(own("registered")) | has_facts)


def _has_reached(prefix: str, age: int) -> nw.Expr:
    """Write whether a person has reached an age; unknown if the birth is after the day."""
    on, born, year = nw.col(own("on")), nw.col(own("born", prefix)), read("birth_year", prefix)
    # Facts that the scalar library refuses, such as a birth after the day, leave the age unknown.
    agree = year.is_null() | born.is_null() | (year == born // 10_000)
    year = nw.when(year >= MINYEAR, year <= MAXYEAR).then(year)
    first, last = (nw.coalesce(born, year * 10_000 + day) for day in (1_01, 12_31))
    years = min(age, MAXYEAR) * 10_000  # nobody reaches more, and it must fit the column
    rows = [(agree & (on - last >= years), True), (agree & (on - first < years) & (on >= first), False)]
    return chain(rows, None)


def _of_parent(code: str, of_parent: Outcome) -> nw.Expr:
    """Write the finding for a registered parent, or the rule's finding for a stranger."""
    stranger = chain([(nw.col(_ANY_OTHERS) == 0, asked.STRANGER[code][False])], asked.STRANGER[code][True])
    return by_flag(nw.col(own("registered")), {True: of_parent, False: stranger, None: None})


def _constant(finding: nw.Expr) -> Callable[[Policy], nw.Expr]:
    return lambda _: finding


def _unprotected(prefix: str, table: Mapping[bool | None, bool | None]) -> nw.Expr:
    return by_flag(nw.col(own("protected", prefix)), table)


_BY_CODE: Final[Mapping[str, Callable[[Policy], nw.Expr]]] = {
    "child-under-age-limit": lambda policy: ~_has_reached(_CHILD, policy.represented_until),
    "child-alive-and-identified": _constant(by_value(read("standing", _CHILD), asked.CHILD_ALIVE)),
    "child-not-protected": _constant(_unprotected(_CHILD, asked.CHILD_UNPROTECTED)),
    "is-registered-parent": _constant(_of_parent("is-registered-parent", asked.PARENT)),
    "has-parental-responsibility": _constant(
        _of_parent("has-parental-responsibility", by_flag(read("responsibility"), asked.RESPONSIBLE))
    ),
    "adult-old-enough": lambda policy: _has_reached(_PARENT, policy.represents_from),
    "adult-alive-and-identified": _constant(by_value(read("standing", _PARENT), asked.PARENT_ALIVE)),
    "adult-not-protected": _constant(_unprotected(_PARENT, asked.PARENT_UNPROTECTED)),
    "a-parent-registered-at-childs-address": _constant(nw.col(own("address"))),
}
CONDITIONS: Final = {code: _BY_CODE[code] for code in asked.BITS}
"""In the rule's order; a condition without a column is an error when the module is loaded."""
