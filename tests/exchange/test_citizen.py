"""What a citizen is shown is made of what is disclosed, and of nothing else."""

from __future__ import annotations

import json
from typing import Any

import attrs
import pytest
from hypothesis import given

from fastlege import (
    Audience,
    Finding,
    InvalidInputError,
    RefusedError,
    Service,
    Session,
    is_available,
    may_represent,
    menu,
)
from fastlege.exchange import to_json
from fastlege.testing import sessions_for_child, sessions_for_self
from tests.exchange.samples import (
    BOOKED,
    CHILDS,
    FACTS,
    FAMILY,
    GP_OF_ALL,
    MEDICINE,
    MESSAGE,
    OTHERS,
    REFUSED_FOR_A_CHILD,
    SELF,
    SHOWN,
    UNTIL_TWELVE,
    name,
    shown,
)
from tests.support import CHILD_BORN, ELSEWHERE, child, family, for_child, gp, parent, person


@pytest.mark.parametrize("fact", FACTS, ids=name)
def test_facts_have_no_form_for_citizens(fact: object) -> None:
    cure = r"^value: give audience=Audience\.CASEWORKER with a fact; for citizens there are Decision, Refused"
    with pytest.raises(InvalidInputError, match=cure):
        to_json(fact)
    assert to_json(fact, audience=Audience.CASEWORKER)


@pytest.mark.parametrize("value", [None, 1, "text", [MESSAGE], {}, object(), Finding.MET])
def test_what_has_no_form_for_anybody_is_not_sent_to_the_caseworkers(value: object) -> None:
    with pytest.raises(InvalidInputError, match=r"^value: give one of Decision, RefusedError"):
        to_json(value)


@given(sessions_for_child())
def test_a_refusal_is_made_of_the_disclosed_decision_alone(session: Session) -> None:
    decision = is_available(session, Service.BOOK_APPOINTMENT)
    assert shown(decision) == shown(decision.disclosed())
    assert shown(decision)["decision"]["bits"] == decision.disclosed().bits
    assert shown(RefusedError([decision])) == shown(RefusedError([decision.disclosed()]))
    assert shown(menu(session)) == shown(menu(session).disclosed())


def open_facts(session: Session) -> tuple[object, ...]:
    """Give what a refused user may know; of the child, a parent may know that it is past the limit."""
    assert session.family
    parent = session.family.find(session.user.id)
    limit = session.policy.represented_until
    is_past = session.family.child.has_reached(limit, on=session.on) is Finding.MET
    return session.access_level, parent is not None and is_past


SEEN: dict[tuple[object, ...], str] = {}


@given(sessions_for_child())
def test_two_refused_worlds_with_equal_open_facts_give_the_same_bytes(session: Session) -> None:
    assert session.family
    if may_represent(session.user, session.family):
        return
    answer = json.dumps(
        [shown(menu(session)), shown(RefusedError([menu(session).decision(Service.E_CONSULTATION)]))]
    )
    assert SEEN.setdefault(open_facts(session), answer) == answer
    assert "Legen" not in answer


def refused_worlds() -> list[Session]:
    """Make a refusal of each cause, with everything else as it should be."""
    worlds = [
        family(child(home=ELSEWHERE), parent()),
        family(child(), parent(responsibility=False)),
        family(child(), parent(responsibility=None)),
        family(child(protected=True), parent()),
        family(child(protected=None), parent()),
        family(child(), parent(protected=True)),
        family(child(None), parent()),
        family(child(CHILD_BORN.replace(year=2001)), parent()),
    ]
    sessions = [for_child(world.parents[0].person, world, of=gp()) for world in worlds]
    stranger = person("stranger")
    return [
        *sessions,
        for_child(stranger, family(child(), parent()), of=gp()),
        for_child(stranger, family(child(CHILD_BORN.replace(year=2001)), parent()), of=None),
        for_child(stranger, family(child(), all_known=False), of=Finding.UNKNOWN),
        for_child(worlds[0].parents[0].person, worlds[0], of=gp(services=(), serves_children=False)),
    ]


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_cause_of_a_refusal_gives_the_same_bytes(language: str) -> None:
    menus = {json.dumps(shown(menu(world), language)) for world in refused_worlds()}
    assert len(menus) == 1
    (text,) = menus
    assert json.loads(text)["menu"]["gp"] is None
    assert json.loads(text)["menu"]["offered"] == json.loads(text)["menu"]["remarks"] == []


def test_the_gp_of_a_child_is_shown_to_one_who_may_act_for_it() -> None:
    assert shown(menu(CHILDS))["menu"]["gp"]["name"] == GP_OF_ALL.name
    assert GP_OF_ALL.name not in json.dumps(shown(menu(REFUSED_FOR_A_CHILD)))


@given(sessions_for_self())
def test_every_menu_says_where_to_ring_when_it_is_urgent(session: Session) -> None:
    assert "116 117" in shown(menu(session))["menu"]["text"]


def test_what_is_urgent_stands_alone_in_the_text() -> None:
    refusals = [value for value in SHOWN if isinstance(value, RefusedError)]
    (urgent,) = [value for value in refusals if value.decisions[0].rule.name == "urgency"]
    text = "Ring the out-of-hours service on 116 117 if it is urgent. Ring 113 if a life is in danger."
    assert shown(urgent, "en")["refusal"]["text"] == text


@pytest.mark.parametrize("value", [BOOKED, OTHERS, MEDICINE, MESSAGE], ids=name)
def test_neither_a_schedule_nor_a_wish_to_hide_is_shown(value: object) -> None:
    text = json.dumps(shown(value))
    assert "hidden_from_parents" not in text
    assert "schedule" not in text
    if value is BOOKED:
        assert OTHERS.reason not in text
        assert "other" not in text


def test_the_caseworker_is_told_every_condition_and_its_source() -> None:
    decision = may_represent(FAMILY.parents[0].person, FAMILY)
    written: Any = to_json(decision, audience=Audience.CASEWORKER, language="en")["decision"]
    assert [ground["code"] for ground in written["grounds"]] == [*decision.rule.codes]
    assert written["grounds"][0]["text"] == "The child is under 16."
    assert written["grounds"][0]["source"].startswith("Helsenorge")
    assert written["text"] == decision.explain("en", audience=Audience.CASEWORKER)
    refused = RefusedError([is_available(REFUSED_FOR_A_CHILD, Service.E_CONSULTATION)])
    whole: Any = to_json(refused, audience=Audience.CASEWORKER, language="en")["refusal"]
    assert "The adult is not registered as a parent of the child." in whole["text"]


def test_the_texts_name_the_numbers_of_the_edition() -> None:
    grown = family(child(CHILD_BORN.replace(year=2001)), parent())
    session = for_child(grown.parents[0].person, grown, of=gp(), policy=UNTIL_TWELVE)
    decision = is_available(session, Service.E_CONSULTATION)
    seen = shown(menu(session), "en")["menu"]
    refusal = shown(RefusedError([decision], UNTIL_TWELVE), "en")["refusal"]
    assert "policy" not in {*seen, *refusal}
    told = "It may have to do with the child's age (the limit is 12), "
    assert told in seen["text"]
    for written in (seen["decisions"][0]["decision"], refusal["decisions"][0]):
        assert told in written["grounds"][-1]["text"]


@pytest.mark.parametrize("audience", Audience)
def test_a_decision_names_the_numbers_of_the_edition_that_is_given(audience: Audience) -> None:
    grown = family(child(CHILD_BORN.replace(year=2001)), parent())
    decision = may_represent(grown.parents[0].person, grown, policy=UNTIL_TWELVE)
    written = to_json(decision, audience=audience, language="en", policy=UNTIL_TWELVE)["decision"]
    assert written["text"] == decision.explain("en", audience=audience, policy=UNTIL_TWELVE)
    words = "has turned" if audience is Audience.CASEWORKER else "the limit is"
    told = [text for text in (written["text"], written["grounds"][0]["text"]) if f"{words} 12" in text]
    assert len(told) == 2
    assert f"{words} 16" in to_json(decision, audience=audience, language="en")["decision"]["text"]


def test_a_menu_and_a_refusal_keep_the_edition_that_they_carry() -> None:
    grown = family(child(CHILD_BORN.replace(year=2001)), parent())
    seen = menu(for_child(grown.parents[0].person, grown, of=gp(), policy=UNTIL_TWELVE))
    decision = seen.decision(Service.E_CONSULTATION)
    to_nine = attrs.evolve(UNTIL_TWELVE, represented_until=9)
    assert to_json(seen, language="en", policy=to_nine) == to_json(seen, language="en")
    carrying, without = (RefusedError([decision], policy) for policy in (UNTIL_TWELVE, None))
    assert to_json(carrying, language="en", policy=to_nine) == to_json(carrying, language="en")
    assert "the limit is 9)" in to_json(without, language="en", policy=to_nine)["refusal"]["text"]


def test_a_document_names_nobody_but_those_it_is_about() -> None:
    assert "stranger" not in json.dumps(shown(menu(REFUSED_FOR_A_CHILD)))
    assert SELF.user.id in json.dumps(shown(BOOKED))
