"""The laws of the representation rule (*lovmessighetene*): a name, a sentence, a source and trials each.

References:
    Helsenorge, "Kom i kontakt med fastlegen", 11 January 2021, section "Fastlegetjenester på vegne av barn";
    what goes beyond it is marked as ours in each law's source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from fastlege.rules.representation import REPRESENTATION_CONDITIONS
from fastlege.sources import DESIGN_CHOICE
from fastlege.testing.changes import BLANK, INCOMPLETE
from fastlege.testing.laws import of_answers, of_homes, of_persons
from fastlege.testing.laws.law import Law, Trial

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from fastlege.sources import Source

__all__ = ["LAWS", "SHARED_RESIDENCE_LAWS", "SOURCES"]

SOURCES: Final = {condition.code: condition.source for condition in REPRESENTATION_CONDITIONS}
"""Where each condition of the rule comes from, by its code."""
_AT_HOME: Final = SOURCES["a-parent-registered-at-childs-address"]
_SAME_HOME: Final = DESIGN_CHOICE.at("when two registered homes are the same")
_UNKNOWN: Final = DESIGN_CHOICE.at("unknown is a value of its own")
_DISCLOSURE: Final = DESIGN_CHOICE.at("what a refusal may tell a citizen")
_SHARED_RESIDENCE: Final = "shared-residence"


def _law(name: str, sentence: str, source: Source, trials: SearchStrategy[Trial]) -> Law:
    return Law(name=name, sentence=sentence, source=source, trials=trials)


LAWS: Final[tuple[Law, ...]] = (
    _law(
        "responsibility",
        "A parent without parental responsibility, or of whom it is not known, may not act for the child.",
        SOURCES["has-parental-responsibility"],
        of_persons.without_responsibility(),
    ),
    _law(
        "each-parent-alone",
        "What is known of one parent gives or takes nothing from another.",
        SOURCES["has-parental-responsibility"],
        of_persons.each_parent_alone(),
    ),
    _law(
        "registered-parent",
        "Only a registered parent may act for the child: no neighbour, no double, and not the child.",
        SOURCES["is-registered-parent"],
        of_persons.somebody_else(),
    ),
    _law(
        "sixteen",
        "A child is represented until the day before it turns 16, and not from that day on.",
        SOURCES["child-under-age-limit"],
        of_persons.age_of_the_child(),
    ),
    _law(
        "adult-sixteen",
        "A parent may act from the day of turning 16, and not before.",
        SOURCES["adult-old-enough"],
        of_persons.age_of_the_adult(),
    ),
    _law(
        "age-not-known",
        "An age that is not known opens nothing: no missing birth, and no year that leaves it open.",
        _UNKNOWN,
        of_persons.missed("the child may be sixteen", "the parent may be too young"),
    ),
    _law(
        "child-alive",
        "A child who is dead, missing, of a false identity or of no known standing is not represented.",
        SOURCES["child-alive-and-identified"],
        of_persons.gone(who="child"),
    ),
    _law(
        "adult-alive",
        "A parent who is dead, missing, of a false identity or of no known standing may not act.",
        SOURCES["adult-alive-and-identified"],
        of_persons.gone(who="asker"),
    ),
    _law(
        "child-protected",
        "A child who is under address protection, or may be, is not represented.",
        SOURCES["child-not-protected"],
        of_persons.missed("the child is protected"),
    ),
    _law(
        "adult-protected",
        "A parent who is under address protection, or may be, may not act.",
        SOURCES["adult-not-protected"],
        of_persons.missed("the parent is protected"),
    ),
    _law(
        "nobody-at-home",
        "When no parent lives in the child's house, no parent may act.",
        _AT_HOME,
        of_homes.nobody_at_home(),
    ),
    _law(
        "other-flat",
        "Another flat of the house is another home, and a unit on one side alone tells nothing.",
        _SAME_HOME,
        of_homes.units(),
    ),
    _law(
        "missing-home",
        "A home that is missing is nobody else's: null does not equal null.",
        _SAME_HOME,
        of_persons.missed("a home is missing"),
    ),
    _law(
        "incomplete-home",
        "Two homes that lack the same part are not therefore the same.",
        _SAME_HOME,
        of_homes.too_little_told(INCOMPLETE),
    ),
    _law(
        "blank-is-missing",
        "A blank, a zero or a word such as «ukjent» stands for nothing, and is equal to nothing.",
        _SAME_HOME,
        of_homes.too_little_told(BLANK),
    ),
    _law(
        "perhaps-another-house",
        "An identifier stops at the property: what differs below it, or only one side tells, opens nothing.",
        _SAME_HOME,
        of_homes.perhaps_in_another_house(),
    ),
    _law(
        "child-resident",
        "Of a child who is not known to be resident nothing is compared: no parent may act.",
        _AT_HOME,
        of_persons.missed("the child is not resident"),
    ),
    _law(
        "spelt-otherwise",
        "One home is one home, however it is written: by identifier first, then by place.",
        _SAME_HOME,
        of_homes.spelt_otherwise(),
    ),
    _law(
        "one-at-home",
        "One parent at the child's address opens for each parent with responsibility: whichever it is, "
        "with or without responsibility, and wherever the one who asks lives.",
        _AT_HOME,
        of_persons.one_at_home(),
    ),
    _law(
        "who-counts-at-home",
        "A parent who is dead, not resident or of no valid identity does not count as one at home.",
        SOURCES["adult-alive-and-identified"],
        of_persons.gone(who="at home"),
    ),
    _law(
        "protected-home",
        "The home of a parent who is under address protection, or may be, is compared with nothing.",
        SOURCES["adult-not-protected"],
        of_persons.missed("the parent at home is protected"),
    ),
    _law(
        _SHARED_RESIDENCE,
        "A home that is shared by agreement is not a registered address.",
        _AT_HOME,
        of_persons.missed("the home is shared by agreement"),
    ),
    _law(
        "everything-met",
        "A parent of whom every condition is met may act for the child.",
        _AT_HOME,
        of_persons.everything_met(),
    ),
    _law("order", "The order of the parents does not matter.", _AT_HOME, of_answers.any_order()),
    _law(
        "names-and-roles",
        "Who is called what, and who is mother or father, does not matter.",
        SOURCES["is-registered-parent"],
        of_answers.names_and_roles(),
    ),
    _law(
        "one-more-at-home",
        "One more ordinary parent at the child's address never takes a right away.",
        _AT_HOME,
        of_answers.more_at_home(),
    ),
    _law(
        "stricter-facts",
        "Where two facts about the one who asks differ, the stricter counts.",
        DESIGN_CHOICE.at("two facts about one person"),
        of_persons.stricter_facts(),
    ),
    _law(
        "refusals-alike",
        "A parent who is refused is shown the same, whatever the reason, the child's age among them.",
        _DISCLOSURE,
        of_answers.refusals_alike(),
    ),
    _law(
        "strangers-learn-nothing",
        "One who is no registered parent is shown the same of every child, also of one past the limit.",
        _DISCLOSURE,
        of_answers.strangers_refused_alike(),
    ),
    _law(
        "known-or-not",
        "Where a parent lives is unmet when it is known to be elsewhere, and unknown when it is not known.",
        _UNKNOWN,
        of_answers.findings(
            "the parent lives in another house",
            "the parent lives in another flat",
            "only one home has a unit",
            "the parent may live in another house",
            "both homes have a blank or a zero",
            "a home is missing",
            "the parent at home is protected",
            "the child is not resident",
        ),
    ),
    _law(
        "perhaps-a-parent",
        "While there are no facts about a registered parent, a stranger is not known to be none.",
        _UNKNOWN,
        of_answers.perhaps_another_parent(),
    ),
    _law(
        "year-alone",
        "A year alone leaves an age unknown until it no longer depends on the day.",
        _UNKNOWN,
        of_answers.findings("the child may be sixteen", "the child has turned sixteen"),
    ),
    _law(
        "responsibility-not-known",
        "Responsibility is unmet when the register gives it to others, and unknown when it does not say.",
        _UNKNOWN,
        of_answers.findings("the parent has no responsibility"),
    ),
    _law(
        "dead-are-passed-over",
        "A dead parent leaves nothing unknown about who lives with the child, protected or not.",
        _UNKNOWN,
        of_answers.findings("the parent at home does not count"),
    ),
    _law(
        "protected-child-not-compared",
        "Of a protected child nothing is compared: where a parent lives stays unknown.",
        SOURCES["child-not-protected"],
        of_answers.findings("the child is protected"),
    ),
)
"""Held against ``function(adult, family)``."""

SHARED_RESIDENCE_LAWS: Final[tuple[Law, ...]] = tuple(
    attrs.evolve(
        law,
        sentence="A home that is shared by agreement counts like the registered address.",
        trials=of_homes.shared_residence(),
    )
    if law.name == _SHARED_RESIDENCE
    else law
    for law in LAWS
)
"""The same for an edition in which a shared residence counts (`Policy.shared_residence_counts`)."""
