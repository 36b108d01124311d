"""Citations (*kildehenvisninger*): a source as its reader's language writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastlege.sources import DESIGN_CHOICE, citation

if TYPE_CHECKING:
    from fastlege.sources import Source
    from fastlege.words.catalogues import Catalogue

__all__ = ["cited"]


def cited(source: Source, texts: Catalogue) -> str:
    """Write a source on one line; titles, places and dates stay as the document has them.

    Examples:
        >>> from fastlege import Source
        >>> from fastlege.words import catalogue
        >>> print(cited(Source("Helsenorge, «Innboks»", read_on="2026-11-02", ours=True), catalogue("nn")))
        Helsenorge, «Innboks» (lese 2026-11-02) [vår lesing]
    """
    words = texts.decision
    if source == DESIGN_CHOICE:  # it has no document, and so no title to keep
        return words["own-reading"]
    return citation(source, read=words["read"], ours=words["ours"])
