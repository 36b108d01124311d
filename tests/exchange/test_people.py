"""What people are shown is made of what is disclosed, and of what is listed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import given

from fastlege import (
    Audience,
    Finding,
    InvalidInputError,
    Prescription,
    RefusedError,
    Service,
    Session,
    is_available,
    may_consult_online,
    may_represent,
    menu,
)
from fastlege.exchange import dump, shapes, view, views
from fastlege.exchange.people import VIEWS
from fastlege.testing import sessions
from tests.exchange.samples import (
    BOOKED,
    CHILDS,
    DATA,
    DOCTOR,
    FAMILY,
    MEDICINE,
    MESSAGE,
    OTHERS,
    REFUSED,
    SELF,
    SHOWN,
    UNTIL_TWELVE,
    Anything,
    name,
    shown,
)
from tests.support import CHILD_BORN, ELSEWHERE, child, family, for_child, gp, parent, person
from tests.words.test_editions import BY_TEXT, CITED
from tests.words.test_editions import REFUSED as SOUND

if TYPE_CHECKING:
    from fastlege.terms import LanguageCode


def test_there_is_a_sample_of_every_kind() -> None:
    assert {type(value) for value in SHOWN} == {*VIEWS}


@pytest.mark.parametrize(
    "value", [*(value for value in DATA if type(value) not in VIEWS), None, 1, {}, Finding.MET]
)
def test_facts_and_schedules_are_shown_to_nobody(value: Anything) -> None:
    for audience in Audience:
        with pytest.raises(InvalidInputError, match=r"^value: give one of Decision, .*exchange\.dump\(\)$"):
            view(value, audience=audience)


def test_the_audience_the_language_and_the_edition_must_be_known() -> None:
    wrong: Anything = {"audience": "everybody", "language": "no", "policy": "page"}
    with pytest.raises(
        InvalidInputError, match=r"^audience: .*\nlanguage: .*\npolicy: give a Policy, or None$"
    ):
        view(MEDICINE, **wrong)
    assert view(MEDICINE, audience="caseworker") == view(MEDICINE, audience=Audience.CASEWORKER)


# --- the citizen's


@pytest.mark.exhaustive
@given(sessions(for_child=True))
def test_a_refusal_is_made_of_the_disclosed_decision_alone(session: Session) -> None:
    decision = is_available(session, Service.BOOK_APPOINTMENT)
    assert shown(decision) == shown(decision.disclosed())
    assert shown(RefusedError([decision])) == shown(RefusedError([decision.disclosed()]))
    assert shown(menu(session)) == shown(menu(session).disclosed())


SEEN: dict[object, str] = {}


@given(sessions(for_child=True))
def test_two_refused_worlds_with_equal_open_facts_give_the_same_bytes(session: Session) -> None:
    assert session.family
    if may_represent(session.user, session.family):
        return
    refusal = RefusedError([menu(session).decision(Service.E_CONSULTATION)])
    answer = json.dumps([shown(menu(session)), shown(refusal)])
    disclosed = menu(session).decision(Service.E_CONSULTATION).disclosed()
    assert SEEN.setdefault((session.access_level, disclosed.rule.name), answer) == answer
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
def test_every_cause_of_a_refusal_gives_the_same_bytes(language: LanguageCode) -> None:
    menus = {json.dumps(shown(menu(world), language)) for world in refused_worlds()}
    assert len(menus) == 1
    (text,) = menus
    assert json.loads(text)["menu"]["gp"] is None
    assert json.loads(text)["menu"]["offered"] == json.loads(text)["menu"]["remarks"] == []


def test_the_gp_of_a_child_is_shown_to_one_who_may_act_for_it() -> None:
    assert shown(menu(CHILDS))["menu"]["gp"]["name"] == DOCTOR.name
    assert DOCTOR.name not in json.dumps(shown(menu(REFUSED)))


def test_a_citizen_reads_of_no_condition_that_has_no_words_for_citizens() -> None:
    """Also of a grant: it says nothing of protection, nor of who has responsibility."""
    granted = may_represent(parent().person, family(child(), parent()))
    assert granted
    assert shown(granted)["decision"]["grounds"] == []
    assert len(view(granted, audience="caseworker")["decision"]["grounds"]) == 9


@given(sessions(for_child=False))
def test_every_menu_says_where_to_ring_when_it_is_urgent(session: Session) -> None:
    assert "116 117" in shown(menu(session))["menu"]["text"]


def test_what_is_urgent_stands_alone_in_the_text() -> None:
    refusals = [shown(value, "en")["refusal"] for value in SHOWN if isinstance(value, RefusedError)]
    (urgent,) = [refusal for refusal in refusals if refusal["decisions"][0]["rule"] == "urgency"]
    text = "Ring the out-of-hours service on 116 117 if it is urgent. Ring 113 if a life is in danger."
    assert urgent["text"] == urgent["decisions"][0]["grounds"][0]["text"] == text


@pytest.mark.parametrize("value", SHOWN, ids=name)
def test_nobody_is_shown_a_wish_to_hide_nor_another_patient(value: Anything) -> None:
    for audience in Audience:
        text = json.dumps(view(value, audience=audience))
        for secret in ("hidden", "begun_by", OTHERS.reason, OTHERS.patient):
            assert secret not in text


def test_a_field_that_is_added_to_a_type_is_shown_to_nobody_until_it_is_listed() -> None:
    @attrs.frozen(kw_only=True)
    class Wider(Prescription):
        diagnosis: str = "A secret"

    wider: Anything = Wider(id="p", patient=MEDICINE.patient, medicine="Salbutamol")
    writer = shapes.Writer({}, None)
    assert writer.write(wider, views.ShownPrescription) == {
        "id": "p",
        "medicine": "Salbutamol",
        "dosage": None,
        "valid_until": None,
        "runs_out_on": None,
    }
    with pytest.raises(InvalidInputError):
        view(wider)
    with pytest.raises(InvalidInputError):
        dump(wider)


# --- the caseworker's, and the edition


def test_the_caseworker_is_told_every_condition_and_its_source() -> None:
    decision = may_represent(FAMILY.parents[0].person, FAMILY)
    written = view(decision, audience="caseworker", language="en")["decision"]
    assert [ground["code"] for ground in written["grounds"]] == [*decision.rule.codes]
    assert written["grounds"][0]["text"] == "The child is under 16."
    assert written["grounds"][0]["source"].startswith("Helsenorge")
    assert written["text"] == decision.explain("en", audience=Audience.CASEWORKER)
    refused = RefusedError([is_available(REFUSED, Service.E_CONSULTATION)])
    whole = view(refused, audience="caseworker", language="en")["refusal"]
    assert "The adult is not registered as a parent of the child." in whole["text"]
    assert whole["text"] == refused.explain("en", audience="caseworker")


@pytest.mark.parametrize(
    ("audience", "words"),
    [(Audience.CASEWORKER, "The child is under {}."), (Audience.CITIZEN, "the limit is {})")],
)
def test_a_decision_names_the_numbers_and_the_sources_of_the_edition_that_is_given(
    audience: Audience, words: str
) -> None:
    decision = may_represent(parent().person, family(child(home=ELSEWHERE), parent()), policy=UNTIL_TWELVE)
    written = view(decision, audience=audience, language="en", policy=UNTIL_TWELVE)["decision"]
    assert words.format(12) in written["grounds"][0]["text"]
    assert (
        words.format(16) in view(decision, audience=audience, language="en")["decision"]["grounds"][0]["text"]
    )
    by_text = view(SOUND, audience=audience, policy=BY_TEXT)["decision"]["grounds"][-1]
    assert (by_text["code"], by_text["source"]) == ("mode-supported", CITED["nb"])


def test_a_menu_and_a_refusal_keep_the_edition_that_they_carry() -> None:
    elsewhere = family(child(home=ELSEWHERE), parent())
    refused = for_child(parent().person, elsewhere, of=gp(), policy=UNTIL_TWELVE)
    seen, to_nine = menu(refused), attrs.evolve(UNTIL_TWELVE, name="until-nine", represented_until=9)
    assert view(seen, policy=to_nine) == view(seen)
    assert "the limit is 12" in json.dumps(view(seen, language="en"))
    decision = may_consult_online(None, mode=None, urgent=False, needs_attendance=False, policy=BY_TEXT)
    carrying, without = (RefusedError([decision], policy) for policy in (BY_TEXT, None))
    assert view(carrying, policy=to_nine) == view(carrying)
    assert CITED["nb"] in json.dumps(view(carrying), ensure_ascii=False)
    assert "«E-konsultasjon»" not in json.dumps(view(without, policy=to_nine), ensure_ascii=False)


def test_a_document_names_nobody_but_those_it_is_about() -> None:
    assert "stranger" not in json.dumps(shown(menu(REFUSED)))
    assert SELF.user.id in json.dumps(shown(BOOKED))
    assert MESSAGE.patient not in json.dumps(
        [shown(value) for value in SHOWN if type(value).__name__ == "OverviewLine"]
    )
