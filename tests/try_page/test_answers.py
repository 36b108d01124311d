"""What the page asks of the library, asked here by Python itself; `in_chromium.py` tries the page."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from answers import answer
from fastlege import Family, Person, PersonId, Session, exchange, may_represent
from fastlege.terms import Audience, Finding, Language
from tests.support import ADULT_BORN, DAY, child, family, for_child, gp, parent, person

ROOT: Final = Path(__file__).parents[2]
PAGE: Final = ROOT / "site" / "try"
AT_HOME_NOW: Final = for_child(parent().person, family(child(), parent()), of=gp())


def ask(what: str, **facts: object) -> Any:  # noqa: ANN401  # JSON
    return json.loads(answer(json.dumps({"ask": what, **facts})))


def dumped(value: object) -> Any:  # noqa: ANN401  # JSON
    return next(part for name, part in exchange.dump(value).items() if name not in {"fastlege", "audience"})


def represent(of: Family, language: str = "nb") -> Any:  # noqa: ANN401  # JSON
    return ask("represent", family=dumped(of), houses=[], language=language)


def test_every_parent_is_decided_for_both_readers() -> None:
    at_home = family(child(), parent(), parent("other", responsibility=None))
    told = represent(at_home, language="nn")["parents"]
    for card, one in zip(told, at_home.parents, strict=True):
        decision = may_represent(one.person, at_home)
        for audience in Audience:
            assert card[audience] == exchange.view(decision, audience=audience, language="nn")["decision"]


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        (date(2017, 5, 12), date(2026, 5, 11), 8),
        (date(2017, 5, 12), date(2026, 5, 12), 9),
        (date(2084, 2, 29), date(2100, 2, 28), 15),
        (date(2084, 2, 29), date(2100, 3, 1), 16),
        (None, date(2026, 5, 12), None),
    ],
)
def test_an_age_counts_birthdays(born: date | None, on: date, age: int | None) -> None:
    one = Person(id=PersonId("child"), birth_date=born, protected=None, standing=None)
    assert represent(Family(child=one, parents=(), as_of=on))["ages"] == [age]


@pytest.mark.parametrize("born", ["2017-05-12", "2016-02-29", "2020-11-24", None])
@pytest.mark.parametrize("age", [0, 15, 16, 17, 18, 60, 120])
@pytest.mark.parametrize("on", ["2026-11-23", "2096-02-29", "2100-03-01", "2100-02-28"])
def test_a_birth_date_that_is_moved_has_the_age_that_was_asked_for(
    born: str | None, age: int, on: str
) -> None:
    moved = date.fromisoformat(ask("born", birth_date=born, age=age, on=on)["birth_date"])
    one = Person(id=PersonId("child"), birth_date=moved, protected=None, standing=None)
    day = date.fromisoformat(on)
    assert one.has_reached(age, on=day) is Finding.MET
    assert one.has_reached(age + 1, on=day) is not Finding.MET
    if born and born[5:] != "02-29":
        assert moved.isoformat()[5:] == born[5:]


def test_who_lives_together_is_in_one_house_and_houses_keep_their_place() -> None:
    at_home = family(child(), parent())
    first = represent(at_home)
    assert [place["house"] for place in first["where"]] == [0, 0]
    assert len(first["houses"]) == 3
    moved = dumped(at_home)
    moved["parents"][0]["person"]["home"] = first["houses"][2]
    moved["child"]["home"] = None
    then = ask("represent", family=moved, houses=first["houses"], language="nb")
    assert then["where"] == [None, {"house": 2, "unit": ""}]
    assert then["houses"] == first["houses"]


def test_there_is_always_an_empty_house() -> None:
    of = dumped(family(child(), parent(), parent("b"), parent("c")))
    houses = represent(family(child(), parent()))["houses"]
    for place in range(3):
        of["parents"][place]["person"]["home"] = houses[place]
    told = ask("represent", family=of, houses=houses, language="nb")
    assert len(told["houses"]) > len({place["house"] for place in told["where"]})


def test_homes_that_cannot_be_compared_are_one_house_only_when_they_are_written_the_same() -> None:
    of = dumped(family(child(), parent(), parent("b")))
    nowhere = {"place": {"municipality": None, "street_name": "Vegen"}}
    of["child"]["home"] = of["parents"][0]["person"]["home"] = nowhere
    of["parents"][1]["person"]["home"] = {"place": {"municipality": None, "street_name": "Gata"}}
    told = ask("represent", family=of, houses=[], language="nb")
    assert [place["house"] for place in told["where"]] == [0, 0, 1]


def test_a_menu_is_shown_to_both_readers() -> None:
    asked = {**dumped(AT_HOME_NOW), "at": DAY.isoformat()}
    told = ask("menu", session=asked, language="en")
    assert told["citizen"]["text"].splitlines() == told["lines"]
    assert len(told["caseworker"]["decisions"]) == 5


def test_a_deadline_has_whole_weeks_and_each_day_its_part() -> None:
    told = ask("deadline", at="2027-03-23T09:00", language="nb")
    assert told["due"] == "fredag 2. april 2027"
    days = [day for week in told["weeks"] for day in week]
    assert [len(week) for week in told["weeks"]] == [7, 7]
    assert [day["counted"] for day in days if day["counted"]] == [1, 2, 3, 4, 5]
    assert [day["kind"] for day in days[:4]] == ["outside", "received", "counted", "skipped"]
    assert [day["name"] for day in days if day["kind"] == "skipped"][:2] == ["skjærtorsdag", "langfredag"]
    assert [day["kind"] for day in days[-3:]] == ["due", "outside", "outside"]


@pytest.mark.parametrize("value", [family(child(), parent()), AT_HOME_NOW])
def test_what_is_saved_is_opened_as_it_was(value: Family | Session) -> None:
    name = "family" if isinstance(value, Family) else "session"
    facts = dumped(value) if name == "family" else {**dumped(value), "at": DAY.isoformat()}
    text = ask("save", **{name: facts})["text"]
    opened = ask("open", text=text, on="2000-01-01", asked=False)
    again = {**opened[name], "at": DAY.isoformat()} if name == "session" else opened[name]
    assert ask("save", **{name: again})["text"] == text


def test_one_who_acts_alone_is_a_family_of_one() -> None:
    alone = Session.for_self(
        person("me", ADULT_BORN),
        gp=None,
        access_level=None,
        at=AT_HOME_NOW.at,
    )
    opened = ask("open", text=json.dumps(exchange.dump(alone)), on="2000-01-01", asked=False)
    assert (opened["family"]["child"]["id"], opened["family"]["parents"]) == ("me", [])


def test_a_register_file_is_read_for_its_own_day_or_for_the_one_asked_about() -> None:
    file = json.loads((ROOT / "examples" / "families" / "both-at-home.json").read_text(encoding="utf-8"))
    days = {"own": ("2020-01-01", False), "asked": ("2024-01-01", True)}
    read = {
        name: ask("open", text=json.dumps(file), on=on, asked=asked) for name, (on, asked) in days.items()
    }
    assert read["own"]["family"]["as_of"] == file.pop("as_of")
    assert read["asked"]["family"]["as_of"] == "2024-01-01"
    assert ask("open", text=json.dumps(file), on="2025-01-01", asked=False)["family"]["as_of"] == "2025-01-01"


@pytest.mark.parametrize(
    ("text", "path"), [("{", ""), ('{"fastlege": 2}', "fastlege"), ('{"child": {}}', "file.parents")]
)
def test_what_cannot_be_read_is_told_by_its_path(text: str, path: str) -> None:
    told = ask("open", text=text, on="2026-11-23", asked=False)
    assert path in [where for where, _ in told["problems"]]


def test_the_words_are_complete_and_none_is_the_librarys() -> None:
    own = tomllib.loads((PAGE / "words.toml").read_text(encoding="utf-8"))
    assert [*own] == [*Language]
    assert [[*own[language]] for language in own] == [[*own["nb"]]] * len(own)
    written = "".join(file.read_text(encoding="utf-8") for file in [*PAGE.glob("*.js"), *PAGE.glob("*.html")])
    assert [key for key in own["nb"] if f'"{key}"' not in written] == []
