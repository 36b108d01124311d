"""Cases of register documents, of Folkeregisteret and of PDL: a row for each way to read them wrongly."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from fastlege import Person, PersonId, may_represent
from fastlege.oslo import oslo_day
from fastlege.register import read_family
from tests import documents as freg
from tests import pdl_answers as pdl
from tests.documents import CHILD, FATHER, MOTHER, STRANGER, TODAY, TOMORROW, YESTERDAY
from tests.register.as_pdl import answer_of
from tools.conformance.facts import (
    ADDRESS,
    ALIVE,
    CHILD_ALIVE,
    CHILD_OPEN,
    OPEN,
    PARENT,
    RESPONSIBLE,
    SOURCES,
    YOUNG,
)
from tools.conformance.form import Row, turn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fastlege import Decision
    from tools.conformance.form import Data

    World = dict[str, Data]
    Edit = Callable[[World, int], object]

EACH: Final = 5
"""Cases of each way in each register that it is made of."""
INSTANTS: Final = (
    "2026-11-23T09:15:00+01:00",
    "2026-11-22T23:30:00Z",
    "2026-11-23T22:30:00Z",
    "2026-11-23T00:00:00+01:00",
    "2026-11-23T23:59:59+01:00",
    "2026-11-23T05:00:00-05:00",
)
"""Six instants of one day in Oslo; in UTC some are of another."""
UTC_TODAY: Final = "2026-11-22T23:00:00Z"
UTC_TOMORROW: Final = "2026-11-23T23:00:00Z"
UTC_LATER_TODAY: Final = "2026-11-23T22:59:59Z"
UTC_AFTER_MIDNIGHT: Final = "2026-11-23T23:30:00Z"
BEFORE_MIDNIGHT: Final = "2026-11-22T22:30:00Z"


class Way(NamedTuple):
    """A way to read documents wrongly, as `facts.Way` has it."""

    name: str
    sentence: str
    condition: str
    finding: str
    edit: Edit
    asks: tuple[str, ...] = (MOTHER, FATHER)
    registers: tuple[str, ...] = ("folkeregisteret", "pdl")


def own(whose: str, **elements: Any) -> Edit:  # noqa: ANN401  # whatever a document may hold
    """Replace elements of somebody's document; a function is given the number of the case."""

    def edit(world: World, nth: int) -> None:
        world[whose] |= {name: value(nth) if callable(value) else value for name, value in elements.items()}

    return edit


def without(whose: str, *names: str) -> Edit:
    """Leave elements of somebody's document out."""
    return lambda world, _: [world[whose].pop(name) for name in names]


def both(*edits: Edit) -> Edit:
    """Edit several things."""
    return lambda world, nth: [edit(world, nth) for edit in edits]


def home(**fields: Any) -> Data:  # noqa: ANN401
    """Make the child's home."""
    return freg.home(**fields)


def third(**fields: Any) -> Data:  # noqa: ANN401
    """Make a home that is neither the child's nor the father's."""
    return (
        freg.home(
            vegadresse=freg.street(adressenavn="Nyvegen", adressekode="77", adressenummer={"husnummer": "7"}),
            adresseIdentifikatorFraMatrikkelen="5",
        )
        | fields
    )


def ended(at: str) -> Data:
    """Say when an entry ended."""
    return {"opphoerstidspunkt": at}


def begun(at: str) -> Data:
    """Say when an entry begins."""
    return {"gyldighetstidspunkt": at}


OVER: Final = (
    ended(TODAY),
    ended(YESTERDAY),
    {"erGjeldende": False},
    ended(UTC_TODAY),
    ended(UTC_LATER_TODAY),
    ended(BEFORE_MIDNIGHT),
)
TO_COME: Final = (
    begun(TOMORROW),
    begun(UTC_TOMORROW),
    begun(UTC_AFTER_MIDNIGHT),
    begun("2027-01-01T00:00:00+01:00"),
)
HOLDS: Final = (
    begun(TODAY),
    begun(UTC_TODAY),
    begun(UTC_LATER_TODAY),
    ended(TOMORROW),
    ended(UTC_TOMORROW),
    ended(UTC_AFTER_MIDNIGHT),
)
_FREG: Final = ("folkeregisteret",)
_PDL: Final = ("pdl",)
JOINT: Final = (freg.responsibility("felles", MOTHER), freg.responsibility("felles", FATHER))
BOTH_RELATIONS: Final = (freg.relation(MOTHER, "mor"), freg.relation(FATHER, "far"))


def _moved(whose: str, *homes: Data) -> Edit:
    return own(whose, bostedsadresse=[*homes])


def _protected(whose: str, **fields: Any) -> Edit:  # noqa: ANN401
    """Enter a protection; fields that are a row are taken in turn."""

    def edit(world: World, nth: int) -> None:
        told = {
            name: turn(value, nth) if isinstance(value, tuple) else value for name, value in fields.items()
        }
        world[whose]["adressebeskyttelse"] = [
            freg.entry(**{"graderingsnivaa": turn(("fortrolig", "strengtFortrolig"), nth)} | told)
        ]

    return edit


def _born(whose: str, day: date, **fields: Any) -> Edit:  # noqa: ANN401
    return own(whose, foedsel=[freg.birth(day) | fields])


def _standing(whose: str, *codes: str) -> Edit:
    return own(whose, status=lambda nth: [freg.entry(status=turn(codes, nth))])


def _entries(*rows: Data) -> Callable[[int], list[Data]]:
    """Take one entry in turn."""
    return lambda nth: [turn(rows, nth)]


_CHILDS_NUMBER_OF_2008: Final = freg.synthetic(date(2008, 5, 12))


def _numbered(number: str) -> Edit:
    """Give the child another number, which says another birth date."""

    def edit(world: World, _: int) -> None:
        for name, document in world.items():
            world[name] = json.loads(json.dumps(document).replace(CHILD, number))

    return edit


BIRTHS: Final = (
    Way(
        "child-turns-16-today",
        "The child turns 16 today, in Oslo.",
        YOUNG,
        "unmet",
        _born("child", date(2010, 11, 23)),
    ),
    Way(
        "child-turns-16-tomorrow",
        "The child turns 16 tomorrow, in Oslo.",
        YOUNG,
        "met",
        _born("child", date(2010, 11, 24)),
    ),
    Way(
        "number-says-older",
        "The child's number has the digits of another birth date: the register's own counts.",
        YOUNG,
        "met",
        _numbered(_CHILDS_NUMBER_OF_2008),
    ),
    Way(
        "number-says-younger",
        "The child is 17 by the register, and younger by the digits of its number.",
        YOUNG,
        "unmet",
        _born("child", date(2009, 3, 1)),
    ),
    Way(
        "birth-by-year",
        "The register has the year of the child's birth alone: 16 years ago.",
        YOUNG,
        "unknown",
        own("child", foedsel=[freg.entry(foedselsaar="2010")]),
    ),
    Way(
        "birth-missing",
        "The register does not tell when the child was born.",
        YOUNG,
        "unknown",
        own("child", foedsel=[]),
    ),
    Way(
        "birth-of-history",
        "An entry of the child's birth that is history says otherwise.",
        YOUNG,
        "met",
        own(
            "child",
            foedsel=[freg.birth(date(2001, 1, 1)) | {"erGjeldende": False}, freg.birth(date(2017, 5, 12))],
        ),
    ),
    Way(
        "birth-with-null",
        "Beside the child's birth an entry is null: it may have been withheld.",
        YOUNG,
        "unknown",
        own("child", foedsel=[freg.birth(date(2017, 5, 12)), None]),
        registers=_FREG,
    ),
)

HOMES: Final = (
    Way(
        "family-as-usual",
        "The mother lives with the child, the father elsewhere; both have responsibility.",
        ADDRESS,
        "met",
        lambda *_: None,
    ),
    Way(
        "mother-moved-out",
        "The mother has moved: her entry at the child's home is history, or over.",
        ADDRESS,
        "unmet",
        own("mother", bostedsadresse=lambda nth: [home() | turn(OVER, nth), third()]),
    ),
    Way(
        "history-first",
        "The mother's former home stands before the present one.",
        ADDRESS,
        "met",
        own("mother", bostedsadresse=lambda nth: [third() | turn(OVER, nth), home()]),
    ),
    Way(
        "home-is-over",
        "The mother's only home is over, or history: where she lives is not known.",
        ADDRESS,
        "unknown",
        own("mother", bostedsadresse=lambda nth: [home() | turn(OVER, nth)]),
    ),
    Way(
        "home-to-come",
        "The mother moves in tomorrow or later, and lives elsewhere until then.",
        ADDRESS,
        "unmet",
        own("mother", bostedsadresse=lambda nth: [home() | turn(TO_COME, nth), third()]),
    ),
    Way(
        "home-leaves-tomorrow",
        "The mother moves out tomorrow or later, and lives with the child until then.",
        ADDRESS,
        "met",
        own("mother", bostedsadresse=lambda nth: [third() | turn(TO_COME, nth), home()]),
    ),
    Way(
        "home-holds",
        "The mother's entry begins today, or ends when the day does.",
        ADDRESS,
        "met",
        own("mother", bostedsadresse=lambda nth: [home() | turn(HOLDS, nth)]),
    ),
    Way(
        "two-homes-differ",
        "The mother has two current homes that differ.",
        ADDRESS,
        "unknown",
        _moved("mother", home(), third()),
    ),
    Way(
        "child-has-two-homes",
        "The child has two current homes that differ.",
        ADDRESS,
        "unknown",
        _moved("child", home(), third()),
    ),
    Way(
        "home-twice",
        "The mother's home is entered twice, alike.",
        ADDRESS,
        "met",
        _moved("mother", home(), home()),
    ),
    Way(
        "home-missing", "The mother's home is not told.", ADDRESS, "unknown", own("mother", bostedsadresse=[])
    ),
    Way(
        "child-home-missing",
        "The child's home is not told.",
        ADDRESS,
        "unknown",
        own("child", bostedsadresse=[], adressebeskyttelse=[freg.entry(graderingsnivaa="ugradert")]),
    ),
    Way(
        "home-with-null",
        "Beside the mother's home an entry is null: another home may have been withheld.",
        ADDRESS,
        "unknown",
        _moved("mother", home(), None),
    ),  # type: ignore[arg-type]  # as it comes
    Way(
        "no-fixed-abode",
        "The mother is without a known home (ukjentBosted).",
        ADDRESS,
        "unknown",
        own(
            "mother",
            bostedsadresse=[freg.entry(ukjentBosted={"bostedskommune": "4602"}, adressegradering="ugradert")],
        ),
    ),
    Way(
        "another-flat",
        "The mother lives in another flat of the child's house.",
        ADDRESS,
        "unmet",
        _moved("mother", home(vegadresse=freg.street(bruksenhetsnummer="H0201"))),
    ),
    Way(
        "flat-of-one",
        "The mother's entry has no unit, and the child's has one.",
        ADDRESS,
        "unknown",
        _moved("mother", home(vegadresse=freg.street(bruksenhetsnummer=""))),
    ),
    Way(
        "identifier-is-rubbish",
        "The identifier of the mother's home is a word: her home is not known.",
        ADDRESS,
        "unknown",
        own(
            "mother",
            bostedsadresse=lambda nth: [
                home(adresseIdentifikatorFraMatrikkelen=turn(("ukjent", "nan", "-"), nth))
            ],
        ),
        registers=_FREG,
    ),
    Way(
        "no-identifiers",
        "Neither home has an identifier: the streets decide.",
        ADDRESS,
        "met",
        both(*(_moved(who, home(adresseIdentifikatorFraMatrikkelen="")) for who in ("child", "mother"))),
    ),
    Way(
        "identifier-of-one",
        "The child's home alone has an identifier: the streets decide.",
        ADDRESS,
        "met",
        _moved("mother", home(adresseIdentifikatorFraMatrikkelen="")),
    ),
    Way(
        "stay-is-no-home",
        "The mother stays at the child's home (oppholdsadresse), and is registered elsewhere.",
        ADDRESS,
        "unmet",
        own("mother", bostedsadresse=[third()], oppholdsadresse=[home()], postadresse=[home()]),
        registers=_FREG,
    ),
    Way(
        "shared-residence",
        "The child has delt bosted with the father; the mother has moved.",
        ADDRESS,
        "unmet",
        both(
            _moved("mother", third()),
            own(
                "child",
                deltBosted=[
                    freg.elsewhere(startdatoForKontrakt="2024-01-01", sluttdatoForKontrakt="2030-01-01")
                ],
            ),
        ),
    ),
    Way(
        "client-address",
        "The mother's home is a klientadresse.",
        ADDRESS,
        "met",
        _moved("mother", home(adressegradering="klientadresse")),
        registers=_FREG,
    ),
)

PROTECTION: Final = (
    *(
        Way(
            f"{whose}-protected",
            f"The {whose} is under address protection.",
            code,
            "unmet",
            _protected(whose),
            asks,
        )
        for whose, code, asks in (
            ("child", CHILD_OPEN, (MOTHER, FATHER)),
            ("mother", OPEN, (MOTHER,)),
            ("father", OPEN, (FATHER,)),
        )
    ),
    Way(
        "parent-at-home-protected",
        "The mother is protected; the father asks, who lives elsewhere.",
        ADDRESS,
        "unknown",
        _protected("mother"),
        (FATHER,),
    ),
    Way(
        "protection-in-capitals",
        "The grading is written in capitals, or with blanks.",
        CHILD_OPEN,
        "unmet",
        _protected("child", graderingsnivaa=("FORTROLIG", "STRENGTFORTROLIG", " fortrolig ")),
        registers=_FREG,
    ),
    Way(
        "protection-of-unknown-code",
        "The grading is a code that nobody knows: it protects.",
        CHILD_OPEN,
        "unmet",
        _protected("child", graderingsnivaa=("kode8", "hemmelig", "skjermet")),
    ),
    Way(
        "protection-without-code",
        "An entry of protection has no grading: it protects.",
        CHILD_OPEN,
        "unmet",
        _protected("child", graderingsnivaa=(None, "", " ")),
    ),
    Way(
        "protection-ungraded",
        "The entry says that the child is not protected.",
        CHILD_OPEN,
        "met",
        _protected("child", graderingsnivaa=("ugradert", "UGRADERT")),
    ),
    Way(
        "protection-ends-during-the-day",
        "The protection ends during the day: it counts all that day.",
        CHILD_OPEN,
        "unmet",
        _protected(
            "child",
            opphoerstidspunkt=(
                "2026-11-23T00:00:01+01:00",
                "2026-11-23T12:00:00+01:00",
                UTC_LATER_TODAY,
                TOMORROW,
                UTC_TOMORROW,
            ),
        ),
    ),
    Way(
        "protection-ended-before",
        "The protection ended before the day, or when it began.",
        CHILD_OPEN,
        "met",
        _protected("child", opphoerstidspunkt=(TODAY, YESTERDAY, UTC_TODAY, BEFORE_MIDNIGHT)),
        registers=_FREG,
    ),
    Way(
        "protection-is-history",
        "The protection is marked as history, and has no end that is yet to come.",
        CHILD_OPEN,
        "met",
        _protected("child", erGjeldende=False),
        registers=_FREG,
    ),
    Way(
        "protection-is-history-with-an-end-to-come",
        "The protection is marked as history, and ends tomorrow: it counts.",
        CHILD_OPEN,
        "unmet",
        _protected("child", erGjeldende=False, opphoerstidspunkt=(TOMORROW, UTC_TOMORROW)),
    ),
    Way(
        "protection-to-come",
        "The protection begins tomorrow or later: it counts at once.",
        CHILD_OPEN,
        "unmet",
        _protected(
            "child",
            gyldighetstidspunkt=(TOMORROW, UTC_AFTER_MIDNIGHT, "2027-03-01T00:00:00+01:00"),
            erGjeldende=(True, False),
        ),
    ),
    Way(
        "protection-beside-none",
        "One entry says ungraded, another confidential: the strictest counts.",
        CHILD_OPEN,
        "unmet",
        own(
            "child",
            adressebeskyttelse=lambda nth: [
                freg.entry(graderingsnivaa="ugradert"),
                freg.entry(graderingsnivaa="fortrolig"),
            ][:: 1 - nth % 2 * 2],
        ),
    ),
    Way(
        "protection-with-null",
        "An entry of protection is null: it may have been withheld.",
        CHILD_OPEN,
        "unknown",
        own("child", adressebeskyttelse=[None]),
    ),
    Way(
        "home-graded",
        "The child's home is graded, and there is no entry of protection.",
        CHILD_OPEN,
        "unmet",
        own(
            "child",
            bostedsadresse=_entries(
                home(adressegradering="fortrolig"),
                home(adressegradering="strengtFortrolig"),
                home(adressegradering="kode6"),
            ),
        ),
        registers=_FREG,
    ),
    Way(
        "home-not-graded",
        "The child's home has no grading, and there is no entry of protection.",
        CHILD_OPEN,
        "unknown",
        own("child", bostedsadresse=[freg.without(home(), "adressegradering")]),
        registers=_FREG,
    ),
    Way(
        "stay-graded",
        "The child's stay or postal address is graded as confidential.",
        CHILD_OPEN,
        "unmet",
        lambda world, nth: world["child"].update(
            {
                turn(("oppholdsadresse", "postadresse", "postadresseIUtlandet", "deltBosted"), nth): [
                    home(adressegradering="fortrolig")
                ]
            }
        ),
        registers=_FREG,
    ),
    Way(
        "former-home-graded",
        "A former home was graded as confidential.",
        CHILD_OPEN,
        "met",
        own(
            "child",
            bostedsadresse=[
                third(adressegradering="fortrolig", erGjeldende=False, opphoerstidspunkt=YESTERDAY),
                home(),
            ],
        ),
        registers=_FREG,
    ),
    Way(
        "two-documents-of-the-child",
        "There are two documents of the child, and one tells of a protection: the stricter counts.",
        CHILD_OPEN,
        "unmet",
        lambda world, _: world.update(
            again=world["child"] | {"adressebeskyttelse": [freg.entry(graderingsnivaa="fortrolig")]}
        ),
    ),
    Way(
        "two-documents-of-the-mother",
        "There are two documents of the mother, and one tells of a protection: the stricter counts.",
        OPEN,
        "unmet",
        lambda world, _: world.update(
            again=world["mother"] | {"adressebeskyttelse": [freg.entry(graderingsnivaa="fortrolig")]}
        ),
        (MOTHER,),
    ),
    Way(
        "father-abroad",
        "The father has emigrated; his address abroad is ungraded: he may act.",
        OPEN,
        "met",
        own(
            "father",
            status=[freg.entry(status="utflyttet")],
            bostedsadresse=[],
            postadresseIUtlandet=[
                freg.entry(adressegradering="ugradert", utenlandskAdresse={"landkode": "SWE"})
            ],
        ),
        (FATHER,),
        _FREG,
    ),
    Way(
        "father-abroad-not-graded",
        "The father has emigrated, and no address of his has a grading.",
        OPEN,
        "unknown",
        own("father", status=[freg.entry(status="utflyttet")], bostedsadresse=[], postadresse=[home()]),
        (FATHER,),
        _FREG,
    ),
)

LIVES: Final = (
    Way(
        "child-dead",
        "The child's death is entered.",
        CHILD_ALIVE,
        "unmet",
        own(
            "child",
            doedsfall=lambda nth: [
                freg.entry(**turn(({}, {"doedsdato": "2026-11-20"}, {"doedsdato": "2026-11-23"}), nth))
            ],
        ),
    ),
    Way(
        "mother-dead",
        "The mother's death is entered, and her status is still bosatt; the father asks.",
        ADDRESS,
        "unmet",
        own("mother", doedsfall=[freg.entry(doedsdato="2026-11-20")]),
        (FATHER,),
    ),
    Way(
        "death-is-history",
        "An entry of death is history: it was wrong.",
        CHILD_ALIVE,
        "met",
        own("child", doedsfall=[freg.entry(doedsdato="2026-11-20", erGjeldende=False)]),
    ),
    Way(
        "death-to-come",
        "The date of death lies ahead.",
        CHILD_ALIVE,
        "met",
        own("child", doedsfall=[freg.entry(doedsdato="2026-11-24")]),
    ),
    Way(
        "death-null",
        "The element of deaths is null or empty: there is none.",
        CHILD_ALIVE,
        "met",
        own("child", doedsfall=lambda nth: turn((None, []), nth)),
        registers=_FREG,
    ),
    Way(
        "death-with-null",
        "An entry of death is null: it may have been withheld.",
        CHILD_ALIVE,
        "unknown",
        own("child", doedsfall=[None]),
        registers=_FREG,
    ),
    Way(
        "status-dead",
        "The child's status says that it has died.",
        CHILD_ALIVE,
        "unmet",
        _standing("child", "doed", "DOED", "Doed"),
    ),
    Way(
        "status-history",
        "A status that is history says that the child has died.",
        CHILD_ALIVE,
        "met",
        own("child", status=[freg.entry(status="doed", erGjeldende=False), freg.entry(status="bosatt")]),
    ),
    Way(
        "status-in-capitals",
        "The status is written in capitals.",
        CHILD_ALIVE,
        "met",
        _standing("child", "BOSATT", "Bosatt"),
    ),
    Way(
        "status-unknown-code",
        "The status is a code that nobody knows, or one that hides another.",
        CHILD_ALIVE,
        "unknown",
        _standing("child", "nyKode", "aktiv"),
    ),
    Way(
        "status-disappeared",
        "The child has disappeared.",
        CHILD_ALIVE,
        "unknown",
        _standing("child", "forsvunnet"),
    ),
    Way("status-missing", "No status is told.", CHILD_ALIVE, "unknown", own("child", status=[])),
    Way(
        "status-contradicts-itself",
        "Two current entries of the status differ.",
        CHILD_ALIVE,
        "unknown",
        own("child", status=[freg.entry(status="bosatt"), freg.entry(status="forsvunnet")]),
    ),
    Way(
        "false-identity",
        "The child's identity is entered as false, or the entry does not say.",
        CHILD_ALIVE,
        "unmet",
        own("child", falskIdentitet=lambda nth: turn((freg.entry(erFalsk=True), freg.entry()), nth)),
    ),
    Way(
        "identity-not-false",
        "An entry says that the child's identity is not false.",
        CHILD_ALIVE,
        "met",
        own("child", falskIdentitet=freg.entry(erFalsk=False)),
    ),
    Way(
        "identity-ceased",
        "The mother's identity has ceased (opphoert).",
        ALIVE,
        "unmet",
        _standing("mother", "opphoert"),
        (MOTHER,),
    ),
    Way(
        "child-emigrated",
        "The child has emigrated, or stays for a time: nothing is compared.",
        ADDRESS,
        "unknown",
        _standing("child", "utflyttet", "midlertidig", "ikkeBosatt", "inaktiv", "foedselsregistrert"),
    ),
    Way(
        "mother-emigrated",
        "The mother has emigrated, whose home is still told; the father asks.",
        ADDRESS,
        "unmet",
        _standing("mother", "utflyttet", "midlertidig", "ikkeBosatt"),
        (FATHER,),
    ),
)

_NAMES_OF_PDL: Final = {"familierelasjon": "forelderBarnRelasjon"}
_LEFT_OUT: Final = frozenset(
    {
        *(
            "ajourholdstidspunkt",
            "kilde",
            "aarsak",
            "poststed",
            "flyttedato",
            "bruksenhetstype",
            "navn",
            "kjoenn",
        ),
        *(
            "opplysningsId",
            "endringer",
            "sekvens",
            "postnummer",
            "poststedsnavn",
            "bydelsnummer",
            "tilleggsnavn",
        ),
        *("koordinater", "coAdressenavn", "angittFlyttedato"),
    }
)
_OLD: Final = freg.synthetic(date(1985, 7, 21), 3)

PARENTS: Final = (
    Way(
        "stranger",
        "Somebody asks who is not in the child's document.",
        PARENT,
        "unmet",
        lambda *_: None,
        (STRANGER,),
    ),
    Way("child-asks", "The child itself asks.", PARENT, "unmet", lambda *_: None, (CHILD,)),
    Way(
        "parents-word",
        "The father's document says that the child is his, and the child's does not.",
        PARENT,
        "unmet",
        own("child", familierelasjon=[BOTH_RELATIONS[0]]),
        (FATHER,),
    ),
    Way(
        "relation-is-over",
        "The relation to the father is over, or history.",
        PARENT,
        "unmet",
        own("child", familierelasjon=lambda nth: [BOTH_RELATIONS[0], BOTH_RELATIONS[1] | turn(OVER, nth)]),
        (FATHER,),
    ),
    Way(
        "relation-to-come",
        "The relation to the father begins tomorrow.",
        PARENT,
        "unmet",
        own("child", familierelasjon=lambda nth: [BOTH_RELATIONS[0], BOTH_RELATIONS[1] | turn(TO_COME, nth)]),
        (FATHER,),
    ),
    Way(
        "relations-not-told",
        "The child's document does not tell who the parents are.",
        PARENT,
        "unknown",
        own("child", familierelasjon=[]),
    ),
    Way(
        "relation-with-null",
        "Beside the relations an entry is null: somebody else asks.",
        PARENT,
        "unknown",
        own("child", familierelasjon=[*BOTH_RELATIONS, None]),
        (STRANGER,),
    ),
    Way(
        "relation-of-unknown-role",
        "The father's role is a code that nobody knows.",
        PARENT,
        "unknown",
        own("child", familierelasjon=[BOTH_RELATIONS[0], freg.relation(FATHER, "partner2")]),
        (FATHER,),
    ),
    Way(
        "relation-contradicts-itself",
        "The two ends of the relation to the father contradict each other.",
        PARENT,
        "unknown",
        own("child", familierelasjon=[BOTH_RELATIONS[0], freg.relation(FATHER, "far", "far")]),
        (FATHER,),
    ),
    Way(
        "relation-in-capitals",
        "The roles are written in capitals.",
        PARENT,
        "met",
        own(
            "child",
            familierelasjon=[freg.relation(MOTHER, "MOR", "BARN"), freg.relation(FATHER, "FAR", "BARN")],
        ),
    ),
    Way(
        "relation-by-former-number",
        "The child's document names the mother by a former number of hers.",
        PARENT,
        "met",
        both(
            own("child", familierelasjon=[freg.relation(_OLD, "mor"), BOTH_RELATIONS[1]]),
            own(
                "mother",
                identifikasjonsnummer=[
                    freg.identity(_OLD, status="opphoert", erGjeldende=False),
                    freg.identity(MOTHER),
                ],
            ),
        ),
        (MOTHER,),
    ),
    Way(
        "co-mother",
        "The other parent is a co-mother (medmor).",
        PARENT,
        "met",
        own("child", familierelasjon=[BOTH_RELATIONS[0], freg.relation(FATHER, "medmor")]),
        (FATHER,),
    ),
    Way(
        "mothers-document-missing",
        "There is no document of the mother; the father asks, who lives elsewhere.",
        ADDRESS,
        "unknown",
        lambda world, _: world.pop("mother"),
        (FATHER,),
    ),
    Way(
        "stranger-while-a-document-is-missing",
        "Somebody else asks, and of the father nothing is known: it may be he, under another number.",
        PARENT,
        "unknown",
        lambda world, _: world.pop("father"),
        (STRANGER,),
    ),
    Way(
        "fathers-document-missing",
        "There is no document of the father; the mother asks, who lives with the child.",
        ADDRESS,
        "met",
        lambda world, _: world.pop("father"),
        (MOTHER,),
    ),
)


def _lines(*lines: Data | None) -> Edit:
    return own("child", foreldreansvar=[*lines])


_MOR: Final = freg.responsibility("mor", MOTHER)

RESPONSIBILITY: Final = (
    Way(
        "responsibility-sole",
        "The mother alone has responsibility: the father has none.",
        RESPONSIBLE,
        "unmet",
        _lines(_MOR),
        (FATHER,),
    ),
    Way(
        "responsibility-sole-holder",
        "The mother alone has responsibility, and asks.",
        RESPONSIBLE,
        "met",
        _lines(_MOR),
        (MOTHER,),
    ),
    Way(
        "responsibility-by-role",
        "The line names the mother by her role alone.",
        RESPONSIBLE,
        "met",
        _lines(freg.responsibility("mor")),
        (MOTHER,),
    ),
    Way(
        "responsibility-by-role-of-other",
        "The line names the mother by her role alone: the father has none.",
        RESPONSIBLE,
        "unmet",
        _lines(freg.responsibility("mor")),
        (FATHER,),
    ),
    Way(
        "responsibility-of-others",
        "Others have responsibility.",
        RESPONSIBLE,
        "unmet",
        _lines(freg.responsibility("andre", STRANGER)),
    ),
    Way(
        "responsibility-unknown",
        "Responsibility is entered as unknown, or by a code that nobody knows.",
        RESPONSIBLE,
        "unknown",
        own("child", foreldreansvar=lambda nth: [freg.responsibility(turn(("ukjent", "delt"), nth))]),
    ),
    Way("responsibility-not-told", "No responsibility is told.", RESPONSIBLE, "unknown", _lines()),
    Way(
        "responsibility-with-null",
        "Beside the lines an entry is null: it may have been withheld.",
        RESPONSIBLE,
        "unknown",
        _lines(*JOINT, None),
    ),
    Way(
        "responsibility-is-over",
        "The joint responsibility is over; the mother has it alone.",
        RESPONSIBLE,
        "unmet",
        own("child", foreldreansvar=lambda nth: [*(line | turn(OVER, nth) for line in JOINT), _MOR]),
        (FATHER,),
    ),
    Way(
        "responsibility-to-come",
        "The mother alone has responsibility until tomorrow.",
        RESPONSIBLE,
        "unmet",
        own("child", foreldreansvar=lambda nth: [_MOR, *(line | turn(TO_COME, nth) for line in JOINT)]),
        (FATHER,),
    ),
    Way(
        "responsibility-in-capitals",
        "The kind of responsibility is written in capitals.",
        RESPONSIBLE,
        "met",
        _lines(*(line | {"ansvar": "FELLES"} for line in JOINT)),
    ),
    Way(
        "responsibility-joint-and-sole",
        "Responsibility is joint, and the mother's alone: of the father it is not known.",
        RESPONSIBLE,
        "unknown",
        _lines(*JOINT, _MOR),
        (FATHER,),
    ),
    Way(
        "responsibility-joint-and-others",
        "Responsibility is joint, and others': it is not known.",
        RESPONSIBLE,
        "unknown",
        _lines(*JOINT, freg.responsibility("andre", STRANGER)),
    ),
    Way(
        "responsibility-joint-with-a-stranger",
        "Responsibility is joint, of the mother and somebody else: of the father it is not known.",
        RESPONSIBLE,
        "unknown",
        _lines(JOINT[0], freg.responsibility("felles", STRANGER)),
        (FATHER,),
    ),
    Way(
        "responsibility-joint-of-one",
        "Only one holder of the joint responsibility is named: of the father it is not known.",
        RESPONSIBLE,
        "unknown",
        _lines(JOINT[0]),
        (FATHER,),
    ),
    Way(
        "responsibility-for-another-child",
        "A line names another child.",
        RESPONSIBLE,
        "unknown",
        _lines(*JOINT, freg.responsibility("mor", MOTHER, ansvarssubjekt=STRANGER)),
    ),
    Way(
        "responsibility-holder-of-other-role",
        "A line on the mother names the father as its holder.",
        RESPONSIBLE,
        "unknown",
        _lines(freg.responsibility("mor", FATHER)),
    ),
    Way(
        "responsibility-of-an-organisation",
        "An organisation has responsibility beside the line on the mother.",
        RESPONSIBLE,
        "unknown",
        _lines(freg.responsibility("mor", ansvarligOrganisasjon="974760673")),
        (MOTHER,),
        _FREG,
    ),
)


def answer(whose: str, change: Callable[[Data, int], Data]) -> Edit:
    """Change somebody's answer of PDL as a whole."""

    def edit(world: World, nth: int) -> None:
        world[whose] = change(world[whose], nth)

    return edit


def _element(whose: str, **elements: Any) -> Edit:  # noqa: ANN401
    """Replace elements of the person in an answer; what is ... is left out."""

    def change(given: Data, nth: int) -> Data:
        changed = given["data"]["hentPerson"] | {
            name: value(nth) if callable(value) else value for name, value in elements.items()
        }
        return given | {
            "data": {"hentPerson": {name: value for name, value in changed.items() if value is not ...}}
        }

    return answer(whose, change)


def _error(code: str) -> Data:
    return {"message": "feil", "path": ["hentPerson"], "extensions": {"code": code}}


OF_PDL: Final = (
    Way(
        "not-asked-protection",
        "Protection was not asked for: it is not known.",
        CHILD_OPEN,
        "unknown",
        _element("child", adressebeskyttelse=...),
        registers=_PDL,
    ),
    Way(
        "not-asked-deaths",
        "Deaths were not asked for: whether the child lives is not known.",
        CHILD_ALIVE,
        "unknown",
        _element("child", doedsfall=...),
        registers=_PDL,
    ),
    Way(
        "error-beside-a-person",
        "An error stands beside the child: what is empty may have been withheld.",
        CHILD_OPEN,
        "unknown",
        answer(
            "child",
            lambda given, nth: (
                given
                | {"errors": [turn((_error("server_error"), {"message": "?"}, _error("unauthorized")), nth)]}
            ),
        ),
        registers=_PDL,
    ),
    Way(
        "warning-beside-a-person",
        "The answer warns: what is empty may have been withheld.",
        CHILD_OPEN,
        "unknown",
        answer("child", lambda given, _: given | {"extensions": {"warnings": [{"message": "?"}]}}),
        registers=_PDL,
    ),
    Way(
        "father-denied",
        "PDL denies the father, or does not find him: the mother keeps the right.",
        ADDRESS,
        "met",
        answer(
            "father",
            lambda _, nth: {
                "data": {"hentPerson": None},
                "errors": [_error(turn(("unauthorized", "not_found"), nth))],
            },
        ),
        (MOTHER,),
        _PDL,
    ),
    Way(
        "mother-denied",
        "PDL denies the mother, or does not find her: the father asks, who lives elsewhere.",
        ADDRESS,
        "unknown",
        answer(
            "mother",
            lambda _, nth: {
                "data": {"hentPerson": None},
                "errors": [_error(turn(("unauthorized", "not_found"), nth))],
            },
        ),
        (FATHER,),
        _PDL,
    ),
    Way(
        "birth-of-two-masters",
        "Folkeregisteret (FREG) and PDL tell two births: that of FREG counts.",
        YOUNG,
        "met",
        _element(
            "child",
            foedselsdato=lambda nth: [
                pdl.birth(date(2008, 5, 12), metadata=pdl.metadata(master="PDL")),
                pdl.birth(date(2017, 5, 12)),
            ][:: 1 - nth % 2 * 2],
        ),
        registers=_PDL,
    ),
    Way(
        "birth-of-pdl-alone",
        "PDL alone tells the birth.",
        YOUNG,
        "unmet",
        _element("child", foedselsdato=[pdl.birth(date(2008, 5, 12), metadata=pdl.metadata(master="PDL"))]),
        registers=_PDL,
    ),
    Way(
        "last-day-of-home",
        "The mother's home holds until today, the last day included.",
        ADDRESS,
        "met",
        _element("mother", bostedsadresse=[pdl.home(gyldigTilOgMed="2026-11-23T00:00:00")]),
        registers=_PDL,
    ),
    Way(
        "last-day-of-home-was-yesterday",
        "The mother's home held until yesterday.",
        ADDRESS,
        "unknown",
        _element("mother", bostedsadresse=[pdl.home(gyldigTilOgMed="2026-11-22T00:00:00")]),
        registers=_PDL,
    ),
    Way(
        "identifier-as-text",
        "One identifier is a number, the other a text.",
        ADDRESS,
        "met",
        _element(
            "mother", bostedsadresse=lambda nth: [pdl.home(vegadresse=pdl.street(matrikkelId=_as_text(nth)))]
        ),
        registers=_PDL,
    ),
    Way(
        "status-in-its-simpler-form",
        "The status is told in its simpler form alone.",
        CHILD_ALIVE,
        "met",
        _element("child", folkeregisterpersonstatus=[pdl.status(None)]),
        registers=_PDL,
    ),
    Way(
        "status-in-both-forms-differs",
        "The two forms of the status differ.",
        CHILD_ALIVE,
        "unknown",
        _element("child", folkeregisterpersonstatus=[pdl.status("bosatt", "forsvunnet")]),
        registers=_PDL,
    ),
    Way(
        "marked-as-history",
        "The mother's home at the child's is marked as history by PDL.",
        ADDRESS,
        "unmet",
        _element("mother", bostedsadresse=[pdl.home(metadata=pdl.metadata(historisk=True)), pdl.elsewhere()]),
        registers=_PDL,
    ),
)


def _as_text(nth: int) -> str:
    number = pdl.street()["matrikkelId"]
    return turn((f"{number}", f"0{number}", f" {number}"), nth)


WAYS: Final = (*BIRTHS, *HOMES, *PROTECTION, *LIVES, *PARENTS, *RESPONSIBILITY, *OF_PDL)


def rows() -> Iterator[Row]:
    """Make the cases of register documents."""
    for way in WAYS:
        for register in way.registers:
            for nth in range(EACH):
                yield _row(way, register, nth)


def _row(way: Way, register: str, nth: int) -> Row:
    data = _case(way, register, nth)
    decision = decided(data)
    found = {ground.code: ground.finding.value for ground in decision.grounds}
    if found[way.condition] != way.finding or (way.finding == "met") is not decision.granted:
        msg = f"{way.name} of {register}, {nth}: {way.condition} is not {way.finding}: {found}"
        raise ValueError(msg)
    expected = {"granted": decision.granted, "findings": found}
    return Row(f"{register}-{way.name}", way.sentence, way.condition, SOURCES[way.condition], data, expected)


def decided(data: Data) -> Decision:
    """Decide a case by the library; of a stranger nothing is known."""
    family = read_family(
        data["family"]["child"], data["family"]["parents"], on=oslo_day(datetime.fromisoformat(data["at"]))
    )
    parent = family.find(PersonId(data["user"]))
    user = (
        Person(id=PersonId(data["user"]), protected=None, standing=None) if parent is None else parent.person
    )
    return may_represent(family.child if user.id == family.child.id else user, family)


def _case(way: Way, register: str, nth: int) -> Data:
    """Write the documents of the nth case, with what nothing turns on varied with the number."""
    world: World = {
        "child": freg.child_document(),
        "mother": freg.mother_document(),
        "father": freg.father_document(),
    }
    if way.registers == _PDL:
        world = {name: _shaken(_as_pdl(document), nth) for name, document in world.items()}
        way.edit(world, nth)
    else:
        way.edit(world, nth)
        world = {
            name: _shaken(document if register == "folkeregisteret" else _as_pdl(document), nth)
            for name, document in world.items()
        }
    child = world.pop("child")
    parents = [*world.values()][:: 1 - nth % 2 * 2]
    if nth % 3 == 2:
        beside = freg.document(STRANGER, date(1979, 3, 9))
        parents.insert(1, beside if register == "folkeregisteret" else answer_of(beside))
    family = {"child": child, "parents": parents}
    return {
        "at": turn(INSTANTS, nth),
        "user": turn(way.asks, nth),
        "family": family if way.name == "family-as-usual" else _slim(family),
    }


def _as_pdl(document: Data) -> Data:
    """Write a document as PDL answers it; an entry that is null is null there too."""
    nulls = {name for name, entries in document.items() if isinstance(entries, list) and None in entries}
    whole = {
        name: [each for each in document[name] if each] if name in nulls else document[name]
        for name in document
    }
    given = answer_of(whole)
    person = given["data"]["hentPerson"]
    for name in nulls:
        person[_NAMES_OF_PDL.get(name, name)].append(None)
    return given


def _slim(value: Any) -> Any:  # noqa: ANN401  # whatever a document holds
    """Leave out what nothing turns on: most documents of the suite are short."""
    if isinstance(value, dict):
        return {name: _slim(part) for name, part in value.items() if name not in _LEFT_OUT}
    return [*map(_slim, value)] if isinstance(value, list) else value


def _shaken(document: Data, nth: int) -> Data:
    """Put the elements in another order, and something beside them that nobody knows."""
    names = sorted(document, reverse=nth % 2 == 1)
    beside = {"nyttElement": [{"verdi": "?"}]} if nth % 3 == 1 and "data" not in document else {}
    return {name: document[name] for name in names} | beside
