"""Identity numbers of people who do not exist (*syntetiske fødselsnumre og D-numre*).

All are of Skatteetaten's synthetic series (*Tenor*): 80 is added to the month, and no real person has such a
number.

References:
    Skatteetaten, "Test for konsumenter" and "Nytt fødselsnummer fra 2032".
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from fastlege.identity.kinds import NumberRule
from fastlege.identity.number import IdentityNumber, check_remainders

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

__all__ = ["identity_numbers", "synthetic_number"]

_ADDED_TO_MONTH: Final = 80
_ADDED_TO_DAY: Final = 40


def identity_numbers(
    birth_dates: SearchStrategy[date] | None = None,
    *,
    rule: NumberRule = NumberRule.FROM_2032,
    d_number: bool | None = None,
) -> SearchStrategy[IdentityNumber]:
    """Make synthetic numbers (*syntetiske numre*).

    Args:
        birth_dates: Where the dates come from; by default 1940 to 2039, and more often 29 February.
        rule: The rule that the number passes.
        d_number: Whether it is a D-number; None makes both.
    """
    kinds = st.booleans() if d_number is None else st.just(d_number)
    remainders = st.sampled_from(rule.first_remainders)
    days = _BIRTH_DATES if birth_dates is None else birth_dates
    numbers = st.builds(_number, days, _INDIVIDUAL_NUMBERS, remainders, kinds).filter(bool)
    return numbers.map(lambda digits: IdentityNumber.parse(digits or "", rule=rule))


@lru_cache(maxsize=4096)
def synthetic_number(birth_date: date, nth: int = 0) -> str:
    """Return one of a date's synthetic numbers (*syntetisk nummer*): the same one each time.

    Examples:
        >>> synthetic_number(date(2017, 5, 12)) == synthetic_number(date(2017, 5, 12), 1)
        False
    """
    numbers = (_number(birth_date, individual, 0, False) for individual in range(500))  # noqa: FBT003  # by position
    return next(islice(filter(None, numbers), nth, None))


def _number(day: date, individual: int, remainder: int, d_number: bool) -> str | None:  # noqa: FBT001
    """Add the check digits; None when there are none. The individual number tells the century."""
    first_six = f"{day.day + _ADDED_TO_DAY * d_number:02}{day.month + _ADDED_TO_MONTH:02}{day.year % 100:02}"
    nine = f"{first_six}{individual + 500 * (day.year >= 2000):03}"  # noqa: PLR2004  # from then on the higher half
    left, rest = check_remainders(f"{nine}00")
    first = (remainder - left) % 11
    second = -(rest + 2 * first) % 11  # the first digit counts twice in the second
    return f"{nine}{first}{second}" if first < 10 > second else None  # noqa: PLR2004  # both are digits


_INDIVIDUAL_NUMBERS: Final = st.integers(0, 499)
_LEAP_DAYS: Final = [date(year, 2, 29) for year in (1940, 1996, 2000, 2036)]
_BIRTH_DATES: Final = st.dates(date(1940, 1, 1), date(2039, 12, 31)) | st.sampled_from(_LEAP_DAYS)
