"""Days, homes and people for tests (*opplysninger til prøver*): mostly ordinary, and often at an edge.

The edges are those at which an answer can change: midnight in Oslo, a birthday, 29 February, both changes of
the clock, Easter; and two ways to write one home. What is named first is the plainest: a failing example
shrinks to it. No identity number is made: persons are called ``child``, ``parent-1`` and so on.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cache
from typing import TYPE_CHECKING, Final, TypeVar

from dateutil.easter import easter
from dateutil.relativedelta import SU, relativedelta
from hypothesis import strategies as st

from fastlege.facts import Address, CadastralAddress, Parent, Person, StreetAddress
from fastlege.oslo import OSLO, is_day
from fastlege.problems import validate
from fastlege.terms import Channel, Grading, MissingReason, ParentRole, PersonId, Standing
from fastlege.testing.homes import HOME
from fastlege.testing.worlds import born

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

__all__ = [
    "PLAIN_DAY",
    "addresses",
    "birthday",
    "cadastral_addresses",
    "children",
    "days",
    "edge_instants",
    "instants",
    "midnight",
    "mostly",
    "mostly_of",
    "parents",
    "persons",
    "street_addresses",
]

_T = TypeVar("_T")

PLAIN_DAY: Final = date(2026, 11, 23)
"""The day that a failing example shrinks to: an ordinary Monday in winter."""
_LAST_DAY: Final = date(2032, 12, 31)
_YEARS: Final = range(2020, _LAST_DAY.year + 1)
_LEAP_DAYS: Final = (date(2024, 2, 29), date(2028, 2, 29))
_TURNS: Final = (date(2023, 3, 1), date(2025, 12, 31), date(2026, 1, 1))


def mostly(usual: _T, *others: _T, often: int = 3) -> SearchStrategy[_T]:
    """Draw the usual value as many times as `often` says, for each time that another is drawn."""
    return st.sampled_from([*[usual] * often * len(others), *others])


def mostly_of(usual: SearchStrategy[_T], *others: SearchStrategy[_T]) -> SearchStrategy[_T]:
    """Draw from the usual strategy five times in six; `one_of` would drop what is given twice."""
    return mostly(usual, *others, often=5).flatmap(lambda chosen: chosen)


@cache
def days() -> SearchStrategy[date]:
    """Make days on which the facts hold; more often 29 February and the turn of a year."""
    dates = st.dates(date(2020, 1, 1), _LAST_DAY)
    return st.just(PLAIN_DAY) | dates | st.sampled_from([*_LEAP_DAYS, *_TURNS])


@cache
def instants() -> SearchStrategy[datetime]:
    """Make instants, aware and in Oslo time; more often at a second beside midnight."""
    seconds = st.integers(0, 86_399) | st.sampled_from([0, 86_399])
    return st.builds(_moved, days().map(midnight) | _edges(), seconds | _BESIDE)


def edge_instants(*births: date) -> SearchStrategy[datetime]:
    """Make instants around the edges that matter (*skillelinjer i tid*), aware, in Oslo time or in UTC.

    Each is on an edge, or a second or an hour from it. The edges are midnight in Oslo, both changes of the
    clock, the days of Easter, 29 February, and birthdays by the birth dates given, most often the sixteenth.

    Raises:
        InvalidFactError: When a birth is not a date.

    Examples:
        >>> from hypothesis import find
        >>> find(edge_instants(date(2010, 6, 1)), lambda at: at.tzinfo is OSLO).isoformat()
        '2026-06-01T00:00:00+02:00'
    """
    validate(*(("births", is_day(each), "give dates without a time") for each in births))
    return st.builds(_moved, _edges(*births), _BESIDE, st.sampled_from([OSLO, UTC]))


def birthday(birth: date, age: int) -> date:
    """Return the day on which an age is reached; of 29 February, 1 March where there is no such day."""
    return date(birth.year + age, birth.month, 1) + timedelta(days=birth.day - 1)


def midnight(day: date) -> datetime:
    """Return the instant at which a day begins in Oslo, in UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=OSLO).astimezone(UTC)


def _edges(*births: date) -> SearchStrategy[datetime]:
    """Return the edges, each kind as often as the others."""
    birthdays = [birthday(birth, age) for birth in births for age in (16, 16, 16, 12, 15, 17, 18)]
    feasts = [easter(year) + timedelta(days=later) for year in _YEARS for later in (-3, -2, 0, 1, 2)]
    ends = [datetime(year, month, 31, 1, tzinfo=UTC) for year in _YEARS for month in (3, 10)]
    midnights = ([*map(midnight, kind)] for kind in (birthdays, (PLAIN_DAY, *_TURNS), feasts, _LEAP_DAYS))
    kinds = (*filter(None, midnights), [each + relativedelta(weekday=SU(-1)) for each in ends])
    return st.one_of(*map(st.sampled_from, kinds))


def _moved(edge: datetime, seconds: int, zone: tzinfo = OSLO) -> datetime:
    return (edge + timedelta(seconds=seconds)).astimezone(zone)


_BESIDE: Final = st.sampled_from([0, -1, 1, -3600, 3600])  # an hour away UTC has another day


def addresses() -> SearchStrategy[Address]:
    """Make registered homes (*bostedsadresser*): often the same, sometimes incomplete or shielded."""
    return st.just(HOME) | st.builds(
        Address,
        matrikkel_id=st.sampled_from([None, None, "", "0", "604503040", " 604503040", "604503041"]),
        unit=st.sampled_from([None, None, " ", "H0101", "h0101 ", "H0201", "H0000"]),
        place=st.none() | street_addresses() | cadastral_addresses(),
        grading=mostly(*Grading, None),
    )


def street_addresses() -> SearchStrategy[StreetAddress]:
    """Make places on streets (*vegadresser*): often the same, spelt in several ways, or incomplete."""
    spelt = ("Nygårdsgaten", "NYGÅRDSGATEN ", "Nyga\u030ardsgaten")
    return st.builds(
        StreetAddress,
        municipality=_MUNICIPALITIES,
        street_name=mostly(*spelt, "Strandgaten", "Ukjent", "", None),
        street_code=st.sampled_from([None, "11020", "011020", "11021", "0", " "]),
        house_number=mostly(12, 13, 0, None),
        house_letter=mostly(None, "", "B", "b ", "C"),
    )


def cadastral_addresses() -> SearchStrategy[CadastralAddress]:
    """Make properties without a street (*matrikkeladresser*): often the same, sometimes incomplete."""
    return st.builds(
        CadastralAddress,
        municipality=_MUNICIPALITIES,
        land_number=mostly(14, 15, 0, None),
        title_number=mostly(3, 4, 0, None),
        lease_number=mostly(None, 0, 7),
        sub_number=mostly(None, 0, 1, 2),
    )


def children(on: date) -> SearchStrategy[Person]:
    """Make a child who is born by a day: mostly well under sixteen, sometimes at the limit or past it."""
    return persons("child", on=on, days_left=_MOSTLY_YOUNG)


@st.composite
def parents(draw: DrawFn, mark: str, on: date) -> Parent:
    """Make a registered parent (*forelder*): mostly an adult, sometimes one without any facts."""
    nobody = Person(id=PersonId(mark), protected=None, standing=None)
    known = draw(_RARELY_NOT)
    return Parent(
        person=draw(persons(mark, on=on, days_left=_MOSTLY_GROWN)) if known else nobody,
        responsibility=draw(_RESPONSIBILITY),
        role=draw(_ROLES),
        missing_because=None if known else draw(_REASONS),
    )


@st.composite
def persons(
    draw: DrawFn, mark: str = "person", *, on: date = _LAST_DAY, days_left: SearchStrategy[int] | None = None
) -> Person:
    """Make a person (*person*): mostly one about whom everything is known, born by a day.

    The age is told by the days that are left to the sixteenth birthday; by default any, and often few.
    """
    birth = born(draw(_ANY_AGE if days_left is None else days_left), on)
    told, home = draw(_TOLD), draw(_HOMES)
    shielded = home is not None and home.counts_as_shielded
    return Person(
        id=PersonId(mark),
        birth_date=birth if told == "date" else None,
        birth_year=birth.year if told == "year" else None,
        home=home,
        shared_residences=draw(_SHARED),
        protected=draw(_SHIELDED if shielded else _PROTECTED),
        standing=draw(_STANDINGS),
        notify_by=draw(_CHANNELS),
    )


# Made once: a strategy that is made anew for each example costs more than the example.
_MUNICIPALITIES: Final = mostly("4601", "0301", "1201", "9999", None)
_HOMES: Final = mostly_of(st.just(HOME), st.none(), addresses())
_SHARED: Final = mostly((), (HOME,))
_YEAR: Final = 365
_ANY_AGE: Final = st.integers(-4, 4) | st.integers(-44 * _YEAR, 17 * _YEAR)
_MOSTLY_YOUNG: Final = mostly_of(st.just(8 * _YEAR), st.integers(1, 17 * _YEAR), _ANY_AGE)
_MOSTLY_GROWN: Final = mostly_of(st.just(-24 * _YEAR), st.integers(-44 * _YEAR, 0), _ANY_AGE)
_TOLD: Final = mostly("date", "year", "nothing", often=19)
_PROTECTED: Final = mostly(False, True, None, often=19)  # noqa: FBT003  # a pool of values
_SHIELDED: Final = mostly(True, None)  # noqa: FBT003  # a pool of values
_STANDINGS: Final = mostly(*Standing, None, often=19)
_CHANNELS: Final = st.sampled_from([None, *Channel])
_RESPONSIBILITY: Final = mostly(True, False, None, often=19)  # noqa: FBT003  # a pool of values
_RARELY_NOT: Final = mostly(True, False, often=19)  # noqa: FBT003  # a pool of values
_REASONS: Final = st.sampled_from([None, *MissingReason])
_ROLES: Final = st.sampled_from([None, *ParentRole])
