"""The kit finds what is wrong, by generation alone; that it finds nothing else is shown by `proof.py`."""

from __future__ import annotations

import pickle
from typing import Final

import attrs
import pytest

from fastlege import (
    HELSENORGE_2021_01_11,
    CadastralAddress,
    Decision,
    Family,
    InvalidFactError,
    InvalidInputError,
    Person,
    StreetAddress,
    may_represent,
)
from fastlege.testing import (
    DOCUMENT_LAWS,
    LAWS,
    SHARED_RESIDENCE_LAWS,
    Law,
    LawBrokenError,
    broken_laws,
    check_representation_laws,
)
from tests.testing.proof import OF_DOCUMENTS_ALONE
from tests.testing.right import Reading, by_documents
from tests.testing.wrong import WRONG, Wrong
from tests.testing.wrong_homes import WRONG_HOMES

ADDRESS: Final = "a-parent-registered-at-childs-address"
SEEDS: Final = range(10)
SHARED: Final = attrs.evolve(HELSENORGE_2021_01_11, shared_residence_counts=True)
EVERY_LAW: Final = {"facts": LAWS, "documents": DOCUMENT_LAWS}
TWELVE: Final = {
    *("null equals null", "street without unit", "only holders of responsibility count at home"),
    *("days // 365", "UTC birthday", "first parent only", "deceased parent", "protected address leaks"),
    *("historic address", "15 instead of 16", "either, but not both, instead of any"),
    "responsibility ignored",
}
"""The mistakes that the kit was asked to find."""


def the_law(wrong: Wrong) -> Law:
    return next(law for law in EVERY_LAW[wrong.given] if law.name == wrong.law)


def breaks(law: Law, function: object, seed: int) -> bool:
    try:
        law.check(function, seed=seed)  # type: ignore[arg-type]  # a reading is called
    except LawBrokenError as broken:
        return broken.law == law.name
    return False


def test_every_mistake_asked_for_is_there() -> None:
    mistakes = [wrong.mistake for wrong in WRONG]
    assert set(mistakes) >= TWELVE
    assert len(set(mistakes)) == len(mistakes)


@pytest.mark.exhaustive
@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: wrong.mistake)
def test_the_named_law_finds_the_mistake_in_nine_of_ten_seeds(wrong: Wrong) -> None:
    assert sum(breaks(the_law(wrong), wrong.function, seed) for seed in SEEDS) >= 9


@pytest.mark.exhaustive
@pytest.mark.parametrize("wrong", WRONG_HOMES, ids=lambda wrong: wrong.mistake)
def test_the_named_law_finds_a_part_of_an_address_in_nineteen_of_twenty_seeds(wrong: Wrong) -> None:
    assert sum(breaks(the_law(wrong), wrong.function, seed) for seed in range(20)) >= 19


@pytest.mark.parametrize("wrong", WRONG_HOMES, ids=lambda wrong: wrong.mistake)
def test_a_single_trial_is_enough_for_a_part_of_an_address(wrong: Wrong) -> None:
    """Who asks another program is told to make one: see `examples/other_language.py`."""
    with pytest.raises(LawBrokenError, match=f"^{wrong.law}: "):
        the_law(wrong).check(wrong.function, max_examples=1)


@pytest.mark.parametrize("kind", [StreetAddress, CadastralAddress])
def test_every_part_of_an_address_is_overlooked_by_some_mistake(kind: type[attrs.AttrsInstance]) -> None:
    parts = {part.name for part in attrs.fields(kind) if part.init}
    assert {f"{name} is not looked at" for name in parts} <= {wrong.mistake for wrong in WRONG_HOMES}


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    "wrong", [wrong for wrong in WRONG if wrong.mistake in TWELVE], ids=lambda wrong: wrong.mistake
)
def test_the_whole_kit_names_that_law_first(wrong: Wrong) -> None:
    with pytest.raises(LawBrokenError, match=rf"^{wrong.law}: ") as caught:
        check_representation_laws(wrong.function, given=wrong.given, seed=3)
    law = the_law(wrong)
    assert (caught.value.law, caught.value.sentence, caught.value.source) == (
        law.name,
        law.sentence,
        law.source,
    )


def shared_counts_by_policy(adult: Person, family: Family) -> Decision:
    return may_represent(adult, family, policy=SHARED)


def test_the_law_of_shared_residence_holds_where_it_counts() -> None:
    (law,) = (law for law in SHARED_RESIDENCE_LAWS if law.name == "shared-residence")
    law.check(shared_counts_by_policy, seed=1)


@pytest.mark.exhaustive
@pytest.mark.parametrize("seed", range(3))
def test_where_a_shared_residence_counts_there_are_laws_too(seed: int) -> None:
    check_representation_laws(shared_counts_by_policy, laws=SHARED_RESIDENCE_LAWS, seed=seed)
    for function, laws in ((may_represent, SHARED_RESIDENCE_LAWS), (shared_counts_by_policy, LAWS)):
        with pytest.raises(LawBrokenError, match=r"^shared-residence: "):
            check_representation_laws(function, laws=laws, seed=seed)


def test_the_readings_are_right_but_for_the_mistake() -> None:
    """The wrong ones are made of these."""
    check_representation_laws(Reading(), seed=1)
    check_representation_laws(by_documents, given="documents", laws=OF_DOCUMENTS_ALONE, seed=1)


# --- the report


def lives_with_child(adult: Person, family: Family) -> bool:
    return adult.home is not None and adult.home == family.child.home


def test_the_report_is_the_smallest_family_in_words() -> None:
    with pytest.raises(LawBrokenError) as caught:
        check_representation_laws(lives_with_child, seed=1)
    assert str(caught.value) == (
        "responsibility: A parent without parental responsibility, or of whom it is not known, "
        "may not act for the child.\n"
        "(Helsenorge, «Kom i kontakt med fastlegen via helsenorge.no» (2021-01-11), "
        "Fastlegetjenester på vegne av barn, leddet etter kulepunktene)\n"
        "may parent-1 act for the child on 2026-11-23?\n"
        "  child: born 2017-08-17, resident, home: identifier '604503040' unit 'H0101'\n"
        "  parent-1: born 1986-07-26, resident, home: identifier '604503040' unit 'H0101', "
        "parental responsibility: no, mor, asks\n"
        "  answered: yes\n"
        "expected: no"
    )
    assert caught.value.__cause__ is None
    assert not hasattr(caught.value, "__notes__")


def test_the_report_says_that_there_may_be_another_parent() -> None:
    with pytest.raises(LawBrokenError, match=r"\n  there may be a parent whom the register does not name\n"):
        check_representation_laws(
            lambda adult, family: family.all_parents_known and may_represent(adult, family).granted, seed=1
        )


def test_the_report_of_documents_says_what_is_special_in_them() -> None:
    with pytest.raises(
        LawBrokenError, match=r"asked at 2026-1.*Z\n  in the documents: it is beside midnight"
    ):
        check_representation_laws(lambda _: True, given="documents", seed=1)


def test_the_report_survives_a_pickle() -> None:
    (broken, *_) = broken_laws(lambda *_: True, laws=LAWS[:1], seed=1)
    again = pickle.loads(pickle.dumps(broken))  # noqa: S301  # our own
    assert str(again) == str(broken)


def test_all_broken_laws_are_told_when_asked_for() -> None:
    always = [broken.law for broken in broken_laws(lambda *_: True, seed=1)]
    never = [broken.law for broken in broken_laws(lambda *_: False, seed=1)]
    assert len(always) >= 15
    assert never == [
        "each-parent-alone",
        "sixteen",
        "adult-sixteen",
        "spelt-otherwise",
        "one-at-home",
        "everything-met",
        "one-more-at-home",
    ]


@pytest.mark.parametrize(("one", "other", "same"), [(4, 4, True), (4, 5, False), (None, None, False)])
def test_a_seed_makes_the_same_trials(one: int | None, other: int | None, same: bool) -> None:
    seen: list[list[str]] = []
    for seed in (one, other):
        row: list[str] = []

        def noting(case: str, row: list[str] = row) -> bool:
            row.append(case)
            return by_documents(case)

        check_representation_laws(noting, given="documents", laws=DOCUMENT_LAWS[:1], seed=seed)
        seen.append(row)
    assert (seen[0] == seen[1]) is same
    assert len(seen[0]) >= 20


# --- what may be answered, and given


@pytest.mark.parametrize(
    "answer",
    [None, 1, "yes", {"granted": 1}, {"granted": True, "findings": []}, {"granted": True, "shown": 1}],
)
def test_what_is_neither_true_nor_false_is_no_answer(answer: object) -> None:
    with pytest.raises(InvalidInputError, match="answer: give True or False"):
        check_representation_laws(lambda *_: answer)


def test_findings_are_of_three_kinds() -> None:
    with pytest.raises(InvalidInputError, match=r"answer.findings: give met, unmet or unknown"):
        check_representation_laws(lambda *_: {"granted": False, "findings": {"adult-old-enough": "perhaps"}})


def test_an_error_of_the_implementation_breaks_the_law_and_is_shown() -> None:
    broken = broken_laws(lambda *_: 1 // 0, max_examples=2)
    assert [one.law for one in broken] == [law.name for law in LAWS]
    for one in broken:
        assert "answered: nothing, it raised ZeroDivisionError: integer division" in str(one)


def test_a_code_that_the_rule_does_not_have_is_no_finding() -> None:
    with pytest.raises(InvalidInputError, match=r"answer.findings: give codes of the rule: child-under-age"):
        check_representation_laws(lambda *_: {"granted": False, "findings": {"nope": "met"}})


def test_who_tells_of_no_findings_is_not_asked_for_any() -> None:
    (law,) = (law for law in LAWS if law.name == "known-or-not")
    with pytest.raises(LawBrokenError) as broken:
        law.check(lambda *_: True)
    assert str(broken.value).endswith("answered: yes\nexpected: no")
    with pytest.raises(LawBrokenError) as broken:
        law.check(lambda *_: {"granted": False, "findings": {ADDRESS: "met"}})
    assert f"expected: the findings named, {ADDRESS} is " in str(broken.value)


@pytest.mark.exhaustive
def test_letters_in_two_parts_are_told_from_letters_in_one() -> None:
    def by_name(adult: Person, family: Family) -> bool:
        """Compare street names without composing their letters."""
        home, other = adult.home, family.child.home
        if home is None or other is None or home.compared_id or not isinstance(home.place, StreetAddress):
            return may_represent(adult, family).granted
        names = [
            place.street_name or "" for place in (home.place, other.place) if isinstance(place, StreetAddress)
        ]
        same = len({" ".join(name.casefold().split()) for name in names}) == 1
        return same and may_represent(adult, family).granted

    (law,) = (law for law in LAWS if law.name == "spelt-otherwise")
    shown = {str(one) for seed in range(20) for one in broken_laws(by_name, laws=[law], seed=seed)}
    assert any("(letters decomposed)" in message for message in shown)


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        ({"function": None}, "function"),
        ({"given": "xml"}, "given"),
        ({"max_examples": 0}, "max_examples"),
        ({"max_examples": True}, "max_examples"),
        ({"seed": "1"}, "seed"),
    ],
)
def test_arguments_are_checked(arguments: dict[str, object], path: str) -> None:
    with pytest.raises(InvalidFactError, match=f"^{path}: "):
        check_representation_laws(**({"function": may_represent} | arguments))  # type: ignore[arg-type]


# --- the tables


@pytest.mark.parametrize(
    "laws", [LAWS, DOCUMENT_LAWS, SHARED_RESIDENCE_LAWS], ids=["facts", "documents", "shared"]
)
def test_every_law_has_a_name_a_sentence_and_a_source(laws: tuple[Law, ...]) -> None:
    assert len({law.name for law in laws}) == len(laws)
    assert len({law.sentence for law in laws}) == len(laws)
    assert all(law.sentence.endswith(".") and str(law.source) for law in laws)
    assert all(str(law) == law.name and repr(law) == f"<Law {law.name}>" for law in laws)


@pytest.mark.exhaustive
def test_every_law_is_broken_by_some_mistake() -> None:
    """A law that no mistake breaks would prove nothing."""
    named = {wrong.law for wrong in WRONG}
    always, never = broken_laws(lambda *_: True, seed=1), broken_laws(lambda *_: False, seed=1)
    found = named | {broken.law for broken in (*always, *never)}
    assert {law.name for law in (*LAWS, *DOCUMENT_LAWS)} <= found | set(BY_HAND)


def first_parent_is_asked(adult: Person, family: Family) -> bool:
    return bool(family.parents) and adult.id == family.parents[0].person.id


def by_mark(adult: Person, _: Family) -> bool:
    return adult.id == "parent-1"


def fewer_than_three(adult: Person, family: Family) -> bool:
    return len(family.parents) < 3 and bool(may_represent(adult, family))


def as_the_one_who_asks_says(adult: Person, family: Family) -> bool:
    """Believe the facts of the session alone."""
    parent = family.find(adult.id)
    if parent is None:
        return False
    row = [each for each in family.parents if each is not parent]
    told = attrs.evolve(parent, person=adult)
    return bool(may_represent(adult, attrs.evolve(family, parents=(told, *row))))


BY_HAND: Final = {
    "order": first_parent_is_asked,
    "names-and-roles": by_mark,
    "one-more-at-home": fewer_than_three,
    "stricter-facts": as_the_one_who_asks_says,
}


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", BY_HAND)
def test_the_laws_of_what_does_not_matter_find_their_mistake(name: str) -> None:
    law = next(law for law in LAWS if law.name == name)
    assert sum(breaks(law, BY_HAND[name], seed) for seed in SEEDS) >= 9
