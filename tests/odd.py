"""What people hand over without meaning to: a day that is none, a zone that fails, a clock that stands still.

They are imitated here, since no test should need pandas, NumPy or freezegun. What the caller's
own iterable raises while it is gone through is not among them, and is passed on: a query may have failed.
"""

from __future__ import annotations

import math
from datetime import date, datetime, timedelta, tzinfo
from typing import Any, Final, NoReturn

__all__ = ["ODD"]


class _Raising(tzinfo):
    """A zone that raises what we have never heard of."""

    def utcoffset(self, _: datetime | None) -> NoReturn:
        msg = "no zone here"
        raise RuntimeError(msg)


class _DayOff(tzinfo):
    """A zone that is a whole day off, which Python takes from nobody."""

    def utcoffset(self, _: datetime | None) -> timedelta:
        return timedelta(days=1)


class _NotATime(datetime):
    """Pandas' ``NaT``: a datetime of no year, all of whose methods raise."""

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        msg = "NaTType does not support it"
        raise ValueError(msg)

    date = time = astimezone = timestamp = isoformat = toordinal = weekday = utcoffset = dst = _refuse
    year = month = day = property(lambda _: math.nan)


class _NotAvailable:
    """``pandas.NA``: it compares to itself whatever it is compared with, and is no truth value."""

    def __eq__(self, other: object) -> Any:  # noqa: ANN401  # not even this is a truth value
        return self

    def __bool__(self) -> NoReturn:
        msg = "boolean value of NA is ambiguous"
        raise TypeError(msg)

    __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __eq__
    __hash__ = object.__hash__


class _Array(_NotAvailable):
    """A column of numbers: it cannot be hashed either."""

    __hash__ = None  # type: ignore[assignment]  # as NumPy has it

    def __iter__(self) -> Any:  # noqa: ANN401  # it is gone through
        return iter([_NotAvailable(), _NotAvailable()])

    def __len__(self) -> int:
        return 2


class _FakeDate(type):
    """A frozen clock's date: whatever is a date is one of these."""

    def __instancecheck__(cls, one: object) -> bool:
        return isinstance(one, date)


class FakeDate(date, metaclass=_FakeDate):
    """What ``date.today()`` gives while a test has stopped the clock."""


class FakeDatetime(datetime):
    """What ``datetime.now()`` gives then."""


class _Broken:
    """Something that cannot be compared, hashed, counted or shown."""

    def _refuse(self, *_: object) -> NoReturn:
        msg = "broken"
        raise RuntimeError(msg)

    __eq__ = __hash__ = __bool__ = __len__ = __repr__ = __str__ = __int__ = _refuse


ODD: Final[dict[str, Any]] = {
    "NaT": _NotATime(2026, 11, 23),
    "NA": _NotAvailable(),
    "an array": _Array(),
    "a zone that raises": datetime(2026, 11, 23, tzinfo=_Raising()),  # type: ignore[abstract]
    "a zone a day off": datetime(2026, 11, 23, tzinfo=_DayOff()),  # type: ignore[abstract]
    "a frozen day": FakeDate(2026, 11, 23),
    "a frozen clock": FakeDatetime(2026, 11, 23, 12),
    "something broken": _Broken(),
    "nan": math.nan,
    "a great number": 10**400,
    "a text of controls": "\x1b[31m\x9b\u202e",
    "half a pair": "\ud800",
    "a type": type,
    "None": None,
}
