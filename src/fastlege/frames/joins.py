"""How what was found for a key comes back to its rows: by a window where that is right and faster, or a join.

A window over a PyArrow table gives other numbers at each run, without an error; on Spark it takes longer than
a join. Polars and DuckDB group once for a window, where for a join they read the rows a second time.
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
    """Add what is found in the columns read over all rows of the same keys; null where a key is null."""
    if frame.implementation.is_polars() or frame.implementation.is_duckdb():
        has_keys = nw.all_horizontal(*(~nw.col(key).is_null() for key in keys), ignore_nulls=False)
        over = {name: nw.when(has_keys).then(one.over(*keys)) for name, one in found.items()}
        # Not with_columns: Polars would pull the windows apart, and find the rows of the same keys for each.
        return frame.select(nw.all(), **over)
    grouped = frame.select(*keys, *read).group_by(*keys, drop_null_keys=True)
    return looked_up(frame, grouped.agg(**found), *keys)


def looked_up(frame: Frame, table: Frame, *keys: str) -> Frame:
    """Add the other columns of a table that has each combination of keys once; null where it has none.

    A join of a PyArrow table refuses columns of some types, such as lists: there, as in every eager frame,
    the keys alone are joined. That keeps the order of the rows too.
    """
    if isinstance(frame, nw.DataFrame) and isinstance(table, nw.DataFrame):
        places = frame.select(*keys).with_row_index(_PLACE)
        found = places.join(table, on=[*keys], how="left").sort(_PLACE)
        return frame.with_columns(*(found[name] for name in table.columns if name not in keys))
    return frame.lazy().join(table.lazy(), on=[*keys], how="left")
