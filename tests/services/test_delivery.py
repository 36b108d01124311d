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
    Family,
    Fee,
    InvalidFactError,
    InvalidInputError,
    PersonId,
    Recipient,
    Responder,
    Service,
    notice_recipients,
    notices_shown_to,
)
from fastlege.policy import HELSENORGE_2021_01_11
from fastlege.terms import Standing
from fastlege.words.delivery import as_html
from tests.rules import oracle as rules
from tests.services.test_builders import BUILDERS, FOR_CHILD, ORDINARY, SESSION, build
from tests.services.test_menu import CAUSES, GRANTED, household, pairs_of_causes
from tests.support import DAY, ELSEWHERE, child, family, parent
from tests.words.reading import Table, tables

if TYPE_CHECKING:
    from fastlege import Person, Session
    from tests.services.test_schedule import Anything

# --- the delivery

TOLD: Final = {
    "consult": ("the GP", "ordinary user fee"),
    "ask": ("the reception of the GP office", "not stated"),
    "renew": ("the GP office", "not stated"),
}


@pytest.mark.parametrize("name", TOLD)
@pytest.mark.parametrize(
    ("session", "record"),
    [(SESSION, "your own patient record"), (FOR_CHILD, "the child's patient record")],
    ids=["own", "child's"],
)
def test_what_follows_is_told_and_nobody_is_named(name: str, session: Session, record: str) -> None:
    delivery = build(name, session).delivery
    answered_by, fee = TOLD[name]
    rows = [
        ["Filed in", record],
        ["Normally answered by", answered_by],
        ["Payment", fee],
        ["Answer no later than", delivery.deadline.due_date.isoformat()],
    ]
    assert delivery.explain("en") == "\n".join(": ".join(row) for row in rows)
    assert tables(as_html(delivery, "en")) == [Table("What happens next", [], rows)]
    assert delivery.explain() == delivery.explain("nb")
    assert tables(delivery._repr_html_())[0].caption == "Hva som skjer videre"


def test_whose_it_is_makes_no_other_difference() -> None:
    own, other = (
        attrs.evolve(build("ask", FOR_CHILD).delivery, filed_for=PersonId(mark), sent_by=PersonId("me"))
        for mark in ("child", "another child")
    )
    assert own.explain("nn") == other.explain("nn")
    assert own._repr_html_() == other._repr_html_()


@pytest.mark.parametrize("wrong", ["no", "NB", "", None, 1])
def test_a_language_that_there_is_none_of(wrong: Anything) -> None:
    with pytest.raises(InvalidInputError, match=r"^language: give 'nb'"):
        build("ask", SESSION).delivery.explain(wrong)


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
    said.setdefault("hidden_from_parents", False)
    return [recipient.person for recipient in notice_recipients(patient, **said)]


def test_every_parent_who_may_act_is_told_and_nobody_else() -> None:
    worlds = (*GRANTED.values(), *CAUSES.values(), *pairs_of_causes())
    found = set()
    for facts in worlds:
        _, whose = household(**facts)
        expected = [
            row.person.id
            for row in whose.parents
            if all(rules.representation(row.person, whose, HELSENORGE_2021_01_11))
        ]
        assert told(whose) == expected
        found.add(tuple(expected))
    assert {(), ("me",), ("other",), ("me", "other")} <= found


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
    assert told(family(youth, parent(), on=date(2026, 11, 22))) == ["parent-1"]
    assert told(family(youth, parent(), on=date(2026, 11, 23))) == []
    assert told(youth) == ["child"]


def test_a_notice_goes_where_each_has_chosen() -> None:
    channels = (Channel.EMAIL, Channel.SMS, None)
    rows = [
        attrs.evolve(row, person=attrs.evolve(row.person, notify_by=channel))
        for row, channel in zip((parent("a"), parent("b"), parent("c")), channels, strict=True)
    ]
    sent = notice_recipients(family(child(), *rows), hidden_from_parents=False)
    assert sent == tuple(map(Recipient, map(PersonId, "abc"), channels))
    for row, channel in zip(rows, channels, strict=True):
        assert notice_recipients(row.person) == (Recipient(row.person.id, channel),)


def test_the_sender_sees_only_the_own_notice() -> None:
    sent = notice_recipients(family(child(), parent("a"), parent("b")))
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
    assert told(whose.child, hidden_from_parents=wish) == ["child"]


def test_the_edition_decides_who_may_act() -> None:
    older = attrs.evolve(HELSENORGE_2021_01_11, represented_until=18)
    whose = family(child(date(2010, 11, 23)), parent("a"))
    assert (told(whose), told(whose, policy=older)) == ([], ["a"])


def test_wrong_arguments_are_each_a_problem() -> None:
    wrong: Any
    odd: Any = "hidden"
    patient = ("patient", "give a Person, or for a child the Family")
    hidden = ("hidden_from_parents", "give True, False, or None when it is not known")
    policy = ("policy", "give a Policy")
    for wrong in (None, "child", 1, [], Family, parent("a")):
        with pytest.raises(InvalidFactError) as caught:
            notice_recipients(wrong, hidden_from_parents=odd, policy=wrong)
        assert [tuple(problem) for problem in caught.value.problems] == [patient, hidden, policy]
    for wrong, said in product((family(child()), child()), ("no", 0)):
        with pytest.raises(InvalidFactError) as caught:
            notice_recipients(wrong, hidden_from_parents=said)  # type: ignore[arg-type]  # what is tested
        assert [tuple(problem) for problem in caught.value.problems] == [hidden]
    assert family(child()).as_of == DAY


def test_a_wish_that_is_not_given_is_not_known() -> None:
    for born, expected in ((date(2012, 1, 1), ()), (date(2020, 1, 1), (Recipient(PersonId("a"), None),))):
        whose = family(child(born), parent("a"))
        assert notice_recipients(whose) == notice_recipients(whose, hidden_from_parents=None) == expected


@pytest.mark.parametrize("wrong", [None, "me", ["me"], (None,), [], {}])
def test_only_recipients_are_shown(wrong: Anything) -> None:
    with pytest.raises(InvalidFactError) as refused:
        notices_shown_to(PersonId("me"), wrong)
    assert [problem.path for problem in refused.value.problems] == ["recipients"]
