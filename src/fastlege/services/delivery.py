"""How a request is handled (*hva som skjer videre*): record, answer, fee and notices.

References:
    Helsenorge, "Kom i kontakt med fastlegen", 11 January 2021: services 3 and 4; section "Trygt, og du
    sparer tid", list item 2; section "Fastlegetjenester på vegne av barn", on messages and notices.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, cast

import attrs

from fastlege.calendar import Deadline, response_deadline
from fastlege.errors import InvalidDayError, InvalidRequestError
from fastlege.facts.family import Family
from fastlege.facts.people import Person
from fastlege.oslo import is_day
from fastlege.policy import HELSENORGE_2021_01_11, Policy
from fastlege.problems import GIVE_DAY, GIVE_FLAG, Fact, is_flag, is_text, is_tuple_of, validate
from fastlege.rules import representatives
from fastlege.services.visibility import is_hidden_from
from fastlege.terms import MET, Channel, GPId, PersonId, Service
from fastlege.told import Told, told

if TYPE_CHECKING:
    from datetime import date

    from fastlege.facts.gp import GP
    from fastlege.facts.session import Session
    from fastlege.terms import LanguageCode

__all__ = ["Delivery", "Fee", "Recipient", "Responder", "deliver", "notice_recipients", "notices_shown_to"]


class Fee(StrEnum):
    """What the patient pays (*egenandel*): a code, never an amount."""

    ORDINARY_USER_FEE = "ordinary-user-fee"
    NOT_STATED = "not-stated"


class Responder(StrEnum):
    """Who normally answers (*hvem som svarer*)."""

    GP = "gp"
    RECEPTION = "reception"
    OFFICE = "office"


_RESPONDERS: Final = {Service.E_CONSULTATION: Responder.GP, Service.CONTACT_OFFICE: Responder.RECEPTION}
"""Service 3 is an appointment with the GP; reception normally answers service 4."""

_FEES: Final = {Service.E_CONSULTATION: Fee.ORDINARY_USER_FEE}
"""Service 3, sentence 2; the page does not state a fee for the others."""


@attrs.frozen(kw_only=True, repr=False)
class Delivery(Fact, Told):
    """Where a request goes, and when its answer is due (*behandling av henvendelsen*).

    Attributes:
        filed_for: The patient whose record it is filed in (*pasientjournal*): the child when a parent writes.
        sent_by: The user who sent it.
        sent_to: The GP whose office gets it: the patient's GP, or the GP of a cancelled appointment.
        answered_by: Who normally answers.
        fee: The fee, as a code.
        deadline: When the answer is due.
    """

    filed_for: PersonId
    sent_by: PersonId
    sent_to: GPId
    answered_by: Responder
    fee: Fee
    deadline: Deadline

    def __attrs_post_init__(self) -> None:
        """Check the facts."""
        validate(
            ("filed_for", is_text(self.filed_for), "give the patient's id"),
            ("sent_by", is_text(self.sent_by), "give the sender's id"),
            ("sent_to", is_text(self.sent_to), "give the GP's id"),
            ("answered_by", isinstance(self.answered_by, Responder), "give a Responder"),
            ("fee", isinstance(self.fee, Fee), "give a Fee"),
            ("deadline", isinstance(self.deadline, Deadline), "give a Deadline"),
        )

    def explain(self, language: LanguageCode = "nb") -> str:
        """Explain to the sender what happens next (*hva som skjer videre*), without names.

        Raises:
            InvalidInputError: When the language is not known.
        """
        return told(self, language)


@attrs.frozen(repr=False)
class Recipient(Fact):
    """A person who gets a notice (*varsel*), and where; None: the person's choice is unknown."""

    person: PersonId
    channel: Channel | None

    def __attrs_post_init__(self) -> None:
        """Check the fields."""
        validate(
            ("person", is_text(self.person), "give the person's id"),
            ("channel", self.channel is None or isinstance(self.channel, Channel), "give a Channel, or None"),
        )


def deliver(session: Session, service: Service, *, sent_to: GPId | None = None) -> Delivery:
    """Make the delivery of a request in a session, to the patient's GP unless another is given.

    Raises:
        InvalidRequestError: When the answer would be due outside the calendar.
    """
    working_days = session.policy.response_working_days
    try:
        deadline = response_deadline(session.at, working_days=working_days)
    except InvalidDayError as error:
        raise InvalidRequestError(error.problems, error.more) from None
    return Delivery(
        filed_for=session.patient.id,
        sent_by=session.user.id,
        # The service is available, so there is a GP.
        sent_to=cast("GP", session.gp).id if sent_to is None else sent_to,
        answered_by=_RESPONDERS.get(service, Responder.OFFICE),
        fee=_FEES.get(service, Fee.NOT_STATED),
        deadline=deadline,
    )


def notice_recipients(
    patient: Person | Family,
    *,
    on: date,
    begun_by: PersonId | None = None,
    hidden_from_parents: bool | None = None,
    policy: Policy = HELSENORGE_2021_01_11,
) -> tuple[Recipient, ...]:
    """Find who gets a notice about a patient, on the day it is sent (*mottakere av varsel*).

    The patient gets it when known to be old enough to act alone. So does every parent who may act for the
    child on that day and from whom it is not hidden.

    Args:
        patient: The patient, or for a child its family as of that day.
        on: The day in Oslo on which it is sent.
        begun_by: Who began the thread; None: the office, or there is no thread. While it is unknown whether
            the child wants it hidden, it is not hidden from the parent who began it.
        hidden_from_parents: Whether the child wants it hidden from the parents; None: unknown.
        policy: The edition of the rules to apply.

    Raises:
        InvalidFactError: When an argument is not valid, with every problem; also when the family is as of
            another day.

    Examples:
        >>> from datetime import date
        >>> born, day = date(1985, 7, 21), date(2026, 11, 23)
        >>> facts = {"birth_date": born, "protected": None, "standing": None, "notify_by": Channel.SMS}
        >>> user = Person(id=PersonId("user"), **facts)
        >>> [(notice.person, notice.channel.value) for notice in notice_recipients(user, on=day)]
        [('user', 'sms')]
    """
    family = patient if isinstance(patient, Family) else None
    validate(
        ("patient", isinstance(patient, Person | Family), "give a Person, or for a child the Family"),
        ("patient", family is None or family.as_of == on, "give the family as of the day"),
        ("on", is_day(on), GIVE_DAY),
        ("begun_by", begun_by is None or is_text(begun_by), "give an id, or None for the office"),
        ("hidden_from_parents", is_flag(hidden_from_parents), GIVE_FLAG),
        ("policy", isinstance(policy, Policy), "give a Policy"),
    )
    person = patient.child if isinstance(patient, Family) else patient
    recipients = [
        parent
        for parent in (() if family is None else representatives(family, policy=policy))
        if not is_hidden_from(
            parent.id, person, wish=hidden_from_parents, begun_by=begun_by, on=on, policy=policy
        )
    ]
    # Nothing is sent to a child whose age is unknown.
    if person.has_reached(policy.acts_alone_from, on=on) is MET:
        recipients.append(person)
    return tuple(Recipient(each.id, each.notify_by) for each in recipients)


def notices_shown_to(user: PersonId, recipients: tuple[Recipient, ...]) -> tuple[Recipient, ...]:
    """Return only the user's own notices (*egne varsler*): the sender does not see who else gets one.

    Raises:
        InvalidFactError: When the recipients are not those of `notice_recipients`.

    Examples:
        >>> told = (Recipient(PersonId("mother"), Channel.SMS), Recipient(PersonId("father"), None))
        >>> notices_shown_to(PersonId("mother"), told) == told[:1]
        True
    """
    validate(
        (
            "recipients",
            is_tuple_of(Recipient, recipients),
            "give the recipients that notice_recipients() returned",
        )
    )
    return tuple(recipient for recipient in recipients if recipient.person == user)
