"""How a request is handled, in words for the sender (*hva som skjer videre*), without names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastlege.words.catalogues import catalogue
from fastlege.words.day import written
from fastlege.words.markup import document, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastlege.services.delivery import Delivery
    from fastlege.terms import LanguageCode
    from fastlege.words.catalogues import Catalogue

__all__ = ["as_html", "as_text"]


def as_text(delivery: Delivery, language: LanguageCode) -> str:
    """Write what happens next, with a line for each fact."""
    return "\n".join(f"{word}: {told}" for word, told in _follows(delivery, catalogue(language)))


def as_html(delivery: Delivery, language: LanguageCode) -> str:
    """Write what happens next as a table for a notebook."""
    texts = catalogue(language)
    return document(texts.language, table(texts.request["what-follows"], [], _follows(delivery, texts)))


def _follows(delivery: Delivery, texts: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield the record it is filed in, who answers, the fee, and when the answer is due."""
    words = texts.request
    own = delivery.filed_for == delivery.sent_by
    yield words["filed-in"], words["own-record" if own else "childs-record"]
    yield words["answered-by"], words[delivery.answered_by]
    yield words["fee"], words[delivery.fee]
    yield words["due"], written(delivery.deadline.due_date, texts)
