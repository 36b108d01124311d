"""What follows from a request: the record, who answers, the fee, the deadline, and who is told on the day."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import product
from typing import TYPE_CHECKING, Any, Final

import attrs
import pytest

from fastlege import (
    OSLO,
    Channel,
    Delivery,
    Family,
    Fee,
    InvalidFactError,
    PersonId,
    Recipient,
    Responder,
    Service,
    notice_recipients,
    notices_shown_to,
)
from fastlege.policy import HELSENORGE_2021_01_11
from fastlege.terms import Standing
from tests.services import oracle
from tests.services.test_builders import BUILDERS, FOR_CHILD, ORDINARY, SESSION, build
from tests.services.test_menu import CAUSES, GRANTED, household, pairs_of_causes
from tests.support import DAY, ELSEWHERE, child, family, parent

if TYPE_CHECKING:
    from fastlege import Person
    from tests.services.test_schedule import Anything

# --- the delivery


@pytest.mark.parametrize("name", BUILDERS)
def test_it_is_filed_in_the_patients_record(name: str) -> None:
    own, childs = build(name, SESSION).delivery, build(name, FOR_CHILD).delivery
    assert (own.filed_for, own.sent_by) == ("me", "me")
    assert (childs.filed_for, childs.sent_by) == ("child", "me")


@pytest.mark.parametrize("name", BUILDERS)
def test_who_answers_and_what_it_costs(name: str) -> None:
    expected = {
        Service.E_CONSULTATION: (Responder.GP, Fee.ORDINARY_USER_FEE),
        Service.CONTACT_OFFICE: (Responder.RECEPTION, Fee.NOT_STATED),
    }
    for session in (SESSION, FOR_CHILD):
        delivery = build(name, session).delivery
        wanted = expected.get(ORDINARY[name][0], (Responder.OFFICE, Fee.NOT_STATED))
        assert (delivery.answered_by, delivery.fee) == wanted


def test_the_fee_is_a_code_and_never_an_amount() -> None:
    assert [fee.value for fee in Fee] == ["ordinary-user-fee", "not-stated"]
    assert [responder.value for responder in Responder] == ["gp", "reception", "office"]


@pytest.mark.parametrize(
    ("received", "due", "overdue"),
    [
        (datetime(2026, 11, 23, 21, 5, tzinfo=OSLO), date(2026, 11, 30), "2026-12-01T00:00:00+01:00"),
        (datetime(2026, 11, 22, 23, 30, tzinfo=UTC), date(2026, 11, 30), "2026-12-01T00:00:00+01:00"),
        (datetime(2026, 11, 20, 8, tzinfo=OSLO), date(2026, 11, 27), "2026-11-28T00:00:00+01:00"),
        (datetime(2026, 4, 1, 8, tzinfo=OSLO), date(2026, 4, 13), "2026-04-14T00:00:00+02:00"),
        (datetime(2026, 12, 23, 8, tzinfo=OSLO), date(2026, 12, 31), "2027-01-01T00:00:00+01:00"),
        (datetime(2026, 10, 17, 8, tzinfo=OSLO), date(2026, 10, 23), "2026-10-24T00:00:00+02:00"),
    ],
)
@pytest.mark.parametrize("name", ["renew", "consult", "ask"])
def test_the_answer_comes_within_five_working_days(
    name: str, received: datetime, due: date, overdue: str
) -> None:
    deadline = build(name, attrs.evolve(SESSION, at=received)).delivery.deadline
    assert deadline.received_at == received
    assert deadline.due_date == due
    assert deadline.overdue_from.isoformat() == overdue


def test_the_number_of_working_days_is_the_editions() -> None:
    three = attrs.evolve(HELSENORGE_2021_01_11, response_working_days=3)
    deadline = build("ask", attrs.evolve(SESSION, policy=three)).delivery.deadline
    assert deadline.due_date == date(2026, 11, 26)


# --- who gets a notice on the day


def told(patient: Person | Family, **said: Anything) -> list[str]:
    """Say who is told of something that is not hidden, unless it is said to be."""
    said = {
        "on": patient.as_of if isinstance(patient, Family) else DAY,
        "hidden_from_parents": False,
        **said,
    }
    return [recipient.person for recipient in notice_recipients(patient, **said)]


EDITIONS: Final = [
    HELSENORGE_2021_01_11,
    attrs.evolve(HELSENORGE_2021_01_11, represented_until=18, represents_from=18),
    attrs.evolve(HELSENORGE_2021_01_11, acts_alone_from=12, hidden_from_parents_from=5),
]


def test_who_is_told_is_what_the_oracle_says() -> None:
    worlds = (*GRANTED.values(), *CAUSES.values(), *pairs_of_causes())
    found = set()
    for facts, policy, wish in product(worlds, EDITIONS, (True, False, None)):
        _, whose = household(**facts)
        for begun_by in (None, *(row.person.id for row in whose.parents[:1])):
            said: dict[str, Any] = {"begun_by": begun_by, "on": DAY, "policy": policy}
            expected = oracle.recipients(whose.child, whose, wish=wish, **said)
            answer = told(whose, hidden_from_parents=wish, **said)
            assert set(answer) == expected
            assert len(answer) == len(expected)
            assert set(told(whose.child, hidden_from_parents=wish, **said)) == expected & {"child"}
            found.add(tuple(answer))
    assert {(), ("me",), ("other",), ("me", "other"), ("child",), ("me", "other", "child")} <= found


def test_the_facts_are_those_of_the_day_on_which_it_is_sent() -> None:
    mother, father = parent("mother", home=ELSEWHERE), parent("father")
    before = family(child(), mother, father)
    assert told(before) == ["mother", "father"]
    protected = attrs.evolve(father, person=attrs.evolve(father.person, protected=True))
    assert told(family(child(), mother, protected)) == []  # the one at home is no longer looked at
    assert told(family(child(protected=True), mother, father)) == []
    moved = attrs.evolve(father, person=attrs.evolve(father.person, home=ELSEWHERE))
    assert told(family(child(), mother, moved)) == []
    assert told(family(child(home=ELSEWHERE), mother, moved)) == ["mother", "father"]
    lost = attrs.evolve(mother, responsibility=False)
    assert told(family(child(), lost, father)) == ["father"]
    dead = attrs.evolve(father, person=attrs.evolve(father.person, standing=Standing.DECEASED))
    assert told(family(child(home=ELSEWHERE), mother, dead)) == ["mother"]


def test_on_the_sixteenth_birthday_the_youth_is_told_and_the_parents_are_not() -> None:
    youth = child(date(2010, 11, 23))
    for on, expected in ((date(2026, 11, 22), ["parent-1"]), (date(2026, 11, 23), ["child"])):
        whose = family(youth, parent(), on=on)
        for begun_by in (None, PersonId("parent-1"), youth.id):
            assert told(whose, begun_by=begun_by) == expected
        assert told(youth, on=on) == [one for one in expected if one == "child"]


@pytest.mark.parametrize(
    ("born", "age", "expected"),
    [
        (date(2010, 11, 23), 16, True),
        (date(2010, 11, 24), 16, False),
        (2010, 16, False),  # perhaps sixteen
        (2009, 16, True),
        (None, 16, False),
        (date(2009, 11, 24), 17, False),
        (date(2009, 11, 23), 17, True),
    ],
)
def test_a_patient_is_told_who_is_known_to_have_reached_the_age_of_acting_alone(
    born: date | int | None, age: int, expected: bool
) -> None:
    policy = attrs.evolve(HELSENORGE_2021_01_11, acts_alone_from=age)
    assert told(child(born), policy=policy) == (["child"] if expected else [])


@pytest.mark.parametrize(
    ("born", "wish", "expected"),
    [
        (date(2014, 11, 24), None, ["a", "b"]),  # twelve tomorrow
        (date(2014, 11, 23), None, ["a"]),
        (2014, None, ["a"]),  # perhaps twelve
        (date(2010, 11, 24), None, ["a"]),  # sixteen tomorrow
        (date(2010, 11, 23), None, ["child"]),
        (date(2014, 11, 23), False, ["a", "b"]),
        (date(2014, 11, 23), True, []),
        (date(2020, 1, 1), True, []),
    ],
)
def test_of_a_thread_that_a_parent_began_that_parent_is_told_while_no_wish_is_known(
    born: date | int, wish: bool | None, expected: list[str]
) -> None:
    whose = family(child(born), parent("a"), parent("b"))
    assert told(whose, begun_by=PersonId("a"), hidden_from_parents=wish) == expected


def test_who_began_the_thread_is_told_only_who_may_act_that_day() -> None:
    begun_by = PersonId("a")
    lost = family(child(date(2014, 1, 1)), parent("a", responsibility=False), parent("b"))
    assert told(lost, begun_by=begun_by, hidden_from_parents=None) == []
    moved = family(child(date(2014, 1, 1)), parent("a", home=ELSEWHERE), parent("b", home=ELSEWHERE))
    assert told(moved, begun_by=begun_by, hidden_from_parents=None) == []
    assert told(family(child(date(2014, 1, 1)), parent("b")), begun_by=begun_by) == ["b"]


def test_who_counts_as_a_parent_who_may_act_is_the_editions() -> None:
    """A mother of seventeen, in an edition in which one acts for a child from eighteen."""
    whose = family(child(), parent("young", date(2009, 1, 1)), parent("b"))
    later = attrs.evolve(HELSENORGE_2021_01_11, represents_from=18)
    assert (told(whose), told(whose, policy=later)) == (["young", "b"], ["b"])


def test_a_notice_goes_where_each_has_chosen() -> None:
    channels = (Channel.EMAIL, Channel.SMS, None)
    rows = [
        attrs.evolve(row, person=attrs.evolve(row.person, notify_by=channel))
        for row, channel in zip((parent("a"), parent("b"), parent("c")), channels, strict=True)
    ]
    sent = notice_recipients(family(child(), *rows), on=DAY, hidden_from_parents=False)
    assert sent == tuple(map(Recipient, map(PersonId, "abc"), channels))
    for row, channel in zip(rows, channels, strict=True):
        assert notice_recipients(row.person, on=DAY) == (Recipient(row.person.id, channel),)


def test_the_sender_sees_only_the_own_notice() -> None:
    sent = notice_recipients(family(child(), parent("a"), parent("b")), on=DAY)
    for who, count in (("a", 1), ("b", 1), ("child", 0), ("stranger", 0)):
        shown = notices_shown_to(PersonId(who), sent)
        assert shown == tuple(recipient for recipient in sent if recipient.person == who)
        assert len(shown) == count
    assert notices_shown_to(PersonId("a"), sent) == notices_shown_to(PersonId("a"), sent[:1])
    assert [repr(recipient) for recipient in sent] == ["Recipient(…)"] * 2


@pytest.mark.parametrize(
    ("born", "wish", "hidden"),
    [
        (date(2014, 11, 24), None, False),
        (date(2014, 11, 23), None, True),
        (2014, None, True),
        (date(2014, 11, 23), False, False),
        (date(2020, 1, 1), True, True),
    ],
)
def test_no_notice_of_what_is_hidden_from_the_parents(
    born: date | int, wish: bool | None, hidden: bool
) -> None:
    whose = family(child(born), parent("a"), parent("b"))
    assert told(whose, hidden_from_parents=wish) == ([] if hidden else ["a", "b"])
    assert told(whose.child, hidden_from_parents=wish) == []


def test_the_edition_decides_who_may_act() -> None:
    older = attrs.evolve(HELSENORGE_2021_01_11, represented_until=18)
    whose = family(child(date(2010, 11, 23)), parent("a"))
    assert (told(whose), told(whose, policy=older)) == (["child"], ["a", "child"])


PATIENT: Final = ("patient", "give a Person, or for a child the Family")
AS_OF: Final = ("patient", "give the family as of the day")
ON: Final = ("on", "give a date without a time")
BEGUN_BY: Final = ("begun_by", "give an id, or None for the office")
HIDDEN: Final = ("hidden_from_parents", "give True, False, or None when it is not known")
POLICY: Final = ("policy", "give a Policy")
NOBODY: Final[list[Any]] = [None, "child", 1, [], Family, parent("a")]
NO_DAYS: Final[list[Any]] = [None, "2026-11-23", 20261123, datetime(2026, 11, 23, tzinfo=OSLO)]
WRONG: Final[list[tuple[dict[str, Any], list[tuple[str, str]]]]] = [
    *(({"patient": nobody}, [PATIENT]) for nobody in NOBODY),
    ({"patient": family(child(), on=date(2026, 11, 22))}, [AS_OF]),
    ({"patient": family(child()), "on": date(2026, 11, 24)}, [AS_OF]),
    ({"patient": family(child()), "on": None}, [AS_OF, ON]),
    *(({"on": day}, [ON]) for day in NO_DAYS),
    *(({"begun_by": wrong}, [BEGUN_BY]) for wrong in ("", 1, child())),
    *(({"hidden_from_parents": wrong}, [HIDDEN]) for wrong in ("no", 0)),
    ({"policy": None}, [POLICY]),
    (
        dict.fromkeys(("patient", "on", "begun_by", "hidden_from_parents", "policy"), 1),
        [PATIENT, ON, BEGUN_BY, HIDDEN, POLICY],
    ),
]


@pytest.mark.parametrize(("wrong", "expected"), WRONG)
def test_wrong_arguments_are_each_a_problem(wrong: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    right: dict[str, Any] = {"patient": child(), "on": DAY}
    with pytest.raises(InvalidFactError) as caught:
        notice_recipients(**right | wrong)
    assert [tuple(problem) for problem in caught.value.problems] == expected


def test_a_wish_that_is_not_given_is_not_known() -> None:
    for born, expected in ((date(2012, 1, 1), ()), (date(2020, 1, 1), (Recipient(PersonId("a"), None),))):
        whose = family(child(born), parent("a"))
        unsaid = notice_recipients(whose, on=DAY)
        assert unsaid == notice_recipients(whose, on=DAY, hidden_from_parents=None) == expected


@pytest.mark.parametrize("wrong", [1, "", None])
def test_what_follows_is_checked_when_made(wrong: Anything) -> None:
    given: dict[str, Any] = dict.fromkeys(
        ("filed_for", "sent_by", "sent_to", "answered_by", "fee", "deadline"), wrong
    )
    with pytest.raises(InvalidFactError) as caught:
        Delivery(**given)
    assert [problem.path for problem in caught.value.problems] == [*given]


@pytest.mark.parametrize("wrong", [None, "me", ["me"], (None,), [], {}])
def test_only_recipients_are_shown(wrong: Anything) -> None:
    with pytest.raises(InvalidFactError) as refused:
        notices_shown_to(PersonId("me"), wrong)
    assert [problem.path for problem in refused.value.problems] == ["recipients"]
