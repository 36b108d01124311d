"""How a type is told to people (*visning*): its words are asked for when they are first needed.

A type that is told stands below the texts, so it cannot import them. It calls `told` instead, which finds the
words of the type in ``fastlege.words``: the one import that goes against the layers, and a lazy one, since
most of those who decide show nothing.
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
    """Tell a thing in a language, as its type's row in ``fastlege.words.things`` has it.

    Args:
        thing: What is told.
        language: The language, or its code.
        form: Text, or HTML for a notebook.
        reader: What else the type's words take, such as ``audience`` and ``policy``.

    Raises:
        InvalidInputError: When the language, or something about the reader, is not known.
    """
    from fastlege.words.things import TELLERS  # noqa: PLC0415  # texts are loaded when first asked for

    tellers = TELLERS[form]
    tell = next(tellers[kind] for kind in type(thing).__mro__ if kind in tellers)
    words = tell(thing, language, **reader)
    return visible(words) if form == "text" else words  # markup shows it where a text is put in


class Told(Quiet):
    """Something that shows itself in a notebook."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """Show the citizen's view, in bokmål."""
        return told(self, Language.BOKMAAL, "html")
