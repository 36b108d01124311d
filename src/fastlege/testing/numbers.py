"""Identity numbers of people who do not exist (*syntetiske fødselsnumre og D-numre*).

All are of Skatteetaten's synthetic series (*Tenor*): 80 is added to the month, and no real person has such a
number.

References:
    Skatteetaten, "Test for konsumenter", "Nytt fødselsnummer fra 2032" and "Utvidelse av d-nummerserien".
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from fastlege.identity.kinds import NumberRule
from fastlege.identity.number import IdentityNumber, check_remainders
from fastlege.oslo import is_day
from fastlege.problems import GIVE_DAY, GIVE_SWITCH, validate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hypothesis.strategies import DrawFn, SearchStrategy

__all__ = ["identity_numbers", "synthetic_numbers"]

_ADDED_TO_MONTH: Final = 80
_ADDED_TO_DAY: Final = 40

_ALLOTTED_FROM_1964: Final = (
    (range(1854, 1900), range(500, 750)),
    (range(1900, 2000), range(500)),
    (range(1940, 2000), range(900, 1000)),
    (range(2000, 2040), range(500, 1000)),
)
"""Years of birth, and the individual numbers (*individnumre*) that the rule of 1964 gives them."""

_ALLOTTED_TO_D_NUMBERS: Final = (
    (range(1858, 1900), range(500, 600)),
    (range(1900, 1940), range(200)),
    (range(1940, 2000), range(500)),
    (range(1940, 2000), range(600, 1000)),
    (range(2000, 2040), range(200, 1000)),
)
"""The same for D-numbers, which have had a table of their own since November 2021."""


def synthetic_numbers(
    birth_date: date, *, rule: NumberRule, d_number: bool = False
) -> Iterator[IdentityNumber]:
    """Make all synthetic numbers of a date, in ascending order (*syntetiske numre*).

    By the rule of 1964 the individual number tells the century, and D-numbers have their own table. By the
    rule from 2032 every individual number may be used for every date.

    Args:
        birth_date: The date that the numbers hold.
        rule: The rule that they pass. The rule from 2032 gives those of 1964 as well.
        d_number: Make D-numbers instead of birth numbers.

    Raises:
        InvalidFactError: An argument is of the wrong type, or the rule of 1964 has no numbers for the year.

    Examples:
        >>> numbers = synthetic_numbers(date(1990, 1, 1), rule=NumberRule.FROM_2032, d_number=True)
        >>> IdentityNumber.parse("41819077302") in set(numbers)
        True
    """
    validate(
        ("birth_date", is_day(birth_date), GIVE_DAY),
        ("rule", isinstance(rule, NumberRule), "give a NumberRule"),
        ("d_number", isinstance(d_number, bool), GIVE_SWITCH),
    )
    individual_numbers = _individual_numbers(birth_date, rule, d_number=d_number)
    message = (
        f"give a day of {1858 if d_number else 1854} to 2039: the rule of 1964 has no numbers for other years"
    )
    validate(("birth_date", bool(individual_numbers), message))
    first_six = _first_six(birth_date, d_number=d_number)
    return (
        number
        for individual in individual_numbers
        for number in _with_check_digits(f"{first_six}{individual:03}", rule)
    )


@st.composite
def identity_numbers(
    draw: DrawFn,
    birth_dates: SearchStrategy[date] | None = None,
    *,
    rule: NumberRule = NumberRule.FROM_2032,
    d_number: bool | None = None,
) -> IdentityNumber:
    """Make a synthetic number (*syntetisk nummer*).

    Args:
        draw: Given by Hypothesis.
        birth_dates: Where the dates come from; by default 1900 to 2039, and more often 29 February.
        rule: The rule that the number passes.
        d_number: Whether it is a D-number; None makes both.
    """
    day = draw(_birth_dates() if birth_dates is None else birth_dates)
    is_d_number = draw(st.booleans()) if d_number is None else d_number
    first_six = _first_six(day, d_number=is_d_number)
    individual_numbers = st.sampled_from(_individual_numbers(day, rule, d_number=is_d_number))
    found = individual_numbers.map(
        lambda individual: [*_with_check_digits(f"{first_six}{individual:03}", rule)]
    )
    return draw(found.filter(bool).flatmap(st.sampled_from))


def _birth_dates() -> SearchStrategy[date]:
    leap_days = [date(year, 2, 29) for year in (1904, 1940, 1996, 2000, 2036)]
    return st.one_of(st.dates(date(1900, 1, 1), date(2039, 12, 31)), st.sampled_from(leap_days))


def _individual_numbers(day: date, rule: NumberRule, *, d_number: bool) -> list[int]:
    if rule is NumberRule.FROM_2032:
        return [*range(1000)]
    table = _ALLOTTED_TO_D_NUMBERS if d_number else _ALLOTTED_FROM_1964
    return [number for years, numbers in table if day.year in years for number in numbers]


def _first_six(day: date, *, d_number: bool) -> str:
    return f"{day.day + _ADDED_TO_DAY * d_number:02}{day.month + _ADDED_TO_MONTH:02}{day.year % 100:02}"


def _with_check_digits(nine: str, rule: NumberRule) -> Iterator[IdentityNumber]:
    """Add each pair of check digits that the rule allows: none, one, or up to four."""
    left, rest = check_remainders(f"{nine}00")
    for first in sorted((remainder - left) % 11 for remainder in rule.first_remainders):
        second = -(rest + 2 * first) % 11  # the first digit counts twice in the second
        if first < 10 > second:  # noqa: PLR2004  # both are digits
            yield IdentityNumber.parse(f"{nine}{first}{second}", rule=rule)
