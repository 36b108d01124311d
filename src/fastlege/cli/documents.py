"""The register documents in family files and case files (*registerdokumenter*).

A citizen must not learn what is wrong with a document. So a document is recognised before it is read, even
when it is broken: an object with a plain person's keys is a plain person, and everything else is a document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeGuard

from fastlege.exchange import types
from fastlege.exchange.shapes import keys_of
from fastlege.json_text import is_array, is_object, repeats
from fastlege.problems import indexed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = [
    "documents_of",
    "is_document",
    "is_of_a_register",
    "is_plain",
    "is_text_of_json",
    "stand_in",
    "with_stand_ins",
]

_OF_DOCUMENTS: Final = frozenset(
    (
        *("identifikasjonsnummer", "folkeregisteridentifikator", "data", "errors", "hentPerson"),
        *("oppslag", "hentPersonBolk"),
    )
)
"""Keys at the top of answers from the registers, which our files and plain people never have."""
_OF_PEOPLE: Final = keys_of(types.PersonData).keys()
_BLANKS: Final = " \t\n\r\ufeff"
_UNREADABLE: Final[Mapping[str, Any]] = {"identifikasjonsnummer": []}
"""Replaces a document that repeats a name: it is unknown which value the register meant."""


def is_document(data: object) -> TypeGuard[Mapping[str, Any]]:
    """Return whether data is certainly a document or an answer from a register."""
    return is_object(data) and not _OF_DOCUMENTS.isdisjoint(data)


def is_plain(data: object) -> bool:
    """Return whether data is intended as a plain person."""
    return is_object(data) and not is_document(data) and not _OF_PEOPLE.isdisjoint(data)


def is_text_of_json(data: object) -> TypeGuard[str]:
    """Return whether data is a document as text, rather than an id or the path of a file."""
    return isinstance(data, str) and data.lstrip(_BLANKS).startswith("{")


def is_of_a_register(family: object) -> TypeGuard[Mapping[str, Any]]:
    """Return whether a family consists of documents: its child is one, or any other member is."""
    if not is_object(family):
        return False
    return ("child" in family and not is_plain(family["child"])) or any(
        is_document(document) for _, document in documents_of(family)
    )


def documents_of(family: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    """Yield the documents of a family, or the values in their place, with their paths."""
    yield "child", family.get("child")
    for name in ("parents", "others"):
        documents = family.get(name)
        if not is_array(documents):
            yield name, documents
        for place, document in enumerate(documents if is_array(documents) else ()):
            yield indexed(name, place), document


def with_stand_ins(family: Mapping[str, Any]) -> Mapping[str, Any]:
    """Replace each document of a family that repeats a name."""
    replaced = {
        name: [stand_in(each) for each in family[name]] if is_array(family[name]) else stand_in(family[name])
        for name in ("child", "parents", "others")
        if name in family
    }
    return {**family, **replaced}


def stand_in(document: object) -> object:
    """Replace a document that repeats a name by one that cannot be read either."""
    return _UNREADABLE if repeats(document) else document
