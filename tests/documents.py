"""Register documents as they really are: every entry with its metadata, and numbers that belong to nobody.

A number is synthetic as the tax administration's own test persons are: month + 80, with valid check digits.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from fastlege import HELSENORGE_2021_01_11, Family, Finding, PersonId, Policy, may_represent
from fastlege.register import read_family
from fastlege.rules import address_condition

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    from fastlege import Decision

    Element: TypeAlias = Any
    """Whatever a document may hold, or ought not to."""
    Entry: TypeAlias = dict[str, Element]
    Document: TypeAlias = dict[str, Element]
    Path: TypeAlias = tuple[str | int, ...]

DAY: Final = date(2026, 11, 23)
YESTERDAY: Final = "2026-11-22T00:00:00+01:00"
TODAY: Final = "2026-11-23T00:00:00+01:00"
TOMORROW: Final = "2026-11-24T00:00:00+01:00"

NOTHING: Final = object()
"""What `replaced` puts in the place of something that is taken away."""

_FIRST: Final = (3, 7, 6, 1, 8, 9, 4, 5, 2)
_SECOND: Final = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


def synthetic(born: date, nth: int = 0, *, d_number: bool = False) -> str:
    """Give the nth synthetic number of those born on a day, or a synthetic D-number (day + 40)."""
    series = 500 if born.year >= 2000 else 0
    day = born.day + 40 * d_number
    found = [
        f"{day:02}{born.month + 80:02}{born.year % 100:02}{series + serial:03}{check}"
        for serial in range(400)
        if (check := _check(f"{day:02}{born.month + 80:02}{born.year % 100:02}{series + serial:03}"))
    ]
    return found[nth]


def _check(nine: str) -> str | None:
    first = -_sum(nine, _FIRST) % 11
    second = -_sum(f"{nine}{first}", _SECOND) % 11
    return f"{first}{second}" if first < 10 > second else None


def _sum(digits: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))


CHILD_BORN: Final = date(2017, 5, 12)
MOTHER_BORN: Final = date(1985, 7, 21)
FATHER_BORN: Final = date(1990, 11, 2)
CHILD: Final = synthetic(CHILD_BORN)
MOTHER: Final = synthetic(MOTHER_BORN)
FATHER: Final = synthetic(FATHER_BORN)
STRANGER: Final = synthetic(date(1979, 3, 9))


def entry(**fields: Element) -> Entry:
    """Make an entry with the register's metadata, which `fields` may replace."""
    return {
        "ajourholdstidspunkt": "2022-02-04T10:26:55.130992+01:00",
        "erGjeldende": True,
        "kilde": "Synutopia",
        "aarsak": "Patch",
        "gyldighetstidspunkt": "2022-02-04T00:00:00+01:00",
    } | fields


def without(fields: Entry, *names: str) -> Entry:
    """Give a copy without these fields."""
    return {name: value for name, value in fields.items() if name not in names}


def identity(number: str, **fields: Element) -> Entry:
    """Make an identity number in use."""
    return entry(status="iBruk", foedselsEllerDNummer=number, identifikatortype="foedselsnummer") | fields


def birth(born: date) -> Entry:
    """Make a birth."""
    begun = f"{born.isoformat()}T00:00:00Z"
    return entry(gyldighetstidspunkt=begun, foedselsdato=born.isoformat(), foedselsaar=f"{born.year:04}")


def street(**fields: Element) -> Entry:
    """Make a place on a street."""
    return {
        "kommunenummer": "4602",
        "bruksenhetstype": "bolig",
        "adressenavn": "Stavangvegen",
        "adressekode": "3260",
        "poststed": {"poststedsnavn": "STAVANG", "postnummer": "6944"},
        "adressenummer": {"husnummer": "90"},
        "bruksenhetsnummer": "H0101",
    } | fields


def cadastral(**fields: Element) -> Entry:
    """Make a property that has no street."""
    return {
        "matrikkelnummer": {"kommunenummer": "4602", "gaardsnummer": 31, "bruksnummer": 4, "festenummer": 0},
        "undernummer": 0,
        "bruksenhetsnummer": "",
        "poststed": {"poststedsnavn": "STAVANG", "postnummer": "6944"},
        "coAdressenavn": "",
    } | fields


def home(**fields: Element) -> Entry:
    """Make a registered home: the child's, unless `fields` says otherwise."""
    return (
        entry(
            vegadresse=street(),
            adresseIdentifikatorFraMatrikkelen="604503040",
            adressegradering="ugradert",
            flyttedato="2022-02-04",
        )
        | fields
    )


def elsewhere(**fields: Element) -> Entry:
    """Make a registered home that is not the child's."""
    place = street(kommunenummer="4618", adressenavn="Odlandsvegen", adressekode="3775")
    return home(vegadresse=place, adresseIdentifikatorFraMatrikkelen="329355742") | fields


def unknown_home(**fields: Element) -> Entry:
    """Make the home of one of whom nobody knows where it is."""
    return entry(ukjentBosted={}, adressegradering="ugradert") | fields


def relation(number: str | None, role: str, own: str | None = "barn", **fields: Element) -> Entry:
    """Make a relation to somebody."""
    said = {"relatertPerson": number, "relatertPersonsRolle": role, "minRolleForPerson": own}
    given = {name: value for name, value in said.items() if value is not None}
    return entry(gyldighetstidspunkt="2017-05-11T22:00:00Z", **given) | fields


def responsibility(kind: str | None, holder: str | None = None, **fields: Element) -> Entry:
    """Make a line on parental responsibility for the child."""
    held = {} if holder is None else {"ansvarlig": holder}
    begun = "2017-05-11T22:00:00Z"
    return entry(gyldighetstidspunkt=begun, ansvar=kind, ansvarssubjekt=CHILD) | held | fields


def document(number: str, born: date, **elements: Element) -> Document:
    """Make a person document; `elements` replaces or adds; an element that is None is left out."""
    ordinary: Document = {
        "identifikasjonsnummer": [identity(number)],
        "status": [entry(status="bosatt")],
        "kjoenn": [entry(kjoenn="kvinne")],
        "foedsel": [birth(born)],
        "navn": [entry(fornavn="TESTFORNAVN", etternavn="TESTETTERNAVN")],
        "bostedsadresse": [home()],
    }
    return {name: element for name, element in (ordinary | elements).items() if element is not None}


def child_document(**elements: Element) -> Document:
    """Make the child's document: two parents who have joint responsibility."""
    relations = [relation(MOTHER, "mor"), relation(FATHER, "far")]
    lines = [responsibility("felles", MOTHER), responsibility("felles", FATHER)]
    given = {"familierelasjon": relations, "foreldreansvar": lines}
    return document(CHILD, CHILD_BORN, **(given | elements))


def mother_document(**elements: Element) -> Document:
    """Make the mother's document; she lives with the child."""
    given = {"familierelasjon": [relation(CHILD, "barn", "mor")]}
    return document(MOTHER, MOTHER_BORN, **(given | elements))


def father_document(**elements: Element) -> Document:
    """Make the father's document; he lives elsewhere."""
    given = {"familierelasjon": [relation(CHILD, "barn", "far")], "bostedsadresse": [elsewhere()]}
    return document(FATHER, FATHER_BORN, **(given | elements))


def family_of(
    child: Document | None = None,
    mother: Document | None = None,
    father: Document | None = None,
    *,
    on: date = DAY,
) -> Family:
    """Read the family; what is not given is as ordinary as can be."""
    parents = [mother or mother_document(), father or father_document()]
    return read_family(child or child_document(), parents, on=on)


def answer(family: Family, adult: str = MOTHER, policy: Policy = HELSENORGE_2021_01_11) -> Decision:
    """Ask whether a registered parent may act for the child."""
    return may_represent(family.parent(PersonId(adult)).person, family, policy=policy)


def grants(family: Family) -> tuple[bool, ...]:
    """Give for the mother and the father, in this order, whether each may act for the child."""
    return tuple(answer(family, adult).granted for adult in (MOTHER, FATHER))


def address(family: Family, policy: Policy = HELSENORGE_2021_01_11) -> Finding:
    """Find out whether a parent is registered at the child's address."""
    return address_condition(family, policy=policy)


def finding(family: Family, code: str, adult: str = MOTHER) -> str:
    """Give what was found about one condition."""
    return answer(family, adult).finding(code).value


def places(value: object, path: Path = ()) -> Iterator[Path]:
    """Walk to every place of a document, the whole of it first."""
    yield path
    if isinstance(value, dict):
        for name, part in value.items():
            yield from places(part, (*path, name))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from places(part, (*path, index))


def replaced(given: Element, path: Path, by: Element) -> Element:
    """Give a document with something else at one place, or nothing; the given one stays as it is."""
    if not path:
        return by
    step, *rest = path
    whole = given.copy()
    if not rest and by is NOTHING:
        del whole[step]
    else:
        whole[step] = replaced(given[step], tuple(rest), by)
    return whole
