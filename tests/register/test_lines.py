"""Many families: a family file on each line, or batches of answers; each family, or what is wrong with it.

A line or a batch that cannot be read spoils nothing else, and nothing but one is kept.
"""

from __future__ import annotations

import gc
import gzip
import io
import json
import os
import traceback
import tracemalloc
from itertools import repeat
from typing import TYPE_CHECKING, Any, Final

import pytest

from fastlege import InvalidDocumentError, InvalidFactError
from fastlege.register import (
    read_bulk,
    read_family,
    read_family_batches,
    read_family_file,
    read_family_lines,
    read_person,
)
from tests import pdl_answers as pdl
from tests.documents import (
    CHILD,
    DAY,
    FATHER,
    MOTHER,
    STRANGER,
    child_document,
    elsewhere,
    father_document,
    grants,
    home,
    identity,
    mother_document,
    relation,
    responsibility,
)
from tests.register.seeds import SIBLING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.documents import Document, Element

ORDINARY: Final = {"child": child_document(), "parents": [mother_document(), father_document()]}
ELSEWHERE: Final = ORDINARY | {"parents": [mother_document(bostedsadresse=[elsewhere()]), father_document()]}
MANY: Final = int(os.environ.get("FASTLEGE_MANY", "500"))
"""Lines: twenty thousand at night (`make fuzz`)."""
GOOD: Final = json.dumps(ORDINARY)
BROKEN: Final[dict[str, Element]] = {
    "cut short": GOOD[: len(GOOD) // 2],
    "one name twice": GOOD.replace('"parents"', '"parents": [], "parents"'),
    "another key of a file": json.dumps(ORDINARY | {"ola_nordmann": 1}),
    "no child": json.dumps({"parents": []}),
    "a birth that is none": json.dumps(ORDINARY | {"child": child_document(foedsel=0)}),
    "no JSON": "Teknisk feil",
    "an array": "[]",
    "null": "null",
    "no text in UTF-8": b"\xff\xfe\xfa",
    "nested too deep": "[" * 2000,
    "no line at all": None,
    "a number": 7,
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_a_line_that_cannot_be_read_spoils_no_other(broken: Element) -> None:
    before, spoiled, after = read_family_lines([GOOD, broken, GOOD], on=DAY)
    assert before.family == after.family == read_family_file(ORDINARY, on=DAY)
    assert before.problems == after.problems == ()
    assert spoiled.family is None
    assert spoiled.problems
    assert [result.place for result in (before, spoiled, after)] == [1, 2, 3]


def test_each_line_is_read_as_a_family_file() -> None:
    results = list(read_family_lines([GOOD, json.dumps(ELSEWHERE)], on=DAY))
    assert [grants(result.family) for result in results if result.family] == [(True, True), (False, False)]


def test_it_says_what_is_wrong_as_a_family_file_does() -> None:
    line = json.dumps(ORDINARY | {"child": child_document(foedsel=0, status=0), "ola": 1})
    with pytest.raises(InvalidDocumentError) as caught:
        read_family_file(line, on=DAY)
    (result,) = read_family_lines([line], on=DAY)
    assert result.problems == caught.value.problems
    assert len(result.problems) == 3


@pytest.mark.parametrize("how", [{}, {"strict": False}, {"strict": True}])
def test_what_is_not_in_the_model_is_told_when_it_is_asked_for(how: dict[str, bool]) -> None:
    newer = child_document(nytt={})
    (line,) = read_family_lines([json.dumps(ORDINARY | {"child": newer})], on=DAY, **how)
    (batch,) = read_family_batches([(answers((CHILD, newer)), PARENTS)], on=DAY, **how)
    assert {line.family is None, batch.family is None} == {how.get("strict", False)}


@pytest.mark.parametrize(
    "lines",
    [
        GOOD.split("\n"),
        [GOOD.encode()],
        [f"{GOOD}\n"],
        [f"{GOOD}\r\n".encode()],
        [f"\ufeff{GOOD}\n"],
        [f"\ufeff{GOOD}\n".encode()],
        io.StringIO(f"{GOOD}\n"),
        io.BytesIO(f"{GOOD}\n".encode()),
        iter([GOOD]),
    ],
)
def test_lines_come_from_wherever_lines_come_from(lines: Any) -> None:  # noqa: ANN401  # whatever has lines
    (result,) = read_family_lines(lines, on=DAY)
    assert result.family == read_family_file(ORDINARY, on=DAY)


def test_a_blank_line_is_no_family_and_no_problem() -> None:
    results = list(read_family_lines([f"{GOOD}\n", "\n", b"  \r\n", f"{GOOD}\n"], on=DAY))
    assert [(result.place, bool(result.family)) for result in results] == [(1, True), (4, True)]


def test_one_line_is_asked_for_at_a_time() -> None:
    asked = []

    def lines() -> Iterator[str]:
        for nth in range(3):
            asked.append(nth)
            yield GOOD

    results = read_family_lines(lines(), on=DAY)
    assert asked == []
    next(iter(results))
    assert asked == [0]


@pytest.mark.parametrize("lines", [GOOD, GOOD.encode(), ORDINARY, None, 7])
def test_what_has_no_lines_is_one_clear_error(lines: Element) -> None:
    with pytest.raises(InvalidFactError) as caught:
        list(read_family_lines(lines, on=DAY))
    assert [problem.path for problem in caught.value.problems] == ["lines"]


@pytest.mark.parametrize("on", ["2026-11-23", 0])
def test_a_day_that_is_none_is_one_clear_error(on: Element) -> None:
    with pytest.raises(InvalidFactError) as caught:
        list(read_family_lines([GOOD], on=on))
    assert [problem.path for problem in caught.value.problems] == ["on"]


@pytest.mark.parametrize("read", [read_family_lines, read_family_batches])
def test_no_traceback_keeps_what_was_given(read: Callable[..., object]) -> None:
    with pytest.raises(InvalidFactError) as caught:
        read([GOOD], on="2026-11-23")
    frames = [frame for frame, _ in traceback.walk_tb(caught.value.__traceback__)][1:]  # without this test's
    assert frames
    assert not any(GOOD in repr(frame.f_locals) for frame in frames)


def test_nothing_of_anybody_is_shown() -> None:
    results = list(read_family_lines([GOOD, *BROKEN.values()], on=DAY))
    shown = "".join(f"{result}{result!r}{result.problems}" for result in results)
    assert not [one for one in (CHILD, MOTHER, FATHER, "TESTFORNAVN", "Stavangvegen", "ola") if one in shown]


def peak_of(count: int) -> int:
    """Measure the memory that reading so many families takes, of which none is kept."""
    line = json.dumps({"child": child_document(), "parents": []})
    gc.collect()
    tracemalloc.start()
    try:
        results = read_family_lines(repeat(line, count), on=DAY)
        assert sum(result.family is not None for result in results) == count
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_is_that_of_one_line() -> None:
    assert peak_of(MANY) <= peak_of(50) * 1.1 + 10_000


def answers(*people: tuple[str, Document | str]) -> Document:
    """Answer as Folkeregisteret does; a text is what it says instead of a person."""
    return {
        "oppslag": [
            {"foedselsEllerDNummer": number}
            | (
                {"feilmelding": {"feilmelding": one}}
                if isinstance(one, str)
                else {"folkeregisterperson": one}
            )
            for number, one in people
        ]
    }


def bolk(*people: tuple[str, Document | str]) -> Document:
    """Answer as PDL does; a text is the code that it gives instead of a person."""
    entries = [
        {"ident": number, "person": None, "code": one}
        if isinstance(one, str)
        else {"ident": number, "person": one, "code": "ok"}
        for number, one in people
    ]
    return {"data": {"hentPersonBolk": entries}}


CHILDREN: Final = answers((CHILD, child_document()))
PARENTS: Final = [answers((MOTHER, mother_document())), answers((FATHER, father_document()))]
FAMILY: Final = read_family(child_document(), [mother_document(), father_document()], on=DAY)


class TestBatches:
    @pytest.mark.parametrize(
        ("children", "parents"),
        [
            (CHILDREN, PARENTS),
            (json.dumps(CHILDREN), [json.dumps(one).encode() for one in PARENTS]),
            (bolk((CHILD, pdl.child())), [bolk((MOTHER, pdl.mother()), (FATHER, pdl.father()))]),
            (CHILDREN, [bolk((MOTHER, pdl.mother()), (FATHER, pdl.father()))]),
        ],
    )
    def test_a_batch_is_the_childrens_answer_with_their_parents_answers(
        self, children: Document, parents: list[Document]
    ) -> None:
        (result,) = read_family_batches([(children, parents)], on=DAY)
        assert (result.place, result.problems) == (CHILD, ())
        assert result.family is not None
        assert grants(result.family) == grants(FAMILY)

    def test_each_child_has_a_result_in_the_order_of_the_answer(self) -> None:
        numbers = [identity(SIBLING)]
        lines = [responsibility("felles", one, ansvarssubjekt=SIBLING) for one in (MOTHER, FATHER)]
        sibling = child_document(identifikasjonsnummer=numbers, foreldreansvar=lines)
        broken = child_document(identifikasjonsnummer=[identity(STRANGER)], foedsel=0)
        children = answers((STRANGER, broken), (SIBLING, sibling), (CHILD, child_document()))
        results = list(read_family_batches([(children, PARENTS)], on=DAY))
        assert [result.place for result in results] == [STRANGER, SIBLING, CHILD]
        assert [bool(result.problems) for result in results] == [True, False, False]
        assert [grants(one.family) for one in results if one.family] == [grants(FAMILY)] * 2

    def test_what_is_wrong_with_one_batch_spoils_no_other(self) -> None:
        broken: list[Any] = [("{", PARENTS), (CHILDREN, ["{"]), ({"oppslag": 7}, PARENTS)]
        for batch in broken:
            first, spoiled, last = read_family_batches(
                [(CHILDREN, PARENTS), batch, (CHILDREN, PARENTS)], on=DAY
            )
            assert first.family == last.family == FAMILY
            assert spoiled.family is None
            assert spoiled.problems

    @pytest.mark.parametrize("order", [1, -1])
    def test_what_is_wrong_with_one_of_two_entries_under_one_number_is_told(self, order: int) -> None:
        malformed = {"foedselsEllerDNummer": CHILD, "folkeregisterperson": 7}
        children = {"oppslag": [malformed, *CHILDREN["oppslag"]][::order]}
        (result,) = read_family_batches([(children, PARENTS)], on=DAY)
        assert [message for _, message in result.problems] == ["give an object, or leave it out"]

    def test_whom_to_ask_for_again(self) -> None:
        retry, not_found = "Feil i tjenesten. Vennligst proev igjen seinere.", "Person ikke funnet"
        children = answers((CHILD, child_document()), (SIBLING, retry), (STRANGER, not_found))
        parents = [answers((MOTHER, retry), (FATHER, father_document(bostedsadresse=[home()])))]
        child, sibling, stranger = read_family_batches([(children, parents)], on=DAY)
        assert child.family is not None
        assert grants(child.family) == (False, True)
        assert [one.ask_again for one in (child, sibling, stranger)] == [{MOTHER}, {SIBLING}, frozenset()]
        assert [bool(one.problems) for one in (child, sibling, stranger)] == [False, True, True]

    def test_one_batch_is_asked_for_at_a_time(self) -> None:
        asked: list[int] = []

        def batches() -> Iterator[tuple[Document, list[Document]]]:
            for nth in range(3):
                asked.append(nth)
                yield CHILDREN, PARENTS

        results = read_family_batches(batches(), on=DAY)
        assert asked == []
        next(iter(results))
        assert asked == [0]

    @pytest.mark.parametrize(
        ("batches", "on", "path"),
        [
            (None, DAY, "batches"),
            ([CHILDREN], DAY, "batches"),
            ([(CHILDREN, CHILDREN)], DAY, "batches"),
            ([], None, "on"),
        ],
    )
    def test_what_is_no_batch_is_one_clear_error(self, batches: Element, on: Element, path: str) -> None:
        with pytest.raises(InvalidFactError) as caught:
            list(read_family_batches(batches, on=on))
        assert [problem.path for problem in caught.value.problems] == [path]

    def test_nothing_of_anybody_is_shown(self) -> None:
        batches = [(CHILDREN, PARENTS), (answers((CHILD, "Fant ikke Ola")), PARENTS)]
        shown = "".join(f"{one}{one!r}{one.problems}" for one in read_family_batches(batches, on=DAY))
        assert not [one for one in (CHILD, MOTHER, FATHER, "TESTFORNAVN", "Ola") if one in shown]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (answers((STRANGER, "Person ikke funnet")), "not-found"),
        (answers((STRANGER, "Fant ikke personen")), "not-found"),
        (answers((STRANGER, "Feil i tjenesten. Vennligst proev igjen seinere.")), "failed"),
        (answers((STRANGER, "")), "failed"),
        ({"oppslag": [{"foedselsEllerDNummer": STRANGER}]}, "failed"),
        (bolk((STRANGER, "not_found")), "not-found"),
        (bolk((STRANGER, "unauthorized")), "denied"),
        (bolk((STRANGER, "bad_request")), "failed"),
        (bolk((STRANGER, "ok")), "failed"),
        ({"data": {"hentPersonBolk": [{"ident": STRANGER}]}}, "failed"),
    ],
)
def test_why_somebody_is_missing(answer: Document, reason: str) -> None:
    bulk = read_bulk(answer, on=DAY)
    assert {number: str(why) for number, why in bulk.missing.items()} == {STRANGER: reason}
    assert bulk.found == frozenset()


def test_which_of_the_found_are_children() -> None:
    mother = mother_document(familierelasjon=[relation(CHILD, "barn", "mor"), relation(STRANGER, "mor")])
    people: list[tuple[str, Document | str]] = [
        (CHILD, child_document()),
        (MOTHER, mother),
        (FATHER, father_document()),
        (STRANGER, ""),
    ]
    assert read_bulk(answers(*people), on=DAY).children == {CHILD}
    assert read_bulk(answers((CHILD, child_document(familierelasjon=[]))), on=DAY).children == frozenset()


READERS: Final[dict[str, Callable[[Any], object]]] = {
    "person": lambda document: read_person(document, on=DAY),
    "family": lambda document: read_family(document, [document], on=DAY),
    "file": lambda document: read_family_file(document, on=DAY),
    "bulk": lambda document: read_bulk(document, on=DAY),
}
FOR_READERS: Final[dict[str, Document]] = {
    "person": mother_document(),
    "family": child_document(),
    "file": ORDINARY,
    "bulk": {"oppslag": [{"foedselsEllerDNummer": STRANGER, "feilmelding": {"feilmelding": "x"}}]},
}


@pytest.mark.parametrize("name", READERS)
def test_a_byte_order_mark_is_taken(name: str) -> None:
    text = json.dumps(FOR_READERS[name])
    for given in (f"\ufeff{text}", f"\ufeff{text}".encode()):
        assert repr(READERS[name](given)) == repr(READERS[name](text))


@pytest.mark.parametrize("name", READERS)
def test_gzip_is_named_when_it_is_met(name: str) -> None:
    with pytest.raises(InvalidDocumentError, match="gzip") as caught:
        READERS[name](gzip.compress(json.dumps(FOR_READERS[name]).encode()))
    assert len({problem.message for problem in caught.value.problems}) == 1
