"""What a citizen who asks for a child learns of the register's documents: the same bytes and the same status.

In the worlds of the register's own test a document, the child's, the asker's or another's, is protected,
denied, not found, doubled, contradicted or cannot be read.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pytest

from tests.cli.cases import childs
from tests.documents import MOTHER, mother_document
from tests.register.test_disclosure import ORDINARY, UNREADABLE, WORLDS

if TYPE_CHECKING:
    from tests.cli.run import CommandLine, Run
    from tests.documents import Element

ON: Final = "2026-11-23"
CITIZEN: Final = ("--audience", "citizen", "--user", MOTHER)
REFUSED: Final = {
    name: documents
    for name, documents in {**WORLDS, **UNREADABLE}.items()
    if not any(isinstance(document, str) for document in documents)  # in a file that would be its own JSON
}
ASKED: Final = {"service": "renew-prescription", "wanted": ["1"]}
OPTIONS: Final = [(), ("--json",), ("--lang", "nn")]


def as_file(documents: tuple[Element, ...]) -> dict[str, Any]:
    child, *parents = documents
    return {"as_of": ON, "child": child, "parents": parents}


def as_case(documents: tuple[Element, ...], user: Element) -> dict[str, Any]:
    child, *parents = documents
    return childs(user=user, family={"child": child, "parents": parents}, request=ASKED)


def told(fastlege: CommandLine, command: str, options: tuple[str, ...], worlds: list[object]) -> set[Run]:
    return {fastlege(command, "-", *options, stdin=world) for world in worlds}


@pytest.mark.parametrize("options", OPTIONS)
def test_a_decision_is_the_same_in_every_world(fastlege: CommandLine, options: tuple[str, ...]) -> None:
    worlds: list[object] = [as_file(documents) for documents in REFUSED.values()]
    (ended,) = told(fastlege, "represent", (*CITIZEN, *options), worlds)
    assert (ended.status, ended.err) == (1, "")
    assert fastlege("represent", "-", *CITIZEN, stdin=as_file(ORDINARY)).status == 0


@pytest.mark.parametrize("options", OPTIONS)
@pytest.mark.parametrize(("command", "status"), [("menu", 0), ("request", 1)])
def test_a_service_is_the_same_in_every_world(
    fastlege: CommandLine, command: str, status: int, options: tuple[str, ...]
) -> None:
    malformed = mother_document(foedsel=0)
    worlds: list[object] = [as_case(documents, MOTHER) for documents in REFUSED.values()]
    worlds += [as_case(ORDINARY, user) for user in (malformed, {"data": {"hentPerson": None}})]
    (ended,) = told(fastlege, command, options, worlds)
    assert (ended.status, ended.err) == (status, "")
    granted = fastlege(command, "-", *options, stdin=as_case(ORDINARY, MOTHER))
    assert granted.out != ended.out


@pytest.mark.parametrize("documents", UNREADABLE.values(), ids=UNREADABLE)
def test_a_caseworker_is_told_every_problem(fastlege: CommandLine, documents: tuple[Element, ...]) -> None:
    if documents in REFUSED.values():
        assert fastlege.problems("represent", "-", stdin=as_file(documents))
        assert fastlege.problems("menu", "-", "--audience", "caseworker", stdin=as_case(documents, MOTHER))


def test_what_fails_before_a_person_is_looked_at_fails_alike(fastlege: CommandLine) -> None:
    for change in ({"mother": 1}, {"as_of": "soon"}, {"as_of": None}, {"parents": None}, {"child": "c.json"}):
        worlds: list[object] = [as_file(documents) | change for documents in REFUSED.values()]
        (ended,) = told(fastlege, "represent", CITIZEN, worlds)
        assert (ended.status, ended.out, ended.err[:5]) == (2, "", "file.")
    worlds = [as_case(documents, MOTHER) | {"at": "now"} for documents in REFUSED.values()]
    (ended,) = told(fastlege, "menu", (), worlds)
    assert (ended.status, ended.err.partition(":")[0]) == (2, "case.at")


def test_of_several_families_a_citizen_learns_no_more(fastlege: CommandLine) -> None:
    paths = []
    for number, documents in enumerate(REFUSED.values()):
        path = fastlege.folder / f"{number}.json"
        path.write_text(json.dumps(as_file(documents)), encoding="utf-8")
        paths.append(str(path))
    ended = fastlege("represent", *paths, *CITIZEN, "--json")
    assert (ended.status, ended.err) == (1, "")
    assert len(set(ended.out.splitlines())) == 1


def test_ones_own_document_is_told_of(fastlege: CommandLine) -> None:
    given = childs(user=mother_document(foedsel=0))
    del given["family"]
    (problem,) = fastlege.problems("menu", "-", stdin=given)
    assert problem.startswith("case.user.foedsel: ")
