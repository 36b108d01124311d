"""What a register answers (*svar*): one person, or several that were looked up at once.

Folkeregisteret answers with a person document, or with ``oppslag``. PDL answers with ``data``, under any name
that the query gave it, and ``errors``; ``data`` alone and a person alone are taken too. The register is told
from the names at the top; no name is at the top of both. Beside an error that may concern a person, or beside
``extensions.warnings``, what is empty may only have been withheld: it says nothing. What a query asked for
beside persons, under PDL's own name for it, is passed over.

References:
    Skatteetaten, Folkeregisteret, OpenAPI 1.5, PersonBulkoppslagResponse.
    NAV, PDL, GraphQL schema of 2024, HentPersonBolkResult; GraphQL, "response format".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from fastlege.json_text import is_array, is_object
from fastlege.problems import joined, shown_name
from fastlege.register.folkeregisteret import PersonDocument
from fastlege.register.pdl import PdlPerson

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fastlege.register.as_of import Reading
    from fastlege.register.document import RegisterDocument

    Document = bytes | str | Mapping[str, Any]

__all__ = ["Document", "Lookup", "as_lookups", "as_person", "person_in"]

_OF_PDL: Final = frozenset(("data", "errors", "hentPerson", "hentPersonBolk", "person"))
"""Any of them at the top makes it an answer of PDL."""
_NOT_PERSONS: Final = frozenset(
    ("hentIdenter", "hentIdenterBolk", "hentGeografiskTilknytning", "hentGeografiskTilknytningBolk")
)
"""What a query may ask for in the same breath."""
_CODE: Final = re.compile("[a-z_]{1,40}")
_SEVERAL: Final = "give an answer on one person, or read one on several people with read_bulk"


class Lookup(NamedTuple):
    """One of several people who were looked up (*oppslag*).

    Attributes:
        number: The identity number that was asked for; None: the answer does not say.
        person: The person; None: the register gave none, and perhaps said why.
    """

    number: str | None
    person: RegisterDocument | None

    def __repr__(self) -> str:
        """Show nothing of anybody."""
        return "Lookup(…)"


def as_person(document: Document, path: str, reading: Reading) -> RegisterDocument | None:
    """Take an answer on one person; None when it is none, with the problem kept."""
    fields = reading.fields_of(document, path)
    return None if fields is None else person_in(fields, path, reading)


def person_in(fields: Mapping[str, Any], path: str, reading: Reading) -> RegisterDocument | None:
    """Find the person in an answer on one; None when there is none, with the problem kept."""
    if "folkeregisteridentifikator" in fields:
        return PdlPerson(fields, path, reading)
    if "oppslag" in fields:
        reading.problems.add(path, _SEVERAL)
        return None
    return (
        _one_of(_PdlAnswer(fields, path, reading))
        if _is_pdl(fields)
        else PersonDocument(fields, path, reading)
    )


def as_lookups(document: Document, path: str, reading: Reading) -> list[Lookup]:
    """Take an answer on several people, in its order; a problem is kept when it is none."""
    fields = reading.fields_of(document, path)
    if fields is None:
        return []
    if _is_pdl(fields):
        return _several_of(_PdlAnswer(fields, path, reading))
    if not is_array(fields.get("oppslag")):
        reading.problems.add(
            path,
            "give an answer on several people: Folkeregisteret's oppslag, or PDL's hentPersonBolk",
        )
    entries = PersonDocument(fields, path, reading).entries("oppslag")
    return [
        Lookup(entry.text("foedselsEllerDNummer"), entry.child("folkeregisterperson")) for entry in entries
    ]


def _is_pdl(fields: Mapping[str, Any]) -> bool:
    return not _OF_PDL.isdisjoint(fields)


class _PdlAnswer:
    """The response to a query (*svar fra PDL*): its data, and whether it may be less than was asked for."""

    def __init__(self, fields: Mapping[str, Any], path: str, reading: Reading) -> None:
        """Take the response, or its data alone."""
        is_whole = "data" in fields or "errors" in fields
        data = fields.get("data") if is_whole else fields
        parts: Mapping[str, Any] = data if is_object(data) else {}
        self.data: Mapping[str, Any] = {name: parts[name] for name in parts if name not in _NOT_PERSONS}
        self.errors = fields.get("errors") if is_whole else None
        self.warns = _warns(fields.get("extensions"))
        self.root = PdlPerson(self.data, joined(path, "data") if is_whole else path, reading)

    def problem(self, message: str) -> None:
        """Keep a problem, with the codes that PDL gave; its messages may name somebody."""
        codes = ", ".join(sorted(_codes(self.errors)))
        self.root.reading.problems.add(
            self.root.path, f"{message}; PDL answered: {codes}" if codes else message
        )

    def as_said(self, person: PdlPerson, *place: str | int) -> PdlPerson:
        """Give the person in a place of the data; in a partial answer, what is empty says nothing."""
        if self.warns or _concern(self.errors, place):
            person.fields = {
                name: value for name, value in person.fields.items() if value or not is_array(value)
            }
        return person


def _one_of(answer: _PdlAnswer) -> PdlPerson | None:
    people = [(name, fields) for name, fields in answer.data.items() if is_object(fields)]
    if len(people) == 1:
        name, fields = people[0]
        return answer.as_said(PdlPerson(fields, shown_name(name), answer.root.reading, answer.root), name)
    several = people or any(map(is_array, answer.data.values()))
    answer.problem(_SEVERAL if several else "give an answer with a person")
    return None


def _several_of(answer: _PdlAnswer) -> list[Lookup]:
    arrays = [(name, entries) for name, entries in answer.data.items() if is_array(entries)]
    if len(arrays) != 1:
        answer.problem("give an answer with exactly one hentPersonBolk")
        return []
    name, entries = arrays[0]
    element = shown_name(name)
    answer.root.fields = {element: entries}
    found = [(entry, entry.text("ident"), entry.child("person")) for entry in answer.root.entries(element)]
    return [
        Lookup(number, person and answer.as_said(person, name, entry.index or 0))
        for entry, number, person in found
    ]


def _warns(extensions: object) -> bool:
    """Tell whether a response warns, as PDL does beside data of which one may not see everything; ours."""
    return is_object(extensions) and bool(extensions.get("warnings"))


def _concern(errors: object, place: Sequence[str | int]) -> bool:
    """Tell whether an error may concern a place of the data; one that does not say where may concern all."""
    if not errors:
        return False
    return not is_array(errors) or any(_leads_to(error, place) for error in errors)


def _leads_to(error: object, place: Sequence[str | int]) -> bool:
    path = error.get("path") if is_object(error) else None
    if not is_array(path):
        return True
    return all(step == asked for step, asked in zip(path, place, strict=False))


def _codes(errors: object) -> set[str]:
    """Find the codes of a response's errors, as far as they are plain words."""
    found = [error.get("extensions") for error in errors if is_object(error)] if is_array(errors) else []
    codes = [extensions.get("code") for extensions in found if is_object(extensions)]
    return {code for code in codes if isinstance(code, str) and _CODE.fullmatch(code)}
