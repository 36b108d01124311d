"""A family from the bytes of its three documents: against parsing them, and against models of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from bench.documents import ON, Documents, draw
from bench.measure import Budget, Row, Topic, ratio, take_turns
from bench.models import with_cattrs, with_pydantic
from fastlege import may_represent
from fastlege.register import read_family

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bench.measure import Times
    from bench.models import Reader
    from fastlege import Family

__all__ = ["check_agreement", "contenders", "measure"]

KINDS: Final = {"without history": 0, "with history": 2}
"""Each kind of document, and how many former homes stand in it."""
_LIMITS: Final = {"without history": 4.5, "with history": 4.5}
"""Of a document without history every entry is read: it is the harder of the two."""
_FLOOR: Final = "json.loads"
_OURS: Final = "read_family"
_DECIDED: Final = "read_family and may_represent, both parents"
_MODELS: Final[Mapping[str, Callable[[], Reader]]] = {"cattrs": with_cattrs, "pydantic": with_pydantic}
_NUMBER: Final = 40
_ROUNDS: Final = 25
_A_SECOND: Final = 1_000_000_000


def contenders() -> tuple[dict[str, Callable[[bytes, Sequence[bytes]], object]], list[str]]:
    """Make ready all whose packages are there, and say which are not."""
    made: dict[str, Callable[[bytes, Sequence[bytes]], object]] = {
        _FLOOR: _parse,
        _OURS: _read,
        _DECIDED: _decide,
    }
    notes = []
    for name, make in _MODELS.items():
        try:
            made[name] = _with(make())
        except ImportError as error:
            notes.append(f"{name} is left out: {error}")
    return made, notes


def _parse(child: bytes, parents: Sequence[bytes]) -> list[object]:
    return [json.loads(document) for document in (child, *parents)]


def _read(child: bytes, parents: Sequence[bytes]) -> Family:
    return read_family(child, parents, on=ON)


def _decide(child: bytes, parents: Sequence[bytes]) -> list[bool]:
    family = read_family(child, parents, on=ON)
    return [may_represent(parent.person, family).granted for parent in family.parents]


def _with(reader: Reader) -> Callable[[bytes, Sequence[bytes]], Family]:
    return lambda child, parents: reader(child, parents, ON)


def check_agreement(
    calls: Mapping[str, Callable[[bytes, Sequence[bytes]], object]], asked: Sequence[Documents]
) -> None:
    """See that all read the same family.

    Raises:
        AssertionError: When one differs.
    """
    for documents in asked:
        families = [call(*documents) for name, call in calls.items() if name in {_OURS, *_MODELS}]
        if any(family != families[0] for family in families):
            msg = "they read different families from the same documents"
            raise AssertionError(msg)


def measure() -> Topic:
    """Time each reader on documents of each kind."""
    calls, notes = contenders()
    times: dict[str, dict[str, Times]] = {}
    for kind, former in KINDS.items():
        asked = draw(_NUMBER, former=former)
        check_agreement(calls, asked)
        times[kind] = take_turns(calls, asked, _ROUNDS)
    rows = [
        Row(
            name,
            tuple(ratio(times[kind][name], times[kind][_FLOOR]) for kind in KINDS),
            tuple(times[kind][name].median for kind in KINDS),
        )
        for name in calls
    ]
    pace = ", ".join(f"{_A_SECOND / times[kind][_DECIDED].median:,.0f} {kind}" for kind in KINDS)
    return Topic(
        "a family of three register documents, from bytes",
        tuple(f"x {_FLOOR}, {kind}" for kind in KINDS),
        tuple(f"ns, {kind}" for kind in KINDS),
        rows,
        [
            Budget(f"reading {kind}", limit, ratio(times[kind][_OURS], times[kind][_FLOOR]), at_most=True)
            for kind, limit in _LIMITS.items()
        ],
        [
            *notes,
            f"families a second, from bytes to both parents' decisions: {pace}",
        ],
    )
