"""Cases of what is well formed as an identity number: synthetic and published ones, and every slip."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from fastlege.errors import InvalidIdentityNumberError
from fastlege.identity import IdentityNumber, NumberRule
from tools.conformance.form import LEAST, Row, turn
from tools.conformance.identity_edges import EDGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

CONDITION: Final = "identity-number-well-formed"
SOURCE: Final = "Skatteetaten, «Nytt fødselsnummer fra 2032», and HIS 1001:2010 [ours: which series are told]"
_FIRST: Final = (3, 7, 6, 1, 8, 9, 4, 5, 2)
_SECOND: Final = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
_PUBLISHED: Final = ("30108299920", "30108299939", "29020073150", "55102499947")
_MADE_UP: Final = (
    *("29422059278", "69422056629", "91234567883", "98765432103"),
    *("80000000098", "81111111103", "90000000069", "98888888055"),
)
"""Nobody's: see `tests/test_numbers_in_the_tree.py`."""
_DATES: Final = tuple(
    (day, month, year)
    for day, month, year in zip(
        (1, 31, 28, 29, 15, 30, 9, 12),
        (1, 12, 2, 2, 7, 11, 9, 5),
        (85, 99, 1, 24, 60, 40, 17, 3),
        strict=True,
    )
)


def checked(nine: str, first: int = 0) -> str:
    """Add check digits to nine digits; `first` is what the first may leave. Empty when there are none."""
    one = (first - _sum(nine, _FIRST)) % 11
    two = -_sum(f"{nine}{one}", _SECOND) % 11
    return f"{nine}{one}{two}" if one in range(10) and two in range(10) else ""


def _sum(digits: str, weights: Iterable[int]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))


def number(
    nth: int, first: int = 0, *, day: int = 0, month: int = 80, date: tuple[int, int, int] | None = None
) -> str:
    """Make the nth number of a series: what is added to the day and to the month tells which."""
    dd, mm, yy = date or turn(_DATES, nth)
    serials = range(500 + 13 * nth % 400, 2000)
    made = (checked(f"{dd + day:02}{mm + month:02}{yy:02}{serial % 1000:03}", first) for serial in serials)
    return next(filter(None, made))


def _slip(text: str, nth: int) -> str:
    """Write one digit otherwise."""
    place = nth % 11
    return f"{text[:place]}{(int(text[place]) + 1 + nth % 8) % 10}{text[place + 1 :]}"


def _swapped(text: str, nth: int) -> str:
    """Exchange two neighbours."""
    place = next(place % 10 for place in range(nth, nth + 11) if text[place % 10] != text[place % 10 + 1])
    return f"{text[:place]}{text[place + 1]}{text[place]}{text[place + 2 :]}"


_ODD: Final[tuple[Callable[[str], str], ...]] = (
    lambda text: f"{text[:6]} {text[6:]}",
    lambda text: f" {text}",
    lambda text: f"{text}\n",
    lambda text: f"{text[:6]}-{text[6:]}",
    lambda text: text[:10],
    lambda text: f"{text}0",
    lambda text: text[1:],
    lambda text: f"{text[:10]}A",
    lambda text: text.translate({ord("0") + digit: chr(0x660 + digit) for digit in range(10)}),
    lambda text: text.translate({ord("0") + digit: chr(0xFF10 + digit) for digit in range(10)}),
    lambda text: f"+{text[1:]}",
    lambda text: f"{text[:5]}.{text[6:]}",
    lambda text: f"\ufeff{text}",
)
_BAD_DATES: Final = (
    *((0, 5, 17), (32, 5, 17), (31, 4, 24), (31, 6, 85), (31, 9, 3), (31, 11, 60), (30, 2, 24), (39, 1, 85)),
    *((29, 2, 23), (29, 2, 1), (29, 2, 85), (29, 2, 99), (12, 0, 17), (12, 13, 17)),
)


def _kinds() -> Iterator[tuple[str, str, Callable[[int], str]]]:
    yield "birth-number-tenor", "A synthetic birth number of Tenor's: 80 added to the month.", number
    yield (
        "d-number-tenor",
        "A synthetic D-number of Tenor's: 40 added to the day, 80 to the month.",
        lambda nth: number(nth, day=40),
    )
    yield (
        "birth-number-health-sector",
        "A birth number of the health sector's test people: 65 added to the month.",
        lambda nth: number(nth, month=65),
    )
    yield (
        "d-number-health-sector",
        "A D-number with 65 added to the month.",
        lambda nth: number(nth, day=40, month=65),
    )
    for left in range(1, 11):
        rules = "the rule of 2032 alone" if left in NumberRule.FROM_2032.first_remainders else "neither rule"
        sentence = f"The first check digit leaves {left}: by {rules}."
        yield f"first-check-digit-leaves-{left}", sentence, partial(_leaving, left)
    yield "one-digit-wrong", "One digit is another.", lambda nth: _slip(number(nth), nth)
    yield (
        "second-check-digit-wrong",
        "The second check digit is another.",
        lambda nth: _last_wrong(number(nth), nth),
    )
    yield "digits-exchanged", "Two neighbouring digits are exchanged.", lambda nth: _swapped(number(nth), nth)
    yield (
        "no-eleven-digits",
        "It is not eleven digits from 0 to 9 and nothing else.",
        lambda nth: turn(_ODD, nth)(number(nth)),
    )
    yield (
        "no-date",
        "The day or the month does not exist.",
        lambda nth: number(nth, date=turn(_BAD_DATES, nth), day=nth % 3 // 2 * 40),
    )
    yield (
        "leap-day",
        "29 February of a year that has it, as far as two digits tell.",
        lambda nth: number(nth, date=(29, 2, turn((4, 24, 96, 60, 88), nth)), day=nth % 2 * 40),
    )
    yield (
        "leap-day-of-year-00",
        "29 February of the year 00: by the rule of 1964 the number tells whether it is 1900 or 2000.",
        partial(_serial, (29, 2, 0)),
    )
    yield (
        "year-00",
        "Another day of the year 00: by either rule it may be of 1900 or 2000.",
        lambda nth: _serial(turn(((1, 1, 0), (28, 2, 0), (31, 12, 0), (17, 5, 0)), nth), nth),
    )
    yield (
        "added-to-month-otherwise",
        "What is added to the month is of no series.",
        lambda nth: number(nth, month=turn((13, 20, 25, 52), nth)),
    )
    yield (
        "added-to-day-otherwise",
        "What is added to the day is of no kind of number.",
        lambda nth: number(nth, day=turn((30, 31, 32, 70), nth), date=(2 + nth % 7, 5, 85)),
    )
    yield (
        "shared-help-number-wrong",
        "It begins with 8 or 9, as a shared help number, and a check digit is wrong.",
        _help_number,
    )
    yield (
        "blank-or-word",
        "It is empty, or a word.",
        lambda nth: turn(("", " ", "ukjent", "null", "0", "None", "-", "\n"), nth),
    )


def _leaving(left: int, nth: int) -> str:
    return number(nth, left, day=nth % 2 * 40)


def _last_wrong(text: str, nth: int) -> str:
    return f"{text[:10]}{(int(text[10]) + 1 + nth % 9) % 10}"


def _serial(date: tuple[int, int, int], nth: int) -> str:
    """Make a number or a D-number of a date, with one of the serials at which a century can change."""
    day, month, year = date
    day += 40 * (nth // 9 % 2)
    first = turn((0, 120, 199, 200, 340, 499, 500, 620, 999), nth)
    serials = (serial % 1000 for serial in range(first, first + 40))
    return next(filter(None, (checked(f"{day:02}{month + 80}{year:02}{serial:03}") for serial in serials)))


def _help_number(nth: int) -> str:
    right = next(
        filter(None, (checked(f"{8 + nth % 2}{each:08}") for each in range(12345678 + 977 * nth, 99999999)))
    )
    return _last_wrong(right, nth)


def rows() -> Iterator[Row]:
    """Make the cases of identity numbers, each by both rules."""
    published = ("published", "A number that is published as an example, or whose digits are in a row.")
    texts = dict.fromkeys((*_PUBLISHED, *_MADE_UP), published)
    for kind, sentence, make in _kinds():
        for nth in range(len(_ODD) * 5 if kind == "no-eleven-digits" else LEAST // 2 + 1):
            texts.setdefault(make(nth), (kind, sentence))
    for kind, sentence, made in EDGES:
        for text in made(checked):
            texts.setdefault(text, (kind, sentence))
    for text, (kind, sentence) in texts.items():
        for rule in NumberRule:
            yield _row(kind, sentence, text, rule)


def _row(kind: str, sentence: str, text: str, rule: NumberRule) -> Row:
    try:
        found = IdentityNumber.parse(text, rule=rule).kind.value
    except InvalidIdentityNumberError:
        found = None
    expected = {"valid": found is not None, "kind": found}
    return Row(kind, sentence, CONDITION, SOURCE, {"text": text, "rule": rule.value}, expected)
