"""When two homes are the same, by their keys (*samme adresse*): the relations of `same_home`, in its order.

The finding for each relation comes from `compare_homes`; this module only tests how two columns are related.
A comparison with null is null, and then the relation does not hold.
"""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import Final

import narwhals.stable.v2 as nw

from fastlege.frames.asked import HOME_CASES
from fastlege.frames.chains import by_flag, chain
from fastlege.frames.columns import KEYS, own, read

__all__ = ["keys_compared", "same_home"]

_COMPARED: Final = [key for key in KEYS if key != "home_given"]


def keys_compared() -> dict[str, nw.Expr]:
    """Write for each key whether it is the same in both homes; `same_home` reads these columns."""
    pairs = {key: _pair(key) for key in _COMPARED}
    return {_same(key): one == other for key, (one, other) in pairs.items()}


def same_home() -> nw.Expr:
    """Write the finding whether a child's and a parent's home are the same."""
    relations, same_unit = _relations(), nw.col(_same("home_unit")) | _both_without("home_unit")
    *cases, last = HOME_CASES
    # Consecutive relations with the same outcomes share a branch, which keeps their order.
    rows = [
        (
            nw.any_horizontal(*(relations[case.relation] for case in alike), ignore_nulls=False),
            by_flag(same_unit, by_units),
        )
        for by_units, alike in groupby(cases, attrgetter("by_units"))
    ]
    return chain(rows, by_flag(same_unit, last.by_units))


def _same(key: str) -> str:
    return own(f"same_{key}")


def _pair(key: str) -> tuple[nw.Expr, nw.Expr]:
    return read(key, "child_"), read(key, "parent_")


def _given(*keys: str) -> nw.Expr:
    """Write whether both homes have all of these keys."""
    return nw.all_horizontal(*(~nw.col(_same(key)).is_null() for key in keys), ignore_nulls=False)


def _both_without(key: str) -> nw.Expr:
    one, other = _pair(key)
    return one.is_null() & other.is_null()


def _relations() -> dict[str, nw.Expr]:
    """Write every relation by its name; each is tested only when those before it do not hold."""
    same = {key.removeprefix("home_"): nw.col(_same(key)) for key in _COMPARED}
    id_, lease, sub = same["id"], same["lease"], same["sub_number"]
    house = same["municipality"] & same["number"] & (same["letter"] | _both_without("home_letter"))
    property_ = same["municipality"] & same["land"] & same["title"]
    house_given = _given("home_municipality", "home_number")
    (one_lease, other_lease), (one_sub, other_sub) = _pair("home_lease"), _pair("home_sub_number")
    return {
        "ids differ": ~id_,
        "ids equal, house numbers differ": id_ & ~same["number"],
        "ids equal, house letters differ": id_ & ~same["letter"],
        "ids equal, sub-numbers differ": id_ & ~sub,
        "ids equal": id_,
        "street codes equal": house & same["street_code"],
        "street codes differ": house_given & _given("home_street_code"),
        "street names equal": house & same["street_name"],
        "street names differ": house_given & _given("home_street_name"),
        "properties differ": _given("home_municipality", "home_land", "home_title") & ~property_,
        "sub-numbers differ": property_ & ~sub & (one_sub > 0) & (other_sub > 0),
        "leases differ": property_ & ~lease,
        "properties equal": property_ & sub & (one_lease.fill_null(0) == other_lease.fill_null(0)),
        "part of a property given once": property_,
    }
