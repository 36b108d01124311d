"""Random sessions to ask about, the same in every run: over the random families, with every kind of GP."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Any, Final

import attrs

from bench.boolean import five_services
from bench.families import draw_many
from bench.measure import seeded
from fastlege import (
    GP,
    OSLO,
    AccessLevel,
    ConsultationMode,
    Finding,
    GPId,
    Office,
    Service,
    Session,
    Standing,
)

if TYPE_CHECKING:
    from random import Random

    from fastlege.facts.session import PatientGP

__all__ = ["GP_OF_ALL", "draw_sessions", "kinds"]

_TROUBLE: Final = 0.1
"""How often a fact about the GP or the consent is out of the ordinary."""

_SERVICES: Final = tuple(Service)
_OFFICE: Final = Office(name="Sentrum legesenter", participates=True, phone="55 00 00 00")
GP_OF_ALL: Final = GP(
    id=GPId("kari"),
    name="Kari Lege",
    office=_OFFICE,
    services=set(Service),
    modes=set(ConsultationMode),
    serves_children=True,
)
"""A GP who offers everything."""


def draw_sessions(number: int, seed: int, *, for_child: bool, gp: GP | None = None) -> list[Session]:
    """Draw sessions for oneself or for a child, with full access to the GP given, or else as it happens."""
    rng = seeded(seed)
    drawn = []
    for adult, family in draw_many(number, seed):
        at = datetime.combine(family.as_of, time(rng.randrange(24), rng.randrange(60)), OSLO)
        odd = gp is None and rng.random() < _TROUBLE
        level = rng.choice((*AccessLevel, None)) if odd else AccessLevel.FULL
        facts: dict[str, Any] = {"gp": gp or _draw_gp(rng), "access_level": level, "at": at}
        if for_child:
            drawn.append(Session.for_child(adult, family, **facts))
        else:
            user = attrs.evolve(adult, standing=Standing.RESIDENT)  # no session begins for the dead
            drawn.append(Session.for_self(user, **facts))
    return drawn


def _draw_gp(rng: Random) -> PatientGP:
    def odd() -> bool:
        return rng.random() < _TROUBLE

    if odd():
        return rng.choice((None, Finding.UNKNOWN))
    offered = frozenset(rng.sample(_SERVICES, rng.randint(2, 5)))
    return GP(
        id=GPId("kari"),
        name="Kari Lege",
        office=Office(name="Sentrum legesenter", participates=rng.choice((False, None)) if odd() else True),
        services=rng.choice((frozenset[Service](), None)) if odd() else offered,
        modes={ConsultationMode.VIDEO},
        serves_children=rng.choice((False, None)) if odd() else True,
    )


def kinds(number: int) -> dict[str, list[Session]]:
    """Draw sessions of each kind, as many as asked for: granted is where one service can be used, or more."""
    found = {}
    for whom, for_child in (("oneself", False), ("a child", True)):
        drawn = draw_sessions(10 * number, 5, for_child=for_child)
        found[f"{whom}, granted"] = [each for each in drawn if any(five_services(each))][:number]
        found[f"{whom}, refused"] = [each for each in drawn if not any(five_services(each))][:number]
        found[f"{whom}, as drawn"] = drawn[:number]
    return found
