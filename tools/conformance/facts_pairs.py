"""Pairs of conditions that are not met: each has its finding, whatever the other's is."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING, Final

from tools.conformance.changes import (
    ADDRESS,
    ALIVE,
    CHILD_ALIVE,
    CHILD_OPEN,
    NOT_ALL,
    OLD,
    OPEN,
    PARENT,
    RESPONSIBLE,
    YOUNG,
    asker,
    asker_aged,
    child,
    child_aged,
    dated,
    everyone_known,
    put,
    steps,
    stranger,
    told,
)
from tools.conformance.scenes import Scene

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tools.conformance.changes import Change

EACH: Final = 12
"""Families of each pair."""
_FAULTS: Final[dict[str, tuple[Change, Change]]] = {
    ADDRESS: (Scene.nobody_home, child(home=None)),
    YOUNG: (child_aged((16, 0), (17, 9)), put(child=lambda scene: dated(scene.child, {}))),
    CHILD_ALIVE: (child(standing=("deceased", "invalid-identity")), child(standing=("disappeared", None))),
    CHILD_OPEN: (child(protected=True), child(protected=None)),
    RESPONSIBLE: (put(responsibility=False), put(responsibility=None)),
    OLD: (asker_aged((15, 0), (9, 3)), put(asker=lambda scene: dated(scene.asker, {}))),
    ALIVE: (asker(standing=("deceased", "invalid-identity")), asker(standing="disappeared")),
    OPEN: (asker(protected=True), asker(protected=None)),
    PARENT: (steps(everyone_known, stranger()), steps(NOT_ALL, stranger())),
}
"""What makes each condition unmet, and unknown, in the order in which it is done."""
_NO_HOME: Final = {CHILD_ALIVE, CHILD_OPEN}
"""Where these are not met, nothing is said of the address: it is unknown."""
_FINDINGS: Final = ("unmet", "unknown")


def _possible(pair: dict[str, str]) -> bool:
    if pair.get(ADDRESS) == "unmet":
        return not (_NO_HOME & pair.keys()) and pair.get(PARENT) != "unknown"
    return len({*pair}) > 1


def pairs() -> Iterator[dict[str, str]]:
    """Find the pairs of findings that there can be; without a parent both say the same of who is one."""
    for codes in combinations(_FAULTS, 2):
        for found in product(_FINDINGS, repeat=2):
            pair = dict(zip(codes, found, strict=True))
            if _possible(pair) and (codes != (RESPONSIBLE, PARENT) or found[0] == found[1]):
                yield pair


def scenes() -> Iterator[tuple[Scene, dict[str, str], str]]:
    """Make families of each pair: the family, the two findings, and a sentence."""
    for step in range(EACH):
        for nth, pair in enumerate(pairs()):
            (one, first), (other, second) = pair.items()
            sentence = f"Of {one} it is found {first}, and of {other} {second}: neither changes the other."
            yield (
                _scene(nth // 6 + 29 * step, pair),
                pair,
                sentence,
            )  # neighbours are alike: the file is small


def _scene(nth: int, pair: dict[str, str]) -> Scene:
    scene = Scene(nth, others=nth % 5 == 0)
    for code, (unmet, unknown) in _FAULTS.items():
        if code not in pair:
            continue
        change = unmet if pair[code] == "unmet" else unknown
        if code == OPEN and pair.get(ADDRESS) == "unmet":  # protection that is held would make it unknown
            change = told(protected=True if pair[code] == "unmet" else None)
        if code == ADDRESS and ALIVE in pair and change is unknown:  # a parent who is dead lives nowhere
            change = steps(Scene.nobody_home, NOT_ALL)
        change(scene)
    return scene
