"""What the page asks of the library, asked here by Python itself; `in_chromium.py` tries the page."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import attrs
import pytest

from answers import answer
from fastlege import OSLO, Family, Person, PersonId, Session, exchange, may_represent, menu
from fastlege.calendar import response_deadline
from fastlege.terms import Audience, Finding, Language
from fastlege.words import catalogue, show
from tests.support import ADULT_BORN, child, family, for_child, gp, parent, person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastlege.words import Catalogue

ROOT: Final = Path(__file__).parents[2]
PAGE: Final = ROOT / "site" / "try"
AT_HOME_NOW: Final = for_child(parent().person, family(child(), parent()), of=gp())


def ask(what: str, **facts: object) -> Any:  # noqa: ANN401  # JSON
    return json.loads(answer(json.dumps({"ask": what, **facts})))


def dumped(value: object) -> Any:  # noqa: ANN401  # JSON
    return next(part for name, part in exchange.dump(value).items() if name not in {"fastlege", "audience"})


def represent(of: Family, language: str = "nb") -> Any:  # noqa: ANN401  # JSON
    return ask("represent", family=dumped(of), houses=[], language=language)


def each(told: Any, name: str) -> list[Any]:  # noqa: ANN401  # JSON
    return [one[name] for one in told["people"]]


def test_every_parent_is_decided_for_both_readers() -> None:
    at_home = family(child(), parent(), parent("other", responsibility=None))
    _, *told = represent(at_home, language="nn")["people"]
    for one, views in zip(at_home.parents, told, strict=True):
        decision = may_represent(one.person, at_home)
        for audience in Audience:
            assert views[audience] == exchange.view(decision, audience=audience, language="nn")


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
    assert each(represent(Family(child=one, parents=(), as_of=on)), "age") == [age]


@pytest.mark.parametrize("born", ["2017-05-12", "2016-02-29", "2020-11-24", None])
@pytest.mark.parametrize("age", [0, 15, 16, 17, 18, 60, 120])
@pytest.mark.parametrize("on", ["2026-11-23", "2096-02-29", "2100-03-01", "2100-02-28"])
def test_a_birth_date_that_is_moved_has_the_age_that_was_asked_for(
    born: str | None, age: int, on: str
) -> None:
    moved = date.fromisoformat(ask("born", birth_date=born, age=str(age), on=on)["birth_date"])
    one = Person(id=PersonId("child"), birth_date=moved, protected=None, standing=None)
    day = date.fromisoformat(on)
    assert one.has_reached(age, on=day) is Finding.MET
    assert one.has_reached(age + 1, on=day) is not Finding.MET
    if born and born[5:] != "02-29":
        assert moved.isoformat()[5:] == born[5:]


def test_without_an_age_no_birth_date_is_known() -> None:
    told = ask("born", birth_date="2017-05-12", age=None, on="2026-11-23")
    assert told == {"birth_date": None, "birth_year": None}


def test_who_lives_together_is_in_one_house_and_houses_keep_their_place() -> None:
    at_home = family(child(), parent())
    first = represent(at_home)
    assert (each(first, "house"), each(first, "unit")) == ([0, 0], ["H0101", "H0101"])
    assert len(first["houses"]) == 3
    moved = dumped(at_home)
    moved["parents"][0]["person"]["home"] = first["houses"][2]
    moved["child"]["home"] = None
    then = ask("represent", family=moved, houses=first["houses"], language="nb")
    assert (each(then, "house"), each(then, "unit")) == ([None, 2], [None, None])
    assert then["houses"] == first["houses"]


def test_there_is_always_an_empty_house() -> None:
    of = dumped(family(child(), parent(), parent("b"), parent("c")))
    houses = represent(family(child(), parent()))["houses"]
    for place in range(3):
        of["parents"][place]["person"]["home"] = houses[place]
    told = ask("represent", family=of, houses=houses, language="nb")
    assert len(told["houses"]) > len({*each(told, "house")})


def test_homes_that_cannot_be_compared_are_one_house_only_when_they_are_written_the_same() -> None:
    of = dumped(family(child(), parent(), parent("b")))
    nowhere = {"place": {"municipality": None, "street_name": "Vegen"}}
    of["child"]["home"] = of["parents"][0]["person"]["home"] = nowhere
    of["parents"][1]["person"]["home"] = {"place": {"municipality": None, "street_name": "Gata"}}
    told = ask("represent", family=of, houses=[], language="nb")
    assert each(told, "house") == [0, 0, 1]


def test_a_menu_is_shown_to_both_readers() -> None:
    told = ask("menu", session=dumped(AT_HOME_NOW), language="en")
    for audience in Audience:
        assert told[audience] == exchange.view(menu(AT_HOME_NOW), audience=audience, language="en")
    assert told["citizen"]["menu"]["text"] == menu(AT_HOME_NOW).explain("en")


def test_a_deadline_is_the_librarys_table() -> None:
    told = ask("deadline", at="2027-03-23T09:00", language="nn")
    at = datetime(2027, 3, 23, 9, tzinfo=OSLO)
    assert told == {"days": show(response_deadline(at), "nn")._repr_html_()}
    assert "skjærtorsdag" in told["days"]


@pytest.mark.parametrize("value", [family(child(), parent()), AT_HOME_NOW])
def test_what_is_saved_is_opened_as_it_was(value: Family | Session) -> None:
    name = "family" if isinstance(value, Family) else "session"
    text = ask("save", **{name: dumped(value)})["text"]
    opened = ask("open", text=text, on="2000-01-01", asked=False)
    assert opened["family"] == dumped(value if isinstance(value, Family) else AT_HOME_NOW.family)
    assert ask("save", **{name: opened[name]})["text"] == text


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
    for language, labels in own.items():
        theirs = {text.casefold() for text in texts_of(catalogue(Language(language)))}
        assert [text for text in leaves(labels) if text.casefold() in theirs] == []


def texts_of(texts: Catalogue) -> Iterator[str]:
    """Return every text that the library has in a language."""
    for table in attrs.asdict(texts, recurse=False).values():
        yield from leaves(table)


def leaves(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | tuple):
        for part in value.values() if isinstance(value, Mapping) else value:
            yield from leaves(part)


def test_the_case_that_the_page_begins_with_is_a_saved_one() -> None:
    start = exchange.load(json.loads((PAGE / "start.json").read_text(encoding="utf-8")), Session)
    assert start.family
    assert [bool(may_represent(parent.person, start.family)) for parent in start.family.parents] == [
        True,
        True,
    ]
