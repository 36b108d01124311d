"""Who is logged in, and what is known of the GP (*økter og fastleger*): mostly all, sometimes less."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import attrs
from hypothesis import strategies as st

from fastlege.facts import GP, Office, Session
from fastlege.oslo import oslo_day
from fastlege.policy import HELSENORGE_2021_01_11, Policy
from fastlege.terms import AccessLevel, ConsultationMode, Finding, GPId, Service, Standing
from fastlege.testing.facts import instants, mostly, mostly_of, persons
from fastlege.testing.family import families

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

    from fastlege.facts.session import PatientGP

__all__ = [
    "access_levels",
    "gps",
    "known_gps",
    "offices",
    "sessions",
    "sessions_for_child",
    "sessions_for_self",
]

_FLAGS: Final = mostly(True, False, None, often=19)  # noqa: FBT003  # a pool of values


@cache
def offices() -> SearchStrategy[Office]:
    """Make GP offices (*legekontor*): mostly one that takes part, with a telephone."""
    return st.builds(
        Office,
        name=st.just("Legesenteret"),
        participates=_FLAGS,
        phone=mostly("55 00 00 00", None),
        address=mostly(None, "Prøvevegen 1, 5000 Prøvestad"),
        website=mostly(None, "https://legesenter.example"),
    )


@cache
def known_gps() -> SearchStrategy[GP]:
    """Make GPs (*fastleger*): mostly one who offers every service."""
    services, modes = (
        mostly_of(st.just(frozenset(kind)), st.none(), st.frozensets(st.sampled_from(kind)))
        for kind in (Service, ConsultationMode)
    )
    return st.builds(
        GP,
        id=mostly(GPId("gp"), GPId("gp-2")),
        name=st.just("Legen"),
        office=offices(),
        services=services,
        modes=modes,
        serves_children=_FLAGS,
    )


@cache
def gps() -> SearchStrategy[PatientGP]:
    """Make a patient's GP (*fastlege*): known, none, or ``Finding.UNKNOWN``."""
    others: tuple[PatientGP, ...] = (None, Finding.UNKNOWN)
    return mostly_of(known_gps(), st.sampled_from(others))


@cache
def access_levels() -> SearchStrategy[AccessLevel | None]:
    """Make what a citizen has consented to (*tilgangsnivå*): mostly full access; None is not known."""
    return mostly(*reversed(AccessLevel), None, often=19)


def sessions(*, policy: Policy = HELSENORGE_2021_01_11) -> SearchStrategy[Session]:
    """Make a session of either kind (*innlogget bruker*)."""
    return sessions_for_self(policy=policy) | sessions_for_child(policy=policy)


@st.composite
def sessions_for_self(draw: DrawFn, *, policy: Policy = HELSENORGE_2021_01_11) -> Session:
    """Make a session in which the user is the patient (*på egne vegner*), and can be logged in."""
    at = draw(instants())
    user = draw(persons("user", on=oslo_day(at)))
    if user.standing in {Standing.DECEASED, Standing.INVALID_IDENTITY}:
        user = attrs.evolve(user, standing=None)
    return Session.for_self(user, gp=draw(gps()), access_level=draw(access_levels()), at=at, policy=policy)


@st.composite
def sessions_for_child(draw: DrawFn, *, policy: Policy = HELSENORGE_2021_01_11) -> Session:
    """Make a session on behalf of a child (*på vegne av barn*), by a registered parent or by a stranger."""
    at = draw(instants())
    family = draw(families(oslo_day(at)))
    people = [*(row.person for row in family.parents), None]
    user = draw(st.sampled_from(people)) or draw(persons("stranger", on=family.as_of))
    level = draw(access_levels())
    return Session.for_child(user, family, gp=draw(gps()), access_level=level, at=at, policy=policy)
