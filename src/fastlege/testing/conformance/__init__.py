"""The conformance suite (*samsvarsprøver*): cases in JSON that hold any implementation to the rule.

It needs the standard library alone, and of this package what decides; `docs/reference/conformance.md` tells
of the files to readers who use no Python.
"""

from __future__ import annotations

import json
from copy import deepcopy
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias, get_args

from fastlege.json_text import is_object
from fastlege.testing.conformance.asking import given, shown_by, told_by

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

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

_ENOUGH: Final = 5  # failures to see what is wrong
_KIND: Final = 41  # cases of one kind stand together: in such steps the first of each comes first


class Case(NamedTuple):
    """One case of the suite (*prøvetilfelle*); its text is the name, as pytest shows it.

    Attributes:
        part: The part that it is of.
        name: A name of its own within the part.
        sentence: What is asked, and what is special in it.
        condition: The code of what it is a case of.
        source: Where that comes from.
        input: What an implementation is given, in the exchange form.
        expected: What it must answer.

    Examples:
        >>> case = next(cases("homes"))
        >>> str(case), case.expected
        ('homes/no-home-at-all-01', {'finding': 'unknown'})
    """

    part: Part
    name: str
    sentence: str
    condition: str
    source: str
    input: dict[str, Any]
    expected: dict[str, Any]

    def __str__(self) -> str:
        """Return the part and the name."""
        return f"{self.part}/{self.name}"


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
        first = "it does not conform to the suite; the first cases that fail:"
        return "\n".join([first, *map(str, self.failures)])


def cases(part: Part) -> Iterator[Case]:
    """Read the cases of a part (*prøvetilfeller*), in the file's order: made for ``parametrize``.

    Raises:
        ValueError: When there is no such part.

    Examples:
        >>> sum(1 for _ in cases("deadlines")) > 1_000
        True
    """
    if part not in PARTS:
        msg = f"part: give one of {', '.join(PARTS)}"
        raise ValueError(msg)
    text = files(__name__).joinpath(f"{part}.json").read_text(encoding="utf-8")
    return (Case(part, **row) for row in json.loads(text)["cases"])


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
def _kept(part: Part) -> Sequence[tuple[Case, Sequence[Any]]]:
    """Keep the cases, each with what an implementation is given in it: nobody can change that."""
    return tuple((case, given(part, case.input)) for case in cases(part))


def _failed(decide: Callable[..., object], part: Part, *, step: int = 1) -> Iterator[Failure]:
    find = _unlike if part == "citizen" else _wrong
    kept = _kept(part)
    for case, asked in (row for start in range(step) for row in kept[start::step]):
        try:
            problem = find(decide, asked, case.expected)
        except Exception as error:  # whatever an implementation raises  # noqa: BLE001
            problem = f"it raised {type(error).__name__} instead of answering: {error}"
        if problem:
            yield Failure(deepcopy(case), problem)


def _wrong(decide: Callable[..., object], asked: Sequence[Any], expected: Mapping[str, Any]) -> str:
    """Say what is wrong with an answer; nothing when it is right."""
    answer, again = decide(*asked), decide(*asked)
    told = told_by(answer, expected)
    if again is not answer and (then := told_by(again, expected)) != told:
        return f"the answer changed from one call to the next: {_json(told)}, then {_json(then)}"
    first = next(iter(expected))
    if type(told.get(first)) is not type(expected[first]):
        return f"{type(answer).__name__} is no answer: give {first}, such as {_json(expected[first])}"
    was, should = _flat(told), _flat({name: expected[name] for name in told})
    both = ((name, should.get(name, "nothing"), was.get(name, "nothing")) for name in should | was)
    return "; ".join(
        f"{name} should be {_json(one)}, and was {_json(other)}" for name, one, other in both if one != other
    )


def _unlike(decide: Callable[..., object], asked: Sequence[Any], _: object) -> str:
    """Say what a citizen reads of two families that must look alike; the first is asked about twice."""
    first, *others = [shown_by(decide(*each)) for each in (*asked, asked[0])]
    told_apart = (f"a citizen reads {first!r}, and then {other!r}" for other in others if other != first)
    return next(told_apart, "")


def _flat(told: dict[str, Any]) -> dict[str, Any]:
    """Put each finding beside the rest of an answer, by the code of its condition."""
    findings: object = told.get("findings")
    if not is_object(findings):
        return told
    codes = {code.replace("_", "-"): found for code, found in findings.items()}
    return {name: value for name, value in told.items() if value is not findings} | codes


def _json(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
