"""A kit for tests (*testsett*), ours and those of who imports us. Needs the extra ``testing``.

Strategies for every fact, more often at the edges that matter; families with a wanted outcome; documents of a
given family; and the laws of the representation rule, to be held against any implementation. What is made up
belongs to nobody: persons are called ``child`` and ``parent-1``, and numbers are of the synthetic series.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from fastlege.testing.case import cases
    from fastlege.testing.contents import bookings, messages, prescriptions, schedules, slots
    from fastlege.testing.documents import RegisterDocuments, documents_of
    from fastlege.testing.family import families
    from fastlege.testing.homes import addresses, cadastral_addresses, street_addresses
    from fastlege.testing.laws import (
        DOCUMENT_LAWS,
        LAWS,
        SHARED_RESIDENCE_LAWS,
        Law,
        LawBrokenError,
        broken_laws,
        check_representation_laws,
    )
    from fastlege.testing.numbers import identity_numbers, synthetic_numbers
    from fastlege.testing.office import access_levels, gps, known_gps, offices, policies
    from fastlege.testing.pdl import PdlAnswers, pdl_answers, pdl_answers_of
    from fastlege.testing.people import children, parents, persons
    from fastlege.testing.ready import READY_FAMILIES
    from fastlege.testing.session import sessions, sessions_for_child, sessions_for_self
    from fastlege.testing.times import days, edge_instants, instants
    from fastlege.testing.untidy import register_documents

__all__ = [
    "DOCUMENT_LAWS",
    "LAWS",
    "READY_FAMILIES",
    "SHARED_RESIDENCE_LAWS",
    "Law",
    "LawBrokenError",
    "PdlAnswers",
    "RegisterDocuments",
    "access_levels",
    "addresses",
    "bookings",
    "broken_laws",
    "cadastral_addresses",
    "cases",
    "check_representation_laws",
    "children",
    "days",
    "documents_of",
    "edge_instants",
    "families",
    "gps",
    "identity_numbers",
    "instants",
    "known_gps",
    "messages",
    "offices",
    "parents",
    "pdl_answers",
    "pdl_answers_of",
    "persons",
    "policies",
    "prescriptions",
    "register_documents",
    "schedules",
    "sessions",
    "sessions_for_child",
    "sessions_for_self",
    "slots",
    "street_addresses",
    "synthetic_numbers",
]

_MODULES: Final = (
    *("case", "contents", "documents", "family", "homes", "laws", "numbers", "office"),
    *("pdl", "people", "ready", "session", "times", "untidy"),
)
"""What needs Hypothesis: loaded when a name of it is asked for, since the conformance suite does not."""


def __getattr__(name: str) -> object:
    """Load the module that a public name stands in."""
    if name in __all__:
        for module in map(import_module, (f"{__name__}.{part}" for part in _MODULES)):
            if name in module.__all__:
                return getattr(module, name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    """List what can be asked for, also what is not loaded yet: for help, and for the site."""
    return [*globals(), *__all__]
