"""The day, the strictness and the problems of reading documents (*innlesing*)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from fastlege.errors import InvalidDocumentError
from fastlege.json_text import read_object
from fastlege.oslo import is_day
from fastlege.problems import GIVE_DAY, GIVE_SWITCH, Problems, validate, within
from fastlege.register.schema_check import shown

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from fastlege.problems import Row

__all__ = ["Reading", "reading_for"]

_T = TypeVar("_T")
_APART: Final = 2
"""Days: no two time zones are further apart."""


class Reading:
    """One reading (*innlesing*): the day as of which documents are read, how strictly, and the problems."""

    __slots__ = ("on", "problems", "strict", "surely_ahead", "surely_past")

    def __init__(self, on: date, *, strict: bool = False) -> None:
        """Start without problems."""
        self.problems = Problems()
        self.strict = strict
        self.read_for(on)

    def read_for(self, on: date) -> None:
        """Set the day."""
        self.on = on
        # Timestamps beyond these can be compared without a time zone.
        self.surely_past, self.surely_ahead = on.toordinal() - _APART, on.toordinal() + _APART

    def fields_of(self, document: object, path: str) -> Mapping[str, Any] | None:
        """Return the fields of a document; None after its problems were added."""
        try:
            return read_object(document, shown)
        except InvalidDocumentError as error:
            self.problems.extend(within(path, error.problems), error.more)
            return None

    def complete(self, read: _T | None) -> _T:
        """Return what was read, or raise one error for all problems.

        Raises:
            InvalidDocumentError: When there is a problem.
        """
        self.problems.raise_any(InvalidDocumentError)
        return cast("_T", read)


def reading_for(on: date, *rows: Row, strict: bool) -> Reading:
    """Check the arguments of a public function, with further `rows`, and start a reading.

    Raises:
        InvalidFactError: With every problem.
    """
    validate(("on", is_day(on), GIVE_DAY), *rows, ("strict", isinstance(strict, bool), GIVE_SWITCH))
    return Reading(on, strict=strict)
