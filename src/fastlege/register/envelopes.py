"""Whose answer is it (*svar*)? From an answer to the object of each person in it.

Folkeregisteret answers with a person document, or with ``oppslag``. PDL answers with ``data``, under any name
that the query gave it, and ``errors``; ``data`` alone and a person alone are taken too. The register is told
from the names at the top; no name is at the top of both. What a query asks for beside persons is told from
what it holds. Where an error may concern a person, or the answer warns, something may have been withheld.

References:
    Skatteetaten, Folkeregisteret, OpenAPI 1.5, PersonBulkoppslagResponse.
    NAV, PDL, GraphQL schema of 2024, HentPersonBolkResult; GraphQL, "response format".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from fastlege.json_text import is_array, is_object
from fastlege.problems import indexed, joined
from fastlege.register.cursor import Cursor
from fastlege.register.description import Dossier
from fastlege.register.folkeregisteret import FOLKEREGISTERET
from fastlege.register.pdl import PDL
from fastlege.register.reading import Reading
from fastlege.register.schema_check import shown
from fastlege.terms import MissingReason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import TypeAlias

    Document: TypeAlias = bytes | str | Mapping[str, Any]

__all__ = ["Document", "Lookup", "Missing", "lookups_of", "person_in", "person_of"]

_OF_PDL: Final = frozenset(("data", "errors", "hentPerson", "hentPersonBolk", "person"))
"""Any of them at the top makes it an answer of PDL."""
_NOT_PERSONS: Final = frozenset(
    ("hentIdenter", "hentIdenterBolk", "hentGeografiskTilknytning", "hentGeografiskTilknytningBolk")
)
"""What a query may ask for in the same breath: by its name where there is nothing in it."""
_OF_IDENTS: Final = frozenset(("identer", "__typename"))
_OF_GEOGRAPHY: Final = frozenset(("gtType", "gtKommune", "gtBydel", "gtLand", "regel", "__typename"))
_OF_OTHERS: Final = frozenset(("identer", "geografiskTilknytning"))
"""What stands instead of a person in an answer that is not on persons."""
_TOLD_BY_ABSENCE: Final = frozenset(("adressebeskyttelse", "doedsfall"))
"""Of them it says something that there is no more: in a partial answer there may be."""
_NOWHERE: Final = object()
_CODE: Final = re.compile("[a-z_]{1,40}")
_SEVERAL: Final = "give an answer on one person, or read one on several people with read_bulk"
_NOBODY: Final = "give an answer with a person"
_ABSENCES: Final = {"unauthorized": MissingReason.DENIED, "not_found": MissingReason.NOT_FOUND}
_IN_WORDS: Final = {
    MissingReason.NOT_FOUND: re.compile(r"ikke\s+funnet|fant\s+ikke|finnes\s+ikke|ikkje\s+funne"),
    MissingReason.DENIED: re.compile(r"tilgang"),
}
"""How Folkeregisteret says it: it has no codes for it. What says neither may be asked for again."""


class Missing(NamedTuple):
    """An answer with nobody in it, because the register denies or does not find somebody (*ingen person*)."""

    answer: _PdlAnswer
    absence: MissingReason

    def __repr__(self) -> str:
        """Show nothing of anybody."""
        return "Missing(…)"

    def refused(self) -> None:
        """Add a problem: here there must be somebody."""
        self.answer.problem(_NOBODY)


class Lookup(NamedTuple):
    """One of several people who were looked up (*oppslag*).

    Attributes:
        number: The identity number that was asked for; None: the answer does not say.
        person: The person; None: the register gave none.
        absence: Why there is none; None where there is one.
        reading: The reading in which the entry stands, with what is wrong with the entry itself.
    """

    number: str | None
    person: Dossier | None
    absence: MissingReason | None
    reading: Reading

    def __repr__(self) -> str:
        """Show nothing of anybody."""
        return "Lookup(…)"


def person_of(document: Document, path: str, reading: Reading) -> Dossier | Missing | None:
    """Find the person in a document; None when there is none, with the problem added."""
    fields = reading.fields_of(document, path)
    return None if fields is None else person_in(Cursor(fields, path, reading))


def person_in(at: Cursor) -> Dossier | Missing | None:
    """Find the person in an answer on one, or why the register gave none; None: there is a problem."""
    if "folkeregisteridentifikator" in at.fields:
        # What else the answer held was left out; what went wrong may have been with this person.
        return _partial_dossier(at) if _went_wrong(at.fields) else Dossier(at, PDL)
    if "oppslag" in at.fields:
        at.problem("", _SEVERAL)
        return None
    return _PdlAnswer(at).person() if _is_pdl(at) else Dossier(at, FOLKEREGISTERET)


def lookups_of(document: Document, path: str, reading: Reading) -> list[Lookup]:
    """Take an answer on several people, in its order; a problem is added when it is none."""
    fields = reading.fields_of(document, path)
    if fields is None:
        return []
    at = Cursor(fields, path, reading)
    if _is_pdl(at):
        return _PdlAnswer(at).people()
    entries = fields.get("oppslag")
    if not is_array(entries):
        at.problem("", "give an answer on several people: Folkeregisteret's oppslag, or PDL's hentPersonBolk")
        return []
    return _lookups(at, "oppslag", entries, None)


def _is_pdl(at: Cursor) -> bool:
    return not _OF_PDL.isdisjoint(at.fields)


def _lookups(at: Cursor, name: str, entries: Sequence[object], answer: _PdlAnswer | None) -> list[Lookup]:
    """Read the entries of an answer; those that are no objects are one, and one that says nothing is none."""
    lookups: list[Lookup] = []
    malformed = Reading(at.reading.on, strict=at.reading.strict)
    for index, value in enumerate(entries):
        if not is_object(value):
            malformed.problems.add(joined(at.path, indexed(shown(name), index)), "give an object")
        elif value:
            lookup = _lookup(at, name, index, value, answer)
            if lookup.number is not None or lookup.person or lookup.reading.problems:
                lookups.append(lookup)
    if malformed.problems:
        lookups.append(Lookup(None, None, None, malformed))
    return lookups


def _lookup(at: Cursor, name: str, index: int, value: Mapping[str, Any], answer: _PdlAnswer | None) -> Lookup:
    """Read an entry of an answer on several people in a reading of its own: it spoils no other."""
    reading = Reading(at.reading.on, strict=at.reading.strict)
    entry = Cursor(value, shown(name), reading, at, index)
    if answer is None:
        number, person = entry.text("foedselsEllerDNummer"), entry.child("folkeregisterperson")
        dossier = Dossier(person, FOLKEREGISTERET) if person is not None else None
        absence = _absence_in_words(value.get("feilmelding"))
    else:
        number, person = entry.text("ident"), entry.child("person")
        dossier = answer.dossier(person, name, index) if person is not None else None
        code = value.get("code")
        absence = _ABSENCES.get(code if isinstance(code, str) else "", MissingReason.FAILED)
    return Lookup(number, dossier, None if dossier or reading.problems else absence, reading)


def _absence_in_words(message: object) -> MissingReason:
    """Find out why Folkeregisteret gave nobody."""
    said = message.get("feilmelding") if is_object(message) else message
    words = said.casefold() if isinstance(said, str) else ""
    return next((absence for absence, of in _IN_WORDS.items() if of.search(words)), MissingReason.FAILED)


class _PdlAnswer:
    """The response to a query (*svar fra PDL*): its data, and whom its errors may concern."""

    def __init__(self, at: Cursor) -> None:
        """Take the response, or its data alone."""
        is_whole = "data" in at.fields or "errors" in at.fields
        data = at.fields.get("data") if is_whole else at.fields
        parts: Mapping[str, Any] = data if is_object(data) else {}
        self.errors = at.fields.get("errors") if is_whole else None
        self.at = Cursor(parts, "data", at.reading, at) if is_whole else at
        self.concerned = _concerned(self.errors, parts)
        if _warns(at.fields):
            self.concerned.add(())

    def person(self) -> Dossier | Missing | None:
        """Find the one person; null under another name is a second one, unless an error leads there."""
        asked = {name: value for name, value in self.at.fields.items() if not _is_beside(name, value)}
        people = [name for name, value in asked.items() if is_object(value)]
        unseen = [name for name, value in asked.items() if value is None]
        arrays = [value for value in asked.values() if is_array(value)]
        if len(people) == 1 and not any(arrays) and self.concerned.issuperset([(name,) for name in unseen]):
            name = people[0]
            at = Cursor(self.at.fields[name], shown(name), self.at.reading, self.at)
            return self.dossier(at, name)
        if people or arrays or len(unseen) > 1:
            self.problem(_SEVERAL)
            return None
        absence = self._absence()
        if absence is None:
            self.problem(_NOBODY)
            return None
        return Missing(self, absence)

    def people(self) -> list[Lookup]:
        """Find the people, each in a reading of its own."""
        arrays = {
            name: value
            for name, value in self.at.fields.items()
            if is_array(value) and not _is_beside(name, value)
        }
        if len(arrays) != 1:
            self.problem("give an answer with exactly one hentPersonBolk")
            return []
        ((name, entries),) = arrays.items()
        return _lookups(self.at, name, entries, self)

    def dossier(self, at: Cursor, *place: str | int) -> Dossier:
        """Stand at a person in a place of the data; in a partial answer, what is empty may be withheld."""
        if any(place[:length] in self.concerned for length in range(len(place) + 1)):
            return _partial_dossier(at)
        return Dossier(at, PDL)

    def problem(self, message: str) -> None:
        """Add a problem, with the codes that PDL gave; its messages may name somebody."""
        codes = sorted(code for code in self._codes() if code and _CODE.fullmatch(code))
        self.at.problem("", f"{message}; PDL answered: {', '.join(codes)}" if codes else message)

    def _absence(self) -> MissingReason | None:
        """Find out why there is no person: only if all errors say that one is denied, or not found."""
        absences = {_ABSENCES.get(code) for code in self._codes()}
        if None in absences or not absences:
            return None
        return MissingReason.DENIED if MissingReason.DENIED in absences else MissingReason.NOT_FOUND

    def _codes(self) -> set[str]:
        """Return the code of each error; empty where it has none."""
        errors = self.errors if is_array(self.errors) else [] if self.errors is None else [None]
        codes: set[str] = set()
        for error in errors:
            extensions = error.get("extensions") if is_object(error) else None
            code = extensions.get("code") if is_object(extensions) else None
            codes.add(code if isinstance(code, str) else "")
        return codes


def _is_beside(name: object, value: object) -> bool:
    """Tell whether it is no person, nor several, that a query asked for under a name."""
    if is_object(value):
        is_geography = any(str(each).startswith("gt") for each in value) and _OF_GEOGRAPHY.issuperset(value)
        return is_geography or ("identer" in value and _OF_IDENTS.issuperset(value))
    if is_array(value) and value:
        return all(is_object(each) and "person" not in each and _OF_OTHERS & each.keys() for each in value)
    return name in _NOT_PERSONS


def _warns(fields: Mapping[str, object]) -> bool:
    """Tell whether an answer warns, as beside data that one may not see whole."""
    extensions = fields.get("extensions")
    return is_object(extensions) and bool(extensions.get("warnings"))


def _went_wrong(fields: Mapping[str, object]) -> bool:
    """Tell whether errors or warnings stand beside a person."""
    return bool(_concerned(fields.get("errors"), {})) or _warns(fields)


def _partial_dossier(at: Cursor) -> Dossier:
    """Stand at a person of a partial answer: what is empty may be withheld."""
    at.fields = {name: _partial(name, value) for name, value in at.fields.items()}
    return Dossier(at, PDL)


def _partial(name: str, value: object) -> object:
    """Say with null that an element may have held more than it does."""
    if is_array(value) and name in _TOLD_BY_ABSENCE:
        return [*value, None]
    return [None] if value is None or (is_array(value) and not value) else value


def _concerned(errors: object, data: Mapping[str, Any]) -> set[tuple[str | int, ...]]:
    """Find the places of the data to which errors lead: all, (), if one does not lead anywhere."""
    if errors is None or errors == []:
        return set()
    if not is_array(errors):
        return {()}
    return {_place_of(error, data) for error in errors}


def _place_of(error: object, data: Mapping[str, Any]) -> tuple[str | int, ...]:
    """Follow the path of an error as far as to a person; what stands below null is no longer there."""
    path = error.get("path") if is_object(error) else None
    steps: list[Any] = path if is_array(path) else [None]
    at: object = data
    for step in steps:
        if at is None:
            break
        if is_object(at):
            at = at.get(step, _NOWHERE) if isinstance(step, str) else _NOWHERE
        else:
            is_place = is_array(at) and type(step) is int and 0 <= step < len(at)
            at = at[step] if is_array(at) and is_place else _NOWHERE
        if at is _NOWHERE:
            return ()
    return tuple(steps[: 2 if steps and is_array(data[steps[0]]) else 1])
