"""As of which day somebody reads, how strictly, and with which problems (*innlesing*)."""

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
"""Days: no two clocks of the world are further apart."""


class Reading:
    """One reading (*innlesing*): the day as of which one reads, how strictly, and the problems met."""

    __slots__ = ("on", "problems", "strict", "surely_ahead", "surely_past")

    def __init__(self, on: date, *, strict: bool = False) -> None:
        """Begin without problems."""
        self.problems = Problems()
        self.strict = strict
        self.read_for(on)

    def read_for(self, on: date) -> None:
        """Set the day."""
        self.on = on
        self.surely_past, self.surely_ahead = on.toordinal() - _APART, on.toordinal() + _APART

    def fields_of(self, document: object, path: str) -> Mapping[str, Any] | None:
        """Take a document as bytes, as text or as a mapping; None when it is not one."""
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
    """Begin to read for somebody who calls; `rows` are what else is checked of the arguments.

    Raises:
        InvalidFactError: When `on` is not a date, `strict` not a truth value, or a row does not hold.
    """
    validate(("on", is_day(on), GIVE_DAY), *rows, ("strict", isinstance(strict, bool), GIVE_SWITCH))
    return Reading(on, strict=strict)
