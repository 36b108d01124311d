"""Is this a well formed identity number (*fødselsnummer*, *D-nummer* and others)?

A number has six digits for a date, three that distinguish people with that date, and two check digits.
Numbers issued before 2032 follow the rule of 1964. By the rule from 1 January 2032 the first check digit is
less strict, and a number shows neither sex nor century. Only the form is checked here: a well formed number
may never have been issued, and no decision reads age or sex from one.

References:
    Skatteetaten, "Nytt fødselsnummer fra 2032", for both rules, and "Utvidelse av d-nummerserien".
    Direktoratet for e-helse, HIS 1001:2010, for H-numbers and shared help numbers (FH).
"""

from __future__ import annotations

import re
from calendar import monthrange
from typing import TYPE_CHECKING, Final, NamedTuple, final

from fastlege.errors import InvalidIdentityNumberError, Problem
from fastlege.identity.kinds import ALL_SERIES, NumberKind, NumberRule, NumberSeries
from fastlege.problems import GIVE_SWITCH, Fact, is_set_of, validate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["IdentityNumber", "check_remainders"]

_ADDED_TO_MONTH: Final = dict(zip(NumberSeries, (0, 40, 65, 80), strict=True))
_ADDED_TO_DAY: Final = 40
_DAYS: Final = range(1, 32)
_MONTHS: Final = range(1, 13)
_FIRST_OF_2000: Final = {NumberKind.BIRTH_NUMBER: 500, NumberKind.D_NUMBER: 200}
"""By the rule of 1964, for the year 00: individual numbers (*individnumre*) from here on mean 2000, and lower
ones 1900. Only 29 February depends on the century. D-numbers have their own limit."""
_LENGTH: Final = 11
_MODULUS: Final = 11
_FIRST_WEIGHTS: Final = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
_SECOND_WEIGHTS: Final = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)

_PLAIN: Final = re.compile("([0-9]{6})([0-9]{5})")
_PRINTED: Final = re.compile("([0-9]{6}) ?([0-9]{5})")
_SLIPS: Final = (
    (re.compile(r"[^\D0-9]"), "give the digits 0 to 9, not those of another script or width"),
    (
        re.compile(r"\s"),
        "leave out blanks and line ends; allow_printed_form=True accepts a space after six digits",
    ),
    (re.compile("-"), "leave out the hyphen"),
    (re.compile(r"[^\d\s-]"), "give digits alone; there are other characters"),
)


class _Form(NamedTuple):
    digits: str
    kind: NumberKind
    series: NumberSeries
    day: int = 0
    month: int = 0


@final  # Not an attrs class, because loggers call `attrs.asdict`, which would return the digits.
class IdentityNumber(Fact):
    """A well formed number (*fødselsnummer*, *D-nummer*, *H-nummer*, *FH-nummer*).

    It is always shown without its digits. Two numbers are equal when their digits are.

    Examples:
        >>> number = IdentityNumber.parse("30908299902")
        >>> number, number.kind.value, number.series.value, number.rule.value
        (IdentityNumber(…), 'birth-number', 'tenor', '2032')
        >>> number.digits()
        '30908299902'
    """

    __slots__ = ("_form",)
    _form: _Form

    def __init__(self) -> None:
        """Refuse: use :meth:`parse`."""
        msg = "make an identity number with IdentityNumber.parse(text)"
        raise TypeError(msg)

    @classmethod
    def parse(
        cls,
        text: str,
        *,
        rule: NumberRule = NumberRule.FROM_2032,
        series: frozenset[NumberSeries] = ALL_SERIES,
        allow_printed_form: bool = False,
    ) -> IdentityNumber:
        """Parse a number, and check its form.

        Args:
            text: Eleven digits, 0 to 9, and nothing else: no blanks, hyphens or line ends.
            rule: The rule to check. The rule from 2032 accepts numbers of both rules. The rule of 1964 finds
                more typing errors, and is enough while every number was issued before 2032.
            series: The series to accept.
            allow_printed_form: Whether to accept a space after the sixth digit.

        Raises:
            InvalidIdentityNumberError: With every problem, but without the number.
            InvalidFactError: When another argument is of the wrong type.

        Examples:
            >>> IdentityNumber.parse("038515 98730", allow_printed_form=True).digits()
            '03851598730'
            >>> IdentityNumber.parse("03851598730", series=frozenset({NumberSeries.ORDINARY}))
            Traceback (most recent call last):
            ...
            fastlege.errors.InvalidIdentityNumberError: series: give a number of another series than tenor
        """
        validate(
            ("rule", isinstance(rule, NumberRule), "give a NumberRule"),
            ("series", is_set_of(NumberSeries, series), "give a frozenset of NumberSeries"),
            ("allow_printed_form", isinstance(allow_printed_form, bool), GIVE_SWITCH),
        )
        form = _form_of(text, _PRINTED if allow_printed_form else _PLAIN)
        problems = [*_text_problems(text)] if form is None else [*_problems(form, rule, series)]
        if form is None or problems:
            del text, form  # Error reports that show local variables must not show the number.
            raise InvalidIdentityNumberError(problems)
        number = object.__new__(cls)
        number._form = form
        return number

    @property
    def kind(self) -> NumberKind:
        """The kind of the number, as far as its form shows."""
        return self._form.kind

    @property
    def series(self) -> NumberSeries:
        """The series, by the number added to the month."""
        return self._form.series

    @property
    def rule(self) -> NumberRule:
        """The strictest rule that the number passes, whichever rule was checked."""
        fails = any(_problems(self._form, NumberRule.FROM_1964))
        return NumberRule.FROM_2032 if fails else NumberRule.FROM_1964

    @property
    def is_synthetic(self) -> bool | None:
        """True for Tenor numbers, False for ordinary ones, None when the form does not show it."""
        return {NumberSeries.TENOR: True, NumberSeries.ORDINARY: False}.get(self.series)

    def digits(self) -> str:
        """Return the eleven digits. They identify a person, so do not log them."""
        return self._form.digits

    def date_digits_for_checks_of_form(self) -> str | None:
        """Return ``ddmmyy`` with nothing added, or None for a shared help number. It is not a birth date."""
        form = self._form
        return f"{form.day:02}{form.month:02}{form.digits[4:6]}" if form.day else None

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, IdentityNumber):
            return NotImplemented
        return self._form == other._form

    def __hash__(self) -> int:
        return hash(self._form)

    def __format__(self, spec: str) -> str:
        return format(repr(self), spec)

    def __reduce__(self) -> tuple[Callable[[str], IdentityNumber], tuple[str]]:
        return IdentityNumber.parse, (self._form.digits,)


def check_remainders(digits: str) -> tuple[int, int]:
    """Return each check digit's weighted sum modulo eleven (*kontrollsifre*).

    Examples:
        >>> check_remainders("03851598730"), check_remainders("30908299902")
        ((0, 0), (2, 0))
    """
    values = [*map(int, digits)]
    # The first sum leaves out the last digit.
    first = sum(weight * value for weight, value in zip(_FIRST_WEIGHTS, values, strict=False))
    second = sum(weight * value for weight, value in zip(_SECOND_WEIGHTS, values, strict=True))
    return first % _MODULUS, second % _MODULUS


def _form_of(text: object, pattern: re.Pattern[str]) -> _Form | None:
    match = pattern.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        return None
    digits = "".join(match.groups())
    # No other number begins so: the day is at most 31, or 71 in a D-number.
    if digits[0] in "89":
        return _Form(digits, NumberKind.SHARED_HELP_NUMBER, NumberSeries.ORDINARY)
    day, month = int(digits[:2]), int(digits[2:4])
    known = (series for series, added in _ADDED_TO_MONTH.items() if month - added in _MONTHS)
    # With no series that fits, the month is out of range, which is a problem of the date.
    series = next(known, NumberSeries.ORDINARY)
    kind = NumberKind.H_OR_NAV_NUMBER if series is NumberSeries.H_OR_NAV else NumberKind.BIRTH_NUMBER
    if day >= _ADDED_TO_DAY:
        kind, day = NumberKind.D_NUMBER, day - _ADDED_TO_DAY
    return _Form(digits, kind, series, day, month - _ADDED_TO_MONTH[series])


def _text_problems(text: object) -> Iterator[Problem]:
    if not isinstance(text, str):
        yield Problem("type", f"give the number as text, not as {type(text).__name__}")
        return
    count = sum(map(str.isdecimal, text))
    if count != _LENGTH:
        yield Problem("length", f"give eleven digits, not {count}")
    yield from (Problem("digits", message) for slip, message in _SLIPS if slip.search(text))


def _problems(
    form: _Form, rule: NumberRule, accepted: frozenset[NumberSeries] = ALL_SERIES
) -> Iterator[Problem]:
    if form.series not in accepted:
        yield Problem("series", f"give a number of another series than {form.series}")
    if form.kind is not NumberKind.SHARED_HELP_NUMBER:
        yield from (Problem("date", message) for message in _date_problems(form, rule))
    first, second = check_remainders(form.digits)
    if first not in rule.first_remainders:
        hint = "; it follows by the rule from 2032" if first in NumberRule.FROM_2032.first_remainders else ""
        yield Problem("first check digit", f"give one that follows from the nine digits before it{hint}")
    if second:
        yield Problem("second check digit", "give the one that follows from the ten digits before it")


def _date_problems(form: _Form, rule: NumberRule) -> Iterator[str]:
    day, month = form.day, form.month
    if day not in _DAYS:
        yield "give a day from 01 to 31, with 40 added in a D-number"
    if month not in _MONTHS:
        yield "give a month from 01 to 12, with nothing, 40, 65 or 80 added"
    elif day in _DAYS and day > monthrange(2000, month)[1]:
        yield "give a day that the month has"
    elif (day, month) == (29, 2) and not _may_be_leap(form, rule):
        yield "give 29 February in a leap year only; by the rule of 1964 the number shows the century"


def _may_be_leap(form: _Form, rule: NumberRule) -> bool:
    """Return whether the year may be a leap year; the century matters only for the year 00."""
    year, individual_number = int(form.digits[4:6]), int(form.digits[6:9])
    if year == 0 and rule is NumberRule.FROM_1964:
        return individual_number >= _FIRST_OF_2000.get(form.kind, 0)
    return year % 4 == 0
