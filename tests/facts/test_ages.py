"""When is an age reached? At 00:00 in Oslo on the birthday; of a year alone only when the year decides."""

from __future__ import annotations

from calendar import isleap
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import example, given
from hypothesis import strategies as st

from fastlege.facts import Family, Session
from fastlege.oslo import OSLO
from fastlege.rules import is_available, may_represent
from fastlege.terms import MET, UNKNOWN, UNMET, AccessLevel, Finding, Service
from tests.rules import oracle
from tests.support import DAY, child, family, for_self, gp, not_met, parent, person

BIRTHDAYS: Final = [
    ("the day before", date(2010, 11, 24), date(2026, 11, 23), UNMET),
    ("the birthday", date(2010, 11, 23), date(2026, 11, 23), MET),
    ("the day after", date(2010, 11, 22), date(2026, 11, 23), MET),
    ("the day of birth", date(2026, 11, 23), date(2026, 11, 23), UNMET),
    ("born 1 January, on New Year's Eve", date(2011, 1, 1), date(2026, 12, 31), UNMET),
    ("born 1 January, on New Year's Day", date(2011, 1, 1), date(2027, 1, 1), MET),
    ("born on New Year's Eve, the day before", date(2010, 12, 31), date(2026, 12, 30), UNMET),
    ("born on New Year's Eve, the birthday", date(2010, 12, 31), date(2026, 12, 31), MET),
    ("5844 days old, the day before", date(2011, 3, 1), date(2027, 2, 28), UNMET),
    ("5844 days old, the birthday", date(2011, 3, 1), date(2027, 3, 1), MET),
    ("later in the month, earlier in the year", date(2010, 10, 31), date(2026, 11, 1), MET),
    ("earlier in the month, later in the year", date(2010, 12, 1), date(2026, 11, 30), UNMET),
    ("born 29 February, leap year, the day before", date(2008, 2, 29), date(2024, 2, 28), UNMET),
    ("born 29 February, leap year, the birthday", date(2008, 2, 29), date(2024, 2, 29), MET),
    ("born 29 February 2084, 28 February 2100", date(2084, 2, 29), date(2100, 2, 28), UNMET),
    ("born 29 February 2084, 1 March 2100", date(2084, 2, 29), date(2100, 3, 1), MET),
    ("born 28 February 2084, 27 February 2100", date(2084, 2, 28), date(2100, 2, 27), UNMET),
    ("born 28 February 2084, 28 February 2100", date(2084, 2, 28), date(2100, 2, 28), MET),
    ("born 1 March 2084, 28 February 2100", date(2084, 3, 1), date(2100, 2, 28), UNMET),
    ("born 1 March 2084, 1 March 2100", date(2084, 3, 1), date(2100, 3, 1), MET),
    ("born 28 February, on 29 February before", date(2012, 3, 1), date(2028, 2, 29), UNMET),
]

YEARS: Final = [
    ("15 years, New Year's Day", 2010, date(2025, 1, 1), UNMET),
    ("15 years, New Year's Eve", 2010, date(2025, 12, 31), UNMET),
    ("16 years, New Year's Day", 2010, date(2026, 1, 1), UNKNOWN),
    ("16 years, midsummer", 2010, date(2026, 6, 24), UNKNOWN),
    ("16 years, the last day but one", 2010, date(2026, 12, 30), UNKNOWN),
    ("16 years, New Year's Eve", 2010, date(2026, 12, 31), MET),
    ("17 years, New Year's Day", 2010, date(2027, 1, 1), MET),
    ("17 years, New Year's Eve", 2010, date(2027, 12, 31), MET),
    ("0 years", 2026, date(2026, 12, 31), UNMET),
    ("leap year, 16 years, 28 February 2100", 2084, date(2100, 2, 28), UNKNOWN),
    ("the first year there is, 16 years", 1, date(17, 1, 1), UNKNOWN),
    ("the last year there is", 9999, date(9999, 12, 31), UNMET),
]

CASES: Final = [pytest.param(*case[1:], id=case[0]) for case in (*BIRTHDAYS, *YEARS)]


@pytest.mark.parametrize(("born", "on", "reached"), CASES)
def test_sixteen(born: date | int, on: date, reached: Finding) -> None:
    assert person("one", born).has_reached(16, on=on) is reached


@pytest.mark.parametrize(("born", "on", "reached"), CASES)
def test_the_three_conditions_that_ask_for_an_age(born: date | int, on: date, reached: Finding) -> None:
    decision = may_represent(person("parent-1", born), family(child(born), parent(born=born), on=on))
    under = {MET: UNMET, UNMET: MET, UNKNOWN: UNKNOWN}[reached]
    assert decision.finding("child-under-age-limit") is under
    assert decision.finding("adult-old-enough") is reached
    noon = datetime(on.year, on.month, on.day, 12, tzinfo=OSLO)
    alone = is_available(for_self(person("user", born), of=gp(), at=noon), Service.CONTACT_OFFICE)
    assert alone.finding("old-enough-to-act-alone") is reached


@pytest.mark.parametrize("on", [date(1900, 1, 1), DAY, date(2100, 2, 28), date(9999, 12, 31)])
@pytest.mark.parametrize("age", [0, 1, 16, 100])
def test_an_unknown_birth_is_of_no_known_age(on: date, age: int) -> None:
    assert person("one", None).has_reached(age, on=on) is UNKNOWN


@pytest.mark.parametrize("age", [2027, 9999])
def test_an_unknown_birth_is_under_no_limit_however_high(age: int) -> None:
    """An edition without an upper limit would say 9999; unknown still never grants."""
    assert person("one", None).has_reached(age, on=DAY) is UNKNOWN


@pytest.mark.parametrize(
    ("at", "reached"),
    [
        pytest.param(datetime(2026, 11, 22, 22, 59, 59, tzinfo=UTC), UNMET, id="winter, a second before"),
        pytest.param(datetime(2026, 11, 22, 23, 0, tzinfo=UTC), MET, id="winter, midnight in Oslo"),
        pytest.param(datetime(2026, 11, 22, 23, 30, tzinfo=UTC), MET, id="winter, the day before in UTC"),
        pytest.param(datetime(2026, 11, 23, 0, 0, tzinfo=UTC), MET, id="winter, midnight in UTC"),
        pytest.param(datetime(2026, 11, 22, 23, 59, 59, tzinfo=OSLO), UNMET, id="Oslo, a second before"),
        pytest.param(datetime(2026, 11, 23, 0, 0, tzinfo=OSLO), MET, id="Oslo, midnight"),
        pytest.param(
            datetime(2026, 11, 23, 6, 0, tzinfo=timezone(timedelta(hours=13))),
            UNMET,
            id="already the day in Auckland",
        ),
        pytest.param(
            datetime(2026, 11, 22, 15, 0, tzinfo=timezone(-timedelta(hours=8))),
            MET,
            id="still the eve in California",
        ),
    ],
)
def test_the_birthday_begins_in_oslo(at: datetime, reached: Finding) -> None:
    user = person("user", date(2010, 11, 23))
    decision = is_available(for_self(user, of=gp(), at=at), Service.BOOK_APPOINTMENT)
    assert decision.finding("old-enough-to-act-alone") is reached
    assert decision.granted is (reached is MET)


@pytest.mark.parametrize(
    ("at", "day"),
    [
        pytest.param(
            datetime(2026, 6, 14, 21, 59, 59, tzinfo=UTC), date(2026, 6, 14), id="summer, a second before"
        ),
        pytest.param(
            datetime(2026, 6, 14, 22, 0, tzinfo=UTC), date(2026, 6, 15), id="summer, midnight in Oslo"
        ),
        pytest.param(
            datetime(2026, 6, 14, 23, 59, tzinfo=UTC), date(2026, 6, 15), id="summer, the eve in UTC"
        ),
    ],
)
def test_the_child_grows_out_of_it_at_midnight_in_oslo(at: datetime, day: date) -> None:
    whose = family(child(date(2010, 6, 15)), parent(), on=day)
    user = whose.parents[0].person
    session = Session.for_child(user, whose, gp=gp(), access_level=AccessLevel.FULL, at=at)
    past = day == date(2026, 6, 15)
    assert not_met(is_available(session, Service.E_CONSULTATION)) == (
        {"child-under-age-limit": "unmet"} if past else {}
    )


DATES: Final = st.dates(date(1900, 1, 1), date(2110, 12, 31))


@given(DATES, DATES, st.integers(0, 20))
def test_it_is_what_the_oracle_says(born: date, on: date, age: int) -> None:
    for precision in (born, born.year):
        one = person("one", precision)
        assert one.has_reached(age, on=on) is Finding.of(oracle.reached(one, age, on))


@given(DATES, DATES, st.integers(0, 20))
@example(date(2024, 2, 29), date(2025, 2, 28), 1)
def test_it_is_what_dateutil_says_but_for_29_february(born: date, on: date, age: int) -> None:
    """Where there is no 29 February, dateutil lets a year pass on the 28th already, and we on 1 March."""
    a_day_early = (born.month, born.day, on.month, on.day) == (2, 29, 2, 28) and not isleap(on.year)
    years = relativedelta(on, born).years - a_day_early
    assert (years >= age) is (person("one", born).has_reached(age, on=on) is MET) or on < born


def test_dateutil_lets_a_year_pass_a_day_before_us_for_one_born_on_29_february() -> None:
    assert relativedelta(date(2025, 2, 28), date(2024, 2, 29)).years == 1
    assert person("one", date(2024, 2, 29)).has_reached(1, on=date(2025, 2, 28)) is UNMET


@given(DATES, DATES, st.integers(0, 20))
def test_a_year_alone_says_nothing_that_a_birth_in_it_could_contradict(
    born: date, on: date, age: int
) -> None:
    by_year = person("one", born.year).has_reached(age, on=on)
    assert by_year in {UNKNOWN, person("one", born).has_reached(age, on=on)}


def test_a_family_is_of_a_day_on_which_its_child_was_born() -> None:
    assert Family(child=child(DAY), parents=(), as_of=DAY).as_of == DAY
