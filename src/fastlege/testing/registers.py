"""A family's documents in Folkeregisteret (*persondokumenter*), and its answers from PDL, NAV's copy of it.

PDL's are written from the register's own. It knows less of an address: no grading, no street code, and of a
property only the identifier, the municipality and the unit.

References:
    Skatteetaten, Folkeregisteret, person document, OpenAPI 1.5, "offentlig med hjemmel".
    navikt/hm-brille-api, ``pdl/schema.graphql``, copy of 2024: ``hentPerson`` and ``hentPersonBolk``.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, cast

from fastlege.facts import CadastralAddress, StreetAddress
from fastlege.identity.number import check_remainders
from fastlege.json_text import is_array, is_object
from fastlege.terms import Standing

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from fastlege.facts import Address, Family, Parent, Person

__all__ = ["Entry", "answered", "current", "each_entry", "synthetic_number", "without_nulls", "written"]

Entry = dict[str, Any]

_STATUS: Final = {
    Standing.RESIDENT: "bosatt",
    Standing.NOT_RESIDENT: "utflyttet",
    Standing.DISAPPEARED: "forsvunnet",
    Standing.DECEASED: "doed",
    Standing.INVALID_IDENTITY: "opphoert",
}
_NOT_NUMBERED: Final = {"foedselsdato": "1990-01-01", "navn": {"fornavn": "UTEN", "etternavn": "NUMMER"}}
_SIMPLIFIED: Final = {
    "bosatt": "bosattEtterFolkeregisterloven",
    "utflyttet": "ikkeBosatt",
    "doed": "doedIFolkeregisteret",
}
"""The other statuses have the same name in the simpler form."""
_USED: Final = {"status": "I_BRUK", "type": "FNR"}
_CONTRACT: Final = {"startdatoForKontrakt": "2015-01-01", "sluttdatoForKontrakt": None}
_NO_HOME: Final = ("gyldigFraOgMed", "gyldigTilOgMed", "vegadresse", "matrikkeladresse", "ukjentBosted")
_METADATA: Final[Entry] = {
    "folkeregistermetadata": {"gyldighetstidspunkt": None, "opphoerstidspunkt": None},
    "metadata": {"master": "FREG", "historisk": False, "opplysningsId": None, "endringer": []},
}
"""What the schema requires of every entry, here of one that holds now."""


@lru_cache(maxsize=4096)
def synthetic_number(birth_date: date, nth: int = 0) -> str:
    """Return one of a date's numbers in Tenor, Skatteetaten's synthetic series: 80 is added to the month."""
    lowest = 500 * (birth_date.year >= 2000)  # noqa: PLR2004  # the individual number tells the century
    first_six = f"{birth_date.day:02}{birth_date.month + 80}{birth_date.year % 100:02}"
    numbers = (_checked(f"{first_six}{individual:03}") for individual in range(lowest, lowest + 500))
    return next(islice(filter(None, numbers), nth, None))


def written(family: Family) -> tuple[Entry, ...]:
    """Write the child's document, and one for each parent with facts; ids are numbers."""
    child, on, rows = family.child, family.as_of, family.parents
    relations = [_relation(row.person.id, str(row.role), "barn") for row in rows]
    if not family.all_parents_known:
        unnumbered = {"relatertPersonUtenFolkeregisteridentifikator": _NOT_NUMBERED}
        relations.append(_relation(None, "far", "barn") | unnumbered)
    elif not rows:  # an element that is there, and names no parent
        relations.append(_relation(synthetic_number(on, 9), "soesken", "soesken"))
    lines = [{"ansvar": kind, "ansvarssubjekt": child.id, **who} for kind, who in _responsibilities(rows)]
    theirs = [(row.person, _relation(child.id, "barn", str(row.role))) for row in rows]
    return (
        _document(child, on, familierelasjon=relations, foreldreansvar=lines),
        *(_document(who, on, familierelasjon=[line]) for who, line in theirs if who.has_facts),
    )


def current(document: Entry) -> Entry:
    """Mark every entry as one that holds now."""
    return each_entry(document, lambda entry: {"erGjeldende": True, **entry})


def each_entry(document: Entry, change: Callable[[Entry], Entry]) -> Entry:
    """Change every entry of every array, and the elements that stand alone."""
    return {
        name: [*map(change, cast("list[Entry]", element))] if is_array(element) else change(element)
        for name, element in document.items()
    }


def without_nulls(value: object) -> Any:  # noqa: ANN401  # whatever a document holds
    """Leave out what is null, at every depth."""
    if is_object(value):
        return {name: without_nulls(part) for name, part in value.items() if part is not None}
    return [*map(without_nulls, value)] if is_array(value) else value


def _checked(nine: str) -> str | None:
    """Add the check digits; None when there are none."""
    left, rest = check_remainders(f"{nine}00")
    first = -left % 11
    second = -(rest + 2 * first) % 11  # the first digit counts twice in the second
    return f"{nine}{first}{second}" if first < 10 > second else None  # noqa: PLR2004  # both are digits


def _document(person: Person, on: date, **others: list[Entry]) -> Entry:
    """Write what is known of a person."""
    born, standing = person.birth_date, person.standing
    year = born.year if born else person.birth_year
    number = {"foedselsEllerDNummer": person.id, "identifikatortype": "foedselsnummer", "status": "iBruk"}
    birth = {"foedselsdato": born and born.isoformat(), "foedselsaar": f"{year:04}" if year else None}
    grading = {"graderingsnivaa": "fortrolig" if person.protected else "ugradert"}
    shared = _homes(person, *person.shared_residences)
    every = {
        "identifikasjonsnummer": [number],
        "status": [{"status": _STATUS[standing]}] if standing else [],
        "foedsel": [birth] if year else [],
        "doedsfall": {"doedsdato": on.isoformat()} if standing is Standing.DECEASED else {},
        "falskIdentitet": {"erFalsk": True} if standing is Standing.INVALID_IDENTITY else {},
        "adressebeskyttelse": [] if person.protected is None else [grading],
        "bostedsadresse": _homes(person, person.home),
        "deltBosted": [home | {"startdatoForKontrakt": "2015-01-01"} for home in shared],
    }
    return {name: without_nulls(element) for name, element in (every | others).items() if element}


def _relation(number: str | None, theirs: str, mine: str) -> Entry:
    return {"relatertPerson": number, "relatertPersonsRolle": theirs, "minRolleForPerson": mine}


def _responsibilities(parents: tuple[Parent, ...]) -> list[tuple[str, Entry]]:
    """Return the lines, each a kind and its holder: joint for several, sole for one, others for none."""
    unnumbered = {"ansvarligUtenIdentifikator": _NOT_NUMBERED}
    holders = [row for row in parents if row.responsibility]
    unknown = [row for row in parents if row.responsibility is None]
    if not holders:
        known = len(unknown) < len(parents)
        return [(str(row.role), unnumbered) for row in unknown] or [("andre", unnumbered)] if known else []
    kind = str(holders[0].role)
    is_sole = len(holders) == 1 and not unknown and [str(row.role) for row in parents].count(kind) == 1
    lines = [(kind if is_sole else "felles", {"ansvarlig": row.person.id}) for row in holders]
    is_open = not is_sole and (len(holders) > 1) is bool(unknown)  # the lines do not tell who else holds it
    return [*lines, ("felles", {} if unknown else unnumbered)] if is_open else lines


def _homes(person: Person, *homes: Address | None) -> list[Entry]:
    """Write the homes of which something is known."""
    told = [home for home in homes if home and (home.compared_id or home.place or home.counts_as_shielded)]
    return [_home(home, person) for home in told]


def _home(home: Address, person: Person) -> Entry:
    """Write a home; its grading is left out where protection is not known, since it would settle that."""
    is_open = person.protected is None and not home.counts_as_shielded
    # Without a place nothing tells of a unit, or that there is none.
    place = home.place or StreetAddress(municipality=None, street_name=None)
    kind = "matrikkeladresse" if isinstance(place, CadastralAddress) else "vegadresse"
    return {
        "adresseIdentifikatorFraMatrikkelen": home.matrikkel_id,
        "adressegradering": None if is_open or home.grading is None else home.grading.value,
        kind: {"bruksenhetsnummer": home.unit, **_place(place)},
    }


def _place(place: StreetAddress | CadastralAddress) -> Entry:
    if isinstance(place, CadastralAddress):
        number = {
            "kommunenummer": place.municipality,
            "gaardsnummer": place.land_number,
            "bruksnummer": place.title_number,
            "festenummer": place.lease_number,
        }
        return {"matrikkelnummer": number, "undernummer": place.sub_number}
    house = None if place.house_number is None else str(place.house_number)
    return {
        "kommunenummer": place.municipality,
        "adressenavn": place.street_name,
        "adressekode": place.street_code,
        "adressenummer": {"husnummer": house, "husbokstav": place.house_letter},
    }


def answered(document: Entry) -> Entry:
    """Translate a document of Folkeregisteret into the answer to ``hentPerson``; of nothing known, null."""

    def every(name: str, change: Callable[[Entry], Entry] = dict) -> list[Entry]:
        """Translate the entries of an element; there is none where nothing is known."""
        found = document.get(name, [])
        entries = found if is_array(found) else [found]
        return [{**change(each), **_METADATA} for each in cast("list[Entry]", entries)]

    gradings = {each["graderingsnivaa"] for each in document.get("adressebeskyttelse", [])}
    gradings |= {each.get("adressegradering") for each in document.get("bostedsadresse", [])} - {None}
    grading = "FORTROLIG" if gradings & {"fortrolig", "strengtFortrolig"} else "UGRADERT"
    person = {
        "folkeregisteridentifikator": every(
            "identifikasjonsnummer",
            lambda each: _USED | {"identifikasjonsnummer": each["foedselsEllerDNummer"]},
        ),
        "foedselsdato": every(
            "foedsel", lambda each: {"foedselsdato": None, **each, "foedselsaar": int(each["foedselsaar"])}
        ),
        "folkeregisterpersonstatus": every(
            "status", lambda each: each | {"forenkletStatus": _SIMPLIFIED.get(each["status"], each["status"])}
        ),
        "doedsfall": every("doedsfall"),
        "falskIdentitet": next(iter(every("falskIdentitet")), None),
        "adressebeskyttelse": [{"gradering": grading, **_METADATA}] if gradings else None,
        "bostedsadresse": every("bostedsadresse", _pdl_home),
        "deltBosted": every("deltBosted", lambda each: _pdl_home(each) | _CONTRACT),
        "forelderBarnRelasjon": every("familierelasjon", _pdl_relation),
        "foreldreansvar": every("foreldreansvar", lambda each: {"ansvarlig": None} | each),
    }
    return {"data": {"hentPerson": person}}


def _pdl_relation(each: Entry) -> Entry:
    roles = {name: each[name].upper() for name in ("relatertPersonsRolle", "minRolleForPerson")}
    other = each | roles
    return {"relatertPersonsIdent": other.pop("relatertPerson", None), **other}


def _pdl_home(each: Entry) -> Entry:
    """Write a home: PDL has a kind of place for each, also where the register has an identifier alone."""
    identifier = each.get("adresseIdentifikatorFraMatrikkelen", "").strip()
    kind = "matrikkeladresse" if "matrikkeladresse" in each else "vegadresse"
    place = each[kind]
    told = {
        "matrikkelId": int(identifier) if identifier else None,
        "bruksenhetsnummer": place.get("bruksenhetsnummer"),
        "kommunenummer": place.get("matrikkelnummer", place).get("kommunenummer"),
    }
    if kind == "vegadresse":
        house = place.get("adressenummer", {})
        told |= {"adressenavn": place.get("adressenavn")}
        told |= {name: house.get(name) for name in ("husnummer", "husbokstav")}
    return dict.fromkeys(_NO_HOME) | {kind: told}
