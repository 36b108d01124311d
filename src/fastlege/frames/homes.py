"""When two homes are the same, over keys (*samme adresse*): the relations of `same_home`, in its order.

What each relation comes to is asked of `compare_homes`; here stands only how two columns are related. A
comparison with null is null, and counts as no relation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastlege.frames.asked import HOME_CASES
from fastlege.frames.chains import chain
from fastlege.frames.columns import read

if TYPE_CHECKING:
    from collections.abc import Mapping

    import narwhals.stable.v2 as nw

    from fastlege.terms import Finding

__all__ = ["same_home_column"]


def same_home_column(numbers: Mapping[Finding, int]) -> nw.Expr:
    """Write what a child's and a parent's home come to, each finding as its number."""
    relations, (units_equal, units_differ) = _relations(), _units()
    outcomes = {
        case.relation: chain(
            [(units_equal, numbers[case.findings.equal]), (units_differ, numbers[case.findings.different])],
            numbers[case.findings.one_alone],
        )
        for case in HOME_CASES
    }
    last = outcomes.pop(HOME_CASES[-1].relation)
    return chain([(relations[name], outcome) for name, outcome in outcomes.items()], last)


def _pair(key: str) -> tuple[nw.Expr, nw.Expr]:
    return read(key, "child_"), read(key, "parent_")


def _units() -> tuple[nw.Expr, nw.Expr]:
    one, other = _pair("home_unit")
    return one.fill_null("") == other.fill_null(""), one != other


def _relations() -> dict[str, nw.Expr]:
    """Write every relation, by its name; one is looked at when those before it do not hold."""
    (id_, id2), (code, code2), (name, name2) = map(_pair, ("home_id", "home_by_code", "home_by_name"))
    (number, number2), (letter, letter2) = _pair("home_number"), _pair("home_letter")
    (property_, property2), (lease, lease2) = _pair("home_property"), _pair("home_lease")
    sub, sub2 = _pair("home_sub_number")
    same_id, same_property, same_sub = id_ == id2, property_ == property2, sub == sub2
    return {
        "ids differ": id_ != id2,
        "ids equal, house numbers differ": same_id & (number != number2),
        "ids equal, house letters differ": same_id & (letter != letter2),
        "ids equal, sub-numbers differ": same_id & (sub != sub2),
        "ids equal": same_id,
        "street codes equal": code == code2,
        "street codes differ": code != code2,
        "street names equal": name == name2,
        "street names differ": name != name2,
        "properties differ": property_ != property2,
        "sub-numbers differ": same_property & (sub != sub2) & (sub > 0) & (sub2 > 0),
        "leases differ": same_property & (lease != lease2),
        "properties equal": same_property & same_sub & (lease.fill_null(0) == lease2.fill_null(0)),
        "part of a property given once": same_property,
    }
