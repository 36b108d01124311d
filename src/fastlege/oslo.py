"""Days and instants in Norwegian time (*norsk tid*)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

__all__ = ["OSLO", "has_oslo_day", "in_utc", "is_aware", "is_day", "is_instant", "oslo_day"]

OSLO: Final = ZoneInfo("Europe/Oslo")
"""The time zone of every day in this package."""


def is_day(value: object) -> bool:
    """Return whether a value is a date and not a datetime."""
    return isinstance(value, date) and not isinstance(value, datetime)


def is_aware(value: object) -> bool:
    """Return whether a value is a datetime with an offset from UTC."""
    try:
        return isinstance(value, datetime) and value.utcoffset() is not None
    except Exception:  # noqa: BLE001  # a time zone may raise anything; pandas' NaT has no offset
        return False


def oslo_day(instant: datetime) -> date:
    """Return the date in Oslo at an aware instant.

    Examples:
        >>> from datetime import UTC
        >>> oslo_day(datetime(2026, 3, 8, 23, 30, tzinfo=UTC))
        datetime.date(2026, 3, 9)
    """
    return instant.astimezone(OSLO).date()


def has_oslo_day(instant: datetime) -> bool:
    """Return whether an aware instant is within the years 1 to 9999, both in Oslo and in UTC."""
    try:
        oslo_day(instant)
        in_utc(instant)
    except Exception:  # noqa: BLE001  # out of range, or a time zone that fails the second time
        return False
    return True


def is_instant(value: object) -> bool:
    """Return whether a value is an aware datetime within the years 1 to 9999."""
    return isinstance(value, datetime) and is_aware(value) and has_oslo_day(value)


def in_utc(instant: datetime) -> datetime:
    """Convert an aware instant to UTC, so that it can be compared.

    Python compares two datetimes in the same zone by wall-clock time, which repeats an hour in autumn.
    """
    return instant.astimezone(UTC)
