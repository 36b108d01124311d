"""When two homes are the same, over keys (*samme adresse*): the relations of `same_home`, in its order.

What each relation comes to is asked of `compare_homes`; here stands only how two columns are related. A
comparison with null is null, and counts as no relation.
"""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter

import narwhals.stable.v2 as nw

from fastlege.frames.asked import HOME_CASES
from fastlege.frames.chains import by_flag, chain
from fastlege.frames.columns import read

__all__ = ["same_home"]


def same_home() -> nw.Expr:
    """Write whether a child's and a parent's home are the same: a finding."""
    relations, same_unit = _relations(), _same_unit()
    *cases, last = HOME_CASES
    rows = [
        (
            nw.any_horizontal(*(relations[case.relation] for case in alike), ignore_nulls=False),
            by_flag(same_unit, by_units),
        )
        for by_units, alike in groupby(cases, attrgetter("by_units"))
    ]
    return chain(rows, by_flag(same_unit, last.by_units))


def _pair(key: str) -> tuple[nw.Expr, nw.Expr]:
    return read(key, "child_"), read(key, "parent_")


def _same(key: str) -> nw.Expr:
    one, other = _pair(key)
    return one == other


def _given(*keys: str) -> nw.Expr:
    """Ask whether both homes have all of these keys."""
    return nw.all_horizontal(*(~one.is_null() for key in keys for one in _pair(key)), ignore_nulls=False)


def _same_unit() -> nw.Expr:
    """Compare two units: none at all is the same, and of one alone nobody knows."""
    one, other = _pair("home_unit")
    return (one == other) | (one.is_null() & other.is_null())


def _relations() -> dict[str, nw.Expr]:
    """Write every relation, by its name; one is looked at when those before it do not hold."""
    id_, number, letter = _same("home_id"), _same("home_number"), _same("home_letter")
    town, code, name = _same("home_municipality"), _same("home_street_code"), _same("home_street_name")
    (one_letter, other_letter), (one_lease, other_lease) = _pair("home_letter"), _pair("home_lease")
    (one_sub, other_sub), lease, sub = _pair("home_sub_number"), _same("home_lease"), _same("home_sub_number")
    house = town & number & (one_letter.fill_null("") == other_letter.fill_null(""))
    property_ = town & _same("home_land") & _same("home_title")
    house_given = _given("home_municipality", "home_number")
    return {
        "ids differ": ~id_,
        "ids equal, house numbers differ": id_ & ~number,
        "ids equal, house letters differ": id_ & ~letter,
        "ids equal, sub-numbers differ": id_ & ~sub,
        "ids equal": id_,
        "street codes equal": house & code,
        "street codes differ": house_given & _given("home_street_code"),
        "street names equal": house & name,
        "street names differ": house_given & _given("home_street_name"),
        "properties differ": _given("home_municipality", "home_land", "home_title") & ~property_,
        "sub-numbers differ": property_ & ~sub & (one_sub > 0) & (other_sub > 0),
        "leases differ": property_ & ~lease,
        "properties equal": property_ & sub & (one_lease.fill_null(0) == other_lease.fill_null(0)),
        "part of a property given once": property_,
    }
