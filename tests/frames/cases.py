"""Families, the columns that they make, and what the scalar rule says of each row."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import attrs
from hypothesis import Phase, given, seed, settings

from fastlege import (
    HELSENORGE_2021_01_11,
    Address,
    CadastralAddress,
    Family,
    Parent,
    StreetAddress,
    may_represent,
)
from fastlege.frames import rows
from fastlege.rules.representation import address_condition
from fastlege.terms import Grading, Standing
from fastlege.testing import families
from tests.support import ELSEWHERE, HOME, child, family, parent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hypothesis.strategies import SearchStrategy

    from fastlege.policy import Policy

FLAGS: Final = (True, False, None)
STANDINGS: Final = (*Standing, None)
STRANGER: Final = parent("stranger")


class Decided(NamedTuple):
    """Columns, and the answers of the rule by child and adult: granted, bits, address condition."""

    columns: dict[str, list[Any]]
    answers: dict[tuple[str, str], tuple[bool, int, str]]


def decided(of: Iterable[Family], *strangers: Parent, policy: Policy = HELSENORGE_2021_01_11) -> Decided:
    """Ask the scalar rule of every parent of every family, and of strangers; each child has its own mark."""
    given_families = list(of)
    widened = [attrs.evolve(one, parents=(*one.parents, *strangers)) for one in given_families]
    columns = rows(widened)
    columns["child"], columns["registered"] = [], []
    answers: dict[tuple[str, str], tuple[bool, int, str]] = {}
    for number, one in enumerate(given_families):
        address = address_condition(one, policy=policy).value
        for who in (*one.parents, *strangers):
            decision = may_represent(who.person, one, policy=policy)
            answers[f"c{number}", who.person.id] = decision.granted, decision.bits, address
        columns["child"] += [f"c{number}"] * (len(one.parents) + len(strangers))
        columns["registered"] += [True] * len(one.parents) + [False] * len(strangers)
    return Decided(columns, answers)


def drawn(strategy: SearchStrategy[Any], number: int, *, run: int | None = None) -> list[Any]:
    """Draw many, so that one frame holds them all; a run draws the same every time, and other runs others."""
    found: list[Any] = []
    look = settings(max_examples=number, database=None, phases=[Phase.generate])

    @look
    @given(strategy)
    def collect(one: object) -> None:
        found.append(one)

    collect = collect if run is None else seed(run)(collect)
    collect()
    return [one for one in found if not isinstance(one, Family) or _names(one) <= _FOLDED]


_FOLDED: Final = {*map(chr, range(0x20, 0x7F)), *"æøåéÆØÅÉ"}


def _names(family: Family) -> set[str]:
    """Return the characters of the street names: with others than ours a name is not compared in columns."""
    homes = (who.home for who in (family.child, *(row.person for row in family.parents)))
    return set().union(*(getattr(home and home.place, "street_name", None) or "" for home in homes))


BIRTHS: Final = (date(2010, 11, 23), date(2010, 11, 24), 2010, 2009, 2011, None)
"""Sixteen on the day, tomorrow, this year, last year, next year, and nobody knows."""


def of_one_parent(
    births: Iterable[Any] = BIRTHS[:1], all_homes: Iterable[Address | None] = ()
) -> Iterator[Family]:
    """Go through what is held of a child and of its one parent."""
    homes = tuple(all_homes) or (HOME, ELSEWHERE, None)
    some = list(births)
    children = [
        child(born, protected=protected, standing=standing)
        for born, protected, standing in product(some, FLAGS, STANDINGS)
    ]
    parents = [
        parent(born=born, protected=protected, standing=standing, home=home, responsibility=held)
        for born, protected, standing, home, held in product(some, FLAGS, STANDINGS, homes, FLAGS)
    ]
    for one, other, known in product(children, parents, (True, False)):
        yield family(one, other, all_known=known)


def of_several() -> Iterator[Family]:
    """Go through every fold of up to three parents, each of a kind that may change it."""
    shielded = attrs.evolve(HOME, grading=Grading.CONFIDENTIAL)
    kinds: tuple[dict[str, Any], ...] = (
        {},
        {"home": ELSEWHERE},
        {"home": None},
        {"home": shielded},
        {"standing": Standing.DECEASED},
        {"home": None, "protected": None, "standing": None, "born": None},
        {"home": Address(grading=None), "protected": None, "standing": None, "born": None},
    )
    single: tuple[dict[str, Any], ...] = (
        {"protected": False},
        {"standing": Standing.RESIDENT},
        {"home": HOME},
        {"born": 1985},
        {"born": date(1985, 7, 21)},
    )
    for fact in single:
        yield family(
            child(), parent(**({"home": None, "protected": None, "standing": None, "born": None} | fact))
        )
    for number in range(4):
        for chosen in product(kinds, repeat=number):
            parents = [parent(f"parent-{place}", **kind) for place, kind in enumerate(chosen)]
            yield from (family(child(), *parents, all_known=known) for known in (True, False))


def _places() -> Iterator[StreetAddress | CadastralAddress | None]:
    yield None
    for town, name, code, number, letter in product(
        ("4601", "9999", None), ("Vei", " VEI", None), ("1", "2", "0"), (1, 2, 0), ("a", "B ", None)
    ):
        if town == "4601" or (name, number, letter) == ("Vei", 1, None):
            yield StreetAddress(
                municipality=town,
                street_name=name,
                street_code=code,
                house_number=number,
                house_letter=letter,
            )
    for land, lease, sub in product((1, 2, 0), (None, 0, 1, 2), (None, 0, 1, 2)):
        yield CadastralAddress(
            municipality="4601", land_number=land, title_number=1, lease_number=lease, sub_number=sub
        )


def homes() -> list[Address]:
    """Make homes that differ from each other in every part."""
    places = [*_places()]
    plain = places[:: len(places) // 14]
    of_places = [Address(place=place) for place in places]
    of_ids = [
        Address(matrikkel_id=id_, unit=unit, place=place)
        for id_, unit, place in product((None, " 01", "2"), (None, "h0101 ", "H0201", "H0000"), plain)
    ]
    return [*of_places, *of_ids]


def of_homes(step: int) -> Iterator[Family]:
    """Compare every home with every one, or with each of so many steps."""
    every = homes()
    parents = [parent(home=home) for home in every]
    for place, home in enumerate(every):
        of = child(home=home)
        yield from (family(of, other) for other in parents[place % step :: step])


@cache
def everything() -> Decided:
    """Put a share of each kind together: what each engine is held to."""
    people: list[Family] = [*of_several(), *of_homes(23), *[*of_one_parent()][::7]]
    ages = [family(child(one), parent(born=other)) for one, other in product(BIRTHS, repeat=2)]
    return decided([*people, *ages, *drawn(families(), 300)], STRANGER)
