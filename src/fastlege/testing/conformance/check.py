"""Hold an implementation in Python to the cases (*samsvarskontroll*), and say in words where it fails."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import UTC, date, datetime
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from fastlege.json_text import is_object
from fastlege.testing.conformance.given import GIVEN
from fastlege.testing.conformance.suite import Case, cases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from fastlege.testing.conformance.suite import Part

__all__ = ["Failure", "NotConformantError", "check_conformance", "failures"]

_ENOUGH: Final = 5
"""How many failures are enough to see what is wrong."""
_KIND: Final = 41
"""Cases of one kind stand together, about forty of them: in such steps the first of each is met first."""


class Failure(NamedTuple):
    """A case that was answered otherwise than it must be (*avvik*); its text is for people.

    Attributes:
        case: The case.
        problem: What is wrong with the answer, in words.
    """

    case: Case
    problem: str

    def __str__(self) -> str:
        """Say which case it is, what it asks, what is wrong with the answer, and whose rule that is."""
        case = self.case
        return f"{case}: {case.sentence}\n  {self.problem}\n  ({case.condition}: {case.source})"


class NotConformantError(AssertionError):
    """An implementation answers otherwise than the suite (*ikke i samsvar*).

    Attributes:
        failures: The first cases that it fails.
    """

    def __init__(self, failures: Iterable[Failure]) -> None:
        """Take the failures."""
        self.failures = tuple(failures)
        super().__init__(self.failures)

    def __str__(self) -> str:
        """Tell each failure."""
        return "\n".join(
            ["it does not conform to the suite; the first cases that fail:", *map(str, self.failures)]
        )


NotConformantError.__module__ = "fastlege.testing.conformance"  # where it is found


def failures(decide: Callable[..., object], part: Part = "facts") -> tuple[Failure, ...]:
    """Find every case of a part that an implementation fails (*avvik*), in the file's order.

    Each case is asked twice: an answer that changes is a failure, and so are an error, and what is no answer.

    Args:
        decide: The implementation. Of ``facts`` and ``citizen`` it is given an adult and a family; of
            ``homes`` two addresses, or None; of ``deadlines`` an instant; of ``identity-numbers`` a text and
            the year of a rule; of ``documents`` the input as one JSON text. It answers with a mapping, or an
            object, that has what `Case.expected` has, or with the first of these alone. What it does not tell
            beside that is not asked for.
        part: The part.

    Raises:
        ValueError: When there is no such part.

    Examples:
        >>> from fastlege import same_home
        >>> failures(same_home, "homes")
        ()
        >>> print(failures(lambda one, other: "met", "homes")[0])
        homes/no-home-at-all-01: Nothing is known of either home.
          finding should be unknown, and was met
          (a-parent-registered-at-childs-address: fastlege's own reading of «samme adresse» [ours], step 1)
    """
    return tuple(_failed(decide, part))


def check_conformance(decide: Callable[..., object], *parts: Part) -> None:
    """Hold an implementation to the suite (*samsvarskontroll*): to facts, and to what a citizen sees.

    Args:
        decide: As `failures` has it. What it shows a citizen is ``shown`` of a mapping, or what the
            ``explain`` of an object returns; one that tells neither is not held to that.
        parts: Other parts to hold it to instead.

    Raises:
        NotConformantError: With the first cases that fail; it is an AssertionError.
        ValueError: When there is no such part.

    Examples:
        >>> from fastlege import may_represent
        >>> check_conformance(may_represent)
    """
    default: tuple[Part, ...] = ("facts", "citizen")
    for part in parts or default:
        if found := tuple(islice(_failed(decide, part, step=_KIND), _ENOUGH)):
            raise NotConformantError(found)


@cache
def _kept(part: Part) -> Sequence[Case]:
    return tuple(cases(part))


@cache
def _given(part: Part, place: int) -> Sequence[Any]:
    """Make what an implementation is given in a case, once: nobody can change it."""
    return GIVEN[part](_kept(part)[place].input)


def _failed(decide: Callable[..., object], part: Part, *, step: int = 1) -> Iterator[Failure]:
    find = _unlike if part == "citizen" else _wrong
    kept = _kept(part)
    for place in (place for start in range(step) for place in range(start, len(kept), step)):
        case = kept[place]
        try:
            problem = find(decide, case.expected, _given(part, place))
        except Exception as error:  # whatever an implementation raises  # noqa: BLE001
            problem = f"it raised {type(error).__name__} instead of answering: {error}"
        if problem:
            yield Failure(deepcopy(case), problem)


def _wrong(decide: Callable[..., object], expected: dict[str, Any], given: Sequence[object]) -> str:
    """Say what is wrong with an answer; nothing when it is right."""
    answer = decide(*given)
    told, again = _told(answer, expected), decide(*given)
    if again is not answer and (then := _told(again, expected)) != told:
        return f"the answer changed from one call to the next: {_json(told)}, then {_json(then)}"
    first, *_ = expected
    if type(told.get(first)) is not type(expected[first]):
        return f"{type(answer).__name__} is no answer: give {first}, such as {_json(expected[first])}"
    return "; ".join(_differences(told, told, expected))


def _unlike(decide: Callable[..., object], _: object, given: Sequence[Any]) -> str:
    """Say which families of a group a citizen can tell apart; the first is asked about twice."""
    first, *others = [_shown(decide(adult, family)) for adult, family in (*given, given[0])]
    for place, other in enumerate(others, 2):
        if other != first:
            which = f"family {place}" if place <= len(given) else "the first family, asked about again,"
            alike = f"the first family and {which} must look alike to a citizen"
            return f"{alike}, who reads {first!r}, and {other!r}"
    return ""


def _told(answer: Any, expected: Mapping[str, Any]) -> dict[str, Any]:  # noqa: ANN401  # whatever is answered
    """Return what an answer tells of what is expected, as JSON has it; a scalar alone is the first."""
    if isinstance(answer, bool | str | date):
        told = {next(iter(expected)): answer}
    elif is_object(answer):
        told = {name: answer[name] for name in expected if name in answer}
    else:
        told = {name: getattr(answer, name) for name in expected if hasattr(answer, name)}
    plain: dict[str, Any] = json.loads(json.dumps(told, default=_plain))
    return plain


def _plain(value: Any) -> object:  # noqa: ANN401  # whatever an implementation answers with
    """Write what JSON has no form for: codes, instants in UTC, days."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    return dict(value) if is_object(value) else getattr(value, "value", repr(value))


def _differences(names: Iterable[str], told: Mapping[str, Any], expected: Mapping[str, Any]) -> Iterator[str]:
    for name in names:
        answered, wanted = told.get(name, "nothing"), expected.get(name, "nothing")
        if is_object(answered) and is_object(wanted):
            findings = {code.replace("_", "-"): finding for code, finding in answered.items()}
            yield from _differences(sorted({*wanted, *findings}), findings, wanted)
        elif answered != wanted:
            yield f"{name} should be {_json(wanted)}, and was {_json(answered)}"


def _shown(answer: Any) -> object:  # noqa: ANN401  # whatever an implementation answers
    """Return what a citizen is shown; None: the answer does not tell."""
    if is_object(answer) and "granted" in answer:
        return answer.get("shown")
    explain: Callable[[], object] | None = getattr(answer, "explain", None)
    if explain:
        return explain()
    return None if isinstance(answer, bool) else cast("object", answer)


def _json(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
