"""A kit for tests (*testsett*), ours and those of whoever imports us.

Strategies for every fact, more often at the edges that matter; families with a wanted outcome; register
documents of a given family; and the laws of the representation rule, to hold any implementation to. Whatever
is made up belongs to nobody: persons are called ``child`` and ``parent-1``, and numbers are synthetic.

Strategies need the extra ``testing``; the laws and the ready families load no Hypothesis.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from fastlege.testing.answers import Decide, Law, LawBrokenError
    from fastlege.testing.documents import RegisterDocuments, documents_of, register_documents
    from fastlege.testing.facts import (
        addresses,
        cadastral_addresses,
        children,
        days,
        edge_instants,
        instants,
        parents,
        persons,
        street_addresses,
    )
    from fastlege.testing.family import families, gps, known_gps, offices, sessions
    from fastlege.testing.laws import LAWS
    from fastlege.testing.ready import READY_FAMILIES

__all__ = [
    "LAWS",
    "READY_FAMILIES",
    "Decide",
    "Law",
    "LawBrokenError",
    "RegisterDocuments",
    "addresses",
    "cadastral_addresses",
    "children",
    "days",
    "documents_of",
    "edge_instants",
    "families",
    "gps",
    "instants",
    "known_gps",
    "offices",
    "parents",
    "persons",
    "register_documents",
    "sessions",
    "street_addresses",
]

_MODULES: Final = ("answers", "ready", "laws", "facts", "family", "documents")  # the first three are light


def __getattr__(name: str) -> object:
    """Load the module that a public name stands in."""
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    modules = (import_module(f"{__name__}.{part}") for part in _MODULES)
    return next(getattr(module, name) for module in modules if name in module.__all__)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
