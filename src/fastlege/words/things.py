"""The functions that write each type for people, as text and as HTML for notebooks.

Each takes the value and the language and, where they matter, the keywords ``audience`` and ``policy``. The
citizen's view is the default.
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
"""A new type that explains itself is added here, and nowhere else."""
