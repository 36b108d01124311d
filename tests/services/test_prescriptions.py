"""Renewing from the patient's list of medicines: what is on it, and what runs out before the answer comes."""

from __future__ import annotations

import pickle
from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from typing import TYPE_CHECKING, Any, Final

import attrs
import pytest

from fastlege import (
    OSLO,
    AccessLevel,
    InvalidFactError,
    InvalidRequestError,
    PersonId,
    Prescription,
    RefusedError,
    RenewalRequest,
    Service,
    Session,
    renew_prescription,
    visible_medicines,
)
from fastlege.terms import Language
from fastlege.words import catalogue
from tests.services.test_builders import medicine
from tests.services.test_menu import DOCTOR, household
from tests.support import child, family, for_child, for_self, parent, person

if TYPE_CHECKING:
    from tests.services.test_schedule import Anything


def renew(session: Session, *listed: Prescription) -> RenewalRequest:
    """Renew all that are listed."""
    return renew_prescription(session, [each.id for each in listed], medicines=listed)


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
    assert visible_medicines(session, [wanted]) == ((wanted,) if seen else ())
    if seen:
        assert renew(session, wanted).prescriptions == (wanted,)
    else:
        with pytest.raises(InvalidRequestError):
            renew(session, wanted)


def test_the_twelfth_birthday_begins_at_midnight_in_oslo_whatever_the_zone_of_the_session() -> None:
    for minute, seen in ((59, True), (60, False)):  # in UTC it is still the day before
        at = datetime(2026, 11, 22, 22, tzinfo=UTC) + timedelta(minutes=minute)
        whose = family(child(TWELVE_TODAY), parent("me"), on=at.astimezone(OSLO).date())
        user, wanted = whose.parents[0].person, medicine(CHILD, hidden=None)
        session = Session.for_child(user, whose, gp=DOCTOR, access_level=AccessLevel.FULL, at=at)
        assert visible_medicines(session, [wanted]) == ((wanted,) if seen else ())


def test_the_age_from_which_a_wish_is_supposed_is_the_editions() -> None:
    session = parents_session(date(2013, 1, 1))
    later = attrs.evolve(session, policy=attrs.evolve(session.policy, hidden_from_parents_from=14))
    wanted = medicine(CHILD, hidden=None)
    assert visible_medicines(session, [wanted]) == ()
    assert visible_medicines(later, [wanted]) == (wanted,)


GONE: Final = ("wanted[0]", "give the id of one of the patient's prescriptions")


def refused(session: Session, wanted: Anything, listed: Anything) -> list[tuple[str, str]]:
    with pytest.raises(InvalidRequestError) as caught:
        renew_prescription(session, wanted, medicines=listed)
    return [(problem.path, problem.message) for problem in caught.value.problems]


def test_absent_and_hidden_give_the_same_error() -> None:
    """In whatever list it stands, or does not: nothing tells that there is a prescription."""
    session, known = parents_session(TWELVE_TODAY), medicine(CHILD, "tablets")
    hidden = medicine(CHILD, "it", hidden=True)
    lists: dict[str, list[Prescription]] = {
        "absent": [],
        "another patient's": [medicine(PersonId("you"), "it")],
        "my own": [medicine(ME.id, "it")],
        "hidden": [hidden],
        "perhaps hidden": [medicine(CHILD, "it", hidden=None)],
        "hidden, and of another": [medicine(PersonId("you"), "it", hidden=True)],
        "hidden, and there twice": [hidden, hidden],
        "hidden, and there twice with other contents": [hidden, attrs.evolve(hidden, dosage="one a day")],
        "hidden, and there once more without the wish": [hidden, medicine(CHILD, "it")],
        "hidden, and there once more before it is": [medicine(CHILD, "it"), hidden],
    }
    told = set()
    for rows in lists.values():
        with pytest.raises(InvalidRequestError) as caught:
            renew_prescription(session, ["tablets", "it"], medicines=[*rows, known])
        told.add((str(caught.value), repr(caught.value), pickle.dumps(caught.value)))
        assert visible_medicines(session, [*rows, known]) == (known,)
        assert renew_prescription(session, ["tablets"], medicines=[*rows, known]).prescriptions == (known,)
    assert len(told) == 1
    assert "wanted[1]: give the id of one of the patient's prescriptions" in told.pop()


def test_what_is_wanted_is_looked_up_in_the_hosts_list_alone() -> None:
    """One who claims that it is not hidden, or whose it is, has claimed nothing."""
    session = parents_session(TWELVE_TODAY)
    held = [medicine(CHILD, "it", hidden=True), medicine(PersonId("you"), "yours")]
    claimed: Any = medicine(CHILD, "it", hidden=False)
    assert refused(session, ["it"], held) == [GONE]
    assert refused(session, ["yours"], held) == [GONE]
    assert refused(session, [claimed], held) == [("wanted", "give a list of ids")]


def test_other_patients_entries_are_neither_renewed_nor_in_the_way() -> None:
    mine, yours = medicine(ME.id, "it"), medicine(PersonId("you"), "it")
    for rows in permutations([mine, yours, attrs.evolve(yours, medicine="another")]):
        assert renew_prescription(SESSION, ["it"], medicines=rows).prescriptions == (mine,)


TWICE: Final = ("medicines", "give each of the patient's prescriptions once")
NO_LIST: Final = ("medicines", "give a list of Prescription")


def test_an_id_twice_is_invalid_in_the_list_and_among_the_wanted() -> None:
    one, two = medicine(ME.id, "one"), medicine(ME.id, "two")
    assert refused(SESSION, ["one"], [one, two, one]) == [TWICE]
    assert refused(SESSION, ["two"], [one, two, attrs.evolve(one, dosage="one a day")]) == [TWICE]
    assert refused(SESSION, ["one", "two", "one"], [one, two]) == [("wanted", "give each id once")]
    assert renew_prescription(SESSION, iter(["two", "one"]), medicines=iter([one, two])).prescriptions == (
        two,
        one,
    )


@pytest.mark.parametrize(
    ("wanted", "listed", "expected"),
    [
        *(
            (wrong, [], [("wanted", "give a list of ids")])
            for wrong in ("it", None, 1, [1], [None], {"it": 1})
        ),
        ([], [], [("wanted", "give one id or more")]),
        (["it"], [], [GONE]),
        ([""], [], [GONE]),
        *((["it"], wrong, [NO_LIST]) for wrong in (None, 1, "it", ["it"], medicine(ME.id), [None])),
        (None, None, [NO_LIST, ("wanted", "give a list of ids")]),
        ([], None, [NO_LIST, ("wanted", "give one id or more")]),
        (["a", "a"], [], [GONE, ("wanted[1]", GONE[1]), ("wanted", "give each id once")]),
    ],
)
def test_what_cannot_be_renewed(wanted: Anything, listed: Anything, expected: list[tuple[str, str]]) -> None:
    assert refused(SESSION, wanted, listed) == expected


def test_a_renewal_is_checked_when_made() -> None:
    delivery = renew(SESSION, medicine(ME.id)).delivery
    wrong: Any = ["it"]
    with pytest.raises(InvalidFactError) as caught:
        RenewalRequest(delivery=delivery, prescriptions=wrong, ring_office=wrong)
    assert [problem.path for problem in caught.value.problems] == [
        "prescriptions",
        "ring_office",
    ]


def test_the_list_is_the_patients_in_the_order_given() -> None:
    one, two, three = (medicine(CHILD, name) for name in ("one", "two", "three"))
    yours, mine = medicine(PersonId("you")), medicine(ME.id)
    session = for_child(*household(), of=DOCTOR)
    for rows in permutations([one, yours, two, mine, three]):
        assert visible_medicines(session, rows) == tuple(row for row in rows if row.patient == CHILD)
    assert visible_medicines(SESSION, iter([one, mine])) == (mine,)


def test_one_sees_the_own_medicines_whatever_was_wished() -> None:
    rows = [medicine(ME.id, str(wish), hidden=wish) for wish in (True, False, None)]
    assert visible_medicines(SESSION, rows) == tuple(rows)
    assert renew(SESSION, *rows).prescriptions == tuple(rows)


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
    request = renew(SESSION, other, wanted)
    assert request.delivery.deadline.due_date == DUE
    assert request.ring_office == ((wanted,) if ring else ())
    assert request.prescriptions == (other, wanted)


def test_over_easter_more_runs_out_before_the_answer() -> None:
    """Received on the Wednesday before Easter 2026, it is due on Monday the 13th."""
    session = attrs.evolve(SESSION, at=datetime(2026, 4, 1, 12, tzinfo=OSLO))
    rows = [attrs.evolve(medicine(ME.id, str(day)), runs_out_on=date(2026, 4, day)) for day in (8, 12, 13)]
    request = renew(session, *rows)
    assert request.delivery.deadline.due_date == date(2026, 4, 13)
    assert request.ring_office == tuple(rows[:2])


def test_an_edition_that_answers_sooner() -> None:
    soon = attrs.evolve(SESSION, policy=attrs.evolve(SESSION.policy, response_working_days=1))
    wanted = attrs.evolve(medicine(ME.id), runs_out_on=date(2026, 11, 24))
    request = renew(soon, wanted)
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
            renew(session, medicine(session.patient.id))
        assert [ground.code for ground in caught.value.decisions[0].unmet] == ["service-offered"]
        for language in Language:
            instead = catalogue(language).condition("service-offered").instead
            assert instead is not None
            assert instead in caught.value.explain(language)
