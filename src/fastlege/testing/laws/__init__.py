"""The laws of the representation rule (*lovmessigheter*), to hold any implementation to."""

from fastlege.testing.laws.answer import Answer, answer_of
from fastlege.testing.laws.check import broken_laws, check_representation_laws
from fastlege.testing.laws.document_table import DOCUMENT_LAWS
from fastlege.testing.laws.law import Expected, Law, LawBrokenError, Trial
from fastlege.testing.laws.question import Case, Question
from fastlege.testing.laws.table import LAWS, SHARED_RESIDENCE_LAWS

__all__ = [
    "DOCUMENT_LAWS",
    "LAWS",
    "SHARED_RESIDENCE_LAWS",
    "Answer",
    "Case",
    "Expected",
    "Law",
    "LawBrokenError",
    "Question",
    "Trial",
    "answer_of",
    "broken_laws",
    "check_representation_laws",
]
