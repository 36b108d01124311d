"""What an implementation in Python is given in a case, and what its answer tells (*spørsmål og svar*).

`fastlege.exchange` reads the same form and checks each key; the files were checked when they were made, and
here thousands of families are made at once.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final, cast

from fastlege.facts import Address, CadastralAddress, Family, Parent, Person, StreetAddress
from fastlege.json_text import is_array, is_object
from fastlege.terms import Channel, Grading, MissingReason, ParentRole, PersonId, Standing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["given", "shown_by", "told_by"]


def given(part: str, data: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return what is made of the input of a part; of a citizen's, an adult and a family for each."""
    if part == "documents":
        return (json.dumps(data, ensure_ascii=False),)
    if part == "facts":
        return tuple(_meant("alike", data))
    told = (_meant(name, value) for name, value in data.items())
    return tuple(*told) if part == "citizen" else tuple(told)


def told_by(answer: Any, expected: Mapping[str, Any]) -> dict[str, Any]:  # noqa: ANN401  # whatever is answered
    """Return what an answer tells of what is expected, as JSON has it; a scalar alone is the first."""
    if isinstance(answer, bool | str | date):
        told = {next(iter(expected)): answer}
    elif is_object(answer):
        told = {name: answer[name] for name in expected if name in answer}
    else:
        told = {name: getattr(answer, name) for name in expected if hasattr(answer, name)}
    plain: dict[str, Any] = json.loads(json.dumps(told, default=_plain))
    return plain


def shown_by(answer: Any) -> object:  # noqa: ANN401  # whatever an implementation answers
    """Return what a citizen is shown; None: the answer does not tell."""
    if is_object(answer) and "granted" in answer:
        return answer.get("shown")
    explain: Callable[[], object] | None = getattr(answer, "explain", None)
    if explain:
        return explain()
    return None if isinstance(answer, bool) else cast("object", answer)


def _plain(value: Any) -> object:  # noqa: ANN401  # whatever an implementation answers with
    """Write what JSON has no form for: codes, instants in UTC, days."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    return dict(value) if is_object(value) else getattr(value, "value", repr(value))


def _meant(name: str, value: Any) -> Any:  # noqa: ANN401  # whatever stands in JSON
    """Return what a value means by its key, and so at every depth; null stays none."""
    if is_array(value):
        return [_meant(name, each) for each in value]
    if is_object(value):
        return _KINDS[name](**{key: _meant(key, part) for key, part in value.items()})
    return _CODES[name](value) if value is not None and name in _CODES else value


def _asked(adult: Person | PersonId, family: Family) -> tuple[Person, Family]:
    return adult if isinstance(adult, Person) else family.parent(adult).person, family


def _place(**told: Any) -> StreetAddress | CadastralAddress:  # noqa: ANN401  # the parts of a place
    return (StreetAddress if "street_name" in told else CadastralAddress)(**told)


_KINDS: Final[Mapping[str, Callable[..., object]]] = {
    **dict.fromkeys(("one", "other", "home", "shared_residences"), Address),
    **dict.fromkeys(("adult", "child", "person"), Person),
    "parents": Parent,
    "family": Family,
    "place": _place,
    "alike": _asked,
}
"""What is made of the object under a key, or of each in the list there."""
_CODES: Final[Mapping[str, Callable[[str], object]]] = {
    "as_of": date.fromisoformat,
    "birth_date": date.fromisoformat,
    "at": datetime.fromisoformat,
    "standing": Standing,
    "grading": Grading,
    "role": ParentRole,
    "notify_by": Channel,
    "missing_because": MissingReason,
}
"""What is made of the text under a key."""
