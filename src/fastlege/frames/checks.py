"""Rows that the scalar library would refuse (*feil i radene*): a frame cannot raise an error for one row."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR
from typing import TYPE_CHECKING, Final

import narwhals.stable.v2 as nw

from fastlege.frames.chains import equals_any
from fastlege.frames.columns import (
    AT_HOME,
    OF_A_PAIR,
    OF_A_PERSON,
    PERSONS,
    frame_of,
    native,
    own,
    planned,
    read,
)
from fastlege.frames.joins import over_rows
from fastlege.frames.keys import unusable, with_texts
from fastlege.frames.text import is_comparable, stripped
from fastlege.terms import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narwhals.stable.v2.typing import IntoFrameT

    from fastlege.frames.columns import Frame

__all__ = ["problems"]

_GIVE: Final = {
    "grading": "give a value of Grading, or null",
    "matrikkel_id": "give the digits 0 to 9, or null",
    "unit": "give a letter and four digits, such as H0101, or null",
    "municipality": "give four digits, or null",
    "street_code": "give the digits 0 to 9, or null",
    "house_number": "give a whole number from 0 to 9999, or null",
    "house_letter": "give one letter from A to Å, composed (NFC), or null",
    "place": "give a street or a property, not both",
}
_GIVE_NUMBER: Final = "give a whole number from 0 up, or null"
_CHILD, _PARENT, _DAYS, _KNOWN, _TIMES = map(own, ("child", "parent", "days", "known", "times"))

_Check = tuple[str, nw.Expr, str]
"""A column, whether its value is valid, and what to give instead; a null result is not a problem."""


def problems(pairs: IntoFrameT) -> IntoFrameT:
    """Find the rows that the scalar library would refuse, or compare more fully (*feil i radene*).

    Their unusable values are unknown and grant nothing. But a child with two days, or a parent given twice,
    can be granted wrongly: check that the result is empty before you use the decisions.

    Args:
        pairs: As for `representation`, with the columns of homes.

    Returns:
        `child` and `parent` of each such row, and `problems`: a line for each problem, with the column and
        what to give instead, but never the value. Lazy if the frame is lazy.

    Raises:
        InvalidFactError: When a column is missing or of another type. Every problem is listed.

    Examples:
        >>> import polars
        >>> from fastlege.frames import rows
        >>> from fastlege.testing import READY_FAMILIES
        >>> pairs = polars.DataFrame(rows([READY_FAMILIES["at_home"]]))
        >>> problems(pairs).is_empty()
        True
        >>> print(problems(pairs.with_columns(parent_unit=polars.lit("null")))["problems"][0])
        parent_unit: give a letter and four digits, such as H0101, or null
    """
    persons = ((prefix, {**OF_A_PERSON, **AT_HOME}) for prefix in PERSONS)
    frame = planned(frame_of("pairs", pairs, ("", OF_A_PAIR), *persons))
    checks = [*_of_pair(), *(check for prefix in PERSONS for check in _of_person(prefix))]
    lines = [nw.when(~holds).then(nw.lit(f"{path}: {give}")) for path, holds, give in checks]
    told = nw.concat_str(lines, separator="\n", ignore_nulls=True)
    with_both = with_texts(with_texts(_of_child(frame), "child_"), "parent_")
    found = with_both.select(child=read("child"), parent=read("parent"), problems=told)
    return native(found.filter(nw.col("problems") != ""), pairs)


def _of_child(frame: Frame) -> Frame:
    """Add the columns computed over all rows of a child, and over all rows of a child and a parent."""
    known = read("all_parents_known").cast(nw.Int32)
    given = frame.with_columns(
        **{_CHILD: read("child"), _PARENT: read("parent"), _DAYS: read("as_of"), _KNOWN: known}
    )
    ends = {name: of_end for of in (_DAYS, _KNOWN) for name, of_end in _ends(of).items()}
    return over_rows(
        over_rows(given, [_CHILD], [_DAYS, _KNOWN], **ends), [_CHILD, _PARENT], [], **{_TIMES: nw.len()}
    )


def _ends(name: str) -> dict[str, nw.Expr]:
    """Take the least and the greatest value: equal when all rows of a child agree, apart from null."""
    return {f"{name}_least": nw.min(name), f"{name}_greatest": nw.max(name)}


def _is_one(name: str) -> nw.Expr:
    return nw.col(f"{name}_least") == nw.col(f"{name}_greatest")


def _of_pair() -> Iterator[_Check]:
    child, parent, as_of = read("child"), read("parent"), read("as_of")
    for name in ("child", "parent"):
        yield name, (stripped(read(name)) != "").fill_null(value=False), "give a text that is not blank"
    yield "parent", child != parent, "give somebody other than the child"
    yield "parent", nw.col(_TIMES) == 1, "give each parent of a child once"
    yield "as_of", ~as_of.is_null(), "give the day on which the facts hold"
    yield "as_of", _is_one(_DAYS), "give one day for all rows of a child"
    for name in ("all_parents_known", "registered"):
        yield name, ~read(name).is_null(), "give true or false"
    yield "all_parents_known", _is_one(_KNOWN), "give the same for all rows of a child"
    born = read("birth_date", "child_") <= as_of
    year = read("birth_year", "child_") <= as_of.dt.year()
    yield "as_of", born & year, "give a day that is not before the child's birth"


def _of_person(prefix: str) -> Iterator[_Check]:
    standing, year = read("standing", prefix), read("birth_year", prefix)
    yield f"{prefix}standing", equals_any(standing, Standing), "give a value of Standing, or null"
    in_range = (year >= MINYEAR) & (year <= MAXYEAR)
    yield f"{prefix}birth_year", in_range, f"give a year from {MINYEAR} to {MAXYEAR}, or null"
    agree = year == read("birth_date", prefix).dt.year()
    yield f"{prefix}birth_year", agree, "give the year of birth_date, or null"
    for name, holds in unusable(prefix):
        yield f"{prefix}{name}", holds, _GIVE.get(name, _GIVE_NUMBER)
    letters = is_comparable(nw.col(own("street_name", prefix)))
    give = "this name cannot be compared: give composed (NFC) letters of the Latin alphabet"
    yield f"{prefix}street_name", letters, give
