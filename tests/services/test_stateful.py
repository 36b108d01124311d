"""Any sequence of bookings, cancellations, moves, birthdays, protections, consents and messages.

The machine keeps a model of its own: plain dictionaries. After each step it compares, as of the day it is.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import attrs
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from fastlege import (
    GP,
    OSLO,
    AccessLevel,
    Booking,
    Family,
    Finding,
    GPId,
    Message,
    Parent,
    Person,
    PersonId,
    Prescription,
    Schedule,
    Session,
    Slot,
    appointments,
    menu,
    message_overview,
    notice_recipients,
    notices_shown_to,
    visible_medicines,
)
from fastlege.errors import InvalidRequestError
from fastlege.policy import HELSENORGE_2021_01_11
from fastlege.rules import RefusedError
from fastlege.terms import Service, Standing
from tests.rules import oracle as rules
from tests.services import oracle
from tests.services.test_builders import NOT_OWN, ORDINARY, build
from tests.services.test_disclosure import menu_surfaces, open_facts, refused
from tests.services.test_menu import CAUSES, DOCTOR, Facts, household, merged
from tests.services.test_schedule import slot
from tests.support import ELSEWHERE, HOME, for_child, for_self, person

if TYPE_CHECKING:
    from tests.services.test_schedule import Anything

BEGIN: Final = datetime(2026, 3, 23, 9, tzinfo=OSLO)
YOUTH, MOTHER, FATHER, STRANGER = map(PersonId, ("child", "mother", "father", "stranger"))
USERS: Final = (YOUTH, MOTHER, FATHER, STRANGER)
FIXED_HOLIDAYS: Final = {(1, 1), (5, 1), (5, 17), (12, 25), (12, 26)}
WISHES: Final = st.sampled_from([False, None, True])
CHANGES: Final = st.sampled_from(
    [
        *({"home": home} for home in (HOME, ELSEWHERE, None)),
        *({"protected": protected} for protected in (True, False, None)),
        *({"standing": standing} for standing in (Standing.RESIDENT, Standing.NOT_RESIDENT, None)),
    ]
)
OWN: Final = st.sampled_from([False, False, True])
ACTING: Final = st.sampled_from([MOTHER, FATHER, YOUTH, MOTHER, STRANGER])
FLAGS: Final = st.sampled_from([False, True, None])
SUCCESSOR: Final = attrs.evolve(DOCTOR, id=GPId("successor"))
GPS: Final = (
    DOCTOR,
    SUCCESSOR,
    attrs.evolve(DOCTOR, name="Kari Nylege", office=attrs.evolve(DOCTOR.office, phone="55 99 99 99")),
    attrs.evolve(DOCTOR, services=frozenset({Service.BOOK_APPOINTMENT})),
    attrs.evolve(DOCTOR, serves_children=None),
    attrs.evolve(DOCTOR, office=attrs.evolve(DOCTOR.office, participates=False)),
)
POLICY: Final = HELSENORGE_2021_01_11


def slots(born: date) -> list[Slot]:
    """Make two slots a day for some weeks from the beginning, and from each birthday that matters."""
    first = BEGIN.date()
    anchors = [first, *(max(first, rules.birthday(born, age) - timedelta(days=3)) for age in (12, 16))]
    days = sorted({anchor + timedelta(days=number) for anchor in anchors for number in range(20)})
    starts = [datetime.combine(day, time(hour), tzinfo=OSLO) for day in days for hour in (10, 14)]
    return [slot(f"slot {number:03}", start) for number, start in enumerate(starts)]


@cache
def usual_surfaces(access: AccessLevel | None, *, age: bool | None) -> tuple[object, ...]:
    """Give what is seen in an ordinary world with these open facts, on another day and of other people."""
    own: Facts = {True: {}, False: CAUSES["sixteen tomorrow myself"], None: CAUSES["of no known age myself"]}[
        age
    ]
    facts = merged(CAUSES["child protected"], own)
    assert facts is not None
    return surfaces(for_child(*household(**facts), of=None, access=access))


def surfaces(session: Session) -> tuple[object, ...]:
    """Give the menu, without the session's own instant, and what each builder answers."""
    return (*menu_surfaces(session)[:-1], *(refused(name, session) for name in ORDINARY))


def attempt(name: str, session: Session, **content: Anything) -> tuple[str, Anything]:
    """Build, and give the oracle's word for what came of it, with the request or the words of the error."""
    try:
        return "sent", build(name, session, **content)
    except RefusedError as error:
        return "unavailable", str(error)
    except InvalidRequestError as error:
        return "invalid", str(error)


class Surgery(RuleBasedStateMachine):
    """A youth, two parents, a stranger, a GP, and what they do in a few years."""

    def __init__(self) -> None:
        super().__init__()
        self.at = BEGIN
        self.steps = 0
        self.people: dict[PersonId, Person] = {}
        self.responsible: dict[PersonId, bool | None] = {MOTHER: True, FATHER: True}
        self.access: dict[PersonId, AccessLevel | None] = dict.fromkeys(USERS, AccessLevel.FULL)
        self.gp: Any = DOCTOR
        self.slots: list[Slot] = []
        self.schedule = Schedule(gp=DOCTOR.id, slots=[])
        self.taken: dict[str, Booking] = {}
        self.sent: list[Message] = []
        self.prescribed: list[Prescription] = []

    @initialize(
        born=st.sampled_from([date(2019, 1, 1), date(2014, 3, 30), date(2012, 1, 1), date(2010, 4, 2)])
    )
    def families_begin(self, born: date) -> None:
        self.people = {
            YOUTH: person(YOUTH, born),
            MOTHER: person(MOTHER),
            FATHER: person(FATHER, home=ELSEWHERE),
            STRANGER: person(STRANGER),
        }
        self.slots = slots(born)
        self.schedule = Schedule(gp=DOCTOR.id, slots=self.slots)

    # --- what is so

    def family(self) -> Family:
        parents = [
            Parent(person=self.people[mark], responsibility=has) for mark, has in self.responsible.items()
        ]
        return Family(child=self.people[YOUTH], parents=parents, as_of=self.at.astimezone(OSLO).date())

    def session(self, who: PersonId, *, own: bool) -> Session:
        """Log somebody in, for oneself or for the youth; the youth is always for oneself."""
        user, level = self.people[who], self.access[who]
        if own or who == YOUTH:
            return for_self(user, of=self.gp, access=level, at=self.at)
        return Session.for_child(user, self.family(), gp=self.gp, access_level=level, at=self.at)

    def sessions(self) -> list[Session]:
        return [self.session(who, own=own) for who in USERS for own in (True, False)]

    # --- what happens

    @rule(hours=st.sampled_from([1, 5, 24, 24 * 7]))
    def time_passes(self, hours: int) -> None:
        self.at += timedelta(hours=hours)

    @rule(age=st.sampled_from([12, 16]))
    def the_youth_has_a_birthday(self, age: int) -> None:
        born = self.people[YOUTH].birth_date
        assert born is not None
        midnight = datetime.combine(rules.birthday(born, age), time(), tzinfo=OSLO)
        self.at = max(self.at, midnight)

    @rule(who=st.sampled_from(USERS), change=CHANGES)
    def somebody_moves_is_protected_emigrates_or_comes_home(self, who: PersonId, change: Facts) -> None:
        self.people[who] = attrs.evolve(self.people[who], **change)

    @rule(who=st.sampled_from(USERS), level=st.sampled_from([AccessLevel.FULL, AccessLevel.BASIC_PLUS, None]))
    def consent_is_given_or_withdrawn(self, who: PersonId, level: AccessLevel | None) -> None:
        self.access[who] = level

    @rule(who=st.sampled_from([MOTHER, FATHER]), has=FLAGS, gp=st.sampled_from([*GPS, None, Finding.UNKNOWN]))
    def responsibility_is_lost_or_won_and_the_gp_chooses_anew(
        self, who: PersonId, has: bool | None, gp: Anything
    ) -> None:
        self.responsible[who] = has
        self.gp = gp

    @rule()
    def all_is_well_again(self) -> None:
        """Or else most steps would be refused."""
        for who in USERS:
            self.people[who] = attrs.evolve(
                self.people[who], home=HOME, protected=False, standing=Standing.RESIDENT
            )
        self.access = dict.fromkeys(USERS, AccessLevel.FULL)
        self.responsible = {MOTHER: True, FATHER: True}
        self.gp = DOCTOR

    # --- what the users do; the schedule is DOCTOR's, also when the patient has another GP by now

    def check_deadline(self, session: Session, request: Anything) -> None:
        """Check that no answer is promised for later than said, and none is due earlier than promised."""
        delivery = request.delivery
        deadline, received = delivery.deadline, session.at.astimezone(OSLO).date()
        between = [received + timedelta(days=n) for n in range(1, (deadline.due_date - received).days + 1)]
        weekdays = [
            day for day in between if day.weekday() < 5 and (day.month, day.day) not in FIXED_HOLIDAYS
        ]
        assert len(weekdays) >= POLICY.response_working_days
        assert deadline.due_date == weekdays[-1]
        assert deadline.overdue_from.astimezone(OSLO).date() == deadline.due_date + timedelta(days=1)
        assert deadline.overdue_from.astimezone(UTC) > session.at.astimezone(UTC)
        assert not deadline.is_overdue(session.at)
        assert (delivery.filed_for, delivery.sent_by) == (session.patient.id, session.user.id)

    @rule(who=ACTING, own=OWN, number=st.integers(-2, 6))
    def somebody_books(self, who: PersonId, own: bool, number: int) -> None:
        session, before = self.session(who, own=own), self.schedule
        begun = sum(one.start <= session.at for one in self.slots)
        wanted = self.slots[max(0, min(begun + number, len(self.slots) - 1))]
        anothers = not (isinstance(self.gp, GP) and self.gp.id == DOCTOR.id)
        problems = wanted.start <= session.at or wanted.id in self.taken or anothers
        expected = oracle.outcome(session, Service.BOOK_APPOINTMENT, problems=int(problems))
        found, made = attempt("book", session, schedule=before, slot=wanted)
        assert found == expected
        if found == "invalid":
            assert not any(mark in made for mark in USERS)
        elif found == "sent":
            self.check_deadline(session, made)
            assert (made.booking.patient, made.booking.booked_by) == (session.patient.id, who)
            self.schedule = before.apply(made)
            assert before.is_free(wanted)  # the old one is as it was
            with pytest.raises(InvalidRequestError, match="this one is taken"):
                self.schedule.apply(made)
            self.taken[wanted.id] = made.booking

    @precondition(lambda self: self.taken)
    @rule(data=st.data(), wish=WISHES, by=st.sampled_from([None, *USERS]))
    def the_host_comes_to_know_of_a_wish_or_who_booked(
        self, data: st.DataObject, wish: bool | None, by: PersonId | None
    ) -> None:
        mark = data.draw(st.sampled_from(sorted(self.taken)))
        self.taken[mark] = attrs.evolve(self.taken[mark], hidden_from_parents=wish, booked_by=by)
        self.schedule = attrs.evolve(self.schedule, bookings=tuple(self.taken.values()))

    @precondition(lambda self: self.taken)
    @rule(who=ACTING, own=OWN, data=st.data())
    def somebody_cancels(self, who: PersonId, own: bool, data: st.DataObject) -> None:
        session, before = self.session(who, own=own), self.schedule
        to_come = sorted(mark for mark, one in self.taken.items() if one.slot.start > session.at)
        wanted = self.taken[data.draw(st.sampled_from(to_come or sorted(self.taken)))]
        mine = wanted in oracle.booked(session, self.taken.values())
        problems = not mine or wanted.slot.start <= session.at
        expected = oracle.outcome(session, Service.BOOK_APPOINTMENT, problems=int(problems), booked=True)
        found, made = attempt("cancel", session, schedule=before, booking=wanted)
        assert found == expected
        if found == "invalid":
            assert mine or made == ": ".join(NOT_OWN)
        elif found == "sent":
            self.check_deadline(session, made)
            assert made.delivery.sent_to == DOCTOR.id
            self.schedule = before.apply(made)
            assert not before.is_free(wanted.slot)
            del self.taken[wanted.slot.id]

    @rule(who=ACTING, own=OWN, wish=WISHES, name=st.sampled_from(["ask", "consult"]))
    def somebody_writes(self, who: PersonId, own: bool, wish: bool | None, name: str) -> None:
        session, service = self.session(who, own=own), ORDINARY[name][0]
        found, request = attempt(name, session)
        assert (found == "sent") is (service in oracle.available(session))
        if found != "sent":
            return
        self.check_deadline(session, request)
        mark = str(len(self.sent))
        self.sent.append(
            Message(
                id=mark,
                thread=mark,
                begun_by=request.delivery.sent_by,
                patient=request.delivery.filed_for,
                service=service,
                sent_at=session.at,
                text="Is there a lift?",
                hidden_from_parents=wish,
            )
        )
        mine = message_overview(self.sent, session.user, [self.family()], on=session.on)
        shown = oracle.may_see(session, wish, session.user.id)
        assert (mark in [line.message.id for line in mine]) is shown

    @precondition(lambda self: self.sent)
    @rule(data=st.data())
    def the_office_answers(self, data: st.DataObject) -> None:
        began = data.draw(st.sampled_from(self.sent))
        self.sent.append(attrs.evolve(began, id=str(len(self.sent)), sent_at=self.at))

    @rule(patient=st.sampled_from(USERS), wish=WISHES)
    def something_is_prescribed(self, patient: PersonId, wish: bool | None) -> None:
        mark = f"medicine {len(self.prescribed)}"
        self.prescribed.append(
            Prescription(id=mark, patient=patient, medicine=mark, hidden_from_parents=wish)
        )

    @precondition(lambda self: self.prescribed)
    @rule(who=ACTING, own=OWN, data=st.data())
    def somebody_renews(self, who: PersonId, own: bool, data: st.DataObject) -> None:
        session, wanted = self.session(who, own=own), data.draw(st.sampled_from(self.prescribed))
        mine = wanted in oracle.medicines(session, self.prescribed)
        expected = oracle.outcome(session, Service.RENEW_PRESCRIPTION, problems=int(not mine))
        found, made = attempt("renew", session, wanted=[wanted.id], medicines=self.prescribed)
        assert found == expected
        if found == "invalid":
            assert made == "wanted[0]: give the id of one of the patient's prescriptions"
        elif found == "sent":
            self.check_deadline(session, made)
            assert made.prescriptions == (wanted,)

    # --- what always holds

    @invariant()
    def every_slot_is_free_or_somebodys_and_never_two_peoples(self) -> None:
        free = self.schedule.free(BEGIN - timedelta(days=1))
        booked = [one for who in USERS for one in self.schedule.booked(who)]
        assert {one.id for one in free} | self.taken.keys() == {one.id for one in self.slots}
        assert len(free) + len(booked) == len(self.slots)
        assert {one.slot.id: one for one in booked} == self.taken

    @invariant()
    def nobody_sees_what_is_not_to_be_seen_that_day_and_nothing_else_is_lost(self) -> None:
        if not self.people:
            return
        family = self.family()
        for user in self.people.values():
            lines = message_overview(self.sent, user, [family], on=family.as_of)
            assert sorted(line.message.id for line in lines) == sorted(
                one.id for one in self.sent if oracle.sees(one, user, [family], family.as_of, POLICY)
            )
            assert {line.child for line in lines} <= {None, YOUTH}
        for session in self.sessions():
            self.check_views(session)

    def check_views(self, session: Session) -> None:
        seen = menu(session)
        assert seen.gp == oracle.shown_gp(session)
        assert seen.offered == oracle.offered(session)
        assert seen.available == oracle.available(session)
        if all(rules.appointments(session)):
            mine = oracle.booked(session, self.taken.values())
            own = appointments(session, self.schedule)
            assert {*own.booked, *own.past} == mine
            assert all(one.slot.start > session.at for one in own.booked)
            presently = isinstance(self.gp, GP) and self.gp.id == DOCTOR.id
            bookable = presently and Service.BOOK_APPOINTMENT in seen.available
            assert own.free == (self.schedule.free(session.at) if bookable else ())
            for other in {*self.taken.values()} - mine:
                with pytest.raises(InvalidRequestError, match=f"^{': '.join(NOT_OWN)}$"):
                    build("cancel", session, schedule=self.schedule, booking=other)
        if Service.RENEW_PRESCRIPTION in seen.available:
            expected = oracle.medicines(session, self.prescribed)
            assert list(visible_medicines(session, self.prescribed)) == expected

    @invariant()
    def one_who_may_not_act_sees_what_every_such_one_sees(self) -> None:
        if not self.people:
            return
        family = self.family()
        for wish, begun_by in ((None, MOTHER), (True, MOTHER), (False, None)):
            said: dict[str, Any] = {"on": family.as_of, "begun_by": begun_by}
            recipients = notice_recipients(family, hidden_from_parents=wish, **said)
            expected = oracle.recipients(self.people[YOUTH], family, wish=wish, policy=POLICY, **said)
            assert {one.person for one in recipients} == expected
            for who in USERS:
                assert {one.person for one in notices_shown_to(who, recipients)} == expected & {who}
        may_act = {
            row.person.id for row in family.parents if all(rules.representation(row.person, family, POLICY))
        }
        self.steps += 1
        for number, who in enumerate((MOTHER, FATHER, STRANGER)):
            session = self.session(who, own=False)
            if who not in may_act and number == self.steps % 3:  # in turn: it is slow
                _, age = open_facts(session)
                assert surfaces(session) == usual_surfaces(self.access[who], age=age)


TestSurgery = pytest.mark.exhaustive(Surgery.TestCase)
TestSurgery.settings = settings(
    max_examples=min(40, settings().max_examples), stateful_step_count=40, deadline=None
)
