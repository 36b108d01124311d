"""How often a value is drawn (*trekking*): mostly the ordinary one, so that yes comes about as well as no.

What stands first is what a failing example shrinks to: it is always the plainest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import DrawFn, SearchStrategy

__all__ = ["mostly", "mostly_of", "nearly_always", "pick"]

_T = TypeVar("_T")


def mostly(usual: _T, *others: _T) -> SearchStrategy[_T]:
    """Draw the usual value three times in four."""
    return st.sampled_from([*[usual] * 3 * len(others), *others])


def nearly_always(usual: _T, *others: _T) -> SearchStrategy[_T]:
    """Draw the usual value nineteen times in twenty: a yes takes fourteen of them at once."""
    return st.sampled_from([*[usual] * 19 * len(others), *others])


def mostly_of(usual: SearchStrategy[_T], *others: SearchStrategy[_T]) -> SearchStrategy[_T]:
    """Draw from the usual strategy five times in six; `one_of` would drop what is given twice."""
    return st.sampled_from([*[usual] * 5 * len(others), *others]).flatmap(lambda chosen: chosen)


def pick(draw: DrawFn, options: Sequence[_T]) -> _T:
    """Draw one of some options that depend on what was drawn before.

    A strategy that is made anew for each example costs more than the example; this one is made once.
    """
    return options[draw(_PICKS) % len(options)]


_PICKS: Final = st.integers(0, 119)
"""A number that the lengths of most tables divide, so that each of their rows comes as often."""
