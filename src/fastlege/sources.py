"""The sources that conditions and numbers cite (*kilder*).

There are two kinds: the page of January 2021, cited by section heading and paragraph, and readings of our
own, marked ``ours`` and cited with the public page that supports them.
"""

from __future__ import annotations

from datetime import date
from typing import Final

import attrs

from fastlege.problems import GIVE_SWITCH, GIVE_TEXT, is_a, is_text, validate

__all__ = ["DESIGN_CHOICE", "FASTLEGEN", "FROM_16", "INBOX", "PAGE", "Source", "citation"]

_GIVE_ISO_DAY: Final = "give an ISO date as text, such as '2026-11-02', or an empty text"


@attrs.frozen
class Source:
    """Where a condition or a number comes from (*kilde*).

    Attributes:
        title: The document's title.
        url: Its address, or empty: the page is known by its title and date, and a choice of our own has no
            address.
        published: The date of publication, ISO 8601; empty when it is not known.
        place: The section heading and paragraph (*ledd*), as the document has them.
        read_on: The date on which an undated document was read, ISO 8601.
        ours: Whether the condition is our reading or addition rather than the page's own sentence.
    """

    title: str
    url: str = ""
    published: str = ""
    place: str = ""
    read_on: str = ""
    ours: bool = False

    def __attrs_post_init__(self) -> None:
        """Check the texts: a source is printed as it stands."""
        validate(
            ("title", is_text(self.title), GIVE_TEXT),
            *(
                (name, is_a(str, text) and (not text or is_text(text)), f"{GIVE_TEXT}, or an empty one")
                for name, text in (("url", self.url), ("place", self.place))
            ),
            *(
                (name, is_a(str, text) and (not text or _is_iso_day(text)), _GIVE_ISO_DAY)
                for name, text in (("published", self.published), ("read_on", self.read_on))
            ),
            ("ours", isinstance(self.ours, bool), GIVE_SWITCH),
        )

    def at(self, place: str) -> Source:
        """Return this source with a place in the document."""
        return attrs.evolve(self, place=place)

    def __str__(self) -> str:
        """Write the citation on one line.

        Examples:
            >>> print(PAGE.at("Samtykke"))
            Helsenorge, «Kom i kontakt med fastlegen via helsenorge.no» (2021-01-11), Samtykke
            >>> print(Source("Helsenorge, «E-konsultasjon»", read_on="2026-11-02"))
            Helsenorge, «E-konsultasjon» (read 2026-11-02)
        """
        return citation(self, read="read", ours="ours")


def citation(source: Source, *, read: str, ours: str) -> str:
    """Write a citation on one line (*kildehenvisning*), with a language's words for "read" and "ours"."""
    day = source.published or (f"{read} {source.read_on}" if source.read_on else "")
    document = f"{source.title} ({day})" if day else source.title
    where = f"{document}, {source.place}" if source.place else document
    return f"{where} [{ours}]" if source.ours else where


def _is_iso_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text  # Python reads other forms too, such as 20261102
    except ValueError:
        return False


PAGE: Final = Source(
    "Helsenorge, «Kom i kontakt med fastlegen via helsenorge.no»",
    published="2021-01-11",
)
"""The page that says who may use what, for whom, and when an answer is due."""

INBOX: Final = Source("Helsenorge, «Innboks»", "https://www.helsenorge.no/innboks/", ours=True)
"""Says that protected addresses end representation in both directions."""

FASTLEGEN: Final = Source("Helsenorge, «Fastlegen»", "https://www.helsenorge.no/fastlegen/", ours=True)
"""The service's own page on who can act for whom."""

FROM_16: Final = Source(
    "Helsenorge, «Helsenorge fra du er 16 år»",
    "https://www.helsenorge.no/ungdom/helsenorge-fra-du-er-16-ar/",
    ours=True,
)
"""Says that from the age of sixteen people log in and decide for themselves."""

DESIGN_CHOICE: Final = Source("fastlege's own reading", ours=True)
"""Where the page is silent and we had to choose."""
