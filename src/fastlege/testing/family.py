"""Children and their parents (*barn og foreldre*): of any kind, or with a wanted outcome.

A granted family is made so that all is met, with variety in everything that decides nothing. A refused one is
a granted one in which a single fact was changed. So nothing is drawn in vain.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import attrs
from hypothesis import note
from hypothesis import strategies as st

from fastlege.facts import GP, Family, Office, Person, Session
from fastlege.oslo import is_day, oslo_day
from fastlege.policy import HELSENORGE_2021_01_11, Policy
from fastlege.problems import is_flag, validate
from fastlege.terms import (
    AccessLevel,
    ConsultationMode,
    Finding,
    GPId,
    ParentRole,
    PersonId,
    Service,
    Standing,
)
from fastlege.testing.answers import shown, without_numbers
from fastlege.testing.facts import children, days, instants, mostly, mostly_of, parents, persons
from fastlege.testing.homes import ELSEWHERE, Facts, pairs
from fastlege.testing.worlds import NOT_COUNTED, born, joined, ordinary, stricter, with_child, with_parents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from hypothesis.strategies import DrawFn, SearchStrategy

    from fastlege.facts.session import PatientGP

__all__ = ["families", "gps", "known_gps", "offices", "sessions"]

_CHILD, _ASKER, _KEEPER = map(PersonId, ("child", "parent-1", "parent-2"))


def families(on: date | None = None, *, granted: bool | None = None) -> SearchStrategy[Family]:
    """Make a child with its registered parents (*barnet og foreldrene*).

    Args:
        on: The day on which the facts hold; by default any.
        granted: True: at least one parent may act for the child. False: none may, and it fails by a hair:
            one change of one fact, and somebody might. None: both of these, and no, one, two or three
            parents of any kind.

    Raises:
        InvalidFactError: When an argument is of another type.

    Examples:
        >>> from hypothesis import find
        >>> find(families(granted=True), lambda family: True)
        Family(parents=1, as_of=2026-11-23)
    """
    validate(
        ("on", on is None or is_day(on), "give a date without a time, or None"),
        ("granted", is_flag(granted), "give True, False, or None for either"),
    )
    day = days() if on is None else st.just(on)
    yes, no = _granted(day), _refused(day)
    made = {True: yes, False: no, None: yes | no | _any(day)}[granted]
    return made.map(_noted)  # beside a failing example stands the call that makes it


def offices() -> SearchStrategy[Office]:
    """Make GP offices (*legekontor*): mostly one that takes part, with a telephone."""
    return st.builds(
        Office,
        name=st.just("Legesenteret"),
        participates=_FLAGS,
        phone=mostly("55 00 00 00", None),
        address=mostly(None, "Prøvevegen 1, 5000 Prøvestad"),
        website=mostly(None, "https://legesenter.example"),
    )


def known_gps() -> SearchStrategy[GP]:
    """Make GPs (*fastleger*): mostly one who offers every service."""
    services, modes = (
        mostly_of(st.just(frozenset(kind)), st.none(), st.frozensets(st.sampled_from(kind)))
        for kind in (Service, ConsultationMode)
    )
    return st.builds(
        GP,
        id=mostly(GPId("gp"), GPId("gp-2")),
        name=st.just("Legen"),
        office=offices(),
        services=services,
        modes=modes,
        serves_children=_FLAGS,
    )


@cache
def gps() -> SearchStrategy[PatientGP]:
    """Make a patient's GP (*fastlege*): known, none, or ``Finding.UNKNOWN``."""
    others: tuple[PatientGP, ...] = (None, Finding.UNKNOWN)
    return mostly_of(known_gps(), st.sampled_from(others))


@st.composite
def sessions(
    draw: DrawFn, *, for_child: bool | None = None, policy: Policy = HELSENORGE_2021_01_11
) -> Session:
    """Make a session (*innlogget bruker*): of the patient, or for a child, by a parent or a stranger."""
    at = draw(instants())
    told: Facts = {"gp": draw(gps()), "access_level": draw(_LEVELS), "at": at, "policy": policy}
    if draw(st.booleans()) if for_child is None else for_child:
        family = draw(families(oslo_day(at)))
        people = [*(row.person for row in family.parents), None]
        user = draw(st.sampled_from(people)) or draw(persons("stranger", on=family.as_of))
        return Session.for_child(user, family, **told)
    user = draw(persons("user", on=oslo_day(at)))
    can_log_in = user.standing not in {Standing.DECEASED, Standing.INVALID_IDENTITY}
    return Session.for_self(user if can_log_in else attrs.evolve(user, standing=None), **told)


@st.composite
def _granted(draw: DrawFn, on: SearchStrategy[date], *, sole: bool = False) -> Family:
    """Make a family in which all is met for ``parent-1``; `sole`: for nobody else, and one lives at home."""
    day, (home, theirs), (role, other_role) = draw(on), draw(_SAME), draw(_ROLES)
    nobody = Family(child=Person(id=_CHILD, protected=None, standing=None), parents=(), as_of=day)
    family = with_child(ordinary(nobody, home=home, theirs=theirs), **_birth(draw(_YOUNG), day))
    family = with_parents(family, role=role, **_birth(draw(_GROWN), day))
    if draw(st.booleans()):  # then another lives with the child
        held = False if sole else draw(_HELD)
        family = with_parents(family, **draw(_AWAY))
        family = joined(family, _KEEPER, home=theirs, responsibility=held, role=other_role)
    for number, facts in enumerate(draw(_BYSTANDERS if sole else _OTHERS), 3):
        family = joined(family, f"parent-{number}", **facts)
    rows = draw(st.permutations(family.parents))
    return attrs.evolve(family, parents=rows, all_parents_known=draw(_ALL_KNOWN))


@st.composite
def _refused(draw: DrawFn, on: SearchStrategy[date]) -> Family:
    """Change one fact of a family in which one parent alone may act."""
    family = draw(_granted(on, sole=True))
    ways = draw(st.sampled_from([*_near_misses(family)]))
    for mark, facts in draw(st.sampled_from(ways)):
        family = with_child(family, **facts) if mark == _CHILD else with_parents(family, mark, **facts)
    return family


@st.composite
def _any(draw: DrawFn, on: SearchStrategy[date]) -> Family:
    day = draw(on)
    marks = (f"parent-{number}" for number in range(1, draw(_HOW_MANY) + 1))
    rows = [draw(parents(mark, day)) for mark in marks]
    return Family(child=draw(children(day)), parents=rows, as_of=day, all_parents_known=draw(_ALL_KNOWN))


def _birth(age: tuple[int, bool], on: date) -> Facts:
    """Return a birth by the days left to the sixteenth birthday: the whole date, or its year alone."""
    days_left, whole = age
    date_ = born(days_left, on)
    return {"birth_date": date_ if whole else None, "birth_year": None if whole else date_.year}


_Change = tuple[tuple[PersonId, Facts], ...]
"""Whose facts are changed, and what they become; of two people only the two homes are."""


def _near_misses(family: Family) -> Iterator[list[_Change]]:
    """Return the changes that refuse the one who may act: homes, and facts about each of the others."""
    keeper = _KEEPER if family.find(_KEEPER) else _ASKER  # the parent who lives with the child
    on, at_home = family.as_of, family.parent(keeper).person
    old, young = ([_birth((days, True), on) for days in row] for row in ((0, -1, -300), (1, 2, 300)))
    year: Facts = {"birth_date": None, "birth_year": born(0, on).year}
    is_open = (on.month, on.day) != (12, 31)  # the day on which a year alone tells an age
    abroad: Facts = {"standing": Standing.NOT_RESIDENT}
    shared = ({"shared_residences": (at_home.home,), "home": home} for home in (ELSEWHERE, None))
    held: list[Facts] = [{"responsibility": False}, {"responsibility": None}]
    for finding in (Finding.UNMET, Finding.UNKNOWN):
        yield [((_CHILD, {"home": one}), (keeper, {"home": other})) for one, other in pairs(finding)]
    yield _of(_CHILD, [*old, year, abroad, *shared, *stricter(family.child)])
    yield _of(_ASKER, [*young, *[year] * is_open, *held, *stricter(family.parent(_ASKER).person)])
    yield _of(keeper, [abroad, *(facts for facts in stricter(at_home) if "birth_date" not in facts)])


def _of(mark: PersonId, changes: Iterable[Facts]) -> list[_Change]:
    return [((mark, facts),) for facts in changes]


_COUNTED: Final[tuple[Facts, ...]] = ({}, {"home": None, "responsibility": True})
_BYSTANDERS: Final = st.lists(st.sampled_from(NOT_COUNTED), max_size=2)
_OTHERS: Final = st.lists(st.sampled_from((*NOT_COUNTED, *_COUNTED)), max_size=2)
_FAR: Final = attrs.evolve(ELSEWHERE, matrikkel_id="250172099")
"""A house that stands in no pair of homes."""
_AWAY: Final[SearchStrategy[Facts]] = st.sampled_from(
    [{"home": _FAR}, {"home": None}, {"home": None, "standing": Standing.NOT_RESIDENT}]
)
_SAME: Final = st.deferred(lambda: st.sampled_from(pairs(Finding.MET)))
_MOTHER, _FATHER, _CO_MOTHER = ParentRole
_ROLES: Final = st.sampled_from([(_MOTHER, _FATHER), (_FATHER, _MOTHER), (_CO_MOTHER, _MOTHER), (None, None)])
_YEAR: Final = 365
_YOUNG: Final = mostly((8 * _YEAR, True), (8 * _YEAR, False), (1, True), (2, True), (99 * _YEAR, True))
_GROWN: Final = mostly((-24 * _YEAR, True), (-24 * _YEAR, False), (0, True), (-1, True), (-74 * _YEAR, True))
_FLAGS: Final = mostly(True, False, None, often=19)  # noqa: FBT003  # a pool of values
_LEVELS: Final = mostly(*reversed(AccessLevel), None)
_HELD: Final = st.sampled_from([False, True, None])
_ALL_KNOWN: Final = mostly(True, False)  # noqa: FBT003  # a pool of values
_HOW_MANY: Final = st.sampled_from([2, 1, 0, 0, 3])


def _noted(family: Family) -> Family:
    note(without_numbers(shown(family)))
    return family
