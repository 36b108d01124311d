"""The messages that a user may see on a day (*meldingsoversikt*), and which child each is about.

The right to see a message is decided anew each day. When it has ended, nothing shows that there was a
message.

References:
    Helsenorge, "Kom i kontakt med fastlegen", 11 January 2021, section "Fastlegetjenester på vegne av barn",
    the paragraphs on messages and on the overview. Ours, after helsenorge.no: a parent sees the threads that
    they began. A patient who is old enough to act alone sees their own threads and the office's. In threads
    that a parent began, the patient sees messages sent from that birthday on: a late answer then
    reaches somebody, but everything the parent wrote earlier stays with the parent.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import attrs

from fastlege.facts.family import Family
from fastlege.facts.people import Person
from fastlege.oslo import in_utc, is_day, is_instant, oslo_day
from fastlege.policy import HELSENORGE_2021_01_11, Policy
from fastlege.problems import (
    GIVE_DAY,
    GIVE_FLAG,
    GIVE_INSTANT,
    GIVE_PROSE,
    GIVE_TEXT,
    Fact,
    as_tuple,
    is_flag,
    is_prose,
    is_text,
    is_tuple_of,
    validate,
)
from fastlege.rules import may_represent
from fastlege.services.visibility import is_hidden_from
from fastlege.terms import MET, PersonId, Service

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["Message", "OverviewLine", "message_overview"]


@attrs.frozen(kw_only=True, repr=False)
class Message(Fact):
    """A message to or from the office (*melding*).

    Attributes:
        id: The message's id.
        thread: The id of its thread (*meldingstråd*).
        begun_by: Who began the thread; None: the office.
        patient: The patient whose record it is filed in.
        service: The service it was sent through.
        sent_at: When it was sent, with a time zone.
        text: The text.
        hidden_from_parents: Whether the child wants it hidden from the parents; None: unknown.
    """

    id: str
    thread: str
    begun_by: PersonId | None
    patient: PersonId
    service: Service
    sent_at: datetime = attrs.field(eq=in_utc)
    text: str
    hidden_from_parents: bool | None = None

    def __attrs_post_init__(self) -> None:
        """Check the facts."""
        validate(
            ("id", is_text(self.id), GIVE_TEXT),
            ("thread", is_text(self.thread), GIVE_TEXT),
            (
                "begun_by",
                self.begun_by is None or is_text(self.begun_by),
                "give an id, or None for the office",
            ),
            ("patient", is_text(self.patient), "give the patient's id"),
            ("service", isinstance(self.service, Service), "give a Service"),
            ("sent_at", is_instant(self.sent_at), GIVE_INSTANT),
            ("text", is_prose(self.text), GIVE_PROSE),
            ("hidden_from_parents", is_flag(self.hidden_from_parents), GIVE_FLAG),
        )


@attrs.frozen(repr=False)
class OverviewLine(Fact):
    """A message that the user may see (*linje i oversikten*).

    Attributes:
        message: The message.
        child: The child it is about; None: the user.
    """

    message: Message
    child: PersonId | None

    def __attrs_post_init__(self) -> None:
        """Check the fields."""
        validate(
            ("message", isinstance(self.message, Message), "give a Message"),
            ("child", self.child is None or is_text(self.child), "give the child's id, or None for the user"),
        )


def message_overview(
    messages: Iterable[Message],
    user: Person,
    families: Iterable[Family],
    *,
    on: date,
    policy: Policy = HELSENORGE_2021_01_11,
) -> tuple[OverviewLine, ...]:
    """List the messages that a user may see on a day (*meldingsoversikt*), the latest first.

    Args:
        messages: Messages of any patient and any day.
        user: The user.
        families: The families of the children that the user may act for, as of the day. Messages about other
            children are left out.
        on: The day in Oslo.
        policy: The edition of the rules to apply.

    Raises:
        InvalidFactError: With every problem.
    """
    given, known = as_tuple(messages), as_tuple(families)
    are_families = is_tuple_of(Family, known)
    validate(
        ("messages", is_tuple_of(Message, given), "give a list of Message"),
        ("user", isinstance(user, Person), "give a Person"),
        ("families", are_families, "give a list of Family"),
        (
            "families",
            not are_families or all(family.as_of == on for family in known),
            "give families as of the day that `on` says",
        ),
        ("families", not are_families or _are_of_different_children(known), "give each child's family once"),
        ("on", is_day(on), GIVE_DAY),
        ("policy", isinstance(policy, Policy), "give a Policy"),
    )
    represented = {
        family.child.id: family for family in known if may_represent(user, family, policy=policy).granted
    }
    lines = [
        OverviewLine(message, None if message.patient == user.id else message.patient)
        for message in given
        if _may_see(message, user, represented, on, policy)
    ]
    return tuple(sorted(lines, key=_latest_first))


def _are_of_different_children(families: tuple[Family, ...]) -> bool:
    return len({family.child.id for family in families}) == len(families)


def _may_see(
    message: Message, user: Person, represented: Mapping[PersonId, Family], on: date, policy: Policy
) -> bool:
    """Return whether a user sees a message, as the patient or as somebody who may act for the patient."""
    began_it = message.begun_by == user.id
    if message.patient == user.id:
        age = policy.acts_alone_from
        # In a parent's thread, the patient sees messages sent after reaching the age.
        own = began_it or message.begun_by is None
        return user.has_reached(age, on=on) is MET and (
            own or user.has_reached(age, on=oslo_day(message.sent_at)) is MET
        )
    family = represented.get(message.patient)
    if family is None or (policy.parent_sees_only_own_threads and not began_it):
        return False
    return not is_hidden_from(
        user.id,
        family.child,
        wish=message.hidden_from_parents,
        begun_by=message.begun_by,
        on=on,
        policy=policy,
    )


def _latest_first(line: OverviewLine) -> tuple[float, str]:
    # By instant, not by wall-clock time; the id orders messages sent at the same instant.
    return -line.message.sent_at.astimezone(UTC).timestamp(), line.message.id
