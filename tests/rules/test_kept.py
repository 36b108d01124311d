"""What a rule keeps of its decisions is bounded, and of two that are alive at once and equal there is one."""

from __future__ import annotations

import gc
import sys
import weakref
from functools import partial
from itertools import product
from threading import Barrier, Thread
from time import sleep
from typing import TYPE_CHECKING, Any, Final

import pytest

from fastlege import Condition, Decision, Finding, InvalidFactError, Language, Rule
from fastlege.calendar import counting, response_deadline
from fastlege.rules import rule
from fastlege.rules.decision import decision_of
from fastlege.sources import PAGE
from fastlege.words import catalogue, catalogues
from tests.support import DAY, decided, noon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CODES: Final = ("a", "b", "c", "d", "e", "f", "g")


def fresh() -> Rule:
    return Rule("example", tuple(Condition(code, PAGE) for code in CODES))


def every(of: Rule) -> Iterator[Decision]:
    for row in product(Finding, repeat=len(CODES)):
        yield of.decide(**dict(zip(CODES, row, strict=True)))


def test_it_keeps_as_many_as_it_may_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rule, "_KEPT", 50)
    example = fresh()
    made, kept = [], set[int]()
    for decision in every(example):
        made.append(weakref.ref(decision))
        kept.add(len(example._decisions))
    gc.collect()
    assert len(made) == 3**7
    assert kept == {*range(1, 51)}
    assert sum(one() is not None for one in made) <= 50
    assert len(example._alive) <= 50


@pytest.mark.parametrize("bits", [0, 1, 2, 0b10_01_00])
def test_one_that_is_alive_is_found_again_after_it_was_forgotten(
    monkeypatch: pytest.MonkeyPatch, bits: int
) -> None:
    """Granted or refused: a decision's truth value says nothing of whether there is one."""
    monkeypatch.setattr(rule, "_KEPT", 50)
    example = fresh()
    held = decided(example, bits)
    for decision in every(example):
        assert (decision is held) is (decision.bits == bits)
    example._decisions.clear()
    assert decided(example, bits) is held


def test_nothing_is_kept_of_what_was_refused() -> None:
    example = fresh()
    for wrong in range(100):
        with pytest.raises(InvalidFactError):
            example.decide(**{f"x{wrong}": Finding.MET})
        with pytest.raises(InvalidFactError):
            decided(example, 4**7 + wrong)
    assert len(example._decisions) == len(example._alive) == 0
    before = len(counting.KEPT)
    for wrong in range(100):
        with pytest.raises(InvalidFactError):
            catalogue("nb").condition(f"x{wrong}")
        with pytest.raises(ValueError, match="working_days"):
            response_deadline(noon(DAY), working_days=10**6 + wrong)
    assert len(counting.KEPT) == before
    assert set(catalogues._READ) <= set(Language)


def test_a_deadline_of_years_is_computed_and_not_kept() -> None:
    before = len(counting.KEPT)
    assert len(response_deadline(noon(DAY), working_days=5000).counted) == 5000
    assert len(counting.KEPT) == before
    kept = response_deadline(noon(DAY), working_days=60)
    assert kept.counted is response_deadline(noon(DAY), working_days=60).counted


@pytest.fixture
def hurry(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let threads take turns as often as can be, and in the middle of making a decision."""

    def slowly(*arguments: Any) -> Decision:  # noqa: ANN401  # whatever it takes
        sleep(0.001)
        return decision_of(*arguments)

    monkeypatch.setattr(rule, "decision_of", slowly)
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.usefixtures("hurry")
@pytest.mark.parametrize(
    "of",
    [
        lambda: partial(fresh().decision, conditions=7),
        lambda: lambda _: catalogue("nn"),
        lambda: lambda _: response_deadline(noon(DAY), working_days=7).counted,
    ],
    ids=["decisions", "catalogues", "deadlines"],
)
def test_threads_that_ask_at_once_get_the_same_object(of: Callable[[], Callable[[int], object]]) -> None:
    for _ in range(10):
        catalogues._READ.clear()
        counting.KEPT.clear()
        make, barrier, made = of(), Barrier(8), list[object]()

        def ask(make: Callable[[int], object] = make, barrier: Barrier = barrier) -> None:
            barrier.wait()
            made.append(make(0b01))  # noqa: B023  # the threads end in this round

        threads = [Thread(target=ask) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(set(map(id, made))) == 1
