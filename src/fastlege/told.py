"""How values are explained to people (*visning*), with texts that are loaded when first needed.

Types that explain themselves are in layers below ``fastlege.words`` and cannot import it. They call `told`,
which looks up the function for their type there. It is the only import against the layers, and a lazy one,
because most programs that decide show nothing.
"""

from __future__ import annotations

from typing import Literal

from fastlege.characters import visible
from fastlege.quiet import Quiet
from fastlege.terms import Language, LanguageCode

__all__ = ["Told", "told"]


def told(
    thing: object, language: LanguageCode, form: Literal["text", "html"] = "text", **reader: object
) -> str:
    """Write a value in words, with the function that ``fastlege.words.things`` has for its type.

    Args:
        thing: The value.
        language: The language, or its code.
        form: Text, or HTML for a notebook.
        reader: Further arguments of that function, such as ``audience`` and ``policy``.

    Raises:
        InvalidInputError: When the language or another argument is not valid.
    """
    from fastlege.words.things import TELLERS  # noqa: PLC0415  # texts are loaded when first needed

    tellers = TELLERS[form]
    tell = next(tellers[kind] for kind in type(thing).__mro__ if kind in tellers)
    words = tell(thing, language, **reader)
    return visible(words) if form == "text" else words  # HTML escapes each text as it is inserted


class Told(Quiet):
    """A base for types that are shown in notebooks."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """Show the citizen's view, in bokmål."""
        return told(self, Language.BOKMAAL, "html")
