"""Instants and days of Oslo, and what is neither."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

import pytest

from fastlege.characters import is_encodable
from fastlege.oslo import OSLO, is_aware, is_instant, oslo_day
from fastlege.problems import is_collection

EAST = timezone(timedelta(hours=14))
WEST = timezone(timedelta(hours=-14))


class Silent(tzinfo):
    """A zone that does not say its offset."""


def test_an_instant_knows_its_offset() -> None:
    assert is_aware(datetime(2026, 11, 23, tzinfo=OSLO))
    assert not is_aware(datetime(2026, 11, 23))
    assert not is_aware(datetime(2026, 11, 23, tzinfo=Silent()))  # type: ignore[abstract]  # what is tested
    assert not is_aware(date(2026, 11, 23))


@pytest.mark.parametrize("at", [datetime.min.replace(tzinfo=EAST), datetime.max.replace(tzinfo=WEST)])
def test_an_instant_is_of_a_year_that_every_zone_has(at: datetime) -> None:
    assert is_aware(at)
    assert not is_instant(at)


def test_a_day_in_oslo_may_be_the_next_one_in_utc() -> None:
    assert oslo_day(datetime(2026, 3, 8, 23, 30, tzinfo=UTC)) == date(2026, 3, 9)


def test_a_class_is_no_collection() -> None:
    assert is_collection([])
    assert not is_collection(list)
    assert not is_collection("text")


def test_half_of_a_surrogate_pair_is_no_text_that_can_be_written() -> None:
    assert is_encodable("Røysetvegen")
    assert not is_encodable("\ud800")
