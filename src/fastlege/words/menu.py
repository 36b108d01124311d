"""Menus and what follows from requests in words (*visning*): for citizens, made of what is disclosed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastlege.markup import document, element, lines, marked, table
from fastlege.rules.explanation import MARKS, ground_text
from fastlege.terms import MET, UNMET, Audience, Language
from fastlege.texts import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastlege.facts.gp import GP
    from fastlege.services.delivery import Delivery
    from fastlege.services.menu import Menu
    from fastlege.texts import Catalogue

__all__ = ["delivery_as_html", "delivery_as_text", "menu_as_html", "menu_as_text"]


def menu_as_text(shown: Menu, language: Language | str) -> str:
    """Write a disclosed menu: the GP, what there is to tell, each service, and why some cannot be used."""
    texts = catalogue(language)
    services = (f"{mark} {name}: {answer}" for mark, name, answer in _services(shown, texts))
    return "\n".join([*_head(shown, texts), *services, *_causes(shown, texts), texts.urgent])


def menu_as_html(shown: Menu, language: Language | str = Language.BOKMAAL) -> str:
    """Write a disclosed menu as a table for a notebook."""
    texts = catalogue(language)
    rows = [(name, marked(mark, answer)) for mark, name, answer in _services(shown, texts)]
    return document(
        texts.language,
        lines(_head(shown, texts)),
        table(texts.menu["services"], [texts.menu["service"], texts.menu["available"]], rows),
        *(element("p", line) for line in (*_causes(shown, texts), texts.urgent)),
    )


def delivery_as_text(delivery: Delivery, language: Language | str) -> str:
    """Write what follows from a request, one line each."""
    return "\n".join(f"{word}: {told}" for word, told in _follows(delivery, catalogue(language)))


def delivery_as_html(delivery: Delivery, language: Language | str = Language.BOKMAAL) -> str:
    """Write what follows from a request as a table for a notebook."""
    texts = catalogue(language)
    return document(texts.language, table(texts.request["what-follows"], [], _follows(delivery, texts)))


def _follows(delivery: Delivery, texts: Catalogue) -> Iterator[tuple[str, str]]:
    """Say in whose record it is filed, who answers, what it costs and when the answer is due."""
    words = texts.request
    own = delivery.filed_for == delivery.sent_by
    yield words["filed-in"], words["own-record" if own else "childs-record"]
    yield words["answered-by"], words[delivery.answered_by]
    yield words["fee"], words[delivery.fee]
    yield words["due"], delivery.deadline.due_date.isoformat()


def _head(shown: Menu, texts: Catalogue) -> Iterator[str]:
    if shown.gp is not None:
        yield from _contact(shown.gp, texts)
    for remark in shown.remarks:
        yield texts.remark[remark]
    if shown.gp is not None and not shown.offered:
        yield texts.menu["no-digital-services"]


def _contact(gp: GP, texts: Catalogue) -> Iterator[str]:
    details = {
        "gp": gp.name,
        "office": gp.office.name,
        "phone": gp.office.phone,
        "address": gp.office.address,
        "website": gp.office.website,
    }
    for word, detail in details.items():
        if detail is not None:
            yield f"{texts.menu[word]}: {detail}"


def _services(shown: Menu, texts: Catalogue) -> Iterator[tuple[str, str, str]]:
    for service, decision in shown.decisions:
        mark = MARKS[MET if decision.granted else UNMET]
        yield mark, texts.service[service], texts.decision["granted" if decision.granted else "refused"]


def _causes(shown: Menu, texts: Catalogue) -> Iterator[str]:
    """Say each cause once, with what to do instead; what concerns some services alone names them."""
    concerned: dict[str, list[str]] = {}
    for service, decision in shown.decisions:
        for ground in (*decision.unmet, *decision.unknown):
            cause = ground_text(ground, texts, Audience.CITIZEN, shown.policy)
            concerned.setdefault(cause, []).append(texts.service[service])
    for cause, services in concerned.items():
        yield cause if len(services) == len(shown.decisions) else f"{', '.join(services)}: {cause}"
