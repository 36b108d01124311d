"""Ways to read births and homes wrongly."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Final

from tests import documents as freg
from tests.documents import CHILD
from tools.conformance.changes import (
    ADDRESS,
    YOUNG,
)
from tools.conformance.document_edits import (
    HOLDS,
    OF_FOLKEREGISTERET,
    OVER,
    TO_COME,
    Way,
    born_on,
    both,
    home,
    moved,
    own,
    third,
)
from tools.conformance.form import turn

if TYPE_CHECKING:
    from tools.conformance.document_edits import Edit, World

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
        born_on("child", date(2010, 11, 23)),
    ),
    Way(
        "child-turns-16-tomorrow",
        "The child turns 16 tomorrow, in Oslo.",
        YOUNG,
        "met",
        born_on("child", date(2010, 11, 24)),
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
        born_on("child", date(2009, 3, 1)),
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
        registers=OF_FOLKEREGISTERET,
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
        moved("mother", home(), third()),
    ),
    Way(
        "child-has-two-homes",
        "The child has two current homes that differ.",
        ADDRESS,
        "unknown",
        moved("child", home(), third()),
    ),
    Way(
        "home-twice",
        "The mother's home is entered twice, alike.",
        ADDRESS,
        "met",
        moved("mother", home(), home()),
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
        moved("mother", home(), None),
    ),
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
        moved("mother", home(vegadresse=freg.street(bruksenhetsnummer="H0201"))),
    ),
    Way(
        "flat-of-one",
        "The mother's entry has no unit, and the child's has one.",
        ADDRESS,
        "unknown",
        moved("mother", home(vegadresse=freg.street(bruksenhetsnummer=""))),
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
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "no-identifiers",
        "Neither home has an identifier: the streets decide.",
        ADDRESS,
        "met",
        both(*(moved(who, home(adresseIdentifikatorFraMatrikkelen="")) for who in ("child", "mother"))),
    ),
    Way(
        "identifier-of-one",
        "The child's home alone has an identifier: the streets decide.",
        ADDRESS,
        "met",
        moved("mother", home(adresseIdentifikatorFraMatrikkelen="")),
    ),
    Way(
        "stay-is-no-home",
        "The mother stays at the child's home (oppholdsadresse), and is registered elsewhere.",
        ADDRESS,
        "unmet",
        own("mother", bostedsadresse=[third()], oppholdsadresse=[home()], postadresse=[home()]),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "shared-residence",
        "The child has delt bosted with the father; the mother has moved.",
        ADDRESS,
        "unmet",
        both(
            moved("mother", third()),
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
        moved("mother", home(adressegradering="klientadresse")),
        registers=OF_FOLKEREGISTERET,
    ),
)
