"""Documents of Folkeregisteret as they come, and PDL's without nulls, by a strategy.

Each way to be untidy was seen in real or official samples of Folkeregisteret: history, entries that have
ended or begin later, duplicates, capitals in codes, timestamps in UTC, unknown properties, any order. PDL may
write a null, or leave it out.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import reduce
from typing import TYPE_CHECKING, Final

import attrs
from hypothesis import strategies as st

from fastlege.json_text import is_array
from fastlege.testing import register_documents
from fastlege.testing.facts import midnight
from fastlege.testing.registers import Entry, each_entry, synthetic_number, without_nulls

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from hypothesis.strategies import DrawFn

    from fastlege import Family
    from fastlege.testing import RegisterDocuments
    from fastlege.testing.documents import Register

    Change = Callable[[Entry, date, str], Entry]


@st.composite
def untidy_documents(
    draw: DrawFn, family: Family | None = None, *, register: Register = "folkeregisteret"
) -> RegisterDocuments:
    """Make the documents of a family, plain or untidy."""
    documents = draw(register_documents(family, register=register))
    on, tidy = documents.family.as_of, (documents.child, *documents.parents)
    if register == "pdl":
        child, *parents = map(without_nulls, tidy) if draw(st.booleans()) else tidy
    else:
        child, *parents = (
            _untidied(document, draw(_CHANGES), on, synthetic_number(on, _OLD_NUMBERS + place))
            for place, document in enumerate(tidy)
        )
    return attrs.evolve(documents, child=child, parents=tuple(parents))


_CODES: Final = {
    *("status", "ansvar", "relatertPersonsRolle", "minRolleForPerson"),
    *("graderingsnivaa", "adressegradering", "identifikatortype"),
}
_OLD_NUMBERS: Final = 10
"""Further on in the row of a date's numbers than any that a family's members have."""
_OTHER_HOME: Final = {"adresseIdentifikatorFraMatrikkelen": "910000999", "adressegradering": "ugradert"}
_MORE: Final = {
    "kilde": "",
    "aarsak": "Patch",
    "ajourholdstidspunkt": "2022-02-04T10:26:55.130992+01:00",
    "nyEgenskap": {"verdi": 1},
}


def _untidied(document: Entry, changes: Iterable[Change], on: date, old_number: str) -> Entry:
    return reduce(lambda changed, change: change(changed, on, old_number), changes, document)


def _with_other_homes(document: Entry, on: date, _: str) -> Entry:
    """Add a home of the past, one that ended today and one from tomorrow on: in UTC, the day before."""
    past = _OTHER_HOME | {"erGjeldende": False}
    ended = _OTHER_HOME | {"erGjeldende": True, "opphoerstidspunkt": _in_utc(on)}
    to_come = _OTHER_HOME | {"erGjeldende": True, "gyldighetstidspunkt": _in_utc(on + timedelta(days=1))}
    return document | {"bostedsadresse": [past, ended, *document.get("bostedsadresse", []), to_come]}


def _with_old_number(document: Entry, _: date, old_number: str) -> Entry:
    old = {"foedselsEllerDNummer": old_number, "status": "opphoert", "erGjeldende": False}
    return document | {"identifikasjonsnummer": [old, *document["identifikasjonsnummer"]]}


def _begun(document: Entry, on: date, _: str) -> Entry:
    """Let everything begin today, written in UTC: yesterday, by its digits."""
    return each_entry(document, lambda each: {"gyldighetstidspunkt": _in_utc(on), **each})


def _doubled_and_reversed(document: Entry, *_: object) -> Entry:
    return {
        name: [*value[::-1], *value] if is_array(value) else value
        for name, value in reversed(document.items())
    }


def _in_capitals(document: Entry, *_: object) -> Entry:
    def change(each: Entry) -> Entry:
        return {name: value.upper() if name in _CODES else value for name, value in each.items()}

    return each_entry(document, change)


def _extended(document: Entry, *_: object) -> Entry:
    return each_entry(document, lambda each: {**_MORE, **each})


def _in_utc(day: date) -> str:
    return midnight(day).isoformat().replace("+00:00", "Z")


_UNTIDY: Final = [
    *(_with_other_homes, _with_old_number, _begun),
    *(_doubled_and_reversed, _in_capitals, _extended),
]
_CHANGES: Final = st.lists(st.sampled_from(_UNTIDY), unique=True)
