"""A document of ten times the length takes some ten times as long to read, and memory in step with it.

Each shape is one way in which a document may be long. Its time is what this process alone took, the best of
three; what grows with the square would take a hundred times as long. What somebody makes to fill the memory
has a bound of its own.
"""

from __future__ import annotations

import gc
import json
import os
import tracemalloc
from functools import partial
from time import process_time
from typing import TYPE_CHECKING, Any, Final

import pytest

from fastlege import InvalidDocumentError, PersonId
from fastlege.register import read_bulk, read_family, read_family_file, read_person
from fastlege.register.record import by_number
from tests import pdl_answers as pdl
from tests.documents import (
    CHILD,
    DAY,
    MOTHER,
    MOTHER_BORN,
    STRANGER,
    TOMORROW,
    birth,
    child_document,
    entry,
    father_document,
    home,
    identity,
    mother_document,
    relation,
    responsibility,
)
from tests.register.as_pdl import answer_of
from tests.register.fuzzing import attempt, outcome_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.documents import Document

    Shape = Callable[[int], list[Document]]

LONG: Final = int(os.environ.get("FASTLEGE_LONG", "500_000"))
"""Bytes: ten megabytes at night (`make fuzz`)."""
MEASURED: Final = 250_000
"""Bytes: watching the memory makes everything slow."""
AS_LONG: Final = 18
"""Times as long, at most, for ten times the bytes; 8 to 14 were measured."""
AS_LARGE: Final = 60
"""Bytes of memory for each byte, at most; 47 were measured, for entries of three bytes each."""


def number(nth: int) -> str:
    return f"{nth + 1:011}"


def of_child(**elements: Callable[[int], Any]) -> Shape:
    """Repeat entries of the child's document, each told its place."""

    def made(count: int) -> list[Document]:
        many = {name: [make(nth) for nth in range(count)] for name, make in elements.items()}
        return [child_document(**many), mother_document(), father_document()]

    return made


def of_pdl(shape: Shape) -> Shape:
    return lambda count: [answer_of(document) for document in shape(count)]


def shared_numbers(count: int) -> list[Document]:
    former = [identity(number(nth), status="opphoert") for nth in range(count)]
    both = [mother_document(identifikasjonsnummer=[identity(MOTHER), *former]) for _ in range(2)]
    both[1]["status"] = []
    return [child_document(), *both]


def many_documents(count: int) -> list[Document]:
    others = [mother_document(identifikasjonsnummer=[identity(number(nth))]) for nth in range(count)]
    return [child_document(), *others]


def numbers_of_many(count: int) -> list[Document]:
    """Make documents, and one that has the numbers of them all."""
    *others, last = many_documents(count)
    last["identifikasjonsnummer"] = [identity(number(nth), status="opphoert") for nth in range(count)]
    last["identifikasjonsnummer"][0]["status"] = "iBruk"
    return [*others, last]


SHAPES: Final[dict[str, Shape]] = {
    "long text": of_child(navn=lambda nth: entry(fornavn="X" * nth)),
    "homes": of_child(bostedsadresse=lambda nth: home(adresseIdentifikatorFraMatrikkelen=number(nth))),
    "shared residences": of_child(
        deltBosted=lambda nth: home(
            adresseIdentifikatorFraMatrikkelen=number(nth), startdatoForKontrakt="2022-02-04"
        )
    ),
    "protections that tell nothing": of_child(
        adressebeskyttelse=lambda _: entry(graderingsnivaa="ugradert", gyldighetstidspunkt=TOMORROW)
    ),
    "the same status": of_child(status=lambda _: entry(status="bosatt")),
    "the same birth": of_child(foedsel=lambda _: birth(MOTHER_BORN)),
    "former numbers": of_child(
        identifikasjonsnummer=lambda nth: identity(
            number(nth) if nth else CHILD, status="opphoert" if nth else "iBruk"
        )
    ),
    "parents": of_child(familierelasjon=lambda nth: relation(number(nth), "mor")),
    "joint lines": of_child(foreldreansvar=lambda nth: responsibility("felles", number(nth))),
    "parents with a sole line each": of_child(
        familierelasjon=lambda nth: relation(number(nth), ("mor", "far", "medmor")[nth % 3]),
        foreldreansvar=lambda nth: responsibility(("mor", "far", "medmor")[nth % 3], number(nth)),
    ),
    "parents with a joint line each": of_child(
        familierelasjon=lambda nth: relation(number(nth), "mor"),
        foreldreansvar=lambda nth: responsibility("felles", number(nth)),
    ),
    "unknown properties": lambda count: [child_document() | {f"egenskap{nth}": {} for nth in range(count)}],
    "one fault in each entry": of_child(status=lambda _: 0),
    "two faults in each entry": of_child(status=lambda _: {"status": "?", "erGjeldende": 0}),
    "empty objects": of_child(bostedsadresse=lambda _: {}),
    "empty arrays": of_child(navn=lambda _: []),
    "two documents with the same numbers": shared_numbers,
    "documents of others": many_documents,
    "documents of others and one with their numbers": numbers_of_many,
}
SHAPES_OF_PDL: Final = ("homes", "the same status", "former numbers", "parents with a sole line each")
CASES: Final = SHAPES | {f"{name}, of PDL": of_pdl(SHAPES[name]) for name in SHAPES_OF_PDL}


def encoded(shape: Shape, size: int) -> list[bytes]:
    """Make documents of about so many bytes in all."""
    count = 8
    while True:
        documents = [json.dumps(document).encode() for document in shape(count)]
        length = sum(map(len, documents))
        if length >= size * 0.9:
            return documents
        count = max(count + 1, int(count * min(8, size / length)))


def duration(documents: list[bytes]) -> float:
    """Measure the best time of three, without what Python takes to clean up."""
    durations = []
    for _ in range(3):
        gc.collect()
        gc.disable()
        begun = process_time()
        outcome_of(documents)
        durations.append(process_time() - begun)
        gc.enable()
    return min(durations)


@pytest.fixture(scope="module", autouse=True)
def others_kept() -> Iterator[None]:
    """Set aside what other tests have made: collecting it again and again is most of the time."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.exhaustive
@pytest.mark.slow
@pytest.mark.parametrize("shape", CASES.values(), ids=CASES)
class TestADocumentThatIsLong:
    def test_it_takes_no_longer_than_its_length(self, shape: Shape) -> None:
        short, long = encoded(shape, LONG // 10), encoded(shape, LONG)
        longer = sum(map(len, long)) / sum(map(len, short)) / 10
        assert duration(long) <= duration(short) * AS_LONG * longer + 0.02

    def test_it_takes_no_more_memory_than_its_length(self, shape: Shape) -> None:
        documents = encoded(shape, MEASURED)
        tracemalloc.start()
        try:
            outcome = outcome_of(documents)
            assert str(outcome)
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert peak <= sum(map(len, documents)) * AS_LARGE


@pytest.mark.parametrize(("count", "listed"), [(999, 999), (1_000, 1_000), (1_001, 1_000), (30_000, 1_000)])
def test_a_thousand_problems_are_listed_and_then_how_many_more(count: int, listed: int) -> None:
    error = error_of(child_document(status=[0] * count))
    assert error.problems[:2] == (
        ("child.status[0]", "give an object"),
        ("child.status[1]", "give an object"),
    )
    assert (len(error.problems), error.more) == (listed, count - listed)
    assert str(error).splitlines()[listed:] == ([f"and {count - listed} more"] if count > listed else [])


def error_of(child: Document) -> InvalidDocumentError:
    with pytest.raises(InvalidDocumentError) as caught:
        read_family(child, [], on=DAY)
    return caught.value


def nested(depth: int, name: str) -> str:
    """Nest objects so deep, each under the same name; the innermost has one name twice."""
    return f'{{"{name}": ' * (depth - 1) + '{"x": 0, "x": 0}' + "}" * (depth - 1)


def under(name: str, count: int) -> str:
    """Give PDL's answer under a name that the query made up, with so many bad entries."""
    return json.dumps({"data": {name: pdl.mother(folkeregisterpersonstatus=[0] * count)}})


def many(element: str, entry: str, count: int) -> str:
    """Give a document with so many entries, without blanks between them."""
    return f'{{"{element}": [{",".join([entry] * count)}]}}'


def named(names: list[str]) -> str:
    """Give an object with these names."""
    pairs = ",".join(f'"{name}":0' for name in names)
    return f"{{{pairs}}}"


NAMES: Final = [f"{nth:0999}" for nth in range(200)]
ATTACKS: Final[dict[str, Callable[[], str]]] = {
    "a key of a thousand letters nested 900 deep": lambda: nested(900, "x" * 1000),
    "a key of a thousand letters nested as deep as is read": lambda: nested(100, "x" * 1000),
    "a long key over ten thousand bad entries": lambda: under("x" * 100_000, 10_000),
    "a long key over ten thousand bad entries, in a family file": lambda: json.dumps(
        {"child": child_document(), "parents": [], "x" * 100_000: [0] * 10_000}
    ),
    "two hundred long keys, each twice": lambda: named(NAMES * 2),
    "one name very often": lambda: named(["x"] * 10_000),
    "entries of two bytes": lambda: many("navn", "0", 15_000),
    "bad entries of two bytes": lambda: many("status", "0", 15_000),
    "bad entries of three bytes": lambda: many("bostedsadresse", "[]", 15_000),
    "bad entries of an answer": lambda: many("oppslag", "1", 50_000),
    "bad entries of an answer of PDL": lambda: many("hentPersonBolk", "0", 50_000),
    "entries of an answer that say nothing": lambda: many("oppslag", "{}", 50_000),
    "entries of an answer with a bad number": lambda: many("hentPersonBolk", '{"ident":1}', 15_000),
    "parents of whom nothing is said": lambda: many("parents", "{}", 50_000),
    "nothing but brackets": lambda: "[" * 1_000_000,
    "brackets within a text": lambda: json.dumps(mother_document(navn=[entry(fornavn="[{" * 500_000)])),
    "quotes within a text": lambda: json.dumps(mother_document(navn=[entry(fornavn='\\"[' * 300_000)])),
}
AN_INPUT_BYTE: Final = 100
A_MEGABYTE: Final = 1 << 20
READERS: Final[dict[str, Callable[[bytes], object]]] = {
    "person": lambda given: read_person(given, on=DAY),
    "person, strict": lambda given: read_person(given, on=DAY, strict=True),
    "family": lambda given: read_family(given, [], on=DAY),
    "file": lambda given: read_family_file(given, on=DAY),
    "bulk": lambda given: read_bulk(given, on=DAY),
}


@pytest.mark.exhaustive
@pytest.mark.slow
@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_an_attack_takes_no_more_memory_than_its_length(attack: Callable[[], str]) -> None:
    given = attack().encode()
    for read in READERS.values():
        gc.collect()
        tracemalloc.start()
        try:
            outcome = attempt(partial(read, given))
            assert len(f"{outcome}{outcome!r}") <= len(given) * AN_INPUT_BYTE
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert peak <= len(given) * AN_INPUT_BYTE + A_MEGABYTE


def deep(levels: int) -> bytes:
    """Make a document of so many levels, the document itself the first."""
    return (
        f'{{"identifikasjonsnummer": {json.dumps([identity(MOTHER)])}, "navn": {"[" * (levels - 1)}'.encode()
        + (b"]" * (levels - 1) + b"}")
    )


def test_a_document_is_refused_deeper_than_a_hundred_levels() -> None:
    assert read_person(deep(100), on=DAY).id == MOTHER
    with pytest.raises(InvalidDocumentError) as caught:
        read_person(deep(101), on=DAY)
    assert len(caught.value.problems) == 1
    assert "100" in str(caught.value)


def test_brackets_within_a_text_are_no_levels() -> None:
    names = [entry(fornavn="[{" * 500), entry(fornavn='\\"[' * 500), entry(fornavn="\\")]
    assert read_person(json.dumps(mother_document(navn=names)), on=DAY).id == MOTHER


@pytest.mark.exhaustive
@pytest.mark.slow
def test_each_of_many_who_share_a_number_is_looked_up_in_constant_time() -> None:
    """Two thousand documents that share a former number take about ten times what two hundred take."""
    short, long = (looking_up(count) for count in (200, 2000))
    assert long <= short * AS_LONG + 0.02


@pytest.mark.exhaustive
@pytest.mark.slow
def test_members_with_many_numbers_are_grouped_in_time_that_grows_with_them() -> None:
    """All the numbers of three thousand others take about ten times what those of three hundred take."""
    short, long = (grouping(count) for count in (300, 3000))
    assert long <= short * AS_LONG + 0.02


def grouping(count: int) -> float:
    """Measure how long it takes to group as many members and one that has all their numbers."""
    numbers = [frozenset([number(nth)]) for nth in range(count)]
    members = [*zip(numbers, range(count), strict=True), (frozenset().union(*numbers), count)]
    begun = process_time()
    groups = by_number(members)
    taken = process_time() - begun
    assert groups[number(0)] == [*range(count + 1)]
    return taken


def looking_up(count: int) -> float:
    """Measure how long it takes to look up everybody in an answer whose people share a former number."""
    shared = identity(STRANGER, status="opphoert")
    people = [mother_document(identifikasjonsnummer=[identity(number(nth)), shared]) for nth in range(count)]
    asked = [
        {"foedselsEllerDNummer": number(nth), "folkeregisterperson": one} for nth, one in enumerate(people)
    ]
    bulk = read_bulk({"oppslag": asked}, on=DAY)
    begun = process_time()
    for one in sorted(bulk.found):
        attempt(partial(bulk.person, one))
        attempt(partial(bulk.family, one))
    return process_time() - begun


@pytest.mark.parametrize(("count", "expected"), [(2, True), (20, True), (21, None)])
def test_of_more_than_twenty_parents_nobody_knows_who_is_responsible(
    count: int, expected: bool | None
) -> None:
    others = [relation(number(nth), "far") for nth in range(count - 1)]
    child = child_document(
        familierelasjon=[relation(MOTHER, "mor"), *others], foreldreansvar=[responsibility("mor", MOTHER)]
    )
    family = read_family(child, [mother_document()], on=DAY)
    assert len(family.parents) == count
    assert family.parent(PersonId(MOTHER)).responsibility is expected
