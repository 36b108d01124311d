"""The vocabularies: the words that facts, rules and answers are made of (*begreper*).

Every member's value is its public, stable code. The English terms and their Norwegian originals stand
side by side in ``docs/glossary.md``.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import Final, Literal, NewType, TypeAlias

__all__ = [
    "MET",
    "UNKNOWN",
    "UNMET",
    "AccessLevel",
    "Audience",
    "Channel",
    "ConsultationMode",
    "Finding",
    "GPId",
    "Grading",
    "Language",
    "LanguageCode",
    "MissingReason",
    "ParentRole",
    "PersonId",
    "Service",
    "Standing",
    "Topic",
]

PersonId = NewType("PersonId", str)
"""An opaque id for a person (*person*): never read for age or sex, and never shown."""

GPId = NewType("GPId", str)
"""An opaque id for a GP (*fastlege*): facts with the same id are about the same GP."""


class Service(StrEnum):
    """The five GP services on Helsenorge (*fastlegetjenester*), in the page's order."""

    BOOK_APPOINTMENT = "book-appointment"
    RENEW_PRESCRIPTION = "renew-prescription"
    E_CONSULTATION = "e-consultation"
    CONTACT_OFFICE = "contact-office"
    FLU_VACCINATION = "flu-vaccination"


class AccessLevel(IntEnum):
    """How much a citizen has consented to on Helsenorge (*tilgangsnivå*); a level includes those below."""

    NONE = 0
    BASIC = 1
    BASIC_PLUS = 2
    FULL = 3

    @property
    def code(self) -> str:
        """The public code: ``none``, ``basic``, ``basic-plus`` or ``full``."""
        return self.name.lower().replace("_", "-")


class Finding(StrEnum):
    """The outcome for one condition (*utfall*): met, unmet or unknown.

    A finding has three values, so it refuses to be read as a truth value.

    Examples:
        >>> Finding.of(None)
        <Finding.UNKNOWN: 'unknown'>
        >>> if Finding.UNMET:
        ...     pass
        Traceback (most recent call last):
        ...
        TypeError: a finding is met, unmet or unknown, not true or false: compare it, `finding is Finding.MET`
    """

    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"

    @classmethod
    def of(cls, holds: bool | None) -> Finding:  # noqa: FBT001  # the one argument is the question
        """Turn true, false or None (not known) into a finding."""
        if holds is None:
            return UNKNOWN
        return MET if holds else UNMET

    def __bool__(self) -> object:
        """Refuse: there are three findings, and unknown is never a yes.

        The return type is ``object`` so that pyright reports the test. With ``NoReturn``, mypy would not
        check the code that follows.
        """
        msg = "a finding is met, unmet or unknown, not true or false: compare it, `finding is Finding.MET`"
        raise TypeError(msg)


MET: Final = Finding.MET
UNMET: Final = Finding.UNMET
UNKNOWN: Final = Finding.UNKNOWN


class Audience(StrEnum):
    """Who reads an explanation (*mottaker*)."""

    CASEWORKER = "caseworker"
    CITIZEN = "citizen"


class Language(StrEnum):
    """The written languages of the texts (*målform*)."""

    BOKMAAL = "nb"
    NYNORSK = "nn"
    ENGLISH = "en"


LanguageCode: TypeAlias = Language | Literal["nb", "nn", "en"]
"""A language or its code, as every ``explain`` takes it (*målform*)."""


class Grading(StrEnum):
    """How an address is shielded (*adressegradering*), the least strict first."""

    UNGRADED = "ugradert"
    CLIENT_ADDRESS = "klientadresse"
    CONFIDENTIAL = "fortrolig"
    STRICTLY_CONFIDENTIAL = "strengtFortrolig"

    @property
    def protects(self) -> bool:
        """Whether the person is under address protection (kode 6 or kode 7)."""
        return self in _PROTECTING


_PROTECTING: Final = (Grading.CONFIDENTIAL, Grading.STRICTLY_CONFIDENTIAL)


class Standing(StrEnum):
    """A person's status in the register (*personstatus*), as far as the rules need it."""

    RESIDENT = "resident"
    NOT_RESIDENT = "not-resident"
    DISAPPEARED = "disappeared"
    DECEASED = "deceased"
    INVALID_IDENTITY = "invalid-identity"


class ParentRole(StrEnum):
    """A parent's role in the child's own document (*mor*, *far*, *medmor*)."""

    MOTHER = "mor"
    FATHER = "far"
    CO_MOTHER = "medmor"


class MissingReason(StrEnum):
    """Why a register returned no facts about a person (*årsak til at opplysninger mangler*).

    A look-up that failed says nothing about the person: try again.
    """

    DENIED = "denied"
    NOT_FOUND = "not-found"
    FAILED = "failed"


class Channel(StrEnum):
    """Where a person wants notices (*varsel*), as chosen in their profile."""

    EMAIL = "email"
    SMS = "sms"


class ConsultationMode(StrEnum):
    """How an e-consultation is held (*lyd, video eller tekstsamtale*)."""

    AUDIO = "audio"
    VIDEO = "video"
    TEXT = "text"


class Topic(StrEnum):
    """What an enquiry to the office is about, as the sender declares (*tema*)."""

    HOLIDAY_ARRANGEMENTS = "holiday-arrangements"
    GETTING_THERE = "getting-there"
    OTHER_ADMINISTRATIVE = "other-administrative"
    HEALTH = "health"
