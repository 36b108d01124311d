"""``fastlege represent`` with several files, and with families by the line."""

from __future__ import annotations

import csv
import gzip
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
    from collections.abc import Callable

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
    assert (ended.status, ended.err) == (0, "Familier: 3\n")
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
    assert {where for where, *_ in told[1:-1]} == {"line 4"}
    assert ended.err.splitlines()[-1] == "Familier: 2; Linjer som ikke kunne leses: 2"
    ended = fastlege("represent", "--lines", str(ALL), given, "/nowhere", "--json")
    *told_of, total = ended.err.splitlines()
    assert {line.split(": ")[0] for line in told_of} == {"file 2, line 3", "file 2, line 4", "file 3"}
    assert total == "Familier: 5; Linjer som ikke kunne leses: 2"


def test_a_file_without_a_line(fastlege: CommandLine) -> None:
    assert fastlege.problems("represent", "--lines", fastlege.file(b"\n\n")) == [
        "FILE: give a file with a family on each line; this one is empty"
    ]


def test_a_child_without_registered_parents_has_a_line(fastlege: CommandLine) -> None:
    family = one("both-at-home")
    family["child"]["familierelasjon"] = [
        {"relatertPerson": "02919038058", "relatertPersonsRolle": "soesken", "minRolleForPerson": "soesken"}
    ]
    given = fastlege.file(family)
    (row,) = rows_of(fastlege("represent", "--lines", given, "--csv").out)
    assert (row["child"], row["parent"], row["granted"], row[CODES[0]]) == (CHILD, "", "false", "")
    assert {row[code] for code in CODES} == {""}
    assert fastlege("represent", "--lines", given).out == "1:1  Barnet har ingen registrerte foreldre.\n"


def test_a_child_whose_parents_are_not_known_has_a_line_that_says_so(fastlege: CommandLine) -> None:
    family = one("both-at-home")
    del family["child"]["familierelasjon"]
    given = fastlege.file(family)
    (row,) = rows_of(fastlege("represent", "--lines", given, "--csv").out)
    assert (row["child"], row["parent"], row["granted"]) == (CHILD, "", "false")
    assert {code: row[code] for code in CODES if row[code]} == {"is-registered-parent": "unknown"}
    answer = fastlege("represent", "--lines", given, "--json").data["representation_line"]
    assert (answer["parent"], answer["findings"]) == (None, {"is-registered-parent": "unknown"})
    told = "1:1  Det er ikke kjent hvem som er foreldrene til barnet.\n"
    assert fastlege("represent", "--lines", given).out == told


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nb", ("Familier", "Linjer som ikke kunne leses", "Familier med en forelder uten dokument")),
        ("nn", ("Familiar", "Linjer som ikkje kunne lesast", "Familiar med ein forelder utan dokument")),
        ("en", ("Families", "Lines that could not be read", "Families with a parent without a document")),
    ],
)
def test_a_total_ends_what_is_told(fastlege: CommandLine, language: str, words: tuple[str, ...]) -> None:
    whole, without = one("both-at-home"), one("both-at-home")
    del without["parents"][0]
    given = fastlege.file("\n".join([json.dumps(whole), "{", json.dumps(without), "[]"]).encode())
    ended = fastlege("represent", "--lines", given, "--lang", language)
    assert ended.status == 2
    counts = zip(words, (2, 2, 1), strict=True)
    assert ended.err.splitlines()[-1] == "; ".join(f"{word}: {count}" for word, count in counts)


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        (gzip.compress, "give a file that is not compressed; this one is compressed with gzip"),
        *(
            (
                lambda data, to=to: data.decode().encode(to),
                "give a file in UTF-8; this one seems to be in UTF-16",
            )
            for to in ("utf-16", "utf-16-le", "utf-16-be")
        ),
    ],
)
def test_a_file_of_another_kind_is_told_of_once(
    fastlege: CommandLine, change: Callable[[bytes], bytes], wanted: str
) -> None:
    given = fastlege.file(change(ALL.read_bytes()))
    assert fastlege.problems("represent", "--lines", given) == [f"FILE: {wanted}"]
    assert fastlege.problems("rows", given, "--to", "-") == [f"FILE: {wanted}"]
    ended = fastlege("represent", "--lines", given, str(ALL))
    assert (ended.status, ended.out.count("\n")) == (2, 6)
    assert ended.err == f"file 1: FILE: {wanted}\nFamilier: 3\n"


@pytest.mark.parametrize("after", [b"", b"\n", b"\r\n", b"\n\n"])
def test_a_line_cut_short_ends_where_it_was_cut(fastlege: CommandLine, after: bytes) -> None:
    first, total = fastlege("represent", "--lines", fastlege.file(b'{"child": {' + after)).err.splitlines()
    assert first == "line 1: file: give valid JSON; the first error is at column 12"
    assert total == "Linjer som ikke kunne leses: 1"


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
    assert (len(printed.err) > len("Familier: 3\n")) is (stderr and not stdout)


@pytest.mark.usefixtures("without_rich")
def test_a_plain_installation_shows_no_progress(fastlege: CommandLine) -> None:
    fastlege.patch.setattr(sys.stderr, "isatty", lambda: True)
    ended = fastlege("represent", "--lines", str(ALL), "--csv")
    assert (ended.status, ended.err) == (0, "Familier: 3\n")


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
