"""The GP and the GP's office (*fastlege og legekontor*): whether they take part, and what they offer.

References:
    Helsenorge, "Kom i kontakt med fastlegen", the introduction and section "Fastlegen kan tilby inntil fem
    tjenester via Helsenorge".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from fastlege.problems import GIVE_FLAG, GIVE_TEXT, Fact, as_set, is_flag, is_set_of, is_text, validate
from fastlege.terms import ConsultationMode, GPId, Service

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["GP", "Office"]

_GIVE_OPTIONAL_TEXT: Final = f"{GIVE_TEXT}, or None"


def _as_services(services: Iterable[Service] | None) -> frozenset[Service] | None:
    return as_set(services)


def _as_modes(modes: Iterable[ConsultationMode] | None) -> frozenset[ConsultationMode] | None:
    return as_set(modes)


def _are_chosen(values: object, kind: type) -> bool:
    return values is None or is_set_of(kind, values)


@attrs.frozen(kw_only=True, repr=False)
class Office(Fact):
    """A GP's office (*legekontor*).

    Attributes:
        name: The name that patients know.
        participates: Whether the office takes part in the scheme (*er med i ordningen*); None: unknown.
        phone: The telephone number, as patients see it.
        address: The visiting address, on one line.
        website: The office's own page.

    Examples:
        >>> office = Office(name="Sentrum legesenter", participates=None, phone="55 00 00 00")
        >>> office.participates is None, office.phone  # it is unknown whether it takes part
        (True, '55 00 00 00')
    """

    name: str
    participates: bool | None
    phone: str | None = None
    address: str | None = None
    website: str | None = None

    def __attrs_post_init__(self) -> None:
        """Check the facts."""
        validate(
            ("name", is_text(self.name), GIVE_TEXT),
            ("participates", is_flag(self.participates), GIVE_FLAG),
            ("phone", self.phone is None or is_text(self.phone), _GIVE_OPTIONAL_TEXT),
            ("address", self.address is None or is_text(self.address), _GIVE_OPTIONAL_TEXT),
            ("website", self.website is None or is_text(self.website), _GIVE_OPTIONAL_TEXT),
        )


@attrs.frozen(kw_only=True, repr=False)
class GP(Fact):
    """A patient's GP (*fastlege*), and what that GP chose to offer on Helsenorge.

    Attributes:
        id: An opaque id. It stays the same when the GP gets a new telephone number or offers other services.
        name: The name that patients know.
        office: Where the GP works.
        services: The services that the GP chose to offer, possibly none; None: unknown.
        modes: How the GP holds e-consultations; None: unknown.
        serves_children: Whether the GP's system supports services for children; None: unknown.

    Examples:
        >>> office = Office(name="Sentrum legesenter", participates=True, phone="55 00 00 00")
        >>> offer = {"services": {Service.CONTACT_OFFICE}, "serves_children": None}
        >>> GP(id=GPId("kari"), name="Kari Lege", office=office, **offer).modes is None
        True
    """

    id: GPId
    name: str
    office: Office
    services: frozenset[Service] | None = attrs.field(converter=_as_services)
    modes: frozenset[ConsultationMode] | None = attrs.field(default=None, converter=_as_modes)
    serves_children: bool | None

    def __attrs_post_init__(self) -> None:
        """Check the facts."""
        validate(
            ("id", is_text(self.id), GIVE_TEXT),
            ("name", is_text(self.name), GIVE_TEXT),
            ("office", isinstance(self.office, Office), "give an Office"),
            (
                "services",
                _are_chosen(self.services, Service),
                "give a set of Service, or None when it is not known",
            ),
            ("modes", _are_chosen(self.modes, ConsultationMode), "give a set of ConsultationMode, or None"),
            ("serves_children", is_flag(self.serves_children), GIVE_FLAG),
        )
