"""The same decision over data frames of any engine (*hele befolkninger*). Needs the extra ``frames``.

A function takes a frame of Polars, PyArrow, DuckDB, PySpark or pandas and returns one of the same kind; a
lazy frame stays lazy. `granted` and `bits` equal those of `may_represent`, bit by bit.
"""

from fastlege.frames.bridge import rows
from fastlege.frames.checks import problems
from fastlege.frames.decisions import disclosed, representation
from fastlege.frames.due import deadline_calendar, deadlines
from fastlege.frames.keys import with_home_keys

__all__ = [
    "deadline_calendar",
    "deadlines",
    "disclosed",
    "problems",
    "representation",
    "rows",
    "with_home_keys",
]
