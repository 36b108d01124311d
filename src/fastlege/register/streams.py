"""Streams of families (*mange familier*), with one family in memory at a time.

The problems of a family are in its result, and reading continues.
"""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Final, Generic, TypeVar, cast

import attrs

from fastlege.errors import InvalidDocumentError, Problem, keeping_no_locals
from fastlege.facts.family import Family
from fastlege.oslo import is_day
from fastlege.problems import GIVE_DAY, GIVE_SWITCH, is_collection, is_set_of, is_tuple_of, validate
from fastlege.quiet import Quiet
from fastlege.register.bulk import bulk_of
from fastlege.register.documents import read_family_file
from fastlege.register.envelopes import lookups_of
from fastlege.register.reading import Reading
from fastlege.terms import MissingReason, PersonId

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from fastlege.register.bulk import Bulk
    from fastlege.register.envelopes import Document, Lookup

__all__ = ["FamilyResult", "read_family_batches", "read_family_lines"]

_P = TypeVar("_P")


@attrs.frozen(repr=False)
class FamilyResult(Quiet, Generic[_P]):
    """The result of reading one of many families (*resultat*).

    Attributes:
        place: The number of the line, from 1, or the child's identity number.
        family: The family; None when it could not be read.
        problems: Why it could not be read; at most the first thousand problems.
        ask_again: The members whose look-up failed; it may succeed another time.
    """

    place: _P
    family: Family | None
    problems: tuple[Problem, ...] = ()
    ask_again: frozenset[PersonId] = frozenset()

    def __attrs_post_init__(self) -> None:
        """Check the facts."""
        validate(
            ("place", self.place is None or isinstance(self.place, int | str), "give a number or an id"),
            ("family", self.family is None or isinstance(self.family, Family), "give a Family, or None"),
            ("problems", is_tuple_of(Problem, self.problems), "give a tuple of Problem"),
            ("ask_again", is_set_of(str, self.ask_again), "give a frozenset of ids"),
        )

    def __repr__(self) -> str:
        """Show the number of the line, but no identity number."""
        place = self.place if isinstance(self.place, int) else "…"
        came = self.family if isinstance(self.family, Family) else f"{len(self.problems)} problems"
        return f"FamilyResult({place}: {came})"


@keeping_no_locals
def read_family_lines(
    lines: Iterable[Document], *, on: date | None = None, strict: bool = False
) -> Iterator[FamilyResult[int]]:
    """Read family files (*familiefiler*), one per line (JSON Lines), as of a day; blank lines are skipped.

    Args:
        lines: The lines as bytes or text, such as an open file; one is in memory at a time.
        on: The day in Oslo; None: the ``as_of`` of each file.
        strict: As in :func:`read_person`.

    Raises:
        InvalidFactError: At once, when an argument is of the wrong type. The problems of a line are in its
            result.

    Examples:
        >>> from datetime import date
        >>> child = '{"identifikasjonsnummer": [{"foedselsEllerDNummer": "12851793060"}]}'
        >>> lines = ['{"child": ' + child, '{"child": ' + child + ', "parents": []}']  # the first is cut off
        >>> for result in read_family_lines(lines, on=date(2026, 11, 23)):
        ...     print(result)
        FamilyResult(1: 1 problems)
        FamilyResult(2: Family(parents=0, as_of=2026-11-23))
    """
    validate(
        ("lines", is_collection(lines), "give lines, such as a file opened for reading"),
        ("on", on is None or is_day(on), f"{GIVE_DAY}, or None"),
        ("strict", isinstance(strict, bool), GIVE_SWITCH),
    )
    return (
        _result(number, partial(read_family_file, line, on=on, strict=strict))
        for number, line in enumerate(lines, 1)
        if not isinstance(line, (bytes, str)) or line.strip()
    )


@keeping_no_locals
def read_family_batches(
    batches: Iterable[tuple[Document, Iterable[Document]]], *, on: date, strict: bool = False
) -> Iterator[FamilyResult[PersonId | None]]:
    """Read families from answers about several people (*bulkoppslag*), in batches, as of a day.

    There is a result for each requested child, in the order of the answer. A child that the register did not
    return has a problem. Entries without a number, and answers that cannot be read, have a result whose place
    is None. Parents who are missing have no known facts.

    Args:
        batches: Pairs of an answer about children and a list of answers about their parents; one pair is in
            memory at a time.
        on: The day in Oslo.
        strict: As in :func:`read_person`.

    Raises:
        InvalidFactError: At once, when an argument is of the wrong type; later, when a batch is not a pair of
            an answer and a list of answers.

    Examples:
        >>> from datetime import date
        >>> child = {"identifikasjonsnummer": [{"foedselsEllerDNummer": "12851793060"}]}
        >>> children = {"oppslag": [{"foedselsEllerDNummer": "12851793060", "folkeregisterperson": child}]}
        >>> [result.family for result in read_family_batches([(children, [])], on=date(2026, 11, 23))]
        [Family(parents=0, as_of=2026-11-23)]
    """
    validate(
        ("batches", is_collection(batches), "give a list or an iterator of batches"),
        ("on", is_day(on), GIVE_DAY),
        ("strict", isinstance(strict, bool), GIVE_SWITCH),
    )
    return chain.from_iterable(map(partial(_of_batch, on=on, strict=strict), batches))


@keeping_no_locals
def _of_batch(
    batch: tuple[Document, Iterable[Document]], *, on: date, strict: bool
) -> Iterator[FamilyResult[PersonId | None]]:
    """Check a batch before its results are iterated over, so that no frame of ours holds it."""
    validate(
        ("batches", _is_batch(batch), "give pairs: an answer on children, and a list of answers on parents")
    )
    reading = Reading(on, strict=strict)
    children = lookups_of(batch[0], "children", reading)
    parents = [
        lookup
        for index, answer in enumerate(batch[1])
        for lookup in lookups_of(answer, f"parents[{index}]", reading)
    ]
    bulk = bulk_of([*children, *parents], reading)
    whole = tuple(reading.problems)
    nameless = [
        one for lookup in (*children, *parents) if lookup.number is None for one in lookup.reading.problems
    ]
    # Problems without a number belong to no child, and have a result of their own.
    general = (*whole, *nameless) if nameless or not children else ()
    return chain([FamilyResult(None, None, general)] if general else [], _of_children(bulk, children, whole))


def _of_children(
    bulk: Bulk, children: list[Lookup], whole: tuple[Problem, ...]
) -> Iterator[FamilyResult[PersonId | None]]:
    spoiled: dict[str | None, list[Problem]] = {}
    for lookup in children:
        spoiled.setdefault(lookup.number, []).extend(lookup.reading.problems)
    for number in bulk.called(children):
        problems = tuple(spoiled.get(number, ()))
        yield FamilyResult(number, None, whole) if whole else _of_child(bulk, number, problems)


def _is_batch(batch: object) -> bool:
    if not isinstance(batch, tuple):
        return False
    pair = cast("tuple[object, ...]", batch)
    return len(pair) == len(("children", "parents")) and is_collection(pair[1])


def _of_child(bulk: Bulk, number: PersonId, problems: tuple[Problem, ...]) -> FamilyResult[PersonId | None]:
    if number in bulk.missing:
        absence = bulk.missing[number]
        again = frozenset([number] if absence is MissingReason.FAILED else ())
        return FamilyResult(number, None, problems or (Problem("children", _MISSING[absence]),), again)
    result = _result(number, partial(bulk.family, number))
    parents = result.family.parents if result.family is not None else ()
    failed = [one.person.id for one in parents if bulk.missing.get(one.person.id) is MissingReason.FAILED]
    return FamilyResult(number, result.family, result.problems, frozenset(failed))


def _result(place: _P, read: Callable[[], Family]) -> FamilyResult[_P]:
    try:
        return FamilyResult(place, read())
    except InvalidDocumentError as error:
        return FamilyResult(place, None, error.problems)


_MISSING: Final = {
    MissingReason.NOT_FOUND: "the register does not find this child; ask by the number in use",
    MissingReason.DENIED: "the register denies access to this child; ask with a legal basis",
    MissingReason.FAILED: "the register failed; ask for this child again",
}
