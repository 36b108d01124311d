"""The registers' codes, and where their entries have dates (*kodeverk og gyldighet*).

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
    """A table of a register's codes (*kodeverk*), which are looked up in upper or lower case.

    Attributes:
        names: The codes, as the register writes them.
        meanings: The meaning of each code.
        unknown: The meaning of any other code, since the register may add some.
    """

    def __init__(self, meanings: Mapping[str, _T], *, unknown: _T) -> None:
        """Index the codes, which are given as the register writes them."""
        self.names = tuple(meanings)
        self.meanings = {name.lower(): meaning for name, meaning in meanings.items()} | dict(meanings)
        self.unknown = unknown


class Dates(NamedTuple):
    """Where a register's entries have dates (*gyldighet*): each field with its object, empty for the entry.

    Attributes:
        mark: The flag that marks history.
        historic: The value of the flag for history.
        begins: The timestamps at which an entry begins.
        ends: The timestamps at which it ends; True means that the entry still holds on that day.
    """

    mark: tuple[str, str]
    historic: bool
    begins: tuple[tuple[str, str], ...]
    ends: tuple[tuple[str, str, bool], ...]


NOT_KNOWN: Final = "not known"
"""The meaning of a code that we do not know. It makes the fact unknown, whatever a second field says."""
NotKnown = Literal["not known"]

IN_USE: Final = 0
MAY_BE_IN_USE: Final = 1
NO_LONGER: Final = 2
LAST_RANK: Final = 2
"""The rank of a number whose kind is missing or not known."""

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
"""Consumers without a legal basis see ``aktiv`` instead of four other codes, among them ``forsvunnet``."""

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
"""The related person's role: a parent, a child or another."""
OWN_ROLES: Final[Codes[bool | NotKnown]] = Codes(
    {name: name == "barn" for name in ROLES.names}, unknown=NOT_KNOWN
)
"""Whether the person of the document is the related person's child."""
UNKNOWN_LINE: Final = "ukjent"
RESPONSIBILITIES: Final = Codes(
    {kind: kind for kind in ("felles", "mor", "far", "medmor", "andre", UNKNOWN_LINE)}, unknown=UNKNOWN_LINE
)
