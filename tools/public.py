"""Write down what users may rely on: `tests/public.json`, with which a test compares the code.

python -m tools.public            print it
python -m tools.public --write    write it anew, once docs/explanation/stability.md says that it may change
"""

from __future__ import annotations

import contextlib
import enum
import inspect
import io
import json
import re
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from importlib import import_module
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import attrs
import polars as pl

import fastlege
from fastlege import RULES, Finding, Policy, exchange, frames, policy
from fastlege.cli import main as command_line
from fastlege.testing import READY_FAMILIES
from tools import schema

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["FILE", "as_text", "snapshot"]

ROOT: Final = Path(__file__).parents[1]
FILE: Final = ROOT / "tests" / "public.json"
_DESCRIBED: Final = re.compile(r"^\.\. (?:auto|current)module:: (\S+)", re.MULTILINE)
_BY_KEYWORD: Final = inspect.Parameter.KEYWORD_ONLY
_GATHERED: Final[dict[object, str]] = {
    inspect.Parameter.VAR_POSITIONAL: "*",
    inspect.Parameter.VAR_KEYWORD: "**",
}


def snapshot() -> dict[str, object]:
    """Describe everything that `docs/explanation/stability.md` calls public."""
    return {
        "names": {module: _names(module) for module in _modules()},
        "entry_points": {
            f"{one.group} {one.name}": one.value for one in distribution("fastlege").entry_points
        },
        "rules": {rule.name: list(rule.codes) for rule in RULES},
        "bits": {found.value: RULES[0].decide(access_level_sufficient=found).bits for found in Finding},
        "editions": {one.name: _edition(one) for one in vars(policy).values() if isinstance(one, Policy)},
        "json": {"version": exchange.VERSION, **_shapes(schema.schema()["$defs"])},
        "frames": _columns(),
        "command_line": _commands(),
    }


def as_text() -> str:
    """Return the snapshot as it stands in the file."""
    return f"{json.dumps(snapshot(), ensure_ascii=False, indent=1)}\n"


# --- names


def _modules() -> list[str]:
    """List the modules that the reference describes, and the command line."""
    pages = (page.read_text(encoding="utf-8") for page in (ROOT / "docs" / "reference").glob("*.md"))
    return sorted({"fastlege.cli", *(module for page in pages for module in _DESCRIBED.findall(page))})


def _names(module: str) -> dict[str, object]:
    """Describe each name, or say `fastlege` of one that can be had there too and is described there."""
    of_root = set(fastlege.__all__) if module != "fastlege" else set[str]()
    found = import_module(module)
    return {
        name: "fastlege" if name in of_root else _described(getattr(found, name))
        for name in getattr(found, "__all__", ())  # the shapes of the JSON have none: they are listed below
    }


def _described(found: object) -> object:
    """Describe what a name stands for: a type, a function, the codes of a table, or a plain value."""
    if inspect.isclass(found):
        return _class(found)
    if inspect.isfunction(found):
        return _call(found)
    if isinstance(found, Mapping):
        return [*found]
    if isinstance(found, tuple):
        return [getattr(one, "__name__", str(one)) for one in found]
    return found if isinstance(found, (int, str)) else type(found).__name__


def _class(found: type) -> object:
    if issubclass(found, enum.Enum):
        return {member.name: getattr(member, "code", member.value) for member in found}
    ours = [base for base in found.__mro__ if base.__module__.startswith("fastlege")]
    fields = [field.name for field in attrs.fields(found)] if attrs.has(found) else []
    named = sorted(
        {name for name in (*fields, *(name for base in ours for name in vars(base))) if name[0] != "_"}
    )
    if issubclass(found, Exception):
        return {"is": " ".join(base.__name__ for base in found.__bases__), "has": " ".join(named)}
    return {"made": _call(found), "has": " ".join(named)}


def _call(found: Callable[..., object]) -> str:
    """Write what is given by place, what by keyword, and what may be left out."""
    given = [*inspect.signature(found).parameters.values()]
    words = [
        f"{_GATHERED.get(one.kind, '')}{one.name}{'=' * (one.default is not one.empty)}" for one in given
    ]
    first = next((place for place, one in enumerate(given) if one.kind is _BY_KEYWORD), None)
    gathers = any(one.kind is inspect.Parameter.VAR_POSITIONAL for one in given)
    return f"({', '.join(words if first is None or gathers else [*words[:first], '*', *words[first:]])})"


# --- editions, shapes, columns and commands


def _edition(one: Policy) -> dict[str, object]:
    written = json.dumps(attrs.asdict(one), default=_plain, ensure_ascii=False)
    return {name: value for name, value in json.loads(written).items() if not name.startswith("_")}


def _plain(value: object) -> object:
    return sorted(value) if isinstance(value, frozenset) else str(value)


def _shapes(shapes: Mapping[str, Any]) -> dict[str, object]:
    """Write each shape as its keys, with a question mark where one may be left out, and what they hold."""
    return {
        name: {
            key if key in shape.get("required", ()) else f"{key}?": _held(held)
            for key, held in shape["properties"].items()
        }
        for name, shape in sorted(shapes.items())
    }


def _held(held: Mapping[str, Any]) -> str:
    if "$ref" in held:
        return str(held["$ref"].rpartition("/")[2])
    if "anyOf" in held:
        return " | ".join(map(_held, held["anyOf"]))
    if "enum" in held:
        return " | ".join(map(json.dumps, held["enum"]))
    if "const" in held:
        return json.dumps(held["const"])
    if held["type"] == "array":
        return f"[{_held(held['items'])}]"
    return " ".join([held["type"], *(str(held[key]) for key in ("format", "pattern") if key in held)])


def _columns() -> dict[str, object]:
    """Write the columns of every frame that is taken or returned; after a plus sign, those that are added."""
    pairs = pl.DataFrame(frames.rows(READY_FAMILIES.values()))
    decided = frames.representation(pairs)
    day = date(2026, 11, 23)
    calendar = pl.DataFrame(frames.deadline_calendar(day, day))
    received = pl.DataFrame({"at": [datetime(2026, 11, 23, 12, tzinfo=UTC)]})
    return {
        "rows": pairs.columns,
        "with_home_keys +": _typed(frames.with_home_keys(pairs, prefix="child_"), pairs.columns),
        "representation +": _typed(decided, pairs.columns),
        "disclosed": _typed(frames.disclosed(decided), ()),
        "problems": _typed(frames.problems(pairs), ()),
        "deadline_calendar": _typed(calendar, ()),
        "deadlines +": _typed(frames.deadlines(received, "at", calendar), received.columns),
    }


def _typed(frame: pl.DataFrame, but: Iterable[str]) -> dict[str, str]:
    return {name: str(kind) for name, kind in frame.schema.items() if name not in {*but}}


def _commands() -> dict[str, object]:
    told = _help()
    commands = re.findall(r"^    (\w+)\b", told, re.MULTILINE)
    options = {name: sorted(set(re.findall(r"--[a-z-]+", _help(name)))) for name in commands}
    statuses = told.partition("exit status:\n")[2].partition("\n\n")[0].splitlines()
    return {"options": options, "exit_status": [" ".join(line.split()) for line in statuses]}


def _help(*words: str) -> str:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.suppress(SystemExit):
        command_line([*words, "--help"])
    return printed.getvalue()


if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        FILE.write_text(as_text(), encoding="utf-8")
    else:
        print(as_text(), end="")
