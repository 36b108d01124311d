"""The laws hold of what is right and find what is wrong, and say of it what a person understands."""

from __future__ import annotations

import itertools
import pickle
from typing import TYPE_CHECKING, Any, Final

import attrs
import pytest
from hypothesis import Phase, find, given, settings

from fastlege import AccessLevel, CadastralAddress, PersonId, StreetAddress, is_available, may_represent
from fastlege.testing import LAWS, READY_FAMILIES, LawBrokenError, families
from fastlege.testing.laws import more_consent, order
from tests.testing.drawn import drawn
from tests.testing.right import Reading
from tests.testing.wrong import SUBTLE, WRONG
from tests.testing.wrong_homes import SUBTLE_HOMES, WRONG_HOMES

if TYPE_CHECKING:
    from fastlege import Decision, Family, Person, Service, Session
    from fastlege.testing import Decide, Law
    from tests.testing.wrong import Wrong

BY_NAME: Final = {law.__name__: law for law in LAWS}
AT_HOME: Final = READY_FAMILIES["at_home"]
FEW: Final = drawn(families(), 50)
"""The first families of a test, of which each mistake breaks its law with one or more."""
MISTAKES: Final = (*WRONG, *WRONG_HOMES, *SUBTLE, *SUBTLE_HOMES)


def broken(law: Law, decide: Decide, family: Family) -> LawBrokenError | None:
    try:
        law(decide, family)
    except LawBrokenError as error:
        return error
    return None


# --- what is right, and what is wrong


@pytest.mark.exhaustive
@pytest.mark.parametrize("right", [may_represent, Reading()], ids=["the library", "a plain reading"])
@settings(max_examples=20)
@given(family=families())
def test_what_is_right_obeys(right: Decide, family: Family) -> None:
    for law in LAWS:
        law(right, family)


@given(families())
def test_more_consent_never_takes_a_service_away(family: Family) -> None:
    more_consent(is_available, family)


@pytest.mark.parametrize("wrong", MISTAKES, ids=lambda wrong: wrong.mistake)
def test_a_mistake_breaks_its_law(wrong: Wrong) -> None:
    found = filter(None, (broken(BY_NAME[wrong.law], wrong.decide, family) for family in FEW))
    assert next(found).law == wrong.law


def test_every_law_is_broken_by_some_mistake() -> None:
    """A law that no mistake breaks would prove nothing."""
    assert {wrong.law for wrong in MISTAKES} == set(BY_NAME)
    assert len({wrong.mistake for wrong in MISTAKES}) == len(MISTAKES)


@pytest.mark.parametrize("kind", [StreetAddress, CadastralAddress])
def test_every_part_of_an_address_is_overlooked_by_some_mistake(kind: type[attrs.AttrsInstance]) -> None:
    parts = {part.name for part in attrs.fields(kind) if part.init}
    assert {f"{name} is not looked at" for name in parts} <= {wrong.mistake for wrong in WRONG_HOMES}


def only_full_or_none(session: Session, service: Service) -> bool:
    return session.access_level is not AccessLevel.FULL and is_available(session, service).granted


def only_basic(session: Session, _: Service) -> bool:
    return session.access_level is AccessLevel.BASIC


def test_less_consent_that_opens_more_breaks_the_law() -> None:
    more_consent(only_full_or_none, AT_HOME)  # always no: that is not what this law is about
    error = broken(more_consent, only_basic, AT_HOME)
    assert error is not None
    assert "access_level=AccessLevel.BASIC_PLUS" in error.told
    assert error.told.endswith("expected: yes to the second too")


# --- what is shown


def same_address(adult: Person, family: Family) -> bool:
    parent = family.find(adult.id)
    return parent is not None and parent.responsibility is True and adult.home == family.child.home


def test_the_report_is_the_smallest_family_as_the_call_that_makes_it() -> None:
    @settings(database=None, derandomize=True, phases=[Phase.generate, Phase.shrink])
    @given(families())
    def hold(family: Family) -> None:
        BY_NAME["ages"](same_address, family)

    with pytest.raises(LawBrokenError) as caught:
        hold()
    assert (
        str(caught.value)
        == """\
ages: A child is represented from birth until the day before it turns 16; a parent acts from turning 16.
may 'parent-1' act for the child?
Family(
  child=Person(id='child', birth_date=date(2010, 11, 23), home=Address(matrikkel_id='604503040', unit='H0101'), protected=False, standing=Standing.RESIDENT),
  parents=[
    Parent(
      person=Person(id='parent-1', birth_date=date(1986, 11, 29), home=Address(matrikkel_id='604503040', unit='H0101'), protected=False, standing=Standing.RESIDENT),
      responsibility=True,
      role=ParentRole.MOTHER,
    ),
  ],
  as_of=date(2026, 11, 23),
)
answered: yes
expected: no"""  # noqa: E501  # a person is a line
    )


@pytest.mark.parametrize("wrong", MISTAKES[13:40:9], ids=lambda wrong: wrong.mistake)
def test_a_broken_law_shrinks_to_few_parents_on_an_ordinary_day(wrong: Wrong) -> None:
    law = BY_NAME[wrong.law]
    family = find(
        families(),
        lambda family: broken(law, wrong.decide, family) is not None,
        settings=settings(database=None, derandomize=True, phases=[Phase.generate, Phase.shrink]),
    )
    assert (len(family.parents) <= 2, family.as_of.isoformat()) == (True, "2026-11-23")
    assert len(str(broken(law, wrong.decide, family)).splitlines()) < 45


def test_two_questions_and_both_answers_are_shown() -> None:
    def only_the_first(adult: Person, family: Family) -> bool:
        return adult == family.parents[0].person

    assert str(broken(order, only_the_first, AT_HOME)).count("answered: ") == 2
    stranger = broken(BY_NAME["somebody_else"], lambda *_: True, AT_HOME)
    assert "may Person(" in str(stranger)
    assert "id='stranger'" in str(stranger)


def test_no_identity_number_is_shown() -> None:
    rows = [
        attrs.evolve(row, person=attrs.evolve(row.person, id=PersonId(number)))
        for row, number in zip(AT_HOME.parents, ("21878535062", "12851793060"), strict=True)
    ]
    family = attrs.evolve(AT_HOME, parents=rows)

    def by_id(adult: Person, _: Family) -> bool:
        return {"nobody": True}[adult.id]

    for decide in (by_id, lambda *_: False):
        error = str(broken(BY_NAME["one_at_home"], decide, family))
        assert "21878535062" not in error
        assert "12851793060" not in error
        assert "may 'person-1' act for the child?" in error


def test_a_broken_law_survives_a_pickle() -> None:
    error = broken(order, lambda *_: None, AT_HOME)
    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301  # our own


# --- what may be answered


def telling(decision: Decision, **more: Any) -> dict[str, Any]:  # noqa: ANN401  # whatever is to be told
    findings = {ground.code: ground.finding.value for ground in decision.grounds}
    return {"granted": decision.granted, "findings": findings, "shown": decision.explain("nb")} | more


@pytest.mark.parametrize("law", LAWS)
def test_an_answer_may_be_a_mapping(law: Law) -> None:
    law(lambda adult, family: telling(may_represent(adult, family)), AT_HOME)
    law(lambda adult, family: {"granted": may_represent(adult, family).granted}, AT_HOME)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (None, "answered: a NoneType, which is no answer\nexpected: True or False, a Decision, or a mapping"),
        (1, "answered: a int, which is no answer"),
        ({"granted": 1}, "a dict, which is no answer"),
        ({"granted": True, "findings": []}, "a dict, which is no answer"),
        ({"granted": True, "shown": 1}, "a dict, which is no answer"),
        (
            {"granted": True, "findings": {"adult-old-enough": "perhaps"}},
            "answered: a dict, which is no answer",
        ),
        ({"granted": True, "findings": {"adult_old_enough": "met"}}, "a dict, which is no answer"),
    ],
)
def test_whatever_is_no_answer_breaks_every_law(answer: object, told: str) -> None:
    for law in LAWS:
        assert told in str(broken(law, lambda *_: answer, AT_HOME))


def test_an_error_breaks_every_law() -> None:
    for law in LAWS:
        error = str(broken(law, lambda *_: 1 // 0, AT_HOME))
        assert error.endswith("integer division or modulo by zero\nexpected: an answer")
        assert "answered: nothing, it raised ZeroDivisionError" in error


def test_an_answer_that_changes_breaks_every_law() -> None:
    for law in LAWS:
        answers = itertools.cycle([False, True])
        error = str(broken(law, lambda *_, answers=answers: next(answers), AT_HOME))
        assert error.endswith("answered: no, and then yes\nexpected: the same answer each time")


def test_a_yes_with_a_finding_that_is_not_met_is_no_yes() -> None:
    told = {"granted": True, "findings": {"adult-old-enough": "unmet"}}
    error = str(broken(BY_NAME["one_at_home"], lambda *_: told, AT_HOME))
    assert error.endswith("answered: yes; adult-old-enough is unmet\nexpected: yes")


def test_findings_and_words_are_shown_where_they_are_told() -> None:
    def forgetful(adult: Person, family: Family) -> dict[str, Any]:
        decision = may_represent(adult, family)
        return telling(decision, findings={"has-parental-responsibility": "met"}, shown="nei")

    error = str(broken(BY_NAME["responsibility"], forgetful, AT_HOME))
    assert error.endswith("answered: no; 'nei'\nexpected: no; has-parental-responsibility is unmet")
