"""May this adult act for this child (*representere barnet*)?

The rule has two parts. The child must be under the age limit, and the adult must be a parent with parental
responsibility. In addition, at least one parent must be registered at the child's address; it need not be the
adult. Each parent with responsibility may then act, wherever they live.

References:
    Helsenorge, "Kom i kontakt med fastlegen", 11 January 2021, section "Fastlegetjenester på vegne av barn".
    Conditions on protection, death and false identity are ours, after helsenorge.no/innboks and /fastlegen.
"""

from __future__ import annotations

from typing import Final

from fastlege.facts.address import compare_homes
from fastlege.facts.family import Family
from fastlege.facts.people import Person, age_reached
from fastlege.policy import HELSENORGE_2021_01_11, Policy
from fastlege.problems import validate
from fastlege.rules.decision import Condition, Decision
from fastlege.rules.disclosure import Fold
from fastlege.rules.rule import Rule
from fastlege.sources import FASTLEGEN, FROM_16, INBOX, PAGE
from fastlege.terms import MET, UNKNOWN, UNMET, Finding, Standing

__all__ = [
    "REPRESENTATION",
    "REPRESENTATION_CONDITIONS",
    "address_condition",
    "may_represent",
    "representatives",
]

_SECTION: Final = "Fastlegetjenester på vegne av barn"

_LIFE: Final = ("status", "doedsfall", "falskIdentitet")
_PROTECTION: Final = ("adressebeskyttelse", "bostedsadresse")

REPRESENTATION_CONDITIONS: Final = (
    Condition("child-under-age-limit", PAGE.at(f"{_SECTION}, ledd 1"), ("foedsel",)),
    Condition("child-alive-and-identified", FASTLEGEN, _LIFE),
    Condition("child-not-protected", INBOX, _PROTECTION),
    Condition("is-registered-parent", PAGE.at(f"{_SECTION}, kulepunktene"), ("familierelasjon",)),
    Condition(
        "has-parental-responsibility",
        PAGE.at(f"{_SECTION}, leddet etter kulepunktene"),
        ("familierelasjon", "foreldreansvar"),
    ),
    Condition("adult-old-enough", FROM_16, ("foedsel",)),
    Condition("adult-alive-and-identified", FASTLEGEN, _LIFE),
    Condition("adult-not-protected", INBOX, _PROTECTION),
    Condition(
        "a-parent-registered-at-childs-address",
        PAGE.at(f"{_SECTION}, kulepunktene"),
        ("familierelasjon", "bostedsadresse", "adressebeskyttelse", "status"),
    ),
)

REPRESENTATION: Final = Rule(
    "representation",
    REPRESENTATION_CONDITIONS,
    disclose=Fold.of("representation", open_conditions=(), private=REPRESENTATION_CONDITIONS),
)

_ALIVE_AND_IDENTIFIED: Final = {
    Standing.RESIDENT: MET,
    Standing.NOT_RESIDENT: MET,
    Standing.DISAPPEARED: UNKNOWN,
    Standing.DECEASED: UNMET,
    Standing.INVALID_IDENTITY: UNMET,
    None: UNKNOWN,
}
_RESIDENT: Final = Standing.RESIDENT
_DECEASED: Final = Standing.DECEASED
_NOT_PROTECTED: Final = {False: MET, True: UNMET, None: UNKNOWN}
_HAS_RESPONSIBILITY: Final = {True: MET, False: UNMET, None: UNKNOWN}
_OPPOSITE: Final = {MET: UNMET, UNMET: MET, UNKNOWN: UNKNOWN}


def may_represent(adult: Person, family: Family, *, policy: Policy = HELSENORGE_2021_01_11) -> Decision:
    """Decide whether an adult may act for the child of a family (*representere barnet*), as of its day.

    Args:
        adult: The adult. When the family has other facts about the same person, the stricter ones count for
            age, death, identity and protection, and the family's for homes (ours).
        family: The child and its registered parents.
        policy: The edition of the rules to apply.

    Raises:
        InvalidFactError: When an argument is of another type.

    Examples:
        >>> from datetime import date
        >>> from fastlege import Address, Parent, PersonId
        >>> home = Address(matrikkel_id="604503040", unit="H0101")
        >>> facts = {"protected": False, "standing": Standing.RESIDENT}
        >>> child = Person(id=PersonId("child"), birth_date=date(2017, 5, 12), home=home, **facts)
        >>> mother = Person(id=PersonId("mother"), birth_date=date(1985, 7, 21), home=home, **facts)
        >>> father = Person(id=PersonId("father"), birth_date=date(1990, 11, 2), home=None, **facts)
        >>> family = Family(
        ...     child=child,
        ...     parents=[
        ...         Parent(person=mother, responsibility=False),
        ...         Parent(person=father, responsibility=True),
        ...     ],
        ...     as_of=date(2026, 11, 23),
        ... )
        >>> may_represent(father, family).granted  # the child lives with the mother, which is enough
        True
        >>> [ground.code for ground in may_represent(mother, family).unmet]
        ['has-parental-responsibility']
    """
    # These types are the usual case, and need no check.
    if type(adult) is not Person or type(family) is not Family or type(policy) is not Policy:
        _check_arguments(family, policy, adult)
    parent = family.find(adult.id)
    # Ages are compared as numbers, 10 000 for a year: see `ordered_day`.
    child, day = family.child, family.as_of_number
    old_enough = age_reached(adult, policy.represents_from * 10_000, day)
    alive, unprotected = _ALIVE_AND_IDENTIFIED[adult.standing], _NOT_PROTECTED[adult.counts_as_protected]
    if parent is None:
        # A parent without facts may be this adult, registered under another number.
        is_parent = responsible = UNKNOWN if family.may_have_others else UNMET
    else:
        is_parent, responsible = MET, _HAS_RESPONSIBILITY[parent.responsibility]
        if parent.person is not adult:
            known = parent.person
            old_enough = _stricter(old_enough, age_reached(known, policy.represents_from * 10_000, day))
            alive = _stricter(alive, _ALIVE_AND_IDENTIFIED[known.standing])
            unprotected = _stricter(unprotected, _NOT_PROTECTED[known.counts_as_protected])
    return REPRESENTATION.decide(
        child_under_age_limit=_OPPOSITE[age_reached(child, policy.represented_until * 10_000, day)],
        child_alive_and_identified=_ALIVE_AND_IDENTIFIED[child.standing],
        child_not_protected=_NOT_PROTECTED[child.counts_as_protected],
        is_registered_parent=is_parent,
        has_parental_responsibility=responsible,
        adult_old_enough=old_enough,
        adult_alive_and_identified=alive,
        adult_not_protected=unprotected,
        a_parent_registered_at_childs_address=_address_condition(family, policy),
    )


def representatives(family: Family, *, policy: Policy = HELSENORGE_2021_01_11) -> tuple[Person, ...]:
    """List the parents who may act for the child (*representanter*), in the family's order.

    Raises:
        InvalidFactError: When an argument is of another type.

    Examples:
        >>> from datetime import date
        >>> from fastlege import Address, Parent, PersonId
        >>> home = Address(matrikkel_id="910000014")
        >>> facts = {"home": home, "protected": False, "standing": Standing.RESIDENT}
        >>> child = Person(id=PersonId("child"), birth_date=date(2017, 5, 12), **facts)
        >>> mother = Person(id=PersonId("mother"), birth_date=date(1985, 7, 21), **facts)
        >>> parents = [Parent(person=mother, responsibility=True)]
        >>> representatives(Family(child=child, parents=parents, as_of=date(2026, 11, 23))) == (mother,)
        True
    """
    _check_arguments(family, policy)
    return tuple(
        parent.person for parent in family.parents if may_represent(parent.person, family, policy=policy)
    )


def address_condition(family: Family, *, policy: Policy = HELSENORGE_2021_01_11) -> Finding:
    """Decide whether a parent is registered at the child's address (*folkeregistrert på samme adresse*).

    Every registered parent counts, also without parental responsibility. The answer is unknown for a child
    who is or may be protected, and for one who is not known to be resident.

    Raises:
        InvalidFactError: When an argument is of another type.
    """
    _check_arguments(family, policy)
    return _address_condition(family, policy)


def _address_condition(family: Family, policy: Policy) -> Finding:
    child = family.child
    # An answer about a protected child could reveal its address.
    if child.counts_as_protected is not False or child.standing is not _RESIDENT:
        return UNKNOWN
    homes = child.shared_residences if policy.shared_residence_counts else ()
    # A parent who is not in the family may live with the child.
    finding: Finding = UNMET if family.all_parents_known else UNKNOWN
    for parent in family.parents:
        person = parent.person
        at_home: Finding
        counts = _counts(person)
        # A deceased parent is passed over; one who may be protected leaves the answer open.
        if counts is not MET:
            at_home = counts
        elif homes:
            at_home = _any({compare_homes(home, person.home) for home in (child.home, *homes)})
        else:
            at_home = compare_homes(child.home, person.home)
        # One parent at the child's address is enough, for every parent.
        if at_home is MET:
            return MET
        if at_home is UNKNOWN:
            finding = UNKNOWN
    return finding


def _counts(parent: Person) -> Finding:
    """Decide whether a parent's home counts: the parent is alive, resident, identified and not protected."""
    if parent.standing is _RESIDENT and parent.counts_as_protected is False:
        return MET
    # Before protection: a dead parent's home never counts, protected or not.
    if parent.standing is _DECEASED:
        return UNMET
    if parent.counts_as_protected is not False or parent.standing is None:
        return UNKNOWN
    # Not resident, disappeared or without a valid identity: left out, as a dead parent is.
    return UNMET


def _stricter(one: Finding, other: Finding) -> Finding:
    return UNMET if UNMET in {one, other} else UNKNOWN if UNKNOWN in {one, other} else MET


def _any(found: set[Finding]) -> Finding:
    return MET if MET in found else UNKNOWN if UNKNOWN in found else UNMET


def _check_arguments(family: object, policy: object, *adults: object) -> None:
    validate(
        *(("adult", isinstance(adult, Person), "give a Person") for adult in adults),
        ("family", isinstance(family, Family), "give a Family"),
        ("policy", isinstance(policy, Policy), "give a Policy"),
    )
