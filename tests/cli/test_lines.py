"""``fastlege represent`` with several files, and with families by the line."""

from __future__ import annotations

import csv
import io
import json
import sys
from typing import TYPE_CHECKING, Any, Final

import pytest

from fastlege import rule_named
from fastlege.characters import visible
from fastlege.cli import main
from fastlege.cli.lines import in_cell
from tests.cli.run import EXAMPLES

if TYPE_CHECKING:
    from tests.cli.run import CommandLine

FAMILIES: Final = EXAMPLES / "families"
CODES: Final = rule_named("representation").codes
ALL: Final = EXAMPLES / "families.jsonl"
CHILD: Final = "12851794016"


def one(name: str) -> dict[str, Any]:
    return dict(json.loads((FAMILIES / f"{name}.json").read_text(encoding="utf-8")))


def rows_of(printed: str) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(printed))]


def test_a_line_of_csv_for_each_parent(fastlege: CommandLine) -> None:
    ended = fastlege("represent", "--lines", str(ALL), "--csv")
    assert (ended.status, ended.err) == (0, "")
    rows = rows_of(ended.out)
    assert [*rows[0]] == ["file", "line", "on", "policy", "child", "parent", "role", "granted", *CODES]
    assert [(row["line"], row["role"], row["granted"]) for row in rows] == [
        *(("1", "mor", "true"), ("1", "far", "true"), ("2", "mor", "false"), ("2", "far", "false")),
        *(("3", "mor", "false"), ("3", "far", "false")),
    ]
    assert rows[4]["child-not-protected"] == "unmet"
    assert "\r" not in ended.out


def test_a_line_of_json_for_each_parent(fastlege: CommandLine) -> None:
    lines = fastlege("represent", "--lines", str(ALL), "--json").out.splitlines()
    answers = [json.loads(line) for line in lines]
    assert {tuple(answer) for answer in answers} == {("fastlege", "audience", "representation_line")}
    last = answers[-1]["representation_line"]
    assert (last["file"], last["line"], last["parent"], last["granted"]) == (1, 3, "02919038058", False)
    assert [*last["findings"]] == [*CODES]


def test_what_cannot_be_read_is_told_by_line_and_the_rest_goes_on(fastlege: CommandLine) -> None:
    lines = [*ALL.read_text(encoding="utf-8").splitlines()]
    given = fastlege.file("\n".join([lines[0], "", "{", '{"child": {}, "parents": []}', lines[1]]).encode())
    ended = fastlege("represent", "--lines", given, "--csv")
    assert ended.status == 2
    assert [row["line"] for row in rows_of(ended.out)] == ["1", "1", "5", "5"]
    told = [line.split(": ")[:2] for line in ended.err.splitlines()]
    assert told[0] == ["line 3", "file"]
    assert {where for where, _ in told[1:]} == {"line 4"}
    ended = fastlege("represent", "--lines", str(ALL), given, "/nowhere", "--json")
    assert {line.split(": ")[0] for line in ended.err.splitlines()} == {
        *("file 2, line 3", "file 2, line 4", "file 3"),
    }


def test_a_file_without_a_line(fastlege: CommandLine) -> None:
    assert fastlege.problems("represent", "--lines", fastlege.file(b"\n\n")) == [
        "FAMILIES.jsonl: give a file with a family on each line; this one is empty"
    ]


def test_a_child_without_registered_parents_has_a_line(fastlege: CommandLine) -> None:
    family = one("both-at-home")
    family["child"]["familierelasjon"] = []
    given = fastlege.file(family)
    (row,) = rows_of(fastlege("represent", "--lines", given, "--csv").out)
    assert (row["child"], row["parent"], row["granted"], row[CODES[0]]) == (CHILD, "", "false", "")
    assert fastlege("represent", "--lines", given).out == "1:1  Barnet har ingen registrerte foreldre.\n"


@pytest.mark.parametrize("mark", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_begins_a_formula(mark: str) -> None:
    assert in_cell(f"{mark}1") == f"'{visible(mark)}1"


@pytest.mark.parametrize(("stderr", "stdout"), [(True, False), (True, True), (False, False)])
@pytest.mark.parametrize("form", ["csv", "json"])
def test_progress_is_shown_to_those_who_watch_nothing_else(
    form: str,
    stderr: bool,
    stdout: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for stream, is_terminal in ((sys.stderr, stderr), (sys.stdout, stdout)):
        monkeypatch.setattr(stream, "isatty", lambda is_terminal=is_terminal: is_terminal)
    monkeypatch.setenv("TERM", "xterm")
    assert main(["represent", "--lines", str(ALL), f"--{form}"]) == 0
    printed = capsys.readouterr()
    assert len(printed.out.splitlines()) == {"csv": 7, "json": 6}[form]
    assert bool(printed.err) is (stderr and not stdout)


@pytest.mark.usefixtures("without_rich")
def test_a_plain_installation_shows_no_progress(fastlege: CommandLine) -> None:
    fastlege.patch.setattr(sys.stderr, "isatty", lambda: True)
    ended = fastlege("represent", "--lines", str(ALL), "--csv")
    assert (ended.status, ended.err) == (0, "")


def test_several_files(fastlege: CommandLine) -> None:
    paths = [str(FAMILIES / f"{name}.json") for name in ("both-at-home", "none-at-home")]
    ended = fastlege("represent", *paths, "--lang", "en")
    assert (ended.status, ended.err) == (0, "")
    assert [line for line in ended.out.splitlines() if line.startswith("File ")] == ["File 1", "File 2"]
    ended = fastlege("represent", paths[0], fastlege.file({"child": {}}), paths[1], "--json")
    assert ended.status == 2
    granted = [json.loads(line)["representation"]["parents"] for line in ended.out.splitlines()]
    assert [parents["02919038058"]["granted"] for parents in granted] == [True, False]
    assert {line.partition(": ")[0] for line in ended.err.splitlines()} == {"file 2"}
