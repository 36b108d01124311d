"""An object of JSON (*post*): its keys, what each holds, and what is made of them.

A key that follows from the others, such as ``granted``, is written for those who read, and may be left out
when it is read; one that contradicts the others is a problem.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import attrs

from fastlege.errors import InvalidInputError, Problem
from fastlege.exchange.forms import UNREAD, Description, Form, Notes, Unread, View, as_object
from fastlege.problems import joined, shown_name, within

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Field", "Record", "attribute", "derived", "reworded"]

T = TypeVar("T")


class Field(NamedTuple):
    """One key of an object (*felt*).

    Attributes:
        form: How its value stands in JSON.
        take: Takes the value out of the whole, for a view.
        required: Whether it must be there when it is read.
        follows: Tells whether what was read agrees with the whole that the other keys make; None: the key is
            one that the whole is made of.
    """

    form: Form[Any]
    take: Callable[[Any, View], object]
    required: bool = True
    follows: Callable[[Any, Any], bool] | None = None


def attribute(path: str) -> Callable[[object, View], object]:
    """Take an attribute, or an attribute of one."""
    found = attrgetter(path)
    return lambda whole, _: found(whole)


def derived(form: Form[Any], path: str, agrees: Callable[[Any, Any], bool] | None = None) -> Field:
    """Give a key that follows from the others: the attribute, which what is read must equal."""
    found = attrgetter(path)

    def equal(read: object, whole: object) -> bool:
        return bool(read == found(whole))

    return Field(form, attribute(path), required=False, follows=agrees or equal)


def reworded(form: Form[Any], take: Callable[[Any, View], object]) -> Field:
    """Give a key with a text that follows; texts are reworded between versions, so any is read."""
    return Field(form, take, required=False, follows=_any)


def _any(*_: object) -> bool:
    return True


@attrs.frozen(eq=False)
class Record(Form[T]):
    """An object of JSON (*post*).

    Attributes:
        name: What it is called in the schema and in problems.
        fields: Its keys, in the order in which they are written.
        build: Makes the whole of the values, by keyword.
        bears_unread: Whether `build` checks every value, so that it can be told of those that could not be
            read and say what else is wrong.
        shown: What is written instead of a value: the disclosed one, for a citizen.
    """

    name: str
    fields: Mapping[str, Field]
    build: Callable[..., T]
    bears_unread: bool = False
    shown: Callable[[T], T] | None = None

    def wanted(self) -> str:
        """Say that it is an object, and of which kind."""
        return f"an object of the kind {self.name}"

    def write(self, value: T, view: View) -> dict[str, object]:
        """Write every key."""
        whole = self.shown(value) if self.shown else value
        return {name: field.form.write(field.take(whole, view), view) for name, field in self.fields.items()}

    def read(self, data: object, path: str, notes: Notes) -> T | Unread:
        """Read every key, and make the whole of them."""
        found = self.read_fields(data, path, notes)
        return UNREAD if found is None else self._whole(found, path, notes)

    def read_fields(self, data: object, path: str, notes: Notes) -> dict[str, object] | None:
        """Read every key; one that is required and not there is unread; None when it is no object."""
        given = as_object(data)
        if given is None:
            notes.add(path, self.wanted())
            return None
        notes.problems.extend(self._unknown(given, path))
        found: dict[str, object] = {}
        for name, field in self.fields.items():
            place = joined(path, name)
            if name in given:
                found[name] = field.form.read(given[name], place, notes)
            elif field.required:
                found[name] = notes.add(place, field.form.wanted())
        return found

    def describe(self, definitions: Description) -> Description:
        """Refer to the definition of the kind."""
        if self.name not in definitions:
            definitions[self.name] = {}  # Keeps its place while those that it refers to are added.
            definitions[self.name] = {
                "type": "object",
                "properties": {name: field.form.describe(definitions) for name, field in self.fields.items()},
                "required": [name for name, field in self.fields.items() if field.required],
                "additionalProperties": False,
            }
        return {"$ref": f"#/$defs/{self.name}"}

    def _unknown(self, given: Iterable[object], path: str) -> Iterator[Problem]:
        for name in sorted({shown_name(name) for name in given if name not in self.fields}):
            known = ", ".join(self.fields)
            message = f"this key is not known; leave it out, or use one of {known}"
            yield Problem(joined(path, name), message)

    def _whole(self, found: dict[str, object], path: str, notes: Notes) -> T | Unread:
        unread = {name for name, value in found.items() if value is UNREAD}
        if unread and not self.bears_unread:
            return UNREAD
        made_of = {name: value for name, value in found.items() if self.fields[name].follows is None}
        try:
            whole = self.build(**made_of)
        except InvalidInputError as error:
            told = (problem for problem in error.problems if problem.path not in unread)
            notes.problems.extend(within(path, told), error.more)
            return UNREAD
        for name, value in found.items():
            agrees = self.fields[name].follows
            if agrees and name not in unread and not agrees(value, whole):
                notes.add(joined(path, name), "what follows from the other keys, or leave it out")
        return UNREAD if unread else whole
