"""Registered homes (*bostedsadresser*), and pairs of them from the conformance suite."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

import attrs

from fastlege.facts import Address
from fastlege.terms import MET, UNKNOWN, UNMET, Finding
from fastlege.testing.conformance import cases
from fastlege.testing.conformance.inputs import given

__all__ = ["ELSEWHERE", "HOME", "Facts", "changed", "pairs"]

Pair = tuple[Address | None, Address | None]
Facts = dict[str, Any]
"""Facts about a person or a home, by name; of a parent also the responsibility and the role."""

HOME: Final = Address(matrikkel_id="604503040", unit="H0101")
ELSEWHERE: Final = Address(matrikkel_id="250172017", unit="H0101")
"""The home that a failing example shrinks to, and one in another house."""
_PLAINEST: Final[dict[Finding, tuple[Pair, ...]]] = {
    MET: ((HOME, HOME),),
    UNMET: ((HOME, ELSEWHERE), (ELSEWHERE, HOME)),
    UNKNOWN: ((None, None), (HOME, None), (None, HOME)),
}
_TAKEN: Final = ("01", "06")
"""Which cases of each kind are taken."""


@cache
def pairs(finding: Finding) -> tuple[Pair, ...]:
    """Return pairs of homes whose comparison must give a finding, the plainest first; no home is shielded."""
    found = (case for case in cases("homes") if case.expected["finding"] == finding)
    few = (case for case in found if case.name.endswith(_TAKEN))
    made = (given("homes", case.input) for case in few)
    open_ones = (pair for pair in made if not any(home and home.counts_as_shielded for home in pair))
    return (*_PLAINEST[finding], *open_ones)


def changed(whole: Any, part: str, changes: Facts) -> Any:  # noqa: ANN401  # a home or a parent
    """Change fields of a home or of its place; or of a parent and of the person."""
    own = {name: value for name, value in changes.items() if hasattr(whole, name)}
    others = {name: value for name, value in changes.items() if name not in own}
    inner = {part: attrs.evolve(getattr(whole, part), **others)} if others else {}
    return attrs.evolve(whole, **inner | own)
