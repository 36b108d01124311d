"""Forms made of others (*sammensatte verdier*): lists, sets, a value or null, one kind or another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

import attrs

from fastlege.errors import Problem
from fastlege.exchange.forms import UNREAD, Form, Leaf, Notes, as_object
from fastlege.problems import indexed, joined

if TYPE_CHECKING:
    from fastlege.exchange.forms import Description, Unread, View

__all__ = ["Either", "OrNull", "Row", "Selection", "Tagged"]

T = TypeVar("T")


@attrs.frozen(eq=False)
class OrNull(Form[T | None]):
    """A value, or null when there is none or it is not known."""

    form: Form[T]

    def wanted(self) -> str:
        """Say what the form wants, or null."""
        return f"{self.form.wanted()}, or null"

    def write(self, value: T | None, view: View) -> object:
        """Write null for None."""
        return None if value is None else self.form.write(value, view)

    def read(self, data: object, path: str, notes: Notes) -> T | Unread | None:
        """Read null as None; what is neither is told of both."""
        if data is None:
            return None
        own = Notes()
        value = self.form.read(data, path, own)
        if list(own.problems) == [Problem(path, f"give {self.form.wanted()}")]:
            return notes.add(path, self.wanted())
        notes.problems.extend(own.problems, own.problems.more)
        return value

    def describe(self, definitions: Description) -> Description:
        """Describe both."""
        return {"anyOf": [self.form.describe(definitions), {"type": "null"}]}


@attrs.frozen(eq=False)
class Row(Form[tuple[T, ...]]):
    """A list of values in an order (*rekke*); a tuple in Python."""

    form: Form[T]
    size: int | None = None

    def wanted(self) -> str:
        """Say of what it is a list."""
        return f"a list{'' if self.size is None else f' of {self.size}'}, each member {self.form.wanted()}"

    def write(self, value: tuple[T, ...], view: View) -> object:
        """Write each in turn."""
        return [self.form.write(member, view) for member in value]

    def read(self, data: object, path: str, notes: Notes) -> tuple[T, ...] | Unread:
        """Read each; an index is part of the path."""
        if not isinstance(data, list) or self.size not in {None, len(cast("list[object]", data))}:
            return notes.add(path, self.wanted())
        members = [
            self.form.read(member, indexed(path, place), notes)
            for place, member in enumerate(cast("list[object]", data))
        ]
        return UNREAD if UNREAD in members else tuple(cast("list[T]", members))

    def describe(self, definitions: Description) -> Description:
        """Describe the list and its members."""
        limits = {} if self.size is None else {"minItems": self.size, "maxItems": self.size}
        return {"type": "array", "items": self.form.describe(definitions), **limits}


@attrs.frozen(eq=False)
class Selection(Form[frozenset[T]]):
    """A set of codes (*utvalg*): a list without repetitions, written in the vocabulary's order."""

    codes: Leaf[T]
    order: tuple[T, ...]

    def wanted(self) -> str:
        """Say of what it is a list."""
        return f"a list, each member {self.codes.wanted()}, and none twice"

    def write(self, value: frozenset[T], view: View) -> object:
        """Write the codes in order."""
        return [self.codes.write(member, view) for member in self.order if member in value]

    def read(self, data: object, path: str, notes: Notes) -> frozenset[T] | Unread:
        """Read the codes, in any order."""
        if not isinstance(data, list):
            return notes.add(path, self.wanted())
        members = Row(self.codes).read(cast("object", data), path, notes)
        if members is UNREAD:
            return UNREAD
        chosen = frozenset(members)
        return notes.add(path, self.wanted()) if len(chosen) < len(members) else chosen

    def describe(self, definitions: Description) -> Description:
        """Describe the list."""
        return {"type": "array", "items": self.codes.describe(definitions), "uniqueItems": True}


@attrs.frozen(eq=False)
class Either(Form[Any]):
    """An object, or one code instead of it."""

    whole: Form[Any]
    code: Leaf[Any]
    kind: type

    def wanted(self) -> str:
        """Say both."""
        return f"{self.whole.wanted()}, or {self.code.wanted()}"

    def write(self, value: object, view: View) -> object:
        """Write the one that it is."""
        return (self.whole if isinstance(value, self.kind) else self.code).write(value, view)

    def read(self, data: object, path: str, notes: Notes) -> object:
        """Read an object as the one and anything else as the other."""
        if as_object(data) is not None:
            return self.whole.read(data, path, notes)
        value: object = self.code.parse(data)
        return notes.add(path, self.wanted()) if value is UNREAD else value

    def describe(self, definitions: Description) -> Description:
        """Describe both."""
        return {"anyOf": [self.whole.describe(definitions), self.code.describe(definitions)]}


@attrs.frozen(eq=False)
class Tagged(Form[Any]):
    """One of several kinds of object: an object with one key, which names the kind."""

    forms: Mapping[str, Form[Any]]
    kinds: Mapping[type, str]

    def wanted(self) -> str:
        """Say which keys there are."""
        return f"an object with one key, which is one of {', '.join(self.forms)}"

    def write(self, value: object, view: View) -> object:
        """Write the kind's name and the value."""
        name = self.kinds[type(value)]
        return {name: self.forms[name].write(value, view)}

    def read(self, data: object, path: str, notes: Notes) -> object:
        """Read the kind that is named."""
        fields = as_object(data) or {}
        if len(fields) == 1:
            ((name, value),) = fields.items()
            if name in self.forms:
                return self.forms[name].read(value, joined(path, name), notes)
        return notes.add(path, self.wanted())

    def describe(self, definitions: Description) -> Description:
        """Describe each kind; there is exactly one."""
        return {
            "type": "object",
            "properties": {name: form.describe(definitions) for name, form in self.forms.items()},
            "additionalProperties": False,
            "minProperties": 1,
            "maxProperties": 1,
        }
