"""How one value stands in JSON (*form*): how it is written, read back, and described in the schema.

One description drives all three, so that they cannot disagree. A form reads strictly: ``"5"`` is no number,
a text is no list, and every problem is kept with its path and what to give instead, never with the value.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from copy import deepcopy
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, Generic, NamedTuple, TypeVar, cast

import attrs

from fastlege.problems import Problems

if TYPE_CHECKING:
    from fastlege.policy import Policy
    from fastlege.terms import Audience, Language

__all__ = ["UNREAD", "Description", "Form", "Leaf", "Notes", "Unread", "View", "as_object"]

T = TypeVar("T")

Description = dict[str, Any]
"""A part of the JSON Schema."""


class Unread(Enum):
    """What stands for a value that could not be read; None is a value."""

    UNREAD = "unread"


UNREAD: Final = Unread.UNREAD


class View(NamedTuple):
    """Who reads what is written, and how (*visning*).

    Attributes:
        audience: Who reads it.
        language: The language of the texts.
        policy: The edition whose numbers the texts name; None: the page's own.
    """

    audience: Audience
    language: Language
    policy: Policy | None = None


class Notes:
    """The problems met while reading (*merknader*)."""

    def __init__(self) -> None:
        """Begin with none."""
        self.problems = Problems()

    def add(self, path: str, wanted: str) -> Unread:
        """Keep a problem, and give what stands for the value."""
        self.problems.add(path, f"give {wanted}")
        return UNREAD


def as_object(data: object) -> Mapping[str, Any] | None:
    """Take an object of JSON; None when it is something else."""
    return cast("Mapping[str, Any]", data) if isinstance(data, Mapping) else None


class Form(ABC, Generic[T]):
    """How values of one type stand in JSON (*form*)."""

    @abstractmethod
    def wanted(self) -> str:
        """Say what to give, as a problem says it after the word *give*."""

    @abstractmethod
    def write(self, value: T, view: View) -> object:
        """Write a value as plain JSON data."""

    @abstractmethod
    def read(self, data: object, path: str, notes: Notes) -> T | Unread:
        """Read a value, or keep every problem with it."""

    @abstractmethod
    def describe(self, definitions: Description) -> Description:
        """Describe the form in JSON Schema; what has a name of its own is added to the definitions."""


@attrs.frozen(eq=False)
class Leaf(Form[T]):
    """A value that is one JSON scalar: a text, a number, a date, a code."""

    words: str
    description: Mapping[str, Any]
    parse: Callable[[object], T | Unread]
    as_scalar: Callable[[T], object]

    def wanted(self) -> str:
        """Give the words for it."""
        return self.words

    def write(self, value: T, view: View) -> object:  # noqa: ARG002  # a scalar is the same for all
        """Write the scalar."""
        return self.as_scalar(value)

    def read(self, data: object, path: str, notes: Notes) -> T | Unread:
        """Read the scalar."""
        value = self.parse(data)
        return notes.add(path, self.wanted()) if value is UNREAD else value

    def describe(self, definitions: Description) -> Description:  # noqa: ARG002  # it has no name
        """Describe it where it stands."""
        return deepcopy(dict(self.description))
