"""How what was found for a key comes back to its rows: by a join, never by a window.

A window over a PyArrow table gives other numbers at each run, without an error. A join of a PyArrow table
refuses columns of some types, such as lists: there, as in every eager frame, the keys alone are joined. That
keeps the order of the rows too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import narwhals.stable.v2 as nw

if TYPE_CHECKING:
    from fastlege.frames.columns import Frame

__all__ = ["looked_up"]

_PLACE: Final = "_fastlege_place"


def looked_up(frame: Frame, table: Frame, *keys: str) -> Frame:
    """Add the other columns of a table that has each combination of keys once; null where it has none."""
    if isinstance(frame, nw.DataFrame) and isinstance(table, nw.DataFrame):
        places = frame.select(*keys).with_row_index(_PLACE)
        found = places.join(table, on=[*keys], how="left").sort(_PLACE)
        return frame.with_columns(*(found[name] for name in table.columns if name not in keys))
    return frame.lazy().join(table.lazy(), on=[*keys], how="left")
