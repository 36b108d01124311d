"""Columns in a file (*kolonner i en fil*): Parquet or JSON Lines, written whole or not at all.

Needs the extra ``frames``, and for Parquet pyarrow.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final, TypeAlias

import narwhals.stable.v2 as nw

from fastlege.cli.output import as_line, say
from fastlege.frames import rows
from fastlege.frames.columns import AT_HOME, OF_A_PAIR, OF_A_PERSON, PERSONS

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping, Sequence

    from fastlege.facts.family import Family

__all__ = ["Write", "printed", "written"]

Write: TypeAlias = "Callable[[Sequence[Family]], int]"
"""Writes the pairs of some families, and returns their number."""

_OF_PERSONS: Final = {
    f"{prefix}{name}": kind for prefix in PERSONS for name, kind in {**OF_A_PERSON, **AT_HOME}.items()
}
_TYPES: Final = {name: kind.read_as() for name, kind in {**OF_A_PAIR, **_OF_PERSONS}.items()}


def printed() -> Write:
    """Print pairs as JSON Lines."""
    return _json_lines(say)


@contextmanager
def written(path: Path) -> Generator[Write, None, None]:
    """Write pairs to a file, JSON Lines or Parquet by the ending of its name.

    The file gets its name when everything is written; until then, an earlier file of that name is kept. Only
    its owner may read it, since it contains protected addresses.
    """
    target = path.resolve()  # for a link, the file that it leads to
    # In the same folder, so that the last step is a rename within one file system.
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as made:
        try:
            with _FORMS[target.suffix](made.file) as write:
                yield write
            made.flush()
            os.fsync(made.fileno())
            made.close()
            Path(made.name).replace(target)
        except BaseException:  # an interrupt too
            Path(made.name).unlink()
            raise


@contextmanager
def _parquet(file: IO[bytes]) -> Generator[Write, None, None]:
    """Write one row group per call, so that none splits the rows of a child."""
    from pyarrow import parquet  # type: ignore[import-untyped]  # noqa: PLC0415  # no types; the user's own

    opened: Any = parquet.ParquetWriter(file, _table([]).schema)
    with opened as writer:

        def write(families: Sequence[Family]) -> int:
            table = _table(families)
            writer.write_table(table)
            return int(table.num_rows)

        yield write


def _table(families: Sequence[Family]) -> Any:  # noqa: ANN401  # pyarrow has no types
    return nw.from_dict(rows(families), _TYPES, backend="pyarrow").to_native()


@contextmanager
def _lines(file: IO[bytes]) -> Generator[Write, None, None]:
    yield _json_lines(lambda line: file.write(line.encode()))


def _json_lines(put: Callable[[str], object]) -> Write:
    def write(families: Sequence[Family]) -> int:
        columns = rows(families)
        for values in zip(*columns.values(), strict=True):
            put(as_line(dict(zip(columns, map(_in_json, values), strict=True))))
        return len(columns["child"])

    return write


def _in_json(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


_FORMS: Final[Mapping[str, Callable[[IO[bytes]], Any]]] = {".parquet": _parquet, ".jsonl": _lines}
