"""The facts about a person that rules use (*personer*).

Unknown is a value: a fact that is ``None`` is unknown, and never grants anything.

References:
    Helsenorge, "Kom i kontakt med fastlegen", section "Fastlegetjenester på vegne av barn".
"""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date
from math import inf
from typing import TYPE_CHECKING, Final

import attrs

from fastlege.facts.address import Address
from fastlege.oslo import is_day
from fastlege.problems import (
    GIVE_DAY,
    GIVE_FLAG,
    GIVE_OPTIONAL_DAY,
    GIVE_TEXT,
    Fact,
    as_tuple,
    is_count,
    is_flag,
    is_text,
    is_tuple_of,
    set_derived,
    validate,
)
from fastlege.terms import MET, UNKNOWN, UNMET, Channel, Finding, PersonId, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Person", "age_reached", "ordered_day"]


def ordered_day(day: date) -> int:
    """Return a day as the number yyyymmdd, in which a year is 10 000.

    An age is reached when the day's number is at least the birth's number plus 10 000 for each year. People
    born on 29 February therefore turn a year older on 1 March in ordinary years.
    """
    return day.year * 10_000 + day.month * 100 + day.day


def _as_homes(homes: Iterable[Address]) -> tuple[Address, ...]:
    return as_tuple(homes)


_GIVE_YEAR: Final = "give a year from 1 to 9999 as a whole number, or None"
_GIVE_HOMES: Final = "give a list of Address, empty when there is none"
_GIVE_STANDING: Final = "give a Standing, such as Standing.RESIDENT, or None when it is not known"
_GIVE_CHANNEL: Final = "give a Channel, or None when it is not known"


@attrs.frozen(kw_only=True, repr=False)
class Person(Fact):
    """A person, with the facts that rules use (*person*).

    Attributes:
        id: An opaque id. It is compared, and never read for age or sex.
        birth_date: The birth date in the register (*fødselsdato*), or None when it is unknown.
        birth_year: The year alone (*fødselsår*), when the register has no date.
        home: The current registered home (*bostedsadresse*). None when there is none, when it is unknown or
            abroad, or when two current entries differ.
        shared_residences: Other homes of a child (*delt bosted*); they count only if the policy says so.
        protected: Whether the person is under address protection (*adressebeskyttelse*, kode 6 or 7).
        standing: The person's status in the register (*personstatus*).
        notify_by: Where the person wants notices (*varsel*), or None when that is unknown.
        counts_as_protected: Derived: like `protected`, but True when the grading of the home protects.
        first_possible_birth: Derived: the first day on which the person can have been born, as yyyymmdd;
            minus infinity when the birth is unknown.
        last_possible_birth: Derived: the last such day; the same day when the birth date is known.

    Examples:
        >>> born = date(2084, 2, 29)
        >>> child = Person(id=PersonId("c"), birth_date=born, protected=False, standing=Standing.RESIDENT)
        >>> child.has_reached(16, on=date(2100, 2, 28)), child.has_reached(16, on=date(2100, 3, 1))
        (<Finding.UNMET: 'unmet'>, <Finding.MET: 'met'>)
    """

    id: PersonId
    birth_date: date | None = None
    birth_year: int | None = None
    home: Address | None = None
    shared_residences: tuple[Address, ...] = attrs.field(default=(), converter=_as_homes)
    protected: bool | None
    standing: Standing | None
    notify_by: Channel | None = None
    counts_as_protected: bool | None = attrs.field(init=False, eq=False)
    first_possible_birth: float = attrs.field(init=False, eq=False)
    last_possible_birth: float = attrs.field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Check the facts, and derive the rest."""
        born, year, home = self.birth_date, self.birth_year, self.home
        standing, channel = self.standing, self.notify_by
        validate(
            ("id", is_text(self.id), GIVE_TEXT),
            ("birth_date", born is None or is_day(born), GIVE_OPTIONAL_DAY),
            ("birth_year", year is None or _is_year(year), _GIVE_YEAR),
            (
                "birth_year",
                year is None or self._years_agree(),
                "give the year of birth_date, or leave it out",
            ),
            (
                "home",
                home is None or isinstance(home, Address),
                "give an Address, or None when it is not known",
            ),
            ("shared_residences", is_tuple_of(Address, self.shared_residences), _GIVE_HOMES),
            ("protected", is_flag(self.protected), GIVE_FLAG),
            ("standing", standing is None or isinstance(standing, Standing), _GIVE_STANDING),
            ("notify_by", channel is None or isinstance(channel, Channel), _GIVE_CHANNEL),
        )
        self._derive()

    def _derive(self) -> None:
        """Derive once what rules use often."""
        first: float
        last: float
        first, last = -inf, inf
        if self.birth_date is not None:
            first = last = ordered_day(self.birth_date)
        elif self.birth_year is not None:
            # 1 January and 31 December.
            first, last = self.birth_year * 10_000 + 1_01, self.birth_year * 10_000 + 12_31
        # A protected address protects the person, whatever their own entry says.
        at_shielded_home = self.home is not None and self.home.counts_as_shielded
        set_derived(self, "counts_as_protected", True if at_shielded_home else self.protected)
        set_derived(self, "first_possible_birth", first)
        set_derived(self, "last_possible_birth", last)

    def _years_agree(self) -> bool:
        if self.birth_date is None or not is_day(self.birth_date) or type(self.birth_year) is not int:
            return True
        return self.birth_date.year == self.birth_year

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the unknown facts (*manglende opplysninger*); show them to caseworkers only.

        The birth date is missing even if the year is known.
        """
        facts = {
            "birth_date": self.birth_date,
            "home": self.home,
            "protected": self.counts_as_protected,
            "standing": self.standing,
        }
        return tuple(name for name, fact in facts.items() if fact is None)

    @property
    def has_facts(self) -> bool:
        """Whether the birth, home, protection or standing is known (*opplysninger*)."""
        return (
            self.standing is not None
            or self.protected is not None
            or self.home is not None
            or self.birth_date is not None
            or self.birth_year is not None
        )

    def has_reached(self, age: int, *, on: date) -> Finding:
        """Decide whether the person has reached an age on a day (*fylt … år*).

        Args:
            age: A whole number of years.
            on: The day in Oslo. The age is reached at the start of the birthday. When only the year of birth
                is known, the answer is unknown while it depends on the day of birth.

        Raises:
            InvalidFactError: When the age is not a whole number, or the day is not a date.
        """
        validate(
            ("age", is_count(age), "give an age in whole years, zero or more"),
            ("on", is_day(on), GIVE_DAY),
        )
        return age_reached(self, age * 10_000, ordered_day(on))


def age_reached(person: Person, years: int, on: int) -> Finding:
    """Decide as `has_reached` does, in numbers: `years` is 10 000 a year, `on` an :func:`ordered_day`."""
    # Even with the latest possible birth the age is reached; below, even with the earliest it is not.
    if on - person.last_possible_birth >= years:
        return MET
    return UNMET if on - person.first_possible_birth < years else UNKNOWN


def _is_year(value: object) -> bool:
    return type(value) is int and MINYEAR <= value <= MAXYEAR
