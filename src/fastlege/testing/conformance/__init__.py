"""The conformance suite (*samsvarsprøver*): cases in JSON that hold any implementation to the rule.

`docs/reference/conformance.md` has the files, what an implementation is given, and what it may answer. All of
it needs the standard library alone, and of this package what decides.
"""

from __future__ import annotations

import json
from collections import defaultdict
from copy import deepcopy
from datetime import UTC, date, datetime
from functools import cache, partial
from importlib.resources import files
from itertools import chain, islice, zip_longest
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias, get_args

from fastlege.json_text import is_object
from fastlege.testing.conformance.inputs import given

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    _Facts = Callable[[], tuple[Any, ...]]

__all__ = [
    "EDITION",
    "PARTS",
    "Case",
    "Failure",
    "NotConformantError",
    "Part",
    "cases",
    "check_conformance",
    "failures",
]

Part: TypeAlias = Literal["facts", "documents", "homes", "deadlines", "identity-numbers", "citizen"]
PARTS: Final[tuple[Part, ...]] = get_args(Part)
"""The parts of the suite; each is a file."""
EDITION: Final = 1
"""The edition of the suite. It is a new one wherever an answer has changed, or a case is gone."""


class Case(NamedTuple):
    """One case of the suite (*prøvetilfelle*), as its file has it; its text is the part and the name."""

    part: Part
    name: str
    sentence: str
    condition: str
    source: str
    input: dict[str, Any]
    expected: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.part}/{self.name}"


class Failure(NamedTuple):
    """A case that was answered otherwise than it must be (*avvik*), and the problem in words."""

    case: Case
    problem: str

    def __str__(self) -> str:
        case = self.case
        return f"{case}: {case.sentence}\n  {self.problem}\n  ({case.condition}: {case.source})"


class NotConformantError(AssertionError):
    """An implementation answers otherwise than the suite (*ikke i samsvar*); its ``args`` are failures."""

    def __str__(self) -> str:
        return "\n".join(
            ["it does not conform to the suite; the first cases that fail:", *map(str, self.args)]
        )


def cases(part: Part) -> Iterator[Case]:
    """Read the cases of a part (*prøvetilfeller*), in the file's order: made for ``parametrize``.

    Raises:
        ValueError: When there is no such part.
    """
    if part not in PARTS:
        msg = f"part: give one of {', '.join(PARTS)}"
        raise ValueError(msg)
    text = files(__name__).joinpath(f"{part}.json").read_text(encoding="utf-8")
    return (Case(part, **row) for row in json.loads(text)["cases"])


def failures(decide: Callable[..., object], part: Part = "facts") -> tuple[Failure, ...]:
    """Find every case of a part that an implementation fails (*avvik*), in the order of `check_conformance`.

    Raises:
        ValueError: When there is no such part.
    """
    return tuple(chain.from_iterable(_failed(decide, part)))


def check_conformance(decide: Callable[..., object], *parts: Part) -> None:
    """Hold an implementation to parts of the suite (*samsvarskontroll*), by default to facts and citizen.

    It stops after the first case of each kind, or the second and so on, if one of them fails.

    Raises:
        NotConformantError: With up to five of these.
        ValueError: When there is no such part.
    """
    for failed in _failed(decide, *(parts or ("facts", "citizen"))):
        if found := tuple(islice(failed, 5)):
            raise NotConformantError(*found)


@cache
def _rounds(part: Part) -> Sequence[Sequence[tuple[Case, _Facts]]]:
    """Return the first case of each kind, the second, and so on, each with its facts, made when asked for."""
    rounds: dict[str, list[tuple[Case, _Facts]]] = defaultdict(list)
    for case in cases(part):
        rounds[case.name.rpartition("-")[2]].append((case, cache(partial(given, part, case.input))))
    return [*rounds.values()]


def _failed(decide: Callable[..., object], *parts: Part) -> Iterator[Iterator[Failure]]:
    """Ask every case, a round at a time; yield what fails in each."""
    for rounds in zip_longest(*map(_rounds, parts), fillvalue=()):
        asked = ((case, _problem(decide, case, facts)) for case, facts in chain(*rounds))
        yield (Failure(deepcopy(case), problem) for case, problem in asked if problem)


def _problem(decide: Callable[..., object], case: Case, facts: _Facts) -> str:
    """Say what is wrong with an answer, which is asked for twice; nothing when it is right."""
    try:
        if case.part == "citizen":
            (families,) = facts()
            shown, *others = [_shown(decide(*each)) for each in (*families, families[0])]
            told_apart = (other for other in others if other != shown)
            return next((f"a citizen reads {shown!r}, and then {other!r}" for other in told_apart), "")
        told, again = (_told(decide(*facts()), case.expected) for _ in range(2))
    except Exception as error:  # whatever an implementation raises  # noqa: BLE001
        return f"it raised {type(error).__name__} instead of answering: {error}"
    if told != again:
        return f"the answer changed from one call to the next: {told}, then {again}"
    answer = json.loads(told)
    was, should = _flat(answer), _flat({name: case.expected[name] for name in answer})
    pairs = ((name, should.get(name), was.get(name)) for name in should | was)
    unlike = (each for each in pairs if each[1] != each[2] or type(each[1]) is not type(each[2]))
    return "; ".join(f"{name} should be {_json(one)}, and was {_json(other)}" for name, one, other in unlike)


def _told(answer: Any, expected: Mapping[str, Any]) -> str:  # noqa: ANN401  # whatever is answered
    """Write what an answer tells of what is expected; a value alone is the first of it."""
    first = next(iter(expected))
    if is_object(answer):
        return _json({name: answer.get(name) for name in expected if name in {first, *answer}})
    parts = {name: getattr(answer, name) for name in expected if hasattr(answer, name)}
    return _json({first: answer} | parts)


def _flat(told: dict[str, Any]) -> dict[str, Any]:
    """Put each finding beside the rest of an answer, by the code of its condition."""
    findings: object = told.get("findings")
    if not is_object(findings):
        return told
    codes = {code.replace("_", "-"): found for code, found in findings.items()}
    return {name: value for name, value in told.items() if value is not findings} | codes


def _shown(answer: Any) -> object:  # noqa: ANN401  # whatever is answered
    """Return what a citizen is shown; None: the answer does not tell."""
    if is_object(answer) and "granted" in answer:
        return answer.get("shown")
    explain = getattr(answer, "explain", None)
    return explain() if explain else None if isinstance(answer, bool) else answer


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: Any) -> object:  # noqa: ANN401  # whatever is answered
    """Write what JSON has no form for: instants in UTC, days, mappings, codes."""
    if isinstance(value, date):
        at = value.astimezone(UTC) if isinstance(value, datetime) else value
        return at.isoformat().replace("+00:00", "Z")
    return dict(value) if is_object(value) else getattr(value, "value", f"a {type(value).__name__}")
