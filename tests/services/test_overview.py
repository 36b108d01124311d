"""The overview of messages: who sees which on what day, which child it is about, and no trace of the rest."""

from __future__ import annotations

import pickle
from datetime import UTC, date, datetime, time, timedelta
from itertools import permutations, product
from typing import TYPE_CHECKING, Any, Final

import attrs
import pytest

from fastlege import (
    OSLO,
    Family,
    InvalidFactError,
    Message,
    Person,
    PersonId,
    Policy,
    Service,
    message_overview,
    notice_recipients,
)
from fastlege.policy import HELSENORGE_2021_01_11
from tests.services import oracle
from tests.services.test_menu import (
    CAUSES,
    GRANTED,
    SIXTEEN_TODAY,
    SIXTEEN_TOMORROW,
    household,
    pairs_of_causes,
)
from tests.support import DAY, child, family, noon, parent, person

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

    from fastlege import OverviewLine
    from tests.services.test_schedule import Anything

ME: Final = person("me")
CHILD, MINE, OTHER = PersonId("child"), PersonId("me"), PersonId("other")


def message(
    mark: str,
    begun_by: PersonId | None = MINE,
    patient: PersonId = CHILD,
    *,
    hidden: bool | None = False,
    hours: float = 0,
) -> Message:
    return Message(
        id=mark,
        thread=f"thread of {mark}",
        begun_by=begun_by,
        patient=patient,
        service=Service.CONTACT_OFFICE,
        sent_at=noon(DAY) + timedelta(hours=hours),
        text=f"the text of {mark}",
        hidden_from_parents=hidden,
    )


MESSAGES: Final = [
    message(f"{by}, {of}, {hidden}, {hours}", by, of, hidden=hidden, hours=hours)
    for by, of, hidden, hours in product(
        (MINE, OTHER, CHILD, None), (MINE, OTHER, CHILD), (True, False, None), (-13, -12, 0)
    )
]
"""Also in the last hour of the day before, and at midnight."""


def ids(lines: Iterable[OverviewLine]) -> list[str]:
    return [line.message.id for line in lines]


def compare(user: Person, families: list[Family], policy: Policy = HELSENORGE_2021_01_11) -> int:
    """Compare with the oracle, message by message; count what is seen."""
    on = families[0].as_of if families else DAY
    lines = message_overview(MESSAGES, user, families, on=on, policy=policy)
    expected = {one.id for one in MESSAGES if oracle.sees(one, user, families, on, policy)}
    assert set(ids(lines)) == expected
    assert len(lines) == len(expected)
    for line in lines:
        assert line.child == (None if line.message.patient == user.id else line.message.patient)
    return len(lines)


@pytest.mark.exhaustive
def test_who_sees_what_is_what_the_oracle_says() -> None:
    editions = [
        HELSENORGE_2021_01_11,
        attrs.evolve(HELSENORGE_2021_01_11, parent_sees_only_own_threads=False),
        attrs.evolve(HELSENORGE_2021_01_11, hidden_from_parents_from=5, represented_until=18),
        attrs.evolve(HELSENORGE_2021_01_11, acts_alone_from=9, represents_from=18),
    ]
    seen = set()
    for facts, policy in product((*GRANTED.values(), *CAUSES.values(), *pairs_of_causes()), editions):
        user, whose = household(**facts)
        seen.add(compare(user, [whose], policy))
        compare(whose.parents[1].person, [whose], policy)
        compare(whose.child, [whose], policy)
        compare(person("stranger"), [whose], policy)
        compare(user, [], policy)
    assert len(seen) > 4


@pytest.mark.parametrize(
    "born", [date(2014, 11, 24), date(2014, 11, 23), 2014, date(2012, 1, 1), date(2020, 1, 1)]
)
def test_what_is_hidden_from_parents_at_each_age_is_what_the_oracle_says(born: date | int) -> None:
    whose = family(child(born), parent("me"), parent("other"))
    for one, policy in product(
        whose.parents,
        (HELSENORGE_2021_01_11, attrs.evolve(HELSENORGE_2021_01_11, parent_sees_only_own_threads=False)),
    ):
        compare(one.person, [whose], policy)


def seen_by(user: Person, whose: Family, *messages: Message, **said: Anything) -> list[str]:
    return ids(message_overview(messages, user, [whose], on=whose.as_of, **said))


def test_a_parent_sees_only_the_own_threads_unless_the_edition_says_otherwise() -> None:
    whose = family(child(), parent("me"), parent("other"))
    me, other = (row.person for row in whose.parents)
    rows = message("mine"), message("theirs", OTHER), message("the child's", CHILD)
    assert seen_by(me, whose, *rows) == ["mine"]
    assert seen_by(other, whose, *rows) == ["theirs"]
    wide = attrs.evolve(HELSENORGE_2021_01_11, parent_sees_only_own_threads=False)
    everything = ["mine", "the child's", "theirs"]
    assert seen_by(me, whose, *rows, policy=wide) == seen_by(other, whose, *rows, policy=wide) == everything
    assert seen_by(person("stranger"), whose, *rows, policy=wide) == []


def at_midnight(day: date, seconds: float = 0) -> datetime:
    """Give an instant so many seconds after midnight in Oslo."""
    return datetime.combine(day, time(), tzinfo=OSLO) + timedelta(seconds=seconds)


@pytest.mark.parametrize("zone", [OSLO, UTC])
def test_what_a_parent_began_the_youth_sees_from_the_birthday_on(zone: tzinfo) -> None:
    """An answer that comes then is seen by somebody; what the parent wrote before is not handed over."""
    birthday = date(2026, 11, 23)
    youth = child(SIXTEEN_TODAY)
    rows = [
        attrs.evolve(message(mark), sent_at=at_midnight(birthday, seconds).astimezone(zone))
        for mark, seconds in (("before", -1e-6), ("at midnight", 0), ("later", 3600))
    ]
    for on, expected in ((birthday - timedelta(days=1), []), (birthday, ["at midnight", "later"])):
        whose = family(youth, parent("me"), on=on)
        assert sorted(seen_by(youth, whose, *rows)) == expected
        assert seen_by(whose.parents[0].person, whose, *rows) == (
            ["later", "at midnight", "before"] if on < birthday else []
        )
    assert seen_by(child(date(2000, 1, 1)), family(child(date(2000, 1, 1))), rows[0]) == ["before"]


def test_of_a_year_alone_the_birthday_is_the_last_day_that_it_can_be() -> None:
    youth = child(2010)
    rows = [
        attrs.evolve(message(mark), sent_at=noon(day))
        for mark, day in (("old", date(2026, 12, 30)), ("new", date(2026, 12, 31)))
    ]
    for on, expected in ((date(2026, 12, 30), []), (date(2026, 12, 31), ["new"])):
        assert seen_by(youth, family(youth, on=on), *rows) == expected


@pytest.mark.parametrize("age", [15, 16, 17])
def test_the_age_of_acting_alone_is_the_editions(age: int) -> None:
    policy = attrs.evolve(HELSENORGE_2021_01_11, acts_alone_from=age)
    for turned, own in ((age, True), (age - 1, False)):
        youth = child(date(2026 - turned, 11, 23))
        rows = (
            message("own", CHILD),
            message("office's", None),
            message("today"),
            attrs.evolve(message("before"), sent_at=at_midnight(DAY, -1)),
        )
        expected = {"own", "office's", "today"} if own else set()
        assert set(seen_by(youth, family(youth), *rows, policy=policy)) == expected


def test_who_may_act_is_the_editions() -> None:
    """A mother of seventeen, and a child of sixteen."""
    young = family(child(), parent("me", date(2009, 1, 1)))
    later = attrs.evolve(HELSENORGE_2021_01_11, represents_from=18)
    assert seen_by(young.parents[0].person, young, message("one")) == ["one"]
    assert seen_by(young.parents[0].person, young, message("one"), policy=later) == []
    grown = family(child(SIXTEEN_TODAY), parent("me"))
    longer = attrs.evolve(HELSENORGE_2021_01_11, represented_until=17)
    assert seen_by(grown.parents[0].person, grown, message("one")) == []
    assert seen_by(grown.parents[0].person, grown, message("one"), policy=longer) == ["one"]


def test_a_youth_sees_the_own_threads_from_sixteen() -> None:
    own = message("own", CHILD, hidden=True)
    assert seen_by(child(SIXTEEN_TOMORROW), family(child()), own) == []
    assert seen_by(child(None), family(child()), own) == []
    assert seen_by(child(SIXTEEN_TODAY), family(child()), own) == ["own"]
    old = attrs.evolve(own, sent_at=noon(date(2024, 1, 1)))
    assert seen_by(child(SIXTEEN_TODAY), family(child()), old) == ["own"]


def test_who_is_told_of_a_message_sent_that_day_sees_it_unless_the_other_parent_began_it() -> None:
    """Notices and overview go together: nobody is told of a message in an own thread that is not shown."""
    for facts, begun_by, wish in product(
        (*GRANTED.values(), *CAUSES.values()), (MINE, CHILD, None), (True, False, None)
    ):
        _, whose = household(**facts)
        sent = message("sent", begun_by, hidden=wish)
        told = {
            one.person
            for one in notice_recipients(whose, on=DAY, begun_by=begun_by, hidden_from_parents=wish)
        }
        for user in (whose.child, *(row.person for row in whose.parents)):
            if user.id in {CHILD, begun_by}:
                assert bool(seen_by(user, whose, sent)) is (user.id in told)


@pytest.mark.parametrize("name", CAUSES)
def test_a_right_that_has_ended_leaves_no_trace(name: str) -> None:
    """The same bytes as if the messages did not exist."""
    user, whose = household(**CAUSES[name])
    own = message("own", MINE, MINE)
    about = [message(str(hidden), hidden=hidden) for hidden in (True, False, None)]
    with_them, without = (message_overview(rows, user, [whose], on=DAY) for rows in ([*about, own], [own]))
    nobodys = message_overview([own, *about], user, [], on=DAY)
    assert with_them == without == nobodys
    assert repr(with_them) == repr(without)
    assert pickle.dumps(with_them) == pickle.dumps(without) == pickle.dumps(nobodys)


def test_what_is_hidden_leaves_no_trace_either() -> None:
    whose = family(child(date(2014, 11, 23)), parent("me"))
    user, shown = whose.parents[0].person, message("shown")
    with_it = message_overview([message("hidden", hidden=True), shown], user, [whose], on=DAY)
    without = message_overview([shown], user, [whose], on=DAY)
    assert pickle.dumps(with_it) == pickle.dumps(without)


def test_the_right_is_that_of_the_day() -> None:
    turns = child(date(2010, 11, 23))
    for on, expected in ((date(2026, 11, 22), ["one"]), (date(2026, 11, 23), [])):
        whose = family(turns, parent("me"), on=on)
        assert seen_by(whose.parents[0].person, whose, message("one")) == expected
    lost, regained = (family(child(), parent("me", responsibility=has)) for has in (False, True))
    assert seen_by(lost.parents[0].person, lost, message("one")) == []
    assert seen_by(regained.parents[0].person, regained, message("one")) == ["one"]


def test_a_wish_that_is_not_known_counts_from_the_twelfth_birthday() -> None:
    """It hides what others began; what a parent began is hidden from that parent by a known wish alone."""
    turns, all_threads = (
        child(date(2014, 11, 23)),
        attrs.evolve(HELSENORGE_2021_01_11, parent_sees_only_own_threads=False),
    )
    for on, expected in ((date(2026, 11, 22), ["office's", "own"]), (date(2026, 11, 23), ["own"])):
        whose = family(turns, parent("me"), on=on)
        rows = [message("own", hidden=None), message("office's", None, hidden=None)]
        lines = message_overview(rows, whose.parents[0].person, [whose], on=on, policy=all_threads)
        assert sorted(ids(lines)) == expected


def test_the_age_from_which_a_wish_is_supposed_is_the_editions() -> None:
    whose = family(child(date(2013, 1, 1)), parent("me"))
    wide = attrs.evolve(HELSENORGE_2021_01_11, parent_sees_only_own_threads=False)
    later = attrs.evolve(wide, hidden_from_parents_from=14)
    user, theirs = whose.parents[0].person, message("theirs", OTHER, hidden=None)
    assert seen_by(user, whose, theirs, policy=wide) == []
    assert seen_by(user, whose, theirs, policy=later) == ["theirs"]


def test_it_is_marked_which_child_a_message_is_about() -> None:
    me = parent("me")
    families = [family(attrs.evolve(child(), id=PersonId(mark)), me) for mark in ("first", "second")]
    rows = [message(mark, MINE, PersonId(mark)) for mark in ("first", "second", "me", "third")]
    lines = message_overview(rows, me.person, families, on=DAY)
    assert {line.message.id: line.child for line in lines} == {
        "first": "first",
        "second": "second",
        "me": None,
    }
    assert [repr(line) for line in lines] == ["OverviewLine(…)"] * 3


def test_the_latest_comes_first_in_whatever_order_they_are_given() -> None:
    rows = [
        message("b", MINE, MINE, hours=2),
        attrs.evolve(message("utc", MINE, MINE), sent_at=(noon(DAY) + timedelta(hours=3)).astimezone(UTC)),
        message("a", MINE, MINE, hours=2),
        message("old", MINE, MINE, hours=-24),
        message("c", MINE, MINE),
    ]
    for shuffled in permutations(rows):
        assert ids(message_overview(iter(shuffled), ME, [], on=DAY)) == ["utc", "a", "b", "c", "old"]


def test_the_order_in_the_hour_that_comes_twice() -> None:
    first, second = (
        attrs.evolve(
            message(mark, MINE, MINE), sent_at=datetime(2026, 10, 25, 2, minute, fold=fold, tzinfo=ZONE)
        )
        for mark, minute, fold in (("first", 50, 0), ("second", 10, 1))
    )
    assert ids(message_overview([first, second], ME, [], on=DAY)) == ["second", "first"]


ZONE: Final = noon(DAY).tzinfo


def test_the_order_of_the_families_never_matters() -> None:
    me = parent("me")
    families = [family(attrs.evolve(child(), id=PersonId(mark)), me) for mark in "abc"]
    rows = [message(mark, MINE, PersonId(mark)) for mark in "abc"]
    assert len({message_overview(rows, me.person, order, on=DAY) for order in permutations(families)}) == 1


def test_no_message_is_lost() -> None:
    """Each that is not hidden is shown to the one who began the thread, once, while the right lasts."""
    user, whose = household()
    rows = [message(str(number), MINE, patient) for number, patient in enumerate([CHILD, MINE] * 50)]
    assert sorted(ids(message_overview(rows, user, [whose], on=DAY))) == sorted(one.id for one in rows)
    assert message_overview([], user, [whose], on=DAY) == ()


@pytest.mark.parametrize("rights", [(True, False), (False, True)])
def test_two_families_of_one_child_are_a_contradiction(rights: tuple[bool, bool]) -> None:
    families = [family(child(), parent("me", responsibility=has)) for has in rights]
    with pytest.raises(InvalidFactError):
        message_overview([message("one")], families[0].parents[0].person, families, on=DAY)


LIST: Final = ("messages", "give a list of Message")
USER: Final = ("user", "give a Person")
FAMILIES: Final = ("families", "give a list of Family")
AS_OF: Final = ("families", "give families as of the day that `on` says")
ON: Final = ("on", "give a date without a time")
POLICY: Final = ("policy", "give a Policy")
WRONG: Final[list[tuple[dict[str, Any], list[tuple[str, str]]]]] = [
    *(({"messages": wrong}, [LIST]) for wrong in (None, 1, "one", message("one"), [None], ["one"], {"a": 1})),
    *(({"user": wrong}, [USER]) for wrong in (None, "me", MINE, parent("me"), 1)),
    *(({"families": wrong}, [FAMILIES]) for wrong in (None, 1, "none", family(child()), [None], [child()])),
    ({"families": [family(child(), on=date(2026, 11, 22))]}, [AS_OF]),
    ({"on": date(2026, 11, 24), "families": [family(child())]}, [AS_OF]),
    *(({"on": wrong}, [ON]) for wrong in (None, "2026-11-23", 20261123, noon(DAY))),
    ({"policy": None}, [POLICY]),
    (
        {"messages": None, "user": None, "families": None, "on": None, "policy": 1},
        [LIST, USER, FAMILIES, ON, POLICY],
    ),
]


@pytest.mark.parametrize(("wrong", "expected"), WRONG)
def test_wrong_arguments_are_each_a_problem(wrong: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    right: dict[str, Any] = {"messages": [], "user": ME, "families": [], "on": DAY}
    with pytest.raises(InvalidFactError) as caught:
        message_overview(**right | wrong)
    assert [tuple(problem) for problem in caught.value.problems] == expected


PROSE: Final = "give a text that is not blank, without control characters other than line breaks and tabs"
TEXT: Final = "give a text that is not blank, without control characters"


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ({"id": ""}, [("id", TEXT)]),
        ({"thread": None}, [("thread", TEXT)]),
        ({"begun_by": ""}, [("begun_by", "give an id, or None for the office")]),
        ({"patient": 1}, [("patient", "give the patient's id")]),
        ({"service": "contact-office"}, [("service", "give a Service")]),
        (
            {"sent_at": datetime(2026, 11, 23)},
            [("sent_at", "give a datetime with a time zone, for example tzinfo=OSLO")],
        ),
        ({"text": " "}, [("text", PROSE)]),
        (
            {"hidden_from_parents": 0},
            [("hidden_from_parents", "give True, False, or None when it is not known")],
        ),
        ({"id": None, "text": None}, [("id", TEXT), ("text", PROSE)]),
    ],
)
def test_a_wrong_message(wrong: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    with pytest.raises(InvalidFactError) as caught:
        attrs.evolve(message("one"), **wrong)
    assert [tuple(problem) for problem in caught.value.problems] == expected


def test_a_thread_that_the_office_began_is_shown_to_the_patient_and_not_to_a_parent() -> None:
    whose = family(child(), parent("me"))
    user = whose.parents[0].person
    assert seen_by(user, whose, message("mine", None, MINE), message("the child's", None, CHILD)) == ["mine"]
    wide = attrs.evolve(HELSENORGE_2021_01_11, parent_sees_only_own_threads=False)
    assert seen_by(user, whose, message("the child's", None, CHILD), policy=wide) == ["the child's"]
    assert seen_by(child(SIXTEEN_TODAY), family(child()), message("the youth's", None, CHILD)) == [
        "the youth's"
    ]
