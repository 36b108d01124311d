"""An answer on several people in, the families among them out, in the form of each register.

The people are the ordinary family of `test_folkeregisteret`. Each test changes one thing in one of them.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

import attrs
import pytest

from fastlege import InvalidDocumentError, InvalidFactError, MissingReason, PersonId
from fastlege.register import Bulk, read_bulk, read_family, read_family_batches, read_person
from fastlege.register.envelopes import lookups_of
from fastlege.register.reading import Reading
from tests import documents
from tests import pdl_answers as pdl
from tests.documents import (
    CHILD,
    CHILD_BORN,
    DAY,
    FATHER,
    MOTHER,
    MOTHER_BORN,
    STRANGER,
    grants,
    identity,
    relation,
    synthetic,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.documents import Document, Element

OLD_MOTHER: Final = synthetic(MOTHER_BORN, 1)
OLDEST_MOTHER: Final = synthetic(MOTHER_BORN, 2)
SIBLING: Final = synthetic(CHILD_BORN, 3)
NOT_FOUND_HERE: Final = "give one of the numbers that were found"
A_TEXT: Final = "give a text, or leave it out"
AN_OBJECT: Final = "give an object"
NO_OBJECT: Final = "give an object, or leave it out"
ONE_DOCUMENT: Final = "give one document for each person; this one differs from another about the same person"


class Register(NamedTuple):
    """How one register writes the ordinary family, and answers about several people."""

    child: Callable[..., Document]
    mother: Callable[..., Document]
    father: Callable[..., Document]
    answer: Callable[..., Document]
    of_one: str
    """Where the first person of the answer stands."""
    numbers: str
    """The element with a person's numbers."""
    number: Callable[[str], Element]
    former: Callable[[str], Element]
    relations: str
    relation: Callable[[str, str], Element]
    births: str
    birth: Callable[[date], Element]

    def everyone(self) -> Document:
        """Answer about the whole family."""
        return self.answer((CHILD, self.child()), (MOTHER, self.mother()), (FATHER, self.father()))

    def born(self, year: int) -> Document:
        """Say in which year somebody was born."""
        return {self.births: [self.birth(date(year, 7, 21))]}

    def mother_of(self, *numbers: str, now: str = MOTHER, **elements: Element) -> Document:
        """Make the mother with former numbers."""
        every = [self.number(now), *map(self.former, numbers)]
        return self.mother(**{self.numbers: every}, **elements)


def oppslag(*people: tuple[str | None, Document | None]) -> Document:
    """Answer as Folkeregisteret does."""
    return {
        "oppslag": [
            {"foedselsEllerDNummer": number, "folkeregisterperson": person}
            if person is not None
            else {
                "foedselsEllerDNummer": number,
                "feilmelding": {"feilmelding": "Fant ikke"},
            }
            for number, person in people
        ]
    }


def hent_person_bolk(*people: tuple[str | None, Document | None]) -> Document:
    """Answer as PDL does."""
    found = [
        {"ident": number, "person": person, "code": "not_found" if person is None else "ok"}
        for number, person in people
    ]
    return {"data": {"hentPersonBolk": found}}


FOLKEREGISTERET: Final = Register(
    child=documents.child_document,
    mother=documents.mother_document,
    father=documents.father_document,
    answer=oppslag,
    of_one="bulk.oppslag[0].folkeregisterperson",
    numbers="identifikasjonsnummer",
    number=identity,
    former=lambda number: identity(number, status="opphoert"),
    relations="familierelasjon",
    relation=relation,
    births="foedsel",
    birth=documents.birth,
)
PDL: Final = Register(
    child=pdl.child,
    mother=pdl.mother,
    father=pdl.father,
    answer=hent_person_bolk,
    of_one="bulk.data.hentPersonBolk[0].person",
    numbers="folkeregisteridentifikator",
    number=pdl.identity,
    former=lambda number: pdl.identity(number, status="OPPHOERT"),
    relations="forelderBarnRelasjon",
    relation=pdl.relation,
    births="foedselsdato",
    birth=pdl.birth,
)


def found(read: Callable[[], object]) -> list[tuple[str, str]]:
    """Give the problems that reading ends in."""
    with pytest.raises(InvalidDocumentError) as caught:
        read()
    return [(problem.path, problem.message) for problem in caught.value.problems]


NOT_SEVERAL: Final = "give an answer on several people: Folkeregisteret's oppslag, or PDL's hentPersonBolk"


@pytest.fixture(params=[FOLKEREGISTERET, PDL], ids=["Folkeregisteret", "PDL"])
def register(request: pytest.FixtureRequest) -> Register:
    of: Register = request.param
    return of


def bulk_of(register: Register, *people: tuple[str | None, Document | None]) -> Bulk:
    return read_bulk(register.answer(*people), on=DAY)


def asked(bulk: Bulk) -> tuple[set[str], set[str]]:
    """Give the numbers that were found, and those that were not."""
    return set(bulk.found), set(bulk.missing)


class TestTheOrdinaryFamily:
    def test_its_family_is_the_one_that_is_read_from_its_documents(self, register: Register) -> None:
        family = read_bulk(register.everyone(), on=DAY).family(PersonId(CHILD))
        assert family == read_family(register.child(), [register.mother(), register.father()], on=DAY)
        assert grants(family) == (True, True)

    def test_each_person_is_the_one_that_is_read_from_its_document(self, register: Register) -> None:
        bulk = read_bulk(register.everyone(), on=DAY)
        assert bulk.person(PersonId(MOTHER)) == read_person(register.mother(), on=DAY)
        assert bulk.person(PersonId(CHILD)) == bulk.family(PersonId(CHILD)).child

    def test_who_was_found(self, register: Register) -> None:
        bulk = read_bulk(register.everyone(), on=DAY)
        assert asked(bulk) == ({CHILD, MOTHER, FATHER}, set())

    @pytest.mark.parametrize("form", [json.dumps, lambda given: json.dumps(given).encode(), MappingProxyType])
    def test_text_bytes_and_any_mapping_are_read_alike(
        self, register: Register, form: Callable[[Document], Document]
    ) -> None:
        bulk = read_bulk(form(register.everyone()), on=DAY)
        assert grants(bulk.family(PersonId(CHILD))) == (True, True)

    def test_in_any_order(self, register: Register) -> None:
        people = ((CHILD, register.child()), (MOTHER, register.mother()), (FATHER, register.father()))
        one, other = bulk_of(register, *people), bulk_of(register, *people[::-1])
        assert one.family(PersonId(CHILD)) == other.family(PersonId(CHILD))

    def test_people_who_are_nobodys_parents_are_left_aside(self, register: Register) -> None:
        stranger = register.mother_of(now=STRANGER)
        bulk = bulk_of(
            register,
            (STRANGER, stranger),
            (CHILD, register.child()),
            (MOTHER, register.mother()),
            (FATHER, register.father()),
        )
        same = read_bulk(register.everyone(), on=DAY)
        assert bulk.family(PersonId(CHILD)) == same.family(PersonId(CHILD))

    def test_two_children_of_the_same_parents(self, register: Register) -> None:
        sibling = register.child(**{register.numbers: [register.number(SIBLING)]}, foreldreansvar=[])
        bulk = bulk_of(
            register,
            (CHILD, register.child()),
            (SIBLING, sibling),
            (MOTHER, register.mother()),
            (FATHER, register.father()),
        )
        assert grants(bulk.family(PersonId(CHILD))) == (True, True)
        assert grants(bulk.family(PersonId(SIBLING))) == (False, False)

    def test_as_of_another_day(self, register: Register) -> None:
        bulk = read_bulk(register.everyone(), on=date(2033, 5, 12))
        assert bulk.on == bulk.family(PersonId(CHILD)).as_of == date(2033, 5, 12)
        assert grants(bulk.family(PersonId(CHILD))) == (False, False)  # sixteen years old


class TestWhoIsMissing:
    def test_a_parent_for_whom_the_register_gave_nobody_is_unknown(self, register: Register) -> None:
        bulk = bulk_of(register, (CHILD, register.child()), (MOTHER, None), (FATHER, register.father()))
        assert asked(bulk) == ({CHILD, FATHER}, {MOTHER})
        family = bulk.family(PersonId(CHILD))
        alone = read_family(register.child(), [register.father()], on=DAY)
        assert [parent.person for parent in family.parents] == [parent.person for parent in alone.parents]
        assert [parent.missing_because for parent in family.parents] == [MissingReason.NOT_FOUND, None]
        assert grants(family) == (False, False)

    def test_a_parent_who_was_not_asked_for_is_unknown(self, register: Register) -> None:
        bulk = bulk_of(register, (CHILD, register.child()))
        assert asked(bulk) == ({CHILD}, set())
        assert bulk.family(PersonId(CHILD)) == read_family(register.child(), [], on=DAY)

    def test_one_who_was_found_by_another_number_is_not_missing(self, register: Register) -> None:
        bulk = bulk_of(register, (OLD_MOTHER, None), (MOTHER, register.mother_of(OLD_MOTHER)))
        assert asked(bulk) == ({MOTHER, OLD_MOTHER}, set())

    @pytest.mark.parametrize(
        ("said", "absence"),
        [
            ("Person ikke funnet", MissingReason.NOT_FOUND),
            ("Fant ikke personen.", MissingReason.NOT_FOUND),
            ("Ingen tilgang til personen", MissingReason.DENIED),
            ("Feil i tjenesten. Vennligst proev igjen seinere.", MissingReason.FAILED),
            ("", MissingReason.FAILED),
            (None, MissingReason.FAILED),
            (["Person ikke funnet"], MissingReason.FAILED),
        ],
    )
    def test_why_in_the_words_of_folkeregisteret(self, said: Element, absence: MissingReason) -> None:
        entry = {"foedselsEllerDNummer": MOTHER, "feilmelding": {"feilmelding": said}}
        assert dict(read_bulk({"oppslag": [entry]}, on=DAY).missing) == {MOTHER: absence}

    @pytest.mark.parametrize(
        ("code", "absence"),
        [
            ("not_found", MissingReason.NOT_FOUND),
            ("unauthorized", MissingReason.DENIED),
            ("bad_request", MissingReason.FAILED),
            ("ok", MissingReason.FAILED),
            (None, MissingReason.FAILED),
            ([], MissingReason.FAILED),
        ],
    )
    def test_why_by_the_codes_of_pdl(self, code: Element, absence: MissingReason) -> None:
        entry = {"ident": MOTHER, "person": None, "code": code}
        bulk = read_bulk({"data": {"hentPersonBolk": [entry]}}, on=DAY)
        assert dict(bulk.missing) == {MOTHER: absence}

    def test_two_reasons_may_be_asked_for_again(self) -> None:
        people = [{"ident": MOTHER, "code": code} for code in ("not_found", "unauthorized")]
        assert dict(read_bulk({"data": {"hentPersonBolk": people}}, on=DAY).missing) == {
            MOTHER: MissingReason.FAILED
        }

    def test_nobody_at_all(self, register: Register) -> None:
        bulk = bulk_of(register)
        assert asked(bulk) == (set(), set())

    def test_an_answer_that_does_not_say_who_was_asked_for(self, register: Register) -> None:
        bulk = bulk_of(register, (None, register.mother()), (None, None))
        assert asked(bulk) == ({MOTHER}, set())

    @pytest.mark.parametrize("number", [STRANGER, "", " ", "x", None, 1, [CHILD], {}])
    def test_a_number_that_was_not_found(self, register: Register, number: Element) -> None:
        bulk = bulk_of(register, (CHILD, register.child()), (STRANGER, None))
        for read in (bulk.person, bulk.family):
            with pytest.raises(InvalidFactError) as caught:
                read(number)
            assert [tuple(problem) for problem in caught.value.problems] == [("number", NOT_FOUND_HERE)]
            assert (caught.value.__cause__, caught.value.__context__) == (None, None)


class TestWhoIsAChild:
    def test_who_has_parents_and_is_not_of_age(self, register: Register) -> None:
        parents = {register.relations: [register.relation(STRANGER, "MOR")]}
        for born, children in ((date(2008, 11, 24), {CHILD, MOTHER}), (date(2008, 11, 23), {CHILD})):
            young = register.mother(**parents, **{register.births: [register.birth(born)]})
            bulk = bulk_of(register, (CHILD, register.child()), (MOTHER, young), (FATHER, register.father()))
            assert bulk.children == children

    def test_by_the_number_in_use(self, register: Register) -> None:
        child = register.child(**{register.numbers: [register.former(SIBLING), register.number(CHILD)]})
        assert bulk_of(register, (SIBLING, child), (CHILD, child)).children == {CHILD}

    @pytest.mark.parametrize("wrong", [{"doedsfall": 1}, {"doedsfall": 1, "foreldreansvar": None}])
    def test_somebody_who_cannot_be_read_may_be_one(self, register: Register, wrong: Document) -> None:
        for relations in ([register.relation(MOTHER, "MOR")], None, 1):
            child = register.child(**wrong, **{register.relations: relations})
            assert bulk_of(register, (CHILD, child)).children == {CHILD}


class TestOlderNumbers:
    def test_a_person_is_found_by_every_number(self, register: Register) -> None:
        bulk = bulk_of(register, (OLD_MOTHER, register.mother_of(OLD_MOTHER)))
        assert bulk.found == {MOTHER, OLD_MOTHER}
        assert bulk.person(PersonId(OLD_MOTHER)) == bulk.person(PersonId(MOTHER))
        assert bulk.person(PersonId(OLD_MOTHER)).id == MOTHER

    def test_a_document_that_has_not_the_number_that_was_asked_for_is_not_taken_for_it(
        self, register: Register
    ) -> None:
        bulk = bulk_of(register, (CHILD, register.child()), (OLD_MOTHER, register.mother()), (SIBLING, None))
        assert bulk.found == {CHILD, MOTHER, OLD_MOTHER}
        assert bulk.person(PersonId(MOTHER)).id == MOTHER
        for read in (bulk.person, bulk.family):
            ((_, message),) = found(partial(read, PersonId(OLD_MOTHER)))
            assert "ask with history" in message

    def test_another_childs_document_says_nothing_of_the_child_that_was_asked_for(
        self, register: Register
    ) -> None:
        bulk = bulk_of(register, (SIBLING, register.child()))
        assert bulk.children == {CHILD}
        ((_, message),) = found(lambda: bulk.family(PersonId(SIBLING)))
        assert message.startswith("give the document of the person who was asked for")
        batch = register.answer((SIBLING, register.child()))
        (result,) = read_family_batches([(batch, [])], on=DAY)
        assert (result.place, result.family, len(result.problems)) == (SIBLING, None, 1)

    def test_a_child_may_name_a_parent_by_an_older_number(self, register: Register) -> None:
        child = register.child(
            **{register.relations: [register.relation(OLD_MOTHER, "MOR"), register.relation(FATHER, "FAR")]}
        )
        people = (register.mother_of(OLD_MOTHER), register.father())
        bulk = bulk_of(register, (CHILD, child), (MOTHER, people[0]), (FATHER, people[1]))
        family = bulk.family(PersonId(CHILD))
        assert family == read_family(child, people, on=DAY)
        assert grants(family) == (True, True)


class TestOnePersonTwice:
    def test_two_documents_that_say_the_same_are_one(self, register: Register) -> None:
        both = register.mother_of(OLD_MOTHER), register.mother_of(OLD_MOTHER)
        bulk = bulk_of(
            register,
            (CHILD, register.child()),
            (FATHER, register.father()),
            (MOTHER, both[0]),
            (OLD_MOTHER, both[1]),
            (CHILD, register.child()),
        )
        assert bulk.person(PersonId(MOTHER)).id == MOTHER
        assert grants(bulk.family(PersonId(CHILD))) == (True, True)

    @pytest.mark.parametrize("asked", [MOTHER, OLD_MOTHER, OLDEST_MOTHER])
    @pytest.mark.parametrize("backwards", [False, True])
    def test_two_that_differ_contradict_each_other_by_whichever_number_one_asks(
        self, register: Register, asked: str, backwards: bool
    ) -> None:
        # The first knows of two older numbers, the other of one: they share the one in use.
        people = [
            (OLDEST_MOTHER, register.mother_of(OLD_MOTHER, OLDEST_MOTHER)),
            (MOTHER, register.mother_of(OLD_MOTHER, **register.born(1986))),
        ][:: -1 if backwards else 1]
        bulk = bulk_of(register, *people)
        ((path, message),) = found(lambda: bulk.person(PersonId(asked)))
        assert path.endswith("person")
        assert message == ONE_DOCUMENT

    @pytest.mark.parametrize("named", [MOTHER, OLD_MOTHER])
    @pytest.mark.parametrize("backwards", [False, True])
    def test_nor_is_a_parent_about_whom_two_documents_differ_one_of_them(
        self, register: Register, named: str, backwards: bool
    ) -> None:
        child = register.child(**{register.relations: [register.relation(named, "MOR")]})
        mothers = [
            (MOTHER, register.mother_of(OLD_MOTHER)),
            (MOTHER, register.mother(**register.born(1986))),
        ][:: -1 if backwards else 1]
        bulk = bulk_of(register, (CHILD, child), *mothers)
        ((path, message),) = found(lambda: bulk.family(PersonId(CHILD)))
        assert message == ONE_DOCUMENT
        assert "[1]" in path or "[2]" in path

    def test_nor_a_child(self, register: Register) -> None:
        other = register.child(**{register.relations: [register.relation(MOTHER, "MOR")]})
        bulk = bulk_of(register, (CHILD, register.child()), (CHILD, other), (MOTHER, register.mother()))
        second = register.of_one.replace("[0]", "[1]")
        assert found(lambda: bulk.family(PersonId(CHILD))) == [(second, ONE_DOCUMENT)]
        assert bulk.person(PersonId(MOTHER)).id == MOTHER

    @pytest.mark.parametrize("number", [MOTHER, OLD_MOTHER, OLDEST_MOTHER])
    def test_two_that_share_no_more_than_a_former_number_contradict_each_other(
        self, register: Register, number: str
    ) -> None:
        people = register.mother_of(OLD_MOTHER), register.mother_of(OLD_MOTHER, now=OLDEST_MOTHER)
        bulk = bulk_of(register, (MOTHER, people[0]), (OLDEST_MOTHER, people[1]))
        ((_, message),) = found(lambda: bulk.person(PersonId(number)))
        assert message == ONE_DOCUMENT

    def test_two_that_differ_in_what_nobody_reads_say_the_same(self, register: Register) -> None:
        endless: list[Element] = [[]]
        endless[0].append(endless)
        other: list[Element] = [[]]
        other[0].append(other)
        bulk = bulk_of(
            register, (MOTHER, register.mother(navn=endless)), (MOTHER, register.mother(navn=other))
        )
        assert bulk.person(PersonId(MOTHER)) == read_person(register.mother(), on=DAY)


class TestOneThatCannotBeRead:
    """A document that cannot be read spoils no more than the families that it belongs to."""

    @pytest.fixture
    def bulk(self, register: Register) -> Bulk:
        sibling = register.child(
            **{
                register.numbers: [register.number(SIBLING)],
                register.relations: [register.relation(FATHER, "FAR")],
                "foreldreansvar": [],
            }
        )
        return bulk_of(
            register,
            (MOTHER, register.mother(bostedsadresse="Storgata 1")),
            (FATHER, register.father()),
            (CHILD, register.child()),
            (SIBLING, sibling),
        )

    def test_it_was_found(self, bulk: Bulk) -> None:
        assert bulk.found == {CHILD, SIBLING, MOTHER, FATHER}

    def test_neither_it_nor_its_family_can_be_read(self, bulk: Bulk, register: Register) -> None:
        problem = (f"{register.of_one}.bostedsadresse", "give an array of objects, or leave it out")
        assert found(lambda: bulk.person(PersonId(MOTHER))) == [problem]
        assert found(lambda: bulk.family(PersonId(CHILD))) == [problem]

    def test_everyone_else_can(self, bulk: Bulk) -> None:
        assert bulk.person(PersonId(FATHER)).id == FATHER
        assert bulk.person(PersonId(CHILD)).id == CHILD
        assert [parent.person.id for parent in bulk.family(PersonId(SIBLING)).parents] == [FATHER]

    def test_it_is_as_wrong_the_second_time(self, bulk: Bulk) -> None:
        assert found(lambda: bulk.person(PersonId(MOTHER))) == found(lambda: bulk.person(PersonId(MOTHER)))

    def test_the_problems_of_two_parents_are_in_one_order(self, register: Register) -> None:
        wrong = {"bostedsadresse": "Storgata 1"}
        people = (MOTHER, register.mother(**wrong)), (FATHER, register.father(**wrong))
        bulk = bulk_of(register, (CHILD, register.child()), *people)
        paths = [path for path, _ in found(lambda: bulk.family(PersonId(CHILD)))]
        by_number = sorted((number, f"[{index + 1}]") for index, (number, _) in enumerate(people))
        assert [place in path for path, (_, place) in zip(paths, by_number, strict=True)] == [True, True]

    @pytest.mark.parametrize("numbers", [None, [], "x", [{}], [1]])
    def test_one_without_a_number_of_its_own(self, register: Register, numbers: Element) -> None:
        nameless = register.mother(**{register.numbers: numbers})
        if numbers is None:
            nameless.pop(register.numbers, None)
        bulk = bulk_of(register, (MOTHER, nameless), (FATHER, register.father()))
        assert bulk.found == {MOTHER, FATHER}
        assert {path.partition("[1]")[0] for path, _ in found(lambda: bulk.person(PersonId(MOTHER)))} <= {
            f"{register.of_one}.{register.numbers}",
            f"{register.of_one}.{register.numbers}[0]",
        }
        assert bulk.person(PersonId(FATHER)).id == FATHER


class TestTheAnswer:
    @pytest.mark.parametrize(
        "answer",
        [
            {"hentPersonBolk": hent_person_bolk((MOTHER, pdl.mother()))["data"]["hentPersonBolk"]},
            {"data": {"personer": hent_person_bolk((MOTHER, pdl.mother()))["data"]["hentPersonBolk"]}},
            {**hent_person_bolk((MOTHER, pdl.mother())), "errors": None, "extensions": {}},
            {"data": {**hent_person_bolk((MOTHER, pdl.mother()))["data"], "hentPerson": None}},
        ],
        ids=["data alone", "another name", "no errors", "and nobody"],
    )
    def test_other_forms_of_pdls(self, answer: Document) -> None:
        assert read_bulk(answer, on=DAY).person(PersonId(MOTHER)) == read_person(pdl.mother(), on=DAY)

    @pytest.mark.parametrize(
        "beside",
        [
            {"errors": [{"extensions": {"code": "server_error"}}]},
            {"extensions": {"warnings": [{"query": "hentPersonBolk"}]}},
        ],
    )
    def test_where_something_went_wrong_what_is_empty_says_nothing(self, beside: Document) -> None:
        answer = PDL.everyone() | beside
        bulk = read_bulk(answer, on=DAY)
        assert bulk.person(PersonId(MOTHER)).protected is None
        assert grants(bulk.family(PersonId(CHILD))) == (False, False)
        assert answer["data"] == PDL.everyone()["data"]

    @pytest.mark.parametrize(
        ("path", "granted"),
        [
            (["hentPersonBolk", 3], True),
            (["hentPersonBolk", 3, "person", "doedsfall"], True),
            (["hentIdenterBolk"], True),
            (["hentIdenterBolk", "x"], True),
            (["data", "hentPersonBolk", 3], False),
            (["hentPersonBolk", "3"], False),
            (["hentPersonBolk", 4], False),
            (["hentPersonBolk", True], False),
            (["hentPersonBolk", -1], False),
            (["hentPersonBolk", 3, "person", "doedsfall", 0], True),
            (["hentPersonBolk", 1, "person", "noe"], False),
            (["x"], False),
            (["hentPersonBolk", 1], False),
            (["hentPersonBolk", 1, "person", "doedsfall"], False),
            (["hentPersonBolk"], False),
            ([], False),
            (None, False),
            ("hentPersonBolk", False),
        ],
    )
    def test_an_error_concerns_those_to_whom_it_leads(self, path: Element, granted: bool) -> None:
        everyone = (CHILD, pdl.child()), (MOTHER, pdl.mother()), (FATHER, pdl.father()), (STRANGER, None)
        error = {"path": path, "extensions": {"code": "not_found"}}
        answer = hent_person_bolk(*everyone) | {"errors": [error]}
        answer["data"] |= {"hentIdenterBolk": None}
        assert grants(read_bulk(answer, on=DAY).family(PersonId(CHILD)))[0] is granted

    def test_where_something_went_wrong_somebody_may_be_missing(self) -> None:
        answer = hent_person_bolk((MOTHER, None), (FATHER, pdl.father())) | {"errors": [{}]}
        assert asked(read_bulk(answer, on=DAY)) == ({FATHER}, {MOTHER})

    def test_null_among_the_people_is_passed_over(self, register: Register) -> None:
        answer = register.everyone()
        people = answer["oppslag"] if "oppslag" in answer else answer["data"]["hentPersonBolk"]
        people.append(None)
        assert read_bulk(answer, on=DAY).found == {CHILD, MOTHER, FATHER}

    @pytest.mark.parametrize(
        ("answer", "problems"),
        [
            (None, [("bulk", "give a document: a JSON object, as bytes, text or a mapping")]),
            ("[]", [("bulk", "give a document: a JSON object, as bytes, text or a mapping")]),
            (
                {},
                [("bulk", NOT_SEVERAL)],
            ),
            (
                documents.mother_document(),
                [("bulk", NOT_SEVERAL)],
            ),
            (
                {"oppslag": {}},
                [("bulk", NOT_SEVERAL)],
            ),
            ({"data": None}, [("bulk.data", "give an answer with exactly one hentPersonBolk")]),
            (
                {"data": {"hentPersonBolk": None}},
                [("bulk.data", "give an answer with exactly one hentPersonBolk")],
            ),
            ({"hentPersonBolk": {}}, [("bulk", "give an answer with exactly one hentPersonBolk")]),
            (
                {"data": {"hentPerson": pdl.mother()}},
                [("bulk.data", "give an answer with exactly one hentPersonBolk")],
            ),
            (
                {"data": {"en": [], "to": []}},
                [("bulk.data", "give an answer with exactly one hentPersonBolk")],
            ),
            (
                {"errors": [{"extensions": {"code": "unauthorized"}}], "data": None},
                [("bulk.data", "give an answer with exactly one hentPersonBolk; PDL answered: unauthorized")],
            ),
        ],
    )
    def test_what_cannot_be_read_as_a_whole(self, answer: Element, problems: list[tuple[str, str]]) -> None:
        assert found(lambda: read_bulk(answer, on=DAY)) == problems

    @pytest.mark.parametrize(
        ("answer", "problems"),
        [
            ({"oppslag": ["x", None]}, [("bulk.oppslag[0]", AN_OBJECT), ("bulk.oppslag[1]", AN_OBJECT)]),
            (
                {"oppslag": [{"foedselsEllerDNummer": 1, "folkeregisterperson": "x"}]},
                [
                    ("bulk.oppslag[0].foedselsEllerDNummer", A_TEXT),
                    ("bulk.oppslag[0].folkeregisterperson", NO_OBJECT),
                ],
            ),
            (
                {"data": {"hentPersonBolk": [{"ident": 1}]}},
                [("bulk.data.hentPersonBolk[0].ident", A_TEXT)],
            ),
            ({"data": {MOTHER: [{"person": []}]}}, [("bulk.data.*[0].person", NO_OBJECT)]),
            ({"data": {1: [{"person": 1}]}}, [("bulk.data.*[0].person", NO_OBJECT)]),
        ],
    )
    def test_entries_that_do_not_say_on_whom_they_are(
        self, answer: Document, problems: list[tuple[str, str]]
    ) -> None:
        bulk = read_bulk(answer, on=DAY)
        assert [tuple(problem) for problem in bulk.problems] == problems
        assert asked(bulk) == (set(), set())

    @pytest.mark.parametrize("wrong", ["Teknisk feil", [], 1, True])
    def test_one_malformed_entry_spoils_every_answer_under_its_number_and_nothing_else(
        self, register: Register, wrong: Element
    ) -> None:
        everyone = (CHILD, register.child()), (MOTHER, register.mother()), (FATHER, register.father())
        path = register.of_one.replace("[0]", "[3]")
        for number in (STRANGER, MOTHER, OLD_MOTHER):
            bulk = bulk_of(register, *everyone, (number, wrong))
            assert bulk.found == {CHILD, MOTHER, FATHER} - {number}
            assert dict(bulk.missing) == {number: MissingReason.FAILED}
            assert [tuple(problem) for problem in bulk.problems] == [(path, NO_OBJECT)]
            assert [bulk.person(one).id for one in sorted(bulk.found)] == sorted(bulk.found)
            assert grants(bulk.family(PersonId(CHILD))) == ((number != MOTHER,) * 2)

    def test_a_malformed_number_spoils_every_number_of_the_person(self, register: Register) -> None:
        asked_for: Element = 1
        bulk = bulk_of(
            register,
            (asked_for, register.mother_of(OLD_MOTHER)),
            (MOTHER, register.mother()),
            (FATHER, register.father()),
        )
        assert asked(bulk) == ({FATHER}, {MOTHER, OLD_MOTHER})

    @pytest.mark.parametrize("on", [None, "2026-11-23", datetime(2026, 11, 23, tzinfo=UTC)])
    def test_a_day_that_is_none(self, on: Element) -> None:
        with pytest.raises(InvalidFactError) as caught:
            read_bulk({"oppslag": []}, on=on)
        assert [tuple(problem) for problem in caught.value.problems] == [("on", "give a date without a time")]

    @pytest.mark.parametrize("strict", [None, 1, "ja"])
    def test_strictness_that_is_none(self, strict: Element) -> None:
        with pytest.raises(InvalidFactError) as caught:
            read_bulk({"oppslag": []}, on=DAY, strict=strict)
        assert [tuple(problem) for problem in caught.value.problems] == [("strict", "give True or False")]


class TestWhatItShows:
    def test_how_many_and_none_of_them(self, register: Register) -> None:
        bulk = bulk_of(register, (CHILD, register.child()), (MOTHER, None), (FATHER, None))
        assert repr(bulk) == str(bulk) == "Bulk(found=1, missing=2, on=2026-11-23)"

    def test_one_of_those_who_were_looked_up_shows_nothing(self, register: Register) -> None:
        looked_up = lookups_of(register.everyone(), "bulk", Reading(DAY))
        assert list(map(repr, looked_up)) == ["Lookup(…)"] * 3

    def test_nothing_of_it_can_be_replaced(self, register: Register) -> None:
        bulk = read_bulk(register.everyone(), on=DAY)
        for name in ("on", "strict", "found", "missing", "_documents"):
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(bulk, name, None)
        assert isinstance(bulk.found, frozenset)
        with pytest.raises(TypeError):
            bulk.missing[PersonId(STRANGER)] = MissingReason.DENIED  # type: ignore[index]  # what is tested
        assert len({bulk, read_bulk(register.everyone(), on=DAY)}) == 2  # one is itself and no other

    def test_reading_changes_nothing_of_the_answer(self, register: Register) -> None:
        answer = register.everyone()
        bulk = read_bulk(answer, on=DAY)
        assert bulk.family(PersonId(CHILD)) == bulk.family(PersonId(CHILD))
        assert answer == register.everyone()

    def test_an_error_shows_no_number(self, register: Register) -> None:
        wrong = register.mother_of(OLD_MOTHER, bostedsadresse="Storgata 1")
        bulk = bulk_of(register, (MOTHER, wrong), (OLD_MOTHER, register.mother_of(OLD_MOTHER)))
        with pytest.raises(InvalidDocumentError) as caught:
            bulk.person(PersonId(OLD_MOTHER))
        shown = f"{caught.value} {caught.value!r}"
        assert not any(secret in shown for secret in (MOTHER, OLD_MOTHER, "Storgata", "TESTFORNAVN"))


@pytest.mark.parametrize("beside", ["hentIdenterBolk", "hentGeografiskTilknytningBolk"])
def test_what_was_asked_beside_the_people_is_passed_over(beside: str) -> None:
    answer = hent_person_bolk((MOTHER, pdl.mother()))
    answer["data"] |= {beside: [{"ident": FATHER, "identer": None, "code": "ok"}]}
    bulk = read_bulk(answer, on=DAY)
    assert bulk.found == {MOTHER}
    assert not bulk.missing


def test_two_people_under_one_number_are_a_problem_for_whoever_asks_by_it() -> None:
    answers = [
        {"foedselsEllerDNummer": CHILD, "folkeregisterperson": document}
        for document in (documents.mother_document(), documents.father_document())
    ]
    bulk = read_bulk({"oppslag": answers}, on=DAY)
    with pytest.raises(InvalidDocumentError) as caught:
        bulk.person(PersonId(CHILD))
    assert "give one document for each person" in str(caught.value)


def test_an_entry_that_says_nothing_is_none() -> None:
    bulk = read_bulk({"oppslag": [{"annet": 1}, {}]}, on=DAY)
    assert (bulk.found, dict(bulk.missing), bulk.problems) == (frozenset(), {}, ())


@pytest.mark.parametrize("odd", ["\x00", "nan", "\u202e1"])
def test_whoever_was_found_can_be_asked_for_whatever_the_number(odd: str) -> None:
    entries = [
        {"foedselsEllerDNummer": odd, "folkeregisterperson": documents.child_document()},
        {"foedselsEllerDNummer": CHILD, "folkeregisterperson": documents.child_document()},
    ]
    bulk = read_bulk({"oppslag": entries}, on=DAY)
    assert bulk.found == {odd, CHILD}
    with pytest.raises(InvalidDocumentError):  # the document has not that number
        bulk.family(PersonId(odd))
