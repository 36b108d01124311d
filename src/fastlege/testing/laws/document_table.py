"""The laws of documents (*lovmessigheter for dokumenter*): what only they can tell, and the others in them.

References:
    Skatteetaten, Folkeregisteret, person document, OpenAPI 1.5; how it is read is ours.
"""

from __future__ import annotations

from typing import Final

import attrs

from fastlege.sources import DESIGN_CHOICE
from fastlege.testing.laws import of_documents
from fastlege.testing.laws.law import Law, Trial
from fastlege.testing.laws.question import Question, case_of
from fastlege.testing.laws.table import LAWS, SOURCES

__all__ = ["DOCUMENT_LAWS"]

_REGISTER: Final = DESIGN_CHOICE.at("how the documents of the register are read")
_AT_HOME: Final = SOURCES["a-parent-registered-at-childs-address"]
_NOT_IN_DOCUMENTS: Final = {"order", "stricter-facts"}


def _written(trial: Trial) -> Trial:
    asked = (case_of(asked) if isinstance(asked, Question) else asked for asked in trial.asked)
    return attrs.evolve(trial, asked=tuple(asked))


DOCUMENT_LAWS: Final[tuple[Law, ...]] = (
    Law(
        name="birthday-in-oslo",
        sentence="A child turns 16 at midnight in Oslo, whichever day it is in UTC.",
        source=SOURCES["child-under-age-limit"],
        trials=of_documents.birthday_in_oslo(),
    ),
    Law(
        name="home-now",
        sentence=(
            "Only the home that is registered now counts: none that has been, none that is to come; "
            "a day begins and ends in Oslo."
        ),
        source=_AT_HOME,
        trials=of_documents.home_of_another_time(),
    ),
    Law(
        name="birth-by-the-register",
        sentence="A birth date is the register's, never the digits of an identity number.",
        source=_REGISTER,
        trials=of_documents.birth_by_the_register(),
    ),
    Law(
        name="protection-at-once",
        sentence="A protection counts once it is known, the strictest wins, and an unreadable one protects.",
        source=SOURCES["child-not-protected"],
        trials=of_documents.protection_at_once(),
    ),
    Law(
        name="named-by-the-child",
        sentence="The child's own document says who its parents are.",
        source=SOURCES["is-registered-parent"],
        trials=of_documents.named_by_the_child(),
    ),
    Law(
        name="responsibility-lines",
        sentence="Responsibility that is over, missing, contradicted or for another child gives nothing.",
        source=SOURCES["has-parental-responsibility"],
        trials=of_documents.responsibility_lines(),
    ),
    Law(
        name="death-in-either-element",
        sentence="A death or a false identity counts, whichever element of the document tells of it.",
        source=_REGISTER,
        trials=of_documents.death_in_either_element(),
    ),
    Law(
        name="untidy-documents",
        sentence="History, duplicates, capitals and order do not change what documents say.",
        source=_REGISTER,
        trials=of_documents.untidy_documents(),
    ),
    *(
        attrs.evolve(law, trials=law.trials.map(_written))
        for law in LAWS
        if law.name not in _NOT_IN_DOCUMENTS
    ),
)
"""Held against ``function(case)``: first what only documents can tell, then the laws above, in documents."""
