"""A parent who may act for a child, and what can be changed about it (*tenkte tilfeller*).

A scene is made so that everything is met; a near miss changes one thing in it. Both `families` and the laws
are made of scenes, so that nothing is drawn in vain.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations, product
from typing import TYPE_CHECKING, Final, TypedDict

import attrs
from hypothesis import strategies as st

from fastlege.facts import Address, Family, Parent, Person
from fastlege.terms import ParentRole, PersonId, Standing
from fastlege.testing.changes import ELSEWHERE, RESPELT, changed
from fastlege.testing.drawing import pick
from fastlege.testing.homes import whole_home
from fastlege.testing.times import days

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Unpack

    from hypothesis.strategies import DrawFn

__all__ = ["Facts", "Scene", "draw_scene", "scenes"]

_Age = tuple[int, int, bool]
"""Whole years, days more, and whether the register has the whole birth date."""
_RESIDENT: Final = Standing.RESIDENT


class Birth(TypedDict, total=False):
    """What can be changed about a birth (*fødsel*), as `Person` has it."""

    birth_date: date | None
    birth_year: int | None


class Facts(Birth, total=False):
    """What can be changed about a person (*opplysninger*), as `Person` has it."""

    home: Address | None
    shared_residences: tuple[Address, ...]
    protected: bool | None
    standing: Standing | None


@attrs.frozen(kw_only=True)
class Scene:
    """A family in which a parent asks (*tenkt tilfelle*).

    Attributes:
        day: The day on which it is asked.
        home: Where the child lives, and a parent; a change leaves it as it was.
        child: The child.
        asker: The parent who asks.
        housemate: Another parent, who lives with the child; None: the one who asks does.
        others: Parents on whom nothing turns.
        turn: By how many places the row of parents is turned.
        all_parents_known: Whether the register knows of no other.
    """

    day: date
    home: Address
    child: Person
    asker: Parent
    housemate: Parent | None
    others: tuple[Parent, ...] = ()
    turn: int = 0
    all_parents_known: bool = True

    @property
    def family(self) -> Family:
        """The family, with its parents in the row's order."""
        row = (self.asker, *([self.housemate] if self.housemate else []), *self.others)
        turn = self.turn % len(row)
        return Family(
            child=self.child,
            parents=(*row[turn:], *row[:turn]),
            as_of=self.day,
            all_parents_known=self.all_parents_known,
        )

    def with_child(self, **changes: Unpack[Facts]) -> Scene:
        """Change facts about the child."""
        return attrs.evolve(self, child=attrs.evolve(self.child, **changes))

    def with_asker(self, **changes: Unpack[Facts]) -> Scene:
        """Change facts about the one who asks."""
        return attrs.evolve(self, asker=_changed(self.asker, changes))

    def with_parent_at_home(self, **changes: Unpack[Facts]) -> Scene:
        """Change facts about the parent who lives with the child."""
        if self.housemate is None:
            return self.with_asker(**changes)
        return attrs.evolve(self, housemate=_changed(self.housemate, changes))

    def with_responsibility(self, responsibility: bool | None) -> Scene:  # noqa: FBT001  # the fact itself
        """Change the responsibility of the one who asks."""
        return attrs.evolve(self, asker=attrs.evolve(self.asker, responsibility=responsibility))


def _changed(parent: Parent, changes: Facts) -> Parent:
    return attrs.evolve(parent, person=attrs.evolve(parent.person, **changes))


def draw_scene(
    draw: DrawFn,
    on: date | None = None,
    *,
    sole: bool = False,
    alone: bool | None = None,
    plain: bool = False,
) -> Scene:
    """Draw a scene in which the one who asks may act for the child.

    Args:
        draw: Given by Hypothesis.
        on: The day; by default any.
        sole: Whether nobody else may, and only one parent lives with the child.
        alone: Whether that one is the parent who asks; None makes both.
        plain: Whether only the day, the home and the roles differ, and nobody is there on whom nothing turns.
    """
    day = draw(days()) if on is None else on
    home = whole_home(draw)
    role, *roles = pick(draw, _ROLES)
    scene = Scene(
        day=day,
        home=home,
        child=_born(_YOUNG[0], day, "child", home),
        asker=Parent(person=_born(_GROWN[0], day, "parent-1", home), responsibility=True, role=role),
        housemate=None,
    )
    switched = draw(_SWITCH)  # drawn also where it decides nothing: what is drawn least is shrunk to
    if alone is False or (alone is None and not plain and switched):
        person = _born(_GROWN[0], day, "parent-2", home)
        housemate = Parent(person=person, responsibility=False, role=roles[0])
        scene = attrs.evolve(scene.with_asker(home=None), housemate=housemate)
    return scene if plain else _varied(draw, scene, sole=sole)


scenes = st.composite(draw_scene)
"""Makes scenes; where something is drawn already, `draw_scene` costs less than another strategy."""


def _varied(draw: DrawFn, scene: Scene, *, sole: bool) -> Scene:
    """Vary what nothing turns on."""
    day, home = scene.day, scene.home
    scene = scene.with_parent_at_home(home=changed(draw, home, RESPELT), **_birth(pick(draw, _GROWN), day))
    scene = scene.with_child(**_birth(pick(draw, _YOUNG), day))
    housemate = scene.housemate
    if housemate:
        away = changed(draw, home, ELSEWHERE) if draw(_SWITCH) else None
        birth = _birth(pick(draw, _GROWN), day)
        scene = scene.with_asker(home=away, standing=pick(draw, _LIVING), **birth)
        held = False if sole else pick(draw, (True, False, None))
        scene = attrs.evolve(scene, housemate=attrs.evolve(housemate, responsibility=held))
    makers = pick(draw, _BYSTANDERS if sole else _OTHERS)
    return attrs.evolve(
        scene,
        others=tuple(make(PersonId(f"parent-{number}"), home) for number, make in enumerate(makers, 3)),
        turn=draw(_TURNS),
        all_parents_known=pick(draw, (True, True, False)),
    )


def _born(age: _Age, day: date, mark: str, home: Address) -> Person:
    """Make a person of an age, of whom all is known."""
    known = Person(id=PersonId(mark), home=home, protected=False, standing=_RESIDENT)
    return attrs.evolve(known, **_birth(age, day))


def _birth(age: _Age, day: date) -> Birth:
    """Give the birth of one of an age; of a year alone, one that leaves the age on its side of sixteen."""
    years, left, whole = age
    grown = years > _LIMIT
    born = day - timedelta(days=365 * years + left + _LEAP_DAYS * grown)
    if whole:
        return {"birth_date": born, "birth_year": None}
    year = min(born.year, day.year - _LIMIT - 1) if grown else max(born.year, day.year - _LIMIT + 1)
    return {"birth_date": None, "birth_year": year}


def _other(
    *, at_home: bool = False, responsibility: bool | None = False, **facts: Unpack[Facts]
) -> Callable[[PersonId, Address], Parent]:
    """Give what makes a parent of a kind, by an id and the child's home."""

    def make(mark: PersonId, home: Address) -> Parent:
        place = home if at_home else None
        known = Person(id=mark, birth_year=1980, home=place, protected=False, standing=_RESIDENT)
        person = attrs.evolve(known, **facts)
        return Parent(person=person, responsibility=responsibility, role=ParentRole.CO_MOTHER)

    return make


_LIMIT: Final = 16
_LEAP_DAYS: Final = 30
"""More than there are in a long life: so an adult is never too young."""
_DAYS_MORE: Final = (100, 1, 364)
_YOUNG: Final = [(years, left, True) for years in (9, 15, 3, 0) for left in _DAYS_MORE] + [
    (9, 1, False),
    (15, 1, False),
]
_GROWN: Final = [*((years, left, True) for years in (40, 17, 90) for left in _DAYS_MORE), (40, 1, False)]
_LIVING: Final = (_RESIDENT, _RESIDENT, Standing.NOT_RESIDENT)
_SWITCH: Final = st.booleans()
_TURNS: Final = st.integers(0, 2)
_ROLES: Final = [
    (ParentRole.MOTHER, ParentRole.FATHER),
    (ParentRole.FATHER, ParentRole.MOTHER),
    (ParentRole.CO_MOTHER, ParentRole.MOTHER),
]
_NEVER_COUNT: Final = (
    _other(),
    _other(at_home=True, standing=Standing.DECEASED),
    _other(at_home=True, standing=Standing.NOT_RESIDENT, responsibility=None),
    _other(at_home=True, standing=Standing.INVALID_IDENTITY),
    _other(at_home=True, protected=True),
    _other(standing=None, protected=None, responsibility=None),
)
"""Parents who are neither at home, as far as the register can tell, nor have responsibility."""
_NO_FACTS: Final = _other(birth_year=None, standing=None, protected=None, responsibility=None)
"""A parent without facts: denied by the register, or not found."""
_COUNT: Final = (_other(at_home=True), _other(responsibility=True))
_BYSTANDERS: Final = [(), (), *zip(_NEVER_COUNT), (_NO_FACTS,), *combinations(_NEVER_COUNT, 2)]
_OTHERS: Final = [*_BYSTANDERS[::2], *zip(_COUNT), *product(_COUNT, _NEVER_COUNT)]
