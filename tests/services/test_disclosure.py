"""The law of disclosure on every surface of the services.

Two worlds in which representation is refused, with equal open facts, give the citizen the same bytes. Open
are the finding about the user's own access, and the user's own age, on which the own messages depend.
"""

from __future__ import annotations

import pickle
import traceback
from itertools import product
from typing import TYPE_CHECKING, Any, Final

import attrs
import pytest

from fastlege import (
    AccessLevel,
    ConsultationMode,
    PersonId,
    RefusedError,
    Session,
    Topic,
    menu,
    message_overview,
    notice_recipients,
    notices_shown_to,
)
from fastlege.terms import Finding, Language, Service
from tests.rules import oracle as rules
from tests.services.test_builders import BUILDERS, ORDINARY, build, medicine
from tests.services.test_menu import CAUSES, DOCTOR, GRANTED, NOTHING_DIGITAL, household, pairs_of_causes
from tests.services.test_overview import message
from tests.services.test_schedule import NEXT, booking
from tests.support import DAY, ELSEWHERE, for_child

if TYPE_CHECKING:
    from fastlege.facts.session import PatientGP
    from tests.services.test_schedule import Anything

GPS: Final[list[PatientGP]] = [
    DOCTOR,
    None,
    Finding.UNKNOWN,
    *NOTHING_DIGITAL.values(),
    attrs.evolve(DOCTOR, services=frozenset({Service.FLU_VACCINATION})),
    attrs.evolve(DOCTOR, serves_children=False, modes=frozenset()),
    attrs.evolve(DOCTOR, serves_children=None, modes=None),
]
LEVELS: Final = (AccessLevel.FULL, AccessLevel.BASIC_PLUS, None)
FLAGS: Final = (True, False, None)
MESSAGES: Final = [
    message("own", PersonId("me"), PersonId("me")),
    *(
        message(f"{by}, {hidden}", by, hidden=hidden)
        for by in map(PersonId, ("me", "other"))
        for hidden in (False, None)
    ),
]

Key = tuple[bool | None, bool | None]


def open_facts(session: Session) -> Key:
    """Give what the citizen may know, by the oracle's reading."""
    assert session.family is not None
    assert not all(rules.representation(session.user, session.family, session.policy))
    (access,) = rules.access(session.access_level, Service.BOOK_APPOINTMENT, session.policy)
    return access, rules.reached(session.user, session.policy.acts_alone_from, session.on)


def shown_by(error: Exception) -> tuple[str, ...]:
    """Give all that a citizen can be shown of an error, the last line of its traceback included."""
    assert isinstance(error, RefusedError)
    assert (error.__cause__, error.__context__) == (None, None)
    words = (error.explain(language) for language in Language)
    last = traceback.format_exception(error)[-1]
    return (str(error), repr(error), f"{error}", error.explain(), *words, last)


def refused(name: str, session: Session, **content: Anything) -> tuple[str, ...]:
    try:
        build(name, session, **content)
    except Exception as error:  # noqa: BLE001  # whatever it is, it must be the same
        return shown_by(error)
    return ("built",)


def menu_surfaces(session: Session) -> tuple[object, ...]:
    seen = menu(session)
    words = (seen.explain(language) for language in Language)
    return (
        seen.explain(),
        *words,
        seen._repr_html_(),
        repr(seen),
        str(seen),
        seen.disclosed(),
        repr(session),
    )


def other_surfaces(session: Session) -> tuple[object, ...]:
    """Give what the citizen sees of messages and notices."""
    family = session.family
    assert family is not None
    lines = message_overview(MESSAGES, session.user, [family], on=DAY)
    notices = [
        notices_shown_to(
            session.user.id, notice_recipients(family, on=DAY, begun_by=by, hidden_from_parents=wish)
        )
        for by, wish in product((None, session.user.id), (False, None))
    ]
    return (lines, repr(lines), str(lines), pickle.dumps(lines), *notices, repr(notices))


def surfaces(session: Session) -> tuple[object, ...]:
    by_builder = (refused(name, session) for name in ORDINARY)
    return (*menu_surfaces(session), *by_builder, *other_surfaces(session))


@pytest.mark.exhaustive
def test_every_cause_with_every_gp_looks_the_same() -> None:
    seen: dict[Key, set[tuple[object, ...]]] = {}
    offers = [*product(GPS, LEVELS), (DOCTOR, AccessLevel.BASIC), (DOCTOR, AccessLevel.NONE)]
    for facts, (of, level) in product(CAUSES.values(), offers):
        session = for_child(*household(**facts), of=of, access=level)
        seen.setdefault(open_facts(session), set()).add(surfaces(session))
    assert set(seen) == set(product(FLAGS, FLAGS))
    assert [len(shown) for shown in seen.values()] == [1] * 9
    assert len(set.union(*seen.values())) == 3 * 2  # too young, and of no known age, show alike


@pytest.mark.exhaustive
def test_two_causes_at_once_look_as_one_does() -> None:
    seen: dict[Key, set[tuple[object, ...]]] = {}
    for facts, of in product((*CAUSES.values(), *pairs_of_causes()), (DOCTOR, None)):
        session = for_child(*household(**facts), of=of)
        seen.setdefault(open_facts(session), set()).add(surfaces(session))
    assert set(seen) == set(product([True], FLAGS))
    assert [len(shown) for shown in seen.values()] == [1] * 3


def test_what_is_open_is_told() -> None:
    """The law would be empty if nothing ever differed."""
    told = {
        surfaces(for_child(*household(**CAUSES[cause]), of=DOCTOR, access=level))
        for cause, level in product(("protected", "sixteen today"), LEVELS)
    }
    assert len(told) == len(LEVELS)
    assert surfaces(for_child(*household(), of=DOCTOR)) not in told


CONTENTS: Final[dict[str, list[dict[str, Any]]]] = {
    "book": [{}, {"slot": None, "reason": ""}, {"schedule": None}],
    "cancel": [{}, {"booking": booking(NEXT)}, {"booking": None}],
    "appointments": [{}, {"schedule": None}],
    "renew": [{}, {"medicines": [medicine(PersonId("child"), hidden=True)]}, {"wanted": []}],
    "medicines": [{}, {"medicines": None}],
    "consult": [{}, {"mode": ConsultationMode.TEXT, "needs_attendance": True}, {"concern": ""}],
    "ask": [{}, {"topic": Topic.HEALTH}, {"topic": None, "question": ""}],
    "vaccinate": [{}, {"preferred": None}, {"preferred": "soon"}],
}


@pytest.mark.parametrize("name", ORDINARY)
def test_what_is_asked_for_makes_no_difference_to_one_who_may_not_ask(name: str) -> None:
    seen: set[tuple[str, ...]] = set()
    for facts, content in product(CAUSES.values(), CONTENTS[name]):
        seen.add(refused(name, for_child(*household(**facts), of=DOCTOR), **content))
    assert len(seen) == 1


@pytest.mark.parametrize("urgent", [True, None])
def test_what_is_urgent_is_answered_alike_whether_one_may_act_or_not(urgent: bool | None) -> None:
    worlds = product((*GRANTED.values(), *CAUSES.values()), GPS[:3], LEVELS)
    answers = {
        refused("consult", for_child(*household(**facts), of=of, access=level), urgent=urgent)
        for facts, of, level in worlds
    }
    assert len(answers) == 1


def test_a_refusal_has_no_word_of_the_gp_nor_the_office() -> None:
    for facts, language in product(CAUSES.values(), Language):
        session = for_child(*household(**facts), of=DOCTOR)
        told = [menu(session).explain(language), menu(session)._repr_html_()]
        for name in BUILDERS:
            told += refused(name, session)
        for secret in ("Kari", "Kaien", "55 00 11 22", "5003"):
            assert not any(secret in text for text in told)


def test_a_user_of_whom_the_family_holds_other_facts_looks_as_any_other_who_is_refused() -> None:
    """Else it tells a user, whom one register holds to be protected, that another knows of the child."""
    user, whose = household(**CAUSES["protected"])
    as_logged_in = attrs.evolve(user, protected=False, home=ELSEWHERE)
    assert surfaces(for_child(as_logged_in, whose, of=DOCTOR)) == surfaces(for_child(user, whose, of=DOCTOR))
