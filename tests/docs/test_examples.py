"""What the site shows runs: the first page's example, the one in bokmål, and the two web services."""

from __future__ import annotations

import json
import logging
import runpy
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import django
import pytest
from django.test import Client
from fastapi.testclient import TestClient
from hypothesis import Phase, given, settings

from examples import log_tests, with_django, with_fastapi
from fastlege import InvalidDocumentError, may_represent, rule_named
from fastlege.register import read_family_file
from fastlege.testing import LAWS, register_documents
from tests.support import decided

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fastlege import PersonId
    from tests.documents import Document

EXAMPLES: Final = Path(__file__).parents[2] / "examples"
MOTHER: Final = "21878535062"
STRANGER: Final = "12851793060"
DAY: Final = date(2026, 11, 23)


class Answer(NamedTuple):
    status: int
    body: Any


@pytest.mark.parametrize("name", ["first_decision", "kom_i_gang"])
def test_a_first_example_prints_what_the_page_shows(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(str(EXAMPLES / f"{name}.py"))
    assert capsys.readouterr().out == (EXAMPLES / f"{name}.txt").read_text(encoding="utf-8")


BRIEFLY: Final = """
from hypothesis import settings
settings.register_profile("briefly", max_examples=20)
settings.load_profile("briefly")
"""


def test_the_tests_to_copy_run(tmp_path: Path) -> None:
    (tmp_path / "briefly.py").write_text(BRIEFLY, encoding="utf-8")
    others = ("anyio", "cacheprovider", "randomly")  # at the floors anyio's plugin is older than pytest takes
    options = ["-q", "-o", "addopts=--import-mode=importlib", *(f"-pno:{other}" for other in others)]
    files = [str(EXAMPLES / name) for name in ("rule_tests.py", "log_tests.py")]
    command = [sys.executable, "-m", "pytest", "-pbriefly", *options, *files]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)  # noqa: S603
    assert f"{len(LAWS) + 3} passed" in ran.stdout


def whole_decision(file: Document, user: PersonId) -> str:
    family = read_family_file(file)
    parent = family.find(user)
    decision = may_represent(parent.person, family) if parent else STRANGERS
    return f"{decision.rule.name} {len(decision.grounds)} {decision.bits} edition"


def test_the_test_of_the_log_finds_a_whole_decision(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_tests, "serve", telling(whole_decision, of_bad_documents=False))
    with pytest.raises(AssertionError):
        until_it_fails(caplog)


@pytest.mark.parametrize("bad", [False, True])
@pytest.mark.parametrize("what", ["navn", "bostedsadresse", "foedsel", "identifikasjonsnummer"])
def test_the_test_of_the_log_finds_what_stands_in_a_document(
    what: str, bad: bool, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = telling(lambda file, _: f"{what} {file['child'].get(what)}", of_bad_documents=bad)
    monkeypatch.setattr(log_tests, "serve", told)
    with pytest.raises(AssertionError):
        until_it_fails(caplog)


def test_the_test_of_the_log_finds_that_nothing_is_logged(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_tests, "serve", lambda *_: False)
    with pytest.raises(AssertionError):
        until_it_fails(caplog)


STRANGERS: Final = decided(rule_named("representation-disclosed"), 1)

until_it_fails: Final = settings(database=None, derandomize=True, phases=[Phase.generate])(
    given(documents=register_documents(), spoilt=log_tests.SPOILT)(
        log_tests.test_nobody_stands_in_the_log.hypothesis.inner_test  # type: ignore[attr-defined]
    )
)
"""The test of the log: it meets the same families each time, and looks for none smaller than it fails on."""


def telling(
    told: Callable[[Document, PersonId], str], *, of_bad_documents: bool
) -> Callable[[str, PersonId], bool]:
    """Make a service that is sound, but for what it logs of bad documents, or of good ones."""
    sound = log_tests.serve

    def serve(file: str, user: PersonId) -> bool:
        try:
            read_family_file(file)
        except InvalidDocumentError:
            is_bad = True
        else:
            is_bad = False
        if is_bad is not of_bad_documents:
            return sound(file, user)
        log_tests.log.info(told(json.loads(file), user))
        return False

    return serve


@pytest.mark.parametrize("name", ["first_decision", "kom_i_gang"])
def test_a_first_example_is_short(name: str) -> None:
    written = (EXAMPLES / f"{name}.py").read_text(encoding="utf-8").split('"""\n', 1)[1]
    assert len([line for line in written.splitlines() if line]) < 15


class Facts:
    """What a service is told in a test."""

    def __init__(self) -> None:
        self.user = MOTHER
        self.file = "both-at-home"

    def documents(self) -> bytes:
        if self.file == "unreadable":
            return b'{"child": 1, "parents": [{"navn": "TESTNAVN"}]}'
        return (EXAMPLES / "families" / f"{self.file}.json").read_bytes()


@pytest.fixture
def facts() -> Facts:
    return Facts()


@pytest.fixture(params=["fastapi", "django"])
def ask(
    request: pytest.FixtureRequest, facts: Facts, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str], Answer]]:
    if request.param == "fastapi":
        overrides = with_fastapi.app.dependency_overrides
        overrides[with_fastapi.logged_in] = lambda: facts.user
        overrides[with_fastapi.family_file] = facts.documents
        overrides[with_fastapi.today] = lambda: DAY
        with TestClient(with_fastapi.app) as client:
            yield lambda url: Answer((answer := client.get(url)).status_code, answer.json())
        overrides.clear()
    else:
        django.setup()
        monkeypatch.setattr(with_django, "logged_in", lambda _: facts.user)
        monkeypatch.setattr(with_django, "family_file", lambda _: facts.documents())
        monkeypatch.setattr(with_django, "today", lambda: DAY)
        yield lambda url: Answer((answer := Client().get(url)).status_code, answer.json())


def test_a_parent_is_told_yes(ask: Callable[[str], Answer], facts: Facts) -> None:
    facts.file = "both-at-home"
    status, body = ask("/representation?language=en")
    assert status == 200
    assert body["audience"] == "citizen"
    assert body["decision"]["granted"] is True


def test_who_is_refused_cannot_tell_why(ask: Callable[[str], Answer], facts: Facts) -> None:
    answers = []
    for facts.file, facts.user in (
        ("none-at-home", MOTHER),
        ("protected-address", MOTHER),
        ("both-at-home", STRANGER),
    ):
        answers.append(ask("/representation"))
    assert answers[0].body["decision"]["granted"] is False
    assert answers[0] == answers[1] == answers[2]


def test_the_log_has_a_name_and_a_number_and_nobody(
    ask: Callable[[str], Answer], facts: Facts, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "decisions")
    facts.file = "protected-address"
    ask("/representation")
    facts.file = "unreadable"
    assert ask("/representation") == Answer(502, {"problems": []})
    logged = [record.getMessage() for record in caplog.records if record.name == "decisions"]
    assert logged[0] == "representation-disclosed 1 1 helsenorge-2021-01-11"
    assert logged[1].startswith("documents that cannot be read: file.child: ")
    assert "TESTNAVN" not in caplog.text
    assert MOTHER not in caplog.text


def test_what_the_user_gave_is_answered_with_every_problem(ask: Callable[[str], Answer]) -> None:
    status, body = ask("/representation?language=no")
    assert status == 422
    assert [problem["path"] for problem in body["problems"]] == ["language"]
    status, body = ask("/deadline?received_at=2026-03-30T09:00")
    assert status == 422
    assert [problem["path"] for problem in body["problems"]] == ["at"]


def test_a_time_that_is_none(ask: Callable[[str], Answer]) -> None:
    assert ask("/deadline?received_at=yesterday").status == 422


def test_when_the_answer_is_due(ask: Callable[[str], Answer]) -> None:
    status, body = ask("/deadline?received_at=2026-03-30T09:00%2B02:00")
    assert status == 200
    assert body["deadline"]["due_date"] == "2026-04-09"


def test_nobody_gets_in_before_there_is_a_log_in() -> None:
    with TestClient(with_fastapi.app) as client:
        assert client.get("/representation").status_code == 401
    django.setup()
    assert Client().get("/representation").status_code == 403
