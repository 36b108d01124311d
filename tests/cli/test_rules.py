"""``fastlege rules``, and what all commands have in common."""

from __future__ import annotations

import os
import re
import runpy
import shlex
import signal
import subprocess
import sys
from importlib.metadata import version
from typing import TYPE_CHECKING, Final

import pytest

from fastlege import RULES, rule_named
from fastlege.cli import main
from tests.cli.cases import case
from tests.cli.run import EXAMPLES

if TYPE_CHECKING:
    from tests.cli.run import CommandLine

PAGE: Final = (EXAMPLES.parent / "docs" / "howto" / "command-line.md").read_text(encoding="utf-8")
A_FILE: Final = "a file that exists and can be read, or - for standard input"
COMMANDS: Final = re.findall(r"^\$ fastlege (.+)$", PAGE, re.MULTILINE)


@pytest.mark.parametrize(
    ("language", "title"),
    [("nb", "Representasjon av barn"), ("nn", "Representasjon av barn"), ("en", "Acting for a child")],
)
def test_every_rule_in_each_language(fastlege: CommandLine, language: str, title: str) -> None:
    ended = fastlege("rules", "--lang", language)
    assert (ended.status, ended.err) == (0, "")
    assert f"{title} (representation)" in ended.out
    for rule in RULES:
        assert rule.name in ended.out
        assert all(code in ended.out for code in rule.codes)


@pytest.mark.parametrize(("wanted", "begins"), [("markdown", "#"), ("mermaid", "flowchart")])
def test_the_other_formats(fastlege: CommandLine, wanted: str, begins: str) -> None:
    ended = fastlege("rules", "--format", wanted)
    assert ended.status == 0
    assert begins in ended.out


def test_the_rules_in_json(fastlege: CommandLine) -> None:
    answer = fastlege("rules", "--format", "json", "--lang", "en").data
    assert [*answer] == ["fastlege", "audience", "rule_table"]
    rules = answer["rule_table"]["rules"]
    assert [rule["name"] for rule in rules] == [rule.name for rule in RULES]
    assert answer == fastlege("rules", "--json", "--lang", "en").data
    conditions = [condition["code"] for condition in rules[1]["conditions"]]
    assert conditions == [*rule_named("representation").codes]


def test_bad_choices(fastlege: CommandLine) -> None:
    found = fastlege.problems("rules", "--format", "latex", "--lang", "svensk")
    assert found == ["--lang: give one of nb, nn, en", "--format: give one of text, markdown, mermaid, json"]


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("21878535062",),
        ("menu",),
        ("request",),
        ("represent",),
        ("rows", "family.jsonl"),
        ("deadline",),
        ("holidays", "2026", "21878535062"),
        ("menu", "case.json", "--user", "21878535062"),
        ("represent", "family.json", "--day=21878535062"),
        ("request", "case.json", "--audience", "caseworker"),
    ],
)
def test_wrong_arguments_are_not_repeated(fastlege: CommandLine, arguments: tuple[str, ...]) -> None:
    (problem,) = fastlege.problems(*arguments)
    assert problem.startswith("fastlege")
    assert "21878535062" not in problem


A_DATE: Final = "give a date that exists, such as 2026-11-23"
ALL: Final = ("represent", "rows", "menu", "request", "deadline", "holidays", "rules")
NO_COMMAND: Final = (
    f"there is no such command; give {', '.join(ALL[:-1])} or {ALL[-1]}, and options after it; see --help"
)
CASE: Final = str(EXAMPLES / "cases" / "booking.json")
LINES: Final = str(EXAMPLES / "families.jsonl")
FAMILY: Final = str(EXAMPLES / "families" / "both-at-home.json")
DOCUMENT: Final = b'{"identifikasjonsnummer": []}'
PATHS: Final = {"child": "child.json", "parents": ["mother.json"], "as_of": "2026-11-23"}
A_PATH: Final = "give the document itself, not the path of a file"
IS_FAMILY: Final = (
    "FILE: give a case file, with at, access_level, user and gp; this is a family file: give it to "
    "fastlege represent, or put it into a case as its family"
)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), f"fastlege: give a command: {', '.join(ALL[:-1])} or {ALL[-1]}; see --help"),
        (("represented",), f"fastlege: {NO_COMMAND}"),
        (("menu", CASE, "--lang"), "fastlege menu: see --help for what to give"),
        (("--lang", "nb", "holidays", "2027"), f"fastlege: {NO_COMMAND}"),
        (
            ("holidays", "2027", "--la", "nb"),
            "fastlege holidays: there is no such option; see fastlege holidays --help",
        ),
        (("holidays", "2027.0"), "YEAR: give a year, such as 2027"),
        (
            ("deadline", "2100-12-30T20:05Z"),
            "INSTANT: the answer would be due after 2100-12-31: give a smaller number, or an earlier INSTANT",
        ),
        (
            ("deadline", "2100-12-30T20:05Z", "--working-days", "9"),
            (
                "--working-days: the answer would be due after 2100-12-31: give a smaller number, "
                "or an earlier INSTANT"
            ),
        ),
        (("represent", FAMILY, "--on", "20261123"), f"--on: {A_DATE}"),
        (("represent", FAMILY, "--on", "2026-W48-1"), f"--on: {A_DATE}"),
        (("rules", "--format", "mermaid", "--json"), "--json: give it alone or with --format json"),
        (("menu", CASE, CASE), "fastlege menu: give one FILE, and nothing after it"),
        (("holidays", "2026", "2027"), "fastlege holidays: give one YEAR, and nothing after it"),
        (("rules", "x"), "fastlege rules: give nothing but options"),
        (("menu", CASE, "--user=x"), "fastlege menu: there is no such option; see fastlege menu --help"),
        (("menu", FAMILY), IS_FAMILY),
        (("request", FAMILY), IS_FAMILY),
        (
            ("represent", CASE),
            (
                "FILE: give a family file, with as_of, child and parents; this is a case file: give "
                "it to fastlege menu or fastlege request"
            ),
        ),
        (("menu", "/"), "FILE: give a file; this is a directory"),
        (("represent", "--lines", "/"), "FILE: give a file; this is a directory"),
        (("represent", "--lines", "/nowhere"), f"FILE: give {A_FILE}"),
        (("represent", FAMILY, "--csv"), "--csv: give it together with --lines, and without --json"),
        (
            ("represent", FAMILY, "--lines", "--user", "21878535062"),
            "--lines: use it for caseworkers only, without --user; a citizen is shown one family",
        ),
    ],
)
def test_one_helpful_sentence(fastlege: CommandLine, arguments: tuple[str, ...], told: str) -> None:
    assert fastlege.problems(*arguments) == [told]


def test_what_is_in_the_file_is_something_else(fastlege: CommandLine) -> None:
    alone = "give a file with this document in it, as child, parent or user; this is the document alone"
    assert fastlege.problems("represent", fastlege.file(DOCUMENT)) == [f"FILE: {alone}"]
    assert fastlege.problems("menu", fastlege.file(DOCUMENT)) == [f"FILE: {alone}"]
    for command, content, where in (
        ("represent", PATHS, ["file.child", "file.parents[0]"]),
        ("menu", case(family=PATHS), ["case.family.child", "case.family.parents[0]"]),
        ("menu", case(family="family.json"), ["case.family"]),
    ):
        assert fastlege.problems(command, "-", stdin=content) == [f"{path}: {A_PATH}" for path in where]


def test_there_is_nothing_in_the_file(fastlege: CommandLine) -> None:
    assert fastlege.problems("menu", fastlege.file(b" ")) == [
        "FILE: give a file with something in it; this one is empty"
    ]
    empty = subprocess.run(
        [sys.executable, "-m", "fastlege", "menu", "-"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert (empty.returncode, empty.stderr) == (
        2,
        b"FILE: give a file on standard input, which is empty\n",
    )
    twice = fastlege("represent", "-", "-", stdin={"as_of": "2026-11-23", "child": {}, "parents": []})
    assert twice.err.splitlines()[-1] == f"file 2: FILE: give {A_FILE}"


def test_an_output_that_is_closed_or_full(fastlege: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["holidays", "2026"]) == 2
    closed = "fastlege: give it somewhere to print: standard output is closed\n"
    assert fastlege.capsys.readouterr().err == closed
    monkeypatch.setattr(sys, "stdout", open("/dev/full", "w", encoding="utf-8"))  # noqa: PTH123, SIM115  # it is closed
    assert main(["holidays", "2026"]) == 2
    full = "fastlege: could not write the output: No space left on device\n"
    assert fastlege.capsys.readouterr().err == full
    assert sys.stdout.closed
    monkeypatch.setattr(sys, "stderr", open("/dev/full", "w", encoding="utf-8"))  # noqa: PTH123, SIM115  # it is closed
    assert main(["holidays", "x"]) == 2
    assert sys.stderr.closed
    assert main(["holidays", "x"]) == 2
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main([]) == 2


def test_standard_input_that_is_closed(monkeypatch: pytest.MonkeyPatch, fastlege: CommandLine) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["menu", "-"]) == 2
    assert fastlege.capsys.readouterr().err == f"FILE: give {A_FILE}\n"


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("command", [None, *ALL])
def test_every_help_fits(
    fastlege: CommandLine, command: str | None, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    with pytest.raises(SystemExit):
        fastlege(*filter(None, [command]), "--help")
    assert max(map(len, fastlege.capsys.readouterr().out.splitlines())) <= columns


@pytest.mark.parametrize("command", ALL)
def test_each_command_has_help(fastlege: CommandLine, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "62")  # argparse leaves two
    with pytest.raises(SystemExit) as ended:
        fastlege(command, "--help")
    assert ended.value.code == 0
    printed = fastlege.capsys.readouterr().out
    assert "--lang" in printed
    assert "--json" in printed
    assert f"\n  fastlege {command} " in printed
    assert "\nexit status:\n  0  " in printed
    assert "docs/json.md" in printed
    assert max(map(len, printed.splitlines())) <= 60


def test_it_tells_its_version(fastlege: CommandLine) -> None:
    with pytest.raises(SystemExit) as ended:
        fastlege("--version")
    assert ended.value.code == 0
    assert fastlege.capsys.readouterr().out == f"fastlege {version('fastlege')}\n"


@pytest.mark.usefixtures("without_rich")
def test_a_plain_installation_prints_tables_too(fastlege: CommandLine) -> None:
    ended = fastlege("holidays", "2026", "--lang", "en")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.splitlines()[:4] == [
        "Public holidays 2026",
        "Date              Weekday   Public holiday",
        "1 January 2026    Thursday  New Year's Day",
        "2 April 2026      Thursday  Maundy Thursday",
    ]
    table = fastlege("represent", str(EXAMPLES / "families" / "none-at-home.json"), "--lang", "en").out
    assert re.search(r"[^\n]\n\nMay act for the child +No +No\n", table)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_page_shows_commands_that_work(
    fastlege: CommandLine, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (fastlege.folder / "examples").symlink_to(EXAMPLES)
    monkeypatch.chdir(fastlege.folder)  # one writes a file
    ended = fastlege(*shlex.split(command))
    total = "Familier: 3\n" if "--lines" in command else ""
    assert (ended.status, ended.err) == (1 if "--user" in command else 0, total)
    assert ended.out


@pytest.mark.parametrize(
    "asked",
    [
        ("rules", "--format", "json"),
        ("holidays", "2026", "--json"),
        ("rows", LINES, "--to", "-"),
        ("--help",),
    ],
)
def test_it_ends_quietly_when_nobody_reads(asked: tuple[str, ...]) -> None:
    reads, writes = os.pipe()
    os.close(reads)
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    ended = subprocess.run(  # noqa: S603  # our own command
        [sys.executable, "-m", "fastlege", *asked],
        stdout=writes,
        stderr=subprocess.PIPE,
        env=buffered,
        check=False,
    )
    os.close(writes)
    assert (ended.returncode, ended.stderr) == (128 + signal.SIGPIPE, b"")


def test_it_says_that_nobody_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    reads, writes = os.pipe()
    os.close(reads)
    monkeypatch.setattr(sys, "stdout", open(writes, "w", encoding="utf-8"))  # noqa: PTH123, SIM115  # it is closed
    assert main(["rules", "--format", "json"]) == 128 + signal.SIGPIPE
    assert sys.stdout.closed


def test_it_runs_as_a_module(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["fastlege", "holidays", "2026", "--json"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("fastlege", run_name="__main__")
    assert ended.value.code == 0
    assert "2026-05-17" in capsys.readouterr().out
