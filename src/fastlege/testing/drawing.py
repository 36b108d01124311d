"""How often a value is drawn (*trekking*): mostly the ordinary one, so that yes comes about as well as no.

What stands first is what a failing example shrinks to: it is always the plainest.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

import attrs
from hypothesis import note
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import DrawFn, SearchStrategy

__all__ = ["mostly", "mostly_of", "nearly_always", "noted", "pick"]

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


def noted(made_up: _T) -> _T:
    """Note the call that makes something, beside a failing example; facts show nothing of themselves.

    It is for what strategies make up, which belongs to nobody.
    """
    note(_Call(made_up))
    return made_up


class _Call:
    """The call that makes a fact, written when somebody looks at it: most examples do not fail."""

    def __init__(self, fact: object) -> None:
        """Keep the fact."""
        self._fact = fact

    def __repr__(self) -> str:
        """Write the call, with those of its parts."""
        return _call(self._fact)


def _call(value: object) -> str:
    kind = cast("Any", type(value))
    if attrs.has(kind):
        given = (
            f"{field.alias}={_call(getattr(value, field.name))}" for field in attrs.fields(kind) if field.init
        )
        return f"{kind.__name__}({', '.join(given)})"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_call, cast('tuple[object, ...]', value)))}]"
    return f"{kind.__name__}.{value.name}" if isinstance(value, Enum) else repr(value)


_PICKS: Final = st.integers(0, 119)
"""A number that the lengths of most tables divide, so that each of their rows comes as often."""
