"""An instant is one instant, whichever zone shows it and however often a clock does."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

import pytest

from fastlege import Message, PersonId, Service, Session
from fastlege.oslo import OSLO
from tests.support import for_self, gp, person

ONCE: Final = datetime(2026, 10, 25, 2, 30, tzinfo=OSLO)
"""In the hour that the clocks of Oslo show twice; the other half past two is an hour later."""
TWICE: Final = ONCE.replace(fold=1)


def session(at: datetime) -> Session:
    return for_self(person("user"), of=gp(), at=at)


def message(at: datetime) -> Message:
    return Message(
        id="m",
        thread="t",
        begun_by=None,
        patient=PersonId("child"),
        service=Service.CONTACT_OFFICE,
        sent_at=at,
        text="Hei",
    )


@pytest.mark.parametrize("made", [session, message])
def test_an_instant_equals_itself_in_another_zone_and_nothing_else(made: type) -> None:
    for at in (ONCE, TWICE):
        assert made(at) == made(at.astimezone(UTC))
        assert hash(made(at)) == hash(made(at.astimezone(UTC)))
    assert made(ONCE) != made(TWICE)
