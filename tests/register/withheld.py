"""Laws on what a register withholds, mistypes or says in words that nobody knows: none of it opens anything.

A law changes whole families, and tells whom at most they may then still let act for the child. So that none
holds only because nothing is read any more, each has a least share of families that are read.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from random import Random
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from fastlege import Family, Person, PersonId
from fastlege.register import read_bulk, read_person
from tests.documents import DAY, NOTHING, places, replaced, synthetic
from tests.register import likely
from tests.register.fuzzing import Tally, attempt, granted, leaks, outcome_of, shown
from tests.register.generated import families
from tests.register.laws import hidden, is_near, told
from tests.register.seeds import ANSWERS, SEEDS, Seed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fastlege import InvalidDocumentError
    from tests.documents import Document, Element, Path
    from tests.register.fuzzing import Outcome

    Documents = tuple[Element, ...]

RUBBISH: Final = ("nan", "null", "None", "ukjent", "-", "?", "\u200b", 7.5, ["nan"])
"""What programs and people write where they have nothing, and what stands where it cannot."""
NOBODY: Final = synthetic(date(1979, 3, 9), 1)
"""A number of which nothing else is said."""
NEW_CODE: Final = "nyKode"
NUMBERS: Final = {"identifikasjonsnummer", "folkeregisteridentifikator"}
BIRTHS: Final = {"foedsel", "foedselsdato"}


class Way(NamedTuple):
    """A family after a change.

    Attributes:
        documents: Its documents, the child's first.
        bounds: Families, each of which lets act whoever may act after the change.
        closed: Who may not act after it; None: nobody may.
        changes: The facts that alone may differ from the first of the bounds, by their names; None: any.
    """

    documents: Documents
    bounds: tuple[Documents, ...]
    closed: frozenset[PersonId] | None = frozenset()
    changes: frozenset[str] | None = None


class Law(NamedTuple):
    """A law.

    Attributes:
        name: What is done.
        where: Finds the changes to a family: for each, in whose document, where, and what more it takes.
        change: Makes one.
        least: The least share of changed families that must be read.
    """

    name: str
    where: Callable[[Documents], Iterator[tuple[int, Path, Any]]]
    change: Callable[[Documents, int, Path, Any], Way]
    least: float


def _at(document: Element, path: Path) -> Element:
    for step in path:
        document = document[step]
    return document


def _put(documents: Documents, which: int, path: Path, value: Element) -> Documents:
    changed = replaced(documents[which], path, value)
    return (*documents[:which], changed, *documents[which + 1 :])


def _person_of(document: Document) -> Path:
    """Give the place of the person in a document."""
    return ("data", "hentPerson") if "data" in document else ()


# Null at any index of any array: an entry that was withheld.


def _arrays(documents: Documents) -> Iterator[tuple[int, Path, slice]]:
    for which, document in enumerate(documents):
        for path in places(document):
            array = _at(document, path)
            if isinstance(array, list):
                for index in range(len(array) + 1):
                    yield which, (*path, index), slice(index, index)
                    if index < len(array):
                        yield which, (*path, index), slice(index, index + 1)


def _with_null(documents: Documents, which: int, path: Path, cut: slice) -> Way:
    array = [*_at(documents[which], path[:-1])]
    array[cut] = [None]
    changed = _put(documents, which, path[:-1], array)
    if not which or _id_of(documents[which]):
        return Way(changed, (documents,))
    # Null now hides what made this parent's document unreadable. What is left tells too little for this
    # parent to act; it never stood in the way of the others.
    return Way(changed, (), closed=frozenset([_id_of(changed[which])]))


# The same rubbish in the same place of every document that has it. It opens neither what was closed before
# nor what is closed where those places are left out.


def _places(documents: Documents) -> Iterator[tuple[int, Path, Element]]:
    for which, document in enumerate(documents):
        for path in places(document):
            if path and not any(_has(other, path) for other in documents[:which]):
                for rubbish in RUBBISH:
                    yield which, path, rubbish


def _has(document: Element, path: Path) -> bool:
    for step in path:
        try:
            document = document[step]
        except (LookupError, TypeError):
            return False
    return True


def _with_rubbish(documents: Documents, which: int, path: Path, rubbish: Element) -> Way:
    changed = left_out = documents
    for each in range(which, len(documents)):
        if _has(documents[each], path):
            changed = _put(changed, each, path, rubbish)
            left_out = _put(left_out, each, path, NOTHING)
    return Way(changed, (documents, left_out))


# An error whose path leads nowhere, beside an element that was withheld or was not: it may concern everything
# that is said of that person, so that nobody knows whether the person is alive and not protected.


def _errors(documents: Documents) -> Iterator[tuple[int, Path, Element]]:
    for which, document in enumerate(documents):
        if "data" in document:
            for name in document["data"]["hentPerson"]:
                for errors in _lost(["hentPerson", name]):
                    yield which, ("data", "hentPerson", name), errors


def _lost(path: list[Element]) -> Iterator[Element]:
    """Give errors of which none leads to a place, or of which it cannot be known."""
    corrupted: list[Element] = [None, "/".join(path), 0, {}, [], [None], [[]], ["x"]]
    corrupted += [["data", *path], path[::-1], path[1:], [path[0], 0, path[1]], [path[0].upper(), path[1]]]
    corrupted += [[path[0], path[1].upper()], [path[0], f" {path[1]}"]]
    corrupted += [[*path, step] for step in ("0", -1, 99, True, None)]
    for of_error in corrupted:
        yield [{"message": "x", "path": of_error, "extensions": {"code": "unauthorized"}}]
    yield from ({"message": "x"}, {}, "x", "", 7, 0, True, False, [None], ["x"], [[]], [{}])


def _with_errors(documents: Documents, which: int, path: Path, errors: Element) -> Way:
    withheld = _put(documents, which, path, None)
    changed = _put(withheld, which, (), withheld[which] | {"errors": errors})
    if not which:
        return Way(changed, (documents,), closed=None)
    return Way(changed, (documents,), closed=frozenset([_id_of(documents[which])]))


# A code that nobody knows changes nothing but what it stands for.

_STANDS_FOR: Final[dict[str, frozenset[str]]] = {
    "status": frozenset(["standing"]),
    "forenkletStatus": frozenset(["standing"]),
    "graderingsnivaa": frozenset(["protected"]),
    "gradering": frozenset(["protected"]),
    "adressegradering": frozenset(["protected", "home", "shared_residences"]),
    "identifikatortype": frozenset(),
    "type": frozenset(),
    "relatertPersonsRolle": frozenset(["parents", "responsibility", "all_parents_known"]),
    "minRolleForPerson": frozenset(["parents", "responsibility", "all_parents_known"]),
    "ansvar": frozenset(["responsibility"]),
}
"""The facts that a code may tell, by its field; of a family, or of the person whose document it is."""
_OF_FAMILY: Final = frozenset(["parents", "responsibility", "all_parents_known"])


def _codes(documents: Documents) -> Iterator[tuple[int, Path, str]]:
    for which, document in enumerate(documents):
        for path in places(document):
            # The only number of a person is needed; of a second one's status there is a case of its own.
            is_of_number = bool(NUMBERS & {*path}) and path[-1] == "status"
            if path and path[-1] in _STANDS_FOR and not is_of_number and isinstance(_at(document, path), str):
                yield which, path, NEW_CODE


def _with_code(documents: Documents, which: int, path: Path, code: str) -> Way:
    stands_for = _STANDS_FOR[str(path[-1])]
    whose = _id_of(documents[which])
    if not stands_for & _OF_FAMILY:
        changes = frozenset(f"{whose} {fact}" for fact in stands_for)
    elif whose == _id_of(documents[0]):  # only the child's own documents say who its parents are
        changes = stands_for
    else:
        changes = frozenset()
    return Way(_put(documents, which, path, code), (documents,), changes=changes)


def _id_of(document: Document) -> PersonId:
    """Return the number of the person in a document; of a document that cannot be read, an empty one."""
    return PersonId(str(getattr(attempt(lambda: read_person(document, on=DAY)), "id", "")))


def _facts_of(family: Family) -> dict[str, object]:
    """Give every fact of a family by its name."""
    said: dict[str, object] = {
        "all_parents_known": family.all_parents_known,
        "parents": {parent.person.id: parent.role for parent in family.parents},
        "responsibility": {parent.person.id: parent.responsibility for parent in family.parents},
    }
    for person in (family.child, *(parent.person for parent in family.parents)):
        for fact in ("birth_date", "birth_year", "home", "shared_residences", "protected", "standing"):
            said[f"{person.id} {fact}"] = getattr(person, fact)
    return said


# Two documents of one person: whoever may act by both may act by each that tells something.


def _seconds(documents: Documents) -> Iterator[tuple[int, Path, Any]]:
    people = [_at(document, _person_of(document)) for document in documents]
    for which, document in enumerate(documents):
        alike = [
            one
            for one, other in zip(people, documents, strict=True)
            if ("data" in other) == ("data" in document)
        ]
        for name in sorted({name for person in alike for name in person} - NUMBERS):
            for value in (NOTHING, [], *(person[name] for person in alike if name in person)):
                for is_first in (False, True):
                    if value != people[which].get(name, NOTHING):
                        yield which, (*_person_of(document), name), (value, is_first)


def _with_second(documents: Documents, which: int, path: Path, second: tuple[Element, bool]) -> Way:
    value, is_first = second
    person = _at(documents[which], path[:-1])
    changed = {name: given for name, given in person.items() if name != path[-1]}
    if value is not NOTHING:
        changed[path[-1]] = value
    others = _put(documents, which, (), replaced(documents[which], path[:-1], changed))
    tell = tuple(of for of in (documents, others) if _tells(of[which], path))
    one, two = (others, documents) if is_first else (documents, others)
    return Way((*one, two[which]), tell)


def _tells(document: Document, path: Path) -> bool:
    """Tell whether a document tells anything by a property; a birth with neither date nor year does not."""
    if path[-1] in BIRTHS:
        person = attempt(lambda: read_person(document, on=DAY))
        return not isinstance(person, Person) or bool(person.birth_date or person.birth_year)
    return _at(document, path[:-1]).get(path[-1]) not in (None, [])


LAWS: Final = (
    Law("null in an array", _arrays, _with_null, 0.90),
    Law("the same rubbish everywhere", _places, _with_rubbish, 0.50),
    Law("an error whose path leads nowhere", _errors, _with_errors, 0.90),
    Law("a code that nobody knows", _codes, _with_code, 1.00),
    Law("a second document of a person", _seconds, _with_second, 0.60),
)


def check(way: Way, *, on: date, never: frozenset[str]) -> Outcome:
    """Read a family after a change, and hold it against what the change may do."""
    outcome = outcome_of(way.documents, on=on)
    before = [outcome_of(bound, on=on) for bound in way.bounds]
    may_act = frozenset[PersonId]() if way.closed is None else granted(outcome) - way.closed
    for bound in before:
        may_act &= granted(bound)
    assert granted(outcome) <= may_act
    assert granted(outcome_of(way.documents, on=on, strict=True)) <= may_act
    assert not leaks(shown(outcome), never)
    if way.changes is not None and isinstance(outcome, Family) and isinstance(before[0], Family):
        now, then = _facts_of(outcome), _facts_of(before[0])
        known = now.keys() & then.keys()
        assert {name for name in known if now[name] != then[name]} <= way.changes
    return outcome


def run_law(law: Law, *, size: int | None, nth: int) -> Tally:
    """Hold a law in every family: for every change there is, or for some of each family's.

    These are `size` anywhere and thrice as many near a reason to refuse; in a family that is not refused any
    place may be one, and there are twelve times as many.
    """
    tally, random = Tally(), Random(f"{nth} {law.name}")  # noqa: S311  # it chooses tests
    for family in SEEDS:
        chosen = found = [*law.where(family.documents)]
        if size is not None:
            near = [one for one in found if is_near(family, *one[:2])]
            chosen = random.sample(near, min(3 * size, len(near)))
            chosen += random.sample(found, min(size if family.reason else 12 * size, len(found)))
        for where in chosen:
            with told(family, law.name, where):
                way = law.change(family.documents, *where)
                tally.count(law.name, check(way, on=family.on, never=hidden()[family.name]))
    return tally


def run_law_on_generated(schema: str, size: int, *, nth: int) -> Tally:
    """Hold every law in so many families made from a schema, a few changes of each."""
    tally = Tally()

    @seed(nth)
    @settings(
        max_examples=size,
        database=None,
        deadline=None,
        derandomize=False,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(families(schema), st.randoms(use_true_random=False))
    def hold(made: list[Document], random: Random) -> None:
        documents = tuple({"data": {"hentPerson": one}} if schema.startswith("pdl") else one for one in made)
        for law in LAWS:
            found = [*law.where(documents)]
            for where in random.sample(found, min(3, len(found))):
                with told(Seed(schema, documents), law.name, where):
                    way = law.change(documents, *where)
                    tally.count(law.name, check(way, on=DAY, never=frozenset([likely.MARK, *likely.NUMBERS])))

    hold()
    return tally


# One malformed entry in an answer on several people.

ENTRIES: Final[tuple[Element, ...]] = ("Teknisk feil", None, 7, True, [], {}, [None], {"verdi": None})
"""Entries that do not even say who was asked for."""
PERSONS: Final[tuple[Element, ...]] = ("Teknisk feil", 7, True, [], [None])
"""What stands where a person ought to."""


class _People(NamedTuple):
    """What an answer on several people tells, of each by the number."""

    persons: dict[str, Person | list[str]]
    families: dict[str, Family | list[str]]


def _people_of(answer: Document, on: date) -> _People:
    bulk = read_bulk(answer, on=on)
    persons = {number: attempt(partial(bulk.person, number)) for number in bulk.found}
    families = {number: attempt(partial(bulk.family, number)) for number in bulk.found}
    return _People(
        {number: one if isinstance(one, Person) else _messages(one) for number, one in persons.items()},
        {number: one if isinstance(one, Family) else _messages(one) for number, one in families.items()},
    )


def _messages(error: InvalidDocumentError) -> list[str]:
    """Give what is wrong, wherever it stands."""
    return [problem.message for problem in error.problems]


def run_malformed(size: int | None, *, nth: int) -> int:
    """Let one entry of an answer be malformed: in place of one, beside it, or about somebody else.

    It changes nothing for those with other numbers, but that a child's parent may be without facts.

    Returns:
        How many answers were read.
    """
    random, count = Random(nth), 0  # noqa: S311  # it chooses tests
    for family in ANSWERS:
        (answer,) = family.documents
        path: Path = ("oppslag",) if "oppslag" in answer else ("data", "hentPersonBolk")
        before = _people_of(answer, family.on)
        found = [
            *_malformed(
                _at(answer, path),
                ("foedselsEllerDNummer", "folkeregisterperson") if len(path) == 1 else ("ident", "person"),
            )
        ]
        for spoiled, entries in found if size is None else random.sample(found, size):
            with told(family, spoiled, entries):
                after = _people_of(replaced(answer, path, entries), family.on)
                _compare(before, after, spoiled)
                count += 1
    return count


def _malformed(entries: list[Element], fields: tuple[str, str]) -> Iterator[tuple[str | None, list[Element]]]:
    """Give entries of which one is malformed, and the number that it spoils."""
    number, person = fields
    for index in range(len(entries) + 1):
        rest = entries[index:]
        for entry in ENTRIES:
            yield None, [*entries[:index], entry, *rest]
        for rubbish in PERSONS:
            yield NOBODY, [*entries[:index], {number: NOBODY, person: rubbish}, *rest]
            if rest:
                spoiled = {number: rest[0][number], person: rubbish}
                yield rest[0][number], [*entries[:index], spoiled, *rest[1:]]
                yield rest[0][number], [*entries[:index], spoiled, *rest]


def _compare(before: _People, after: _People, spoiled: str | None) -> None:
    assert not isinstance(after.persons.get(spoiled or ""), Person)
    for number, person in before.persons.items():
        if number != spoiled:
            assert after.persons[number] == person
            then, now = before.families[number], after.families[number]
            if isinstance(then, Family) and spoiled is not None and then.find(PersonId(spoiled)):
                assert isinstance(now, Family)
                assert granted(now) <= granted(then) - {spoiled}
            else:
                assert now == then
