"""Every number and switch of an edition of the rules (*regelversjon*).

A policy is chosen by the caller, never by the clock.

References:
    Helsenorge, "Kom i kontakt med fastlegen via helsenorge.no", 11 January 2021.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
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
"""What an edition may have a source of its own for: every condition of ours; the rules stand above this."""

_FULL_ACCESS: Final = tuple((service, AccessLevel.FULL) for service in Service)
"""Section "Samtykke": the services require consent to full access."""


@attrs.frozen(kw_only=True, repr=False)
class Policy:
    """One edition of the rules (*regelversjon*): its sources, and all its numbers and switches.

    Attributes:
        name: The edition's stable name.
        published: The day it was published; None when its document bears no date.
        read_on: The day on which a document without a date was read.
        source: The document that it reads.
        sources: Pairs of a condition's code and its source, where that is not the page. Every text, JSON and
            listing cites them.
        represented_until: The age at which parents no longer act for a child (*under 16 år*).
        acts_alone_from: The age from which one uses the services alone.
        represents_from: The age from which one may act for a child; ours, the age of one's own log-in.
        response_working_days: Within how many working days an answer comes.
        required_access: The consent that each of the five services requires, as pairs.
        consultation_modes: The ways in which an e-consultation may be held at all.
        shared_residence_counts: Whether a shared residence (*delt bosted*) counts like the registered
            address. The page says *folkeregistrert*: no.
        parent_sees_only_own_threads: Whether a parent sees only the threads that the parent began; ours.
        hidden_from_parents_from: The age from which an unknown wish to hide something from the parents
            counts as a wish to hide it; ours.

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
        age = "give an age in whole years, zero or more"
        validate(
            ("name", is_text(self.name), "give a name, such as 'helsenorge-2021-01-11'"),
            (
                "published",
                is_day(self.published) or (self.published is None and is_day(self.read_on)),
                "give the day of publication as a date without a time, or None beside read_on",
            ),
            (
                "read_on",
                self.read_on is None or is_day(self.read_on),
                "give the day on which the document was read as a date without a time, or None",
            ),
            (
                "source",
                isinstance(self.source, Source),
                "give a Source, such as HELSENORGE_2021_01_11.source",
            ),
            (
                "sources",
                _is_source_table(self.sources),
                "give pairs (code of a condition, Source), each code of ours and once",
            ),
            ("represented_until", is_count(self.represented_until), age),
            ("acts_alone_from", is_count(self.acts_alone_from), age),
            ("represents_from", is_count(self.represents_from), age),
            (
                "response_working_days",
                is_count(self.response_working_days) and self.response_working_days > 0,
                "give a number of working days, one or more",
            ),
            (
                "required_access",
                _is_access_table(self.required_access),
                "give a pair (Service, AccessLevel) for each of the five services",
            ),
            (
                "consultation_modes",
                is_set_of(ConsultationMode, self.consultation_modes),
                "give a frozenset of ConsultationMode",
            ),
            ("shared_residence_counts", isinstance(self.shared_residence_counts, bool), GIVE_SWITCH),
            (
                "parent_sees_only_own_threads",
                isinstance(self.parent_sees_only_own_threads, bool),
                GIVE_SWITCH,
            ),
            ("hidden_from_parents_from", is_count(self.hidden_from_parents_from), age),
        )
        object.__setattr__(self, "_access", dict(self.required_access))
        object.__setattr__(self, "_sources", dict(self.sources))

    def __repr__(self) -> str:
        """Show the name: the numbers would hide a function's other arguments in its help."""
        return f"<Policy {self.name}>"

    def source_for(self, code: str) -> Source | None:
        """Look up this edition's own source for a condition (*kilde*); None: the condition's stands.

        Examples:
            >>> HELSENORGE_2021_01_11.source_for("mode-supported") is None
            True

        Raises:
            InvalidFactError: When it is not a text.
        """
        if type(code) is not str:  # asked of every ground that is told
            validate(("code", is_a(str, code), "give a condition's code"))
        return self._sources.get(code)

    def access_for(self, service: Service) -> AccessLevel:
        """Give the consent that a service requires (*tilgangsnivå*).

        Raises:
            InvalidFactError: When it is not a Service.
        """
        if type(service) is not Service:  # asked five times a menu
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


HELSENORGE_2021_01_11: Final = Policy(
    name="helsenorge-2021-01-11",
    published=date(2021, 1, 11),
    source=PAGE,
)
"""The page's own edition, and the default everywhere."""
