"""Every example of ``docs/json.md`` is valid and is read; there is one of every kind for systems."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from fastlege import Topic, may_enquire
from fastlege.exchange import load
from fastlege.exchange.systems import KINDS
from tests.cli.run import CommandLine
from tests.exchange.samples import dumped, shown
from tests.exchange.test_types import VALIDATOR

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE: Final = (Path(__file__).parents[2] / "docs" / "json.md").read_text(encoding="utf-8")
BLOCKS: Final[list[dict[str, Any]]] = [
    json.loads(block) for block in re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
]


def documents() -> Iterator[tuple[str, dict[str, Any]]]:
    """Return each example for a system as a document, with its kind."""
    for block in BLOCKS:
        if "at" not in block and block.get("audience") != "citizen":
            for name in [name for name in block if name in KINDS]:
                yield name, {"fastlege": 1, "audience": "system", name: block[name]}


def test_there_is_an_example_of_every_kind() -> None:
    assert {name for name, _ in documents()} == KINDS.keys()


@pytest.mark.parametrize(("name", "document"), [*documents()])
def test_an_example_is_valid_and_read(name: str, document: dict[str, Any]) -> None:
    VALIDATOR.validate(document)
    read: object = load(document, KINDS[name][0])
    assert contains(dumped(read)[name], document[name])


def contains(written: object, given: object) -> bool:
    """Tell whether everything in an example stands in what is written."""
    if isinstance(given, dict):
        return isinstance(written, dict) and all(contains(written.get(key), given[key]) for key in given)
    if isinstance(given, list):
        return isinstance(written, list) and len(written) == len(given) and all(map(contains, written, given))
    return written == given


def test_the_citizens_example_is_what_is_written() -> None:
    (example,) = [block for block in BLOCKS if block.get("audience") == "citizen"]
    assert example == shown(may_enquire(Topic.HEALTH), "en")


def test_the_case_is_decided(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (case,) = [block for block in BLOCKS if "at" in block]
    fastlege = CommandLine(tmp_path, monkeypatch, capsys)
    answer = fastlege("request", "-", "--json", stdin=case).data
    assert answer["request"]["delivery"]["filed_for"] == "child"
    assert fastlege("menu", "-", "--json", stdin=case).data["menu"]["available"] == ["renew-prescription"]
