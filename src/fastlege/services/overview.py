"""The messages that a user may see on a day (*meldingsoversikt*), and which child each is about.

The right to see is reckoned on the day, each time. A right that has ended leaves no trace: nothing says that
there was a message.

References:
    Helsenorge, "Kom i kontakt med fastlegen", 11 January 2021, section "Fastlegetjenester på vegne av barn",
    the paragraphs on messages and on the overview. Ours, after helsenorge.no: a parent sees the threads that
    this parent began. From the age of acting alone a patient sees the patient's own threads and the office's,
    and in those that a parent began what is sent from that birthday on: an answer that comes then is seen by
    somebody, and what the parent wrote before is not handed over.
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
        id: The message's mark.
        thread: The mark of the thread that it belongs to (*meldingstråd*).
        begun_by: Who began the thread; None: the office.
        patient: In whose record it is filed.
        service: Through which service.
        sent_at: When it was sent, aware.
        text: What it says.
        hidden_from_parents: Whether a young patient wants it hidden from the parents; None: not known.
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
        child: Which child it is about; None: the user.
    """

    message: Message
    child: PersonId | None

    def __attrs_post_init__(self) -> None:
        """Check the two."""
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
    """List what a user may see on a day (*meldingsoversikt*), the latest first.

    Args:
        messages: Messages of any patient and any day.
        user: Who looks.
        families: The families of the children whom the user may act for, as of the day; a child without its
            family here is not shown.
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
    """Tell whether a user sees a message: as the patient, or as one who may act for the patient that day."""
    began_it = message.begun_by == user.id
    if message.patient == user.id:
        age = policy.acts_alone_from
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
    return -line.message.sent_at.astimezone(UTC).timestamp(), line.message.id
