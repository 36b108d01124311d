"""Cases from real use and from attack, each by its name: what was met, and the right answer.

Each case is built here from the documents of `tests.documents`; where the folder with the cases themselves is
at hand, the same expectation is held against those too.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest

from fastlege import InvalidDocumentError, PersonId, may_represent
from fastlege.register import read_bulk, read_family, read_family_file, read_person
from tests import pdl_answers as pdl
from tests.documents import (
    CHILD,
    DAY,
    FATHER,
    MOTHER,
    MOTHER_BORN,
    STRANGER,
    TODAY,
    TOMORROW,
    address,
    cadastral,
    child_document,
    entry,
    family_of,
    father_document,
    finding,
    grants,
    home,
    mother_document,
    relation,
    responsibility,
    street,
    synthetic,
    without,
)
from tests.register.as_pdl import answer_of
from tests.register.fuzzing import granted, outcome_of
from tests.register.seeds import SIBLING
from tests.shared import SHARED

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from fastlege import Family, Person
    from tests.documents import Document, Element, Entry

BOTH: Final = {"mor": True, "far": True}
NOBODY: Final = {"mor": False, "far": False}
IDENTIFIER: Final = "adresseIdentifikatorFraMatrikkelen"
D_NUMBER: Final = synthetic(MOTHER_BORN, d_number=True)
FORMER: Final = synthetic(MOTHER_BORN, 1)
ABROAD: Final = entry(adressegradering="ugradert", utenlandskAdresse={"landkode": "UY"})
DENIED: Final = {
    "data": {"hentPerson": None},
    "errors": [
        {
            "message": "x",
            "path": ["hentPerson"],
            "extensions": {"code": "unauthorized", "classification": "ExecutionAborted"},
        }
    ],
}


def file_of(child: Document, *parents: Document) -> Document:
    return {"as_of": DAY.isoformat(), "child": child, "parents": [*parents]}


def decided(family: Family) -> dict[str, bool]:
    """Tell for each registered parent, by role, whether it may act for the child."""
    return {str(parent.role): bool(may_represent(parent.person, family)) for parent in family.parents}


def by_role(family: Family, role: str) -> Person:
    return next(parent.person for parent in family.parents if parent.role == role)


def problems_of(document: Document) -> list[tuple[str, str]]:
    """Give the problems of one person's document, read strictly."""
    with pytest.raises(InvalidDocumentError) as caught:
        read_person(document, on=DAY, strict=True)
    return [(problem.path, problem.message) for problem in caught.value.problems]


def numberless(role: str, person: Document) -> Entry:
    return relation(None, role, relatertPersonUtenFolkeregisteridentifikator=person)


def birth_by(master: str, born: str | None) -> Entry:
    return pdl.entry(foedselsdato=born, foedselsaar=1985, metadata=pdl.metadata(master=master))


def mother_born(*births: tuple[str, str | None]) -> Person:
    return read_person(pdl.answered(pdl.mother(foedselsdato=[birth_by(*one) for one in births])), on=DAY)


def oppslag(number: str, **answer: Element) -> Entry:
    return {"foedselsEllerDNummer": number, **answer}


def answer_of_three(*others: Document) -> Document:
    """Answer on the family, in which both parents live with the child, and on others."""
    mother, father = mother_document(), father_document(bostedsadresse=[home()])
    people = {CHILD: child_document(), MOTHER: mother, FATHER: father}
    found = [oppslag(number, folkeregisterperson=person) for number, person in people.items()]
    asked = [oppslag(number, **other) for number, other in zip((STRANGER, SIBLING), others, strict=False)]
    return {"oppslag": found + asked}


# The cases of the files: each is built, and held against what is right.


def emigrated_parent() -> Document:
    former = home(erGjeldende=False, opphoerstidspunkt="2025-01-14T14:41:30.481249198+01:00")
    mother = mother_document(
        status=[entry(status="utflyttet")], bostedsadresse=[former], postadresseIUtlandet=[ABROAD]
    )
    return file_of(child_document(), mother, father_document(bostedsadresse=[home()]))


def a_mother_abroad_may(case: Document) -> None:
    family = read_family_file(case)
    assert decided(family) == BOTH
    assert by_role(family, "mor").protected is False


def parent_unauthorized() -> Document:
    return file_of(pdl.answered(pdl.child()), pdl.answered(pdl.mother()), DENIED)


def the_other_parent_keeps_the_right(case: Document) -> None:
    family = read_family_file(case)
    assert decided(family) == {"mor": True, "far": False}
    denied = by_role(family, "far")
    assert (denied.birth_date, denied.home, denied.protected, denied.standing) == (None,) * 4
    (without_facts,) = family.parents_without_facts
    assert (str(without_facts.role), str(without_facts.missing_because)) == ("far", "denied")


def child_protection_ends_tonight() -> Document:
    protection = entry(graderingsnivaa="fortrolig", opphoerstidspunkt="2026-11-23T23:59:59+01:00")
    return file_of(child_document(adressebeskyttelse=[protection]), mother_document(), father_document())


def it_counts_all_that_day(case: Document) -> None:
    family = read_family_file(case)
    assert family.child.protected is True
    assert decided(family) == NOBODY


def parent_named_by_d_number_no_history() -> Document:
    child = child_document(
        familierelasjon=[relation(D_NUMBER, "mor"), relation(FATHER, "far")],
        foreldreansvar=[responsibility("felles", D_NUMBER), responsibility("felles", FATHER)],
    )
    return file_of(child, mother_document(), father_document(bostedsadresse=[home()]))


def she_may_be_the_one_without_facts(case: Document) -> None:
    family = read_family_file(case)
    assert decided(family) == {"mor": False, "far": True}
    herself = may_represent(read_person(case["parents"][0], on=DAY), family)
    for condition in ("is-registered-parent", "has-parental-responsibility"):
        assert herself.finding(condition).value == "unknown"


def pdl_alias_hent_identer() -> Document:
    identer = {"identer": [{"ident": CHILD, "historisk": False, "gruppe": "FOLKEREGISTERIDENT"}]}
    return {"data": {"pdlIdenter": identer, "person": pdl.child()}}


def only_the_person_is_read(case: Document) -> None:
    alone = {"data": {"hentPerson": case["data"]["person"]}}
    assert read_person(case, on=DAY) == read_person(alone, on=DAY)


def pdl_birth_from_two_masters() -> Document:
    births = [birth_by("FREG", "1985-07-21"), birth_by("PDL", "1985-07-22")]
    mother = pdl.answered(pdl.mother(foedselsdato=births))
    return file_of(pdl.answered(pdl.child()), mother, pdl.answered(pdl.father(bostedsadresse=[pdl.home()])))


def fregs_date_is_taken(case: Document) -> None:
    family = read_family_file(case)
    assert by_role(family, "mor").birth_date == MOTHER_BORN
    assert decided(family) == BOTH


def sole_father_without_number() -> Document:
    nobody = {"foedselsdato": "1990-04-17"}
    child = child_document(
        familierelasjon=[relation(MOTHER, "mor"), numberless("far", nobody)],
        foreldreansvar=[responsibility("far", ansvarligUtenIdentifikator=nobody)],
    )
    return file_of(child, mother_document())


def the_mother_is_known_not_to_have_it(case: Document) -> None:
    family = read_family_file(case)
    mother = by_role(family, "mor")
    assert may_represent(mother, family).finding("has-parental-responsibility").value == "unmet"


def bulk_one_entry_is_text() -> Document:
    return answer_of_three({"folkeregisterperson": "Teknisk feil"})


def only_that_entry_fails(case: Document) -> None:
    bulk = read_bulk(case, on=DAY)
    *sound, failed = [asked["foedselsEllerDNummer"] for asked in case["oppslag"]]
    assert bulk.found == frozenset(sound)
    assert failed in bulk.missing
    assert decided(bulk.family(sound[0])) == BOTH


def bulk_reason_lost() -> Document:
    not_found = {"feilmelding": {"feilmelding": "Person ikke funnet"}}
    retry = {"feilmelding": {"feilmelding": "Feil i tjenesten. Vennligst proev igjen seinere."}}
    return answer_of_three(not_found, retry)


def the_reasons_differ(case: Document) -> None:
    bulk = read_bulk(case, on=DAY)
    not_found, failed = [asked["foedselsEllerDNummer"] for asked in case["oppslag"]][-2:]
    reasons = {number: str(reason) for number, reason in bulk.missing.items()}
    assert reasons == {not_found: "not-found", failed: "failed"}


def pdl_former_number_unknown_status() -> Document:
    numbers = [pdl.identity(MOTHER), pdl.identity(FORMER, status="IKKE_I_BRUK")]
    return pdl.answered(pdl.mother(folkeregisteridentifikator=numbers))


def it_is_one_remark(case: Document) -> None:
    (in_use, _) = case["data"]["hentPerson"]["folkeregisteridentifikator"]
    assert read_person(case, on=DAY).id == in_use["identifikasjonsnummer"]
    problems = problems_of(case)
    assert [path.rpartition("person.")[2] for path, _ in problems] == [
        "data.hentPerson.folkeregisteridentifikator[1].status"
    ]


def strict_newer_property() -> Document:
    guardian = [entry(verge={"tjenesteomraade": []})]
    return mother_document(fratattRettsligHandleevne=[], vergemaalEllerFremtidsfullmakt=guardian)


def it_names_the_schema_and_its_version(case: Document) -> None:
    assert read_person(case, on=DAY)
    problems = problems_of(case)
    assert len(problems) == 2
    assert all("OpenAPI 1.5" in message for _, message in problems)


CASES: Final[dict[str, tuple[Callable[[], Document], Callable[[Document], None]]]] = {
    "01-emigrated-parent": (emigrated_parent, a_mother_abroad_may),
    "03-pdl-parent-unauthorized": (parent_unauthorized, the_other_parent_keeps_the_right),
    "04-child-protection-ends-tonight": (child_protection_ends_tonight, it_counts_all_that_day),
    "05-parent-named-by-d-number-no-history": (
        parent_named_by_d_number_no_history,
        she_may_be_the_one_without_facts,
    ),
    "06-pdl-alias-hentIdenter": (pdl_alias_hent_identer, only_the_person_is_read),
    "08-pdl-birth-from-two-masters": (pdl_birth_from_two_masters, fregs_date_is_taken),
    "09-bulk-one-entry-is-text": (bulk_one_entry_is_text, only_that_entry_fails),
    "11-bulk-reason-lost": (bulk_reason_lost, the_reasons_differ),
    "12-sole-father-without-number": (sole_father_without_number, the_mother_is_known_not_to_have_it),
    "14-pdl-former-number-unknown-status": (pdl_former_number_unknown_status, it_is_one_remark),
    "16-strict-newer-property": (strict_newer_property, it_names_the_schema_and_its_version),
}


@pytest.mark.parametrize(("build", "holds"), CASES.values(), ids=CASES)
def test_case(build: Callable[[], Document], holds: Callable[[Document], None]) -> None:
    holds(build())


@pytest.mark.skipif(SHARED is None, reason="the shared folder with the cases is not here")
def test_the_cases_as_they_were_filed() -> None:
    assert SHARED is not None
    filed = {path.stem: path for path in (SHARED / "cases").glob("*.json")}
    assert filed.keys() == CASES.keys()
    for name, path in filed.items():
        CASES[name][1](json.loads(path.read_text("utf-8")))


# The nearest neighbours of a case, on the other side of its edge.


class TestWhoHasNoHomeInNorway:
    """Case 01: only what routes no post settles it, and only when all of it is graded as open."""

    @pytest.mark.parametrize("status", ["utflyttet", "midlertidig", "inaktiv", "ikkeBosatt"])
    @pytest.mark.parametrize(
        "addresses",
        [
            {"postadresseIUtlandet": [ABROAD]},
            {"oppholdsadresse": [home()]},
            {"oppholdsadresse": [home(adressegradering="klientadresse")], "postadresseIUtlandet": [ABROAD]},
            {"postadresseIUtlandet": [ABROAD], "postadresse": [entry(postboksadresse={})]},
        ],
    )
    def test_it_is_settled(self, status: str, addresses: Document) -> None:
        assert protected(status, addresses) is False

    @pytest.mark.parametrize(
        ("status", "addresses"),
        [
            ("bosatt", {"postadresseIUtlandet": [ABROAD]}),
            ("forsvunnet", {"postadresseIUtlandet": [ABROAD]}),
            ("foedselsregistrert", {"postadresseIUtlandet": [ABROAD]}),
            ("aktiv", {"postadresseIUtlandet": [ABROAD]}),
            ("nyKode", {"postadresseIUtlandet": [ABROAD]}),
            ("utflyttet", {}),
            ("utflyttet", {"postadresse": [ABROAD]}),
            ("utflyttet", {"deltBosted": [home(startdatoForKontrakt="2022-02-04")]}),
            ("utflyttet", {"postadresseIUtlandet": [ABROAD | {"erGjeldende": False}]}),
            ("utflyttet", {"postadresseIUtlandet": [ABROAD, None]}),
            ("utflyttet", {"postadresseIUtlandet": [ABROAD, without(ABROAD, "adressegradering")]}),
            ("utflyttet", {"postadresseIUtlandet": [ABROAD], "oppholdsadresse": [None]}),
        ],
    )
    def test_it_is_not(self, status: str, addresses: Document) -> None:
        assert protected(status, addresses) is None

    @pytest.mark.parametrize("element", ["postadresseIUtlandet", "oppholdsadresse", "bostedsadresse"])
    @pytest.mark.parametrize(
        ("level", "expected"),
        [("fortrolig", {True}), ("strengtFortrolig", {True}), ("nyKode", {True, None}), (None, {True, None})],
    )
    def test_one_that_is_not_open_is_enough(
        self, element: str, level: str | None, expected: set[bool | None]
    ) -> None:
        addresses = {"postadresseIUtlandet": [ABROAD], element: [ABROAD | {"adressegradering": level}]}
        assert protected("utflyttet", addresses) in expected


def protected(status: str, addresses: Document) -> bool | None:
    elements = {"bostedsadresse": None, "status": [entry(status=status)]} | addresses
    return read_person(mother_document(**elements), on=DAY).protected


@pytest.mark.parametrize(
    ("times", "counts"),
    [
        ({"opphoerstidspunkt": TODAY}, False),
        ({"opphoerstidspunkt": "2026-11-22T23:00:00Z"}, False),
        ({"opphoerstidspunkt": "2026-11-23T00:00:01+01:00"}, True),
        ({"opphoerstidspunkt": "2026-11-22T23:00:01Z"}, True),
        ({"opphoerstidspunkt": TOMORROW, "gyldighetstidspunkt": TOMORROW}, True),
        ({"erGjeldende": False}, False),
        ({"erGjeldende": False, "opphoerstidspunkt": "2026-11-23T12:00:00+01:00"}, True),
        ({"erGjeldende": True, "opphoerstidspunkt": TODAY}, False),
        ({"gyldighetstidspunkt": TOMORROW}, True),
    ],
)
def test_a_protection_within_the_day(times: Entry, counts: bool) -> None:
    """Case 04: one that ends during the day counts all that day, and one that begins later at once."""
    child = child_document(adressebeskyttelse=[entry(graderingsnivaa="fortrolig", **times)])
    assert read_person(child, on=DAY).protected is counts


@pytest.mark.parametrize(
    ("errors", "is_read"),
    [
        (["unauthorized"], True),
        (["not_found"], True),
        (["unauthorized", "not_found"], True),
        (["unauthorized", "server_error"], False),
        (["unauthorized", None], False),
        (["server_error"], False),
        (["unauthenticated"], False),
        ([], False),
    ],
)
def test_only_who_is_denied_or_not_found_is_a_parent_without_facts(
    errors: list[str | None], is_read: bool
) -> None:
    """Case 03: anything else that a register says of nobody is a problem."""
    path = ["hentPerson"]
    said = [code and {"message": "x", "path": path, "extensions": {"code": code}} for code in errors]
    answers = [pdl.answered(pdl.child()), pdl.answered(pdl.mother()), pdl.answered(None, errors=said)]
    assert granted(outcome_of(answers)) == ({PersonId(MOTHER)} if is_read else set())


@pytest.mark.parametrize("beside", [{"geo": {"gtType": "KOMMUNE", "gtKommune": "4602"}}, {"annen": None}])
def test_what_a_query_asks_for_beside_the_person(beside: Document) -> None:
    """Case 06: an object is told by what it holds, and null under another alias is a second person."""
    answer: Document = {"data": {"person": pdl.child(), **beside}}
    if None in beside.values():
        with pytest.raises(InvalidDocumentError):
            read_person(answer, on=DAY)
        answer["errors"] = [{"message": "x", "path": [*beside], "extensions": {"code": "not_found"}}]
    assert read_person(answer, on=DAY) == read_person(pdl.answered(pdl.child()), on=DAY)


@pytest.mark.parametrize(
    ("births", "expected"),
    [
        ([("PDL", "1985-07-22"), ("FREG", "1985-07-21")], MOTHER_BORN),
        ([("PDL", "1985-07-21"), ("FREG", None)], None),
        ([("PDL", "1985-07-21")], MOTHER_BORN),
    ],
)
def test_fregs_birth_goes_before_pdls(births: list[tuple[str, str | None]], expected: date | None) -> None:
    """Case 08: so does its year before PDL's date."""
    person = mother_born(*births)
    assert (person.birth_date, person.birth_year or MOTHER_BORN.year) == (expected, MOTHER_BORN.year)


@pytest.mark.parametrize("master", ["FREG", "PDL"])
def test_a_birth_that_one_master_contradicts(master: str) -> None:
    """Case 08: within one master it stays a problem."""
    with pytest.raises(InvalidDocumentError):
        mother_born((master, "1985-07-21"), (master, "1985-07-22"))


# Found by attack.

RUBBISH: Final = ("nan", "null", "ukjent", "-", "\u200b")


@pytest.mark.parametrize(
    "second",
    [relation(None, "far"), {}, None, without(relation(STRANGER, "far"), "relatertPersonsRolle")],
)
def test_sole_by_a_role_of_which_a_second_holder_may_lack_its_number(second: Element) -> None:
    relations = [relation(MOTHER, "mor"), relation(FATHER, "far"), second]
    child = child_document(familierelasjon=relations, foreldreansvar=[responsibility("far")])
    family = family_of(child, father=father_document(bostedsadresse=[home()]))
    assert finding(family, "has-parental-responsibility", FATHER) == "unknown"
    assert grants(family) == (False, False)


@pytest.mark.parametrize("is_pdl", [False, True], ids=["Folkeregisteret", "PDL"])
@pytest.mark.parametrize("rubbish", RUBBISH)
@pytest.mark.parametrize("is_unit", [False, True], ids=["identifier", "unit"])
def test_three_homes_with_the_same_rubbish_are_not_one(rubbish: str, *, is_unit: bool, is_pdl: bool) -> None:
    documents: list[Document] = [child_document(), mother_document(), father_document()]
    for nth, document in enumerate(documents):
        # Three houses; with rubbish for a unit, three flats of one house, of which nothing else differs.
        house = street(adressenummer={"husnummer": "90" if is_unit else f"{nth + 1}"})
        home_of_one: Entry = home(vegadresse=house | ({"bruksenhetsnummer": rubbish} if is_unit else {}))
        document["bostedsadresse"] = [home_of_one]
        if not is_unit:
            home_of_one["adresseIdentifikatorFraMatrikkelen"] = rubbish
    if is_pdl:
        documents = [answer_with(None if is_unit else rubbish, one) for one in documents]
    family = read_family(documents[0], documents[1:], on=DAY)  # it is read nevertheless
    assert family.child.home is None
    assert granted(family) == set()
    strict = outcome_of(documents, strict=True)
    assert isinstance(strict, InvalidDocumentError)
    assert len(strict.problems) == len(documents)


@pytest.mark.parametrize("rubbish", RUBBISH)
def test_three_streets_with_the_same_rubbish_for_a_name_are_not_one(rubbish: str) -> None:
    nowhere = without(home(vegadresse=without(street(adressenavn=rubbish), "adressekode")), IDENTIFIER)
    family = family_of(
        child_document(bostedsadresse=[nowhere]),
        mother_document(bostedsadresse=[nowhere]),
        father_document(bostedsadresse=[nowhere]),
    )
    assert address(family).value == "unknown"


def answer_with(identifier: str | None, document: Document) -> Document:
    """Give PDL's answer; an identifier that is no number arrives as the text that it is."""
    (given,) = document["bostedsadresse"]
    answer = answer_of(document | {"bostedsadresse": [without(given, IDENTIFIER)] if identifier else [given]})
    if identifier:
        answer["data"]["hentPerson"]["bostedsadresse"][0]["vegadresse"]["matrikkelId"] = identifier
    return answer


@pytest.mark.parametrize(
    "path",
    [
        ["data", "hentPerson"],
        ["x"],
        ["hentPerson", "bostedsadresse", "0"],
        ["hentPerson", "bostedsadresse", 9],
        ["hentPerson", "bostedsadresse", -1],
        ["hentPerson", "bostedsadresse", True],
        ["hentPerson", 0],
        [],
        "hentPerson",
        None,
    ],
    ids=str,
)
def test_an_error_whose_path_leads_nowhere_concerns_everybody(path: Element) -> None:
    answer = pdl.answered(pdl.child(), errors=[{"message": "x", "path": path}])
    family = read_family(answer, [pdl.answered(pdl.mother()), pdl.answered(pdl.father())], on=DAY)
    assert family.child.protected is None
    assert granted(family) == set()


@pytest.mark.parametrize(
    ("of_pdl", "element"),
    [
        (False, {"adressebeskyttelse": [None]}),
        (False, {"adressebeskyttelse": [entry(graderingsnivaa="ugradert"), None]}),
        (False, {"bostedsadresse": [home(), None]}),
        (False, {"bostedsadresse": [None, home()]}),
        (True, {"adressebeskyttelse": [None]}),
        (True, {"adressebeskyttelse": [{"gradering": "UGRADERT"}, None]}),
        (True, {"bostedsadresse": [pdl.home(), None]}),
    ],
)
def test_null_in_an_array_may_be_what_was_withheld(element: Document, *, of_pdl: bool) -> None:
    child = pdl.answered(pdl.child(**element)) if of_pdl else child_document(**element)
    family = read_family(child, [mother_document(), father_document()], on=DAY)
    (name,) = element
    assert getattr(family.child, {"adressebeskyttelse": "protected", "bostedsadresse": "home"}[name]) is None
    assert granted(family) == set()


def test_a_sub_number_against_none_is_unknown_though_the_identifiers_are_equal() -> None:
    one, other = (home(vegadresse=None, matrikkeladresse=cadastral(undernummer=given)) for given in (2, None))
    mother = mother_document(bostedsadresse=[other])
    family = family_of(child_document(bostedsadresse=[one]), mother, father_document())
    assert address(family).value == "unknown"


def test_a_key_that_may_name_somebody_is_a_star() -> None:
    file = file_of(child_document(), mother_document()) | {"ola_nordmann_storgata": 1}
    with pytest.raises(InvalidDocumentError) as caught:
        read_family_file(file)
    (problem,) = caught.value.problems
    assert problem.path == "file.*"
    assert "nordmann" not in f"{caught.value}{caught.value!r}"
