"""A service in FastAPI: what a user may do for a child, and when an answer is due.

Three functions stand for what is your own: the log-in, the register and the clock. The tests put others in
their place, as a service does with `dependency_overrides`.
"""

import logging
from datetime import date, datetime
from typing import Annotated, cast

from fastapi import Depends, FastAPI, HTTPException, Request
from fastapi.responses import JSONResponse

from fastlege import HELSENORGE_2021_01_11 as POLICY
from fastlege import (
    OSLO,
    InvalidDocumentError,
    InvalidInputError,
    LanguageCode,
    Person,
    PersonId,
    may_represent,
)
from fastlege.calendar import response_deadline
from fastlege.exchange import view, views
from fastlege.register import read_family_file

log = logging.getLogger("decisions")
app = FastAPI()


def logged_in() -> PersonId:
    """Say who is logged in: put your log-in here."""
    raise HTTPException(401)


def family_file() -> bytes:
    """Fetch the documents of the child that the user has chosen: put your client of the register here."""
    raise HTTPException(503)


def today() -> date:
    """Give the day in Oslo. The library never asks the clock, so the service does."""
    return datetime.now(OSLO).date()


@app.exception_handler(InvalidInputError)
def unusable_input(_request: Request, error: InvalidInputError) -> JSONResponse:
    """Tell the user every problem: a path and what to give instead, never what was given."""
    return JSONResponse({"problems": [problem._asdict() for problem in error.problems]}, 422)


@app.exception_handler(InvalidDocumentError)
def unusable_document(_request: Request, error: InvalidDocumentError) -> JSONResponse:
    """Keep the problems of the register's documents to ourselves: the user did not write them."""
    log.error("documents that cannot be read: %s", "; ".join(map(str, error.problems)))
    return JSONResponse({"problems": []}, 502)


@app.get("/representation")
def representation(
    user: Annotated[PersonId, Depends(logged_in)],
    documents: Annotated[bytes, Depends(family_file)],
    on: Annotated[date, Depends(today)],
    language: str = "nb",
) -> views.DecisionView:
    """Tell the user whether the user may act for the child, and no more than a citizen may know."""
    family = read_family_file(documents, on=on)
    parent = family.find(user)  # None for one who is no parent: decided as all others are, in the same words
    person = parent.person if parent else Person(id=user, protected=None, standing=None)
    shown = may_represent(person, family, policy=POLICY).disclosed()
    log.info("%s %d %d %s", shown.rule.name, len(shown.grounds), shown.bits, POLICY.name)
    return view(shown, language=cast("LanguageCode", language), policy=POLICY)  # an unknown one is refused


@app.get("/deadline")
def deadline(received_at: datetime) -> views.DeadlineView:
    """Tell when the answer to something received is due."""
    return view(response_deadline(received_at))
