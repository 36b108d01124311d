"""What can be edited in a family's documents: each way to be wrong edits as little as it can."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from tests import documents as freg
from tests.documents import FATHER, MOTHER, TODAY, TOMORROW, YESTERDAY
from tools.conformance.form import turn

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from tools.conformance.form import Data

    World = dict[str, Data]
    Edit = Callable[[World, int], object]

UTC_TODAY: Final = "2026-11-22T23:00:00Z"
UTC_TOMORROW: Final = "2026-11-23T23:00:00Z"
UTC_LATER_TODAY: Final = "2026-11-23T22:59:59Z"
UTC_AFTER_MIDNIGHT: Final = "2026-11-23T23:30:00Z"
BEFORE_MIDNIGHT: Final = "2026-11-22T22:30:00Z"
INSTANTS: Final = (
    "2026-11-23T09:15:00+01:00",
    "2026-11-22T23:30:00Z",
    "2026-11-23T22:30:00Z",
    "2026-11-23T00:00:00+01:00",
    "2026-11-23T23:59:59+01:00",
    "2026-11-23T05:00:00-05:00",
)
"""Six instants of one day in Oslo; in UTC some are of another."""


class Way(NamedTuple):
    """A way to read documents wrongly, as `facts.Way` has it."""

    name: str
    sentence: str
    condition: str
    finding: str
    edit: Edit
    asks: tuple[str, ...] = (MOTHER, FATHER)
    registers: tuple[str, ...] = ("folkeregisteret", "pdl")
    at: tuple[str, ...] = INSTANTS


def own(whose: str, **elements: Any) -> Edit:  # whatever a document may hold  # noqa: ANN401  # whatever a fact may be
    """Replace elements of somebody's document; a function is given the number of the case."""

    def edit(world: World, nth: int) -> None:
        world[whose] |= {name: value(nth) if callable(value) else value for name, value in elements.items()}

    return edit


def both(*edits: Edit) -> Edit:
    """Edit several things."""
    return lambda world, nth: [edit(world, nth) for edit in edits]


def home(**fields: Any) -> Data:  # noqa: ANN401  # whatever a fact may be
    """Make the child's home."""
    return freg.home(**fields)


def third(**fields: Any) -> Data:  # noqa: ANN401  # whatever a fact may be
    """Make a home that is neither the child's nor the father's."""
    return (
        freg.home(
            vegadresse=freg.street(adressenavn="Nyvegen", adressekode="77", adressenummer={"husnummer": "7"}),
            adresseIdentifikatorFraMatrikkelen="5",
        )
        | fields
    )


def ended(at: str) -> Data:
    """Say when an entry ended."""
    return {"opphoerstidspunkt": at}


def begun(at: str) -> Data:
    """Say when an entry begins."""
    return {"gyldighetstidspunkt": at}


OVER: Final = (
    ended(TODAY),
    ended(YESTERDAY),
    {"erGjeldende": False},
    ended(UTC_TODAY),
    ended(UTC_LATER_TODAY),
    ended(BEFORE_MIDNIGHT),
)
TO_COME: Final = (
    begun(TOMORROW),
    begun(UTC_TOMORROW),
    begun(UTC_AFTER_MIDNIGHT),
    begun("2027-01-01T00:00:00+01:00"),
)
HOLDS: Final = (
    begun(TODAY),
    begun(UTC_TODAY),
    begun(UTC_LATER_TODAY),
    ended(TOMORROW),
    ended(UTC_TOMORROW),
    ended(UTC_AFTER_MIDNIGHT),
)
OF_FOLKEREGISTERET: Final = ("folkeregisteret",)
OF_PDL_ALONE: Final = ("pdl",)
JOINT: Final = (freg.responsibility("felles", MOTHER), freg.responsibility("felles", FATHER))
BOTH_RELATIONS: Final = (freg.relation(MOTHER, "mor"), freg.relation(FATHER, "far"))


def moved(whose: str, *homes: Data | None) -> Edit:
    """Enter other homes of somebody."""
    return own(whose, bostedsadresse=[*homes])


def protected(whose: str, **fields: Any) -> Edit:  # noqa: ANN401  # whatever a fact may be
    """Enter a protection; fields that are a row are taken in turn."""

    def edit(world: World, nth: int) -> None:
        told = {
            name: turn(value, nth) if isinstance(value, tuple) else value for name, value in fields.items()
        }
        world[whose]["adressebeskyttelse"] = [
            freg.entry(**{"graderingsnivaa": turn(("fortrolig", "strengtFortrolig"), nth)} | told)
        ]

    return edit


def born_on(whose: str, day: date, **fields: Any) -> Edit:  # noqa: ANN401  # whatever a fact may be
    """Enter another birth of somebody."""
    return own(whose, foedsel=[freg.birth(day) | fields])


def of_status(whose: str, *codes: str) -> Edit:
    """Enter another status of somebody."""
    return own(whose, status=lambda nth: [freg.entry(status=turn(codes, nth))])


def one_of(*rows: Data) -> Callable[[int], list[Data]]:
    """Take one entry in turn."""
    return lambda nth: [turn(rows, nth)]
