"""The decision over a frame beside the scalar one, as a caller pays for it: from plain columns.

What counts is the processor's time of the whole process, since an engine uses all the cores that there are.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import chain
from time import process_time_ns
from typing import TYPE_CHECKING, Any, Final

import attrs
import polars as pl

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
from fastlege.calendar import response_deadline
from fastlege.frames import deadline_calendar, deadlines, representation, rows, with_home_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["check_agreement", "measure", "pairs", "scalar"]

_ROUNDS: Final = 3
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
    """See that both give the same integers.

    Raises:
        AssertionError: When they do not.
    """
    given = pairs(number)
    if representation(given)["bits"].to_list() != scalar(given.to_dict(as_series=False)):
        msg = "the frame decides otherwise than the rule"
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


def measure(number: int = 1_000_000) -> Topic:
    """Time both from plain columns, and the frame over keys that were made before."""
    many, few = pairs(number), pairs(10_000)
    columns = few.to_dict(as_series=False)
    keyed = with_home_keys(with_home_keys(many, "child_"), "parent_")
    over_keys = keyed.drop(f"{who}_{name}" for who in ("child", "parent") for name in _TEXTS)
    start = datetime(2026, 1, 1, tzinfo=UTC)
    instants = [start + timedelta(seconds=41 * place) for place in range(few.height)]
    received = pl.DataFrame({"at": instants * (number // few.height)})
    calendar = pl.DataFrame(deadline_calendar(date(2026, 1, 1), date(2026, 12, 31)))
    times = _timed(
        {
            "scalar": (lambda: scalar(columns), few.height),
            "raw": (lambda: representation(many.lazy()).select("granted", "bits").collect(), many.height),
            "keys": (
                lambda: representation(over_keys.lazy()).select("granted", "bits").collect(),
                many.height,
            ),
            "scalar deadlines": (lambda: [response_deadline(at).due_date for at in instants], len(instants)),
            "deadlines": (
                lambda: deadlines(received.lazy(), "at", calendar.lazy()).select("due_date").collect(),
                received.height,
            ),
        }
    )
    gains = {
        "from plain columns": (ratio(times["scalar"], times["raw"]), times["raw"], times["scalar"]),
        "over keys": (ratio(times["scalar"], times["keys"]), times["keys"], times["scalar"]),
        "deadlines": (
            ratio(times["scalar deadlines"], times["deadlines"]),
            times["deadlines"],
            times["scalar deadlines"],
        ),
    }
    limits = {"from plain columns": 14.0, "over keys": 60.0, "deadlines": 7.0}
    return Topic(
        f"frames, {many.height:,} pairs on Polars: how many times the scalar's rows a second of processor",
        ("scalar",),
        ("ns a row", "ns scalar"),
        [Row(name, (gain,), (one.median, other.median)) for name, (gain, one, other) in gains.items()],
        [Budget(f"frames, {name}", limits[name], gains[name][0], at_most=False) for name in limits],
    )
