"""Writing and strict reading of values by TypedDicts (*form*).

A TypedDict is the allow list: its keys are written and read, and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Final, NotRequired, Union, cast, get_args, get_origin

import attrs
from typing_extensions import get_type_hints, is_typeddict

from fastlege.errors import InvalidInputError
from fastlege.exchange.scalars import EDITION, FLAG, NUMBER, TEXT, UNREAD, Scalar
from fastlege.policy import Policy
from fastlege.problems import Problems, indexed, joined, shown_name, within

__all__ = ["Reader", "Shape", "Takes", "Writer", "keys_of"]

Shape = Any
"""A TypedDict, or anything else that annotates one of its keys."""

Takes = Mapping[Shape, Mapping[str, Callable[[Any, Any], object]]]
"""For each shape, the keys that are not attributes of the value, with functions that compute them."""

_PLAIN: Final[Mapping[object, Scalar]] = {str: TEXT, int: NUMBER, bool: FLAG}


@cache
def keys_of(shape: Shape) -> Mapping[str, Shape]:
    """Return the shape of each key of a TypedDict, in order."""
    hints = get_type_hints(shape, include_extras=True)
    return {key: get_args(hint)[0] if _origin(hint) is NotRequired else hint for key, hint in hints.items()}


def _origin(shape: Shape) -> Any:  # noqa: ANN401  # the type differs between versions of Python
    return get_origin(shape)


def _scalar(shape: Shape) -> Scalar | None:
    """Return the scalar of a shape, or None when it is not a scalar."""
    if _origin(shape) is Annotated:
        return cast("Scalar", get_args(shape)[1])
    return _PLAIN.get(shape)


def _kinds(shape: Shape) -> list[Shape]:
    """Return the alternatives of a shape, without null."""
    members = get_args(shape) if _origin(shape) in {Union, UnionType} else (shape,)
    return [member for member in members if member is not NoneType]


@attrs.frozen
class Writer:
    """Writes values by their shapes, for a reader."""

    takes: Takes
    reader: object

    def write(self, value: Any, shape: Shape) -> object:  # noqa: ANN401  # the shape says what it is
        """Write a value by its shape."""
        if value is None:
            return None
        kinds = _kinds(shape)
        kind = next(kind for kind in kinds if len(kinds) == 1 or _fits(value, kind))
        scalar = _scalar(kind)
        if scalar:
            return scalar.write(value)
        if _origin(kind) is list:
            return [self.write(member, get_args(kind)[0]) for member in value]
        takes = self.takes.get(kind, {})
        return {
            key: self.write(takes[key](value, self.reader) if key in takes else getattr(value, key), inner)
            for key, inner in keys_of(kind).items()
        }


def _fits(value: object, kind: Shape) -> bool:
    """Return whether a value is of one of several kinds: a code, or an object with the kind's keys."""
    return isinstance(value, Enum) if _scalar(kind) else all(hasattr(value, key) for key in keys_of(kind))


@attrs.frozen
class Reader:
    """Reads values by their shapes, and collects every problem.

    Attributes:
        builds: For each shape, the function that makes the value from its keys, by keyword; else ``dict``.
        editions: The editions by name.
        problems: The problems found.
    """

    builds: Mapping[Shape, Callable[..., object]]
    editions: Mapping[str, Policy]
    problems: Problems

    def read(self, data: object, shape: Shape, path: str) -> object:
        """Read the data at a path; when it is not valid, add every problem and return UNREAD."""
        kind = _kind_of(data, _kinds(shape))
        scalar = _scalar(kind)
        value: object = UNREAD
        if kind is object or (data is None and NoneType in get_args(shape)):
            value = data
        elif scalar:
            value = scalar.read(data)
            if scalar is EDITION:
                value = self.editions.get(cast("str", value), UNREAD)
        elif isinstance(data, list) and _origin(kind) is list:
            return self._list(cast("list[object]", data), get_args(kind)[0], path)
        elif isinstance(data, Mapping) and is_typeddict(kind):
            found = self.fields(cast("Mapping[Any, object]", data), kind, path)
            return self._built(found, self.builds.get(kind, dict), path)
        if value is UNREAD:
            self.problems.add(path, f"give {_wanted(shape)}")
        return value

    def _list(self, data: list[object], shape: Shape, path: str) -> object:
        members = [self.read(member, shape, indexed(path, place)) for place, member in enumerate(data)]
        return UNREAD if UNREAD in members else tuple(members)

    def fields(self, data: Mapping[Any, object], shape: Shape, path: str) -> dict[str, Any]:
        """Read each key of an object; a required key that is missing is UNREAD too."""
        keys, found = keys_of(shape), dict[str, object]()
        # All hidden names together are one problem.
        for key in dict.fromkeys(shown_name(key) for key in data if key not in keys):
            message = f"this key is not known; leave it out, or use one of {', '.join(keys)}"
            self.problems.add(joined(path, key), message)
        for key, inner in keys.items():
            if key in data:
                found[key] = self.read(data[key], inner, joined(path, key))
            elif key in shape.__required_keys__:
                self.problems.add(joined(path, key), f"give {_wanted(inner)}")
                found[key] = UNREAD
        return found

    def _built(self, found: dict[str, object], build: Callable[..., object], path: str) -> object:
        """Make the value. An attrs class checks all fields, so it is called even when some are UNREAD."""
        unread = {key for key, value in found.items() if value is UNREAD}
        if unread and not attrs.has(cast("type", getattr(build, "func", build))):
            return UNREAD
        try:
            value = build(**found)
        except InvalidInputError as error:
            # The unread fields have a problem of their own already.
            others = [problem for problem in error.problems if problem.path not in unread]
            self.problems.extend(within(path, others), error.more)
            return UNREAD
        return UNREAD if unread else value


def _kind_of(data: object, kinds: list[Shape]) -> Shape:
    """Choose the intended kind: a code, or the object that shares most keys with the data."""
    chosen = [kind for kind in kinds if _is_any(kind) or is_typeddict(kind) is isinstance(data, Mapping)]
    # Only several kinds of object have to be distinguished by their keys.
    if len(chosen) < len(kinds) or len(kinds) == 1:
        return chosen[0] if chosen else None
    names = {*cast("Mapping[object, object]", data)}
    return max(chosen, key=lambda kind: len(keys_of(kind).keys() & names))


def _is_any(kind: Shape) -> bool:
    """Return whether a kind accepts anything, for its owner to read later."""
    return kind is object or (_origin(kind) is Annotated and get_args(kind)[0] is object)


def _wanted(shape: Shape) -> str:
    """Write the end of a message that begins with *give*."""
    wanted = [_wanted_of(kind) for kind in _kinds(shape)]
    return ", or ".join([*wanted, "null"] if NoneType in get_args(shape) else wanted)


def _wanted_of(kind: Shape) -> str:
    scalar = _scalar(kind)
    if scalar:
        return scalar.wanted
    if _origin(kind) is list:
        return f"a list, each member {_wanted(get_args(kind)[0])}"
    return f"an object with {', '.join(keys_of(kind))}"
