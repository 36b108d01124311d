"""Document in, fact or decision out: each trap of the register's documents, one test a trap.

The ordinary family: a child of nine, a mother who lives with it, a father who lives elsewhere, joint
responsibility, nobody protected. Both parents may act for the child; each test changes one thing.
"""

from __future__ import annotations

import json
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fastlege import (
    HELSENORGE_2021_01_11,
    Address,
    CadastralAddress,
    Grading,
    InvalidDocumentError,
    ParentRole,
    Person,
    PersonId,
    Standing,
    StreetAddress,
    may_represent,
    same_home,
)
from fastlege.register import read_family, read_person
from fastlege.terms import MET, UNKNOWN, UNMET
from tests import pdl_answers as pdl
from tests.documents import (
    CHILD,
    CHILD_BORN,
    DAY,
    FATHER,
    FATHER_BORN,
    MOTHER,
    MOTHER_BORN,
    STRANGER,
    TODAY,
    TOMORROW,
    YESTERDAY,
    address,
    answer,
    birth,
    cadastral,
    child_document,
    document,
    elsewhere,
    entry,
    family_of,
    father_document,
    finding,
    grants,
    home,
    identity,
    mother_document,
    relation,
    responsibility,
    street,
    synthetic,
    unknown_home,
    without,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.documents import Document, Element, Entry

SHARED_COUNTS: Final = attrs.evolve(
    HELSENORGE_2021_01_11, name="shared residence counts", shared_residence_counts=True
)
OLD_MOTHER: Final = synthetic(MOTHER_BORN, 1)
D_MOTHER: Final = synthetic(MOTHER_BORN, d_number=True)


def person(*, on: date = DAY, **elements: Element) -> Person:
    return read_person(mother_document(**elements), on=on)


def home_of(*homes: Entry, on: date = DAY) -> Address | None:
    return person(bostedsadresse=list(homes), on=on).home


def protection(*entries: object, **elements: Element) -> bool | None:
    return person(adressebeskyttelse=list(entries), **elements).protected


def standing(**elements: Element) -> Standing | None:
    return person(**elements).standing


def shielded(level: object, **fields: Element) -> Entry:
    return entry(graderingsnivaa=level) | fields


def held(*lines: Entry) -> tuple[bool | None, ...]:
    """Give the mother's and the father's responsibility."""
    family = family_of(child_document(foreldreansvar=list(lines)))
    return tuple(family.parent(PersonId(number)).responsibility for number in (MOTHER, FATHER))


def problems(caught: pytest.ExceptionInfo[InvalidDocumentError]) -> list[str]:
    return [str(problem) for problem in caught.value.problems]


def test_the_ordinary_family() -> None:
    family = family_of()
    assert grants(family) == (True, True)
    assert [parent.role for parent in family.parents] == [ParentRole.MOTHER, ParentRole.FATHER]
    assert family.child == Person(
        id=PersonId(CHILD),
        birth_date=CHILD_BORN,
        home=Address(
            matrikkel_id="604503040",
            unit="H0101",
            place=StreetAddress(
                municipality="4602", street_name="Stavangvegen", street_code="3260", house_number=90
            ),
        ),
        protected=False,
        standing=Standing.RESIDENT,
    )


@pytest.mark.parametrize("form", [json.dumps, lambda given: json.dumps(given).encode(), MappingProxyType])
def test_text_bytes_and_any_mapping_are_read_alike(form: Callable[[Document], Document]) -> None:
    documents = child_document(), mother_document(), father_document()
    child, *parents = map(form, documents)
    assert read_family(child, parents, on=DAY) == family_of()
    assert read_person(form(documents[1]), on=DAY) == person()


class TestWhatIsCurrent:
    """Current, history, future."""

    def test_an_entry_marked_historic_is_left_aside(self) -> None:
        assert home_of(home(), elsewhere(erGjeldende=False)) == home_of(home())

    def test_an_entry_that_has_ended_is_left_aside(self) -> None:
        assert home_of(home(), elsewhere(opphoerstidspunkt=YESTERDAY)) == home_of(home())

    def test_an_entry_that_ends_on_the_day_no_longer_holds_on_it(self) -> None:
        moving = [elsewhere(opphoerstidspunkt=TODAY), home(gyldighetstidspunkt=TODAY)]
        assert home_of(*moving) == home_of(home())

    def test_the_day_before_it_still_does(self) -> None:
        moving = [elsewhere(opphoerstidspunkt=TODAY), home(gyldighetstidspunkt=TODAY)]
        assert home_of(*moving, on=date(2026, 11, 22)) == home_of(elsewhere())

    def test_an_entry_that_ends_tomorrow_holds_today(self) -> None:
        assert home_of(home(opphoerstidspunkt=TOMORROW)) == home_of(home())

    def test_an_entry_that_begins_tomorrow_does_not_hold_yet(self) -> None:
        assert home_of(home(gyldighetstidspunkt=TOMORROW)) is None
        assert home_of(elsewhere(), home(gyldighetstidspunkt=TOMORROW)) == home_of(elsewhere())

    @pytest.mark.parametrize("mark", [True, None])
    def test_a_mark_that_it_is_current_does_not_make_it_so(self, mark: bool | None) -> None:
        assert home_of(home(erGjeldende=mark, gyldighetstidspunkt=TOMORROW)) is None
        assert home_of(home(erGjeldende=mark, opphoerstidspunkt=YESTERDAY)) is None

    def test_without_the_mark_the_times_decide(self) -> None:
        assert home_of(without(home(), "erGjeldende")) == home_of(home())

    def test_without_the_metadata_an_entry_holds(self) -> None:
        bare = without(home(), "erGjeldende", "gyldighetstidspunkt", "ajourholdstidspunkt", "kilde", "aarsak")
        assert home_of(bare) == home_of(home())

    def test_one_that_begins_yesterday_in_utc_may_begin_today_in_oslo(self) -> None:
        moving = home(gyldighetstidspunkt="2026-11-22T23:00:00Z")
        assert home_of(moving) == home_of(home())
        assert home_of(moving, on=date(2026, 11, 22)) is None

    def test_one_that_ends_yesterday_in_utc_may_end_today_in_oslo(self) -> None:
        moved = home(opphoerstidspunkt="2026-11-22T23:00:00Z")
        assert home_of(moved) is None
        assert home_of(moved, on=date(2026, 11, 22)) == home_of(home())

    def test_a_time_without_an_offset_is_oslos(self) -> None:
        assert home_of(home(gyldighetstidspunkt="2026-11-23T00:30:00")) == home_of(home())
        assert home_of(home(gyldighetstidspunkt="2026-11-23T00:30:00"), on=date(2026, 11, 22)) is None

    def test_an_end_in_the_last_hours_of_year_9999_never_comes(self) -> None:
        assert home_of(home(opphoerstidspunkt="9999-12-31T23:59:59Z")) == home_of(home())

    def test_on_the_last_day_of_all_what_ends_on_it_has_ended_and_what_begins_has_begun(self) -> None:
        noon = "9999-12-31T12:00:00+01:00"
        assert home_of(home(opphoerstidspunkt=noon), on=date.max) is None
        assert home_of(home(gyldighetstidspunkt=noon), on=date.max) == home_of(home())

    def test_a_beginning_in_the_first_hours_of_year_1_was_long_ago(self) -> None:
        assert home_of(home(gyldighetstidspunkt="0001-01-01T00:00:00+14:00")) == home_of(home())

    def test_one_object_stands_for_an_array_of_one(self) -> None:
        single: dict[str, Any] = {
            name: element[0] for name, element in mother_document().items() if len(element) == 1
        }
        assert read_person(single, on=DAY) == person()

    @pytest.mark.parametrize("at", [0, 1])
    @pytest.mark.parametrize(
        ("element", "missing"),
        [
            ("bostedsadresse", ["child.home", "child.protected"]),
            ("foedsel", ["child.birth_date"]),
            ("status", ["child.standing"]),
            ("identifikasjonsnummer", ["child.standing"]),
            ("familierelasjon", ["parents"]),
            ("foreldreansvar", ["parents[0].responsibility", "parents[1].responsibility"]),
        ],
    )
    def test_null_in_an_array_may_be_an_entry_that_was_withheld(
        self, element: str, missing: list[str], at: int
    ) -> None:
        withheld = child_document()
        withheld[element] = [*withheld[element][:at], None, *withheld[element][at:]]
        assert list(family_of(withheld).missing) == missing
        assert grants(family_of(withheld))[0] is (element == "familierelasjon")  # perhaps a third parent

    @pytest.mark.parametrize("element", ["doedsfall", "falskIdentitet", "deltBosted", "adressebeskyttelse"])
    def test_null_instead_of_an_element_is_none(self, element: str) -> None:
        assert family_of(child_document(**{element: None})) == family_of()

    @pytest.mark.parametrize("element", ["doedsfall", "falskIdentitet"])
    def test_null_in_an_array_that_is_otherwise_empty(self, element: str) -> None:
        assert standing(**{element: [None]}) is None

    def test_unknown_elements_and_properties_are_borne(self) -> None:
        grown = mother_document(
            nyttElement=[{"felt": 1}], bostedsadresse=[home(matrikkelnoekkel={"a": [1.5]})]
        )
        assert read_person(grown, on=DAY) == person()


class TestCodesInCapitals:
    def test_a_whole_family_in_capitals_is_the_same_family(self) -> None:
        coded = {
            "status",
            "identifikatortype",
            "adressegradering",
            "relatertPersonsRolle",
            "minRolleForPerson",
            "ansvar",
            "bruksenhetsnummer",
        }

        def loud(part: Element, name: str = "") -> Element:
            if isinstance(part, dict):
                return {key: loud(value, key) for key, value in part.items()}
            if isinstance(part, list):
                return [loud(value, name) for value in part]
            return part.upper() if name in coded else part

        documents = child_document(), mother_document(), father_document()
        assert family_of(*map(loud, documents)) == family_of()

    def test_klientadresse_in_capitals(self) -> None:
        found = home_of(home(adressegradering="KLIENTADRESSE"))
        assert found is not None
        assert found.grading is Grading.CLIENT_ADDRESS


class TestHomes:
    def test_two_identical_entries_are_one(self) -> None:
        assert home_of(home(), home()) == home_of(home())

    def test_two_that_differ_only_in_metadata_are_one(self) -> None:
        assert home_of(home(), home(kilde="KILDE_DSF", flyttedato="2020-01-01")) == home_of(home())

    @pytest.mark.parametrize(
        "other", [elsewhere(), home(vegadresse=street(bruksenhetsnummer="H0201")), unknown_home()]
    )
    def test_two_that_differ_are_an_unknown_home(self, other: Entry) -> None:
        assert home_of(home(), other) is None
        family = family_of(child_document(bostedsadresse=[home(), other]))
        assert address(family) is UNKNOWN
        assert grants(family) == (False, False)

    def test_two_kinds_of_place_in_one_entry_are_an_unknown_home(self) -> None:
        assert home_of(home(matrikkeladresse=cadastral())) is None

    def test_a_place_that_is_also_unknown_is_an_unknown_home(self) -> None:
        assert home_of(home(ukjentBosted={})) is None

    def test_three_kinds_of_place_in_one_entry_are_an_unknown_home(self) -> None:
        assert home_of(home(ukjentBosted={"bostedskommune": "4602"}, matrikkeladresse=cadastral())) is None

    @pytest.mark.parametrize("unknown", [{}, {"bostedskommune": "4602"}])
    def test_nobody_is_at_the_same_unknown_home(self, unknown: Entry) -> None:
        entries = [unknown_home(ukjentBosted=unknown, adresseIdentifikatorFraMatrikkelen="604503040")]
        family = family_of(child_document(bostedsadresse=entries), mother_document(bostedsadresse=entries))
        assert family.child.home is None
        assert address(family) is UNKNOWN

    @pytest.mark.parametrize("entries", [None, [], [entry(adressegradering="ugradert")]])
    def test_no_home_is_unknown_and_grants_nothing(self, entries: list[Entry] | None) -> None:
        family = family_of(child_document(bostedsadresse=entries))
        assert family.child.home is None
        assert grants(family) == (False, False)

    def test_a_street_without_a_house_number_is_the_same_by_its_identifier(self) -> None:
        place = without(street(), "adressenummer")
        family = family_of(
            child_document(bostedsadresse=[home(vegadresse=place)]),
            mother_document(bostedsadresse=[home(vegadresse=place)]),
        )
        assert address(family) is MET

    def test_a_street_with_neither_house_number_nor_identifier_is_unknown(self) -> None:
        place = [
            without(home(vegadresse=without(street(), "adressenummer")), "adresseIdentifikatorFraMatrikkelen")
        ]
        family = family_of(child_document(bostedsadresse=place), mother_document(bostedsadresse=place))
        assert address(family) is UNKNOWN

    def test_an_identifier_alone_is_an_unknown_home(self) -> None:
        """It stops at the house: nothing tells whether the two live in one flat."""
        alone = [without(home(), "vegadresse")]
        family = family_of(child_document(bostedsadresse=alone), mother_document(bostedsadresse=alone))
        assert family.child.home is None
        assert address(family) is UNKNOWN

    def test_a_place_that_is_also_abroad_is_an_unknown_home(self) -> None:
        assert home_of(home(utenlandskAdresse={"landkode": "SWE"})) is None

    def test_a_municipality_that_was_renumbered_for_one_of_them_does_not_matter(self) -> None:
        renumbered = home(vegadresse=street(kommunenummer="1429", adressenavn="STAVANGVEGEN"))
        assert address(family_of(mother=mother_document(bostedsadresse=[renumbered]))) is MET

    def test_the_neighbours_identifier_is_no_identifier(self) -> None:
        near = home(
            adresseIdentifikatorFraMatrikkelen=None, naerAdresseIdentifikatorFraMatrikkelen="604503040"
        )
        elsewhere_near = elsewhere(
            adresseIdentifikatorFraMatrikkelen=None, naerAdresseIdentifikatorFraMatrikkelen="604503040"
        )
        family = family_of(
            child_document(bostedsadresse=[near]), mother_document(bostedsadresse=[elsewhere_near])
        )
        assert address(family) is UNMET

    @pytest.mark.parametrize("none", ["", "  ", "0", "000", None])
    def test_an_empty_or_zero_identifier_is_none_and_the_street_decides(self, none: str | None) -> None:
        unidentified = [home(adresseIdentifikatorFraMatrikkelen=none)]
        family = family_of(
            child_document(bostedsadresse=unidentified), mother_document(bostedsadresse=unidentified)
        )
        assert address(family) is MET

    @pytest.mark.parametrize("code", ["03260", " 3260", "003260"])
    def test_leading_zeros_of_a_street_code_say_nothing(self, code: str) -> None:
        plain, padded = (
            [
                home(
                    adresseIdentifikatorFraMatrikkelen=None,
                    vegadresse=street(adressekode=one, adressenavn=name),
                )
            ]
            for one, name in (("3260", "Stavangvegen"), (code, "Stavangveien"))
        )
        family = family_of(child_document(bostedsadresse=plain), mother_document(bostedsadresse=padded))
        assert address(family) is MET

    @pytest.mark.parametrize(
        ("childs", "mothers", "expected"),
        [
            ("H0101", "h0101 ", MET),
            ("", "", MET),
            ("", None, MET),
            ("H0101", "H0201", UNMET),
            ("H0101", "", UNKNOWN),
            (None, "H0101", UNKNOWN),
        ],
    )
    def test_flats_of_one_house(self, childs: str | None, mothers: str | None, expected: object) -> None:
        family = family_of(
            child_document(bostedsadresse=[home(vegadresse=street(bruksenhetsnummer=childs))]),
            mother_document(bostedsadresse=[home(vegadresse=street(bruksenhetsnummer=mothers))]),
        )
        assert address(family) is expected

    def test_a_property_without_a_street(self) -> None:
        found = home_of(home(vegadresse=None, matrikkeladresse=cadastral(bruksenhetsnummer="H0101")))
        assert found is not None
        assert found.unit == "H0101"
        assert found.place == CadastralAddress(
            municipality="4602", land_number=31, title_number=4, lease_number=0, sub_number=0
        )

    @pytest.mark.parametrize(
        ("number", "expected"),
        [
            ({"kommunenummer": "4602", "gaardsnummer": 31, "bruksnummer": 4, "festenummer": 0}, MET),
            ({"kommunenummer": "4602", "gaardsnummer": 31, "bruksnummer": 4}, MET),
            ({"kommunenummer": "4602", "gaardsnummer": 31, "bruksnummer": 5}, UNMET),
            ({"kommunenummer": "4602", "gaardsnummer": 31, "bruksnummer": 4, "festenummer": 2}, UNMET),
            ({"kommunenummer": "4602", "gaardsnummer": 0, "bruksnummer": 4}, UNKNOWN),
            ({}, UNKNOWN),
            (None, UNKNOWN),
        ],
    )
    def test_zero_is_no_lease_but_an_unknown_property(self, number: Entry | None, expected: object) -> None:
        def at(place: Entry) -> Address | None:
            return home_of(
                home(vegadresse=None, adresseIdentifikatorFraMatrikkelen="", matrikkeladresse=place)
            )

        assert same_home(at(cadastral()), at(cadastral(matrikkelnummer=number))) is expected

    def test_a_stay_or_a_postal_address_is_no_home(self) -> None:
        at_home = {"oppholdsadresse": [home()], "postadresse": [home()]}
        family = family_of(mother=mother_document(bostedsadresse=[elsewhere()], **at_home))
        assert family == family_of(mother=mother_document(bostedsadresse=[elsewhere()]))
        assert grants(family) == (False, False)

    def test_where_nobody_lives_with_the_child_nobody_may_act_for_it(self) -> None:
        family = family_of(mother=mother_document(bostedsadresse=[elsewhere()]))
        assert address(family) is UNMET
        assert grants(family) == (False, False)


class TestIdentityNumbers:
    def test_the_number_in_use_is_the_persons(self) -> None:
        numbers = [identity(OLD_MOTHER, status="opphoert", erGjeldende=False), identity(MOTHER)]
        assert person(identifikasjonsnummer=numbers).id == MOTHER

    @pytest.mark.parametrize("mark", [True, None])
    def test_an_old_number_is_known_by_its_status_alone(self, mark: bool | None) -> None:
        numbers = [identity(OLD_MOTHER, status="opphoert", erGjeldende=mark), identity(MOTHER)]
        assert person(identifikasjonsnummer=numbers).id == MOTHER

    def test_an_inactive_d_number_stays_in_use_beside_a_foedselsnummer(self) -> None:
        numbers = [identity(D_MOTHER, identifikatortype="dNummer"), identity(MOTHER)]
        assert person(identifikasjonsnummer=numbers).id == MOTHER

    def test_a_d_number_alone_is_the_persons(self) -> None:
        assert person(identifikasjonsnummer=[identity(D_MOTHER, identifikatortype="dNummer")]).id == D_MOTHER

    def test_a_kind_that_is_missing_goes_last(self) -> None:
        unkind = without(identity(OLD_MOTHER), "identifikatortype")
        assert person(identifikasjonsnummer=[unkind, identity(MOTHER)]).id == MOTHER
        assert person(identifikasjonsnummer=[unkind]).id == OLD_MOTHER

    def test_a_number_that_does_not_say_is_in_use_unless_another_says_that_it_is_old(self) -> None:
        numbers = [identity(OLD_MOTHER, status="opphoert"), without(identity(MOTHER), "status")]
        assert person(identifikasjonsnummer=numbers).id == MOTHER

    def test_one_number_twice_is_one_number(self) -> None:
        twice = [without(identity(MOTHER), "identifikatortype"), identity(MOTHER), identity(MOTHER)]
        assert person(identifikasjonsnummer=twice).id == MOTHER

    def test_a_number_that_is_the_only_one_though_no_longer_in_use(self) -> None:
        assert person(identifikasjonsnummer=[identity(MOTHER, status="opphoert")]).id == MOTHER

    @pytest.mark.parametrize("placeholder", ["ukjent", "UKJENT", "nan", "None", "-", "?", "xx", "0" * 11])
    def test_a_placeholder_is_nobodys_number(self, placeholder: str) -> None:
        """Otherwise somebody whose document says the same would be the child's parent."""
        ended = identity(MOTHER, status="opphoert")
        mother = person(identifikasjonsnummer=[ended, identity(placeholder)])
        assert (mother.id, mother.standing) == (MOTHER, None)
        relations = [relation(placeholder, "mor")]
        lines = [responsibility("mor", placeholder)]
        child = child_document(familierelasjon=relations, foreldreansvar=lines)
        stranger = mother_document(identifikasjonsnummer=[ended, identity(placeholder)])
        family = read_family(child, [stranger], on=DAY)
        assert [parent.person.id for parent in family.parents] == []
        assert not family.all_parents_known

    def test_nobody_is_resident_without_a_number_in_use(self) -> None:
        ended = [identity(MOTHER, status="opphoert")]
        assert person(identifikasjonsnummer=ended).standing is None
        dead = person(identifikasjonsnummer=ended, doedsfall=entry())
        assert dead.standing is Standing.DECEASED

    def test_two_in_use_of_one_kind_contradict_each_other(self) -> None:
        with pytest.raises(InvalidDocumentError) as caught:
            person(identifikasjonsnummer=[identity(OLD_MOTHER), identity(MOTHER)])
        assert problems(caught) == [
            "person.identifikasjonsnummer: give one identity number that is in use; there are several"
        ]

    def test_two_old_ones_and_none_in_use_contradict_each_other(self) -> None:
        old = [identity(number, status="opphoert") for number in (OLD_MOTHER, MOTHER)]
        with pytest.raises(InvalidDocumentError) as caught:
            person(identifikasjonsnummer=old)
        assert problems(caught) == [
            "person.identifikasjonsnummer: give one identity number that is in use; there are several"
        ]

    @pytest.mark.parametrize("older", [OLD_MOTHER, D_MOTHER])
    def test_relation_and_responsibility_may_point_at_an_older_number(self, older: str) -> None:
        numbers = [identity(older, status="opphoert", erGjeldende=False), identity(MOTHER)]
        child = child_document(
            familierelasjon=[relation(older, "mor"), relation(FATHER, "far")],
            foreldreansvar=[responsibility("felles", older), responsibility("felles", FATHER)],
        )
        family = family_of(child, mother_document(identifikasjonsnummer=numbers))
        assert family == family_of()

    def test_a_relation_by_the_new_number_and_responsibility_by_the_old_one(self) -> None:
        numbers = [identity(OLD_MOTHER, status="opphoert"), identity(MOTHER)]
        lines = [responsibility("mor", OLD_MOTHER)]
        family = family_of(
            child_document(foreldreansvar=lines), mother_document(identifikasjonsnummer=numbers)
        )
        assert grants(family) == (True, False)

    def test_responsibility_for_the_child_under_its_older_number(self) -> None:
        older = synthetic(CHILD_BORN, 1)
        child = child_document(
            identifikasjonsnummer=[identity(older, status="opphoert"), identity(CHILD)],
            foreldreansvar=[
                responsibility("felles", holder, ansvarssubjekt=older) for holder in (MOTHER, FATHER)
            ],
        )
        assert family_of(child) == family_of()

    def test_one_parent_under_two_numbers_is_one_parent(self) -> None:
        numbers = [identity(OLD_MOTHER, status="opphoert"), identity(MOTHER)]
        relations = [relation(OLD_MOTHER, "mor"), relation(MOTHER, "mor"), relation(FATHER, "far")]
        child = child_document(familierelasjon=relations)
        assert family_of(child, mother_document(identifikasjonsnummer=numbers)) == family_of()

    def test_a_child_that_is_its_own_parent_contradicts_itself(self) -> None:
        older = synthetic(CHILD_BORN, 1)
        child = child_document(
            identifikasjonsnummer=[identity(older, status="opphoert"), identity(CHILD)],
            familierelasjon=[relation(older, "mor")],
        )
        with pytest.raises(InvalidDocumentError) as caught:
            family_of(child)
        assert problems(caught) == ["child.familierelasjon: give parents other than the child itself"]


class TestBirth:
    def test_the_birth_date_goes_before_the_digits_of_the_number(self) -> None:
        assert person(foedsel=[birth(date(1984, 1, 2))]).birth_date == date(1984, 1, 2)

    def test_a_year_alone(self) -> None:
        read = person(foedsel=[entry(foedselsaar="1985")])
        assert (read.birth_date, read.birth_year) == (None, 1985)

    def test_a_date_without_its_year_is_enough(self) -> None:
        assert person(foedsel=[entry(foedselsdato="1985-07-21")]).birth_date == MOTHER_BORN

    def test_a_date_and_another_entry_with_its_year_alone_agree(self) -> None:
        assert person(foedsel=[birth(MOTHER_BORN), entry(foedselsaar="1985")]).birth_date == MOTHER_BORN

    @pytest.mark.parametrize(
        "entries",
        [
            [entry(foedselsdato="1985-07-21", foedselsaar="1986")],
            [birth(MOTHER_BORN), birth(date(1985, 7, 22))],
            [birth(MOTHER_BORN), entry(foedselsaar="1984")],
            [entry(foedselsaar="1984"), entry(foedselsaar="1985")],
        ],
    )
    def test_births_that_contradict_each_other_are_refused(self, entries: list[Entry]) -> None:
        with pytest.raises(InvalidDocumentError) as caught:
            person(foedsel=entries)
        assert problems(caught) == [
            "person.foedsel: give one birth; the dates and years of these entries contradict each other"
        ]

    def test_the_year_zero_is_no_year(self) -> None:
        with pytest.raises(InvalidDocumentError) as caught:
            person(foedsel=[entry(foedselsaar="0000")])
        assert problems(caught) == ["person.foedsel[0].foedselsaar: give a year from 1 to 9999"]

    @pytest.mark.parametrize("entries", [None, [], [entry()], [birth(MOTHER_BORN) | {"erGjeldende": False}]])
    def test_no_birth_is_unknown(self, entries: list[Entry] | None) -> None:
        read = person(foedsel=entries)
        assert (read.birth_date, read.birth_year) == (None, None)

    def test_of_a_year_alone_the_sixteenth_year_is_unknown(self) -> None:
        family = family_of(child_document(foedsel=[entry(foedselsaar="2010")]))
        assert finding(family, "child-under-age-limit") == "unknown"

    def test_a_child_born_after_the_day_is_refused(self) -> None:
        with pytest.raises(InvalidDocumentError) as caught:
            family_of(on=date(2017, 5, 11))
        assert problems(caught) == ["child.foedsel: give a birth that is not later than the day asked about"]

    def test_a_child_born_on_the_day_is_a_child(self) -> None:
        family = family_of(on=CHILD_BORN)
        assert finding(family, "child-under-age-limit") == "met"

    def test_a_child_of_whom_the_year_alone_is_later_is_refused(self) -> None:
        with pytest.raises(InvalidDocumentError):
            family_of(child_document(foedsel=[entry(foedselsaar="2027")]))
        assert family_of(child_document(foedsel=[entry(foedselsaar="2026")])).child.birth_year == 2026


class TestStanding:
    @pytest.mark.parametrize(
        ("code", "expected"),
        [
            ("bosatt", Standing.RESIDENT),
            ("utflyttet", Standing.NOT_RESIDENT),
            ("ikkeBosatt", Standing.NOT_RESIDENT),
            ("foedselsregistrert", Standing.NOT_RESIDENT),
            ("midlertidig", Standing.NOT_RESIDENT),
            ("inaktiv", Standing.NOT_RESIDENT),
            ("forsvunnet", Standing.DISAPPEARED),
            ("doed", Standing.DECEASED),
            ("opphoert", Standing.INVALID_IDENTITY),
        ],
    )
    def test_every_status_of_the_register(self, code: str, expected: Standing) -> None:
        assert standing(status=[entry(status=code)]) is expected
        assert standing(status=[entry(status=code.upper())]) is expected

    def test_a_letter_that_becomes_ours_when_it_is_made_small_makes_a_code_that_nobody_knows(self) -> None:
        kelvin = [entry(status="i\u212akeBosatt")]
        assert standing(status=kelvin) is None
        nowhere = person(status=kelvin, adressebeskyttelse=None, bostedsadresse=[], oppholdsadresse=[home()])
        assert nowhere.protected is None

    def test_a_status_that_may_hide_that_somebody_disappeared_is_unknown(self) -> None:
        hidden, disappeared = (
            mother_document(status=[entry(status=code)]) for code in ("aktiv", "forsvunnet")
        )
        assert read_person(hidden, on=DAY).standing is None
        for mother in (hidden, disappeared):
            family = read_family(child_document(), [mother, father_document()], on=DAY)
            assert not may_represent(family.parents[0].person, family)

    @pytest.mark.parametrize("entries", [None, [], [entry()], [entry(status="")]])
    def test_no_status_is_unknown(self, entries: list[Entry] | None) -> None:
        assert standing(status=entries) is None

    def test_two_statuses_that_differ_are_unknown(self) -> None:
        assert standing(status=[entry(status="bosatt"), entry(status="utflyttet")]) is None

    def test_two_that_say_the_same_are_one(self) -> None:
        assert (
            standing(status=[entry(status="midlertidig"), entry(status="inaktiv")]) is Standing.NOT_RESIDENT
        )

    def test_a_status_beside_one_that_is_empty_is_unknown(self) -> None:
        assert standing(status=[entry(status="bosatt"), entry(status=None)]) is None

    def test_a_former_status_says_nothing(self) -> None:
        former = entry(status="utflyttet", erGjeldende=False)
        assert standing(status=[former, entry(status="bosatt")]) is Standing.RESIDENT

    def test_death_may_be_told_before_the_status_follows(self) -> None:
        assert standing(doedsfall=entry(doedsdato="2026-11-20")) is Standing.DECEASED

    def test_death_by_status_alone(self) -> None:
        assert standing(status=[entry(status="doed")]) is Standing.DECEASED
        assert standing(status=[entry(status="doed"), entry(status="bosatt")]) is Standing.DECEASED

    @pytest.mark.parametrize("death", [{}, entry(), entry(doedsdato=""), [entry()]])
    def test_death_on_a_day_that_is_not_known(self, death: object) -> None:
        assert standing(doedsfall=death) is Standing.DECEASED

    def test_death_on_the_day_itself(self) -> None:
        assert standing(doedsfall=entry(doedsdato="2026-11-23")) is Standing.DECEASED

    def test_a_death_later_than_the_day_has_not_come(self) -> None:
        assert standing(doedsfall=entry(doedsdato="2026-11-24")) is Standing.RESIDENT

    def test_the_day_of_death_goes_before_the_day_it_is_valid_from(self) -> None:
        death = entry(doedsdato="2026-11-20", gyldighetstidspunkt=TOMORROW)
        assert standing(doedsfall=death) is Standing.DECEASED

    def test_a_death_without_a_day_comes_when_it_is_valid(self) -> None:
        assert standing(doedsfall=entry(gyldighetstidspunkt=TOMORROW)) is Standing.RESIDENT
        assert standing(doedsfall=entry(gyldighetstidspunkt=TODAY)) is Standing.DECEASED

    @pytest.mark.parametrize("undone", [{"erGjeldende": False}, {"opphoerstidspunkt": TODAY}])
    def test_a_death_that_was_undone(self, undone: Entry) -> None:
        assert standing(doedsfall=entry(doedsdato="2026-11-20") | undone) is Standing.RESIDENT

    @pytest.mark.parametrize("false", [{"erFalsk": True}, {"rettIdentitetErUkjent": True}, {"erFalsk": None}])
    def test_a_false_identity_and_one_that_does_not_say(self, false: Entry) -> None:
        assert standing(falskIdentitet=entry(**false)) is Standing.INVALID_IDENTITY

    @pytest.mark.parametrize("true", [{"erFalsk": False}, {"erFalsk": True, "erGjeldende": False}])
    def test_an_identity_that_is_not_false_or_no_longer(self, true: Entry) -> None:
        assert standing(falskIdentitet=entry(**true)) is Standing.RESIDENT

    def test_death_goes_before_a_false_identity(self) -> None:
        both = {"doedsfall": entry(), "falskIdentitet": entry(erFalsk=True)}
        assert standing(**both) is Standing.DECEASED

    def test_no_death_and_no_false_identity_is_the_normal_thing(self) -> None:
        assert standing(doedsfall=None, falskIdentitet=None) is Standing.RESIDENT
        assert standing(doedsfall=[], falskIdentitet=[]) is Standing.RESIDENT

    def test_a_deceased_parent_is_passed_over(self) -> None:
        family = family_of(mother=mother_document(doedsfall=entry(doedsdato="2026-11-20")))
        assert address(family) is UNMET
        assert grants(family) == (False, False)

    @pytest.mark.parametrize(
        ("change", "condition"),
        [
            ({"doedsfall": entry()}, "unmet"),
            ({"falskIdentitet": entry(erFalsk=True)}, "unmet"),
            ({"status": [entry(status="forsvunnet")]}, "unknown"),
            ({"status": None}, "unknown"),
            ({"status": [entry(status="utflyttet")]}, "met"),
        ],
    )
    def test_what_a_childs_standing_decides(self, change: Document, condition: str) -> None:
        family = family_of(child_document(**change))
        assert finding(family, "child-alive-and-identified") == condition


class TestProtection:
    @pytest.mark.parametrize(
        ("level", "expected"),
        [
            ("fortrolig", True),
            ("strengtFortrolig", True),
            ("ugradert", False),
            ("klientadresse", False),
            ("FORTROLIG", True),
            ("STRENGTFORTROLIG", True),
            ("UGRADERT ", False),
        ],
    )
    def test_every_level_in_small_letters_or_capitals(self, level: str, expected: bool) -> None:
        assert protection(shielded(level)) is expected

    @pytest.mark.parametrize(
        "level",
        [
            "STRENGT_FORTROLIG_UTLAND",
            "\u212alientadresse",
            "kode6",
            "",
            " ",
            None,
            6,
            True,
            ["fortrolig"],
            {"kode": "ugradert"},
        ],
    )
    def test_a_level_that_nobody_knows_protects_and_is_no_problem(self, level: object) -> None:
        assert protection(shielded(level)) is True

    @pytest.mark.parametrize("malformed", ["fortrolig", 6, False, [], ["ugradert"], {}])
    def test_an_entry_that_nobody_can_read_protects_and_is_no_problem(self, malformed: object) -> None:
        assert protection(malformed) is True

    @pytest.mark.parametrize("element", ["fortrolig", 6, False, {"graderingsnivaa": "fortrolig"}])
    def test_an_element_that_is_no_array_protects_too(self, element: object) -> None:
        assert person(adressebeskyttelse=element).protected is True

    @pytest.mark.parametrize(
        ("begun", "over", "expected"),
        [
            (TOMORROW, {}, True),
            (TOMORROW, {"erGjeldende": False}, True),
            (TODAY, {"erGjeldende": False}, True),
            ("2026-11-22T23:59:59+01:00", {"erGjeldende": False}, False),
            ("i morgen", {"erGjeldende": False}, True),
            (" ", {"erGjeldende": False}, False),
            (TOMORROW, {"erGjeldende": False, "opphoerstidspunkt": YESTERDAY}, False),
        ],
    )
    def test_one_that_begins_on_the_day_or_later_counts_at_once_whatever_its_mark(
        self, begun: str, over: Entry, expected: bool
    ) -> None:
        assert protection(shielded("fortrolig", gyldighetstidspunkt=begun, **over)) is expected
        graded = elsewhere(adressegradering="fortrolig", gyldighetstidspunkt=begun, **over)
        assert person(bostedsadresse=[home(), graded]).protected is expected

    @pytest.mark.parametrize("over", [{"erGjeldende": False}, {"opphoerstidspunkt": YESTERDAY}])
    def test_a_historic_one_no_longer_counts(self, over: Entry) -> None:
        assert protection(shielded("strengtFortrolig", **over)) is False  # the home is graded ugradert

    def test_one_that_ends_on_the_day_no_longer_counts(self) -> None:
        ending = shielded("fortrolig", opphoerstidspunkt=TODAY)
        assert protection(ending) is False
        assert person(adressebeskyttelse=[ending], on=date(2026, 11, 22)).protected is True

    @pytest.mark.parametrize(
        "mark", [{"erGjeldende": "nei"}, {"opphoerstidspunkt": "i går"}, {"erGjeldende": 0}]
    )
    def test_a_mark_that_nobody_can_read_ends_nothing(self, mark: Entry) -> None:
        assert protection(shielded("fortrolig", **mark)) is True

    def test_the_strictest_wins(self) -> None:
        assert protection(shielded("ugradert"), shielded("fortrolig")) is True

    @pytest.mark.parametrize("element", ["bostedsadresse", "deltBosted", "oppholdsadresse", "postadresse"])
    @pytest.mark.parametrize("level", ["fortrolig", "STRENGTFORTROLIG", "kode 7", ""])
    def test_a_graded_address_protects_whichever_address_it_is(self, element: str, level: str) -> None:
        assert protection(**{element: [home(adressegradering=level)]}) is True

    @pytest.mark.parametrize("level", [7, ["fortrolig"], False])
    def test_a_malformed_grading_of_an_address_protects_and_is_no_problem(self, level: object) -> None:
        assert person(bostedsadresse=[home(adressegradering=level)]).protected is True

    def test_an_address_that_nobody_can_read_and_nothing_else_reads_protects(self) -> None:
        assert person(oppholdsadresse=["Storgata 1"]).protected is True

    def test_a_historic_graded_address_no_longer_protects(self) -> None:
        former = elsewhere(adressegradering="fortrolig", erGjeldende=False)
        assert person(bostedsadresse=[home(), former]).protected is False

    def test_klientadresse_is_an_address_like_any_other(self) -> None:
        client = [home(adressegradering="klientadresse")]
        family = family_of(child_document(bostedsadresse=client), mother_document(bostedsadresse=client))
        assert grants(family) == (True, True)

    def test_no_entry_and_a_graded_home_is_not_protected(self) -> None:
        assert person(adressebeskyttelse=None).protected is False

    @pytest.mark.parametrize(
        "homes",
        [
            None,
            [],
            [home(adressegradering=None)],
            [home(erGjeldende=False)],
            [home(gyldighetstidspunkt=TOMORROW)],
        ],
    )
    def test_no_entry_and_no_home_that_is_graded_and_current_is_unknown(
        self, homes: list[Entry] | None
    ) -> None:
        assert person(bostedsadresse=homes).protected is None
        assert person(bostedsadresse=homes, oppholdsadresse=[home()]).protected is None

    @pytest.mark.parametrize(
        "opened",
        [{"gyldighetstidspunkt": TOMORROW}, {"gyldighetstidspunkt": "i morgen"}, {"erGjeldende": "ja"}],
    )
    def test_only_an_entry_that_holds_and_can_be_read_tells_that_one_is_not_protected(
        self, opened: Entry
    ) -> None:
        assert protection(shielded("ugradert", **opened), bostedsadresse=None) is None
        assert protection(shielded("ugradert"), bostedsadresse=None) is False

    def test_the_problem_of_one_document_never_tells_of_a_protection(self) -> None:
        with pytest.raises(InvalidDocumentError) as caught:
            person(adressebeskyttelse=[shielded("KODE-6", erGjeldende="ja")], status=[entry(status=1)])
        assert [problem.path for problem in caught.value.problems] == ["person.status[0].status"]

    @pytest.mark.parametrize(
        ("who", "granted"), [("child", (False, False)), ("mother", (False, False)), ("father", (True, False))]
    )
    def test_whoever_is_protected(self, who: str, granted: tuple[bool, bool]) -> None:
        protected = {"adressebeskyttelse": [shielded("fortrolig")]}
        makers = {"child": child_document, "mother": mother_document, "father": father_document}
        given: dict[str, Any] = {who: makers[who](**protected)}
        assert grants(family_of(**given)) == granted


class TestSharedResidence:
    """Delt bosted: a child's second home under a contract, counted only if the policy says so."""

    def contract(self, first: str | None = "2022-02-04", last: str | None = None, **fields: Element) -> Entry:
        return elsewhere(startdatoForKontrakt=first, sluttdatoForKontrakt=last, **fields)

    def shared(self, *entries: Entry, on: date = DAY) -> tuple[Address, ...]:
        return read_person(child_document(deltBosted=list(entries)), on=on).shared_residences

    def test_a_contract_that_runs(self) -> None:
        assert len(self.shared(self.contract())) == 1

    @pytest.mark.parametrize(
        ("first", "last", "runs"),
        [
            ("2026-11-23", None, True),
            ("2026-11-24", None, False),
            ("2022-02-04", "2026-11-23", True),
            ("2022-02-04", "2026-11-22", False),
            (None, None, False),
        ],
    )
    def test_both_days_of_the_contract_are_within_it(
        self, first: str | None, last: str | None, runs: bool
    ) -> None:
        assert bool(self.shared(self.contract(first, last))) is runs

    def test_a_historic_contract_is_left_aside(self) -> None:
        assert self.shared(self.contract(erGjeldende=False)) == ()

    def test_one_that_cannot_be_read_may_be_anybodys(self) -> None:
        unread = unknown_home(startdatoForKontrakt="2022-02-04")
        mother = mother_document(bostedsadresse=[home(adresseIdentifikatorFraMatrikkelen="2")])
        for shared, met in (([unread], UNKNOWN), ([], UNMET)):
            family = family_of(child_document(deltBosted=shared), mother)
            assert (address(family), address(family, SHARED_COUNTS)) == (UNMET, met)
        assert address(family_of(child_document(deltBosted=[unread])), SHARED_COUNTS) is MET

    def test_those_of_two_documents_that_differ_may_be_anybodys(self) -> None:
        child = child_document(deltBosted=[self.contract()])
        away = mother_document(bostedsadresse=[home(adresseIdentifikatorFraMatrikkelen="2")])
        family = read_family(child_document(), [child, away], on=DAY)
        assert address(family, SHARED_COUNTS) is UNKNOWN

    def test_two_identical_contracts_are_one(self) -> None:
        assert self.shared(self.contract(), self.contract()) == self.shared(self.contract())

    def test_two_contracts_in_either_order_are_the_same_two(self) -> None:
        other = self.contract(adresseIdentifikatorFraMatrikkelen="77")
        one_way, other_way = self.shared(self.contract(), other), self.shared(other, self.contract())
        assert one_way == other_way
        assert len(one_way) == 2

    def test_it_counts_only_if_the_policy_says_so(self) -> None:
        child = child_document(deltBosted=[self.contract()])
        family = family_of(child, mother_document(bostedsadresse=None))
        assert (address(family), address(family, SHARED_COUNTS)) == (UNKNOWN, MET)
        assert not answer(family, FATHER)
        assert answer(family, FATHER, SHARED_COUNTS)


class TestParents:
    @pytest.mark.parametrize(
        ("one", "other"),
        [("mor", "medmor"), ("far", "far"), ("mor", "mor"), ("medmor", "medmor"), ("MOR", "Far")],
    )
    def test_parents_of_any_sex(self, one: str, other: str) -> None:
        relations = [relation(MOTHER, one), relation(FATHER, other)]
        assert grants(family_of(child_document(familierelasjon=relations))) == (True, True)

    @pytest.mark.parametrize("role", ["barn", "soesken", "ektefelleEllerPartner", "doedfoedtBarn"])
    def test_other_relations_are_no_parents(self, role: str) -> None:
        relations = [relation(MOTHER, "mor"), relation(FATHER, role, None)]
        family = family_of(child_document(familierelasjon=relations))
        assert [parent.person.id for parent in family.parents] == [MOTHER]
        assert family.all_parents_known

    def test_the_one_whose_parent_the_child_is_is_not_its_parent(self) -> None:
        relations = [relation(MOTHER, "mor"), relation(STRANGER, "far", "mor")]  # the wrong way round
        assert [
            parent.person.id for parent in family_of(child_document(familierelasjon=relations)).parents
        ] == [MOTHER]

    def test_without_its_own_role_the_others_role_decides(self) -> None:
        relations = [relation(MOTHER, "mor", None), relation(FATHER, "far", "")]
        assert family_of(child_document(familierelasjon=relations)) == family_of()

    @pytest.mark.parametrize("former", [{"erGjeldende": False}, {"opphoerstidspunkt": YESTERDAY}])
    def test_a_former_parent_is_no_parent(self, former: Entry) -> None:
        relations = [relation(MOTHER, "mor"), relation(STRANGER, "far", **former), relation(FATHER, "far")]
        assert family_of(child_document(familierelasjon=relations)) == family_of()

    def test_a_parent_named_twice_is_one_parent(self) -> None:
        relations = [relation(MOTHER, "mor"), relation(FATHER, "far"), relation(FATHER, "far")]
        assert family_of(child_document(familierelasjon=relations)) == family_of()

    def test_a_parent_in_two_roles_is_one_parent_of_no_single_role(self) -> None:
        relations = [relation(MOTHER, "mor"), relation(MOTHER, "medmor"), relation(FATHER, "far")]
        family = family_of(child_document(familierelasjon=relations))
        assert family.parent(PersonId(MOTHER)).role is None
        assert len(family.parents) == 2

    def test_a_parent_without_a_number_may_live_with_the_child(self) -> None:
        nameless = relation(None, "far", relatertPersonUtenFolkeregisteridentifikator={"kjoenn": "mann"})
        child = child_document(familierelasjon=[relation(MOTHER, "mor"), nameless])
        family = family_of(child, mother_document(bostedsadresse=[elsewhere()]))
        assert not family.all_parents_known
        assert address(family) is UNKNOWN

    def test_a_relation_that_does_not_say_which_may_be_a_parent(self) -> None:
        vague = without(relation(FATHER, "far"), "relatertPersonsRolle")
        family = family_of(child_document(familierelasjon=[relation(MOTHER, "mor"), vague]))
        assert [parent.person.id for parent in family.parents] == [MOTHER]
        assert not family.all_parents_known

    @pytest.mark.parametrize(
        ("role", "own"),
        [("mor", "mor"), ("far", "mor"), ("barn", "barn"), ("soesken", "barn"), ("far", "soesken")],
    )
    def test_one_whose_two_ends_contradict_each_other_may_be_a_parent(self, role: str, own: str) -> None:
        unclear = relation(FATHER, role, own)
        child = child_document(familierelasjon=[relation(MOTHER, "mor"), unclear])
        family = family_of(child, mother_document(bostedsadresse=[elsewhere()]))
        assert [parent.person.id for parent in family.parents] == [MOTHER]
        assert not family.all_parents_known
        assert address(family) is UNKNOWN

    def test_one_whose_two_ends_contradict_each_other_may_not_act_for_the_child(self) -> None:
        unclear = relation(FATHER, "far", "far")
        family = family_of(child_document(familierelasjon=[relation(MOTHER, "mor"), unclear]))
        father = read_person(father_document(), on=DAY)
        assert may_represent(father, family).finding("is-registered-parent") is UNKNOWN
        assert not may_represent(father, family)

    @pytest.mark.parametrize(
        ("role", "own"),
        [("barn", "mor"), ("barn", None), ("soesken", "soesken"), ("ektefelleEllerPartner", None)],
    )
    def test_one_whose_two_ends_agree_that_it_is_none_is_none(self, role: str, own: str | None) -> None:
        child = child_document(familierelasjon=[relation(MOTHER, "mor"), relation(STRANGER, role, own)])
        family = family_of(child, mother_document(bostedsadresse=[elsewhere()]))
        assert family.all_parents_known
        assert address(family) is UNMET

    @pytest.mark.parametrize("missing", [None, [], {}])
    def test_missing_relations_are_unknown_and_not_none(self, missing: object) -> None:
        family = family_of(child_document(familierelasjon=missing))
        assert (family.parents, family.all_parents_known) == ((), False)
        assert address(family) is UNKNOWN

    def test_relations_without_a_parent_are_known_to_have_none(self) -> None:
        family = family_of(child_document(familierelasjon=[relation(STRANGER, "soesken", "soesken")]))
        assert (family.parents, family.all_parents_known) == ((), True)

    def test_a_parent_without_a_document_is_unknown_in_everything(self) -> None:
        family = read_family(child_document(), [father_document()], on=DAY)
        assert family.parent(PersonId(MOTHER)).person == Person(
            id=PersonId(MOTHER), protected=None, standing=None
        )
        assert grants(family) == (False, False)

    def test_a_document_that_is_nobodys_parent_is_ignored(self) -> None:
        stranger = document(STRANGER, date(1979, 3, 9))
        everyone = [stranger, mother_document(), father_document()]
        assert read_family(child_document(), everyone, on=DAY) == family_of()

    def test_two_differing_documents_about_somebody_else_are_ignored_too(self) -> None:
        strangers = [document(STRANGER, born) for born in (date(1979, 3, 9), date(1980, 3, 9))]
        everyone = [*strangers, mother_document(), father_document()]
        assert read_family(child_document(), everyone, on=DAY) == family_of()

    def test_the_childs_own_document_among_the_parents_is_ignored(self) -> None:
        everyone = [child_document(), mother_document(), father_document()]
        assert read_family(child_document(), everyone, on=DAY) == family_of()

    @pytest.mark.parametrize(
        "differing",
        [
            {"foedsel": [birth(date(2017, 5, 13))]},
            {
                "identifikasjonsnummer": [
                    identity(synthetic(CHILD_BORN, 1)),
                    identity(CHILD, status="opphoert"),
                ]
            },
            {"foreldreansvar": [responsibility("mor", MOTHER)]},
            {"familierelasjon": [relation(MOTHER, "mor")]},
        ],
        ids=", ".join,
    )
    def test_a_second_document_about_the_child_that_differs_contradicts_the_first(
        self, differing: Document
    ) -> None:
        everyone = [mother_document(), father_document(), child_document(**differing)]
        with pytest.raises(InvalidDocumentError) as caught:
            read_family(child_document(), everyone, on=DAY)
        [problem] = problems(caught)
        assert problem.startswith("parents[2]: give one document for each person; this one differs")

    def test_a_second_document_about_the_child_may_say_nothing_of_its_parents(self) -> None:
        everyone = [document(CHILD, CHILD_BORN), mother_document(), father_document()]
        assert read_family(child_document(), everyone, on=DAY) == family_of()

    def test_one_document_twice_is_one(self) -> None:
        everyone = [mother_document(), father_document(), mother_document()]
        assert read_family(child_document(), everyone, on=DAY) == family_of()

    def test_one_document_twice_in_another_order_is_one(self) -> None:
        relations = [relation(CHILD, "barn", "mor"), relation(STRANGER, "mor")]
        twice = [mother_document(familierelasjon=order) for order in (relations, relations[::-1])]
        family = read_family(child_document(), [*twice, father_document()], on=DAY)
        assert family == family_of()

    def test_two_differing_documents_about_one_parent_contradict_each_other(self) -> None:
        two = [mother_document(), father_document(), mother_document(foedsel=[birth(CHILD_BORN)])]
        with pytest.raises(InvalidDocumentError) as caught:
            read_family(child_document(), two, on=DAY)
        assert problems(caught) == [
            (
                "parents[2]: give one document for each person; "
                "this one differs from another about the same person"
            )
        ]

    @pytest.mark.parametrize("backwards", [False, True])
    @pytest.mark.parametrize(
        ("change", "fact"),
        [
            ({"bostedsadresse": [elsewhere()]}, ("home", None)),
            ({"bostedsadresse": None}, ("home", None)),
            ({"status": [entry(status="utflyttet")]}, ("standing", None)),
            ({"doedsfall": entry(doedsdato="2026-11-20")}, ("standing", None)),
            ({"adressebeskyttelse": [entry(graderingsnivaa="fortrolig")]}, ("protected", True)),
            ({"bostedsadresse": [home(adressegradering="fortrolig")]}, ("protected", True)),
            ({"bostedsadresse": [home(adressegradering=None)]}, ("protected", None)),
            (
                {"deltBosted": [elsewhere(startdatoForKontrakt="2022-02-04")]},
                ("shared_residences", (Address(),)),
            ),
            ({"foedsel": [entry(foedselsaar="1985")]}, ("birth_date", MOTHER_BORN)),
            ({"foedsel": None}, ("birth_date", MOTHER_BORN)),
        ],
    )
    def test_of_two_documents_the_stricter_protection_counts_and_what_differs_is_unknown(
        self, change: Document, fact: tuple[str, object], backwards: bool
    ) -> None:
        two = [mother_document(), mother_document(**change)][:: -1 if backwards else 1]
        mother = read_family(child_document(), two, on=DAY).parent(PersonId(MOTHER)).person
        name, expected = fact
        assert getattr(mother, name) == expected
        changes: dict[str, Any] = {name: expected, "birth_year": None}
        if "bostedsadresse" in change:
            one_home = name == "protected" and expected is None  # of two gradings one is not known
            changes |= {"home": person().home if one_home else None, "protected": mother.protected}
        assert mother == attrs.evolve(person(), **changes)

    @pytest.mark.parametrize("backwards", [False, True])
    @pytest.mark.parametrize(("unit", "is_one"), [("h0101 ", True), ("H0201", False), (None, False)])
    def test_one_home_in_both_registers_is_one(self, unit: str | None, is_one: bool, backwards: bool) -> None:
        copied = pdl.mother(bostedsadresse=[pdl.at(bruksenhetsnummer=unit)])
        two = [mother_document(), pdl.answered(copied)][:: -1 if backwards else 1]
        mother = read_family(child_document(), two, on=DAY).parent(PersonId(MOTHER)).person
        assert mother.home == (person().home if is_one else None)

    def test_what_only_one_of_two_documents_about_a_child_says_of_its_parents_is_said(self) -> None:
        of_relations = child_document(foreldreansvar=None)
        of_responsibility = child_document(familierelasjon=None)
        for one, other in ((of_relations, of_responsibility), (of_responsibility, of_relations)):
            everyone = [mother_document(), father_document(), other]
            assert read_family(one, everyone, on=DAY) == family_of()

    def test_two_documents_that_share_an_old_number_contradict_each_other(self) -> None:
        shares = [identity(OLD_MOTHER, status="opphoert")]
        mother = mother_document(identifikasjonsnummer=[identity(MOTHER), *shares])
        father = father_document(identifikasjonsnummer=[identity(FATHER), *shares])
        with pytest.raises(InvalidDocumentError) as caught:
            family_of(mother=mother, father=father)
        assert [problem.path for problem in caught.value.problems] == ["parents[1]"]


class TestResponsibility:
    def test_joint_is_two_lines(self) -> None:
        assert held(responsibility("felles", MOTHER), responsibility("felles", FATHER)) == (True, True)

    def test_a_line_twice_is_one_line(self) -> None:
        assert held(*[responsibility("felles", MOTHER)] * 2, responsibility("felles", FATHER)) == (True, True)
        assert held(*[responsibility("felles", MOTHER)] * 2) == (True, None)

    def test_of_one_joint_line_the_other_holder_is_not_known(self) -> None:
        assert held(responsibility("felles", MOTHER)) == (True, None)

    @pytest.mark.parametrize("second", [responsibility("felles"), responsibility("felles", "")])
    def test_joint_without_a_holder_is_unknown_for_the_one_who_is_not_named(self, second: Entry) -> None:
        assert held(responsibility("felles", MOTHER), second) == (True, None)
        assert held(second) == (None, None)

    def test_joint_with_somebody_who_is_no_parent_may_be_a_parent_under_another_number(self) -> None:
        assert held(responsibility("felles", MOTHER), responsibility("felles", STRANGER)) == (True, None)

    def test_joint_of_two_leaves_nothing_for_a_third(self) -> None:
        relations = [relation(MOTHER, "mor"), relation(FATHER, "far"), relation(STRANGER, "medmor")]
        lines = [responsibility("felles", MOTHER), responsibility("felles", STRANGER)]
        family = family_of(child_document(familierelasjon=relations, foreldreansvar=lines))
        assert family.parent(PersonId(FATHER)).responsibility is False

    def test_joint_of_two_and_one_who_is_not_named_may_be_the_third(self) -> None:
        relations = [relation(MOTHER, "mor"), relation(FATHER, "far"), relation(STRANGER, "medmor")]
        lines = [
            *(responsibility("felles", holder) for holder in (MOTHER, STRANGER)),
            responsibility("felles"),
        ]
        family = family_of(child_document(familierelasjon=relations, foreldreansvar=lines))
        assert family.parent(PersonId(FATHER)).responsibility is None

    @pytest.mark.parametrize(
        "other", [{"ansvarligOrganisasjon": "974760673"}, {"ansvarligUtenIdentifikator": {"kjoenn": "mann"}}]
    )
    def test_joint_with_an_organisation_or_one_without_a_number(self, other: Entry) -> None:
        assert held(responsibility("felles", MOTHER), responsibility("felles", **other)) == (True, False)

    @pytest.mark.parametrize("line", [responsibility("mor", MOTHER), responsibility("MOR", MOTHER)])
    def test_sole_by_name(self, line: Entry) -> None:
        assert held(line) == (True, False)

    def test_sole_by_role_without_a_name(self) -> None:
        assert held(responsibility("mor")) == (True, False)
        assert held(responsibility("far")) == (False, True)

    def test_sole_by_a_role_that_two_hold_is_unknown_for_both(self) -> None:
        relations = [relation(MOTHER, "mor"), relation(FATHER, "mor")]
        child = child_document(familierelasjon=relations, foreldreansvar=[responsibility("mor")])
        assert [parent.responsibility for parent in family_of(child).parents] == [None, None]

    def test_sole_by_a_role_that_nobody_holds_is_unknown_for_all(self) -> None:
        assert held(responsibility("medmor")) == (None, None)

    def test_sole_for_a_parent_without_a_number_is_unmet_for_those_of_other_roles(self) -> None:
        nameless = responsibility("medmor", ansvarligUtenIdentifikator={"kjoenn": "kvinne"})
        assert held(nameless) == (False, False)
        relations = [relation(MOTHER, "mor"), relation(None, "far")]
        child = child_document(familierelasjon=relations, foreldreansvar=[responsibility("far")])
        assert [parent.responsibility for parent in family_of(child).parents] == [False]

    def test_sole_by_a_role_and_another_name_is_unknown_for_both(self) -> None:
        assert held(responsibility("mor", FATHER)) == (None, None)

    def test_sole_by_a_role_and_a_strangers_name_is_unknown_for_the_role(self) -> None:
        assert held(responsibility("mor", STRANGER)) == (None, False)

    def test_a_sole_line_that_an_organisation_holds_is_unknown_for_the_role(self) -> None:
        assert held(responsibility("mor", ansvarligOrganisasjon="974760673")) == (None, False)

    @pytest.mark.parametrize("kind", ["felles", "mor"])
    @pytest.mark.parametrize(
        "other", [{"ansvarligOrganisasjon": "974760673"}, {"ansvarligUtenIdentifikator": {}}]
    )
    def test_a_line_with_two_kinds_of_holder_at_once_is_unknown_for_all(
        self, kind: str, other: Entry
    ) -> None:
        assert held(responsibility(kind, MOTHER, **other)) == (None, None)

    def test_with_others_grants_no_parent(self) -> None:
        assert held(responsibility("andre", STRANGER)) == (False, False)
        assert held(responsibility("andre")) == (False, False)
        assert held(responsibility("andre", ansvarligOrganisasjon="974760673")) == (False, False)
        assert held(responsibility("andre", MOTHER)) == (False, False)

    def test_with_others_and_with_the_parents_at_once_is_unknown(self) -> None:
        joint = [responsibility("felles", MOTHER), responsibility("felles", FATHER)]
        assert held(*joint, responsibility("andre", STRANGER)) == (None, None)
        assert held(responsibility("mor", MOTHER), responsibility("andre", STRANGER)) == (None, False)

    @pytest.mark.parametrize("kind", ["ukjent", "", None])
    def test_unknown_is_unknown_for_all_whatever_else_is_said(self, kind: str | None) -> None:
        unknown = responsibility("ukjent", ansvar=kind)
        joint = [responsibility("felles", MOTHER), responsibility("felles", FATHER)]
        assert held(unknown) == (None, None)
        assert held(*joint, unknown) == (None, None)
        assert held(responsibility("andre"), unknown) == (None, None)

    @pytest.mark.parametrize("missing", [None, [], {}])
    def test_missing_is_unknown(self, missing: object) -> None:
        family = family_of(child_document(foreldreansvar=missing))
        assert [parent.responsibility for parent in family.parents] == [None, None]
        assert finding(family, "has-parental-responsibility") == "unknown"

    def test_only_former_lines_are_as_good_as_missing(self) -> None:
        assert held(responsibility("mor", MOTHER, erGjeldende=False)) == (None, None)

    def test_a_former_line_does_not_contradict(self) -> None:
        former = responsibility("far", FATHER, opphoerstidspunkt=YESTERDAY)
        assert held(former, responsibility("mor", MOTHER)) == (True, False)

    def test_joint_and_sole_at_once_is_unknown_for_the_one_who_would_lose_it(self) -> None:
        joint = [responsibility("felles", MOTHER), responsibility("felles", FATHER)]
        assert held(*joint, responsibility("mor", MOTHER)) == (True, None)

    def test_sole_for_each_of_two_is_unknown_for_both(self) -> None:
        assert held(responsibility("mor", MOTHER), responsibility("far", FATHER)) == (None, None)

    @pytest.mark.parametrize(
        "subject",
        [{"ansvarssubjekt": STRANGER}, {"ansvarssubjekt": None, "ansvarssubjektUtenIdentifikator": {}}],
    )
    def test_a_line_about_another_child_makes_it_unknown(self, subject: Entry) -> None:
        assert held(responsibility("mor", MOTHER, **subject)) == (None, None)

    def test_a_young_mothers_own_child_says_nothing_of_her_parents(self) -> None:
        joint = [responsibility("felles", MOTHER), responsibility("felles", FATHER)]
        for_hers = responsibility("mor", CHILD, ansvarssubjekt=STRANGER)
        parents = [relation(MOTHER, "mor"), relation(FATHER, "far")]

        def young(*relations: Entry) -> tuple[bool, ...]:
            lines, named = [*joint, for_hers], [*parents, *relations]
            return grants(family_of(child_document(foreldreansvar=lines, familierelasjon=named)))

        assert young(relation(STRANGER, "barn", "mor")) == (True, True)
        assert young(relation(STRANGER, "barn", None)) == (True, True)
        for unsure in (
            [],  # who the stranger is, nobody says
            [relation(STRANGER, "barn", "barn")],  # the two ends contradict each other
            [relation(STRANGER, "soesken", "soesken")],
            [relation(STRANGER, "barn", "mor", erGjeldende=False)],
        ):
            assert young(*unsure) == (False, False)

    def test_responsibility_for_ones_own_child_alone_leaves_ones_parents_unknown(self) -> None:
        named = [relation(MOTHER, "mor"), relation(STRANGER, "barn", "mor")]
        child = child_document(
            familierelasjon=named, foreldreansvar=[responsibility("mor", None, ansvarssubjekt=STRANGER)]
        )
        assert [parent.responsibility for parent in family_of(child).parents] == [None]

    def test_a_line_that_does_not_say_which_child_is_about_the_documents(self) -> None:
        assert held(responsibility("mor", MOTHER, ansvarssubjekt=None)) == (True, False)


def shuffled(whole: Document) -> st.SearchStrategy[Document]:
    """Shuffle the elements of a document, and the entries of each."""
    elements = st.fixed_dictionaries(
        {
            name: st.permutations(entries) if isinstance(entries, list) else st.just(entries)
            for name, entries in whole.items()
        }
    )
    return elements.flatmap(lambda given: st.permutations(list(given.items())).map(dict))


MANY_ENTRIES: Final = (
    child_document(
        identifikasjonsnummer=[identity(CHILD), identity(synthetic(CHILD_BORN, 1), status="opphoert")],
        bostedsadresse=[home(), home(kilde="KILDE_DSF"), elsewhere(erGjeldende=False)],
        deltBosted=[
            elsewhere(startdatoForKontrakt="2022-02-04"),
            elsewhere(startdatoForKontrakt="2022-02-04", adresseIdentifikatorFraMatrikkelen="77"),
        ],
        familierelasjon=[
            relation(MOTHER, "mor"),
            relation(D_MOTHER, "mor"),
            relation(FATHER, "far"),
            relation(STRANGER, "soesken", "soesken"),
        ],
        foreldreansvar=[
            responsibility("felles", OLD_MOTHER),
            responsibility("felles", FATHER),
            responsibility("felles", FATHER),
            responsibility("mor", D_MOTHER),
        ],
    ),
    mother_document(
        identifikasjonsnummer=[
            identity(D_MOTHER, identifikatortype="dNummer"),
            identity(MOTHER),
            identity(OLD_MOTHER, status="opphoert"),
        ],
        status=[entry(status="bosatt"), entry(status="BOSATT")],
    ),
    father_document(foedsel=[birth(FATHER_BORN), entry(foedselsaar="1990")]),
    document(STRANGER, date(1979, 3, 9)),
)


@pytest.mark.exhaustive
@given(st.data())
def test_the_order_of_documents_and_of_entries_never_matters(data: st.DataObject) -> None:
    child, *others = (data.draw(shuffled(whole)) for whole in MANY_ENTRIES)
    family = read_family(child, data.draw(st.permutations(others)), on=DAY)
    assert family == read_family(MANY_ENTRIES[0], MANY_ENTRIES[1:], on=DAY)
    assert grants(family) == (True, False)
    assert [parent.responsibility for parent in family.parents] == [True, None]
