"""The registers' codes and dates (*kodeverk og gyldighet*): what they mean, and where an entry is dated.

References:
    Skatteetaten, Folkeregisteret, person document, OpenAPI 1.5, "offentlig med hjemmel".
    NAV, PDL, GraphQL schema of 2024: the same codes, most of them in capitals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Generic, Literal, NamedTuple, TypeVar

from fastlege.terms import ParentRole, Standing

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "IN_USE",
    "LAST_RANK",
    "MAY_BE_IN_USE",
    "NOT_KNOWN",
    "NO_LONGER",
    "OWN_ROLES",
    "RESPONSIBILITIES",
    "ROLES",
    "STANDINGS",
    "UNKNOWN_LINE",
    "Codes",
    "Dates",
    "NotKnown",
]

_T = TypeVar("_T")


class Codes(Generic[_T]):
    """A table of the register's codes (*kodeverk*), found in small letters or capitals.

    Attributes:
        names: The codes as the register writes them.
        meanings: What each means.
        unknown: What a code means that the table does not have: the register adds some.
    """

    def __init__(self, meanings: Mapping[str, _T], *, unknown: _T) -> None:
        """Take the codes as the register writes them."""
        self.names = tuple(meanings)
        self.meanings = {name.lower(): meaning for name, meaning in meanings.items()} | dict(meanings)
        self.unknown = unknown


class Dates(NamedTuple):
    """Where a register dates its entries (*gyldighet*): each field with the object that it stands in, if any.

    Attributes:
        mark: The mark that tells history from what holds.
        historic: What it says of history.
        begins: The timestamps at which an entry begins.
        ends: Those at which it ends; True: it still holds on the day that is named.
    """

    mark: tuple[str, str]
    historic: bool
    begins: tuple[tuple[str, str], ...]
    ends: tuple[tuple[str, str, bool], ...]


NOT_KNOWN: Final = "not known"
"""What a code means that nobody knows: it makes unknown whatever another form says."""
NotKnown = Literal["not known"]

IN_USE: Final = 0
MAY_BE_IN_USE: Final = 1
NO_LONGER: Final = 2
LAST_RANK: Final = 2
"""A kind of number that is missing goes last, and one that nobody knows."""

STANDINGS: Final[Codes[Standing | NotKnown | None]] = Codes(
    {
        "bosatt": Standing.RESIDENT,
        "utflyttet": Standing.NOT_RESIDENT,
        "ikkeBosatt": Standing.NOT_RESIDENT,
        "foedselsregistrert": Standing.NOT_RESIDENT,
        "midlertidig": Standing.NOT_RESIDENT,
        "inaktiv": Standing.NOT_RESIDENT,
        "aktiv": None,
        "forsvunnet": Standing.DISAPPEARED,
        "doed": Standing.DECEASED,
        "opphoert": Standing.INVALID_IDENTITY,
    },
    unknown=NOT_KNOWN,
)
"""``aktiv`` is what consumers without legal basis see for four others; one of them is ``forsvunnet``."""

ROLES: Final[Codes[ParentRole | Literal["child", "other"] | NotKnown]] = Codes(
    {
        "mor": ParentRole.MOTHER,
        "far": ParentRole.FATHER,
        "medmor": ParentRole.CO_MOTHER,
        "barn": "child",
        "soesken": "other",
        "ektefelleEllerPartner": "other",
        "doedfoedtBarn": "other",
    },
    unknown=NOT_KNOWN,
)
"""Which parent the related person is, or that it is none."""
OWN_ROLES: Final[Codes[bool | NotKnown]] = Codes(
    {name: name == "barn" for name in ROLES.names}, unknown=NOT_KNOWN
)
"""Whether the person of the document is the related person's child."""
UNKNOWN_LINE: Final = "ukjent"
RESPONSIBILITIES: Final = Codes(
    {kind: kind for kind in ("felles", "mor", "far", "medmor", "andre", UNKNOWN_LINE)}, unknown=UNKNOWN_LINE
)
