"""What is given by keyword is given so everywhere, and what takes a member of ours takes its code too."""

from __future__ import annotations

import ast
import inspect
import re
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

import fastlege

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SOURCE: Final = Path(fastlege.__file__).parent
MODULES: Final = (
    *(
        "fastlege",
        "fastlege.calendar",
        "fastlege.exchange",
        "fastlege.frames",
        "fastlege.ical",
        "fastlege.register",
        "fastlege.rules",
    ),
    *("fastlege.services", "fastlege.words"),
)
BY_KEYWORD: Final = {"policy", "on", "audience", "strict"}
BY_CODE: Final = {"language": "LanguageCode", "audience": "Audience | str"}


def functions() -> Iterator[tuple[str, Callable[..., object]]]:
    """Give every public function, and every public method of a public class."""
    for module in map(import_module, MODULES):
        for name in module.__all__:
            found = getattr(module, name)
            if inspect.isfunction(found):
                yield name, found
            elif inspect.isclass(found):
                methods = inspect.getmembers(found, inspect.isfunction)
                yield from ((f"{name}.{of}", method) for of, method in methods if not of.startswith("_"))


PARAMETERS: Final = {
    (name, parameter.name): parameter
    for name, function in functions()
    for parameter in inspect.signature(function).parameters.values()
}


@pytest.mark.parametrize(("name", "parameter"), [key for key in sorted(PARAMETERS) if key[1] in BY_KEYWORD])
def test_what_is_given_by_keyword_is_given_so_everywhere(name: str, parameter: str) -> None:
    assert PARAMETERS[name, parameter].kind is inspect.Parameter.KEYWORD_ONLY


@pytest.mark.parametrize(("name", "parameter"), [key for key in sorted(PARAMETERS) if key[1] in BY_CODE])
def test_what_takes_a_member_takes_its_code(name: str, parameter: str) -> None:
    assert PARAMETERS[name, parameter].annotation == BY_CODE[parameter]


def test_no_message_sends_anybody_to_a_name_that_is_not_public() -> None:
    """What a message says to give can be imported from where users import."""
    said = {
        (path.name, name)
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "\n" not in node.value
        for name in re.findall(r"\bfastlege(?:\.\w+)+", node.value)
    }
    public = {f"{module}.{name}" for module in MODULES for name in import_module(module).__all__}
    assert (
        sorted(
            one
            for one in said
            if one[1] not in {*public, *MODULES, "fastlege.testing", "fastlege.testing.conformance"}
        )
        == []
    )


def test_an_edition_shows_its_name_alone_so_that_help_can_be_read() -> None:
    assert "policy: 'Policy' = <Policy helsenorge-2021-01-11>" in str(
        inspect.signature(fastlege.may_represent)
    )
