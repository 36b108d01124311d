"""Identity numbers at the edges: the last day of each month, what is no month, and each check digit alone.

Each is of a synthetic series, or is not well formed today: nobody has it.
"""

from __future__ import annotations

from functools import partial
from itertools import product
from typing import TYPE_CHECKING, Final

from fastlege.identity import NumberRule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Checked = Callable[..., str]
    """Adds check digits to nine digits; empty when there are none."""

_LAST: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SERIES: Final = (*product((0, 40), (65, 80)),)
"""What is added to the day and to the month of the synthetic series."""
_FIRST: Final = (3, 7, 6, 1, 8, 9, 4, 5, 2)
_SECOND: Final = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
_NO_MONTHS: Final = (*(0, 13, 14, 25, 32, 40), *range(53, 66), *(78, 79, 80, 93, 94, 97, 99))
_NO_LONGER_DIGITS: Final[tuple[Callable[[str], str], ...]] = (
    lambda text: f"{text[:6]}.{text[6:]}",
    lambda text: f"{text[:2]}.{text[2:4]}.{text[4:]}",
    lambda text: f"+{text}",
    lambda text: f"{text}\0",
    lambda text: f"\0{text}",
    lambda text: f"{text[:4]}20{text[4:]}",
    lambda text: f"00{text}",
    lambda text: f"{text}.0",
)


def _first(checked: Checked, date: str, serials: Iterable[int], first: int = 0) -> str:
    """Make the number of a date with the first serial that has check digits."""
    return next(filter(None, (checked(f"{date}{serial % 1000:03}", first) for serial in serials)))


def _days(checked: Checked, beyond: int) -> Iterator[str]:
    """Take the last day of each month in each series, or a day beyond it."""
    for nth, ((to_day, to_month), (month, last)) in enumerate(product(_SERIES, enumerate(_LAST, 1))):
        date = f"{last + beyond + to_day:02}{month + to_month:02}{4 * (1 + nth % 24):02}"
        yield _first(checked, date, range(500 + 7 * nth, 1500))


def _day_zero(checked: Checked) -> Iterator[str]:
    for nth, ((to_day, to_month), month) in enumerate(product(_SERIES, (1, 3, 6, 8, 12))):
        yield _first(checked, f"{to_day:02}{month + to_month:02}{20 + nth:02}", range(600 + nth, 1600))


def _no_months(checked: Checked) -> Iterator[str]:
    for nth, month in enumerate(_NO_MONTHS):
        day = 1 + nth % 28 + 40 * (nth % 2)
        yield _first(checked, f"{day:02}{month:02}{50 + nth:02}", range(520 + nth, 1520))


def _leap_days(checked: Checked) -> Iterator[str]:
    """Take 29 February of the year 00 with serials just before and after those at which a century changes."""
    for to_day, to_month in _SERIES:
        for edge in (200, 500):
            date = f"{29 + to_day}{2 + to_month}00"
            yield _first(checked, date, range(edge - 1, 0, -1))
            yield _first(checked, date, range(edge - 5, 0, -1))
            yield _first(checked, date, range(edge, 999))
            yield _first(checked, date, range(edge + 5, 999))


def _help_numbers(checked: Checked) -> Iterator[str]:
    """Take shared help numbers of two digits, of which one check digit is wrong: the first, or the second.

    Those whose first check digit is right by the rule of 2032 are few, and are nobody's.
    """
    for first, left in product("89", range(1, 11)):
        made = [text for other in "0123456789" if (text := checked(f"{first}{other * 8}", left))]
        yield from made[: 1 if left in NumberRule.FROM_2032.first_remainders else 5]
    for text in ("91234567883", "80000000098", "81111111103", "90000000069", "98888888055"):
        for slip in (1, 4, 7):
            yield f"{text[:10]}{(int(text[10]) + slip) % 10}"


def _ten(checked: Checked) -> Iterator[str]:
    """Take numbers with one check digit that would be 10, written 0; the other one is right."""
    for nth, (serial, (to_day, to_month)) in enumerate(product(range(500, 560), _SERIES)):
        nine = f"{12 + to_day}{5 + to_month}{60 + nth % 30}{serial}"
        if not checked(nine):
            one = -_sum(nine, _FIRST) % 11
            ten = f"{nine}{one % 10}"
            two = -_sum(ten, _SECOND) % 11
            if one != two:
                yield f"{ten}{two % 10}"


def _sum(digits: str, weights: Iterable[int]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))


def _no_digits(checked: Checked) -> Iterator[str]:
    for nth, way in enumerate(_NO_LONGER_DIGITS * 4):
        yield way(_first(checked, f"{1 + nth % 28:02}{81 + nth % 12}{60 + nth}", range(500 + nth, 1500)))


def _each_day(checked: Checked) -> Iterator[str]:
    """Take every day of a month, plain and with 40 added to it."""
    for nth, (day, to_day) in enumerate(product(range(1, 32), (0, 40))):
        yield _first(checked, f"{day + to_day:02}81{60 + nth % 30:02}", range(500 + nth, 1500))


def _each_leap_day(checked: Checked) -> Iterator[str]:
    """Take 29 February of each year of a century."""
    for nth, year in enumerate(range(1, 100)):
        to_day, to_month = _SERIES[nth % len(_SERIES)]
        yield _first(checked, f"{29 + to_day}{2 + to_month}{year:02}", range(500 + nth, 1500))


def _no_days(checked: Checked) -> Iterator[str]:
    """Take dates that no month has, with 40 added to the month; and eleven zeros, whose sums are right."""
    yield "0" * 11
    for nth, (day, month) in enumerate(product((0, 32, 39, 40, 72, 79), range(41, 53))):
        yield _first(checked, f"{day:02}{month}{30 + nth % 60:02}", range(500 + nth, 1500))
    for nth, year in enumerate((22, 23, 26, 30, 34, 38, 42, 99)):
        yield _first(checked, f"{29 + 40 * (nth % 2)}42{year:02}", range(500 + nth, 1500))
    for nth, month in enumerate((30, 33, 26, 20)):
        yield _first(checked, f"12{month}{60 + nth}", range(500 + nth, 1500))


def _in_digits(zero: int, text: str) -> str:
    return text.translate({ord("0") + digit: chr(zero + digit) for digit in range(10)})


def _odd_texts(checked: Checked) -> Iterator[str]:
    for nth, way in enumerate(_ODD_TEXTS * 3):
        yield way(
            _first(checked, f"{1 + nth % 28:02}{81 + nth % 12}{30 + nth % 60:02}", range(500 + nth, 1500))
        )


_ZEROS: Final = (0x966, 0x6F0, 0x1D7CE, 0x1D7D8, 0xE50)
"""Zero in Devanagari and Persian digits, in two mathematical alphabets, and in Thai."""
_ODD_TEXTS: Final[tuple[Callable[[str], str], ...]] = (
    *(partial("{1}{0}".format, sign) for sign in (" ", "\t", "\u00a0", "\u200b", ";", "_", "\r\n", '"')),
    *(partial("{0}{1}".format, sign) for sign in ("\t", "\u00a0", "\u200b", "\u202d", "'", "0")),
    lambda text: f"{text[:6]}\u00a0{text[6:]}",
    lambda text: f"{text[:6]}_{text[6:]}",
    lambda text: f"{text[:6]}\u200b{text[6:]}",
    lambda text: text.replace("0", "O").replace("1", "l") if {"0", "1"} & {*text} else f"O{text[1:]}",
    lambda text: f"{text[:10]}{chr(0x660 + int(text[10]))}",
    lambda text: f"{text[:10]}{chr(0xFF10 + int(text[10]))}",
    lambda text: text.translate(dict(zip(map(ord, "0123456789"), "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True))),
    *(partial(_in_digits, zero) for zero in _ZEROS),
)

EDGES: Final[tuple[tuple[str, str, Callable[[Checked], Iterable[str]]], ...]] = (
    (
        "last-day-of-month",
        "The last day of a month, in each synthetic series; February has 29.",
        lambda checked: _days(checked, 0),
    ),
    ("day-after-the-last", "The day after the last of a month.", lambda checked: _days(checked, 1)),
    ("day-zero", "The day is 00, or 40 for a D-number.", _day_zero),
    ("no-month", "The month is none, nor one with 40, 65 or 80 added.", _no_months),
    (
        "leap-day-of-year-00-at-the-edge",
        "29 February of the year 00, with the digits just before or after those of another century.",
        _leap_days,
    ),
    (
        "shared-help-number-check-digits",
        "It begins with 8 or 9, and one of its check digits is wrong: by the rule of 1964, or by both.",
        _help_numbers,
    ),
    ("check-digit-would-be-10", "A check digit would be 10, and 0 stands there.", _ten),
    (
        "digits-with-more",
        "It has a full stop, a plus, a zero byte or more digits: taken away, a number would be left.",
        _no_digits,
    ),
    (
        "each-day-and-month",
        "Each day and each ordinary month, also with 40 added to the day.",
        _each_day,
    ),
    ("each-leap-day", "29 February of each year of a century: every fourth has it.", _each_leap_day),
    (
        "no-day-in-the-series-of-40",
        "Eleven zeros; or a day that is none, with 40 added to the month; or a month of no series.",
        _no_days,
    ),
    ("odd-text", "Something stands around or within it, or in other digits than 0 to 9.", _odd_texts),
)
