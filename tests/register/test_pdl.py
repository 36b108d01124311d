"""PDL's answer in, fact or decision out: each way in which it differs from a document of Folkeregisteret.

The ordinary family is the one of `test_folkeregisteret`: both parents may act for the child, and each test
changes one thing.
"""

from __future__ import annotations

import json
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fastlege import (
    HELSENORGE_2021_01_11,
    Address,
    CadastralAddress,
    Family,
    InvalidDocumentError,
    ParentRole,
    Person,
    PersonId,
    Standing,
    StreetAddress,
    may_represent,
    representatives,
)
from fastlege.register import read_family, read_family_file, read_person
from fastlege.register.envelopes import person_of
from fastlege.register.reading import Reading
from fastlege.terms import MET, UNKNOWN, UNMET, MissingReason
from tests import documents
from tests import pdl_answers as pdl
from tests.documents import (
    CHILD,
    CHILD_BORN,
    DAY,
    FATHER,
    MOTHER,
    MOTHER_BORN,
    NOTHING,
    STRANGER,
    address,
    finding,
    grants,
    places,
    replaced,
    synthetic,
    without,
)
from tests.pdl_answers import NOT_FOUND, TODAY, TOMORROW, YESTERDAY, answered, entry

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.documents import Document, Element, Entry, Path

SHARED_COUNTS: Final = attrs.evolve(
    HELSENORGE_2021_01_11, name="shared residence counts", shared_residence_counts=True
)
OLD_MOTHER: Final = synthetic(MOTHER_BORN, 1)
OLD_CHILD: Final = synthetic(CHILD_BORN, 1)
DAY_BEFORE: Final = date(2026, 11, 22)
FAILED: Final = {"message": "Noe gikk galt", "extensions": {"code": "server_error"}}


def person(*, on: date = DAY, **elements: Element) -> Person:
    """Read the mother."""
    return read_person(answered(pdl.mother(**elements)), on=on)


def home_of(*homes: Entry, on: date = DAY) -> Address | None:
    return person(bostedsadresse=list(homes), on=on).home


def standing(**elements: Element) -> Standing | None:
    return person(**elements).standing


def with_relations(*relations: Entry) -> Family:
    return pdl.family_of(pdl.child(forelderBarnRelasjon=list(relations)))


def held(*lines: Entry) -> tuple[bool | None, ...]:
    """Give the mother's and the father's responsibility."""
    family = pdl.family_of(pdl.child(foreldreansvar=list(lines)))
    return tuple(family.parent(PersonId(number)).responsibility for number in (MOTHER, FATHER))


def found(read: Callable[[], object]) -> list[tuple[str, str]]:
    """Give the problems that reading ends in."""
    with pytest.raises(InvalidDocumentError) as caught:
        read()
    return [(problem.path, problem.message) for problem in caught.value.problems]


def as_pdl_writes(make: Callable[..., Document], home: Entry) -> Document:
    """Make a document of Folkeregisteret that says no more of a home than PDL does."""
    place = without(home["vegadresse"], "adressekode")
    homes = [without(home, "adressegradering") | {"vegadresse": place}]
    return make(bostedsadresse=homes, adressebeskyttelse=[documents.entry(graderingsnivaa="ugradert")])


class TestTheSameFamily:
    """The ordinary family."""

    def test_it_is_the_family_of_folkeregisterets_documents(self) -> None:
        same = documents.family_of(
            as_pdl_writes(documents.child_document, documents.home()),
            as_pdl_writes(documents.mother_document, documents.home()),
            as_pdl_writes(documents.father_document, documents.elsewhere()),
        )
        assert pdl.family_of() == same

    def test_both_parents_may_act_for_the_child(self) -> None:
        assert grants(pdl.family_of()) == (True, True)

    def test_every_fact_of_the_child(self) -> None:
        place = StreetAddress(municipality="4602", street_name="Stavangvegen", house_number=90)
        assert pdl.family_of().child == Person(
            id=PersonId(CHILD),
            birth_date=CHILD_BORN,
            home=Address(matrikkel_id="604503040", unit="H0101", place=place, grading=None),
            protected=False,
            standing=Standing.RESIDENT,
        )

    @pytest.mark.parametrize("form", [json.dumps, lambda given: json.dumps(given).encode(), MappingProxyType])
    def test_text_bytes_and_any_mapping_are_read_alike(self, form: Callable[[Document], Document]) -> None:
        child, *parents = (form(answered(make())) for make in (pdl.child, pdl.mother, pdl.father))
        assert read_family(child, parents, on=DAY) == pdl.family_of()

    @pytest.mark.parametrize("from_pdl", [(True, False, False), (False, True, True), (True, True, False)])
    def test_a_family_of_both_registers(self, from_pdl: tuple[bool, ...]) -> None:
        of_pdl = [answered(make()) for make in (pdl.child, pdl.mother, pdl.father)]
        of_register = [
            documents.child_document(),
            documents.mother_document(),
            documents.father_document(),
        ]
        child, *parents = (
            one if is_pdl else other for is_pdl, one, other in zip(from_pdl, of_pdl, of_register, strict=True)
        )
        assert grants(read_family(child, parents, on=DAY)) == (True, True)

    def test_a_mother_of_folkeregisteret_at_another_address_than_the_child_of_pdl(self) -> None:
        mother = documents.mother_document(bostedsadresse=[documents.elsewhere()])
        family = read_family(answered(pdl.child()), [mother, answered(pdl.father())], on=DAY)
        assert address(family) is UNMET

    def test_a_family_file_of_answers(self) -> None:
        file = {
            "as_of": "2026-11-23",
            "child": answered(pdl.child()),
            "parents": [pdl.mother()],
            "others": [answered(pdl.father(), "far")],
        }
        assert read_family_file(json.dumps(file)) == pdl.family_of()

    def test_a_fault_in_an_answer_of_a_family_file(self) -> None:
        wrong = pdl.mother(foedselsdato="1985-07-21")
        file = {"as_of": "2026-11-23", "child": pdl.child(), "parents": [answered(wrong)]}
        assert found(lambda: read_family_file(file)) == [
            (
                "file.parents[0].data.hentPerson.foedselsdato",
                "give an array of objects, or leave it out",
            )
        ]


class TestTheAnswer:
    """What stands around the person."""

    @pytest.mark.parametrize(
        "answer",
        [
            answered(pdl.mother()),
            answered(pdl.mother(), "person"),
            answered(pdl.mother(), "mor"),
            answered(pdl.mother(), errors=None),
            answered(pdl.mother(), errors=[]),
            answered(pdl.mother(), extensions={"warnings": [], "tid": 12}),
            answered(pdl.mother(), extensions=None),
            {"hentPerson": pdl.mother()},
            {"person": pdl.mother()},
            {"data": {"hentPerson": pdl.mother(), "hentIdenter": None}},
            {"data": {"hentIdenter": {"identer": []}, "hentPerson": pdl.mother()}},
            {"data": {"mor": pdl.mother(), "hentGeografiskTilknytning": {"gtType": "KOMMUNE"}}},
            {"data": {"__typename": "Query", "hentPerson": pdl.mother()}},
            pdl.mother(),
        ],
        ids=lambda answer: ", ".join([*answer, *answer.get("data", {})][:3]),
    )
    def test_the_whole_answer_its_data_and_the_person_are_read_alike(self, answer: Document) -> None:
        assert read_person(answer, on=DAY) == person()

    @pytest.mark.parametrize(
        ("answer", "path", "message"),
        [
            ({"data": None}, ".data", "give an answer with a person"),
            ({"data": {}}, ".data", "give an answer with a person"),
            ({"data": [pdl.mother()]}, ".data", "give an answer with a person"),
            ({"data": {"hentPerson": None}}, ".data", "give an answer with a person"),
            ({"data": {"hentPerson": "Kari"}}, ".data", "give an answer with a person"),
            ({"hentPerson": None}, "", "give an answer with a person"),
            (
                {"errors": [NOT_FOUND], "data": {"hentPerson": None}},
                ".data",
                "give an answer with a person; PDL answered: not_found",
            ),
            ({"errors": [NOT_FOUND]}, ".data", "give an answer with a person; PDL answered: not_found"),
            (
                {"errors": [NOT_FOUND, FAILED, NOT_FOUND], "data": None},
                ".data",
                "give an answer with a person; PDL answered: not_found, server_error",
            ),
        ],
    )
    def test_an_answer_without_a_person(self, answer: Document, path: str, message: str) -> None:
        assert found(lambda: read_person(answer, on=DAY)) == [(f"person{path}", message)]

    @pytest.mark.parametrize(
        "errors",
        [
            "Fant ikke KARI NORDMANN",
            ["Fant ikke KARI NORDMANN"],
            [{"message": "Fant ikke KARI NORDMANN"}],
            [{"extensions": "KARI NORDMANN"}],
            [{"extensions": {"code": "KARI NORDMANN"}}],
            [{"extensions": {"code": MOTHER}}],
            [{"extensions": {"code": ["kari"]}}],
            {"extensions": {"code": "kari"}},
        ],
    )
    def test_of_an_error_only_a_code_of_pdl_is_shown(self, errors: Element) -> None:
        assert found(lambda: read_person({"errors": errors, "data": None}, on=DAY)) == [
            ("person.data", "give an answer with a person")
        ]

    @pytest.mark.parametrize(
        "answer",
        [
            {"data": {"mor": pdl.mother(), "far": pdl.father()}},
            {"data": {"hentPerson": pdl.mother(), "far": pdl.father()}},
            {"data": {"hentPersonBolk": [{"ident": MOTHER, "person": pdl.mother(), "code": "ok"}]}},
            {"data": {"hentPersonBolk": []}},
        ],
        ids=["two people", "two, one of them not renamed", "bulk", "an empty bulk"],
    )
    def test_an_answer_on_several_people_is_not_one_person(self, answer: Document) -> None:
        assert found(lambda: read_person(answer, on=DAY)) == [
            ("person.data", "give an answer on one person, or read one on several people with read_bulk")
        ]

    def test_a_bulk_answer_of_folkeregisteret_is_not_one_person(self) -> None:
        assert found(lambda: read_person({"oppslag": []}, on=DAY)) == [
            ("person", "give an answer on one person, or read one on several people with read_bulk")
        ]

    @pytest.mark.parametrize("name", [MOTHER, "Kari Nordmann", "KARI", 1])
    def test_a_name_that_may_identify_is_not_shown(self, name: Element) -> None:
        wrong = {"data": {name: pdl.mother(doedsfall=1)}}
        assert [path for path, _ in found(lambda: read_person(wrong, on=DAY))] == ["person.data.*.doedsfall"]

    def test_a_mapping_that_holds_itself(self) -> None:
        answer: Document = {}
        answer["data"] = answer
        assert [path for path, _ in found(lambda: read_person(answer, on=DAY))] == [
            "person.data.data.folkeregisteridentifikator"
        ]


def led(*path: Element, code: Element = "unauthorized") -> Entry:
    """Make an error that leads somewhere."""
    return {"message": "KARI", "path": list(path), "extensions": {"code": code}}


WARNED: Final = {"extensions": {"warnings": [{"query": "hentPerson", "message": "Mangler tilgang"}]}}


class TestErrorsBesideData:
    """Where something went wrong, an element that is empty says nothing; what is said still counts."""

    @pytest.mark.parametrize("beside", [{"errors": [FAILED]}, {"errors": [led("hentPerson")]}, WARNED])
    def test_what_went_wrong_beside_a_person_alone_concerns_the_person(self, beside: Document) -> None:
        assert (
            read_person(pdl.mother() | {"errors": [], "extensions": {"tid": 12}}, on=DAY).protected is False
        )
        assert read_person(pdl.mother() | beside, on=DAY).protected is None

    def test_several_people_beside_the_one_are_refused(self) -> None:
        several = [{"ident": MOTHER, "person": pdl.mother(), "code": "ok"}]
        answer = {"data": {"hentPerson": pdl.mother(), "hentPersonBolk": several}}
        assert [path for path, _ in found(lambda: read_person(answer, on=DAY))] == ["person.data"]

    @pytest.mark.parametrize("beside", [{"errors": [FAILED]}, WARNED, WARNED | {"errors": []}])
    def test_an_empty_element_says_nothing(self, beside: Document) -> None:
        read = read_person(answered(pdl.mother(), **beside), on=DAY)
        assert (read.protected, read.standing) == (None, None)

    @pytest.mark.parametrize("beside", [{"errors": [FAILED]}, WARNED])
    def test_nobody_may_act_for_a_child_of_whom_not_everything_was_answered(self, beside: Document) -> None:
        partial = answered(pdl.child(), **beside)
        parents = [answered(pdl.mother()), answered(pdl.father())]
        assert grants(read_family(partial, parents, on=DAY)) == (False, False)

    def test_nor_may_a_parent_of_whom_not_everything_was_answered(self) -> None:
        parents = [answered(pdl.mother()), answered(pdl.father(), errors=[FAILED])]
        family = read_family(answered(pdl.child()), parents, on=DAY)
        assert grants(family) == (True, False)

    @pytest.mark.parametrize("errors", ["x", [None], [{}], {"code": "x"}, True, {}, "", 0, False])
    def test_an_error_of_whatever_form_is_an_error(self, errors: Element) -> None:
        assert read_person(answered(pdl.mother(), errors=errors), on=DAY).protected is None

    def test_a_protection_and_a_death_still_count(self) -> None:
        said = pdl.mother(
            adressebeskyttelse=[entry(gradering="FORTROLIG")], doedsfall=[entry(doedsdato="2026-11-20")]
        )
        read = read_person(answered(said, errors=[FAILED]), on=DAY)
        assert (read.protected, read.standing) == (True, Standing.DECEASED)

    @pytest.mark.parametrize("wrong", [0, False, ""])
    def test_what_is_of_a_wrong_type_is_still_a_problem(self, wrong: Element) -> None:
        answer = answered(pdl.mother(doedsfall=wrong), errors=[FAILED])
        assert found(lambda: read_person(answer, on=DAY)) == [
            ("person.data.hentPerson.doedsfall", "give an array of objects, or leave it out")
        ]

    def test_the_answer_that_was_given_stays_as_it_is(self) -> None:
        answer = answered(pdl.mother(), errors=[FAILED])
        read_person(answer, on=DAY)
        assert answer == answered(pdl.mother(), errors=[FAILED])


class TestNobodyInTheAnswer:
    """Of a parent whom PDL denies or does not find nothing is known; anything else is a problem."""

    @pytest.mark.parametrize(
        ("codes", "is_read"),
        [
            (["unauthorized"], True),
            (["not_found"], True),
            (["not_found", "unauthorized"], True),
            (["unauthorized", "server_error"], False),
            (["unauthorized", None], False),
            (["unauthenticated"], False),
            ([], False),
        ],
    )
    def test_the_other_parent_keeps_the_right(self, codes: list[Element], is_read: bool) -> None:
        nobody = answered(None, errors=[led("hentPerson", code=code) for code in codes])
        answers = [answered(pdl.mother()), nobody]
        if is_read:
            family = read_family(answered(pdl.child()), answers, on=DAY)
            alone = read_family(answered(pdl.child()), answers[:1], on=DAY)
            assert [parent.person for parent in family.parents] == [parent.person for parent in alone.parents]
            assert [parent.missing_because for parent in alone.parents] == [None, None]
            denied = "unauthorized" in codes
            told = [MissingReason.DENIED if denied else MissingReason.NOT_FOUND]
            assert [parent.missing_because for parent in family.parents_without_facts] in (told, [None])
            assert grants(family) == (True, False)
        else:
            ((path, _),) = found(lambda: read_family(answered(pdl.child()), answers, on=DAY))
            assert path == "parents[1].data"

    def test_two_whom_it_denies_are_not_one(self) -> None:
        nobody = {"data": {"mor": None, "far": None}, "errors": [led("mor"), led("far")]}
        ((path, message),) = found(lambda: read_family(answered(pdl.child()), [nobody], on=DAY))
        assert (path, message.partition(",")[0]) == ("parents[0].data", "give an answer on one person")

    def test_the_child_and_one_who_is_read_alone_must_be_there(self) -> None:
        nobody = answered(None, errors=[led("hentPerson")])
        message = "give an answer with a person; PDL answered: unauthorized"
        assert found(lambda: read_family(nobody, [], on=DAY)) == [("child.data", message)]
        assert found(lambda: read_person(nobody, on=DAY)) == [("person.data", message)]

    @pytest.mark.parametrize(
        ("errors", "is_read"), [([led("far")], True), ([led("x")], False), ([led()], False), ([], False)]
    )
    def test_null_beside_a_person_is_a_second_one_unless_an_error_leads_there(
        self, errors: list[Entry], is_read: bool
    ) -> None:
        answer = {"data": {"mor": pdl.mother(), "far": None}, "errors": errors}
        if is_read:
            assert read_person(answer, on=DAY) == person()
        else:
            assert [path for path, _ in found(lambda: read_person(answer, on=DAY))] == ["person.data"]

    @pytest.mark.parametrize(
        ("beside", "is_read"),
        [
            ({"identer": []}, True),
            ({"identer": [{"ident": MOTHER}], "__typename": "Identliste"}, True),
            ({"gtType": "KOMMUNE", "gtKommune": "4602", "regel": "2"}, True),
            ({"gtType": "KOMMUNE", "navn": []}, False),
            ({"regel": "2"}, False),
            ({"identer": [], "navn": []}, False),
            ({}, False),
        ],
    )
    def test_what_a_query_asks_for_beside_the_person_is_told_by_what_it_holds(
        self, beside: Entry, is_read: bool
    ) -> None:
        for answer in (
            {"data": {"a": beside, "b": pdl.mother()}},
            {"data": {"hentIdenter": beside, "b": pdl.mother()}},
        ):
            if is_read:
                assert read_person(answer, on=DAY) == person()
            else:
                assert found(lambda: read_person(answer, on=DAY))  # noqa: B023  # called at once

    def test_of_two_masters_folkeregisteret_is_told_even_its_year_alone(self) -> None:
        copied = pdl.birth(CHILD_BORN) | {"metadata": pdl.metadata(master="PDL")}
        told = pdl.birth(MOTHER_BORN) | {"metadata": pdl.metadata(master="FREG")}
        year = entry(foedselsdato=None, foedselsaar=1985, metadata=pdl.metadata(master="FREG"))
        assert person(foedselsdato=[copied, told]).birth_date == MOTHER_BORN
        assert person(foedselsdato=[copied, year]).birth_year == 1985
        assert person(foedselsdato=[copied]).birth_date == CHILD_BORN
        for twice in (
            [copied, told, pdl.birth(CHILD_BORN)],
            [told, copied, copied | {"foedselsdato": "2017-05-13"}],
        ):
            assert found(lambda: person(foedselsdato=twice))  # noqa: B023  # called at once


class TestNotAskedFor:
    """An element that is missing or null was not asked for; one that is empty was, and there is none."""

    @pytest.mark.parametrize("element", [..., None, [None]])
    def test_protection_that_nobody_asked_for_is_unknown(self, element: Element) -> None:
        assert person(adressebeskyttelse=element).protected is None
        assert grants(pdl.family_of(pdl.child(adressebeskyttelse=element))) == (False, False)

    def test_protection_of_which_there_is_none(self) -> None:
        assert person(adressebeskyttelse=[]).protected is False

    @pytest.mark.parametrize("element", [..., None, [None]])
    def test_without_having_asked_for_deaths_nobody_knows_who_lives(self, element: Element) -> None:
        assert standing(doedsfall=element) is None
        assert finding(pdl.family_of(pdl.child(doedsfall=element)), "child-alive-and-identified") == "unknown"
        assert grants(pdl.family_of(pdl.child(doedsfall=element))) == (False, False)

    def test_a_death_of_which_there_is_none(self) -> None:
        assert standing(doedsfall=[]) is Standing.RESIDENT

    @pytest.mark.parametrize("element", [..., None])
    def test_without_having_asked_for_deaths_a_death_by_status_counts(self, element: Element) -> None:
        dead = [pdl.status("doed", "doedIFolkeregisteret")]
        assert standing(doedsfall=element, folkeregisterpersonstatus=dead) is Standing.DECEASED

    @pytest.mark.parametrize("element", [..., None, []])
    def test_no_status_is_unknown(self, element: Element) -> None:
        assert standing(folkeregisterpersonstatus=element) is None

    @pytest.mark.parametrize("element", [..., None, []])
    def test_no_relations_are_unknown_and_not_none(self, element: Element) -> None:
        family = pdl.family_of(pdl.child(forelderBarnRelasjon=element))
        assert (family.parents, family.all_parents_known) == ((), False)
        assert address(family) is UNKNOWN

    @pytest.mark.parametrize("element", [..., None, []])
    def test_no_responsibility_is_unknown(self, element: Element) -> None:
        family = pdl.family_of(pdl.child(foreldreansvar=element))
        assert [parent.responsibility for parent in family.parents] == [None, None]
        assert grants(family) == (False, False)

    @pytest.mark.parametrize("element", [..., None, []])
    def test_no_home_and_no_birth_are_unknown(self, element: Element) -> None:
        read = person(bostedsadresse=element, foedselsdato=element, deltBosted=element)
        assert (read.home, read.birth_date, read.shared_residences) == (None, None, ())

    @pytest.mark.parametrize("element", [..., None, []])
    def test_the_identity_number_must_be_there(self, element: Element) -> None:
        answer = answered(pdl.mother(folkeregisteridentifikator=element))
        assert found(lambda: read_person(answer, on=DAY)) == [
            (
                "person.data.hentPerson.folkeregisteridentifikator",
                "give the person's identity number; ask PDL for folkeregisteridentifikator too",
            )
        ]

    def test_nor_does_navs_own_number_stand_for_it(self) -> None:
        own = pdl.mother(
            folkeregisteridentifikator=[], navspersonidentifikator=[entry(identifikasjonsnummer=STRANGER)]
        )
        assert [path for path, _ in found(lambda: read_person(answered(own), on=DAY))] == [
            "person.data.hentPerson.folkeregisteridentifikator"
        ]


class TestWhatIsCurrent:
    """Current, history, future."""

    def test_an_entry_marked_historic_is_left_aside(self) -> None:
        assert home_of(pdl.home(), pdl.elsewhere(**pdl.historic())) == home_of(pdl.home())

    @pytest.mark.parametrize("mark", [False, None])
    def test_one_that_is_not_so_marked_holds(self, mark: bool | None) -> None:
        assert home_of(pdl.home(metadata=pdl.metadata(historisk=mark))) == home_of(pdl.home())

    @pytest.mark.parametrize(
        "names", [("metadata",), ("folkeregistermetadata",), ("metadata", "gyldigFraOgMed")]
    )
    def test_metadata_that_nobody_asked_for_ends_nothing(self, names: tuple[str, ...]) -> None:
        assert home_of(without(pdl.home(), *names)) == home_of(pdl.home())

    def test_an_entry_that_the_register_ended(self) -> None:
        assert home_of(pdl.home(), pdl.elsewhere(**pdl.ended(YESTERDAY))) == home_of(pdl.home())

    def test_one_that_ends_on_the_day_no_longer_holds_on_it(self) -> None:
        ending = pdl.elsewhere(**pdl.ended(TODAY))
        assert home_of(ending) is None
        assert home_of(ending, on=DAY_BEFORE) == home_of(pdl.elsewhere())

    @pytest.mark.parametrize(
        ("last", "holds"),
        [
            (YESTERDAY, False),
            ("2026-11-22T23:59:59", False),
            (TODAY, True),
            ("2026-11-23T12:00:00", True),
            (TOMORROW, True),
            ("2026-11-22T23:00:00Z", True),  # midnight in Oslo: the day has begun
            ("2026-11-22T22:59:59Z", False),
            ("2020-01-01T00:00:00", False),
            ("2099-01-01T00:00:00", True),
        ],
    )
    def test_the_last_day_of_an_entry_is_within_it(self, last: str, holds: bool) -> None:
        assert home_of(pdl.home(gyldigTilOgMed=last)) == (home_of(pdl.home()) if holds else None)

    @pytest.mark.parametrize(
        ("first", "holds"),
        [
            (YESTERDAY, True),
            (TODAY, True),
            ("2026-11-23T23:59:59", True),
            (TOMORROW, False),
            ("2026-11-23T22:59:59Z", True),
            ("2026-11-23T23:00:00Z", False),
            ("2099-01-01T00:00:00", False),
        ],
    )
    def test_the_first_day_of_an_entry_is_within_it(self, first: str, holds: bool) -> None:
        assert home_of(pdl.home(gyldigFraOgMed=first)) == (home_of(pdl.home()) if holds else None)

    @pytest.mark.parametrize(("first", "holds"), [(TODAY, True), (TOMORROW, False)])
    def test_it_must_have_begun_by_the_register_too(self, first: str, holds: bool) -> None:
        beginning = pdl.home(**pdl.begun(first))
        assert home_of(beginning) == (home_of(pdl.home()) if holds else None)

    def test_who_moves_has_one_home_on_each_day(self) -> None:
        moving = [pdl.elsewhere(gyldigTilOgMed=YESTERDAY), pdl.home(gyldigFraOgMed=TODAY)]
        assert home_of(*moving) == home_of(pdl.home())
        assert home_of(*moving, on=DAY_BEFORE) == home_of(pdl.elsewhere())

    def test_a_time_without_an_offset_is_oslos(self) -> None:
        early = pdl.home(gyldigFraOgMed="2026-11-23T00:30:00")
        assert home_of(early) == home_of(pdl.home())
        assert home_of(early, on=DAY_BEFORE) is None

    @pytest.mark.parametrize("mark", [False, None])
    def test_a_mark_that_it_is_not_historic_does_not_make_it_current(self, mark: bool | None) -> None:
        assert home_of(pdl.home(metadata=pdl.metadata(historisk=mark), gyldigTilOgMed=YESTERDAY)) is None

    @pytest.mark.parametrize("on", [date.min, date.max])
    def test_the_first_and_the_last_day_of_all(self, on: date) -> None:
        assert isinstance(person(on=on), Person)

    def test_unknown_elements_and_properties_are_borne(self) -> None:
        grown = person(nyttElement=[{"felt": 1}], bostedsadresse=[pdl.home(nytt={"a": [1.5]})])
        assert grown == person()


class TestHomes:
    @pytest.mark.parametrize("identifier", [604503040, "604503040", "0604503040", " 604503040 "])
    def test_an_identifier_as_a_number_or_as_text(self, identifier: Element) -> None:
        family = pdl.family_of(mothers=pdl.mother(bostedsadresse=[pdl.at(matrikkelId=identifier)]))
        assert address(family) is MET

    @pytest.mark.parametrize("identifier", [2**31, 2**31 + 1, 2**32, 2**63 - 1])
    def test_an_identifier_beyond_32_bits(self, identifier: int) -> None:
        as_number = home_of(pdl.at(matrikkelId=identifier))
        assert as_number == home_of(pdl.at(matrikkelId=str(identifier)))
        assert as_number is not None
        assert as_number.matrikkel_id == str(identifier)

    def test_identifiers_that_are_equal_in_32_bits_are_two(self) -> None:
        child = pdl.child(bostedsadresse=[pdl.at(matrikkelId=1)])
        mother = pdl.mother(bostedsadresse=[pdl.at(matrikkelId=2**32 + 1)])
        assert address(pdl.family_of(child, mother)) is UNMET

    @pytest.mark.parametrize("none", [None, 0, "0", "", " "])
    def test_an_empty_or_zero_identifier_is_none_and_the_street_decides(self, none: Element) -> None:
        mother = pdl.mother(bostedsadresse=[pdl.at(matrikkelId=none)])
        assert address(pdl.family_of(mothers=mother)) is MET
        next_door = pdl.mother(bostedsadresse=[pdl.at(matrikkelId=none, husnummer="92")])
        assert address(pdl.family_of(mothers=next_door)) is UNMET

    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            ({"husbokstav": "A"}, UNMET),
            ({"husnummer": "0090"}, MET),
            ({"adressenavn": "STAVANGVEGEN"}, MET),
            ({"adressenavn": "Odlandsvegen"}, UNMET),
            ({"kommunenummer": "4618"}, UNMET),
            ({"kommunenummer": None}, UNKNOWN),
            ({"husnummer": None}, UNKNOWN),
            ({"postnummer": "0001", "bydelsnummer": "030101", "tilleggsnavn": "Heimen"}, MET),
        ],
    )
    def test_two_streets_without_an_identifier(self, fields: Entry, expected: object) -> None:
        mother = pdl.mother(bostedsadresse=[pdl.at(matrikkelId=None, **fields)])
        assert address(pdl.family_of(mothers=mother)) is expected

    @pytest.mark.parametrize(
        ("childs", "mothers", "expected"),
        [
            ("H0101", "h0101 ", MET),
            ("H0101", "H0102", UNMET),
            ("H0101", None, UNKNOWN),
            ("H0101", "", UNKNOWN),
            (None, None, MET),
            (None, "", MET),
        ],
    )
    def test_flats_of_one_house(self, childs: str | None, mothers: str | None, expected: object) -> None:
        child = pdl.child(bostedsadresse=[pdl.at(bruksenhetsnummer=childs)])
        mother = pdl.mother(bostedsadresse=[pdl.at(bruksenhetsnummer=mothers)])
        assert address(pdl.family_of(child, mother)) is expected

    def test_a_property_without_a_street(self) -> None:
        property_ = {"matrikkelId": 155, "bruksenhetsnummer": "H0101", "kommunenummer": "4602"}
        home = pdl.home(vegadresse=None, matrikkeladresse=property_)
        assert home_of(home) == Address(
            matrikkel_id="155",
            unit="H0101",
            place=CadastralAddress(municipality="4602"),
            grading=None,
        )
        family = pdl.family_of(pdl.child(bostedsadresse=[home]), pdl.mother(bostedsadresse=[home]))
        assert address(family) is MET

    @pytest.mark.parametrize("identifier", [None, 0, ""])
    def test_a_property_without_an_identifier_is_unknown(self, identifier: Element) -> None:
        property_ = {"matrikkelId": identifier, "bruksenhetsnummer": "H0101", "kommunenummer": "4602"}
        home = pdl.home(vegadresse=None, matrikkeladresse=property_)
        family = pdl.family_of(pdl.child(bostedsadresse=[home]), pdl.mother(bostedsadresse=[home]))
        assert address(family) is UNKNOWN

    @pytest.mark.parametrize(
        "nowhere",
        [
            pdl.home(vegadresse=None),
            pdl.home(vegadresse=None, ukjentBosted={"bostedskommune": "4602"}),
            pdl.home(vegadresse=None, ukjentBosted={"bostedskommune": None}),
            pdl.home(
                vegadresse=None, utenlandskAdresse={"adressenavnNummer": "1 Main St", "landkode": "USA"}
            ),
            pdl.home(ukjentBosted={}),
            pdl.home(utenlandskAdresse={"landkode": "SWE"}),
            pdl.home(matrikkeladresse={"matrikkelId": 604503040}),
        ],
        ids=["none", "unknown", "unknown all", "abroad", "and unknown", "and abroad", "two kinds"],
    )
    def test_nobody_is_at_the_same_home_that_is_nowhere(self, nowhere: Entry) -> None:
        assert home_of(nowhere) is None
        family = pdl.family_of(pdl.child(bostedsadresse=[nowhere]), pdl.mother(bostedsadresse=[nowhere]))
        assert address(family) is UNKNOWN

    def test_two_that_differ_are_an_unknown_home(self) -> None:
        assert home_of(pdl.home(), pdl.elsewhere()) is None
        assert home_of(pdl.home(), pdl.home(coAdressenavn="X")) == home_of(pdl.home())

    def test_a_stay_is_no_home(self) -> None:
        family = pdl.family_of(
            mothers=pdl.mother(bostedsadresse=[pdl.elsewhere()], oppholdsadresse=[pdl.home()])
        )
        assert address(family) is UNMET

    @pytest.mark.parametrize(
        ("first", "last", "runs"),
        [
            ("2026-11-23", None, True),
            ("2026-11-24", None, False),
            ("2020-01-01", "2026-11-23", True),
            ("2020-01-01", "2026-11-22", False),
            (None, None, False),
        ],
    )
    def test_a_contract_on_a_shared_residence(self, first: str | None, last: str | None, runs: bool) -> None:
        contract = pdl.elsewhere(startdatoForKontrakt=first, sluttdatoForKontrakt=last)
        child = pdl.child(deltBosted=[contract])
        mother = pdl.mother(bostedsadresse=[pdl.at(matrikkelId=7)])
        family = pdl.family_of(child, mother)
        assert bool(family.child.shared_residences) is runs
        assert address(family) is UNMET
        assert address(family, SHARED_COUNTS) is (MET if runs else UNMET)

    def test_a_shared_residence_that_was_withheld_may_be_anybodys(self) -> None:
        family = pdl.family_of(
            pdl.child(deltBosted=[None]), pdl.mother(bostedsadresse=[pdl.at(matrikkelId=7)])
        )
        assert (address(family), address(family, SHARED_COUNTS)) == (UNMET, UNKNOWN)


class TestProtection:
    @pytest.mark.parametrize(
        ("level", "expected"),
        [
            ("FORTROLIG", True),
            ("STRENGT_FORTROLIG", True),
            ("STRENGT_FORTROLIG_UTLAND", True),
            ("UGRADERT", False),
            ("ugradert", False),
            ("KODE_8", True),
            ("", True),
            (None, True),
            (6, True),
            (["UGRADERT"], True),
        ],
    )
    def test_every_level_and_one_that_nobody_knows(self, level: Element, expected: bool) -> None:
        assert person(adressebeskyttelse=[entry(gradering=level)]).protected is expected

    @pytest.mark.parametrize("element", ["FORTROLIG", 6, False, {}, {"gradering": "FORTROLIG"}, ["X"], [[]]])
    def test_what_nobody_can_read_protects_and_is_no_problem(self, element: Element) -> None:
        assert person(adressebeskyttelse=element).protected is True

    def test_the_strictest_wins(self) -> None:
        levels = [entry(gradering="UGRADERT"), None, entry(gradering="FORTROLIG")]
        assert person(adressebeskyttelse=levels).protected is True

    @pytest.mark.parametrize(
        "over",
        [
            *(pdl.historic(), pdl.historic(folkeregistermetadata=None)),
            *(pdl.ended(YESTERDAY), pdl.ended(TODAY)),
        ],
    )
    def test_a_former_protection_no_longer_counts(self, over: Entry) -> None:
        assert person(adressebeskyttelse=[over | {"gradering": "STRENGT_FORTROLIG"}]).protected is False

    @pytest.mark.parametrize(
        "standing",
        [
            pdl.begun(TOMORROW),
            pdl.begun(TOMORROW) | {"metadata": pdl.metadata(historisk=True)},
            pdl.historic(gyldigFraOgMed=TODAY),
            pdl.ended(TOMORROW),
            entry(metadata="historisk"),
            entry(metadata=pdl.metadata(historisk="ja")),
            entry(folkeregistermetadata=[]),
            pdl.historic(folkeregistermetadata=[]),
            pdl.ended("i går"),
        ],
    )
    def test_one_that_begins_later_or_whose_end_nobody_can_read_counts(self, standing: Entry) -> None:
        assert person(adressebeskyttelse=[standing | {"gradering": "FORTROLIG"}]).protected is True

    @pytest.mark.parametrize(
        "opened", [pdl.begun(TOMORROW), pdl.begun("i morgen"), entry(metadata=pdl.metadata(historisk="nei"))]
    )
    def test_only_an_entry_that_holds_and_can_be_read_tells_that_one_is_not_protected(
        self, opened: Entry
    ) -> None:
        assert person(adressebeskyttelse=[opened | {"gradering": "UGRADERT"}]).protected is None

    def test_the_problem_of_another_element_never_tells_of_a_protection(self) -> None:
        secret = pdl.mother(adressebeskyttelse=["KODE 6"], doedsfall=1)
        assert [path for path, _ in found(lambda: read_person(answered(secret), on=DAY))] == [
            "person.data.hentPerson.doedsfall"
        ]

    @pytest.mark.parametrize(
        ("who", "granted"), [("of", (False, False)), ("mothers", (False, False)), ("fathers", (True, False))]
    )
    def test_whoever_is_protected(self, who: str, granted: tuple[bool, bool]) -> None:
        abroad = {"adressebeskyttelse": [entry(gradering="STRENGT_FORTROLIG_UTLAND")]}
        makers = {"of": pdl.child, "mothers": pdl.mother, "fathers": pdl.father}
        given: dict[str, Element] = {who: makers[who](**abroad)}
        assert grants(pdl.family_of(**given)) == granted


class TestIdentityNumbers:
    def numbered(self, *entries: Entry) -> Document:
        return answered(pdl.mother(folkeregisteridentifikator=list(entries)))

    def test_the_number_in_use_is_the_persons(self) -> None:
        older = pdl.identity(OLD_MOTHER, status="OPPHOERT")
        assert read_person(self.numbered(older, pdl.identity(MOTHER)), on=DAY).id == MOTHER

    def test_a_number_in_a_historic_entry_is_an_older_one(self) -> None:
        older = pdl.identity(OLD_MOTHER) | pdl.historic()
        assert read_person(self.numbered(older, pdl.identity(MOTHER)), on=DAY).id == MOTHER

    def test_a_foedselsnummer_goes_before_a_d_number(self) -> None:
        d_number = pdl.identity(synthetic(MOTHER_BORN, d_number=True), type="DNR")
        assert read_person(self.numbered(d_number, pdl.identity(MOTHER)), on=DAY).id == MOTHER

    def test_a_kind_that_is_missing_goes_last(self) -> None:
        d_number = synthetic(MOTHER_BORN, d_number=True)
        both = self.numbered(pdl.identity(MOTHER, type=None), pdl.identity(d_number, type="DNR"))
        assert read_person(both, on=DAY).id == d_number

    def test_two_in_use_contradict_each_other(self) -> None:
        both = self.numbered(pdl.identity(OLD_MOTHER), pdl.identity(MOTHER))
        assert found(lambda: read_person(both, on=DAY)) == [
            (
                "person.data.hentPerson.folkeregisteridentifikator",
                "give one identity number that is in use; there are several",
            )
        ]

    def test_relation_and_responsibility_may_point_at_an_older_number(self) -> None:
        child = pdl.child(
            forelderBarnRelasjon=[pdl.relation(OLD_MOTHER, "MOR"), pdl.relation(FATHER, "FAR")],
            foreldreansvar=[
                pdl.responsibility("felles", OLD_MOTHER),
                pdl.responsibility("felles", FATHER),
            ],
        )
        older = pdl.identity(OLD_MOTHER, status="OPPHOERT")
        mother = pdl.mother(folkeregisteridentifikator=[older, pdl.identity(MOTHER)])
        assert pdl.family_of(child, mother) == pdl.family_of()

    def test_responsibility_may_be_for_the_child_under_an_older_number(self) -> None:
        older = pdl.identity(OLD_CHILD, status="OPPHOERT")
        lines = [
            pdl.responsibility("felles", number, ansvarssubjekt=OLD_CHILD) for number in (MOTHER, FATHER)
        ]
        numbers = [pdl.identity(CHILD), older]
        child = pdl.child(folkeregisteridentifikator=numbers, foreldreansvar=lines)
        assert grants(pdl.family_of(child)) == (True, True)
        assert grants(pdl.family_of(pdl.child(foreldreansvar=lines))) == (False, False)


class TestBirth:
    def test_the_former_name_of_the_element(self) -> None:
        assert person(foedselsdato=..., foedsel=[pdl.birth(MOTHER_BORN)]) == person()
        assert person(foedsel=[pdl.birth(MOTHER_BORN)]) == person()

    def test_both_names_may_not_contradict_each_other(self) -> None:
        both = pdl.mother(foedsel=[pdl.birth(date(1986, 7, 21))])
        assert found(lambda: read_person(answered(both), on=DAY)) == [
            (
                "person.data.hentPerson.foedselsdato",
                "give one birth; the dates and years of these entries contradict each other",
            )
        ]

    @pytest.mark.parametrize("year", [1, 1985, 9999])
    def test_a_year_alone_is_a_number(self, year: int) -> None:
        read = person(foedselsdato=[entry(foedselsdato=None, foedselsaar=year)])
        assert (read.birth_date, read.birth_year) == (None, year)

    @pytest.mark.parametrize("year", [0, 10_000, 2**62])
    def test_a_year_that_no_calendar_has(self, year: int) -> None:
        wrong = answered(pdl.mother(foedselsdato=[entry(foedselsaar=year)]))
        assert found(lambda: read_person(wrong, on=DAY)) == [
            ("person.data.hentPerson.foedselsdato[0].foedselsaar", "give a year from 1 to 9999")
        ]

    def test_a_date_and_a_year_that_differ_contradict_each_other(self) -> None:
        wrong = answered(pdl.mother(foedselsdato=[pdl.birth(MOTHER_BORN, foedselsaar=1986)]))
        assert found(lambda: read_person(wrong, on=DAY)) == [
            (
                "person.data.hentPerson.foedselsdato",
                "give one birth; the dates and years of these entries contradict each other",
            )
        ]

    def test_a_historic_birth_says_nothing(self) -> None:
        corrected = [pdl.birth(date(1986, 7, 21)) | pdl.historic(), pdl.birth(MOTHER_BORN)]
        assert person(foedselsdato=corrected) == person()

    def test_a_child_born_after_the_day_is_refused(self) -> None:
        unborn = answered(pdl.child(foedselsdato=[pdl.birth(date(2026, 11, 24))]))
        assert found(lambda: read_family(unborn, [], on=DAY)) == [
            (
                "child.data.hentPerson.foedselsdato",
                "give a birth that is not later than the day asked about",
            )
        ]

    @pytest.mark.parametrize(("born", "granted"), [(date(2010, 11, 24), True), (date(2010, 11, 23), False)])
    def test_a_child_is_represented_until_it_turns_sixteen(self, born: date, granted: bool) -> None:
        family = pdl.family_of(pdl.child(foedselsdato=[pdl.birth(born)]))
        assert grants(family) == (granted, granted)


class TestStanding:
    @pytest.mark.parametrize(
        ("code", "simpler", "expected"),
        [
            ("bosatt", "bosattEtterFolkeregisterloven", Standing.RESIDENT),
            ("utflyttet", "ikkeBosatt", Standing.NOT_RESIDENT),
            ("foedselsregistrert", "ikkeBosatt", Standing.NOT_RESIDENT),
            ("ikkeBosatt", "ikkeBosatt", Standing.NOT_RESIDENT),
            ("midlertidig", "dNummer", Standing.NOT_RESIDENT),
            ("inaktiv", "dNummer", Standing.NOT_RESIDENT),
            ("forsvunnet", "forsvunnet", Standing.DISAPPEARED),
            ("doed", "doedIFolkeregisteret", Standing.DECEASED),
            ("opphoert", "opphoert", Standing.INVALID_IDENTITY),
        ],
    )
    def test_every_status_in_both_its_forms_and_in_each_alone(
        self, code: str, simpler: str, expected: Standing
    ) -> None:
        for told in (pdl.status(code, simpler), pdl.status(code, None), pdl.status(None, simpler)):
            assert standing(folkeregisterpersonstatus=[told]) is expected
            capitals = told | {
                name: told[name] and told[name].upper() for name in ("status", "forenkletStatus")
            }
            assert standing(folkeregisterpersonstatus=[capitals]) is expected

    @pytest.mark.parametrize(
        ("code", "simpler", "expected"),
        [
            ("bosatt", "ikkeBosatt", None),
            ("utflyttet", "bosattEtterFolkeregisterloven", None),
            ("bosatt", "forsvunnet", None),
            ("bosatt", "doedIFolkeregisteret", Standing.DECEASED),
            ("doed", "bosattEtterFolkeregisterloven", Standing.DECEASED),
            ("bosatt", "opphoert", Standing.INVALID_IDENTITY),
            ("opphoert", "bosattEtterFolkeregisterloven", Standing.INVALID_IDENTITY),
        ],
    )
    def test_two_forms_that_contradict_each_other_are_unknown_and_death_counts(
        self, code: str, simpler: str, expected: Standing | None
    ) -> None:
        assert standing(folkeregisterpersonstatus=[pdl.status(code, simpler)]) is expected

    def test_a_status_in_neither_form_is_unknown(self) -> None:
        assert standing(folkeregisterpersonstatus=[pdl.status(None, None)]) is None
        assert standing(folkeregisterpersonstatus=[pdl.status(), pdl.status(None, None)]) is None

    def test_a_historic_status_says_nothing(self) -> None:
        former = pdl.status("utflyttet", "ikkeBosatt") | pdl.historic()
        assert standing(folkeregisterpersonstatus=[former, pdl.status()]) is Standing.RESIDENT

    @pytest.mark.parametrize(
        ("death", "dead"),
        [
            (entry(doedsdato="2026-11-23"), True),
            (entry(doedsdato="2026-11-24"), False),
            (entry(doedsdato=None), True),
            ({}, True),
            (pdl.begun(TODAY), True),
            (pdl.begun(TOMORROW), False),
            (pdl.historic(doedsdato="2020-01-01"), False),
            (pdl.ended(TODAY, doedsdato="2020-01-01"), False),
        ],
    )
    def test_death_may_be_told_before_the_status_follows(self, death: Entry, dead: bool) -> None:
        assert standing(doedsfall=[death]) is (Standing.DECEASED if dead else Standing.RESIDENT)

    def test_a_deceased_child_is_represented_by_nobody(self) -> None:
        child = pdl.child(doedsfall=[entry(doedsdato="2026-11-20")])
        assert grants(pdl.family_of(child)) == (False, False)

    @pytest.mark.parametrize("false", [entry(erFalsk=True), entry(erFalsk=None), {}])
    def test_a_false_identity_and_one_that_does_not_say(self, false: Entry) -> None:
        assert standing(falskIdentitet=false) is Standing.INVALID_IDENTITY

    @pytest.mark.parametrize("true", [None, entry(erFalsk=False), pdl.historic(erFalsk=True)])
    def test_an_identity_that_is_not_false_or_no_longer(self, true: Entry | None) -> None:
        assert standing(falskIdentitet=true) is Standing.RESIDENT


class TestParents:
    def test_the_former_name_of_the_element(self) -> None:
        relations = [pdl.relation(MOTHER, "MOR"), pdl.relation(FATHER, "FAR")]
        child = pdl.child(forelderBarnRelasjon=..., familierelasjoner=relations)
        assert pdl.family_of(child) == pdl.family_of()

    def test_both_names_together_name_each_parent_once(self) -> None:
        child = pdl.child(familierelasjoner=[pdl.relation(MOTHER, "MOR")])
        assert pdl.family_of(child) == pdl.family_of()

    @pytest.mark.parametrize(
        ("code", "role"),
        [
            ("MOR", ParentRole.MOTHER),
            ("FAR", ParentRole.FATHER),
            ("MEDMOR", ParentRole.CO_MOTHER),
            ("medmor", ParentRole.CO_MOTHER),
        ],
    )
    def test_roles_are_in_capitals(self, code: str, role: ParentRole) -> None:
        family = with_relations(pdl.relation(MOTHER, code))
        assert [parent.role for parent in family.parents] == [role]
        assert family.all_parents_known

    def test_without_its_own_role_the_others_role_decides(self) -> None:
        relations = [pdl.relation(MOTHER, "MOR", None), pdl.relation(FATHER, "FAR", None)]
        assert with_relations(*relations) == pdl.family_of()

    @pytest.mark.parametrize("own", ["MOR", "FAR", "MEDMOR", None])
    def test_the_childs_own_child_is_not_its_parent(self, own: str | None) -> None:
        relations = [pdl.relation(MOTHER, "MOR"), pdl.relation(STRANGER, "BARN", own)]
        family = with_relations(*relations)
        assert [parent.person.id for parent in family.parents] == [MOTHER]
        assert family.all_parents_known

    def test_a_former_parent_is_no_parent(self) -> None:
        former = pdl.relation(STRANGER, "FAR") | pdl.historic()
        relations = [pdl.relation(MOTHER, "MOR"), former, pdl.relation(FATHER, "FAR")]
        assert with_relations(*relations) == pdl.family_of()

    @pytest.mark.parametrize("nameless", [None, {"navn": {"fornavn": "X"}, "kjoenn": "MANN"}])
    def test_a_parent_without_a_number_may_live_with_the_child(self, nameless: Entry | None) -> None:
        other = pdl.relation(None, "FAR", relatertPersonUtenFolkeregisteridentifikator=nameless)
        child = pdl.child(forelderBarnRelasjon=[pdl.relation(MOTHER, "MOR"), other])
        family = pdl.family_of(child, pdl.mother(bostedsadresse=[pdl.elsewhere()]))
        assert [parent.person.id for parent in family.parents] == [MOTHER]
        assert not family.all_parents_known
        assert address(family) is UNKNOWN

    @pytest.mark.parametrize(("role", "own"), [("MOR", "MOR"), ("FAR", "MOR"), ("BARN", "BARN")])
    def test_one_whose_two_ends_contradict_each_other_may_be_a_parent(self, role: str, own: str) -> None:
        unclear = pdl.relation(FATHER, role, own)
        child = pdl.child(forelderBarnRelasjon=[pdl.relation(MOTHER, "MOR"), unclear])
        family = pdl.family_of(child, pdl.mother(bostedsadresse=[pdl.elsewhere()]))
        assert [parent.person.id for parent in family.parents] == [MOTHER]
        assert not family.all_parents_known
        assert address(family) is UNKNOWN

    def test_he_may_not_act_and_the_register_may_know_of_him(self) -> None:
        unclear = pdl.relation(FATHER, "FAR", "FAR")
        family = with_relations(pdl.relation(MOTHER, "MOR"), unclear)
        father = read_person(answered(pdl.father()), on=DAY)
        decision = may_represent(father, family)
        assert not decision
        assert decision.finding("is-registered-parent") is UNKNOWN

    def test_two_differing_answers_about_one_parent_contradict_each_other(self) -> None:
        answers = [answered(pdl.mother()), answered(pdl.mother(foedselsdato=[pdl.birth(CHILD_BORN)]))]
        assert found(lambda: read_family(answered(pdl.child()), answers, on=DAY)) == [
            (
                "parents[1].data.hentPerson",
                "give one document for each person; this one differs from another about the same person",
            )
        ]

    def test_a_child_that_is_its_own_parent_contradicts_itself(self) -> None:
        own = answered(pdl.child(forelderBarnRelasjon=[pdl.relation(CHILD, "MOR")]))
        assert found(lambda: read_family(own, [], on=DAY)) == [
            ("child.data.hentPerson.forelderBarnRelasjon", "give parents other than the child itself")
        ]


class TestResponsibility:
    def test_joint_is_two_lines(self) -> None:
        assert held(pdl.responsibility("felles", MOTHER), pdl.responsibility("felles", FATHER)) == (
            True,
            True,
        )

    def test_the_code_may_be_in_capitals(self) -> None:
        assert held(pdl.responsibility("MOR", MOTHER)) == (True, False)

    def test_sole_by_role_without_a_name(self) -> None:
        assert held(pdl.responsibility("far")) == (False, True)

    def test_with_others_grants_no_parent(self) -> None:
        assert held(pdl.responsibility("andre", STRANGER)) == (False, False)

    def test_joint_with_one_who_has_no_number(self) -> None:
        nameless = pdl.responsibility("felles", ansvarligUtenIdentifikator={"kjoenn": "MANN"})
        assert held(pdl.responsibility("felles", MOTHER), nameless) == (True, False)

    @pytest.mark.parametrize("kind", ["ukjent", None])
    def test_unknown_is_unknown_for_all(self, kind: str | None) -> None:
        assert held(pdl.responsibility("felles", MOTHER), pdl.responsibility(kind, MOTHER)) == (None, None)

    def test_a_historic_line_says_nothing(self) -> None:
        former = pdl.responsibility("mor", MOTHER) | pdl.historic()
        assert held(former) == (None, None)
        assert held(former, pdl.responsibility("far", FATHER)) == (False, True)

    def test_asked_on_the_adult_a_line_names_the_child_alone_and_says_nothing_of_the_adults_parents(
        self,
    ) -> None:
        adults = [pdl.responsibility("felles", ansvarssubjekt=CHILD)]
        as_child = pdl.mother(forelderBarnRelasjon=[pdl.relation(STRANGER, "MOR")], foreldreansvar=adults)
        family = read_family(answered(as_child), [], on=DAY)
        assert [parent.responsibility for parent in family.parents] == [None]

    def test_a_young_mothers_own_child_says_nothing_of_her_parents(self) -> None:
        joint = [pdl.responsibility("felles", MOTHER), pdl.responsibility("felles", FATHER)]
        lines = [*joint, pdl.responsibility("mor", ansvarssubjekt=STRANGER)]
        parents = [pdl.relation(MOTHER, "MOR"), pdl.relation(FATHER, "FAR")]
        hers = pdl.relation(STRANGER, "BARN", "MOR")
        known = pdl.child(forelderBarnRelasjon=[*parents, hers], foreldreansvar=lines)
        unsaid = pdl.child(forelderBarnRelasjon=parents, foreldreansvar=lines)
        assert grants(pdl.family_of(known)) == grants(pdl.family_of()) == (True, True)
        assert grants(pdl.family_of(unsaid)) == (False, False)

    def test_of_a_parent_nobody_reads_relations_or_responsibility(self) -> None:
        mother = pdl.mother(forelderBarnRelasjon="x", foreldreansvar=[{"ansvar": 1}])
        assert pdl.family_of(mothers=mother) == pdl.family_of()


A_TEXT: Final = "give a text, or leave it out"
A_NUMBER: Final = "give a whole number from zero up, or leave it out"
A_FLAG: Final = "give true or false, or leave it out"
A_TIME: Final = "give a timestamp, such as '2022-02-04T10:26:55+01:00'"
A_DATE: Final = "give a date that exists, such as '2026-11-23'"
AN_OBJECT: Final = "give an object, or leave it out"
AN_ARRAY: Final = "give an array of objects, or leave it out"
BAD: Final[dict[str, tuple[Document, str, str]]] = {
    "an element that is text": (
        {"folkeregisterpersonstatus": "bosatt"},
        ".folkeregisterpersonstatus",
        AN_ARRAY,
    ),
    "a death that is true": ({"doedsfall": True}, ".doedsfall", AN_ARRAY),
    "a false identity that is true": ({"falskIdentitet": True}, ".falskIdentitet", AN_ARRAY),
    "a home that is text": ({"bostedsadresse": ["Storgata 1"]}, ".bostedsadresse[0]", "give an object"),
    "a street that is text": (
        {"bostedsadresse": [pdl.home(vegadresse="Storgata 1")]},
        ".bostedsadresse[0].vegadresse",
        AN_OBJECT,
    ),
    "a property that is text": (
        {"bostedsadresse": [pdl.home(matrikkeladresse="31/4")]},
        ".bostedsadresse[0].matrikkeladresse",
        AN_OBJECT,
    ),
    "an unknown home that is true": (
        {"bostedsadresse": [pdl.home(ukjentBosted=True)]},
        ".bostedsadresse[0].ukjentBosted",
        AN_OBJECT,
    ),
    "an address abroad that is text": (
        {"bostedsadresse": [pdl.home(utenlandskAdresse="Main St")]},
        ".bostedsadresse[0].utenlandskAdresse",
        AN_OBJECT,
    ),
    "an address abroad that is text beside an unknown home": (
        {"bostedsadresse": [pdl.home(ukjentBosted={}, utenlandskAdresse="Main St")]},
        ".bostedsadresse[0].utenlandskAdresse",
        AN_OBJECT,
    ),
    "an identifier with decimals": (
        {"bostedsadresse": [pdl.at(matrikkelId=604503040.0)]},
        ".bostedsadresse[0].vegadresse.matrikkelId",
        A_NUMBER,
    ),
    "an identifier below zero": (
        {"bostedsadresse": [pdl.at(matrikkelId=-1)]},
        ".bostedsadresse[0].vegadresse.matrikkelId",
        A_NUMBER,
    ),
    "an identifier beyond 64 bits": (
        {"bostedsadresse": [pdl.at(matrikkelId=2**63)]},
        ".bostedsadresse[0].vegadresse.matrikkelId",
        A_NUMBER,
    ),
    "an identifier that is true": (
        {"bostedsadresse": [pdl.at(matrikkelId=True)]},
        ".bostedsadresse[0].vegadresse.matrikkelId",
        A_NUMBER,
    ),
    "an identifier that is a list": (
        {"bostedsadresse": [pdl.home(vegadresse=None, matrikkeladresse={"matrikkelId": []})]},
        ".bostedsadresse[0].matrikkeladresse.matrikkelId",
        A_NUMBER,
    ),
    "a house number that is a number": (
        {"bostedsadresse": [pdl.at(husnummer=90)]},
        ".bostedsadresse[0].vegadresse.husnummer",
        A_TEXT,
    ),
    "a house number with its letter": (
        {"bostedsadresse": [pdl.at(husnummer="90A")]},
        ".bostedsadresse[0].vegadresse.husnummer",
        "give 1 to 4 digits as text, such as '90'",
    ),
    "a municipality by name": (
        {"bostedsadresse": [pdl.at(kommunenummer="Oslo")]},
        ".bostedsadresse[0].vegadresse.kommunenummer",
        "give 4 digits as text, such as '4602'",
    ),
    "a unit that is a number": (
        {"bostedsadresse": [pdl.at(bruksenhetsnummer=101)]},
        ".bostedsadresse[0].vegadresse.bruksenhetsnummer",
        A_TEXT,
    ),
    "a first day in words": (
        {"bostedsadresse": [pdl.home(gyldigFraOgMed="i dag")]},
        ".bostedsadresse[0].gyldigFraOgMed",
        A_TIME,
    ),
    "a last day that does not exist": (
        {"bostedsadresse": [pdl.home(gyldigTilOgMed="2026-02-30T00:00:00")]},
        ".bostedsadresse[0].gyldigTilOgMed",
        A_TIME,
    ),
    "a last day that is a number": (
        {"bostedsadresse": [pdl.home(gyldigTilOgMed=2026)]},
        ".bostedsadresse[0].gyldigTilOgMed",
        A_TEXT,
    ),
    "metadata that is text": (
        {"bostedsadresse": [pdl.home(metadata="FREG")]},
        ".bostedsadresse[0].metadata",
        AN_OBJECT,
    ),
    "a mark that is text": (
        {"bostedsadresse": [pdl.home(metadata=pdl.metadata(historisk="false"))]},
        ".bostedsadresse[0].metadata.historisk",
        A_FLAG,
    ),
    "the register's metadata as an array": (
        {"bostedsadresse": [pdl.home(folkeregistermetadata=[])]},
        ".bostedsadresse[0].folkeregistermetadata",
        AN_OBJECT,
    ),
    "an end that is no instant": (
        {"bostedsadresse": [pdl.home(**pdl.ended("snart"))]},
        ".bostedsadresse[0].folkeregistermetadata.opphoerstidspunkt",
        A_TIME,
    ),
    "a beginning that is no instant": (
        {"bostedsadresse": [pdl.home(**pdl.begun("lenge siden"))]},
        ".bostedsadresse[0].folkeregistermetadata.gyldighetstidspunkt",
        A_TIME,
    ),
    "an identity number that is a number": (
        {"folkeregisteridentifikator": [pdl.identity(MOTHER), entry(identifikasjonsnummer=int(MOTHER))]},
        ".folkeregisteridentifikator[1].identifikasjonsnummer",
        A_TEXT,
    ),
    "a birth year that is text": (
        {"foedselsdato": [entry(foedselsaar="1985")]},
        ".foedselsdato[0].foedselsaar",
        A_NUMBER,
    ),
    "a birth that does not exist": (
        {"foedsel": [entry(foedselsdato="1985-02-30")], "foedselsdato": []},
        ".foedsel[0].foedselsdato",
        A_DATE,
    ),
    "a death that is no date": (
        {"doedsfall": [entry(doedsdato="2026-11-20T00:00:00")]},
        ".doedsfall[0].doedsdato",
        A_DATE,
    ),
    "a falsity that is text": (
        {"falskIdentitet": entry(erFalsk="false")},
        ".falskIdentitet.erFalsk",
        A_FLAG,
    ),
    "a contract's end that is no date": (
        {"deltBosted": [pdl.elsewhere(startdatoForKontrakt="2022-02-04", sluttdatoForKontrakt="snart")]},
        ".deltBosted[0].sluttdatoForKontrakt",
        A_DATE,
    ),
}
BAD_OF_A_CHILD: Final[dict[str, tuple[Document, str, str]]] = {
    "relations that are text": ({"forelderBarnRelasjon": "MOR"}, ".forelderBarnRelasjon", AN_ARRAY),
    "relations under their former name that are zero": (
        {"familierelasjoner": 0},
        ".familierelasjoner",
        AN_ARRAY,
    ),
    "a parent's number that is a number": (
        {"forelderBarnRelasjon": [pdl.relation(None, "MOR", relatertPersonsIdent=int(MOTHER))]},
        ".forelderBarnRelasjon[0].relatertPersonsIdent",
        A_TEXT,
    ),
    "a responsibility that is a list": (
        {"foreldreansvar": [pdl.responsibility("felles", ansvar=["felles"])]},
        ".foreldreansvar[0].ansvar",
        A_TEXT,
    ),
    "a holder that is an object": (
        {"foreldreansvar": [pdl.responsibility("felles", ansvarlig={})]},
        ".foreldreansvar[0].ansvarlig",
        A_TEXT,
    ),
}


class TestWrongTypes:
    @pytest.mark.parametrize(("change", "path", "message"), BAD.values(), ids=BAD)
    def test_of_any_person(self, change: Document, path: str, message: str) -> None:
        wrong = answered(pdl.mother(**change))
        assert found(lambda: read_person(wrong, on=DAY)) == [(f"person.data.hentPerson{path}", message)]
        parents = [answered(pdl.father()), wrong]
        assert found(lambda: read_family(answered(pdl.child()), parents, on=DAY)) == [
            (f"parents[1].data.hentPerson{path}", message)
        ]

    @pytest.mark.parametrize(("change", "path", "message"), BAD_OF_A_CHILD.values(), ids=BAD_OF_A_CHILD)
    def test_of_a_child(self, change: Document, path: str, message: str) -> None:
        wrong = answered(pdl.child(**change))
        assert found(lambda: read_family(wrong, [], on=DAY)) == [(f"child.data.hentPerson{path}", message)]


def rich_child() -> Document:
    """Make a child with something at every place that is read."""
    property_ = {"matrikkelId": "155", "bruksenhetsnummer": "H0101", "kommunenummer": "4602"}
    shared = entry(
        matrikkeladresse=property_, startdatoForKontrakt="2022-02-04", sluttdatoForKontrakt="2027-02-04"
    )
    return pdl.child(
        adressebeskyttelse=[pdl.ended("9999-12-31T23:59:59", gradering="UGRADERT")],
        bostedsadresse=[pdl.home(), pdl.elsewhere(**pdl.historic())],
        deltBosted=[shared],
        doedsfall=[entry(doedsdato="2026-11-24")],
        falskIdentitet=entry(erFalsk=False),
    )


GOOD: Final = (answered(rich_child()), answered(pdl.mother()), answered(pdl.father()))
PLACES: Final = [(which, path) for which in range(3) for path in places(GOOD[which])]
ANYTHING: Final = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(["0", "2026-02-30", "9999-12-31T23:59:59", "BARN", "felles", MOTHER, CHILD, "\ud800"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=3),
    max_leaves=6,
)


def test_the_rich_family_is_read_and_granted() -> None:
    assert grants(read_family(GOOD[0], GOOD[1:], on=DAY)) == (True, True)


@given(st.sampled_from(PLACES), ANYTHING)
def test_whatever_stands_anywhere_is_read_or_is_one_error(place: tuple[int, Path], value: Element) -> None:
    which, path = place
    answers = list(GOOD)
    answers[which] = replaced(GOOD[which], path, value)
    try:
        family = read_family(answers[0], answers[1:], on=DAY)
        assert isinstance(family, Family)
    except InvalidDocumentError as error:
        problems = error.problems
    else:
        return
    assert problems
    assert all(problem.path.startswith(("child", f"parents[{which - 1}]")) for problem in problems)
    assert not any(number in str(problems) for number in (CHILD, MOTHER, FATHER))


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("form", [str, lambda canary: [canary], lambda canary: {canary: canary}])
def test_no_error_shows_what_stands_anywhere(form: Callable[[str], Element], strict: bool) -> None:
    canary, shown = f"KARI NORDMANN {STRANGER}", 0
    for path in places(GOOD[0]):
        try:
            read_family(replaced(GOOD[0], path, form(canary)), [], on=DAY, strict=strict)
        except InvalidDocumentError as error:
            text, context = f"{error} {error!r}", error.__context__
        else:
            continue
        assert (context, "KARI" in text, STRANGER in text, CHILD in text) == (None, False, False, False), path
        shown += 1
    assert shown > 50


@pytest.mark.exhaustive
@given(st.data())
def test_the_order_of_answers_and_of_entries_never_matters(data: st.DataObject) -> None:
    older = pdl.identity(OLD_MOTHER, status="OPPHOERT")
    child = rich_child() | {
        "foedsel": [pdl.birth(CHILD_BORN), pdl.birth(CHILD_BORN, foedselsaar=None)],
        "familierelasjoner": [pdl.relation(OLD_MOTHER, "MOR")],
    }
    mother = pdl.mother(folkeregisteridentifikator=[older, pdl.identity(MOTHER)])
    family = read_family(answered(child), [answered(mother), answered(pdl.father())], on=DAY)
    assert grants(family) == (True, True)

    def shuffled(answer: Document) -> Document:
        return {
            name: data.draw(st.permutations(answer[name])) if isinstance(answer[name], list) else answer[name]
            for name in data.draw(st.permutations(list(answer)))
        }

    people = [answered(shuffled(one)) for one in (mother, pdl.father())]
    again = read_family(answered(shuffled(child)), data.draw(st.permutations(people)), on=DAY)
    assert again == family


PERSON: Final = ("data", "hentPerson")
REFUSED: Final[dict[str, tuple[Document, int, str]]] = {
    # why nobody may act for the child: what differs, in whose answer, and where
    "the child is protected": (
        {"adressebeskyttelse": [entry(gradering="FORTROLIG")]},
        0,
        "adressebeskyttelse",
    ),
    "protection was not asked for": ({"adressebeskyttelse": None}, 0, "adressebeskyttelse"),
    "the child is dead": ({"doedsfall": [entry(doedsdato="2026-11-20")]}, 0, "doedsfall"),
    "deaths were not asked for": ({"doedsfall": None}, 0, "doedsfall"),
    "the child's identity is false": ({"falskIdentitet": entry(erFalsk=True)}, 0, "falskIdentitet"),
    "the child's status contradicts itself": (
        {"folkeregisterpersonstatus": [pdl.status("bosatt", "opphoert")]},
        0,
        "folkeregisterpersonstatus",
    ),
    "the child has two homes that differ": (
        {"bostedsadresse": [pdl.home(), pdl.at(matrikkelId=5, husnummer="7")]},
        0,
        "bostedsadresse",
    ),
    "others have responsibility": (
        {"foreldreansvar": [pdl.responsibility("andre", STRANGER)]},
        0,
        "foreldreansvar",
    ),
    "responsibility is not told": ({"foreldreansvar": []}, 0, "foreldreansvar"),
    "the parents are not told": ({"forelderBarnRelasjon": []}, 0, "forelderBarnRelasjon"),
    "the mother is protected": (
        {"adressebeskyttelse": [entry(gradering="STRENGT_FORTROLIG_UTLAND")]},
        1,
        "adressebeskyttelse",
    ),
    "the mother is dead": ({"doedsfall": [entry()]}, 1, "doedsfall"),
    "the mother lives elsewhere": (
        {"bostedsadresse": [pdl.at(matrikkelId=5, husnummer="7")]},
        1,
        "bostedsadresse",
    ),
    "the mother's home is former": ({"bostedsadresse": [pdl.home(**pdl.historic())]}, 1, "bostedsadresse"),
    "the mother's home was until yesterday": (
        {"bostedsadresse": [pdl.home(gyldigTilOgMed=YESTERDAY)]},
        1,
        "bostedsadresse",
    ),
}
ODD: Final[tuple[Element, ...]] = (NOTHING, None, False, 0, "", "x", [], [None], {}, [{}])


@pytest.mark.parametrize(("change", "whose", "reason"), REFUSED.values(), ids=REFUSED)
class TestNoMutationGrants:
    """Of each family nobody may act for the child, for one reason; whatever happens elsewhere, none may."""

    @pytest.fixture
    def answers(self, change: Document, whose: int) -> list[Document]:
        ordinary = [pdl.child(), pdl.mother(), pdl.father()]
        ordinary[whose] |= change
        return [answered(one) for one in ordinary]

    def test_it_is_the_one_reason(
        self, answers: list[Document], change: Document, whose: int, reason: str
    ) -> None:
        assert change
        assert not representatives(read_family(answers[0], answers[1:], on=DAY))
        ordinary = (pdl.child(), pdl.mother())[whose]
        answers[whose]["data"]["hentPerson"] |= {reason: ordinary[reason]}
        assert representatives(read_family(answers[0], answers[1:], on=DAY))

    @pytest.mark.exhaustive
    @pytest.mark.slow
    def test_nothing_put_elsewhere_grants(
        self, answers: list[Document], change: Document, whose: int, reason: str
    ) -> None:
        del change
        read = 0
        for which, whole in enumerate(answers):
            for path in places(whole):
                in_person = path[len(PERSON) :]
                if not in_person or (which == whose and in_person[0] == reason) or in_person[0] == "navn":
                    continue
                for odd in ODD:
                    mutated = [*answers]
                    mutated[which] = replaced(whole, path, odd)
                    try:
                        family = read_family(mutated[0], mutated[1:], on=DAY)
                    except InvalidDocumentError:
                        continue
                    assert not representatives(family), (which, path, odd)
                    read += 1
        assert read > 500  # a reader that refused whatever is unusual would have failed


def test_an_answer_with_nobody_in_it_shows_nothing_of_itself() -> None:
    denied = answered(None, errors=[{"path": ["hentPerson"], "extensions": {"code": "unauthorized"}}])
    assert repr(person_of(denied, "person", Reading(DAY))) == "Missing(…)"
