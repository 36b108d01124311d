"""``fastlege menu`` and ``fastlege request``: what a user can use, and what follows from using it.

A refusal is a decided case: the exit status is 0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from fastlege.cli.case import parse, read_case
from fastlege.cli.given import Given
from fastlege.cli.output import in_json
from fastlege.cli.requests import made
from fastlege.exchange import view
from fastlege.oslo import OSLO
from fastlege.rules.refusal import RefusedError
from fastlege.services import AppointmentRequest, CancellationRequest, Menu, RenewalRequest, Request, menu
from fastlege.terms import Audience, Language
from fastlege.words import catalogue

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping

    from fastlege.rules import Decision
    from fastlege.words import Catalogue

__all__ = ["run_menu", "run_request"]

_FILE: Final = "CASE.json"


def run_menu(asked: argparse.Namespace) -> str:
    """Decide what a user sees after logging in (*tjenestemenyen*).

    Raises:
        InvalidInputError: With every problem of the arguments and of the file.
    """
    given = Given()
    language = given.choice("--lang", asked.lang, Language)
    audience = given.choice("--audience", asked.audience, Audience)
    file = given.complete(_file(given, asked.file))
    seen = menu(read_case(file, asks=False, policy=asked.policy).session)
    if asked.json:
        return in_json(view(seen, audience=audience, language=language))
    if audience is Audience.CITIZEN:
        return f"{seen.explain(language)}\n"
    return "\n".join(_for_caseworker(seen, catalogue(language)))


def run_request(asked: argparse.Namespace) -> str:
    """Send a request, and say what follows from it (*henvendelse*).

    Raises:
        InvalidInputError: With every problem of the arguments and of the file.
    """
    given = Given()
    language = given.choice("--lang", asked.lang, Language)
    file = given.complete(_file(given, asked.file))
    try:
        sent = made(file, asked.policy)
    except RefusedError as refused:
        return in_json(view(refused, language=language)) if asked.json else f"{refused.explain(language)}\n"
    if asked.json:
        return in_json(view(sent, language=language))
    return "".join(f"{line}\n" for line in _told(sent, catalogue(language)))


def _file(given: Given, path: str) -> Mapping[str, Any] | None:
    document = given.file(_FILE, path)
    return None if document is None else given.of(lambda: parse(document), {"case": _FILE})


def _told(sent: Request, texts: Catalogue) -> Iterator[str]:
    """Say what was sent, what follows, and what runs out before the answer."""
    words = texts.request
    yield f"{words['sent']}: {texts.service[sent.service]}"
    if isinstance(sent, AppointmentRequest | CancellationRequest):
        start = sent.booking.slot.start.astimezone(OSLO)
        yield words["booked" if isinstance(sent, AppointmentRequest) else "cancelled"]
        yield f"{texts.days['date']}: {start:%Y-%m-%d %H:%M}"
    yield sent.delivery.explain(texts.language)
    if isinstance(sent, RenewalRequest):
        for prescription in sent.ring_office:
            yield f"{prescription.medicine}: {words['runs-out']}"


def _for_caseworker(seen: Menu, texts: Catalogue) -> Iterator[str]:
    """Say of the services that are decided alike every condition."""
    alike: dict[Decision, list[str]] = {}
    for service, decision in seen.decisions:
        alike.setdefault(decision, []).append(texts.service[service])
    for remark in seen.remarks:
        yield f"{texts.remark[remark]}\n"
    for decision, names in alike.items():
        told = decision.explain(texts.language, audience=Audience.CASEWORKER, policy=seen.policy)
        yield f"{', '.join(names)}\n{told}\n"
