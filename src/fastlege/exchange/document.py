"""Documents of JSON (*dokumenter*): a version, whom it is for, and one value.

``{"fastlege": 1, "audience": "caseworker", "person": {…}}``. The caseworker's documents are exact, and are
read back; the citizen's are made of what is disclosed, and are only ever shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from fastlege.errors import InvalidDocumentError, InvalidInputError, Problem
from fastlege.exchange.forms import UNREAD, Description, Notes, View, as_object
from fastlege.exchange.kinds import FACTS, SHOWN, kind_name, record_of
from fastlege.exchange.scalars import NUMBER
from fastlege.policy import Policy
from fastlege.problems import audience_row, is_a, language_row, shown_name, validate
from fastlege.rules.refusal import RefusedError
from fastlege.services import Menu
from fastlege.terms import Audience, Language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["VERSION", "from_json", "schema", "to_json"]

VERSION: Final = 1
"""The version of the form. A key that is added and may be left out does not change it."""

_T = TypeVar("_T")
_KINDS: Final[Mapping[Audience, tuple[type[Any], ...]]] = {
    Audience.CASEWORKER: (*FACTS, *SHOWN),
    Audience.CITIZEN: SHOWN,
}


def to_json(
    value: object,
    *,
    audience: Audience | str = Audience.CITIZEN,
    language: Language | str = Language.BOKMAAL,
    policy: Policy | None = None,
) -> dict[str, Any]:
    """Write a value as plain JSON data (*til JSON*).

    Args:
        value: A fact, a decision, a refusal, a menu, a deadline, a request or what belongs to one.
        audience: Who reads it, ``citizen`` or ``caseworker``. The citizen's is made of what is disclosed;
            the caseworker's is for systems as well, is whole, and can be read back.
        language: The language of the texts in it.
        policy: The edition whose numbers the texts name, as in `Decision.explain`; by default the page's own.
            A menu, and a refusal that carries one, keep their own edition whatever is given here.

    Raises:
        InvalidInputError: When there is no such form, or an argument is not what it must be. Facts have no
            form for citizens.

    Examples:
        >>> from fastlege import Office
        >>> to_json(Office(name="Sentrum", participates=None), audience=Audience.CASEWORKER)["office"]["name"]
        'Sentrum'
    """
    view = _view(audience, language, policy)
    if isinstance(value, Menu | RefusedError) and value.policy:
        view = view._replace(policy=value.policy)
    if type(value) not in _KINDS[view.audience]:
        kinds = ", ".join(kind.__name__ for kind in _KINDS[view.audience])
        for_systems = f"give audience=Audience.CASEWORKER with a fact; for citizens there are {kinds}"
        message = for_systems if type(value) in FACTS else f"give one of {kinds}"
        raise InvalidInputError([Problem("value", message)])
    form = record_of(type(value), view.audience)
    return {
        "fastlege": VERSION,
        "audience": view.audience.value,
        kind_name(type(value)): form.write(value, view),
    }


def from_json(kind: type[_T], data: object) -> _T:
    """Read a value from plain JSON data (*fra JSON*), as `to_json` writes it for a caseworker.

    Args:
        kind: Which type to read.
        data: The document, parsed.

    Raises:
        InvalidInputError: When the kind is not one that can be read.
        InvalidDocumentError: With every problem and its path.

    Examples:
        >>> from fastlege import Office
        >>> document = {"fastlege": 1, "audience": "caseworker", "office": {"name": "", "participates": 1}}
        >>> from_json(Office, document)
        Traceback (most recent call last):
        ...
        fastlege.errors.InvalidDocumentError: office.participates: give true or false, or null
        office.name: give a text that is not blank, without control characters
    """
    if not is_a(type, kind) or kind not in _KINDS[Audience.CASEWORKER]:
        kinds = ", ".join(kind.__name__ for kind in _KINDS[Audience.CASEWORKER])
        raise InvalidInputError([Problem("kind", f"give one of {kinds}")])
    notes = Notes()
    value = _read(kind, data, notes)
    notes.problems.raise_any(InvalidDocumentError)
    return cast("_T", value)


def schema() -> dict[str, Any]:
    """Give the JSON Schema of all documents (*skjema*), draft 2020-12, made of the same forms.

    Examples:
        >>> schema()["$id"]
        'urn:fastlege:json:1'
    """
    definitions: Description = {}
    documents = [
        _described(kind, audience, definitions) for audience, kinds in _KINDS.items() for kind in kinds
    ]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:fastlege:json:{VERSION}",
        "title": "fastlege: facts, decisions, menus, requests and what follows from them",
        "oneOf": documents,
        "$defs": dict(sorted(definitions.items())),
    }


def _view(audience: Audience | str, language: Language | str, policy: Policy | None) -> View:
    validate(
        audience_row(audience),
        language_row(language),
        ("policy", policy is None or isinstance(policy, Policy), "give a Policy, or None"),
        error=InvalidInputError,
    )
    return View(Audience(audience), Language(language), policy)


def _read(kind: type[Any], data: object, notes: Notes) -> object:
    name = kind_name(kind)
    given = as_object(data)
    if given is None:
        return notes.add(name, "a document: an object with fastlege, audience and the value")
    notes.problems.extend(_misfits(name, given))
    if name not in given:
        return UNREAD
    return record_of(kind, Audience.CASEWORKER).read(given[name], name, notes)


def _misfits(name: str, given: Mapping[str, object]) -> Iterator[Problem]:
    if NUMBER.parse(given.get("fastlege")) != VERSION:
        yield Problem("fastlege", f"give {VERSION}, the version of the form")
    if given.get("audience") != Audience.CASEWORKER.value:
        yield Problem("audience", "give 'caseworker'; what was made for a citizen is not read back")
    if name not in given:
        yield Problem(name, "give the value")
    for other in sorted({shown_name(key) for key in given if key not in {"fastlege", "audience", name}}):
        yield Problem(
            other,
            f"this key is not known; leave it out, or use one of fastlege, audience, {name}",
        )


def _described(kind: type[Any], audience: Audience, definitions: Description) -> Description:
    name = kind_name(kind)
    return {
        "type": "object",
        "properties": {
            "fastlege": {"const": VERSION},
            "audience": {"const": audience.value},
            name: record_of(kind, audience).describe(definitions),
        },
        "required": ["fastlege", "audience", name],
        "additionalProperties": False,
    }
