"""Cases of whether an adult may act for a child: a row for each way to be wrong, condition by condition."""

from __future__ import annotations

from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING, Final

from fastlege.rules import REPRESENTATION, may_represent
from fastlege.testing.conformance.inputs import given
from tools.conformance import facts_pairs, homes
from tools.conformance.changes import (
    ADDRESS,
    ALIVE,
    CHILD_ALIVE,
    CHILD_OPEN,
    OLD,
    OPEN,
    PARENT,
    RESPONSIBLE,
    YOUNG,
    asker,
    asker_aged,
    child,
    child_aged,
    everyone_known,
    responsible,
    stranger,
)
from tools.conformance.facts_ages import AGES
from tools.conformance.facts_left_out import LEFT_OUT
from tools.conformance.facts_many import MANY
from tools.conformance.facts_marks import MARKS
from tools.conformance.facts_parents import HALF_KNOWN, STRANGERS, WHO_COUNTS
from tools.conformance.facts_persons import PERSONS, RESPONSIBILITY, TOLD
from tools.conformance.facts_seldom import SELDOM
from tools.conformance.facts_surrounded import SURROUNDED
from tools.conformance.facts_told_and_held import PERHAPS_A_PARENT, TOLD_AND_HELD
from tools.conformance.form import LEAST, Row, distinct, side_by_side, turn
from tools.conformance.scenes import Scene

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tools.conformance.changes import Change, Way
    from tools.conformance.form import Data
    from tools.conformance.homes_made import Way as WayOfHomes

SOURCES: Final = {condition.code: str(condition.source) for condition in REPRESENTATION.conditions}

_FAULTS: Final[dict[str, Change]] = {
    YOUNG: child_aged((16, 0)),
    CHILD_ALIVE: child(standing=None),
    CHILD_OPEN: child(protected=True),
    PARENT: stranger(),
    RESPONSIBLE: responsible(None),
    OLD: asker_aged((15, 0)),
    ALIVE: asker(standing="disappeared"),
    OPEN: asker(protected=True),
    ADDRESS: Scene.nobody_home,
}


def several() -> Iterator[Scene]:
    """Make families in which two conditions or more stand in the way: each has its finding all the same."""
    for nth, codes in enumerate([*combinations(_FAULTS, 2), *combinations(_FAULTS, 3)]):
        scene = Scene(nth)
        if PARENT in codes:
            everyone_known(scene)
        for code in sorted(
            codes, key=[ADDRESS, YOUNG, CHILD_ALIVE, CHILD_OPEN, RESPONSIBLE, OLD, ALIVE, OPEN, PARENT].index
        ):
            _FAULTS[code](scene)
        yield scene


_IN_FAMILIES: Final = dict.fromkeys(
    ("street-name-vegen-and-veien", "street-name-without-accents", "street-name-in-two-letters"), LEAST
)
"""Ways to take another street for the same one have as many families as homes; the others have half."""


def in_families(way: WayOfHomes) -> Iterator[Data]:
    """Put the homes of a way into families in which nobody else can live with the child."""
    for nth, pair in enumerate(homes.pairs(way, _IN_FAMILIES.get(way.name, LEAST // 2), set())):
        scene = Scene(nth, turn(("alone", "elsewhere"), nth), others=False)
        scene.nobody_home()
        scene.child |= {"home": pair["one"]}
        away = {"home": None, "standing": "not-resident"}
        if scene.mate is None:
            scene.asker |= {"home": pair["other"]}
        else:
            scene.asker |= away
            scene.mate |= {"home": pair["other"]}
        yield scene.input()


WAYS: Final = (*AGES, *PERSONS, *RESPONSIBILITY, *STRANGERS, *TOLD, *WHO_COUNTS, *HALF_KNOWN)
OF_FEWER: Final = (*MARKS, *LEFT_OUT, *TOLD_AND_HELD, *PERHAPS_A_PARENT, *MANY)
"""Ways that seldom need parents on whom nothing turns: their cases are the shorter for it."""
OF_NONE: Final = (*SELDOM, *SURROUNDED)
"""Ways that bring the parents they need."""


def rows() -> Iterator[Row]:
    """Make the cases of whether an adult may act for a child."""
    return side_by_side(_rows())


def _rows() -> Iterator[Row]:
    seen: set[str] = set()
    for way in (*WAYS, *OF_FEWER, *OF_NONE):
        for data in distinct(partial(_input, way), LEAST, seen):
            yield _row(way.name, way.sentence, way.condition, data, way.finding)
    for scene in several():
        yield _row(
            "several", "Several conditions stand in the way: each has its finding.", ADDRESS, scene.input()
        )
    for scene, found, sentence in facts_pairs.scenes():
        data = scene.input()
        for code, finding in found.items():
            row = _row("two-findings", sentence, code, data, finding)
        yield row
    for way_of_homes in homes.WAYS:
        sentence = f"The child's home and a parent's. {way_of_homes.sentence}"
        wanted = "" if "grad" in way_of_homes.name else way_of_homes.finding  # a grading protects, too
        for data in in_families(way_of_homes):
            yield _row(f"home-{way_of_homes.name}", sentence, ADDRESS, data, wanted)


def _input(way: Way, nth: int) -> Data:
    scene = Scene(nth, way.living, others=way in WAYS or (way in OF_FEWER and nth % 5 == 0))
    way.change(scene)
    return scene.input()


def _row(kind: str, sentence: str, condition: str, data: Data, finding: str = "") -> Row:
    """Ask the library, and hold its answer against what was said of the way."""
    decision = may_represent(*given("facts", data))
    found = {ground.code: ground.finding.value for ground in decision.grounds}
    if finding and (found[condition] != finding or decision.granted is not (finding == "met")):
        msg = f"{kind}: {condition} is {found[condition]}, and not {finding}: {found} {data}"
        raise ValueError(msg)
    expected = {"granted": decision.granted, "findings": found}
    return Row(kind, sentence, condition, SOURCES[condition], data, expected)
