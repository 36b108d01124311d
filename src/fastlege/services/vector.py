"""A row of values that never changes (*uforanderlig rekke*), and gives a changed copy without copying itself.

The values stand in a tree of tuples, 32 to a tuple; a changed copy shares all but one path of it. Setting one
of n values takes time as the number of digits of n grows, and nothing sees the old row change.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Vector"]

_T = TypeVar("_T")
_BITS: Final = 5
_WIDTH: Final = 1 << _BITS

_Node = tuple[Any, ...]


class Vector(Generic[_T]):
    """An immutable row (*rekke*).

    Examples:
        >>> before = Vector(["a", "b", "c"])
        >>> after = before.with_item(1, "B")
        >>> list(before), list(after)
        (['a', 'b', 'c'], ['a', 'B', 'c'])
    """

    __slots__ = ("_length", "_levels", "_root")

    def __init__(self, items: Iterable[_T]) -> None:
        """Take the values in order."""
        nodes: _Node = tuple(items)
        self._length = len(nodes)
        self._levels = 0
        while len(nodes) > _WIDTH:
            nodes = tuple(nodes[first : first + _WIDTH] for first in range(0, len(nodes), _WIDTH))
            self._levels += 1
        self._root = nodes

    def __len__(self) -> int:
        """Count the values."""
        return self._length

    def __getitem__(self, index: int) -> _T:
        """Find a value by its place, from zero."""
        if not 0 <= index < self._length:
            raise IndexError
        node = self._root
        for level in range(self._levels, 0, -1):
            node = node[(index >> _BITS * level) % _WIDTH]
        item: _T = node[index % _WIDTH]
        return item

    def __iter__(self) -> Iterator[_T]:
        """Go through the values in order."""
        values: Iterable[Any] = self._root
        for _ in range(self._levels):
            values = chain.from_iterable(values)
        return iter(values)

    def __eq__(self, other: object) -> bool:
        """Compare value by value."""
        return isinstance(other, Vector) and tuple(self) == tuple(cast("Vector[object]", other))

    def __hash__(self) -> int:
        """Hash as the values together do."""
        return hash(tuple(self))

    def with_item(self, index: int, item: _T) -> Vector[_T]:
        """Give a row that differs in one place."""
        self[index]
        changed = Vector[_T](())
        changed._length = self._length
        changed._levels = self._levels
        changed._root = _replaced(self._root, self._levels, index, item)
        return changed


def _replaced(node: _Node, level: int, index: int, item: object) -> _Node:
    place = (index >> _BITS * level) % _WIDTH
    if level:
        item = _replaced(cast("_Node", node[place]), level - 1, index, item)
    return (*node[:place], item, *node[place + 1 :])
