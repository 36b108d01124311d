"""Trials that only documents can make (*prøver av dokumenter*): history, clocks, and what is not said.

Each begins with a scene in which everything is met, or nearly, and changes its documents.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, timedelta
from typing import TYPE_CHECKING, Final

import attrs
from hypothesis import strategies as st

from fastlege.oslo import OSLO
from fastlege.testing.documents import Entry, RegisterDocuments, documents_of, entry
from fastlege.testing.drawing import pick
from fastlege.testing.laws.law import Expected, Trial
from fastlege.testing.laws.of_persons import asked
from fastlege.testing.laws.question import written
from fastlege.testing.near_misses import just_turned, near_misses
from fastlege.testing.registered import synthetic_number
from fastlege.testing.scenes import Scene, scenes
from fastlege.testing.times import midnight
from fastlege.testing.untidy import untidied

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

    from fastlege.terms import PersonId

__all__ = [
    "birth_by_the_register",
    "birthday_in_oslo",
    "death_in_either_element",
    "home_of_another_time",
    "named_by_the_child",
    "protection_at_once",
    "responsibility_lines",
    "untidy_documents",
]

_LIMIT: Final = 16
_ELSEWHERE: Final = entry(adresseIdentifikatorFraMatrikkelen="910000999", adressegradering="ugradert")


def _trial(expected: Expected, scene: Scene, documents: RegisterDocuments, note: str) -> Trial:
    case = written(asked(scene), documents, note=note)
    return Trial(asked=(case,), expected=expected)


def _documents(scene: Scene) -> RegisterDocuments:
    return documents_of(scene.family, scene.asker.person)


def _keeper(scene: Scene) -> PersonId:
    """Give the parent who lives with the child."""
    return (scene.housemate or scene.asker).person.id


def _changed(
    documents: RegisterDocuments, whose: PersonId, change: Callable[[Entry], Entry]
) -> RegisterDocuments:
    """Change the document of one person."""
    number = documents.numbers[whose]

    def changed(document: Entry) -> Entry:
        its = document["identifikasjonsnummer"][0]["foedselsEllerDNummer"]
        return document | change(document) if its == number else document

    return attrs.evolve(
        documents, child=changed(documents.child), parents=tuple(map(changed, documents.parents))
    )


@st.composite
def home_of_another_time(draw: DrawFn) -> Trial:
    """Let the home with the child be over, or not begun; or let another home be over."""
    scene = draw(scenes(alone=pick(draw, (True, False)), plain=True))
    note, over = pick(draw, (*_NOT_NOW, _NOT_NOW[-1]))
    begins = pick(draw, (True, False))
    turn = pick(draw, (-1, 1))

    def now_elsewhere(document: Entry) -> Entry:
        then = [home | over(scene.day) for home in document["bostedsadresse"]]
        return {"bostedsadresse": [*([_ELSEWHERE] if begins else []), *then][::turn]}

    def now_at_home(document: Entry) -> Entry:
        other = _ELSEWHERE | over(scene.day)
        return {"bostedsadresse": [other, *document["bostedsadresse"], other]}

    if pick(draw, (True, False)):
        documents = _changed(_documents(scene), _keeper(scene), now_elsewhere)
        return _trial(Expected.NO, scene, documents, f"the home with the child {note}")
    documents = _changed(_documents(scene), _keeper(scene), now_at_home)
    return _trial(Expected.YES, scene, documents, f"a home elsewhere {note}")


@st.composite
def birthday_in_oslo(draw: DrawFn) -> Trial:
    """Ask beside midnight in Oslo, on the child's sixteenth birthday or the evening before."""
    scene = draw(scenes(plain=True))
    zone = pick(draw, (UTC, OSLO))
    after, seconds = pick(draw, (True, True, False)), pick(draw, (1, 1800, 3599))
    born = just_turned(_LIMIT, scene.day) + timedelta(days=0 if after else 1)
    edge = midnight(scene.day) if after else midnight(scene.day + timedelta(days=1))
    at = (edge + timedelta(seconds=seconds if after else -seconds)).astimezone(zone)
    asked_then = scene.with_child(birth_date=born, birth_year=None)
    case = written(asked(asked_then), _documents(asked_then), at=at, note="it is beside midnight in Oslo")
    return Trial(asked=(case,), expected=Expected.NO if after else Expected.YES)


@st.composite
def birth_by_the_register(draw: DrawFn) -> Trial:
    """Let the digits of the child's number tell of another birth than the register does."""
    scene = draw(scenes(plain=True))
    of_age = pick(draw, (True, False))
    by_register, by_digits = (17, 9) if of_age else (9, 17)
    born, other = (just_turned(age, scene.day) for age in (by_register, by_digits))
    of_that_age = scene.with_child(birth_date=born, birth_year=None)
    documents = _documents(of_that_age)
    number, digits = documents.numbers[scene.child.id], synthetic_number(other, 30)
    text = json.dumps([documents.child, documents.parents]).replace(number, digits)
    child, parents = json.loads(text)
    told = attrs.evolve(documents, child=child, parents=tuple(parents))
    note = f"the digits of the child's number say {other}"
    return _trial(Expected.NO if of_age else Expected.YES, of_that_age, told, note)


@st.composite
def protection_at_once(draw: DrawFn) -> Trial:
    """Mark the child, or the parent who asks, as protected in a way that is easily missed."""
    scene = draw(scenes(plain=True))
    note, mark = pick(draw, _PROTECTING)
    whose = pick(draw, (scene.asker.person.id, scene.child.id))
    documents = _changed(_documents(scene), whose, lambda _: mark(scene.day))
    return _trial(Expected.NO, scene, documents, f"{whose} has {note}")


@st.composite
def named_by_the_child(draw: DrawFn) -> Trial:
    """Let the child's document not name the parent who asks; the parent's own still names the child."""
    scene = draw(scenes(plain=True))
    documents = _documents(scene)
    number = documents.numbers[scene.asker.person.id]

    def without(document: Entry) -> Entry:
        relations = document["familierelasjon"]
        return {"familierelasjon": [each for each in relations if each.get("relatertPerson") != number]}

    changed = _changed(documents, scene.child.id, without)
    note = f"the child's document has no relation to {scene.asker.person.id}"
    return _trial(Expected.NO, scene, changed, note)


@st.composite
def responsibility_lines(draw: DrawFn) -> Trial:
    """Take the responsibility away, let it be over, contradict it, or give it for another child."""
    scene = draw(scenes(alone=pick(draw, (True, False)), plain=True))
    note, change = pick(draw, _LINES)

    def changed(document: Entry) -> Entry:
        return {"foreldreansvar": change(document["foreldreansvar"], scene.day)}

    return _trial(Expected.NO, scene, _changed(_documents(scene), scene.child.id, changed), note)


@st.composite
def death_in_either_element(draw: DrawFn) -> Trial:
    """Let the register know in one element alone that the parent at home is dead, or is nobody."""
    scene = draw(scenes(alone=pick(draw, (True, False)), plain=True))
    note, elements = pick(draw, _DEATHS)
    documents = _changed(_documents(scene), _keeper(scene), lambda _: elements(scene.day))
    return _trial(Expected.NO, scene, documents, f"the parent at home has {note}")


@st.composite
def untidy_documents(draw: DrawFn) -> Trial:
    """Say the same in documents as untidy as the register's own."""
    granted = pick(draw, (True, True, False))
    scene = draw(scenes() if granted else near_misses())
    documents = untidied(draw, _documents(scene))
    return _trial(Expected.YES if granted else Expected.NO, scene, documents, "untidy, as the register's are")


def _utc(day: date) -> str:
    return midnight(day).isoformat().replace("+00:00", "Z")


_Elements = Callable[[date], Entry]
_NOT_NOW: Final[tuple[tuple[str, _Elements], ...]] = (
    ("is marked as historic", lambda _: {"erGjeldende": False}),
    ("has ended as the day began in Oslo", lambda on: {"opphoerstidspunkt": _utc(on)}),
    (
        "begins as tomorrow begins in Oslo",
        lambda on: {"gyldighetstidspunkt": _utc(on + timedelta(days=1))},
    ),
)
_PROTECTING: Final[tuple[tuple[str, _Elements], ...]] = (
    (
        "a protection that begins later",
        lambda on: {
            "adressebeskyttelse": [
                entry(graderingsnivaa="fortrolig", gyldighetstidspunkt=_utc(on + timedelta(days=30)))
            ]
        },
    ),
    (
        "two gradings",
        lambda _: {
            "adressebeskyttelse": [
                entry(graderingsnivaa="ugradert"),
                entry(graderingsnivaa="strengtFortrolig"),
            ]
        },
    ),
    ("a grading in capitals", lambda _: {"adressebeskyttelse": [entry(graderingsnivaa="FORTROLIG")]}),
    ("a grading that nobody knows", lambda _: {"adressebeskyttelse": [entry(graderingsnivaa="hemmelig")]}),
    ("a graded postal address", lambda _: {"postadresse": [entry(adressegradering="strengtFortrolig")]}),
)
_OTHERS: Final = entry(ansvar="andre", ansvarligOrganisasjon="889640782")
_LINES: Final[tuple[tuple[str, Callable[[list[Entry], date], list[Entry]]], ...]] = (
    ("nothing is said of responsibility", lambda _, __: []),
    ("responsibility is others' as well", lambda lines, _: [*lines, _OTHERS]),
    (
        "responsibility is said not to be known",
        lambda lines, _: [line | {"ansvar": "ukjent"} for line in lines],
    ),
    (
        "responsibility is marked as historic",
        lambda lines, _: [line | {"erGjeldende": False} for line in lines],
    ),
    (
        "responsibility has ended as the day began",
        lambda lines, on: [line | {"opphoerstidspunkt": _utc(on)} for line in lines],
    ),
    (
        "responsibility is for another child",
        lambda lines, on: [line | {"ansvarssubjekt": synthetic_number(on, 40)} for line in lines],
    ),
)
_DEATHS: Final[tuple[tuple[str, _Elements], ...]] = (
    ("a death, and the status of a resident", lambda on: {"doedsfall": entry(doedsdato=on.isoformat())}),
    ("the status of the dead alone", lambda _: {"status": [entry(status="doed")]}),
    (
        "a false identity, and the status of a resident",
        lambda _: {"falskIdentitet": entry(erFalsk=True, rettIdentitetErUkjent=True)},
    ),
)
