"""Documents that cannot be read: one error with every problem, where it stands and what to give instead."""

from __future__ import annotations

import copy
import gzip
import json
import math
import pickle
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fastlege import (
    Family,
    InvalidDocumentError,
    InvalidFactError,
    InvalidInputError,
    Person,
)
from fastlege.register import read_family, read_family_file, read_person
from tests.documents import (
    CHILD,
    DAY,
    MOTHER,
    child_document,
    document,
    elsewhere,
    entry,
    family_of,
    father_document,
    home,
    identity,
    mother_document,
    places,
    replaced,
    responsibility,
    street,
)
from tests.register.families import rich_child

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.documents import Document, Element, Path

TEXT: Final = json.dumps(mother_document())
DEEP: Final = 100_000

NOT_A_DOCUMENT: Final = "give a document: a JSON object, as bytes, text or a mapping"
NO_SUCH_KEY: Final = "this key is not known; leave it out, or use one of as_of, child, parents, others"
NO_NUMBER: Final = "give the person's identity number, at the top of a document from Folkeregisteret"
A_TEXT: Final = "give a text, or leave it out"
AN_OBJECT: Final = "give an object, or leave it out"
AN_ARRAY: Final = "give an array of objects, or leave it out"
A_NUMBER: Final = "give a whole number from zero up, or leave it out"
A_FLAG: Final = "give true or false, or leave it out"
A_DATE: Final = "give a date that exists, such as '2026-11-23'"
A_TIME: Final = "give a timestamp, such as '2022-02-04T10:26:55+01:00'"
NUMBERS: Final = "give numbers that JSON has, not NaN, infinity or thousands of digits"
TWICE: Final = "give each name once in an object"
LEVELS: Final = "give a document of at most 100 levels"


def nested(levels: int, beside: str = "1") -> str:
    """Write an object about so many levels of objects and arrays, with something beside the innermost."""
    opened = [(f'{{"a": [{beside}], "b":', "}") if level % 2 else ("[", "]") for level in range(levels - 1)]
    return (
        '{"navn":'
        + "".join(one for one, _ in opened)
        + f"[{beside}]"
        + "".join(one for _, one in opened[::-1])
        + "}"
    )


def deep_mapping() -> Document:
    nested: Document = {}
    for _ in range(DEEP):
        nested = {"bostedsadresse": nested}
    return nested


def at_home(**fields: Element) -> Document:
    return mother_document(bostedsadresse=[home(**fields)])


def cadastre(number: Element) -> Document:
    return at_home(vegadresse=None, matrikkeladresse={"matrikkelnummer": number})


BAD: Final[dict[str, tuple[object, str, str]]] = {
    # What is no document at all.
    "none": (None, "", NOT_A_DOCUMENT),
    "a number": (12, "", NOT_A_DOCUMENT),
    "a list": ([mother_document()], "", NOT_A_DOCUMENT),
    "the path of a file": (object(), "", NOT_A_DOCUMENT),
    "empty text": ("", "", "give valid JSON; the first error is at column 1"),
    "empty bytes": (b"", "", "give valid JSON; the first error is at column 1"),
    "text that is no JSON": ("{'status': 1}", "", "give valid JSON; the first error is at column 2"),
    "JSON that is cut off": (TEXT[:300], "", "give valid JSON; the first error is at column 301"),
    "JSON with a comma missing": (
        '{"a": 1\n "b": 2}',
        "",
        "give valid JSON; the first error is at line 2, column 2",
    ),
    "JSON that is cut off after a name that stands twice": (
        '{"navn": [{"a": 1, "a": 1}],',
        "",
        "give valid JSON; the first error is at column 29",
    ),
    "NaN after a name that stands twice": ('{"navn": {"a": 1, "a": 1}, "b": NaN}', "", NUMBERS),
    "two documents after each other": ("{}{}", "", "give valid JSON; the first error is at column 3"),
    "JSON null": ("null", "", NOT_A_DOCUMENT),
    "a JSON array": (b"[]", "", NOT_A_DOCUMENT),
    "a JSON text": ('"bosatt"', "", NOT_A_DOCUMENT),
    "two byte order marks": (
        "\ufeff\ufeff" + TEXT,
        "",
        "give valid JSON; the first error is at column 1",
    ),
    "gzip": (
        gzip.compress(TEXT.encode()),
        "",
        "give JSON; these bytes are compressed with gzip, so decompress them first",
    ),
    "latin-1": ('{"navn": "Ås"}'.encode("latin-1"), "", "give JSON in UTF-8"),
    "UTF-16": (TEXT.encode("utf-16"), "", "give JSON in UTF-8"),
    "NaN": ('{"status": NaN}', "", NUMBERS),
    "infinity": ('{"a": Infinity}', "", NUMBERS),
    "minus infinity": ('{"a": [-Infinity]}', "", NUMBERS),
    "a number of thousands of digits": (f'{{"a": {"9" * 10_000}}}', "", NUMBERS),
    "text nested deep": ('{"a":' * DEEP, "", LEVELS),
    "arrays nested deep": ("[" * DEEP, "", LEVELS),
    "101 levels": (nested(100), "", LEVELS),
    "101 levels, about brackets in texts": (nested(100, '"]]}}[[{{"'), "", LEVELS),
    "101 levels, about escapes": (nested(100, json.dumps('\\"]]\\\\') + ', "\\u00e6"'), "", LEVELS),
    "a name twice": ('{"status": [], "status": []}', "", TWICE),
    "a name twice further in": (
        '{"navn": [{}, {"originaltNavn": {"y": 1, "y": 1}}]}',
        ".navn[1].originaltNavn",
        TWICE,
    ),
    "a name twice below one that no schema has": (
        '{"navn": [{}, {"nytt": {"y": 1, "y": 1}}]}',
        ".navn[1].*",
        TWICE,
    ),
    "a name twice below one that may identify": ('{"12851793060": {"a": 1, "a": 1}}', ".*", TWICE),
    # What is missing.
    "an empty object": ({}, ".identifikasjonsnummer", NO_NUMBER),
    "a mapping nested deep": (deep_mapping(), ".identifikasjonsnummer", NO_NUMBER),
    "an envelope": ({"folkeregisterperson": mother_document()}, ".identifikasjonsnummer", NO_NUMBER),
    "no numbers": (mother_document(identifikasjonsnummer=[]), ".identifikasjonsnummer", NO_NUMBER),
    "an empty number": (
        mother_document(identifikasjonsnummer=[identity(" ")]),
        ".identifikasjonsnummer",
        NO_NUMBER,
    ),
    # What is of another type.
    "an element that is text": (mother_document(status="bosatt"), ".status", AN_ARRAY),
    "a death that is a truth value": (mother_document(doedsfall=True), ".doedsfall", AN_ARRAY),
    "an entry that is text": (mother_document(foedsel=["1985-07-21"]), ".foedsel[0]", "give an object"),
    "an entry that is an array": (mother_document(status=[[]]), ".status[0]", "give an object"),
    "a street that is text": (at_home(vegadresse="Storgata 1"), ".bostedsadresse[0].vegadresse", AN_OBJECT),
    "a street that is an array": (at_home(vegadresse=[street()]), ".bostedsadresse[0].vegadresse", AN_OBJECT),
    "an unknown home that is true": (
        at_home(ukjentBosted=True),
        ".bostedsadresse[0].ukjentBosted",
        AN_OBJECT,
    ),
    "a house that is a number": (
        at_home(vegadresse=street(adressenummer=90)),
        ".bostedsadresse[0].vegadresse.adressenummer",
        AN_OBJECT,
    ),
    "an identifier that is a number": (
        at_home(adresseIdentifikatorFraMatrikkelen=604503040),
        ".bostedsadresse[0].adresseIdentifikatorFraMatrikkelen",
        A_TEXT,
    ),
    "an identifier that is NaN": (
        at_home(adresseIdentifikatorFraMatrikkelen=math.nan),
        ".bostedsadresse[0].adresseIdentifikatorFraMatrikkelen",
        A_TEXT,
    ),
    "a house number that is a number": (
        at_home(vegadresse=street(adressenummer={"husnummer": 90})),
        ".bostedsadresse[0].vegadresse.adressenummer.husnummer",
        A_TEXT,
    ),
    "a house letter that is a number": (
        at_home(vegadresse=street(adressenummer={"husnummer": "90", "husbokstav": 1})),
        ".bostedsadresse[0].vegadresse.adressenummer.husbokstav",
        A_TEXT,
    ),
    "a unit that is a number": (
        at_home(vegadresse=street(bruksenhetsnummer=101)),
        ".bostedsadresse[0].vegadresse.bruksenhetsnummer",
        A_TEXT,
    ),
    "an identity number that is a number": (
        mother_document(identifikasjonsnummer=[identity(MOTHER), entry(foedselsEllerDNummer=int(MOTHER))]),
        ".identifikasjonsnummer[1].foedselsEllerDNummer",
        A_TEXT,
    ),
    "a birth year that is a number": (
        mother_document(foedsel=[entry(foedselsaar=1985)]),
        ".foedsel[0].foedselsaar",
        A_TEXT,
    ),
    "a land number that is text": (
        cadastre({"gaardsnummer": "31"}),
        ".bostedsadresse[0].matrikkeladresse.matrikkelnummer.gaardsnummer",
        A_NUMBER,
    ),
    "a title number that is true": (
        cadastre({"bruksnummer": True}),
        ".bostedsadresse[0].matrikkeladresse.matrikkelnummer.bruksnummer",
        A_NUMBER,
    ),
    "a lease number below zero": (
        cadastre({"festenummer": -1}),
        ".bostedsadresse[0].matrikkeladresse.matrikkelnummer.festenummer",
        A_NUMBER,
    ),
    "a lease number with decimals": (
        cadastre({"festenummer": 1.0}),
        ".bostedsadresse[0].matrikkeladresse.matrikkelnummer.festenummer",
        A_NUMBER,
    ),
    "a land number that is infinite": (
        cadastre({"gaardsnummer": math.inf}),
        ".bostedsadresse[0].matrikkeladresse.matrikkelnummer.gaardsnummer",
        A_NUMBER,
    ),
    "a land number beyond all bounds": (
        cadastre({"gaardsnummer": 2**63}),
        ".bostedsadresse[0].matrikkeladresse.matrikkelnummer.gaardsnummer",
        A_NUMBER,
    ),
    "a mark that is text": (at_home(erGjeldende="true"), ".bostedsadresse[0].erGjeldende", A_FLAG),
    "a mark that is a number": (at_home(erGjeldende=1), ".bostedsadresse[0].erGjeldende", A_FLAG),
    "a falsity that is text": (
        mother_document(falskIdentitet=entry(erFalsk="false")),
        ".falskIdentitet.erFalsk",
        A_FLAG,
    ),
    # What has not the register's form.
    "a municipality of three digits": (
        at_home(vegadresse=street(kommunenummer="301")),
        ".bostedsadresse[0].vegadresse.kommunenummer",
        "give 4 digits as text, such as '4602'",
    ),
    "a municipality by name": (
        cadastre({"kommunenummer": "Oslo"}),
        ".bostedsadresse[0].matrikkeladresse.matrikkelnummer.kommunenummer",
        "give 4 digits as text, such as '4602'",
    ),
    "digits of another script": (
        at_home(vegadresse=street(kommunenummer="٠٣٠١")),  # that is what is tested
        ".bostedsadresse[0].vegadresse.kommunenummer",
        "give 4 digits as text, such as '4602'",
    ),
    "a house number with its letter": (
        at_home(vegadresse=street(adressenummer={"husnummer": "90B"})),
        ".bostedsadresse[0].vegadresse.adressenummer.husnummer",
        "give 1 to 4 digits as text, such as '90'",
    ),
    "a house number of five digits": (
        at_home(vegadresse=street(adressenummer={"husnummer": "10000"})),
        ".bostedsadresse[0].vegadresse.adressenummer.husnummer",
        "give 1 to 4 digits as text, such as '90'",
    ),
    "a birth year of two digits": (
        mother_document(foedsel=[entry(foedselsaar="85")]),
        ".foedsel[0].foedselsaar",
        "give 4 digits as text, such as '2017'",
    ),
    "30 February": (
        mother_document(foedsel=[entry(foedselsdato="1985-02-30")]),
        ".foedsel[0].foedselsdato",
        A_DATE,
    ),
    "29 February of 1985": (
        mother_document(foedsel=[entry(foedselsdato="1985-02-29")]),
        ".foedsel[0].foedselsdato",
        A_DATE,
    ),
    "a date as it is written by hand": (
        mother_document(foedsel=[entry(foedselsdato="21.07.1985")]),
        ".foedsel[0].foedselsdato",
        A_DATE,
    ),
    "a date without hyphens": (
        mother_document(foedsel=[entry(foedselsdato="19850721")]),
        ".foedsel[0].foedselsdato",
        A_DATE,
    ),
    "a date by its week": (
        mother_document(foedsel=[entry(foedselsdato="1985-W29-7")]),
        ".foedsel[0].foedselsdato",
        A_DATE,
    ),
    "a date with a time": (
        mother_document(doedsfall=entry(doedsdato="2026-11-20T00:00:00Z")),
        ".doedsfall.doedsdato",
        A_DATE,
    ),
    "a date in year 0": (
        mother_document(doedsfall=entry(doedsdato="0000-01-01")),
        ".doedsfall.doedsdato",
        A_DATE,
    ),
    "a date that is a number": (
        mother_document(doedsfall=entry(doedsdato=20261120)),
        ".doedsfall.doedsdato",
        A_TEXT,
    ),
    "a contract's end that is no date": (
        mother_document(
            deltBosted=[elsewhere(startdatoForKontrakt="2022-02-04", sluttdatoForKontrakt="snart")]
        ),
        ".deltBosted[0].sluttdatoForKontrakt",
        A_DATE,
    ),
    "a timestamp that does not exist": (
        at_home(gyldighetstidspunkt="2022-02-30T10:00:00Z"),
        ".bostedsadresse[0].gyldighetstidspunkt",
        A_TIME,
    ),
    "an hour that does not exist": (
        at_home(opphoerstidspunkt="2022-02-04T25:00:00+01:00"),
        ".bostedsadresse[0].opphoerstidspunkt",
        A_TIME,
    ),
    "an offset that does not exist": (
        at_home(opphoerstidspunkt="2022-02-04T10:00:00+99:00"),
        ".bostedsadresse[0].opphoerstidspunkt",
        A_TIME,
    ),
    "a timestamp in words": (
        mother_document(status=[entry(status="bosatt", gyldighetstidspunkt="i dag")]),
        ".status[0].gyldighetstidspunkt",
        A_TIME,
    ),
    "a timestamp that is a number": (
        at_home(gyldighetstidspunkt=1643967415),
        ".bostedsadresse[0].gyldighetstidspunkt",
        A_TEXT,
    ),
}
BAD_OF_A_CHILD: Final[dict[str, tuple[object, str, str]]] = {
    # Whose parents they are is asked of a child alone: nobody's own children are read.
    "an element that is zero": (mother_document(familierelasjon=0), ".familierelasjon", AN_ARRAY),
    "an element that is false": (mother_document(foreldreansvar=False), ".foreldreansvar", AN_ARRAY),
    "an element that is empty text": (mother_document(foreldreansvar=""), ".foreldreansvar", AN_ARRAY),
    "a holder that is an object": (
        mother_document(foreldreansvar=[responsibility("felles", ansvarlig={})]),
        ".foreldreansvar[0].ansvarlig",
        A_TEXT,
    ),
    "an organisation that is a number": (
        mother_document(foreldreansvar=[responsibility("felles", ansvarligOrganisasjon=974760673)]),
        ".foreldreansvar[0].ansvarligOrganisasjon",
        A_TEXT,
    ),
}
BAD_CASES: Final = [pytest.param(*case, id=name) for name, case in BAD.items()]
BAD_CHILD_CASES: Final = [pytest.param(*case, id=name) for name, case in (BAD | BAD_OF_A_CHILD).items()]


def found(read: Callable[[], object]) -> list[tuple[str, str]]:
    """Give the problems that reading ends in."""
    with pytest.raises(InvalidDocumentError) as caught:
        read()
    return [(problem.path, problem.message) for problem in caught.value.problems]


class TestOneDocument:
    @pytest.mark.parametrize(("given", "path", "message"), BAD_CASES)
    def test_a_wrong_person_document(self, given: Element, path: str, message: str) -> None:
        assert found(lambda: read_person(given, on=DAY)) == [(f"person{path}", message)]

    @pytest.mark.parametrize(("given", "path", "message"), BAD_CHILD_CASES)
    def test_a_wrong_childs_document(self, given: Element, path: str, message: str) -> None:
        assert found(lambda: read_family(given, [], on=DAY)) == [(f"child{path}", message)]

    @pytest.mark.parametrize("given", [case[0] for case in BAD_OF_A_CHILD.values()], ids=list(BAD_OF_A_CHILD))
    def test_of_a_parent_nobody_reads_the_relations(self, given: Element) -> None:
        assert read_person(given, on=DAY) == read_person(mother_document(), on=DAY)
        assert family_of(mother=given) == family_of()

    @pytest.mark.parametrize(("given", "path", "message"), BAD_CASES)
    def test_a_wrong_parents_document(self, given: Element, path: str, message: str) -> None:
        parents = [father_document(), given]
        assert found(lambda: read_family(child_document(), parents, on=DAY)) == [
            (f"parents[1]{path}", message)
        ]

    @pytest.mark.parametrize(("given", "path", "message"), BAD_CASES)
    def test_a_document_that_is_wrong_twice_has_both_problems(
        self, given: Element, path: str, message: str
    ) -> None:
        both = found(lambda: read_family(given, [given], on=DAY))
        assert both == [(f"child{path}", message), (f"parents[0]{path}", message)]

    def test_every_kind_of_fault_has_its_own_message_or_place(self) -> None:
        assert len({message for _, _, message in (BAD | BAD_OF_A_CHILD).values()}) > 23
        assert len({(path, message) for _, path, message in (BAD | BAD_OF_A_CHILD).values()}) >= 50

    def test_two_faults_are_two_problems_in_the_order_of_reading(self) -> None:
        both = mother_document(
            status=[entry(status=1)], bostedsadresse=[home(vegadresse=street(kommunenummer="1"))]
        )
        assert [path for path, _ in found(lambda: read_person(both, on=DAY))] == [
            "person.status[0].status",
            "person.bostedsadresse[0].vegadresse.kommunenummer",
        ]

    def test_two_names_that_stand_twice_are_two_problems_in_the_order_of_the_text(self) -> None:
        text = '{"status": [{"a": 1, "a": 1}], "navn": [{}, {"b": 1, "b": 1}]}'
        assert found(lambda: read_person(text, on=DAY)) == [
            ("person.status[0]", TWICE),
            ("person.navn[1]", TWICE),
        ]

    def test_a_fault_in_an_entry_that_is_read_twice_is_one_problem(self) -> None:
        assert len(found(lambda: read_person(at_home(erGjeldende="ja"), on=DAY))) == 1

    @pytest.mark.slow
    def test_ten_megabytes_are_read(self) -> None:
        long = mother_document(navn=[entry(fornavn="X" * 10_000_000)])
        assert read_person(json.dumps(long), on=DAY) == read_person(mother_document(), on=DAY)

    @pytest.mark.slow
    def test_ten_megabytes_of_nothing_are_refused(self) -> None:
        assert found(lambda: read_person("[" + "0," * 5_000_000, on=DAY)) == [
            ("person", "give valid JSON; the first error is at column 10000002")
        ]

    def test_a_document_of_many_faults_has_them_all(self) -> None:
        many = mother_document(status=[entry(status=1)] * 1000)
        assert len(found(lambda: read_person(many, on=DAY))) == 1000

    @pytest.mark.parametrize("given", ["\ufeff" + TEXT, TEXT.encode("utf-8-sig")])
    def test_a_byte_order_mark_is_taken(self, given: str | bytes) -> None:
        assert read_person(given, on=DAY) == read_person(mother_document(), on=DAY)

    @pytest.mark.parametrize("beside", ["1", '"]]}}[[{{"', json.dumps('\\"]]\\\\') + ', "\\u00e6"'])
    def test_a_hundred_levels_are_read(self, beside: str) -> None:
        assert [path for path, _ in found(lambda: read_person(nested(99, beside), on=DAY))] == [
            "person.identifikasjonsnummer"
        ]

    def test_a_mapping_that_holds_itself_is_read(self) -> None:
        round_about = mother_document()
        round_about["navn"] = [round_about]
        assert read_person(round_about, on=DAY) == read_person(mother_document(), on=DAY)


class TestTheDayAndTheList:
    @pytest.mark.parametrize(
        "on",
        [
            None,
            "2026-11-23",
            20261123,
            1.5,
            datetime(2026, 11, 23, tzinfo=UTC),
            datetime(2026, 11, 23),
            DAY.isocalendar(),
            [DAY],
        ],
    )
    def test_a_day_that_is_none(self, on: Element) -> None:
        for read in (
            lambda: read_person(mother_document(), on=on),
            lambda: read_family(child_document(), [], on=on),
        ):
            with pytest.raises(InvalidFactError) as caught:
                read()
            assert [tuple(problem) for problem in caught.value.problems] == [
                ("on", "give a date without a time")
            ]

    @pytest.mark.parametrize("parents", [None, 1, "{}", b"{}", {}, mother_document(), object(), True])
    def test_parents_that_are_no_list(self, parents: Element) -> None:
        with pytest.raises(InvalidFactError) as caught:
            read_family(child_document(), parents, on=DAY)
        assert [tuple(problem) for problem in caught.value.problems] == [
            ("parents", "give a list of documents")
        ]

    def test_both_at_once(self) -> None:
        with pytest.raises(InvalidFactError) as caught:
            read_family(child_document(), None, on=None)  # type: ignore[arg-type]  # what is tested
        assert [problem.path for problem in caught.value.problems] == ["on", "parents"]

    @pytest.mark.parametrize("on", [date.min, date.max])
    def test_the_first_and_the_last_day_of_all(self, on: date) -> None:
        assert isinstance(read_person(mother_document(), on=on), Person)

    def test_any_collection_of_parents_will_do(self) -> None:
        parents = (each for each in (mother_document(), father_document()))
        assert read_family(child_document(), parents, on=DAY) == family_of()


class TestFamilyFile:
    WHOLE: Final = {"as_of": "2026-11-23", "child": child_document(), "parents": [mother_document()]}

    def test_a_good_one(self) -> None:
        others = [father_document(), document(CHILD, date(2017, 5, 12))]
        assert read_family_file(json.dumps(self.WHOLE | {"others": others})) == family_of()
        assert read_family_file(self.WHOLE, on=date(2026, 11, 22)).as_of == date(2026, 11, 22)

    def test_its_documents_may_be_texts(self) -> None:
        parents = [json.dumps(mother_document()), father_document()]
        texts = self.WHOLE | {"child": json.dumps(child_document()), "parents": parents}
        assert read_family_file(texts) == family_of()

    @pytest.mark.parametrize(
        ("change", "problems"),
        [
            ({"as_of": "23.11.2026"}, [("file.as_of", A_DATE)]),
            ({"as_of": 20261123}, [("file.as_of", A_TEXT)]),
            ({"child": []}, [("file.child", AN_OBJECT)]),
            ({"child": {}}, [("file.child.identifikasjonsnummer", NO_NUMBER)]),
            ({"child": None}, [("file.child", "give the child's document")]),
            ({"parents": None}, [("file.parents", "give a list of documents, which may be empty")]),
            ({"parents": "mor"}, [("file.parents", AN_ARRAY)]),
            ({"parents": [[]]}, [("file.parents[0]", "give an object")]),
            ({"others": [{}]}, [("file.others[0].identifikasjonsnummer", NO_NUMBER)]),
            (
                {"parent": []},
                [("file.*", NO_SUCH_KEY)],
            ),
            (
                {"12851793060": 1},
                [("file.*", NO_SUCH_KEY)],
            ),
            (
                {"Kari Nordmann": 1},
                [("file.*", NO_SUCH_KEY)],
            ),
            ({1: 1}, [("file.*", NO_SUCH_KEY)]),
            (
                {"child": child_document(foedsel=[entry(foedselsaar="2027")])},
                [("file.child.foedsel", "give a birth that is not later than the day asked about")],
            ),
            (
                {"child": None, "others": 0},
                [("file.child", "give the child's document"), ("file.others", AN_ARRAY)],
            ),
        ],
    )
    def test_a_wrong_one(self, change: Document, problems: list[tuple[str, str]]) -> None:
        assert found(lambda: read_family_file(self.WHOLE | change)) == problems

    @pytest.mark.parametrize("absent", [{}, {"as_of": None}, {"as_of": ""}])
    def test_a_day_must_be_given_somewhere(self, absent: Document) -> None:
        dayless = {name: part for name, part in self.WHOLE.items() if name != "as_of"} | absent
        assert found(lambda: read_family_file(dayless)) == [
            ("file.as_of", "give the day asked about, such as '2026-11-23', in the file or apart from it")
        ]
        assert read_family_file(dayless, on=DAY).as_of == DAY

    @pytest.mark.parametrize("given", ["", "[]", None, b"\xff", "\ufeff[]", '{"child": NaN}', "[" * DEEP])
    def test_what_is_no_file(self, given: Element) -> None:
        ((path, _),) = found(lambda: read_family_file(given))
        assert path == "file"


class TestTheError:
    @pytest.fixture
    def error(self) -> InvalidDocumentError:
        with pytest.raises(InvalidDocumentError) as caught:
            read_family("", [mother_document(status=[entry(status=1)])], on=DAY)
        return caught.value

    def test_it_is_an_input_error_and_a_value_error_and_no_type_error(
        self, error: InvalidDocumentError
    ) -> None:
        assert isinstance(error, InvalidInputError)
        assert isinstance(error, ValueError)
        assert not isinstance(error, TypeError)

    def test_it_writes_a_problem_a_line(self, error: InvalidDocumentError) -> None:
        assert [line.partition(": ")[0] for line in str(error).splitlines()] == [
            "child",
            "parents[0].status[0].status",
        ]

    def test_it_has_no_cause_that_might_tell_more(self, error: InvalidDocumentError) -> None:
        assert (error.__cause__, error.__context__) == (None, None)

    @pytest.mark.parametrize(
        "again",
        [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))],  # noqa: S301  # our own bytes
        ids=["copy", "deepcopy", "pickle"],
    )
    def test_it_is_copied_and_pickled_with_its_problems(
        self, error: InvalidDocumentError, again: Callable[[InvalidDocumentError], InvalidDocumentError]
    ) -> None:
        assert type(again(error)) is InvalidDocumentError
        assert again(error).problems == error.problems
        assert str(again(error)) == str(error)


ANY: Final = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(
        [
            "0",
            "2026-02-30",
            "9999-12-31T23:59:59.999999-14:00",
            "0001-01-01T00:00:00+14:00",
            "barn",
            "felles",
            MOTHER,
            CHILD,
            "\ud800",
        ]
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=3),
    max_leaves=6,
)
GOOD: Final = (rich_child(), mother_document(), father_document())
PLACES: Final = [(which, path) for which in range(3) for path in places(GOOD[which])]


@given(st.sampled_from(PLACES), ANY)
@example((0, ()), None)
def test_whatever_stands_anywhere_is_read_or_is_one_error(place: tuple[int, Path], value: Element) -> None:
    which, path = place
    documents = list(GOOD)
    documents[which] = replaced(GOOD[which], path, value)
    try:
        family = read_family(documents[0], documents[1:], on=DAY)
        assert isinstance(family, Family)
    except InvalidDocumentError as error:
        paths = [problem.path for problem in error.problems]
    else:
        return
    assert paths
    assert all(path.startswith(("child", f"parents[{which - 1}]")) for path in paths)
