"""What a frame cannot refuse is listed, row by row."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest

from fastlege.frames import problems
from tests.frames import cases
from tests.frames.engines import ENGINES, arrow, read
from tests.support import DAY, child, family, parent

PAIR = cases.decided([family(child(), parent(), parent("parent-2"))]).columns
WRONG: list[tuple[dict[str, Any], list[str]]] = [
    ({"child": None}, ["child"]),
    ({"child": "\u2003"}, ["child"]),
    ({"parent": " "}, ["parent"]),
    ({"parent": "parent-2"}, ["parent"]),
    ({"parent": "c0"}, ["parent"]),
    ({"as_of": None}, ["as_of"]),
    ({"as_of": date(2026, 11, 24)}, ["as_of"]),
    ({"registered": None}, ["registered"]),
    ({"all_parents_known": None}, ["all_parents_known"]),
    ({"all_parents_known": False}, ["all_parents_known"]),
    ({"child_birth_date": date(2026, 11, 24)}, ["as_of"]),
    ({"child_birth_date": None, "child_birth_year": 2027}, ["as_of"]),
    ({"child_birth_year": 2016}, ["child_birth_year"]),
    ({"parent_birth_year": 0, "parent_birth_date": None}, ["parent_birth_year"]),
    ({"child_standing": "bosatt"}, ["child_standing"]),
    ({"parent_grading": "Fortrolig"}, ["parent_grading"]),
    ({"parent_matrikkel_id": "ukjent"}, ["parent_matrikkel_id"]),
    ({"parent_unit": "nan", "parent_street_code": "x"}, ["parent_unit", "parent_street_code"]),
    ({"child_municipality": "301"}, ["child_municipality"]),
    ({"child_municipality": " 0301"}, ["child_municipality"]),
    ({"child_house_number": 10_000}, ["child_house_number"]),
    ({"child_house_letter": "AB"}, ["child_house_letter"]),
    ({"child_lease_number": -1}, ["child_lease_number"]),
    ({"child_street_name": "Vei", "child_land_number": 0}, ["child_place"]),
    ({"child_street_name": "A\u030asvei"}, ["child_street_name"]),
]


@pytest.mark.parametrize(("spoilt", "paths"), WRONG, ids=repr)
def test_a_row_outside_the_schema(spoilt: dict[str, Any], paths: list[str]) -> None:
    columns = {name: [*values] for name, values in PAIR.items()}
    for name, value in spoilt.items():
        columns[name][0] = value
    found = problems(pl.DataFrame(arrow(columns)))
    told = found["problems"][0]
    assert [line.partition(":")[0] for line in told.split("\n")] == paths
    assert not any(isinstance(value, str) and value.strip() and value in told for value in spoilt.values())


@pytest.mark.parametrize("born", [DAY, DAY.year])
def test_a_child_may_be_born_on_the_day(born: date | int) -> None:
    assert problems(pl.DataFrame(arrow(cases.decided([family(child(born), parent())]).columns))).is_empty()


@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_lists_the_same(engine: str) -> None:
    rows: dict[str, list[Any]] = {name: [] for name in PAIR}
    for number, (spoilt, _) in enumerate(WRONG):
        for name, values in PAIR.items():
            rows[name] += [spoilt.get(name, values[0]), values[1]]
        rows["child"][-2:] = [f"c{number}" if mark == "c0" else mark for mark in (rows["child"][-2], "c0")]
    rows["child"] = [f"c{place // 2}" if mark == "c0" else mark for place, mark in enumerate(rows["child"])]
    frame = ENGINES[engine](arrow(rows))
    found = sorted((row["child"] or "", row["problems"]) for row in read(engine, problems(frame)))
    expected = problems(pl.DataFrame(arrow(rows)))
    assert found == sorted((child or "", told) for child, _, told in expected.rows())
    assert len({told for _, told in found}) > 15


@pytest.mark.exhaustive
def test_what_the_library_writes_has_no_problem() -> None:
    """But for names in letters that engines fold each in its own way, of which there are none here."""
    expected = cases.everything()
    assert problems(pl.DataFrame(arrow(expected.columns))).rows() == []
