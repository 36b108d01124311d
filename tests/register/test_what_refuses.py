"""What a register says to refuse, fact by fact: document in, decision out.

Whoever takes such a fact out of a document has taken the refusal out: what is left says no more than what any
other family's says. No reader can know better; that is why documents come from the register alone. Of all
else `test_mutations` shows that taking it away, or making it unreadable, never grants.

The first six the register says itself. The others are ours: each says that something does not hold yet, that
it holds for another child, or that two things differ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fastlege.register import read_family
from tests.documents import (
    DAY,
    FATHER,
    MOTHER,
    STRANGER,
    TODAY,
    TOMORROW,
    child_document,
    entry,
    family_of,
    father_document,
    grants,
    home,
    mother_document,
    relation,
    responsibility,
    street,
    without,
)
from tests.register.as_pdl import answer_of

if TYPE_CHECKING:
    from tests.documents import Document

BOTH_MAY = (True, True)
NOBODY_MAY = (False, False)
JOINT = (responsibility("felles", MOTHER), responsibility("felles", FATHER))


def of_child(**elements: object) -> tuple[bool, ...]:
    return grants(family_of(child_document(**elements)))


def of_mother(**elements: object) -> tuple[bool, ...]:
    return grants(family_of(mother=mother_document(**elements)))


def test_without_any_of_them_both_parents_may() -> None:
    assert grants(family_of()) == BOTH_MAY


class TestSaidByTheRegister:
    @pytest.mark.parametrize("level", ["fortrolig", "strengtFortrolig"])
    def test_protection(self, level: str) -> None:
        assert of_child(adressebeskyttelse=[entry(graderingsnivaa=level)]) == NOBODY_MAY
        assert of_child(adressebeskyttelse=[]) == BOTH_MAY

    def test_protection_by_the_grading_of_an_address(self) -> None:
        stay = home(adressegradering="fortrolig")
        assert of_child(oppholdsadresse=[stay]) == NOBODY_MAY
        assert of_child(oppholdsadresse=[without(stay, "adressegradering")]) == BOTH_MAY

    def test_protection_that_is_made_unreadable_stays(self) -> None:
        unreadable: tuple[object, ...] = (None, "", " ", 0, False, "x", [], {})
        for level in unreadable:
            assert of_child(adressebeskyttelse=[entry(graderingsnivaa=level)]) == NOBODY_MAY

    def test_death(self) -> None:
        assert of_child(doedsfall=entry(doedsdato="2026-11-20")) == NOBODY_MAY
        assert of_child(doedsfall=None) == BOTH_MAY

    def test_death_without_its_date_stays(self) -> None:
        assert of_child(doedsfall=entry()) == NOBODY_MAY

    def test_a_false_identity(self) -> None:
        assert of_child(falskIdentitet=entry(erFalsk=True)) == NOBODY_MAY
        assert of_child(falskIdentitet=None) == BOTH_MAY

    def test_a_false_identity_that_does_not_say_so_stays(self) -> None:
        assert of_child(falskIdentitet=entry(erFalsk=None)) == NOBODY_MAY

    def test_an_end_date(self) -> None:
        ended = home(opphoerstidspunkt=TODAY)
        assert of_mother(bostedsadresse=[ended]) == NOBODY_MAY
        assert of_mother(bostedsadresse=[without(ended, "opphoerstidspunkt")]) == BOTH_MAY

    def test_a_not_current_mark(self) -> None:
        former = home(erGjeldende=False)
        assert of_mother(bostedsadresse=[former]) == NOBODY_MAY
        assert of_mother(bostedsadresse=[without(former, "erGjeldende")]) == BOTH_MAY

    def test_a_second_home_that_contradicts_the_first(self) -> None:
        second = home(adresseIdentifikatorFraMatrikkelen="5")
        assert of_child(bostedsadresse=[home(), second]) == NOBODY_MAY
        assert of_child(bostedsadresse=[home()]) == BOTH_MAY


class TestOurs:
    def test_a_protection_that_an_end_date_puts_in_the_past_is_over(self) -> None:
        """It is so also when its timestamps were exchanged, and it begins only later."""
        until = entry(graderingsnivaa="fortrolig", opphoerstidspunkt=TOMORROW)
        start, end = until["gyldighetstidspunkt"], until["opphoerstidspunkt"]
        assert of_child(adressebeskyttelse=[until]) == NOBODY_MAY
        exchanged = until | {"gyldighetstidspunkt": end, "opphoerstidspunkt": start}
        assert of_child(adressebeskyttelse=[exchanged]) == BOTH_MAY

    def test_a_start_that_lies_ahead(self) -> None:
        ahead = home(gyldighetstidspunkt=TOMORROW)
        assert of_mother(bostedsadresse=[ahead]) == NOBODY_MAY
        assert of_mother(bostedsadresse=[without(ahead, "gyldighetstidspunkt")]) == BOTH_MAY

    def test_a_second_status_that_contradicts_the_first(self) -> None:
        assert of_mother(status=[entry(status="bosatt"), entry(status="utflyttet")]) == NOBODY_MAY
        assert of_mother(status=[entry(status="bosatt")]) == BOTH_MAY

    def test_a_line_of_responsibility_that_contradicts_the_others(self) -> None:
        assert of_child(foreldreansvar=[*JOINT, responsibility("andre", STRANGER)]) == NOBODY_MAY
        assert of_child(foreldreansvar=[*JOINT]) == BOTH_MAY

    def test_a_line_that_names_another_child(self) -> None:
        line = responsibility("mor", MOTHER, ansvarssubjekt=STRANGER)
        assert of_child(foreldreansvar=[line]) == NOBODY_MAY
        assert of_child(foreldreansvar=[without(line, "ansvarssubjekt")]) == (True, False)

    def test_a_holder_who_is_not_the_parent_of_that_role(self) -> None:
        line = responsibility("mor", STRANGER)
        relations = [relation(MOTHER, "mor")]
        by_line = [
            read_family(
                child_document(familierelasjon=relations, foreldreansvar=[given]), [mother_document()], on=DAY
            )
            for given in (line, without(line, "ansvarlig"))
        ]
        assert [family.parents[0].responsibility for family in by_line] == [None, True]

    def test_a_relation_whose_two_ends_contradict_each_other(self) -> None:
        both_mothers = relation(MOTHER, "mor", "mor")
        families = [
            read_family(child_document(familierelasjon=[given]), [mother_document()], on=DAY)
            for given in (both_mothers, without(both_mothers, "minRolleForPerson"))
        ]
        assert [len(family.parents) for family in families] == [0, 1]

    def test_the_identifier_that_tells_two_homes_apart(self) -> None:
        """Without one, homes are compared by their street names; `strict=True` refuses them."""
        other = home(adresseIdentifikatorFraMatrikkelen="5")
        assert of_mother(bostedsadresse=[other]) == NOBODY_MAY
        assert of_mother(bostedsadresse=[without(other, "adresseIdentifikatorFraMatrikkelen")]) == BOTH_MAY

    def test_the_units_that_tell_two_flats_apart(self) -> None:
        child = child_document()
        mother = mother_document(bostedsadresse=[home(vegadresse=street(bruksenhetsnummer="H0201"))])
        assert grants(family_of(child, mother)) == NOBODY_MAY
        house = [home(vegadresse=without(street(), "bruksenhetsnummer"))]
        assert of_mother(bostedsadresse=house) == NOBODY_MAY
        assert grants(family_of(child | {"bostedsadresse": house}, mother)) == NOBODY_MAY
        assert grants(
            family_of(child | {"bostedsadresse": house}, mother_document(bostedsadresse=house))
        ) == (BOTH_MAY)

    def test_the_errors_beside_pdls_answer(self) -> None:
        """Where something went wrong, an empty element does not tell that nobody is protected."""

        def of_pdl(errors: Document) -> tuple[bool, ...]:
            return grants(
                family_of(
                    answer_of(child_document()) | errors,
                    answer_of(mother_document()),
                    answer_of(father_document()),
                )
            )

        assert of_pdl({"errors": [{"message": "…"}]}) == NOBODY_MAY
        assert of_pdl({}) == BOTH_MAY
