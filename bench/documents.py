"""Register documents of families, the same in every run: as a register answers, with and without history."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from bench.measure import seeded

if TYPE_CHECKING:
    from random import Random

__all__ = ["ON", "Documents", "draw"]

ON: Final = date(2026, 11, 23)
_STREETS: Final = ("Prøvevegen", "Øvre Prøvegate", "Testbakken", "Åsveien")

_AT_HOME: Final = 0.8
"""How often the mother lives with the child, so that both may act for it."""

Entry = dict[str, Any]


class Documents(NamedTuple):
    """The child's document and those of both parents, as bytes."""

    child: bytes
    parents: tuple[bytes, bytes]


def draw(number: int, *, former: int) -> list[Documents]:
    """Draw families; each person has so many former homes, and a former name and civil status if any."""
    rng = seeded(number + former)
    return [_family(rng, former) for _ in range(number)]


def _family(rng: Random, former: int) -> Documents:
    # Each number is of a day that does not exist in the month + 80 of its birth date: nobody's.
    child, mother, father = (f"{day}80{rng.randrange(10**7):07}" for day in (32, 33, 34))
    at_child, elsewhere = _home(rng), _home(rng)
    parents = {"mor": mother, "far": father}
    relations = [
        {"relatertPerson": parent, "relatertPersonsRolle": role, "minRolleForPerson": "barn"}
        for role, parent in parents.items()
    ]
    lines = [
        {"ansvar": "felles", "ansvarssubjekt": child, "ansvarlig": parent} for parent in parents.values()
    ]
    own = [
        {"relatertPerson": child, "relatertPersonsRolle": "barn", "minRolleForPerson": role}
        for role in parents
    ]
    child_document = _document(rng, child, rng.randrange(2011, 2026), at_child, former)
    child_document |= {"familierelasjon": _now(rng, *relations), "foreldreansvar": _now(rng, *lines)}
    documents = [child_document]
    mothers = at_child if rng.random() < _AT_HOME else _home(rng)
    for number, line, home in zip(parents.values(), own, (mothers, elsewhere), strict=True):
        document = _document(rng, number, rng.randrange(1970, 2000), home, former)
        documents.append(document | {"familierelasjon": _now(rng, line)})
    first, *others = (json.dumps(document, ensure_ascii=False).encode() for document in documents)
    return Documents(first, (others[0], others[1]))


def _document(rng: Random, number: str, year: int, home: Entry, former: int) -> Entry:
    born = date(year, rng.randrange(1, 13), rng.randrange(1, 29))
    kind = {"foedselsEllerDNummer": number, "identifikatortype": "foedselsnummer", "status": "iBruk"}
    single = {"sivilstand": "ugift", "sivilstandsdato": born.isoformat()}
    name = {"fornavn": "TESTFORNAVN", "etternavn": "TESTETTERNAVN"}
    birth = {"foedselsdato": born.isoformat(), "foedselsaar": str(year), "foedeland": "NOR"}
    once = min(former, 1)
    return {
        "identifikasjonsnummer": _now(rng, kind),
        "status": _now(rng, {"status": "bosatt"}),
        "kjoenn": _now(rng, {"kjoenn": "kvinne"}),
        "foedsel": _now(rng, birth),
        "foedselINorge": _now(rng, {"foedselsinstitusjonsnavn": "Prøvesykehuset", "rekkefoelgenummer": 11}),
        "sivilstand": _now(rng, single) + _once(rng, once, single),
        "navn": _now(rng, name) + _once(rng, once, name),
        "statsborgerskap": _now(rng, {"statsborgerskap": "NOR", "ervervsdato": born.isoformat()}),
        "bostedsadresse": _now(rng, home)
        + [entry for _ in range(former) for entry in _once(rng, 1, _home(rng))],
    }


def _home(rng: Random) -> Entry:
    municipality = f"{rng.randrange(301, 5700):04}"
    return {
        "vegadresse": {
            "kommunenummer": municipality,
            "bruksenhetsnummer": "H0101",
            "bruksenhetstype": "bolig",
            "adressenavn": rng.choice(_STREETS),
            "adressenummer": {"husnummer": str(rng.randrange(1, 200))},
            "adressekode": str(rng.randrange(1000, 20_000)),
            "poststed": {"poststedsnavn": "PRØVESTAD", "postnummer": "5000"},
        },
        "adresseIdentifikatorFraMatrikkelen": str(rng.randrange(900_000_000, 999_999_999)),
        "adressegradering": "ugradert",
        "flyttedato": "2022-02-04",
        "grunnkrets": 407,
    }


def _now(rng: Random, *entries: Entry) -> list[Entry]:
    return [_dated(rng, 2020) | {"erGjeldende": True} | entry for entry in entries]


def _once(rng: Random, times: int, entry: Entry) -> list[Entry]:
    over = {"erGjeldende": False, "opphoerstidspunkt": _instant(rng, 2019)}
    return [_dated(rng, 2010) | over | entry for _ in range(times)]


def _dated(rng: Random, year: int) -> Entry:
    written, begun = _instant(rng, year), _instant(rng, year)
    return {"ajourholdstidspunkt": written, "kilde": "Prøve", "aarsak": "Patch", "gyldighetstidspunkt": begun}


def _instant(rng: Random, year: int) -> str:
    day = date(year, rng.randrange(1, 13), rng.randrange(1, 29))
    return f"{day.isoformat()}T10:26:{rng.randrange(60):02}.{rng.randrange(10**6):06}+01:00"
