"""What stands on the screen: in sixty, eighty and a hundred and twenty columns, and where there is none."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from fastlege.cli.output import in_lines
from tests.cli.run import EXAMPLES

if TYPE_CHECKING:
    from tests.cli.run import CommandLine

KEPT: Final = Path(__file__).parent / "screens"
FAMILY: Final = str(EXAMPLES / "families" / "protected-address.json")
COMMANDS: Final = (
    ("represent", FAMILY),
    ("represent", FAMILY, "--lang", "en", "--audience", "citizen", "--user", "21878535062"),
    ("menu", str(EXAMPLES / "cases" / "three-services.json"), "--lang", "nn"),
    ("menu", str(EXAMPLES / "cases" / "three-services.json"), "--audience", "caseworker"),
    ("request", str(EXAMPLES / "cases" / "renewal-over-easter.json")),
    ("deadline", "2026-03-30T09:00+02:00", "--lang", "en"),
    ("holidays", "2027"),
    ("rules", "--lang", "en"),
)


def screen(fastlege: CommandLine) -> str:
    """Print one screen after the other."""
    written = ("rows", str(EXAMPLES / "families.jsonl"), "--to", str(fastlege.folder / "pairs.parquet"))
    return "\n".join(fastlege(*command).out for command in (*COMMANDS, written))


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_it_fits(fastlege: CommandLine, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(1_000))
    words = set(screen(fastlege).split())
    monkeypatch.setenv("COLUMNS", str(columns))
    printed = screen(fastlege)
    assert max(map(len, printed.splitlines())) <= columns
    assert {word.strip("─") for word in printed.split()} == {word.strip("─") for word in words}  # none broken


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_a_screen_is_as_it_was_read(
    fastlege: CommandLine, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    printed = "\n".join(fastlege(*command).out for command in COMMANDS[:3])
    assert printed == (KEPT / f"{columns}.txt").read_text(encoding="utf-8")


def test_many_parents_stand_in_several_tables(fastlege: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    relations = [
        {"relatertPerson": f"0{day}919038{day}5{day}", "relatertPersonsRolle": "far"} for day in range(1, 8)
    ]
    child = {"identifikasjonsnummer": [{"foedselsEllerDNummer": "12851793060"}], "familierelasjon": relations}
    ended = fastlege("represent", "-", stdin={"as_of": "2026-11-23", "child": child, "parents": []})
    assert ended.status == 0
    assert ended.out.count("Kan representere barnet") == 4
    assert "7 far" in ended.out
    assert max(map(len, ended.out.splitlines())) <= 60


def test_a_word_that_is_wider_than_the_terminal_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")  # as sixty: no terminal is narrower
    address = f"https://legesenter.example/{'a-b' * 20}"
    assert in_lines([f"Nettsted: {address}"]) == f"Nettsted:\n  {address}\n"


@pytest.mark.parametrize("changes", [{"NO_COLOR": "1"}, {"LC_ALL": "C"}, {"LC_ALL": "C", "FORCE_COLOR": "1"}])
def test_a_pipe_gets_the_same_whatever_the_terminal(changes: dict[str, str]) -> None:
    """A sentence stands whole on its line, so that ``grep`` finds it, and no colour is printed."""
    inherited = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    printed = subprocess.run(  # noqa: S603  # our own command
        [sys.executable, "-m", "fastlege", *COMMANDS[0]],
        stdout=subprocess.PIPE,
        env={**inherited, **changes},
        check=True,
    ).stdout.decode()
    assert printed == (KEPT / "pipe.txt").read_text(encoding="utf-8")
