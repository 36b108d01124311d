"""What must not be written: each mistake is made on purpose, and the proof finds it."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from fastlege.frames import conditions, decisions, keys, representation, text
from tests.frames import cases
from tests.frames.engines import ENGINES, arrow, read
from tests.frames.test_representation import check, found
from tests.support import child, family, parent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fastlege.frames.columns import Frame


def over_every_frame(frame: Frame, keys: Sequence[str], read: Sequence[str], **of: nw.Expr) -> Frame:
    del read
    return frame.with_columns(**{name: one.over(*keys) for name, one in of.items()})


@pytest.mark.exhaustive
@pytest.mark.filterwarnings("ignore")
def test_a_window_over_pyarrow(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = cases.everything()
    base = pl.DataFrame(arrow(expected.columns))
    copies = [
        base.with_columns(child=pl.col("child") + f"-{copy}") for copy in range(220_000 // base.height + 1)
    ]
    many = pl.concat(copies).sample(fraction=1, shuffle=True, seed=1)
    right = representation(many).sort("child", "parent")
    monkeypatch.setattr(conditions, "over_rows", over_every_frame)
    wrong = pl.DataFrame(representation(many.to_arrow())).sort("child", "parent")
    assert not wrong.select("child", "parent", "bits").equals(right.select("child", "parent", "bits"))


def test_a_batch_that_cuts_a_child_in_two() -> None:
    expected = cases.decided([family(child(), parent(), parent("parent-2", home=None))])
    table = arrow(expected.columns)
    whole = [representation(table)]
    cut = [representation(table.slice(0, 1)), representation(table.slice(1))]
    assert found(row for part in whole for row in part.to_pylist()) == expected.answers
    assert found(row for part in cut for row in part.to_pylist()) != expected.answers


def test_an_or_in_place_of_a_sum(monkeypatch: pytest.MonkeyPatch) -> None:
    """DuckDB takes it for a logical or, without an error."""

    class Ored:
        def __getattr__(self, name: str) -> Any:  # noqa: ANN401  # whatever narwhals has
            return getattr(nw, name)

        @staticmethod
        def sum_horizontal(*terms: nw.Expr) -> nw.Expr:
            return reduce(or_, terms)

    monkeypatch.setattr(decisions, "nw", Ored())
    with pytest.raises(AssertionError):
        check(cases.decided(cases.of_several()), "duckdb")


def test_an_odd_blank_as_an_identifier(monkeypatch: pytest.MonkeyPatch) -> None:
    def as_given(given: nw.Expr) -> tuple[nw.Expr, nw.Expr]:
        return given, ~given.is_null()

    columns = cases.decided([family(child(), parent())]).columns
    blank = {f"{who}_matrikkel_id": ["\u00a0"] for who in ("child", "parent")}
    table = arrow({**columns, **blank})
    assert [row["granted"] for row in read("duckdb", representation(ENGINES["duckdb"](table)))] == [False]
    monkeypatch.setattr(text, "stripped", lambda given: given)
    monkeypatch.setitem(keys._CLEANED, "matrikkel_id", as_given)
    assert [row["granted"] for row in read("duckdb", representation(ENGINES["duckdb"](table)))] == [True]
