"""Entries that both registers write alike (*opplysninger*), whatever they call the element they stand in.

References:
    Skatteetaten, Folkeregisteret, person document, OpenAPI 1.5, "offentlig med hjemmel".
    NAV, PDL, GraphQL schema of 2024: the same codes, most of them in capitals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import attrs

from fastlege.register.reading import Codes, Element
from fastlege.register.record import ParentalResponsibility, ParentRelation
from fastlege.terms import ParentRole, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fastlege.facts.address import Address

__all__ = [
    "OWN_ROLES",
    "ROLES",
    "STANDINGS",
    "contract_runs",
    "has_died",
    "in_order",
    "parent_relation",
    "responsibility_line",
]

NoParent: TypeAlias = Literal["child", "other"]
"""What somebody who is no parent is to the person of the document."""

STANDINGS: Final[Codes[Standing | None]] = Codes(
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
    }
)
"""``aktiv`` is what consumers without legal basis see for four others; one of them is ``forsvunnet``."""

ROLES: Final[Codes[ParentRole | NoParent]] = Codes(
    {
        "mor": ParentRole.MOTHER,
        "far": ParentRole.FATHER,
        "medmor": ParentRole.CO_MOTHER,
        "barn": "child",
        "soesken": "other",
        "ektefelleEllerPartner": "other",
        "doedfoedtBarn": "other",
    }
)
"""Which parent the related person is, or that it is none."""
OWN_ROLES: Final = Codes({name: name == "barn" for name in ROLES.names})
"""Whether the person of the document is the related person's child."""
_SEVERAL: Final = 2
_RESPONSIBILITIES: Final = Codes(
    {kind: kind for kind in ("felles", "mor", "far", "medmor", "andre", "ukjent")}
)


def has_died(death: Element) -> bool:
    """Tell whether a death has come by the day: on its own date or, without one, when the entry begins."""
    day = death.day("doedsdato")
    return death.has_begun() if day is None else day <= death.reading.on


def contract_runs(entry: Element) -> bool:
    """Tell whether a contract on a shared residence runs on the day; its last day is the last it holds."""
    on = entry.reading.on
    first, last = entry.day("startdatoForKontrakt"), entry.day("sluttdatoForKontrakt")
    return first is not None and first <= on and (last is None or on <= last)


def in_order(homes: Iterable[Address | None]) -> tuple[Address, ...]:
    """Put the homes that are known in an order of their own, each once, however the entries are ordered."""
    known = {home for home in homes if home is not None}
    if len(known) < _SEVERAL:
        return tuple(known)
    return tuple(sorted(known, key=lambda home: str(attrs.astuple(home))))


def parent_relation(
    role: ParentRole | NoParent | None,
    is_child: bool | None,  # noqa: FBT001  # what the other end of the relation says
    number: str | None,
) -> ParentRelation | None:
    """Decide whether a relation names a parent; one whose two ends contradict each other may."""
    parent = role if isinstance(role, ParentRole) else None
    if is_child is not False and (parent or role is None):
        return ParentRelation(parent, number)
    return ParentRelation(None, number) if parent or is_child else None


def responsibility_line(entry: Element) -> ParentalResponsibility:
    """Read a line; one that names two kinds of holder at once is of an unknown kind."""
    kind, holder = entry.code("ansvar", _RESPONSIBILITIES), entry.text("ansvarlig")
    other, organisation = entry.child("ansvarligUtenIdentifikator"), entry.text("ansvarligOrganisasjon")
    elsewhere = other is not None or organisation is not None
    other_child = entry.child("ansvarssubjektUtenIdentifikator") is not None
    kind = kind if kind and not (holder and elsewhere) else "ukjent"
    subject = entry.text("ansvarssubjekt") or ("" if other_child else None)
    return ParentalResponsibility(kind, holder, elsewhere, subject)
