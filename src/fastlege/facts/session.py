"""Who is logged in, for whom, and when (*innlogget økt*).

References:
    Helsenorge, "Kom i kontakt med fastlegen", the whole page: it addresses people who have logged in.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Final, Literal

import attrs

from fastlege.facts.family import Family
from fastlege.facts.gp import GP
from fastlege.facts.people import Person
from fastlege.oslo import has_oslo_day, in_utc, is_aware, oslo_day
from fastlege.policy import HELSENORGE_2021_01_11, Policy
from fastlege.problems import GIVE_INSTANT, set_derived, validate
from fastlege.quiet import Quiet
from fastlege.terms import AccessLevel, Finding, Standing

__all__ = ["Session"]

PatientGP = GP | Literal[Finding.UNKNOWN] | None
"""The patient's GP; None: the patient has none; ``Finding.UNKNOWN``: it is unknown."""

_CANNOT_BE_LOGGED_IN: Final = (Standing.DECEASED, Standing.INVALID_IDENTITY)
_NO_SESSION: Final = "no session can begin for this user; check with the log-in service who is logged in"
"""The same text for both, so that it reveals neither a death nor a false identity."""


@attrs.frozen(kw_only=True, repr=False)
class Session(Quiet):
    """A session of a citizen who is logged in (*innlogget bruker*).

    Make one with :meth:`for_self` or :meth:`for_child`.

    Attributes:
        user: Who is logged in.
        family: The family of the child that the user acts for, or None when the user is the patient.
        gp: The patient's GP, which is the child's when the user acts for a child.
        access_level: What the user consented to, also when acting for a child (ours); None: unknown.
        at: The instant, with a time zone.
        policy: The edition of the rules.
        on: Derived: the day in Oslo.

    Examples:
        >>> from datetime import UTC
        >>> from fastlege import PersonId
        >>> user = Person(id=PersonId("user"), protected=None, standing=None)
        >>> at = datetime(2026, 6, 1, 22, 30, tzinfo=UTC)
        >>> session = Session.for_self(user, gp=Finding.UNKNOWN, access_level=AccessLevel.FULL, at=at)
        >>> session.patient is user, session.on  # in Oslo it is the next day
        (True, datetime.date(2026, 6, 2))
    """

    user: Person
    family: Family | None
    gp: PatientGP
    access_level: AccessLevel | None
    at: datetime = attrs.field(eq=in_utc)
    policy: Policy = HELSENORGE_2021_01_11
    on: date = attrs.field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Check that the facts are valid together."""
        validate(
            ("user", isinstance(self.user, Person), "give a Person"),
            ("family", self.family is None or isinstance(self.family, Family), "give a Family, or None"),
            (
                "gp",
                self.gp is None or self.gp is Finding.UNKNOWN or isinstance(self.gp, GP),
                "give the patient's GP, None when there is none, or Finding.UNKNOWN",
            ),
            (
                "access_level",
                self.access_level is None or isinstance(self.access_level, AccessLevel),
                "give an AccessLevel, or None when it is not known",
            ),
            ("at", is_aware(self.at), GIVE_INSTANT),
            ("at", not is_aware(self.at) or has_oslo_day(self.at), "give an instant in the years 1 to 9999"),
            ("policy", isinstance(self.policy, Policy), "give a Policy"),
        )
        # With a family the rule refuses instead, since an error would reveal why.
        if self.family is None:
            validate(("user", self.user.standing not in _CANNOT_BE_LOGGED_IN, _NO_SESSION))
        day = oslo_day(self.at)
        set_derived(self, "on", day)
        if self.family is not None:
            message = "give the family as of the session's day in Oslo"
            validate(("family", self.family.as_of == day, message))

    @classmethod
    def for_self(
        cls,
        user: Person,
        *,
        gp: PatientGP,
        access_level: AccessLevel | None,
        at: datetime,
        policy: Policy = HELSENORGE_2021_01_11,
    ) -> Session:
        """Begin a session in which the user is the patient (*på egne vegner*).

        Raises:
            InvalidFactError: With every problem; also when the register says that the user is dead or has a
                false identity (ours). The message is the same for both. An unknown standing is accepted.
        """
        return cls(user=user, family=None, gp=gp, access_level=access_level, at=at, policy=policy)

    @classmethod
    def for_child(  # noqa: PLR0913  # a session is all of this at once
        cls,
        user: Person,
        family: Family,
        *,
        gp: PatientGP,
        access_level: AccessLevel | None,
        at: datetime,
        policy: Policy = HELSENORGE_2021_01_11,
    ) -> Session:
        """Begin a session in which the user acts for a child (*på vegne av barn*).

        The user's standing is not checked here: the rule refuses, and an error would reveal the reason.

        Raises:
            InvalidFactError: With every problem; also when the family's day is not the session's Oslo day.
        """
        validate(("family", isinstance(family, Family), "give the Family of the child"))
        return cls(user=user, family=family, gp=gp, access_level=access_level, at=at, policy=policy)

    @property
    def patient(self) -> Person:
        """The patient (*pasienten*): the child, or the user."""
        return self.user if self.family is None else self.family.child

    def __repr__(self) -> str:
        """Show the kind of session and when it is."""
        kind = "self" if self.family is None else "child"
        return f"Session(for_{kind}, at={self.at.isoformat()})"
