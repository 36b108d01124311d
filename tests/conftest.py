"""How long Hypothesis looks: as it pleases, the same way each time in CI, or briefly."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

import fastlege  # noqa: F401  # first as a whole: pytest would load a module named alone a second time

pytest_plugins = [
    "fastlege_pytest",  # here, and not by its entry point: see pyproject.toml
    "tests.untraced",
]

settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("default"), derandomize=True, print_blob=True)
settings.register_profile("fast", settings.get_profile("default"), derandomize=True, max_examples=10)

if os.environ.get("FASTLEGE_HYPOTHESIS") == "fast":
    settings.load_profile("fast")
else:
    settings.load_profile("ci" if os.environ.get("CI") else "default")
