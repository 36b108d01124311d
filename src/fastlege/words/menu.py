"""Menus in words for citizens (*tjenestemenyen*), made from the disclosed menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastlege.terms import MET, UNMET, Audience
from fastlege.words.catalogues import catalogue
from fastlege.words.decision import MARKS, ground_text
from fastlege.words.markup import document, element, lines, marked, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastlege.facts.gp import GP
    from fastlege.rules.decision import Ground
    from fastlege.services.menus import Menu
    from fastlege.terms import LanguageCode
    from fastlege.words.catalogues import Catalogue

__all__ = ["as_html", "as_text"]


def as_text(menu: Menu, language: LanguageCode) -> str:
    """Write a menu: the GP, the messages, each service, and why some cannot be used."""
    texts, shown = catalogue(language), menu.disclosed()
    services = (f"{mark} {name}: {answer}" for mark, name, answer in _services(shown, texts))
    return "\n".join([*_head(shown, texts), *services, *_causes(shown, texts), texts.urgent])


def as_html(menu: Menu, language: LanguageCode) -> str:
    """Write a menu as a table for a notebook."""
    texts, shown = catalogue(language), menu.disclosed()
    rows = [(name, marked(mark, answer)) for mark, name, answer in _services(shown, texts)]
    return document(
        texts.language,
        lines(_head(shown, texts)),
        table(texts.menu["services"], [texts.menu["service"], texts.menu["available"]], rows),
        *(element("p", line) for line in (*_causes(shown, texts), texts.urgent)),
    )


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
    """Yield each cause once, with what to do instead; a cause for only some services names them."""
    concerned: dict[str, list[str]] = {}
    grounds: dict[str, Ground] = {}
    for service, decision in shown.decisions:
        for ground in (*decision.unmet, *decision.unknown):
            grounds.setdefault(ground.code, ground)  # citizens read the same text for unmet and unknown
            concerned.setdefault(ground.code, []).append(texts.service[service])
    for code, services in concerned.items():
        cause = ground_text(
            grounds[code],
            texts.language,
            audience=Audience.CITIZEN,
            policy=shown.policy,
            several=len(services) > 1,
        )
        yield cause if len(services) == len(shown.decisions) else f"{', '.join(services)}: {cause}"
