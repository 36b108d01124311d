"""Ways to read what PDL alone has wrongly: what was not asked for, errors, masters, last days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from tests import pdl_answers as pdl
from tests.documents import FATHER, MOTHER
from tools.conformance.changes import (
    ADDRESS,
    CHILD_ALIVE,
    CHILD_OPEN,
    YOUNG,
)
from tools.conformance.document_edits import OF_PDL_ALONE, Way
from tools.conformance.form import turn

if TYPE_CHECKING:
    from collections.abc import Callable

    from tools.conformance.document_edits import Edit, World
    from tools.conformance.form import Data


def answer(whose: str, change: Callable[[Data, int], Data]) -> Edit:
    """Change somebody's answer of PDL as a whole."""

    def edit(world: World, nth: int) -> None:
        world[whose] = change(world[whose], nth)

    return edit


def _element(whose: str, **elements: Any) -> Edit:  # noqa: ANN401  # whatever a fact may be
    """Replace elements of the person in an answer; what is ... is left out."""

    def change(given: Data, nth: int) -> Data:
        changed = given["data"]["hentPerson"] | {
            name: value(nth) if callable(value) else value for name, value in elements.items()
        }
        return given | {
            "data": {"hentPerson": {name: value for name, value in changed.items() if value is not ...}}
        }

    return answer(whose, change)


def _error(code: str) -> Data:
    return {"message": "feil", "path": ["hentPerson"], "extensions": {"code": code}}


OF_PDL: Final = (
    Way(
        "not-asked-protection",
        "Protection was not asked for: it is not known.",
        CHILD_OPEN,
        "unknown",
        _element("child", adressebeskyttelse=...),
        registers=OF_PDL_ALONE,
    ),
    Way(
        "not-asked-deaths",
        "Deaths were not asked for: whether the child lives is not known.",
        CHILD_ALIVE,
        "unknown",
        _element("child", doedsfall=...),
        registers=OF_PDL_ALONE,
    ),
    Way(
        "error-beside-a-person",
        "An error stands beside the child: what is empty may have been withheld.",
        CHILD_OPEN,
        "unknown",
        answer(
            "child",
            lambda given, nth: (
                given
                | {"errors": [turn((_error("server_error"), {"message": "?"}, _error("unauthorized")), nth)]}
            ),
        ),
        registers=OF_PDL_ALONE,
    ),
    Way(
        "warning-beside-a-person",
        "The answer warns: what is empty may have been withheld.",
        CHILD_OPEN,
        "unknown",
        answer("child", lambda given, _: given | {"extensions": {"warnings": [{"message": "?"}]}}),
        registers=OF_PDL_ALONE,
    ),
    Way(
        "father-denied",
        "PDL denies the father, or does not find him: the mother keeps the right.",
        ADDRESS,
        "met",
        answer(
            "father",
            lambda _, nth: {
                "data": {"hentPerson": None},
                "errors": [_error(turn(("unauthorized", "not_found"), nth))],
            },
        ),
        (MOTHER,),
        OF_PDL_ALONE,
    ),
    Way(
        "mother-denied",
        "PDL denies the mother, or does not find her: the father asks, who lives elsewhere.",
        ADDRESS,
        "unknown",
        answer(
            "mother",
            lambda _, nth: {
                "data": {"hentPerson": None},
                "errors": [_error(turn(("unauthorized", "not_found"), nth))],
            },
        ),
        (FATHER,),
        OF_PDL_ALONE,
    ),
    Way(
        "birth-of-two-masters",
        "Folkeregisteret (FREG) and PDL tell two births: that of FREG counts.",
        YOUNG,
        "met",
        _element(
            "child",
            foedselsdato=lambda nth: [
                pdl.birth(date(2008, 5, 12), metadata=pdl.metadata(master="PDL")),
                pdl.birth(date(2017, 5, 12)),
            ][:: 1 - nth % 2 * 2],
        ),
        registers=OF_PDL_ALONE,
    ),
    Way(
        "birth-of-pdl-alone",
        "PDL alone tells the birth.",
        YOUNG,
        "unmet",
        _element("child", foedselsdato=[pdl.birth(date(2008, 5, 12), metadata=pdl.metadata(master="PDL"))]),
        registers=OF_PDL_ALONE,
    ),
    Way(
        "last-day-of-home",
        "The mother's home holds until today, the last day included.",
        ADDRESS,
        "met",
        _element("mother", bostedsadresse=[pdl.home(gyldigTilOgMed="2026-11-23T00:00:00")]),
        registers=OF_PDL_ALONE,
    ),
    Way(
        "last-day-of-home-was-yesterday",
        "The mother's home held until yesterday.",
        ADDRESS,
        "unknown",
        _element("mother", bostedsadresse=[pdl.home(gyldigTilOgMed="2026-11-22T00:00:00")]),
        registers=OF_PDL_ALONE,
    ),
    Way(
        "identifier-as-text",
        "One identifier is a number, the other a text.",
        ADDRESS,
        "met",
        _element(
            "mother", bostedsadresse=lambda nth: [pdl.home(vegadresse=pdl.street(matrikkelId=_as_text(nth)))]
        ),
        registers=OF_PDL_ALONE,
    ),
    Way(
        "status-in-its-simpler-form",
        "The status is told in its simpler form alone.",
        CHILD_ALIVE,
        "met",
        _element("child", folkeregisterpersonstatus=[pdl.status(None)]),
        registers=OF_PDL_ALONE,
    ),
    Way(
        "status-in-both-forms-differs",
        "The two forms of the status differ.",
        CHILD_ALIVE,
        "unknown",
        _element("child", folkeregisterpersonstatus=[pdl.status("bosatt", "forsvunnet")]),
        registers=OF_PDL_ALONE,
    ),
    Way(
        "marked-as-history",
        "The mother's home at the child's is marked as history by PDL.",
        ADDRESS,
        "unmet",
        _element("mother", bostedsadresse=[pdl.home(metadata=pdl.metadata(historisk=True)), pdl.elsewhere()]),
        registers=OF_PDL_ALONE,
    ),
)


def _as_text(nth: int) -> str:
    number = pdl.street()["matrikkelId"]
    return turn((f"{number}", f"0{number}", f" {number}"), nth)
