"""The yardsticks: the questions of `may_represent` and `menu` answered by plain functions, with truth values.

They read what the facts derive for everybody (`compared_id`, `first_possible_birth`, `find()` and the
like), know only the page's own edition, and give no reasons. They are written to be fast, not to be extended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fastlege.facts import CadastralAddress, StreetAddress
from fastlege.terms import MET, UNKNOWN, AccessLevel, Service, Standing

if TYPE_CHECKING:
    from fastlege.facts import Address, Family, Person, Session

__all__ = ["all_nine", "five_services", "one_service", "page_four"]

_SIXTEEN_YEARS: Final = 16_0000
_RESIDENT: Final = Standing.RESIDENT
_NOT_RESIDENT: Final = Standing.NOT_RESIDENT
_FULL: Final = AccessLevel.FULL
_NOTHING: Final = frozenset[Service]()
_BOOK, _RENEW, _CONSULT, _CONTACT, _VACCINATE = Service


def all_nine(adult: Person, family: Family) -> bool:
    """Evaluate all nine conditions, none left out because of another, and say whether all hold.

    Within the ninth the search ends at the first parent who lives with the child, as it does in the rule.
    A person who is not protected has no shielded home (the facts refuse it), so that is not asked again.
    """
    child = family.child
    today = family.as_of_number
    standing = child.standing
    under_limit = today - child.first_possible_birth < _SIXTEEN_YEARS
    child_identified = standing is _RESIDENT or standing is _NOT_RESIDENT
    child_open = child.protected is False
    child_resident = standing is _RESIDENT
    parent = family.find(adult.id)
    is_parent = parent is not None
    responsible = parent is not None and parent.responsibility is True
    old_enough = today - adult.last_possible_birth >= _SIXTEEN_YEARS
    standing = adult.standing
    identified = standing is _RESIDENT or standing is _NOT_RESIDENT
    is_open = adult.protected is False
    at_home = False
    home = child.home
    if child_open and child_resident and home is not None:
        house = home.compared_id
        unit = home.compared_unit
        for each in family.parents:
            person = each.person
            other = person.home
            if other is not None and person.standing is _RESIDENT and person.protected is False:
                other_house = other.compared_id
                if (
                    house == other_house and _may_be_one_house(home.place, other.place)
                    if house and other_house
                    else _same_place(home, other)
                ) and unit == other.compared_unit:
                    at_home = True
                    break
    return (
        under_limit
        and child_identified
        and child_open
        and is_parent
        and responsible
        and old_enough
        and identified
        and is_open
        and at_home
    )


def page_four(adult: Person, family: Family) -> bool:
    """Evaluate the four conditions that the page itself states, and stop at the first that does not hold.

    It knows neither death nor protection: it says yes where the rule does, and sometimes where it does not.
    """
    child = family.child
    if family.as_of_number - child.first_possible_birth >= _SIXTEEN_YEARS:
        return False
    parent = family.find(adult.id)
    if parent is None or parent.responsibility is not True:
        return False
    home = child.home
    if home is None:
        return False
    house = home.compared_id
    unit = home.compared_unit
    for each in family.parents:
        other = each.person.home
        if other is not None and unit == other.compared_unit:
            other_house = other.compared_id
            if house == other_house if house and other_house else _same_place(home, other):
                return True
    return False


def five_services(session: Session) -> tuple[bool, bool, bool, bool, bool]:
    """Say of each of the five services whether it can be used; what they share is evaluated once.

    No condition is left out because of another.
    """
    usable, offered = _common(session)
    book, renew, consult = _BOOK in offered, _RENEW in offered, _CONSULT in offered
    contact, vaccinate = _CONTACT in offered, _VACCINATE in offered
    return usable and book, usable and renew, usable and consult, usable and contact, usable and vaccinate


def one_service(session: Session, service: Service) -> bool:
    """Say of one service whether it can be used, likewise."""
    usable, offered = _common(session)
    is_offered = service in offered
    return usable and is_offered


def _common(session: Session) -> tuple[bool, frozenset[Service]]:
    """Evaluate what all services ask for, and find those that the GP offers."""
    gp = session.gp
    full_access = session.access_level is _FULL
    if gp is None or gp is UNKNOWN:
        participates, serves_children, offered = False, False, _NOTHING
    else:
        participates = gp.office.participates is True
        serves_children = gp.serves_children is True
        offered = gp.services or _NOTHING
    family = session.family
    if family is None:
        on = session.on
        today = on.year * 10_000 + on.month * 100 + on.day
        return (
            participates and full_access and today - session.user.last_possible_birth >= _SIXTEEN_YEARS,
            offered,
        )
    represents = all_nine(session.user, family)
    return participates and full_access and serves_children and represents, offered


def _may_be_one_house(one: StreetAddress | CadastralAddress | None, two: object) -> bool:
    """Tell whether two places of one identifier leave it open that they are two houses."""
    if type(one) is StreetAddress and type(two) is StreetAddress:
        return not one.in_other_house(two)
    sub = (one.sub_number or 0) if type(one) is CadastralAddress else 0
    return sub == ((two.sub_number or 0) if type(two) is CadastralAddress else 0)


def _same_place(home: Address, other: Address) -> bool:
    one, two = home.place, other.place
    # mypy cannot know that two things of one type can be compared with each other.
    return one is not None and type(one) is type(two) and one.same_place(two) is MET  # type: ignore[arg-type]
