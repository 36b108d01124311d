"""A service in Django: what a user may do for a child, and when an answer is due.

Three functions stand for what is your own: the log-in, the register and the clock. The tests put others in
their place. One file is enough to run it; in a project of yours the settings stand elsewhere.
"""

import logging
from collections.abc import Callable
from datetime import date, datetime

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path

from fastlege import HELSENORGE_2021_01_11 as POLICY
from fastlege import OSLO, InvalidDocumentError, InvalidInputError, Person, PersonId, Problem, may_represent
from fastlege.calendar import response_deadline
from fastlege.exchange import view
from fastlege.register import read_family_file

log = logging.getLogger("decisions")


def logged_in(_request: HttpRequest) -> PersonId:
    """Say who is logged in: put your log-in here."""
    raise PermissionDenied


def family_file(_request: HttpRequest) -> bytes:
    """Fetch the documents of the child that the user has chosen: put your client of the register here."""
    raise PermissionDenied


def today() -> date:
    """Give the day in Oslo. The library never asks the clock, so the service does."""
    return datetime.now(OSLO).date()


class Problems:
    """A middleware that answers every error about input."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what comes next."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Leave everything as it is, until there is an error."""
        return self.get_response(request)

    def process_exception(self, _request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Tell the user every problem of what the user gave; keep those of the documents to ourselves."""
        if isinstance(error, InvalidDocumentError):
            log.error("documents that cannot be read: %s", "; ".join(map(str, error.problems)))
            return JsonResponse({"problems": []}, status=502)
        if isinstance(error, InvalidInputError):
            return JsonResponse({"problems": [problem._asdict() for problem in error.problems]}, status=422)
        return None


def representation(request: HttpRequest) -> HttpResponse:
    """Tell the user whether the user may act for the child, and no more than a citizen may know."""
    user = logged_in(request)
    family = read_family_file(family_file(request), on=today())
    parent = family.find(user)  # None for one who is no parent: decided as all others are, in the same words
    person = parent.person if parent else Person(id=user, protected=None, standing=None)
    shown = may_represent(person, family, policy=POLICY).disclosed()
    log.info("%s %d %d %s", shown.rule.name, len(shown.grounds), shown.bits, POLICY.name)
    return JsonResponse(view(shown, language=request.GET.get("language", "nb"), policy=POLICY))


def deadline(request: HttpRequest) -> HttpResponse:
    """Tell when the answer to something received is due."""
    try:
        received_at = datetime.fromisoformat(request.GET.get("received_at", ""))
    except ValueError:
        problem = Problem("received_at", "give a time with its offset, such as 2026-03-30T09:00+02:00")
        raise InvalidInputError([problem]) from None
    return JsonResponse(view(response_deadline(received_at)))


urlpatterns = [path("representation", representation), path("deadline", deadline)]

if not settings.configured:
    settings.configure(
        ROOT_URLCONF=__name__, MIDDLEWARE=[f"{__name__}.Problems"], ALLOWED_HOSTS=["testserver"]
    )
