"""Show values in a notebook in a language of one's choice (*visning i notatbok*)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastlege.problems import is_a, language_row, validate
from fastlege.quiet import Quiet
from fastlege.told import Told, told

if TYPE_CHECKING:
    from fastlege.terms import LanguageCode

__all__ = ["show"]


class _Shown(Quiet):
    """A value in a language of the reader's choice (*visning*); made by `show`.

    A notebook shows its table, and a terminal its text.
    """

    __slots__ = ("_language", "_thing")

    def __init__(self, thing: Told, language: LanguageCode) -> None:
        """Keep the two, once they are checked."""
        wanted = "give a decision, a menu, a deadline, a delivery or the calendar of a year"
        validate(("thing", is_a(Told, thing), wanted), language_row(language))
        self._thing = thing
        self._language: LanguageCode = language

    def __repr__(self) -> str:
        """Write the text."""
        return told(self._thing, self._language)

    def _repr_html_(self) -> str:
        """Draw the table."""
        return told(self._thing, self._language, "html")


def show(thing: Told, language: LanguageCode) -> _Shown:
    """Show a value in a notebook in a language (*vis*), as the citizen sees it.

    Decisions, menus, deadlines, deliveries and years show themselves in bokmål; this is for other readers.

    Args:
        thing: The value to show.
        language: ``nb``, ``nn`` or ``en``.

    Raises:
        InvalidFactError: When the value cannot be shown, or the language is not known.

    Examples:
        >>> from fastlege import AccessLevel, Service, access_suffices
        >>> show(access_suffices(AccessLevel.FULL, Service.E_CONSULTATION), "nn")
        Tilgangsnivået ditt er høgt nok for denne tenesta.
    """
    return _Shown(thing, language)
