"""What an implementation in Python is given (*spørsmålet*): facts, made of the JSON of a case."""

from __future__ import annotations

import json
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Final, cast

from fastlege.facts import Address, CadastralAddress, Family, Parent, Person, StreetAddress
from fastlege.terms import Channel, Grading, MissingReason, ParentRole, PersonId, Standing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["given"]


def given(part: str, data: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return the arguments that the input of a part means; a citizen's are in a list."""
    text = json.dumps(data, ensure_ascii=False)
    return (text,) if part == "documents" else cast("tuple[Any, ...]", json.loads(text, object_hook=_meant))


def _meant(told: dict[str, Any]) -> object:
    """Make what an object means, by a key that only its kind has; null is what it is to leave a key out."""
    kind = next((_KINDS[key] for key in _KINDS if key in told), _KINDS[""])
    known = {
        key: _CODES[key](value) if value is not None and key in _CODES else value
        for key, value in told.items()
        if (key, value) != ("all_parents_known", None)
    }
    return kind(**known)


def _asked(adult: Person | PersonId, family: Family) -> tuple[Person, Family]:
    """Take the adult as told, or by id as the family holds it."""
    return adult if isinstance(adult, Person) else family.parent(adult).person, family


def _arguments(**told: object) -> tuple[object, ...]:
    return tuple(told.values())


_KINDS: Final[Mapping[str, Callable[..., object]]] = {
    "id": partial(Person, protected=None, standing=None),
    "person": partial(Parent, responsibility=None),
    "parents": Family,
    "street_name": StreetAddress,
    "land_number": CadastralAddress,
    "adult": _asked,
    **dict.fromkeys(("alike", "one", "at", "text"), _arguments),
    "": partial(Address, grading=None),  # the only object that has no key for certain
}
_CODES: Final[Mapping[str, Callable[[Any], object]]] = {
    **dict.fromkeys(("as_of", "birth_date"), date.fromisoformat),
    "at": datetime.fromisoformat,
    "standing": Standing,
    "grading": Grading,
    "role": ParentRole,
    "notify_by": Channel,
    "missing_because": MissingReason,
}
