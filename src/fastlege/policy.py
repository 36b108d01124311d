"""Every number and switch of an edition of the rules (*regelversjon*).

A policy is chosen by the caller, never by the clock.

References:
    Helsenorge, "Kom i kontakt med fastlegen via helsenorge.no", 11 January 2021.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Final, cast

import attrs

from fastlege.oslo import is_day
from fastlege.problems import GIVE_SWITCH, is_a, is_count, is_set_of, is_text, is_tuple_of, validate
from fastlege.sources import PAGE, Source
from fastlege.terms import AccessLevel, ConsultationMode, Service

__all__ = ["CONDITION_CODES", "HELSENORGE_2021_01_11", "Policy"]

CONDITION_CODES: Final = frozenset(
    {
        *("access-level-sufficient", "old-enough-to-act-alone", "has-gp", "office-participates"),
        *("service-offered", "gp-system-serves-children", "not-urgent", "no-attendance-needed"),
        *("mode-supported", "administrative-matter", "child-services", "child-under-age-limit"),
        *("child-alive-and-identified", "child-not-protected", "is-registered-parent"),
        *("has-parental-responsibility", "adult-old-enough", "adult-alive-and-identified"),
        *("adult-not-protected", "a-parent-registered-at-childs-address"),
    }
)
"""The conditions for which an edition may have its own source, listed here as the rules are a layer above."""

_FULL_ACCESS: Final = tuple((service, AccessLevel.FULL) for service in Service)
"""Section "Samtykke": the services require consent to full access."""


@attrs.frozen(kw_only=True, repr=False)
class Policy:
    """One edition of the rules (*regelversjon*): its sources, and all its numbers and switches.

    Attributes:
        name: The edition's stable name.
        published: The day it was published; None when its document has no date.
        read_on: The day on which a document without a date was read.
        source: The document that the edition follows.
        sources: Pairs of a condition's code and its source, where that is not the page. Texts, JSON and
            listings cite them.
        represented_until: The age at which parents no longer act for a child (*under 16 år*).
        acts_alone_from: The age from which people use the services on their own.
        represents_from: The age from which a parent may act for a child; ours, the age of logging in.
        response_working_days: Within how many working days an answer is due.
        required_access: The consent that each of the five services requires, as pairs.
        consultation_modes: The ways in which an e-consultation may be held at all.
        shared_residence_counts: Whether a shared residence (*delt bosted*) counts like the registered
            address. The page says *folkeregistrert*: no.
        parent_sees_only_own_threads: Whether a parent sees only the threads they began themselves; ours.
        hidden_from_parents_from: The age from which something is hidden from the parents while it is unknown
            whether the child wants that; ours.

    Examples:
        >>> HELSENORGE_2021_01_11.represented_until
        16
        >>> HELSENORGE_2021_01_11.access_for(Service.E_CONSULTATION).code
        'full'
    """

    name: str
    published: date | None
    read_on: date | None = None
    source: Source
    sources: tuple[tuple[str, Source], ...] = ()
    represented_until: int = 16
    acts_alone_from: int = 16
    represents_from: int = 16
    response_working_days: int = 5
    required_access: tuple[tuple[Service, AccessLevel], ...] = _FULL_ACCESS
    consultation_modes: frozenset[ConsultationMode] = frozenset(ConsultationMode)
    shared_residence_counts: bool = False
    parent_sees_only_own_threads: bool = True
    hidden_from_parents_from: int = 12
    _access: Mapping[Service, AccessLevel] = attrs.field(init=False, eq=False)
    _sources: Mapping[str, Source] = attrs.field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Check every number and switch."""
        dated = self.published is not None or is_day(self.read_on)
        validate(
            *((name, holds(getattr(self, name)), message) for name, (holds, message) in _CHECKS.items()),
            ("published", dated, _GIVE_PUBLISHED),
        )
        # Each decision looks these up, so they are kept as mappings too.
        object.__setattr__(self, "_access", dict(self.required_access))
        object.__setattr__(self, "_sources", dict(self.sources))

    def __repr__(self) -> str:
        """Show the name alone: policies are default arguments, and ``help`` prints those."""
        return f"<Policy {self.name}>"

    def source_for(self, code: str) -> Source | None:
        """Look up this edition's own source for a condition (*kilde*); None: the condition keeps its source.

        Examples:
            >>> HELSENORGE_2021_01_11.source_for("mode-supported") is None
            True

        Raises:
            InvalidFactError: When the code is not a text.
        """
        if type(code) is not str:  # called for every ground in a text
            validate(("code", is_a(str, code), "give a condition's code"))
        return self._sources.get(code)

    def access_for(self, service: Service) -> AccessLevel:
        """Look up the consent that a service requires (*tilgangsnivå*).

        Raises:
            InvalidFactError: When the service is not a Service.
        """
        if type(service) is not Service:  # called five times for a menu
            validate(("service", False, "give a Service"))
        return self._access[service]


def _is_access_table(table: object) -> bool:
    rows = cast("tuple[tuple[object, ...], ...]", table) if is_tuple_of(tuple, table) else ()
    return (
        all(tuple(map(type, row)) == (Service, AccessLevel) for row in rows)
        and len(rows) == len(Service)
        and {row[0] for row in rows} == set(Service)
    )


def _is_source_table(table: object) -> bool:
    rows = cast("tuple[tuple[object, ...], ...]", table) if is_tuple_of(tuple, table) else None
    if rows is None or not all(len(row) == len(("code", "source")) for row in rows):
        return False
    codes = [row[0] for row in rows]
    return (
        all(isinstance(code, str) and code in CONDITION_CODES for code in codes)
        and all(is_a(Source, row[1]) for row in rows)
        and len(set(codes)) == len(codes)
    )


def _is_optional_day(value: object) -> bool:
    return value is None or is_day(value)


_GIVE_PUBLISHED: Final = "give the day of publication as a date without a time, or None beside read_on"
_AGE: Final = (is_count, "give an age in whole years, zero or more")
_SWITCH: Final = (partial(is_a, bool), GIVE_SWITCH)

_CHECKS: Final[Mapping[str, tuple[Callable[[object], bool], str]]] = {
    "name": (is_text, "give a name, such as 'helsenorge-2021-01-11'"),
    "published": (_is_optional_day, _GIVE_PUBLISHED),
    "read_on": (
        _is_optional_day,
        "give the day on which the document was read as a date without a time, or None",
    ),
    "source": (partial(is_a, Source), "give a Source, such as HELSENORGE_2021_01_11.source"),
    "sources": (
        _is_source_table,
        "give a tuple of pairs (code, Source), each code once; the codes stand in RULES",
    ),
    "represented_until": _AGE,
    "acts_alone_from": _AGE,
    "represents_from": _AGE,
    "response_working_days": (
        lambda number: is_count(number) and number != 0,
        "give a number of working days, one or more",
    ),
    "required_access": (_is_access_table, "give a pair (Service, AccessLevel) for each of the five services"),
    "consultation_modes": (partial(is_set_of, ConsultationMode), "give a frozenset of ConsultationMode"),
    "shared_residence_counts": _SWITCH,
    "parent_sees_only_own_threads": _SWITCH,
    "hidden_from_parents_from": _AGE,
}
"""For each field, whether a value is valid and what to give instead."""

HELSENORGE_2021_01_11: Final = Policy(
    name="helsenorge-2021-01-11",
    published=date(2021, 1, 11),
    source=PAGE,
)
"""The page's own edition, and the default everywhere."""
