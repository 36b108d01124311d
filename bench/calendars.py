"""Working days and deadlines against those who count them today: warm, and from a fresh process."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bench.counting import DAYS, FASTLEGE, HOLIDAYS, INSTANTS, Maker, as_answer
from bench.first_pass import first_passes
from bench.measure import Budget, Row, Topic, ratio, take_turns
from bench.tables import FIRST, LAST, days, instants

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["check_agreement", "make_installed", "measure_days", "measure_deadlines"]

_ROUNDS: Final = 15
_NUMBER: Final = 5000
_A_MILLION: Final = 1_000_000


def make_installed(makers: Mapping[str, Maker]) -> tuple[dict[str, Callable[..., Any]], list[str]]:
    """Make ready all whose packages are there, and say which are not."""
    made, notes = {}, []
    for name, maker in makers.items():
        try:
            made[name] = maker.make()
        except ImportError as error:
            notes.append(f"{name} is left out: {error}")
    return made, notes


def check_agreement(calls: Mapping[str, Callable[..., Any]], asked: Sequence[Any]) -> None:
    """See that all give the same answers; this is also the first pass of each in this process.

    Raises:
        AssertionError: When one differs.
    """
    for question in asked:
        arguments = question if isinstance(question, tuple) else (question,)
        answers = {name: as_answer(call(*arguments)) for name, call in calls.items()}
        if len(set(answers.values())) > 1:
            msg = f"they differ about {question}: {answers}"
            raise AssertionError(msg)


def measure_days() -> Topic:
    """Time a date and five working days."""
    return _measure("days", f"a date + 5 working days, {_NUMBER} different days", DAYS, days(_NUMBER), 30.0)


def measure_deadlines() -> Topic:
    """Time an instant to the day on which the answer is due."""
    title = f"an instant -> its deadline, {_NUMBER} different instants"
    return _measure("deadlines", title, INSTANTS, instants(_NUMBER), 8.0)


def _measure(what: str, title: str, makers: Mapping[str, Maker], asked: Sequence[Any], limit: float) -> Topic:
    calls, notes = make_installed(makers)
    check_agreement(calls, asked)
    warm = take_turns(calls, asked, _ROUNDS)
    first = first_passes(what, [name for name in calls if makers[name].is_package], len(asked))
    rows = []
    for name in calls:
        cold = first.get(name)
        rows.append(
            Row(
                name,
                (ratio(warm[name], warm[FASTLEGE]), ratio(cold, first[FASTLEGE]) if cold else None),
                (warm[name].median, cold.median / _A_MILLION if cold else None),
            )
        )
    measured = ratio(warm[HOLIDAYS], warm[FASTLEGE])
    return Topic(
        f"{title} of {FIRST.year}-{LAST.year}: how many times the time of fastlege",
        ("warm", "first pass"),
        ("ns a call, warm", "ms first pass"),
        rows,
        [Budget(f"{what}, warm, faster than holidays with its years filled", limit, measured, at_most=False)],
        [*notes, "first pass: a fresh process, from the import to the last answer"],
    )
