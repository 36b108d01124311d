"""The suite finds what is wrong: what breaks a law, and mistakes in each of its other parts."""

from __future__ import annotations

from operator import is_not
from typing import TYPE_CHECKING, Any, Final

import pytest

from fastlege import Finding, may_represent, same_home
from fastlege.calendar import response_deadline
from fastlege.errors import InvalidIdentityNumberError
from fastlege.identity import IdentityNumber, NumberRule
from fastlege.testing import conformance
from tests.testing.conformance.wrong_parts import BORDERS, DATES, DOCUMENTS, NUMBERS, by_documents
from tests.testing.wrong import SUBTLE, WRONG
from tests.testing.wrong_homes import SUBTLE_HOMES, WRONG_HOMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastlege import Address
    from tests.testing.wrong import Wrong

MISTAKES: Final = (*WRONG, *WRONG_HOMES, *SUBTLE, *SUBTLE_HOMES)


def identity(text: str, rule: str) -> dict[str, object]:
    """Check a number by the library."""
    try:
        number = IdentityNumber.parse(text, rule=NumberRule(rule))
    except InvalidIdentityNumberError:
        return {"valid": False, "kind": None}
    return {"valid": True, "kind": number.kind}


RIGHT: Final[dict[conformance.Part, Callable[..., object]]] = {
    "facts": may_represent,
    "homes": same_home,
    "documents": by_documents,
    "deadlines": response_deadline,
    "identity-numbers": identity,
    "citizen": may_represent,
}


@pytest.mark.exhaustive
@pytest.mark.parametrize("part", conformance.PARTS)
def test_the_library_conforms(part: conformance.Part) -> None:
    assert conformance.failures(RIGHT[part], part) == ()


def steady(decide: Callable[..., object]) -> Callable[..., object]:
    """Decide once where the same is asked twice: no mistake here changes its answer, and some are slow."""
    asked: tuple[object, ...] = ()
    answer: object = None

    def decided(*given: object) -> object:
        nonlocal asked, answer
        if len(asked) != len(given) or any(map(is_not, asked, given)):
            answer = decide(*given)
            asked = given
        return answer

    return decided


def caught(decide: Callable[..., object], *parts: conformance.Part) -> int:
    """Return how many cases of each kind were asked, until the check stopped."""
    with pytest.raises(conformance.NotConformantError) as error:
        conformance.check_conformance(steady(decide), *parts)
    (asked,) = {failure.case.name.rpartition("-")[2] for failure in error.value.args}
    return int(asked)


@pytest.mark.exhaustive
@pytest.mark.parametrize("wrong", MISTAKES, ids=lambda wrong: wrong.mistake)
def test_a_wrong_decision_is_found(wrong: Wrong) -> None:
    """All of them in about a second: hardly any needs more than the first two cases of each kind."""
    assert caught(wrong.decide) <= (6 if wrong in {*SUBTLE, *SUBTLE_HOMES} else 2)
    if wrong.named:
        part: conformance.Part = "citizen" if wrong.law == "disclosure" else "facts"
        assert len(conformance.failures(steady(wrong.decide), part)) >= 40


def by_homes(wrong: Any) -> Callable[[Address | None, Address | None], Finding]:  # noqa: ANN401  # whatever a fact may be
    """Make a wrong comparison of homes of a reading that only knows the same from the rest."""

    def compared(one: Address | None, other: Address | None) -> Finding:
        right, same = same_home(one, other), wrong.same(one, other)
        return Finding.MET if same else Finding.UNMET if right is Finding.MET else right

    return compared


@pytest.mark.exhaustive
@pytest.mark.parametrize("wrong", WRONG_HOMES, ids=lambda wrong: wrong.mistake)
def test_a_part_of_an_address_is_found_in_the_homes_too(wrong: Any) -> None:  # noqa: ANN401  # whatever a fact may be
    assert len(conformance.failures(steady(by_homes(wrong.decide)), "homes")) >= 10


@pytest.mark.parametrize("mistake", DATES)
def test_a_wrong_calendar_is_found(mistake: str) -> None:
    assert caught(DATES[mistake], "deadlines")


@pytest.mark.parametrize("mistake", NUMBERS)
def test_a_wrong_check_of_a_number_is_found(mistake: str) -> None:
    assert caught(NUMBERS[mistake], "identity-numbers")


@pytest.mark.exhaustive
@pytest.mark.parametrize("mistake", DOCUMENTS)
def test_a_wrong_reader_is_found(mistake: str) -> None:
    assert caught(DOCUMENTS[mistake], "documents") == 1


@pytest.mark.parametrize("mistake", BORDERS)
def test_a_wrong_comparison_is_found(mistake: str) -> None:
    assert caught(BORDERS[mistake], "homes") <= 2
