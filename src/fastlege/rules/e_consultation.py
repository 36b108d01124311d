"""May this be an e-consultation (*e-konsultasjon*)?

References:
    Helsenorge, "Kom i kontakt med fastlegen", 11 January 2021, service 3, "Start e-konsultasjon".
"""

from __future__ import annotations

from typing import Final, Literal

from fastlege.facts.gp import GP
from fastlege.policy import HELSENORGE_2021_01_11, Policy
from fastlege.problems import is_flag, validate
from fastlege.rules.decision import Condition, Decision
from fastlege.rules.rule import Rule
from fastlege.sources import PAGE
from fastlege.terms import MET, UNKNOWN, UNMET, ConsultationMode, Finding

__all__ = ["E_CONSULTATION", "NOT_URGENT", "URGENCY", "may_consult_online", "urgency"]

_SECTION: Final = "3) Start e-konsultasjon"

NOT_URGENT: Final = Condition("not-urgent", source=PAGE.at(f"{_SECTION}, punktum 4"))

URGENCY: Final = Rule("urgency", (NOT_URGENT,))
"""The rule whose refusal is shown first and alone when something is or may be urgent; ours."""


def _urgency_alone(decision: Decision) -> Decision:
    """Disclose only the urgency, unless the concern is known not to be urgent."""
    found = decision.finding(NOT_URGENT.code)
    return decision if found is MET else URGENCY.decide(not_urgent=found)


E_CONSULTATION: Final = Rule(
    "e-consultation",
    (
        NOT_URGENT,
        Condition("no-attendance-needed", source=PAGE.at(f"{_SECTION}, punktum 3")),
        Condition("mode-supported", source=PAGE.at(f"{_SECTION}, punktum 1")),
    ),
    disclose=_urgency_alone,
)


def may_consult_online(
    gp: GP | Literal[Finding.UNKNOWN] | None,
    *,
    mode: ConsultationMode | None,
    urgent: bool | None,
    needs_attendance: bool | None,
    policy: Policy = HELSENORGE_2021_01_11,
) -> Decision:
    """Decide whether a concern may be an e-consultation (*e-konsultasjon*).

    Args:
        gp: The patient's GP; None: the patient has none; ``Finding.UNKNOWN``: it is unknown.
        mode: How to hold it; None: not chosen.
        urgent: Whether the user declares that it needs immediate or emergency help (*øyeblikkelig hjelp,
            akutt*); None: not declared.
        needs_attendance: Whether the user declares that it needs a visit (*fysisk oppmøte*); None: not
            declared.
        policy: The edition of the rules to apply.

    Raises:
        InvalidFactError: When an argument is of another type, with every problem.

    Examples:
        >>> from fastlege import GPId, Office, Service
        >>> office = Office(name="Sentrum legesenter", participates=True)
        >>> offer = {"services": set(Service), "modes": {ConsultationMode.VIDEO}, "serves_children": True}
        >>> gp = GP(id=GPId("kari"), name="Kari Lege", office=office, **offer)
        >>> may_consult_online(gp, mode=ConsultationMode.VIDEO, urgent=False, needs_attendance=False).granted
        True
        >>> refused = may_consult_online(gp, mode=ConsultationMode.AUDIO, urgent=None, needs_attendance=False)
        >>> [(ground.code, ground.finding.value) for ground in refused.unmet + refused.unknown]
        [('mode-supported', 'unmet'), ('not-urgent', 'unknown')]
    """
    declared = "give True, False, or None when it is not declared"
    validate(
        (
            "gp",
            gp is None or gp is UNKNOWN or isinstance(gp, GP),
            "give a GP, None when there is none, or Finding.UNKNOWN",
        ),
        ("mode", mode is None or isinstance(mode, ConsultationMode), "give a ConsultationMode, or None"),
        ("urgent", is_flag(urgent), declared),
        ("needs_attendance", is_flag(needs_attendance), declared),
        ("policy", isinstance(policy, Policy), "give a Policy"),
    )
    return E_CONSULTATION.decide(
        not_urgent=Finding.of(None if urgent is None else not urgent),
        no_attendance_needed=Finding.of(None if needs_attendance is None else not needs_attendance),
        mode_supported=_mode_supported(gp, mode, policy),
    )


def urgency(urgent: object) -> Decision:
    """Decide whether a concern can wait (*øyeblikkelig hjelp*): only when declared not urgent."""
    # Asked before the arguments are checked, so `urgent` may be anything.
    return URGENCY.decide(not_urgent=MET if urgent is False else UNMET if urgent is True else UNKNOWN)


def _mode_supported(
    gp: GP | Literal[Finding.UNKNOWN] | None, mode: ConsultationMode | None, policy: Policy
) -> Finding:
    # A mode that the edition does not allow is open to no GP, whatever else is unknown.
    if gp is None or (mode is not None and mode not in policy.consultation_modes):
        return UNMET
    if gp is UNKNOWN or gp.modes is None or mode is None:
        return UNKNOWN
    return Finding.of(mode in gp.modes)
