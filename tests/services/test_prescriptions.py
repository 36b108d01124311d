"""Renewing from the patient's list of medicines: what is on it, and what runs out before the answer comes."""

from __future__ import annotations

import pickle
from datetime import date, datetime, timedelta
from itertools import permutations
from typing import Any, Final

import attrs
import pytest

from fastlege import (
    OSLO,
    InvalidFactError,
    InvalidRequestError,
    PersonId,
    Prescription,
    RefusedError,
    Service,
    Session,
    medicines,
    renew_prescription,
)
from fastlege.terms import Language
from fastlege.words import catalogue
from tests.services.test_builders import medicine
from tests.services.test_menu import DOCTOR, household
from tests.support import child, family, for_child, for_self, parent, person

ME: Final = person("me")
CHILD: Final = PersonId("child")
AT: Final = datetime(2026, 11, 23, 21, 5, tzinfo=OSLO)
DUE: Final = date(2026, 11, 30)
SESSION: Final = for_self(ME, of=DOCTOR, at=AT)


def parents_session(born: date | int | None) -> Session:
    whose = family(child(born), parent("me"))
    return for_child(whose.parents[0].person, whose, of=DOCTOR)


TWELVE_TODAY: Final = date(2014, 11, 23)
TWELVE_TOMORROW: Final = date(2014, 11, 24)
WISHES: Final[list[tuple[date | int, bool | None, bool]]] = [
    (TWELVE_TOMORROW, None, True),
    (TWELVE_TODAY, None, False),
    (2014, None, False),  # perhaps twelve
    (2015, None, True),
    (TWELVE_TODAY, False, True),
    (date(2010, 11, 24), False, True),  # sixteen tomorrow
    (TWELVE_TODAY, True, False),
    (date(2024, 1, 1), True, False),
    (date(2024, 1, 1), None, True),
]


@pytest.mark.parametrize(("born", "wish", "seen"), WISHES)
def test_what_a_youth_wants_hidden_a_parent_neither_sees_nor_renews(
    born: date | int, wish: bool | None, seen: bool
) -> None:
    session, wanted = parents_session(born), medicine(CHILD, hidden=wish)
    assert medicines(session, [wanted]) == ((wanted,) if seen else ())
    if seen:
        assert renew_prescription(session, prescriptions=[wanted]).prescriptions == (wanted,)
    else:
        with pytest.raises(InvalidRequestError):
            renew_prescription(session, prescriptions=[wanted])


def test_the_age_from_which_a_wish_is_supposed_is_the_editions() -> None:
    session = parents_session(date(2013, 1, 1))
    later = attrs.evolve(session, policy=attrs.evolve(session.policy, hidden_from_parents_from=14))
    wanted = medicine(CHILD, hidden=None)
    assert medicines(session, [wanted]) == ()
    assert medicines(later, [wanted]) == (wanted,)


def test_absent_and_hidden_give_the_same_error() -> None:
    session = parents_session(TWELVE_TODAY)
    others = {
        "another patient's": medicine(PersonId("you")),
        "my own": medicine(ME.id),
        "hidden": medicine(CHILD, hidden=True),
        "perhaps hidden": medicine(CHILD, hidden=None),
        "hidden, and of another": medicine(PersonId("you"), hidden=True),
    }
    for known in ([], [medicine(CHILD, "tablets")]):
        told = set()
        for other in others.values():
            with pytest.raises(InvalidRequestError) as caught:
                renew_prescription(session, prescriptions=[*known, other])
            told.add((str(caught.value), repr(caught.value), pickle.dumps(caught.value)))
        assert len(told) == 1
        assert f"prescriptions[{len(known)}]: give one of the patient's medicines" in told.pop()


def test_the_list_is_the_patients_in_the_order_given() -> None:
    one, two, three = (medicine(CHILD, name) for name in ("one", "two", "three"))
    yours, mine = medicine(PersonId("you")), medicine(ME.id)
    session = for_child(*household(), of=DOCTOR)
    for rows in permutations([one, yours, two, mine, three]):
        assert medicines(session, rows) == tuple(row for row in rows if row.patient == CHILD)
    assert medicines(SESSION, iter([one, mine])) == (mine,)


def test_one_sees_the_own_medicines_whatever_was_wished() -> None:
    rows = [medicine(ME.id, str(wish), hidden=wish) for wish in (True, False, None)]
    assert medicines(SESSION, rows) == tuple(rows)
    assert renew_prescription(SESSION, prescriptions=rows).prescriptions == tuple(rows)


@pytest.mark.parametrize(
    ("runs_out", "ring"),
    [
        (None, False),
        (DUE - timedelta(days=1), True),
        (DUE, False),
        (DUE + timedelta(days=1), False),
        (AT.date(), True),
        (AT.date() - timedelta(days=30), True),
    ],
)
def test_ring_the_office_about_what_runs_out_before_the_due_date(runs_out: date | None, ring: bool) -> None:
    wanted, other = attrs.evolve(medicine(ME.id), runs_out_on=runs_out), medicine(ME.id, "tablets")
    request = renew_prescription(SESSION, prescriptions=[other, wanted])
    assert request.delivery.deadline.due_date == DUE
    assert request.ring_office == ((wanted,) if ring else ())
    assert request.prescriptions == (other, wanted)


def test_over_easter_more_runs_out_before_the_answer() -> None:
    """Received on the Wednesday before Easter 2026, it is due on Monday the 13th."""
    session = attrs.evolve(SESSION, at=datetime(2026, 4, 1, 12, tzinfo=OSLO))
    rows = [attrs.evolve(medicine(ME.id, str(day)), runs_out_on=date(2026, 4, day)) for day in (8, 12, 13)]
    request = renew_prescription(session, prescriptions=rows)
    assert request.delivery.deadline.due_date == date(2026, 4, 13)
    assert request.ring_office == tuple(rows[:2])


def test_an_edition_that_answers_sooner() -> None:
    soon = attrs.evolve(SESSION, policy=attrs.evolve(SESSION.policy, response_working_days=1))
    wanted = attrs.evolve(medicine(ME.id), runs_out_on=date(2026, 11, 24))
    request = renew_prescription(soon, prescriptions=[wanted])
    assert request.delivery.deadline.due_date == date(2026, 11, 24)
    assert request.ring_office == ()


TEXT: Final = "give a text that is not blank, without control characters"
DAY: Final = "give a date without a time, or None when it is not known"


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ({"id": " "}, [("id", TEXT)]),
        ({"patient": None}, [("patient", "give the patient's id")]),
        ({"medicine": ""}, [("medicine", TEXT)]),
        ({"dosage": ""}, [("dosage", f"{TEXT}, or None when it is not known")]),
        ({"valid_until": AT}, [("valid_until", DAY)]),
        ({"runs_out_on": "2026-11-30"}, [("runs_out_on", DAY)]),
        (
            {"hidden_from_parents": "yes"},
            [("hidden_from_parents", "give True, False, or None when it is not known")],
        ),
        ({"id": 1, "runs_out_on": AT}, [("id", TEXT), ("runs_out_on", DAY)]),
    ],
)
def test_a_wrong_prescription(wrong: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    with pytest.raises(InvalidFactError) as caught:
        Prescription(**{"id": "1", "patient": ME.id, "medicine": "Ventolin 0.1 mg"} | wrong)
    assert [tuple(problem) for problem in caught.value.problems] == expected


def test_a_prescription_tells_what_a_citizen_sees() -> None:
    whole = Prescription(
        id="1",
        patient=ME.id,
        medicine="Ventolin 0.1 mg",
        dosage="one puff",
        valid_until=date(2027, 1, 1),
        runs_out_on=DUE,
        hidden_from_parents=False,
    )
    assert pickle.loads(pickle.dumps(whole)) == whole  # noqa: S301  # our own
    assert (whole.medicine, whole.dosage, whole.valid_until) == (
        "Ventolin 0.1 mg",
        "one puff",
        date(2027, 1, 1),
    )
    assert repr(whole) == "Prescription(…)"


def test_where_renewal_is_not_offered_one_is_told_what_to_do() -> None:
    without = attrs.evolve(DOCTOR, services=frozenset(Service) - {Service.RENEW_PRESCRIPTION})
    for session in (for_self(ME, of=without), for_child(*household(), of=without)):
        with pytest.raises(RefusedError) as caught:
            renew_prescription(session, prescriptions=[medicine(session.patient.id)])
        assert [ground.code for ground in caught.value.decisions[0].unmet] == ["service-offered"]
        for language in Language:
            instead = catalogue(language).condition("service-offered").instead
            assert instead is not None
            assert instead in caught.value.explain(language)
