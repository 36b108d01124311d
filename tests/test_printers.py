"""No printer shows a person, and no error report a document; what does show them is said in SECURITY.md.

Each kind of fact is made with a canary in every field, past its constructor: so a new kind, and a new field,
are tested without being named here.
"""

from __future__ import annotations

import datetime as dt
import io
import logging
import pickle
import pprint
import traceback
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import attrs
import pytest
import structlog
from hypothesis import given
from hypothesis.vendor.pretty import pretty
from rich.console import Console
from rich.pretty import pretty_repr
from rich.traceback import Traceback

import fastlege
from fastlege import Decision, FastlegeError, InvalidDocumentError, Person, PersonId, Rule, exchange
from fastlege.calendar import Deadline, YearCalendar
from fastlege.errors import keeping_no_locals
from fastlege.quiet import Quiet
from fastlege.register import (
    FamilyResult,
    read_bulk,
    read_family,
    read_family_batches,
    read_family_file,
    read_family_lines,
    read_person,
)
from fastlege.rules import REPRESENTATION
from fastlege.testing import families
from tests.documents import DAY
from tests.support import noon
from tests.test_canaries import CHILD, MOTHER, READ, facts, leaks
from tests.test_signatures import MODULES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import TracebackType

SOURCE: Final = str(Path(fastlege.__file__).parent)
CANARY: Final = "98765432101Kanari"
NOBODY: Final = {Decision, Deadline, YearCalendar, Rule}
"""They hold no person; a decision's findings are tested below."""


def logged(value: object) -> str:
    page = io.StringIO()
    logger = logging.Logger("kanari")  # noqa: LOG001  # one that nobody else listens to
    logger.addHandler(logging.StreamHandler(page))
    logger.warning("%s %r", value, value)
    return page.getvalue()


def on_a_console(value: object) -> str:
    page = io.StringIO()
    Console(file=page, width=400).print(value, [value], {"of": value})
    return page.getvalue()


def written(renderer: Callable[[Any, str, dict[str, Any]], str | bytes], value: object) -> str:
    return str(renderer(None, "info", {"event": "seen", "of": value}))


PRINTERS: Final[dict[str, Callable[[object], str]]] = {
    "repr": repr,
    "str": str,
    "format": lambda value: f"{value} {value!r} {value!a}",
    "pprint": pprint.pformat,
    "pprint, in a list": lambda value: pprint.pformat([{"of": value}]),
    "rich": pretty_repr,
    "rich, on a console": on_a_console,
    "Hypothesis": pretty,
    "Hypothesis, in a list": lambda value: pretty([value]),
    "logging": logged,
    "structlog, keys and values": lambda value: written(structlog.processors.KeyValueRenderer(), value),
    "structlog, logfmt": lambda value: written(structlog.processors.LogfmtRenderer(), value),
    "structlog, JSON": lambda value: written(structlog.processors.JSONRenderer(), value),
    "structlog, console": lambda value: written(structlog.dev.ConsoleRenderer(), value),
}


def kinds(of: type[Any] = Quiet) -> Iterator[type[Any]]:
    """Walk to every public kind that is quiet."""
    for kind in of.__subclasses__():
        public = any(getattr(import_module(module), kind.__name__, None) is kind for module in MODULES)
        if attrs.has(kind) and public and kind not in NOBODY:
            yield kind
        yield from kinds(kind)


KINDS: Final[dict[str, type[Any]]] = {kind.__name__: kind for kind in kinds()}


def planted(kind: type[Any]) -> object:
    """Make one with a canary wherever no printer of ours reads a day."""
    days = {"as_of": DAY, "on": DAY, "at": noon(DAY)}
    one: object = object.__new__(kind)
    for field in attrs.fields(kind):
        object.__setattr__(one, field.name, days.get(field.name, CANARY))
    return one


@pytest.mark.parametrize("printer", PRINTERS)
@pytest.mark.parametrize("name", KINDS)
def test_no_printer_shows_a_canary_in_any_field_of_any_kind(name: str, printer: str) -> None:
    shown = PRINTERS[printer](planted(KINDS[name]))
    assert CANARY not in shown
    assert name in shown


@pytest.mark.parametrize("printer", PRINTERS)
def test_no_printer_shows_what_was_found(printer: str) -> None:
    decision = REPRESENTATION.decision(0b10_0110, conditions=9)
    for value in (decision, decision.grounds[0], decision.unmet):
        shown = PRINTERS[printer](value)
        assert not any(
            code in shown for code in (*REPRESENTATION.codes, "unmet", "unknown", str(decision.bits))
        )


def test_rich_shows_the_whole_of_a_repr() -> None:
    whole = facts()
    for value in (whole, whole.child, FamilyResult(3, whole)):
        assert pretty_repr(value) == repr(value)


def test_every_kind_that_can_hold_a_text_of_somebody_is_quiet() -> None:
    """Those that are not hold days, texts of ours, or what tests make up."""
    public = {
        getattr(import_module(module), name) for module in MODULES for name in import_module(module).__all__
    }
    loud = {
        kind.__name__
        for kind in public
        if isinstance(kind, type) and attrs.has(kind) and not issubclass(kind, Quiet)
    }
    assert loud == {"Catalogue", "Condition", "Holiday", "Month", "Policy", "SkippedDay", "Source", "Week"}
    assert len(KINDS) > 20


BULK: Final = read_bulk(
    {
        "oppslag": [
            {"foedselsEllerDNummer": CHILD, "folkeregisterperson": READ[0] | {"foedsel": CANARY}},
            {"foedselsEllerDNummer": MOTHER, "folkeregisterperson": READ[1]},
        ]
    },
    on=DAY,
)
WRONG: Final[dict[str, Callable[[], object]]] = {
    "a person": lambda: read_person(READ[1] | {"foedsel": CANARY}, on=DAY),
    "a text": lambda: read_person(f'{{"{CANARY}": NaN}}', on=DAY),
    "a family": lambda: read_family(READ[0], [READ[1] | {"status": CANARY}], on=DAY),
    "a day": lambda: read_family(READ[0], READ[1:], on=CANARY),  # type: ignore[arg-type]  # what is tested
    "a file": lambda: read_family_file({"child": READ[0], "parents": [READ[1], CANARY], CANARY: CANARY}),
    "a bulk": lambda: read_bulk({CANARY: CANARY}, on=DAY),
    "one of a bulk": lambda: BULK.person(PersonId(CHILD)),
    "a family of a bulk": lambda: BULK.family(PersonId(CHILD)),
    "nobody of a bulk": lambda: BULK.person(PersonId(CANARY)),
    "a batch": lambda: [*read_family_batches([({"oppslag": []}, []), (READ[0], READ[1])], on=DAY)],
    "lines": lambda: read_family_lines(CANARY, on=DAY),
    "a system's": lambda: exchange.load(
        {"fastlege": 1, "audience": "system", "person": {"id": CANARY}}, Person
    ),
    "a system's text": lambda: exchange.load(f'{{"{CANARY}": ', Person),
    "a stranger": lambda: facts().parent(PersonId(CANARY)),
}


def ours(found: TracebackType | None) -> TracebackType | None:
    """Cut off the frames of the caller, whose local variables are the caller's own."""
    while found and not found.tb_frame.f_code.co_filename.startswith(SOURCE):
        found = found.tb_next
    return found


def by_rich(error: BaseException, frames: TracebackType | None) -> str:
    page = io.StringIO()
    shown = Traceback.from_exception(type(error), error, frames, show_locals=True, locals_max_string=10_000)
    Console(file=page, width=400).print(shown)
    return page.getvalue()


def by_structlog(error: BaseException, frames: TracebackType | None) -> str:
    transform = structlog.tracebacks.ExceptionDictTransformer(show_locals=True, locals_max_string=10_000)
    return str(transform((type(error), error, frames)))


def by_python(error: BaseException, frames: TracebackType | None) -> str:
    return "".join(traceback.TracebackException(type(error), error, frames, capture_locals=True).format())


REPORTS: Final = {"rich": by_rich, "structlog": by_structlog, "traceback": by_python}


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("wrong", WRONG)
def test_no_report_of_an_error_shows_what_was_read_as_a_local_variable_of_ours(
    wrong: str, report: str
) -> None:
    with pytest.raises(FastlegeError) as caught:
        WRONG[wrong]()
    frames = ours(caught.value.__traceback__)
    assert frames is not None
    shown = REPORTS[report](caught.value, frames)
    assert not leaks(shown)
    assert "quietly" in shown  # the frame is there, and shown


def test_a_fault_of_ours_keeps_its_frames(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without them nobody could mend it."""
    monkeypatch.setattr("fastlege.register.documents.person_of", None)
    with pytest.raises(TypeError) as caught:
        read_person(READ[0], on=DAY)
    assert "read_person" in [
        frame.f_code.co_name for frame, _ in traceback.walk_tb(caught.value.__traceback__)
    ]


def test_what_an_error_came_from_is_forgotten_too() -> None:
    @keeping_no_locals
    def read(document: str) -> None:
        try:
            int(document)
        except ValueError:
            raise InvalidDocumentError([]) from None

    with pytest.raises(InvalidDocumentError) as caught:
        read(CANARY)
    assert (caught.value.__context__, caught.value.__cause__) == (None, None)


def test_what_shows_a_person_as_security_says() -> None:
    family = facts()
    assert leaks(pickle.dumps(family).decode("latin-1"))
    assert leaks(str(attrs.asdict(family.child)))


def test_a_failing_example_shows_nothing_of_a_family_but_how_the_kits_is_made() -> None:
    """What the kit draws belongs to nobody, and whoever mends the fault needs to see it."""

    @given(families())
    def fails(family: fastlege.Family) -> None:
        assert not family.parents

    with pytest.raises(AssertionError) as caught:
        fails()
    notes = "\n".join(caught.value.__notes__)
    assert "family=Family(parents=" in notes
    made = notes[notes.index("Family(\n") : notes.index("\n)") + 2]
    assert eval(made, vars(fastlege) | {"date": dt.date}).parents  # noqa: S307  # our own words
