"""Whole families to mutate: as documents of their own, in an answer on several people, and in a family file.

In the answer there are also a sibling of the same parents and one whom the register did not find; in the file
the sibling stands among the others.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path as File
from typing import TYPE_CHECKING, Final, NamedTuple

from fastlege.register import read_person
from tests.documents import (
    CHILD_BORN,
    DAY,
    FATHER,
    MOTHER,
    STRANGER,
    birth,
    child_document,
    father_document,
    identity,
    mother_document,
    places,
    responsibility,
    synthetic,
)
from tests.register.as_pdl import answer_of, can_answer, place_of
from tests.register.families import REFUSED, TOGETHER, refused_documents, rich_child
from tests.register.fuzzing import read_bulk_of, read_family_of, read_file_of
from tests.shared import SHARED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tests.documents import Document, Path
    from tests.register.families import Place
    from tests.register.fuzzing import Reading

SIBLING: Final = synthetic(CHILD_BORN, 3)


class Seed(NamedTuple):
    """A family to mutate.

    Attributes:
        name: What is special about it.
        documents: The child's first.
        on: The day asked about.
        reason: The place of the reason why it is refused.
        exceptions: Places with which the fact that refuses is gone, each set of them together.
        read: Reads it.
        people: Where in an answer or a file the persons stand.
    """

    name: str
    documents: tuple[Document, ...]
    on: date = DAY
    reason: Place | None = None
    exceptions: frozenset[frozenset[Place]] = frozenset()
    read: Callable[..., Reading] = read_family_of
    people: tuple[Path, ...] = ()


def _granted() -> Iterator[Seed]:
    ordinary = (child_document(), mother_document(), father_document())
    yield Seed("ordinary", ordinary)
    yield Seed("ordinary, of PDL", tuple(map(answer_of, ordinary)))
    yield Seed("rich", (rich_child(), *ordinary[1:]))
    mother = mother_document(foedsel=[birth(date(2012, 7, 21))])
    yield Seed("the mother is a child herself", (ordinary[0], mother, ordinary[2]))
    files = sorted((File(__file__).parents[2] / "examples" / "families").glob("*.json"))
    for name, family in ((file.stem, json.loads(file.read_text("utf-8"))) for file in files):
        yield Seed(name, (family["child"], *family["parents"]), date.fromisoformat(family["as_of"]))
    if SHARED:
        samples = SHARED / "standards" / "folkeregisteret" / "samples" / "families.json"
        for case in json.loads(samples.read_text("utf-8"))["cases"]:
            yield Seed(case["case"], (case["child"], *case["parents"]), date.fromisoformat(case["as_of"]))


def _refused() -> Iterator[Seed]:
    for name, refusal in REFUSED.items():
        documents = tuple(refused_documents(refusal))
        reason = (refusal.whose, refusal.reason)
        places = (reason, *refusal.also) if refusal.exception else ()
        alone = {frozenset([place]) for place in places}
        together = {TOGETHER[name]} if name in TOGETHER else set()
        yield Seed(name, documents, reason=reason, exceptions=frozenset(alone | together))
        if can_answer([refusal.reason]):
            there = (refusal.whose, place_of(refusal.reason))
            in_pdl = {frozenset((whose, place_of(path)) for whose, path in way) for way in together}
            in_pdl |= {frozenset([(whose, at)]) for whose, path in places for at in _in_pdl(path)}
            yield Seed(f"{name}, of PDL", tuple(map(answer_of, documents)), DAY, there, frozenset(in_pdl))
    child, mother, father = (
        answer_of(one) for one in (child_document(), mother_document(), father_document())
    )
    of_errors = child | {"errors": [{"message": "Kari Nordmann", "extensions": {"code": "server_error"}}]}
    without: tuple[Path, ...] = (("errors",), ("errors", 0))
    lifting = frozenset(frozenset([(0, path)]) for path in without)
    yield Seed("something went wrong, of PDL", (of_errors, mother, father), exceptions=lifting)


def _in_pdl(path: Path) -> Iterator[Path]:
    """Give the places with which a fact is gone from PDL's answer: its own, and what holds nothing else."""
    at = place_of(path)
    yield at
    if len(path) == 1:
        yield (*at, 0)
    elif {"metadata", "folkeregistermetadata"} & set(at):
        yield at[:-1]


def answer_on(people: Sequence[tuple[str, Document]], *, of_pdl: bool) -> Document:
    """Answer on several people as a register does, and on one whom it did not find."""
    if of_pdl:
        found = [{"ident": number, "person": person, "code": "ok"} for number, person in people]
        return {
            "data": {"hentPersonBolk": [*found, {"ident": STRANGER, "person": None, "code": "not_found"}]}
        }
    told = [{"foedselsEllerDNummer": number, "folkeregisterperson": person} for number, person in people]
    nobody = {"feilmelding": f"Fant ikke {STRANGER}"}
    return {"oppslag": [*told, {"foedselsEllerDNummer": STRANGER, "feilmelding": nobody}]}


def _sibling() -> Document:
    lines = [responsibility("felles", holder, ansvarssubjekt=SIBLING) for holder in (MOTHER, FATHER)]
    return child_document(identifikasjonsnummer=[identity(SIBLING)], foreldreansvar=lines)


def _in_answer(seed: Seed) -> Seed:
    """Let a register answer on the family at once; what refuses the child may refuse the sibling too."""
    of_pdl = "data" in seed.documents[0]
    documents = [*seed.documents, answer_of(_sibling()) if of_pdl else _sibling()]
    people = [
        (read_person(document, on=seed.on).id, document["data"]["hentPerson"] if of_pdl else document)
        for document in documents
    ]
    beside = {name: value for name, value in seed.documents[0].items() if of_pdl and name != "data"}
    answer = answer_on(people, of_pdl=of_pdl) | beside
    sibling = len(seed.documents)

    def at(whose: int, path: Path) -> Path:
        if not of_pdl:
            return ("oppslag", whose, "folkeregisterperson", *path)
        return ("data", "hentPersonBolk", whose, "person", *path[2:]) if path[:1] == ("data",) else path

    there = {(0, path) for path in places(answer)}
    ways = {
        frozenset((0, at(whose or child, path)) for whose, path in way)
        for way in seed.exceptions
        for child in (0, sibling)
    }
    return seed._replace(
        name=f"{seed.name}, in an answer",
        documents=(answer,),
        reason=None,
        exceptions=frozenset(way for way in ways if way <= there),
        read=read_bulk_of,
        people=tuple(at(whose, ("data", "hentPerson") if of_pdl else ()) for whose in range(sibling + 1)),
    )


def _in_file(seed: Seed) -> Seed:
    """Put the family into a file, and its sibling among the others."""
    child, *parents = seed.documents
    file = {"as_of": seed.on.isoformat(), "child": child, "parents": parents, "others": [_sibling()]}

    def at(whose: int, path: Path) -> Path:
        return ("parents", whose - 1, *path) if whose else ("child", *path)

    return seed._replace(
        name=f"{seed.name}, in a file",
        documents=(file,),
        reason=None,
        exceptions=frozenset(frozenset((0, at(*place)) for place in way) for way in seed.exceptions),
        read=read_file_of,
        people=(*(at(whose, ()) for whose in range(len(seed.documents))), ("others", 0)),
    )


SEEDS: Final = (*_granted(), *_refused())
ANSWERS: Final = tuple(map(_in_answer, SEEDS))
FILES: Final = tuple(map(_in_file, SEEDS))
