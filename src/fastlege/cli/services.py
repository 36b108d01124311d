"""``fastlege menu`` and ``fastlege request``: the services a user can use, and sending a request.

A menu always succeeds. A request is sent or refused, as the exit status shows, and prints only what a citizen
may see; the menu for caseworkers has the conditions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from fastlege.cli.case import read_case
from fastlege.cli.files import parsed
from fastlege.cli.given import Given
from fastlege.cli.output import DECIDED, REFUSED, in_json, in_lines, say
from fastlege.cli.requests import made
from fastlege.exchange import view
from fastlege.rules.refusal import RefusedError
from fastlege.services import AppointmentRequest, CancellationRequest, Menu, RenewalRequest, Request, menu
from fastlege.terms import Audience, Language
from fastlege.words import catalogue
from fastlege.words.day import written_at

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping

    from fastlege.rules import Decision
    from fastlege.words import Catalogue

__all__ = ["run_menu", "run_request"]

_FILE: Final = "FILE"


def run_menu(asked: argparse.Namespace) -> int:
    """Print what a user sees after logging in (*tjenestemenyen*).

    Raises:
        InvalidInputError: With every problem of the arguments and of the file.
    """
    given = Given()
    language = given.choice("--lang", asked.lang, Language)
    audience = given.choice("--audience", asked.audience, Audience)
    file = given.complete(_file(given, asked.file, audience))
    seen = menu(read_case(file, asks=False, policy=asked.policy, audience=audience).session)
    if asked.json:
        say(in_json(view(seen, audience=audience, language=language)))
    elif audience is Audience.CITIZEN:
        say(in_lines(seen.explain(language).splitlines()))
    else:
        say("\n".join(_for_caseworker(seen, catalogue(language))))
    return DECIDED


def run_request(asked: argparse.Namespace) -> int:
    """Send a request, and print what happens next (*henvendelse*).

    Raises:
        InvalidInputError: With every problem of the arguments and of the file.
    """
    given = Given()
    language = given.choice("--lang", asked.lang, Language)
    file = given.complete(_file(given, asked.file))
    try:
        sent, office = made(file, asked.policy)
    except RefusedError as refused:
        why = refused.explain(language).splitlines()
        say(in_json(view(refused, language=language)) if asked.json else in_lines(why))
        return REFUSED
    told = _told(sent, office, catalogue(language))
    say(in_json(view(sent, language=language)) if asked.json else in_lines(told))
    return DECIDED


def _file(given: Given, path: str, audience: Audience = Audience.CITIZEN) -> Mapping[str, Any] | None:
    document = given.file(_FILE, path)
    return None if document is None else given.of(lambda: parsed(document, "case", audience), {"case": _FILE})


def _told(sent: Request, office: str | None, texts: Catalogue) -> Iterator[str]:
    """Yield the request, its receiver, what happens next, and the medicines that run out before that."""
    words = texts.request
    is_cancelled = isinstance(sent, CancellationRequest)
    yield f"{words['sent']}: {words['cancellation'] if is_cancelled else texts.service[sent.service]}"
    if isinstance(sent, AppointmentRequest | CancellationRequest):
        yield words["cancelled" if is_cancelled else "booked"]
        yield f"{texts.days['date']}: {written_at(sent.booking.slot.start, texts)}"
        if office is not None:
            yield f"{texts.menu['office']}: {office}"
    yield from sent.delivery.explain(texts.language).splitlines()
    if isinstance(sent, RenewalRequest):
        for prescription in sent.ring_office:
            yield f"{prescription.medicine}: {words['runs-out']}"


def _for_caseworker(seen: Menu, texts: Catalogue) -> Iterator[str]:
    """Yield every condition, once for all services with the same decision."""
    alike: dict[Decision, list[str]] = {}
    for service, decision in seen.decisions:
        alike.setdefault(decision, []).append(texts.service[service])
    for remark in seen.remarks:
        yield in_lines([texts.remark[remark]])
    for decision, names in alike.items():
        told = decision.explain(texts.language, audience=Audience.CASEWORKER, policy=seen.policy)
        yield in_lines([", ".join(names), *told.splitlines()])
