"""The files of the suite: they are what the generator makes, whole, small, and the same for every reader."""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import pytest

from fastlege import rule_named
from fastlege.testing import conformance
from tools.conformance.__main__ import MADE, main, texts
from tools.conformance.form import FOLDER, Row, as_text, distinct, turn

if TYPE_CHECKING:
    from pathlib import Path

    from fastlege.testing.conformance import Part

PARTS: Final = conformance.PARTS
KEYS: Final = {"name", "sentence", "condition", "source", "input", "expected"}
A_MEGABYTE: Final = 1_000_000


@cache
def file(part: Part) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads((FOLDER / f"{part}.json").read_text(encoding="utf-8"))
    return whole


def kinds(part: Part) -> Counter[str]:
    return Counter(case["name"].rpartition("-")[0] for case in file(part)["cases"])


@pytest.mark.exhaustive
def test_the_files_are_those_that_the_generator_makes() -> None:
    """One that differs is never made anew to suit a change: a changed answer is a changed edition."""
    differing = [name for name, text in texts() if (FOLDER / name).read_text(encoding="utf-8") != text]
    assert differing == []


@pytest.mark.exhaustive
def test_all_of_them_together_are_small() -> None:
    assert set(MADE) == set(PARTS)
    assert sum(len(gzip.compress((FOLDER / f"{part}.json").read_bytes(), 9)) for part in PARTS) < A_MEGABYTE


@pytest.mark.exhaustive
@pytest.mark.parametrize("part", PARTS)
def test_a_file_tells_what_it_is_and_each_case_what_it_asks(part: Part) -> None:
    whole = file(part)
    head = (whole["suite"], whole["edition"], whole["policy"], whole["part"])
    assert head == ("fastlege", conformance.EDITION, "helsenorge-2021-01-11", part)
    rows = whole["cases"]
    assert all(row.keys() == KEYS for row in rows)
    assert all(row["sentence"].endswith(".") and row["source"] and row["condition"] for row in rows)
    assert len({row["name"] for row in rows}) == len(rows)


@pytest.mark.exhaustive
@pytest.mark.parametrize("part", PARTS)
def test_no_two_cases_ask_the_same_and_want_something_else(part: Part) -> None:
    answers = defaultdict(set)
    for case in file(part)["cases"]:
        answers[json.dumps(case["input"])].add(json.dumps(case["expected"]))
    assert [found for found in answers.values() if len(found) > 1] == []


@pytest.mark.exhaustive
def test_there_are_forty_cases_for_each_way_to_be_wrong_and_five_documents() -> None:
    facts = kinds("facts")
    assert min(count for kind, count in facts.items() if not kind.startswith("home-")) >= 40
    assert min(kinds("homes").values()) >= 40
    assert min(facts.values()) >= 20
    assert min(kinds("documents").values()) >= 5
    assert {kind for kind in facts if kind.startswith("home-")} == {f"home-{kind}" for kind in kinds("homes")}


@pytest.mark.exhaustive
def test_every_condition_is_found_in_all_three_ways() -> None:
    """But a child is alive or it is not, and so on: of each, the suite has every finding that there is."""
    found = defaultdict(set)
    for case in file("facts")["cases"]:
        for code, finding in case["expected"]["findings"].items():
            found[code].add(finding)
    assert found == {code: {"met", "unmet", "unknown"} for code in rule_named("representation").codes}


def test_a_reader_gets_cases_of_its_own() -> None:
    one, again = (next(conformance.cases("homes")) for _ in range(2))
    one.input.clear()
    assert again.input
    assert str(again) == f"homes/{again.name}"
    with pytest.raises(ValueError, match=r"^part: give one of facts, documents, homes, "):
        conformance.cases("rules")  # type: ignore[arg-type]


def test_the_generator_tells_what_differs_and_writes_it_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    row = Row("kind", "A sentence.", "condition", "source", {"one": None}, {"finding": "unknown"})
    monkeypatch.setattr("tools.conformance.__main__.MADE", {"homes": ("says", lambda: [row, row])})
    monkeypatch.setattr("tools.conformance.__main__.FOLDER", tmp_path)
    assert main([]) == 1
    assert not [*tmp_path.iterdir()]
    assert main(["--write"]) == 0
    assert main([]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "homes.json differs from what would be made",
        "homes.json is written",
    ]
    written = (tmp_path / "homes.json").read_text(encoding="utf-8")
    assert written == as_text("homes", "says", [row, row])
    assert [case["name"] for case in json.loads(written)["cases"]] == ["kind-01", "kind-02"]


def test_what_is_counted_out_is_all_there() -> None:
    """Two rows of which one turns slower meet in every combination."""
    assert {(turn("abc", nth), turn("xyz", nth, 1)) for nth in range(60)} == {
        (a, b) for a in "abc" for b in "xyz"
    }
    assert [*distinct(lambda nth: {"n": nth // 2}, 3, set())] == [{"n": 0}, {"n": 1}, {"n": 2}]
    with pytest.raises(ValueError, match="there are but 1 of them"):
        [*distinct(lambda _: {}, 2, set())]
