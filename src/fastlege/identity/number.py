"""Is this well formed as a person's number (*fødselsnummer*, *D-nummer* and their kin)?

Six digits of a date, three that tell people of one date apart, two check digits. Numbers issued before 2032
keep the rule of 1964; by the rule from 1 January 2032 the first check digit is freer, and a number tells
neither sex nor century. Form is all that is asked here: a well formed number may never have been issued. It
is never a source of age or sex for a decision.

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
"""By the rule of 1964, of the year 00: individual numbers (*individnumre*) from here up belong to 2000, lower
ones to 1900. No date asks for more of the tables of centuries; D-numbers have their own."""
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


@final  # Not made by attrs: `attrs.asdict`, as loggers use it, would hand the digits over unasked.
class IdentityNumber(Fact):
    """A well formed number (*fødselsnummer*, *D-nummer*, *H-nummer*, *FH-nummer*).

    Whatever shows it hides every digit. Two are equal when their digits are.

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
        """Refuse: only :meth:`parse` makes one."""
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
        """Check a number and keep it.

        Args:
            text: Eleven digits, 0 to 9, and nothing else: no blank, no hyphen, no line end.
            rule: The rule to pass. The rule from 2032 takes numbers of both; the rule of 1964 finds more
                slips of the pen, and will do as long as every number was issued before 2032.
            series: Which series to accept.
            allow_printed_form: Accept one space after the sixth digit as well.

        Raises:
            InvalidIdentityNumberError: With every problem, and never with the number.
            InvalidFactError: Another argument is of the wrong type.

        Examples:
            >>> IdentityNumber.parse("038515 98730", allow_printed_form=True).digits()
            '03851598730'
            >>> IdentityNumber.parse("03851598730", series=frozenset({NumberSeries.ORDINARY}))
            Traceback (most recent call last):
            ...
            fastlege.errors.InvalidIdentityNumberError: series: give one that is accepted here; tenor is not
        """
        validate(
            ("rule", isinstance(rule, NumberRule), "give a NumberRule"),
            ("series", is_set_of(NumberSeries, series), "give a frozenset of NumberSeries"),
            ("allow_printed_form", isinstance(allow_printed_form, bool), GIVE_SWITCH),
        )
        form = _form_of(text, _PRINTED if allow_printed_form else _PLAIN)
        problems = [*_text_problems(text)] if form is None else [*_problems(form, rule, series)]
        if form is None or problems:
            del text, form  # An error report that shows local variables then shows no number.
            raise InvalidIdentityNumberError(problems)
        number = object.__new__(cls)
        number._form = form
        return number

    @property
    def kind(self) -> NumberKind:
        """What the number is, as far as its form tells."""
        return self._form.kind

    @property
    def series(self) -> NumberSeries:
        """What is added to its month."""
        return self._form.series

    @property
    def rule(self) -> NumberRule:
        """The strictest rule that it passes, whichever was asked for."""
        fails = any(_problems(self._form, NumberRule.FROM_1964))
        return NumberRule.FROM_2032 if fails else NumberRule.FROM_1964

    @property
    def is_synthetic(self) -> bool | None:
        """True for Tenor's numbers alone, False for ordinary ones, None where the form does not tell."""
        return {NumberSeries.TENOR: True, NumberSeries.ORDINARY: False}.get(self.series)

    def digits(self) -> str:
        """Give the eleven digits. They identify somebody: do not log them."""
        return self._form.digits

    def date_digits_for_checks_of_form(self) -> str | None:
        """Give ``ddmmyy`` with nothing added, or None for a shared help number. It is no birth date."""
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
    """Compute what is left of each check digit's weighted sum after division by eleven (*kontrollsifre*).

    Examples:
        >>> check_remainders("03851598730"), check_remainders("30908299902")
        ((0, 0), (2, 0))
    """
    values = [*map(int, digits)]
    first = sum(weight * value for weight, value in zip(_FIRST_WEIGHTS, values, strict=False))
    second = sum(weight * value for weight, value in zip(_SECOND_WEIGHTS, values, strict=True))
    return first % _MODULUS, second % _MODULUS


def _form_of(text: object, pattern: re.Pattern[str]) -> _Form | None:
    match = pattern.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        return None
    digits = "".join(match.groups())
    if digits[0] in "89":
        return _Form(digits, NumberKind.SHARED_HELP_NUMBER, NumberSeries.ORDINARY)
    day, month = int(digits[:2]), int(digits[2:4])
    known = (series for series, added in _ADDED_TO_MONTH.items() if month - added in _MONTHS)
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
        yield Problem("series", f"give one that is accepted here; {form.series} is not")
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
        yield "give 29 February in a leap year only; by the rule of 1964 the number tells the century"


def _may_be_leap(form: _Form, rule: NumberRule) -> bool:
    """Tell whether it can be a leap year: 18yy, 19yy and 20yy agree, but of the years 00 only 2000 is."""
    year, individual_number = int(form.digits[4:6]), int(form.digits[6:9])
    if year == 0 and rule is NumberRule.FROM_1964:
        return individual_number >= _FIRST_OF_2000.get(form.kind, 0)
    return year % 4 == 0
