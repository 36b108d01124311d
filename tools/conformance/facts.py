"""Cases of whether an adult may act for a child: a row for each way to be wrong, condition by condition."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from fastlege.rules import REPRESENTATION, may_represent
from fastlege.testing.conformance.given import GIVEN
from tools.conformance import homes
from tools.conformance.form import LEAST, Row, distinct, turn
from tools.conformance.scenes import Scene, apart, born, person

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tools.conformance.form import Data

    Change = Callable[[Scene], object]

(YOUNG, CHILD_ALIVE, CHILD_OPEN, PARENT, RESPONSIBLE, OLD, ALIVE, OPEN, ADDRESS) = REPRESENTATION.codes
SOURCES: Final = {condition.code: str(condition.source) for condition in REPRESENTATION.conditions}


class Way(NamedTuple):
    """A way to be wrong: its name, a sentence, the condition, the right findings, and what is changed."""

    name: str
    sentence: str
    condition: str
    finding: str
    change: Change
    living: str | None = None
    granted: bool | None = None
    """Whether the parent may; None: as the finding says."""


def child(**facts: Any) -> Change:  # noqa: ANN401  # whatever a fact may be
    """Change the child."""
    return lambda scene: setattr(scene, "child", scene.child | facts)


def asker(**facts: Any) -> Change:  # noqa: ANN401
    """Change the one who asks."""
    return lambda scene: setattr(scene, "asker", scene.asker | facts)


def told(**facts: Any) -> Change:  # noqa: ANN401
    """Tell other facts of the one who asks than the family holds."""
    return lambda scene: setattr(scene, "told", scene.asker | facts)


def at_home(**facts: Any) -> Change:  # noqa: ANN401
    """Change the parent who lives with the child; others do not."""
    return lambda scene: scene.nobody_home().at_home(home=scene.home, **facts)


def child_aged(*ages: tuple[int, int]) -> Change:
    """Let the child be of one of these ages: whole years, and days more."""
    return lambda scene: setattr(scene, "child", dated(scene.child, born(scene.on, *turn(ages, scene.nth))))


def asker_aged(*ages: tuple[int, int]) -> Change:
    """Let the one who asks be of one of these ages."""
    return lambda scene: setattr(scene, "asker", dated(scene.asker, born(scene.on, *turn(ages, scene.nth))))


def dated(who: Data, birth: Data) -> Data:
    """Tell another birth of a person."""
    return {name: value for name, value in who.items() if name not in {"birth_date", "birth_year"}} | birth


def on_day(whose: str, birth: str, day: str | tuple[str, ...]) -> Change:
    """Set a birth and the day on which it is asked."""

    def change(scene: Scene) -> None:
        scene.on = date.fromisoformat(turn(day, scene.nth) if isinstance(day, tuple) else day)
        other = "asker" if whose == "child" else "child"
        setattr(scene, whose, dated(getattr(scene, whose), {"birth_date": birth}))
        setattr(scene, other, dated(getattr(scene, other), born(scene.on, 5 if other == "child" else 45)))
        if scene.mate is not None:
            scene.mate = dated(scene.mate, born(scene.on, 40))

    return change


def by_year(whose: str, years: tuple[int, ...], days: tuple[str, ...] = ()) -> Change:
    """Tell the year of birth alone, so many years before the day."""

    def change(scene: Scene) -> None:
        if days:
            scene.on = scene.on.replace(month=1, day=1) if days[0] == "first" else _ordinary(scene, days)
        year = scene.on.year - turn(years, scene.nth, 1)
        setattr(scene, whose, dated(getattr(scene, whose), {"birth_year": year}))
        other = "asker" if whose == "child" else "child"
        setattr(scene, other, dated(getattr(scene, other), born(scene.on, 5 if other == "child" else 45)))

    return change


def _ordinary(scene: Scene, days: tuple[str, ...]) -> date:
    return date.fromisoformat(f"{scene.on.year}-{turn(days, scene.nth)}")


def both(*changes: Change) -> Change:
    """Change several things."""

    def change(scene: Scene) -> None:
        for each in changes:
            each(scene)

    return change


def in_turn(*changes: Change) -> Change:
    """Change one of several things."""
    return lambda scene: turn(changes, scene.nth)(scene)


_END: Final = ("12-31",)
_NOT_END: Final = ("01-01", "02-28", "05-17", "06-30", "09-01", "12-30", "12-01")
_GRADED: Final = ("fortrolig", "strengtFortrolig")


def graded(scene: Scene) -> Data:
    """Make the child's home again, graded as confidential."""
    return scene.home | {"grading": turn(_GRADED, scene.nth)}


def _child_graded(protected: bool | None) -> Change:  # noqa: FBT001  # the fact itself
    return lambda scene: child(home=graded(scene), protected=protected)(scene)


AGES: Final = (
    Way("child-turns-16-today", "The child turns 16 today.", YOUNG, "unmet", child_aged((16, 0))),
    Way(
        "child-turned-16-yesterday",
        "The child turned 16 yesterday, or some days ago.",
        YOUNG,
        "unmet",
        child_aged((16, 1), (16, 2), (16, 6), (16, 30)),
    ),
    Way(
        "child-is-16-or-17",
        "The child is 16 or 17.",
        YOUNG,
        "unmet",
        child_aged((16, 200), (17, 0), (17, 364), (16, 364)),
    ),
    Way(
        "child-is-grown",
        "The child is long grown up.",
        YOUNG,
        "unmet",
        child_aged((18, 0), (19, 4), (30, 9), (66, 200)),
    ),
    Way(
        "child-turns-16-tomorrow",
        "The child turns 16 tomorrow.",
        YOUNG,
        "met",
        lambda scene: _days_before(scene, 1),
    ),
    Way(
        "child-turns-16-in-days",
        "The child turns 16 in some days: fewer than the leap days of its life, or of this month.",
        YOUNG,
        "met",
        lambda scene: _days_before(scene, turn((2, 3, 4, 5, 9, 20), scene.nth)),
    ),
    Way(
        "child-is-15",
        "The child is 15.",
        YOUNG,
        "met",
        child_aged((15, 0), (15, 1), (15, 100), (15, 200), (15, 300)),
    ),
    Way(
        "child-is-small",
        "The child is of any age below 15.",
        YOUNG,
        "met",
        child_aged((1, 0), (2, 9), (5, 100), (8, 0), (11, 364), (12, 0), (13, 5), (14, 0)),
    ),
    Way("child-is-born-today", "The child was born today.", YOUNG, "met", child_aged((0, 0))),
    Way(
        "child-is-newborn",
        "The child was born in these days, or this month.",
        YOUNG,
        "met",
        child_aged((0, 1), (0, 2), (0, 14), (0, 28)),
    ),
    Way(
        "child-born-29-february-day-before",
        "The child was born on 29 February, and it is 28 February of a year that has no other: it turns 16 on 1 March.",
        YOUNG,
        "met",
        on_day("child", "2084-02-29", "2100-02-28"),
    ),
    Way(
        "child-born-29-february-on-1-march",
        "The child was born on 29 February, and it is 1 March of a year without that day: it turns 16 today.",
        YOUNG,
        "unmet",
        on_day("child", "2084-02-29", "2100-03-01"),
    ),
    Way(
        "child-born-29-february-in-leap-year",
        "The child was born on 29 February, and turns 16 today, on 29 February.",
        YOUNG,
        "unmet",
        on_day("child", "2008-02-29", "2024-02-29"),
    ),
    Way(
        "child-born-29-february-eve-in-leap-year",
        "The child was born on 29 February, and turns 16 tomorrow, on 29 February.",
        YOUNG,
        "met",
        on_day("child", "2008-02-29", "2024-02-28"),
    ),
    Way(
        "child-born-1-march-on-29-february",
        "The child was born on 1 March, and turns 16 tomorrow, after 29 February.",
        YOUNG,
        "met",
        on_day("child", "2008-03-01", "2024-02-29"),
    ),
    Way(
        "child-turns-16-in-2100",
        "The child turns 16 today, in the year 2100: there were three leap days in its life, and not four.",
        YOUNG,
        "unmet",
        lambda scene: _born_in_2084("child", scene),
    ),
    Way(
        "adult-turns-16-in-2100",
        "The one who asks turns 16 today, in the year 2100: there were three leap days in their life.",
        OLD,
        "met",
        lambda scene: _born_in_2084("asker", scene),
    ),
    Way(
        "child-born-later-in-the-year",
        "The child turns 16 later this year: the month, or the day of the month, has not come.",
        YOUNG,
        "met",
        lambda scene: _later_this_year(scene),
    ),
    Way(
        "child-born-earlier-in-the-year",
        "The child turned 16 earlier this year, in an earlier month with a later day.",
        YOUNG,
        "unmet",
        lambda scene: _earlier_this_year(scene),
    ),
    Way(
        "child-by-year-turns-15",
        "Of the child's birth the year is known: it turns 15 this year, or less.",
        YOUNG,
        "met",
        by_year("child", (15, 14, 9, 1, 0, 15)),
    ),
    Way(
        "child-by-year-turns-16",
        "Of the child's birth the year is known: it turns 16 some day this year.",
        YOUNG,
        "unknown",
        by_year("child", (16,), _NOT_END),
    ),
    Way(
        "child-by-year-turns-16-on-1-january",
        "Of the child's birth the year is known: it turns 16 this year, and it is 1 January.",
        YOUNG,
        "unknown",
        by_year("child", (16,), ("first",)),
    ),
    Way(
        "child-by-year-turns-16-on-31-december",
        "Of the child's birth the year is known: it turns 16 this year, and it is 31 December, so it has.",
        YOUNG,
        "unmet",
        by_year("child", (16,), _END),
    ),
    Way(
        "child-by-year-turns-15-on-31-december",
        "Of the child's birth the year is known: it turns 15 this year, and it is 31 December.",
        YOUNG,
        "met",
        by_year("child", (15,), _END),
    ),
    Way(
        "child-by-year-turned-16",
        "Of the child's birth the year is known: it turned 16 last year, or before.",
        YOUNG,
        "unmet",
        by_year("child", (17, 18, 25, 17), ("01-01", "11-23", "12-31")),
    ),
    Way(
        "child-birth-not-known",
        "Nobody knows when the child was born.",
        YOUNG,
        "unknown",
        lambda scene: setattr(scene, "child", dated(scene.child, {})),
    ),
    Way(
        "child-birth-and-year-told",
        "The date and the year of the child's birth are told: the date decides.",
        YOUNG,
        "met",
        lambda scene: (
            _days_before(scene, turn((1, 30, 300), scene.nth)),
            setattr(scene, "child", scene.child | {"birth_year": int(scene.child["birth_date"][:4])}),
        ),
    ),
    Way("adult-turns-16-today", "The one who asks turns 16 today.", OLD, "met", asker_aged((16, 0))),
    Way(
        "adult-is-16-or-17",
        "The one who asks is 16 or 17.",
        OLD,
        "met",
        asker_aged((16, 1), (16, 200), (17, 0), (17, 364)),
    ),
    Way(
        "adult-turns-16-tomorrow",
        "The one who asks turns 16 tomorrow.",
        OLD,
        "unmet",
        lambda scene: _adult_days_before(scene, 1),
    ),
    Way(
        "adult-is-younger",
        "The one who asks is 13 to 15.",
        OLD,
        "unmet",
        asker_aged((15, 0), (15, 200), (14, 364), (13, 0)),
    ),
    Way(
        "adult-is-very-old",
        "The one who asks is of a great age.",
        OLD,
        "met",
        asker_aged((99, 0), (101, 3), (70, 364)),
    ),
    Way(
        "adult-born-29-february-day-before",
        "The one who asks was born on 29 February, and it is 28 February of a year without that day.",
        OLD,
        "unmet",
        on_day("asker", "2084-02-29", "2100-02-28"),
    ),
    Way(
        "adult-born-29-february-on-1-march",
        "The one who asks was born on 29 February, and turns 16 today, on 1 March.",
        OLD,
        "met",
        on_day("asker", "2084-02-29", "2100-03-01"),
    ),
    Way(
        "adult-by-year-turned-16",
        "Of the birth of the one who asks the year is known: 17 years ago, or more.",
        OLD,
        "met",
        by_year("asker", (17, 18, 40, 60)),
    ),
    Way(
        "adult-by-year-turns-16",
        "Of the birth of the one who asks the year is known: 16 some day this year.",
        OLD,
        "unknown",
        by_year("asker", (16,), _NOT_END),
    ),
    Way(
        "adult-by-year-turns-16-on-31-december",
        "Of the birth of the one who asks the year is known: 16 this year, and it is 31 December.",
        OLD,
        "met",
        by_year("asker", (16,), _END),
    ),
    Way(
        "adult-by-year-turns-15",
        "Of the birth of the one who asks the year is known: 15 this year.",
        OLD,
        "unmet",
        by_year("asker", (15, 14), ("01-01", "11-23", "12-31")),
    ),
    Way(
        "adult-birth-not-known",
        "Nobody knows when the one who asks was born.",
        OLD,
        "unknown",
        lambda scene: setattr(scene, "asker", dated(scene.asker, {})),
    ),
)


def _born_in_2084(whose: str, scene: Scene) -> None:
    month, day = turn(((3, 1), (5, 12), (12, 31), (8, 30), (11, 3)), scene.nth)
    on_day(whose, f"2084-{month:02}-{day:02}", f"2100-{month:02}-{day:02}")(scene)


def _days_before(scene: Scene, days: int) -> None:
    """Let the child turn 16 in so many days."""
    scene.child = dated(scene.child, _sixteen_years_before(scene.on + timedelta(days=days)))


def _adult_days_before(scene: Scene, days: int) -> None:
    scene.asker = dated(scene.asker, _sixteen_years_before(scene.on + timedelta(days=days)))


def _sixteen_years_before(day: date) -> Data:
    return born(day, 16)


def _later_this_year(scene: Scene) -> None:
    scene.on = scene.on.replace(month=6, day=turn((15, 20, 28), scene.nth))
    scene.asker = dated(scene.asker, born(scene.on, 30))
    month, day = turn(((6, 29), (7, 1), (12, 31), (10, 3), (8, 14)), scene.nth, 1)
    scene.child = dated(scene.child, {"birth_date": date(scene.on.year - 16, month, day).isoformat()})


def _earlier_this_year(scene: Scene) -> None:
    scene.on = scene.on.replace(month=6, day=turn((5, 10, 14), scene.nth))
    scene.asker = dated(scene.asker, born(scene.on, 30))
    month, day = turn(((5, 31), (1, 20), (3, 15), (4, 30), (2, 28)), scene.nth, 1)
    scene.child = dated(scene.child, {"birth_date": date(scene.on.year - 16, month, day).isoformat()})


def responsible(held: bool | None) -> Change:  # noqa: FBT001  # the fact itself
    """Set the responsibility of the parent who asks."""
    return lambda scene: setattr(scene, "responsibility", held)


PERSONS: Final = (
    Way(
        "child-not-resident",
        "The child is registered as not resident: it is alive, and nothing is compared.",
        ADDRESS,
        "unknown",
        child(standing="not-resident"),
    ),
    *(
        Way(
            f"child-{code}", f"The child is registered as {code}.", CHILD_ALIVE, finding, child(standing=code)
        )
        for code, finding in (
            ("deceased", "unmet"),
            ("invalid-identity", "unmet"),
            ("disappeared", "unknown"),
        )
    ),
    Way(
        "child-standing-not-known",
        "Nobody knows what the register holds the child to be.",
        CHILD_ALIVE,
        "unknown",
        child(standing=None),
    ),
    Way(
        "child-protected",
        "The child is under address protection.",
        CHILD_OPEN,
        "unmet",
        child(protected=True),
    ),
    Way(
        "child-perhaps-protected",
        "Nobody knows whether the child is protected.",
        CHILD_OPEN,
        "unknown",
        child(protected=None),
    ),
    Way(
        "child-home-graded",
        "The child's home is graded as confidential, and no mark says that it is protected.",
        CHILD_OPEN,
        "unmet",
        _child_graded(protected=False),
    ),
    Way(
        "child-home-graded-mark-not-known",
        "The child's home is graded as confidential, and the mark is not known.",
        CHILD_OPEN,
        "unmet",
        _child_graded(protected=None),
    ),
    Way(
        "child-at-client-address",
        "The child's home is a klientadresse, which protects nobody.",
        CHILD_OPEN,
        "met",
        lambda scene: child(home=scene.home | {"grading": "klientadresse"})(scene),
    ),
    Way(
        "child-at-home-not-graded",
        "The child's home has no grading, or is ungraded: the mark decides.",
        CHILD_OPEN,
        "met",
        lambda scene: child(home=scene.home | {"grading": None})(scene),
    ),
    Way(
        "child-shared-residence-graded",
        "Another home of the child (delt bosted) is graded: the mark and the registered home decide.",
        CHILD_OPEN,
        "met",
        lambda scene: child(shared_residences=[apart(scene) | {"grading": "fortrolig"}])(scene),
    ),
    Way(
        "adult-not-resident",
        "The one who asks is not resident, and another parent lives with the child.",
        ALIVE,
        "met",
        asker(standing="not-resident", home=None),
        "elsewhere",
    ),
    *(
        Way(
            f"adult-{code}",
            f"The one who asks is registered as {code}; another parent lives with the child.",
            ALIVE,
            finding,
            asker(standing=code),
            turn(("both", "elsewhere"), place),
        )
        for place, (code, finding) in enumerate(
            (
                ("deceased", "unmet"),
                ("invalid-identity", "unmet"),
                ("disappeared", "unknown"),
                (None, "unknown"),
            )
        )
    ),
    Way(
        "adult-protected",
        "The one who asks is protected; another parent lives with the child.",
        OPEN,
        "unmet",
        asker(protected=True),
        "both",
    ),
    Way(
        "adult-protected-elsewhere",
        "The one who asks is protected and lives elsewhere; another parent lives with the child.",
        OPEN,
        "unmet",
        asker(protected=True),
        "elsewhere",
    ),
    Way(
        "adult-perhaps-protected",
        "Nobody knows whether the one who asks is protected; another parent lives with the child.",
        OPEN,
        "unknown",
        asker(protected=None),
        "both",
    ),
    Way(
        "adult-home-graded",
        "The home of the one who asks is graded as confidential, and no mark says that they are protected.",
        OPEN,
        "unmet",
        lambda scene: asker(
            home=(scene.home if scene.nth % 2 else apart(scene)) | {"grading": turn(_GRADED, scene.nth)}
        )(scene),
        "both",
    ),
    Way(
        "adult-home-graded-mark-not-known",
        "The home of the one who asks is graded, and the mark is not known.",
        OPEN,
        "unmet",
        lambda scene: asker(home=apart(scene) | {"grading": turn(_GRADED, scene.nth)}, protected=None)(scene),
        "elsewhere",
    ),
    Way(
        "adult-at-client-address",
        "The home of the one who asks is a klientadresse, which protects nobody.",
        OPEN,
        "met",
        lambda scene: asker(home=scene.home | {"grading": "klientadresse"})(scene),
    ),
    Way(
        "adult-at-home-not-graded",
        "The home of the one who asks has no grading: the mark decides.",
        OPEN,
        "met",
        lambda scene: asker(home=scene.home | {"grading": None})(scene),
    ),
    Way(
        "adult-shared-residence-graded",
        "Another home of the one who asks is graded: the mark and the registered home decide.",
        OPEN,
        "met",
        lambda scene: asker(shared_residences=[apart(scene) | {"grading": "strengtFortrolig"}])(scene),
    ),
    Way(
        "notices-do-not-matter",
        "Where the persons want notices does not matter.",
        PARENT,
        "met",
        both(asker(notify_by="sms"), child(notify_by="email")),
    ),
)

RESPONSIBILITY: Final = (
    *(
        Way(
            f"responsibility-{name}-{where}",
            f"The parent who asks {says}; {who} with the child.",
            RESPONSIBLE,
            finding,
            responsible(held),
            where,
        )
        for name, says, held, finding in (
            ("none", "has no parental responsibility", False, "unmet"),
            ("not-known", "has parental responsibility or not: nobody knows", None, "unknown"),
        )
        for where, who in (
            ("alone", "that parent lives"),
            ("both", "both parents live"),
            ("elsewhere", "another parent lives"),
        )
    ),
    Way(
        "responsibility-none-of-the-other",
        "The other parent alone lives with the child, and has no responsibility: the one who asks has.",
        RESPONSIBLE,
        "met",
        lambda scene: setattr(scene, "mate_responsibility", turn((False, None), scene.nth)),
        "elsewhere",
    ),
    Way(
        "responsibility-of-the-other-alone",
        "The other parent has responsibility and lives with the child; the one who asks has none.",
        RESPONSIBLE,
        "unmet",
        lambda scene: (setattr(scene, "mate_responsibility", True), setattr(scene, "responsibility", False)),
        "both",
    ),
)


def stranger(scene: Scene, **facts: Any) -> None:  # noqa: ANN401
    """Let somebody ask who is not registered as a parent, and whose facts are a parent's else."""
    mark, taken = scene.asker["id"], {row["person"]["id"] for row in scene.parents()}
    marks = ("stranger", f"{mark}1", mark.swapcase(), f"{mark}.0", f"0{mark}", f" {mark}")
    others = [each for each in marks if each not in taken]
    scene.told = scene.asker | {"id": turn(others, scene.nth, 1)} | facts


def everyone_known(scene: Scene) -> None:
    """Let the register know of no other parent, and of each something."""
    scene.all_known = True
    scene.others = [row for row in scene.others if row["person"]["standing"] is not None]


def _stranger(*changes: Change, **facts: Any) -> Change:  # noqa: ANN401
    return lambda scene: (
        everyone_known(scene),
        *(change(scene) for change in changes),
        stranger(scene, **facts),
    )


def _without_facts(scene: Scene) -> None:
    mark = {"id": "parent-5", "protected": None, "standing": None}
    row = {"person": mark, "responsibility": turn((None, True, False), scene.nth)}
    scene.others = [
        *scene.others,
        row
        | turn(
            ({}, {"role": "far"}, {"missing_because": "denied"}, {"missing_because": "not-found"}), scene.nth
        ),
    ]


def _no_parents(scene: Scene, *, all_known: bool) -> None:
    scene.rows, scene.all_known = [], all_known


def _not_all(scene: Scene) -> None:
    scene.all_known = False


def _nobody_told(scene: Scene) -> None:
    scene.told = {"id": turn(("stranger", "99", "x"), scene.nth), "protected": None, "standing": None}


STRANGERS: Final = (
    Way(
        "stranger",
        "Somebody asks who is not registered as a parent, and is like one in all else, but for the id.",
        PARENT,
        "unmet",
        _stranger(),
    ),
    Way(
        "stranger-at-the-childs-home",
        "Somebody asks who lives with the child, and is not registered as a parent.",
        PARENT,
        "unmet",
        lambda scene: (everyone_known(scene), stranger(scene, home=scene.home, standing="resident")),
    ),
    Way(
        "stranger-alone-at-home",
        "Somebody who is no parent lives with the child, and no parent does.",
        ADDRESS,
        "unmet",
        lambda scene: (scene.nobody_home(), stranger(scene, home=scene.home)),
    ),
    Way(
        "stranger-of-whom-nothing-is-known",
        "Somebody asks of whom nothing is known, and who is not registered as a parent.",
        PARENT,
        "unmet",
        lambda scene: (everyone_known(scene), _nobody_told(scene)),
    ),
    Way(
        "stranger-while-not-all-parents-known",
        "Somebody asks who is not named as a parent, while the register may know of another.",
        PARENT,
        "unknown",
        lambda scene: (_not_all(scene), stranger(scene)),
    ),
    Way(
        "stranger-while-a-parent-is-without-facts",
        "Somebody asks who is not named as a parent, while nothing is known of one who is: it may be the same, under another number.",
        PARENT,
        "unknown",
        lambda scene: (everyone_known(scene), _without_facts(scene), stranger(scene)),
    ),
    Way(
        "stranger-responsibility-unmet",
        "A stranger has no responsibility, where all parents are known.",
        RESPONSIBLE,
        "unmet",
        _stranger(standing="resident"),
    ),
    Way(
        "stranger-responsibility-unknown",
        "Of a stranger it is not known who has responsibility, where not all parents are known.",
        RESPONSIBLE,
        "unknown",
        lambda scene: (_not_all(scene), stranger(scene, birth_date="1980-01-01")),
    ),
    Way(
        "child-asks",
        "The child itself asks.",
        PARENT,
        "unmet",
        lambda scene: (everyone_known(scene), setattr(scene, "told", scene.child)),
    ),
    Way(
        "no-parents",
        "The register knows of no parent, and of none that it does not name.",
        PARENT,
        "unmet",
        lambda scene: (_no_parents(scene, all_known=True), stranger(scene)),
    ),
    Way(
        "no-parents-address",
        "There is no parent who could live with the child.",
        ADDRESS,
        "unmet",
        lambda scene: (
            _no_parents(scene, all_known=True),
            stranger(scene, home=scene.home),
            setattr(scene, "child", scene.child | {"home": turn((scene.home, None), scene.nth)}),
        ),
    ),
    Way(
        "no-parents-named",
        "The register names no parent, and does not say that there is none.",
        PARENT,
        "unknown",
        lambda scene: (_no_parents(scene, all_known=False), stranger(scene)),
    ),
    Way(
        "no-parents-named-address",
        "The register names no parent, and one may live with the child.",
        ADDRESS,
        "unknown",
        lambda scene: (_no_parents(scene, all_known=False), stranger(scene, standing="resident")),
    ),
    Way(
        "parent-while-not-all-parents-known",
        "A registered parent asks, while the register may know of another.",
        PARENT,
        "met",
        _not_all,
    ),
    Way(
        "parent-while-another-is-without-facts",
        "A registered parent asks, while nothing is known of another.",
        PARENT,
        "met",
        _without_facts,
    ),
    Way(
        "parent-without-role",
        "The parent who asks has no role told.",
        PARENT,
        "met",
        lambda scene: setattr(
            scene,
            "rows",
            [{name: value for name, value in row.items() if name != "role"} for row in scene.parents()],
        ),
    ),
    Way(
        "parents-of-one-role",
        "All parents have the same role.",
        PARENT,
        "met",
        lambda scene: setattr(
            scene,
            "rows",
            [row | {"role": turn(("mor", "far", "medmor"), scene.nth)} for row in scene.parents()],
        ),
    ),
    Way(
        "parents-in-other-order",
        "The order of the parents does not matter.",
        PARENT,
        "met",
        lambda scene: setattr(scene, "rows", scene.parents()[::-1]),
        "both",
    ),
    Way(
        "parents-are-many",
        "There are four parents or more: the last in the row asks.",
        PARENT,
        "met",
        lambda scene: _many(scene),
    ),
)


def _many(scene: Scene) -> None:
    more = [
        {
            "person": person(f"q{place}", {"birth_year": 1970 + place}, apart(scene, place)),
            "responsibility": False,
        }
        for place in range(3)
    ]
    rows = [*more, *scene.parents()]
    rows.sort(key=lambda row: row["person"]["id"] == scene.asker["id"])
    scene.rows = rows


def _told_home(home: str) -> Change:
    """Let the one who asks tell another home than the family holds."""

    def change(scene: Scene) -> None:
        scene.nobody_home()
        if home == "held":
            scene.asker |= {"home": scene.home}
            scene.told = scene.asker | {"home": turn((apart(scene), None), scene.nth)}
        else:
            scene.told = scene.asker | {"home": scene.home}

    return change


def _held(**facts: Any) -> Change:  # noqa: ANN401
    """Let the family hold other facts than the one who asks tells."""

    def change(scene: Scene) -> None:
        scene.told = dict(scene.asker)
        scene.asker |= facts

    return change


def _told_age(held: int, tells: int) -> Change:
    def change(scene: Scene) -> None:
        scene.asker = dated(scene.asker, born(scene.on, held, 9))
        scene.told = dated(scene.asker, born(scene.on, tells, 9))

    return change


TOLD: Final = (
    Way(
        "told-home-is-held-elsewhere",
        "The one who asks tells the child's home; the family holds another: that one counts.",
        ADDRESS,
        "unmet",
        _told_home("told"),
    ),
    Way(
        "held-home-is-told-elsewhere",
        "The family holds that the one who asks lives with the child; they tell otherwise.",
        ADDRESS,
        "met",
        _told_home("held"),
    ),
    Way(
        "told-protected",
        "The one who asks is protected by what they tell, and not by what the family holds.",
        OPEN,
        "unmet",
        told(protected=True),
    ),
    Way(
        "held-protected",
        "The one who asks is protected by what the family holds, and not by what they tell.",
        OPEN,
        "unmet",
        _held(protected=True),
        "both",
    ),
    Way(
        "told-perhaps-protected",
        "By what the one who asks tells it is not known whether they are protected.",
        OPEN,
        "unknown",
        told(protected=None),
    ),
    Way(
        "held-perhaps-protected",
        "By what the family holds it is not known whether the one who asks is protected.",
        OPEN,
        "unknown",
        _held(protected=None),
        "both",
    ),
    Way(
        "told-home-graded",
        "The home that the one who asks tells is graded.",
        OPEN,
        "unmet",
        lambda scene: told(home=graded(scene))(scene),
    ),
    Way(
        "held-home-graded",
        "The home that the family holds of the one who asks is graded.",
        OPEN,
        "unmet",
        lambda scene: _held(home=graded(scene))(scene),
        "both",
    ),
    *(
        Way(
            f"{which}-{code or 'standing-not-known'}",
            f"The one who asks is {code or 'of unknown standing'} by what {says}.",
            ALIVE,
            finding,
            change(standing=code),
            "both",
        )
        for which, says, change in (("told", "they tell", told), ("held", "the family holds", _held))
        for code, finding in (("deceased", "unmet"), ("disappeared", "unknown"), (None, "unknown"))
    ),
    Way(
        "told-unknown-held-deceased",
        "The standing of the one who asks is not told, and the family holds that they have died.",
        ALIVE,
        "unmet",
        lambda scene: (told(standing=None)(scene), asker(standing="deceased")(scene)),
        "both",
    ),
    Way(
        "told-not-resident",
        "The one who asks tells that they are not resident; the family holds that they are.",
        ALIVE,
        "met",
        told(standing="not-resident"),
    ),
    Way(
        "told-too-young",
        "The one who asks is 15 by what they tell, and 40 by what the family holds.",
        OLD,
        "unmet",
        _told_age(40, 15),
    ),
    Way(
        "held-too-young",
        "The one who asks is 40 by what they tell, and 15 by what the family holds.",
        OLD,
        "unmet",
        _told_age(15, 40),
    ),
    Way(
        "told-birth-not-known",
        "When the one who asks was born is not told, and the family holds it.",
        OLD,
        "unknown",
        lambda scene: setattr(scene, "told", dated(scene.asker, {})),
    ),
)


_AT_HOME: Final = (
    ("resident", "is resident and not protected", "met", {}),
    ("deceased", "has died, and is passed over", "unmet", {"standing": "deceased"}),
    (
        "deceased-and-protected",
        "has died, and was protected: passed over all the same",
        "unmet",
        {"standing": "deceased", "protected": True},
    ),
    (
        "deceased-and-perhaps-protected",
        "has died, and perhaps was protected: passed over all the same",
        "unmet",
        {"standing": "deceased", "protected": None},
    ),
    ("not-resident", "is not resident, and is passed over", "unmet", {"standing": "not-resident"}),
    (
        "not-resident-and-protected",
        "is not resident and protected: not compared",
        "unknown",
        {"standing": "not-resident", "protected": True},
    ),
    (
        "not-resident-and-perhaps-protected",
        "is not resident and perhaps protected: not compared",
        "unknown",
        {"standing": "not-resident", "protected": None},
    ),
    ("disappeared", "has disappeared, and is passed over", "unmet", {"standing": "disappeared"}),
    (
        "disappeared-and-protected",
        "has disappeared and is protected: not compared",
        "unknown",
        {"standing": "disappeared", "protected": True},
    ),
    (
        "of-invalid-identity",
        "is of an identity that is not valid, and is passed over",
        "unmet",
        {"standing": "invalid-identity"},
    ),
    ("of-unknown-standing", "is of unknown standing: not compared", "unknown", {"standing": None}),
    (
        "of-unknown-standing-and-protected",
        "is of unknown standing and protected: not compared",
        "unknown",
        {"standing": None, "protected": True},
    ),
    ("protected", "is protected: not compared", "unknown", {"protected": True}),
    ("perhaps-protected", "is perhaps protected: not compared", "unknown", {"protected": None}),
)


def _graded_at_home(scene: Scene) -> None:
    scene.nobody_home().at_home(home=graded(scene))


def _somewhere(**facts: Any) -> Change:  # noqa: ANN401
    """Let one parent be of these facts, wherever that parent lives, and no other at home."""
    return lambda scene: scene.nobody_home().at_home(**facts)


def _beside(row: Callable[[Scene], Data]) -> Change:
    """Put another parent beside one at home, of whom nothing certain is known."""
    return lambda scene: scene.others.append({"person": row(scene), "responsibility": None})


WHO_COUNTS: Final = (
    *(
        Way(
            f"at-home-{name}",
            f"The only parent at the child's home {says}.",
            ADDRESS,
            finding,
            at_home(**facts),
            "elsewhere",
        )
        for name, says, finding, facts in _AT_HOME
    ),
    Way(
        "at-home-graded",
        "The home of the only parent at the child's home is graded: not compared.",
        ADDRESS,
        "unknown",
        _graded_at_home,
    ),
    Way("nobody-at-home", "No parent lives with the child.", ADDRESS, "unmet", Scene.nobody_home),
    Way(
        "nobody-at-home-perhaps-another",
        "No named parent lives with the child, and the register may know of another.",
        ADDRESS,
        "unknown",
        lambda scene: (scene.nobody_home(), _not_all(scene)),
    ),
    Way(
        "parents-home-not-known",
        "Of one parent no home is known, and the other lives elsewhere.",
        ADDRESS,
        "unknown",
        _somewhere(home=None),
    ),
    Way(
        "protected-elsewhere",
        "One parent is protected, and the other lives elsewhere.",
        ADDRESS,
        "unknown",
        _somewhere(protected=True),
        "elsewhere",
    ),
    Way(
        "parent-without-facts-and-nobody-at-home",
        "Of one parent nothing is known, and the others live elsewhere.",
        ADDRESS,
        "unknown",
        lambda scene: (scene.nobody_home(), _without_facts(scene)),
    ),
    Way(
        "deceased-elsewhere",
        "One parent has died, and no other lives with the child.",
        ADDRESS,
        "unmet",
        _somewhere(standing="deceased", home=None),
        "elsewhere",
    ),
    Way("child-home-not-known", "The child's home is not known.", ADDRESS, "unknown", child(home=None)),
    Way(
        "no-home-known-of-anybody",
        "Neither the child's nor a parent's home is known.",
        ADDRESS,
        "unknown",
        lambda scene: (
            child(home=None)(scene),
            scene.nobody_home(),
            setattr(scene, "asker", scene.asker | {"home": None}),
        ),
    ),
    Way("both-at-home", "Both parents live with the child.", ADDRESS, "met", lambda scene: None, "both"),
    Way(
        "asker-elsewhere-other-at-home",
        "The one who asks lives elsewhere, and another parent lives with the child: that is enough.",
        ADDRESS,
        "met",
        lambda scene: setattr(scene, "asker", scene.asker | {"home": turn((apart(scene), None), scene.nth)}),
        "elsewhere",
    ),
    Way(
        "asker-at-home-other-elsewhere",
        "The one who asks lives with the child, and another parent elsewhere.",
        ADDRESS,
        "met",
        lambda scene: setattr(
            scene, "mate", scene.mate and scene.mate | {"home": apart(scene), "standing": "resident"}
        ),
        "both",
    ),
    Way(
        "asker-at-home-other-protected",
        "One parent lives with the child; another is protected, or unknown: that does not stand in the way.",
        ADDRESS,
        "met",
        lambda scene: setattr(
            scene,
            "mate",
            scene.mate
            and scene.mate
            | turn(({"protected": True}, {"standing": None}, {"home": None}, {"protected": None}), scene.nth),
        ),
        "both",
    ),
    Way(
        "third-parent-at-home",
        "Only the third parent in the row lives with the child.",
        ADDRESS,
        "met",
        lambda scene: _third_at_home(scene),
    ),
    Way(
        "shared-residence-is-no-home",
        "The child has another home (delt bosted) with a parent, and its registered home with none.",
        ADDRESS,
        "unmet",
        lambda scene: (scene.nobody_home(), child(shared_residences=[scene.asker["home"]])(scene)),
    ),
    Way(
        "shared-residence-alone",
        "The child has no registered home, and another home (delt bosted) with a parent.",
        ADDRESS,
        "unknown",
        lambda scene: child(home=None, shared_residences=[scene.home])(scene),
    ),
    Way(
        "shared-residence-of-parent",
        "A parent has another home (delt bosted) at the child's, and the registered one elsewhere.",
        ADDRESS,
        "unmet",
        lambda scene: (
            scene.nobody_home(),
            setattr(scene, "asker", scene.asker | {"shared_residences": [scene.home]}),
        ),
    ),
    Way(
        "shared-residence-beside-home",
        "The child has another home (delt bosted) elsewhere, and its registered home with a parent.",
        ADDRESS,
        "met",
        lambda scene: child(shared_residences=[apart(scene)])(scene),
    ),
    Way(
        "parents-share-a-home",
        "The parents live together, and the child elsewhere.",
        ADDRESS,
        "unmet",
        lambda scene: (
            scene.nobody_home(),
            setattr(scene, "mate", scene.mate and scene.mate | {"home": scene.asker["home"]}),
        ),
        "both",
    ),
)


def _third_at_home(scene: Scene) -> None:
    scene.nobody_home()
    others = [person(f"z{place}", {"birth_year": 1975}, apart(scene, place)) for place in range(2)]
    at_home_too = person("z-third", {"birth_year": 1981}, scene.home)
    rows = [
        {"person": scene.asker, "responsibility": True},
        *({"person": who, "responsibility": False} for who in (others[0], at_home_too, others[1])),
    ]
    start = scene.nth % 2
    scene.rows = [*rows[start:], *rows[:start]] if start else rows


_FAULTS: Final[dict[str, Change]] = {
    YOUNG: child_aged((16, 0)),
    CHILD_ALIVE: child(standing=None),
    CHILD_OPEN: child(protected=True),
    PARENT: lambda scene: stranger(scene),
    RESPONSIBLE: lambda scene: setattr(scene, "responsibility", None),
    OLD: asker_aged((15, 0)),
    ALIVE: asker(standing="disappeared"),
    OPEN: asker(protected=True),
    ADDRESS: lambda scene: scene.nobody_home(),
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


def in_families(way: homes.Way) -> Iterator[Data]:
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


WAYS: Final = (*AGES, *PERSONS, *RESPONSIBILITY, *STRANGERS, *TOLD, *WHO_COUNTS)


def rows() -> Iterator[Row]:
    """Make the cases of whether an adult may act for a child."""
    seen: set[str] = set()
    for way in WAYS:
        for data in distinct(lambda nth, way=way: _input(way, nth), LEAST, seen):
            yield _row(way.name, way.sentence, way.condition, data, way.finding)
    for scene in several():
        yield _row(
            "several", "Several conditions stand in the way: each has its finding.", ADDRESS, scene.input()
        )
    for way_of_homes in homes.WAYS:
        sentence = f"The child's home and a parent's. {way_of_homes.sentence}"
        wanted = "" if "grad" in way_of_homes.name else way_of_homes.finding  # a grading protects, too
        for data in in_families(way_of_homes):
            yield _row(f"home-{way_of_homes.name}", sentence, ADDRESS, data, wanted)


def _input(way: Way, nth: int) -> Data:
    scene = Scene(nth, way.living)
    way.change(scene)
    return scene.input()


def _row(kind: str, sentence: str, condition: str, data: Data, finding: str = "") -> Row:
    """Ask the library, and hold its answer against what was said of the way."""
    decision = may_represent(*GIVEN["facts"](data))  # type: ignore[arg-type]  # an adult and a family
    found = {ground.code: ground.finding.value for ground in decision.grounds}
    if finding and (found[condition] != finding or decision.granted is not (finding == "met")):
        msg = f"{kind}: {condition} is {found[condition]}, and not {finding}: {found} {data}"
        raise ValueError(msg)
    expected = {"granted": decision.granted, "findings": found}
    return Row(kind, sentence, condition, SOURCES[condition], data, expected)
