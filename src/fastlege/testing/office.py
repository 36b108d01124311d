"""GPs, their offices, and editions of the rules (*fastleger, legekontor og regelversjoner*)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from fastlege.facts import GP, Office
from fastlege.policy import Policy
from fastlege.sources import PAGE
from fastlege.terms import AccessLevel, ConsultationMode, Finding, GPId, Service
from fastlege.testing.drawing import mostly, mostly_of, nearly_always

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from fastlege.facts.session import PatientGP

__all__ = ["access_levels", "gps", "known_gps", "offices", "policies"]


def offices() -> SearchStrategy[Office]:
    """Make GP offices (*legekontor*): mostly one that takes part, with a telephone."""
    return _OFFICES


def known_gps() -> SearchStrategy[GP]:
    """Make GPs (*fastleger*): mostly one who offers every service."""
    return _KNOWN_GPS


def gps() -> SearchStrategy[PatientGP]:
    """Make a patient's GP (*fastlege*): known, none, or ``Finding.UNKNOWN``."""
    return _GPS


def access_levels() -> SearchStrategy[AccessLevel | None]:
    """Make what a citizen has consented to (*tilgangsnivå*): mostly full access; None is not known."""
    return _ACCESS_LEVELS


def policies() -> SearchStrategy[Policy]:
    """Make editions of the rules (*regelversjoner*): the page's numbers, and others near them."""
    return _POLICIES


_FLAGS: Final = nearly_always(True, False, None)  # noqa: FBT003  # a pool of values
_SWITCHES: Final = st.booleans()
_OFFICES: Final = st.builds(
    Office,
    name=st.just("Legesenteret"),
    participates=_FLAGS,
    phone=mostly("55 00 00 00", None),
    address=mostly(None, "Prøvevegen 1, 5000 Prøvestad"),
    website=mostly(None, "https://legesenter.example"),
)
_CHOSEN_SERVICES: Final = st.frozensets(st.sampled_from(list(Service)))
_CHOSEN_MODES: Final = st.frozensets(st.sampled_from(list(ConsultationMode)))
_KNOWN_GPS: Final = st.builds(
    GP,
    id=mostly(GPId("gp"), GPId("gp-2")),
    name=st.just("Legen"),
    office=_OFFICES,
    services=mostly_of(st.just(frozenset(Service)), st.none(), _CHOSEN_SERVICES),
    modes=mostly_of(st.just(frozenset(ConsultationMode)), st.none(), _CHOSEN_MODES),
    serves_children=_FLAGS,
)
_NO_GP: Final[tuple[PatientGP, ...]] = (None, Finding.UNKNOWN)
_GPS: Final[SearchStrategy[PatientGP]] = mostly_of(_KNOWN_GPS, st.sampled_from(_NO_GP))
_ACCESS_LEVELS: Final = nearly_always(
    AccessLevel.FULL, AccessLevel.BASIC_PLUS, AccessLevel.BASIC, AccessLevel.NONE, None
)
_REQUIRED: Final = st.tuples(
    *(st.tuples(st.just(service), mostly(AccessLevel.FULL, *AccessLevel)) for service in Service)
)
_POLICIES: Final = st.builds(
    Policy,
    name=st.just("an edition made up"),
    published=st.just(date(2021, 1, 11)),
    read_on=mostly(None, date(2026, 11, 2)),
    source=st.just(PAGE),
    sources=mostly((), (("mode-supported", PAGE.at("somewhere else")),)),
    represented_until=mostly(16, 15, 17, 18),
    acts_alone_from=mostly(16, 15, 17, 18),
    represents_from=mostly(16, 15, 18),
    response_working_days=mostly(5, 1, 4, 6),
    required_access=_REQUIRED,
    consultation_modes=mostly_of(st.just(frozenset(ConsultationMode)), _CHOSEN_MODES),
    shared_residence_counts=_SWITCHES,
    parent_sees_only_own_threads=_SWITCHES,
    hidden_from_parents_from=mostly(12, 0, 13, 16),
)
