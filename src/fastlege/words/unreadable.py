"""The texts for a register document that cannot be read (*ugyldig dokument*)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fastlege.rules.representation import REPRESENTATION
from fastlege.terms import UNKNOWN, Audience
from fastlege.words import decision

if TYPE_CHECKING:
    from fastlege.errors import InvalidDocumentError
    from fastlege.terms import LanguageCode

__all__ = ["as_text"]

_NOTHING_KNOWN: Final = REPRESENTATION.decide(
    **{condition.keyword: UNKNOWN for condition in REPRESENTATION.conditions}
)


def as_text(
    error: InvalidDocumentError, language: LanguageCode, *, audience: Audience | str = Audience.CITIZEN
) -> str:
    """Write every problem for a caseworker; for a citizen, the one refusal for all causes.

    Raises:
        InvalidInputError: When the language or the audience is not known.
    """
    refusal = decision.as_text(_NOTHING_KNOWN, language, audience=audience)
    return refusal if Audience(audience) is Audience.CITIZEN else str(error)
