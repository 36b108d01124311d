"""The columns of pairs and of people, by their names and types (*kolonner*).

Types are checked once, before anything is computed: one error lists every column that is missing or of
another type. `problems` checks the values in the rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias, cast

import narwhals.stable.v2 as nw

from fastlege.problems import Row, validate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from narwhals.stable.v2.typing import IntoFrameT

__all__ = [
    "AT_HOME",
    "KEYS",
    "OF_A_DECISION",
    "OF_A_PAIR",
    "OF_A_PERSON",
    "PERSONS",
    "Columns",
    "Frame",
    "frame_of",
    "native",
    "own",
    "planned",
    "plus",
    "read",
]

Frame: TypeAlias = "nw.DataFrame[Any] | nw.LazyFrame[Any]"
"""A frame of whatever engine, eager or lazy."""
_ReadAs: TypeAlias = "type[nw.String | nw.Date | nw.Boolean | nw.Int64]"


class _Kind(NamedTuple):
    """The contents of a column: the types accepted, the words in a message, and the type to compute with."""

    fits: tuple[type[nw.dtypes.DType], ...]
    give: str
    read_as: _ReadAs


_TEXT: Final = _Kind((nw.String, nw.Categorical, nw.Enum), "texts", nw.String)
_DAY: Final = _Kind((nw.Date,), "dates without a time", nw.Date)
_FLAG: Final = _Kind((nw.Boolean,), "truth values, null where it is not known", nw.Boolean)
_NUMBER: Final = _Kind(
    (nw.Int8, nw.Int16, nw.Int32, nw.Int64, nw.UInt8, nw.UInt16, nw.UInt32, nw.UInt64),
    "whole numbers, null where it is not known",
    nw.Int64,
)
Columns: TypeAlias = "Mapping[str, _Kind]"

PERSONS: Final = ("child_", "parent_")

OF_A_PAIR: Final[Columns] = {
    "child": _TEXT,
    "parent": _TEXT,
    "as_of": _DAY,
    "all_parents_known": _FLAG,
    "responsibility": _FLAG,
    "registered": _FLAG,
}
OF_A_DECISION: Final[Columns] = {"child": _TEXT, "parent": _TEXT, "as_of": _DAY, "granted": _FLAG}
OF_A_PERSON: Final[Columns] = {
    "birth_date": _DAY,
    "birth_year": _NUMBER,
    "standing": _TEXT,
    "protected": _FLAG,
    "grading": _TEXT,
}
AT_HOME: Final[Columns] = {
    "grading": _TEXT,
    "matrikkel_id": _TEXT,
    "unit": _TEXT,
    "municipality": _TEXT,
    "street_name": _TEXT,
    "street_code": _TEXT,
    "house_number": _NUMBER,
    "house_letter": _TEXT,
    "land_number": _NUMBER,
    "title_number": _NUMBER,
    "lease_number": _NUMBER,
    "sub_number": _NUMBER,
}
KEYS: Final[Columns] = {
    "home_given": _FLAG,
    "home_id": _TEXT,
    "home_unit": _TEXT,
    "home_municipality": _TEXT,
    "home_street_code": _TEXT,
    "home_street_name": _TEXT,
    "home_number": _NUMBER,
    "home_letter": _TEXT,
    "home_land": _NUMBER,
    "home_title": _NUMBER,
    "home_lease": _NUMBER,
    "home_sub_number": _NUMBER,
}
_OF_ALL: Final[Columns] = {**OF_A_PAIR, **OF_A_PERSON, **AT_HOME, **KEYS}


def plus(prefix: str, columns: Iterable[str]) -> list[str]:
    """Write the names of a person's columns."""
    return [f"{prefix}{name}" for name in columns]


def read(name: str, prefix: str = "") -> nw.Expr:
    """Read a column in the type to compute with; a categorical becomes text."""
    return nw.col(f"{prefix}{name}").cast(_OF_ALL[name].read_as)


def own(name: str, prefix: str = "") -> str:
    """Name an intermediate column, which is left out of the result.

    Most engines compute a part that two expressions share only once if it is a column.
    """
    return f"_fastlege_{prefix}{name}"


def planned(frame: Frame) -> Frame:
    """Convert a frame to the form in which it is computed; `native` converts the answer back.

    A lazy frame lets Polars plan the whole computation. Pandas is converted to Arrow, whose truth values,
    unlike those of pandas, can be null.
    """
    if frame.implementation.is_pandas_like():  # pragma: no cover  # `make engines` runs it
        numbered: Any = frame.to_native().reset_index(drop=True)
        return cast("Frame", nw.from_native(nw.from_native(numbered).to_arrow()))
    return frame.lazy() if frame.implementation.is_polars() else frame


def native(answer: Frame, given: IntoFrameT) -> IntoFrameT:
    """Return an answer as the kind of frame that was given."""
    came = cast("Frame", nw.from_native(cast("Any", given)))
    kept = answer.collect() if isinstance(answer, nw.LazyFrame) and isinstance(came, nw.DataFrame) else answer
    returned: Any = kept.to_native()
    if came.implementation.is_pandas_like() and kept.implementation.is_pyarrow():  # pragma: no cover
        was: Any = given
        returned = returned.to_pandas(types_mapper=came.implementation.to_native_namespace().ArrowDtype)
        # A filtered answer has fewer rows, and keeps an index of its own.
        returned.index = was.index if len(was) == len(returned) else returned.index
    return cast("IntoFrameT", returned)


def frame_of(path: str, given: object, *columns: tuple[str, Columns]) -> Frame:
    """Wrap a frame of any engine, and check its columns.

    Args:
        path: The name of the frame in a problem.
        given: The argument.
        columns: Pairs of a prefix and the columns to which it belongs.

    Raises:
        InvalidFactError: When it is not a frame, or a column is missing or of another type. Every problem is
            listed.
    """
    # Passed through, so that something other than a frame is an error of ours.
    frame = cast("Frame", nw.from_native(cast("Any", given), pass_through=True))
    is_frame = isinstance(frame, nw.DataFrame | nw.LazyFrame)
    validate((path, is_frame, "give a frame of Polars, PyArrow, DuckDB, PySpark, or pandas with Arrow types"))
    schema = frame.collect_schema()
    wanted = {f"{prefix}{name}": kind for prefix, kinds in columns for name, kind in kinds.items()}
    validate(
        *(_missing(name, kind, schema) for name, kind in wanted.items()),
        *(
            (name, _fits(schema[name], kind), f"the column is {schema[name]}: give {kind.give}{_ARROW}")
            for name, kind in wanted.items()
            if name in schema
        ),
    )
    return frame


_ARROW: Final = " (from pandas with `convert_dtypes(dtype_backend='pyarrow')`, days as Arrow's date32)"


def _missing(name: str, kind: _Kind, schema: Iterable[str]) -> Row:
    return name, name in schema, f"the column is missing: give {kind.give}"


def _fits(found: nw.dtypes.DType, kind: _Kind) -> bool:
    """Return whether a type is accepted; a column of nulls alone has no type, and is."""
    return isinstance(found, (*kind.fits, nw.Unknown))
