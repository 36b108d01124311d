"""Documents as untidy as the register's own (*uryddige dokumenter*), which say the same.

Each row of the table was seen in real or official samples: history, entries that have ended or begin later,
duplicates, capitals in codes, timestamps in UTC, unknown properties, any order.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple, cast

import attrs
from hypothesis import strategies as st

from fastlege.json_text import is_array
from fastlege.testing.documents import Entry, RegisterDocuments, documents_of, entry
from fastlege.testing.family import families
from fastlege.testing.numbers import synthetic_number
from fastlege.testing.times import midnight

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from hypothesis.strategies import DrawFn

    from fastlege.facts import Family

__all__ = ["register_documents"]

_CODES: Final = {
    *("status", "ansvar", "relatertPersonsRolle", "minRolleForPerson"),
    *("graderingsnivaa", "adressegradering", "identifikatortype"),
}
_OLD_NUMBERS: Final = 10
"""Further on in the row of a date's numbers than any that a family's members have."""
_OTHER_HOME: Final = {"adresseIdentifikatorFraMatrikkelen": "910000999", "adressegradering": "ugradert"}


@st.composite
def register_documents(draw: DrawFn, family: Family | None = None) -> RegisterDocuments:
    """Make the documents of a family in Folkeregisteret (*persondokumenter*), plain or untidy.

    Args:
        draw: Given by Hypothesis.
        family: Whose documents; by default any family's.

    Raises:
        InvalidFactError: When it is not a Family.

    Examples:
        >>> from hypothesis import find
        >>> from fastlege.testing import READY_FAMILIES
        >>> documents = find(register_documents(READY_FAMILIES["moved_out"]), lambda documents: True)
        >>> sorted(documents.child)[:3]
        ['bostedsadresse', 'familierelasjon', 'foedsel']
    """
    documents = documents_of(draw(families()) if family is None else family)
    on = documents.family.as_of
    child, *parents = (
        _untidied(document, draw(_CHOICES), _Told(on, synthetic_number(on, _OLD_NUMBERS + place)))
        for place, document in enumerate((documents.child, *documents.parents))
    )
    return attrs.evolve(documents, child=child, parents=tuple(draw(st.permutations(parents))))


class _Told(NamedTuple):
    """What a change is told beside the document: the day, and a number that the person had before."""

    on: date
    old_number: str


def _untidied(document: Entry, chosen: int, told: _Told) -> Entry:
    for place, change in enumerate(_UNTIDY):
        document = change(document, told) if chosen >> place & 1 else document
    return document


def _with_other_homes(document: Entry, told: _Told) -> Entry:
    """Add a home of the past, one that ended today and one from tomorrow on: in UTC, the day before."""
    past = entry(**_OTHER_HOME) | {"erGjeldende": False}
    ended = entry(**_OTHER_HOME, opphoerstidspunkt=_in_utc(told.on))
    to_come = entry(**_OTHER_HOME, gyldighetstidspunkt=_in_utc(told.on + timedelta(days=1)))
    return document | {"bostedsadresse": [past, ended, *document.get("bostedsadresse", []), to_come]}


def _with_old_number(document: Entry, told: _Told) -> Entry:
    old = entry(foedselsEllerDNummer=told.old_number, status="opphoert") | {"erGjeldende": False}
    return document | {"identifikasjonsnummer": [old, *document["identifikasjonsnummer"]]}


def _begun(document: Entry, told: _Told) -> Entry:
    """Let everything begin today, written in UTC: yesterday, by its digits."""
    return _each(document, lambda each: {"gyldighetstidspunkt": _in_utc(told.on), **each})


def _doubled_and_reversed(document: Entry, _: _Told) -> Entry:
    turned = (
        (name, [*value[::-1], *value] if is_array(value) else value) for name, value in document.items()
    )
    return dict(reversed([*turned]))


def _in_capitals(document: Entry, _: _Told) -> Entry:
    return _each(
        document,
        lambda each: {name: value.upper() if name in _CODES else value for name, value in each.items()},
    )


def _extended(document: Entry, _: _Told) -> Entry:
    more = {"kilde": "", "aarsak": "Patch", "ajourholdstidspunkt": "2022-02-04T10:26:55.130992+01:00"}
    return _each(document, lambda each: {**more, **each, "nyEgenskap": {"verdi": 1}})


def _each(document: Entry, change: Callable[[Entry], Entry]) -> Entry:
    """Change every entry of every array, and the elements that stand alone."""
    return {
        name: [*map(change, cast("list[Entry]", element))] if is_array(element) else change(element)
        for name, element in document.items()
    }


def _in_utc(day: date) -> str:
    return midnight(day).isoformat().replace("+00:00", "Z")


_UNTIDY: Final = (
    *(_with_other_homes, _with_old_number, _begun),
    *(_doubled_and_reversed, _in_capitals, _extended),
)
_CHOICES: Final = st.integers(0, 2 ** len(_UNTIDY) - 1)
"""One bit for each row."""
