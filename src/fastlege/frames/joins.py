"""Bring results per key back to the rows: by a window where that is correct and faster, else by a join.

A window over a PyArrow table returns different numbers at each run, without an error; on Spark it is slower
than a join. Polars and DuckDB group once for a window; for a join they would read the rows a second time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import narwhals.stable.v2 as nw

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fastlege.frames.columns import Frame

__all__ = ["looked_up", "over_rows"]

_PLACE: Final = "_fastlege_place"


def over_rows(frame: Frame, keys: Sequence[str], read: Sequence[str], **found: nw.Expr) -> Frame:
    """Add results from the columns `read` over all rows with the same keys; null where a key is null."""
    if frame.implementation.is_polars() or frame.implementation.is_duckdb():
        has_keys = nw.all_horizontal(*(~nw.col(key).is_null() for key in keys), ignore_nulls=False)
        over = {name: nw.when(has_keys).then(one.over(*keys)) for name, one in found.items()}
        # Not with_columns: Polars would split the windows, and group the rows again for each.
        return frame.select(nw.all(), **over)
    grouped = frame.select(*keys, *read).group_by(*keys, drop_null_keys=True)
    return looked_up(frame, grouped.agg(**found), *keys)


def looked_up(frame: Frame, table: Frame, *keys: str) -> Frame:
    """Add the other columns of a table that has each combination of keys once; null where it lacks one.

    A join of PyArrow tables refuses columns of some types, such as lists. So for eager frames only the keys
    are joined, which also keeps the order of the rows.
    """
    if isinstance(frame, nw.DataFrame) and isinstance(table, nw.DataFrame):
        places = frame.select(*keys).with_row_index(_PLACE)
        found = places.join(table, on=[*keys], how="left").sort(_PLACE)
        return frame.with_columns(*(found[name] for name in table.columns if name not in keys))
    return frame.lazy().join(table.lazy(), on=[*keys], how="left")
