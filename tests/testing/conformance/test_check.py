"""What is said of an implementation that fails: which case, what was wanted, and what came."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from types import MappingProxyType, SimpleNamespace
from typing import TYPE_CHECKING, Any, Final

import pytest

from fastlege import may_represent, same_home
from fastlege.calendar import response_deadline
from fastlege.sources import PAGE
from fastlege.testing import conformance

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from fastlege import Family, Person

WITHOUT_HYPOTHESIS: Final = """
import sys
sys.modules["hypothesis"] = None
before = set(sys.modules)
from fastlege import may_represent
from fastlege.testing import conformance
assert next(conformance.cases("facts")).name
conformance.check_conformance(may_represent, "citizen")
print(*sorted({name.partition(".")[0] for name in set(sys.modules) - before} - sys.stdlib_module_names))
"""


def first(decide: Callable[..., object], part: conformance.Part = "facts") -> list[str]:
    """Return the lines that tell of the first failure."""
    with pytest.raises(conformance.NotConformantError) as error:
        conformance.check_conformance(decide, part)
    assert str(error.value).startswith("it does not conform to the suite; the first cases that fail:\n")
    return str(error.value.args[0]).splitlines()


def told(adult: Person, family: Family) -> dict[str, Any]:
    decision = may_represent(adult, family)
    return {"granted": decision.granted, "findings": decision.findings}


def test_another_answer() -> None:
    assert first(lambda *_: True) == [
        "facts/child-turns-16-today-01: The child turns 16 today.",
        "  granted should be false, and was true",
        f"  (child-under-age-limit: {PAGE.at('Fastlegetjenester på vegne av barn, ledd 1')})",
    ]


def test_the_first_failures_are_of_several_kinds() -> None:
    with pytest.raises(conformance.NotConformantError) as error:
        conformance.check_conformance(lambda *_: True)
    assert len({failure.case.name.rpartition("-")[0] for failure in error.value.args}) == 5


def test_several_findings_that_are_others() -> None:
    def wrong(adult: Person, family: Family) -> dict[str, Any]:
        answer = told(adult, family)
        findings = answer["findings"] | {"adult_old_enough": "unmet", "perhaps": "met"}
        del findings["child_not_protected"]
        return answer | {"findings": MappingProxyType(findings)}

    assert first(wrong)[1] == (
        '  child-not-protected should be "met", and was null; '
        'adult-old-enough should be "met", and was "unmet"; '
        'perhaps should be null, and was "met"'
    )


def test_findings_that_are_none() -> None:
    line = first(lambda adult, family: told(adult, family) | {"findings": "all of them"})[1]
    assert line.startswith('  child-under-age-limit should be "unmet", and was null; ')
    assert line.endswith('; findings should be null, and was "all of them"')


def test_an_error() -> None:
    def wrong(*_: object) -> bool:
        msg = "nobody thought of it"
        raise LookupError(msg)

    line = "  it raised LookupError instead of answering: nobody thought of it"
    assert first(wrong)[1] == line
    assert first(wrong, "citizen")[1] == line


@pytest.mark.parametrize(
    ("answer", "came"),
    [
        *(
            (None, "null"),
            (1, "1"),
            (0, "0"),
            ({"granted": 0}, "0"),
            ({"granted": 1}, "1"),
            ({}, "null"),
            ({"granted": "false"}, '"false"'),
        ),
        *(("yes", '"yes"'), (object(), '"a object"'), ({"findings": {}}, "null")),
    ],
)
def test_no_answer(answer: object, came: str) -> None:
    line = first(lambda *_: answer)[1]
    assert line.partition("; ")[0] == f"  granted should be false, and was {came}"


def test_documents_are_given_as_one_text() -> None:
    line = first(lambda text: json.loads(text)["at"], "documents")[1]
    assert re.match(r'  granted should be (true|false), and was "20', line)


def test_an_answer_that_changes() -> None:
    answers = iter([True, False] * 5_000)
    assert first(lambda *_: next(answers))[1] == (
        '  the answer changed from one call to the next: {"granted": true}, then {"granted": false}'
    )


@pytest.mark.parametrize("told", [str, lambda text: SimpleNamespace(explain=lambda: text)])
def test_families_that_a_citizen_can_tell_apart(told: Callable[[str], object]) -> None:
    def wrong(_: Person, family: Family) -> object:
        return told("The child is protected." if family.child.protected else "No.")

    line = first(wrong, "citizen")[1]
    assert line == "  a citizen reads 'No.', and then 'The child is protected.'"


def test_a_citizen_who_asks_again() -> None:
    seen: list[Family] = []

    def wrong(_: Person, family: Family) -> dict[str, object]:
        seen.append(family)
        return {"granted": False, "shown": "You have asked before." if family in seen[:-1] else "No."}

    assert first(wrong, "citizen")[1] == "  a citizen reads 'No.', and then 'You have asked before.'"


@pytest.mark.exhaustive
def test_who_tells_no_more_is_asked_for_no_more() -> None:
    conformance.check_conformance(lambda adult, family: may_represent(adult, family).granted)
    conformance.check_conformance(told, "facts")
    conformance.check_conformance(lambda at: response_deadline(at).due_date, "deadlines")


def test_who_shows_a_citizen_nothing_shows_nobody_apart() -> None:
    conformance.check_conformance(lambda *_: False, "citizen")
    conformance.check_conformance(lambda one, other: {"finding": same_home(one, other)}, "homes")


def test_a_deadline_on_another_day() -> None:
    def wrong(at: datetime) -> Mapping[str, object]:
        right = response_deadline(at)
        return {"due_date": right.due_date, "overdue_from": at, "counted": right.counted[1:]}

    line = first(wrong, "deadlines")[1]
    assert line.startswith('  overdue_from should be "2026-01-08T23:00:00Z", and was "2026-01-01T')
    assert '; counted should be ["2026-01-02", ' in line


def test_a_failure_is_its_readers_own() -> None:
    with pytest.raises(conformance.NotConformantError) as error:
        conformance.check_conformance(lambda *_: True, "identity-numbers")
    one = error.value.args[0].case
    one.input.clear()
    again = conformance.failures(lambda *_: True, "identity-numbers")
    assert next(each.case for each in again if each.case.name == one.name).input


def test_there_is_no_such_part() -> None:
    for ask in (conformance.failures, conformance.check_conformance):
        with pytest.raises(ValueError, match=r"^part: give one of facts, documents"):
            ask(may_represent, "rules")  # type: ignore[arg-type]


@pytest.mark.exhaustive
def test_neither_hypothesis_nor_anything_else_is_needed() -> None:
    command = [sys.executable, "-c", WITHOUT_HYPOTHESIS]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # our own program  # noqa: S603  # our own program
    assert {name for name in done.stdout.split() if not name.startswith("_sysconfigdata")} == {
        *("attr", "attrs", "fastlege"),
    }
