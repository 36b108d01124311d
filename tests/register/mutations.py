"""What may befall a document on its way: each kind by name, and the least share that must be read.

A mutation stands at a place of one document of a family. The law is that nobody may act for the child in the
mutated family who may not in the family as it was, but for the places at which the very fact stood that
refuses, and only when a kind of mutation takes it out.
"""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from itertools import combinations, islice, product
from random import Random
from typing import TYPE_CHECKING, Final, NamedTuple

from tests.documents import NOTHING, places, replaced
from tests.register.families import SEEDS
from tests.register.fuzzing import Tally, canaries, granted, leaks, outcome_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from typing import TypeAlias

    from tests.documents import Document, Element, Path
    from tests.register.families import Place, Seed

    Change: TypeAlias = tuple[Element, Collection[Path]]
    """What is put, and every place of which it changes what is said."""

DEEP: Final = 1000
NAME: Final = "Kari Nordmann 12851793060"
TEXTS: Final = [NAME, "x", "\x00", "\ud800", "\u0660", "-1", "nan", "2026-02-30", "2026-11-23T24:60:00Z"]
HIDDEN: Final = {seed.name: canaries(seed.documents) | {NAME} for seed in SEEDS}
UNMUTATED: Final = {seed.name: granted(outcome_of(seed.documents, on=seed.on)) for seed in SEEDS}
TIMES: Final = ("ajourholdstidspunkt", "gyldighetstidspunkt", "opphoerstidspunkt")


class Kind(NamedTuple):
    """A kind of mutation.

    Attributes:
        name: What it does.
        changes: Gives, none or more times, what to put at a place where something stands.
        least: The least share of documents that must be read.
        takes_out: Whether it can take out what stands there.
    """

    name: str
    changes: Callable[[Element, Path], Iterator[Change]]
    least: float
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
                yield value, [path]

    return changes


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
    return path[:-1] if path and path[-1] in {"metadata", "folkeregistermetadata"} else path


UNKNOWN: Final = "property unknown"
KINDS: Final = (
    Kind("dropped", _whole(lambda _: [NOTHING]), 0.90, takes_out=True),
    Kind("made null", _whole(lambda _: [None]), 0.90, takes_out=True),
    Kind("emptied", _whole(lambda _: ["", " ", [], {}, [None], [{}]]), 0.58, takes_out=True),
    Kind("made zero", _whole(lambda _: [0, 0.0, "0", "0000"]), 0.50, takes_out=True),
    Kind("timestamps swapped", _swapped, 1.00, takes_out=True),
    Kind("truth turned over", _flipped, 1.00, takes_out=True),
    Kind("nested a thousand deep", _whole(_nested), 0.53, takes_out=True),
    Kind("entry doubled", _whole(_doubled), 1.00),
    Kind("order changed", _whole(_shuffled), 1.00),
    Kind(UNKNOWN, _whole(_unknown), 0.97),
    Kind("in capitals", _whole(_capitals), 1.00),
    Kind("retyped", _whole(_retyped), 0.46),
    Kind("any text", _whole(lambda _: TEXTS), 0.50),
    Kind("beyond all bounds", _whole(lambda _: [-1, 2**63, 1e308, float("nan"), float("inf")]), 0.46),
)
"""Shares measured in November 2026, less some points for chance."""


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


def everywhere(seed: Seed) -> Iterator[Place]:
    """Give every place of a family."""
    for which, document in enumerate(seed.documents):
        for path in places(document):
            yield which, path


def is_near(seed: Seed, which: int, path: Path) -> bool:
    """Tell whether a place is the reason to refuse, holds it, is part of it or stands beside it."""
    whose, reason = seed.reason or (None, ())
    shared = min(len(path), len(reason))
    holds = path[:shared] == reason[:shared]
    beside = len(reason) > 1 and path[:-1] == reason[:-1]
    return which == whose and (holds or beside)


def check(seed: Seed, mutated: Mutated, tally: Tally, kind: str) -> None:
    """Read a mutated family and hold it against the laws."""
    with told(seed, *mutated.steps):
        outcome = outcome_of(mutated.documents, on=seed.on)
        tally.count(kind, outcome)
        assert not leaks(outcome, HIDDEN[seed.name])
        if kind == UNKNOWN:  # it is read, but by the strict mode
            strict = outcome_of(mutated.documents, on=seed.on, strict=True)
            assert not leaks(strict, HIDDEN[seed.name])
        if not any(way <= mutated.places for way in seed.exceptions):
            assert granted(outcome) <= UNMUTATED[seed.name]


@contextmanager
def told(seed: Seed, *steps: object) -> Iterator[None]:
    """Tell, whatever goes wrong, of which family it was and what was done to it."""
    try:
        yield
    except Exception as fault:
        fault.add_note("\n".join(map(str, (f"the family: {seed.name}", *steps))))
        raise


def run_everywhere(kinds: Collection[Kind], *, size: int | None, nth: int) -> Tally:
    """Mutate every place of every family in every way of each kind.

    Args:
        kinds: The kinds.
        size: Only the places near a reason to refuse, and so many mutations of each kind elsewhere.
        nth: The seed by which those are chosen.
    """
    tally, random = Tally(), Random(nth)  # noqa: S311  # it chooses tests
    whole = [(seed, *place) for seed in SEEDS for place in everywhere(seed)]
    for kind in kinds:
        if size is not None:
            for at in (at for at in whole if is_near(*at)):
                for mutated in mutations(*at, kind):
                    check(at[0], mutated, Tally(), kind.name)
        chosen = whole if size is None else random.sample(whole, len(whole))
        found = ((at[0], mutated) for at in chosen for mutated in mutations(*at, kind))
        for seed, mutated in islice(found, size):
            check(seed, mutated, tally, kind.name)
    return tally


def run_together(size: int, *, nth: int) -> Tally:
    """Mutate two to five places of a family, one after the other."""
    tally, random = Tally(), Random(nth)  # noqa: S311  # it chooses tests
    for _ in range(size):
        seed = random.choice(SINGLED_OUT)
        mutated = Mutated(seed.documents)
        for _ in range(random.randint(2, 5)):
            now = seed._replace(documents=mutated.documents)
            which, path = random.choice([*everywhere(now)])
            kind = random.choice(STILL)
            if path and not (kind.name == "dropped" and isinstance(path[-1], int)):
                more = random.choice([*mutations(now, which, path, kind), Mutated(mutated.documents)])
                mutated = Mutated(more.documents, mutated.places | more.places, (*mutated.steps, *more.steps))
        check(seed, mutated, tally, SEVERAL)
    return tally


def run_bytes(size: int, *, nth: int, kinds: Collection[str]) -> Tally:
    """Mutate the text of documents; what a changed byte says is a new fact, and the law is not for it."""
    tally, random = Tally(), Random(nth)  # noqa: S311  # it chooses tests
    texts = [(seed, [json.dumps(document).encode() for document in seed.documents]) for seed in SEEDS]
    for kind, _ in product(kinds, range(size)):
        seed, encoded = random.choice(texts)
        which = random.randrange(len(encoded))
        documents = [*encoded]
        documents[which] = BYTES[kind](encoded[which], random)
        with told(seed, kind, documents[which]):
            outcome = outcome_of(documents, on=seed.on)
            tally.count(kind, outcome)
            assert not leaks(outcome, HIDDEN[seed.name])
    return tally


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
STILL: Final = [
    kind for kind in KINDS if kind.name not in {"entry doubled", "order changed", "nested a thousand deep"}
]
"""Kinds after which every place is where it was, and nothing is deep."""
SINGLED_OUT: Final = [seed for seed in SEEDS if seed.exceptions]
"""Families of which every place is known that refuses, alone or together with others."""
SEVERAL: Final = "several places at once"
NEVER_READ: Final = ("bytes truncated", "bytes nested deep", "bytes with a name twice")
LEAST: Final = {kind.name: kind.least for kind in KINDS} | {
    SEVERAL: 0.48,
    "bytes with a byte changed": 0.5,
    "bytes with a piece twice": 0.0,
    **dict.fromkeys(NEVER_READ, 0.0),
}
