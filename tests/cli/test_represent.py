"""``fastlege represent``."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pytest

from fastlege import HELSENORGE_2021_01_11, Audience, Family, Language, Parent, rule_named
from fastlege.cli.families import Reader, decided, in_words
from fastlege.terms import MissingReason, ParentRole
from fastlege.words import catalogue
from tests.cli.run import EXAMPLES
from tests.support import DAY, person

if TYPE_CHECKING:
    from tests.cli.run import CommandLine

MOTHER: Final = "21878535062"
FATHER: Final = "02919038058"
NOBODY: Final = "12851794016"


def family(name: str) -> str:
    return str(EXAMPLES / "families" / f"{name}.json")


def document(name: str) -> dict[str, Any]:
    return dict(json.loads((EXAMPLES / "families" / f"{name}.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "nb",
            (
                "Hvem kan representere barnet? Per 23. november 2026",
                "Er barnet under 16 år?",
                "Nei",
                "ikke oppfylt",
            ),
        ),
        (
            "nn",
            (
                "Kven kan representere barnet? Per 23. november 2026",
                "Er barnet under 16 år?",
                "Nei",
                "ikkje oppfylt",
            ),
        ),
        (
            "en",
            ("Who may act for the child? As of 23 November 2026", "Is the child under 16?", "No", "not met"),
        ),
    ],
)
def test_a_table_in_each_language(fastlege: CommandLine, language: str, words: tuple[str, ...]) -> None:
    ended = fastlege("represent", family("none-at-home"), "--lang", language)
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith(f"{words[0]}\n")
    assert all(word in ended.out for word in words)
    assert MOTHER not in ended.out


@pytest.mark.parametrize(
    ("name", "address", "granted"),
    [
        ("both-at-home", "met", True),
        ("one-parent-moved-out", "met", True),
        ("none-at-home", "unmet", False),
        ("other-flat-in-the-same-house", "unmet", False),
        ("protected-address", "withheld", False),
    ],
)
def test_json_for_a_caseworker(fastlege: CommandLine, name: str, address: str, *, granted: bool) -> None:
    ended = fastlege("represent", family(name), "--json")
    assert (ended.status, ended.err) == (0, "")
    assert [*ended.data] == ["fastlege", "audience", "representation"]
    assert (ended.data["fastlege"], ended.data["audience"]) == (1, "caseworker")
    answer = ended.data["representation"]
    assert [*answer] == ["on", "policy", "address_condition", "parents"]
    assert (answer["on"], answer["policy"]) == ("2026-11-23", "helsenorge-2021-01-11")
    assert answer["address_condition"] == address
    assert [*answer["parents"]] == [MOTHER, FATHER]
    for each in answer["parents"].values():
        assert [*each] == ["granted", "grounds"]
        assert each["granted"] is granted
        assert [ground["code"] for ground in each["grounds"]] == [*rule_named("representation").codes]
        assert all([*ground] == ["code", "finding", "source", "text"] for ground in each["grounds"])


@pytest.mark.parametrize("user", [MOTHER, FATHER, NOBODY])
def test_json_for_a_citizen_who_is_refused(fastlege: CommandLine, user: str) -> None:
    for name in ("none-at-home", "protected-address"):
        ended = fastlege(
            "represent", family(name), "--json", "--audience", "citizen", "--user", user, "--lang", "en"
        )
        answer = ended.data["representation"]
        assert (ended.status, ended.data["audience"]) == (1, "citizen")
        assert answer["address_condition"] == "withheld"
        (grounds,) = [decided["grounds"] for decided in answer["parents"].values()]
        assert [*answer["parents"]] == [user]
        assert [(ground["code"], ground["finding"]) for ground in grounds] == [("child-services", "unmet")]


def test_json_for_a_citizen_who_may(fastlege: CommandLine) -> None:
    arguments = ("represent", family("both-at-home"), "--json", "--audience", "citizen", "--user", FATHER)
    answer = fastlege(*arguments).data["representation"]
    assert answer["address_condition"] == "met"
    assert answer["parents"][FATHER]["granted"] is True


def test_the_same_words_for_every_citizen_who_is_refused(fastlege: CommandLine) -> None:
    printed = {
        fastlege("represent", family(name), "--audience", "citizen", "--user", user)
        for name in ("none-at-home", "protected-address")
        for user in (MOTHER, FATHER, NOBODY)
    }
    assert len(printed) == 1
    assert "116 117" in printed.pop().out


def test_a_citizen_who_may_is_told_so(fastlege: CommandLine) -> None:
    arguments = ("represent", family("both-at-home"), "--audience", "citizen", "--user", MOTHER)
    assert fastlege(*arguments, "--lang", "en").out == "You can act for this child.\n"


def test_an_address_that_is_not_known(fastlege: CommandLine) -> None:
    given = document("none-at-home")
    for parent in given["parents"]:
        del parent["bostedsadresse"]
        parent["adressebeskyttelse"] = [{"erGjeldende": True, "graderingsnivaa": "ugradert"}]
    answer = fastlege("represent", fastlege.file(given), "--json").data["representation"]
    assert answer["address_condition"] == "unknown"


@pytest.mark.parametrize(("name", "address"), [("one-parent-moved-out", "met"), ("none-at-home", "withheld")])
def test_a_parents_protection_withholds_the_address_unless_another_lives_there(
    fastlege: CommandLine, name: str, address: str
) -> None:
    given = document(name)
    protection = [{"erGjeldende": True, "graderingsnivaa": "fortrolig"}]
    given["parents"] = [
        one | {"adressebeskyttelse": protection}
        if FATHER in json.dumps(one["identifikasjonsnummer"])
        else one
        for one in given["parents"]
    ]
    answer = fastlege("represent", fastlege.file(given), "--json").data["representation"]
    assert answer["address_condition"] == address


def test_the_day_may_be_given_apart_from_the_file(fastlege: CommandLine) -> None:
    arguments = ("represent", family("both-at-home"), "--on", "2033-05-12", "--json")
    answer = fastlege(*arguments).data["representation"]
    assert answer["on"] == "2033-05-12"
    assert answer["parents"][MOTHER]["grounds"][0]["finding"] == "unmet"


def test_a_child_without_registered_parents(fastlege: CommandLine) -> None:
    given = document("both-at-home")
    given["child"]["familierelasjon"] = [
        {"relatertPerson": FATHER, "relatertPersonsRolle": "soesken", "minRolleForPerson": "soesken"}
    ]
    ended = fastlege("represent", "-", stdin=given)
    assert ended.status == 0
    assert "Barnet har ingen registrerte foreldre." in ended.out


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nb", "Det er ikke kjent hvem som er foreldrene til barnet."),
        ("nn", "Det er ikkje kjent kven som er foreldra til barnet."),
        ("en", "It is not known who the child's parents are."),
    ],
)
def test_a_child_whose_parents_are_not_known(fastlege: CommandLine, language: str, told: str) -> None:
    missing: object
    for missing in (None, []):
        given = document("both-at-home")
        given["child"]["familierelasjon"] = missing
        ended = fastlege("represent", "-", "--lang", language, stdin=given)
        assert ended.status == 0
        assert ended.out.splitlines()[-1] == told


def test_a_family_may_come_from_standard_input(fastlege: CommandLine) -> None:
    ended = fastlege("represent", "-", "--lang", "en", stdin=document("both-at-home"))
    assert "1 mother" in ended.out


def test_every_problem_of_the_arguments_and_the_file_at_once(fastlege: CommandLine) -> None:
    given = fastlege.file({"child": {}, "parents": [], "mother": {}})
    options = ("--lang", "svensk", "--audience", "everybody", "--on", "12851794016", "--user", MOTHER)
    found = fastlege.problems("represent", given, *options)
    assert [line.partition(":")[0] for line in found][:4] == ["--lang", "--audience", "--on", "--user"]
    assert any(line.startswith("file.") for line in found[4:])


@pytest.mark.parametrize(
    "options",
    [
        ("--audience", "citizen"),
        ("--audience", "citizen", "--user", " "),
        ("--audience", "citizen", "--user", "2187853506"),
        ("--audience", "citizen", "--user", "218785350621"),
        ("--audience", "citizen", "--user", "\uff121878535062"),
        ("--audience", "citizen", "--user", "21878535062\n"),
        ("--audience", "citizen", "--user", "mother"),
        ("--audience", "citizen", "--user", "\udcff"),  # a byte that is no letter, as the shell hands it over
        ("--user", "12851794016"),
        ("--user", ""),
    ],
)
def test_a_user_goes_with_a_citizen(fastlege: CommandLine, options: tuple[str, ...]) -> None:
    (problem,) = fastlege.problems("represent", family("both-at-home"), *options)
    citizens = "--user: give the eleven digits of the citizen's identity number in use"
    assert problem == (
        citizens
        if "citizen" in options
        else "--user: give it together with --audience citizen, and only then"
    )


@pytest.mark.parametrize("path", ["/nowhere/12851794016.json", "a\0b"])
def test_a_file_that_cannot_be_read(fastlege: CommandLine, path: str) -> None:
    (problem,) = fastlege.problems("represent", path)
    assert problem == "FILE: give a file that exists and can be read, or - for standard input"


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff", b'{"child": NaN}', b'{"child": {}, "child": {}}']
)
def test_a_file_that_is_not_one_json_object(fastlege: CommandLine, content: bytes) -> None:
    (problem,) = fastlege.problems("represent", fastlege.file(content))
    assert problem.startswith("FILE: give ")


def test_of_very_many_problems_a_thousand_are_told_and_how_many_more(fastlege: CommandLine) -> None:
    content = {"as_of": "2026-11-23", "child": {"status": [0] * 1_500}, "parents": []}
    found = fastlege.problems("represent", "-", stdin=content)
    assert found[0] == "file.child.status[0]: give an object"
    assert found[1_000:] == ["and 501 more"]


@pytest.mark.parametrize("rest", [b"\n{", b"\n{}\n", b"\n\n[]"])
@pytest.mark.parametrize("options", [(), ("--audience", "citizen", "--user", MOTHER)])
def test_families_by_the_line_without_the_option(
    fastlege: CommandLine, rest: bytes, options: tuple[str, ...]
) -> None:
    given = fastlege.file(b'{"as_of": "2026-11-23", "child": {}, "parents": []}' + rest)
    first, second = fastlege.problems("represent", given, *options)
    assert first.startswith("FILE: give valid JSON; ")
    assert second == "FILE: for a family on each line, use --lines"


@pytest.mark.parametrize("because", [None, *MissingReason])
def test_a_parent_without_facts_is_named_first(because: MissingReason | None) -> None:
    unknown = person("father", None, home=None, protected=None, standing=None)
    parents = [
        Parent(person=person("mother"), responsibility=True, role=ParentRole.MOTHER),
        Parent(person=unknown, responsibility=True, role=ParentRole.FATHER, missing_because=because),
    ]
    told = Family(child=person("child", date(2017, 5, 12)), parents=parents, as_of=DAY)
    reader = Reader(Language("en"), Audience.CASEWORKER, HELSENORGE_2021_01_11)
    lines = in_words(told, decided(told, reader), reader).split("A parent at the child's address: met\n")[1]
    words = catalogue("en").cli["no-facts" if because is None else f"no-facts-{because.value}"]
    assert " ".join(lines.split()).startswith(f"! 2 father: {words} ? 2 father: ")
    assert lines.count("!") == 1
