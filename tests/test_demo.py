"""The examples give what was written down for them."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from examples import demo


@pytest.mark.parametrize("name", demo.RUNS)
def test_an_example_gives_what_is_expected(name: str) -> None:
    expected = (demo.HERE / "expected" / f"{name}.txt").read_text(encoding="utf-8")
    assert demo.output(demo.RUNS[name]) == expected


def test_the_demo_runs(capsys: pytest.CaptureFixture[str]) -> None:
    assert demo.run() == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    assert printed.out.count("$ fastlege ") == len(demo.RUNS)


def test_the_demo_says_where_it_differs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "expected").mkdir()
    (tmp_path / "expected" / "one.txt").write_text("Svarfrist: 1999-01-01\n", encoding="utf-8")
    monkeypatch.setattr(demo, "HERE", tmp_path)
    monkeypatch.setattr(demo, "RUNS", {"one": ("deadline", "2026-03-30T09:00+02:00")})
    assert demo.run() == 1
    assert "-Svarfrist: 1999-01-01" in capsys.readouterr().err


def test_every_file_is_used() -> None:
    assert {path.stem for path in (demo.HERE / "expected").iterdir()} == set(demo.RUNS)
    given = {argument for arguments in demo.RUNS.values() for argument in arguments if "/" in argument}
    files = {
        path.relative_to(demo.HERE).as_posix()
        for folder in ("cases", "families")
        for path in (demo.HERE / folder).iterdir()
    }
    assert files == given


def test_every_number_of_a_person_is_synthetic() -> None:
    for path in Path(demo.HERE).rglob("*.json"):
        for number in re.findall(r"\b\d{11}\b", path.read_text(encoding="utf-8")):
            assert 81 <= int(number[2:4]) <= 92


@pytest.mark.parametrize("name", demo.RUNS)
def test_an_example_shows_what_was_written_by_hand(name: str) -> None:
    by_hand = tomllib.loads((demo.HERE / "by_hand.toml").read_text(encoding="utf-8"))
    shown = [" ".join(line.split()) for line in demo.output(demo.RUNS[name]).splitlines()]
    assert by_hand[name]
    assert [line for line in by_hand[name] if line not in shown] == []
