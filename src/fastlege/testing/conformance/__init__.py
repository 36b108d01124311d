"""The conformance suite (*samsvarsprøver*): cases in JSON that hold any implementation to the rule.

It needs the standard library alone, and of this package what decides; `docs/reference/conformance.md` tells
of the files to readers who use no Python.
"""

from fastlege.testing.conformance.check import Failure, NotConformantError, check_conformance, failures
from fastlege.testing.conformance.suite import EDITION, PARTS, Case, Part, cases

__all__ = [
    "EDITION",
    "PARTS",
    "Case",
    "Failure",
    "NotConformantError",
    "Part",
    "cases",
    "check_conformance",
    "failures",
]
