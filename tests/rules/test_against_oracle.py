"""Every rule against the oracle, ground by ground, over the whole space.

Where the space is small it is walked through entirely; where it is not, in slices that between them pair
every value of a fact with every value of those facts that it could be confused with.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import chain, combinations, product
from typing import TYPE_CHECKING, Final, TypeVar

import attrs
import pytest

from fastlege.facts import Address, CadastralAddress, Family, Parent, Person, StreetAddress, same_home
from fastlege.policy import HELSENORGE_2021_01_11
from fastlege.rules import (
    ACCESS,
    AVAILABILITY_FOR_A_CHILD,
    AVAILABILITY_FOR_ONESELF,
    E_CONSULTATION,
    ENQUIRY,
    REPRESENTATION,
    access_suffices,
    is_available,
    may_consult_online,
    may_enquire,
    may_represent,
    may_see_appointments,
    representatives,
)
from fastlege.terms import AccessLevel, ConsultationMode, Finding, Grading, Service, Standing, Topic
from tests.rules import oracle
from tests.support import (
    ADULT_BORN,
    DAY,
    ELSEWHERE,
    HOME,
    child,
    family,
    for_child,
    for_self,
    gp,
    noon,
    parent,
    person,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fastlege.facts.session import PatientGP
    from fastlege.policy import Policy
    from fastlege.rules import Decision

pytestmark = pytest.mark.exhaustive

_T = TypeVar("_T")

PAGE: Final = HELSENORGE_2021_01_11
COUNTED: Final = attrs.evolve(PAGE, shared_residence_counts=True)
FLAGS: Final = (True, False, None)
LEVELS: Final = (*AccessLevel, None)
STANDINGS: Final = (*Standing, None)
WORDS: Final = {True: Finding.MET, False: Finding.UNMET, None: Finding.UNKNOWN}


def check(decision: Decision, expected: list[bool | None], *case: object) -> None:
    """Compare every ground, and the outcome."""
    found = [ground.finding for ground in decision.grounds]
    assert found == [WORDS[finding] for finding in expected], case
    assert decision.granted is all(expected), case


def subsets(values: Iterable[_T]) -> Iterator[tuple[_T, ...]]:
    """Make every subset."""
    pool = tuple(values)
    return chain.from_iterable(combinations(pool, size) for size in range(len(pool) + 1))


def test_the_conditions_are_the_designs() -> None:
    offer = ("has-gp", "office-participates", "service-offered")
    access = ("access-level-sufficient",)
    representation = (
        "child-under-age-limit",
        "child-alive-and-identified",
        "child-not-protected",
        "is-registered-parent",
        "has-parental-responsibility",
        "adult-old-enough",
        "adult-alive-and-identified",
        "adult-not-protected",
        "a-parent-registered-at-childs-address",
    )
    assert ACCESS.codes == access
    assert REPRESENTATION.codes == representation
    assert AVAILABILITY_FOR_ONESELF.codes == (*offer, *access, "old-enough-to-act-alone")
    assert AVAILABILITY_FOR_A_CHILD.codes == (*offer, "gp-system-serves-children", *access, *representation)
    assert E_CONSULTATION.codes == ("not-urgent", "no-attendance-needed", "mode-supported")
    assert ENQUIRY.codes == ("administrative-matter",)


# --- ages: every limit, the day before, on it, the day after, 29 February, a year alone, not known


def births(on: date) -> list[date | int | None]:
    """Make births around each limit as seen from a day, and some anywhere."""
    turned_16 = date(on.year - 16, on.month, min(on.day, 28))
    around = [turned_16 + timedelta(days=days) for days in range(-3, 5)]
    anywhere = [date(2008, 2, 29), date(2012, 2, 29), date(2084, 2, 29), date(1985, 7, 21), on]
    years = [on.year - age for age in (0, 15, 16, 17, 40)]
    return [*(day for day in {*around, *anywhere} if day <= on), *years, None]


DAYS: Final = [
    DAY,
    date(2024, 2, 28),
    date(2024, 2, 29),
    date(2024, 3, 1),
    date(2025, 12, 31),
    date(2026, 1, 1),
    date(2027, 2, 28),
    date(2028, 2, 29),
    date(2100, 2, 28),
    date(2100, 3, 1),
]
EDITIONS: Final = [
    PAGE,
    attrs.evolve(PAGE, represented_until=18, acts_alone_from=12, represents_from=18),
    attrs.evolve(PAGE, represented_until=0, acts_alone_from=0, represents_from=0),
]


@pytest.mark.parametrize("on", DAYS, ids=str)
@pytest.mark.parametrize("policy", EDITIONS, ids=["the page", "other ages", "age 0"])
def test_ages(on: date, policy: Policy) -> None:
    for child_born, adult_born in product(births(on), repeat=2):
        of = family(child(child_born), parent(born=adult_born), on=on)
        user = of.parents[0].person
        expected = oracle.representation(user, of, policy)
        check(may_represent(user, of, policy=policy), expected, on, child_born, adult_born)
    for born, service in product(births(on), Service):
        session = for_self(person("user", born), of=gp(), at=noon(on), policy=policy)
        check(is_available(session, service), oracle.availability(session, service), on, born)
        check(may_see_appointments(session), oracle.appointments(session), on, born)


# --- representation: what is held of the two persons and of their bond


@pytest.mark.parametrize("child_standing", STANDINGS)
@pytest.mark.parametrize(
    "bond", ["responsible", "not", "unknown", "stranger", "perhaps a parent", "perhaps the one without facts"]
)
def test_persons(child_standing: Standing | None, bond: str) -> None:
    some_births: tuple[date | int | None, ...] = (date(2010, 11, 24), date(2010, 11, 23), 2010, 1985, None)
    held = {"responsible": True, "not": False, "unknown": None}
    for child_born, child_protected in product(some_births, FLAGS):
        whose = child(child_born, protected=child_protected, standing=child_standing)
        for adult_born, adult_standing, adult_protected in product(some_births, STANDINGS, FLAGS):
            adult = person("adult", adult_born, protected=adult_protected, standing=adult_standing)
            parents = [Parent(person=adult, responsibility=held[bond])] if bond in held else []
            if bond == "perhaps the one without facts":
                parents = [parent("denied", None, home=None, protected=None, standing=None)]
            of = family(whose, *parents, parent(home=ELSEWHERE), all_known=bond != "perhaps a parent")
            expected = oracle.representation(adult, of, PAGE)
            check(may_represent(adult, of), expected, child_born, child_protected, adult_born, adult_standing)


# --- representation: the address, over all families of up to three parents

SHIELDED: Final = attrs.evolve(HOME, grading=Grading.CONFIDENTIAL)
PLACE: Final = StreetAddress(municipality="4601", street_name="Nygårdsgaten", house_number=12)
HOMES: Final = (
    HOME,
    ELSEWHERE,
    None,
    attrs.evolve(HOME, unit="H0201"),
    attrs.evolve(HOME, unit=None),
    SHIELDED,
    attrs.evolve(HOME, grading=Grading.CLIENT_ADDRESS),
    Address(unit="H0101", place=PLACE),
    attrs.evolve(HOME, place=attrs.evolve(PLACE, house_number=13)),
)
CHILDS_HOMES: Final = (
    HOME,
    None,
    attrs.evolve(HOME, unit=None),
    attrs.evolve(HOME, matrikkel_id=None, place=PLACE),
    attrs.evolve(HOME, place=PLACE),
)


def possible(home: Address | None, *, protected: bool | None) -> bool:
    """One who is at a shielded address cannot be unprotected."""
    return home is not SHIELDED or protected is not False


KINDS: Final = [
    (home, standing, protected)
    for home, standing, protected in product(HOMES, STANDINGS, FLAGS)
    if possible(home, protected=protected)
]
FEWER_KINDS: Final = [
    (HOME, Standing.RESIDENT, False),
    (ELSEWHERE, Standing.RESIDENT, False),
    (None, Standing.RESIDENT, False),
    (attrs.evolve(HOME, unit="H0201"), Standing.RESIDENT, False),
    (attrs.evolve(HOME, unit=None), Standing.RESIDENT, False),
    (HOME, Standing.RESIDENT, True),
    (ELSEWHERE, Standing.RESIDENT, None),
    (HOME, Standing.DECEASED, False),
    (HOME, Standing.DECEASED, True),
    (HOME, Standing.NOT_RESIDENT, False),
    (None, Standing.NOT_RESIDENT, True),
    (HOME, Standing.DISAPPEARED, False),
    (ELSEWHERE, Standing.INVALID_IDENTITY, False),
    (HOME, None, False),
    (None, None, None),
]


def rows(mark: str, kinds: Iterable[tuple[Address | None, Standing | None, bool | None]]) -> list[Parent]:
    """Make parents who differ in what the address condition looks at; one has no facts at all."""
    return [
        parent(
            mark,
            None if (home, standing, held) == (None, None, None) else ADULT_BORN,
            home=home,
            standing=standing,
            protected=held,
        )
        for home, standing, held in kinds
    ]


def check_family(of: Family, policy: Policy = PAGE) -> None:
    """Compare every parent's decision, and who may represent."""
    granted = []
    for row in of.parents:
        expected = oracle.representation(row.person, of, policy)
        check(may_represent(row.person, of, policy=policy), expected, of.parents)
        granted += [row.person] if all(expected) else []
    assert representatives(of, policy=policy) == tuple(granted)


@pytest.mark.parametrize("protected", FLAGS)
@pytest.mark.parametrize("all_known", [True, False])
def test_no_parent_and_one(protected: bool | None, all_known: bool) -> None:
    stranger = person("stranger")
    for home in (*HOMES, *CHILDS_HOMES):
        if possible(home, protected=protected):
            whose = child(home=home, protected=protected)
            alone = family(whose, all_known=all_known)
            check(may_represent(stranger, alone), oracle.representation(stranger, alone, PAGE), home)
            for row in rows("parent-1", KINDS):
                check_family(family(whose, row, all_known=all_known))


@pytest.mark.parametrize(
    "home", CHILDS_HOMES, ids=["home", "none", "no unit", "no id", "home with its street"]
)
def test_two_parents(home: Address | None) -> None:
    """All pairs of kinds; the first one asks."""
    whose = child(home=home)
    for first, second in product(rows("parent-1", KINDS), rows("parent-2", KINDS)):
        of = Family(child=whose, parents=(first, second), as_of=DAY)
        expected = oracle.representation(first.person, of, PAGE)
        check(may_represent(first.person, of), expected, home, first.person, second.person)


@pytest.mark.parametrize("all_known", [True, False])
def test_three_parents(all_known: bool) -> None:
    whose = child()
    three = [rows(f"parent-{number}", FEWER_KINDS) for number in (1, 2, 3)]
    for parents in product(*three):
        check_family(Family(child=whose, parents=parents, as_of=DAY, all_parents_known=all_known))


@pytest.mark.parametrize("policy", [PAGE, COUNTED], ids=["registered only", "shared counts"])
def test_shared_residence(policy: Policy) -> None:
    for home, one, other, protected in product(HOMES, HOMES, HOMES, FLAGS):
        if possible(home, protected=protected):
            whose = child(
                home=home, protected=protected, shared=[at for at in (one, other) if at is not None]
            )
            for row in rows("parent-1", FEWER_KINDS):
                check_family(family(whose, row), policy)


# --- same home: every pair of a grid of addresses


def streets() -> Iterator[StreetAddress]:
    names = ("Nygårdsgaten", " NYGÅRDSGATEN", "Nyga\u030ardsgaten", "Strandgaten", None)
    for municipality, name, code, number in product(
        ("4601", "0301", None), names, (None, "11020", "011020"), (12, 0)
    ):
        yield StreetAddress(
            municipality=municipality, street_name=name, street_code=code, house_number=number
        )
    for letter, house in product((None, " ", "B", "b", "C"), (12, 13, None)):
        yield StreetAddress(municipality="4601", street_name="Å", house_number=house, house_letter=letter)
    for name, municipality in (
        ("Ukjent", "4601"),
        ("null", "4601"),
        ("-", "4601"),
        ("Å", "9999"),
        ("Å", "0000"),
    ):
        yield StreetAddress(municipality=municipality, street_name=name, house_number=12)


def properties() -> Iterator[CadastralAddress]:
    for land, title, lease, sub in product((14, 3, 0, None), (3, 14, 0), (None, 0, 7, 8), (None, 0, 7, 8)):
        yield CadastralAddress(
            municipality="4601", land_number=land, title_number=title, lease_number=lease, sub_number=sub
        )
    yield CadastralAddress(municipality="0301", land_number=14, title_number=3)
    yield CadastralAddress(municipality=None, land_number=14, title_number=3)


def test_every_pair_of_places() -> None:
    homes = [Address(place=place) for place in (*streets(), *properties(), None)]
    for one, other in product(homes, repeat=2):
        assert same_home(one, other) is WORDS[oracle.same_home(one, other)], (one.place, other.place)


def test_every_pair_of_identifiers_units_and_gradings() -> None:
    ids, units = (None, "", "0", "1", "01 ", "2"), (None, " ", "H0101", "h0101 ", "H0201", "H0000")
    farm = CadastralAddress(municipality="4601", land_number=14, title_number=3)
    places = (
        *(None, PLACE, farm, attrs.evolve(PLACE, house_number=13), attrs.evolve(PLACE, house_letter="B")),
        *(attrs.evolve(PLACE, house_number=None, house_letter="c"), attrs.evolve(farm, sub_number=0)),
        *(attrs.evolve(farm, sub_number=1), attrs.evolve(farm, sub_number=2, municipality="1201")),
    )
    homes = [
        Address(matrikkel_id=number, unit=unit, place=place)
        for number, unit, place in product(ids, units, places)
    ]
    homes += [Address(matrikkel_id="1", grading=grading) for grading in (*Grading, None)]
    for one, other in product([*homes, None], repeat=2):
        assert same_home(one, other) is WORDS[oracle.same_home(one, other)]


# --- access, availability, e-consultation, enquiry


def test_access() -> None:
    for row in product(AccessLevel, repeat=len(Service)):
        policy = attrs.evolve(PAGE, required_access=tuple(zip(Service, row, strict=True)))
        for held, service in product(LEVELS, Service):
            check(
                access_suffices(held, service, policy=policy),
                oracle.access(held, service, policy),
                held,
                service,
            )


def all_gps(services: Iterable[tuple[Service, ...] | None]) -> Iterator[PatientGP]:
    """Make none, one that nobody knows, and each combination of what a known one can be."""
    yield from (None, Finding.UNKNOWN)
    for offered, participates, serves_children in product(services, FLAGS, FLAGS):
        yield gp(offered, participates=participates, serves_children=serves_children)


def test_availability_for_oneself() -> None:
    users = [
        person("user", born) for born in (date(2010, 11, 23), date(2010, 11, 24), 2009, 2010, 2011, None)
    ]
    users += [
        person("user", protected=True, standing=None),
        person("user", home=None, standing=Standing.DISAPPEARED),
    ]
    gps = list(all_gps([None, *subsets(Service)]))
    for of, access in product(gps, LEVELS):
        for user in users:
            session = for_self(user, of=of, access=access)
            for service in Service:
                check(is_available(session, service), oracle.availability(session, service), of, access, user)
            check(may_see_appointments(session), oracle.appointments(session), of, access, user)


def worlds() -> Iterator[tuple[Person, Family]]:
    """Make families that differ in each condition of representation, and one in which all are met."""
    asks = parent()
    stranger = person("stranger")
    for of in (
        family(child(), asks),
        family(child(2010), asks),
        family(child(2009), asks),
        family(child(standing=None), asks),
        family(child(standing=Standing.DECEASED), asks),
        family(child(protected=True), asks),
        family(child(protected=None), asks),
        family(child(), parent(responsibility=False)),
        family(child(), parent(responsibility=None)),
        family(child(), parent(born=2010)),
        family(child(), parent(born=2011)),
        family(child(), parent(standing=Standing.DISAPPEARED), parent("parent-2")),
        family(child(), parent(standing=Standing.INVALID_IDENTITY), parent("parent-2")),
        family(child(), parent(protected=True), parent("parent-2")),
        family(child(), parent(protected=None), parent("parent-2")),
        family(child(), parent(home=ELSEWHERE)),
        family(child(), parent(home=None)),
    ):
        yield of.parents[0].person, of
    yield stranger, family(child(), asks)
    yield stranger, family(child(), asks, all_known=False)


def test_availability_for_a_child() -> None:
    some = [None, (), (Service.BOOK_APPOINTMENT,), tuple(Service)]
    for of, access, (user, whose) in product(list(all_gps(some)), LEVELS, list(worlds())):
        session = for_child(user, whose, of=of, access=access)
        for service in (Service.BOOK_APPOINTMENT, Service.FLU_VACCINATION):
            check(is_available(session, service), oracle.availability(session, service), of, access, user)
        check(may_see_appointments(session), oracle.appointments(session), of, access, user)


def test_the_consent_for_seeing_what_is_booked_is_that_for_booking() -> None:
    for row in product(AccessLevel, repeat=2):
        levels = dict.fromkeys(Service, AccessLevel.FULL) | dict(zip(list(Service)[:2], row, strict=True))
        policy = attrs.evolve(PAGE, required_access=tuple(levels.items()))
        for held, session in product(
            LEVELS,
            (
                for_self(person("user"), of=None, policy=policy),
                for_child(*next(worlds()), of=None, policy=policy),
            ),
        ):
            asked = attrs.evolve(session, access_level=held)
            check(may_see_appointments(asked), oracle.appointments(asked), held, row)


def test_e_consultation() -> None:
    modes = [None, *subsets(ConsultationMode)]
    gps: list[PatientGP] = [None, Finding.UNKNOWN, *(gp(modes=held) for held in modes)]
    for allowed in subsets(ConsultationMode):
        policy = attrs.evolve(PAGE, consultation_modes=frozenset(allowed))
        for of, mode, urgent, attendance in product(gps, (*ConsultationMode, None), FLAGS, FLAGS):
            decision = may_consult_online(
                of, mode=mode, urgent=urgent, needs_attendance=attendance, policy=policy
            )
            expected = [
                oracle.opposite(urgent),
                oracle.opposite(attendance),
                oracle.mode_supported(of, mode, policy),
            ]
            check(decision, expected, of, mode, urgent, attendance, allowed)


def test_enquiry() -> None:
    for topic in (*Topic, None):
        check(may_enquire(topic), oracle.enquiry(topic), topic)
