"""The menu against the oracle, over the whole space of sessions, and what it says in words."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import combinations, product
from typing import TYPE_CHECKING, Any, Final

import attrs
import pytest

from fastlege import GPId, InvalidFactError, InvalidInputError, Problem, menu
from fastlege.facts import GP, Office, Person, Session
from fastlege.policy import HELSENORGE_2021_01_11
from fastlege.rules import is_available
from fastlege.terms import AccessLevel, Finding, Language, Service, Standing
from fastlege.told import told
from fastlege.words import catalogue
from tests.rules import oracle as rules
from tests.services import oracle
from tests.support import ADULT_BORN, ELSEWHERE, child, family, for_child, for_self, gp, parent, person
from tests.words.reading import read, tables, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastlege.facts import Family
    from fastlege.facts.session import PatientGP
    from tests.services.test_schedule import Anything

FLAGS: Final = (True, False, None)
LEVELS: Final = (*AccessLevel, None)
SUBSETS: Final = [frozenset(some) for size in range(6) for some in combinations(Service, size)]
FEW_SUBSETS: Final = [some for some in SUBSETS if len(some) in {0, 1, 5}]

# --- the families: one who may act, and each kind of cause why one may not

Facts = dict[str, Any]
SIXTEEN_TODAY: Final = date(2010, 11, 23)
SIXTEEN_TOMORROW: Final = date(2010, 11, 24)


def household(
    *,
    of_child: Facts | None = None,
    me: Facts | None = None,
    other: Facts | None = None,
    registered: bool = True,
    all_known: bool = True,
) -> tuple[Person, Family]:
    """Make a child and two parents who live together, but for what is said; the first is who asks."""
    mine, theirs = parent("me", **(me or {})), parent("other", **(other or {}))
    rows = (mine, theirs) if registered else (parent("third", **(me or {})), theirs)
    return mine.person, family(child(**(of_child or {})), *rows, all_known=all_known)


GRANTED: Final[dict[str, Facts]] = {
    "both at home": {},
    "I live elsewhere": {"me": {"home": ELSEWHERE}},
    "I am registered nowhere": {"me": {"home": None}},
    "the other lives elsewhere": {"other": {"home": ELSEWHERE}},
    "the other has no responsibility, and I live elsewhere": {
        "me": {"home": ELSEWHERE},
        "other": {"responsibility": False},
    },
    "sixteen tomorrow": {"of_child": {"born": SIXTEEN_TOMORROW}},
    "I am sixteen today": {"me": {"born": SIXTEEN_TODAY}},
}
NO_FACTS: Final[Facts] = {"born": None, "home": None, "protected": None, "standing": None}
CAUSES: Final[dict[str, Facts]] = {
    "sixteen today": {"of_child": {"born": SIXTEEN_TODAY}},
    "perhaps sixteen": {"of_child": {"born": 2010}},
    "of no known age": {"of_child": {"born": None}},
    **{f"child {standing}": {"of_child": {"standing": standing}} for standing in (*list(Standing)[1:], None)},
    "child protected": {"of_child": {"protected": True}},
    "child perhaps protected": {"of_child": {"protected": None}},
    "child registered nowhere": {"of_child": {"home": None}},
    "not a registered parent": {"registered": False},
    "perhaps a registered parent": {"registered": False, "all_known": False},
    "perhaps the parent without facts": {"registered": False, "other": NO_FACTS},
    "the other one is without facts, and I moved out": {"me": {"home": ELSEWHERE}, "other": NO_FACTS},
    "without responsibility": {"me": {"responsibility": False}},
    "perhaps without responsibility": {"me": {"responsibility": None}},
    "sixteen tomorrow myself": {"me": {"born": SIXTEEN_TOMORROW}},
    "of no known age myself": {"me": {"born": None}},
    **{f"I am {standing}": {"me": {"standing": standing}} for standing in (*list(Standing)[2:], None)},
    "protected": {"me": {"protected": True}},
    "perhaps protected": {"me": {"protected": None}},
    "nobody at home": {"me": {"home": ELSEWHERE}, "other": {"home": ELSEWHERE}},
    "the only one at home is protected": {"me": {"home": ELSEWHERE}, "other": {"protected": True}},
    "the only one at home is dead": {"me": {"home": ELSEWHERE}, "other": {"standing": Standing.DECEASED}},
    "nobody known to be at home": {"me": {"home": None}, "other": {"home": None}},
}


def merged(one: Facts, two: Facts) -> Facts | None:
    """Put two causes together, unless they say different things of the same fact."""
    facts: Facts = {**one}
    for key, value in two.items():
        if not isinstance(value, dict):
            facts[key] = value
        elif facts.get(key, {}).keys() & value.keys():
            return None
        else:
            facts[key] = {**facts.get(key, {}), **value}
    return facts


def pairs_of_causes() -> Iterator[Facts]:
    for one, two in combinations(CAUSES.values(), 2):
        both = merged(one, two)
        if both is not None:
            yield both


# --- the GPs, and all sessions

OFFICE: Final = Office(
    name="Kaien legesenter",
    participates=True,
    phone="55 00 11 22",
    address="Kaien 3, 5003 Bergen",
    website="https://kaien.example",
)
DOCTOR: Final = GP(
    id=GPId("kari"),
    name="Kari Lege",
    office=OFFICE,
    services=frozenset(Service),
    modes=gp().modes,
    serves_children=True,
)


def gps(subsets: list[frozenset[Service]]) -> list[PatientGP]:
    known = [
        attrs.evolve(
            DOCTOR,
            office=attrs.evolve(OFFICE, participates=takes_part),
            services=services,
            serves_children=children,
        )
        for takes_part, services, children in product(FLAGS, [*subsets, None], FLAGS)
    ]
    return [None, Finding.UNKNOWN, *known]


ADULTS: Final = [
    person("me"),
    person("me", SIXTEEN_TODAY),
    person("me", SIXTEEN_TOMORROW),
    person("me", None),
    person("me", protected=True, standing=None),
]


@cache
def sessions() -> tuple[Session, ...]:
    """Every session: for oneself and for a child, all levels, all GPs; fewer GPs where a cause refuses."""
    every, few = gps(SUBSETS), gps(FEW_SUBSETS)
    alone = [for_self(user, of=of, access=level) for user, of, level in product(ADULTS, every, LEVELS)]
    acting = [
        for_child(*household(**facts), of=of, access=level)
        for rows, pool in ((GRANTED, every), (CAUSES, few))
        for facts in rows.values()
        for of, level in product(pool, LEVELS)
    ]
    return (*alone, *acting)


def test_the_causes_are_causes() -> None:
    for facts in GRANTED.values():
        assert all(rules.representation(*household(**facts), HELSENORGE_2021_01_11)), facts
    for facts in (*CAUSES.values(), *pairs_of_causes()):
        assert not all(rules.representation(*household(**facts), HELSENORGE_2021_01_11)), facts
    assert len(list(pairs_of_causes())) > 200


@pytest.mark.exhaustive
def test_every_menu_is_what_the_oracle_says() -> None:
    for session in sessions():
        seen = menu(session)
        assert seen.gp == oracle.shown_gp(session)
        assert [remark.value for remark in seen.remarks] == oracle.remarks(session)
        assert seen.offered == oracle.offered(session)
        assert seen.available == oracle.available(session)
        assert [service for service, _ in seen.decisions] == list(Service)


def test_the_space_of_sessions_has_everything_in_it() -> None:
    menus = [menu(session) for session in sessions()[::7]]
    assert len(menus) > 2000
    assert {seen.gp is None for seen in menus} == {True, False}
    assert {seen.available for seen in menus} == set(SUBSETS)
    assert len({seen.remarks for seen in menus}) == 5


def test_the_five_decisions_are_the_rules_own() -> None:
    for session in sessions()[::97]:
        seen = menu(session)
        for service, decision in seen.decisions:
            assert decision is is_available(session, service)
            assert seen.decision(service) is decision
            assert seen.disclosed().decision(service) is decision.disclosed()


# --- what it says

ME: Final = person("me", ADULT_BORN)
CONTACT: Final = [
    "Kari Lege",
    "Kaien legesenter",
    "55 00 11 22",
    "Kaien 3, 5003 Bergen",
    "https://kaien.example",
]
NOTHING_DIGITAL: Final = {
    "does not take part": attrs.evolve(DOCTOR, office=attrs.evolve(OFFICE, participates=False)),
    "may not take part": attrs.evolve(DOCTOR, office=attrs.evolve(OFFICE, participates=None)),
    "chose nothing": attrs.evolve(DOCTOR, services=frozenset()),
    "chose nobody knows what": attrs.evolve(DOCTOR, services=None),
}


@pytest.mark.parametrize("of", NOTHING_DIGITAL.values(), ids=NOTHING_DIGITAL)
@pytest.mark.parametrize("language", Language)
def test_the_gp_and_the_office_are_shown_also_when_nothing_is_offered(of: GP, language: Language) -> None:
    for session in (for_self(ME, of=of), for_child(*household(), of=of)):
        seen = menu(session)
        assert not seen.available
        assert all(detail in seen.explain(language) for detail in CONTACT)
        assert all(detail in seen._repr_html_() for detail in CONTACT)
        assert catalogue(language).menu["no-digital-services"] in seen.explain(language)


def test_each_remark_is_told_in_words() -> None:
    told = {
        "no-gp": None,
        "office-does-not-participate": NOTHING_DIGITAL["does not take part"],
        "nothing-offered": NOTHING_DIGITAL["chose nothing"],
    }
    for language, (remark, of) in product(Language, told.items()):
        seen = menu(for_self(ME, of=of))
        texts = catalogue(language).remark
        assert [text for text in texts.values() if text in seen.explain(language)] == [texts[remark]]
    assert catalogue("nb").remark["no-gp"] in menu(for_self(ME, of=None))._repr_html_()


def test_details_that_the_office_does_not_have_are_left_out() -> None:
    bare = attrs.evolve(DOCTOR, office=Office(name="Kaien legesenter", participates=True))
    lines = menu(for_self(ME, of=bare)).explain("en").splitlines()
    assert lines[:2] == ["GP: Kari Lege", "GP office: Kaien legesenter"]
    assert not [line for line in lines if line.startswith(("Telephone", "Address", "Website"))]


@pytest.mark.parametrize("language", Language)
def test_the_urgent_numbers_are_on_every_menu(language: Language) -> None:
    worlds = [
        *(for_self(ME, of=of, access=level) for of in gps([frozenset()]) for level in (None, *AccessLevel)),
        *(for_child(*household(**facts), of=DOCTOR) for facts in (*GRANTED.values(), *CAUSES.values())),
    ]
    for session in worlds:
        seen = menu(session)
        for shown in (seen.explain(language), seen._repr_html_()):
            assert "116 117" in shown
            assert "113" in shown.replace("116 117", "")


def test_every_service_is_named_with_its_answer() -> None:
    some = attrs.evolve(DOCTOR, services=frozenset({Service.CONTACT_OFFICE, Service.FLU_VACCINATION}))
    lines = menu(for_self(ME, of=some)).explain("en").splitlines()
    assert lines[5:10] == [
        "✗ Book an appointment: No",
        "✗ Renew a prescription: No",
        "✗ Start an e-consultation: No",
        "✓ Contact the GP office: Yes",
        "✓ Order a flu vaccine: Yes",
    ]
    assert sum("The GP does not seem to have these services on Helsenorge." in line for line in lines) == 1


def test_one_service_that_is_missing_is_told_of_as_one() -> None:
    most = attrs.evolve(DOCTOR, services=frozenset(Service) - {Service.FLU_VACCINATION})
    cause = "Order a flu vaccine: The GP does not seem to have this service on Helsenorge."
    assert cause in menu(for_self(ME, of=most)).explain("en")


@pytest.mark.parametrize("language", Language)
def test_a_notebook_shows_the_same_in_a_table(language: Language) -> None:
    some = attrs.evolve(DOCTOR, services=frozenset({Service.CONTACT_OFFICE, Service.FLU_VACCINATION}))
    seen = menu(for_self(ME, of=some))
    html = told(seen, language, "html")
    lines = [line.text for line in read(html).findall("p/span")]
    words = catalogue(language)
    (table,) = tables(html)
    assert table.caption == words.menu["services"]
    assert table.heads == [words.menu["service"], words.menu["available"]]
    marks = [span.text for span in read(html).iter("span") if span.get("aria-hidden") == "true"]
    rows = [f"{mark} {name}: {answer}" for mark, (name, answer) in zip(marks, table.rows, strict=True)]
    assert [*lines, *rows, *texts(html)[1:]] == seen.explain(language).splitlines()


def test_a_name_is_text_in_a_notebook() -> None:
    odd = attrs.evolve(DOCTOR, name="<b>Kari</b> & {Lege}")
    html = menu(for_self(ME, of=odd))._repr_html_()
    assert "&lt;b&gt;Kari&lt;/b&gt; &amp; {Lege}" in html
    assert "<b>" not in html


def test_a_menu_is_a_silent_value() -> None:
    one, two = (menu(for_child(*household(), of=DOCTOR)) for _ in range(2))
    assert one == two
    assert hash(one) == hash(two)
    assert f"{one!r} {one}" == "Menu(…) Menu(…)"
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        one.gp = None  # type: ignore[misc]  # what is tested


@pytest.mark.parametrize("wrong", [None, "session", 1, {}, [], Session, ME, household()[1], DOCTOR])
def test_what_is_no_session_has_no_menu(wrong: Anything) -> None:
    with pytest.raises(InvalidFactError) as caught:
        menu(wrong)
    assert [tuple(problem) for problem in caught.value.problems] == [("session", "give a Session")]


@pytest.mark.parametrize("wrong", ["no", "NB", "", None, 1])
def test_a_language_that_there_is_none_of(wrong: Anything) -> None:
    with pytest.raises(InvalidInputError, match=r"^language: give 'nb'"):
        menu(for_self(ME, of=DOCTOR)).explain(wrong)


def test_one_who_is_under_the_age_sees_the_own_gp_and_uses_nothing() -> None:
    """The right to use the services alone comes with sixteen; who one's GP is, is told all the same."""
    young = menu(for_self(person("me", SIXTEEN_TOMORROW), of=DOCTOR))
    assert young.gp == DOCTOR
    assert young.offered == set(Service)
    assert not young.available
    assert menu(for_self(person("me", SIXTEEN_TODAY), of=DOCTOR)).available == set(Service)


def test_all_services_require_full_access() -> None:
    for level in LEVELS:
        expected = set(Service) if level is AccessLevel.FULL else set()
        assert menu(for_self(ME, of=DOCTOR, access=level)).available == expected
        assert menu(for_child(*household(), of=DOCTOR, access=level)).available == expected


def test_nothing_of_the_childs_gp_is_shown_to_one_who_may_not_act() -> None:
    for facts, of in product(
        (*CAUSES.values(), *pairs_of_causes()), (DOCTOR, *NOTHING_DIGITAL.values(), None)
    ):
        seen = menu(for_child(*household(**facts), of=of))
        assert seen.gp is None
        assert not any((seen.remarks, seen.offered, seen.available))


def test_the_numbers_in_the_words_are_those_of_the_sessions_edition() -> None:
    later = attrs.evolve(HELSENORGE_2021_01_11, acts_alone_from=18)
    seen = menu(for_self(person("me", SIXTEEN_TODAY), of=DOCTOR, policy=later))
    assert not seen.available
    assert "turned 18" in seen.explain("en")
    sooner = attrs.evolve(HELSENORGE_2021_01_11, represented_until=13, acts_alone_from=14)
    past = menu(for_child(*household(of_child={"born": date(2013, 11, 23)}), of=DOCTOR, policy=sooner))
    for shown in (past.explain("nb"), past._repr_html_()):
        assert "grensen er 13 år" in shown
        assert "Fra 14 år" in shown
        assert "16" not in shown.replace("116 117", "")


@pytest.mark.parametrize("wrong", [None, "book-appointment", "you", 1, [], Finding.MET])
def test_a_menu_decides_on_services_alone(wrong: Anything) -> None:
    with pytest.raises(InvalidFactError) as refused:
        menu(for_self(person("me", SIXTEEN_TODAY), of=DOCTOR)).decision(wrong)
    assert refused.value.problems == (Problem("service", "give a Service"),)


def test_a_menu_that_was_given_a_gp_it_may_not_show_shows_none() -> None:
    user, whose = household(**CAUSES["protected"])
    seen = menu(for_child(user, whose, of=DOCTOR))
    given = attrs.evolve(seen, gp=DOCTOR, offered=frozenset(Service))
    assert given.disclosed() == seen.disclosed()
    assert given.explain("en") == seen.explain("en")
