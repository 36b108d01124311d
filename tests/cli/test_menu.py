"""``fastlege menu``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from fastlege import Service
from tests import documents as documents_
from tests import pdl_answers
from tests.cli.cases import FAMILY, GP, HOME, OTHER, PERSON, SERVICES, USER, case, childs, documents
from tests.cli.run import EXAMPLES
from tests.pdl_answers import answered

if TYPE_CHECKING:
    from tests.cli.run import CommandLine


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "nb",
            (
                "Fastlege: Kari Prøve",
                "✓ Bestill time: Ja",
                "✗ Bestill influensavaksine: Nei",
                "legevakten på 116 117",
            ),
        ),
        (
            "nn",
            (
                "Fastlege: Kari Prøve",
                "✓ Bestill time: Ja",
                "✗ Bestill influensavaksine: Nei",
                "legevakta på 116 117",
            ),
        ),
        ("en", ("GP: Kari Prøve", "✓ Book an appointment: Yes", "✗ Order a flu vaccine: No", "on 116 117")),
    ],
)
def test_a_menu_in_each_language(fastlege: CommandLine, language: str, lines: tuple[str, ...]) -> None:
    ended = fastlege("menu", "-", "--lang", language, stdin=case(gp={**GP, "services": SERVICES[:4]}))
    assert (ended.status, ended.err) == (0, "")
    assert all(line in ended.out for line in lines)


def test_a_menu_in_json_is_the_citizens_unless_asked_otherwise(fastlege: CommandLine) -> None:
    answer = fastlege("menu", "-", "--json", stdin=case()).data
    assert answer["audience"] == "citizen"
    assert answer["menu"]["available"] == SERVICES
    assert "116 117" in answer["menu"]["text"]


def test_a_caseworkers_menu_in_json_has_every_ground(fastlege: CommandLine) -> None:
    answer = fastlege("menu", "-", "--json", "--audience", "caseworker", stdin=case()).data
    assert (answer["audience"], answer["menu"]["available"]) == ("caseworker", [*Service])
    assert [len(row["decision"]["grounds"]) for row in answer["menu"]["decisions"]] == [5] * len(Service)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nb", ("Bestill time, Forny resept", "oppfylt")),
        ("en", ("Book an appointment, Renew", "not met: The GP does")),
    ],
)
def test_a_caseworker_is_told_every_condition(
    fastlege: CommandLine, language: str, words: tuple[str, ...]
) -> None:
    given = fastlege.file(case(gp={**GP, "services": SERVICES[:2]}))
    ended = fastlege("menu", given, "--audience", "caseworker", "--lang", language)
    assert ended.status == 0
    assert all(word in ended.out for word in words)
    assert ended.out.count("service-offered") == 2


def test_a_caseworker_is_told_the_remarks(fastlege: CommandLine) -> None:
    ended = fastlege("menu", "-", "--audience", "caseworker", "--lang", "en", stdin=case(gp=None))
    assert ended.out.startswith("We cannot find a GP")
    unknown = fastlege("menu", "-", "--audience", "caseworker", "--lang", "en", stdin=case(gp="unknown"))
    assert "We cannot find a GP" not in unknown.out


@pytest.mark.parametrize("user", [USER, {**PERSON, "home": HOME}, PERSON])
def test_a_parent_by_id_or_as_a_person(fastlege: CommandLine, user: object) -> None:
    answer = fastlege("menu", "-", "--json", stdin=childs(user=user)).data
    assert answer["menu"]["available"] == SERVICES
    assert answer["menu"]["gp"]["name"] == GP["name"]


@pytest.mark.parametrize("name", ["both-at-home", "one-parent-moved-out"])
@pytest.mark.parametrize("user", [USER, OTHER])
def test_a_family_of_register_documents(fastlege: CommandLine, name: str, user: str) -> None:
    answer = fastlege("menu", "-", "--json", stdin=childs(family=documents(name), user=user)).data
    assert answer["menu"]["available"] == SERVICES


def test_the_user_as_a_register_document(fastlege: CommandLine) -> None:
    family = documents("both-at-home")
    answer = fastlege("menu", "-", "--json", stdin=case(user=family["parents"][0])).data
    assert answer["menu"]["available"] == SERVICES
    answer = fastlege("menu", "-", "--json", stdin=childs(family=family, user=family["parents"][0])).data
    assert answer["menu"]["available"] == SERVICES


def test_answers_of_pdl_in_the_place_of_documents(fastlege: CommandLine) -> None:
    child, *parents = (
        answered(make()) for make in (pdl_answers.child, pdl_answers.mother, pdl_answers.father)
    )
    mother = documents_.MOTHER
    for given in (
        childs(family={"child": child, "parents": parents}, user=mother),
        childs(family={"child": child["data"]["hentPerson"], "parents": parents}, user=parents[0]),
        case(user=parents[0]),
    ):
        assert fastlege("menu", "-", "--json", stdin=given).data["menu"]["available"] == SERVICES


def test_a_parent_whom_pdl_denies_is_one_of_whom_nothing_is_known(fastlege: CommandLine) -> None:
    child, mother = answered(pdl_answers.child()), answered(pdl_answers.mother())
    denied = answered(None, errors=[{"path": ["hentPerson"], "extensions": {"code": "unauthorized"}}])
    family = {"child": child, "parents": [mother, denied]}
    answer = fastlege("menu", "-", "--json", stdin=childs(family=family, user=documents_.MOTHER)).data
    assert answer["menu"]["available"] == SERVICES


def refused() -> list[dict[str, Any]]:
    """Make cases that are refused, each for another cause, of which the user may know none."""
    at_home = FAMILY["parents"][0]
    moved = {"person": {**PERSON, "home": {"matrikkel_id": "250172017"}}, "responsibility": True}
    return [
        childs(user=OTHER),
        childs(user="a stranger"),
        childs(user={**PERSON, "id": "a stranger"}),
        childs(user={**PERSON, "standing": "deceased"}),
        childs(user={**PERSON, "protected": None}),
        childs(family={**FAMILY, "parents": [moved]}),
        childs(family={**FAMILY, "parents": [{**at_home, "responsibility": None}]}),
        childs(family={**FAMILY, "all_parents_known": False, "parents": []}),
        childs(family={**FAMILY, "child": {**CHILD_PROTECTED}}),
        childs(user=OTHER, gp=None),
        childs(user=OTHER, gp="unknown"),
        childs(family=documents("protected-address")),
        childs(family=documents("none-at-home")),
    ]


CHILD_PROTECTED = {"id": "child", "birth_date": "2017-05-12", "protected": True, "standing": "resident"}


@pytest.mark.parametrize("options", [(), ("--json",), ("--lang", "en")])
def test_a_refusal_for_a_child_is_the_same_for_every_cause(
    fastlege: CommandLine, options: tuple[str, ...]
) -> None:
    """The law of the design: text, JSON, errors and exit status."""
    printed = {fastlege("menu", "-", *options, stdin=world) for world in refused()}
    assert len(printed) == 1
    ended = printed.pop()
    assert (ended.status, ended.err) == (0, "")
    assert "Prøve" not in ended.out


def test_a_request_in_the_file_is_not_looked_at(fastlege: CommandLine) -> None:
    for request in (5, {}, {"service": "e-consultation", "urgent": True}):
        assert (
            fastlege("menu", "-", stdin=case(request=request)).out == fastlege("menu", "-", stdin=case()).out
        )


PERSON_KEYS = "id, birth_date, birth_year, home, shared_residences, protected, standing, notify_by"

BAD: list[tuple[dict[str, Any], list[str]]] = [
    (case(at=...), ["case.at"]),
    (case(at="now"), ["case.at"]),
    (case(at="2026-11-23T21:05:00"), ["case.at"]),
    (case(at="0001-01-01T00:00:00+14:00"), ["case.at"]),
    (case(access_level=...), ["case.access_level"]),
    (case(access_level=3), ["case.access_level"]),
    (case(user=...), ["case.user"]),
    (case(user=USER), ["case.user"]),
    (case(user=None), ["case.user"]),
    (case(user={**PERSON, "id": 5}), ["case.user.id"]),
    (case(user={**PERSON, "name": "Kari"}), ["case.user.name"]),
    (case(user={"identifikasjonsnummer": 5}), ["case.user.identifikasjonsnummer"] * 2),
    (case(gp=...), ["case.gp"]),
    (case(gp="none"), ["case.gp"]),
    (case(gp={**GP, "services": ["book"]}), ["case.gp.services"]),
    (case(mother=5), ["case.mother"]),
    (case(**{USER: 5}), ["case.*"]),
    (case(prescriptions={}), ["case.prescriptions"]),
    (case(prescriptions=[{"id": "a"}]), ["case.prescriptions[0].patient", "case.prescriptions[0].medicine"]),
    (case(schedule=[]), ["case.schedule"]),
    (case(schedule={"slots": [{"id": "a"}]}), ["case.schedule.slots[0].start", "case.schedule.slots[0].end"]),
    (
        case(schedule={"slots": [], "bookings": [{"slot": "a", "patient": USER, "reason": "b"}]}),
        ["case.schedule.bookings[0].slot"],
    ),
    (case(schedule={"gp": GP, "slots": []}), ["case.schedule.gp"]),
    (case(schedule={"slots": 5}, gp=None), ["case.schedule.slots"]),
    (childs(family=5), ["case.family"]),
    (childs(family={}), ["case.family.child", "case.family.parents"]),
    (childs(family={**FAMILY, "as_of": "2026-11-23"}), ["case.family.as_of"]),
    (childs(family={**FAMILY, "parents": [{"person": PERSON}]}), ["case.family.parents[0].responsibility"]),
    (
        childs(family={**FAMILY, "parents": [*FAMILY["parents"], FAMILY["parents"][0]]}),
        ["case.family.parents"],
    ),
    (childs(at="2016-11-23T21:05:00+01:00"), ["case.family.as_of"]),
    (childs(user=" "), ["case.user"]),
    (childs(user=5, family={}), ["case.family.child", "case.family.parents", "case.user"]),
    (childs(family={**documents("both-at-home"), "others": 5}), ["case.family.others"]),
    (childs(family={**documents("both-at-home"), "as_of": "2026-11-24"}), ["case.family.as_of"]),
    (childs(family={**documents("both-at-home"), "as_of": "soon"}), ["case.family.as_of"]),
    (childs(family={**documents("both-at-home"), "as_of": "2026-11-24"}, at="now"), ["case.at"]),
    (childs(family={**documents("both-at-home"), "mother": 5}), ["case.family.mother"]),
    (childs(family={"child": documents("both-at-home")["child"]}), ["case.family.parents"]),
]


@pytest.mark.parametrize(("given", "where"), BAD)
@pytest.mark.parametrize("command", ["menu", "request"])
def test_bad_cases(fastlege: CommandLine, command: str, given: dict[str, Any], where: list[str]) -> None:
    request = {"service": "flu-vaccination"}
    found = fastlege.problems(command, "-", stdin={**given, "request": request})
    assert [line.partition(":")[0] for line in found] == where
    assert USER not in "".join(found)


def test_a_caseworker_is_told_every_problem_of_the_documents(fastlege: CommandLine) -> None:
    given = childs(at="now", family={"child": {"identifikasjonsnummer": []}, "parents": [5]})
    found = fastlege.problems("menu", "-", "--audience", "caseworker", stdin=given)
    where = ["case.at", "case.family.child.identifikasjonsnummer", "case.family.parents[0]"]
    assert [line.partition(":")[0] for line in found] == where
    assert [line.partition(":")[0] for line in fastlege.problems("menu", "-", stdin=given)] == ["case.at"]


def test_a_family_file_is_a_family_of_a_case(fastlege: CommandLine) -> None:
    file = json.loads((EXAMPLES / "families" / "both-at-home.json").read_text(encoding="utf-8"))
    child, parents = file["child"], file["parents"]
    as_text = {
        "child": json.dumps(child),
        "parents": [*map(json.dumps, parents)],
        "others": [json.dumps(child)],
    }
    for family in (file, file | {"others": [child]}, as_text, file | {"parents": [], "others": parents}):
        for user in (USER, parents[0], json.dumps(parents[0])):
            answer = fastlege("menu", "-", "--json", stdin=childs(family=family, user=user)).data
            assert answer["menu"]["available"] == SERVICES


def test_the_problems_of_others_are_told_where_they_are(fastlege: CommandLine) -> None:
    family = {**documents("both-at-home"), "others": [{"identifikasjonsnummer": []}]}
    (problem,) = fastlege.problems("menu", "-", "--audience", "caseworker", stdin=childs(family=family))
    assert problem.startswith("case.family.others[0].identifikasjonsnummer: ")


def test_every_problem_at_once(fastlege: CommandLine) -> None:
    given = {
        "at": USER,
        "user": {"id": ""},
        "family": {"child": {"id": ""}, "parents": [USER]},
        "gp": [],
        "schedule": USER,
        "x": 1,
    }
    found = fastlege.problems("request", "-", stdin=given)
    assert [line.partition(":")[0] for line in found] == [
        "case.x",
        "case.at",
        "case.access_level",
        "case.gp",
        "case.family.child.id",
        "case.family.child.protected",
        "case.family.child.standing",
        "case.family.parents[0]",
        "case.user.id",
        "case.user.protected",
        "case.user.standing",
        "case.schedule",
        "case.request.service",
    ]
    assert USER not in "".join(found)


@pytest.mark.parametrize("command", ["menu", "request"])
@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"5", b"\xff", b'{"at": NaN}', b'{"at": "a", "at": "b"}']
)
def test_a_file_that_is_not_one_json_object(fastlege: CommandLine, command: str, content: bytes) -> None:
    (problem,) = fastlege.problems(command, fastlege.file(content))
    assert problem.startswith("FILE: give ")


@pytest.mark.parametrize("command", ["menu", "request"])
def test_a_file_that_cannot_be_read(fastlege: CommandLine, command: str) -> None:
    (problem,) = fastlege.problems(command, f"/nowhere/{USER}.json")
    assert problem == "FILE: give a file that exists and can be read, or - for standard input"


def test_bad_options_and_a_bad_file_are_told_together(fastlege: CommandLine) -> None:
    found = fastlege.problems("menu", "-", "--lang", "no", "--audience", "all", stdin=[])
    assert [line.partition(":")[0] for line in found] == ["--lang", "--audience", "FILE"]
    found = fastlege.problems("request", "-", "--lang", "no", stdin=[])
    assert [line.partition(":")[0] for line in found] == ["--lang", "FILE"]


def test_a_problem_with_a_person_says_what_there_is(fastlege: CommandLine) -> None:
    (problem,) = fastlege.problems("menu", "-", stdin=case(user={**PERSON, "name": "Kari"}))
    assert problem == f"case.user.name: this key is not known; leave it out, or use one of {PERSON_KEYS}"


def test_every_problem_with_an_empty_case_says_what_to_give(fastlege: CommandLine) -> None:
    found = fastlege.problems("request", "-", stdin={})
    found += fastlege.problems("menu", "-", stdin={"family": {}})
    found += fastlege.problems("menu", "-", stdin=childs(family={"child": {"errors": []}}))
    found += fastlege.problems("menu", "-", stdin=childs(family={"parents": [{"errors": []}]}))
    assert not [
        problem for problem in found if problem.rstrip() != problem or problem.endswith((" with", ","))
    ]
    documents = "a document of Folkeregisteret or an answer of PDL"
    assert f"case.user: give an object with {PERSON_KEYS}; or {documents}; or, with a family, an id" in found
    assert f"case.family.parents: give a list, each member {documents}" in found
    assert f"case.family.child: give {documents}" in found


def test_half_a_character_is_refused_and_not_printed(fastlege: CommandLine) -> None:
    text = json.dumps(case()).replace("Kari", "\\ud800")
    (problem,) = fastlege.problems("menu", fastlege.file(text.encode()))
    assert problem == "case.gp.name: give a text that is not blank"


@pytest.mark.parametrize("gp", [GP, None, "unknown"])
def test_a_wrong_schedule_is_told_alike_whether_there_is_a_gp_or_not(
    fastlege: CommandLine, gp: object
) -> None:
    """Else the error of one who may not act for a child would tell whether the child has a GP."""
    slots = [
        {"id": mark, "start": "2026-11-24T09:00:00+01:00", "end": "2026-11-24T09:20:00+01:00"}
        for mark in "ab"
    ]
    ended = fastlege("menu", "-", stdin=childs(user="stranger", gp=gp, schedule={"slots": slots}))
    assert (ended.status, ended.err) == (2, "case.schedule.slots: give slots that do not overlap\n")


def test_of_very_many_problems_with_a_document_a_thousand_are_told_and_how_many_more(
    fastlege: CommandLine,
) -> None:
    document = {"identifikasjonsnummer": [], "status": [0] * 1_500}
    found = fastlege.problems("menu", "-", stdin=case(user=document))
    assert found[0] == "case.user.status[0]: give an object"
    assert found[1_000:] == ["and 501 more"]
