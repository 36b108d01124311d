"""The decision over a frame beside the scalar one, as a caller pays for it: from plain columns.

What counts is the processor's time of the whole process, since an engine uses all the cores that there are.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import chain
from time import process_time_ns
from typing import TYPE_CHECKING, Any, Final

import attrs
import duckdb
import numpy as np
import polars as pl

from bench.by_hand import IN_SQL, in_polars
from bench.families import draw_many
from bench.measure import Budget, Row, Times, Topic, ratio
from fastlege import (
    Address,
    CadastralAddress,
    Family,
    Grading,
    Parent,
    Person,
    PersonId,
    Standing,
    StreetAddress,
    may_represent,
)
from fastlege.calendar import is_working_day, response_deadline
from fastlege.frames import deadline_calendar, deadlines, representation, rows, with_home_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["check_agreement", "measure", "measure_deadlines", "over_keys", "pairs", "scalar"]

_ROUNDS: Final = 5
_ANSWER: Final = ("granted", "bits")
_BY_NUMPY: Final = "days in Oslo by Polars, then NumPy's busday_offset"
_FAMILIES: Final = 400
_STREET: Final = ("municipality", "street_name", "street_code", "house_number", "house_letter")
_TEXTS: Final = ("matrikkel_id", "unit", "municipality", "street_name", "street_code", "house_letter")
_PROPERTY: Final = ("municipality", "land_number", "title_number", "lease_number", "sub_number")


def pairs(number: int) -> pl.DataFrame:
    """Make as many pairs, or a few more, of drawn families; a thousand of them say different things."""
    drawn = [family for _, family in draw_many(_FAMILIES, seed=15) if family.parents]
    marked = [
        attrs.evolve(one, child=attrs.evolve(one.child, id=PersonId(f"c{place}")))
        for place, one in enumerate(drawn)
    ]
    few = pl.DataFrame(rows(marked), infer_schema_length=None)
    times = number // few.height + 1
    return pl.concat([few.with_columns(pl.col("child") + f"-{copy}") for copy in range(times)])


def scalar(columns: Mapping[str, list[Any]]) -> list[int]:
    """Decide row by row, as one does without frames: plain values, facts, decision."""
    names = [*columns]
    lines = [dict(zip(names, line, strict=True)) for line in zip(*columns.values(), strict=True)]
    bits: list[int] = []
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and lines[end]["child"] == lines[start]["child"]:
            end += 1
        family = _family(lines[start:end])
        bits += [may_represent(parent.person, family).bits for parent in family.parents]
        start = end
    return bits


def _family(lines: list[dict[str, Any]]) -> Family:
    parents = [
        Parent(person=_person(line, "parent"), responsibility=line["responsibility"]) for line in lines
    ]
    first = lines[0]
    return Family(
        child=_person(first, "child"),
        parents=parents,
        as_of=first["as_of"],
        all_parents_known=first["all_parents_known"],
    )


def _person(line: dict[str, Any], who: str) -> Person:
    standing = line[f"{who}_standing"]
    return Person(
        id=PersonId(line[who]),
        birth_date=line[f"{who}_birth_date"],
        birth_year=line[f"{who}_birth_year"],
        home=_home(line, who),
        protected=line[f"{who}_protected"],
        standing=None if standing is None else Standing(standing),
    )


def _home(line: dict[str, Any], who: str) -> Address | None:
    held = {name: line[f"{who}_{name}"] for name in chain(_STREET, _PROPERTY[1:])}
    id_, unit, grading = (line[f"{who}_{name}"] for name in ("matrikkel_id", "unit", "grading"))
    if id_ is None and unit is None and grading is None and not any(held.values()):
        return None
    place: StreetAddress | CadastralAddress | None = None
    if any(held[name] is not None for name in _STREET[1:]):
        place = StreetAddress(**{name: held[name] for name in _STREET})
    elif any(held[name] is not None for name in _PROPERTY[1:]):
        place = CadastralAddress(**{name: held[name] for name in _PROPERTY})
    return Address(
        matrikkel_id=id_, unit=unit, place=place, grading=None if grading is None else Grading(grading)
    )


def check_agreement(number: int) -> None:
    """See that all give the same integers.

    Raises:
        AssertionError: When they do not.
    """
    given = pairs(number)
    expected = scalar(given.to_dict(as_series=False))
    keyed = over_keys(given)
    session = duckdb.connect()
    session.register("pairs", keyed.to_arrow())
    in_sql = session.sql(IN_SQL).pl()
    found = keyed.select("child", "parent").join(in_sql, on=["child", "parent"], maintain_order="left")
    for frame in (representation(given), representation(keyed), in_polars(keyed.lazy()).collect(), found):
        if frame["bits"].to_list() != expected:
            msg = "a frame decides otherwise than the rule"
            raise AssertionError(msg)


def _timed(calls: Mapping[str, tuple[Callable[[], object], int]]) -> dict[str, Times]:
    """Time each call in turns, in nanoseconds a row; once before it counts."""
    taken: dict[str, list[float]] = {name: [] for name in calls}
    for counts in range(-1, _ROUNDS):
        for name, (call, number) in calls.items():
            start = process_time_ns()
            call()
            if counts >= 0:
                taken[name].append((process_time_ns() - start) / number)
    return {name: Times(rounds) for name, rounds in taken.items()}


def over_keys(given: pl.DataFrame) -> pl.DataFrame:
    """Make the keys, and leave out the texts that they are made of."""
    keyed = with_home_keys(with_home_keys(given, "child_"), "parent_")
    return keyed.drop(f"{who}_{name}" for who in ("child", "parent") for name in _TEXTS)


def measure(number: int = 1_000_000) -> Topic:
    """Time the decision from plain columns and over keys, beside the scalar and beside what is by hand."""
    check_agreement(10_000)
    many, few = pairs(number), pairs(10_000)
    columns = few.to_dict(as_series=False)
    keyed = over_keys(many)
    session = duckdb.connect()
    session.register("given", keyed.to_arrow())
    session.execute("CREATE TABLE pairs AS SELECT * FROM given")
    in_sql = f"SELECT granted, bits FROM ({IN_SQL})"  # noqa: S608  # a text of this folder
    calls: dict[str, Callable[[], object]] = {
        "from plain columns": lambda: representation(many.lazy()).select(*_ANSWER).collect(),
        "over keys": lambda: representation(keyed.lazy()).select(*_ANSWER).collect(),
        "over keys, by hand in Polars": lambda: in_polars(keyed.lazy()).select(*_ANSWER).collect(),
        "over keys, DuckDB": lambda: representation(session.table("pairs")).select(*_ANSWER).to_arrow_table(),
        "over keys, by hand in SQL": lambda: session.sql(in_sql).to_arrow_table(),
    }
    times = _timed(
        {"scalar": (lambda: scalar(columns), few.height)}
        | {name: (call, many.height) for name, call in calls.items()}
    )
    plain, keys, polars, duck, sql = (times[name] for name in calls)
    return Topic(
        f"frames, {many.height:,} pairs: how many times the scalar's rows a second of processor",
        ("scalar",),
        ("ns a row",),
        [Row(name, (ratio(times["scalar"], one),), (one.median,)) for name, one in times.items()],
        [
            Budget("frames, from plain columns", 14, ratio(times["scalar"], plain), at_most=False),
            Budget("frames, over keys", 60, ratio(times["scalar"], keys), at_most=False),
            Budget("frames beside Polars by hand", 1.2, ratio(keys, polars), at_most=True),
            Budget("frames beside SQL by hand", 1.5, ratio(duck, sql), at_most=True),
        ],
    )


def measure_deadlines(number: int = 1_000_000) -> Topic:
    """Time due dates of instants in a column, beside the scalar, and NumPy's working days by hand."""
    start = datetime(2026, 1, 1, tzinfo=UTC)
    few = [start + timedelta(seconds=41 * place) for place in range(10_000)]
    received = pl.DataFrame({"at": few * (number // len(few))})
    calendar = pl.DataFrame(deadline_calendar(date(2026, 1, 1), date(2026, 12, 31)))
    days = list(map(date.fromordinal, range(date(2026, 1, 1).toordinal(), date(2027, 2, 1).toordinal())))
    free = [day for day in days if not is_working_day(day)]
    in_oslo = pl.col("at").dt.convert_time_zone("Europe/Oslo").dt.date()
    calls: dict[str, Callable[[], object]] = {
        "frames": lambda: deadlines(received.lazy(), "at", calendar.lazy()).select("due_date").collect(),
        _BY_NUMPY: lambda: np.busday_offset(
            received.lazy().select(in_oslo).collect().to_series().to_numpy(),
            5,
            roll="backward",
            holidays=free,
        ),
    }
    times = _timed(
        {"scalar": (lambda: [response_deadline(at).due_date for at in few], len(few))}
        | {name: (call, received.height) for name, call in calls.items()}
    )
    found = deadlines(received, "at", calendar)["due_date"].to_numpy()
    if (calls[_BY_NUMPY]() != found).any():
        msg = "NumPy and the frame disagree"
        raise AssertionError(msg)
    return Topic(
        f"deadlines, {received.height:,} instants: how many times the scalar's a second of processor",
        ("scalar",),
        ("ns each",),
        [Row(name, (ratio(times["scalar"], one),), (one.median,)) for name, one in times.items()],
        [Budget("deadlines of a column", 7, ratio(times["scalar"], times["frames"]), at_most=False)],
    )
