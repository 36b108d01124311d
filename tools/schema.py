"""Write the JSON Schema of `fastlege.exchange` from its TypedDicts, with pydantic.

python -m tools.schema            print it
python -m tools.schema --write    write src/fastlege/exchange/schema.json, which a test compares with it
"""

from __future__ import annotations

import json
import sys
from functools import reduce
from operator import or_
from pathlib import Path
from typing import Any, Literal

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema
from typing_extensions import TypedDict

from fastlege.exchange import VERSION, views
from fastlege.exchange.systems import KINDS

FILE = Path(__file__).parents[1] / "src" / "fastlege" / "exchange" / "schema.json"


class _WithoutTitles(GenerateJsonSchema):  # type: ignore[misc]  # pydantic's types are not read here
    """Leave out the titles that say a key's name once more."""

    def field_title_should_be_set(self, _: object) -> bool:
        return False


def documents() -> dict[str, Any]:
    """Return the type of every document: of what `dump` writes, and of what `view` returns."""
    shown = {name: shape for name, shape in vars(views).items() if name.endswith("View")}
    return {**{name: _dumped(name, shape) for name, (_, shape) in KINDS.items()}, **shown}


def _dumped(name: str, shape: type) -> object:
    keys = {"fastlege": Literal[1], "audience": Literal["system"], name: shape}
    make: Any = TypedDict  # type checkers want to read what it makes
    document = make(f"{shape.__name__.removesuffix('Data')}Dump", keys, closed=True)
    document.__pydantic_config__ = {"extra": "forbid"}  # for older versions, as in the types
    return document


def schema() -> dict[str, Any]:
    """Return the schema of all documents, draft 2020-12."""
    one_of_all = reduce(or_, documents().values())
    written = TypeAdapter(one_of_all).json_schema(schema_generator=_WithoutTitles)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:fastlege:json:{VERSION}",
        "title": "fastlege: what systems hand each other, and what people are shown",
        **written,
    }


def as_text() -> str:
    """Return the schema as it stands in the file."""
    return f"{json.dumps(schema(), ensure_ascii=False, indent=2)}\n"


if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        FILE.write_text(as_text(), encoding="utf-8")
    else:
        print(as_text(), end="")
