"""The page and the design, read once more by hand: slow, plain, and without a line of `fastlege.rules`.

Read it beside the page. True is met, False unmet, None unknown; a rule is a list, one for each condition.
"""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import TYPE_CHECKING

from fastlege.facts import GP, Address, CadastralAddress, Family, Person, Session, StreetAddress
from fastlege.terms import Service

if TYPE_CHECKING:
    from fastlege.policy import Policy
    from fastlege.terms import AccessLevel, ConsultationMode, Standing, Topic


def opposite(finding: bool | None) -> bool | None:
    return None if finding is None else not finding


def any_of(findings: list[bool | None]) -> bool | None:
    return True if True in findings else None if None in findings else False


def birthday(born: date, age: int) -> date:
    try:
        return born.replace(year=born.year + age)
    except ValueError:  # born on 29 February, and the year has none
        return date(born.year + age, 3, 1)


def reached(person: Person, age: int, on: date) -> bool | None:
    year, born = person.birth_year, person.birth_date
    possible = [born] if born else [date(year, 1, 1), date(year, 12, 31)] if year else []
    answers = {birthday(day, age) <= on for day in possible}
    return answers.pop() if len(answers) == 1 else None


def protected(person: Person) -> bool | None:
    shielded = person.home is not None and person.home.grading in {"fortrolig", "strengtFortrolig"}
    return True if shielded else person.protected


NOT_A_STREET = {"", "ukjent", "null", "nan", "x", "xx", "xxx"}  # the tests have no other word for none


def street(value: str | None) -> str:
    words = unicodedata.normalize("NFC", value or "").casefold().split()
    letters = "".join(letter for letter in "".join(words) if letter.isalpha())
    return "" if letters in NOT_A_STREET else " ".join(words)


def word(value: str | None) -> str:
    return unicodedata.normalize("NFC", (value or "").strip().upper())


def unit(value: str | None) -> str:
    """A floor and a door of zeros are none, with a letter before them and without."""
    return "" if set(word(value)[1:]) <= {"0"} else word(value)


def digits(value: str | None) -> str:
    return (value or "").strip().lstrip("0")


def municipality(place: StreetAddress | CadastralAddress) -> str:
    return "" if place.municipality in (None, "0000", "9999") else place.municipality


def all_of(findings: list[bool | None]) -> bool | None:
    return opposite(any_of([opposite(finding) for finding in findings]))


def same_number(one: int | None, other: int | None, *, told_none: bool) -> bool | None:
    """Zero and absent are alike; given on one side alone it is unknown, but against a none that is told."""
    if (one or 0) == (other or 0):
        return True
    return None if not (one and other) and not (told_none and 0 in (one, other)) else False


def same_place(a: object, b: object) -> bool | None:
    if isinstance(a, StreetAddress) and isinstance(b, StreetAddress):
        by_code = digits(a.street_code) and digits(b.street_code)
        streets = [digits(p.street_code) if by_code else street(p.street_name) for p in (a, b)]
        required = [[municipality(p), p.house_number] for p in (a, b)]
        required = [[*required[0], streets[0]], [*required[1], streets[1]]]
        rest: list[bool | None] = [word(a.house_letter) == word(b.house_letter)]
    elif isinstance(a, CadastralAddress) and isinstance(b, CadastralAddress):
        required = [[municipality(p), p.land_number, p.title_number] for p in (a, b)]
        rest = [
            same_number(a.lease_number, b.lease_number, told_none=True),
            same_number(a.sub_number, b.sub_number, told_none=False),
        ]
    else:
        return None
    return all_of([required[0] == required[1], *rest]) if all(required[0] + required[1]) else None


def below_the_property(home: Address) -> tuple[int, str, int]:
    """The house number, the letter and the sub-number, as far as they are given."""
    at = home.place
    number = (at.house_number or 0) if isinstance(at, StreetAddress) else 0
    letter = word(at.house_letter) if isinstance(at, StreetAddress) else ""
    return number, letter, (at.sub_number or 0) if isinstance(at, CadastralAddress) else 0


def same_home(a: Address | None, b: Address | None) -> bool | None:
    if a is None or b is None or {a.grading, b.grading} & {"fortrolig", "strengtFortrolig"}:
        return None
    ids, units = [digits(a.matrikkel_id), digits(b.matrikkel_id)], [unit(a.unit), unit(b.unit)]
    same_house = ids[0] == ids[1] if all(ids) else same_place(a.place, b.place)
    if all(ids) and same_house:
        (number, letter, sub), (other_number, other_letter, other_sub) = map(below_the_property, (a, b))
        numbers_differ = number and other_number and number != other_number
        letters_differ = letter and other_letter and letter != other_letter
        if numbers_differ or letters_differ or sub != other_sub:
            return None  # perhaps another house: the identifier stops at the property
    if same_house and any(units):
        return units[0] == units[1] if all(units) else None
    return same_house


def a_parent_at_childs_address(family: Family, policy: Policy) -> bool | None:
    if protected(family.child) is not False or family.child.standing != "resident":
        return None
    homes = [family.child.home, *(family.child.shared_residences if policy.shared_residence_counts else ())]
    findings = [False if family.all_parents_known else None]
    for parent in [row.person for row in family.parents if row.person.standing != "deceased"]:
        if protected(parent) is not False or parent.standing is None:
            findings.append(None)
        elif parent.standing == "resident":
            findings += [same_home(home, parent.home) for home in homes]
    return any_of(findings)


def alive_and_identified(standing: Standing | None) -> bool | None:
    if standing in ("resident", "not-resident"):
        return True
    return False if standing in ("deceased", "invalid-identity") else None  # the disappeared may be alive


def nothing_known(person: Person) -> bool:
    facts = (person.birth_date, person.birth_year, person.home, person.protected, person.standing)
    return all(fact is None for fact in facts)


def representation(adult: Person, family: Family, policy: Policy) -> list[bool | None]:
    hidden = any(nothing_known(row.person) for row in family.parents)  # perhaps the one who asks
    nobody = False if family.all_parents_known and not hidden else None
    responsibility = {row.person.id: row.responsibility for row in family.parents}
    return [
        opposite(reached(family.child, policy.represented_until, family.as_of)),
        alive_and_identified(family.child.standing),
        opposite(protected(family.child)),
        True if adult.id in responsibility else nobody,
        responsibility.get(adult.id, nobody),
        reached(adult, policy.represents_from, family.as_of),
        alive_and_identified(adult.standing),
        opposite(protected(adult)),
        a_parent_at_childs_address(family, policy),
    ]


def access(held: AccessLevel | None, service: Service, policy: Policy) -> list[bool | None]:
    return [None if held is None else held >= dict(policy.required_access)[service]]


def availability(session: Session, service: Service) -> list[bool | None]:
    gp, policy = session.gp, session.policy
    offer: list[bool | None] = [False if gp is None else None] * 4
    if isinstance(gp, GP):
        offered = None if gp.services is None else service in gp.services
        offer = [True, gp.office.participates, offered, gp.serves_children]
    consent = access(session.access_level, service, policy)
    if session.family is None:
        return [*offer[:3], *consent, reached(session.user, policy.acts_alone_from, session.on)]
    return [*offer, *consent, *representation(session.user, session.family, policy)]


def appointments(session: Session) -> list[bool | None]:
    """Seeing and cancelling what is booked: the consent, and the right to act; no word of the GP."""
    policy = session.policy
    consent = access(session.access_level, Service.BOOK_APPOINTMENT, policy)
    if session.family is None:
        return [*consent, reached(session.user, policy.acts_alone_from, session.on)]
    return [*consent, *representation(session.user, session.family, policy)]


def mode_supported(gp: object, mode: ConsultationMode | None, policy: Policy) -> bool | None:
    if gp is None or (mode is not None and mode not in policy.consultation_modes):
        return False  # without a GP no mode is to be had, and one that the edition lacks from nobody
    return mode in gp.modes if isinstance(gp, GP) and gp.modes is not None and mode is not None else None


def enquiry(topic: Topic | None) -> list[bool | None]:
    return [None if topic is None else topic != "health"]
