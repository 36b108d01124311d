"""The decision in columns is that of `may_represent`, bit by bit, on every engine."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import TYPE_CHECKING, Any

import attrs
import narwhals.stable.v2 as nw
import polars as pl
import pytest

from fastlege import HELSENORGE_2021_01_11, InvalidFactError
from fastlege.frames import disclosed, representation, with_home_keys
from fastlege.frames.columns import AT_HOME
from fastlege.rules.representation import REPRESENTATION
from fastlege.testing import families
from tests.frames import cases
from tests.frames.engines import ENGINES, arrow, read
from tests.support import child, family, parent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fastlege import Family, Policy
    from tests.frames.cases import Decided


def found(answers: Iterable[dict[str, Any]]) -> dict[tuple[str, str], tuple[bool, int, str]]:
    return {
        (row["child"], row["parent"]): (row["granted"], row["bits"], row["address_condition"])
        for row in answers
    }


def check(expected: Decided, engine: str = "polars", policy: Policy = HELSENORGE_2021_01_11) -> None:
    """Hold every row to the rule."""
    frame = ENGINES[engine](arrow(expected.columns))
    decided = representation(frame, policy=policy)
    assert type(decided) is type(frame)
    answers = read(engine, decided)
    assert len(answers) == len(expected.answers) == len(expected.columns["child"])
    by_row = found(answers)
    assert [row for row in by_row if by_row[row] != expected.answers[row]] == []


# --- proof 1: whole spaces


def test_what_is_held_of_a_child_and_its_parent() -> None:
    every = [*cases.of_one_parent()]
    check(cases.decided(every[::3], cases.STRANGER))


def test_every_fold_over_a_childs_parents() -> None:
    check(cases.decided(cases.of_several(), cases.STRANGER))


@pytest.mark.parametrize(
    "ages", [{}, {"represented_until": 18, "represents_from": 20}, {"represented_until": 0}]
)
def test_ages(ages: dict[str, Any]) -> None:
    policy = attrs.evolve(HELSENORGE_2021_01_11, **ages)
    pairs = product((*cases.BIRTHS, 1990, 2007, 2008), repeat=2)
    of_ages = (family(child(one), parent(born=other)) for one, other in pairs)
    check(cases.decided(of_ages, policy=policy), policy=policy)


@pytest.mark.parametrize(("year", "on"), [(1, 1), (1, 16), (1, 17), (9998, 9999), (9999, 9999)])
def test_the_first_and_the_last_year_are_years(year: int, on: int) -> None:
    check(cases.decided([family(child(year), parent(born=year), on=date(on, 12, 31))]))


@pytest.mark.exhaustive
def test_homes() -> None:
    check(cases.decided(cases.of_homes(5)))


# --- proof 2: generated families


@pytest.mark.exhaustive
def test_generated_families() -> None:
    drawn = cases.drawn(families(), 500) + cases.drawn(families(granted=False), 100)
    check(cases.decided(drawn, cases.STRANGER))


# --- proof 3: every engine on the same rows


@pytest.mark.exhaustive
@pytest.mark.parametrize("engine", ENGINES)
def test_engines(engine: str) -> None:
    check(cases.everything(), engine)


@pytest.mark.exhaustive
@pytest.mark.parametrize("engine", ENGINES)
def test_over_keys(engine: str) -> None:
    """What a warehouse keeps is enough: the texts of homes are read no more."""
    expected = cases.everything()
    keyed = with_home_keys(ENGINES[engine](arrow(expected.columns)), "child_")
    texts = [f"{who}_{name}" for who in ("child", "parent") for name in AT_HOME if name != "grading"]
    over_keys = nw.from_native(with_home_keys(keyed, "parent_")).drop(texts).to_native()
    assert found(read(engine, representation(over_keys))) == expected.answers


@pytest.mark.exhaustive
def test_a_large_arrow_table() -> None:
    """A window over PyArrow gives other numbers at each run, from some 200,000 rows on."""
    expected = cases.everything()
    few = arrow(expected.columns)
    times = 220_000 // few.num_rows + 1
    base = pl.DataFrame(few)
    copies = [base.with_columns(child=pl.col("child") + f"-{copy}") for copy in range(times)]
    many = pl.concat(copies).sample(fraction=1, shuffle=True, seed=1)
    decided = pl.DataFrame(representation(many.to_arrow()))
    assert decided.height == few.num_rows * times > 200_000
    shown = decided.with_columns(child=pl.col("child").str.split("-").list.first()).unique(
        ["child", "parent", "granted", "bits", "address_condition"]
    )
    assert shown.height == few.num_rows
    assert found(shown.to_dicts()) == expected.answers


# --- what is refused, and what never grants


def frame(*of: Family) -> pl.DataFrame:
    return pl.DataFrame(arrow(cases.decided(of or [family(child(), parent(), parent("parent-2"))]).columns))


def granted(pairs: pl.DataFrame) -> list[bool]:
    return representation(pairs)["granted"].to_list()


def test_a_policy_that_counts_shared_residences_is_refused() -> None:
    policy = attrs.evolve(HELSENORGE_2021_01_11, shared_residence_counts=True)
    with pytest.raises(InvalidFactError, match="shared residences do not count"):
        representation(frame(), policy=policy)
    with pytest.raises(InvalidFactError, match="policy: give a Policy"):
        representation(frame(), policy="page")  # type: ignore[arg-type]


def test_every_column_that_is_missing_or_of_another_type_is_listed() -> None:
    spoilt = frame().drop("as_of").with_columns(registered=pl.lit("yes"), child_birth_year=pl.lit(2017.0))
    with pytest.raises(InvalidFactError) as raised:
        representation(spoilt)
    assert [problem.path for problem in raised.value.problems] == ["as_of", "registered", "child_birth_year"]
    assert "give dates without a time" in str(raised.value)
    with pytest.raises(InvalidFactError, match="give a frame"):
        representation([1])  # type: ignore[type-var]


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    "spoilt",
    [
        {"child": None},
        {"parent": None},
        {"parent": "c0"},
        {"as_of": None},
        {"as_of": date(2016, 1, 1)},
        {"registered": None},
        {"child_standing": "bosatt"},
        {"parent_standing": None},
        {"parent_grading": "hemmelig"},
        {"child_grading": "FORTROLIG"},
        {"child_birth_year": 2016},
        {"parent_birth_year": 0, "parent_birth_date": None},
        {"child_unit": "null", "parent_unit": "null"},
        {"child_matrikkel_id": "ukjent", "parent_matrikkel_id": "ukjent"},
        {"child_matrikkel_id": "\u00a0", "parent_matrikkel_id": "\u00a0"},
        {"child_matrikkel_id": "\u200b1", "parent_matrikkel_id": "\u200b1"},
        {"child_land_number": 1, "child_house_number": 1},
        {"child_sub_number": -1, "parent_sub_number": -1},
        {"child_house_number": 10_000, "parent_house_number": 10_000},
    ],
    ids=repr,
)
def test_what_the_rule_would_refuse_is_never_granted(spoilt: dict[str, Any]) -> None:
    whole = frame(family(child(), parent()))
    assert granted(whole) == [True]
    new = {name: pl.lit(value).cast(whole.schema[name]) for name, value in spoilt.items()}
    assert granted(whole.with_columns(**new)) == [False]


@pytest.mark.parametrize("engine", ENGINES)
def test_an_odd_blank_is_no_identifier(engine: str) -> None:
    columns = cases.decided([family(child(), parent())]).columns
    blank = {f"{who}_matrikkel_id": ["\u00a0"] for who in ("child", "parent")}
    (row,) = read(engine, representation(ENGINES[engine](arrow({**columns, **blank}))))
    assert row["address_condition"] == "unknown"


def test_a_batch_that_cuts_a_child_in_two_gives_other_answers() -> None:
    away = parent("parent-2", home=None)
    whole = frame(family(child(), parent(), away))
    assert granted(whole) == [True, True]
    assert [granted(whole[:1]), granted(whole[1:])] == [[True], [False]]


@pytest.mark.parametrize("engine", ENGINES)
def test_null_ids_are_nobodys(engine: str) -> None:
    """Two children without an id are not one child with two parents."""
    columns = cases.decided([family(child(home=None), parent()), family(child(), parent("parent-2"))]).columns
    two = ENGINES[engine](arrow({**columns, "child": [None, None]}))
    assert [row["address_condition"] for row in read(engine, representation(two))] == ["unknown"] * 2


def test_the_types_of_ones_own_columns() -> None:
    whole = frame()
    own = whole.with_columns(
        case=pl.lit(7), child_standing=pl.col("child_standing").cast(pl.Categorical), note=pl.lit([1])
    )
    decided = representation(own)
    assert dict(decided.schema) == {
        **own.schema,
        "granted": pl.Boolean,
        "bits": pl.Int32,
        "address_condition": pl.String,
    }
    assert decided["granted"].to_list() == granted(whole)
    table = whole.to_arrow(compat_level=pl.CompatLevel.newest())
    assert representation(table).column("granted").to_pylist() == granted(whole)
    assert representation(decided).equals(decided)
    assert granted(whole[:0]) == []


def test_the_order_of_an_eager_frame_is_kept() -> None:
    pairs = pl.DataFrame(arrow(cases.everything().columns)).sample(fraction=1, shuffle=True, seed=2)
    assert representation(pairs).select("child", "parent").equals(pairs.select("child", "parent"))


# --- what may be logged


@pytest.mark.exhaustive
@pytest.mark.parametrize("engine", ENGINES)
def test_the_disclosed_decision_tells_nothing_else(engine: str) -> None:
    expected = cases.decided(cases.of_several(), cases.STRANGER)
    table = arrow(expected.columns)
    shown = read(engine, disclosed(representation(ENGINES[engine](table))))
    assert {*shown[0]} == {"child", "parent", "as_of", "granted", "rule", "conditions", "bits"}
    for row in shown:
        whole = REPRESENTATION.decision(expected.answers[row["child"], row["parent"]][1], conditions=9)
        decision = whole.disclosed()
        told = row["granted"], row["rule"], row["conditions"], row["bits"]
        assert told == (decision.granted, decision.rule.name, len(decision.grounds), decision.bits)
