"""The answers of the registers (*svar*), and the people in them.

Folkeregisteret answers with a person document or with ``oppslag``. PDL answers with ``data``, in which a
query may use any names, and ``errors``; ``data`` alone and a person alone are accepted too. The keys at the
top show which register it is. Results in PDL's data that are not people are recognised by their contents.
Where an error may concern a person, and where the answer has warnings, something may have been withheld.

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
"""Keys at the top that show an answer from PDL."""
_NOT_PERSONS: Final = frozenset(
    ("hentIdenter", "hentIdenterBolk", "hentGeografiskTilknytning", "hentGeografiskTilknytningBolk")
)
"""Other queries, which are recognised by name when the result is empty."""
_OF_IDENTS: Final = frozenset(("identer", "__typename"))
_OF_GEOGRAPHY: Final = frozenset(("gtType", "gtKommune", "gtBydel", "gtLand", "regel", "__typename"))
_OF_OTHERS: Final = frozenset(("identer", "geografiskTilknytning"))
"""Keys of entries in answers that are not about people."""
_TOLD_BY_ABSENCE: Final = frozenset(("adressebeskyttelse", "doedsfall"))
"""Elements whose absence has a meaning; in a partial answer there may be more."""
_NOWHERE: Final = object()
_CODE: Final = re.compile("[a-z_]{1,40}")
_SEVERAL: Final = "give an answer on one person, or read one on several people with read_bulk"
_NOBODY: Final = "give an answer with a person"
_ABSENCES: Final = {"unauthorized": MissingReason.DENIED, "not_found": MissingReason.NOT_FOUND}
_IN_WORDS: Final = {
    MissingReason.NOT_FOUND: re.compile(r"ikke\s+funnet|fant\s+ikke|finnes\s+ikke|ikkje\s+funne"),
    MissingReason.DENIED: re.compile(r"tilgang"),
}
"""The words of Folkeregisteret, which has no codes for this. Any other text means a failure."""


class Missing(NamedTuple):
    """An answer without a person, because the register denies access or finds nobody (*ingen person*)."""

    answer: _PdlAnswer
    absence: MissingReason

    def __repr__(self) -> str:
        """Hide the contents."""
        return "Missing(…)"

    def refused(self) -> None:
        """Add a problem, where a person is required."""
        self.answer.problem(_NOBODY)


class Lookup(NamedTuple):
    """The look-up of one of several people (*oppslag*).

    Attributes:
        number: The identity number that was looked up; None: the answer does not say.
        person: The person; None: there is none.
        absence: Why there is no person; None when there is one.
        reading: The entry's own reading, with the problems of the entry itself.
    """

    number: str | None
    person: Dossier | None
    absence: MissingReason | None
    reading: Reading

    def __repr__(self) -> str:
        """Hide the contents."""
        return "Lookup(…)"


def person_of(document: Document, path: str, reading: Reading) -> Dossier | Missing | None:
    """Find the person in a document; None after a problem was added."""
    fields = reading.fields_of(document, path)
    return None if fields is None else person_in(Cursor(fields, path, reading))


def person_in(at: Cursor) -> Dossier | Missing | None:
    """Find the person in an answer, or why there is none; None after a problem was added."""
    if "folkeregisteridentifikator" in at.fields:
        # Only a part of an answer was given, and its errors may concern this person.
        return _partial_dossier(at) if _went_wrong(at.fields) else Dossier(at, PDL)
    if "oppslag" in at.fields:
        at.problem("", _SEVERAL)
        return None
    return _PdlAnswer(at).person() if _is_pdl(at) else Dossier(at, FOLKEREGISTERET)


def lookups_of(document: Document, path: str, reading: Reading) -> list[Lookup]:
    """List the look-ups of an answer about several people, in order."""
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
    """Read the entries of an answer. Those that are not objects share a look-up; empty ones are skipped."""
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
    """Read an entry in a reading of its own, so that its problems do not affect others."""
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
    """Return why Folkeregisteret found nobody, from the words of its message."""
    said = message.get("feilmelding") if is_object(message) else message
    words = said.casefold() if isinstance(said, str) else ""
    return next((absence for absence, of in _IN_WORDS.items() if of.search(words)), MissingReason.FAILED)


class _PdlAnswer:
    """A response from PDL (*svar fra PDL*): its data, and the places that its errors may concern."""

    def __init__(self, at: Cursor) -> None:
        """Read the response, or data alone."""
        is_whole = "data" in at.fields or "errors" in at.fields
        data = at.fields.get("data") if is_whole else at.fields
        parts: Mapping[str, Any] = data if is_object(data) else {}
        self.errors = at.fields.get("errors") if is_whole else None
        self.at = Cursor(parts, "data", at.reading, at) if is_whole else at
        self.concerned = _concerned(self.errors, parts)
        if _warns(at.fields):
            self.concerned.add(())

    def person(self) -> Dossier | Missing | None:
        """Find the only person; a null under another name is a second one, unless an error explains it."""
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
        """List the look-ups, each with a reading of its own."""
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
        """Make the dossier of a person at a place in the data, which may be partial because of errors."""
        if any(place[:length] in self.concerned for length in range(len(place) + 1)):
            return _partial_dossier(at)
        return Dossier(at, PDL)

    def problem(self, message: str) -> None:
        """Add a problem with the error codes from PDL, but not its messages, which may name somebody."""
        codes = sorted(code for code in self._codes() if code and _CODE.fullmatch(code))
        self.at.problem("", f"{message}; PDL answered: {', '.join(codes)}" if codes else message)

    def _absence(self) -> MissingReason | None:
        """Return why there is no person; None unless all errors mean denied or not found."""
        absences = {_ABSENCES.get(code) for code in self._codes()}
        if None in absences or not absences:
            return None
        return MissingReason.DENIED if MissingReason.DENIED in absences else MissingReason.NOT_FOUND

    def _codes(self) -> set[str]:
        """Return the codes of the errors; empty for an error without one."""
        # Anything but an array counts as one error without a code.
        errors = self.errors if is_array(self.errors) else [] if self.errors is None else [None]
        codes: set[str] = set()
        for error in errors:
            extensions = error.get("extensions") if is_object(error) else None
            code = extensions.get("code") if is_object(extensions) else None
            codes.add(code if isinstance(code, str) else "")
        return codes


def _is_beside(name: object, value: object) -> bool:
    """Return whether a result of a query is something other than people."""
    if is_object(value):
        is_geography = any(str(each).startswith("gt") for each in value) and _OF_GEOGRAPHY.issuperset(value)
        return is_geography or ("identer" in value and _OF_IDENTS.issuperset(value))
    if is_array(value) and value:
        return all(is_object(each) and "person" not in each and _OF_OTHERS & each.keys() for each in value)
    return name in _NOT_PERSONS


def _warns(fields: Mapping[str, object]) -> bool:
    """Return whether an answer has warnings, which PDL adds when some data is left out."""
    extensions = fields.get("extensions")
    return is_object(extensions) and bool(extensions.get("warnings"))


def _went_wrong(fields: Mapping[str, object]) -> bool:
    """Return whether an answer has errors or warnings."""
    return bool(_concerned(fields.get("errors"), {})) or _warns(fields)


def _partial_dossier(at: Cursor) -> Dossier:
    """Make the dossier of a person in a partial answer, where empty elements may be withheld."""
    at.fields = {name: _partial(name, value) for name, value in at.fields.items()}
    return Dossier(at, PDL)


def _partial(name: str, value: object) -> object:
    """Add null to an element that may have had more entries."""
    if is_array(value) and name in _TOLD_BY_ABSENCE:
        return [*value, None]
    return [None] if value is None or (is_array(value) and not value) else value


def _concerned(errors: object, data: Mapping[str, Any]) -> set[tuple[str | int, ...]]:
    """Find the places in the data that errors lead to: ``()``, all of it, for an error without a place."""
    if errors is None or errors == []:
        return set()
    if not is_array(errors):
        return {()}
    return {_place_of(error, data) for error in errors}


def _place_of(error: object, data: Mapping[str, Any]) -> tuple[str | int, ...]:
    """Follow the path of an error to a person; it may lead further, into a part that became null."""
    path = error.get("path") if is_object(error) else None
    steps: list[Any] = path if is_array(path) else [None]  # a step that leads nowhere
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
    # In an array of people, the index belongs to the place.
    return tuple(steps[: 2 if steps and is_array(data[steps[0]]) else 1])
