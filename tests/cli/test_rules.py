"""``fastlege rules``, and what all commands have in common."""

from __future__ import annotations

import builtins
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
from tests.cli.run import EXAMPLES

if TYPE_CHECKING:
    from tests.cli.run import CommandLine

README: Final = (EXAMPLES.parent / "README.md").read_text(encoding="utf-8")
COMMANDS: Final = re.findall(r"^\$ fastlege (.+)$", README, re.MULTILINE)


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
    assert [rule["name"] for rule in answer["rules"]] == [rule.name for rule in RULES]
    assert answer == fastlege("rules", "--json", "--lang", "en").data
    conditions = [condition["code"] for condition in answer["rules"][1]["conditions"]]
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


@pytest.mark.parametrize("command", ["represent", "menu", "request", "deadline", "holidays", "rules"])
def test_each_command_has_help(fastlege: CommandLine, command: str) -> None:
    with pytest.raises(SystemExit) as ended:
        fastlege(command, "--help")
    assert ended.value.code == 0
    printed = fastlege.capsys.readouterr().out
    assert "--lang" in printed
    assert "--json" in printed


def test_it_tells_its_version(fastlege: CommandLine) -> None:
    with pytest.raises(SystemExit) as ended:
        fastlege("--version")
    assert ended.value.code == 0
    assert fastlege.capsys.readouterr().out == f"fastlege {version('fastlege')}\n"


def test_tables_need_the_extra(fastlege: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without_rich(name: str, *others: object) -> object:
        if name == "rich" or name.startswith("rich."):
            raise ImportError
        return real(name, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without_rich)
    assert fastlege.problems("holidays", "2026") == [
        "fastlege: install fastlege[cli] for tables, or ask for --json"
    ]
    assert fastlege("holidays", "2026", "--json").status == 0
    assert fastlege("rules", "--json").status == 0
    assert fastlege("menu", str(EXAMPLES / "cases" / "three-services.json")).status == 0
    assert fastlege("deadline", "2026-03-30T09:00+02:00").status == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_shows_commands_that_work(
    fastlege: CommandLine, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(EXAMPLES.parent)
    ended = fastlege(*shlex.split(command))
    assert (ended.status, ended.err) == (0, "")
    assert ended.out


@pytest.mark.parametrize(
    "asked", [("rules", "--format", "json"), ("holidays", "2026", "--json"), ("--help",)]
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
