"""The pytest plugin of fastlege (*pytest-utvidelse*): ready families and the conformance suite as fixtures.

pytest loads it wherever fastlege is installed. So it is a package of its own, which loads nothing of fastlege
until a test asks for a fixture.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastlege import Family

__all__: list[str] = []


def _ready(name: str, summary: str) -> Callable[[], Family]:
    """Make the fixture of a ready family."""

    def family() -> Family:
        return cast("Family", import_module("fastlege.testing").READY_FAMILIES[name])

    family.__doc__ = summary
    return pytest.fixture(name=f"fastlege_family_{name}")(family)


at_home = _ready("at_home", "Both parents live with the child: both may act for it.")
moved_out = _ready("moved_out", "The father lives elsewhere: both may act, by the mother's address.")
none_at_home = _ready("none_at_home", "No parent lives with the child: none may act.")
other_flat = _ready("other_flat", "The mother lives in another flat of the child's house: none may act.")
unknown_home = _ready("unknown_home", "The mother's home is not known, and the father lives elsewhere.")
one_parent = _ready("one_parent", "There is one parent, who lives with the child and may act.")
no_parents = _ready("no_parents", "The register knows of no parent: nobody may act.")
sole_responsibility = _ready(
    "sole_responsibility", "The mother lives with the child and has no responsibility: the father may act."
)
deceased_parent = _ready("deceased_parent", "The parent at the child's address is dead: none may act.")
protected_parent = _ready("protected_parent", "The parent at home is under address protection.")
protected_child = _ready("protected_child", "The child is under address protection: nobody is told so.")
day_before_sixteen = _ready("day_before_sixteen", "The child turns 16 tomorrow: both may act today.")
sixteen_today = _ready("sixteen_today", "The child turns 16 today: nobody may act.")


@pytest.fixture(name="fastlege_conformance")
def conformance() -> Callable[..., None]:
    """Hold an implementation to the conformance suite: ``fastlege_conformance(may_represent)``."""
    return cast("Callable[..., None]", import_module("fastlege.testing.conformance").check_conformance)
