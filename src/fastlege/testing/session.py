"""Citizens who are logged in (*innloggede brukere*), for themselves or for a child."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs
from hypothesis import strategies as st

from fastlege.facts import Session
from fastlege.oslo import oslo_day
from fastlege.policy import HELSENORGE_2021_01_11, Policy
from fastlege.terms import Standing
from fastlege.testing.family import families
from fastlege.testing.office import access_levels, gps
from fastlege.testing.people import persons
from fastlege.testing.times import instants

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

__all__ = ["sessions", "sessions_for_child", "sessions_for_self"]


def sessions(*, policy: Policy = HELSENORGE_2021_01_11) -> SearchStrategy[Session]:
    """Make a session of either kind (*innlogget bruker*)."""
    return st.one_of(sessions_for_self(policy=policy), sessions_for_child(policy=policy))


@st.composite
def sessions_for_self(draw: DrawFn, *, policy: Policy = HELSENORGE_2021_01_11) -> Session:
    """Make a session in which the user is the patient (*på egne vegner*), and can be logged in."""
    at = draw(instants())
    user = draw(persons("user", on=oslo_day(at)))
    if user.standing in _CANNOT_BE_LOGGED_IN:
        user = attrs.evolve(user, standing=None)
    return Session.for_self(user, gp=draw(gps()), access_level=draw(access_levels()), at=at, policy=policy)


@st.composite
def sessions_for_child(draw: DrawFn, *, policy: Policy = HELSENORGE_2021_01_11) -> Session:
    """Make a session on behalf of a child (*på vegne av barn*), by a registered parent or by a stranger."""
    at = draw(instants())
    family = draw(families(oslo_day(at)))
    which = draw(_WHO_ASKS)
    user = (
        family.parents[which].person
        if which < len(family.parents)
        else draw(persons("stranger", on=oslo_day(at)))
    )
    return Session.for_child(
        user, family, gp=draw(gps()), access_level=draw(access_levels()), at=at, policy=policy
    )


_CANNOT_BE_LOGGED_IN: Final = (Standing.DECEASED, Standing.INVALID_IDENTITY)
_WHO_ASKS: Final = st.sampled_from([0, 0, 0, 1, 1, 2])
