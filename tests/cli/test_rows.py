"""``fastlege rows``: families by the line become columns, in a file that is whole or is not there."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
import tracemalloc
from datetime import date
from importlib import util
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa  # type: ignore[import-untyped]  # no types come with it
import pytest
from pyarrow import parquet

from fastlege import may_represent
from fastlege.cli import main, pairs
from fastlege.cli import rows as command
from fastlege.frames import problems, representation, rows
from fastlege.register import read_family_lines
from tests.cli.run import EXAMPLES

if TYPE_CHECKING:
    from fastlege import Family
    from tests.cli.run import CommandLine

ALL: Final = EXAMPLES / "families.jsonl"
LINES: Final = ALL.read_bytes().splitlines()
FAMILIES: Final = [result.family for result in read_family_lines(LINES) if result.family]
FORMS: Final = ("pairs.parquet", "pairs.jsonl")
A_FILE: Final = "give a file, in a folder that exists"
ENDS: Final = "give a name that ends in .parquet or .jsonl, or - for standard output"
NO_FILE: Final = "a file that exists and can be read, or - for standard input"


def read(path: Path) -> list[dict[str, Any]]:
    if path.suffix == ".parquet":
        found: list[dict[str, Any]] = parquet.read_table(path).to_pylist()
        return found
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def as_json(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}


def expected() -> list[dict[str, Any]]:
    columns = rows(FAMILIES)
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def test_parquet_holds_what_the_frame_decides_on(fastlege: CommandLine) -> None:
    path = fastlege.folder / "pairs.parquet"
    ended = fastlege("rows", str(ALL), "--to", str(path), "--lang", "en")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.splitlines() == [
        *("Families: 3", "Rows: 6"),
        "Children without known parents, without a row: 0",
        "Lines that could not be read: 0",
    ]
    assert read(path) == expected()
    table = parquet.read_table(path)
    kinds = {str(kind) for kind in table.schema.types}
    assert kinds == {"string", "date32[day]", "bool", "int64"}
    for place, one in enumerate(FAMILIES):  # of one child, in three worlds
        pair = table.slice(2 * place, 2)
        assert problems(pair).num_rows == 0
        scalar = [may_represent(parent.person, one).bits for parent in one.parents]
        assert representation(pair)["bits"].to_pylist() == scalar


def test_json_lines_hold_the_same_in_a_file_and_where_they_are_printed(fastlege: CommandLine) -> None:
    path = fastlege.folder / "pairs.jsonl"
    assert fastlege("rows", str(ALL), "--to", str(path)).status == 0
    assert read(path) == [as_json(row) for row in expected()]
    ended = fastlege("rows", str(ALL), "--to", "-")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out == path.read_text(encoding="utf-8")


def test_the_day_is_the_one_asked_about(fastlege: CommandLine) -> None:
    printed = fastlege("rows", str(ALL), "--to", "-", "--on", "2026-11-24").out
    assert {json.loads(line)["as_of"] for line in printed.splitlines()} == {"2026-11-24"}


@pytest.mark.parametrize("name", FORMS)
def test_a_line_that_cannot_be_read_is_told_and_left_out(fastlege: CommandLine, name: str) -> None:
    childs = json.loads(LINES[1])
    childs["child"]["familierelasjon"] = []
    lines = [b"{", LINES[0], b"", b'{"child": {}, "parents": []}', json.dumps(childs).encode()]
    path = fastlege.folder / name
    ended = fastlege("rows", fastlege.file(b"\n".join(lines)), "--to", str(path), "--json")
    assert ended.status == 2
    assert {line.partition(": ")[0] for line in ended.err.splitlines()} == {"line 1", "line 4"}
    assert ended.data["rows"] == {"families": 2, "rows": 2, "without_parents": 1, "unread_lines": 2}
    assert [row["parent"] for row in read(path)] == [row["parent"] for row in expected()[:2]]


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("given", [b"", b"\n\n", b"{\n{"])
def test_where_no_family_can_be_read_nothing_is_written(
    fastlege: CommandLine, name: str, given: bytes
) -> None:
    path = fastlege.folder / name
    path.write_bytes(b"yesterday's")
    ended = fastlege("rows", fastlege.file(given), "--to", str(path))
    assert (ended.status, ended.out) == (2, "")
    told = {line.partition(": ")[0] for line in ended.err.splitlines()}
    assert told == ({"line 1", "line 2"} if b"{" in given else {"FILE"})
    assert path.read_bytes() == b"yesterday's"


@pytest.mark.parametrize(
    ("file", "to", "told"),
    [
        (
            str(ALL),
            "pairs.csv",
            "--to: give a name that ends in .parquet or .jsonl, or - for standard output",
        ),
        (str(ALL), "nowhere/pairs.jsonl", f"--to: {A_FILE}"),
        (str(ALL), "folder.jsonl", f"--to: {A_FILE}"),
        ("given.jsonl", "given.jsonl", "--to: give a file other than the input"),
        ("/nowhere", "pairs.jsonl", f"FILE: give {NO_FILE}"),
    ],
)
def test_one_helpful_sentence(
    fastlege: CommandLine, monkeypatch: pytest.MonkeyPatch, file: str, to: str, told: str
) -> None:
    monkeypatch.chdir(fastlege.folder)
    Path("folder.jsonl").mkdir()
    Path("given.jsonl").write_bytes(LINES[0])
    assert fastlege.problems("rows", file, "--to", to) == [told]
    assert Path("given.jsonl").read_bytes() == LINES[0]
    assert {path.name for path in fastlege.folder.iterdir()} == {"folder.jsonl", "given.jsonl"}


def test_every_problem_at_once(fastlege: CommandLine) -> None:
    told = fastlege.problems("rows", str(ALL), "--to", "x", "--on", "today", "--lang", "xx")
    assert [line.partition(":")[0] for line in told] == ["--lang", "--on", "--to"]


@pytest.mark.parametrize(
    ("without", "to", "told"),
    [
        ("narwhals", "-", "fastlege rows: install the extra frames: pip install 'fastlege[frames]'"),
        (
            "pyarrow",
            "pairs.parquet",
            "--to: give a name that ends in .jsonl, or install pyarrow, which writes Parquet",
        ),
    ],
)
def test_an_extra_that_is_not_installed(
    fastlege: CommandLine, monkeypatch: pytest.MonkeyPatch, without: str, to: str, told: str
) -> None:
    monkeypatch.chdir(fastlege.folder)
    monkeypatch.setattr(command, "find_spec", lambda name: None if name == without else util.find_spec(name))
    assert fastlege.problems("rows", str(ALL), "--to", to) == [told]
    assert fastlege("rows", str(ALL), "--to", "pairs.jsonl").status == (2 if without == "narwhals" else 0)


SMALL_DISK: Final = """
import resource, sys
from fastlege.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, resource.RLIM_INFINITY))
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize("name", FORMS)
def test_a_disk_that_is_full_leaves_the_file_as_it_was(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"yesterday's")
    # -B: half of what Python compiles would stay on the disk, and the next process would trip over it.
    asked = [sys.executable, "-B", "-c", SMALL_DISK, "rows", str(ALL), "--to", str(path)]
    ended = subprocess.run(asked, capture_output=True, text=True, check=False)  # noqa: S603  # our own command
    told = "fastlege: could not read or write: File too large\n"
    assert (ended.returncode, ended.stdout, ended.stderr) == (2, "", told)
    assert path.read_bytes() == b"yesterday's"
    assert [*tmp_path.iterdir()] == [path]


@pytest.mark.parametrize("name", FORMS)
def test_who_interrupts_it_finds_nothing_half_written(
    fastlege: CommandLine, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def interrupted(families: list[Family]) -> dict[str, list[object]]:
        if families and families[0].child.id == FAMILIES[1].child.id:
            raise KeyboardInterrupt
        return rows(families)

    monkeypatch.setattr(command, "_TOGETHER", 1)
    monkeypatch.setattr(pairs, "rows", interrupted)
    with pytest.raises(KeyboardInterrupt):
        fastlege("rows", str(ALL), "--to", str(fastlege.folder / name))
    assert [*fastlege.folder.iterdir()] == []


def test_nobody_else_may_read_it_and_a_link_stays_one(fastlege: CommandLine) -> None:
    (fastlege.folder / "kept").mkdir()
    target, link = fastlege.folder / "kept" / "pairs.jsonl", fastlege.folder / "link.jsonl"
    link.symlink_to(target)
    assert fastlege("rows", str(ALL), "--to", str(link)).status == 0
    assert link.is_symlink()
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert len(read(target)) == len(expected())


def test_no_row_group_cuts_a_child_in_two(fastlege: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "_TOGETHER", 2)
    many = [json.loads(LINES[0]) for _ in range(5)]
    path = fastlege.folder / "pairs.parquet"
    given = fastlege.file(b"\n".join(json.dumps(one).encode() for one in many))
    assert fastlege("rows", given, "--to", str(path)).status == 0
    metadata = parquet.ParquetFile(path).metadata
    groups = [metadata.row_group(place).num_rows for place in range(metadata.num_row_groups)]
    assert groups == [4, 4, 2]  # two families, two families, one


@pytest.mark.parametrize(("to", "stdout", "shown"), [("x.jsonl", True, True), ("-", True, False)])
def test_progress_is_shown_unless_the_rows_are(
    fastlege: CommandLine, monkeypatch: pytest.MonkeyPatch, to: str, stdout: bool, shown: bool
) -> None:
    monkeypatch.chdir(fastlege.folder)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: stdout)
    monkeypatch.setenv("TERM", "xterm")
    assert main(["rows", str(ALL), "--to", to]) == 0
    assert bool(fastlege.capsys.readouterr().err) is shown


def peak_of(path: Path, given: str) -> int:
    """Measure what Python and Arrow hold at most."""
    arrow = pa.proxy_memory_pool(pa.default_memory_pool())
    before = pa.default_memory_pool()
    pa.set_memory_pool(arrow)
    tracemalloc.start()
    try:
        assert main(["rows", given, "--to", str(path)]) == 0
        return tracemalloc.get_traced_memory()[1] + int(arrow.max_memory())
    finally:
        tracemalloc.stop()
        pa.set_memory_pool(before)


@pytest.mark.parametrize("name", FORMS)
def test_memory_does_not_grow_with_the_lines(
    fastlege: CommandLine, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(command, "_TOGETHER", 30)
    few, many = (fastlege.folder / f"{number}.jsonl" for number in (60, 360))
    for path, number in ((few, 20), (many, 120)):
        path.write_bytes(b"\n".join(chain.from_iterable([LINES] * number)))
    peak_of(fastlege.folder / name, str(few))  # what is loaded and kept by the first
    # Six times the lines, held, would be many times the peak; Arrow's threads let go of theirs when they may.
    assert peak_of(fastlege.folder / name, str(many)) <= 1.5 * peak_of(fastlege.folder / name, str(few))
