"""Case files for the tests; what a test does not name is as ordinary as can be."""

from __future__ import annotations

import copy
import json
from typing import Any, Final

from tests.cli.run import EXAMPLES

USER: Final = "21878535062"
OTHER: Final = "02919038058"
SERVICES: Final = [
    "book-appointment",
    "renew-prescription",
    "e-consultation",
    "contact-office",
    "flu-vaccination",
]
GP: Final[dict[str, Any]] = {
    "id": "kari",
    "name": "Kari Prøve",
    "office": {"name": "Prøvestad legesenter", "participates": True, "phone": "55 00 00 00"},
    "services": SERVICES,
    "modes": ["video", "text"],
    "serves_children": True,
}
HOME: Final = {"matrikkel_id": "910000014", "unit": "H0101"}
PERSON: Final[dict[str, Any]] = {
    "id": USER,
    "birth_date": "1985-07-21",
    "protected": False,
    "standing": "resident",
}
CHILD: Final[dict[str, Any]] = {
    "id": "child",
    "birth_date": "2017-05-12",
    "protected": False,
    "standing": "resident",
    "home": HOME,
}
FAMILY: Final[dict[str, Any]] = {
    "child": CHILD,
    "parents": [
        {"person": {**PERSON, "home": HOME}, "responsibility": True, "role": "mor"},
        {"person": {**PERSON, "id": OTHER}, "responsibility": False, "role": "far"},
    ],
}
SLOTS: Final = [
    {
        "id": f"slot-{hour}",
        "start": f"2026-11-{day}T{hour}:00:00+01:00",
        "end": f"2026-11-{day}T{hour}:20:00+01:00",
    }
    for day, hour in (("20", "08"), ("24", "09"), ("24", "10"), ("24", "11"))
]
BOOKINGS: Final = [
    {"slot": "slot-08", "patient": USER, "reason": "Begun already"},
    {"slot": "slot-10", "patient": OTHER, "reason": "Somebody else's"},
    {"slot": "slot-11", "patient": USER, "reason": "One's own"},
]
SCHEDULE: Final = {"slots": SLOTS, "bookings": BOOKINGS}
PRESCRIPTIONS: Final = [
    {"id": "inhaler", "patient": USER, "medicine": "Salbutamol", "runs_out_on": "2026-11-27"},
    {"id": "tablets", "patient": USER, "medicine": "Levotyroksin"},
    {"id": "others", "patient": OTHER, "medicine": "Ibuprofen"},
    {"id": "open", "patient": "child", "medicine": "Cetirizin", "hidden_from_parents": False},
    {"id": "hidden", "patient": "child", "medicine": "Ibux", "hidden_from_parents": True},
]

BOOK: Final = {"service": "book-appointment", "slot": "slot-09", "reason": "Control"}
CANCEL: Final = {"service": "book-appointment", "cancel": "slot-11"}
RENEW: Final = {"service": "renew-prescription", "wanted": ["inhaler", "tablets"]}
CONSULT: Final[dict[str, Any]] = {
    "service": "e-consultation",
    "concern": "A rash",
    "mode": "video",
    "needs_attendance": False,
    "urgent": False,
}
ASK: Final[dict[str, Any]] = {
    "service": "contact-office",
    "topic": "getting-there",
    "question": "Is there a lift?",
}
ORDER: Final = {"service": "flu-vaccination", "preferred": "slot-09"}
REQUESTS: Final[dict[str, dict[str, Any]]] = {
    "appointment-request": BOOK,
    "cancellation-request": CANCEL,
    "renewal-request": RENEW,
    "e-consultation-request": CONSULT,
    "enquiry-request": ASK,
    "vaccination-request": ORDER,
}


def case(**changes: Any) -> dict[str, Any]:  # noqa: ANN401  # whatever a file may hold
    """Make a case; a change to None is kept, and one to ``...`` takes the key away."""
    given = {
        "at": "2026-11-23T21:05:00+01:00",
        "access_level": "full",
        "user": PERSON,
        "gp": GP,
        "schedule": SCHEDULE,
        "prescriptions": PRESCRIPTIONS,
        **changes,
    }
    return copy.deepcopy({key: value for key, value in given.items() if value is not ...})


def childs(**changes: Any) -> dict[str, Any]:  # noqa: ANN401  # whatever a file may hold
    """Make a case for a child."""
    return case(**{"user": USER, "family": FAMILY, **changes})


def documents(name: str) -> dict[str, Any]:
    """Read an example's register documents."""
    family = json.loads((EXAMPLES / "families" / f"{name}.json").read_text(encoding="utf-8"))
    return {key: family[key] for key in ("child", "parents")}
