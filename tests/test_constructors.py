"""Public constructors trust nobody: nothing is made of wrong types, and each of them is told of."""

from __future__ import annotations

from importlib import import_module
from typing import Any, Final

import attrs
import pytest

from fastlege import FastlegeError, InvalidInputError
from tests.test_signatures import MODULES

TEXTS: Final = {"Catalogue", "ConditionText", "Problem", "RuleText"}
"""They hold words: those of our own files, and what an error says. Nothing is decided by one."""


def fields(kind: type[Any]) -> list[str]:
    if attrs.has(kind):
        return [field.alias for field in attrs.fields(kind) if field.init]
    return list(getattr(kind, "_fields", ()))


KINDS: Final = {
    kind.__name__: kind
    for module in MODULES
    for kind in (getattr(import_module(module), name) for name in import_module(module).__all__)
    if isinstance(kind, type) and fields(kind)
}


class Odd:
    """Something that is nothing of ours."""


def is_taken(kind: type[Any]) -> bool:
    try:
        kind(**dict.fromkeys(fields(kind), Odd()))
    except (FastlegeError, TypeError):
        return False
    return True


def test_nothing_is_made_of_wrong_types() -> None:
    assert len(KINDS) > 35
    assert {name for name, kind in KINDS.items() if is_taken(kind)} == TEXTS


@pytest.mark.parametrize("name", sorted(KINDS.keys() - TEXTS))
def test_every_argument_of_a_wrong_type_is_told_of(name: str) -> None:
    kind = KINDS[name]
    with pytest.raises((FastlegeError, TypeError)) as caught:
        kind(**dict.fromkeys(fields(kind), Odd()))
    if isinstance(caught.value, InvalidInputError):
        assert {problem.path for problem in caught.value.problems} == set(fields(kind))
    else:
        assert "made by" in str(caught.value)  # by something of ours alone
