"""What follows from a request (*hva som skjer videre*): the record, the answer, the fee, the notices.

References:
    Helsenorge, "Kom i kontakt med fastlegen", 11 January 2021: services 3 and 4; section "Trygt, og du
    sparer tid", list item 2; section "Fastlegetjenester på vegne av barn", on messages and notices.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

import attrs

from fastlege.calendar import Deadline, response_deadline
from fastlege.errors import InvalidDayError, InvalidRequestError
from fastlege.facts.family import Family
from fastlege.facts.people import Person
from fastlege.policy import HELSENORGE_2021_01_11, Policy
from fastlege.problems import GIVE_FLAG, Fact, is_flag, is_text, is_tuple_of, validate
from fastlege.rules import representatives
from fastlege.services.visibility import is_hidden_from_parents
from fastlege.terms import Channel, PersonId, Service
from fastlege.told import Told, told

if TYPE_CHECKING:
    from fastlege.facts.session import Session
    from fastlege.terms import Language

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
"""Service 3 is an appointment with the doctor; service 4 is normally answered by reception."""

_FEES: Final = {Service.E_CONSULTATION: Fee.ORDINARY_USER_FEE}
"""Service 3, sentence 2; of the others the page says nothing."""


@attrs.frozen(kw_only=True, repr=False)
class Delivery(Fact, Told):
    """Where a request goes, and when its answer is due (*behandling av henvendelsen*).

    Attributes:
        filed_for: In whose record it is filed (*pasientjournal*): the patient's, the child's when a parent
            writes.
        sent_by: Who sent it.
        answered_by: Who normally answers.
        fee: What it costs, as a code.
        deadline: When the answer is due.
    """

    filed_for: PersonId
    sent_by: PersonId
    answered_by: Responder
    fee: Fee
    deadline: Deadline

    def explain(self, language: Language | str = "nb") -> str:
        """Write what follows for the one who sent it (*hva som skjer videre*); nobody is named.

        Raises:
            InvalidInputError: When the language is not known.
        """
        return told(self, language)


@attrs.frozen(repr=False)
class Recipient(Fact):
    """Somebody who gets a notice (*varsel*), and where; None: that person's choice is not known."""

    person: PersonId
    channel: Channel | None

    def __attrs_post_init__(self) -> None:
        """Check the two."""
        validate(
            ("person", is_text(self.person), "give the person's id"),
            ("channel", self.channel is None or isinstance(self.channel, Channel), "give a Channel, or None"),
        )


def deliver(session: Session, service: Service) -> Delivery:
    """Say what follows from a request made in a session.

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
        answered_by=_RESPONDERS.get(service, Responder.OFFICE),
        fee=_FEES.get(service, Fee.NOT_STATED),
        deadline=deadline,
    )


def notice_recipients(
    patient: Person | Family,
    *,
    hidden_from_parents: bool | None = None,
    policy: Policy = HELSENORGE_2021_01_11,
) -> tuple[Recipient, ...]:
    """Find who gets a notice about a patient on the day that it is sent (*mottakere av varsel*).

    Args:
        patient: The patient, or for a child its family as of that day: every parent who may act for the child
            then gets the notice.
        hidden_from_parents: Whether the young patient wants it hidden from the parents; None: not known.
        policy: The edition of the rules to apply.

    Raises:
        InvalidFactError: When an argument is of another type, with every problem.

    Examples:
        >>> user = Person(id=PersonId("user"), protected=None, standing=None, notify_by=Channel.SMS)
        >>> [(recipient.person, recipient.channel.value) for recipient in notice_recipients(user)]
        [('user', 'sms')]
    """
    validate(
        ("patient", isinstance(patient, Person | Family), "give a Person, or for a child the Family"),
        ("hidden_from_parents", is_flag(hidden_from_parents), GIVE_FLAG),
        ("policy", isinstance(policy, Policy), "give a Policy"),
    )
    if isinstance(patient, Person):
        return (Recipient(patient.id, patient.notify_by),)
    if is_hidden_from_parents(hidden_from_parents, patient.child, on=patient.as_of, policy=policy):
        return ()
    return tuple(Recipient(person.id, person.notify_by) for person in representatives(patient, policy=policy))


def notices_shown_to(user: PersonId, recipients: tuple[Recipient, ...]) -> tuple[Recipient, ...]:
    """Give of all recipients only the user's own: the sender does not see who else is told.

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
