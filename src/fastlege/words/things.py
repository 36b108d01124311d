"""Every type that is told to people, with the function that tells it, as text and for a notebook.

Each function takes the thing and the language, and by keyword the audience and the edition where these make a
difference; it gives the citizen's view unless the caseworker's is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from fastlege.calendar.counting import SkippedDay
from fastlege.calendar.deadlines import Deadline
from fastlege.calendar.holidays import Holiday
from fastlege.calendar.year import YearCalendar
from fastlege.errors import InvalidDocumentError
from fastlege.rules.decision import Condition, Decision, Ground
from fastlege.services.delivery import Delivery
from fastlege.services.menus import Menu
from fastlege.words import day, deadline, decision, delivery, menu, unreadable, year

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["TELLERS"]

TELLERS: Final[Mapping[Literal["text", "html"], Mapping[type, Callable[..., str]]]] = {
    "text": {
        Condition: decision.question_text,
        Deadline: deadline.as_text,
        Decision: decision.as_text,
        Delivery: delivery.as_text,
        Ground: decision.sentence,
        Holiday: day.as_text,
        InvalidDocumentError: unreadable.as_text,
        Menu: menu.as_text,
        SkippedDay: day.as_text,
        YearCalendar: year.as_text,
    },
    "html": {
        Deadline: deadline.as_html,
        Decision: decision.as_html,
        Delivery: delivery.as_html,
        Menu: menu.as_html,
        YearCalendar: year.as_html,
    },
}
"""A type that is told joins here, and nowhere else."""
