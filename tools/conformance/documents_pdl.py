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


def element(whose: str, **elements: Any) -> Edit:  # noqa: ANN401  # whatever a fact may be
    """Replace elements of the person in an answer; what is ... is left out."""

    def change(given: Data, nth: int) -> Data:
        changed = given["data"]["hentPerson"] | {
            name: value(nth) if callable(value) else value for name, value in elements.items()
        }
        return given | {
            "data": {"hentPerson": {name: value for name, value in changed.items() if value is not ...}}
        }

    return answer(whose, change)


def error_of(code: str) -> Data:
    """Make an error on the person."""
    return {"message": "feil", "path": ["hentPerson"], "extensions": {"code": code}}


OF_PDL: Final = (
    Way(
        "not-asked-protection",
        "Protection was not asked for: it is not known.",
        CHILD_OPEN,
        "unknown",
        element("child", adressebeskyttelse=...),
        registers=OF_PDL_ALONE,
    ),
    Way(
        "not-asked-deaths",
        "Deaths were not asked for: whether the child lives is not known.",
        CHILD_ALIVE,
        "unknown",
        element("child", doedsfall=...),
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
                | {
                    "errors": [
                        turn((error_of("server_error"), {"message": "?"}, error_of("unauthorized")), nth)
                    ]
                }
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
                "errors": [error_of(turn(("unauthorized", "not_found"), nth))],
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
                "errors": [error_of(turn(("unauthorized", "not_found"), nth))],
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
        element(
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
        element("child", foedselsdato=[pdl.birth(date(2008, 5, 12), metadata=pdl.metadata(master="PDL"))]),
        registers=OF_PDL_ALONE,
    ),
    Way(
        "last-day-of-home",
        "The mother's home holds until today, the last day included.",
        ADDRESS,
        "met",
        element("mother", bostedsadresse=[pdl.home(gyldigTilOgMed="2026-11-23T00:00:00")]),
        registers=OF_PDL_ALONE,
    ),
    Way(
        "last-day-of-home-was-yesterday",
        "The mother's home held until yesterday.",
        ADDRESS,
        "unknown",
        element("mother", bostedsadresse=[pdl.home(gyldigTilOgMed="2026-11-22T00:00:00")]),
        registers=OF_PDL_ALONE,
    ),
    Way(
        "identifier-as-text",
        "One identifier is a number, the other a text.",
        ADDRESS,
        "met",
        element(
            "mother", bostedsadresse=lambda nth: [pdl.home(vegadresse=pdl.street(matrikkelId=_as_text(nth)))]
        ),
        registers=OF_PDL_ALONE,
    ),
    Way(
        "status-in-its-simpler-form",
        "The status is told in its simpler form alone.",
        CHILD_ALIVE,
        "met",
        element("child", folkeregisterpersonstatus=[pdl.status(None)]),
        registers=OF_PDL_ALONE,
    ),
    Way(
        "status-in-both-forms-differs",
        "The two forms of the status differ.",
        CHILD_ALIVE,
        "unknown",
        element("child", folkeregisterpersonstatus=[pdl.status("bosatt", "forsvunnet")]),
        registers=OF_PDL_ALONE,
    ),
    Way(
        "marked-as-history",
        "The mother's home at the child's is marked as history by PDL.",
        ADDRESS,
        "unmet",
        element("mother", bostedsadresse=[pdl.home(metadata=pdl.metadata(historisk=True)), pdl.elsewhere()]),
        registers=OF_PDL_ALONE,
    ),
)


def _as_text(nth: int) -> str:
    number = pdl.street()["matrikkelId"]
    return turn((f"{number}", f"0{number}", f" {number}"), nth)


def _with_error(*errors: Data, **elements: Any) -> Edit:  # noqa: ANN401  # whatever an answer may hold
    """Let errors stand beside the child's answer, and change some of its elements."""
    replaced = element("child", **elements)

    def edit(world: World, nth: int) -> None:
        replaced(world, nth)
        world["child"] = world["child"] | {"errors": [turn(errors, nth)]}

    return edit


OF_ANSWERS: Final = (
    Way(
        "error-beside-an-ungraded-entry",
        "An error stands beside an entry that says that the child is not protected: there may be more.",
        CHILD_OPEN,
        "unknown",
        _with_error(error_of("server_error"), adressebeskyttelse=[pdl.entry(gradering="UGRADERT")]),
        registers=OF_PDL_ALONE,
    ),
    Way(
        "error-beside-a-death-of-history",
        "An error stands beside an entry of death that is history: there may be more.",
        CHILD_ALIVE,
        "unknown",
        _with_error(error_of("server_error"), doedsfall=[pdl.historic(doedsdato="2026-11-20")]),
        registers=OF_PDL_ALONE,
    ),
    Way(
        "error-in-another-part",
        "The path of the error leads to another part of the answer: the child's is whole.",
        CHILD_OPEN,
        "met",
        answer(
            "child",
            lambda given, _: {
                "data": given["data"] | {"hentIdenter": None},
                "errors": [error_of("server_error") | {"path": ["hentIdenter"]}],
            },
        ),
        registers=OF_PDL_ALONE,
    ),
    Way(
        "identifier-as-text-of-a-renamed-street",
        "One identifier is a number, the other a text, and the street has been renamed.",
        ADDRESS,
        "met",
        element(
            "mother",
            bostedsadresse=lambda nth: [
                pdl.home(vegadresse=pdl.street(matrikkelId=_as_text(nth), adressenavn="Gamlevegen"))
            ],
        ),
        registers=OF_PDL_ALONE,
    ),
    Way(
        "first-day-of-home-is-tomorrow",
        "The mother's home begins tomorrow (gyldigFraOgMed), and she lives elsewhere until then.",
        ADDRESS,
        "unmet",
        element("mother", bostedsadresse=[pdl.home(gyldigFraOgMed="2026-11-24T00:00:00"), pdl.elsewhere()]),
        registers=OF_PDL_ALONE,
    ),
)
