"""Does the consent cover the service (*samtykke*)?

References:
    Helsenorge, "Kom i kontakt med fastlegen", 11 January 2021, section "Samtykke".
"""

from __future__ import annotations

from typing import Final

from fastlege.policy import HELSENORGE_2021_01_11, Policy
from fastlege.problems import validate
from fastlege.rules.decision import Condition, Decision
from fastlege.rules.rule import Rule
from fastlege.sources import PAGE
from fastlege.terms import UNKNOWN, AccessLevel, Finding, Service

__all__ = ["ACCESS", "ACCESS_LEVEL_SUFFICIENT", "access_finding", "access_suffices"]

ACCESS_LEVEL_SUFFICIENT: Final = Condition("access-level-sufficient", source=PAGE.at("Samtykke"))

ACCESS: Final = Rule("access", (ACCESS_LEVEL_SUFFICIENT,))


def access_suffices(
    held: AccessLevel | None, service: Service, *, policy: Policy = HELSENORGE_2021_01_11
) -> Decision:
    """Decide whether a consent covers a service (*tilgangsnivå*).

    Args:
        held: The level that the user consented to, or None when it is unknown.
        service: The service asked for.
        policy: The edition of the rules to apply.

    Raises:
        InvalidFactError: When an argument is of another type, with every problem.

    Examples:
        >>> access_suffices(AccessLevel.FULL, Service.E_CONSULTATION).granted
        True
        >>> access_suffices(AccessLevel.BASIC_PLUS, Service.E_CONSULTATION).granted
        False
    """
    validate(
        (
            "held",
            held is None or isinstance(held, AccessLevel),
            "give an AccessLevel, or None when it is not known",
        ),
        ("service", isinstance(service, Service), "give a Service"),
        ("policy", isinstance(policy, Policy), "give a Policy"),
    )
    return ACCESS.decide(access_level_sufficient=access_finding(held, service, policy))


def access_finding(held: AccessLevel | None, service: Service, policy: Policy) -> Finding:
    """Compare the level held with the level required."""
    return UNKNOWN if held is None else Finding.of(held >= policy.access_for(service))
