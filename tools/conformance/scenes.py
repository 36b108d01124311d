"""A family in which a parent may act, and what can be changed about it; the nth is the same each time.

What nothing turns on is varied with the number: the day, the ages, the home and how it is spelt, who lives
where, the order of the parents, their roles and their ids, and parents on whom nothing turns.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from tools.conformance.form import turn
from tools.conformance.homes_made import at, identified, on_property, on_street

if TYPE_CHECKING:
    from tools.conformance.form import Data

DAYS: Final = (
    *("2026-11-23", "2024-02-29", "2027-01-01", "2026-12-31", "2028-03-26", "2025-10-26", "2030-03-01"),
    *("2031-07-04", "2023-02-28"),
)
MARKS: Final = (
    *(("parent-1", "parent-2"), ("mor", "far"), ("b", "a"), ("2", "02"), ("P", "p"), ("1001", "100")),
    *(("A-17", "A-71"), ("ø", "o"), ("x y", "xy")),
)
ROLES: Final = (
    ("mor", "far"),
    ("far", "mor"),
    (None, "mor"),
    ("mor", None),
    ("medmor", "mor"),
    (None, None),
    ("mor", "mor"),
)
_YOUNG: Final = ((9, 100), (15, 364), (3, 1), (0, 200), (12, 0), (15, 1), (7, 300), (14, 364))
_GROWN: Final = ((40, 100), (17, 1), (90, 364), (25, 0), (16, 1), (33, 200), (18, 0))
LIVING: Final = ("alone", "elsewhere", "both", "elsewhere")
"""Who is at home: the parent who asks, alone; another parent, and not the one who asks; both."""


class Scene:
    """A family in which the parent who asks may act for the child; the fields are changed at will.

    Attributes:
        nth: Which scene it is.
        on: The day.
        child: The child.
        asker: The parent who asks, a person.
        responsibility: Whether that parent has parental responsibility.
        told: What the one who asks is told to be, beside what the family holds; None: the same.
        mate: A parent who lives with the child, beside the one who asks; None: there is none.
        others: Parents on whom nothing turns.
        all_known: Whether the register knows of no other.
        parents: The rows of the parents in place of those that follow from the rest; None: they follow.
    """

    def __init__(self, nth: int, living: str | None = None, *, others: bool = True) -> None:
        """Make the nth scene."""
        self.nth = nth
        self.living = living or turn(LIVING, nth)
        self.on = date.fromisoformat(turn(DAYS, nth))
        self.home = home(nth)
        mark, mates = turn(MARKS, nth)
        years, days = turn(_YOUNG, nth, 1)
        self.child = person("child", born(self.on, years, days), self.home)
        years, days = turn(_GROWN, nth, 1)
        self.asker = person(mark, born(self.on, years, days), respelt(self.home, nth))
        self.responsibility: bool | None = True
        self.told: Data | None = None
        self.mate: Data | None = None
        self.mate_responsibility: bool | None = turn((False, None, True), nth)
        if self.living != "alone":
            years, days = turn(_GROWN, nth + 3, 1)
            self.mate = person(mates, born(self.on, years, days), respelt(self.home, nth + 1))
        if self.living == "elsewhere":
            self.asker = self.asker | _away(self)
        self.others = _bystanders(self) if others else []
        self.all_known = bool(nth % 5)
        self.rows: list[Data] | None = None
        self.written: Data = {}

    def at_home(self, **facts: Any) -> Scene:  # whatever a fact may be  # noqa: ANN401  # whatever a fact may be
        """Change the parent who lives with the child: the mate, or else the one who asks."""
        if self.mate is not None:
            self.mate = self.mate | facts
        else:
            self.asker = self.asker | facts
        return self

    def nobody_home(self) -> Scene:
        """Let no parent live with the child, for certain."""
        self.asker = self.asker | {"home": apart(self), "standing": "resident"}
        if self.mate is not None:
            self.mate = self.mate | {"home": apart(self, 1)}
        self.others = [row for row in self.others if row["person"]["standing"] == "deceased"]
        self.all_known = True
        return self

    def parents(self) -> list[Data]:
        """Write the rows of the parents, in an order that changes."""
        role, mates = turn(ROLES, self.nth, 2)
        rows = [_row(self.asker, self.responsibility, role)]
        if self.mate is not None:
            rows.append(_row(self.mate, self.mate_responsibility, mates))
        rows += self.others
        start = self.nth // 2 % len(rows)
        return [*rows[start:], *rows[:start]]

    def input(self) -> Data:
        """Write who asks, a parent by the id alone if they tell nothing else, and the family."""
        family: Data = {"child": self.child, "parents": self.parents() if self.rows is None else self.rows}
        family["as_of"] = self.on.isoformat()
        if not self.all_known:
            family["all_parents_known"] = False
        return {"adult": self.told or self.asker["id"], "family": family | self.written}


def person(mark: str, birth: Data, where: Data | None, **facts: Any) -> Data:  # noqa: ANN401  # whatever a fact may be
    """Make a person with every fact known."""
    at_home = {} if where is None else {"home": where}
    return {"id": mark, **birth, **at_home, "protected": False, "standing": "resident"} | facts


def born(on: date, years: int, days: int = 0) -> Data:
    """Tell when somebody of an age was born: whole years, and days more."""
    day = on - timedelta(days=days)
    try:
        birth = day.replace(year=day.year - years)
    except ValueError:  # 29 February, and the year has none
        birth = date(day.year - years, 3, 1)
    return {"birth_date": birth.isoformat()}


def home(nth: int) -> Data:
    """Make a home that can be compared, in the nth way."""
    plain = at(on_property(nth), lease_number=nth % 3, sub_number=nth % 2)
    return turn((identified(nth), on_street(nth), plain, identified(nth + 5)), nth)


def respelt(given: Data, nth: int) -> Data:
    """Spell a home otherwise, so that it is still the same."""
    if nth % 3 == 0:
        return given
    made = {**given, "unit": f" {given['unit'].lower()}"} if given.get("unit") else {**given, "unit": "H0000"}
    if "matrikkel_id" in made and nth % 3 == 1:
        return made | {"matrikkel_id": f"0{made['matrikkel_id']}"}
    place = made.get("place") or {}
    if "street_name" in place:
        made = at(made, street_name=(place["street_name"] or "").upper())
    return made


def apart(scene: Scene, nth: int = 0) -> Data:
    """Make a home that is certainly not the child's, however one compares."""
    place = turn(("1806", "3303", "5401"), scene.nth + nth)
    if "matrikkel_id" not in scene.home:
        return at(scene.home, municipality=place)
    street = {"municipality": place, "street_name": "Kongens gate", "house_number": 77 + nth}
    return {"matrikkel_id": str(880 + nth), "unit": turn(("H0101", "U0102"), scene.nth), "place": street}


def _away(scene: Scene) -> Data:
    """Describe a parent who does not live with the child, or whose home is unknown."""
    return turn(
        (
            {"home": apart(scene)},
            {"home": None, "standing": "not-resident"},
            {"home": None},
            {"home": apart(scene, 3)},
            {"home": scene.home, "standing": "not-resident"},
        ),
        scene.nth,
        1,
    )


def _bystanders(scene: Scene) -> list[Data]:
    """Make further parents, on whom nothing turns while another lives with the child."""
    grown = {"birth_year": 1980}
    dead = person("parent-7", grown, scene.home, standing="deceased")
    moved = person("parent-8", grown, apart(scene, 1))
    hidden = person("parent-7", grown, scene.home, protected=True)
    unknown = {"id": "parent-9", "protected": None, "standing": None}
    abroad = person("parent-8", grown, scene.home, standing="not-resident")
    false = person("parent-9", grown, scene.home, standing="invalid-identity")
    rows: tuple[tuple[Data, ...], ...] = (
        *((), (), (dead,), (moved,), (hidden,), (unknown,), (abroad,), (false,)),
        *((dead, moved), (), (hidden, unknown, abroad)),
    )
    return [_row(who, turn((False, None, True), scene.nth), "medmor") for who in turn(rows, scene.nth, 1)]


def _row(who: Data, responsibility: bool | None, role: str | None) -> Data:  # the fact itself  # noqa: FBT001  # the fact itself
    row = {"person": who, "responsibility": responsibility}
    return row if role is None else row | {"role": role}
