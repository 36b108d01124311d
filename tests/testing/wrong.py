"""Readings of the rule that somebody would write, each with one mistake, and the law that each breaks."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

import attrs

from fastlege import Finding, Grading, Parent, Standing, may_represent
from fastlege.register import read_family
from tests.testing.right import (
    Reading,
    alive,
    at_home,
    counts,
    decided,
    read_case,
    same,
    turned_16,
    under_16,
    unprotected,
    user_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastlege import Address, Decision, Family, Person

    Same = Callable[[Address | None, Address | None], bool]
    Counts = Callable[[Person], bool]


Given = Literal["facts", "documents"]


NO_LAW: Final = ""
"""Of readings of documents: the conformance suite finds them."""


class Wrong(NamedTuple):
    """A mistake, how it is written, and a law that it breaks."""

    mistake: str
    law: str
    function: Callable[..., object]
    given: Given = "facts"


# --- homes


def null_equals_null(one: Address | None, other: Address | None) -> bool:
    return one == other or same(one, other)


def without_unit(one: Address | None, other: Address | None) -> bool:
    def bare(home: Address | None) -> Address | None:
        return home and attrs.evolve(home, unit=None)

    return same(bare(one), bare(other))


def one_unit_will_do(one: Address | None, other: Address | None) -> bool:
    if one and other and not (one.compared_unit and other.compared_unit):
        return without_unit(one, other)
    return same(one, other)


def by_text(one: Address | None, other: Address | None) -> bool:
    """Compare what is written, the identifier among it."""
    return one is not None and one == other and same(one, other)


def by_identifier_as_written(one: Address | None, other: Address | None) -> bool:
    """Compare the identifiers even when both are blank."""
    if one is None or other is None:
        return False
    return (one.matrikkel_id or "") == (other.matrikkel_id or "") and one.compared_unit == other.compared_unit


def by_identifier_alone(one: Address | None, other: Address | None) -> bool:
    """Compare nothing else of the place where there are two identifiers."""

    def bare(home: Address | None) -> Address | None:
        return (
            attrs.evolve(home, place=None)
            if home and one and other and one.compared_id and other.compared_id
            else home
        )

    return same(bare(one), bare(other))


def zero_is_a_number(one: Address | None, other: Address | None) -> bool:
    """Take a blank or a zero for a value: what is written alike is the same."""
    blank = one is None or (one.matrikkel_id is None and one.place is None)
    return same(one, other) or (not blank and one == other)


# --- the parents at home


def first_parent_only(family: Family, counts: Counts, same: Same) -> bool:
    row = family.parents[:1]
    return any(counts(each.person) and same(family.child.home, each.person.home) for each in row)


def two_parents_only(family: Family, counts: Counts, same: Same) -> bool:
    """Ask for mother and father, as if there could be no third."""
    row = family.parents[:2]
    return any(counts(each.person) and same(family.child.home, each.person.home) for each in row)


def every_parent(family: Family, counts: Counts, same: Same) -> bool:
    return all(counts(each.person) and same(family.child.home, each.person.home) for each in family.parents)


def either_but_not_both(family: Family, counts: Counts, same: Same) -> bool:
    home = family.child.home
    found = [counts(each.person) and same(home, each.person.home) for each in family.parents]
    return found.count(True) == 1


def holders_alone(family: Family, counts: Counts, same: Same) -> bool:
    """Look only at the parents who have responsibility."""
    row = [each for each in family.parents if each.responsibility]
    return any(counts(each.person) and same(family.child.home, each.person.home) for each in row)


def shared_counts(family: Family, counts: Counts, same: Same) -> bool:
    homes = (family.child.home, *family.child.shared_residences)
    people = [each.person for each in family.parents if counts(each.person)]
    return any(same(home, person.home) for home in homes for person in people)


def must_live_there(adult: Person, family: Family) -> bool:
    """Ask that the one who acts lives with the child."""
    return Reading()(adult, family) and same(family.child.home, adult.home)


def anybody_at_the_address(adult: Person, family: Family) -> bool:
    """Take one who lives with the child for a parent."""
    if family.find(adult.id) is None:
        return under_16(family.child, family.as_of) and same(family.child.home, adult.home)
    return Reading()(adult, family)


def anybody_is_a_parent(adult: Person, family: Family) -> bool:
    """Take a stranger for a parent with responsibility, and look for a home at the registered ones'."""
    if family.find(adult.id) is not None:
        return Reading()(adult, family)
    named = at_home(family, counts, same)
    rows = (*family.parents, Parent(person=adult, responsibility=True))
    return Reading(at_home=lambda *_: named)(adult, attrs.evolve(family, parents=rows))


def deceased_counts(parent: Person) -> bool:
    return unprotected(parent) and parent.standing in {Standing.RESIDENT, Standing.DECEASED}


def not_resident_counts(parent: Person) -> bool:
    return unprotected(parent) and alive(parent)


def protected_counts(parent: Person) -> bool:
    return parent.standing is Standing.RESIDENT


def same_though_protected(one: Address | None, other: Address | None) -> bool:
    """Compare homes whatever their grading."""

    def bare(home: Address | None) -> Address | None:
        return home and attrs.evolve(home, grading=Grading.UNGRADED)

    return same(bare(one), bare(other))


def not_marked(person: Person) -> bool:
    """Look at the mark alone, and not at the grading of the home."""
    return person.protected is False


# --- ages


def until_15(person: Person, on: date) -> bool:
    born = person.birth_date
    if born is None:
        return under_16(person, on)
    return (on.year - born.year) - ((on.month, on.day) < (born.month, born.day)) < 15


def days_by_365(person: Person, on: date) -> bool:
    return under_16(person, on) if person.birth_date is None else (on - person.birth_date).days // 365 < 16


def on_the_birthday_too(person: Person, on: date) -> bool:
    born = person.birth_date
    if born is None:
        return under_16(person, on)
    return (on.year, on.month, on.day) <= (born.year + 16, born.month, born.day)


def by_years(person: Person, on: date) -> bool:
    year = person.birth_date.year if person.birth_date else person.birth_year
    return year is not None and on.year - year < 16


def by_a_year_alone(person: Person, on: date) -> bool:
    """Take a year alone for its first day."""
    if person.birth_date is None:
        return person.birth_year is not None and on.year - person.birth_year >= 16
    return turned_16(person, on)


def unknown_is_young(person: Person, on: date) -> bool:
    return not turned_16(person, on)


# --- what is told


def telling(decision: Decision) -> dict[str, object]:
    """Show the citizen why, with every condition."""
    shown = "; ".join(f"{ground.code}: {ground.finding}" for ground in decision.grounds)
    return {"granted": decision.granted, "shown": shown}


def protected_address_leaks(adult: Person, family: Family) -> dict[str, object]:
    decision = may_represent(adult, family)
    hidden = [
        who for who in (family.child, *(row.person for row in family.parents)) if who.counts_as_protected
    ]
    text = "An address is protected." if hidden else "You cannot act for this child."
    return {"granted": decision.granted, "shown": "" if decision.granted else text}


def tells_strangers_the_age(adult: Person, family: Family) -> dict[str, object]:
    decision = may_represent(adult, family)
    past = decision.finding("child-under-age-limit") is Finding.UNMET
    return {"granted": decision.granted, "shown": "The child is 16." if past else decision.explain("en")}


def unknown_is_no(adult: Person, family: Family) -> dict[str, object]:
    """Know two findings alone."""
    decision = may_represent(adult, family)
    found = {ground.code: "met" if ground.finding is Finding.MET else "unmet" for ground in decision.grounds}
    return {"granted": decision.granted, "findings": found}


def strangers_are_strangers(adult: Person, family: Family) -> dict[str, object]:
    """Take for no parent whoever is not named, also while there are no facts about one who is."""
    decision = may_represent(adult, family)
    found: dict[str, str] = {ground.code: ground.finding.value for ground in decision.grounds}
    if family.find(adult.id) is None and family.all_parents_known:
        found |= {"is-registered-parent": "unmet", "has-parental-responsibility": "unmet"}
    return {"granted": decision.granted, "findings": found}


def the_protected_dead_are_not_known(adult: Person, family: Family) -> Decision:
    """Forget of one who has died that it is known, if there was a protection."""
    rows = [
        attrs.evolve(row, person=attrs.evolve(row.person, standing=None))
        if row.person.id != adult.id
        and row.person.standing is Standing.DECEASED
        and not unprotected(row.person)
        else row
        for row in family.parents
    ]
    return may_represent(adult, attrs.evolve(family, parents=rows))


# --- documents


def utc_birthday(text: str) -> bool:
    case, _ = read_case(text)
    return decided(case, datetime.fromisoformat(case["at"]).astimezone(UTC).date())


def current_by_utc_date(text: str) -> bool:
    """Cut the time off every timestamp."""
    case, on = read_case(text)

    def cut(value: Any) -> Any:  # noqa: ANN401  # whatever a document holds
        if isinstance(value, dict):
            return {name: cut(part) for name, part in value.items()}
        if isinstance(value, list):
            return [*map(cut, value)]
        return value[:10] if isinstance(value, str) and value.endswith("Z") else value

    return decided(case | {"family": cut(case["family"])}, on)


def documents_changed(text: str, change: Callable[[dict[str, Any]], dict[str, Any]]) -> bool:
    case, on = read_case(text)
    child, parents = case["family"]["child"], case["family"]["parents"]
    return decided(
        case | {"family": {"child": change(child), "parents": [*map(change, parents)]}},
        on,
    )


def historic_address(text: str) -> bool:
    """Take every home that ever was: then any of a parent's may be the child's."""
    case, on = read_case(text)
    child, parents = case["family"]["child"], case["family"]["parents"]

    def ever(document: dict[str, Any]) -> list[dict[str, Any]]:
        ended = {"opphoerstidspunkt", "gyldighetstidspunkt"}
        homes = document.get("bostedsadresse", [])
        return [{**{n: v for n, v in home.items() if n not in ended}, "erGjeldende": True} for home in homes]

    worlds = [
        [
            parent | {"bostedsadresse": [home]} if place == at else parent
            for place, parent in enumerate(parents)
        ]
        for at, whose in enumerate(parents)
        for home in ever(whose)
    ]
    return any(decided(case | {"family": {"child": child, "parents": world}}, on) for world in worlds)


def first_home_alone(text: str) -> bool:
    """Take the first entry, whatever it is."""
    return documents_changed(
        text, lambda document: document | {"bostedsadresse": document.get("bostedsadresse", [])[:1]}
    )


def birth_by_digits(text: str) -> bool:
    """Read the birth date off the identity number."""

    def born(document: dict[str, Any]) -> dict[str, Any]:
        number = document["identifikasjonsnummer"][-1]["foedselsEllerDNummer"]
        year = int(number[4:6]) + (2000 if int(number[6:9]) >= 500 else 1900)
        day = date(year, int(number[2:4]) - 80, int(number[:2]))
        return document | {"foedsel": [{"foedselsdato": day.isoformat()}]}

    return documents_changed(text, born)


def protection_when_it_begins(text: str) -> bool:
    """Let a protection wait for its first day."""
    _, on = read_case(text)

    def begun(document: dict[str, Any]) -> dict[str, Any]:
        entries = document.get("adressebeskyttelse", [])
        now = [each for each in entries if each.get("gyldighetstidspunkt", "")[:10] <= on.isoformat()]
        return document | {"adressebeskyttelse": now}

    return documents_changed(text, begun)


def by_the_parents_word(text: str) -> bool:
    """Believe an adult's own document that the child is theirs."""
    case, on = read_case(text)
    child = case["family"]["child"]
    number = child["identifikasjonsnummer"][-1]["foedselsEllerDNummer"]
    relations = [
        {
            "relatertPerson": parent["identifikasjonsnummer"][-1]["foedselsEllerDNummer"],
            "relatertPersonsRolle": relation["minRolleForPerson"],
            "minRolleForPerson": "barn",
        }
        for parent in case["family"]["parents"]
        for relation in parent["familierelasjon"]
        if relation["relatertPerson"] == number
    ]
    family = read_family(child | {"familierelasjon": relations}, case["family"]["parents"], on=on)
    return may_represent(user_of(family, case["user"]), family).granted


def any_line_ever(text: str) -> bool:
    """Take a line on responsibility that is over."""

    def lasting(document: dict[str, Any]) -> dict[str, Any]:
        lines = [
            {name: value for name, value in line.items() if name not in {"erGjeldende", "opphoerstidspunkt"}}
            for line in document.get("foreldreansvar", [])
        ]
        return document | {"foreldreansvar": lines}

    return documents_changed(text, lasting)


def status_alone(text: str) -> bool:
    """Look for death in the status, and nowhere else."""
    left_out = {"doedsfall", "falskIdentitet"}
    return documents_changed(
        text, lambda document: {name: value for name, value in document.items() if name not in left_out}
    )


def small_letters_alone(text: str) -> bool:
    """Know no code in capitals: then nobody is resident."""

    def known(document: dict[str, Any]) -> dict[str, Any]:
        return document | {
            "status": [each for each in document.get("status", []) if each["status"].islower()]
        }

    return documents_changed(text, known)


WRONG: Final = [
    Wrong("null equals null", "perhaps_another_home", Reading(same=null_equals_null)),
    Wrong("blank identifiers are equal", "another_home", Reading(same=by_identifier_as_written)),
    Wrong("two incomplete homes are equal", "perhaps_another_home", Reading(same=zero_is_a_number)),
    Wrong("street without unit", "another_home", Reading(same=without_unit)),
    Wrong("one unit alone is the same flat", "perhaps_another_home", Reading(same=one_unit_will_do)),
    Wrong("the identifier decides alone", "perhaps_another_home", Reading(same=by_identifier_alone)),
    Wrong("homes compared as text", "same_home", Reading(same=by_text)),
    Wrong("responsibility ignored", "responsibility", Reading(responsible=lambda _: True)),
    Wrong(
        "unknown responsibility is a yes",
        "responsibility",
        Reading(responsible=lambda parent: parent.responsibility is not False),
    ),
    Wrong(
        "only holders of responsibility count at home", "each_parent_alone", Reading(at_home=holders_alone)
    ),
    Wrong("first parent only", "one_at_home", Reading(at_home=first_parent_only)),
    Wrong("the first two parents only", "one_at_home", Reading(at_home=two_parents_only)),
    Wrong("all parents instead of any", "one_at_home", Reading(at_home=every_parent)),
    Wrong("either, but not both, instead of any", "moving_in", Reading(at_home=either_but_not_both)),
    Wrong("the one who asks must live there", "both_or_none", must_live_there),
    Wrong("anybody at the address", "somebody_else", anybody_at_the_address),
    Wrong("whoever asks is a parent", "somebody_else", anybody_is_a_parent),
    Wrong("deceased parent", "life", Reading(counts=deceased_counts)),
    Wrong("a parent who is not resident", "life", Reading(counts=not_resident_counts)),
    Wrong(
        "protected address compared",
        "protection",
        Reading(counts=protected_counts, same=same_though_protected),
    ),
    Wrong("protected child", "protection", Reading(child_open=lambda _: True, same=same_though_protected)),
    Wrong("protected adult", "protection", Reading(adult_open=lambda _: True)),
    Wrong(
        "a graded home protects nobody",
        "protection",
        Reading(child_open=not_marked, adult_open=not_marked, same=same_though_protected),
    ),
    Wrong("shared residence counts", "shared_residence", Reading(at_home=shared_counts)),
    Wrong("15 instead of 16", "child_age", Reading(child_young=until_15)),
    Wrong("days // 365", "child_age", Reading(child_young=days_by_365)),
    Wrong("on the birthday too", "child_age", Reading(child_young=on_the_birthday_too)),
    Wrong("age by years alone", "child_age", Reading(child_young=by_years)),
    Wrong("an unknown birth is young", "unknown_never_grants", Reading(child_young=unknown_is_young)),
    Wrong("a year alone is its first day", "year_alone", Reading(adult_old=by_a_year_alone)),
    Wrong("a parent of any age", "adult_age", Reading(adult_old=lambda _, __: True)),
    Wrong(
        "a dead child",
        "life",
        Reading(
            child_alive=lambda _: True, child_resident=lambda who: who.standing is not Standing.NOT_RESIDENT
        ),
    ),
    Wrong("a child abroad", "life", Reading(child_resident=lambda _: True)),
    Wrong("a dead adult", "life", Reading(adult_alive=lambda _: True)),
    Wrong(
        "the missing are alive",
        "life",
        Reading(
            child_alive=lambda who: alive(who) or who.standing is Standing.DISAPPEARED,
            child_resident=lambda who: who.standing in {Standing.RESIDENT, Standing.DISAPPEARED},
        ),
    ),
    Wrong("protected address leaks", "disclosure", protected_address_leaks),
    Wrong(
        "every condition is shown",
        "disclosure",
        lambda adult, family: telling(may_represent(adult, family)),
    ),
    Wrong("a stranger is told the age", "disclosure", tells_strangers_the_age),
    Wrong("unknown is no", "perhaps_another_home", unknown_is_no),
    Wrong("a stranger is known to be one", "somebody_else", strangers_are_strangers),
    Wrong("the protected dead are not known", "life", the_protected_dead_are_not_known),
    Wrong("UTC birthday", NO_LAW, utc_birthday, "documents"),
    Wrong("timestamps cut to their date", NO_LAW, current_by_utc_date, "documents"),
    Wrong("historic address", NO_LAW, historic_address, "documents"),
    Wrong("first entry of an array", NO_LAW, first_home_alone, "documents"),
    Wrong("birth date by digits", NO_LAW, birth_by_digits, "documents"),
    Wrong("protection from its first day", NO_LAW, protection_when_it_begins, "documents"),
    Wrong("the parent's own word", NO_LAW, by_the_parents_word, "documents"),
    Wrong("responsibility that is over", NO_LAW, any_line_ever, "documents"),
    Wrong("death by status alone", NO_LAW, status_alone, "documents"),
    Wrong("no capitals", NO_LAW, small_letters_alone, "documents"),
]
