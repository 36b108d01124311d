"""What may befall a document on its way: each kind by name, and what it puts at a place of one document."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple

from tests.documents import CHILD, FATHER, MOTHER, NOTHING, STRANGER, replaced, without
from tests.register.seeds import SIBLING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from random import Random
    from typing import TypeAlias

    from tests.documents import Document, Element, Path
    from tests.register.families import Place
    from tests.register.seeds import Seed

    Change: TypeAlias = tuple[Element, Collection[Path]]
    """What is put, and every place of which it changes what is said."""

DEEP: Final = 1000
NAME: Final = "Kari Nordmann 12851793060"
TEXTS: Final = [NAME, "x", "\x00", "\ud800", "\u0660", "-1", "nan", "2026-02-30", "2026-11-23T24:60:00Z"]
_METADATA: Final = {("metadata",), ("folkeregistermetadata",)}
TIMES: Final = ("ajourholdstidspunkt", "gyldighetstidspunkt", "opphoerstidspunkt")


class Kind(NamedTuple):
    """A kind of mutation.

    Attributes:
        name: What it does.
        changes: Gives, none or more times, what to put at a place where something stands.
        takes_out: Whether it can take out what stands there: say it as a register says that there is none.
    """

    name: str
    changes: Callable[[Element, Path], Iterator[Change]]
    takes_out: bool = False


class Mutated(NamedTuple):
    """A family after mutations.

    Attributes:
        documents: The documents, changed.
        places: Where something was taken out.
        steps: What was done, so that it can be done again.
    """

    documents: tuple[Element, ...]
    places: frozenset[Place] = frozenset()
    steps: tuple[str, ...] = ()


def _whole(values: Callable[[Element], list[Element]]) -> Callable[[Element, Path], Iterator[Change]]:
    """Put each of these in the place of what stands there, unless it is the same."""

    def changes(given: Element, path: Path) -> Iterator[Change]:
        for value in values(given):
            if type(value) is not type(given) or value != given:
                yield value, [path] if _says_none(value, given, path) else []

    return changes


def _says_none(value: Element, given: Element, path: Path) -> bool:
    """Tell whether this is how a register says that there is none; all else is withheld or malformed.

    Null in an array is an entry that was withheld. PDL answers an element of which there is none with an
    empty array: one that is missing was not asked for, and null was withheld. Only a false identity is no
    array.
    """
    is_entry = isinstance(path[-1:] and path[-1], int)
    is_array_of_pdl = path[-2:-1] in {("hentPerson",), ("person",)} and path[-1] != "falskIdentitet"
    if value is NOTHING or value is None:
        return not is_array_of_pdl and not (is_entry and value is None)
    if isinstance(given, (list, dict)):
        grades_alone = path[-1:] in _METADATA or "oppholdsadresse" in path
        return (value == [] and not is_entry) or (grades_alone and value != [None])
    return isinstance(value, (str, int)) and not str(value).strip(" 0")


def _retyped(given: Element) -> list[Element]:
    as_number = int(given) if isinstance(given, str) and given.isascii() and given.isdigit() else 7
    others: list[Element] = [str(given), as_number, float(as_number), bool(given)]
    if not isinstance(given, (list, dict)):  # what these hold would only be nested
        others += [[given], {"verdi": given}]
    return [other for other in others if type(other) is not type(given)]


def _doubled(given: Element) -> list[Element]:
    if not isinstance(given, list):
        return []
    return [[*given, entry] for entry in given] + [[entry, *given] for entry in given]


def _shuffled(given: Element) -> list[Element]:
    if isinstance(given, dict):
        return [dict(reversed(given.items()))] if len(given) > 1 else []
    return [given[::-1], given[1:] + given[:1]] if isinstance(given, list) else []


def _capitals(given: Element) -> list[Element]:
    return [given.upper()] if isinstance(given, str) else []


def _unknown(given: Element) -> list[Element]:
    if not isinstance(given, dict):
        return []
    odd: list[Element] = [None, {NAME: [NAME]}]
    return [given | {name: value} for name in ("nyEgenskap", NAME) for value in odd]


def _nested(given: Element) -> list[Element]:
    array: list[Element] = [given]
    mapping: Document = {"vegadresse": given}
    for _ in range(DEEP):
        array, mapping = [array], {"vegadresse": mapping}
    return [array, mapping]


def _swapped(given: Element, path: Path) -> Iterator[Change]:
    """Exchange an entry's timestamps; one whose end is moved may be over."""
    if isinstance(given, dict):
        present = [name for name in TIMES if given.get(name) is not None]
        for one, other in combinations(present, 2):
            if given[one] != given[other]:
                swapped = {one: given[other], other: given[one]}
                yield given | swapped, [_entry_at(path), (*path, one), (*path, other)]


def _flipped(given: Element, path: Path) -> Iterator[Change]:
    """Turn a truth value over; an entry that is marked as former no longer counts."""
    if isinstance(given, bool):
        yield not given, [path, _entry_at(path[:-1])]


def _entry_at(path: Path) -> Path:
    """Give the entry to which metadata belongs; PDL has them in an object of their own."""
    return path[:-1] if path and path[-1:] in _METADATA else path


def _of_another(given: Element, path: Path) -> Iterator[Change]:
    """Say of a person in an answer that another was asked for."""
    if path[-3:-2] in {("oppslag",), ("hentPersonBolk",)} and path[-1] in {"foedselsEllerDNummer", "ident"}:
        others = [number for number in (CHILD, MOTHER, FATHER, SIBLING, STRANGER) if number != given]
        yield from ((number, [path]) for number in others)


def _renamed(given: Element, path: Path) -> Iterator[Change]:
    """Give a property a name that identifies somebody, and then another value too."""
    for name in given if isinstance(given, dict) else ():
        for value in (given[name], [0]):
            yield without(given, name) | {NAME: value}, [(*path, name)]


UNKNOWN: Final = "property unknown"
KINDS: Final = (
    Kind("dropped", _whole(lambda _: [NOTHING]), takes_out=True),
    Kind("made null", _whole(lambda _: [None]), takes_out=True),
    Kind("emptied", _whole(lambda _: ["", " ", [], {}, [None], [{}]]), takes_out=True),
    Kind("made zero", _whole(lambda _: [0, 0.0, "0", "0000"]), takes_out=True),
    Kind("timestamps swapped", _swapped, takes_out=True),
    Kind("truth turned over", _flipped, takes_out=True),
    Kind("nested a thousand deep", _whole(_nested), takes_out=True),
    Kind("entry doubled", _whole(_doubled)),
    Kind("order changed", _whole(_shuffled)),
    Kind(UNKNOWN, _whole(_unknown)),
    Kind("in capitals", _whole(_capitals)),
    Kind("retyped", _whole(_retyped)),
    Kind("any text", _whole(lambda _: TEXTS)),
    Kind("beyond all bounds", _whole(lambda _: [-1, 2**63, 1e308, float("nan"), float("inf")])),
)
OF_ENVELOPES: Final = (
    Kind("name changed", _renamed, takes_out=True),
    Kind("asked for by another's number", _of_another),
)
"""Kinds that befall answers on several people and family files only."""


def mutations(seed: Seed, which: int, path: Path, kind: Kind) -> Iterator[Mutated]:
    """Give the families that come of one kind of mutation at one place."""
    value: Element = seed.documents[which]
    for step in path:
        value = value[step]
    for nth, (changed, touched) in enumerate(kind.changes(value, path)):
        documents: list[Element] = [*seed.documents]
        documents[which] = replaced(documents[which], path, changed)
        if not path and changed is NOTHING:
            documents[which : which + 1] = [] if which else [None]
        taken = frozenset((which, at) for at in touched) if kind.takes_out else frozenset()
        yield Mutated(tuple(documents), taken, (f"{kind.name}, way {nth}, in document {which} at {path}",))


def _truncated(text: bytes, random: Random) -> bytes:
    return text[: random.randrange(len(text))]


def _byte_changed(text: bytes, random: Random) -> bytes:
    at = random.randrange(len(text))
    return text[:at] + random.choice(b"abcxyzABCXYZ0123456789-_ \xe5\xff").to_bytes() + text[at + 1 :]


def _piece_doubled(text: bytes, random: Random) -> bytes:
    start, end = sorted(random.randrange(len(text)) for _ in range(2))
    return text[:end] + text[start:]


def _name_doubled(text: bytes, random: Random) -> bytes:
    """Let the name of a property stand twice in its object, the second time with what it said."""
    at = random.choice(
        [found.start() for found in re.finditer(rb'"[a-zA-Z]+": (true|false|null|"[^"]*")', text)]
    )
    pair = re.match(rb'"[a-zA-Z]+": (true|false|null|"[^"]*")', text[at:])
    assert pair
    return text[:at] + pair[0] + b", " + text[at:]


def _nested_text(text: bytes, random: Random) -> bytes:
    at = random.choice([found.end() for found in re.finditer(b": ", text)])
    return text[:at] + b"[" * 100 * DEEP + text[at:]


BYTES: Final[dict[str, Callable[[bytes, Random], bytes]]] = {
    "bytes truncated": _truncated,
    "bytes nested deep": _nested_text,
    "bytes with a name twice": _name_doubled,
    "bytes with a piece twice": _piece_doubled,
    "bytes with a byte changed": _byte_changed,
}
