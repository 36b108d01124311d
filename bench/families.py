"""Random families to ask about, the same in every run: every shape of home, and every kind of not knowing."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum
from typing import TYPE_CHECKING, Final, TypeAlias

from bench.measure import seeded
from fastlege import (
    Address,
    CadastralAddress,
    Family,
    Grading,
    Parent,
    ParentRole,
    Person,
    PersonId,
    Standing,
    StreetAddress,
)

if TYPE_CHECKING:
    from random import Random

__all__ = ["Case", "Homes", "draw", "draw_many"]

Case: TypeAlias = "tuple[Person, Family]"
"""Who asks, and the family."""

_STREETS: Final = ("Kirkegata", "Øvre Torggate", "Haakon VIIs gate", "Åsveien")
_TROUBLE: Final = (0.0, 0.03, 0.25)
"""How often a single fact is out of the ordinary: in a family where all is known and in order, in a usual
one, and in one about which the register is poor. A third of the families is of each."""

_NO_GRADING: Final = (Grading.UNGRADED, Grading.CLIENT_ADDRESS, None)


class Homes(Enum):
    """How the homes of a family are written."""

    BY_ID = "with ids"
    STREET = "streets"
    PROPERTY = "properties"
    MIXED = "ids and none"


class _Drawing:
    """One family in the making."""

    def __init__(self, rng: Random, homes: Homes, trouble: float) -> None:
        self.rng = rng
        self.homes = homes
        self.trouble = trouble
        self.house = rng.randrange(1, 10**6)
        self.unit = rng.choice(("", "H0101", "H0201", "U0102"))

    def odd(self) -> bool:
        """Tell whether the next fact is out of the ordinary."""
        return self.rng.random() < self.trouble

    def home(self, *, shared: float) -> Address | None:
        """Draw a registered home: the family's house, as often as `shared` says, or another."""
        if self.odd():
            return None
        same = self.rng.random() < shared
        house = self.house if same else self.rng.randrange(1, 10**6)
        unit = self.rng.choice((None, " h0301 ")) if self.odd() else self.unit
        has_id = self.homes is Homes.BY_ID or (self.homes is Homes.MIXED and self.rng.random() < 1 / 2)
        return Address(
            # Zeros in front, and a text of its own for each home, as when it is read from a document.
            matrikkel_id=f"{house:09d}" if has_id and not self.odd() else None,
            unit=unit,
            place=None if self.odd() else self._place(house),
            grading=self.rng.choice(_NO_GRADING) if self.odd() else Grading.UNGRADED,
        )

    def _place(self, house: int) -> StreetAddress | CadastralAddress:
        town = None if self.odd() else f"{301 + house % 5000:04d}"
        if self.homes is Homes.PROPERTY:
            return CadastralAddress(
                municipality=town, land_number=1 + house % 400, title_number=1 + house % 90
            )
        return StreetAddress(
            municipality=town,
            street_name=_STREETS[house % 4].upper() if self.odd() else _STREETS[house % 4],
            street_code=None if self.odd() else f"{house % 9999 + 1:05d}",
            house_number=1 + house % 120,
            house_letter="abc"[house % 3] if house % 5 == 0 else None,
        )

    def person(self, mark: str, *, ages: tuple[int, int], shared: float, on: date) -> Person:
        """Draw a person of an age between two, in days."""
        born = on - timedelta(days=self.rng.randrange(*ages))
        protected = self.rng.choice((True, None)) if self.odd() else False
        kind = self.rng.choice(("year", "none")) if self.odd() else "date"
        return Person(
            id=PersonId(f"{mark}-{self.house}"),
            birth_date=born if kind == "date" else None,
            birth_year=born.year if kind == "year" else None,
            home=self.home(shared=shared),
            protected=protected,
            standing=self.rng.choice((*Standing, None)) if self.odd() else Standing.RESIDENT,
        )

    def family(self, parents: int) -> Case:
        """Draw who asks, and the family."""
        on = date(2026, 1, 1) + timedelta(days=self.rng.randrange(365))
        child_ages = (15 * 365, 19 * 365) if self.odd() else (10, 15 * 365)
        child = self.person("child", ages=child_ages, shared=1, on=on)
        adults = []
        for place in range(parents + 1):
            ages = (13 * 365, 17 * 365) if self.odd() else (17 * 365, 60 * 365)
            adults.append(self.person(f"adult{place}", ages=ages, shared=0.6, on=on))
        registered = [
            Parent(
                person=adult,
                responsibility=self.rng.choice((False, None)) if self.odd() else True,
                role=self.rng.choice(tuple(ParentRole)),
            )
            for adult in adults[:parents]
        ]
        family = Family(child=child, parents=registered, as_of=on, all_parents_known=not self.odd())
        return (adults[-1] if self.odd() else self.rng.choice(adults[:parents])), family


def draw(rng: Random, parents: int, homes: Homes) -> Case:
    """Draw one case at random."""
    return _Drawing(rng, homes, rng.choice(_TROUBLE)).family(parents)


def draw_many(
    number: int, seed: int, *, parents: int | None = None, homes: Homes | None = None
) -> list[Case]:
    """Draw cases of one, two and three parents and of every kind of homes, or of those asked for."""
    rng = seeded(seed)
    return [
        draw(rng, parents or rng.choice((1, 2, 2, 2, 3)), homes or rng.choice(tuple(Homes)))
        for _ in range(number)
    ]
