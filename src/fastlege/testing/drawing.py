"""How often a value is drawn (*trekking*): mostly the ordinary one, so that yes comes about as well as no.

The value named first is the plainest: a failing example shrinks to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from hypothesis import note
from hypothesis import strategies as st

from fastlege.testing.shown import Shown

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

__all__ = ["mostly", "mostly_of", "noted"]

_T = TypeVar("_T")


def mostly(usual: _T, *others: _T, often: int = 3) -> SearchStrategy[_T]:
    """Draw the usual value as many times as `often` says, for each time that another is drawn."""
    return st.sampled_from([*[usual] * often * len(others), *others])


def mostly_of(usual: SearchStrategy[_T], *others: SearchStrategy[_T]) -> SearchStrategy[_T]:
    """Draw from the usual strategy five times in six; `one_of` would drop what is given twice."""
    return mostly(usual, *others, often=5).flatmap(lambda chosen: chosen)


def noted(made_up: _T) -> _T:
    """Note the call that makes a fact beside a failing example, since facts show nothing of themselves."""
    note(Shown(made_up))
    return made_up
