"""What day it is in Norway (*norsk tid*): instants to Oslo days, nothing else."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

__all__ = ["OSLO", "has_oslo_day", "in_utc", "is_aware", "is_day", "is_instant", "oslo_day"]

OSLO: Final = ZoneInfo("Europe/Oslo")
"""The zone in which every day of this package begins and ends."""


def is_day(value: object) -> bool:
    """Tell whether a value is a date without a time; a datetime is not."""
    return isinstance(value, date) and not isinstance(value, datetime)


def is_aware(value: object) -> bool:
    """Tell whether a value is an instant: a datetime that knows its offset from UTC."""
    try:
        return isinstance(value, datetime) and value.utcoffset() is not None
    except Exception:  # noqa: BLE001  # a zone may raise anything, or be a day off; pandas' NaT has no offset
        return False


def oslo_day(instant: datetime) -> date:
    """Give the date in Oslo of an aware instant.

    Examples:
        >>> from datetime import UTC
        >>> oslo_day(datetime(2026, 3, 8, 23, 30, tzinfo=UTC))
        datetime.date(2026, 3, 9)
    """
    return instant.astimezone(OSLO).date()


def has_oslo_day(instant: datetime) -> bool:
    """Tell whether an aware instant is of a year that a date can have in Oslo."""
    try:
        oslo_day(instant)
        in_utc(instant)
    except Exception:  # noqa: BLE001  # a year before 1 or after 9999, or a zone that answers but once
        return False
    return True


def is_instant(value: object) -> bool:
    """Tell whether a value is aware, and of the years that every zone has."""
    return isinstance(value, datetime) and is_aware(value) and has_oslo_day(value)


def in_utc(instant: datetime) -> datetime:
    """Give an aware instant in UTC, where it can be compared.

    Python compares two datetimes of one zone by their clocks, which show one hour twice in autumn.
    """
    return instant.astimezone(UTC)
