"""The strict mode: what the default bears, and this does not."""

from __future__ import annotations

import json
import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import graphql
import pytest
import yaml

from fastlege import InvalidDocumentError, InvalidFactError, PersonId
from fastlege.register import read_bulk, read_family, read_family_file, read_person
from tests import documents
from tests import pdl_answers as pdl
from tests.documents import CHILD, DAY, FATHER, MOTHER, cadastral, grants, home, street, without
from tests.pdl_answers import answered
from tests.shared import SHARED

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.documents import Document, Element, Entry

NO_SUCH: Final = (
    "Folkeregisteret's OpenAPI 1.5 does not have this property; leave it out, or read without strict"
)
NO_SUCH_IN_PDL: Final = (
    "PDL's GraphQL schema of 2024 does not have this property; leave it out, or read without strict"
)
NO_IDENTIFIER: Final = "give the address's identifier; in strict mode homes are compared by it alone"


def found(read: Callable[[], object]) -> list[tuple[str, str]]:
    """Give the problems that reading ends in."""
    with pytest.raises(InvalidDocumentError) as caught:
        read()
    return [(problem.path, problem.message) for problem in caught.value.problems]


def unknown(answer: Document) -> list[str]:
    """Give the places of the properties that the schema does not have, all that is wrong with an answer."""
    assert read_person(answer, on=DAY)  # the default bears them
    problems = found(lambda: read_person(answer, on=DAY, strict=True))
    is_pdl = "data" in answer or "folkeregisteridentifikator" in answer
    assert {message for _, message in problems} == {NO_SUCH_IN_PDL if is_pdl else NO_SUCH}
    return [path for path, _ in problems]


class TestTheOrdinaryFamily:
    """It is read strictly as it is read otherwise."""

    def test_of_folkeregisteret(self) -> None:
        documents_ = documents.child_document(), documents.mother_document(), documents.father_document()
        family = read_family(documents_[0], documents_[1:], on=DAY, strict=True)
        assert family == documents.family_of()
        assert grants(family) == (True, True)

    def test_of_pdl(self) -> None:
        answers = [answered(make()) for make in (pdl.child, pdl.mother, pdl.father)]
        family = read_family(answers[0], answers[1:], on=DAY, strict=True)
        assert family == pdl.family_of()
        assert grants(family) == (True, True)

    @pytest.mark.parametrize("strict", [None, 1, 0, "ja", "False"])
    def test_strictness_that_is_none(self, strict: Element) -> None:
        file = {"as_of": "2026-11-23", "child": documents.child_document(), "parents": []}
        for read in (
            lambda: read_person(documents.mother_document(), on=DAY, strict=strict),
            lambda: read_family(documents.child_document(), [], on=DAY, strict=strict),
            lambda: read_family_file(file, strict=strict),
        ):
            with pytest.raises(InvalidFactError) as caught:
                read()
            assert [tuple(problem) for problem in caught.value.problems] == [("strict", "give True or False")]


class TestUnknownPropertiesOfFolkeregisteret:
    @pytest.mark.parametrize(
        ("change", "path"),
        [
            ({"nyttElement": []}, ".*"),
            ({"nyttElement": None}, ".*"),
            ({"bostedsadresse": [home(), home(matrikkelnoekkel="x")]}, ".bostedsadresse[1].*"),
            (
                {"bostedsadresse": [home(vegadresse=street(nytt=1))]},
                ".bostedsadresse[0].vegadresse.*",
            ),
            (
                {"bostedsadresse": [home(vegadresse=street(adressenummer={"husnummer": "90", "etasje": 2}))]},
                ".bostedsadresse[0].vegadresse.adressenummer.*",
            ),
            ({"doedsfall": documents.entry(doedsdato="2030-01-01", stedet="x")}, ".doedsfall.*"),
            ({"navn": [{"originaltNavn": {"kallenavn": "x"}}]}, ".navn[0].originaltNavn.*"),
            (
                {"status": [documents.entry(status="bosatt", forenkletStatus="x")]},
                ".status[0].forenkletStatus",
            ),
        ],
    )
    def test_at_every_depth(self, change: Document, path: str) -> None:
        assert unknown(documents.mother_document(**change) | change) == [f"person{path}"]

    def test_of_pdls_kind(self) -> None:
        assert unknown(documents.mother_document(forelderBarnRelasjon=[], __typename="Person")) == [
            "person.forelderBarnRelasjon",
            "person.__typename",
        ]

    def test_every_one_in_the_documents_order(self) -> None:
        grown = {
            "a": 1,
            **documents.mother_document(
                status=[documents.entry(status="bosatt", b=1), documents.entry(status="bosatt", c=1)],
                foedsel=[documents.birth(documents.MOTHER_BORN) | {"d": {"e": 1}}],
            ),
            "ident": 1,
        }
        assert unknown(grown) == [
            "person.*",
            "person.ident",
            "person.status[0].*",
            "person.status[1].*",
            "person.foedsel[0].*",
        ]


class TestUnknownPropertiesOfPdl:
    @pytest.mark.parametrize(
        ("change", "path"),
        [
            ({"nyttElement": []}, ".*"),
            ({"familierelasjoner": []}, ".familierelasjoner"),  # its former name; the schema has it no more
            ({"identifikasjonsnummer": []}, ".identifikasjonsnummer"),
            (
                {"bostedsadresse": [pdl.at(matrikkelnoekkel="x")]},
                ".bostedsadresse[0].vegadresse.*",
            ),
            ({"bostedsadresse": [pdl.home(adressegradering="x")]}, ".bostedsadresse[0].adressegradering"),
            (
                {"navn": [pdl.entry(metadata=pdl.metadata(nytt=1))]},
                ".navn[0].metadata.*",
            ),
            (
                {"navn": [pdl.entry(metadata=pdl.metadata(endringer=[{"type": "OPPRETT"}, {"hvem": "x"}]))]},
                ".navn[0].metadata.endringer[1].*",
            ),
            ({"falskIdentitet": pdl.entry(erFalsk=False, hvorfor="x")}, ".falskIdentitet.*"),
        ],
    )
    def test_at_every_depth(self, change: Document, path: str) -> None:
        assert unknown(answered(pdl.mother(**change))) == [f"person.data.hentPerson{path}"]

    def test_the_name_of_a_type_is_known_everywhere(self) -> None:
        named = pdl.mother(
            __typename="Person",
            bostedsadresse=[pdl.home(__typename="x", vegadresse=pdl.street(__typename="x"))],
        )
        answer = {"data": {"__typename": "Query", "hentPerson": named}}
        assert read_person(answer, on=DAY, strict=True) == read_person(answered(pdl.mother()), on=DAY)

    def test_what_stands_around_the_person_is_not_the_persons(self) -> None:
        around = answered(pdl.mother(), extensions={"a": 1}, nytt=1)
        assert read_person(around, on=DAY, strict=True) == read_person(around, on=DAY)


class TestWhatIsShownOfThem:
    @pytest.mark.parametrize(
        "name", [MOTHER, "Kari Nordmann", "KARI", "kari.nordmann", "gate 1", "", "æøå", 1]
    )
    def test_a_name_that_may_identify_is_a_star(self, name: Element) -> None:
        assert unknown(documents.mother_document(bostedsadresse=[home() | {name: 1}])) == [
            "person.bostedsadresse[0].*"
        ]
        assert unknown(pdl.mother() | {name: 1}) == ["person.*"]

    def test_no_value_is(self) -> None:
        grown = documents.mother_document(nytt=MOTHER, navn=[documents.entry(kallenavn="KARI")])
        with pytest.raises(InvalidDocumentError) as caught:
            read_person(grown, on=DAY, strict=True)
        shown = f"{caught.value} {caught.value!r}"
        assert not any(secret in shown for secret in (MOTHER, "KARI", "TESTFORNAVN"))


class TestOddForms:
    """Whatever stands where an object ought to is for the reader to refuse, and ends the search."""

    @pytest.mark.parametrize("odd", [None, "x", 1, [], [None], ["x"], [[{"nytt": 1}]]])
    def test_what_is_no_object_has_no_property(self, odd: Element) -> None:
        assert read_person(documents.mother_document(navn=odd), on=DAY, strict=True)
        assert read_person(answered(pdl.mother(navn=odd)), on=DAY, strict=True)

    def test_an_object_where_the_schema_has_a_plain_value_is_not_searched(self) -> None:
        assert read_person(documents.mother_document(kjoenn=[{"kilde": {"a": 1}}]), on=DAY, strict=True)

    def test_a_list_that_holds_itself(self) -> None:
        endless: list[Element] = []
        endless.append(endless)
        assert read_person(documents.mother_document(navn=endless), on=DAY, strict=True)

    def test_a_document_that_holds_itself(self) -> None:
        round_about = documents.mother_document()
        round_about["navn"] = [round_about]
        assert unknown(round_about) == [
            f"person.navn[0].{name}" for name in round_about if name != "etternavn"
        ]

    def test_arrays_nested_deep(self) -> None:
        nested: Element = [{"nytt": 1}]
        for _ in range(100_000):
            nested = [nested]
        assert read_person(documents.mother_document(navn=nested), on=DAY, strict=True)

    def test_objects_nested_deep(self) -> None:
        nested: Element = {}
        for _ in range(100_000):
            nested = {"originaltNavn": nested}
        assert unknown(documents.mother_document(navn=nested)) == ["person.navn.originaltNavn.originaltNavn"]


class TestHomesWithoutAnIdentifier:
    IDENTIFIER: Final = "adresseIdentifikatorFraMatrikkelen"

    @pytest.mark.parametrize("none", [None, "", " ", "0", "000"])
    def test_of_folkeregisteret(self, none: str | None) -> None:
        nowhere = documents.mother_document(bostedsadresse=[home(**{self.IDENTIFIER: none})])
        assert read_person(nowhere, on=DAY).home is not None
        assert found(lambda: read_person(nowhere, on=DAY, strict=True)) == [
            (f"person.bostedsadresse[0].{self.IDENTIFIER}", NO_IDENTIFIER)
        ]

    @pytest.mark.parametrize("none", [None, "", " ", "0", 0, "000"])
    @pytest.mark.parametrize("kind", ["vegadresse", "matrikkeladresse"])
    def test_of_pdl(self, none: Element, kind: str) -> None:
        place = {"matrikkelId": none, "kommunenummer": "4602"}
        nowhere = answered(pdl.mother(bostedsadresse=[pdl.home(vegadresse=None) | {kind: place}]))
        assert read_person(nowhere, on=DAY).home is not None
        assert found(lambda: read_person(nowhere, on=DAY, strict=True)) == [
            (f"person.data.hentPerson.bostedsadresse[0].{kind}.matrikkelId", NO_IDENTIFIER)
        ]

    def test_a_property_and_a_shared_residence_need_one_too(self) -> None:
        property_ = without(home(vegadresse=None, matrikkeladresse=cadastral()), self.IDENTIFIER)
        wrong = documents.child_document(
            bostedsadresse=[property_], deltBosted=[property_ | {"startdatoForKontrakt": "2022-02-04"}]
        )
        paths = [path for path, _ in found(lambda: read_family(wrong, [], on=DAY, strict=True))]
        assert f"child.bostedsadresse[0].{self.IDENTIFIER}" in paths
        assert f"child.deltBosted[0].{self.IDENTIFIER}" in paths

    @pytest.mark.parametrize(
        "homes",
        [
            None,
            [],
            [documents.unknown_home()],
            [home(), without(documents.elsewhere(erGjeldende=False), IDENTIFIER)],
            [home(vegadresse=None)],
        ],
        ids=["not asked for", "none", "unknown", "a former one", "an identifier alone"],
    )
    def test_where_no_home_is_compared_none_is_needed(self, homes: list[Entry] | None) -> None:
        person = documents.mother_document(bostedsadresse=homes)
        assert read_person(person, on=DAY, strict=True) == read_person(person, on=DAY)

    def test_one_as_text_is_one(self) -> None:
        wrong = answered(pdl.mother(bostedsadresse=[pdl.at(matrikkelId="604503040")]))
        assert read_person(wrong, on=DAY, strict=True) == read_person(answered(pdl.mother()), on=DAY)


A_STATUS: Final = (
    "give one of the register's codes: bosatt, utflyttet, ikkeBosatt, foedselsregistrert, midlertidig, "
    "inaktiv, aktiv, forsvunnet, doed, opphoert"
)
A_SIMPLER_STATUS: Final = (
    "give one of the register's codes: bosattEtterFolkeregisterloven, ikkeBosatt, dNummer, forsvunnet, "
    "doedIFolkeregisteret, opphoert"
)
A_ROLE: Final = (
    "give one of the register's codes: mor, far, medmor, barn, soesken, ektefelleEllerPartner, doedfoedtBarn"
)
A_RESPONSIBILITY: Final = "give one of the register's codes: felles, mor, far, medmor, andre, ukjent"
NEW: Final = "nyKode"


class TestUnknownCodes:
    """The day a register adds a code nothing stops: what it stands for is unknown, and strictly a problem."""

    def check(self, answer: Document, path: str, message: str, *missing: str) -> None:
        assert [fact for fact in read_family(answer, [], on=DAY).missing if "parents[" not in fact] == [
            *missing
        ]
        assert found(lambda: read_family(answer, [], on=DAY, strict=True)) == [(f"child{path}", message)]

    @pytest.mark.parametrize(
        ("change", "path", "message", "missing"),
        [
            ({"status": [documents.entry(status=NEW)]}, ".status[0].status", A_STATUS, ["child.standing"]),
            (
                {"identifikasjonsnummer": [documents.identity(CHILD, status="I_BRUK")]},
                ".identifikasjonsnummer[0].status",
                "give one of the register's codes: iBruk, opphoert",
                ["child.standing"],
            ),
            (
                {"identifikasjonsnummer": [documents.identity(CHILD, identifikatortype="FNR")]},
                ".identifikasjonsnummer[0].identifikatortype",
                "give one of the register's codes: foedselsnummer, dNummer",
                [],
            ),
            (
                {"familierelasjon": [documents.relation(MOTHER, NEW)]},
                ".familierelasjon[0].relatertPersonsRolle",
                A_ROLE,
                ["parents"],
            ),
            (
                {"familierelasjon": [documents.relation(MOTHER, NEW, "mor")]},
                ".familierelasjon[0].relatertPersonsRolle",
                A_ROLE,
                ["parents"],
            ),
            (
                {"familierelasjon": [documents.relation(MOTHER, "mor", NEW)]},
                ".familierelasjon[0].minRolleForPerson",
                A_ROLE,
                ["parents"],
            ),
            (
                {"familierelasjon": [documents.relation(MOTHER, "barn", NEW)]},
                ".familierelasjon[0].minRolleForPerson",
                A_ROLE,
                ["parents"],
            ),
            (
                {"foreldreansvar": [documents.responsibility(NEW)]},
                ".foreldreansvar[0].ansvar",
                A_RESPONSIBILITY,
                [],
            ),
        ],
    )
    def test_of_folkeregisteret(self, change: Document, path: str, message: str, missing: list[str]) -> None:
        self.check(documents.child_document(**change), path, message, *missing)

    @pytest.mark.parametrize(
        ("change", "path", "message", "missing"),
        [
            (
                {"folkeregisterpersonstatus": [pdl.status(NEW)]},
                ".folkeregisterpersonstatus[0].status",
                A_STATUS,
                ["child.standing"],
            ),
            (
                {"folkeregisterpersonstatus": [pdl.status("bosatt", NEW)]},
                ".folkeregisterpersonstatus[0].forenkletStatus",
                A_SIMPLER_STATUS,
                ["child.standing"],
            ),
            (
                {"folkeregisteridentifikator": [pdl.identity(CHILD, status="AKTIV")]},
                ".folkeregisteridentifikator[0].status",
                "give one of the register's codes: I_BRUK, OPPHOERT",
                ["child.standing"],
            ),
            (
                {"folkeregisteridentifikator": [pdl.identity(CHILD, type="NPID")]},
                ".folkeregisteridentifikator[0].type",
                "give one of the register's codes: FNR, DNR",
                [],
            ),
            (
                {"forelderBarnRelasjon": [pdl.relation(MOTHER, NEW)]},
                ".forelderBarnRelasjon[0].relatertPersonsRolle",
                A_ROLE,
                ["parents"],
            ),
            (
                {"foreldreansvar": [pdl.responsibility(NEW)]},
                ".foreldreansvar[0].ansvar",
                A_RESPONSIBILITY,
                [],
            ),
        ],
    )
    def test_of_pdl(self, change: Document, path: str, message: str, missing: list[str]) -> None:
        self.check(pdl.child(**change), path, message, *missing)

    def test_a_responsibility_of_an_unknown_kind_is_unknown_whatever_else_is_said(self) -> None:
        joint = [documents.responsibility("felles", number) for number in (MOTHER, FATHER)]
        told = documents.child_document(foreldreansvar=[*joint, documents.responsibility(NEW, MOTHER)])
        family = read_family(told, [], on=DAY)
        assert [parent.responsibility for parent in family.parents] == [None, None]

    def test_a_number_of_an_unknown_status_yields_to_one_in_use_and_goes_before_one_that_no_longer_is(
        self,
    ) -> None:
        numbers = [
            documents.identity(number, status=status)
            for number, status in ((MOTHER, "opphoert"), (FATHER, NEW), (CHILD, "iBruk"))
        ]
        for order in (numbers, numbers[::-1]):
            read = read_person(documents.mother_document(identifikasjonsnummer=order), on=DAY)
            assert (read.id, read.standing is None) == (CHILD, False)
            fewer = [number for number in order if number["status"] != "iBruk"]
            read = read_person(documents.mother_document(identifikasjonsnummer=fewer), on=DAY)
            assert (read.id, read.standing is None) == (FATHER, True)

    @pytest.mark.parametrize("level", [NEW, None, 6])
    def test_of_a_grading_nothing_is_said(self, level: Element) -> None:
        hidden = documents.mother_document(adressebeskyttelse=[documents.entry(graderingsnivaa=level)])
        assert read_person(hidden, on=DAY, strict=True).protected is True
        graded = documents.mother_document(bostedsadresse=[home(adressegradering=level)])
        assert read_person(graded, on=DAY, strict=True).protected is not False


class TestEveryWayIn:
    """Each reader is strict about every document it is given."""

    GROWN: Final[tuple[tuple[Document, ...], ...]] = (
        tuple(
            make(nytt=1)
            for make in (documents.child_document, documents.mother_document, documents.father_document)
        ),
        tuple(make(nytt=1) for make in (pdl.child, pdl.mother, pdl.father)),
    )

    @pytest.fixture(params=GROWN, ids=["Folkeregisteret", "PDL"])
    def people(self, request: pytest.FixtureRequest) -> tuple[Document, ...]:
        people: tuple[Document, ...] = request.param
        return people

    def test_read_family(self, people: tuple[Document, ...]) -> None:
        child, *parents = people
        message = NO_SUCH if people == self.GROWN[0] else NO_SUCH_IN_PDL
        assert read_family(child, parents, on=DAY)
        assert found(lambda: read_family(child, parents, on=DAY, strict=True)) == [
            (f"{whose}.*", message) for whose in ("child", "parents[0]", "parents[1]")
        ]

    def test_read_family_file(self, people: tuple[Document, ...]) -> None:
        child, mother, father = people
        message = NO_SUCH if people == self.GROWN[0] else NO_SUCH_IN_PDL
        file = {"as_of": "2026-11-23", "child": child, "parents": [mother], "others": [father]}
        assert read_family_file(file)
        assert found(lambda: read_family_file(json.dumps(file), strict=True)) == [
            (f"file.{whose}.*", message) for whose in ("child", "parents[0]", "others[0]")
        ]

    def test_read_bulk_of_folkeregisteret(self) -> None:
        answer = {
            "oppslag": [
                {"foedselsEllerDNummer": number, "folkeregisterperson": person}
                for number, person in zip((CHILD, MOTHER, FATHER), self.GROWN[0], strict=True)
            ]
        }
        self.check(answer, "bulk.oppslag[{}].folkeregisterperson.*", NO_SUCH)

    def test_read_bulk_of_pdl(self) -> None:
        people = [
            {"ident": number, "person": person, "code": "ok"}
            for number, person in zip((CHILD, MOTHER, FATHER), self.GROWN[1], strict=True)
        ]
        self.check(
            {"data": {"hentPersonBolk": people}}, "bulk.data.hentPersonBolk[{}].person.*", NO_SUCH_IN_PDL
        )

    def check(self, answer: Document, path: str, message: str) -> None:
        assert read_bulk(answer, on=DAY).family(PersonId(CHILD))
        bulk = read_bulk(answer, on=DAY, strict=True)  # that the answer itself is read is no fault of theirs
        assert bulk.found == {CHILD, MOTHER, FATHER}
        assert found(lambda: bulk.person(PersonId(MOTHER))) == [(path.format(1), message)]
        assert sorted(found(lambda: bulk.family(PersonId(CHILD)))) == [
            (path.format(index), message) for index in range(3)
        ]


Types: TypeAlias = dict[str, dict[str, str]]
"""Each type's properties, with the type of each; it is empty for a plain value."""


def _written() -> dict[str, Types]:
    text = files("fastlege.register").joinpath("properties.toml").read_text("utf-8")
    return {
        register: {
            kind: {name: part for name, _, part in (entry.partition(":") for entry in properties)}
            for kind, properties in types.items()
        }
        for register, types in tomllib.loads(text).items()
    }


WRITTEN: Final = _written()


@pytest.mark.parametrize(
    ("register", "root"), [("folkeregisteret", "Folkeregisterperson"), ("pdl", "Person")]
)
class TestTheListOfProperties:
    def test_every_type_that_is_named_is_there_and_every_one_there_is_reached(
        self, register: str, root: str
    ) -> None:
        assert set(reached(WRITTEN[register], root)) == set(WRITTEN[register])

    def test_no_type_holds_itself_so_that_every_search_ends(self, register: str, root: str) -> None:
        assert depth(WRITTEN[register], root) < 6


def reached(types: Types, root: str) -> Types:
    """Give the types that a root holds, at whatever depth."""
    kinds = [root]
    for kind in kinds:
        kinds += {part for part in types[kind].values() if part} - set(kinds)
    return {kind: types[kind] for kind in kinds}


def depth(types: Types, kind: str) -> int:
    """Count how deep a type goes; one that holds itself ends in a RecursionError."""
    return 1 + max((depth(types, part) for part in types[kind].values() if part), default=0)


FOLDER: Final = SHARED and SHARED / "standards" / "folkeregisteret"
in_shared = pytest.mark.skipif(FOLDER is None, reason="the shared folder with the schemas is not here")


@in_shared
class TestTheRegistersOwnSchemas:
    """The list of properties is what the schemas say, no more and no less."""

    def test_folkeregisterets(self) -> None:
        assert FOLDER is not None
        (path,) = FOLDER.glob("schema/openapi-*.yaml")
        loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
        schemas = yaml.load(path.read_text("utf-8"), loader)["components"]["schemas"]  # noqa: S506  # both are safe
        prefix = "folkeregisteret.tilgjengeliggjoering.person.v1."
        types = {
            name.removeprefix(prefix): {
                field: referred(part, prefix) for field, part in schema.get("properties", {}).items()
            }
            for name, schema in schemas.items()
            if name.startswith(prefix)
        }
        assert WRITTEN["folkeregisteret"] == objects(types, "Folkeregisterperson")

    def test_pdls(self) -> None:
        assert FOLDER is not None
        schema = graphql.build_schema((FOLDER / "schema/pdl-schema.graphql").read_text("utf-8"))
        types = {
            name: {field: graphql.get_named_type(of.type).name for field, of in kind.fields.items()}
            for name, kind in schema.type_map.items()
            if isinstance(kind, graphql.GraphQLObjectType)
        }
        assert WRITTEN["pdl"] == objects(types, "Person")

    @pytest.mark.parametrize(
        "name",
        [
            "adult-with-bostedsadresse.json",
            "adult-with-utenlandsk-adresse.json",
            "child-with-felles-foreldreansvar.json",
            "pdl-person-vegadresse.json",
        ],
    )
    def test_every_sample_but_one_is_read_strictly(self, name: str) -> None:
        assert FOLDER is not None
        document = (FOLDER / "samples" / name).read_bytes()
        assert read_person(document, on=DAY, strict=True) == read_person(document, on=DAY)

    def test_the_skeleton_has_newer_properties(self) -> None:
        assert FOLDER is not None
        document = json.loads((FOLDER / "samples" / "all-fields-skeleton.json").read_bytes())
        assert unknown(document) == [
            "person.*",
            "person.vergemaalEllerFremtidsfullmakt[0].verge.*",
            "person.vergemaalEllerFremtidsfullmakt[0].verge.tjenesteomraade",
        ]

    def test_every_family_is_read_strictly_where_its_homes_have_identifiers(self) -> None:
        assert FOLDER is not None
        cases = json.loads((FOLDER / "samples" / "families.json").read_bytes())["cases"]
        for case in cases:
            file = {name: case[name] for name in ("as_of", "child", "parents")}
            try:
                assert read_family_file(file, strict=True) == read_family_file(file)
            except InvalidDocumentError as error:
                raise AssertionError(case["case"], error.problems) from error


def referred(part: dict[str, Any], prefix: str) -> str:
    """Give the type to which a property, or each entry of it, refers."""
    reference: str = part.get("items", part).get("$ref", "")
    return reference.rpartition("/")[2].removeprefix(prefix)


def objects(types: Types, root: str) -> Types:
    """Give the types that a root holds; a plain value, such as a text or a code, is of none."""
    known = {kind for kind, fields in types.items() if fields}
    plain = {
        kind: {name: part if part in known else "" for name, part in fields.items()}
        for kind, fields in types.items()
    }
    return reached(plain, root)
