"""How NAV's copy of the register (*PDL*, Persondataløsningen) writes a person.

An answer has the elements that its query asked for. A missing element was not asked for, so it is unknown. An
empty one was asked for and has no entries: that is how PDL shows that a person is not protected or dead.

References:
    NAV, PDL, GraphQL schema of 2024: type Person; ``historikk`` adds entries that are marked ``historisk``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fastlege.facts.address import Address
from fastlege.facts.places import CadastralAddress, StreetAddress
from fastlege.json_text import is_array, is_object
from fastlege.register.codes import (
    IN_USE,
    LAST_RANK,
    MAY_BE_IN_USE,
    NO_LONGER,
    NOT_KNOWN,
    STANDINGS,
    Codes,
    Dates,
)
from fastlege.register.description import NumberForm, Register
from fastlege.register.protection import ProtectionForm
from fastlege.terms import Standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fastlege.register.codes import NotKnown
    from fastlege.register.cursor import Cursor

__all__ = ["PDL"]

_SIMPLER_STANDINGS: Final[Codes[Standing | NotKnown]] = Codes(
    {
        "bosattEtterFolkeregisterloven": Standing.RESIDENT,
        "ikkeBosatt": Standing.NOT_RESIDENT,
        "dNummer": Standing.NOT_RESIDENT,
        "forsvunnet": Standing.DISAPPEARED,
        "doedIFolkeregisteret": Standing.DECEASED,
        "opphoert": Standing.INVALID_IDENTITY,
    },
    unknown=NOT_KNOWN,
)
"""The codes of ``forenkletStatus``, for queries that do not ask for the status itself."""
_IDENTIFIER: Final = "matrikkelId"


def _birth_year(birth: Cursor) -> int | None:
    """Read the birth year of an entry, which is a number."""
    year = birth.number("foedselsaar")
    return None if year is None else birth.as_year("foedselsaar", year)


def _is_copied(birth: Cursor) -> bool:
    """Return whether PDL is the master of an entry; entries from Folkeregisteret (FREG) take precedence."""
    metadata = birth.fields.get("metadata")
    return is_object(metadata) and metadata.get("master") == "PDL"


def _statuses_of(status: Cursor) -> set[Standing | None]:
    """Read the two forms of a status.

    It is unknown when both are missing, and when either has a code that we do not know.
    """
    told = {status.code("status", STANDINGS), status.code("forenkletStatus", _SIMPLER_STANDINGS)}
    known: set[Standing | None] = {standing for standing in told if isinstance(standing, Standing)}
    return {None} if NOT_KNOWN in told or not known else known


def _home(entry: Cursor) -> Address | None:
    """Read the home of an entry; None when it has two places, or is also marked as unknown or abroad."""
    street, cadastral = entry.child("vegadresse"), entry.child("matrikkeladresse")
    unknown, abroad = entry.child("ukjentBosted"), entry.child("utenlandskAdresse")
    at = street or cadastral
    if at is None or unknown or abroad or (street and cadastral):
        return None
    identifier = _identifier(at)
    if at.reading.strict and not (identifier or "").strip("0"):
        at.problem(
            _IDENTIFIER, "give the address's identifier; in strict mode homes are compared by it alone"
        )
    # PDL has no gradings, and no numbers for a property: such a home is compared by its identifier alone.
    return Address(
        matrikkel_id=identifier,
        unit=at.text("bruksenhetsnummer"),
        place=_street(at) if street else CadastralAddress(municipality=_municipality(at)),
        grading=None,
    )


def _identifier(at: Cursor) -> str | None:
    """Read the identifier, which is a number or a text."""
    if isinstance(at.fields.get(_IDENTIFIER), str):
        return at.text(_IDENTIFIER)
    number = at.number(_IDENTIFIER)
    return None if number is None else str(number)


def _municipality(at: Cursor) -> str | None:
    return at.digits("kommunenummer", 4, 4, "4602")


def _street(street: Cursor) -> StreetAddress:
    number = street.digits("husnummer", 1, 4, "90")
    return StreetAddress(
        municipality=_municipality(street),
        street_name=street.text("adressenavn"),
        house_number=None if number is None else int(number),
        house_letter=street.text("husbokstav"),
    )


def _is_open(at: Cursor, _: Sequence[Cursor]) -> bool:
    """Return whether the query asked for protection; PDL does not grade addresses."""
    return is_array(at.fields.get("adressebeskyttelse"))


PDL: Final = Register(
    schema=("pdl", "Person"),
    # An entry still holds on the day ``gyldigTilOgMed``, but no longer at the instant ``opphoerstidspunkt``.
    dates=Dates(
        mark=("metadata", "historisk"),
        historic=True,
        begins=(("", "gyldigFraOgMed"), ("folkeregistermetadata", "gyldighetstidspunkt")),
        ends=(("folkeregistermetadata", "opphoerstidspunkt", False), ("", "gyldigTilOgMed", True)),
    ),
    numbers=NumberForm(
        element="folkeregisteridentifikator",
        number="identifikasjonsnummer",
        kind="type",
        kinds=Codes({"FNR": 0, "DNR": 1}, unknown=LAST_RANK),
        in_use=Codes({"I_BRUK": IN_USE, "OPPHOERT": NO_LONGER}, unknown=MAY_BE_IN_USE),
        missing="give the person's identity number; ask PDL for folkeregisteridentifikator too",
    ),
    # Elements have a current name and a former one.
    births=("foedselsdato", "foedsel"),
    birth_year=_birth_year,
    is_copied=_is_copied,
    statuses="folkeregisterpersonstatus",
    statuses_of=_statuses_of,
    is_asked=True,
    home=_home,
    protection=ProtectionForm("adressebeskyttelse", "gradering", (), _is_open),
    relations=("forelderBarnRelasjon", "familierelasjoner"),
    relative="relatertPersonsIdent",
)
"""NAV's copy, whose entries have dates in their metadata."""
