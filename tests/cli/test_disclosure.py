"""What a citizen who asks for a child learns of the register's documents: the same bytes and the same status.

In the worlds of the register's own test a document, the child's, the asker's or another's, is protected,
denied, not found, doubled, contradicted or cannot be read.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pytest

from fastlege.exchange import types
from fastlege.register.schema_check import shown
from tests.cli.cases import childs
from tests.documents import MOTHER, child_document, elsewhere, father_document, mother_document
from tests.register.test_disclosure import ORDINARY, UNREADABLE, WORLDS

if TYPE_CHECKING:
    from tests.cli.run import CommandLine, Run
    from tests.documents import Element

ON: Final = "2026-11-23"
CITIZEN: Final = ("--audience", "citizen", "--user", MOTHER)
PARENTS: Final = ORDINARY[1:]
NOBODYS: Final[tuple[Any, ...]] = (
    *(None, {}, [], [child_document()], "", "null", "the child's document", "{", 5, True),
    *({"status": []}, {"oppslag": []}, {"hentPersonBolk": []}, {"data": None}, {"person": None}),
)
"""What a host may put into a file when the register gave no document of a person."""
REFUSED: Final[dict[str, tuple[Any, ...]]] = {
    **WORLDS,
    **UNREADABLE,
    **{f"the child's is {json.dumps(one)}": (one, *PARENTS) for one in NOBODYS},
    **{
        f"the father's is {json.dumps(one)}": (
            child_document(),
            mother_document(bostedsadresse=[elsewhere()]),
            one,
        )
        for one in NOBODYS
    },
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


@pytest.mark.exhaustive
@pytest.mark.parametrize("options", OPTIONS)
@pytest.mark.parametrize(("command", "status"), [("menu", 0), ("request", 1)])
def test_a_service_is_the_same_in_every_world(
    fastlege: CommandLine, command: str, status: int, options: tuple[str, ...]
) -> None:
    malformed = mother_document(foedsel=0)
    worlds: list[object] = [as_case(documents, MOTHER) for documents in REFUSED.values()]
    worlds += [as_case(ORDINARY, user) for user in (malformed, {"data": {"hentPerson": None}})]
    worlds += [as_case(ORDINARY, user) for user in NOBODYS if user != ""]
    worlds += [as_case(ORDINARY, json.dumps(malformed))]
    (ended,) = told(fastlege, command, options, worlds)
    assert (ended.status, ended.err) == (status, "")
    granted = fastlege(command, "-", *options, stdin=as_case(ORDINARY, MOTHER))
    assert granted.out != ended.out


NUMBER: Final = '"identifikasjonsnummer":'


def twice(world: object, place: int) -> bytes:
    """Spell a file in which the document at a place, from 1, gives a name twice."""
    parts = json.dumps(world).split(NUMBER)
    return f"{NUMBER.join(parts[:place])}{NUMBER} [], {NUMBER}{NUMBER.join(parts[place:])}".encode()


@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_document_that_gives_a_name_twice_is_refused_alike(fastlege: CommandLine, place: int) -> None:
    far_away = (child_document(), mother_document(bostedsadresse=[elsewhere()]), father_document())
    for command, options, world in (
        ("represent", CITIZEN, as_file(far_away)),
        ("menu", (), as_case(far_away, MOTHER)),
        ("request", (), as_case(far_away, MOTHER)),
    ):
        refused = fastlege(command, "-", *options, stdin=world)
        assert fastlege(command, fastlege.file(twice(world, place)), *options) == refused
        if command != "request":
            (problem,) = fastlege.problems(
                command, fastlege.file(twice(world, place)), "--audience", "caseworker"
            )
            assert problem.endswith(": give each name once in an object")


def test_a_user_whose_document_gives_a_name_twice_is_refused_alike(fastlege: CommandLine) -> None:
    world = as_case(ORDINARY, mother_document())
    refused = fastlege("menu", "-", stdin=as_case(ORDINARY, None))
    assert fastlege("menu", fastlege.file(twice(world, 1))) == refused


@pytest.mark.parametrize("name", ["as_of", "at", "gp", "family", "user"])
def test_a_name_twice_outside_the_documents_is_told(fastlege: CommandLine, name: str) -> None:
    world = as_file(ORDINARY) if name == "as_of" else as_case(ORDINARY, MOTHER)
    spelled = json.dumps(world).replace(f'"{name}":', f'"{name}": 1, "{name}":').encode()
    command = ("represent", *CITIZEN) if name == "as_of" else ("menu",)
    (problem,) = fastlege.problems(command[0], fastlege.file(spelled), *command[1:])
    assert problem.endswith(": give each name once in an object")


def test_no_key_of_a_plain_person_is_one_of_a_register() -> None:
    """Else a document without its identity numbers could be taken for plain facts."""
    assert not {shown(key) for key in types.PersonData.__annotations__} - {"*"}


@pytest.mark.parametrize("documents", UNREADABLE.values(), ids=UNREADABLE)
def test_a_caseworker_is_told_every_problem(fastlege: CommandLine, documents: tuple[Element, ...]) -> None:
    assert fastlege.problems("represent", "-", stdin=as_file(documents))
    assert fastlege.problems("menu", "-", "--audience", "caseworker", stdin=as_case(documents, MOTHER))


@pytest.mark.parametrize("document", NOBODYS)
def test_a_caseworker_is_told_what_is_wrong_with_what_is_no_document(
    fastlege: CommandLine, document: object
) -> None:
    for command, given in (
        ("represent", as_file((document, *PARENTS))),
        ("menu", as_case((document, *PARENTS), MOTHER)),
    ):
        found = fastlege.problems(command, "-", "--audience", "caseworker", stdin=given)
        assert {line[: line.index("child") + 5] for line in found} <= {"case.family.child", "file.child"}


@pytest.mark.exhaustive
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
