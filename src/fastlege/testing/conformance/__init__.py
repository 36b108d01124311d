"""The conformance suite (*samsvarsprøver*): cases in JSON that hold any implementation to the rule.

`docs/reference/conformance.md` has the files, what an implementation is given, and what it may answer. All of
it needs the standard library alone, and of this package what decides.
"""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias, get_args

from fastlege.facts import Address, CadastralAddress, Family, Parent, Person, StreetAddress
from fastlege.json_text import is_array, is_object
from fastlege.terms import Channel, Grading, MissingReason, ParentRole, Standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

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

EDITION: Final = 1
"""The edition of the suite. It is a new one wherever an answer has changed, or a case is gone."""
Part: TypeAlias = Literal["facts", "documents", "homes", "deadlines", "identity-numbers", "citizen"]
PARTS: Final[tuple[Part, ...]] = get_args(Part)
"""The parts of the suite; each is a file."""


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
    """An implementation answers otherwise than the suite (*ikke i samsvar*): the first `failures`."""

    def __init__(self, *failures: Failure) -> None:
        self.failures = failures
        super().__init__(*failures)

    def __str__(self) -> str:
        first = "it does not conform to the suite; the first cases that fail:"
        return "\n".join([first, *map(str, self.failures)])


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
    """Find every case of a part that an implementation fails (*avvik*), in the file's order.

    Raises:
        ValueError: When there is no such part.
    """
    return tuple(_failed(decide, part))


def check_conformance(decide: Callable[..., object], *parts: Part) -> None:
    """Hold an implementation to parts of the suite (*samsvarskontroll*), by default to facts and citizen.

    Raises:
        NotConformantError: With the first five failures, the first case of each kind before the second.
        ValueError: When there is no such part.
    """
    default: tuple[Part, ...] = ("facts", "citizen")
    for part in parts or default:
        if found := tuple(islice(_failed(decide, part, step=41), 5)):  # most kinds have 41 cases
            raise NotConformantError(*found)


def given(part: Part, data: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return what is made of the input of a part; of a citizen's, an adult and a family for each."""
    if part == "documents":
        return (json.dumps(data, ensure_ascii=False),)
    told = [_meant(name, value) for name, value in ({"alike": data} if part == "facts" else data).items()]
    return tuple(*told) if part in {"facts", "citizen"} else tuple(told)


@cache
def _kept(part: Part) -> tuple[tuple[Case, tuple[Any, ...]], ...]:
    """Keep the cases, each with what an implementation is given in it: nobody can change that."""
    return tuple((case, given(part, case.input)) for case in cases(part))


def _failed(decide: Callable[..., object], part: Part, *, step: int = 1) -> Iterator[Failure]:
    for case, asked in (row for start in range(step) for row in _kept(part)[start::step]):
        try:
            problem = _unlike(decide, asked) if part == "citizen" else _wrong(decide, asked, case.expected)
        except Exception as error:  # whatever an implementation raises  # noqa: BLE001
            problem = f"it raised {type(error).__name__} instead of answering: {error}"
        if problem:
            yield Failure(deepcopy(case), problem)


def _wrong(decide: Callable[..., object], asked: tuple[Any, ...], expected: Mapping[str, Any]) -> str:
    """Say what is wrong with an answer; nothing when it is right."""
    answer, again = decide(*asked), decide(*asked)
    told = _told(answer, expected)
    if again is not answer and (then := _told(again, expected)) != told:
        return f"the answer changed from one call to the next: {_json(told)}, then {_json(then)}"
    first = next(iter(expected))
    if type(told.get(first)) is not type(expected[first]):
        return f"{type(answer).__name__} is no answer: give {first}, such as {_json(expected[first])}"
    was, should = _flat(told), _flat({name: expected[name] for name in told})
    both = {name: (should.get(name, "nothing"), was.get(name, "nothing")) for name in should | was}
    differing = ((name, *map(_json, pair)) for name, pair in both.items() if pair[0] != pair[1])
    return "; ".join(f"{name} should be {one}, and was {other}" for name, one, other in differing)


def _unlike(decide: Callable[..., object], asked: tuple[Any, ...]) -> str:
    """Say what a citizen reads of two families that must look alike; the first is asked about twice."""
    first, *others = [_shown(decide(*each)) for each in (*asked, asked[0])]
    told_apart = (f"a citizen reads {first!r}, and then {other!r}" for other in others if other != first)
    return next(told_apart, "")


def _told(answer: Any, expected: Mapping[str, Any]) -> dict[str, Any]:  # noqa: ANN401  # whatever is answered
    """Return what an answer tells of what is expected, as JSON has it; a scalar alone is the first."""
    if isinstance(answer, bool | str | date):
        told = {next(iter(expected)): answer}
    elif is_object(answer):
        told = {name: answer[name] for name in expected if name in answer}
    else:
        told = {name: getattr(answer, name) for name in expected if hasattr(answer, name)}
    return dict(json.loads(json.dumps(told, default=_plain)))


def _shown(answer: Any) -> object:  # noqa: ANN401  # whatever is answered
    """Return what a citizen is shown; None: the answer does not tell."""
    if is_object(answer) and "granted" in answer:
        return answer.get("shown")
    explain = getattr(answer, "explain", None)
    return explain() if explain else None if isinstance(answer, bool) else answer


def _flat(told: dict[str, Any]) -> dict[str, Any]:
    """Put each finding beside the rest of an answer, by the code of its condition."""
    findings: object = told.get("findings")
    if not is_object(findings):
        return told
    codes = {code.replace("_", "-"): found for code, found in findings.items()}
    return {name: value for name, value in told.items() if value is not findings} | codes


def _json(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _plain(value: Any) -> object:  # noqa: ANN401  # whatever is answered
    """Write what JSON has no form for: codes, instants in UTC, days."""
    if isinstance(value, date):
        at = value.astimezone(UTC) if isinstance(value, datetime) else value
        return at.isoformat().replace("+00:00", "Z")
    return dict(value) if is_object(value) else getattr(value, "value", repr(value))


def _meant(name: str, value: Any) -> Any:  # noqa: ANN401  # whatever stands in JSON
    """Return what a value means by its key, and so at every depth; the files were checked when made."""
    if is_array(value):
        return [_meant(name, each) for each in value]
    if is_object(value):
        kind = CadastralAddress if "land_number" in value else _KINDS[name]
        told = {key: _meant(key, part) for key, part in value.items() if (key, part) != _AS_LEFT_OUT}
        return kind(**_NOT_KNOWN.get(kind, {}) | told)
    return _CODES[name](value) if value is not None and name in _CODES else value


def _asked(adult: Any, family: Family) -> tuple[Person, Family]:  # noqa: ANN401  # a person, or a parent's id
    return adult if isinstance(adult, Person) else family.parent(adult).person, family


_KINDS: Final[Mapping[str, Callable[..., Any]]] = {
    **dict.fromkeys(("one", "other", "home", "shared_residences"), Address),
    **dict.fromkeys(("adult", "child", "person"), Person),
    "parents": Parent,
    "family": Family,
    "place": StreetAddress,
    "alike": _asked,
}
_NOT_KNOWN: Final[Mapping[Callable[..., Any], dict[str, None]]] = {
    Person: dict.fromkeys(("protected", "standing")),
    Parent: dict.fromkeys(("responsibility",)),
}
"""What these must be told; a key that is left out means the same as null."""
_AS_LEFT_OUT: Final = ("all_parents_known", None)
"""It is true if it is left out, and so if it is null."""
_CODES: Final[Mapping[str, Callable[[str], object]]] = {
    **dict.fromkeys(("as_of", "birth_date"), date.fromisoformat),
    "at": datetime.fromisoformat,
    "standing": Standing,
    "grading": Grading,
    "role": ParentRole,
    "notify_by": Channel,
    "missing_because": MissingReason,
}
