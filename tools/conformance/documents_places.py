"""Ways to read the place of a home wrongly: which part decides, two places at once, and summer days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from tests import documents as freg
from tests import pdl_answers as pdl
from tests.documents import FATHER
from tools.conformance.changes import ADDRESS, YOUNG
from tools.conformance.document_edits import (
    OF_FOLKEREGISTERET,
    OF_PDL_ALONE,
    UTC_LATER_TODAY,
    Way,
    begun,
    born_on,
    both,
    home,
    moved,
    own,
    third,
)
from tools.conformance.documents_pdl import element
from tools.conformance.form import turn

if TYPE_CHECKING:
    from tools.conformance.document_edits import Edit
    from tools.conformance.form import Data

_JULY: Final = (
    "2026-07-14T22:30:00Z",
    "2026-07-15T21:30:00Z",
    "2026-07-15T09:15:00+02:00",
    "2026-07-15T00:00:00+02:00",
    "2026-07-14T18:30:00-04:00",
)
"""Instants of 15 July in Oslo, where the day begins at 22:00 UTC."""


def _two_streets(one: Data, other: Data) -> Edit:
    """Let neither home have an identifier, and the streets decide."""
    none = {"adresseIdentifikatorFraMatrikkelen": ""}
    return both(
        moved("child", home(vegadresse=freg.street(**one)) | none),
        moved("mother", home(vegadresse=freg.street(**other)) | none),
    )


def _uncoded(**fields: Any) -> Data:  # noqa: ANN401  # whatever a document may hold
    return {"adressekode": ""} | fields


_RENAMED: Final = freg.street(adressenavn="Gamlevegen", adressekode="77", kommunenummer="4601")

DAYS: Final = (
    Way(
        "child-turns-16-on-a-summer-day",
        "The child turns 16 today: in July the day begins in Oslo at 22:00 UTC.",
        YOUNG,
        "unmet",
        born_on("child", date(2010, 7, 15)),
        at=_JULY,
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "home-to-come-on-a-summer-night",
        "The mother moves in between 22:00 and 23:00 UTC of a July day, which in Oslo is tomorrow.",
        ADDRESS,
        "unmet",
        moved("mother", home() | begun("2026-07-15T22:30:00Z"), third()),
        at=_JULY,
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "home-begins-during-the-day",
        "The mother's home begins during the day, or a fraction of a second before midnight: it counts.",
        ADDRESS,
        "met",
        own(
            "mother",
            bostedsadresse=lambda nth: [
                home()
                | begun(
                    turn(("2026-11-23T23:59:59.600+01:00", UTC_LATER_TODAY, "2026-11-23T12:00:00+01:00"), nth)
                )
            ],
        ),
        registers=OF_FOLKEREGISTERET,
    ),
)

PLACES: Final = (
    Way(
        "street-of-another-municipality",
        "Neither home has an identifier, and the municipalities differ.",
        ADDRESS,
        "unmet",
        _two_streets({}, {"kommunenummer": "4601"}),
    ),
    Way(
        "street-of-another-name",
        "Neither home has an identifier or a street code, and the street names differ.",
        ADDRESS,
        "unmet",
        _two_streets(_uncoded(), _uncoded(adressenavn="Gamlevegen")),
    ),
    Way(
        "street-of-another-code",
        "Neither home has an identifier; the streets have one name and two codes.",
        ADDRESS,
        "unmet",
        _two_streets({}, {"adressekode": "3261"}),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "house-of-another-number",
        "Neither home has an identifier, and the house numbers differ.",
        ADDRESS,
        "unmet",
        _two_streets({}, {"adressenummer": {"husnummer": "92"}}),
    ),
    Way(
        "house-of-another-letter",
        "Neither home has an identifier, and one house has a letter.",
        ADDRESS,
        "unmet",
        _two_streets({}, {"adressenummer": {"husnummer": "90", "husbokstav": "B"}}),
    ),
    Way(
        "street-renamed",
        "The identifiers are equal, and the street has another name, code and municipality.",
        ADDRESS,
        "met",
        moved("mother", home(vegadresse=_RENAMED)),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "identifiers-differ-at-one-street",
        "The identifiers differ, and the streets are the same.",
        ADDRESS,
        "unmet",
        moved("mother", home(adresseIdentifikatorFraMatrikkelen="604503041")),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "identifier-without-a-place",
        "Both homes have the identifier alone: there may be units in the house.",
        ADDRESS,
        "unknown",
        both(*(moved(who, freg.without(home(), "vegadresse")) for who in ("child", "mother"))),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "street-beside-unknown-home",
        "The mother's entry has a street, and says that her home is not known (ukjentBosted).",
        ADDRESS,
        "unknown",
        moved("mother", home(ukjentBosted={"bostedskommune": "4602"})),
    ),
    Way(
        "street-beside-home-abroad",
        "The mother's entry has a street, and an address abroad.",
        ADDRESS,
        "unknown",
        moved("mother", home(utenlandskAdresse={"landkode": "SWE"})),
    ),
    Way(
        "street-beside-property",
        "The mother's entry has a street, and a property.",
        ADDRESS,
        "unknown",
        moved("mother", home(matrikkeladresse=freg.cadastral())),
    ),
    Way(
        "home-in-two-spellings",
        "The mother's home is entered twice, in two spellings of one identifier and unit.",
        ADDRESS,
        "met",
        moved(
            "mother",
            home(),
            home(vegadresse=freg.street(adressenavn="STAVANGVEGEN", bruksenhetsnummer="h0101")),
        ),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "home-in-two-spellings-without-identifier",
        "The mother's home is entered twice, without identifiers, and spelt otherwise: perhaps two homes.",
        ADDRESS,
        "unknown",
        moved(
            "mother",
            *(
                home(adresseIdentifikatorFraMatrikkelen="", vegadresse=freg.street(adressenavn=name))
                for name in ("Stavangvegen", "STAVANGVEGEN")
            ),
        ),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "home-in-two-units",
        "The mother has two current homes of one identifier, in two units.",
        ADDRESS,
        "unknown",
        moved("mother", home(), home(vegadresse=freg.street(bruksenhetsnummer="H0201"))),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "stay-where-there-is-no-home",
        "The mother has no registered home, and stays at the child's: a stay is no home.",
        ADDRESS,
        "unknown",
        own("mother", bostedsadresse=[], oppholdsadresse=[home()], postadresse=[home()]),
        (FATHER,),
        OF_FOLKEREGISTERET,
    ),
)


def _on_land(mother: Data, child: Data | None = None, **of_mother: Any) -> Edit:  # noqa: ANN401  # whatever a document may hold
    """Let both live on properties, without identifiers: what differs is told."""
    number = freg.cadastral()["matrikkelnummer"]

    def lives(fields: Data, **beside: Any) -> Data:  # noqa: ANN401  # whatever a document may hold
        told = {name: value for name, value in (number | fields).items() if value is not ...}
        place = freg.cadastral(matrikkelnummer=told) | beside
        without = freg.without(home(), "vegadresse", "adresseIdentifikatorFraMatrikkelen")
        return without | {"matrikkeladresse": place}

    return both(
        moved("child", lives(child or {})),
        moved("mother", lives(mother, **of_mother)),
        moved("father", lives({"kommunenummer": "4618"})),
    )


def _on_land_of_pdl(child: Data, mother: Data) -> Edit:
    return both(
        *(
            element(
                who,
                bostedsadresse=[
                    pdl.home(vegadresse=None, matrikkeladresse={"kommunenummer": "4602"} | place)
                ],
            )
            for who, place in (("child", child), ("mother", mother))
        )
    )


PROPERTIES: Final = (
    Way(
        "property-equal",
        "Both live on one property, without identifiers; a lease that is left out is none.",
        ADDRESS,
        "met",
        _on_land({"festenummer": ...}),
        registers=OF_FOLKEREGISTERET,
    ),
    *(
        Way(
            f"property-of-another-{name}",
            f"Neither home has an identifier, and the {says} differ.",
            ADDRESS,
            "unmet",
            edit,
            registers=OF_FOLKEREGISTERET,
        )
        for name, says, edit in (
            ("municipality", "municipalities of the properties", _on_land({"kommunenummer": "4601"})),
            ("land-number", "land numbers", _on_land({"gaardsnummer": 32})),
            ("title-number", "title numbers", _on_land({"bruksnummer": 5})),
            (
                "lease",
                "leases: one has none, since it is left out,",
                _on_land({"festenummer": ...}, {"festenummer": 2}),
            ),
        )
    ),
    Way(
        "property-sub-number-of-one",
        "Neither home has an identifier, and one house on the property alone has a sub-number.",
        ADDRESS,
        "unknown",
        _on_land({}, undernummer=2),
        registers=OF_FOLKEREGISTERET,
    ),
    Way(
        "property-by-identifier",
        "Both live on a property of the same identifier.",
        ADDRESS,
        "met",
        _on_land_of_pdl({"matrikkelId": 123}, {"matrikkelId": 123}),
        registers=OF_PDL_ALONE,
    ),
    Way(
        "property-of-another-identifier",
        "The identifiers of the properties differ.",
        ADDRESS,
        "unmet",
        _on_land_of_pdl({"matrikkelId": 123}, {"matrikkelId": 124}),
        registers=OF_PDL_ALONE,
    ),
    Way(
        "property-without-identifier",
        "One property has no identifier, and PDL no numbers: it is not known.",
        ADDRESS,
        "unknown",
        _on_land_of_pdl({"matrikkelId": 123}, {"matrikkelId": None}),
        registers=OF_PDL_ALONE,
    ),
)
