"""A finding is no truth value: pyright reports the test, and mypy checks what comes after it; never run."""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fastlege import Finding


def tested(finding: Finding) -> int:
    """Test a finding; mypy would report that the rest is never reached, did the test never return."""
    if finding:  # pyright: ignore[reportGeneralTypeIssues]  # the one mistake here
        return 1
    return "0"  # type: ignore[return-value]  # found, so it was looked at
